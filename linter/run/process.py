"""One file, from bytes to result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from linter.engine import judge, judge_not_a_report, judge_unreadable
from linter.engine.finding import ReportResult, ReportStatus
from linter.interpret import NotAReport
from linter.model.document import Document
from linter.model.report import Body, Report
from linter.readers import read_file
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families
from linter.run.recognition import recognised
from linter.run.selection import Selection
from linter.run.transfer import pack, unpack


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file and how it is to be looked at. ``rules`` says which are asked; ``None`` reads the file and asks none."""

    path: Path
    name: str
    rules: Selection | None
    edition: str | None = None
    body: Body | None = None
    previous: Report | None = None


class Checking:
    """The handler of files that are checked or extracted."""

    def process(self, task: Task, families: Families) -> ReportResult:
        return process(task, families)

    def failed(self, task: Task, failure: ReadFailure, families: Families) -> ReportResult:
        return judge_unreadable(task.name, failure, families.main)

    def pack(self, thing: object, families: Families) -> bytes:
        return pack(thing, families)

    def unpack(self, data: bytes, families: Families) -> Any:
        return unpack(data, families)


def process(task: Task, families: Families) -> ReportResult:
    """What comes of a file, whatever it is: a report, something else, unreadable.

    Raises nothing of the file's own: what goes wrong without being foreseen ends as unreadable too, so that it neither
    takes the other files' results away nor passes for a report without faults.
    """
    try:
        return _process(task, families)
    except NotAReport as other:
        return judge_not_a_report(task.name, other, families.main)
    except ReadFailure as failure:
        return judge_unreadable(task.name, failure, families.main)
    except MemoryError:
        return judge_unreadable(task.name, ReadFailure(FailureKind.LIMIT, "memory"), families.main)
    except Exception as error:
        unforeseen = ReadFailure(FailureKind.CRASHED, f"{type(error).__name__}: {error}")
        return judge_unreadable(task.name, unforeseen, families.main)


def _process(task: Task, families: Families) -> ReportResult:
    report, rulebook = recognised(read_file(task.path), families, edition=task.edition, body=task.body)
    report = replace(report, path=task.name)
    if task.rules is None:
        return ReportResult(task.name, ReportStatus.CHECKED, _light(report), (), (), None, rulebook=rulebook)
    if task.previous is not None:
        report = replace(report, previous=task.previous)
    result = judge(report, rulebook, path=task.name, rules=task.rules.asked(rulebook))
    spoken_of = frozenset(place.path for finding in result.findings for place in finding.related)
    return replace(result, report=_light(report, spoken_of), rulebook=rulebook)


def _light(report: Report, spoken_of: frozenset[str] = frozenset()) -> Report:
    """The report without its document's blocks and without the reports around it that no finding speaks of, which
    nothing needs once the rules were asked: results of thousands of files must fit into memory."""
    document = report.document
    return replace(
        report,
        document=Document(document.format, (), document.metadata, document.notes, document.pages),
        previous=_light(report.previous) if report.previous is not None else None,
        parts=tuple(_light(part) for part in report.parts if part.path in spoken_of),
        peers=tuple(_light(peer) for peer in report.peers if peer.path in spoken_of),
        versions=tuple(_light(version) for version in report.versions if version.path in spoken_of),
    )
