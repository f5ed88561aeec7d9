"""What the store knows of a body and of its reports, as the dashboard needs it: one body at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from linter.audit.outputs.dashboard.keyfigures import KeyFigures
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.audit.store.outcomes import Why, ended, ends, reasons
from linter.audit.store.store import claim_of
from linter.checks.result import Status
from linter.rulebook.families import Families
from linter.rulebook.kinds_report import DateCheck

RANKED = "ranked AS MATERIALIZED (SELECT id, row_number() OVER (ORDER BY name) - 1 AS position FROM bodies)"
"""SQL of a common table: the place of every body in the order of names, from 0."""

_BODIES = f"""
WITH {RANKED}, counted AS MATERIALIZED (SELECT parent, count(*) AS parts FROM bodies GROUP BY parent)
SELECT own.position, above.position AS above, coalesce(counted.parts, 0) AS parts,
       bodies.id, bodies.name, bodies.body, bodies.level, bodies.listed,
       bodies.since, bodies.until, bodies.aliases,
       parents.name AS parent
FROM bodies JOIN ranked AS own ON own.id = bodies.id
LEFT JOIN bodies AS parents ON parents.id = bodies.parent LEFT JOIN ranked AS above ON above.id = bodies.parent
LEFT JOIN counted ON counted.parent = bodies.id
ORDER BY own.position
"""
_SUBJECTS = """
SELECT judgements.*, files.claim, readings.family, readings.figures, readings.title, readings.signed,
       readings.published, readings.format, readings.pages
FROM judgements
LEFT JOIN files ON files.path = judgements.subject
LEFT JOIN readings ON readings.key = files.reading
WHERE judgements.body IS ? ORDER BY judgements.subject
"""
_ORDER = tuple(SubjectStatus)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow:
    """A body. ``position`` is its place in the order of names, ``above`` its parent's, ``parent`` that one's name;
    ``parts`` counts the bodies under it."""

    position: int
    above: int | None
    id: int
    name: str
    kind: str | None
    level: str | None
    parent: str | None
    listed: bool
    parts: int
    since: int | None
    until: int | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A file, or a report that is not there. ``family`` is the rulebook's name (the main one's where no report was
    read), ``in_time`` whether every deadline that could be assessed was kept (``None``: none could be), ``figures`` the
    key figures' values, ``ends`` and ``reasons`` how the rules ended and why some were left open
    (:mod:`linter.audit.store.outcomes`)."""

    path: str
    status: SubjectStatus
    year: int | None
    family: str
    mark: str | None
    score: str | None
    low_mark: str | None
    low: str | None
    errors: int
    warnings: int
    advice: int
    open: int
    detail: str
    in_time: bool | None
    figures: tuple[str | None, ...]
    ends: str
    reasons: Mapping[str, Why]
    title: str | None
    signed: str | None
    published: str | None
    format: str | None
    pages: int | None

    @property
    def undecided(self) -> dict[str, tuple[str, ...]]:
        """The codes of the rules that could not be assessed, by the reason in words."""
        found: dict[str, dict[str, None]] = {}
        for code, (_, why) in self.reasons.items():
            for reason in why:
                found.setdefault(reason, {}).setdefault(code)
        return {reason: tuple(codes) for reason, codes in found.items()}


class Subjects:
    """Reads bodies and their reports from a store."""

    def __init__(self, store: Store, families: Families, figures: KeyFigures) -> None:
        self._store = store
        self._figures = figures
        self._main = families.main.name
        self.deadlines = {
            rulebook.name: frozenset(
                rule.code
                for rule in rulebook.rules
                if isinstance(rule.check, DateCheck) and rule.check.require == "by_deadline"
            )
            for rulebook in families.all()
        }
        """The codes of the rules that set a deadline, by family."""

    def bodies(self) -> Iterator[BodyRow]:
        """All bodies, in the order of their names."""
        for row in self._store.rows(_BODIES):
            yield BodyRow(
                position=row["position"],
                above=row["above"],
                id=row["id"],
                name=row["name"],
                kind=row["body"],
                level=row["level"],
                parent=row["parent"],
                listed=bool(row["listed"]),
                parts=row["parts"],
                since=row["since"],
                until=row["until"],
                aliases=tuple(msgspec.json.decode(row["aliases"])),
            )

    def of_body(self, id: int) -> list[Subject]:
        """A body's files and missing reports: the newest year first, and of several files for a year first the one
        that stands for the body (a report before what is none, then by path)."""
        found = [self._subject(row) for row in self._store.rows(_SUBJECTS, (id,))]
        return sorted(found, key=lambda one: (-(one.year or 0), one.family != self._main, one.family, _rank(one)))

    def of_nobody(self) -> Iterator[Subject]:
        """The files that belong to no body, in the order of their paths."""
        return map(self._subject, self._store.rows(_SUBJECTS, (None,)))

    def _subject(self, row: Any) -> Subject:
        family = row["family"] or self._main
        said = ends(row["ends"])
        claim = claim_of(row["claim"])
        claimed = claim.published.isoformat() if claim and claim.published else None
        return Subject(
            path=row["subject"],
            status=SubjectStatus(row["status"]),
            year=row["year"],
            family=family,
            mark=row["mark"],
            score=row["score"],
            low_mark=row["low_mark"],
            low=row["low"],
            errors=row["errors"],
            warnings=row["warnings"],
            advice=row["advice"],
            open=row["open"],
            detail=row["detail"],
            in_time=self._in_time(family, said),
            figures=self._figures.values(family, row["figures"]),
            ends=said,
            reasons=reasons(row["reasons"]),
            title=row["title"],
            signed=row["signed"],
            published=row["published"] or claimed,
            format=row["format"],
            pages=row["pages"],
        )

    def _in_time(self, family: str, said: str) -> bool | None:
        codes = self.deadlines.get(family, ())
        if any(ended(said, code, Status.VIOLATED) for code in codes):
            return False
        return True if any(ended(said, code, Status.HELD) for code in codes) else None


def page_of(name: str) -> str:
    """The file name of a body's page: the same in every run and on every system, whatever its name holds."""
    return f"b-{sha256(name.encode()).hexdigest()[:20]}.html"


def anchor(path: str, number: int | None = None) -> str:
    """Where a file, or a finding in it, stands on its page."""
    place = f"f-{sha256(path.encode()).hexdigest()[:10]}"
    return place if number is None else f"{place}-{number}"


def _rank(subject: Subject) -> tuple[int, str]:
    return _ORDER.index(subject.status), subject.path
