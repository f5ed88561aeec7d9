"""A page of text of a given width, with styles that a pipe does without.

Only a page in colour loads rich's console: most runs write to a pipe or a file, and start faster without it.
"""

from __future__ import annotations

from codecs import lookup
from collections.abc import Sequence
from io import StringIO

from rich.cells import cell_len

from linter.writers.options import WriteOptions
from linter.writers.wrap import balanced, wrap

_WIDEST = 120
_NARROWEST = 40
_UNLIMITED = 4096
_BULLET = "· "

# Signs that not every encoding has, and what stands for them there.
_SIGNS = {"✗": "x", "✓": "√", "√": "v", "▲": "!", "●": "-", "→": "->", "─": "-", "·": "-", "−": "-"}
# Consoles of these encodings show lines and dots as wide as a Chinese character.
_WIDE_ENCODINGS = frozenset({"gbk", "gb2312", "gb18030", "big5", "cp950"})
_WIDE_SIGNS = frozenset("─·")


Piece = tuple[str, str]
"""A text and its style, in rich's words (``bold red``); "" for none."""


class Page:
    """Lines and tables, in order. Everything is wrapped to the width by :mod:`linter.writers.wrap`."""

    def __init__(self, options: WriteOptions) -> None:
        self.width = max(_NARROWEST, min(options.width, _WIDEST))
        self._colour = options.colour
        self._encoding = options.encoding
        self._wide = lookup(options.encoding).name in _WIDE_ENCODINGS
        self._lines: list[list[Piece]] = []

    def sign(self, sign: str) -> str:
        """A sign, or what stands for it in an encoding that doesn't have it."""
        if sign in _WIDE_SIGNS and self._wide:
            return _SIGNS[sign]
        try:
            sign.encode(self._encoding)
        except UnicodeEncodeError:
            return self.sign(_SIGNS[sign]) if sign in _SIGNS else "?"
        return sign

    def line(self, text: str = "", *, style: str = "", indent: int = 0) -> None:
        """Paragraphs, indented as a whole."""
        self.hanging("", text, style=style, indent=indent)

    def hanging(
        self, head: str, text: str, *, head_style: str = "", style: str = "", indent: int = 0, column: int = 0
    ) -> None:
        """Paragraphs that hang from a head (``依据  《…》…``), ``column`` columns after the indent. A paragraph that
        begins with a bullet hangs from that."""
        column = max(column, cell_len(head) + 1 if head else 0)
        for paragraph in text.split("\n"):
            bullet = cell_len(_BULLET) if paragraph.startswith(_BULLET) else 0
            parts = wrap(paragraph[len(_BULLET) :] if bullet else paragraph, self.width - indent - column - bullet)
            for number, part in enumerate(parts):
                mark = (_BULLET if number == 0 else " " * bullet) if bullet else ""
                gap = " " * (column - cell_len(head))
                self._lines.append([(" " * indent, ""), (head, head_style), (gap + mark, ""), (part, style)])
                head = ""

    def rule(self, title: str = "", *, style: str = "dim") -> None:
        """A line across the page, with a title at its left."""
        dash = self.sign("─")
        lines = wrap(title, self.width - 4)
        head = f"{dash * 2} {lines[0]} " if title and len(lines) == 1 else ""
        if title and not head:
            self.line(title, style=style)
        else:
            self._lines.append([(head + dash * (self.width - cell_len(head)), style)])

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str | Piece]],
        *,
        numbers: Sequence[int] = (),
        widths: Sequence[int] = (),
        indent: int = 0,
    ) -> None:
        """A table without lines.

        ``numbers`` are the columns set to the right; ``widths`` the most that a column takes (0: as it needs).
        """
        limits = list(widths) or [0] * len(header)
        lines = [[(balanced(label, limit or _UNLIMITED), "dim") for label, limit in zip(header, limits, strict=True)]]
        lines += [[_fit(cell, limit) for cell, limit in zip(row, limits, strict=True)] for row in rows]
        columns = [max(cell_len(part) for row in lines for part in row[column][0]) for column in range(len(header))]
        for row in lines:
            for part in range(max(len(parts) for parts, _ in row)):
                line = [(" " * indent, "")]
                for column, (parts, style) in enumerate(row):
                    shown = (parts[part] if part < len(parts) else "", style)
                    blank = (" " * (columns[column] - cell_len(shown[0])), "")
                    line += [blank, shown] if column in numbers else [shown, blank]
                    line.append(("  ", ""))
                self._lines.append(line)

    def text(self) -> str:
        """The page so far, with nothing that its encoding can't show."""
        text = self._coloured() if self._colour else "".join(f"{_plain(line)}\n" for line in self._lines)
        for sign in _SIGNS:
            if self.sign(sign) != sign:
                text = text.replace(sign, self.sign(sign))
        return text.encode(self._encoding, "backslashreplace").decode(self._encoding)

    def _coloured(self) -> str:
        from rich.console import Console
        from rich.text import Text

        file = StringIO()
        console = Console(
            file=file,
            width=self.width,
            force_terminal=True,
            color_system="standard",
            no_color=False,
            legacy_windows=False,
        )
        for line in self._lines:
            shown = Text.assemble(*line)
            shown.rstrip()
            console.print(shown, no_wrap=True, overflow="ignore", crop=False, highlight=False)
        return file.getvalue()


def _plain(line: list[Piece]) -> str:
    return "".join(text for text, _ in line).rstrip()


def _fit(cell: str | Piece, width: int) -> tuple[list[str], str]:
    """A cell's lines and its style."""
    text, style = (cell, "") if isinstance(cell, str) else cell
    return wrap(text, width or _UNLIMITED), style
