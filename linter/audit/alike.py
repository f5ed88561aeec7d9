"""Which reports may have copied from each other: a few hashes of every section that rules compare with other bodies'.

Winnowing (Schleimer, Wilkerson and Aiken 2003, as in MOSS): of the hashes of all runs of ``_GRAM`` characters, the
smallest in every window of ``_WINDOW`` runs is kept. Two texts that share a passage of ``_GRAM + _WINDOW - 1``
characters share a hash, however long either is and whatever stands around the passage, so that a text that was copied
into a longer one is found as well, which whole-text sketches (MinHash) can't promise. Where nine tenths of a text's
runs of eight characters stand in another text, at most one change in eighty characters parts them, and some passage of
49 characters is left whole in any text of 100 or more: as a rule several. ``benchmarks/audit/alike.py`` measures it.

The text is that of :func:`linter.checks.copying.comparable`: without numbers, punctuation and what is prescribed. It
is hashed twice, as it is and without the body's own names. Where no name stands both give the same hashes; where one
stands, copies that only put another name there agree in the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

from linter.checks.copying import BREAK, comparable
from linter.interpret.wording import squeeze
from linter.model.report import Report
from linter.rulebook.kinds_series import Similarity
from linter.rulebook.rulebook import Rulebook

_GRAM = 16
_WINDOW = 32

Sketch = tuple[str, tuple[int, ...]]
"""A section and the hashes (32 bits, ascending) of its text."""


def sketch(report: Report, rulebook: Rulebook) -> tuple[Sketch, ...]:
    """The hashes of every section that a rule compares with other bodies' and that is long enough for it."""
    found: list[Sketch] = []
    prescribed = tuple(rulebook.recognition.prescribed)
    for id, fewest in compared(rulebook).items():
        section = report.section(id)
        if section is None:
            continue
        text = comparable(tuple(passage.text for passage in section.paragraphs), prescribed, ()).text
        text = text.replace(BREAK, "")
        if len(text) >= fewest:
            found.append((id, fingerprints(text, report.organisation or "")))
    return tuple(found)


def fingerprints(text: str, name: str) -> tuple[int, ...]:
    """The hashes of a text, as it is and without a body's name, in ascending order."""
    masked = _without(text, squeeze(name))
    kept = set(_winnow(text)) | (set(_winnow(masked)) if masked != text else set())
    return tuple(sorted(kept))


def compared(rulebook: Rulebook) -> dict[str, int]:
    """The sections that rules compare with other bodies', with how many characters a text must have: a little fewer
    than the rule asks for, since the longer of two texts may be the one that it speaks of."""
    fewest: dict[str, int] = {}
    for rule in rulebook.rules:
        check = rule.check
        if isinstance(check, Similarity) and check.against == "peers":
            needed = check.shortest * check.at_least // 100
            fewest[check.section] = min(needed, fewest.get(check.section, needed))
    return fewest


def _without(text: str, name: str) -> str:
    """A text without every run of two characters or more that stands in the name, as the rules compare texts."""
    kept = list(text)
    for pair in {name[at : at + 2] for at in range(len(name) - 1)}:
        at = text.find(pair)
        while at >= 0:
            kept[at] = kept[at + 1] = ""
            at = text.find(pair, at + 1)
    return "".join(kept)


def _winnow(text: str) -> Iterator[int]:
    """The smallest hash of every window."""
    data = text.encode("utf-16-le")
    hashes = [crc32(data[at : at + 2 * _GRAM]) for at in range(0, max(len(data) - 2 * _GRAM, 0) + 2, 2)]
    smallest = -1
    for end in range(min(_WINDOW, len(hashes)), len(hashes) + 1):
        start = max(end - _WINDOW, 0)
        if smallest < start:
            smallest = min(range(start, end), key=hashes.__getitem__)
        elif hashes[end - 1] <= hashes[smallest]:
            smallest = end - 1
        yield hashes[smallest]
