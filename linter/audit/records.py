"""What the audit knows of files, bodies and findings: the rows of its store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linter.model.report import Body


class Role(StrEnum):
    """How another report stands to a report."""

    PREVIOUS = "previous"  # the same body's for the year before
    PART = "part"  # of a body that this one sums up, for the same year
    PEER = "peer"  # another body's for the same year, which it may be like
    VERSION = "version"  # another file that is the same body's report for the same year


class SubjectStatus(StrEnum):
    """What became of a file, or of a report that ought to be there."""

    CHECKED = "checked"
    UNREADABLE = "unreadable"
    NOT_A_REPORT = "not_a_report"
    UNPUBLISHED = "unpublished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a manifest says about a file; ``None`` where it says nothing. ``line`` is the manifest's line."""

    organisation: str | None = None
    body: Body | None = None
    level: str | None = None
    parent: str | None = None
    year: int | None = None
    published: date | None = None
    address: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedBody:
    """A body that must report, as the roster (or, without one, the manifest) has it.

    ``parent`` is the name of the body whose report sums this one up. ``since`` and ``until`` are the first and last
    report years for which it must report. ``line`` is the roster's line.
    """

    name: str
    body: Body | None = None
    level: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A candidate file of the input.

    ``path`` is relative to the input, with ``/``; a member of an archive stands behind ``!/``
    (``2023.zip!/县直/教育局.pdf``). ``digest`` is the SHA-256 of its bytes, and ``reading`` the key of what was read in
    them; both ``None`` where the bytes could not be had, and ``failure`` (a :class:`FailureKind`) and ``detail`` then
    say why.
    """

    path: str
    size: int = 0
    digest: str | None = None
    reading: str | None = None
    failure: str | None = None
    detail: str = ""
    claim: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something in the input that is no candidate, and why (a :class:`linter.run.result.SkipKind`)."""

    path: str
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in a content.

    ``status`` is ``checked`` for a report (not judged yet). ``report`` and ``document`` are the packed report
    (:mod:`linter.audit.packing`), ``figures`` its cells (:mod:`linter.audit.figures`). ``content`` is a digest of what
    was read, by which another reading of the same bytes is told, ``outline`` one of what counts of it where it is a
    part of another report, ``tables`` one of all figures in its tables, ``None`` where they are too few to tell two
    reports apart, and ``sketch`` hashes of its sections' texts (:mod:`linter.audit.alike`). ``failure`` and ``detail``
    say why there is no report.
    """

    key: str
    status: SubjectStatus
    family: str | None = None
    organisation: str | None = None
    body: Body | None = None
    level: str | None = None
    year: int | None = None
    edition: str | None = None
    format: str | None = None
    pages: int | None = None
    title: str | None = None
    signed: date | None = None
    published: date | None = None
    content: str | None = None
    outline: str | None = None
    tables: str | None = None
    report: bytes | None = None
    document: bytes | None = None
    figures: bytes | None = None
    sketch: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Section, and hashes of passages of its text."""
    failure: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding in words of the audit's language, ready for every output.

    ``values``, ``repairs`` and ``related`` are JSON, with the shapes that they have in ``gidlint check --format json``.
    ``cause`` says which cell is most likely wrong and what it should be; ``place`` is the place in words, ``text`` what
    stands there. Each of ``related`` has its file (``path``) and its place in words (``place``) too.
    """

    code: str
    level: str
    fingerprint: str
    message: str
    cause: str = ""
    place: str = ""
    basis: str = ""
    fix: str = ""
    section: str | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None
    page: int | None = None
    line: int | None = None
    text: str = ""
    values: str = "{}"
    repairs: str = "[]"
    related: str = "[]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What became of a subject: a file, or (``unpublished``) a report that is not there.

    ``subject`` is the file's path, or ``unpublished/<body>/<year>``. ``key`` is the hash of everything that it was
    judged from. ``ends`` and ``reasons`` say how the rules ended (:mod:`linter.audit.store.outcomes`). ``open`` counts
    the rules that could not be assessed; ``failed``: a rule itself failed.
    """

    subject: str
    key: str
    status: SubjectStatus
    mark: str | None = None
    score: str | None = None
    low_mark: str | None = None
    low: str | None = None
    open: int = 0
    failed: bool = False
    detail: str = ""
    ends: str = ""
    reasons: str = "{}"
    findings: tuple[FindingRow, ...] = ()
