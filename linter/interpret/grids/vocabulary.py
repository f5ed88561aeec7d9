"""The labels of one table in all editions: the report's own first, then the others'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from linter.interpret.kept import Kept, make_room
from linter.interpret.labels import Match, form, likeness, match
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec, RowSpec, TableSpec, Template

PRINTED_NOTE = 0.8
"""Likeness from which on a text is the note that the template prints."""


_MOST_LABELS = 4096
"""So many labels are remembered with what they name before all are forgotten."""


@dataclass(frozen=True)
class Vocabulary:
    """A table's specification, and the rows and columns that only other editions have, each with its edition."""

    spec: TableSpec
    edition: str
    recognition: Recognition
    foreign_rows: tuple[tuple[str, RowSpec], ...]
    foreign_columns: tuple[tuple[str, ColumnSpec], ...]
    shared_rows: frozenset[str]
    """Keys of rows that all editions have."""
    shared_columns: frozenset[str]
    _rows: dict[str, Match[RowSpec] | None] = field(default_factory=dict, compare=False, repr=False)
    _columns: dict[str, Match[ColumnSpec] | None] = field(default_factory=dict, compare=False, repr=False)

    def row(self, text: str) -> Match[RowSpec] | None:
        """The row that a label names, of this edition if it can be."""
        if text not in self._rows:
            make_room(self._rows, _MOST_LABELS)
            self._rows[text] = self._find_row(text)
        return self._rows[text]

    def column(self, text: str) -> Match[ColumnSpec] | None:
        """The column that a label names, of this edition if it can be."""
        if text not in self._columns:
            make_room(self._columns, _MOST_LABELS)
            self._columns[text] = self._find_column(text)
        return self._columns[text]

    def _find_row(self, text: str) -> Match[RowSpec] | None:
        own = match(text, self.spec.all_rows())
        if own is not None and own.likeness == 1.0:
            return own
        foreign = match(text, [spec for _, spec in self.foreign_rows])
        if foreign is not None and (own is None or foreign.likeness > own.likeness):
            return foreign
        return own

    def _find_column(self, text: str) -> Match[ColumnSpec] | None:
        own = match(text, self.spec.all_columns())
        if own is not None and own.likeness == 1.0:
            return own
        foreign = match(text, [spec for _, spec in self.foreign_columns])
        if foreign is not None and (own is None or foreign.likeness > own.likeness):
            return foreign
        return own

    def is_parent(self, text: str) -> bool:
        """Whether a text is the label of merged cells (or a part of it that is long enough to tell)."""
        words = form(text).words
        return any(
            words == parent or (len(words) >= 3 and (words in parent or likeness(words, parent) >= 0.75))
            for parent in self._parents()
        )

    def is_row_parent(self, text: str) -> bool:
        """Whether a text in full is the label of cells merged down the side of the table."""
        words = form(text).words
        rows = [*self.spec.all_rows(), *(row for _, row in self.foreign_rows)]
        return any(words == form(label).words for row in rows for label in row.under)

    def is_frame(self, text: str) -> bool:
        """Whether a text is a title or header label that names no row or column."""
        words = form(text).words
        frames = [*self.spec.header_labels, self.spec.title]
        frames += [label for block in self.spec.blocks for label in (block.title, block.header)]
        return any(words == form(label).words for label in frames) or self.is_printed_note(text)

    def is_printed_note(self, text: str) -> bool:
        """Whether a text is the note that the template prints in the table's corner."""
        if not self.spec.printed_note:
            return False
        return likeness(form(text).words, form(self.spec.printed_note).words) >= PRINTED_NOTE

    def _parents(self) -> set[str]:
        specs: list[RowSpec | ColumnSpec] = [*self.spec.all_rows(), *self.spec.all_columns()]
        specs += [row for _, row in self.foreign_rows] + [column for _, column in self.foreign_columns]
        return {form(label).words for spec in specs for label in spec.under}

    def columns_of(self, row: str) -> list[ColumnSpec]:
        """The columns that a row has, own or foreign; those of the whole table where the row is unknown."""
        for _, foreign in self.foreign_rows:
            if foreign.id == row:
                return self.spec.all_columns() if not self.spec.blocks else [spec for _, spec in self.foreign_columns]
        return self.spec.columns_of(row)

    def replaced_by(self, row: str) -> set[str]:
        """Keys of this edition's rows that a row of another edition stands for."""
        pattern = next((spec.stands_for for _, spec in self.foreign_rows if spec.id == row), "")
        return {spec.id for spec in self.spec.all_rows() if pattern and fnmatchcase(spec.id, pattern)}


_KEPT: Kept[Vocabulary] = Kept(256)


def vocabulary(spec: TableSpec, own: Template, others: Sequence[Template], recognition: Recognition) -> Vocabulary:
    """The vocabulary of one table of an edition. It is made once and kept with the labels that it has met: most reports
    of a run say the same ones."""
    return _KEPT.get((spec, own, recognition, *others), lambda: _vocabulary(spec, own, others, recognition))


def _vocabulary(spec: TableSpec, own: Template, others: Sequence[Template], recognition: Recognition) -> Vocabulary:
    rows = {row.id for row in spec.all_rows()}
    columns = {column.id for column in spec.all_columns()}
    foreign_rows: dict[str, tuple[str, RowSpec]] = {}
    foreign_columns: dict[str, tuple[str, ColumnSpec]] = {}
    shared_rows, shared_columns = set(rows), set(columns)
    for template in others:
        for table in template.tables:
            if table.id != spec.id:
                continue
            for row in table.all_rows():
                if row.id not in rows:
                    foreign_rows.setdefault(row.id, (template.edition, row))
            for column in table.all_columns():
                if column.id not in columns:
                    foreign_columns.setdefault(column.id, (template.edition, column))
            shared_rows &= {row.id for row in table.all_rows()}
            shared_columns &= {column.id for column in table.all_columns()}
    return Vocabulary(
        spec=spec,
        edition=own.edition,
        recognition=recognition,
        foreign_rows=tuple(foreign_rows.values()),
        foreign_columns=tuple(foreign_columns.values()),
        shared_rows=frozenset(shared_rows),
        shared_columns=frozenset(shared_columns),
    )
