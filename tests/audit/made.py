"""A small audit's store, made without the runner: the example reports (most with a fault), and invented bodies over
three years."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rules.clean import series
from benchmarks.rules.files import FORMS
from linter.audit.judging import JudgeTask, judge, judge_without_report
from linter.audit.packing import digest
from linter.audit.reading import ReadTask, read
from linter.audit.records import FileRow, Reading, Role
from linter.audit.store import Store
from linter.rulebook import Families, load_all
from linter.run.selection import Selection

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "reports"
YEARS = (2022, 2023, 2024)


def made_store(folder: Path, *, bodies: int = 3, examples: bool = True, seed: int = 5) -> Store:
    """The store in a folder: the example reports, ``bodies`` bodies with a report for each of three years, a file that
    can't be read, one that is no report, and a listed body that published nothing."""
    families = load_all(())
    store = Store(folder, create=True)
    with store.transaction():
        store.set_meta("run", "1")
        store.set_meta("lang", "zh")
        for path, data in _contents(bodies, examples, seed):
            key = digest(data)
            store.put_reading(read(ReadTask(key=key, name=path, data=data), families))
            store.put_files([FileRow(path=path, size=len(data), digest=key, reading=key)], 1)
        _link(store)
        _rules(store, families)
        for row in list(store.rows("SELECT path, reading FROM files ORDER BY path")):
            _judge(store, row["path"], row["reading"], families)
    return store


def _contents(bodies: int, examples: bool, seed: int) -> Iterator[tuple[str, bytes]]:
    if examples:
        for file in sorted(EXAMPLES.iterdir()):
            yield f"examples/{file.name}", file.read_bytes()
    rng = random.Random(seed)
    forms = ("text pipes", "html framed", "docx") if "html framed" in FORMS else ("text pipes", "docx", "markdown")
    for number in range(bodies):
        suffix, make = FORMS[forms[number % len(forms)]]
        for report in series(rng, YEARS):
            yield f"series/{report.body.name}/{report.year}.{suffix}", make(report.document)
    yield "broken/damaged.pdf", b"%PDF-1.7\nnothing of use"
    yield "broken/letter.txt", "各科室：请于周五前报送材料。\n办公室".encode()


def _link(store: Store) -> None:
    names = [
        row[0]
        for row in store.rows("SELECT DISTINCT organisation FROM readings WHERE organisation NOT NULL ORDER BY 1")
    ]
    for name in [*names, "青枫市云溪县粮食和物资储备局"]:
        kind = "government" if name.endswith("政府") else "department"
        store.connection.execute(
            "INSERT INTO bodies (name, body, level, listed) VALUES (?, ?, 'county', 1)", (name, kind)
        )
    store.connection.execute(
        "UPDATE files SET year = (SELECT year FROM readings WHERE key = reading), body = (SELECT bodies.id FROM bodies "
        "JOIN readings ON readings.organisation = bodies.name WHERE readings.key = files.reading)"
    )
    store.connection.execute(
        "UPDATE files SET chosen = 1 WHERE path IN (SELECT min(path) FROM files JOIN readings ON key = reading "
        "WHERE report NOT NULL GROUP BY files.body, files.year, family)"
    )
    store.connection.execute(
        "INSERT INTO links SELECT now.path, ?, before.path FROM files AS now JOIN files AS before "
        "ON now.body = before.body AND now.year = before.year + 1 WHERE now.path LIKE 'series/%'",
        (Role.PREVIOUS.value,),
    )


def _rules(store: Store, families: Families) -> None:
    for rulebook in families.all():
        for rule in rulebook.rules:
            row = (rule.code, rulebook.name, rule.name, rule.category, rule.level, rule.title.zh, "", digest(rule.code))
            store.connection.execute("INSERT INTO rules VALUES (?,?,?,?,?,?,?,?,0)", row)


def _judge(store: Store, path: str, key: str, families: Families) -> None:
    reading = store.reading(key)
    assert reading is not None
    if reading.report is None or reading.family is None:
        store.put_judgement(judge_without_report(path, key, reading, families, "zh"))
    else:
        store.put_judgement(judge(_task(store, path, reading), families))
    store.connection.execute(
        "UPDATE judgements SET body = (SELECT body FROM files WHERE path = subject), "
        "year = (SELECT year FROM files WHERE path = subject) WHERE subject = ?",
        (path,),
    )


def _task(store: Store, path: str, reading: Reading) -> JudgeTask:
    assert reading.report is not None
    assert reading.document is not None
    assert reading.family is not None
    before = next(
        store.rows(
            "SELECT other, report FROM links JOIN files ON other = files.path JOIN readings ON key = reading "
            "WHERE links.path = ?",
            (path,),
        ),
        None,
    )
    return JudgeTask(
        subject=path,
        key=json.dumps([path, reading.key]),
        family=reading.family,
        report=reading.report,
        document=reading.document,
        selection=Selection(),
        lang="zh",
        previous=(before["other"], before["report"]) if before else None,
    )
