"""The few rows and columns of a table that a finding is about, with the wrong cell marked."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from linter.checks.result import CellRef
from linter.engine.finding import Finding
from linter.model.report import Cell, CellKind, Report
from linter.phrases import ui
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang
from linter.phrases.values import number


class Mark(Enum):
    """What an excerpt says of a cell."""

    NONE = "none"
    WRONG = "wrong"  # most likely wrong; the right number is known
    SUSPECT = "suspect"  # one of several that may be wrong


class ExcerptCell(NamedTuple):
    """A cell of an excerpt. ``text`` is what the report says ("" for a blank), ``proposed`` the right number or ""."""

    text: str
    blank: bool = False
    mark: Mark = Mark.NONE
    proposed: str = ""


class Excerpt(NamedTuple):
    """Rows and columns in the template's order, by their labels. ``cells[row][column]``; ``None`` where there is none
    or no broken identity speaks of it.

    ``shortened`` is true where addends of 0 were left out.
    """

    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[ExcerptCell | None, ...], ...]
    shortened: bool

    def has(self, mark: Mark) -> bool:
        """Whether any cell carries a mark."""
        return any(cell is not None and cell.mark is mark for row in self.cells for cell in row)


def excerpt(finding: Finding, report: Report, labels: Labels) -> Excerpt | None:
    """The excerpt for a finding that comes from identities, or ``None``.

    Shown are the rows and columns of the marked cells' table that the broken identities speak of; those whose addends
    are all 0 are left out.
    """
    involved = {cell for broken in finding.broken for _, cell in broken.equation.terms if not cell.previous}
    marks = dict.fromkeys(finding.suspects, Mark.SUSPECT)
    proposed = {}
    for repair in finding.repairs:
        marks[repair.cell] = Mark.WRONG
        proposed[repair.cell] = number(repair.proposed)
    table_id = _table(marks, involved, finding)
    table = report.tables.get(table_id) if table_id else None
    if table is None or labels.template is None or table_id is None:
        return None
    spec = labels.template.table(table_id)
    kept = {
        cell
        for cell in involved
        if cell.table == table_id and (cell in marks or _counts(table.cell(cell.row, cell.column)))
    }
    kept |= {cell for cell in marks if cell.table == table_id and not cell.previous}
    if not kept:
        return None
    rows = [row.id for row in spec.all_rows() if any(cell.row == row.id for cell in kept)]
    columns = [column.id for column in spec.all_columns() if any(cell.column == column.id for cell in kept)]

    def shown(row: str, column: str) -> ExcerptCell | None:
        cell = table.cell(row, column)
        ref = CellRef(table_id, row, column)
        if cell is None or (ref not in involved and ref not in marks):
            return None
        return ExcerptCell(
            text=number(cell.value) if cell.value is not None else cell.text,
            blank=cell.kind is CellKind.BLANK,
            mark=marks.get(ref, Mark.NONE),
            proposed=proposed.get(ref, ""),
        )

    return Excerpt(
        columns=tuple(labels.column(table_id, column) for column in columns),
        rows=tuple(labels.row(table_id, row) for row in rows),
        cells=tuple(tuple(shown(row, column) for column in columns) for row in rows),
        shortened=len(kept) < len([cell for cell in involved if cell.table == table_id]),
    )


def excerpt_text(cell: ExcerptCell | None, lang: Lang) -> str:
    """A cell of an excerpt with its mark: ``【8→3】``."""
    if cell is None:
        return ""
    text = ui.EXCERPT_BLANK.say(lang) if cell.blank else cell.text
    if cell.proposed:
        text = ui.EXCERPT_CHANGE.say(lang, present=text, proposed=cell.proposed)
    return text if cell.mark is Mark.NONE else ui.EXCERPT_CELL.say(lang, text=text)


def excerpt_legend(excerpt: Excerpt, lang: Lang) -> str:
    """What the marks of an excerpt mean, and that addends of 0 are left out; "" where there is nothing to say."""
    parts = []
    if excerpt.has(Mark.WRONG):
        parts.append(ui.EXCERPT_LEGEND.say(lang))
    elif excerpt.has(Mark.SUSPECT):
        parts.append(ui.EXCERPT_LEGEND_SUSPECT.say(lang))
    if excerpt.shortened:
        parts.append(ui.EXCERPT_SHORTENED.say(lang))
    return ui.SEPARATOR.say(lang).join(parts)


def _table(marks: Iterable[CellRef], involved: Iterable[CellRef], finding: Finding) -> str | None:
    tables = [cell.table for cell in marks if not cell.previous] or [cell.table for cell in involved]
    if finding.target.table in tables or not tables:
        return finding.target.table if tables else None
    return min(tables)


def _counts(cell: Cell | None) -> bool:
    """Whether a cell is worth showing: anything but a plain 0."""
    return cell is not None and cell.value != 0
