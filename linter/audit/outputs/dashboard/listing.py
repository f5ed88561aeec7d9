"""The list of all bodies with their marks, for those who read or print without scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from linter.audit.outputs.dashboard import words
from linter.audit.outputs.dashboard.bodypage import BodyPages
from linter.audit.outputs.dashboard.page import document
from linter.audit.outputs.dashboard.subjects import BodyRow, Subject, page_of
from linter.audit.outputs.replacing import replacing
from linter.phrases.phrase import Lang
from linter.writers.markup import Markup, element

_ROWS = Markup("<!--rows-->")


class Line(Protocol):
    """Takes a body and its reports."""

    def __call__(self, body: BodyRow, subjects: Sequence[Subject], /) -> None: ...


@contextmanager
def listing(file: Path, years: Sequence[int], pages: BodyPages) -> Iterator[Line]:
    """A page that gets a line for each body, written line by line. ``years`` are its columns."""
    lang = pages.lang
    before, after = _page(years, lang, pages.footer).split(_ROWS)
    with replacing(file) as part, part.open("w", encoding="utf-8", newline="\n") as page:

        def write(body: BodyRow, subjects: Sequence[Subject]) -> None:
            marks: dict[int, Markup] = {}
            for subject in subjects:
                marks.setdefault(subject.year or 0, pages.chip(subject.status.value, subject.mark))
            cells = [
                element("a", element("bdi", body.name), href=page_of(body.name)),
                words.kinds(lang).get(body.kind or "", ""),
                words.levels(lang).get(body.level or "", ""),
                element("bdi", body.parent or ""),
                *(marks.get(year, Markup("—")) for year in years),
                str(sum(subject.errors for subject in subjects)),
                str(sum(subject.warnings for subject in subjects)),
            ]
            page.write(element("tr", *(element("td", cell) for cell in cells)))

        page.write(before)
        yield write
        page.write(after)


def _page(years: Sequence[int], lang: Lang, footer: Markup) -> str:
    title = words.ALL_BODIES.say(lang)
    labels = [phrase.say(lang) for phrase in (words.NAME, words.KIND, words.LEVEL, words.PARENT)]
    labels += [str(year) if year else words.YEAR_UNKNOWN.say(lang) for year in years]
    labels += [words.ERRORS.say(lang), words.WARNINGS.say(lang)]
    head = element("thead", element("tr", *(element("th", label, scope="col") for label in labels)))
    table = element("table", head, element("tbody", _ROWS))
    back = element("p", element("a", words.BACK.say(lang), href="../index.html"), class_="back")
    parts = [
        element("header", back, element("h1", title)),
        element("section", element("div", table, class_="wide")),
        footer,
    ]
    return document(title, parts, lang, folder="../", kind="overview")
