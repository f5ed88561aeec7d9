"""The report's title, over one or several lines, and what it says: the body and the year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from linter.interpret.dates import FIRST_YEAR, LAST_YEAR, year_number
from linter.interpret.patterns import first_found, first_full
from linter.interpret.pieces import Piece
from linter.interpret.wording import squeeze
from linter.model.report import Passage
from linter.rulebook.recognition import Recognition

MOST_LINES = 4
LONGEST_TITLE = 90
LEAST_TITLE = 10
SITE_MARKS = ("-", "_", "|")
"""What parts a page's title from the site's name in the metadata."""

_LISTED_DATE = re.compile(r"[(\[]?20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[)\]]?$")
"""The date behind a title in a list of papers."""


class Title(NamedTuple):
    """A title found in pieces ``start`` to ``stop`` (not included); ``near`` where only the kind of paper is wrong."""

    passage: Passage
    organisation: str | None
    year: int | None
    start: int
    stop: int
    named: bool = True
    """Whether the organisation is worded as a body's name; else the line may be running text."""
    near: bool = False


class Read(NamedTuple):
    """What a title says. ``labelled`` where it stands behind a label of the page (``标题：…``)."""

    organisation: str | None
    year: int | None
    labelled: bool


def read_title(squeezed: str, recognition: Recognition, patterns: Sequence[str]) -> Read | None:
    """What a title says, or ``None`` where a text is no title."""
    squeezed = _LISTED_DATE.sub("", squeezed)
    if len(squeezed) > LONGEST_TITLE or first_full(recognition.other_papers, squeezed):
        return None
    found = first_full(patterns, squeezed)
    if found is None:
        return None
    groups = found.groupdict()
    organisation = (groups.get("organisation") or "").strip('"[]-')
    if organisation.count("(") != organisation.count(")"):
        organisation = organisation.strip("()")
    year = year_number(groups["year"]) if groups.get("year") else None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        year = None
    return Read(organisation or None, year, bool(groups.get("label")))


def find_titles(found: Sequence[Piece], stop: int, recognition: Recognition) -> list[Title]:
    """Every title in the pieces before ``stop``, in order, each as complete as its neighbouring lines make it: titles
    proper, else those of a wrong type, else one run together with the text."""
    return (
        titles_in(found, stop, recognition, recognition.title)
        or titles_in(found, stop, recognition, recognition.near_title, near=True)
        or _run_together(found, stop, recognition)
    )


def titles_in(
    found: Sequence[Piece], stop: int, recognition: Recognition, patterns: Sequence[str], near: bool = False
) -> list[Title]:
    """Every title of some patterns in the pieces before ``stop``."""
    every = (_title_at(found, index, stop, recognition, patterns, near) for index in range(stop))
    return [title for title in every if title is not None]


def _run_together(found: Sequence[Piece], stop: int, recognition: Recognition) -> list[Title]:
    """A title that stands in one paragraph with the text: in front of it, or parted from it by blanks."""
    for index, piece in enumerate(found[: stop + 1]):
        head = piece.squeezed[: 2 * LONGEST_TITLE]
        if piece.grid or len(head) <= LONGEST_TITLE // 2:
            continue
        if not all(first_found((pattern,), head) for pattern in recognition.subject):
            continue
        words = piece.text[: 4 * LONGEST_TITLE].split()
        runs = ["".join(words[at : at + size]) for size in range(1, MOST_LINES) for at in range(len(words))]
        runs += ["".join(words)[:length] for length in range(LEAST_TITLE, LONGEST_TITLE)]
        for text in runs:
            read = read_title(squeeze(text), recognition, recognition.title)
            if read is None or not read.organisation or not read.year:
                continue
            if first_full((recognition.organisation_name,), read.organisation):
                return [Title(Passage(text, piece.place), read.organisation, read.year, index, index)]
    return []


def _title_at(
    found: Sequence[Piece], index: int, stop: int, recognition: Recognition, patterns: Sequence[str], near: bool
) -> Title | None:
    best: Title | None = None
    text, squeezed = "", ""
    for end in range(index, min(index + MOST_LINES, stop)):
        piece = found[end]
        if piece.grid or len(squeezed) + len(piece.squeezed) > LONGEST_TITLE:
            break
        text, squeezed = text + piece.text, squeezed + piece.squeezed
        read = read_title(squeezed, recognition, patterns)
        if read is None:
            continue
        organisation, year, labelled = read
        several = end > index
        named = bool(organisation) and first_full((recognition.organisation_name,), organisation or "") is not None
        if several and organisation and not named:
            continue
        shown = text.replace("：", ":").partition(":")[2] if labelled else text
        title = Title(Passage(shown.strip(), found[index].place), organisation, year, index, end + 1, named, near)
        if best is None or _fullness(title) > _fullness(best):
            best = title
    return best


def best_title(titles: Sequence[Title]) -> Title | None:
    """The fullest title, the last of equals: it stands nearest to the text."""
    best: Title | None = None
    for title in titles:
        if best is None or _fullness(title) >= _fullness(best):
            best = title
    return best


def _fullness(title: Title) -> tuple[bool, bool, bool]:
    return title.named, title.organisation is not None, title.year is not None


def page_title(text: str, recognition: Recognition) -> Read | None:
    """Organisation and year from a page's title, the site's name behind it left out."""
    squeezed = squeeze(text)
    shorter = [squeezed] + [squeezed.split(mark)[0] for mark in SITE_MARKS if mark in squeezed]
    for patterns in (recognition.title, recognition.near_title):
        for entry in shorter:
            read = read_title(entry, recognition, patterns)
            if read is not None:
                return read
    return None
