"""Damage inside a PDF file: what can't be known any more isn't made up, and the file says that it is damaged."""

from __future__ import annotations

import re
import struct
import zlib

import pytest
from pdf_sheet import Sheet, pdf, stream

from linter.model.document import Document, Grid, NoteKind, Paragraph
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.pdf import read_pdf

XS, YS = [70, 170, 270], [100, 120, 140]
NONE = bytes(4)
"""What producers write that count no checksums."""


def sheet(number: str, heading: str = "二、主动公开政府信息情况") -> Sheet:
    page = Sheet()
    page.text(70, 80, heading)
    page.grid(XS, YS, [["规章", number], ["文件", "2"]])
    return page


def packed(page: Sheet) -> bytes:
    return zlib.compress("\n".join(page.parts).encode())


def document(*streams: bytes) -> Document:
    """A file whose pages have these compressed contents."""
    pages = [Sheet() for _ in streams]
    data = pdf(*pages, objects=[stream("/Filter /FlateDecode", content) for content in streams])
    for index in range(len(streams)):
        data = data.replace(b"/Contents %d 0 R" % (101 + 2 * index), b"/Contents  %d 0 R" % (10 + index), 1)
    return read_pdf(data, "t.pdf")


def texts(found: Document) -> list[str]:
    return [cell.text for block in found.blocks if isinstance(block, Grid) for cell in block.cells]


def damaged_pages(found: Document) -> list[int | None]:
    return [note.place.page for note in found.notes if note.kind is NoteKind.DAMAGED]


def test_another_digit_under_the_old_checksum() -> None:
    spoilt = packed(sheet("7"))[:-4] + packed(sheet("3"))[-4:]
    found = document(packed(sheet("5")), spoilt)
    assert damaged_pages(found) == [2]
    assert texts(found) == ["规章", "5", "文件", "2"]


def test_nothing_but_such_a_page() -> None:
    with pytest.raises(ReadFailure) as caught:
        document(packed(sheet("7"))[:-4] + packed(sheet("3"))[-4:])
    assert caught.value.kind in (FailureKind.DAMAGED, FailureKind.NO_TEXT)


@pytest.mark.parametrize("cut", [1, 2, 4])
def test_a_checksum_that_is_cut_off_is_none_that_is_wrong(cut: int) -> None:
    found = document(packed(sheet("5"))[:-cut])
    assert texts(found) == ["规章", "5", "文件", "2"]
    assert damaged_pages(found) == []


def test_a_producer_that_counts_no_checksums() -> None:
    found = document(packed(sheet("5"))[:-4] + NONE, packed(sheet("6"))[:-4] + NONE)
    assert [text for text in texts(found) if text in "56"] == ["5", "6"]
    assert damaged_pages(found) == []


def test_content_that_ends_midway_is_read_as_far_as_it_goes_and_named() -> None:
    content = packed(sheet("5"))
    found = document(content[: len(content) * 2 // 3], packed(sheet("6", "三、申请情况")))
    assert damaged_pages(found) == [1]
    assert any(isinstance(block, Paragraph) and "主动公开" in block.text for block in found.blocks)
    assert "6" in texts(found)


def packed_away(data: bytes, change: bytes = b"") -> bytes:
    """The file with its dictionaries inside a compressed stream; ``change`` takes the place of that stream's end."""
    bodies = {int(number): body for number, body in re.findall(rb"(?s)(\d+) 0 obj\n(.*?)\nendobj", data)}
    inside = sorted(number for number, body in bodies.items() if b"stream" not in body)
    offsets, text = [], b""
    for number in inside:
        offsets.append(b"%d %d" % (number, len(text)))
        text += bodies[number] + b" "
    head = b" ".join(offsets) + b" "
    holder, table = max(bodies) + 1, max(bodies) + 2
    kept = {number: body for number, body in bodies.items() if number not in inside}
    whole = zlib.compress(head + text)
    kept[holder] = stream(
        f"/Type /ObjStm /N {len(inside)} /First {len(head)} /Filter /FlateDecode",
        whole[: len(whole) - len(change)] + change,
    )
    out = b"%PDF-1.7\n"
    entries = {number: (2, holder, inside.index(number)) for number in inside}
    for number, body in kept.items():
        entries[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    entries[table] = (1, len(out), 0)
    rows = b"".join(struct.pack(">BIH", *entries.get(number, (0, 0, 0))) for number in range(table + 1))
    about = f"/Type /XRef /Size {table + 1} /W [1 4 2] /Root 1 0 R"
    end = b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, stream(about, rows), len(out))
    return out + end


def test_objects_packed_away_in_a_stream_whose_checksum_is_wrong() -> None:
    data = pdf(sheet("5"), objects=[stream("/Filter /FlateDecode", packed(sheet("6")))])
    assert texts(read_pdf(packed_away(data), "t.pdf")) == ["规章", "5", "文件", "2"]
    with pytest.raises(ReadFailure) as caught:
        read_pdf(packed_away(data, change=b"\x07\x07\x07\x07"), "t.pdf")
    assert caught.value.kind is FailureKind.DAMAGED


SUBSET = "<< /Type /Font /Subtype /{kind} /BaseFont /{name} /FirstChar {first} /LastChar 60 {more} >>"


def letters(kind: str = "TrueType", name: str = "BAAAAA+Song", first: int = 0, more: str = "") -> list[str]:
    """What is read of the codes 49, 50, 51 in such a font, beside enough text in another one."""
    page = sheet("5")
    page.raw("BT /F2 9 Tf 1 0 0 1 70 500 Tm <313233> Tj ET")
    font = SUBSET.format(kind=kind, name=name, first=first, more=more)
    found = read_pdf(
        pdf(page, resources="/F2 10 0 R", objects=[font.encode()]).replace(b">> /F2 10 0 R", b"/F2 10 0 R >>"), "t.pdf"
    )
    return [block.text for block in found.blocks if isinstance(block, Paragraph)][1:]


def test_a_subset_that_numbers_its_glyphs_says_nothing_without_its_table_of_characters() -> None:
    assert letters() == ["\ufffd\ufffd\ufffd"]
    assert letters(kind="Type1") == ["\ufffd\ufffd\ufffd"]


@pytest.mark.parametrize(
    "font",
    [
        {"more": "/Encoding /WinAnsiEncoding"},
        {"first": 32},
        {"name": "Helvetica", "kind": "Type1"},
    ],
)
def test_fonts_whose_codes_are_characters_are_read_as_before(font: dict[str, object]) -> None:
    assert letters(**font) == ["123"]  # type: ignore[arg-type]
