"""The rows that the overview's scripts are handed. What each holds is said here and nowhere else; ``core.js`` names
the places in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from linter.audit.outputs.dashboard import words
from linter.audit.outputs.dashboard.keyfigures import KeyFigures
from linter.audit.outputs.dashboard.subjects import RANKED, BodyRow, Subject, anchor, page_of
from linter.audit.outputs.dashboard.tallies import Tallies, findings_by_rule
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.phrases import ui
from linter.phrases.phrase import Lang
from linter.phrases.skipping import KINDS
from linter.rulebook.families import Families

STRAYS_A_PAGE = 200
STRAY_PAGES = "nobody-{}.html"
"""The names of the pages with files that belong to no body."""

_STATUSES = tuple(SubjectStatus)
_RULES = "SELECT code, family, name, category, level, title, basis, draft FROM rules ORDER BY code"
_FINDINGS = f"""
WITH {RANKED}, strays AS MATERIALIZED (
  SELECT subject, (row_number() OVER (ORDER BY subject) - 1) / {STRAYS_A_PAGE} + 1 AS page
  FROM judgements WHERE body IS NULL
)
SELECT findings.code, findings.subject, findings.number, findings.message, findings.place,
       coalesce(judgements.year, 0) AS year, ranked.position, strays.page
FROM findings
JOIN judgements ON judgements.subject = findings.subject
LEFT JOIN ranked ON ranked.id = judgements.body
LEFT JOIN strays ON strays.subject = findings.subject
ORDER BY findings.code, year DESC, ranked.position IS NULL, ranked.position, findings.subject, findings.number
"""


def family_order(families: Families) -> dict[str, int]:
    """The place of every family, the main one first."""
    return {rulebook.name: position for position, rulebook in enumerate(families.all())}


def marks(families: Families) -> dict[str, int]:
    """The place of every mark, the best first."""
    return {
        band.mark: position
        for rulebook in reversed(families.all())
        for position, band in enumerate(sorted(rulebook.grading.bands, key=lambda band: -band.at_least))
    }


def years(store: Store) -> list[int]:
    """All report years, the newest first; 0 where it is not known."""
    found = store.connection.execute("SELECT DISTINCT coalesce(year, 0) AS year FROM judgements ORDER BY year DESC")
    return [year for (year,) in found]


def stray_pages(store: Store) -> int:
    """How many pages the files need that belong to no body."""
    (count,) = store.connection.execute("SELECT count(*) FROM judgements WHERE body IS NULL").fetchone()
    return -(-int(count) // STRAYS_A_PAGE)


def audit_row(store: Store, families: Families, figures: KeyFigures, lang: Lang) -> dict[str, Any]:
    """What holds for the whole audit, and every sentence that the scripts say."""
    listed = store.connection.execute("SELECT EXISTS (SELECT 1 FROM bodies WHERE listed)").fetchone()[0]
    order = family_order(families)
    return {
        "lang": lang,
        "listed": bool(listed),
        "roster": store.meta("roster") or "",
        "years": years(store),
        "families": [
            {
                "title": getattr(rulebook.report, lang),
                "marks": [
                    [band.mark, getattr(band.name, lang)]
                    for band in sorted(rulebook.grading.bands, key=lambda band: -band.at_least)
                ],
            }
            for rulebook in families.all()
        ],
        "figures": [[order.get(figure.family, -1), figure.name(lang)] for figure in figures.all],
        "kinds": words.kinds(lang),
        "levels": words.levels(lang),
        "statuses": [words.STATUSES[status].say(lang) for status in _STATUSES],
        "severities": {level: phrase.say(lang) for level, phrase in ui.LEVELS_BY_NAME.items()},
        "remarks": [row["text"] for row in store.rows("SELECT text FROM remarks ORDER BY number")],
        "words": words.for_script(lang),
    }


def body_row(body: BodyRow, subjects: Sequence[Subject], families: Families, marks: Mapping[str, int]) -> list[Any]:
    """A body: page, name, kind, level, place of its parent (or -1), whether it is listed, and its reports.

    A report: year (0: not known), status, family, place of its mark (or -1) and of the lowest that it may have, score,
    errors, warnings, advice, rules left open, whether it was in time (0 not known, 1 yes, 2 no), key figures. Of
    several reports of a kind for a year the first stands for the body.
    """
    order = family_order(families)
    entries = [
        [
            subject.year or 0,
            _STATUSES.index(subject.status),
            order[subject.family],
            marks.get(subject.mark or "", -1),
            marks.get(subject.low_mark or "", -1),
            float(subject.score) if subject.score else None,
            subject.errors,
            subject.warnings,
            subject.advice,
            subject.open,
            0 if subject.in_time is None else 1 if subject.in_time else 2,
            [None if value is None else float(value) for value in subject.figures],
        ]
        for subject in subjects
    ]
    above = -1 if body.above is None else body.above
    return [page_of(body.name), body.name, body.kind or "", body.level or "", above, int(body.listed), entries]


def stray_row(subject: Subject, page: str) -> list[Any]:
    """A file that belongs to no body: address, path, status, year, detail, errors, warnings."""
    return [
        f"{page}#{anchor(subject.path)}",
        subject.path,
        _STATUSES.index(subject.status),
        subject.year or 0,
        subject.detail,
        subject.errors,
        subject.warnings,
    ]


def rule_rows(
    store: Store, families: Families, tallies: Tallies, deadlines: Mapping[str, frozenset[str]]
) -> Iterator[list[Any]]:
    """Every rule: code, name, family, level, title, basis, whether it is a draft, whether it sets a deadline, and its
    years (:meth:`Tallies.years`)."""
    order = family_order(families)
    found = findings_by_rule(store)
    for row in store.rows(_RULES):
        code, family = row["code"], row["family"]
        yield [
            code,
            row["name"],
            order.get(family, 0),
            row["level"],
            row["title"],
            row["basis"],
            row["draft"],
            int(code in deadlines.get(family, ())),
            tallies.years(family, code, found.get(code, {})),
        ]


def skipped_rows(store: Store, lang: Lang) -> Iterator[list[str]]:
    """What was passed over: path, and why in words."""
    for row in store.rows("SELECT path, kind, detail FROM skipped ORDER BY path"):
        kind = KINDS.get(row["kind"])
        yield [row["path"], kind.say(lang) if kind else row["kind"], row["detail"]]


def findings(store: Store) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    """All findings, rule by rule: place of the body (or -1), year, message, place in words, where it stands (on the
    body's page, or page and place), and the path of a file that belongs to nobody."""
    for code, rows in groupby(store.rows(_FINDINGS), key=lambda row: row["code"]):
        yield code, map(_finding, rows)


def _finding(row: Any) -> list[Any]:
    place = anchor(row["subject"], row["number"])
    said = [row["year"], row["message"], row["place"]]
    if row["position"] is not None:
        return [row["position"], *said, place]
    return [-1, *said, f"{STRAY_PAGES.format(row['page'])}#{place}", row["subject"]]
