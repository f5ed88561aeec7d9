"""The two official forms as grids, written down from the notices and not from the rulebook.

A table's figures are ``{row: {column: text}}``; a cell that isn't listed is 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linter.model.document import Grid, GridCell
from linter.model.place import Place

Cells = Mapping[str, Mapping[str, str]]

APPLICANTS = {
    "natural_person": "自然人",
    "enterprise": "商业企业",
    "research": "科研机构",
    "public_welfare": "社会公益组织",
    "legal_service": "法律服务机构",
    "other_org": "其他",
    "total": "总计",
}
ORGANISATIONS = ("enterprise", "research", "public_welfare", "legal_service", "other_org")
REFUSED = {
    "refused.state_secret": "属于国家秘密",
    "refused.law_prohibits": "其他法律行政法规禁止公开",
    "refused.security_stability": "危及“三安全一稳定”",
    "refused.third_party": "保护第三方合法权益",
    "refused.internal_affairs": "属于三类内部事务信息",
    "refused.process_info": "属于四类过程性信息",
    "refused.enforcement_file": "属于行政执法案卷",
    "refused.administrative_query": "属于行政查询事项",
}
UNAVAILABLE = {
    "unavailable.not_held": "本机关不掌握相关政府信息",
    "unavailable.needs_creation": "没有现成信息需要另行制作",
    "unavailable.still_unclear": "补正后申请内容仍不明确",
}
UNPROCESSED = {
    "unprocessed.petition": "信访举报投诉类申请",
    "unprocessed.repeated": "重复申请",
    "unprocessed.publication": "要求提供公开出版物",
    "unprocessed.excessive": "无正当理由大量反复申请",
    "unprocessed.confirmation": "要求行政机关确认或重新出具已获取信息",
}
OTHER = {
    "other.overdue_correction": "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other.unpaid_fee": "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other.other": "其他",
}
RESULTS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结", "total": "总计"}
CASES = ("review", "litigation_direct", "litigation_after_review")
BLOCKS = {
    "2021": (
        ("（一）", {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"},
         {"regulations": "规章", "normative_documents": "行政规范性文件"}),
        ("（五）", {"decisions": "本年处理决定数量"}, {"licences": "行政许可"}),
        ("（六）", {"decisions": "本年处理决定数量"}, {"penalties": "行政处罚", "coercion": "行政强制"}),
        ("（八）", {"amount": "本年收费金额（单位：万元）"}, {"fees": "行政事业性收费"}),
    ),
    "2019": (
        ("（一）", {"made": "本年新制作数量", "published": "本年新公开数量", "total_public": "对外公开总数量"},
         {"regulations": "规章", "normative_documents": "规范性文件"}),
        ("（五）", {"previous_items": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
         {"licences": "行政许可", "other_services": "其他对外管理服务事项"}),
        ("（六）", {"previous_items": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
         {"penalties": "行政处罚", "coercion": "行政强制"}),
        ("（八）", {"previous_items": "上一年项目数量", "change": "本年增/减"}, {"fees": "行政事业性收费"}),
        ("（九）", {"items": "采购项目数量", "amount": "采购总金额"}, {"procurement": "政府集中采购"}),
    ),
}  # fmt: skip


def outcome_rows(edition: str) -> tuple[str, ...]:
    """The rows that a request can end in."""
    other = ("other",) if edition == "2019" else tuple(OTHER)
    return ("granted", "partial", *REFUSED, *UNAVAILABLE, *UNPROCESSED, *other)


@dataclass(frozen=True)
class Style:
    """How a form is typeset: all of these are seen in published reports and change nothing of what it says."""

    broken_headers: bool = False
    """商业企业 over two lines."""
    wide: bool = False
    """The disclosure table on five columns, the last of them merged."""
    dot: str = "."
    """What follows the numbers of the outcomes: 1. 1． 1、"""
    spaced: bool = False
    """A blank behind those dots."""
    half_brackets: bool = False
    """(一) for （一）, in every label."""


class _Sketch:
    def __init__(self, style: Style) -> None:
        self._style = style
        self._cells: list[GridCell] = []

    def put(self, row: int, column: int, text: str, rows: int = 1, columns: int = 1) -> None:
        if self._style.half_brackets:
            text = text.translate(str.maketrans("（）", "()"))
        self._cells.append(GridCell(row, column, text, Place(), rows, columns))

    def grid(self) -> Grid:
        cells = tuple(sorted(self._cells, key=lambda cell: (cell.row, cell.column)))
        rows = max(cell.row + cell.row_span for cell in cells)
        columns = max(cell.column + cell.column_span for cell in cells)
        return Grid(rows, columns, cells, Place())


def disclosure(edition: str, cells: Cells, style: Style) -> Grid:
    """Table two."""
    sketch, at, width = _Sketch(style), 0, 5 if style.wide else 4
    for item, columns, rows in BLOCKS[edition]:
        sketch.put(at, 0, f"第二十条第{item}项", columns=width)
        sketch.put(at + 1, 0, "信息内容")
        _across(sketch, at + 1, width, list(columns.values()))
        for offset, (row, label) in enumerate(rows.items(), 2):
            sketch.put(at + offset, 0, label)
            _across(sketch, at + offset, width, [cells.get(row, {}).get(column, "0") for column in columns])
        at += 2 + len(rows)
    return sketch.grid()


def _across(sketch: _Sketch, row: int, width: int, texts: list[str]) -> None:
    for number, text in enumerate(texts):
        last = number == len(texts) - 1
        sketch.put(row, 1 + number, text, columns=width - 1 - number if last else 1)


def applications(edition: str, cells: Cells, style: Style) -> Grid:
    """Table three."""
    sketch = _Sketch(style)
    sketch.put(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", rows=3, columns=3)
    sketch.put(0, 3, "申请人情况", columns=7)
    sketch.put(1, 3, "自然人", rows=2)
    sketch.put(1, 4, "法人或其他组织", columns=5)
    sketch.put(1, 9, "总计", rows=2)
    for number, key in enumerate(ORGANISATIONS):
        label = APPLICANTS[key]
        if style.broken_headers and len(label) == 4:
            label = f"{label[:2]}\n{label[2:]}"
        sketch.put(2, 4 + number, label)
    at = 3

    def row(key: str, label: str, column: int) -> None:
        nonlocal at
        sketch.put(at, column, label, columns=3 - column)
        for number, applicant in enumerate(APPLICANTS):
            sketch.put(at, 3 + number, cells.get(key, {}).get(applicant, "0"))
        at += 1

    row("new", "一、本年新收政府信息公开申请数量", 0)
    row("carried_in", "二、上年结转政府信息公开申请数量", 0)
    sketch.put(at, 0, "三、本年度办理结果", rows=len(outcome_rows(edition)) + 1)
    row("granted", "（一）予以公开", 1)
    row("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1)
    groups = [("（三）不予公开", REFUSED), ("（四）无法提供", UNAVAILABLE), ("（五）不予处理", UNPROCESSED)]
    if edition != "2019":
        groups.append(("（六）其他处理", OTHER))
    for title, rows in groups:
        sketch.put(at, 1, title, rows=len(rows))
        for number, (key, label) in enumerate(rows.items(), 1):
            row(key, f"{number}{style.dot}{' ' if style.spaced else ''}{label}", 2)
    if edition == "2019":
        row("other", "（六）其他处理", 1)
    row("total", "（七）总计", 1)
    row("carried_over", "四、结转下年度继续办理", 0)
    return sketch.grid()


def review(cells: Cells, style: Style) -> Grid:
    """Table four, the same in both editions."""
    sketch = _Sketch(style)
    sketch.put(0, 0, "行政复议", columns=5)
    sketch.put(0, 5, "行政诉讼", columns=10)
    sketch.put(1, 5, "未经复议直接起诉", columns=5)
    sketch.put(1, 10, "复议后起诉", columns=5)
    at = 0
    for case in CASES:
        for key, label in RESULTS.items():
            if style.broken_headers and len(label) == 4:
                label = f"{label[:2]}\n{label[2:]}"
            sketch.put(1 if case == "review" else 2, at, label, rows=2 if case == "review" else 1)
            sketch.put(3, at, cells.get(case, {}).get(key, "0"))
            at += 1
    return sketch.grid()
