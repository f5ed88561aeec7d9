"""Whether copies between bodies are found by their hashes, and how often innocent texts look like copies.

    python -m benchmarks.audit.alike [--seconds 60] [--seed 1]

Reports without a fault give the texts. A copy is one of them under another body's name, changed in single characters
or whole phrases and half of the time part of a longer text, that the rules would just find: at least nine tenths of its
runs of characters stand in the other. Prints how many of these share too few hashes, and the same for all pairs of
innocent texts.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from typing import NamedTuple

from benchmarks.rules.clean import single
from benchmarks.rules.files import FORMS
from linter.audit.alike import compared, fingerprints
from linter.audit.linking.peers import shared_hashes
from linter.checks.copying import BREAK, comparable, share
from linter.interpret import recognise
from linter.readers import read_bytes
from linter.rulebook import Rulebook, load_all

TEXTS = 150
GRAM = 8


class Text(NamedTuple):
    """A section's text and whose it is."""

    name: str
    text: str


def texts(count: int) -> dict[str, list[Text]]:
    """The sections that rules compare with other bodies', of reports without a fault."""
    families = load_all(())
    suffix, make = FORMS["markdown"]
    found: dict[str, list[Text]] = {section: [] for section in compared(families.main)}
    for seed in range(count):
        report, _ = recognise(read_bytes(make(single(seed)[0].document), f"a.{suffix}"), families)
        for id, into in found.items():
            section = report.section(id)
            if section is not None and report.organisation:
                into.append(Text(report.organisation, section.text))
    return found


class Bench:
    """Draws copies and asks whether they are found."""

    def __init__(self, rulebook: Rulebook, found: dict[str, list[Text]], rng: random.Random) -> None:
        self._prescribed = tuple(rulebook.recognition.prescribed)
        self._fewest = compared(rulebook)
        self._texts = found
        self._rng = rng
        self._characters = "".join(one.text for several in found.values() for one in several)

    def copy(self, section: str) -> tuple[bool, bool] | None:
        """A copy: whether it is close to the limit of the rules, and whether it is found. ``None`` for one that the
        rules would not find."""
        rng, pool = self._rng, self._texts[section]
        source, other = rng.choice(pool), rng.choice(pool).name
        if other == source.name:
            return None
        text = source.text + (rng.choice(pool).text if rng.random() < 0.5 else "")
        taken = Text(other, self._changed(text.replace(source.name, other)))
        more = "\n".join(rng.choice(pool).text for _ in range(rng.randint(1, 6))) if rng.random() < 0.5 else ""
        original = Text(source.name, text + more)
        names = (source.name, other)
        one, two = (comparable((each.text,), self._prescribed, names) for each in (taken, original))
        common, total = share(one, two, GRAM)
        hashes, theirs = self.hashes(section, taken), self.hashes(section, original)
        length = comparable((taken.text,), self._prescribed, ()).length
        if length * 90 < self._fewest[section] * 100 or common * 100 < 90 * total:
            return None
        return common * 100 < 92 * total, shared_hashes(hashes, theirs) > 0

    def hashes(self, section: str, one: Text) -> frozenset[int]:
        """A text's hashes; none where it is too short for the rules."""
        text = comparable((one.text,), self._prescribed, ()).text.replace(BREAK, "")
        return frozenset(fingerprints(text, one.name)) if len(text) >= self._fewest[section] else frozenset()

    def innocent(self, section: str) -> tuple[int, int]:
        """How many pairs of innocent texts there are, and how many look like copies."""
        hashes = [found for one in self._texts[section] if (found := self.hashes(section, one))]
        pairs = [(one, other) for at, one in enumerate(hashes) for other in hashes[:at]]
        return len(pairs), sum(shared_hashes(one, other) > 0 for one, other in pairs)

    def _changed(self, text: str) -> str:
        rng, characters = self._rng, list(text)
        part = rng.uniform(0.002, 0.02)
        if rng.random() < 0.5:
            for at in rng.sample(range(len(characters)), max(1, int(len(characters) * part))):
                drawn = rng.choice(self._characters)
                characters[at] = rng.choice([drawn, drawn, "", characters[at] + drawn])
            return "".join(characters)
        left = int(len(characters) * part * 4)
        while left > 0:
            length = min(left, rng.randint(3, 15))
            at = rng.randrange(max(1, len(characters) - length))
            characters[at : at + length] = rng.choices(self._characters, k=length)
            left -= length
        return "".join(characters)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="how long copies are drawn (default 60)")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others (default 1)")
    arguments = parser.parse_args()
    found = texts(TEXTS)
    bench = Bench(load_all(()).main, found, random.Random(arguments.seed))
    copies: Counter[tuple[str, bool]] = Counter()
    missed: Counter[tuple[str, bool]] = Counter()
    end = time.monotonic() + arguments.seconds
    while time.monotonic() < end:
        for section in found:
            drawn = bench.copy(section)
            if drawn is not None:
                copies[section, drawn[0]] += 1
                missed[section, drawn[0]] += not drawn[1]
    for section, near in sorted(copies):
        amount = "90 to 92 %" if near else "92 % and more"
        print(f"{section:<10} copies, {amount:<13} {copies[section, near]:>7}, missed {missed[section, near]}")
    for section in sorted(found):
        pairs, alike = bench.innocent(section)
        print(f"{section:<10} innocent pairs         {pairs:>7}, candidates {alike}")


if __name__ == "__main__":
    main()
