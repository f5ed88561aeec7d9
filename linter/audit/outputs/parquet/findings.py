"""``findings.parquet``: every finding, a row each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

from linter.audit.outputs.chosen import CHOSEN
from linter.audit.outputs.context import OutputContext
from linter.audit.outputs.numbers import numbers_of
from linter.audit.outputs.parquet import file
from linter.audit.outputs.parquet.bodies import WHOSE
from linter.audit.outputs.parquet.columns import Column, filled
from linter.audit.outputs.reviewed import REVIEW, key_of
from linter.audit.store import Store
from linter.phrases.phrase import Phrase
from linter.phrases.values import number

if TYPE_CHECKING:
    import pyarrow as pa

NAME = "findings.parquet"
_ROWS = 1 << 14
"""Findings of a part: what is in memory at any time."""

COLUMNS = (
    *WHOSE,
    Column(
        "status",
        "key",
        Phrase(
            "checked 已检查、unreadable 无法读取、not_a_report 不是年度报告、unpublished 没有找到报告（无文件）",
            "what became of the file: checked, unreadable, not_a_report; unpublished where there is none",
        ),
    ),
    Column(
        "ledger_number", "text", Phrase("台账编号，各次核查不变", "its number in the ledger, the same in every run")
    ),
    Column("number", "whole", Phrase("在该文件中的序号", "number of the finding within the file, from 1")),
    Column("code", "key", Phrase("规则编号", "code of the rule")),
    Column("name", "key", Phrase("规则名称", "name of the rule")),
    Column("category", "key", Phrase("规则类别", "category of the rule")),
    Column("level", "key", Phrase("error 错误、warning 警告、advice 建议", "error, warning, advice")),
    Column("section", "key", Phrase("所在部分", "key of the section")),
    Column("table", "key", Phrase("表格", "key of the table")),
    Column("row", "key", Phrase("行", "key of the row")),
    Column("column", "key", Phrase("列", "key of the column")),
    Column("page", "whole", Phrase("页码", "page")),
    Column("line", "whole", Phrase("源文件行号或段落序号", "line of the source, or ordinal of the paragraph")),
    Column("place", "text", Phrase("位置（文字）", "the place in words")),
    Column("text", "text", Phrase("该处原文", "what stands there")),
    Column("message", "text", Phrase("问题", "what is wrong")),
    Column("cause", "text", Phrase("最可能填错的单元格", "which cell is most likely wrong, and what it should be")),
    Column("reported", "number", Phrase("报告中的数", "the number that the report gives")),
    Column(
        "compared",
        "number",
        Phrase(
            "与之比较的数（合计、上年数、限额等）", "the number that it is held against: a sum, last year's, a limit"
        ),
    ),
    Column("difference", "number", Phrase("reported 减 compared", "reported less compared")),
    Column("basis", "key", Phrase("依据", "legal basis")),
    Column("fix", "text", Phrase("如何改正", "how to put it right")),
    Column("values", "text", Phrase("问题涉及的全部数值（JSON）", "all numbers and names of the message (JSON)")),
    Column("repairs", "text", Phrase("建议改正的单元格（JSON）", "the cells to change (JSON)")),
    Column("related", "text", Phrase("涉及的其他位置（JSON）", "the other places that it speaks of (JSON)")),
    Column(
        "fingerprint",
        "text",
        Phrase(
            "指纹：同一问题不变，数字改变则变",
            "the same for the same finding in the next run, another when a number changes",
        ),
    ),
    Column("review", "key", Phrase("处理状态（台账中填写）", "status that was entered in the ledger")),
    Column("comment", "text", Phrase("处理意见（台账中填写）", "comment that was entered in the ledger")),
    Column("deadline", "day", Phrase("整改期限（台账中填写）", "deadline that was entered in the ledger")),
)

_FINDINGS = f"""
SELECT coalesce(bodies.name, readings.organisation) AS organisation, coalesce(bodies.body, readings.body) AS body,
  coalesce(bodies.level, readings.level) AS body_level, parents.name AS parent, judgements.year, readings.family,
  edition, format, files.path, CASE WHEN readings.status = 'checked' THEN {CHOSEN} END AS chosen, judgements.status,
  findings.number, findings.code, rules.name, rules.category, findings.level, section, "table", "row", "column", page,
  findings.line, findings.place, text, message, cause, findings.basis, fix, "values", repairs, related,
  findings.fingerprint, reviews.status AS review, comment, deadline,
  coalesce(bodies.name, subject) AS owner
FROM findings JOIN judgements USING (subject)
LEFT JOIN files ON files.path = subject LEFT JOIN readings ON readings.key = files.reading
LEFT JOIN bodies ON bodies.id = judgements.body LEFT JOIN bodies AS parents ON parents.id = bodies.parent
LEFT JOIN rules ON rules.code = findings.code
{REVIEW}
ORDER BY subject, findings.number
"""


def write(store: Store, context: OutputContext) -> None:
    """Write the file into the store's folder."""
    file.write(store.folder / NAME, COLUMNS, _parts(_rows(store)), context)


def _parts(rows: Iterator[dict[str, Any]]) -> Iterator[list[pa.Array]]:
    while part := list(islice(rows, _ROWS)):
        yield [filled(column, [row[column.name] for row in part]) for column in COLUMNS]


def _rows(store: Store) -> Iterator[dict[str, Any]]:
    for found in store.rows(_FINDINGS):
        row = {**dict(found), "ledger_number": key_of(found).number}
        both = numbers_of(
            json.loads(row["values"], parse_float=Decimal), json.loads(row["related"], parse_float=Decimal)
        )
        row["chosen"] = None if row["chosen"] is None else bool(row["chosen"])
        for name in ("reported", "compared", "difference"):
            value = getattr(both, name)
            row[name] = None if value is None else number(value)
        row["deadline"] = date.fromisoformat(row["deadline"]) if row["deadline"] else None
        yield row
