"""Every rule against reports with a fault that it is there for.

    python -m benchmarks.rules.matrix [--forms N] [--seeds N] [--select CODE ...]

Mutants come from two sources: the rules' own examples, which are changes to the rulebook's clean report, and operators
that put a fault into generated reports (:mod:`benchmarks.rules.operators`). Each is written as files of many forms,
read and checked. A mutant is killed where its rule speaks, by itself or as an identity behind a finding of another
one. In text, which has lost the grid, the rule may say that it can't tell instead. Examples that hold and
operators' controls must stay silent, and nothing else may speak at error or warning level.

The exit status is 1 when a rule has no mutant, a mutant survives, a control is hit or something strays.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial

from benchmarks.rules.clean import reading, single
from benchmarks.rules.examples import DATED, IN_MEMORY, examples, forms_for, report_in, why_not
from benchmarks.rules.fault import Operator
from benchmarks.rules.files import FORMS
from benchmarks.rules.operators import OPERATORS
from benchmarks.rules.verdict import Fate, Verdict, verdict
from linter.rulebook import Rulebook, load, load_all
from linter.rulebook.files import PACKS, built_in
from linter.rulebook.rule import Rule

FLAT = ("text rows", "text cells", "text wrapped")
"""Forms that have lost which number stands in which cell."""
TEXTS = tuple(form for form in FORMS if form.startswith("text"))
SLOW = ("pdf",)
"""Forms of which a few are enough."""
QUICK = tuple(form for form in FORMS if form not in SLOW)
TRIES = 40
"""How many reports are tried for one that has a place for an operator's fault."""
IN_FILES = {"GID811": {"GID923"}}
"""What may speak too once the change stands in a file: characters that were lost are also garbled text."""


LIMITS: dict[tuple[str, tuple[str, ...]], str] = {
    ("GID113 violated 3", TEXTS): "a column left out of a header that is no grid shows as figures that can't be placed",
    ("GID113 violated 2", FLAT): "a row that the form doesn't have is ordinary text once the grid is gone",
    ("GID116 violated 1", TEXTS): "a label printed twice is ordinary text once the grid is gone",
    ("GID202 violated 2", FLAT): "a word for a figure at the end of a row is taken for no figure",
    (
        "GID764 violated 1",
        ("html portal", "html framed", "html gbk"),
    ): "the page says by itself in which column it stands",
    **{
        (name, ("text wrapped",)): "known fault of reading: an answer or a unit is taken for its neighbour's"
        for name in ("GWS202 held 2", "GWS203 violated 2", "GWS323 violated 1", "GWS323 held 1")
    },
    ("HB222 violated", FLAT): "a change in words is taken for no figure",
    ("applicants misworded", TEXTS): "a header over several lines is no label any more",
}
"""What a form is known not to carry or to be misread in, and why. Counted as such and printed, not as killed."""


@dataclass(frozen=True)
class Task:
    """An example of a rule or an operator, to be tried in some forms. ``seed`` picks the report for an operator."""

    name: str
    forms: tuple[str, ...]
    code: str = ""
    seed: int = 0


@dataclass(frozen=True)
class Trial:
    """One mutant or control in one form."""

    name: str
    form: str
    codes: tuple[str, ...]
    control: bool
    fate: Fate
    strays: dict[str, str]

    @property
    def limit(self) -> str | None:
        """Why the form is known not to carry the fault, if it is."""
        reasons = (why for (name, forms), why in LIMITS.items() if self.name.startswith(name) and self.form in forms)
        return next(reasons, None)

    @property
    def failed(self) -> bool:
        if self.limit:
            return False
        if self.strays:
            return True
        if self.control:
            return self.fate is Fate.KILLED
        return self.fate is Fate.SURVIVED or (self.fate is Fate.OPEN and self.form not in TEXTS)


@lru_cache(maxsize=1)
def rulebooks() -> dict[str, Rulebook]:
    """The rulebooks of all kinds of report, and that of annual reports with each optional pack."""
    families = load_all()
    found = {rulebook.name: rulebook for rulebook in families.all()}
    for pack in sorted((built_in().parent / PACKS).iterdir()):
        found[pack.stem] = load_all((pack,)).main
    return found


@lru_cache(maxsize=1)
def rules() -> dict[str, tuple[str, Rule]]:
    """Every rule by its code, and the first rulebook that has it."""
    found: dict[str, tuple[str, Rule]] = {}
    for name, rulebook in rulebooks().items():
        for rule in rulebook.rules:
            found.setdefault(rule.code, (name, rule))
    return found


def tasks(forms: int, seeds: int, select: Sequence[str]) -> Iterator[Task]:
    """What is to be tried, each example and operator in so many forms, in turn."""
    turn = 0
    for _, rule in rules().values():
        if why_not(rule) or (select and rule.code not in select):
            continue
        for example in examples(rule):
            chosen = some(forms_for(rule, example.changes, list(FORMS)), forms, turn)
            yield Task(example.name, (IN_MEMORY, *chosen), rule.code)
            turn += 1
    for operator in OPERATORS:
        if select and not set(operator.codes) & set(select):
            continue
        for seed in range(seeds):
            yield Task(operator.name, some(forms_of(operator, list(FORMS)), forms, turn), seed=seed + 1)
            turn += 1


def forms_of(operator: Operator, forms: Sequence[str]) -> list[str]:
    """The forms that can carry an operator's fault."""
    return [form for form in forms if form in DATED or "published" not in operator.name]


def some(forms: Sequence[str], count: int, turn: int) -> tuple[str, ...]:
    """So many of the forms, others each turn; slow ones every tenth turn."""
    quick = [form for form in forms if form not in SLOW or turn % 10 == 0]
    if count >= len(quick):
        return tuple(quick)
    return tuple(quick[(turn * count + offset) % len(quick)] for offset in range(count))


def attempt(task: Task) -> list[Trial]:
    """What became of a task in each of its forms."""
    return list(_examples(task) if task.code else _operators(task))


def _examples(task: Task) -> Iterator[Trial]:
    name, rule = rules()[task.code]
    rulebook = rulebooks()[name]
    example = next(example for example in examples(rule) if example.name == task.name)
    measure: Verdict | None = None
    for form in task.forms:
        told = verdict(partial(report_in, form, example.changes, rulebook), rulebook)
        measure = measure or told
        allowed = {rule.code, *measure.grave, *IN_FILES.get(rule.code, ())}
        strays = {code: text for code, text in told.grave.items() if code not in allowed}
        yield Trial(task.name, form, (rule.code,), not example.violated, told.fate(rule.code), strays)


def _operators(task: Task) -> Iterator[Trial]:
    operator = next(operator for operator in OPERATORS if operator.name == task.name)
    rulebook = load()
    rng = random.Random(f"{operator.name} {task.seed}")
    for _ in range(TRIES):
        report, _ = single(rng.randrange(10**6))
        mutant = operator.change(rng, report)
        if mutant is not None:
            break
    else:
        return
    for form in task.forms:
        told = verdict(partial(reading, mutant, form, rulebook), rulebook)
        allowed = {*operator.codes, *operator.allowed}
        strays = {code: text for code, text in told.grave.items() if code not in allowed}
        fate = Fate.SURVIVED if operator.control else told.fate(*operator.codes)
        name = f"{task.name} (seed {task.seed}: {report.title})"
        yield Trial(name, form, operator.codes, operator.control, fate, strays)


def run(todo: Sequence[Task], jobs: int) -> list[Trial]:
    if jobs == 1:
        return [trial for task in todo for trial in attempt(task)]
    with ProcessPoolExecutor(jobs) as pool:
        return [trial for several in pool.map(attempt, todo, chunksize=4) for trial in several]


def show(trials: Sequence[Trial], select: Sequence[str]) -> bool:
    """The matrix; whether everything is as it should be."""
    columns = f"{'mutants':>8}{'killed':>8}{'open':>6}{'survived':>9}{'controls':>9}{'hit':>5}{'strays':>7}"
    print(f"{'rule':8}{'name':40}{columns}")
    fine = True
    for _, rule in rules().values():
        if select and rule.code not in select:
            continue
        reason = why_not(rule)
        mine = [trial for trial in trials if rule.code in trial.codes]
        mutants = [trial for trial in mine if not trial.control]
        fates = Counter(trial.fate for trial in mutants)
        controls = [trial for trial in mine if trial.control]
        hit = sum(trial.fate is Fate.KILLED for trial in controls)
        strays = sum(bool(trial.strays) for trial in mine)
        if reason and not mutants:
            print(f"{rule.code:8}{rule.name:40} not applied: {reason}")
            continue
        fine &= bool(mutants)
        told = f"{len(mutants):8}{fates[Fate.KILLED]:8}{fates[Fate.OPEN]:6}{fates[Fate.SURVIVED]:9}"
        print(f"{rule.code:8}{rule.name:40}{told}{len(controls):9}{hit:5}{strays:7}")
    tried = {trial.name.partition(" (seed ")[0] for trial in trials}
    idle = [o.name for o in OPERATORS if o.name not in tried and not select]
    if idle:
        print(f"\nno report had a place for: {', '.join(idle)}")
    limits = {
        f"{name} as {', '.join(forms)}: {why}"
        for (name, forms), why in LIMITS.items()
        if any(trial.limit == why and (trial.strays or trial.fate is not Fate.KILLED) for trial in trials)
    }
    for limit in sorted(limits):
        print(f"\nknown limit: {limit}")
    failed = [trial for trial in trials if trial.failed]
    for trial in failed:
        what = "control hit" if trial.control and trial.fate is Fate.KILLED else trial.fate.value
        strays = "".join(f"\n    stray {code}: {text}" for code, text in trial.strays.items())
        print(f"\n{trial.name} as {trial.form}: {what} ({', '.join(trial.codes) or 'a control'}){strays}")
    mutants = [trial for trial in trials if not trial.control]
    fates = Counter(trial.fate for trial in mutants)
    lost = sum(trial.fate is Fate.SURVIVED and trial.limit is not None for trial in mutants)
    print(
        f"\n{len(mutants)} mutants: {fates[Fate.KILLED]} killed, {fates[Fate.OPEN]} said to be undecidable, "
        f"{lost} within known limits, {fates[Fate.SURVIVED] - lost} survived; {len(trials) - len(mutants)} controls, "
        f"{len(failed)} trials not as they should be"
    )
    return fine and not failed and not idle


def main() -> int:
    parser = argparse.ArgumentParser(description="Every rule against reports with a fault that it is there for.")
    parser.add_argument("--forms", type=int, default=len(FORMS), help="forms that a mutant is tried in (default: all)")
    parser.add_argument("--seeds", type=int, default=3, help="reports that each operator is applied to (default 3)")
    parser.add_argument("--select", nargs="*", default=(), help="only these rules")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    options = parser.parse_args()
    started = time.perf_counter()
    trials = run(list(tasks(options.forms, options.seeds, options.select)), options.jobs)
    fine = show(trials, options.select)
    print(f"{time.perf_counter() - started:.0f} s")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
