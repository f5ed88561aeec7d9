"""What every rule came to, year by year: counted while the bodies are gone through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from linter.audit.outputs.dashboard.subjects import Subject
from linter.audit.store import Store
from linter.audit.store.outcomes import end
from linter.checks.result import ReasonCode, Status
from linter.phrases.phrase import Lang
from linter.phrases.reasons import SENTENCES

_FINDINGS = """
SELECT findings.code, coalesce(judgements.year, 0) AS year,
       count(*) AS findings, count(DISTINCT findings.subject) AS reports, count(DISTINCT judgements.body) AS bodies
FROM findings
JOIN judgements ON judgements.subject = findings.subject
GROUP BY 1, 2
"""
_COUNTED = (Status.HELD, Status.VIOLATED, Status.NOT_ASSESSABLE, Status.ERROR)


class Tallies:
    """Outcomes by family, rule and year, and why rules could not be assessed. Year 0: not known. ``main`` is the
    family whose reports stand for a body."""

    def __init__(self, main: str) -> None:
        self._main = main
        self._outcomes: dict[tuple[str, int], Counter[str]] = {}
        self._reasons: Counter[tuple[str, int, str]] = Counter()
        self._reports: Counter[tuple[str, int, str]] = Counter()
        self.late: Counter[int] = Counter()
        """Bodies that missed a deadline, by year."""

    def add_body(self, subjects: Sequence[Subject]) -> None:
        """Count a body's reports. Of several of a year the first says whether the body was late."""
        years: set[int | None] = set()
        for subject in subjects:
            self.add(subject)
            if subject.family == self._main and subject.year not in years:
                years.add(subject.year)
                self.late[subject.year or 0] += subject.in_time is False

    def add(self, subject: Subject) -> None:
        """Count a report's outcomes."""
        year = subject.year or 0
        reasons: Counter[str] = Counter()
        counts = self._outcomes.setdefault((subject.family, year), Counter())
        counts.update(subject.ends.split())
        for of_rule, _ in subject.reasons.values():
            reasons.update(of_rule)
        for reason, count in reasons.items():
            self._reasons[subject.family, year, reason] += count
            self._reports[subject.family, year, reason] += 1

    def years(self, family: str, code: str, findings: dict[int, tuple[int, int, int]]) -> list[list[int]]:
        """A rule's rows: year, findings, reports and bodies with them; reports that held it, violated it, left it open,
        and in which it failed."""
        rows = []
        years = {year for of, year in self._outcomes if of == family}
        for year in sorted({*findings, *years}, reverse=True):
            outcomes = self._outcomes.get((family, year), Counter())
            counts = [outcomes[end(code, status)] for status in _COUNTED]
            if any(counts) or year in findings:
                rows.append([year, *findings.get(year, (0, 0, 0)), *counts])
        return rows

    def reasons(self, lang: Lang) -> Iterator[tuple[str, int, str, int, int]]:
        """Why rules were not assessable: family, year, reason in words, outcomes, reports; the most frequent first."""
        for key in sorted(self._reasons, key=lambda one: (-self._reasons[one], one)):
            family, year, code = key
            yield family, year, _words(code, lang), self._reasons[key], self._reports[key]


def findings_by_rule(store: Store) -> dict[str, dict[int, tuple[int, int, int]]]:
    """Findings, and the reports and bodies that have them, by code and year."""
    found: dict[str, dict[int, tuple[int, int, int]]] = {}
    for row in store.rows(_FINDINGS):
        found.setdefault(row["code"], {})[row["year"]] = (row["findings"], row["reports"], row["bodies"])
    return found


def _words(code: str, lang: Lang) -> str:
    try:
        return SENTENCES[ReasonCode(code)][-1].say(lang)
    except ValueError:
        return code  # a store that another version of this tool has written in
