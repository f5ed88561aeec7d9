"""The page for a terminal and for a pipe."""

from __future__ import annotations

import re
from dataclasses import replace

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from linter.checks.result import Reason, ReasonCode, Status
from linter.engine.finding import Level, Repair, ReportStatus
from linter.model.place import Place
from linter.model.report import Cell, CellKind, Label
from linter.run.result import SkipKind, SkippedFile
from linter.writers import WRITERS, WriteOptions, write_extract
from linter.writers.wrap import wrap

FAULTY = handmade.run(handmade.faulty())


def page(run, **options) -> str:
    return WRITERS["text"](run, WriteOptions(**options))


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(width, lang):
    text = page(handmade.everything(), lang=lang, width=width, show_outcomes=True, statistics=True)
    if width >= 80:  # a table of seven numbers and its labels needs some room
        text += write_extract(FAULTY, WriteOptions(lang=lang, width=width), "text")
    assert [line for line in text.splitlines() if cell_len(line) > width] == []


def test_a_pipe_gets_no_escape_sequences_and_a_terminal_gets_colours():
    assert "\x1b" not in page(FAULTY)
    assert "\x1b[" in page(FAULTY, colour=True)


def test_colours_say_nothing_that_words_do_not():
    plain = re.sub(r"\x1b\[[0-9;]*m", "", page(FAULTY, colour=True))
    assert plain == page(FAULTY)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8", "big5"])
def test_every_sign_can_be_shown_in_the_consoles_encoding(encoding):
    text = page(handmade.everything(), encoding=encoding)
    text.encode(encoding)


def test_a_gbk_console_sees_no_lines_made_of_wide_signs():
    text = page(FAULTY, encoding="gbk")
    assert "✗" not in text
    assert "-----" in text


def test_the_root_cause_is_said_once_with_both_numbers_and_the_cell_marked():
    text = page(FAULTY)
    assert text.count("最可能填错的单元格") == 1
    assert "行「（一）予以公开」列「自然人」，现为 8，应为 3" in text
    assert "下列 2 条等式不成立，改正后全部成立" in text
    assert "【8→3】" in text
    assert "第 3 页" in text
    assert "《中华人民共和国政府信息公开条例》第五十条第一款第（二）项" in text


def test_an_excerpt_shows_only_the_rows_and_columns_involved():
    text = page(FAULTY)
    assert "（四）无法提供·1.本机关不掌握相关政府信息" in text  # an addend of 4
    assert "重复申请" not in text  # an addend of 0
    assert "为 0 的加数从略" in text


def test_several_findings_of_one_rule_stand_under_one_head():
    text = page(FAULTY)
    assert text.count("applications-blank") == 1
    assert text.count("的“科研机构”是空白") == 2


def test_the_grade_is_an_interval_where_something_was_left_open():
    assert "C（合格） 69.5—77.5 分" in page(FAULTY)
    assert "A（优秀） 100 分" in page(handmade.run(handmade.clean()))


def test_what_could_not_be_assessed_is_always_said():
    assert "GID605：文件中没有发布日期" in page(handmade.run(handmade.clean()))


def test_a_clean_report_is_short():
    text = page(handmade.run(handmade.clean()))
    assert "没有发现问题" in text
    assert len(text.splitlines()) < 25


def test_a_run_with_nothing_to_check_does_not_pass():
    run = handmade.run(handmade.not_a_report())
    assert "通过" not in page(run).replace("未通过", "")
    assert "没有可检查的文件" in page(run)


def test_an_unreadable_file_alone_does_not_pass():
    finding = replace(handmade.unreadable().findings[0], level=Level.WARNING)
    run = handmade.run(replace(handmade.unreadable(), findings=(finding,)))
    assert "未完成：有文件无法读取" in page(run)


def test_a_report_that_was_not_read_whole_gets_no_all_clear():
    open_ = handmade.outcome(handmade.ROW_TOTAL, Status.NOT_ASSESSABLE, Reason(ReasonCode.CELL_UNCERTAIN))
    text = page(handmade.run(replace(handmade.clean(), outcomes=(open_,))))
    assert "文件没有读全：读到的内容没有发现问题，但有 1 条规则无法判定" in text
    assert "✓" not in text
    assert text.endswith("没有达到失败级别的问题，但有 1 份报告没有读全\n")


def test_a_path_that_does_not_exist_is_named():
    run = handmade.run(handmade.clean(), skipped=(SkippedFile("no/such.pdf", SkipKind.MISSING),))
    assert "没有这个文件或文件夹：no/such.pdf" in page(run)
    assert page(run).endswith("未完成：有指定的路径没有可检查的文件\n")


def test_a_rule_that_failed_does_not_pass():
    outcome = handmade.outcome(handmade.FEE, Status.ERROR, Reason(ReasonCode.RULE_FAILED, {"detail": "KeyError"}))
    text = page(handmade.run(replace(handmade.clean(), outcomes=(outcome,))))
    assert "GID508：规则运行出错：KeyError" in text
    assert text.endswith("未完成：有规则运行出错\n")


def test_the_level_that_fails_a_run_is_named():
    warned = replace(handmade.clean(), findings=(handmade.fee(),))
    assert page(handmade.run(warned)).endswith("通过\n")
    strict = handmade.run(warned, failing_levels={warned.path: Level.WARNING})
    assert page(strict).endswith("未通过：有“警告”及以上级别的问题\n")


def test_a_file_with_nothing_known_has_a_page():
    blank = replace(
        handmade.report(),
        organisation=None,
        body=None,
        year=None,
        title=None,
        edition_from_year=False,
        sections=(),
        tables={},
        signature=replace(handmade.report().signature, organisation=None, organisation_place=None, date=None),
    )
    text = page(handmade.run(replace(handmade.faulty(), report=blank)))
    assert "未找到单位名称" in text
    assert "年度不明" in text
    assert "未找到年度，按表格判断" in text


def test_a_finding_without_a_place_in_the_file_has_no_empty_line_for_it():
    finding = replace(handmade.fee(), target=replace(handmade.fee().target, place=Place()))
    text = page(handmade.run(replace(handmade.faulty(), findings=(finding,))))
    assert "位置" not in text


def test_an_unreadable_file_without_a_rule_for_it_is_still_said():
    result = replace(handmade.unreadable(), findings=(), status=ReportStatus.UNREADABLE, detail="odd")
    assert "无法读取，未作检查（odd）" in page(handmade.run(result))


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Mn", "Me", "Cf", "Zl", "Zp", "Zs"])),
       st.integers(4, 60))  # fmt: skip
def test_wrapping_loses_nothing_and_keeps_to_the_width(text, width):
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    clinging = 8  # a run of closing marks may stick out, never words
    assert all(cell_len(line) <= width or len(line) <= clinging for line in lines)


def test_a_line_does_not_begin_with_a_closing_mark_or_end_with_an_opening_one():
    for width in range(6, 40):
        for line in wrap("依据《条例》第五十条（第一款），填“八”、应为“三”；见（附件）。" * 2, width):
            assert line[0] not in "》）、，。；”"
            assert line[-1] not in "《（“"


def test_several_cells_to_be_corrected_together_are_listed():
    both = (
        Repair(handmade.ref("granted", "natural_person"), 8, 3),
        Repair(handmade.ref("partial", "enterprise"), 1, 2),
    )
    run = handmade.run(replace(handmade.faulty(), findings=(replace(handmade.wrong_cell(), repairs=both),)))
    text = page(run)
    assert "最可能填错的 2 个单元格，须一并改正：" in text
    assert "· 行「（二）部分公开」列「商业企业」，现为 1，应为 2" in text
    assert "【8→3】" in text
    assert "【1→2】" in text
    (annotation,) = [line for line in WRITERS["github"](run, WriteOptions()).splitlines() if line.startswith("::")]
    assert "·" not in annotation.split("行「")[1]


def test_many_suspects_are_marked_and_not_listed():
    rows = ("granted", "partial", "unavailable.not_held", "total", "new", "carried_in", "carried_over")
    suspects = tuple(handmade.ref(row, "natural_person") for row in rows)
    finding = replace(handmade.wrong_cell(), repairs=(), suspects=suspects)
    text = page(handmade.run(replace(handmade.faulty(), findings=(finding,))))
    assert "填错的在 7 个单元格之中（表中已标出）" in text
    assert text.count("【") == 7 + 1  # and the legend


def test_what_a_file_says_can_not_steer_the_terminal():
    evil = "\x1b[2J\x1b]0;x\x07\u202e局"
    run = handmade.run(replace(handmade.faulty(f"{evil}.txt"), report=handmade.report(organisation=evil)))
    text = page(run, statistics=True, show_outcomes=True) + write_extract(run, WriteOptions(), "text")
    assert not set(text) & set("\x1b\x07\u202e")


def test_a_row_of_another_edition_is_shown_and_not_dropped():
    report = handmade.report()
    table = report.tables["applications"]
    place = Place(page=3)
    other = {column: handmade.cell("6", place) for column in ("natural_person", "total")}
    label = Label("（六）其他处理", "other", 1.0, True, place)
    odd = Label("其他主动公开文件", None, 0.0, False, place)
    changed = replace(table, cells={**table.cells, "other": other}, rows=(label,), extra=(odd,))
    result = replace(handmade.faulty(), report=replace(report, tables={**report.tables, "applications": changed}))
    text = write_extract(handmade.run(result), WriteOptions(), "text")
    assert re.search(r"（六）其他处理 +6 +6", text)
    assert "格式以外的行或列：其他主动公开文件" in text


def test_a_doubtful_cell_is_shown_as_doubtful():
    report = handmade.report()
    table = report.tables["review"]
    doubtful = Cell("5845", CellKind.UNCERTAIN, None, Place())
    changed = replace(table, cells={**table.cells, "review": {**table.cells["review"], "total": doubtful}})
    result = replace(handmade.faulty(), report=replace(report, tables={**report.tables, "review": changed}))
    assert "？5845" in write_extract(handmade.run(result), WriteOptions(), "text")
