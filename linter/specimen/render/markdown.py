"""Markdown with pipe tables. Spans are lost: a merged cell's text stands in its first place."""

from __future__ import annotations

from linter.model.document import Document, Grid


def markdown(document: Document) -> str:
    """The document as Markdown; a centred paragraph is the title."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Grid):
            parts.append(_table(block))
        else:
            parts.append(("# " if block.centred else "") + block.number + block.text)
    return "\n\n".join(parts) + "\n"


def _table(grid: Grid) -> str:
    rows = [["" for _ in range(grid.columns)] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = " ".join(cell.text.split()).replace("|", "\\|")
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * grid.columns)
    return "\n".join(lines)
