"""What an example may change of the clean report.

The keys are the fields of :class:`Changes`; any other key must be a table's, and holds the texts of some of its cells
by row and column::

    year: 2022
    applications: {new: {natural_person: 3, total: ""}}      # "" leaves the cell blank
    sections: {problems: 无}
    tables: {review: {drop_columns: [pending]}}
    signature: {date: 2024年2月6日}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from linter.rulebook.template import Template
from linter.rulebook.words import BodyName, LevelOfGovernment, Shape

Text = str | list[str]
"""One paragraph, or several."""


class ChangeError(ValueError):
    """An example asks for a change that there is no such thing to make to."""


class AddedLine(Shape, frozen=True, kw_only=True):
    """A row or column that the format doesn't have: behind which key, its label, and what all its cells say."""

    after: str
    label: str
    value: str | int = 0


class TableChange(Shape, frozen=True, kw_only=True):
    """How a table's shape departs from the format. Keys of rows and columns are the template's.

    ``edition`` draws the table as another edition has it. ``break_after``: a page ends behind the row, so that merged
    labels at its left are printed again. ``note``: the text in the corner; ``null`` leaves it out. ``as_text``: its
    rows are lines of text and no table.
    """

    edition: str = ""
    drop_rows: list[str] = []
    drop_columns: list[str] = []
    add_rows: list[AddedLine] = []
    add_columns: list[AddedLine] = []
    row_labels: dict[str, str] = {}
    column_labels: dict[str, str] = {}
    break_after: str = ""
    note: str | UnsetType | None = UNSET
    as_text: bool = False


class SignatureChange(Shape, frozen=True, kw_only=True):
    """Another signing body or date; ``null`` leaves it out."""

    organisation: str | UnsetType | None = UNSET
    date: str | UnsetType | None = UNSET


class PeriodChange(Shape, frozen=True, kw_only=True):
    """Another first or last day of the statistical period, as written."""

    start: str = ""
    end: str = ""


class AddedPart(Shape, frozen=True, kw_only=True):
    """A heading with text that the format doesn't have, behind the sections."""

    heading: str
    text: Text


class Noted(Shape, frozen=True, kw_only=True):
    """Something that a reader noticed in the file (:class:`linter.model.document.NoteKind`)."""

    kind: str
    text: str


class ListingChange(Shape, frozen=True, kw_only=True):
    """What a roster and a manifest say of the report (:class:`linter.model.report.Listing`)."""

    organisation: str | None = None
    aliases: list[str] = []
    body: BodyName | None = None
    level: LevelOfGovernment | None = None
    parent: str | None = None
    year: int | None = None
    published: str = ""
    listed: bool | None = None
    source: str = ""


class Changes(Shape, frozen=True, kw_only=True):
    """Changes to the clean report. What is left out stays as it is; ``null`` leaves the part out of the report.

    - ``edition``: the format of the report; left out, that of its year.
    - ``body`` picks the body, and what its kind of body has to say; ``organisation`` renames it everywhere.
    - ``title``, ``preface``, ``period`` and ``sections`` are texts in which words in braces are filled as in the clean
      report: ``{organisation}``, ``{year}``, ``{applications.new.total}``. ``period`` may give other days instead.
    - ``headings`` are whole headings with their numeral. A section that is ``null`` goes with its table.
    - ``order``: the sections in the order in which they stand, numbered anew.
    - ``published`` is the page's date, ``metadata`` what else a page says of itself.
    - ``notes`` and ``failure`` are what a reader would report.
    - ``previous`` are changes to last year's report, ``parts`` to the reports that this one sums up, ``peers`` to other
      bodies' reports, ``versions`` to other files of the same report; they are there only if given.
    - ``parts_complete``: a roster says that the parts are all there are (or, ``false``, that some are missing).
      ``searched``: peers and versions come from a whole collection.
    - ``listing`` is what a roster and a manifest say of it; with ``unpublished`` there is no report, but only that.
    """

    edition: str = ""
    year: int | None = None
    body: BodyName | None = None
    organisation: str = ""
    title: str | UnsetType | None = UNSET
    preface: Text | UnsetType | None = UNSET
    period: PeriodChange | str | UnsetType | None = UNSET
    headings: dict[str, str] = {}
    sections: dict[str, Text | None] = {}
    order: list[str] = []
    added: list[AddedPart] = []
    tables: dict[str, TableChange | None] = {}
    signature: SignatureChange | UnsetType | None = UNSET
    published: str = ""
    metadata: dict[str, str] = {}
    notes: list[Noted] = []
    failure: str = ""
    previous: dict[str, Any] | None = None
    parts: list[dict[str, Any]] = []
    peers: list[dict[str, Any]] = []
    versions: list[dict[str, Any]] = []
    parts_complete: bool | None = None
    searched: bool = False
    listing: ListingChange | None = None
    unpublished: bool = False


CellTexts = Mapping[str, Mapping[str, str]]
"""Texts of cells, by row and column."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Changes, and the cells that they change: by table, row and column."""

    changes: Changes
    cells: Mapping[str, CellTexts]


_FIELDS = tuple(field.name for field in msgspec.structs.fields(Changes))


def parse(raw: Mapping[str, Any], template: Template) -> Parsed:
    """Checked changes. Raises :class:`ChangeError` that names a key that neither changes nor the edition have."""
    known = {key: value for key, value in raw.items() if key in _FIELDS}
    try:
        changes = msgspec.convert(known, Changes)
    except msgspec.ValidationError as error:
        raise ChangeError(str(error)) from error
    tables = {table.id: table for table in template.tables}
    sections = [section.id for section in template.sections]
    cells: dict[str, CellTexts] = {}
    for key, value in raw.items():
        if key not in _FIELDS:
            _known(key, [*_FIELDS, *tables], "change")
            cells[key] = _cells(key, value, template)
    _all_known(changes.tables, tables, "table")
    for used in (changes.headings, changes.sections, changes.order):
        _all_known(used, sections, "section")
    return Parsed(changes, cells)


def schema(templates: Iterable[Template]) -> dict[str, Any]:
    """The JSON Schema of changes, for editors that help with rules' examples."""
    whole = msgspec.json.schema(Changes)
    text = {"type": ["string", "number", "null"]}
    row = {"type": "object", "additionalProperties": text}
    body = whole["$defs"]["Changes"]
    for template in templates:
        for table in template.tables:
            body["properties"][table.id] = {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    **body["properties"].get(table.id, {}).get("properties", {}),
                    **{spec.id: row for spec in table.all_rows()},
                },
            }
    return whole


def with_examples(rulebook_schema: dict[str, Any], templates: Iterable[Template]) -> dict[str, Any]:
    """A rulebook's JSON Schema in which the examples of a rule are changes, and no longer anything."""
    definitions: dict[str, Any] = {**rulebook_schema["$defs"], **schema(templates)["$defs"]}
    one = {"$ref": "#/$defs/Changes"}
    examples = {
        name: {"anyOf": [one, {"type": "array", "items": one}]} for name in definitions["Examples"]["properties"]
    }
    definitions["Examples"] = {**definitions["Examples"], "properties": examples}
    return {**rulebook_schema, "$defs": dict(sorted(definitions.items()))}


def _cells(table: str, value: object, template: Template) -> CellTexts:
    spec = template.table(table)
    if not isinstance(value, Mapping):
        raise ChangeError(f"{table}: rows with their columns are expected, such as {{new: {{total: 3}}}}")
    texts: dict[str, dict[str, str]] = {}
    for row, columns in value.items():
        _known(row, [found.id for found in spec.all_rows()], f"row of {table}")
        if not isinstance(columns, Mapping):
            raise ChangeError(f"{table}.{row}: columns with their texts are expected, such as {{total: 3}}")
        _all_known(columns, [found.id for found in spec.columns_of(row)], f"column of {table}.{row}")
        texts[row] = {column: "" if text is None else str(text) for column, text in columns.items()}
    return texts


def _all_known(keys: Iterable[str], known: Iterable[str], what: str) -> None:
    for key in keys:
        _known(key, known, what)


def _known(key: str, known: Iterable[str], what: str) -> None:
    names = list(known)
    if key not in names:
        near = get_close_matches(str(key), names, n=1)
        raise ChangeError(f"unknown {what}: {key}" + (f" (did you mean {near[0]}?)" if near else ""))
