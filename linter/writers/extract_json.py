"""What was read, as JSON, version 1 (``docs/schema/extract-v1.json``): for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.engine.finding import ReportResult
from linter.model.place import Place
from linter.model.report import Cell, Report, Table
from linter.phrases.phrase import Lang
from linter.phrases.values import render
from linter.writers.json import VERSION
from linter.writers.jsontext import dump
from linter.writers.options import WriteOptions

if TYPE_CHECKING:
    from linter.run.result import RunResult


def write(run: RunResult, options: WriteOptions) -> str:
    """All files of a run as one JSON document."""
    return dump({"version": VERSION, "reports": [_report(result, options) for result in run.results]})


def _report(result: ReportResult, options: WriteOptions) -> dict[str, Any]:
    report = result.report
    head = {"path": result.path, "status": result.status.value, "detail": render(result.detail, options.lang)}
    if report is None:
        return head | {"organisation": None, "body": None, "year": None, "edition": None, "title": None,
                       "sections": [], "tables": {}, "signature": None}  # fmt: skip
    return head | {
        "organisation": report.organisation,
        "body": report.body.value if report.body else None,
        "year": report.year,
        "edition": report.edition,
        "title": report.title.text if report.title else None,
        "sections": [
            {"id": section.id, "heading": section.heading, "place": place(section.place)} for section in report.sections
        ],
        "tables": {id: _table(table, options.lang) for id, table in report.tables.items()},
        "signature": _signature(report),
    }


def place(place: Place) -> dict[str, Any]:
    """A place, with what the file's format knows of it."""
    found: dict[str, Any] = {}
    if place.page is not None:
        found["page"] = place.page
    if place.line is not None:
        found["line"] = place.line
    if place.bbox is not None:
        found["bbox"] = [round(edge, 2) for edge in place.bbox]
    return found


def _table(table: Table, lang: Lang) -> dict[str, Any]:
    return {
        row: {column: _cell(cell, lang) for column, cell in columns.items()} for row, columns in table.cells.items()
    }


def _cell(cell: Cell, lang: Lang) -> dict[str, Any]:
    return {
        "text": cell.text,
        "value": cell.value,
        "kind": cell.kind.value,
        "place": place(cell.place),
        "reading": cell.reading.value,
        "second": cell.second.value,
        "doubt": render(cell.doubt, lang) if cell.doubt else None,
    }


def _signature(report: Report) -> dict[str, Any]:
    date = report.signature.date
    return {
        "organisation": report.signature.organisation,
        "date": date.value.isoformat() if date and date.value else None,
        "date_text": date.text if date else None,
    }
