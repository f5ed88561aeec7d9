"""From the store to what each body is told."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.notices.notice import Missing, Notice, Problem, ReportNotice, Unchecked, shortened
from linter.audit.outputs.notices.wording import wording
from linter.audit.outputs.reviewed import REVIEW, key_of
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.audit.store.outcomes import ends, reasons, statuses
from linter.audit.store.reviewing import ReviewStatus
from linter.audit.store.store import claim_of
from linter.checks.result import Status, Target
from linter.model.place import Place
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang
from linter.writers.places import where

_DONE = (ReviewStatus.WAIVED.value, ReviewStatus.CORRECTED.value)
_ORDER = ("error", "warning", "advice")
_WITH_LINES = ("text", "markdown")
"""Formats whose lines are what a person sees; in others they are the source's."""
_REASONS = 3
_RELATED = 3
_PASSAGE = 20
"""Signs by which a passage is known again."""
_QUOTING = frozenset({"text", "sentence"})
"""Values of findings that are about what stands there; those of others stand at whatever is nearest."""

_BODIES = """
SELECT id, name FROM bodies WHERE EXISTS (
  SELECT 1 FROM judgements WHERE judgements.body = bodies.id AND (errors OR warnings OR status IN (?, ?))
) AND (listed OR NOT EXISTS (SELECT 1 FROM meta WHERE meta.name = 'roster' AND value <> '')) ORDER BY name
"""
_SUBJECTS = """
SELECT subject, judgements.status, judgements.year, judgements.detail, ends, reasons, readings.family, edition, claim
FROM judgements LEFT JOIN files ON files.path = subject LEFT JOIN readings ON readings.key = files.reading
WHERE judgements.body = ? ORDER BY judgements.year, family, subject
"""
_FINDINGS = f"""
SELECT findings.code, findings.level, message, cause, findings.basis, fix, section, "table", "row", "column", page,
  findings.line, format, text, "values", related, findings.fingerprint, bodies.name AS owner,
  coalesce(judgements.year, 0) AS year, reviews.status, deadline
FROM findings JOIN judgements USING (subject) LEFT JOIN files ON files.path = subject
LEFT JOIN readings ON readings.key = files.reading JOIN bodies ON bodies.id = judgements.body
{REVIEW}
WHERE subject = ? ORDER BY findings.number
"""


def notices(store: Store, context: OutputContext) -> Iterator[Notice]:
    """A notice for every body that has to do something, in the order of their names; where there is a roster, for those
    in it."""
    found = (SubjectStatus.UNPUBLISHED.value, SubjectStatus.UNREADABLE.value)
    gatherer = _Gatherer(store, context)
    for body in store.rows(_BODIES, found):
        notice = gatherer.notice(body["id"], body["name"])
        if notice.asks:
            yield notice


class _Gatherer:
    def __init__(self, store: Store, context: OutputContext) -> None:
        self._store = store
        self._context = context
        self._main = context.families.main.name
        self._labels: dict[tuple[str, str], Labels] = {}
        self._kinds = {one.name: str(getattr(one.report, context.lang)) for one in context.families.all()}
        self._open_reasons = {one.name: frozenset(one.grading.open_reasons) for one in context.families.all()}

    def notice(self, body: int, name: str) -> Notice:
        reports: dict[tuple[int | None, str], ReportNotice] = {}
        missing: list[Missing] = []
        unchecked: list[Unchecked] = []
        for subject in self._store.rows(_SUBJECTS, (body,)):
            findings = list(self._store.rows(_FINDINGS, (subject["subject"],)))
            match SubjectStatus(subject["status"]):
                case SubjectStatus.CHECKED:
                    key = (subject["year"], subject["family"])
                    report = self._report(subject, findings)
                    reports[key] = _together(reports[key], report) if key in reports else report
                case SubjectStatus.UNPUBLISHED:
                    missing += self._missing(subject, findings)
                case _:
                    unchecked += self._unchecked(subject, findings)
        return Notice(
            organisation=name,
            lang=self._context.lang,
            due=self._context.due,
            reports=tuple(map(_in_order, reports.values())),
            missing=tuple(missing),
            unchecked=tuple(unchecked),
        )

    def _report(self, subject: sqlite3.Row, findings: Sequence[sqlite3.Row]) -> ReportNotice:
        family = subject["family"]
        file = _file(subject, self._context.lang)
        labels = self._labels_of(family, subject["edition"])
        undecided, reasons = _undecided(subject["ends"], subject["reasons"], self._open_reasons[family])
        return ReportNotice(
            year=subject["year"],
            family=family,
            kind=self._kinds[family],
            files=(file,),
            problems=tuple(_problem(row, file, labels) for row in findings if row["status"] not in _DONE),
            undecided=undecided,
            reasons=reasons,
        )

    def _labels_of(self, family: str, edition: str) -> Labels:
        labels = self._labels.get((family, edition))
        if labels is None:
            labels = Labels(self._context.families.named(family).template(edition), self._context.lang)
            self._labels[family, edition] = labels
        return labels

    def _missing(self, subject: sqlite3.Row, findings: Sequence[sqlite3.Row]) -> Iterator[Missing]:
        """A report that is not there, unless someone has explained why."""
        for row in findings[:1]:
            if row["status"] not in _DONE:
                yield Missing(
                    year=subject["year"],
                    family=self._main,
                    kind=self._kinds[self._main],
                    basis=row["basis"],
                    deadline=json.loads(row["values"]).get("deadline", ""),
                )

    def _unchecked(self, subject: sqlite3.Row, findings: Sequence[sqlite3.Row]) -> Iterator[Unchecked]:
        """A file that can't be read; one that is no report only where that is a fault."""
        asked = [row for row in findings if row["level"] != "advice" and row["status"] not in _DONE]
        for row in asked[:1]:
            yield Unchecked(
                file=_file(subject, self._context.lang),
                year=subject["year"],
                family=self._main,
                kind=self._kinds[self._main],
                message=_without_detail(row),
                fix=row["fix"],
            )


def _without_detail(row: sqlite3.Row) -> str:
    """The message without what the program said, which helps nobody to whom a letter goes."""
    detail = json.loads(row["values"]).get("detail") or ""
    message = str(row["message"])
    return message.removesuffix(detail).rstrip("：: ") if isinstance(detail, str) else message


def _problem(row: sqlite3.Row, file: str, labels: Labels) -> Problem:
    return Problem(
        number=key_of(row).number,
        level=row["level"],
        message=row["message"],
        basis=row["basis"],
        fix=row["fix"],
        files=(file,),
        section=labels.section(row["section"]) if row["section"] else "",
        place=_place(row, row["line"] if row["format"] in _WITH_LINES else None, labels),
        text=row["text"] if _QUOTING.intersection(json.loads(row["values"])) else "",
        related=tuple(_related(one, row["message"], labels) for one in json.loads(row["related"])[:_RELATED]),
        cause=row["cause"],
        deadline=date.fromisoformat(row["deadline"]) if row["deadline"] else None,
    )


def _place(keys: Mapping[str, Any] | sqlite3.Row, line: int | None, labels: Labels) -> str:
    """A place in words that help whoever has the report in print or in a browser."""
    place = Place(page=keys["page"], line=line)
    target = Target(place, table=keys["table"], row=keys["row"], column=keys["column"])
    return where(target, None, labels)


def _related(one: Mapping[str, Any], message: str, labels: Labels) -> str:
    """Another place that a finding speaks of, with what stands there unless the message quotes it."""
    words = wording()
    section = labels.section(one["section"]) if one["section"] else ""
    place = words.comma.say(labels.lang).join(
        part for part in (one["path"], section, _place(one, None, labels)) if part
    )
    text = " ".join((one["text"] or "").split())
    if not text or (len(text) > _PASSAGE and text[:_PASSAGE] in message):
        return place
    return words.related_text.say(labels.lang, place=place, text=shortened(text))


def _together(one: ReportNotice, other: ReportNotice) -> ReportNotice:
    """The same report in two files: what both have is told once."""
    problems = {problem.number: problem for problem in one.problems}
    for problem in other.problems:
        known = problems.get(problem.number)
        problems[problem.number] = replace(known, files=(*known.files, *problem.files)) if known else problem
    return replace(one, files=(*one.files, *other.files), problems=tuple(problems.values()))


def _in_order(report: ReportNotice) -> ReportNotice:
    return replace(report, problems=tuple(sorted(report.problems, key=lambda problem: _ORDER.index(problem.level))))


def _undecided(ended: bytes, why: bytes, codes: frozenset[str]) -> tuple[int, tuple[str, ...]]:
    """How many rules are open because something could not be read, and the commonest reasons. What is open because the
    audit has no other report to compare is nothing that the body has to know."""
    rules = 0
    commonest: Counter[str] = Counter()
    failed = {code for code, status in statuses(ends(ended)).items() if status is Status.ERROR}
    for code, (of_rule, in_words) in reasons(why).items():
        if code not in failed and codes.intersection(of_rule):
            rules += 1
            commonest.update(in_words if codes.issuperset(of_rule) else ())
    return rules, tuple(reason for reason, _ in commonest.most_common(_REASONS))


def _file(subject: sqlite3.Row, lang: Lang) -> str:
    claim = claim_of(subject["claim"])
    if claim is None or not claim.address:
        return str(subject["subject"])
    return wording().address.say(lang, file=str(subject["subject"]), address=claim.address)
