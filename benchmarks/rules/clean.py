"""Reports without a fault, checked: whatever error or warning they get is a false alarm.

    python -m benchmarks.rules.clean [--count 1000] [--seed 1]

Seeded; independent of the rulebook's words. Besides single reports of both editions, every kind of body and every form
of file there are bodies over several years and governments with all their parts.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from benchmarks.rules.bodies import KINDS, body
from benchmarks.rules.figures import SIZES, Tables, figures, summed
from benchmarks.rules.files import FORMS, loosened
from benchmarks.rules.verdict import crashes
from benchmarks.rules.writing import Written, written
from linter.engine import judge
from linter.engine.finding import Level
from linter.interpret import NotAReport, interpret
from linter.model.report import Report
from linter.phrases.phrase import fill
from linter.readers import read_bytes
from linter.rulebook import Rulebook, load

YEARS = range(2019, 2026)
WEIGHTS = {"docx": 6, "pdf": 2}
"""How often a form is drawn; the others 8."""
AROUND = 12
"""One report of so many stands in a series of years or sums up parts."""


@dataclass(frozen=True)
class Alarm:
    """An error or a warning on a report that has no fault."""

    seed: int
    form: str
    title: str
    code: str
    level: str
    message: str
    quote: str


@dataclass(frozen=True)
class Checked:
    """What became of the report of a seed."""

    group: tuple[str, str, str]
    """Edition, kind of body, form of file."""
    levels: Counter[str]
    advice: Counter[str]
    alarms: tuple[Alarm, ...]


def single(seed: int) -> tuple[Written, str]:
    """The report of a seed and the form of its file."""
    rng = random.Random(seed)
    here, year = body(rng, rng.choice(KINDS)), rng.choice(YEARS)
    before = figures(rng, here, year - 1, rng.choice(SIZES)) if year > 2019 and rng.random() < 0.4 else None
    tables = figures(rng, here, year, rng.choice(SIZES), before)
    form = rng.choices(list(FORMS), [WEIGHTS.get(form, 8) for form in FORMS])[0]
    report = written(rng, here, year, tables, before)
    return (replace(report, document=loosened(report.document)) if rng.random() < 0.15 else report), form


def series(rng: random.Random, years: Sequence[int]) -> list[Written]:
    """One body's reports for consecutive years: what one hands over the next one takes up."""
    here, told, before = body(rng, rng.choice(KINDS)), [], None
    for year in years:
        tables = figures(rng, here, year, rng.choice(SIZES[1:]), before)
        told.append(written(rng, here, year, tables, before))
        before = tables
    return told


def family(rng: random.Random) -> list[Written]:
    """A government's report and those of its office, its departments and its townships, which it sums up."""
    year = rng.choice(range(2021, 2026))
    whole = body(rng, "government")
    names = [
        ("office", whole.name + "办公室"),
        ("department", f"{whole.place}财政局"),
        ("department", f"{whole.place}水利局"),
        ("township", f"{whole.place}松岩镇人民政府"),
    ]
    parts: list[Written] = []
    for kind, name in names:
        part = replace(body(rng, kind), name=name, place=whole.place, makes_rules=False, ours="本机关")
        parts.append(written(rng, part, year, figures(rng, part, year, rng.choice(SIZES[:3]))))
    total: Tables = summed(part.tables for part in parts)
    return [written(rng, whole, year, total), *parts]


def reading(report: Written, form: str, rulebook: Rulebook) -> Report:
    """The report as the linter reads it from a file of a form, and the reports around it from such files."""
    suffix, make = FORMS[form]
    document = read_bytes(make(report.document), f"report.{suffix}")
    return replace(
        interpret(document, rulebook),
        path=f"{report.body.name}{report.year}.{suffix}",
        previous=reading(report.previous, form, rulebook) if report.previous else None,
        parts=tuple(reading(part, form, rulebook) for part in report.parts),
        peers=tuple(reading(peer, form, rulebook) for peer in report.peers),
    )


def reports(seed: int) -> Iterator[tuple[Written, str]]:
    """The reports of a seed, with the reports around them where they have some, and the forms of their files."""
    rng = random.Random(-seed)
    around = seed % AROUND
    if around == 0:
        first = rng.choice(range(2019, 2023))
        form = rng.choice([form for form in FORMS if form != "pdf"])
        previous = None
        for report in series(rng, range(first, first + 3)):
            yield replace(report, previous=previous), form
            previous = report
    elif around == 1:
        whole, *parts = family(rng)
        form = rng.choice(("text pipes", "markdown", "html word", "docx"))
        yield replace(whole, parts=tuple(parts)), form
        yield replace(parts[0], peers=tuple(parts[1:])), form
    else:
        yield single(seed)


def check(seed: int) -> list[Checked]:
    """What the linter says of the reports of a seed."""
    return [_judged(seed, report, form) for report, form in reports(seed)]


def _judged(seed: int, report: Written, form: str) -> Checked:
    group, rulebook = (report.edition, report.body.kind, form), load()

    def alarm(code: str, level: str, message: str, quote: str = "") -> Alarm:
        return Alarm(seed, form, report.title, code, level, message, quote[:160])

    try:
        read = reading(report, form, rulebook)
    except NotAReport as error:
        return Checked(group, Counter(error=1), Counter(), (alarm("-", "error", f"not taken for a report: {error}"),))
    result = judge(read, rulebook, path=read.path)
    levels = Counter(finding.level.value for finding in result.findings)
    advice = Counter(finding.rule.code for finding in result.findings if finding.level is Level.ADVICE)
    alarms = [
        alarm(found.rule.code, found.level.value, fill(found.rule.message.zh, found.values, "zh"), found.target.text)
        for found in result.findings
        if found.level is not Level.ADVICE
    ]
    alarms += [alarm(code, "error", told) for code, told in crashes(result)]
    return Checked(group, levels, advice, tuple(alarms))


def run(seeds: Sequence[int], jobs: int) -> list[Checked]:
    """Every report of the seeds, checked."""
    if jobs == 1:
        return [checked for seed in seeds for checked in check(seed)]
    with ProcessPoolExecutor(jobs) as pool:
        return [checked for several in pool.map(check, seeds, chunksize=8) for checked in several]


def show(results: Sequence[Checked]) -> None:
    """The table and the alarms."""
    print(f"{'edition':8}{'body':12}{'form':15}{'reports':>8}{'errors':>8}{'warnings':>9}{'advice':>8}")
    groups: dict[tuple[str, str, str], Counter[str]] = {}
    for result in results:
        groups.setdefault(result.group, Counter()).update(result.levels + Counter(reports=1))
    for group in sorted(groups):
        count = groups[group]
        told = f"{group[0]:8}{group[1]:12}{group[2]:15}{count['reports']:8}"
        print(f"{told}{count['error']:8}{count['warning']:9}{count['advice']:8}")
    advice = sum((result.advice for result in results), Counter[str]())
    print("\nadvice: " + (", ".join(f"{code} {count}" for code, count in sorted(advice.items())) or "none"))
    alarms = [alarm for result in results for alarm in result.alarms]
    for alarm in sorted(alarms, key=lambda alarm: (alarm.code, alarm.seed)):
        print(f"\n{alarm.code} {alarm.level}, seed {alarm.seed}, {alarm.form}: {alarm.title}\n  {alarm.message}")
        print(f"  “{alarm.quote}”")
    by_code = Counter(alarm.code for alarm in alarms)
    print(f"\n{len(results)} reports, {len(alarms)} false alarms: {dict(sorted(by_code.items()))}")


def main() -> int:
    parser = argparse.ArgumentParser(description="False alarms on reports without a fault.")
    parser.add_argument("--count", type=int, default=1000, help="how many seeds (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="the first seed (default 1)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    options = parser.parse_args()
    started = time.perf_counter()
    results = run(range(options.seed, options.seed + options.count), options.jobs)
    show(results)
    print(f"{time.perf_counter() - started:.0f} s")
    return 1 if any(result.alarms for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
