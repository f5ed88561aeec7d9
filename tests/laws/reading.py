"""What ``gidlint extract --format json`` gives of a file, and how it differs from a model."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from models import Model, families, template

from benchmarks.reading.layouts import Keeps
from linter.engine.finding import Level
from linter.run.process import Task, process
from linter.run.result import RunResult
from linter.writers import extract_json
from linter.writers.options import WriteOptions


def extract(data: bytes, path: Path) -> dict[str, Any]:
    """The one report that the command gives of a file with these bytes."""
    path.write_bytes(data)
    result = process(Task(path=path, name=path.name, rules=None), families())
    run = RunResult(results=(result,), skipped=(), rulebook=families().main, failing=Level.ERROR)
    return json.loads(extract_json.write(run, WriteOptions()), parse_float=Decimal)["reports"][0]


def differences(model: Model, told: dict[str, Any], keeps: Keeps) -> Iterator[str]:
    """Where the reading isn't the model. What the layout doesn't keep may be left open; it is never another number, and
    never one where none is."""
    if told["status"] != "checked":
        yield f"{told['status']}: {told['detail']}"
        return
    for key in ("organisation", "body", "year", "edition"):
        if told[key] != getattr(model, key):
            yield f"{key}: {told[key]!r} for {getattr(model, key)!r}"
    numbered = [
        f"{'一二三四五六'[number]}、{spec.heading}" for number, spec in enumerate(template(model.edition).sections)
    ]
    found = [_plain(section["heading"]) for section in told["sections"]]
    if found != numbered:
        yield f"sections: {found}"
    signature = told["signature"]
    wanted = (model.organisation, model.signed[1]) if model.signed else (None, None)
    if (signature["organisation"], signature["date"]) != wanted:
        yield f"signature: {signature['organisation']}, {signature['date']}"
    yield from _cells(model, told["tables"], keeps)


def _plain(text: str) -> str:
    """A text without white space and without the difference between digits of half and of full width."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _cells(model: Model, tables: dict[str, Any], keeps: Keeps) -> Iterator[str]:
    gaps = {table for (table, _, _), written in model.cells.items() if written.kind != "number"}
    for (table, row, column), written in model.cells.items():
        cell = tables.get(table, {}).get(row, {}).get(column)
        name = f"{table}.{row}.{column}"
        if cell is None or cell["kind"] in ("uncertain", "missing"):
            if keeps is Keeps.CELLS or (keeps is Keeps.NUMBERS and table not in gaps):
                yield f"{name}: {cell and cell['kind']} for {written.text!r}"
            continue
        value = None if cell["value"] is None else Decimal(cell["value"])
        if (cell["kind"], value) != (written.kind, written.value):
            yield f"{name}: {cell['kind']} {value} for {written.kind} {written.value} ({written.text!r})"
        elif _plain(cell["text"]) != _plain(written.text):
            yield f"{name}: text {cell['text']!r} for {written.text!r}"
    for table, rows in tables.items():
        for row, columns in rows.items():
            for column in columns:
                if (table, row, column) not in model.cells:
                    yield f"{table}.{row}.{column}: no such cell"
