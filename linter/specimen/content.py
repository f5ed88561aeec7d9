"""The words and numbers of the clean report, which are the rulebook's: ``specimens/<edition>.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from linter.rulebook.files import built_in
from linter.rulebook.problem import Problem, RulebookError
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.shape import check_shape
from linter.rulebook.source import read
from linter.rulebook.template import Template
from linter.rulebook.words import Shape
from linter.specimen.changes import ChangeError

FOLDER = "specimens"


class BodyContent(Shape, frozen=True, kw_only=True):
    """An invented body: its name, and how its report speaks of itself (我局)."""

    organisation: str
    ours: str


class Content(Shape, frozen=True, kw_only=True):
    """The clean report of one edition. ``like`` names the edition whose content stands in for what is left out."""

    edition: str
    like: str = ""
    year: int = 0
    bodies: dict[str, BodyContent] = {}
    preface: list[str] = []
    period: str = ""
    start: str = ""
    end: str = ""
    sections: dict[str, list[str]] = {}
    for_bodies: dict[str, dict[str, list[str]]] = {}
    """Paragraphs that some kinds of body add to a section."""
    cells: dict[str, dict[str, dict[str, str | int]]] = {}
    signature_date: str = ""


def content_of(template: Template, rulebook: Rulebook) -> Content:
    """The content of an edition's clean report: its own, or that of the latest edition that has one.

    Raises :class:`ChangeError` where there is none at all and :class:`RulebookError` where one can't be used.
    """
    found = _read_all(rulebook.folders or (str(built_in()),))
    if not found:
        raise ChangeError(f"the rulebook has no clean report: {FOLDER}/{template.edition}.yaml")
    content = _complete(template.edition if template.edition in found else max(found), found)
    years = template.report_years
    if content.year in years:
        return content
    return msgspec.structs.replace(content, year=years.first or years.last or content.year)


def default_edition(rulebook: Rulebook) -> str:
    """The edition of a clean report whose year isn't said: the one whose content isn't written ``like`` another's."""
    found = _read_all(rulebook.folders or (str(built_in()),))
    own = [edition for edition, content in found.items() if not content.like]
    if not own:
        raise ChangeError(f"the rulebook has no clean report in {FOLDER}/")
    return max(own)


def _complete(edition: str, found: Mapping[str, Content]) -> Content:
    if edition not in found:
        raise ChangeError(f"the rulebook has no clean report: {FOLDER}/{edition}.yaml")
    own = found[edition]
    if not own.like:
        return own
    base = _complete(own.like, {name: content for name, content in found.items() if name != edition})
    given = {name: value for name, value in msgspec.structs.asdict(own).items() if value}
    given["sections"] = {**base.sections, **own.sections}
    given["cells"] = {**base.cells, **own.cells}
    return msgspec.structs.replace(base, **given)


@lru_cache(maxsize=4)
def _read_all(folders: tuple[str, ...]) -> dict[str, Content]:
    found: dict[str, Content] = {}
    for folder in folders:
        for path in sorted(Path(folder, FOLDER).glob("*.yaml")):
            problems: list[Problem] = []
            for item in read(str(path), path.read_bytes(), problems):
                problems += check_shape(item, item.data, Content)
                if not problems:
                    content = msgspec.convert(item.data, Content)
                    found[content.edition] = content
            if problems:
                raise RulebookError(problems)
    return found
