"""``figures.parquet``: every cell of every report's tables."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from linter.audit import figures
from linter.audit.outputs.chosen import CHOSEN
from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.parquet import file
from linter.audit.outputs.parquet.bodies import WHOSE
from linter.audit.outputs.parquet.columns import Column, Keys, decimals
from linter.audit.store import Store
from linter.phrases.phrase import Phrase
from linter.rulebook.families import Families
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import ColumnSpec, RowSpec

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "figures.parquet"
_ROWS = 1 << 17
"""Cells of a part: what is in memory at any time. A report is never torn apart."""

_PLACE = (
    Column("table", "key", Phrase("表格", "key of the table")),
    Column("row", "key", Phrase("行", "key of the row")),
    Column("column", "key", Phrase("列", "key of the column")),
    Column("table_label", "key", Phrase("表格的官方名称", "the table's official title")),
    Column(
        "row_label",
        "key",
        Phrase("行的官方名称，上级名称在前，以“ > ”相连", "the row's official label, below those above it, with “ > ”"),
    ),
    Column(
        "column_label",
        "key",
        Phrase(
            "列的官方名称，上级名称在前，以“ > ”相连", "the column's official label, below those above it, with “ > ”"
        ),
    ),
)
COLUMNS = (
    *WHOSE,
    *_PLACE,
    Column("text", "text", Phrase("单元格里写的文字，原样照录", "what stands in the cell, as the file has it")),
    Column(
        "value",
        "number",
        Phrase(
            "数值；不是数的为空，空白不等于 0；整数超过 30 位或小数超过 8 位的只见于 text",
            "its number; null where it is none, and a blank is never 0; one of more than 30 digits before the point or "
            "8 after it stands in text only",
        ),
    ),
    Column(
        "kind",
        "key",
        Phrase(
            "number 数字、flag 是否（1、0）、blank 空白、mark 斜杠等、text 文字、uncertain 认不准、missing 缺这一格",
            "number, flag (yes is 1, no is 0), blank, mark (a sign such as /), text, uncertain (which number is in "
            "this cell can't be known), missing (the report has no such cell)",
        ),
    ),
    Column(
        "reading",
        "key",
        Phrase(
            "读取方式：grid 按表格的行列、labels 按文字标签、reconstructed 连写的数字按勾稽关系拆开",
            "how its place is known: grid (row and column of a grid), labels (in running text), reconstructed "
            "(run-together digits split in the only way that satisfies every identity)",
        ),
    ),
    Column("page", "whole", Phrase("页码", "page")),
    Column("line", "whole", Phrase("源文件行号或段落序号", "line of the source, or ordinal of the paragraph")),
)

_REPORTS = f"""
SELECT coalesce(bodies.name, readings.organisation) AS organisation, coalesce(bodies.body, readings.body) AS body,
  coalesce(bodies.level, readings.level) AS body_level, parents.name AS parent, files.year, family, edition, format,
  path,  {CHOSEN} AS chosen, figures
FROM files JOIN readings ON readings.key = files.reading
LEFT JOIN bodies ON bodies.id = files.body LEFT JOIN bodies AS parents ON parents.id = bodies.parent
WHERE figures NOT NULL ORDER BY path
"""


class Labels(NamedTuple):
    """The official words for a cell's place; ``None`` where the edition has no such line."""

    table: str | None
    row: str | None
    column: str | None


def write(store: Store, context: OutputContext) -> None:
    """Write the file into the store's folder."""
    file.write(store.folder / NAME, COLUMNS, _parts(store, context.families), context)


def _parts(store: Store, families: Families) -> Iterator[list[pa.Array]]:
    part = _Part(families)
    for report in store.rows(_REPORTS):
        part.add(report)
        if part.rows >= _ROWS:
            yield part.arrays()
            part = _Part(families)
    if part.rows:
        yield part.arrays()


class _Part:
    """The cells of some reports, column by column."""

    def __init__(self, families: Families) -> None:
        self.rows = 0
        self._families = families
        self._whose = {column.name: Keys() for column in WHOSE if column.kind == "key"}
        self._years: list[int | None] = []
        self._chosen: list[bool] = []
        self._place = tuple(Keys() for _ in _PLACE)
        self._forms: dict[tuple[str, str, str], tuple[array[int], ...]] = {}
        self._kinds, self._readings = Keys(), Keys()
        self._texts: list[str] = []
        self._values: list[str | None] = []
        self._pages: list[int | None] = []
        self._lines: list[int | None] = []

    def add(self, report: sqlite3.Row) -> None:
        cells = figures.unpack(report["figures"])
        rows = len(cells.values)
        for name, keys in self._whose.items():
            keys.add(report[name], rows)
        self._years += [report["year"]] * rows
        self._chosen += [bool(report["chosen"])] * rows
        for keys, codes in zip(
            self._place, self._codes(report["family"], report["edition"], cells.places), strict=True
        ):
            keys.add_codes(codes)
        self._texts += cells.texts
        self._values += cells.values
        self._kinds.add_words(cells.kinds.split())
        self._readings.add_words(cells.readings.split())
        self._pages += cells.pages
        self._lines += cells.lines
        self.rows += rows

    def _codes(self, family: str, edition: str, places: str) -> tuple[array[int], ...]:
        """The positions of the keys and labels of every cell: looked up once for all reports of the same form."""
        form = (family, edition, places)
        codes = self._forms.get(form)
        if codes is None:
            labels = labels_of(self._families.named(family), edition)
            words = [(*place, *labels.get(place, Labels(None, None, None))) for place in figures.places(places)]
            codes = tuple(
                array("i", map(keys.code, line))
                for keys, line in zip(self._place, zip(*words, strict=True), strict=True)
            )
            self._forms[form] = codes
        return codes

    def arrays(self) -> list[pa.Array]:
        import pyarrow as pa

        by_name = {name: keys.filled() for name, keys in self._whose.items()}
        by_name |= {column.name: keys.filled() for column, keys in zip(_PLACE, self._place, strict=True)}
        by_name |= {
            "year": pa.array(self._years, pa.int32()),
            "chosen": pa.array(self._chosen, pa.bool_()),
            "text": pa.array(self._texts, pa.string()),
            "value": decimals(self._values),
            "kind": self._kinds.filled(),
            "reading": self._readings.filled(),
            "page": pa.array(self._pages, pa.int32()),
            "line": pa.array(self._lines, pa.int32()),
        }
        return [by_name[column.name] for column in COLUMNS]


def labels_of(rulebook: Rulebook, edition: str) -> dict[tuple[str, str, str], Labels]:
    """The official labels of every cell, by its keys: as an edition has them, or else as another one has, whose table a
    report may have by mistake."""
    own = rulebook.template(edition)
    return {
        (table.id, row.id, column.id): Labels(table.title, _label(row), _label(column) or None)
        for template in (*(other for other in rulebook.templates if other is not own), own)
        for table in template.tables
        for row in table.all_rows()
        for column in table.columns_of(row.id)
    }


def _label(line: RowSpec | ColumnSpec) -> str:
    return " > ".join(part for part in (*line.under, line.label) if part)
