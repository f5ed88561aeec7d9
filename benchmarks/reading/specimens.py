"""Seeded reports with a known truth: text and three tables as abstract grids, for drawing in many layouts."""

from __future__ import annotations

import random
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """A cell of an abstract grid. ``value`` marks the cells whose reading is counted."""

    text: str
    rows: int = 1
    columns: int = 1
    value: bool = False
    head: bool = False
    upright: bool = False


@dataclass
class Table:
    """Rows of cells as HTML has them (covered positions are left out), with relative column widths."""

    widths: list[float]
    rows: list[list[Cell]] = field(default_factory=list)
    head_rows: int = 0

    def placed(self) -> list[tuple[int, int, Cell]]:
        """Every cell with its row and column."""
        taken: set[tuple[int, int]] = set()
        out = []
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                out.append((row, column, cell))
                for below in range(cell.rows):
                    for beside in range(cell.columns):
                        taken.add((row + below, column + beside))
                column += cell.columns
        return out


@dataclass
class Specimen:
    """A report: blocks in order, each a heading (level 1), a paragraph or a table."""

    title: str
    blocks: list[tuple[str, str] | Table]

    @property
    def tables(self) -> list[Table]:
        return [block for block in self.blocks if isinstance(block, Table)]


PROSE = (
    "本年度，我局坚持以公开为常态、不公开为例外，全面推进决策、执行、管理、服务和结果公开，主动公开各类信息{a}条，其中政务动态{b}条，"
    "办理依申请公开{c}件，均在法定期限内答复。",
    "加强平台建设，门户网站全年发布信息{b}条，政务微信公众号发布信息{c}条，累计阅读量{a}次，健全信息发布三审三校制度，严格落实保密审查。",
    "强化监督保障，全年组织业务培训2次，参训{c}人次，社会评议结果良好，未发生责任追究情形。",
    "一是公开内容的深度和广度还有待提升；二是业务人员的能力还需加强。下一步将加大培训力度，完善工作机制，提高公开质量。",
)

VALUES = {
    "zero": lambda rng: "0" if rng.random() < 0.8 else str(rng.randint(1, 40)),
    "small": lambda rng: str(rng.randint(0, 99)),
    "large": lambda rng: str(rng.randint(100000, 9999999)),
    "mixed": lambda rng: rng.choice(["0", "0", "3", "21", "137", "4119", "1234567", "7730.28", "12,345", "1,234,567"]),
    "gaps": lambda rng: rng.choice(["0", "5", "", "", "/", "-", "—", "12"]),
}


def specimen(seed: int, values: str = "zero") -> Specimen:
    """The report of a seed; ``values`` names the kind of numbers in its cells."""
    rng = random.Random(seed)
    draw = VALUES[values]

    def value(columns: int = 1) -> Cell:
        return Cell(draw(rng), columns=columns, value=True)

    def prose(index: int) -> tuple[str, str]:
        return "text", PROSE[index].format(a=rng.randint(100, 9999), b=rng.randint(10, 999), c=rng.randint(1, 99))

    head = {"head": True}
    two = Table([3, 2, 2, 2])
    two.rows = [
        [Cell("第二十条第（一）项", columns=4, **head)],
        [Cell("信息内容", **head), *(Cell(text, **head) for text in ("本年制发件数", "本年废止件数", "现行有效件数"))],
        [Cell("规章"), value(), value(), value()],
        [Cell("行政规范性文件"), value(), value(), value()],
    ]
    for item, label, rows in (
        ("（五）", "本年处理决定数量", ("行政许可",)),
        ("（六）", "本年处理决定数量", ("行政处罚", "行政强制")),
        ("（八）", "本年收费金额（单位：万元）", ("行政事业性收费",)),
    ):
        two.rows.append([Cell(f"第二十条第{item}项", columns=4, **head)])
        two.rows.append([Cell("信息内容", **head), Cell(label, columns=3, **head)])
        two.rows += [[Cell(row), value(3)] for row in rows]

    three = Table([1.1, 2.2, 5, *([1.3] * 7)], head_rows=3)
    three.rows = [
        [
            Cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", rows=3, columns=3, head=True),
            Cell("申请人情况", columns=7, head=True),
        ],
        [
            Cell("自然人", rows=2, head=True),
            Cell("法人或其他组织", columns=5, head=True),
            Cell("总计", rows=2, head=True),
        ],
        [Cell(text, head=True) for text in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]

    def row(*labels: Cell) -> None:
        three.rows.append([*labels, *(value() for _ in range(7))])

    row(Cell("一、本年新收政府信息公开申请数量", columns=3))
    row(Cell("二、上年结转政府信息公开申请数量", columns=3))
    row(Cell("三、本年度办理结果", rows=22, upright=True), Cell("（一）予以公开", columns=2))
    row(Cell("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", columns=2))
    for label, rows in (
        (
            "（三）不予公开",
            (
                "属于国家秘密",
                "其他法律行政法规禁止公开",
                "危及“三安全一稳定”",
                "保护第三方合法权益",
                "属于三类内部事务信息",
                "属于四类过程性信息",
                "属于行政执法案卷",
                "属于行政查询事项",
            ),
        ),
        ("（四）无法提供", ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确")),
        (
            "（五）不予处理",
            (
                "信访举报投诉类申请",
                "重复申请",
                "要求提供公开出版物",
                "无正当理由大量反复申请",
                "要求行政机关确认或重新出具已获取信息",
            ),
        ),
        (
            "（六）其他处理",
            (
                "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                "其他",
            ),
        ),
    ):
        for index, text in enumerate(rows):
            labels = [Cell(label, rows=len(rows))] if index == 0 else []
            row(*labels, Cell(f"{index + 1}.{text}"))
    row(Cell("（七）总计", columns=2))
    row(Cell("四、结转下年度继续办理", columns=3))

    four = Table([1] * 15)
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    four.rows = [
        [Cell("行政复议", columns=5, head=True), Cell("行政诉讼", columns=10, head=True)],
        [
            *(Cell(text, rows=2, head=True) for text in five),
            Cell("未经复议直接起诉", columns=5, head=True),
            Cell("复议后起诉", columns=5, head=True),
        ],
        [Cell(text, head=True) for text in five * 2],
        [value() for _ in range(15)],
    ]
    year = rng.randint(2021, 2025)
    blocks: list[tuple[str, str] | Table] = [
        ("text", f"根据《中华人民共和国政府信息公开条例》，现公布青枫市档案整理局{year}年政府信息公开工作年度报告。"),
        ("head", "一、总体情况"), prose(0), prose(1), prose(2),
        ("head", "二、主动公开政府信息情况"), two,
        ("head", "三、收到和处理政府信息公开申请情况"), three,
        ("head", "四、政府信息公开行政复议、行政诉讼情况"), four,
        ("head", "五、存在的主要问题及改进情况"), prose(3),
        ("head", "六、其他需要报告的事项"), ("text", "本年度收取信息处理费0元。"),
    ]  # fmt: skip
    return Specimen(f"青枫市档案整理局{year}年政府信息公开工作年度报告", blocks)
