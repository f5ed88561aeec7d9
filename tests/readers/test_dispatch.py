"""What a file is, is told by its content; what has no reader is named."""

from __future__ import annotations

import io
import os
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from linter.model.document import FileFormat
from linter.readers import FailureKind, ReadFailure, read_bytes, read_file

HTML = "<!DOCTYPE html><html><body><p>一、总体情况</p></body></html>"


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "<x/>")  # without the time: the bytes name a test case
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind", "detail"),
    [
        (b"", "a.txt", FailureKind.EMPTY, ""),
        (b" \r\n\t\n", "a.txt", FailureKind.EMPTY, ""),
        ("\ufeff\u3000\n".encode(), "a.txt", FailureKind.EMPTY, ""),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "report.pdf", FailureKind.UNSUPPORTED, "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "report.docx", FailureKind.UNSUPPORTED, "JPEG"),
        (b"{\\rtf1\\ansi hello}", "report.doc", FailureKind.LEGACY, "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "a.wps", FailureKind.LEGACY, "DOC"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "a.et", FailureKind.UNSUPPORTED, "XLS"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            FailureKind.ENCRYPTED,
            "",
        ),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "a.ofd", FailureKind.LEGACY, "OFD"),
        (zipped("mimetype", "content.xml"), "a.odt", FailureKind.LEGACY, "ODF"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "a.docx", FailureKind.UNSUPPORTED, "XLSX"),
        (zipped("ppt/presentation.xml"), "a.pptx", FailureKind.UNSUPPORTED, "PPTX"),
        (b"<html><title>t</title><script>x</script></html>", "a.html", FailureKind.EMPTY, "HTML"),
        (b"<html><img src=p1.png width=800 height=900></html>", "a.html", FailureKind.NO_TEXT, "HTML"),
        (zipped("报告.docx"), "a.zip", FailureKind.UNSUPPORTED, "ZIP"),
        (zipped("word/styles.xml"), "a.docx", FailureKind.DAMAGED, "word/document.xml"),
        (zipped("a")[:40], "a.docx", FailureKind.DAMAGED, "zip"),
        (b'<?xml version="1.0"?>\n<office:document xmlns:office="x"/>', "a.fodt", FailureKind.LEGACY, "ODF"),
        (b'<?xml version="1.0"?><!-- c --><feed/>', "a.xml", FailureKind.UNSUPPORTED, "XML (feed)"),
        (bytes(range(32)) * 40, "a.txt", FailureKind.UNSUPPORTED, "binary"),
        (os.urandom(0) + bytes((i * 37 + 11) % 251 for i in range(4000)), "a.txt", FailureKind.UNDECODABLE, ""),
    ],
)
def test_what_cannot_be_read_is_named(
    data: bytes, name: str, kind: FailureKind, detail: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.readers.legacy.converter", lambda: None)
    monkeypatch.setattr("linter.readers.ocr.available", lambda: False)
    with pytest.raises(ReadFailure) as caught:
        read_bytes(data, name)
    assert caught.value.kind is kind
    assert detail in caught.value.detail


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        (HTML, "report.doc", FileFormat.HTML),
        (HTML, "report.txt", FileFormat.HTML),
        ("<p>一</p>\n<p>二</p>\n<p>三</p>", "fragment.txt", FileFormat.HTML),
        ("<table><tr><td>规章<td>0</table>", "table.html", FileFormat.HTML),
        ("# 标题\n\n正文", "report.md", FileFormat.MARKDOWN),
        ("# 标题\n\n## 一、总体情况\n", "report.txt", FileFormat.MARKDOWN),
        ("| 规章 | 数量 |\n|---|---|\n| a | 0 |", "report.txt", FileFormat.MARKDOWN),
        ("标题\n<table><tr><td>规章</td><td>0</td></tr></table>", "report.txt", FileFormat.MARKDOWN),
        ("一、总体情况\n全年 < 3 件", "report.txt", FileFormat.TEXT),
        ("一、总体情况", "report", FileFormat.TEXT),
        ('<?xml version="1.0"?>\n' + HTML, "page.xhtml", FileFormat.HTML),
        ("没有标记的网页正文", "page.html", FileFormat.TEXT),
    ],
)
def test_the_content_decides_and_the_name_only_helps(text: str, name: str, form: FileFormat) -> None:
    assert read_bytes(text.encode(), name).format is form


def test_a_web_page_in_one_file_is_read() -> None:
    page = "<html><body><h1>标题</h1><p>一、总体情况</p></body></html>".encode("gb18030").hex("=").upper()
    mhtml = (
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n'
        '----x\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        f"={page}\r\n----x--\r\n"
    )
    document = read_bytes(mhtml.encode(), "page.mht")
    assert [block.text for block in document.blocks] == ["标题", "一、总体情况"]


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("一、总体情况", encoding="gb18030")
    assert read_file(path).blocks[0].text == "一、总体情况"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ReadFailure) as caught:
        read_file(tmp_path / "pipe")
    assert caught.value.kind is FailureKind.DENIED


@pytest.mark.parametrize("name", ["missing.txt", ".", "nul\0l"])
def test_what_is_no_file_is_denied(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadFailure) as caught:
        read_file(tmp_path / name)
    assert caught.value.kind is FailureKind.DENIED


def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(101 * 1024 * 1024)  # sparse: takes no room
    with pytest.raises(ReadFailure) as caught:
        read_file(path)
    assert caught.value.kind is FailureKind.LIMIT


def test_a_failure_crosses_process_borders() -> None:
    failure = pickle.loads(pickle.dumps(ReadFailure(FailureKind.LEGACY, "RTF")))
    assert (failure.kind, failure.detail) == (FailureKind.LEGACY, "RTF")


def test_reading_text_loads_no_library_of_another_format() -> None:
    code = (
        "import sys; from linter.readers import read_bytes; read_bytes('一、总体情况'.encode('gbk'), 'a.txt');"
        "sys.exit(' '.join(sorted({'lxml', 'pypdf', 'docx', 'zipfile', 'email'} & set(sys.modules))))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stderr.strip() == ""
