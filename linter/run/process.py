"""One file, from bytes to result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from linter.engine import judge, judge_unreadable
from linter.engine.finding import ReportResult, ReportStatus
from linter.interpret import NotAReport, interpret
from linter.model.document import Document
from linter.model.report import Body, Report
from linter.readers import read_file
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.rulebook import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file and how it is to be looked at. ``rules`` are codes; ``None`` reads the file and asks no rule."""

    path: Path
    name: str
    rules: tuple[str, ...] | None
    edition: str | None = None
    body: Body | None = None
    previous: Report | None = None


def process(task: Task, rulebook: Rulebook) -> ReportResult:
    """What comes of a file, whatever it is: a report, something else, unreadable.

    Raises nothing of the file's own: what goes wrong without being foreseen ends as unreadable too, so that it neither
    takes the other files' results away nor passes for a report without faults.
    """
    try:
        return _process(task, rulebook)
    except NotAReport as other:
        return ReportResult(task.name, ReportStatus.NOT_A_REPORT, None, (), (), None, other.detail)
    except ReadFailure as failure:
        return judge_unreadable(task.name, failure, rulebook)
    except MemoryError:
        return judge_unreadable(task.name, ReadFailure(FailureKind.LIMIT, "memory"), rulebook)
    except Exception as error:
        unforeseen = ReadFailure(FailureKind.CRASHED, f"{type(error).__name__}: {error}")
        return judge_unreadable(task.name, unforeseen, rulebook)


def _process(task: Task, rulebook: Rulebook) -> ReportResult:
    report = interpret(read_file(task.path), rulebook, edition=task.edition, body=task.body)
    if task.rules is None:
        return ReportResult(task.name, ReportStatus.CHECKED, _light(report), (), (), None)
    if task.previous is not None:
        report = replace(report, previous=task.previous)
    chosen = frozenset(task.rules)
    result = judge(report, rulebook, path=task.name, rules=[rule for rule in rulebook.rules if rule.code in chosen])
    return replace(result, report=_light(report))


def _light(report: Report) -> Report:
    """The report without its document's blocks, which nothing needs once the rules were asked: results of thousands of
    files must fit into memory."""
    document = report.document
    light = Document(document.format, (), document.metadata, document.notes, document.pages)
    previous = _light(report.previous) if report.previous is not None else None
    return replace(report, document=light, previous=previous)
