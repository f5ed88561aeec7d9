"""Sections, headings, tables and their shape."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_reports import ask, heading, report, rulebook, statuses, template, violations, with_section, with_table

from linter.checks.result import ReasonCode
from linter.model.document import NoteKind, Paragraph
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Label, LayoutKind, LayoutNote, Reading, Report, Table
from linter.rulebook.kinds_report import (
    PrintedNote,
    SectionHeading,
    SectionOrder,
    SectionPresent,
    TableEdition,
    TableLabels,
    TableLayout,
    TablePresent,
    TableShape,
    UnifiedFormat,
)

FORMAT = UnifiedFormat(sections=2, older=["收费及减免情况"])
ALL = [section.id for section in template().sections]


def reason(check: object, whole: Report) -> ReasonCode:
    (code,) = {one.reason.code for one in ask(check, whole) if one.reason is not None}  # type: ignore[arg-type]
    return code


def relabelled(table: Table, key: str, **changes: object) -> tuple[Label, ...]:
    return tuple(replace(one, **changes) if one.key == key else one for one in table.rows)  # type: ignore[arg-type]


def test_a_missing_section_is_found_where_it_should_be() -> None:
    (found,) = violations(SectionPresent(), report(without=["review"]))
    assert found.values["section"] == Named("政府信息公开行政复议、行政诉讼情况", "Administrative reviews and lawsuits")
    assert found.target is not None
    assert (found.target.section, found.target.place) == ("review", Place(line=150))


@pytest.mark.parametrize(
    "kind", [NoteKind.PICTURE, NoteKind.ATTACHMENT, NoteKind.NO_TEXT_LAYER, NoteKind.GARBLED, NoteKind.LIMIT]
)
def test_a_section_is_not_called_missing_where_something_was_not_read(kind: NoteKind) -> None:
    whole = report(without=["review"], notes=[(kind, 190)])
    assert statuses(SectionPresent(), whole).count("not_assessable") == 1
    assert reason(SectionPresent(), whole) is ReasonCode.NOT_READ


def test_a_picture_elsewhere_hides_nothing() -> None:
    assert len(violations(SectionPresent(), report(without=["review"], notes=[(NoteKind.PICTURE, 60)]))) == 1


def test_sections_in_order_hold() -> None:
    assert statuses(SectionOrder(), report()) == ["held"]
    assert statuses(SectionOrder(), report(without=["review"])) == ["held"]


def test_the_first_heading_out_of_order_is_found() -> None:
    whole = report()
    first, second, third, *rest = whole.sections
    (found,) = violations(SectionOrder(), replace(whole, sections=(first, third, second, *rest)))
    assert found.values["heading"] == "三、收到和处理政府信息公开申请情况"
    assert found.values["expected"] == Named("二、主动公开政府信息情况", "二、主动公开政府信息情况")


def test_a_run_of_shifted_numerals_is_one_finding() -> None:
    whole = report()
    for id in ("problems", "other_matters"):
        section = whole.section(id)
        assert section is not None
        assert section.number is not None
        whole = with_section(whole, id, number=section.number - 1, heading=f"四、{id}")
    (found,) = violations(SectionOrder(), whole)
    assert found.values["section"] == Named("存在的主要问题及改进情况", "Main problems and improvements")


def test_a_heading_without_a_numeral_is_not_out_of_order() -> None:
    assert statuses(SectionOrder(), with_section(report(), "review", number=None)) == ["held"]


def test_a_heading_is_official_an_alias_or_misworded() -> None:
    alias = with_section(report(), "problems", official=False, heading="五、存在问题及改进情况")
    other = with_section(report(), "problems", official=False, likeness=0.9, heading="五、存在的主要问题及改情况")
    for whole, departure in ((alias, "alias"), (other, "other")):
        check = SectionHeading(departure=departure)  # type: ignore[arg-type]
        (found,) = violations(check, whole)
        assert found.values["expected"] == Named("五、存在的主要问题及改进情况", "五、存在的主要问题及改进情况")
        assert not violations(check, other if departure == "alias" else alias)


def test_another_layout_is_not_the_unified_format() -> None:
    tables = ["disclosure", "applications", "review"]
    (found,) = violations(FORMAT, report(without=ALL, tables_without=tables))
    assert found.values["found"] == Named(
        "没有找到统一格式的部分和统计表", "0 of 6 sections and none of the statutory tables were found"
    )
    old = report(without=ALL[2:], tables_without=tables, other_headings=(heading("四、收费及减免情况"),))
    (found,) = violations(FORMAT, old)
    assert found.values["found"] == Named(
        "标题是以往的体例：“四、收费及减免情况”", "headings of an older scheme: “四、收费及减免情况”"
    )


def test_one_old_heading_does_not_make_the_report_old() -> None:
    assert statuses(FORMAT, report(other_headings=(heading("七、收费及减免情况"),))) == ["held"]


def test_a_report_that_is_only_an_attachment_is_not_judged() -> None:
    tables = ["disclosure", "applications", "review"]
    whole = report(without=ALL, tables_without=tables, notes=[(NoteKind.ATTACHMENT, 5)])
    assert reason(FORMAT, whole) is ReasonCode.NOT_READ


def test_none_in_place_of_a_table_is_a_missing_table() -> None:
    whole = report(tables_without=["disclosure"], prose={"disclosure": ["无。"]})
    (found,) = violations(TablePresent(), whole)
    assert found.target is not None
    assert (found.target.table, found.target.place) == ("disclosure", Place(line=100))


def test_a_table_whose_section_is_missing_is_not_a_second_finding() -> None:
    assert reason(TablePresent(), report(without=["review"], tables_without=["review"])) is ReasonCode.SECTION_MISSING


def test_a_table_that_stands_there_as_text_was_only_not_read() -> None:
    labels = [row.label for row in template().table("applications").all_rows()]
    whole = report(tables_without=["applications"], prose={"applications": labels})
    assert reason(TablePresent(), whole) is ReasonCode.TABLE_INCOMPLETE


def test_a_table_that_is_a_picture_was_only_not_read() -> None:
    whole = report(tables_without=["review"], notes=[(NoteKind.PICTURE, 210)])
    assert reason(TablePresent(), whole) is ReasonCode.NOT_READ
    linked = report(tables_without=["review"], prose={"review": []}, notes=[(NoteKind.ATTACHMENT, 210)])
    assert reason(TablePresent(), linked) is ReasonCode.NOT_READ


def test_missing_and_added_lines_are_one_finding_a_table() -> None:
    added = Label("其他主动公开文件", None, 0.0, False, Place(line=112))
    whole = with_table(report(texts={"disclosure": {"coercion": None}}), "disclosure", extra=(added,))
    (found,) = violations(TableShape(), whole)
    assert found.values["found"] == Named(
        "缺少行“行政强制”；多出“其他主动公开文件”",
        "the row “administrative coercion” missing; “其他主动公开文件” added",
    )


def test_a_missing_column_is_said_once() -> None:
    rows = {row.id: {"pending": None} for row in template().table("review").all_rows()}
    (found,) = violations(TableShape(), report(texts={"review": rows}))
    assert found.values["found"] == Named("缺少列“尚未审结”", "the column “pending” missing")


def test_lines_of_another_edition_are_not_added_lines() -> None:
    old = Label("其他对外管理服务事项", None, 0.0, False, Place(line=112))
    assert statuses(TableShape(), with_table(report(), "disclosure", extra=(old,))) == ["held"] * 3


def test_rows_that_the_reading_lost_are_not_missing() -> None:
    whole = with_table(report(texts={"applications": {"new": None}}), "applications", complete=False)
    assert reason(TableShape(), whole) is ReasonCode.TABLE_INCOMPLETE


@pytest.mark.parametrize("line", ["行政强制", "行政强制 195", "行政强制 | 0 |"])
def test_a_row_that_stands_elsewhere_in_the_file_is_not_missing(line: str) -> None:
    whole = report(texts={"disclosure": {"coercion": None}})
    blocks = (*whole.document.blocks, Paragraph(line, Place(line=120)))
    found = replace(whole, document=replace(whole.document, blocks=blocks))
    assert reason(TableShape(), found) is ReasonCode.TABLE_INCOMPLETE


def test_a_row_that_is_only_spoken_of_is_missing() -> None:
    whole = report(texts={"disclosure": {"coercion": None}})
    blocks = (*whole.document.blocks, Paragraph("行政强制195件。", Place(line=120)))
    found = replace(whole, document=replace(whole.document, blocks=blocks))
    assert len(violations(TableShape(), found)) == 1


def test_a_table_of_another_edition_is_found_by_its_label() -> None:
    old = report("2019", 2020).tables["disclosure"]
    whole = replace(report(), tables={**report().tables, "disclosure": replace(old, foreign_edition="2019")})
    (found,) = violations(TableEdition(), whole)
    values = found.values
    assert (values["found"], values["text"], values["edition"], values["year"]) == (
        "2019",
        "本年新制作数量",
        "2021",
        2023,
    )
    assert reason(TableEdition(), replace(whole, year=None)) is ReasonCode.YEAR_UNKNOWN


def test_a_table_of_another_edition_is_judged_by_what_both_editions_have() -> None:
    old = replace(report("2019", 2020).tables["applications"], foreign_edition="2019")
    rows = relabelled(old, "new", text="一、本年新收政府信息公申请数量", official=False, likeness=0.95)
    rows = tuple(replace(one, official=False, likeness=0.9) if one.key == "other" else one for one in rows)
    whole = replace(report(), tables={**report().tables, "applications": replace(old, rows=rows)})
    assert statuses(TableShape(), whole) == ["held"] * 3
    (found,) = violations(TableLabels(departure="other"), whole)
    assert found.values["expected"] == "一、本年新收政府信息公开申请数量"
    without = {row: cells for row, cells in old.cells.items() if row != "new"}
    (found,) = violations(TableShape(), replace(whole, tables={"applications": replace(old, cells=without)}))
    assert found.values["found"] == Named(
        "缺少行“一、本年新收政府信息公开申请数量”", "the row “1. new requests this year” missing"
    )


def test_a_label_is_official_an_alias_or_misworded() -> None:
    table = report().tables["disclosure"]
    alias = relabelled(table, "normative_documents", text="规范性文件", official=False)
    (found,) = violations(TableLabels(departure="alias"), with_table(report(), "disclosure", rows=alias))
    assert (found.values["label"], found.values["expected"]) == ("规范性文件", "行政规范性文件")
    other = relabelled(table, "normative_documents", text="行政规范文件", official=False, likeness=0.9)
    whole = with_table(report(), "disclosure", rows=other)
    assert not violations(TableLabels(departure="alias"), whole)
    (found,) = violations(TableLabels(departure="other"), whole)
    assert found.target is not None
    assert found.target.row == "normative_documents"


def test_a_label_that_the_reading_cut_is_not_misworded() -> None:
    table = report().tables["applications"]
    cut = relabelled(
        table, "other.overdue_correction", text="1.申请人无正当理由逾期不补正", official=False, likeness=0.8
    )
    whole = with_table(report(), "applications", rows=cut, reading=Reading.LABELS)
    assert reason(TableLabels(departure="other"), whole) is ReasonCode.TABLE_INCOMPLETE


def test_a_label_in_pieces_is_not_misworded_in_running_text() -> None:
    table = report().tables["applications"]
    text = "2.申请人逾期未按收费通知要求他处理缴纳费用、行政机关不再处理其政府信息公开申请"
    mixed = relabelled(table, "other.unpaid_fee", text=text, official=False, likeness=0.95, in_pieces=True)
    whole = with_table(report(), "applications", rows=mixed, reading=Reading.LABELS)
    assert reason(TableLabels(departure="other"), whole) is ReasonCode.TABLE_INCOMPLETE


def test_damage_to_the_layout_is_one_finding_a_kind() -> None:
    notes = tuple(
        LayoutNote(LayoutKind.LABEL_TWICE, text, Place(line=170)) for text in ("三、本年度办理结果", "其他处理")
    )
    notes += (LayoutNote(LayoutKind.HEADER_REPEATED, "自然人", Place(line=171)),)
    (found,) = violations(TableLayout(), with_table(report(), "applications", layout_notes=notes))
    assert found.values["label"] == Named("三、本年度办理结果、其他处理", "三、本年度办理结果, 其他处理")


def test_text_has_no_layout() -> None:
    assert "not_applicable" in statuses(TableLayout(), with_table(report(), "review", reading=Reading.LABELS))


def test_the_printed_note_is_missed_only_where_a_grid_shows_so() -> None:
    check = PrintedNote(table="applications")
    assert statuses(check, report()) == ["held"]
    gone = with_table(report(), "applications", printed_note=None)
    assert len(violations(check, gone)) == 1
    assert reason(check, with_table(gone, "applications", reading=Reading.LABELS)) is ReasonCode.NOT_READ
    note = template().table("applications").printed_note
    beside = report(prose={"applications": [note]})
    assert statuses(check, with_table(beside, "applications", printed_note=None)) == ["held"]


def test_every_structure_rule_holds_on_a_clean_report_of_either_edition() -> None:
    for edition, year in (("2021", 2023), ("2019", 2020)):
        for rule in rulebook().rules:
            if rule.category == "structure" and (not rule.applies.editions or edition in rule.applies.editions):
                assert set(statuses(rule.check, report(edition, year))) == {"held"}, rule.code
