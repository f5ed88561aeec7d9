"""What must be true of reading whatever the report: it hangs on nothing but what the file shows."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from models import Model, families, models

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.reading.layouts import LAYOUTS, Keeps
from linter.engine.finding import ReportResult
from linter.model.document import Document, Grid, Paragraph
from linter.model.place import Place
from linter.model.report import Report
from linter.readers import read_bytes
from linter.run.limits import Limits
from linter.run.process import Task
from linter.run.recognition import recognised
from linter.run.run import run_tasks

law = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))

CERTAIN = [
    name
    for name, layout in LAYOUTS.items()
    if layout.keeps is Keeps.CELLS and name in ("text: pipes", "text: tabs", "text: gbk", "markdown", "html: portal",
    "html: word", "html: framed", "docx: plain", "docx: word", "pdf: flowing")
]  # fmt: skip
PLAIN = ("text: pipes", "text: rows", "text: cells", "text: wrapped")


def read(name: str, document: Document) -> Report:
    layout = LAYOUTS[name]
    data = layout.write(document)
    assert data is not None
    return recognised(read_bytes(data, f"report.{layout.suffix}"), families())[0]


def figures(report: Report) -> dict[tuple[str, str, str], Any]:
    """Every cell's kind and value."""
    return {
        (id, row, column): (cell.kind, cell.value)
        for id, table in report.tables.items()
        for row, column, cell in table.each()
    }


def head(report: Report) -> tuple[Any, ...]:
    """Whose report it is, for when, and who signed it on which day."""
    date = report.signature.date
    return (
        report.organisation,
        report.body,
        report.year,
        report.edition,
        report.signature.organisation,
        date and date.value,
    )


@settings(law, max_examples=10)
@given(model=models(), name=st.sampled_from(sorted(LAYOUTS)))
def test_the_same_bytes_are_read_the_same(model: Model, name: str) -> None:
    layout = LAYOUTS[name]
    data = layout.write(model.document)
    if data is not None and layout.suffix != "mht":
        assert read_bytes(data, f"a.{layout.suffix}") == read_bytes(data, f"a.{layout.suffix}")


@settings(law, max_examples=10)
@given(model=models(), names=st.lists(st.sampled_from(CERTAIN), min_size=2, max_size=2, unique=True))
def test_one_report_in_two_formats_has_the_same_figures(model: Model, names: list[str]) -> None:
    one, other = (read(name, model.document) for name in names)
    assert figures(one) == figures(other)
    assert head(one) == head(other)
    assert [section.id for section in one.sections] == [section.id for section in other.sections]


@settings(law, max_examples=10)
@given(model=models(), name=st.sampled_from(CERTAIN), width=st.sampled_from(["digits", "commas", "both"]))
def test_digits_of_another_width_are_the_same_number(model: Model, name: str, width: str) -> None:
    """Full-width digits, commas and dots, as input methods give them."""
    wide = {"digits": "0123456789", "commas": ",.", "both": "0123456789,.-"}[width]
    table = {ord(character): ord(character) + 0xFEE0 for character in wide}
    blocks = tuple(
        replace(block, cells=tuple(_translated(cell, table) for cell in block.cells))
        if isinstance(block, Grid)
        else block
        for block in model.document.blocks
    )
    assert figures(read(name, replace(model.document, blocks=blocks))) == figures(read(name, model.document))


def _translated(cell: Any, table: dict[int, int]) -> Any:
    number = re.fullmatch(r"-?\d[\d,.]*", cell.text)
    return replace(cell, text=cell.text.translate(table)) if number else cell


COVERS = (
    ("青枫市云溪县人民政府办公室", "内部资料 注意保存", "第1页 共6页"),
    ("目录", "一、总体情况……1", "二、主动公开政府信息情况……2", "三、收到和处理政府信息公开申请情况……3"),
    ("索引号：014314799/2024-00002", "发布日期：2024-01-17", "浏览次数：318"),
)
TAILS = (
    ("扫一扫在手机打开当前页", "主办单位：云溪县人民政府办公室 电话：0510-81234567", "青ICP备12345678号"),
    ("相关链接：", "云溪县2019年政府信息公开工作年度报告", "云溪县2020年政府信息公开工作年度报告"),
    ("附件1：2023年政府信息公开工作年度报告.pdf",),
    ("- 7 -",),
)


@settings(law, max_examples=16)
@given(
    model=models(empty=False),
    name=st.sampled_from([*CERTAIN, *PLAIN]),
    cover=st.sampled_from([(), *COVERS]),
    tail=st.sampled_from([(), *TAILS]),
)
def test_what_stands_before_and_behind_a_report_changes_none_of_its_figures(
    model: Model, name: str, cover: tuple[str, ...], tail: tuple[str, ...]
) -> None:
    document = model.document

    def paragraphs(texts: tuple[str, ...]) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(text, Place()) for text in texts)

    framed = replace(document, blocks=(*paragraphs(cover), *document.blocks, *paragraphs(tail)))
    alone, found = read(name, document), read(name, framed)
    assert figures(found) == figures(alone)
    assert (found.year, found.edition) == (alone.year, alone.edition)


@settings(law, max_examples=5)
@given(reports=st.lists(models(), min_size=2, max_size=4), order=st.permutations(range(4)))
def test_the_order_of_files_changes_nothing(reports: list[Model], order: list[int], tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("order")
    tasks = []
    for number, model in enumerate(reports):
        path = folder / f"{number}.txt"
        data = LAYOUTS["text: pipes"].write(model.document)
        assert data is not None
        path.write_bytes(data)
        tasks.append(Task(path=path, name=path.name, rules=None))

    def results(given: list[Task]) -> dict[str, ReportResult]:
        return {result.path: result for result in run_tasks(given, families(), jobs=1, limits=Limits())}

    shuffled = [tasks[number] for number in order if number < len(tasks)]
    assert results(shuffled) == results(tasks)
