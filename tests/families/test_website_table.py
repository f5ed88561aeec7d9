"""The annual table of a government website's work: a form with one column, read in every format it comes in."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import api, ruletest
from linter.engine.judge import judge
from linter.interpret import NotAReport, interpret, recognise
from linter.model.document import Document, FileFormat, Grid, GridCell, Paragraph
from linter.model.place import Place
from linter.model.report import CellKind, Report, Table
from linter.readers import read_bytes
from linter.rulelint import lint
from linter.run.transfer import pack, unpack
from linter.specimen import build, render, template_of
from linter.specimen.render.text import FORMS

FAMILIES = api.load_families()
BOOK = FAMILIES.named("gwr")
TEMPLATE = BOOK.templates[-1]
TITLE = "政府网站工作年度报表（2023年度）"


def document(rulebook: api.Rulebook = BOOK, **changes: Any) -> Document:
    return build(template_of(changes, rulebook), rulebook, changes)


def files(made: Document) -> Iterator[tuple[str, bytes]]:
    """The document in every form that text has."""
    yield "table.docx", render.docx(made)
    yield "table.html", render.html(made).encode()
    yield "table.md", render.markdown(made).encode()
    for form in FORMS:
        yield f"{form}.txt", render.text(made, form).encode()


FILES = dict(files(document()))


def table_of(html: str) -> Table:
    report = interpret(read_bytes(f"<h1>{TITLE}</h1><table>{html}</table>".encode(), "a.html"), BOOK)
    return report.tables["website"]


def form(*rows: tuple[str, ...], **given: str) -> str:
    """Enough rows of the form to be it, with some values of one's own."""
    listed = [(spec.label, given.get(spec.id.replace(".", "_"), "7")) for spec in TEMPLATE.tables[0].rows[:24]]
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in (*listed, *rows))


def test_every_rule_passes_its_own_examples_and_the_rulebook_is_in_order() -> None:
    results = ruletest.run(BOOK)
    assert [(result.rule.code, result.problem) for result in results if not result.passed] == []
    assert [mistake.say("en") for mistake in lint(BOOK, results)] == []


@pytest.mark.parametrize("name", FILES)
def test_the_clean_table_is_read_whole_and_stays_silent_in_every_form(name: str) -> None:
    report, rulebook = recognise(read_bytes(FILES[name], name), FAMILIES)
    assert rulebook is BOOK
    assert (report.organisation, report.year, report.edition) == ("青枫市云溪县人民政府办公室", 2023, "2018")
    table = report.tables["website"]
    values = {row: cell.value if cell.value is not None else cell.text for row, _, cell in table.each()}
    assert len(values) == len(TEMPLATE.tables[0].rows)
    assert (values["publication.total"], values["explained.total"], values["handled.total"]) == (5230, 64, 96350)
    assert (values["weibo.posts"], values["weixin.posts"], values["weixin.name"]) == (830, 1460, "云溪发布")
    assert (values["services.catalogue"], values["site.url"]) == (1, "http://www.yunxi.example")
    assert judge(report, rulebook, path=name).findings == ()


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_total_an_unanswered_question_and_a_blank_are_found_in_every_form(name: str) -> None:
    changes = {
        "publication.total": {"value": 5320},
        "assistant": {"value": "□是 □否"},
        "topics.opened": {"value": ""},
    }
    made = dict(files(document(website=changes)))
    report, rulebook = recognise(read_bytes(made[name], name), FAMILIES)
    codes = {finding.rule.code for finding in judge(report, rulebook, path=name).findings}
    assert codes == {"GWS202", "GWS203", "GWS301"}


def test_labels_that_stand_twice_are_told_apart_by_their_group() -> None:
    table = table_of(
        form(
            ("移动新媒体", "微信", "名称", "云溪微政务"),
            ("", "", "信息发布量（单位：条）", "41"),
            ("", "微博", "名称", "云溪微博"),
            ("", "", "信息发布量(条)", "29"),
        )
    )
    texts = {row: cell.text for row, _, cell in table.each()}
    assert (texts["weixin.name"], texts["weixin.posts"]) == ("云溪微政务", "41")
    assert (texts["weibo.name"], texts["weibo.posts"]) == ("云溪微博", "29")


def test_two_pairs_may_stand_in_one_row() -> None:
    table = table_of(form(("是否有移动新媒体", "√是 □否", "是否提供智能问答", "□是 √否")))
    assert [cell.value for row, _, cell in table.each() if row in ("assistant", "media.any")] == [1, 0]


@pytest.mark.parametrize(
    ("rows", "year"),
    [
        ([["政府网站工作年度报表"], ["（2023年度）"]], 2023),
        ([["2022年政府网站工作年度报表"]], 2022),
        ([["青枫市教育局政府网站工作年度报表\n（2021年度）"]], 2021),
    ],
)
def test_a_title_in_the_tables_first_rows_is_the_title(rows: list[list[str]], year: int) -> None:
    grid = next(block for block in document().blocks if isinstance(block, Grid))
    caption = [GridCell(number, 0, row[0], Place(line=1), 1, grid.columns) for number, row in enumerate(rows)]
    moved = [
        GridCell(cell.row + len(rows), cell.column, cell.text, cell.place, cell.row_span, cell.column_span)
        for cell in grid.cells
    ]
    whole = Grid(grid.rows + len(rows), grid.columns, (*caption, *moved), grid.place)
    report, rulebook = recognise(Document(FileFormat.DOCX, (whole,)), FAMILIES)
    assert (rulebook, report.year, len(report.tables["website"].cells)) == (BOOK, year, len(TEMPLATE.tables[0].rows))


def test_days_are_no_years_of_the_table() -> None:
    text = render.html(document(title="政府网站工作年度报表")).replace("<body>", "<body><p>填报日期：2024年1月12日</p>")
    report, _ = recognise(read_bytes(text.encode(), "a.html"), FAMILIES)
    assert report.year is None


def test_neither_kind_of_report_is_taken_for_the_other() -> None:
    menu = [Paragraph(text, Place(line=1)) for text in (TITLE, "青枫市云溪县人民政府2023年政府信息公开工作年度报告")]
    for rulebook in (FAMILIES.main, BOOK):
        made = document(rulebook)
        for blocks in ((*menu, *made.blocks), (*made.blocks, *menu)):
            _, judged_by = recognise(Document(made.format, tuple(blocks)), FAMILIES)
            assert judged_by is rulebook


@pytest.mark.parametrize(
    "text",
    [
        f"<h1>{TITLE}</h1><p>见附件。</p>",
        "<h1>2023年青枫市政府网站监管年度报表</h1><table><tr><td>信息发布</td><td>3</td></tr></table>",
        f"<h1>关于做好{TITLE}发布工作的通知</h1><p>各单位：请于1月31日前完成信息发布。</p>",
        "<table><tr><td>网站名称</td><td>云溪网</td></tr><tr><td>主办单位</td><td>云溪县</td></tr></table>",
    ],
)
def test_other_papers_about_websites_are_no_table(text: str) -> None:
    with pytest.raises(NotAReport):
        recognise(read_bytes(text.encode(), "a.html"), FAMILIES)


def test_the_output_says_which_rulebook_judged(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(FILES["table.html"])
    (tmp_path / "b.html").write_text(render.html(document(FAMILIES.main)), encoding="utf-8")
    run = api.check([tmp_path], api.CheckOptions(configured=False, jobs=2))
    assert [run.rulebook_of(result).name for result in run.results] == ["gwr", "gidr"]
    assert [rulebook.name for rulebook in run.rulebooks] == ["gidr", "gwr"]
    asked = {outcome.rule.code[:3] for outcome in run.results[0].outcomes}
    assert asked == {"GWS"}


def test_a_selection_may_name_rules_of_either_kind(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(FILES["table.html"])
    run = api.check([tmp_path], api.CheckOptions(configured=False, select=("GWS3", "site-named", "GID")))
    (result,) = run.results
    codes = [outcome.rule.code for outcome in result.outcomes]
    assert codes[0] == "GWS201"
    assert all(code.startswith("GWS3") for code in codes[1:])
    with pytest.raises(api.UsageProblem):
        api.check([tmp_path], api.CheckOptions(configured=False, select=("GWX9",)))


def test_another_process_knows_the_rules_of_either_kind() -> None:
    FAMILIES.owner(FAMILIES.main.rules[0])
    other = pickle.loads(pickle.dumps(FAMILIES))
    for rulebook in FAMILIES.all():
        rule = rulebook.rules[0]
        assert FAMILIES.owner(rule).name == rulebook.name
        assert other.owner(unpack(pack(rule, FAMILIES), other)).name == rulebook.name


def test_last_years_report_must_be_of_the_same_kind(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(FILES["table.html"])
    (tmp_path / "b.html").write_text(render.html(document(FAMILIES.main)), encoding="utf-8")
    with pytest.raises(api.UsageProblem, match="another kind of report"):
        api.check([tmp_path / "a.html"], api.CheckOptions(configured=False, previous=tmp_path / "b.html"))


LABELS = [label for row in TEMPLATE.tables[0].rows for label in (*row.under, row.label)]
WORDS = st.one_of(st.sampled_from([*LABELS, TITLE, "", "12", "/", "☑是 □否", "青枫市教育局"]), st.text(max_size=8))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), max_size=30), st.booleans())
def test_whatever_stands_there_it_is_a_table_or_none(rows: list[list[str]], as_text: bool) -> None:
    width = max((len(row) for row in rows), default=1)
    cells = tuple(
        GridCell(number, column, text, Place(line=number + 1))
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    lines = tuple(Paragraph(" ".join(row), Place(line=number + 1)) for number, row in enumerate(rows))
    grid = Grid(max(len(rows), 1), width, cells, Place(line=1))
    title = Paragraph(TITLE, Place(line=1))
    try:
        report: Report = interpret(Document(FileFormat.DOCX, (title, *(lines if as_text else (grid,)))), BOOK)
    except NotAReport:
        return
    for _, _, cell in report.tables["website"].each():
        assert (cell.value is not None) == (cell.kind in (CellKind.NUMBER, CellKind.FLAG))
    judge(report, BOOK, path="a")
