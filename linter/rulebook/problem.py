"""What is wrong with a rulebook's files, said so that the writer of the rule can put it right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: the file as given, line and column (from 1), the key path inside the document, and what is wrong in
    both languages. ``nearest`` is the right word that an unknown one is most like, or ""."""

    file: str
    line: int | None
    column: int | None
    path: str
    zh: str
    en: str
    nearest: str = ""

    def say(self, lang: Literal["zh", "en"]) -> str:
        """``file:line:column: path: what is wrong``."""
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        text = self.zh if lang == "zh" else self.en
        if self.nearest:
            text += f"（最接近的是 {self.nearest}）" if lang == "zh" else f" (the nearest is {self.nearest})"
        path = f"{self.path}: " if self.path else ""
        return f"{where}: {path}{text}"


class RulebookError(Exception):
    """A rulebook can't be used. ``problems`` are all that were found, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(
            sorted(problems, key=lambda one: (one.file, one.line or 0, one.column or 0, one.path))
        )
        super().__init__("\n".join(problem.say("en") for problem in self.problems))

    def say(self, lang: Literal["zh", "en"]) -> str:
        """Every problem, one a line."""
        return "\n".join(problem.say(lang) for problem in self.problems)

    def __reduce__(self) -> tuple[type[RulebookError], tuple[Sequence[Problem]]]:  # crosses process borders
        return RulebookError, (self.problems,)


def nearest(word: object, known: Iterable[str]) -> str:
    """The known word that a mistaken one is most like, or "" where none is like it."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(str(word), sorted(known), n=1, cutoff=0.6)), "")
