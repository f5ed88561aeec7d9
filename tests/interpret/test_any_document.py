"""Whatever a document says, it is a report or it is none; nothing else happens, and no number is made up."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from pages import TITLE, rulebook

from linter.interpret import NotAReport, interpret
from linter.model.document import Block, Document, FileFormat, Grid, GridCell, Paragraph
from linter.model.place import Place
from linter.model.report import CellKind

TEMPLATE = rulebook().template("2021")
LABELS = [row.label for table in TEMPLATE.tables for row in table.all_rows()]
LABELS += [column.label for table in TEMPLATE.tables for column in table.all_columns()]
LABELS += [
    "三、本年度办理结果",
    "（三）不予公开",
    "申请人情况",
    "法人或其他组织",
    "行政诉讼",
    "第二十条第（一）项",
    "信息内容",
]
HEADINGS = [f"{numeral}、{spec.heading}" for numeral, spec in zip("一二三四五六", TEMPLATE.sections, strict=True)]
WORDS = st.one_of(
    st.sampled_from(LABELS),
    st.sampled_from(["", "0", "12", "1 2", "0\n0", "/", "7730.28", "—", "\u3000", "见附件"]),
    st.sampled_from([*HEADINGS, TITLE, "云溪县财政局", "2024年1月17日", "发布日期：2024-01-17", "上一篇：无"]),
    st.text(alphabet="一二三、（）().0123政府信息公开年度报告行政其他\n", max_size=20),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Grids with gaps, spans and any text in them."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 9))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells = []
    for row, column in sorted(free):
        if (row, column) not in free or draw(st.integers(0, 9)) == 0:
            continue
        down = draw(st.integers(1, min(2, rows - row)))
        across = draw(st.integers(1, min(3, columns - column)))
        covered = {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
        if not covered <= free:
            down = across = 1
            covered = {(row, column)}
        free -= covered
        cells.append(GridCell(row, column, draw(WORDS), Place(line=row + 1), down, across))
    return Grid(rows, columns, tuple(cells), Place(line=1))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    WORDS.map(lambda text: Paragraph(text.strip(), Place(line=1))),
    st.lists(WORDS, max_size=6).map(lambda words: Paragraph("".join(words).strip(), Place(line=2))),
    grids(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCKS, max_size=20), st.booleans())
def test_any_document(blocks: list[Block], whole: bool) -> None:
    if whole:
        blocks = [Paragraph(TITLE, Place(line=1)), *(Paragraph(text, Place(line=2)) for text in HEADINGS), *blocks]
    document = Document(FileFormat.TEXT, tuple(blocks))
    try:
        report = interpret(document, rulebook())
    except NotAReport:
        return
    text = "".join(
        "".join(cell.text for cell in block.cells) if isinstance(block, Grid) else block.text for block in blocks
    )
    digits = re.sub(r"[^0-9.]", "", text)
    for table in report.tables.values():
        for _, _, cell in table.each():
            assert (cell.value is not None) == (cell.kind is CellKind.NUMBER)
            if cell.value is not None:
                assert str(abs(cell.value)) in digits
    assert interpret(document, rulebook()) == report
