"""The running text of sections, the tables' own text left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from linter.interpret.labels import bare, form
from linter.interpret.page import is_furniture
from linter.interpret.pieces import Piece
from linter.interpret.sections import Layout, Span
from linter.interpret.signature import Signed
from linter.model.report import Passage, Reading, Section, Table
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import TableSpec, Template

MANY_LABELS = 3
"""A line with as many labels of a table is the table run together."""
SHORT_PIECE = 8
_NUMBERS = re.compile(r"[0-9.,+/|*-]+")


def sections(
    layout: Layout, template: Template, tables: Mapping[str, Table], signed: Signed, recognition: Recognition
) -> tuple[Section, ...]:
    """The sections with their running text, up to the signature."""
    made: list[Section] = []
    for span in layout.spans:
        heading = layout.pieces[span.start]
        own = [spec for spec in template.tables if spec.section == span.spec.id and spec.id in tables]
        made.append(
            Section(
                id=span.spec.id,
                heading=heading.text,
                number=span.number,
                likeness=span.likeness,
                official=span.official,
                place=heading.place,
                paragraphs=tuple(_passages(layout, span, own, tables, signed, recognition)),
            )
        )
    return tuple(made)


def _passages(
    layout: Layout,
    span: Span,
    specs: Sequence[TableSpec],
    tables: Mapping[str, Table],
    signed: Signed,
    recognition: Recognition,
) -> list[Passage]:
    lines: list[Piece] = []
    for index in range(span.start + 1, span.stop):
        piece = layout.pieces[index]
        if signed.piece is not None and index >= signed.piece:
            if index == signed.piece and signed.cut:
                lines.append(_cut(piece, signed.cut))
            break
        if piece.grid is None and piece.squeezed and not is_furniture(piece, recognition):
            lines.append(piece)
    labels = {words for spec in specs for words in _labels(spec) if words}
    if any(tables[spec.id].reading is not Reading.GRID for spec in specs):
        lines = _without_table(lines, labels)
    elif labels:  # a block's title between two grids, a merged label that a page break cut off
        lines = [piece for piece in lines if not _is_leftover(piece, labels)]
    return [Passage(piece.text, piece.place) for piece in lines]


def _cut(piece: Piece, length: int) -> Piece:
    from linter.interpret.headings import split_at

    return split_at(piece, [length])[0]


def _without_table(lines: Sequence[Piece], labels: set[str]) -> list[Piece]:
    """Lines before the first and behind the last that belong to a table; at both ends, lines that are pieces of labels
    belong to it too."""
    table = [index for index, piece in enumerate(lines) if _is_table(piece.squeezed, labels)]
    if not table:
        return list(lines)
    first, last = table[0], table[-1]
    while first > 0 and _is_piece(lines[first - 1].text, labels):
        first -= 1
    while last + 1 < len(lines) and _is_piece(lines[last + 1].text, labels):
        last += 1
    return [*lines[:first], *lines[last + 1 :]]


def _labels(spec: TableSpec) -> list[str]:
    texts = [spec.printed_note, *spec.header_labels]
    for row in spec.all_rows():
        texts += [row.label, *row.aliases, *row.under]
    for column in spec.all_columns():
        texts += [column.label, *column.aliases, *column.under]
    for block in spec.blocks:
        texts += [block.title, block.header]
    return [form(text).words for text in texts if text]


def _is_leftover(piece: Piece, labels: set[str]) -> bool:
    if len(piece.squeezed) <= SHORT_PIECE:
        return _is_piece(piece.text, labels)
    return form(piece.squeezed).words in labels


def _is_piece(text: str, labels: set[str]) -> bool:
    """Whether a line is made of labels, or of parts of them (a header that runs down the page)."""
    words = [form(word).words for word in text.split()]
    return all(any(word in label for label in labels) for word in words)


def _is_table(squeezed: str, labels: set[str]) -> bool:
    if _NUMBERS.fullmatch(squeezed):
        return True
    words = form(squeezed).words
    if words in labels or words.rstrip("0123456789") in labels:
        return True
    plain = bare(squeezed)
    return sum(len(label) > 3 and label in plain for label in labels) >= MANY_LABELS
