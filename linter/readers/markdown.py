"""Markdown as people and converters write it."""

from __future__ import annotations

import html
import re

from linter.model.document import Block, Document, FileFormat, NoteKind, Paragraph, ReadingNote
from linter.model.place import Place
from linter.readers.encoding import Decoded
from linter.readers.layout import unframed
from linter.readers.pipes import Line, has_pipes, is_delimiter, read_grids, rejoined
from linter.readers.spacing import trim
from linter.readers.text import garbled_notes, split_lines

_ATX = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|(?=[^#\s]))(.*)$")
_ATX_END = re.compile(r"(?:(?<=[ \t])|^)#{1,50}$")
_SETEXT = re.compile(r"^ {0,3}(=+|-{3,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_LIST = re.compile(r"^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?)+")
_MARKUP = re.compile(r"^\s*<(table|p|div|center|h[1-6]|section|article)\b", re.I)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_FRONT_KEYS = {
    "title": "title", "标题": "title",
    "date": "published", "published": "published", "发布时间": "published", "发布日期": "published",
    "source": "organisation", "organisation": "organisation", "organization": "organisation", "author": "organisation",
    "来源": "organisation", "发布机构": "organisation", "单位": "organisation",
    "url": "address", "link": "address", "原文链接": "address",
}  # fmt: skip
_SETEXT_LONGEST = 60
_NAME_LONGEST = 200
_MOST_UNCLOSED = 50
"""Tags without an end after which markup is no longer looked for: each costs a look through the file."""

# Every repetition has a bound: a line may be as long as a file.
_CODE = re.compile(r"(?<![`\\])(`{1,3})([^`]{1,2000})\1(?!`)")
_TARGET = r"\(\s{0,9}<?((?:[^()<>\s]|\([^()\s]{0,200}\)){0,%d})>?(?:\s[^)]{0,500})?\)|\[[^\]]{0,100}\]"
_PICTURE = re.compile(rf"!\[([^\]]{{0,500}})\](?:{_TARGET % 9_999_999})")
_LINK = re.compile(rf"\[([^\[\]]{{0,500}})\](?:{_TARGET % 2_000})")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^>\s]{1,2000})>")
_TAG = re.compile(r"</?[a-zA-Z][-\w:]{0,30}(?:\s[^<>]{0,2000})?/?>")
_MARKS = ("***", "**", "___", "__", "~~")
_WHOLE_STRONG = re.compile(r"^(\*{1,3}|_{2,3})\s{0,50}([^*_\s].{0,500}?)\s{0,50}\1$")
_STAR = re.compile(r"(?<![*\d\\])\*(?=[^\s*])([^*]{1,2000}?)(?<=[^\s*])\*(?![*\d])")
_UNDERSCORE = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])_(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ATTACHED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?:$|[?#])", re.I)


def read_markdown(decoded: Decoded) -> Document:
    """One paragraph a line that isn't empty: converters break lines where the page did, so lines are not joined.
    Headings keep their level, tables become grids, inline markup is stripped to its text."""
    reader = _Reader(_blank_comments(decoded.text))
    reader.read()
    return Document(
        format=FileFormat.MARKDOWN,
        blocks=tuple(reader.blocks),
        metadata=reader.metadata,
        notes=(*garbled_notes(decoded), *reader.notes),
    )


def _blank_comments(text: str) -> str:
    """Comments taken out, their line breaks kept, so that the lines keep their numbers."""
    pieces: list[str] = []
    while (start := text.find("<!--")) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[:start], "\n" * text.count("\n", start, end)]
        text = text[end + 3 :]
    return "".join(pieces) + text


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = rejoined(split_lines(text)[0])
        self.blocks: list[Block] = []
        self.notes: list[ReadingNote] = []
        self.metadata: dict[str, str] = {}
        self._position = 0
        self._unclosed = 0

    def read(self) -> None:
        self._front_matter()
        while self._position < len(self.lines):
            line = self.lines[self._position]
            text = _QUOTE.sub("", line.text)
            if not text.strip():
                self._position += 1
            elif fence := _FENCE.match(text):
                self._fenced(fence[1])
            elif not (_MARKUP.match(text) and self._markup()) and not self._table():
                self._position += 1
                self._line(text, line.place)

    def _front_matter(self) -> None:
        if not self.lines or self.lines[0].text.strip() != "---":
            return
        for end, line in enumerate(self.lines[1:40], 1):
            if line.text.strip() in ("---", "..."):
                for inner in self.lines[1:end]:
                    key, _, value = inner.text.partition(":")
                    known = _FRONT_KEYS.get(key.strip().lower())
                    value = value.strip().strip("\"'")
                    if known and value:
                        self.metadata.setdefault(known, value)
                self._position = end + 1
                return

    def _fenced(self, fence: str) -> None:
        """The lines of a code block, as they are."""
        self._position += 1
        while self._position < len(self.lines):
            line = self.lines[self._position]
            self._position += 1
            if line.text.strip().startswith(fence) and not line.text.strip().strip(fence[0]):
                return
            if text := trim(line.text):
                self.blocks.append(Paragraph(text, line.place))

    def _markup(self) -> bool:
        """A block of HTML, up to its closing tag. False where it isn't closed."""
        first = self.lines[self._position]
        match = _MARKUP.match(first.text)
        assert match is not None
        name = match[1].lower()
        if self._unclosed >= _MOST_UNCLOSED:
            return False
        opening = re.compile(rf"<{name}\b", re.I)
        closing = re.compile(rf"</{name}\s*>", re.I)
        depth = 0
        for end in range(self._position, len(self.lines)):
            text = self.lines[end].text
            if name != "table" and end > self._position and not text.strip():
                break
            depth += len(opening.findall(text)) - len(closing.findall(text))
            if depth <= 0:
                from linter.readers.html import read_fragment

                source = "\n".join(line.text for line in self.lines[self._position : end + 1])
                blocks, notes = read_fragment(source, first.place.line or 1)
                self.blocks.extend(blocks)
                self.notes.extend(notes)
                self._position = end + 1
                return True
        self._unclosed += 1
        return False

    def _table(self) -> bool:
        """Consecutive rows: lines between pipes, or what a row of dashes makes a table of."""
        end = self._position
        rows: list[Line] = []
        divided = False  # a row of dashes was met: what follows it are rows, even without outer pipes
        while end < len(self.lines):
            text = _QUOTE.sub("", self.lines[end].text)
            following = self.lines[end + 1].text if end + 1 < len(self.lines) else ""
            divided = divided or is_delimiter(text)
            if has_pipes(text) or is_delimiter(text) or ("|" in text and (is_delimiter(following) or divided)):
                rows.append(Line(text, self.lines[end].place))
                end += 1
            else:
                break
        if len(rows) < 2 or all(is_delimiter(row.text) for row in rows):
            return False
        for grid in read_grids(rows, self._inline):
            self.blocks.extend(unframed(grid))
        self._position = end
        return True

    def _line(self, text: str, place: Place) -> None:
        if match := _ATX.match(text):
            self._paragraph(_ATX_END.sub("", match[2].rstrip()), place, len(match[1]))
            return
        following = self.lines[self._position].text if self._position < len(self.lines) else ""
        setext = _SETEXT.match(following)
        if setext and len(text.strip()) <= _SETEXT_LONGEST and not _RULE.match(text) and not _LIST.match(text):
            self._position += 1
            self._paragraph(text, place, 1 if setext[1][0] == "=" else 2)
            return
        if _RULE.match(text) or is_delimiter(text):
            return
        self._paragraph(_LIST.sub("", text), place, None)

    def _paragraph(self, text: str, place: Place, heading: int | None) -> None:
        for part in _BREAK.split(text):
            if plain := trim(self._inline(part, place).rstrip().removesuffix("\\")):
                self.blocks.append(Paragraph(plain, place, heading))

    def _inline(self, text: str, place: Place) -> str:
        """A piece of text without its inline markup; pictures and attached files are noted."""
        codes: list[str] = []

        def keep_code(match: re.Match[str]) -> str:
            codes.append(match[2].strip())
            return f"\ue000{len(codes) - 1}\ue001"

        def drop_picture(match: re.Match[str]) -> str:
            name = match[1] or match[2] or ""
            self.notes.append(ReadingNote(NoteKind.PICTURE, name[:_NAME_LONGEST], place))
            return ""

        def link_text(match: re.Match[str]) -> str:
            label, address = match[1], match[2] or ""
            if _ATTACHED.search(address):
                self.notes.append(ReadingNote(NoteKind.ATTACHMENT, f"{label} {address}".strip(), place))
            return label or address

        text = _CODE.sub(keep_code, text)
        text = _PICTURE.sub(drop_picture, text)
        text = _LINK.sub(link_text, text)
        text = _AUTOLINK.sub(r"\1", text)
        text = _TAG.sub("", text)
        text = _WHOLE_STRONG.sub(r"\2", text.strip())
        for mark in _MARKS:
            text = _unpair(text, mark)
        text = _UNDERSCORE.sub(r"\1", _STAR.sub(r"\1", text))
        text = html.unescape(_ESCAPE.sub(r"\1", text))
        return re.sub("\ue000(\\d+)\ue001", lambda match: codes[int(match[1])], text)


def _unpair(text: str, mark: str) -> str:
    """Text without the pairs of a mark (``**``) that set something off; a mark without a partner stays."""
    parts = text.split(mark)
    if len(parts) < 3:
        return text
    dropped: set[int] = set()
    opened: int | None = None
    for at in range(1, len(parts)):
        before, after = parts[at - 1], parts[at]
        if opened is not None and before and not before[-1].isspace():
            dropped |= {opened, at}
            opened = None
        elif after and not after[0].isspace():
            opened = at
    return parts[0] + "".join(("" if at in dropped else mark) + part for at, part in enumerate(parts[1:], 1))
