"""What is wrong with a list, said so that its writer can put it right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from linter.checks.result import Value
from linter.phrases.phrase import Lang, Phrase

_AT_LINE = Phrase("第{line}行", "line {line}")
_AT_LINES = Phrase("第{line}行等{n}行", "line {line} and others, {n} in all")
_AND_MORE = Phrase("同类问题还有{n}处，不再逐一列出", "the same kind of thing {n} times more")
_MOST = 20
"""Problems of one kind in one column that are said one by one: a list of thousands of lines may be wrong in all."""
_AT_COLUMN = Phrase("“{column}”", "“{column}”")


@dataclass(frozen=True, slots=True)
class ListProblem:
    """One thing in a list that was not taken as it stands. ``file`` is the list's name, ``sheet`` the sheet's ("" in a
    CSV file), ``line`` the row from 1 (0 where no single one is meant), ``column`` the heading as the list has it."""

    phrase: Phrase
    file: str
    sheet: str = ""
    line: int = 0
    column: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    lines: int = 1
    """How many rows it is so in; ``line`` is then the first."""

    def say(self, lang: Lang) -> str:
        """``file [sheet] 第n行“column”：what is wrong``."""
        where = f"{self.file} [{self.sheet}]" if self.sheet else self.file
        lines = _AT_LINES if self.lines > 1 else _AT_LINE
        at = [lines.say(lang, line=str(self.line), n=self.lines)] if self.line else []
        at += [_AT_COLUMN.say(lang, column=self.column)] if self.column else []
        place = "".join(at) if lang == "zh" else ", ".join(at)
        colon = "：" if lang == "zh" else ": "
        return f"{where}{' ' if place else ''}{place}{colon}{self.phrase.say(lang, **self.values)}"


def condensed(problems: Iterable[ListProblem]) -> tuple[ListProblem, ...]:
    """The problems with those that differ in nothing but the line made one, and not too many of one kind."""
    equal: dict[object, ListProblem] = {}
    for problem in problems:
        key = (problem.phrase, problem.sheet, problem.column, *sorted(problem.values.items()))
        known = equal.get(key)
        equal[key] = replace(known, lines=known.lines + problem.lines) if known else problem
    said: list[ListProblem] = []
    counts: Counter[object] = Counter()
    more: dict[object, ListProblem] = {}
    for problem in equal.values():
        kind = (problem.phrase, problem.sheet, problem.column)
        counts[kind] += 1
        if counts[kind] <= _MOST:
            said.append(problem)
        else:
            more[kind] = ListProblem(
                _AND_MORE, problem.file, problem.sheet, 0, problem.column, {"n": counts[kind] - _MOST}
            )
    return (*said, *more.values())
