"""Reports as models: what a report says, drawn by Hypothesis, and what reading its file must then give."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from linter.model.document import Document
from linter.rulebook import Families, load_all
from linter.rulebook.template import Template
from linter.specimen import build

Key = tuple[str, str, str]
"""A cell: table, row, column."""


@dataclass(frozen=True)
class Written:
    """What is written into a cell, and what it means: ``kind`` as in ``gidlint extract``, ``value`` of a number."""

    text: str
    kind: str
    value: Decimal | None = None


@dataclass(frozen=True, repr=False)
class Model:
    """What a report says. ``paragraphs`` by section; ``signed`` as written, and the day that it means."""

    edition: str
    year: int
    organisation: str
    body: str
    cells: Mapping[Key, Written]
    paragraphs: Mapping[str, tuple[str, ...]]
    signed: tuple[str, str] | None

    def __repr__(self) -> str:
        told = {".".join(key): written.text for key, written in self.cells.items() if written.text != "0"}
        return f"<{self.year} {self.organisation} {self.paragraphs} {self.signed} {told}, the others 0>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """What Hypothesis prints of an example that breaks a law."""
        printer.text(repr(self))

    @property
    def document(self) -> Document:
        changes: dict[str, Any] = {
            "year": self.year,
            "organisation": self.organisation,
            "body": self.body,
            "sections": {id: list(texts) for id, texts in self.paragraphs.items()},
            "signature": {"date": self.signed[0]} if self.signed else None,
        }
        for (table, row, column), written in self.cells.items():
            changes.setdefault(table, {}).setdefault(row, {})[column] = written.text
        return build(template(self.edition), families().main, changes)

    @property
    def numbers_only(self) -> bool:
        """Whether a plain number stands in every cell."""
        return all(written.kind == "number" for written in self.cells.values())


@cache
def families() -> Families:
    """The built-in rulebooks."""
    return load_all()


def template(edition: str) -> Template:
    return families().main.template(edition)


_BODIES = {
    "department": ("青枫市云溪县财政局", "霁州市卫生健康委员会", "穗泽市芦亭区人民政府办公室", "岚屏市桐埠县审计局"),
    "government": ("青枫市云溪县人民政府", "霁州市人民政府"),
    "township": ("青枫市云溪县松岩镇人民政府", "霁州市沅墩区望月街道办事处", "雁渚县茅坪岗乡人民政府"),
}
_SENTENCES = (
    "全年通过门户网站公开信息318条，其中工作动态96条，政策解读12条。",
    "严格落实发布前审查制度，没有发生失泄密事件。",
    "组织业务培训2次，参训60人次，群众满意度为96.5%。",
    "一是公开时效不够强；二是解读形式单一。下一步将逐项改进。",
    "（一）健全机制。明确1名分管负责同志和2名专职人员。",
    "按照《中华人民共和国政府信息公开条例》第二十条第（一）项的规定，及时公开有关文件。",
    "答复均在法定期限内作出。",
)
_DATES = (("{}年1月16日", "{}-01-16"), ("{}年3月31日", "{}-03-31"), ("{}-01-09", "{}-01-09"))
_SECTIONS = ("overview", "problems", "other_matters")


def number(text: str, value: str | None = None) -> Written:
    return Written(text, "number", Decimal(value if value is not None else text))


COUNTS = st.one_of(
    st.integers(0, 9).map(lambda count: number(str(count))),
    st.integers(0, 9_999_999).map(lambda count: number(str(count))),
    st.integers(1_000, 9_999_999).map(lambda count: number(f"{count:,}", str(count))),
)
"""Counts up to seven digits, with and without separators."""
AMOUNTS = st.one_of(COUNTS, st.decimals(0, 99_999, places=2).map(lambda amount: number(str(amount))))
CHANGES = st.one_of(COUNTS, st.integers(-999, -1).map(lambda count: number(str(count))))
EMPTY = st.sampled_from([Written("", "blank"), Written("/", "mark"), Written("-", "mark"), Written("—", "mark")])
FILLS = ("zero", "few", "many", "large")
"""How large the numbers are of which most cells are filled."""


def keys(edition: str) -> list[tuple[Key, str]]:
    """Every cell of an edition's tables, with its column's type."""
    return [
        ((table.id, row.id, column.id), column.type)
        for table in template(edition).tables
        for row in table.all_rows()
        for column in table.columns_of(row.id)
    ]


def _filled(chance: random.Random, fill: str) -> Written:
    if fill == "zero":
        return number("0")
    most = {"few": 9, "many": 999, "large": 9_999_999}[fill]
    return number(str(chance.randint(0, most) if chance.random() < 0.7 else 0))


@st.composite
def models(draw: st.DrawFn, *, empty: bool = True) -> Model:
    """Any report of either edition: any body, any numbers. Blanks and signs in place of numbers only if ``empty``."""
    edition = draw(st.sampled_from(["2021", "2019"]))
    year = draw(st.sampled_from([2021, 2023, 2025] if edition == "2021" else [2019, 2020]))
    body = draw(st.sampled_from(sorted(_BODIES)))
    chance, fill = random.Random(draw(st.integers(0, 10**6))), draw(st.sampled_from(FILLS))
    every = keys(edition)
    cells = {key: _filled(chance, fill) for key, _ in every}
    for key, type in draw(st.lists(st.sampled_from(every), max_size=12, unique=True)):
        usual = {"amount": AMOUNTS, "change": CHANGES}.get(type, COUNTS)
        cells[key] = draw(st.one_of(usual, EMPTY) if empty else usual)
    paragraphs = {
        id: tuple(draw(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=3, unique=True))) for id in _SECTIONS
    }
    date = draw(st.one_of(st.none(), st.sampled_from(_DATES)))
    signed = (date[0].format(year + 1), date[1].format(year + 1)) if date else None
    return Model(edition, year, draw(st.sampled_from(_BODIES[body])), body, cells, paragraphs, signed)


def a_model() -> Model:
    """One report, always the same: every cell has another number."""
    cells = {key: number(str(count)) for count, (key, _) in enumerate(keys("2021"), 1)}
    texts = {id: (sentence,) for id, sentence in zip(_SECTIONS, _SENTENCES, strict=False)}
    return Model("2021", 2023, "青枫市云溪县财政局", "department", cells, texts, ("2024年1月16日", "2024-01-16"))
