"""From one audit to the next: what people wrote stays, and the comparison tells what became of each fault."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest

pytest.importorskip("xlsxwriter")
pytest.importorskip("pyarrow")
pytest.importorskip("python_calamine")
pytest.importorskip("openpyxl")

from linter.audit import review
from linter.audit.options import AuditOptions
from linter.audit.outputs import ledger
from linter.audit.run import audit
from linter.audit.store import Store
from linter.cli.main import main
from tests.audit.ledger.books import DUE, Edited, written
from tests.audit.made import EXAMPLES

SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "audit-diff-v1.json"
LEAF, FEE, MISSING = "leaf-wrong.txt", "fee-not-stated.html", "table-missing.md"
WRONG, WORSE, RIGHT = "5 1 0 0 0 0 3", "9 1 0 0 0 0 3", "2 1 0 0 0 0 3"
"""The cell that is wrong stands first."""


def run(source: Path, out: Path, lang: Literal["zh", "en"] = "zh") -> None:
    audit(AuditOptions(source=str(source), out=out, due=DUE, lang=lang), today=date(2026, 4, 1))


def edit(source: Path, old: str, new: str) -> None:
    file = source / LEAF
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def write(out: Path, code: str, **cells: Any) -> Edited:
    """The ledger, with what people write into the row of a rule."""
    book = Edited(out / ledger.NAME)
    row = next(row for row in range(2, book.sheet.max_row + 1) if book.get(row, "规则") == code)
    for heading, value in cells.items():
        book.put(row, heading, value)
    book.save()
    return book


def read(out: Path, code: str) -> tuple[Any, ...]:
    book = Edited(out / ledger.NAME)
    row = next(row for row in range(2, book.sheet.max_row + 1) if book.get(row, "规则") == code)
    return tuple(book.get(row, heading) for heading in ("状态", "说明", "此前处理情况"))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the input and the first audit of it."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "in").mkdir()
    for name in (LEAF, FEE):
        shutil.copy(EXAMPLES / name, folder / "in")
    run(folder / "in", folder / "old")
    return folder


@pytest.fixture
def work(first: Path, tmp_path: Path) -> Path:
    shutil.copytree(first, tmp_path / "work")
    shutil.copytree(tmp_path / "work" / "old", tmp_path / "work" / "new")
    return tmp_path / "work"


def compared(work: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    capsys.readouterr()
    assert main(["audit", "diff", str(work / "old"), str(work / "new"), *more]) == 0
    return capsys.readouterr().out


def document(work: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(compared(work, capsys, "--format", "json"))
    jsonschema.validate(found, closed(json.loads(SCHEMA.read_text(encoding="utf-8"))))
    return found


def closed(schema: Any) -> Any:
    """The schema with no key allowed that it doesn't name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items()}
    return {"additionalProperties": False, **parts} if schema.get("type") == "object" else parts


def test_what_people_wrote_outlives_another_audit_until_the_numbers_change(work: Path) -> None:
    new = work / "new"
    write(new, "GID303", 状态="不予整改", 说明="=以台账为准")
    run(work / "in", new)
    assert read(new, "GID303") == ("不予整改", "=以台账为准", None)
    edit(work / "in", WRONG, WORSE)
    run(work / "in", new)
    assert read(new, "GID303") == ("待整改", None, "数据变动前：不予整改；=以台账为准")
    edit(work / "in", WORSE, WRONG)
    run(work / "in", new)
    assert read(new, "GID303") == ("不予整改", "=以台账为准", None)


def test_a_corrected_a_new_and_a_missing_report(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(work / "in", WRONG, RIGHT)
    (work / "in" / FEE).unlink()
    shutil.copy(EXAMPLES / MISSING, work / "in")
    run(work / "in", work / "new")
    found = document(work, capsys)
    changes = {(each["code"], each["change"]) for each in found["findings"]}
    assert {("GID303", "fixed"), ("GID508", "not_in_input"), ("GID111", "new")} <= changes
    assert found["summary"]["improved"] == ["青枫市云溪县民政局"]
    english = compared(work, capsys, "--lang", "en")
    assert "Bodies with a better score: 1\n" in english
    assert "the report is not in the later audit" in english


def test_a_fault_is_not_fixed_because_the_other_report_is_gone(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "in" / FEE).unlink()
    run(work / "in", work / "new")
    found = {each["code"]: each["change"] for each in document(work, capsys)["findings"] if each["old"]}
    assert found["GID716"] == "not_in_input"  # the same text in another body's report
    assert "fixed" not in found.values()


def test_other_numbers_are_told_with_those_before(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(work / "in", WRONG, WORSE)
    run(work / "in", work / "new")
    (found,) = [each for each in document(work, capsys)["findings"] if each["code"] == "GID303"]
    assert (found["change"], found["other_numbers"]) == ("still_open", True)
    assert (found["old"]["reported"], found["new"]["reported"]) == (5, 9)
    text = compared(work, capsys, "--lang", "zh")
    assert "仍存在，数字或内容有变" in text
    assert "    原为：自然人：“（七）总计”填的是 12，（一）至（六）各项相加是 15，相差 3\n" in text


def test_said_to_be_corrected_and_still_there(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(work / "new", "GID303", 状态="已整改")
    write(work / "new", "GID508", 状态="不予整改")
    run(work / "in", work / "new")
    summary = document(work, capsys)["summary"]
    assert (summary["said_corrected"], summary["waived"]) == (1, 1)
    assert "其中台账标为“已整改”而报告中仍存在的 1 项" in compared(work, capsys, "--lang", "zh")


def test_the_comparison_is_the_same_every_time(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("json", "text", "xlsx"):
        made = [work / f"{number}.{form}" for number in range(2)]
        for file in made:
            compared(work, capsys, "--format", form, "--output", str(file))
        assert made[0].read_bytes() == made[1].read_bytes()


def test_an_unfinished_audit_is_not_compared(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(work / "new", create=False) as store:
        store.set_meta("finished", "")
    for lang, said in (("zh", "里的核查还没有做完"), ("en", "is not finished")):
        assert main(["audit", "diff", str(work / "old"), str(work / "new"), "--lang", lang]) == 2
        assert said in capsys.readouterr().err


def test_review_in_english(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = write(work / "new", "GID303", 状态="on it", 整改期限="soon")
    arguments = ["audit", "review", str(book.file), "--out", str(work / "new"), "--lang", "en"]
    assert main(arguments) == 0
    said = capsys.readouterr()
    assert said.out == f"{book.sheet.max_row - 1} rows read; 1 finding has something new\n"
    assert "“on it” is none of the statuses; it is kept as it is" in said.err
    assert "the deadline “soon” is no date; it was put into the comment" in said.err
    (work / "damaged.xlsx").write_bytes(b"PK\x03\x04 damaged")
    assert main([*arguments[:2], str(work / "damaged.xlsx"), *arguments[3:]]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "the ledger" in line
    assert "can't be read" in line


def test_a_ledger_that_another_program_holds_open_is_left_alone(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = ledger.os.replace

    def locked(made: Path, target: Path) -> None:
        if target.name == ledger.NAME:
            raise PermissionError(13, "in use")
        replace(made, target)

    monkeypatch.setattr(ledger.os, "replace", locked)
    with Store(work / "new", create=False) as store:
        before = (work / "new" / ledger.NAME).read_bytes()
        review.keep(store)
        (line,) = written(store)
        assert line.endswith("新台账写入 ledger-2.xlsx")
        assert (work / "new" / ledger.NAME).read_bytes() == before
        assert (work / "new" / "ledger-2.xlsx").is_file()
