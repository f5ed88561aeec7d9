"""PDF files that can't be read, or only in part: one clear reason, never a hang or another error."""

from __future__ import annotations

import io
import os
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_sheet import Sheet, font, pdf, stream

from linter.model.document import Document, Grid, NoteKind
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.pdf import read_pdf

IMAGE = "q 400 0 0 600 90 120 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"
XS, YS = [70, 170, 270], [100, 120, 140]


@pytest.fixture(autouse=True)
def no_text_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said where the extra that reads scans isn't installed; tests/readers/test_scans.py has the rest."""
    monkeypatch.setattr("linter.readers.ocr.available", lambda: False)


def good() -> Sheet:
    sheet = Sheet()
    sheet.text(70, 80, "二、主动公开政府信息情况")
    sheet.grid(XS, YS, [["规章", "1"], ["文件", "2"]])
    return sheet


def failure(data: bytes) -> FailureKind:
    with pytest.raises(ReadFailure) as caught:
        read_pdf(data, "t.pdf")
    return caught.value.kind


def test_a_scan_has_no_text():
    assert failure(pdf(Sheet(parts=[IMAGE]), Sheet(parts=[IMAGE]))) is FailureKind.NO_TEXT


def test_a_scan_with_a_hidden_text_layer_has_none_either():
    sheet = Sheet(parts=[IMAGE])
    sheet.text(100, 300, "识别出来的文字", 10, set_="3 Tr")
    assert failure(pdf(sheet)) is FailureKind.NO_TEXT


def test_scans_with_page_numbers_as_text_are_scans():
    sheets = [Sheet(parts=[IMAGE]), Sheet(parts=[IMAGE])]
    for number, sheet in enumerate(sheets, 1):
        sheet.text(280, 40, f"第{number}页 扫描件")
    assert failure(pdf(*sheets)) is FailureKind.NO_TEXT


def test_a_short_title_on_a_picture_is_no_scan_where_other_pages_have_text():
    cover = Sheet(parts=[IMAGE])
    cover.text(200, 400, "年度报告")
    document = read_pdf(pdf(cover, good()), "t.pdf")
    assert NoteKind.NO_TEXT_LAYER not in {note.kind for note in document.notes}
    assert document.blocks[0].text == "年度报告"


def test_scanned_pages_and_large_pictures_are_noted():
    picture = Sheet(parts=["q 300 0 0 200 90 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q"])
    picture.text(70, 80, "下表")
    notes = read_pdf(pdf(good(), Sheet(parts=[IMAGE]), picture), "t.pdf").notes
    assert [(note.kind, note.place.page) for note in notes] == [(NoteKind.NO_TEXT_LAYER, 2), (NoteKind.PICTURE, 3)]
    assert notes[1].place.bbox == (90, 342, 390, 542)


def test_text_that_cannot_be_decoded():
    sheet = Sheet()
    sheet.raw("BT /F1 12 Tf 70 700 Td <01020103010401050106> Tj ET")
    assert failure(pdf(sheet, font_=font("Identity-H", "Identity"))) is FailureKind.UNDECODABLE


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\n"])
def test_damaged_files(data: bytes):
    assert failure(data) is FailureKind.DAMAGED


def test_a_file_without_its_index_is_read_all_the_same():
    data = pdf(good())
    document = read_pdf(data[: data.rindex(b"xref\n0")] + b"trailer << /Root 1 0 R >>\n", "t.pdf")
    assert isinstance(document.blocks[1], Grid)


def encrypted(user: str, algorithm: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(good()))))
    writer.encrypt(user, "owner", algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_encrypted_files(algorithm: str):
    assert failure(encrypted("secret", algorithm)) is FailureKind.ENCRYPTED
    assert isinstance(read_pdf(encrypted("", algorithm), "t.pdf").blocks[1], Grid)  # protected from changes only


def test_a_decompression_bomb():
    bomb = zlib.compress(b" " * 90_000_000, 9)
    sheet = good()
    data = pdf(sheet, objects=[stream("/Filter /FlateDecode", bomb)]).replace(
        b"/Contents 101 0 R", b"/Contents  10 0 R"
    )
    assert failure(data) is FailureKind.LIMIT


def test_too_many_drawing_operations(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("linter.readers.pdf.budget.MOST_OPERATIONS", 50)
    assert failure(pdf(Sheet(parts=["q Q"] * 100))) is FailureKind.LIMIT


def test_pages_beyond_the_limit_are_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("linter.readers.pages._most", 2)
    document = read_pdf(pdf(good(), good(), good()), "t.pdf")
    assert [note.kind for note in document.notes] == [NoteKind.LIMIT]
    assert document.pages == 3


def test_a_page_tree_that_bites_its_tail():
    data = pdf(good()).replace(b"/Kids [100 0 R]", b"/Kids [  2 0 R]")
    assert failure(data) in (FailureKind.DAMAGED, FailureKind.LIMIT, FailureKind.NO_TEXT)


def test_the_same_bytes_give_the_same_document():
    data = pdf(good(), good())
    assert read_pdf(data, "t.pdf") == read_pdf(data, "t.pdf")


SAMPLE = pdf(good(), good())


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=4), st.booleans())
def test_any_changed_byte_ends_in_a_document_or_a_reason(changes: list[tuple[int, int]], cut: bool):
    data = bytearray(SAMPLE)
    for position, value in changes:
        data[position] = value
    if cut:
        del data[changes[0][0] :]
    try:
        document = read_pdf(bytes(data), "t.pdf")
    except ReadFailure:
        return
    assert isinstance(document, Document)


CORPUS = Path(os.environ.get("GIDLINT_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real reports is not here")
def test_a_real_report_is_read_as_its_pages_look():
    document = read_pdf((CORPUS / "2023-hongze-district.pdf").read_bytes(), "r.pdf")
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    assert [(grid.rows, grid.columns) for grid in grids] == [(14, 4), (26, 10), (4, 15)]
    last = [grids[2].at(3, column).text for column in range(15)]
    assert last == ["10", "1", "0", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"]
    assert [grids[0].at(row, 1).text for row in (2, 3, 6, 9, 10, 13)] == ["0", "0", "550", "4119", "195", "7730.28"]
    new = [grids[1].at(3, column).text for column in range(3, 10)]
    assert new == ["21", "0", "0", "0", "0", "0", "21"]
    assert grids[1].at(24, 0).text == "三、本年度办理结果"
    assert not document.notes
