"""The parts of a letter, whatever it is written as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the letter or of an annex."""

    text: str
    annex: str = ""
    """What is said above an annex's title (附件1); such a title begins a page."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The letter's number, for the agency to fill in."""

    text: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom the letter goes."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、), 2 (（一）), or 3 (without a numeral)."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``keep``: it stays on a page with what follows."""

    text: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered problem. ``text`` begins with its number; ``details`` are paragraphs of labels and what they say."""

    text: str
    details: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Annexes:
    """The list of annexes below the text: a first line's head, and the lines."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines at the right below the text, and a line of contact."""

    lines: tuple[str, ...]
    contact: str


@dataclass(frozen=True, slots=True)
class Form:
    """A table to fill in. ``widths`` are shares of the line; ``before`` and ``after`` stand above and below it."""

    before: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    after: str


Block = Title | Reference | Addressee | Heading | Paragraph | Point | Annexes | Signature | Form
