"""Compares what an audit of the province found with what was planted.

    python -m benchmarks.audit.verify PROVINCE OUT [--show 40]

``PROVINCE`` is a folder of ``benchmarks.audit.province``, ``OUT`` that of the audit. Every planted fault must be found,
at the right body, year and file, every file must be taken for the report that it is, and nothing else may be said at
error or warning level. The exit status is 1 where something is missed or strays.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]
CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class Subject:
    """What the audit says of a file, or of a report that isn't there."""

    path: str
    status: str
    body: str | None
    year: int | None
    codes: frozenset[str]
    grave: tuple[tuple[str, str, str], ...]
    """Code, level and message of findings at error or warning level."""
    detail: str


@dataclass(slots=True)
class Found:
    """The audit's results, by file, by body and year, and by archive."""

    by_file: dict[str, Subject] = field(default_factory=dict)
    by_report: dict[tuple[str | None, int | None], list[Subject]] = field(default_factory=lambda: defaultdict(list))

    def add(self, subject: Subject) -> None:
        self.by_file[subject.path] = subject
        self.by_report[subject.body, subject.year].append(subject)

    def at(self, expected: Record) -> list[Subject]:
        """The subjects that an expectation is about. A file comes before the body and the year."""
        if "under" in expected:
            return [subject for path, subject in self.by_file.items() if path.startswith(expected["under"])]
        if "file" in expected:
            subject = self.by_file.get(expected["file"])
            return [subject] if subject else []
        return self.by_report.get((expected.get("body"), expected.get("year")), [])


@dataclass(slots=True)
class Verdict:
    """What came out. ``kinds`` counts planted and found; ``strays`` are what nobody planted."""

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    missed: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    """Files that were taken for another report than they are."""
    consequences: Counter[str] = field(default_factory=Counter)
    """Findings that follow from a planted fault in another report."""
    subjects: int = 0

    @property
    def right(self) -> bool:
        return not (self.missed or self.strays or self.wrong)


def verify(province: Path, out: Path) -> Verdict:
    """Compare the audit in a folder with the truth about a province."""
    truth = json.loads((province / "truth.json").read_text(encoding="utf-8"))
    found = read_results(out / "audit.sqlite")
    verdict = Verdict(subjects=len(found.by_file))
    for fault in truth["faults"]:
        _look_for(fault, found, verdict)
    allowed = _Allowed(truth)
    for subject in found.by_file.values():
        _look_at(subject, allowed, verdict)
    for control in truth["controls"]:
        verdict.kinds[f"control: {control['kind']}"]["planted"] += 1
    with (province / "files.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            _compare_file(line, found, allowed, verdict)
    return verdict


def read_results(store: Path) -> Found:
    """Every judgement of a store with its findings."""
    found = Found()
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
        codes: dict[str, set[str]] = defaultdict(set)
        grave: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for subject, code, level, message, related in connection.execute(
            "SELECT subject, code, level, message, related FROM findings ORDER BY subject, number"
        ):
            codes[subject].add(code)
            codes[subject] |= _behind(related)
            if level in ("error", "warning"):
                grave[subject].append((code, level, message))
        for path, status, body, year, detail in connection.execute(
            "SELECT subject, status, name, year, detail FROM judgements LEFT JOIN bodies ON bodies.id = judgements.body"
        ):
            found.add(Subject(path, status, body, year, frozenset(codes[path]), tuple(grave[path]), detail))
    return found


def _behind(related: str) -> set[str]:
    """Codes of the identities that a finding with a common cause stands for."""
    entries = json.loads(related)
    return {entry["code"] for entry in entries if isinstance(entry, dict) and "code" in entry}


def _look_for(fault: Record, found: Found, verdict: Verdict) -> None:
    counts = verdict.kinds[fault["kind"]]
    counts["planted"] += 1
    missing = [expected for expected in fault["must"] if not _is_found(expected, found.at(expected))]
    counts["missed" if missing else "found"] += 1
    for expected in missing:
        said = [(subject.path, subject.status, sorted(subject.codes)) for subject in found.at(expected)]
        wanted = "/".join(expected.get("codes", ())) or expected.get("status", "")
        verdict.missed.append(
            f"{fault['kind']}{': ' + fault['detail'] if fault['detail'] else ''}: {wanted} "
            f"at {fault['body']} {fault['year']} ({', '.join(fault['files'])}); there: {said[:3]}"
        )


def _is_found(expected: Record, subjects: Sequence[Subject]) -> bool:
    status, codes = expected.get("status"), set(expected.get("codes", ()))
    if status is not None:
        return any(subject.status == status for subject in subjects)
    return any(subject.codes & codes for subject in subjects)


class _Allowed:
    """What may be said where, because it was planted or follows from what was."""

    def __init__(self, truth: Record) -> None:
        self._codes: dict[object, set[str]] = defaultdict(set)
        self._planted: dict[object, set[str]] = defaultdict(set)
        self._statuses: dict[object, set[str]] = defaultdict(set)
        self._under: list[Record] = []
        for fault in truth["faults"]:
            for expected in fault["must"]:
                self._note(expected)
                for place in _places(expected):
                    self._planted[place] |= set(expected.get("codes", ()))
            for expected in fault["may"]:
                self._note(expected)
        for control in truth["controls"]:
            for expected in control["may"]:
                self._note(expected)

    def _note(self, expected: Record) -> None:
        if "under" in expected:
            self._under.append(expected)
            return
        for place in _places(expected):
            self._codes[place] |= set(expected.get("codes", ()))
            if "status" in expected:
                self._statuses[place].add(expected["status"])

    def code(self, subject: Subject, code: str) -> bool:
        return any(code in self._codes.get(place, ()) for place in _where(subject))

    def planted(self, subject: Subject, code: str) -> bool:
        return any(code in self._planted.get(place, ()) for place in _where(subject))

    def status(self, subject: Subject) -> bool:
        if subject.status == CHECKED:
            return True
        if any(_is_under(subject, expected) for expected in self._under):
            return True
        return any(subject.status in self._statuses.get(place, ()) for place in _where(subject))


def _is_under(subject: Subject, expected: Record) -> bool:
    """Whether a subject is the member of an archive that is expected, and nobody else's."""
    return (
        subject.path.startswith(expected["under"])
        and subject.status == expected["status"]
        and subject.body in (None, expected["body"])
    )


def _places(expected: Record) -> Iterator[object]:
    if "file" in expected:
        yield expected["file"]
    if "body" in expected:
        yield expected["body"], expected["year"]


def _where(subject: Subject) -> tuple[object, ...]:
    return subject.path, (subject.body, subject.year)


def _look_at(subject: Subject, allowed: _Allowed, verdict: Verdict) -> None:
    """Whether all that is said of a subject was planted."""
    if not allowed.status(subject):
        verdict.strays.append(f"{subject.status}: {subject.path} ({subject.body} {subject.year}): {subject.detail}")
        return
    for code, level, message in subject.grave:
        if subject.status != CHECKED and allowed.status(subject):
            continue
        if not allowed.code(subject, code):
            verdict.strays.append(f"{code} {level}: {subject.path} ({subject.body} {subject.year}): {message}")
        elif not allowed.planted(subject, code):
            verdict.consequences[code] += 1


def _compare_file(line: Record, found: Found, allowed: _Allowed, verdict: Verdict) -> None:
    """Whether a file was taken for the report that it is."""
    subject = found.by_file.get(line["file"])
    if subject is None:
        verdict.wrong.append(f"{line['file']}: not in the audit")
    elif subject.status != CHECKED:
        if not allowed.status(subject):
            return  # said among the strays
        verdict.wrong.append(f"{line['file']}: {subject.status}: {subject.detail}")
    elif subject.body not in line["body"].split("|") or subject.year != int(line["year"]):
        verdict.wrong.append(
            f"{line['file']}: taken for {subject.body} {subject.year}, is {line['body']} {line['year']}"
        )


def show(verdict: Verdict, most: int) -> None:
    """The table of kinds, and what is not as it should be."""
    print(f"{'kind':44}{'planted':>8}{'found':>8}{'missed':>8}")
    for kind, counts in verdict.kinds.items():
        if kind.startswith("control: "):
            print(f"{kind:44}{counts['planted']:8}")
        else:
            print(f"{kind:44}{counts['planted']:8}{counts['found']:8}{counts['missed']:8}")
    total = sum((counts for counts in verdict.kinds.values() if "found" in counts or "missed" in counts), Counter())
    print(f"{'all faults':44}{total['planted']:8}{total['found']:8}{total['missed']:8}")
    for name, lines in (("missed", verdict.missed), ("strays", verdict.strays), ("wrong files", verdict.wrong)):
        print(f"\n{name}: {len(lines)}")
        for line in lines[:most]:
            print(f"  {line}")
    follow = ", ".join(f"{code} {count}" for code, count in sorted(verdict.consequences.items())) or "none"
    print(f"\n{verdict.subjects} subjects; findings that follow from planted ones: {follow}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare an audit with what was planted.")
    parser.add_argument("province", type=Path, help="the folder of benchmarks.audit.province")
    parser.add_argument("out", type=Path, help="the folder of the audit")
    parser.add_argument("--show", type=int, default=40, help="lines of each list that are printed (default 40)")
    options = parser.parse_args(arguments)
    for path in (options.province / "truth.json", options.out / "audit.sqlite"):
        if not path.exists():
            parser.error(f"{path} is not there")
    verdict = verify(options.province, options.out)
    show(verdict, options.show)
    return 0 if verdict.right else 1


if __name__ == "__main__":
    sys.exit(main())
