"""What an audit writes between its steps, and what it counts at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from linter.audit.packing import digest
from linter.audit.records import Skipped, SubjectStatus
from linter.audit.store.store import Store
from linter.phrases.citation import cite_all
from linter.phrases.phrase import Lang
from linter.rulebook.families import Families


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts over a whole audit. ``files`` are candidate files; ``checked``, ``unreadable`` and ``not_a_report`` what
    became of them; ``unpublished`` reports that are not there; ``open`` the reports with a rule that could not be
    assessed; ``skipped`` files and folders that were passed over; ``failed`` reports of which an answer is missing
    because a rule itself failed."""

    files: int
    checked: int
    unreadable: int
    not_a_report: int
    unpublished: int
    bodies: int
    errors: int
    warnings: int
    advice: int
    open: int
    skipped: int
    failed: int


def put_rules(store: Store, families: Families, lang: Lang) -> None:
    """Write the rules of the run, each with a digest by which another version of it is told."""
    store.connection.execute("DELETE FROM rules")
    store.connection.executemany(
        "INSERT INTO rules (code, family, name, category, level, title, basis, digest, draft) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                rule.code,
                rulebook.name,
                rule.name,
                rule.category,
                rule.level,
                getattr(rule.title, lang),
                cite_all(rule.basis, lang, None),
                digest(msgspec.json.encode(rule)),
                rule.draft,
            )
            for rulebook in families.all()
            for rule in rulebook.rules
        ],
    )


def keep_files_of(store: Store, run: int, skipped: Iterable[Skipped], remarks: Iterable[str]) -> None:
    """Forget the files that the run did not meet, and write down what it passed over."""
    with store.transaction():
        store.connection.execute("DELETE FROM files WHERE run < ?", (run,))
        store.connection.execute("DELETE FROM skipped")
        store.connection.executemany(
            "INSERT OR IGNORE INTO skipped VALUES (?, ?, ?)", ((one.path, one.kind, one.detail) for one in skipped)
        )
        store.connection.execute("DELETE FROM remarks")
        store.connection.executemany("INSERT INTO remarks (text) VALUES (?)", ((remark,) for remark in remarks))


def settle(store: Store) -> None:
    """Forget judgements on files, and readings, that no file needs any more; give judgements their bodies and years."""
    execute = store.connection.execute
    execute(
        "DELETE FROM judgements WHERE status <> ? AND subject NOT IN (SELECT path FROM files)",
        (SubjectStatus.UNPUBLISHED.value,),
    )
    execute("DELETE FROM readings WHERE key NOT IN (SELECT reading FROM files WHERE reading NOT NULL)")
    execute(
        "UPDATE judgements SET body = files.body, year = files.year FROM files WHERE files.path = judgements.subject "
        "AND (judgements.body IS NOT files.body OR judgements.year IS NOT files.year)"
    )


def totals(store: Store) -> Totals:
    """What the audit came to."""
    files, skipped, bodies = (
        store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("files", "skipped", "bodies")
    )
    by_status = dict(store.connection.execute("SELECT status, count(*) FROM judgements GROUP BY status").fetchall())
    errors, warnings, advice, open_, failed = store.connection.execute(
        "SELECT coalesce(sum(errors), 0), coalesce(sum(warnings), 0), coalesce(sum(advice), 0), "
        "coalesce(sum(open > 0), 0), coalesce(sum(failed), 0) FROM judgements"
    ).fetchone()
    return Totals(
        files=files,
        checked=by_status.get(SubjectStatus.CHECKED.value, 0),
        unreadable=by_status.get(SubjectStatus.UNREADABLE.value, 0),
        not_a_report=by_status.get(SubjectStatus.NOT_A_REPORT.value, 0),
        unpublished=by_status.get(SubjectStatus.UNPUBLISHED.value, 0),
        bodies=bodies,
        errors=errors,
        warnings=warnings,
        advice=advice,
        open=open_,
        skipped=skipped,
        failed=failed,
    )
