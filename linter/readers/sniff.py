"""What a file is: its content decides, not its name."""

from __future__ import annotations

import re
from enum import Enum

from linter.readers.failure import FailureKind, ReadFailure

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_PDF_WITHIN = 1024
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_OTHERS = (
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"\xfd7zXZ\x00", "XZ"),
    (b"%!PS", "PostScript"),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000"),
    (b"MZ\x90", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"Founder CEB", "CEB"),
    (b"SQLite format 3\x00", "SQLite"),
)
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
_HTML_NAMES = (".html", ".htm", ".shtml", ".xhtml", ".jhtml", ".asp", ".aspx", ".jsp", ".php")
_HTML_START = re.compile(r"(?:\s|\ufeff|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(r"</?(?:p|div|span|table|tbody|tr|td|th|br|a|li|ul|h[1-6]|section|article|center|font)\b", re.I)
_XML_ROOT = re.compile(r"\s*<\?xml[^>]*>(?:\s|<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)*<([-\w:.]{1,60})", re.I | re.S)
_HTML_ROOTS = ("html", "body", "div", "table", "article", "section", "p")
_MHTML_START = re.compile(rb"(?:[-\w]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.I)
_DELIMITER_ROW = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+(?:\|[ \t]*)?$", re.M)
_ATX_HEADING = re.compile(r"^#{1,6}\s+\S", re.M)
_TAG_SHARE = 200
"""A text with at least one tag every so many characters is markup."""


class Kind(Enum):
    """What a file's bytes turn out to be."""

    PDF = "pdf"
    ZIP = "zip"
    MHTML = "mhtml"
    OTHER = "other"


def sniff_bytes(data: bytes) -> Kind:
    """The container that the bytes are, ``OTHER`` for text. Raises :class:`ReadFailure` for what has no reader, naming
    what the file really is."""
    if not data.strip():
        raise ReadFailure(FailureKind.EMPTY)
    head = data[:_PDF_WITHIN]
    if re.search(rb"%PDF-\d", head):
        return Kind.PDF
    if head.startswith(ZIP):
        return Kind.ZIP
    if head.startswith(OLE):
        raise _ole(data)
    if head.lstrip().startswith(b"{\\rtf"):
        raise ReadFailure(FailureKind.LEGACY, "RTF")
    for magic, name in (*_PICTURES, *_OTHERS):
        if head.startswith(magic):
            raise ReadFailure(FailureKind.UNSUPPORTED, name)
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        raise ReadFailure(FailureKind.UNSUPPORTED, "BMP")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise ReadFailure(FailureKind.UNSUPPORTED, "WebP")
    if head[4:8] == b"ftyp":
        raise ReadFailure(FailureKind.UNSUPPORTED, "HEIC" if head[8:12] in (b"heic", b"heix", b"mif1") else "MP4")
    if _MHTML_START.match(data[:8192].lstrip()):
        return Kind.MHTML
    return Kind.OTHER


def picture(data: bytes) -> str:
    """The format of a picture that text can be recognised in, or ""."""
    return next((name for magic, name in _PICTURES if data.startswith(magic)), "")


def _ole(data: bytes) -> ReadFailure:
    """An OLE container: told apart by the names of its streams, which stand in UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return ReadFailure(FailureKind.ENCRYPTED, "DOCX")
    if holds("WordDocument"):
        return ReadFailure(FailureKind.LEGACY, "DOC / WPS")
    if holds("Workbook") or holds("Book"):
        return ReadFailure(FailureKind.UNSUPPORTED, "XLS / ET")
    if holds("PowerPoint Document"):
        return ReadFailure(FailureKind.UNSUPPORTED, "PPT / DPS")
    return ReadFailure(FailureKind.LEGACY, "OLE")


def refuse_other_markup(text: str) -> None:
    """Raise :class:`ReadFailure` for XML that is no HTML, naming it."""
    match = _XML_ROOT.match(text)
    if not match or match[1].rsplit(":", 1)[-1].lower() in _HTML_ROOTS:
        return
    for prefix, name in (("office:", "ODF"), ("uof:", "UOF"), ("w:", "Word XML"), ("pkg:", "Word XML")):
        if match[1].lower().startswith(prefix):
            raise ReadFailure(FailureKind.LEGACY, name)
    raise ReadFailure(FailureKind.UNSUPPORTED, f"XML ({match[1]})")


def is_html(text: str, name: str) -> bool:
    """Whether text is an HTML page or a fragment of one."""
    if _HTML_START.match(text):
        return True
    lower = name.lower()
    tags = len(_TAG.findall(text))
    if lower.endswith(_HTML_NAMES):
        return tags > 0
    if lower.endswith(_MARKDOWN_NAMES):
        return False
    return text.lstrip().startswith("<") and tags > 2 and tags * _TAG_SHARE > len(text)


def is_markdown(text: str, name: str) -> bool:
    """Whether text is Markdown: by its name, or because it has Markdown's headings or tables (also HTML tables, which
    only Markdown embeds in text)."""
    if name.lower().endswith(_MARKDOWN_NAMES):
        return True
    if "</table>" in text and "<td" in text:
        return True
    return bool(_DELIMITER_ROW.search(text)) or len(_ATX_HEADING.findall(text)) > 1
