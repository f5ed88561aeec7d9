"""What people write into a ledger comes back, whatever they did with the rest of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")
pytest.importorskip("openpyxl")

from linter.audit import review
from linter.audit.outputs import ledger
from linter.audit.outputs.sheets.typed import comment_digest
from linter.audit.store import Store
from linter.audit.store.reviewing import Review, keys_of_findings, put_review
from linter.cli.main import main
from linter.run.problem import UsageProblem
from tests.audit.ledger.books import DUE, Edited, written
from tests.audit.made import made_store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    with made_store(folder, bodies=0) as store:
        written(store)
    return folder


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(made, tmp_path / "audit")
    with Store(tmp_path / "audit", create=False) as store:
        yield store


def reviews(store: Store) -> dict[str, tuple[str, str, str]]:
    return {
        row["code"]: (row["status"], row["comment"], row["deadline"])
        for row in store.rows("SELECT * FROM reviews ORDER BY code")
    }


def edited(store: Store) -> Edited:
    return Edited(store.folder / ledger.NAME)


def row_with(book: Edited, code: str) -> int:
    return next(row for row in range(2, book.sheet.max_row + 1) if book.get(row, "规则") == code)


def test_edits_come_back_and_stand_in_the_next_ledger(store: Store) -> None:
    book = edited(store)
    book.put(row_with(book, "GID303"), "状态", "已整改")
    book.put(row_with(book, "GID303"), "说明", "=1+1，已核\n第二行")
    book.put(row_with(book, "GID311"), "整改期限", datetime(2027, 2, 3))
    book.put(row_with(book, "GID508"), "整改期限", "2027年1月5日")
    book.save()
    assert review.keep(store) == ("已读回 ledger.xlsx 中的填写：3 项问题有更新",)
    assert reviews(store) == {
        "GID303": ("corrected", "=1+1，已核\n第二行", ""),
        "GID311": ("open", "", "2027-02-03"),
        "GID508": ("open", "", "2027-01-05"),
    }
    assert review.keep(store) == ()
    assert written(store) == ()
    book = edited(store)
    assert book.get(row_with(book, "GID303"), "状态") == "已整改"
    assert book.get(row_with(book, "GID311"), "整改期限") == datetime(2027, 2, 3)


def test_other_words_are_kept_and_told(store: Store) -> None:
    book = edited(store)
    status, deadline = row_with(book, "GID303"), row_with(book, "GID311")
    book.put(status, "状态", "正在跟进")
    book.put(deadline, "整改期限", "月底前")
    book.save()
    lines = review.review(store, store.folder / ledger.NAME, "zh").lines
    assert sorted(lines) == sorted(
        [
            f"“问题台账”第 {status} 行：状态“正在跟进”不在可选的状态之内，原样保留",
            f"“问题台账”第 {deadline} 行：整改期限“月底前”不是日期，已记入说明",
        ]
    )
    assert reviews(store)["GID303"][0] == "正在跟进"
    assert reviews(store)["GID311"] == ("open", "整改期限：月底前", "")


def test_a_sheet_may_be_sorted_cut_and_rearranged(store: Store, tmp_path: Path) -> None:
    book = edited(store)
    number = book.get(row_with(book, "GID303"), "编号")
    book.put(row_with(book, "GID303"), "状态", "不予整改")
    book.sheet.delete_rows(2, 3)
    book.sheet.insert_cols(1)
    book.sheet.insert_rows(1, 2)
    book.sheet.cell(1, 1).value = "某某办公室汇总"
    book.save(tmp_path / "sent.xlsx")
    review.review(store, tmp_path / "sent.xlsx", "zh")
    assert reviews(store) == {"GID303": ("waived", "", "")}
    (key,) = [each for each in keys_of_findings(store) if each.number == number]
    assert key.code == "GID303"


def test_rows_are_known_by_their_numbers_where_the_check_code_is_gone(store: Store, tmp_path: Path) -> None:
    book = edited(store)
    book.put(row_with(book, "GID303"), "状态", "有异议")
    book.put(row_with(book, "GID311"), "编号", "ZZZZ-ZZZZ-ZZZZ")
    book.put(row_with(book, "GID311"), "说明", "改过编号")
    row = row_with(book, "GID311")
    book.sheet.delete_cols(book.headings["校对码（请勿改动）"])
    book.save(tmp_path / "sent.xlsx")
    lines = review.review(store, tmp_path / "sent.xlsx", "zh").lines
    assert lines == [f"“问题台账”第 {row} 行：这次核查里没有编号 ZZZZ-ZZZZ-ZZZZ，填写的内容没有读入"]
    assert reviews(store) == {"GID303": ("disputed", "", "")}


def test_two_copies_do_not_undo_each_other(store: Store, tmp_path: Path) -> None:
    one, other = edited(store), edited(store)
    one.put(row_with(one, "GID303"), "状态", "已整改")
    one.save(tmp_path / "one.xlsx")
    other.put(row_with(other, "GID303"), "说明", "电话已核")
    other.put(row_with(other, "GID311"), "状态", "核实中")
    other.save(tmp_path / "other.xlsx")
    for name in ("one.xlsx", "other.xlsx"):
        review.review(store, tmp_path / name, "zh")
    assert reviews(store) == {"GID303": ("corrected", "电话已核", ""), "GID311": ("checking", "", "")}


def test_other_numbers_open_a_finding_again_and_keep_what_was_written(store: Store) -> None:
    key = next(each for each in keys_of_findings(store) if each.code == "GID303")
    put_review(store, key, Review(status="waived", comment="理由充分"))
    store.connection.execute("UPDATE findings SET fingerprint = 'other' WHERE code = 'GID303'")
    written(store)
    book = edited(store)
    row = row_with(book, "GID303")
    assert book.get(row, "状态") == "待整改"
    assert book.get(row, "此前处理情况") == "数据变动前：不予整改；理由充分"
    book.put(row, "状态", "核实中")
    book.save()
    review.keep(store)
    found = [tuple(row) for row in store.rows("SELECT fingerprint, status, former FROM reviews ORDER BY fingerprint")]
    assert found[1][:2] == ("other", "checking")
    assert "理由充分" in found[1][2]
    assert found[0][:2] == (key.fingerprint, "waived")


def test_edits_outlive_a_store_that_was_made_anew(store: Store) -> None:
    book = edited(store)
    book.put(row_with(book, "GID303"), "状态", "已整改")
    book.save()
    review.keep(store)
    written(store)
    store.connection.execute("DELETE FROM reviews")
    store.connection.execute("DELETE FROM meta WHERE name = 'ledgers'")
    review.keep(store)
    assert reviews(store) == {"GID303": ("corrected", "", "")}


def test_a_ledger_that_was_not_read_back_is_never_overwritten(store: Store) -> None:
    file = store.folder / ledger.NAME
    file.write_bytes(b"PK\x03\x04 damaged")
    (line,) = review.keep(store)
    assert line.startswith("无法读取台账")
    (line,) = written(store)
    assert line.endswith("新台账写入 ledger-2.xlsx")
    assert file.read_bytes() == b"PK\x03\x04 damaged"
    assert written(store)[0].endswith("ledger-2.xlsx")


def test_other_files_are_no_ledger(store: Store, tmp_path: Path) -> None:
    import openpyxl

    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(UsageProblem, match="is no ledger"):
        review.review(store, tmp_path / "other.xlsx", "zh")
    with pytest.raises(UsageProblem, match="can't be read"):
        review.review(store, tmp_path / "missing.xlsx", "zh")


def test_the_command(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    book = edited(store)
    book.put(row_with(book, "GID303"), "状态", "已整改")
    book.save()
    arguments = ["audit", "review", str(book.file), "--out", str(store.folder), "--lang", "zh"]
    assert main(arguments) == 0
    rows = book.sheet.max_row - 1
    assert capsys.readouterr().out == f"读回 {rows} 行，1 项问题的填写有更新\n"
    assert main([*arguments[:2], "no.xlsx", *arguments[3:]]) == 2


COMMENTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n\t"), min_size=1, max_size=60
)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(comments=st.lists(COMMENTS.filter(lambda text: text.strip() and "_x" not in text), min_size=25, max_size=25))
def test_any_comment_survives(store: Store, comments: list[str]) -> None:
    written(store)
    book = edited(store)
    rows = range(2, 2 + len(comments))
    for row, comment in zip(rows, comments, strict=True):
        book.put(row, "说明", comment)
    numbers = [book.get(row, "编号") for row in rows]
    book.save()
    review.keep(store)
    assert written(store) == ()
    keys = {key.number: key for key in keys_of_findings(store)}
    for number, comment in zip(numbers, comments, strict=True):
        row = store.connection.execute(
            "SELECT comment FROM reviews WHERE body = ? AND year = ? AND code = ? AND place = ? AND fingerprint = ?",
            keys[number],
        ).fetchone()
        assert row[0].strip("\n\t") == comment.strip("\n\t") or row[0] == comment
        assert comment_digest(row[0])
    assert review.keep(store) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-1-5", "2027-01-05"),
        ("2027.01.05", "2027-01-05"),
        ("２０２７年１月５日", "2027-01-05"),
        ("20270105", "2027-01-05"),
        ("46392", "2027-01-05"),
        (date(2027, 1, 5), "2027-01-05"),
        ("2027-02-30", None),
        ("下周", None),
        (" ", ""),
    ],
)
def test_days_in_many_ways(text: str, day: str | None) -> None:
    assert review._day(text) == day
    assert DUE.isoformat() == "2026-12-31"
