"""Tables whose rows are rows of the grid: table three, the blocks of table two."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from linter.interpret import doubts
from linter.interpret.grids.draft import Draft, DraftRow, doubtful, note_labels_twice
from linter.interpret.grids.gaps import doubt_cut_rows, fill_by_sequence, join_cut_rows, several_rows
from linter.interpret.grids.header import Header, read_header
from linter.interpret.grids.sheet import Sheet, is_empty, is_number, is_value, sheet
from linter.interpret.grids.values import by_order, parsed
from linter.interpret.grids.vocabulary import Vocabulary
from linter.interpret.labels import Match
from linter.model.document import Grid, GridCell
from linter.model.report import Cell, CellKind, Label, LayoutKind
from linter.rulebook.template import ColumnSpec, RowSpec


def read_down(grids: Sequence[Grid], words: Vocabulary) -> Draft:
    """One table over consecutive grids (page breaks, a grid a block, fragments of a conversion)."""
    draft = Draft(words, grids[0].place)
    header: Header | None = None
    for grid in grids:
        header = _Reader(draft, sheet(grid), header).read()
    note_labels_twice(draft)
    join_cut_rows(draft)
    doubt_cut_rows(draft)
    fill_by_sequence(draft)
    return draft


class _Reader:
    """Reads one grid into a draft."""

    def __init__(self, draft: Draft, on: Sheet, header: Header | None) -> None:
        self.draft = draft
        self.words = draft.words
        self.sheet = on
        self.recognition = draft.words.recognition
        self.header = header if header is not None and self._fits(header) else None
        self.before = header

    def _fits(self, header: Header) -> bool:
        return max((stop for _, stop in header.columns.values()), default=0) <= self.sheet.columns

    def read(self) -> Header | None:
        """Read all rows; returns the header that holds at the end."""
        region: list[int] = []
        for number in range(self.sheet.rows):
            cells = self.sheet.row(number)
            self._look_around(cells)
            if self._is_header(cells):
                region.append(number)
                continue
            label = self._label(cells)
            several = several_rows(cells, self.words)
            values = any(is_value(cell, self.recognition) for cell in cells)
            if label is None and not values and not several:
                region.append(number)
                continue
            if region:
                self._take_header(region)
                region = []
            if several:
                for row in several:
                    self._data(row, None, self._label(row))
            else:
                self._data(cells, number, label)
        if region:
            self._take_header(region)
        return self.header or self.before

    def _look_around(self, cells: Sequence[GridCell]) -> None:
        for cell in cells:
            if len(cell.text) > 6 and self.draft.printed_note is None and self.words.is_printed_note(cell.text):
                self.draft.printed_note = "".join(cell.text.split())
            elif len(cell.text) > 2 and self.words.is_row_parent(cell.text):
                text = "".join(cell.text.split())
                spots = self.draft.parents.setdefault(text, [])
                if not spots or spots[-1][2] is not cell:
                    spots.append((self.sheet, cell.row + cell.row_span - 1, cell))

    def _is_header(self, cells: Sequence[GridCell]) -> bool:
        texts = [cell for cell in cells if not is_empty(cell) and not is_value(cell, self.recognition)]
        hits = {match.spec.id for cell in texts if (match := self.words.column(cell.text)) is not None}
        if not hits or any(is_number(cell) for cell in cells):
            return False
        if len(hits) > 1:
            return True
        if all(self.words.row(cell.text) is None for cell in texts):
            return True
        return not self.draft.rows and texts[0].column > 0  # 总计 and 其他 are labels of a column and of a row

    def _take_header(self, region: Sequence[int]) -> None:
        read = read_header(self.sheet, region, self.words)
        if not read.columns:
            return
        if len(read.columns) == 1 and len(self.words.spec.all_columns()) > 1 and not self.words.spec.blocks:
            return
        if self.draft.rows and not self.words.spec.blocks and set(read.columns) <= set(self.draft.columns):
            label = read.labels[0]
            self.draft.note(LayoutKind.HEADER_REPEATED, label.text, label.place)
        self.header = read
        known = {label.text for label in self.draft.extra}
        self.draft.extra += [label for _, label in read.extra if label.text not in known]
        for label in read.labels:
            if label.key is not None:
                self.draft.columns.setdefault(label.key, label)

    def _label(self, cells: Sequence[GridCell]) -> tuple[Match[RowSpec], list[GridCell]] | None:
        """The row label among the cells, the innermost (rightmost) that is one, and the cells that make it."""
        texts = [cell for cell in cells if not is_empty(cell) and not is_value(cell, self.recognition)]
        for cell in reversed(texts):
            match = self.words.row(cell.text)
            if match is not None:
                return match, [cell]
        for first, second in itertools.pairwise(texts):
            match = self.words.row(first.text + second.text)
            if match is not None:
                return match, [first, second]
        return None

    def _data(
        self, cells: Sequence[GridCell], number: int | None, label: tuple[Match[RowSpec], list[GridCell]] | None
    ) -> None:
        """Take a row of numbers; ``number`` is its row in the sheet, or ``None`` for a part of one."""
        place = cells[0].place if cells else self.draft.place
        if label is not None:
            match, parts = label
            key: str | None = match.spec.id
            text = "".join("".join(part.text.split()) for part in parts)
            shown: Label | None = Label(text, key, match.likeness, match.official, parts[-1].place)
            place = parts[-1].place
            if len(parts) > 1:
                self.draft.note(LayoutKind.LABEL_SPLIT, text, place)
            behind = parts[-1].column + parts[-1].column_span
        else:
            key, shown, behind = None, self._unknown_label(cells), 0
            last = [cell for cell in cells if not is_empty(cell) and not is_value(cell, self.recognition)]
            if last:
                behind = last[-1].column + last[-1].column_span
                if any(is_value(cell, self.recognition) for cell in cells if cell.column < last[-1].column):
                    behind = 0  # a text among the numbers
        values = [cell for cell in cells if cell.column >= behind]
        row = DraftRow(key, shown, {}, values, place)
        specs = self._specs(key)
        if key is not None:
            row.cells = self._cells(cells, values, behind, number, specs)
            first = next((cell for cell in values if not is_empty(cell)), None)
            place = first.place if first is not None else place
        self.draft.rows.append(row)

    def _unknown_label(self, cells: Sequence[GridCell]) -> Label | None:
        texts = [cell for cell in cells if not is_empty(cell) and not is_value(cell, self.recognition)]
        if not texts or self.words.is_frame(texts[-1].text):
            return None
        return Label("".join(texts[-1].text.split()), None, 0.0, False, texts[-1].place)

    def _specs(self, key: str | None) -> list[ColumnSpec]:
        return self.words.columns_of(key) if key is not None else self.words.spec.all_columns()

    def _cells(
        self,
        cells: Sequence[GridCell],
        values: list[GridCell],
        behind: int,
        number: int | None,
        specs: list[ColumnSpec],
    ) -> dict[str, Cell]:
        header = self.header
        if header is not None and header.orderly and len(values) == len(header.columns) + len(header.extra):
            return self._one_by_one(header, values)
        if header is not None and number is not None and self._aligned(header, cells, values, behind):
            return self._by_position(header, cells, number)
        return by_order(values, self._header_order(specs), self.words)

    def _one_by_one(self, header: Header, values: Sequence[GridCell]) -> dict[str, Cell]:
        """As many cells as labels: each below its own, however their widths differ."""
        labels: list[tuple[int, str | None]] = [(start, key) for key, (start, _) in header.columns.items()]
        labels += [(at, None) for at, _ in header.extra]
        labels.sort(key=lambda entry: entry[0])
        found: dict[str, Cell] = {}
        for (_, key), cell in zip(labels, values, strict=True):
            if key is not None:
                read = parsed(cell, header.specs[key], self.words)
                shared = cell.row_span > 1 and cell.row < _row_of(values) and not is_empty(cell)
                found[key] = doubtful(read, doubts.SHARED_DOWN) if shared else read
        return found

    def _header_order(self, specs: list[ColumnSpec]) -> list[ColumnSpec]:
        """The columns in the header's own order where it names them all, else in the template's."""
        header = self.header or self.before
        if header is not None and header.orderly and len(header.columns) == len(specs):
            return [header.specs[key] for key in sorted(header.columns, key=lambda key: header.columns[key])]
        return specs

    def _aligned(self, header: Header, cells: Sequence[GridCell], values: list[GridCell], behind: int) -> bool:
        """Whether the row's numbers stand below the header's labels (spans may have got lost)."""
        if behind > header.first or not header.orderly:
            return False
        covered = {at for start, stop in header.columns.values() for at in range(start, stop)}
        covered |= {at for at, _ in header.extra}
        for cell in values:
            spots = range(cell.column, cell.column + cell.column_span)
            if not is_empty(cell) and not any(spot in covered for spot in spots):
                return False
        return True

    def _by_position(self, header: Header, cells: Sequence[GridCell], number: int) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        taken: dict[int, str] = {}
        line = self.sheet.at[number]
        behind = [cell for cell in cells if cell.column + cell.column_span > header.first]
        gap = len(behind) < len(header.columns) and any(cell is None for cell in line)
        for key, (start, stop) in header.columns.items():
            spec = header.specs[key]
            here: list[GridCell] = []
            for at in range(start, stop):
                cell = line[at]
                if cell is not None and all(cell is not held for held in here):
                    here.append(cell)
            solid = [cell for cell in here if not is_empty(cell)]
            if not here:
                found[key] = Cell("", CellKind.MISSING, None, self.draft.place)
                continue
            chosen = solid[0] if solid else here[0]
            read = parsed(chosen, spec, self.words)
            if len(solid) > 1:
                read = doubtful(read, doubts.SEVERAL_CELLS)
            elif gap and read.kind is not CellKind.BLANK:
                read = doubtful(read, doubts.FEWER_CELLS)
            elif id(chosen) in taken and solid:
                read = doubtful(read, doubts.SHARED_ACROSS)
                other = taken[id(chosen)]
                found[other] = doubtful(found[other], doubts.SHARED_ACROSS)
            elif chosen.row_span > 1 and chosen.row < _row_of(cells) and solid:
                read = doubtful(read, doubts.SHARED_DOWN)
            taken[id(chosen)] = key
            found[key] = read
        return found


def _row_of(cells: Sequence[GridCell]) -> int:
    """The row that a run of cells lies in: the last that one of them begins in."""
    return max((cell.row for cell in cells), default=0)
