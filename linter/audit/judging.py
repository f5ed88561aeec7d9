"""Step two, in a worker: a report judged with the reports around it, and every finding put in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec

from linter.audit.packing import unpack
from linter.audit.records import FindingRow, Judgement, Reading, SubjectStatus
from linter.audit.store.outcomes import Why, ends_of, reasons_of
from linter.checks.result import Status
from linter.engine import judge as judge_report
from linter.engine import judge_not_a_report, judge_unpublished, judge_unreadable
from linter.engine.finding import Finding, Outcome, ReportResult, ReportStatus
from linter.interpret import NotAReport
from linter.interpret.instead import Instead
from linter.model.named import Named
from linter.model.report import Listing, Report
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang
from linter.phrases.values import render
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families
from linter.rulebook.rulebook import Rulebook
from linter.run.selection import Selection
from linter.writers.json import finding_keys
from linter.writers.view import finding_view
from linter.writers.view import reasons_of as reasons_in_words

Packed = tuple[str, bytes]
"""A report's path and the packed report, without its document."""

_JSON = msgspec.json.Encoder(decimal_format="number")
_OPEN = (Status.NOT_ASSESSABLE, Status.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeTask:
    """A report to judge. ``key`` is that of the judgement; ``family`` names the report's rulebook."""

    subject: str
    key: str
    family: str
    report: bytes
    document: bytes
    selection: Selection
    lang: Lang
    previous: Packed | None = None
    parts: tuple[Packed, ...] = ()
    peers: tuple[Packed, ...] = ()
    versions: tuple[Packed, ...] = ()
    parts_complete: bool | None = None
    listing: Listing | None = None


def judge(task: JudgeTask, families: Families) -> Judgement:
    """Everything that the rules say about a report. Raises :class:`linter.audit.packing.ForeignContent` for a damaged
    store."""
    rulebook = families.named(task.family)
    report = _surrounded(task)
    result = judge_report(report, rulebook, path=task.subject, rules=task.selection.asked(rulebook))
    return _told(task, replace(result, rulebook=rulebook), rulebook)


def judge_without_report(subject: str, key: str, reading: Reading, families: Families, lang: Lang) -> Judgement:
    """What is said of a file in which no report was read: of one that can't be read always a finding, of one that is no
    report only where it is published as one."""
    rulebook = families.main
    if reading.status is SubjectStatus.NOT_A_REPORT:
        instead = Instead(reading.failure) if reading.failure else None
        words = msgspec.json.decode(reading.detail, type=Named)
        result = judge_not_a_report(subject, NotAReport(words, instead), rulebook)
        detail = render(words, lang)
    else:
        failure = ReadFailure(FailureKind(reading.failure or FailureKind.CRASHED), reading.detail)
        result = judge_unreadable(subject, failure, rulebook)
        detail = reading.detail
    labels = Labels(None, lang)
    rows = tuple(_row(finding, result, labels, rulebook) for finding in result.findings)
    return Judgement(subject=subject, key=key, status=reading.status, detail=detail, findings=rows)


def judge_absent(
    subject: str, key: str, listing: Listing, families: Families, lang: Lang, today: date | None = None
) -> Judgement | None:
    """What is said of a report that a list asks for and that is not there: the listing's, for its year. Nothing as long
    as it isn't due."""
    assert listing.organisation is not None
    assert listing.year is not None
    rulebook = families.main
    findings = judge_unpublished(listing.organisation, listing.year, rulebook, listing, today)
    if not findings:
        return None
    result = ReportResult(subject, ReportStatus.UNREADABLE, None, findings, (), None)
    labels = Labels(None, lang)
    rows = tuple(_row(finding, result, labels, rulebook) for finding in findings)
    return Judgement(subject=subject, key=key, status=SubjectStatus.UNPUBLISHED, findings=rows)


def _surrounded(task: JudgeTask) -> Report:
    listing = task.listing
    return replace(
        _own(replace(unpack(task.report, task.document), path=task.subject), listing),
        previous=_own(_named(task.previous), listing) if task.previous else None,
        parts=tuple(map(_named, task.parts)),
        peers=tuple(map(_named, task.peers)),
        versions=tuple(_own(_named(version), listing) for version in task.versions),
        parts_complete=task.parts_complete,
        searched=True,
        listing=listing,
    )


def _own(report: Report, listing: Listing | None) -> Report:
    """A report of the body, which a list may know better than the report's name tells what kind it is of."""
    if listing is None or listing.body in (None, report.body):
        return report
    return replace(report, body=listing.body, level=listing.level)


def _named(packed: Packed) -> Report:
    path, data = packed
    return replace(unpack(data), path=path)


def _told(task: JudgeTask, result: ReportResult, rulebook: Rulebook) -> Judgement:
    report, grade = result.report, result.grade
    assert report is not None
    assert grade is not None
    labels = Labels(rulebook.template(report.edition), task.lang)
    return Judgement(
        subject=task.subject,
        key=task.key,
        status=SubjectStatus(result.status.value),
        mark=grade.mark,
        score=format(grade.score, "f"),
        low_mark=grade.low_mark,
        low=format(grade.low, "f"),
        open=sum(outcome.status in _OPEN for outcome in result.outcomes),
        failed=any(outcome.status is Status.ERROR for outcome in result.outcomes),
        ends=ends_of((outcome.rule.code, outcome.status) for outcome in result.outcomes),
        reasons=reasons_of({one.rule.code: _why(one, labels) for one in result.outcomes if one.status in _OPEN}),
        findings=tuple(_row(finding, result, labels, rulebook) for finding in result.findings),
    )


def _why(outcome: Outcome, labels: Labels) -> Why:
    codes = dict.fromkeys(reason.code.value for reason in outcome.reasons)
    return tuple(codes), reasons_in_words(outcome, labels)


def _row(finding: Finding, result: ReportResult, labels: Labels, rulebook: Rulebook) -> FindingRow:
    view = finding_view(finding, result, labels, rulebook)
    keys = finding_keys(finding, labels)
    place = keys["location"]
    related = [{**told, "place": seen.where} for told, seen in zip(keys["related"], view.related, strict=True)]
    return FindingRow(
        code=view.code,
        level=view.level.value,
        fingerprint=finding.fingerprint,
        message=view.message,
        cause="\n".join(view.cause),
        place=view.where,
        basis=view.basis,
        fix=view.fix,
        section=view.section,
        table=place["table"],
        row=place["row"],
        column=place["column"],
        page=place["page"],
        line=place["line"],
        text=place["text"] or "",
        values=_json(keys["values"]),
        repairs=_json(keys["repairs"]),
        related=_json(related),
    )


def _json(value: Any) -> str:
    return _JSON.encode(value).decode()
