"""The manifest: what is known of each file of the input."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from linter.audit.records import Claim, ListedBody
from linter.audit.sources.lists.listing import Line, read_lines
from linter.audit.sources.lists.problem import ListProblem, condensed
from linter.audit.sources.lists.roster import bodies_of
from linter.audit.sources.lists.sheets import unreadable
from linter.audit.sources.lists.words import lexicon
from linter.phrases.phrase import Phrase

_USED = frozenset({"organisation", "kind", "level", "parent", "year", "file", "address", "published"})
_NEEDED = [("organisation",), ("file", "address")]
_URL = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)
_TWO_LINES = Phrase(
    "文件“{text}”已写在第{other}行，以第{other}行为准",
    "the file {text} stands in line {other} already, and that line counts",
)
_SAME_LINE = Phrase("与第{other}行相同", "the same as line {other}")
_NOTHING = Phrase("这一行没有文件，也没有网址", "the line names no file and no address")
_NO_NAME = Phrase("这一行没有单位名称", "the line names no body")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a manifest: its claim, and the file's path as the line has it, with ``/``; ``None`` for a line that
    has only an address."""

    claim: Claim
    path: str | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest's lines, the bodies that they name, and what is wrong with the list."""

    name: str
    entries: tuple[Entry, ...]
    bodies: tuple[ListedBody, ...]
    problems: tuple[ListProblem, ...] = ()


def read_manifest(file: Path) -> Manifest:
    """The manifest in a CSV text or a spreadsheet. Raises ``UsageProblem`` where it can't be read or lacks the columns
    with names, or those with files or addresses."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise unreadable(file.name, error.strerror or str(error)) from error
    return parse_manifest(data, file.name)


def parse_manifest(data: bytes, name: str) -> Manifest:
    """The manifest in a file's bytes; ``name`` is the file's name."""
    lines, problems = read_lines(data, name, lexicon(), _USED, _NEEDED)
    entries: list[Entry] = []
    first: dict[str, Entry] = {}
    for line in lines:
        entry = _entry(line)
        key = path_key(entry.path or entry.claim.address or "")
        if not key:
            line.say("file" if "file" in line.layout.titles else "address", _NOTHING)
        elif key in first:
            known = first[key]
            other = str(known.claim.line)
            if _told(known.claim) == _told(entry.claim):
                line.say("file", _SAME_LINE, other=other)
            else:
                line.say("file", _TWO_LINES, text=entry.path or key, other=other)
        else:
            first[key] = entry
            entries.append(entry)
        problems += line.problems
    return Manifest(name, tuple(entries), bodies_of(lines), condensed(problems))


def path_key(path: str) -> str:
    """What paths are compared by: composed characters, without regard to capitals, and with or without ``!`` behind an
    archive's name."""
    return unicodedata.normalize("NFC", path).replace("!/", "/").casefold()


def _entry(line: Line) -> Entry:
    path, address = line.text("file"), line.text("address")
    if _URL.fullmatch(path):
        path, address = "", address or path
    elif address and not path and not _URL.match(address):
        path, address = address, ""
    kind = line.kind()
    name = line.name("organisation")
    if name is None:
        line.say("organisation", _NO_NAME)
    claim = Claim(
        organisation=name,
        body=kind.body,
        level=kind.level,
        parent=line.name("parent"),
        year=line.year("year"),
        published=line.day("published"),
        address=address or None,
        line=line.number,
    )
    return Entry(claim, _tidy(path) or None)


def _tidy(path: str) -> str:
    """A path as people write it, with ``/``, without quotes around it and ``./`` in front."""
    path = path.strip("\"'“”").replace("\\", "/")
    while path.startswith("./"):
        path = path[2:]
    return path.rstrip("/")


def _told(claim: Claim) -> tuple[object, ...]:
    return (claim.organisation, claim.body, claim.level, claim.parent, claim.year, claim.published, claim.address)
