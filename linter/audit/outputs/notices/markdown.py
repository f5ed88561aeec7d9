"""A letter as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.audit.outputs.notices.blocks import (
    Addressee,
    Annexes,
    Block,
    Form,
    Heading,
    Paragraph,
    Point,
    Reference,
    Signature,
    Title,
)
from linter.writers.markdown import escape as without_markup


def render(letter: Iterable[Block]) -> str:
    """The whole document. Nothing that a report or a list says is taken for markup."""
    return "\n\n".join(part for block in letter for part in _block(block)) + "\n"


def escape(text: str) -> str:
    """Text that shows as itself."""
    return without_markup(text.replace("&", "&amp;"))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(text, annex):
            if annex:
                yield "---"
                yield escape(annex)
            yield f"{'##' if annex else '#'} {escape(text)}"
        case Reference(text) | Addressee(text) | Paragraph(text):
            yield _line(text)
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {escape(text)}"
        case Point(text, details):
            yield f"**{escape(text)}**"
            if details:
                yield "\n".join(f"- {escape(label + said)}" for paragraph in details for label, said in paragraph)
        case Annexes(head, lines):
            yield "\\\n".join(escape(line) for line in (f"{head}{lines[0]}", *lines[1:]))
        case Signature(lines, contact):
            yield "\\\n".join(map(escape, lines))
            yield escape(contact)
        case Form(before, header, rows, _, after):
            yield escape(before)
            yield "\n".join(map(_row, (header, ["---"] * len(header), *rows)))
            yield escape(after)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell if cell == '---' else escape(cell) for cell in cells)} |"


def _line(text: str) -> str:
    """A paragraph, which doesn't begin like a list."""
    return escape(text)
