"""Random consistent tables, and the flat forms that such tables take in text files."""

from __future__ import annotations

import random

from linter.interpret import flat
from linter.interpret.flat.splits import row_holds
from linter.model.place import Place
from linter.model.report import Passage, Table
from linter.rulebook import load
from linter.rulebook.template import TableSpec, Template

Numbers = dict[str, list[int]]

RULEBOOK = load()
TEMPLATES: dict[str, Template] = {template.edition: template for template in RULEBOOK.templates}
COLUMNS = 7


def spec_of(id: str, edition: str = "2021") -> TableSpec:
    return TEMPLATES[edition].table(id)


def read(text: str, id: str, edition: str = "2021") -> Table | None:
    """The table as read from a text's lines."""
    passages = [Passage(line, Place(line=number)) for number, line in enumerate(text.split("\n"), 1)]
    others = [template for key, template in TEMPLATES.items() if key != edition]
    return flat.read_tables(passages, [spec_of(id, edition)], others, RULEBOOK.recognition).get(id)


def applications(seed: int, edition: str = "2021", most: int = 120) -> Numbers:
    """An applications table in which every sum holds."""
    chance = random.Random(seed)
    ids = [row.id for row in spec_of("applications", edition).rows]
    outcomes = [id for id in ids if id not in ("new", "carried_in", "total", "carried_over")]

    def number() -> int:
        return chance.choice([0, 0, 0, 0, chance.randint(0, 9), chance.randint(0, most)])

    parts: Numbers = {id: [number() for _ in range(COLUMNS - 1)] for id in outcomes}
    parts["total"] = [sum(parts[id][at] for id in outcomes) for at in range(COLUMNS - 1)]
    parts["carried_over"] = [number() for _ in range(COLUMNS - 1)]
    handled = [a + b for a, b in zip(parts["total"], parts["carried_over"], strict=True)]
    parts["carried_in"] = [chance.randint(0, amount) if chance.random() < 0.3 else 0 for amount in handled]
    parts["new"] = [a - b for a, b in zip(handled, parts["carried_in"], strict=True)]
    return {id: [*parts[id], sum(parts[id])] for id in ids}


def review(seed: int) -> Numbers:
    """A review table in which every sum holds."""
    chance = random.Random(seed)
    table: Numbers = {}
    for row in spec_of("review").rows:
        parts = [chance.choice([0, 0, 0, chance.randint(0, 12)]) for _ in range(4)]
        table[row.id] = [*parts, sum(parts)]
    return table


HEADER = """（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）
申请人情况
自然人 法人或其他组织 总计
商业企业 科研机构 社会公益组织 法律服务机构 其他"""
TALL_HEADER = """申请人情况
自
然
人
法人或其他组织
总
计
商业
企业
科研
机构
社会
公益
组织
法律
服务
机构
其他"""


def labels(edition: str = "2021") -> dict[str, str]:
    return {row.id: row.label for row in spec_of("applications", edition).rows}


def one_line_a_row(table: Numbers, edition: str = "2021", separator: str = " ") -> str:
    lines = [HEADER]
    for id, label in labels(edition).items():
        lines.append(separator.join([label, *map(str, table[id])]))
    return "\n".join(lines)


def wrapped_labels(table: Numbers, seed: int, edition: str = "2021") -> str:
    """Labels over several lines with the numbers behind, inside or below them; now and then the last number wraps, and
    a page break with a repeated header comes between."""
    chance = random.Random(seed)
    lines = [TALL_HEADER]
    for id, label in labels(edition).items():
        numbers = list(map(str, table[id]))
        row = [" ".join(numbers[:-1]), numbers[-1]] if chance.random() < 0.2 else [" ".join(numbers)]
        width = chance.randint(6, 14)
        parts = [label[at : at + width] for at in range(0, len(label), width)]
        if len(parts[-1]) == 1 and len(parts) > 1:
            parts[-2:] = [parts[-2] + parts[-1]]
        style = chance.choice(["behind", "below", "inside"])
        if style == "behind" or (style == "inside" and len(parts) < 2):
            lines += [*parts[:-1], parts[-1] + " " + row[0], *row[1:]]
        elif style == "below":
            lines += [*parts, *row]
        else:
            lines += [parts[0] + " " + " ".join(numbers), *parts[1:]]
        if chance.random() < 0.1:
            lines += [TALL_HEADER]
    return "\n".join(lines)


def one_cell_a_line(table: Numbers, edition: str = "2021") -> str:
    lines = [*HEADER.split("\n")]
    for id, label in labels(edition).items():
        lines += [label, *map(str, table[id])]
    return "\n".join(lines)


def piped(table: Numbers, edition: str = "2021") -> str:
    return "\n".join(f"| {line.replace(chr(9), ' | ')} |" for line in one_line_a_row(table, edition, "\t").split("\n"))


def labels_first(table: Numbers, edition: str = "2021") -> str:
    """All labels, then all rows of numbers."""
    return "\n".join([HEADER, *labels(edition).values(), *(" ".join(map(str, table[id])) for id in labels(edition))])


def one_long_line(table: Numbers, edition: str = "2021") -> str:
    return one_line_a_row(table, edition).replace("\n", " ")


def run_together(table: Numbers, edition: str = "2021") -> str:
    """Everything in one line without any blank, as when markup is stripped from a page."""
    rows = "".join(label + "".join(map(str, table[id])) for id, label in labels(edition).items())
    return HEADER.replace("\n", "").replace(" ", "") + rows


def review_header() -> str:
    columns = "结果维持 结果纠正 其他结果 尚未审结 总计"
    return f"行政复议 行政诉讼\n{columns}\n未经复议直接起诉 复议后起诉\n{columns}\n{columns}"


def values(table: Table | None, id: str) -> Numbers:
    """The numbers of a table as read; other cells are -1."""
    assert table is not None
    return {
        row: [cell.value if isinstance(cell.value, int) else -1 for cell in cells.values()]
        for row, cells in table.cells.items()
    }


def wrong_numbers(table: Table | None, truth: Numbers, id: str) -> list[tuple[str, str, object]]:
    """Cells that state a number other than the true one."""
    if table is None:
        return []
    columns = [column.id for column in spec_of(id).columns]
    return [
        (row, column, cell.value)
        for row, column, cell in table.each()
        if cell.value is not None and cell.value != truth[row][columns.index(column)]
    ]


def adds_up(numbers: list[int]) -> bool:
    spec = spec_of("applications")
    return row_holds([column.id for column in spec.columns], spec.sums)(tuple(numbers))
