"""Arguments that several commands share, and what they mean."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final, Literal

from linter.cli import words
from linter.engine.finding import Level
from linter.model.report import Body
from linter.phrases.phrase import Lang

AUTO: Final = "auto"


def add_format(parser: argparse.ArgumentParser, lang: Lang, formats: tuple[str, ...]) -> None:
    """``--format`` and ``--output``."""
    # No default: what the command line doesn't say, a configuration may.
    parser.add_argument("--format", choices=formats, help=words.FORMAT.say(lang))
    parser.add_argument("--output", type=Path, metavar="FILE", help=words.OUTPUT.say(lang))


def add_paths(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The files and folders of a run, and how they are read."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=words.PATHS.say(lang))
    parser.add_argument("--edition", metavar="auto|EDITION", help=words.EDITION.say(lang))
    bodies = [AUTO, *(body.value for body in Body)]
    parser.add_argument("--body", choices=bodies, metavar="|".join(bodies), help=words.BODY.say(lang))
    parser.add_argument("--jobs", type=count, metavar="N", help=words.JOBS.say(lang))


def add_common(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """``--rulebook`` and ``--lang``."""
    parser.add_argument(
        "--rulebook", type=Path, action="append", default=[], metavar="DIR|FILE", help=words.RULEBOOK.say(lang)
    )
    parser.add_argument("--lang", choices=("zh", "en"), help=words.LANG.say(lang))


def add_drafts(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """``--draft``."""
    parser.add_argument("--draft", action="store_true", help=words.DRAFT.say(lang))


def count(text: str) -> int:
    """A whole number above 0."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def listed(texts: list[str]) -> tuple[str, ...]:
    """The words of an option that takes several, with commas or repeated."""
    return tuple(word.strip() for text in texts for word in text.split(",") if word.strip())


def body(text: str | None) -> Body | Literal["auto"] | None:
    """``--body``."""
    return "auto" if text == AUTO else Body(text) if text else None


def level(text: str | None) -> Level | None:
    """``--level``."""
    return Level(text) if text else None
