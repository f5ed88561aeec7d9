"""The empty sheet that every notice is written on: page, styles, page numbers, as GB/T 9704—2012 has them."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from linter.phrases.phrase import Lang

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer

TEXT = b"<w:p><w:r><w:t>@text@</w:t></w:r></w:p>"
"""What stands for the letter's text in the document."""
TITLE, IDENTIFIER = b"@title@", b"@identifier@"
"""What stands for them in the document's properties."""
LINE = 8844
"""A line's length in twentieths of a point: 156 mm."""

_SONG, _HEI, _KAI, _FANG, _XIAOBIAO = "宋体", "黑体", "楷体", "仿宋", "方正小标宋简体"
_ELSEWHERE = {_SONG: "SimSun", _HEI: "SimHei", _KAI: "KaiTi", _FANG: "FangSong", _XIAOBIAO: "SimSun"}
"""What a computer has in place of a font that it lacks, or calls it."""
_LATIN = "Times New Roman"
_ER, _SAN, _SI, _XIAOSI = 22, 16, 14, 12
"""二号, 三号, 四号, 小四, in points."""
_SPACING = 28.95
"""22 lines on a page, in points."""
_KEPT = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Footer", "FooterChar")
"""Styles of the library's own sheet that are needed beside those below."""
_NEEDLESS = ("/thumbnail", "/customXml", "/stylesWithEffects", "/webSettings", "/numbering")
"""Parts of the library's own sheet that say nothing here."""
BODY, CORE = "word/document.xml", "docProps/core.xml"
"""The members that are another letter's own."""
_FONT_TABLE = "word/fontTable.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class _Look(NamedTuple):
    """A paragraph style. Indents are in characters, spaces before and after in points; ``exact`` is the line spacing,
    single where it is ``None``; ``outline`` the level of a heading, from 0."""

    name: str
    font: str = _FANG
    size: int = _SAN
    bold: bool = False
    align: str = "both"
    first: int = 0
    left: int = 0
    right: int = 0
    before: float = 0
    after: float = 0
    exact: float | None = _SPACING
    keep: bool = False
    new_page: bool = False
    outline: int | None = None


_LOOKS = {
    "Title": _Look("Title", _XIAOBIAO, _ER, align="center", before=29, after=14, exact=36, keep=True),
    "Reference": _Look("Reference", align="center", after=29),
    "Addressee": _Look("Addressee", align="left"),
    "BodyText": _Look("Body Text", first=2),
    "Heading1": _Look("heading 1", _HEI, first=2, align="left", keep=True, outline=0),
    "Heading2": _Look("heading 2", _KAI, first=2, align="left", keep=True, outline=1),
    "Heading3": _Look("heading 3", bold=True, first=2, align="left", keep=True, outline=2),
    "Point": _Look("Point", first=2, bold=True, keep=True),
    "AnnexFirst": _Look("Annex First", left=5, first=-3, before=29, align="left", keep=True),
    "AnnexLine": _Look("Annex Line", left=5, align="left", keep=True),
    "Signature": _Look("Signature", align="right", right=4, keep=True),
    "Contact": _Look("Contact", first=2, align="left"),
    "Annex": _Look("Annex", _HEI, align="left", keep=True, new_page=True),
    "AnnexTitle": _Look("Annex Title", _XIAOBIAO, _ER, align="center", before=14, after=14, exact=36, keep=True),
    "FormText": _Look("Form Text", size=_XIAOSI, align="left", before=6, after=6, exact=None),
    "FormHead": _Look("Form Head", _HEI, _XIAOSI, align="center", before=2, after=2, exact=None),
    "FormCell": _Look("Form Cell", size=_XIAOSI, align="left", before=2, after=2, exact=None),
}


class Sheet(NamedTuple):
    """The empty document: an archive of what all letters have in common, and beside it the text and the properties,
    which hold the marks above."""

    archive: bytes
    text: bytes
    properties: bytes


@cache
def sheet(lang: Lang) -> Sheet:
    """The sheet in a language: made, and compressed, once in a process."""
    with zipfile.ZipFile(io.BytesIO(_document(lang))) as document:
        members = {name: document.read(name) for name in document.namelist()}
    members[_FONT_TABLE] = _fonts().encode()
    text, properties = members.pop(BODY), members.pop(CORE)
    common = io.BytesIO()
    with zipfile.ZipFile(common, "w") as archive:
        for name, data in members.items():
            put(archive, name, data)
    return Sheet(common.getvalue(), text, properties)


def put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Write a member that is the same whenever and wherever it is written."""
    member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    archive.writestr(member, data)


def _document(lang: Lang) -> bytes:
    import docx
    from docx.shared import Mm

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    page.footer_distance = Mm(25)
    _styles(document)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(page.footer, "right")
    _page_number(page.even_page_footer, "left")
    document.add_paragraph("@text@")
    properties = document.core_properties
    properties.title, properties.identifier = TITLE.decode(), IDENTIFIER.decode()
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "zh-CN" if lang == "zh" else "en"
    properties.created = properties.modified = datetime(1980, 1, 1)
    for relations in (document.part.package.rels, document.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(_NEEDLESS)]:
            del relations[key]
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _styles(document: Document) -> None:
    """The styles that a letter uses, and no others."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    styles = document.styles.element
    for old in styles.findall(qn("w:style")):
        if old.get(qn("w:styleId")) not in _KEPT:
            styles.remove(old)
    for fonts in styles.iter(qn("w:rPrDefault")):
        fonts.getparent().replace(
            fonts, parse_xml(f'<w:rPrDefault xmlns:w="{_NAMESPACE}">{_run(_FANG, _SAN)}</w:rPrDefault>')
        )
    for id, look in _LOOKS.items():
        styles.append(parse_xml(_style(id, look)))


def _style(id: str, look: _Look) -> str:
    indent = {
        "firstLine": look.first if look.first > 0 else 0,
        "hanging": -look.first if look.first < 0 else 0,
        "left": look.left,
        "right": look.right,
    }
    # In characters, and for programs that don't know these in twentieths of a point.
    indents = " ".join(
        f'w:{side}Chars="{100 * signs}" w:{side}="{20 * look.size * signs}"' for side, signs in indent.items() if signs
    )
    line = f'w:line="{round(20 * look.exact)}" w:lineRule="exact"' if look.exact else 'w:line="240" w:lineRule="auto"'
    paragraph = [
        "<w:keepNext/>" if look.keep else "",
        "<w:pageBreakBefore/>" if look.new_page else "",
        f'<w:spacing w:before="{round(20 * look.before)}" w:after="{round(20 * look.after)}" {line}/>',
        f"<w:ind {indents}/>" if indents else "",
        f'<w:jc w:val="{look.align}"/>',
        f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline is not None else "",
    ]
    return (
        f'<w:style xmlns:w="{_NAMESPACE}" w:type="paragraph" w:styleId="{id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{"".join(paragraph)}</w:pPr>'
        f"{_run(look.font, look.size, bold=look.bold)}</w:style>"
    )


def _run(font: str, size: int, *, bold: bool = False) -> str:
    weight = "<w:b/><w:bCs/>" if bold else ""
    return (
        f'<w:rPr><w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}" w:cs="{_LATIN}"/>{weight}'
        f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr>'
    )


def _page_number(footer: _Footer, align: str) -> None:
    """— 1 —, a character from the margin."""
    from docx.oxml import parse_xml

    side = f'w:{align}Chars="100" w:{align}="{20 * _SI}"'
    run = _run(_SONG, _SI)
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]._p
    paragraph.getparent().replace(
        paragraph,
        parse_xml(
            f'<w:p xmlns:w="{_NAMESPACE}">'
            f'<w:pPr><w:pStyle w:val="Footer"/><w:ind {side}/><w:jc w:val="{align}"/></w:pPr>'
            f'<w:r>{run}<w:t xml:space="preserve">— </w:t></w:r>'
            f'<w:fldSimple w:instr=" PAGE "><w:r>{run}<w:t>1</w:t></w:r></w:fldSimple>'
            f'<w:r>{run}<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
        ),
    )


def _fonts() -> str:
    fonts = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/></w:font>' for font, other in _ELSEWHERE.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="{_NAMESPACE}">{fonts}</w:fonts>'
