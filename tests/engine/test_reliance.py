"""Every finding says what it blames, and by which readings its cells are known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from linter.checks.result import Status
from linter.engine import judge, judge_unreadable
from linter.engine.finding import Blame, Finding, Reliance, ReportResult, Way
from linter.interpret import interpret
from linter.model.document import Block, Document, Grid, NoteKind, ReadingNote
from linter.model.place import Place
from linter.model.report import Second
from linter.readers import read_bytes
from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook import load
from linter.specimen import build, render

WRONG_TOTAL: dict[str, Any] = {"review": {"review": {"total": "0"}}}


def written(changes: dict[str, Any]) -> Document:
    return build(load().template("2021"), load(), changes)


def judged(data: bytes, name: str, *, recognised: bool = False) -> ReportResult:
    document = read_bytes(data, name)
    if recognised:
        blocks = tuple(on_page(block) for block in document.blocks)
        note = ReadingNote(NoteKind.RECOGNISED, "page 1", Place(page=1))
        document = replace(document, blocks=blocks, notes=(note,))
    return judge(interpret(document, load()), load(), path=name)


def on_page(block: Block) -> Block:
    placed = replace(block, place=replace(block.place, page=1))
    if isinstance(placed, Grid):
        cells = tuple(replace(cell, place=replace(cell.place, page=1)) for cell in placed.cells)
        return replace(placed, cells=cells)
    return placed


def one(result: ReportResult, code: str) -> Finding:
    return next(finding for finding in result.findings if finding.rule.code == code)


@pytest.mark.parametrize(
    ("data", "name", "reliance"),
    [
        (render.docx(written(WRONG_TOTAL)), "report.docx", Reliance(way=Way.GRID, second=Second.AGREES)),
        (render.text(written(WRONG_TOTAL)).encode(), "report.txt", Reliance(way=Way.LABELS)),
    ],
)
def test_a_finding_about_cells_says_how_these_were_read(data: bytes, name: str, reliance: Reliance) -> None:
    assert one(judged(data, name), "GID401").reliance == reliance


def test_a_finding_about_words_rests_on_the_text() -> None:
    document = written({"sections": {"other_matters": ["没有其他事项。"]}})
    finding = one(judged(render.docx(document), "report.docx"), "GID508")
    assert finding.reliance == Reliance(Blame.REPORT, Way.TEXT)


def test_what_was_recognised_in_a_picture_is_said_to_be() -> None:
    result = judged(render.docx(written(WRONG_TOTAL)), "report.docx", recognised=True)
    assert one(result, "GID401").reliance.way is Way.RECOGNISED
    assert one(result, "GID928").reliance == Reliance(Blame.READING)


def test_numbers_recognised_in_a_picture_without_a_grid_are_left_open() -> None:
    result = judged(render.text(written(WRONG_TOTAL)).encode(), "report.txt", recognised=True)
    assert "GID401" not in {finding.rule.code for finding in result.findings}
    assert {outcome.rule.code: outcome.status for outcome in result.outcomes}["GID401"] is Status.NOT_ASSESSABLE


def test_a_file_that_cant_be_read_is_not_the_reports_fault() -> None:
    result = judge_unreadable("locked.pdf", ReadFailure(FailureKind.ENCRYPTED), load())
    assert [finding.reliance for finding in result.findings] == [Reliance(Blame.READING)]
