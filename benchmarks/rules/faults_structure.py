"""Faults in what a report is made of: title, preface, headings, tables as wholes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from benchmarks.rules import drafts, forms
from benchmarks.rules.fault import SUMS, Change, Operator, only
from benchmarks.rules.writing import HEADINGS, NUMERALS, Written


def _no_row(table: str) -> Change:
    def change(rng: random.Random, report: Written) -> Written:
        grid = drafts.grid_of(report, table)
        labels = ("行政强制",) if table == "disclosure" else ("重复申请", "属于国家秘密", "保护第三方合法权益")
        return drafts.with_grid(report, table, drafts.without_row(grid, drafts.row_of(grid, rng.choice(labels))))

    return change


def _label(table: str, before: str, after: str) -> Change:
    def change(rng: random.Random, report: Written) -> Written | None:
        grid = drafts.grid_of(report, table)
        if not any(before in cell.text for cell in grid.cells):
            return None
        changed = drafts.relabelled(grid, lambda cell: before in cell.text, lambda text: text.replace(before, after))
        return drafts.with_grid(report, table, changed)

    return change


def _no_table(table: str) -> Change:
    def change(rng: random.Random, report: Written) -> Written:
        section = drafts.TABLES.index(table) + 1
        return drafts.with_section(drafts.with_grid(report, table, None), section, rng.choice(("无。", "无此项情况。")))

    return change


def _other_edition(rng: random.Random, report: Written) -> Written:
    other = "2019" if report.edition == "2021" else "2021"
    return drafts.with_grid(report, "disclosure", forms.disclosure(other, {}, report.style))


def _no_section(rng: random.Random, report: Written) -> Written:
    """A section left out whole, and the numerals behind it moved up."""
    gone = rng.choice((3, 5))
    begin, end = drafts.span(report, gone)
    blocks = list(report.document.blocks)
    kept = drafts.with_blocks(report, blocks[:begin] + blocks[end:])
    return _renumbered(kept)


def _renumbered(report: Written) -> Written:
    blocks = list(report.document.blocks)
    for numeral, position in zip(NUMERALS, drafts.headings(report), strict=False):
        block = blocks[position]
        blocks[position] = replace(block, text=numeral + block.text[1:])
    return drafts.with_blocks(report, blocks)


def _swapped_sections(rng: random.Random, report: Written) -> Written:
    five, six, end = *drafts.span(report, 4), drafts.span(report, 5)[1]
    blocks = list(report.document.blocks)
    return drafts.with_blocks(report, blocks[:five] + blocks[six:end] + blocks[five:six] + blocks[end:])


def _same_numeral(rng: random.Random, report: Written) -> Written:
    position = drafts.headings(report)[rng.choice((2, 3, 5))]
    blocks = list(report.document.blocks)
    block = blocks[position]
    wrong = NUMERALS[NUMERALS.index(block.text[0]) - 1]
    blocks[position] = replace(block, text=wrong + block.text[1:])
    return drafts.with_blocks(report, blocks)


def _heading(number: int, after: str) -> Change:
    def change(rng: random.Random, report: Written) -> Written:
        position = drafts.headings(report)[number]
        blocks = list(report.document.blocks)
        block = blocks[position]
        blocks[position] = replace(block, text=block.text.replace(HEADINGS[number], after))
        return drafts.with_blocks(report, blocks)

    return change


def _front(title: bool, before: str, after: str | Callable[[Written], str]) -> Change:
    """Words of the title or of the preface replaced."""

    def change(rng: random.Random, report: Written) -> Written | None:
        told = after if isinstance(after, str) else after(report)
        old = before.format(y=report.year, name=report.body.name)

        def said(text: str, of_title: bool) -> str:
            return text.replace(old, told) if of_title is title else text

        return drafts.with_front(report, said)

    return change


def _no_period(rng: random.Random, report: Written) -> Written | None:
    return drafts.with_front(report, lambda text, of_title: re.sub(r"[^。]*统计(?:期限|时间)[^。]*。", "", text))


def _period_end(rng: random.Random, report: Written) -> Written | None:
    return drafts.with_front(report, lambda text, of_title: re.sub(r"12 ?月 ?31 ?日", "11月30日", text))


def _other_in_preface(rng: random.Random, report: Written) -> Written | None:
    other = report.body.place + "档案局"

    def told(text: str, of_title: bool) -> str:
        return text if of_title else re.sub(rf"{re.escape(report.body.name)}(?=编制了|\d|政府信息)", other, text)

    return drafts.with_front(report, told)


FAULTS: tuple[Operator, ...] = (
    Operator("a row of outcomes left out", ("GID113",), _no_row("applications"), allowed=SUMS),
    Operator("a row of decisions left out", ("GID113",), _no_row("disclosure")),
    Operator("an outcome misworded", ("GID114",), _label("applications", "属于四类过程性信息", "属于四类过程信信息")),
    Operator("applicants misworded", ("GID113", "GID114"), _label("applications", "社会公益组织", "社会公益组识")),
    Operator("no table of reviews", ("GID111",), _no_table("review")),
    Operator("no table of requests", ("GID111",), _no_table("applications")),
    Operator("the other edition's table", ("GID112",), _other_edition, allowed=("GID113", "GID114")),
    Operator("a section left out", ("GID102",), _no_section, allowed=("GID111", "GID508", "GID509")),
    Operator("sections in the wrong order", ("GID103",), _swapped_sections),
    Operator("a numeral twice", ("GID103",), _same_numeral),
    Operator("a heading misworded", ("GID104",), _heading(3, "政府信息公开行政法复议、行政诉讼情况")),
    Operator("a heading in the notice's long form", (), _heading(4, "政府信息公开工作存在的主要问题及改进情况"),
             control=True),
    Operator("another year in the title", ("GID121",), _front(True, "{y}", lambda report: str(report.year - 1))),
    Operator("a summary for a report", ("GID122",), _front(True, "工作年度报告", "工作总结"), allowed=("GID101",)),
    Operator("another body in the preface", ("GID123",), only("department")(_other_in_preface)),
    Operator("no statistical period", ("GID131",), _no_period),
    Operator("the period ends in November", ("GID132",), _period_end),
)  # fmt: skip
