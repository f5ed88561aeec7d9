"""What a file shows, told by other means than the linter's readers: whether damage changed the content itself.

A text file with a 7 in place of a 3 says 7, and nobody can know better. A file whose content is still the same, or
whose own checksums give the damage away, must not be read as anything else.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.util import find_spec
from xml.etree import ElementTree

_NUMBER = re.compile(r"\d[\d.,]*")
_STREAM = re.compile(rb"<<((?:(?!\bobj\b|\bstream\b).){0,1000}?)>>\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


@dataclass(frozen=True)
class Witness:
    """``text`` as shown, without white space; its ``numbers`` in order; ``shape``, a page's tags with what they say;
    ``broken``, whether a checksum in the file doesn't fit, so that the damage can be known."""

    text: str = ""
    numbers: tuple[str, ...] = ()
    shape: tuple[str, ...] = ()
    broken: bool = False


def _shown(text: str, shape: tuple[str, ...] = (), broken: bool = False) -> Witness:
    return Witness("".join(text.split()), tuple(_NUMBER.findall(text)), shape, broken)


def witness(data: bytes, suffix: str, encoding: str = "utf-8") -> Witness:
    """What a file shows. ``encoding`` is the one in which a text or page was written before it was damaged."""
    if suffix == "pdf":
        return _pdf(data)
    if suffix == "docx":
        return _docx(data)
    text = data.decode(encoding, "replace")
    return _page(text) if suffix == "html" else _shown(text)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.shape: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append(f"{tag} {attrs}")
        self.text.append(f" {dict(attrs).get('value') or ''} " if tag == "input" else " ")
        self._silent += tag in ("script", "style", "title")

    def handle_endtag(self, tag: str) -> None:
        self.shape.append(f"/{tag}")
        self._silent -= tag in ("script", "style", "title")

    def handle_decl(self, decl: str) -> None:
        self.shape.append(decl)

    def handle_comment(self, data: str) -> None:
        self.shape.append("comment")

    def handle_data(self, data: str) -> None:
        if self._silent <= 0:
            self.text.append(data)


def _page(text: str) -> Witness:
    page = _Page()
    page.feed(text)
    page.close()
    return _shown("".join(page.text), tuple(page.shape))


def _docx(data: bytes) -> Witness:
    """The main part, where the container's checksums fit."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.testzip() is not None:
                return Witness(broken=True)
            tree = ElementTree.fromstring(archive.read("word/document.xml"))
    except Exception:  # damage makes both libraries raise errors of any kind, and each of them gives it away
        return Witness(broken=True)
    return _shown(" ".join(element.text or "" for element in tree.iter(_WORD_TEXT)))


def _pdf(data: bytes) -> Witness:
    """The text that another library finds, if it is installed, and whether every compressed stream is whole."""
    broken = any(not _whole(dictionary, stream) for dictionary, stream in _streams(data))
    return _shown(_pdfium(data) if find_spec("pypdfium2") else "", broken=broken)


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    for match in _STREAM.finditer(data):
        if b"/FlateDecode" in match[1] or b"/Fl " in match[1]:
            yield match[1], match[2]


def _whole(dictionary: bytes, stream: bytes) -> bool:
    try:
        if b"/ASCII85Decode" in dictionary:
            stream = base64.a85decode(b"<~" + stream.strip().removeprefix(b"<~"), adobe=True)
        packed = zlib.decompressobj()
        packed.decompress(stream)
    except (ValueError, zlib.error):
        return False
    return packed.eof


def _pdfium(data: bytes) -> str:
    import pypdfium2

    try:
        pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    except pypdfium2.PdfiumError:
        return ""
    return "\n".join(pages)
