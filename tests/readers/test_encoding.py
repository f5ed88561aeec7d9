"""Texts are read in the encoding they are in, whatever they declare."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model.document import NoteKind
from linter.readers import FailureKind, ReadFailure, read_bytes
from linter.readers.encoding import decode

SIMPLE = "一、总体情况\n2023年，青枫市水务局认真贯彻落实《条例》，主动公开政府信息146条。\n表格：自然人 0 总计 0\n"
TRADITIONAL = "一、總體情況\n本機關認真執行資訊公開條例，主動公開資訊一百四十六則，並辦理民眾申請案件。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "gb2312", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_chinese_encodings(encoding: str) -> None:
    assert decode(SIMPLE.encode(encoding)).text == SIMPLE


@pytest.mark.parametrize("mark", [codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_utf_32(mark: bytes) -> None:
    encoding = "utf-32-le" if mark == codecs.BOM_UTF32_LE else "utf-32-be"
    assert decode(mark + SIMPLE.encode(encoding)).text == SIMPLE
    assert decode(SIMPLE.encode(encoding)).text == SIMPLE


def test_big5() -> None:
    assert decode(TRADITIONAL.encode("big5")).text == TRADITIONAL


def test_traditional_characters_in_gbk() -> None:
    assert decode(TRADITIONAL.encode("gbk")).text == TRADITIONAL


def test_a_character_beyond_gbk() -> None:
    text = SIMPLE + "人名：㐂\U00020000\n"
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5", "iso-8859-1", "nonsense", "utf-16"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_wrong_declaration_is_seen_through(declared: str, encoding: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><p>{SIMPLE}'
    assert decode(page.encode(encoding)).text == page


def test_a_few_bad_bytes_are_replaced_and_their_line_is_noted() -> None:
    data = SIMPLE.encode() * 5
    data = data[:40] + b"\xff\xfe\xff" + data[40:]
    document = read_bytes(data, "a.txt")
    assert [(note.kind, note.place.line) for note in document.notes] == [(NoteKind.GARBLED, 2)]
    assert "自然人 0 总计 0" in document.blocks[2].text


def test_a_bad_byte_in_gbk_spoils_one_line_only() -> None:
    data = (SIMPLE * 20).encode("gbk")
    document = read_bytes(data[:30] + b"\xff" + data[30:], "a.txt")
    assert {note.place.line for note in document.notes} == {2}
    assert len(document.blocks) == 60


def test_a_text_cut_inside_a_character_is_read() -> None:
    assert decode((SIMPLE * 3).encode()[:-2]).text.startswith(SIMPLE)


def test_nul_bytes_are_left_out_and_noted() -> None:
    document = read_bytes(SIMPLE.replace("总体", "总\0体").encode(), "a.txt")
    assert document.blocks[0].text == "一、总体情况"
    assert [(note.kind, note.place.line) for note in document.notes] == [(NoteKind.GARBLED, 1)]


def test_what_others_lost_is_noted() -> None:
    document = read_bytes((SIMPLE + "水锟斤拷局\n").encode(), "a.txt")
    assert [(note.kind, note.place.line) for note in document.notes] == [(NoteKind.GARBLED, 4)]


def test_what_is_no_text_in_any_encoding_is_refused() -> None:
    with pytest.raises(ReadFailure) as caught:
        read_bytes(bytes((i * i * 7 + 129) % 127 + 128 for i in range(3000)), "a.txt")
    assert caught.value.kind in (FailureKind.UNDECODABLE, FailureKind.UNSUPPORTED)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1))
def test_utf_8_is_never_mistaken(text: str) -> None:
    assert decode(text.encode()).text == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=SIMPLE, min_size=30))
def test_gbk_is_never_mistaken_for_running_text(text: str) -> None:
    assert decode((SIMPLE + text).encode("gbk")).text == SIMPLE + text
