"""Writes the reports of a government and of the bodies that it sums up, but for governments under it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.audit import odd_files
from benchmarks.audit.faults import Made, above, changed_cells, plant
from benchmarks.audit.lists import manifest_line
from benchmarks.audit.places import Unit
from benchmarks.audit.plan import LAWFUL, Planned
from benchmarks.audit.press import Press
from benchmarks.audit.series import Years, leaf, whole
from benchmarks.audit.shelf import Shelf
from benchmarks.audit.telling import told
from benchmarks.audit.truth import Control, Expected, Fault, Notes
from benchmarks.rules import drafts
from benchmarks.rules.figures import edition_of, number
from benchmarks.rules.files import FORMS
from benchmarks.rules.writing import Written
from linter.model.document import Paragraph

Sums = dict[int, Years]
"""The figures of governments by number."""

_FOREIGN = ("栎桐泠蕉荔苔柘溧汨沣渌漳", "阳坞川溪浦岭塘桥渡洲泉冈", "东南西北前后上中下里外新")
_FOREIGN_OFFICES = ("水利局", "财政局", "教育局", "民政局")
CORRECTED = "（更正版）"


class Desk:
    """One government's share of the province."""

    def __init__(self, root: Path, press: Press) -> None:
        self._root, self._press = root, press
        self._notes = Notes()
        self._shelf: Shelf

    def write(self, head: Unit, below: Sums) -> tuple[Years, Notes]:
        """Write all reports; gives the government's figures and what the lists must say."""
        units = self._press.province.units
        members = [units[number] for number in self._press.province.children[head.number]]
        series = {unit.number: below.get(unit.number) or self._press.series(unit) for unit in members}
        parts = [(unit, series[unit.number]) for unit in members if not unit.apart]
        total = whole((years for _, years in parts), self._press.years)
        with Shelf.opened(self._root, self._press.seed) as shelf:
            self._shelf = shelf
            for unit in members:
                if unit.number not in below:
                    self._body(unit, series[unit.number], [])
            self._body(head, total, parts)
        return total, self._notes

    def _body(self, unit: Unit, series: Years, parts: list[tuple[Unit, Years]]) -> None:
        for year in self._press.years:
            if unit.reports(year):
                planned = self._press.plan.at.get((unit.number, year))
                report = self._press.report(unit, year, series)
                if planned is None:
                    self._file(unit, report)
                else:
                    self._planned(planned, unit, series, report, parts)
        if unit.since or unit.until:
            self._notes.controls.append(Control("new or dissolved", unit.name, unit.since or unit.until or 0))
        if unit.apart:
            self._notes.controls.append(Control("reports to its own head office", unit.name, self._press.years[-1]))

    # --- files

    def _file(self, unit: Unit, report: Written, form: str = "", suffix: str = "", mark: str = "") -> str:
        """A report's file, with its line of the manifest."""
        form = form or self._press.form(unit, report.year)
        ending, data = self._press.file(report, unit, form)
        return self._bytes(unit, report, data, suffix or ending, unit, report.year, mark)

    def _bytes(
        self, unit: Unit, report: Written, data: bytes, suffix: str, held: Unit | None, year: int, mark: str = ""
    ) -> str:
        """Bytes under a body's line of the manifest. They hold the report of ``held`` for ``year``, or none."""
        name = f"{unit.body.name}{report.year}年政府信息公开工作年度报告{mark}.{suffix}"
        path = self._shelf.put(unit, report.year, name, data)
        self._listed(unit, report, path)
        if held is not None:
            self._notes.files.append((path, held.name, str(year)))
        return path

    def _listed(self, unit: Unit, report: Written, path: str) -> None:
        day = report.document.metadata["published"]
        self._notes.manifest.append(manifest_line(unit, self._press.province, report.year, path, day))

    # --- faults

    def _planned(
        self, planned: Planned, unit: Unit, series: Years, report: Written, parts: list[tuple[Unit, Years]]
    ) -> None:
        made = plant(self._press, planned, unit, series, report, parts)
        if made is not None:
            self._changed(planned, unit, made)
        else:
            _SPECIAL[planned.kind](self, planned, unit, series, report)

    def _changed(self, planned: Planned, unit: Unit, made: Made) -> None:
        """A report that holds its fault itself."""
        path = self._file(unit, made.report)
        if planned.kind in LAWFUL:
            self._notes.controls.append(Control(planned.kind, unit.name, planned.year, (path,)))
            return
        must = (Expected(body=unit.name, year=planned.year, file=path, codes=made.must),)
        may = (Expected(body=unit.name, year=planned.year, codes=made.may),) if made.may else ()
        self._fault(planned, unit, (path,), must, (*may, *made.around), made.detail)

    def _fault(
        self, planned: Planned, unit: Unit, files: tuple[str, ...], must: tuple[Expected, ...],
        may: tuple[Expected, ...] = (), detail: str = "",
    ) -> None:  # fmt: skip
        self._notes.faults.append(Fault(planned.kind, unit.name, planned.year, files, must, may, detail))

    def _unpublished(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        must = Expected(body=unit.name, year=planned.year, status="unpublished", codes=("GID761",))
        self._fault(planned, unit, (), (must,))

    def _two_versions(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        """The report, and the same with another number of decisions; a correction says that it is one."""
        other = _other_number(report)
        corrected = planned.kind == "a marked correction"
        if corrected:
            other = _marked(other)
        form, mark = self._press.form(unit, planned.year), CORRECTED if corrected else "（2）"
        files = (
            self._file(unit, report, form),
            self._file(unit, other, self._press.form(unit, planned.year, form), mark=mark),
        )
        may = (
            *above(self._press, unit, planned.year, changed_cells(report.tables, other.tables)),
            Expected(body=unit.name, year=planned.year + 1, codes=("GID705",)),
        )
        if corrected:
            self._notes.controls.append(Control(planned.kind, unit.name, planned.year, files, may))
        else:
            must = Expected(body=unit.name, year=planned.year, codes=("GID762",))
            self._fault(planned, unit, files, (must,), may)

    def _two_forms(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        form = self._press.form(unit, planned.year)
        files = (self._file(unit, report, form), self._file(unit, report, self._press.form(unit, planned.year, form),
                                                            mark="（附件）"))  # fmt: skip
        self._notes.controls.append(Control(planned.kind, unit.name, planned.year, files))

    def _last_years_file(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        before = self._press.report(unit, planned.year - 1, series)
        suffix, data = self._press.file(before, unit, self._press.form(unit, planned.year - 1))
        path = self._bytes(unit, report, data, suffix, unit, planned.year - 1)
        self._wrong_file(planned, unit, path, "GID767")

    def _anothers_file(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        """The file of a body of the same government. An audit may count it for either."""
        press = self._press
        assert planned.source is not None
        other = press.province.units[planned.source]
        its = press.report(other, planned.year, press.series(other))
        suffix, data = press.file(its, other, press.form(other, planned.year))
        path = self._bytes(unit, report, data, suffix, None, planned.year)
        self._notes.files.append((path, f"{unit.name}|{other.name}", str(planned.year)))
        self._wrong_file(planned, unit, path, "GID766")

    def _wrong_file(self, planned: Planned, unit: Unit, path: str, code: str) -> None:
        """The body's own report isn't there, so it may count as unpublished."""
        may = Expected(body=unit.name, year=planned.year, status="unpublished", codes=("GID761",))
        self._fault(planned, unit, (path,), (Expected(file=path, codes=(code,)),), (may,))

    def _nobodys_file(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        """The body's own report, and beside it one of a body that no list has."""
        rng = self._press.rng(unit, planned.year, "nobody")
        number, place = unit.number, ""
        for characters in _FOREIGN:
            number, at = divmod(number, len(characters))
            place += characters[at]
        name = f"{place}县{_FOREIGN_OFFICES[number % len(_FOREIGN_OFFICES)]}"
        place = name[: name.index("县") + 1]
        body = replace(unit.body, name=name, place=place, kind="department", ours="我局", office="办公室", seat="县",
                       area="全县", makes_rules=False, address=f"{place}府前街{rng.randint(1, 90)}号")  # fmt: skip
        stranger = Unit(-unit.number - 1, name, body, "county", None, unit.folder)
        tables = leaf(self._press.seed, stranger, range(planned.year, planned.year + 1))[planned.year]
        other = told(rng, body, planned.year, tables, None)
        form = rng.choice([form for form in FORMS if form.startswith("html") or form == "docx"])
        suffix, data = self._press.file(other, stranger, form)
        own = self._file(unit, report)
        path = self._shelf.put(unit, planned.year, f"{name}{planned.year}年政府信息公开工作年度报告.{suffix}", data)
        self._fault(planned, unit, (path, own), (Expected(file=path, codes=("GID765",)),), detail=name)

    def _unreadable(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        rng = self._press.rng(unit, planned.year, "broken")
        suffix = "pdf"
        if planned.kind == "truncated PDF":
            data = odd_files.truncated(self._press.file(report, unit, "pdf")[1])
        elif planned.kind == "PDF with a password":
            data = odd_files.locked(self._press.file(report, unit, "pdf")[1])
        elif planned.kind == "empty file":
            data, suffix = b"", rng.choice(("html", "docx", "pdf", "txt"))
        else:
            data, suffix = odd_files.noise(rng), rng.choice(("docx", "pdf", "doc"))
        path = self._bytes(unit, report, data, suffix, None, planned.year)
        may = Expected(body=unit.name, year=planned.year, status="unpublished", codes=("GID761",))
        self._fault(planned, unit, (path,), (Expected(file=path, status="unreadable"),), (may,))

    def _hostile(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        """An archive with the body's report and a member that must be refused."""
        suffix, data = self._press.file(report, unit, self._press.form(unit, planned.year))
        name = f"{unit.body.name}{planned.year}年政府信息公开工作年度报告.{suffix}"
        packed, kind = odd_files.with_hostile_member(planned.turn, name, data)
        archive = self._shelf.put(unit, planned.year, f"{unit.body.name}报送材料.zip", packed, loose=True)
        path = f"{archive}!/{name}"
        self._listed(unit, report, path)
        self._notes.files.append((path, unit.name, str(planned.year)))
        must = Expected(body=unit.name, year=planned.year, under=f"{archive}!/", status="unreadable")
        self._fault(planned, unit, (archive, path), (must,), detail=kind)

    def _no_report(self, planned: Planned, unit: Unit, series: Years, report: Written) -> None:
        """Another paper beside the body's report."""
        own = self._file(unit, report)
        rng = self._press.rng(unit, planned.year, "paper")
        name, data = odd_files.other_paper(unit, planned.year, planned.turn, rng)
        path = self._shelf.put(unit, planned.year, name, data)
        self._fault(planned, unit, (path, own), (Expected(file=path, status="not_a_report"),), detail=name)


def _other_number(report: Written) -> Written:
    there = number(report.tables, "disclosure", "licences", "decisions")
    if edition_of(report.year) == "2019":
        items = number(report.tables, "disclosure", "licences", "previous_items")
        cells = {("licences", "previous_items"): str(max(items, 3)), ("licences", "decisions"): str(there + 7)}
    else:
        cells = {("licences", "decisions"): str(there + 7)}
    return drafts.with_cells(report, "disclosure", cells)


def _marked(report: Written) -> Written:
    """With words in the title that say that it is a correction."""
    blocks = list(report.document.blocks)
    last = max(n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and block.centred)
    block = blocks[last]
    assert isinstance(block, Paragraph)
    blocks[last] = replace(block, text=block.text + CORRECTED)
    return drafts.with_blocks(report, blocks)


_SPECIAL = {
    "unpublished": Desk._unpublished,
    "two versions": Desk._two_versions,
    "a marked correction": Desk._two_versions,
    "two forms of one report": Desk._two_forms,
    "file of last year": Desk._last_years_file,
    "file of another body": Desk._anothers_file,
    "file of nobody": Desk._nobodys_file,
    "truncated PDF": Desk._unreadable,
    "PDF with a password": Desk._unreadable,
    "empty file": Desk._unreadable,
    "random bytes": Desk._unreadable,
    "hostile member": Desk._hostile,
    "no report": Desk._no_report,
}
