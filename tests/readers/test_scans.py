"""Scanned pages are read where text recognition is installed: a number is right or said to be unsure."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.reading.scan import pictures, scanned
from linter.interpret import interpret
from linter.model.document import Document, FileFormat, NoteKind
from linter.model.report import CellKind, Report
from linter.readers import FailureKind, ReadFailure, ocr, read_bytes, read_file
from linter.rulebook import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
ORIGINAL = EXAMPLES / "row-total-wrong.pdf"

recognition = pytest.mark.skipif(not ocr.available(), reason="the extra “ocr” is not installed")


def report(document: Document) -> Report:
    return interpret(document, load())


@recognition
def test_a_scan_is_read_like_its_original_and_no_number_is_wrong() -> None:
    document = read_bytes(scanned(ORIGINAL.read_bytes(), 1), "scan.pdf")
    truth, found = report(read_file(ORIGINAL)), report(document)
    assert [note.kind for note in document.notes] == [NoteKind.RECOGNISED] * 3
    assert (found.organisation, found.year, found.edition) == (truth.organisation, truth.year, truth.edition)
    assert [section.id for section in found.sections] == [section.id for section in truth.sections]
    assert found.signature.date is not None
    assert truth.signature.date is not None
    assert found.signature.date.value == truth.signature.date.value
    cells = {
        (id, row, column): (cell, found.tables[id].cell(row, column))
        for id, table in truth.tables.items()
        for row, column, cell in table.each()
    }
    read = {key: (cell.value, other.value) for key, (cell, other) in cells.items() if other and other.value is not None}
    assert {key: pair for key, pair in read.items() if pair[0] != pair[1]} == {}
    assert len(read) >= 0.98 * len(cells)
    unsure = [other for _, other in cells.values() if other is None or other.value is None]
    assert {other.kind for other in unsure if other is not None} <= {CellKind.UNCERTAIN}
    place = found.tables["applications"].cells["granted"]["total"].place
    original = truth.tables["applications"].cells["granted"]["total"].place
    assert place.page == original.page
    assert place.bbox is not None
    assert original.bbox is not None
    assert abs(place.bbox[0] - original.bbox[0]) < 12
    assert abs(place.bbox[1] - original.bbox[1]) < 12


@recognition
def test_a_picture_file_is_a_page() -> None:
    document = read_bytes(pictures(ORIGINAL.read_bytes(), 2)[1], "page.jpg")
    assert (document.format, document.pages) == (FileFormat.PICTURE, 1)
    grids = [block for block in document.blocks if hasattr(block, "cells")]
    assert [(grid.rows, grid.columns) for grid in grids] == [(28, 10), (4, 15)]


@recognition
@pytest.mark.parametrize(
    ("name", "kind"), [("blank", FailureKind.NO_TEXT), ("cut", FailureKind.DAMAGED), ("head", FailureKind.DAMAGED)]
)
def test_a_picture_without_text_or_damaged_is_named(name: str, kind: FailureKind) -> None:
    import cv2
    import numpy as np

    whole = cv2.imencode(".png", np.full((800, 600), 255, np.uint8))[1].tobytes()
    data = {"blank": whole, "cut": whole[:40], "head": b"\x89PNG\r\n\x1a\n" + bytes(40)}[name]
    with pytest.raises(ReadFailure) as caught:
        read_bytes(data, "page.png")
    assert caught.value.kind is kind


def test_without_the_extra_a_scan_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(ReadFailure) as caught:
        read_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40), "page.png")
    assert (caught.value.kind, caught.value.detail) == (FailureKind.UNSUPPORTED, "PNG")
