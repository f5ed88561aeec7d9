"""Last year's report, for the rules that compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from linter.engine.finding import ReportResult, ReportStatus
from linter.interpret.wording import squeeze
from linter.phrases.phrase import Phrase
from linter.rulebook.families import Families
from linter.run.limits import Limits
from linter.run.problem import UsageProblem
from linter.run.process import Task
from linter.run.run import run_tasks

_ONE_FILE = Phrase(
    "给出上年报告（--previous）时只能检查一份报告，现有 {n} 份",
    "with last year's report (--previous) exactly one report can be checked, not {n}",
)
_UNREADABLE = Phrase("上年报告无法读取：{file}（{detail}）", "last year's report can't be read: {file} ({detail})")
_NO_REPORT = Phrase("上年报告不是年度报告：{file}（{detail}）", "{file} is no annual report ({detail})")
_OTHER_KIND = Phrase("上年报告是另一种报告：{file}", "{file} is another kind of report")
_OTHER_BODY = Phrase(
    "上年报告不是同一单位的：{file} 的单位是“{previous}”，被检查的是“{organisation}”",
    "{file} is a report of “{previous}”, not of “{organisation}”",
)
_OTHER_YEAR = Phrase(
    "上年报告的年度不对：{file} 是 {previous} 年度的，应为 {wanted} 年度的",
    "{file} is the report for {previous}; the one for {wanted} is needed",
)


def attach(file: Path, tasks: Sequence[Task], families: Families, limits: Limits) -> list[Task]:
    """The task with last year's report. Raises ``UsageProblem`` where that can't be read, or where there isn't exactly
    one report that it could belong to."""
    if len(tasks) != 1:
        raise UsageProblem(_ONE_FILE, n=len(tasks))
    (result,) = run_tasks([Task(path=file, name=file.as_posix(), rules=None)], families, limits=limits)
    if result.status is ReportStatus.UNREADABLE:
        raise UsageProblem(_UNREADABLE, file=file.as_posix(), detail=result.detail)
    if result.report is None:
        raise UsageProblem(_NO_REPORT, file=file.as_posix(), detail=result.detail)
    return [replace(task, previous=result.report) for task in tasks]


def require_match(result: ReportResult, file: Path) -> None:
    """Raise ``UsageProblem`` where the report that was given can't be last year's of the one that was checked.

    Names may be shortened: one that is contained in the other is taken for the same body.
    """
    report = result.report
    previous = report.previous if report else None
    if report is None or previous is None:
        return
    kinds = result.rulebook.templates if result.rulebook is not None else ()
    if kinds and previous.edition not in {template.edition for template in kinds}:
        raise UsageProblem(_OTHER_KIND, file=file.as_posix())
    if report.year is not None and previous.year is not None and previous.year != report.year - 1:
        values = {"previous": str(previous.year), "wanted": str(report.year - 1)}
        raise UsageProblem(_OTHER_YEAR, file=file.as_posix(), **values)
    ours, theirs = squeeze(report.organisation or ""), squeeze(previous.organisation or "")
    if ours not in theirs and theirs not in ours:
        values = {"previous": previous.organisation or "", "organisation": report.organisation or ""}
        raise UsageProblem(_OTHER_BODY, file=file.as_posix(), **values)
