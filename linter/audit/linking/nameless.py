"""Whose a file is that names no body, or can't be read, told by its own name and its folders.

Without it a body whose only report is a damaged file would be said to have published nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from linter.audit.linking.register import Register, Sureness
from linter.interpret.title import read_title
from linter.interpret.wording import squeeze
from linter.rulebook.recognition import Recognition

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年度?)?(?!\d)")


def place_nameless(
    paths: Iterable[str], register: Register, recognition: Recognition
) -> Iterator[tuple[str, int, int | None]]:
    """Each path with the body that it names, and the report year where it names just one.

    A body is named by a title that is the file's name, or by a file's or folder's name that is the body's but for a
    year; the part nearest to the file tells.
    """
    for path in paths:
        told = [_told(part, register, recognition) for part in reversed(_parts(path))]
        body = next((body for body, _ in told if body is not None), None)
        years = {year for _, year in told if year is not None}
        if body is not None:
            yield path, body, years.pop() if len(years) == 1 else None


def _parts(path: str) -> list[str]:
    """The names of folders, of archives and of the file, without suffixes. A folder in which an archive lies says
    whose that is, which may hold the reports of many."""
    outer, *inner = path.split("!/")
    *folders, file = "/".join([PurePosixPath(outer).name, *inner]).split("/") if inner else outer.split("/")
    return [*folders, PurePosixPath(file).stem]


def _told(part: str, register: Register, recognition: Recognition) -> tuple[int | None, int | None]:
    squeezed = squeeze(part)
    title = read_title(squeezed, recognition, recognition.title)
    name, year = (title.organisation, title.year) if title is not None else (None, None)
    match = register.match(name or _YEAR.sub("", squeezed).strip("-_.()"))
    years = {int(found) for found in _YEAR.findall(squeezed)}
    if year is None and len(years) == 1:
        year = years.pop()
    return match.key if match is not None and match.sureness <= Sureness.PLACED else None, year
