"""No number of a person stands in the text.

Placeholders: ``text`` (the number, all but its ends masked), ``name`` (what number it is), ``part`` (of the report),
``count`` (how many such numbers stand there).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linter.checks.aligned import align
from linter.checks.answer import held, not_assessable, violated
from linter.checks.paragraphs import of_parts
from linter.checks.parts import Piece
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_wording import PersonalData, PersonalNumber
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

KEPT_FRONT, KEPT_END = 2, 2
"""Characters of a number that are shown, so that its writer recognises it and nobody else does."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"


def check(params: PersonalData, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a kind of number and part of the report."""
    found: dict[tuple[int, Named], list[Target]] = {}
    first: Piece | None = None
    for paragraph in of_parts(params.parts, report, template):
        first = first or paragraph.pieces[0]
        aligned = align(paragraph.text, spaces=True)  # columns of numbers mustn't run together
        taken: list[tuple[int, int]] = []
        for kind, number in enumerate(params.numbers):
            for match in re.finditer(number.find, aligned.text):
                start, end = match.span()
                if any(start < last and end > begin for begin, last in taken):
                    continue
                if not _belongs_to_a_person(number, match[0], aligned.text[:start], aligned.sentence(start, end)):
                    continue
                taken.append((start, end))
                piece = paragraph.at(aligned.origin[start])
                target = Target(piece.place, masked(match[0]), section=piece.section, table=piece.table)
                found.setdefault((kind, piece.part), []).append(target)
    if first is None:
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE)
    elif not found:
        yield held(Target(first.place, section=first.section))
    for (kind, part), targets in found.items():
        name = params.numbers[kind].name
        values: dict[str, Value] = {
            "text": targets[0].text,
            "name": Named(name.zh, name.en),
            "part": part,
            "count": len(targets),
        }
        yield violated(targets[0], values, related=targets[1:])


def masked(number: str) -> str:
    """A number with only its first and last characters left."""
    return f"{number[:KEPT_FRONT]}{'*' * (len(number) - KEPT_FRONT - KEPT_END)}{number[-KEPT_END:]}"


def _belongs_to_a_person(number: PersonalNumber, text: str, before: str, sentence: str) -> bool:
    if not _CHECKSUMS[number.checksum](text):
        return False
    if number.unless and re.search(number.unless, sentence):
        return False
    return not number.beside or re.search(number.beside, re.split(r"[.!?;]", before)[-1]) is not None


def _mod11_2(text: str) -> bool:
    """ISO 7064 MOD 11-2 over 17 digits and a check character (GB 11643)."""
    if len(text) != len(_WEIGHTS) + 1 or not text[:-1].isdecimal():
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:-1], strict=True))
    return _CHECK_CHARACTERS[total % 11] == text[-1].upper()


def _luhn(text: str) -> bool:
    """ISO/IEC 7812-1."""
    doubled = "0246813579"
    digits = text[::-1]
    return sum(int(doubled[int(d)] if i % 2 else d) for i, d in enumerate(digits)) % 10 == 0


_CHECKSUMS: dict[str, Callable[[str], bool]] = {"none": lambda text: True, "mod11-2": _mod11_2, "luhn": _luhn}
