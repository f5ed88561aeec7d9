"""How wide the columns of a statutory table are on a page: labels on the left, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from linter.writers.wrap import longest_piece

_GAP = 2  # blanks between two columns
_LABEL_AT_LEAST = 12
_NARROWEST = 4  # two Chinese characters of a header


def fit(labels: Sequence[str], header: Sequence[str], cells: Sequence[Sequence[str]], available: int) -> list[int]:
    """Widths of the label column and of each column of numbers, to fit into ``available`` terminal columns.

    ``cells`` are rows of texts, and no number is ever broken: where they don't fit, the table is wider. The words of a
    header are broken only where there is no room for them. Labels get two fifths before headers get room to stand on
    fewer lines, and what is then left.
    """
    figures = [max([_NARROWEST, *(cell_len(row[column]) for row in cells)]) for column in range(len(header))]
    longest = max(map(cell_len, labels), default=_LABEL_AT_LEAST)
    widths = [max(figure, longest_piece(text)) for figure, text in zip(figures, header, strict=True)]
    least = available - _GAP * len(widths) - min(longest, _LABEL_AT_LEAST)
    _shrink(widths, figures, sum(widths) - least)
    room = available - sum(widths) - _GAP * len(widths)
    label = min(longest, max(_LABEL_AT_LEAST, min(room, available * 2 // 5)))
    spare = _grow(
        widths, [max(figure, cell_len(text)) for figure, text in zip(figures, header, strict=True)], room - label
    )
    return [min(longest, label + max(spare, 0)), *widths]


def _shrink(widths: list[int], least: Sequence[int], excess: int) -> None:
    """Takes ``excess`` off the widest columns, one terminal column at a time."""
    while excess > 0:
        widest = max(
            (column for column, width in enumerate(widths) if width > least[column]),
            key=lambda column: (widths[column], -column),
            default=None,
        )
        if widest is None:
            return
        widths[widest] -= 1
        excess -= 1


def _grow(widths: list[int], most: Sequence[int], spare: int) -> int:
    """Gives ``spare`` to the narrowest columns, one terminal column at a time; what is left is returned."""
    while spare > 0:
        narrowest = min(
            (column for column, width in enumerate(widths) if width < most[column]),
            key=lambda column: (widths[column], column),
            default=None,
        )
        if narrowest is None:
            break
        widths[narrowest] += 1
        spare -= 1
    return spare
