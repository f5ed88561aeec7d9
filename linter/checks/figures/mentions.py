"""What a report's running text says in figures, and whether the report as a whole is meant by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from linter.checks.figures.lexicon import Lexicon, Pattern, Phrasing
from linter.checks.figures.numbers import MARK, Number
from linter.checks.figures.sentences import Sentence, sentences
from linter.checks.parts import pieces
from linter.checks.result import Target
from linter.interpret.wording import squeeze
from linter.model.report import Report
from linter.model.same import Same
from linter.rulebook.template import Template
from linter.rulebook.vocabulary import Quantity, Reading

_UNKNOWN = "unknown"
"""A body of no known kind, in a scope's ``whole_for``."""


class Said(NamedTuple):
    """A wording found in a sentence: the stretch of its skeleton, and the figure meant, where there is one."""

    sentence: Sentence
    start: int
    end: int
    number: Number | None

    @property
    def text(self) -> str:
        """The words, with numbers as written."""
        return self.sentence.between(self.start, self.end)

    @property
    def target(self) -> Target:
        """The sentence, as a finding points at it."""
        return Target(self.sentence.place, self.sentence.written, section=self.sentence.section)


class Mention(NamedTuple):
    """A figure of one of the vocabulary's quantities."""

    quantity: Quantity
    said: Said
    number: Number


_LISTED = re.compile(f"{MARK}[^,;#]{{0,6}}、[^,;]{{0,60}}{MARK}[^,;#]{{0,6}},")
"""Parts that are listed with 、, and the comma that ends them."""


def readings(mention: Mention, lexicon: Lexicon) -> Iterator[Reading]:
    """What a figure may stand for, given the sentence that it is in."""
    for reading in mention.quantity.readings:
        beside = lexicon.pattern(reading.beside)
        if beside is None or beside.search(mention.said.sentence.skeleton):
            yield reading


def read(parts: Sequence[str], report: Report, template: Template, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of some parts of a report."""
    kept = Same(report), Same(template), Same(lexicon)
    return tuple(sentence for part in parts for sentence in _read(part, *kept))


def mentions(parts: Sequence[str], report: Report, template: Template, lexicon: Lexicon) -> Iterator[Mention]:
    """Every figure of a quantity, in the order of the text. A number is a figure of the first quantity that fits."""
    kept = Same(report), Same(template), Same(lexicon)
    for part in parts:
        yield from _mentions(part, *kept)


@lru_cache(maxsize=16)
def _read(part: str, report: Same[Report], template: Same[Template], lexicon: Same[Lexicon]) -> tuple[Sentence, ...]:
    found = tuple(dict.fromkeys(pieces([part], report.it, template.it)))
    return tuple(sentences(found, lexicon.it))


@lru_cache(maxsize=16)
def _mentions(part: str, report: Same[Report], template: Same[Template], lexicon: Same[Lexicon]) -> tuple[Mention, ...]:
    return tuple(_found(_read(part, report, template, lexicon), report.it, lexicon.it))


def _found(text: Iterable[Sentence], report: Report, lexicon: Lexicon) -> Iterator[Mention]:
    for sentence in text:
        if not sentence.numbers:
            continue
        taken: dict[int, Mention] = {}
        for quantity, phrasing in lexicon.quantities:
            for said in found(phrasing, sentence, report, lexicon):
                if said.number is not None and said.number.start not in taken:
                    taken[said.number.start] = Mention(quantity, said, said.number)
        yield from (taken[start] for start in sorted(taken))


def found(phrasing: Phrasing, sentence: Sentence, report: Report, lexicon: Lexicon) -> Iterator[Said]:
    """Where a sentence uses a wording to speak of the report's own year and whole scope."""
    if (
        phrasing.topic
        and sentence.section not in phrasing.sections
        and not any(lexicon.topics[phrasing.topic].search(text) for text in _around(sentence))
    ):
        return
    for pattern in phrasing.said:
        for match in pattern.finditer(sentence.skeleton):
            if match.end() > match.start() and _meant(phrasing, match, sentence, report, lexicon):
                yield Said(sentence, match.start(), match.end(), _number(match, sentence))


def _number(match: re.Match[str], sentence: Sentence) -> Number | None:
    at = match.start("n") if "n" in match.re.groupindex and match["n"] else match[0].find(MARK)
    if at < 0:
        return None
    return sentence.number_at(at if "n" in match.re.groupindex and match["n"] else match.start() + at)


def _meant(phrasing: Phrasing, match: re.Match[str], sentence: Sentence, report: Report, lexicon: Lexicon) -> bool:
    text = sentence.skeleton
    start, end = match.span()
    opened = text.rfind(";", 0, start) + 1
    closed = text.find(";", end)
    segment = text[opened : len(text) if closed < 0 else closed]
    if phrasing.unless and phrasing.unless.search(segment):
        return False
    clause = text[max(text.rfind(sign, 0, start) for sign in ",;:()、") + 1 : start]
    if lexicon.not_meant_after and lexicon.not_meant_after.search(clause):
        return False
    if not phrasing.within and lexicon.parts_follow and _among_parts(lexicon.parts_follow, text[opened:start]):
        return False
    return (
        _in_year(text[:start], lexicon)
        and _whole(text[opened:end], report, lexicon)
        and _on_topic(phrasing, sentence, end, lexicon)
        and _in_context(phrasing, sentence)
    )


def _among_parts(parts_follow: Pattern, before: str) -> bool:
    """Whether 其中 stands before, other than in a bracket that has been closed since, or with parts that were listed
    with 、 up to a comma."""
    return any(
        not _closed_since(before, match.start()) and not _LISTED.search(before, match.end())
        for match in parts_follow.finditer(before)
    )


def _closed_since(text: str, at: int) -> bool:
    depth = 0
    for char in text[at:]:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return True
    return False


def _last(pattern: Pattern | None, text: str) -> int:
    """Where the last match ends; -1 where there is none."""
    return max((match.end() for match in pattern.finditer(text)), default=-1) if pattern else -1


def _in_year(before: str, lexicon: Lexicon) -> bool:
    return _last(lexicon.other_period, before) <= _last(lexicon.this_period, before)


def _whole(before: str, report: Report, lexicon: Lexicon) -> bool:
    """Whether the last words about whose figures these are mean the report's body as a whole."""
    own = squeeze(report.organisation or "")
    if own:
        before = before.replace(own, "")
    last, whole_for = -1, None
    for pattern, bodies in lexicon.scopes:
        position = _last(pattern, before)
        if position > last:
            last, whole_for = position, bodies
    return whole_for is None or (report.body.value if report.body else _UNKNOWN) in whole_for


def _on_topic(phrasing: Phrasing, sentence: Sentence, end: int, lexicon: Lexicon) -> bool:
    """Whether the topic that is spoken of last is the wording's own."""
    if not phrasing.topic:
        return True
    for text in (sentence.skeleton[:end], sentence.before, sentence.heading):
        positions = {name: _last(pattern, text) for name, pattern in lexicon.topics.items()}
        last = max(positions.values(), default=-1)
        if last >= 0:
            return positions.get(phrasing.topic) == last
    return sentence.section in phrasing.sections


def _in_context(phrasing: Phrasing, sentence: Sentence) -> bool:
    if phrasing.context is None or sentence.section in phrasing.sections:
        return True
    return any(phrasing.context.search(text) for text in _around(sentence))


def _around(sentence: Sentence) -> tuple[str, str, str]:
    """A sentence, the one before it and the heading."""
    return sentence.skeleton, sentence.before, sentence.heading
