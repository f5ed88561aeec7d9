"""Step one, in a worker: what a file's bytes say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

import msgspec

from linter import __version__
from linter.audit import alike, figures
from linter.audit.packing import digest, outline, pack
from linter.audit.records import Reading, SubjectStatus
from linter.interpret import NotAReport
from linter.model.named import Named
from linter.model.report import DateMention, Report
from linter.readers import read_bytes
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families
from linter.rulebook.kinds_series import Aggregation
from linter.rulebook.rulebook import Rulebook
from linter.run.recognition import recognised


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTask:
    """A content to read. ``name`` is the file's name; ``key`` that of the reading (:func:`reading_key`)."""

    key: str
    name: str
    data: bytes


def reading_version(families: Families) -> str:
    """A digest of everything but a file's bytes that a reading depends on: this tool, and of the rulebooks how reports
    are recognised and what their templates are. Rules may change without a file being read again."""
    parts = [
        msgspec.json.encode([rulebook.name, rulebook.recognition, rulebook.templates, *_searched(rulebook)])
        for rulebook in families.all()
    ]
    return digest(__version__, *parts)


def _searched(rulebook: Rulebook) -> tuple[object, ...]:
    """What of the rules decides by which hashes reports are found that may be copies, and what counts of a part."""
    return alike.compared(rulebook), figures.fewest(rulebook), _openings(rulebook)


def _openings(rulebook: Rulebook) -> list[str]:
    """What rules look for at the beginning of reports that are parts of another one."""
    return sorted({rule.check.own for rule in rulebook.rules if isinstance(rule.check, Aggregation)})


def reading_key(version: str, content: str, name: str) -> str:
    """The key of a reading: ``content`` is the digest of the bytes; of the name only the suffix matters."""
    return digest(version, content, PurePosixPath(name).suffix.lower())


def read(task: ReadTask, families: Families) -> Reading:
    """What the bytes say, whatever they are. Raises nothing of the file's own."""
    try:
        document = read_bytes(task.data, task.name)
        report, rulebook = recognised(document, families)
        return _read(task, report, rulebook)
    except NotAReport as other:
        instead = other.instead.value if other.instead else None
        return _without(task, SubjectStatus.NOT_A_REPORT, instead, _both(other.detail))
    except ReadFailure as failure:
        return failed(task, failure)
    except MemoryError:
        return failed(task, ReadFailure(FailureKind.LIMIT, "memory"))
    except Exception as error:  # a bug of ours: the run goes on, and the file is named with what happened
        return failed(task, ReadFailure(FailureKind.CRASHED, f"{type(error).__name__}: {error}"))


def failed(task: ReadTask, failure: ReadFailure) -> Reading:
    """The reading of a content that could not be read."""
    return _without(task, SubjectStatus.UNREADABLE, failure.kind.value, failure.detail)


def _read(task: ReadTask, report: Report, rulebook: Rulebook) -> Reading:
    packed = pack(report)
    return Reading(
        key=task.key,
        status=SubjectStatus.CHECKED,
        family=rulebook.name,
        organisation=report.organisation,
        body=report.body,
        level=report.level,
        year=report.year,
        edition=report.edition,
        format=report.document.format.value,
        pages=report.document.pages,
        title=report.title.text if report.title else None,
        signed=_day(report.signature.date),
        published=_day(report.published),
        content=digest(*packed),
        outline=outline(report, _openings(rulebook)),
        tables=figures.fingerprint(report, rulebook),
        report=packed.report,
        document=packed.document,
        figures=figures.pack(report),
        sketch=alike.sketch(report, rulebook),
    )


def _without(task: ReadTask, status: SubjectStatus, failure: str | None, detail: str) -> Reading:
    return Reading(key=task.key, status=status, failure=failure, detail=detail, content=digest(failure or "", detail))


def _both(words: Named) -> str:
    return json.dumps({"zh": words.zh, "en": words.en}, ensure_ascii=False)


def _day(mention: DateMention | None) -> date | None:
    return mention.value if mention is not None else None
