"""Which phrasings of figures the rules understand: every sentence of the corpus with a wrong number in it.

    python -m benchmarks.rules.phrasings

Says for every sentence and number whether some rule speaks. A sentence that no rule understands is not a fault of the
rules, which must not blame what they don't understand; but it is work left to do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import partial

from benchmarks.rules import drafts, prose_figures
from benchmarks.rules.clean import single
from benchmarks.rules.numbers import numbers, write
from benchmarks.rules.verdict import verdict
from linter.interpret import interpret
from linter.rulebook import load

POOLS = {
    "requests": prose_figures.REQUESTS,
    "shares": prose_figures.SHARES,
    "cases": prose_figures.REVIEWS,
    "documents": prose_figures.DOCUMENTS,
}
NONE = {"no requests": (prose_figures.NO_REQUESTS, "new"), "no cases": (prose_figures.NO_REVIEWS, "review_total")}
TRIES = 300


def mutants() -> Iterator[tuple[str, str, str, str, bool]]:
    """Pool, sentence, number, the sentence as written with a wrong number, whether a rule spoke."""
    for pool, sentences in POOLS.items():
        for sentence, true in sentences:
            for key in dict.fromkeys(re.findall(r"{([a-z_]{2,})[:}]", sentence)):
                yield from _tried(pool, sentence, true, key)
    for pool, (sentences, key) in NONE.items():
        for sentence, _ in sentences:
            yield from _tried(pool, sentence, lambda n, key=key: getattr(n, key), "")


def _tried(pool: str, sentence: str, true, key: str) -> Iterator[tuple[str, str, str, str, bool]]:
    rng = random.Random(f"{sentence} {key}")
    for _ in range(TRIES):
        report, _ = single(rng.randrange(10**6))
        counts = numbers(report.tables) | {"y": report.year, "wide": 0}
        if key and key not in counts:
            return
        if not prose_figures.fitting(((sentence, true),), counts):
            continue
        words = {"last": report.year - 1, "next": report.year + 1, "ours": report.body.ours, "area": report.body.area,
                 "extended": 1, "a": 90, "b": 5, "c": 2, "shown": 1, "fee": 100}  # fmt: skip
        wrong = counts[key] + 3 if key else 0
        while key and wrong in counts.values():
            wrong += 7
        told = write(sentence, {**counts, **words, **({key: wrong} if key else {})})
        if pool == "shares":
            told = write("全年新收政府信息公开申请{new}件，办结{handled}件。", counts) + told
        mutant = drafts.with_added(drafts.quiet(report), 0, told)
        before = verdict(partial(interpret, drafts.quiet(report).document, load()), load())
        after = verdict(partial(interpret, mutant.document, load()), load())
        yield pool, sentence, key, told, bool(after.said - before.said)
        return


def main() -> None:
    found: dict[str, list[bool]] = {}
    for pool, _, key, told, spoke in mutants():
        found.setdefault(pool, []).append(spoke)
        if not spoke:
            print(f"not understood ({pool}, {key or 'none'}): {told}")
    for pool, spoke in found.items():
        print(f"{pool}: {sum(spoke)} of {len(spoke)} understood")


if __name__ == "__main__":
    main()
