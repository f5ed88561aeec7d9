"""A report taken apart and put together again: what operators work with."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from benchmarks.rules import forms
from benchmarks.rules.writing import Written
from linter.model.document import Block, Document, Grid, GridCell, Paragraph
from linter.model.place import Place

_DATE = re.compile(r"[\d〇一二三四五六七八九 ]{4,8}年[\d一二三四五六七八九十 ]{1,4}月[\d一二三四五六七八九十 ]{1,5}日")
REQUESTS = "规范登记、审核、答复和归档流程，畅通当面和网络渠道。"
"""What section one says of requests without figures."""
_SENTENCES = re.compile(r"[^。]*。|[^。]+$")
_TITLE = re.compile(
    r"(?:（.）|\(.\)|\d\.)? ?(?:主动公开|依申请公开|(?:政府信息公开)?平台建设|政府信息管理|监督保障)"
    r"(?:情况|方面)?[。：]?"
)
_COUNTED = re.compile("申请|复议|诉讼|规范性|处罚|强制|许可|规章|办结|公开率|予以公开|不予|部分公开|无法提供")
TABLES = ("disclosure", "applications", "review")


def with_blocks(report: Written, blocks: list[Block], **metadata: str) -> Written:
    document = report.document
    return replace(report, document=Document(document.format, tuple(blocks), {**document.metadata, **metadata}))


def with_cells(report: Written, table: str, cells: Mapping[tuple[str, str], str]) -> Written:
    """With other texts in some cells of a table."""
    rows = {row: dict(columns) for row, columns in report.tables[table].items()}
    for (row, column), text in cells.items():
        rows.setdefault(row, {})[column] = text
    tables = {**report.tables, table: rows}
    if table == "disclosure":
        grid = forms.disclosure(report.edition, rows, report.style)
    elif table == "applications":
        grid = forms.applications(report.edition, rows, report.style)
    else:
        grid = forms.review(rows, report.style)
    return replace(with_grid(report, table, grid), tables=tables)


def with_grid(report: Written, table: str, grid: Grid | None) -> Written:
    """With another grid in a table's place, or none."""
    wanted, count, blocks = TABLES.index(table), -1, []
    for block in report.document.blocks:
        if isinstance(block, Grid):
            count += 1
            if count == wanted:
                blocks += [grid] if grid else []
                continue
        blocks.append(block)
    return with_blocks(report, blocks)


def grid_of(report: Written, table: str) -> Grid:
    return [block for block in report.document.blocks if isinstance(block, Grid)][TABLES.index(table)]


def without_row(grid: Grid, row: int) -> Grid:
    """Without a row of cells; labels that span it lose a row."""
    cells = []
    for cell in grid.cells:
        if cell.row == row and cell.row_span == 1:
            continue
        if cell.row > row:
            cells.append(replace(cell, row=cell.row - 1))
        elif cell.row <= row < cell.row + cell.row_span:
            cells.append(replace(cell, row_span=cell.row_span - 1))
        else:
            cells.append(cell)
    return Grid(grid.rows - 1, grid.columns, tuple(cells), grid.place)


def relabelled(grid: Grid, found: Callable[[GridCell], bool], told: Callable[[str], str]) -> Grid:
    """With the text of some cells changed."""
    cells = tuple(replace(cell, text=told(cell.text)) if found(cell) else cell for cell in grid.cells)
    return Grid(grid.rows, grid.columns, cells, grid.place)


def row_of(grid: Grid, label: str) -> int:
    """The row whose label has these words."""
    return next(cell.row for cell in grid.cells if label in cell.text)


def headings(report: Written) -> list[int]:
    """Positions of the six headings."""
    blocks = report.document.blocks
    return [n for n, block in enumerate(blocks) if isinstance(block, Paragraph) and block.heading == 2]


def span(report: Written, number: int) -> tuple[int, int]:
    """Where a section (0 to 5) begins, with its heading, and where the next begins. The signature counts to none."""
    at = [*headings(report), len(report.document.blocks) - signature_lines(report)]
    return at[number], at[number + 1]


def signature_lines(report: Written) -> int:
    """How many blocks at the end are the signature."""
    blocks, count = report.document.blocks, 0
    last = blocks[-1]
    if isinstance(last, Paragraph) and _DATE.fullmatch(last.text):
        count = 1
        before = blocks[-2]
        if isinstance(before, Paragraph) and before.text == report.body.name:
            count = 2
    return count


def with_section(report: Written, number: int, *paragraphs: str) -> Written:
    """With other words under a heading; tables there stay."""
    begin, end = span(report, number)
    blocks = list(report.document.blocks)
    grids = [block for block in blocks[begin + 1 : end] if isinstance(block, Grid)]
    told = [Paragraph(text, Place()) for text in paragraphs]
    return with_blocks(report, [*blocks[: begin + 1], *told, *grids, *blocks[end:]])


def section_text(report: Written, number: int) -> list[str]:
    begin, end = span(report, number)
    return [block.text for block in report.document.blocks[begin + 1 : end] if isinstance(block, Paragraph)]


def quiet(report: Written) -> Written:
    """Without the sentences that speak of what the tables count; their enumerators and titles stay."""
    for number in range(4):
        told: list[str] = []
        for text in section_text(report, number):
            kept = ""
            for sentence in _SENTENCES.findall(text):
                title = _TITLE.match(sentence)
                if (title and title.end() == len(sentence)) or not _COUNTED.search(sentence):
                    kept += sentence
                elif title:
                    kept += title[0]
            told += [kept] if kept else []
            if "依申请公开" in kept:
                told.append(REQUESTS)
        report = with_section(report, number, *told)
    return report


def with_added(report: Written, number: int, text: str) -> Written:
    """With one more paragraph at the end of a section's words."""
    return with_section(report, number, *section_text(report, number), text)


def with_said(report: Written, number: int, told: Callable[[str], str]) -> Written | None:
    """With every paragraph of a section told in another way; ``None`` where that changes nothing."""
    before = section_text(report, number)
    after = [told(text) for text in before]
    return with_section(report, number, *after) if after != before else None


def with_front(report: Written, told: Callable[[str, bool], str | None]) -> Written | None:
    """With the lines before the first heading told in another way (``told`` is also given whether it is a line of the
    title); ``None`` where that changes nothing."""
    blocks: list[Block] = []
    first, changed = headings(report)[0], False
    for position, block in enumerate(report.document.blocks):
        if position < first and isinstance(block, Paragraph):
            text = told(block.text, block.centred)
            changed |= text != block.text
            if text:
                blocks.append(replace(block, text=text))
        else:
            blocks.append(block)
    return with_blocks(report, blocks) if changed else None


def with_signature(report: Written, *lines: str) -> Written | None:
    """With another signature; ``None`` where it has none."""
    count = signature_lines(report)
    if not count:
        return None
    kept = list(report.document.blocks[:-count])
    return with_blocks(report, [*kept, *(Paragraph(line, Place()) for line in lines)])
