"""What stands around the report on its page: information table, toolbars, publication date, publishing body."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from linter.interpret.dates import first_date
from linter.interpret.patterns import compiled, first_found, first_full
from linter.interpret.pieces import Piece
from linter.interpret.wording import squeeze
from linter.model.document import Document
from linter.model.place import Place
from linter.model.report import DateMention
from linter.rulebook.recognition import Recognition

LONGEST_VALUE = 40
LONGEST_FURNITURE = 120


def is_furniture(piece: Piece, recognition: Recognition) -> bool:
    """Whether a line is no part of the report: a page number, a toolbar, a line of the information table."""
    if piece.grid or len(piece.squeezed) > LONGEST_FURNITURE:
        return False
    return first_full(recognition.furniture, piece.squeezed) is not None


def labelled(found: Sequence[Piece], labels: Sequence[str]) -> Iterator[tuple[str, Place]]:
    """The values behind labels, in the labels' order: ``发布日期：2024-01-17`` in a line, in the next line, or in the
    next cell of a grid."""
    pairs = list(_pairs(found))
    for label in labels:
        wanted = squeeze(label)
        for name, value, place in pairs:
            if name == wanted:
                yield value, place


def _pairs(found: Sequence[Piece]) -> Iterator[tuple[str, str, Place]]:
    for index, piece in enumerate(found):
        if piece.grid:
            cells = [cell for cell in piece.grid.cells if cell.text.strip()]
            for cell, after in itertools.pairwise(cells):
                if after.row == cell.row:
                    yield squeeze(cell.text).rstrip(":"), after.text.strip(), after.place
            for cell in cells:
                yield from _split(cell.text, cell.place)
            continue
        yield from _split(piece.text, piece.place)
        after_piece = found[index + 1] if index + 1 < len(found) else None
        if after_piece is not None and not after_piece.grid and len(piece.squeezed) <= 8:
            yield piece.squeezed.rstrip(":"), after_piece.text, after_piece.place


def _split(text: str, place: Place) -> Iterator[tuple[str, str, Place]]:
    """The pairs in a line; a line may hold several (``来源：某局 发布时间：2024-01-17``)."""
    flat = text.replace("：", ":")
    if ":" not in flat or len(flat) > 300:
        return
    name, _, value = flat.partition(":")
    yield squeeze(name), value.strip(), place
    words = flat.split()
    for index, word in enumerate(words):
        name, colon, value = word.partition(":")
        if colon and index:
            yield squeeze(name), value or (words[index + 1] if index + 1 < len(words) else ""), place


def said_in(preface: str, recognition: Recognition) -> str | None:
    """The body that the preface (squeezed) calls the report's."""
    for pattern in compiled(tuple(recognition.organisation_said)):
        for found in pattern.finditer(preface):
            name = found["organisation"]
            if first_found((recognition.no_organisation,), name):
                continue
            if first_full((recognition.organisation_name,), name):
                return str(name)
    return None


def published(document: Document, head: Sequence[Piece], recognition: Recognition) -> DateMention | None:
    """The publication date: the information table's, else the page's metadata."""
    for value, place in labelled(head, recognition.published_labels):
        found = first_date(value[:LONGEST_VALUE], place)
        if found is not None and found.value is not None:
            return found
    stated = document.metadata.get("published")
    return first_date(stated, Place()) if stated else None


def publisher(document: Document, head: Sequence[Piece], recognition: Recognition) -> str | None:
    """The publishing body: the information table's, else the page's metadata."""
    values = [value for value, _ in labelled(head, recognition.organisation_labels)]
    if "organisation" in document.metadata:
        values.append(document.metadata["organisation"])
    for value in values:
        squeezed = squeeze(value)
        if len(squeezed) <= LONGEST_VALUE and first_full((recognition.organisation_name,), squeezed):
            return squeezed
    return None
