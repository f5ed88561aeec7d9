"""Results made by hand: a small rulebook, a report with one wrong cell, and what an engine would say of it.

The rules here have the shape of the built-in ones but live their own life, so that golden files change only when an
output form does.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from linter.checks.result import CellRef, Equation, Reason, ReasonCode, Status, Target, Value
from linter.engine.finding import (
    Blame,
    BrokenIdentity,
    Deduction,
    Finding,
    Grade,
    Level,
    Outcome,
    Reliance,
    Repair,
    ReportResult,
    ReportStatus,
    Way,
)
from linter.model.document import Document, FileFormat
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import (
    Body,
    Cell,
    CellKind,
    DateMention,
    Passage,
    Report,
    Second,
    Section,
    Signature,
    Table,
)
from linter.rulebook.grading import Band, Grading, Points
from linter.rulebook.kinds_report import Cells, DateCheck, Identity, Input, SectionHeading, Statement, StatementGroup
from linter.rulebook.recognition import PeriodWords, Recognition
from linter.rulebook.rule import Basis, Category, Check, Examples, LevelName, Rule
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template
from linter.rulebook.words import CategorySpec, Words
from linter.run.result import BaselineUse, RunResult, SkipKind, SkippedFile

TEMPLATES = Path(__file__).parents[2] / "rules" / "gidr" / "templates"


@cache
def template(edition: str) -> Template:
    return msgspec.convert(
        yaml.load((TEMPLATES / f"{edition}.yaml").read_text("utf-8"), yaml.BaseLoader), Template, strict=False
    )


REGULATIONS = Words(zh="《中华人民共和国政府信息公开条例》", en="Regulations")


def rule(
    code: str,
    name: str,
    category: Category,
    check: Check,
    *,
    title: tuple[str, str],
    message: tuple[str, str],
    fix: tuple[str, str],
    level: LevelName = "error",
    basis: tuple[Basis, ...] = (Basis(law="条例", full=REGULATIONS, article=50, paragraph=1, item=2),),
) -> Rule:
    return Rule(
        code=code,
        name=name,
        level=level,
        category=category,
        title=Words(zh=title[0], en=title[1]),
        basis=basis,
        check=check,
        message=Words(zh=message[0], en=message[1]),
        fix=Words(zh=fix[0], en=fix[1]),
        examples=Examples(held=[{}], violated=[{"applications": {"new": {"natural_person": 4}}}]),
    )


FORMAT = Basis(law="国办公开办函〔2021〕30号", clause="表格勾稽关系")

COLUMN_SUM = rule(
    "GID303",
    "applications-outcomes-sum",
    "applications-table",
    Identity(
        holds="total = granted + partial + sum(refused.*) + sum(unavailable.*) + sum(unprocessed.*) + sum(other.*)",
        each="column of applications",
    ),
    title=("（七）总计应等于各项办理结果之和", "The total handled equals the sum of the outcomes"),
    message=(
        "{column}：“（七）总计”填的是 {left}，（一）至（六）各项相加是 {right}，相差 {difference}",
        "{column}: “(7) total” says {left}, but the outcomes (1) to (6) add up to {right}, off by {difference}",
    ),
    fix=("逐行核对该列的办理结果", "Check this column row by row"),
    basis=(Basis(law="条例", full=REGULATIONS, article=50, paragraph=1, item=2), FORMAT),
)
ROW_TOTAL = rule(
    "GID304",
    "applications-row-total",
    "applications-table",
    Identity(holds="total = natural_person + sum(enterprise..other_org)", each="row of applications"),
    title=("每行的总计应等于自然人与各类组织之和", "Each row's total equals the sum of its applicants"),
    message=(
        "“{row}”：总计填的是 {left}，自然人与各类组织相加是 {right}，相差 {difference}",
        "“{row}”: the total says {left}, but the applicants add up to {right}, off by {difference}",
    ),
    fix=("核对这一行六类申请人的数字和总计", "Check the six kinds of applicants and the total of this row"),
    basis=(Basis(law="条例", full=REGULATIONS, article=50, paragraph=1, item=2), FORMAT),
)
REVIEW_TOTAL = rule(
    "GID401",
    "review-total",
    "review-table",
    Identity(holds="total = upheld + corrected + other + pending", each="row of review"),
    title=("复议诉讼总计应等于各项结果之和", "The total of a kind of case equals the sum of its results"),
    message=(
        "{row}：总计填的是 {left}，各项结果相加是 {right}，相差 {difference}",
        "{row}: the total says {left}, but the results add up to {right}, off by {difference}",
    ),
    fix=("核对该类案件的各项结果", "Check the results of this kind of case"),
    basis=(Basis(law="条例", full=REGULATIONS, article=50, paragraph=1, item=3),),
)
BLANK = rule(
    "GID311",
    "applications-blank",
    "applications-table",
    Cells(table="applications", forbid=["blank"]),
    level="warning",
    title=("申请表中不留空白", "No blank cell in the applications table"),
    message=("“{row}”的“{column}”是空白", "“{row}”, “{column}” is blank"),
    fix=("没有发生的填0；有数据的补上", "Enter 0 where nothing happened; otherwise enter the figure"),
    basis=(Basis(law="国办公开办函〔2021〕30号", clause="一（三）"),),
)
HEADING = rule(
    "GID104",
    "section-heading-alias",
    "structure",
    SectionHeading(departure="alias"),
    level="advice",
    title=("标题用格式的原文", "Headings are worded as in the format"),
    message=("标题写作“{found}”，格式原文是“{expected}”", "the heading says “{found}”, the format says “{expected}”"),
    fix=("把标题改成“{expected}”", "Change the heading to “{expected}”"),
    basis=(Basis(law="国办公开办函〔2021〕30号", clause="格式模板"),),
)
FEE = rule(
    "GID508",
    "fee-statement",
    "narrative",
    Statement(
        parts=["other_matters"], groups=[StatementGroup(name=Words(zh="信息处理费", en="the fee"), any=["处理费"])]
    ),
    level="warning",
    title=("第六部分应报告收取信息处理费的情况", "Section six reports the information-processing fee"),
    message=("没有说明{missing}", "nothing is said about {missing}"),
    fix=(
        "在第六部分写明收取信息处理费的件数和金额，没有收取的也要写明",
        "State number and amount, or that no fee was charged",
    ),
    basis=(Basis(law="国办公开办函〔2021〕30号", clause="一（六）"),),
)
RECEIVED = rule(
    "GID531",
    "received-as-in-table",
    "narrative",
    Statement(parts=["overview"], groups=[StatementGroup(name=Words(zh="收到", en="received"), any=["收到"])]),
    title=("收到申请数与表格一致", "The number of requests received is the table's"),
    message=("文中写收到 {stated} 件，表格为 {value} 件", "the text says {stated} received, the table {value}"),
    fix=("核对后改为一致", "Make them agree"),
)
DEADLINE = rule(
    "GID605",
    "published-before-deadline",
    "signature",
    DateCheck(of="published", require="by_deadline"),
    title=("报告应按期公布", "The report is published in time"),
    message=("公布日期 {date} 晚于 {deadline}", "published on {date}, after {deadline}"),
    fix=("按期公布", "Publish in time"),
    basis=(Basis(law="条例", full=REGULATIONS, article=49, paragraph=1),),
)
ENCRYPTED = rule(
    "GID904",
    "encrypted",
    "input",
    Input(failure="encrypted"),
    title=("文件应能打开", "The file can be opened"),
    message=("文件有密码，打不开", "the file is protected by a password"),
    fix=("去掉密码后再保存一份", "Save a copy without the password"),
    basis=(Basis(law="条例", full=REGULATIONS, article=24),),
)

RULEBOOK = Rulebook(
    name="gidr",
    version="2026.1",
    digest="3f2a9c81d04b7765",
    recognition=Recognition(subject=["政府信息公开"], title=["年度报告"], period=PeriodWords(announce="统计期限")),
    templates=(template("2019"), template("2021")),
    rules=(HEADING, COLUMN_SUM, ROW_TOTAL, BLANK, REVIEW_TOTAL, FEE, DEADLINE, ENCRYPTED),
    grading=Grading(
        full=Decimal(100),
        points={
            "error": Points(each=Decimal(8), most=Decimal(40)),
            "warning": Points(each=Decimal(2), most=Decimal(20)),
            "advice": Points(each=Decimal("0.5"), most=Decimal(5)),
        },
        bands=[
            Band(mark="A", name=Words(zh="优秀", en="excellent"), at_least=Decimal(90)),
            Band(mark="B", name=Words(zh="良好", en="good"), at_least=Decimal(80)),
            Band(mark="C", name=Words(zh="合格", en="acceptable"), at_least=Decimal(60)),
            Band(mark="D", name=Words(zh="不合格", en="unacceptable"), at_least=Decimal(0)),
        ],
        veto=[],
        veto_score=Decimal(59),
        open_reasons=["cell_uncertain"],
    ),
    report=Words(zh="政府信息公开工作年度报告", en="report on government information disclosure"),
    categories=tuple(
        CategorySpec(id=id, zh=zh, en=en)
        for id, zh, en in (
            ("structure", "结构与格式", "structure"),
            ("disclosure-table", "主动公开情况表", "disclosure table"),
            ("applications-table", "依申请公开情况表", "applications table"),
            ("review-table", "复议诉讼情况表", "review table"),
            ("narrative", "文字内容", "narrative"),
            ("signature", "落款与日期", "signature and dates"),
            ("input", "文件读取", "reading the file"),
        )
    ),
)

# The applications table: what isn't named is 0. One cell (granted, natural persons) says 8 and should say 3.
FIGURES = {
    "new": {"natural_person": 9, "enterprise": 2, "total": 11},
    "carried_in": {"natural_person": 1, "total": 1},
    "granted": {"natural_person": 8, "enterprise": 1, "total": 4},
    "partial": {"natural_person": 2, "enterprise": 1, "total": 3},
    "unavailable.not_held": {"natural_person": 4, "total": 4},
    "total": {"natural_person": 9, "enterprise": 2, "total": 11},
    "carried_over": {"natural_person": 1, "total": 1},
}
BLANKS = {("refused.state_secret", "research"), ("refused.process_info", "research")}


def cell(text: str, place: Place) -> Cell:
    try:
        value: int | Decimal | None = int(text)
    except ValueError:
        value = Decimal(text) if text else None
    return Cell(text, CellKind.BLANK if value is None else CellKind.NUMBER, value, place)


def report(format: FileFormat = FileFormat.DOCX, **changes: Any) -> Report:
    """A department's report for 2023."""
    edition = template("2021")
    tables = {}
    for number, spec in enumerate(edition.tables):
        cells: dict[str, dict[str, Cell]] = {}
        for row in spec.all_rows():
            for column in spec.columns_of(row.id):
                figure = FIGURES.get(row.id, {}).get(column.id, 0) if spec.id == "applications" else 0
                text = "7730.28" if column.id == "amount" else str(figure)
                blank = spec.id == "applications" and (row.id, column.id) in BLANKS
                cells.setdefault(row.id, {})[column.id] = cell("" if blank else text, Place(page=number + 2))
        tables[spec.id] = Table(spec.id, cells, (), (), (), Place(page=number + 2))
    sections = tuple(
        Section(
            spec.id,
            f"{'一二三四五六'[spec.number - 1]}、{spec.heading}",
            spec.number,
            1.0,
            True,
            Place(line=spec.number * 10),
        )
        for spec in edition.sections
    )
    made = Report(
        document=Document(format, ()),
        organisation="青枫市云溪县审计局",
        body=Body.DEPARTMENT,
        year=2023,
        edition="2021",
        title=Passage("青枫市云溪县审计局2023年政府信息公开工作年度报告", Place(line=1)),
        preface=(),
        period=None,
        sections=sections,
        other_headings=(),
        tables=tables,
        signature=Signature(
            "青枫市云溪县审计局", Place(line=90), DateMention("2024年1月19日", date(2024, 1, 19), 2024, Place(line=91))
        ),
        published=None,
    )
    return replace(made, **changes)


def ref(row: str, column: str, table: str = "applications") -> CellRef:
    return CellRef(table, row, column)


def target(
    row: str | None, column: str | None, *, table: str = "applications", text: str = "", page: int = 3
) -> Target:
    return Target(Place(page=page), text, None, table, row, column)


def named(table: str, key: str) -> Named:
    spec = template("2021").table(table)
    found = next(part for part in [*spec.all_rows(), *spec.all_columns()] if part.id == key)  # type: ignore[operator]
    return Named(found.label, found.en)


def column_broken(column: str, left: int, right: int) -> BrokenIdentity:
    spec = template("2021").table("applications")
    parts = [row.id for row in spec.all_rows() if row.id not in ("new", "carried_in", "carried_over", "total")]
    equation = Equation(((1, ref("total", column)), *((-1, ref(row, column)) for row in parts)), 0, "=")
    values: dict[str, Value] = {
        "column": named("applications", column), "left": left, "right": right, "difference": abs(left - right),
    }  # fmt: skip
    return BrokenIdentity(COLUMN_SUM, target("total", column), values, equation)


def row_broken(row: str, left: int, right: int) -> BrokenIdentity:
    spec = template("2021").table("applications")
    parts = [column.id for column in spec.all_columns() if column.id != "total"]
    equation = Equation(((1, ref(row, "total")), *((-1, ref(row, column)) for column in parts)), 0, "=")
    values: dict[str, Value] = {
        "row": named("applications", row), "left": left, "right": right, "difference": abs(left - right),
    }  # fmt: skip
    return BrokenIdentity(ROW_TOTAL, target(row, "total"), values, equation)


def wrong_cell() -> Finding:
    """One wrong cell that breaks two identities; the right number is known."""
    broken = (column_broken("natural_person", 9, 14), row_broken("granted", 4, 9))
    return Finding(
        rule=COLUMN_SUM,
        level=Level.ERROR,
        target=target("granted", "natural_person", text="8"),
        values=broken[0].values,
        fingerprint="a3f1c2d4e5b60718",
        repairs=(Repair(ref("granted", "natural_person"), 8, 3),),
        broken=broken,
        reliance=Reliance(way=Way.GRID, second=Second.AGREES),
    )


def unclear_cell() -> Finding:
    """One identity that a single wrong cell of several may break."""
    spec = template("2021").table("review")
    parts = [column.id for column in spec.all_columns() if column.id != "total"]
    equation = Equation(
        ((1, ref("review", "total", "review")), *((-1, ref("review", part, "review")) for part in parts)), 0, "="
    )
    values: dict[str, Value] = {"row": named("review", "review"), "left": 0, "right": 1, "difference": 1}
    place = target("review", "total", table="review", text="0", page=4)
    return Finding(
        rule=REVIEW_TOTAL,
        level=Level.ERROR,
        target=place,
        values=values,
        fingerprint="b4e2d3c5f6a71829",
        suspects=(ref("review", "upheld", "review"), ref("review", "total", "review")),
        broken=(BrokenIdentity(REVIEW_TOTAL, place, values, equation),),
        reliance=Reliance(way=Way.RECOGNISED),
    )


def blank(row: str, column: str) -> Finding:
    return Finding(
        rule=BLANK,
        level=Level.WARNING,
        target=target(row, column),
        values={"row": named("applications", row), "column": named("applications", column)},
        fingerprint=f"c5{row[:6]}{column[:4]}",
        reliance=Reliance(way=Way.RECONSTRUCTED),
    )


def heading() -> Finding:
    return Finding(
        rule=HEADING,
        level=Level.ADVICE,
        target=Target(Place(line=50), "五、存在问题及改进情况", section="problems"),
        values={"found": "存在问题及改进情况", "expected": "存在的主要问题及改进情况"},
        fingerprint="d6a4f5e7b8c9301a",
        reliance=Reliance(way=Way.TEXT),
    )


def fee() -> Finding:
    return Finding(
        rule=FEE,
        level=Level.WARNING,
        target=Target(Place(line=60), "无", section="other_matters"),
        values={"missing": Named("收取信息处理费的情况", "the information-processing fee")},
        fingerprint="e7b5a6f8c9da412b",
    )


def contradicted() -> Finding:
    """A sentence that says another number than the table, and than last year's report."""
    sentence = "全年共收到政府信息公开申请70件。"
    return Finding(
        rule=RECEIVED,
        level=Level.ERROR,
        target=Target(Place(line=12), sentence, section="overview"),
        values={"stated": 70, "row": named("applications", "new"), "value": 11},
        fingerprint="f8c6b7a9daeb523d",
        related=(
            target("new", "total", text="11"),
            target("carried_in", "total", text=""),
            Target(Place(line=14), "全年共收到政府信息公开申请69件。", section="overview", path="examples/2022.txt"),
        ),
    )


def outcome(rule: Rule, status: Status = Status.HELD, *reasons: Reason) -> Outcome:
    return Outcome(rule, status, reasons, asked=1)


def outcomes(*violated: Rule) -> tuple[Outcome, ...]:
    said = []
    for each in RULEBOOK.rules:
        if each is ENCRYPTED:
            said.append(outcome(each, Status.NOT_APPLICABLE, Reason(ReasonCode.OUT_OF_SCOPE)))
        elif each is DEADLINE:
            said.append(outcome(each, Status.NOT_ASSESSABLE, Reason(ReasonCode.PUBLISHED_UNKNOWN)))
        else:
            said.append(outcome(each, Status.VIOLATED if each in violated else Status.HELD))
    return tuple(said)


def faulty(path: str = "examples/faulty.docx") -> ReportResult:
    """A report with one wrong cell, one unclear, two blanks, a missing statement and an old heading."""
    findings = (
        wrong_cell(),
        blank("refused.state_secret", "research"),
        blank("refused.process_info", "research"),
        unclear_cell(),
        heading(),
        fee(),
    )
    uncertain = Reason(
        ReasonCode.CELL_UNCERTAIN, {"detail": "“58|45”与“5|845”都说得通"}, target("new", "total", text="5845")
    )
    results = [
        replace(each, status=Status.NOT_ASSESSABLE, reasons=(uncertain,)) if each.rule is ROW_TOTAL else each
        for each in outcomes(*(finding.rule for finding in findings))
    ]
    deductions = tuple(
        Deduction(
            finding, {Level.ERROR: Decimal(8), Level.WARNING: Decimal(2), Level.ADVICE: Decimal("0.5")}[finding.level]
        )
        for finding in findings
    )
    grade = Grade("C", Decimal("77.5"), "C", Decimal("69.5"), deductions)
    return ReportResult(path, ReportStatus.CHECKED, report(), findings, tuple(results), grade)


def contradicting(path: str = "examples/contradicting.txt") -> ReportResult:
    """A report whose text says another number than its table, with last year's beside it."""
    previous = report(FileFormat.TEXT, year=2022, path="examples/2022.txt")
    found = report(FileFormat.TEXT, previous=previous)
    grade = Grade("A", Decimal(92), "A", Decimal(92), ())
    return ReportResult(path, ReportStatus.CHECKED, found, (contradicted(),), (), grade)


def clean(path: str = "examples/clean.txt") -> ReportResult:
    """A report with nothing to correct."""
    grade = Grade("A", Decimal(100), "A", Decimal(100), ())
    return ReportResult(path, ReportStatus.CHECKED, report(FileFormat.TEXT), (), outcomes(), grade)


def unreadable(path: str = "examples/locked.pdf") -> ReportResult:
    """A file that asks for a password."""
    reliance = Reliance(Blame.READING)
    finding = Finding(ENCRYPTED, Level.ERROR, Target(Place()), {}, "f8c6b7a9daeb523c", reliance=reliance)
    return ReportResult(path, ReportStatus.UNREADABLE, None, (finding,), (), None, "needs a password")


def not_a_report(path: str = "examples/letter.txt") -> ReportResult:
    """A file that is something else."""
    return ReportResult(path, ReportStatus.NOT_A_REPORT, None, (), (), None, "没有“政府信息公开”和“年度报告”字样")


def run(*results: ReportResult, **changes: Any) -> RunResult:
    """A run over some files."""
    return replace(RunResult(tuple(results), (), RULEBOOK), **changes)


def everything() -> RunResult:
    """A run with every kind of file, a skipped one and a baseline."""
    return run(
        faulty(),
        clean(),
        unreadable(),
        not_a_report(),
        skipped=(SkippedFile("examples/logo.png", SkipKind.OTHER_FORMAT), SkippedFile("missing", SkipKind.MISSING)),
        hidden={"examples/clean.txt": 2},
        baseline=BaselineUse("gidlint-baseline.json", 2, (("examples/clean.txt", "GID311", "…"),)),
    )
