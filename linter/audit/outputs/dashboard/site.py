"""All files of the dashboard, made in one pass over the bodies."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from importlib.resources import files
from itertools import islice

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.dashboard import data
from linter.audit.outputs.dashboard.bodypage import BodyPages
from linter.audit.outputs.dashboard.files import data_script, put, put_marked, remove_others
from linter.audit.outputs.dashboard.gathered import Gathering
from linter.audit.outputs.dashboard.index import ALL_BODIES, footer, index
from linter.audit.outputs.dashboard.keyfigures import KeyFigures
from linter.audit.outputs.dashboard.listing import listing
from linter.audit.outputs.dashboard.subjects import Subjects, page_of
from linter.audit.outputs.dashboard.tallies import Tallies
from linter.audit.packing import digest
from linter.audit.store import Store
from linter.writers.style import STYLE

_CHARTS = ("echarts.common.min.js", "LICENSE", "LICENSE-d3", "NOTICE")


class Site:
    """The dashboard of a store, in the store's folder."""

    def __init__(self, store: Store, context: OutputContext) -> None:
        self._store = store
        self._context = context
        self._figures = KeyFigures()
        self._subjects = Subjects(store, context.families, self._figures)
        self._marks = data.marks(context.families)
        self._gathering = Gathering(store, context.families.main.name)
        self._pages = BodyPages(
            families=context.families,
            figures=self._figures,
            lang=context.lang,
            footer=footer(context.families, context.lang),
            marks=self._marks,
        )
        self._folder = store.folder
        self._bodies = store.folder / "bodies"
        self._assets = store.folder / "assets"
        self._data = self._assets / "data"

    def write(self) -> None:
        """Everything; what is no longer part of it is removed."""
        for folder in (self._bodies, self._data / "findings"):
            folder.mkdir(parents=True, exist_ok=True)
        self._write_assets()
        tallies = Tallies(self._context.families.main.name)
        kept = {ALL_BODIES, *self._write_bodies(tallies), *self._write_strays(tallies)}
        remove_others(self._bodies, ("b-*.html", data.STRAY_PAGES.format("*")), kept)
        self._write_data(tallies)
        page = index(self._store, tallies.late, self._context.lang, self._pages.footer)
        put(self._folder / "index.html", page.encode())

    def _write_assets(self) -> None:
        package = files("linter.audit.outputs.dashboard")
        for name in _CHARTS:
            put(self._assets / name, package.joinpath("echarts", name).read_bytes())
        scripts = sorted(one.name for one in package.joinpath("static").iterdir() if one.name.endswith(".js"))
        for name in scripts:
            put(self._assets / name, package.joinpath("static", name).read_bytes())
        remove_others(self._assets, ("*.js",), {*_CHARTS, *scripts})
        sheet = package.joinpath("static", "page.css").read_text(encoding="utf-8")
        put(self._assets / "page.css", f"{STYLE}{sheet}".encode())

    def _write_bodies(self, tallies: Tallies) -> set[str]:
        """The pages of all bodies, and the rows of the overview's table; the names of the pages."""
        kept: set[str] = set()
        version = self._version()
        with ExitStack() as open_files:
            row = open_files.enter_context(data_script(self._data / "bodies.js", "bodies"))
            line = open_files.enter_context(listing(self._bodies / ALL_BODIES, data.years(self._store), self._pages))
            for body in self._subjects.bodies():
                subjects = self._subjects.of_body(body.id)
                tallies.add_body(subjects)
                row(data.body_row(body, subjects, self._context.families, self._marks))
                line(body, subjects)
                name = page_of(body.name)
                kept.add(name)
                gathered = self._gathering.of_body(body, subjects)
                page = partial(self._pages.of_body, body, gathered)
                put_marked(self._bodies / name, gathered.digest(version), page)
        return kept

    def _version(self) -> str:
        """A digest of all that pages are made by and that is not in the store."""
        package = files("linter.audit.outputs.dashboard")
        sources = sorted(one.name for one in package.iterdir() if one.name.endswith((".py", ".yaml")))
        bytes_ = [package.joinpath(name).read_bytes() for name in sources]
        return digest(self._context.lang, self._pages.footer, repr(self._marks), *bytes_)

    def _write_strays(self, tallies: Tallies) -> set[str]:
        """The pages of files that belong to no body, and the rows of their table; the names of the pages."""
        pages = data.stray_pages(self._store)
        strays = self._subjects.of_nobody()
        kept: set[str] = set()
        with data_script(self._data / "strays.js", "strays") as row:
            for page in range(1, pages + 1):
                subjects = list(islice(strays, data.STRAYS_A_PAGE))
                name = data.STRAY_PAGES.format(page)
                for subject in subjects:
                    tallies.add(subject)
                    row(data.stray_row(subject, name))
                kept.add(name)
                text = self._pages.of_nobody(self._gathering.of_nobody(subjects), page, pages)
                put(self._bodies / name, text.encode())
        return kept

    def _write_data(self, tallies: Tallies) -> None:
        store, families, lang = self._store, self._context.families, self._context.lang
        with data_script(self._data / "audit.js", "audit") as row:
            row(data.audit_row(store, families, self._figures, lang))
        with data_script(self._data / "rules.js", "rules") as row:
            for rule in data.rule_rows(store, families, tallies, self._subjects.deadlines):
                row(rule)
        with data_script(self._data / "reasons.js", "reasons") as row:
            order = data.family_order(families)
            for family, year, reason, outcomes, reports in tallies.reasons(lang):
                row([order[family], year, reason, outcomes, reports])
        with data_script(self._data / "skipped.js", "skipped") as row:
            for skipped in data.skipped_rows(store, lang):
                row(skipped)
        kept = set()
        for code, findings in data.findings(store):
            name = f"{code}.js"
            kept.add(name)
            with data_script(self._data / "findings" / name, f"findings/{code}") as row:
                for finding in findings:
                    row(finding)
        remove_others(self._data / "findings", ("*.js",), kept)
