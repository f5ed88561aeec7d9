"""``gidlint check`` as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command_line import FAULT, Gidlint, Make
from pypdf import PdfWriter

from linter import checks
from linter.cli.language import of_locale, spoken


def findings(text: str) -> list[dict[str, Any]]:
    return [finding for report in json.loads(text)["reports"] for finding in report["findings"]]


def test_a_clean_report_passes(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("check", make("clean.html"))
    assert (ended.status, ended.err) == (0, "")
    assert "通过" in ended.out


def test_a_faulty_report_fails_and_the_wrong_cell_is_named(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("check", make("faulty.html", FAULT), "--format", "json", "--select", "applications-table")
    assert ended.status == 1
    (finding,) = findings(ended.out)
    assert finding["location"]["row"] == "granted"
    assert finding["location"]["column"] == "natural_person"
    assert finding["basis"]
    assert finding["fix"]


def test_every_report_of_a_folder_is_listed_in_order(make: Make, gidlint: Gidlint) -> None:
    for name in ("b.html", "a.txt", "c/d.md", "c/a.docx"):
        make(f"reports/{name}")
    ended = gidlint("check", "reports", "--format", "json", "--jobs", "2")
    paths = [report["path"] for report in json.loads(ended.out)["reports"]]
    assert paths == ["reports/a.txt", "reports/b.html", "reports/c/a.docx", "reports/c/d.md"]


def test_the_number_of_processes_changes_nothing(make: Make, gidlint: Gidlint) -> None:
    make("reports/a.txt", FAULT)
    make("reports/b.html", FAULT)
    make("reports/c.docx")
    (Path("reports") / "d.pdf").write_bytes(b"\x89PNG\r\n\x1a\n")
    one, two = (gidlint("check", "reports", "--format", "json", "--jobs", jobs) for jobs in "12")
    assert one == two
    assert one.status == 3


def bad_inputs(folder: Path) -> None:
    folder.mkdir()
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    for name, password in (("encrypted.pdf", "secret"), ("scan.pdf", "")):
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        if password:
            writer.encrypt(password)
        writer.write(folder / name)
    with zipfile.ZipFile(folder / "broken.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>" * 200)
    whole = (folder / "broken.docx").read_bytes()
    (folder / "broken.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.parametrize("name", ["empty.txt", "picture.pdf", "encrypted.pdf", "scan.pdf", "broken.docx", "old.doc"])
def test_what_can_not_be_read_is_one_finding_and_exit_status_3(tmp_path: Path, gidlint: Gidlint, name: str) -> None:
    bad_inputs(tmp_path / "bad")
    ended = gidlint("check", Path("bad") / name, "--format", "json")
    assert (ended.status, ended.err) == (3, "")
    (report,) = json.loads(ended.out)["reports"]
    assert report["status"] == "unreadable"
    assert [finding["category"] for finding in report["findings"]] == ["input"]


def test_one_bad_file_does_not_keep_the_others_from_being_checked(tmp_path: Path, make: Make, gidlint: Gidlint) -> None:
    bad_inputs(tmp_path / "bad")
    make("bad/report.html", FAULT)
    ended = gidlint("check", "bad")
    assert ended.status == 3
    assert "Traceback" not in ended.out + ended.err
    assert "GID303" in ended.out


def test_a_missing_path_is_one_line_and_the_others_are_checked(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("check", "nowhere.pdf", make("clean.html"))
    assert ended.status == 2
    assert ended.lines == ["gidlint: 没有这个文件或文件夹：nowhere.pdf"]
    assert "clean.html" in ended.out


def test_a_folder_without_reports_is_one_line(tmp_path: Path, gidlint: Gidlint) -> None:
    (tmp_path / "empty").mkdir()
    ended = gidlint("check", "empty")
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.lines) == 1
    assert "empty" in ended.err


def test_a_file_that_is_no_report_is_said_and_is_no_failure(tmp_path: Path, gidlint: Gidlint) -> None:
    (tmp_path / "letter.txt").write_text("关于召开年度会议的通知\n请准时参加。\n", encoding="utf-8")
    ended = gidlint("check", "letter.txt")
    assert ended.status == 0
    assert "不是政府信息公开工作年度报告" in ended.out


def test_files_of_other_formats_are_counted(tmp_path: Path, make: Make, gidlint: Gidlint) -> None:
    make("reports/a.html")
    (tmp_path / "reports/ledger.xlsx").write_bytes(b"PK")
    ended = gidlint("check", "reports")
    assert ended.status == 0
    assert "1 个其他格式的文件未检查（.xlsx）" in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "sections-presnt"], "sections-present"),
        (["--ignore", "GID3x"], "GID3x"),
        (["--level", "fatal"], "--level"),
        (["--format", "xls"], "--format"),
        (["--jobs", "0"], "--jobs"),
        (["--edition", "2016"], "2019"),
        (["--body", "school"], "--body"),
        (["--output", "nowhere/out.json"], "nowhere"),
        (["--previous", "nowhere.pdf"], "nowhere.pdf"),
        (["--baseline", "nowhere.json"], "nowhere.json"),
        (["--rulebook", "nowhere"], "nowhere"),
        (["--levle", "error"], "--level"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_status_2(
    make: Make, gidlint: Gidlint, arguments: list[str], said: str
) -> None:
    ended = gidlint("check", make("clean.html"), *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert len(ended.lines) == 1
    assert said in ended.err


def test_a_wrong_command_names_the_nearest(gidlint: Gidlint) -> None:
    ended = gidlint("chekc", "a.pdf")
    assert ended.status == 2
    assert "check" in ended.err


def test_a_rulebook_with_a_typo_in_a_key_names_file_line_and_word(tmp_path: Path, make: Make, gidlint: Gidlint) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "rules.yaml").write_text(
        "code: GID999\nname: own-rule\nlevle: error\ncheck: section-order\n", encoding="utf-8"
    )
    ended = gidlint("check", make("clean.html"), "--rulebook", folder)
    assert ended.status == 2
    assert "rules.yaml:3" in ended.err
    assert "level" in ended.err
    assert "Traceback" not in ended.err


def test_select_ignore_and_level(make: Make, gidlint: Gidlint) -> None:
    file = make("faulty.html", FAULT)
    assert gidlint("check", file, "--select", "GID3").status == 1
    assert gidlint("check", file, "--select", "structure,review-table").status == 0
    ignored = gidlint("check", file, "--select", "GID3", "--ignore", "applications-outcomes-sum,GID304")
    assert ignored.status == 0
    blank = make("blank.html", {"applications": {"granted": {"research": ""}}})
    assert gidlint("check", blank, "--select", "applications-blank").status == 0
    assert gidlint("check", blank, "--select", "applications-blank", "--level", "warning").status == 1


def test_output_goes_to_a_file(make: Make, gidlint: Gidlint) -> None:
    ended = gidlint("check", make("faulty.html", FAULT), "--format", "json", "--output", "out.json")
    assert (ended.status, ended.out) == (1, "")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["version"] == 1
    assert sorted(path.name for path in Path().iterdir()) == ["faulty.html", "out.json"]


def test_the_output_file_is_not_taken_for_a_report(make: Make, gidlint: Gidlint) -> None:
    make("reports/a.html")
    arguments = ("check", "reports", "--format", "html", "--output", "reports/out.html")
    gidlint(*arguments)
    first = Path("reports/out.html").read_bytes()
    gidlint(*arguments)
    assert Path("reports/out.html").read_bytes() == first


def test_a_baseline_hides_what_is_known_and_says_so(make: Make, gidlint: Gidlint) -> None:
    file = make("reports/a.html", FAULT)
    written = gidlint("check", file, "--write-baseline", "known.json")
    assert (written.status, written.out) == (0, "")
    ended = gidlint("check", "reports", "--baseline", "known.json")
    assert ended.status == 0
    assert "基线" in ended.out
    make("reports/a.html", {"applications": {"granted": {"natural_person": 98}}})
    assert gidlint("check", "reports", "--baseline", "known.json").status == 1


def test_entries_of_a_baseline_that_no_longer_occur_are_said(make: Make, gidlint: Gidlint) -> None:
    gidlint("check", make("a.html", FAULT), "--write-baseline", "known.json")
    ended = gidlint("check", make("a.html"), "--baseline", "known.json")
    assert ended.status == 0
    assert "不再出现" in ended.out


def test_a_baseline_moves_with_its_reports(
    tmp_path: Path, make: Make, gidlint: Gidlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("here/a.html", FAULT)
    gidlint("check", "here", "--write-baseline", "here/known.json")
    (tmp_path / "here").rename(tmp_path / "there")
    monkeypatch.chdir(tmp_path / "there")
    assert gidlint("check", ".", "--baseline", "known.json").status == 0


def test_configuration_holds_and_the_command_line_wins(make: Make, gidlint: Gidlint) -> None:
    file = make("faulty.html", FAULT)
    Path("gidlint.toml").write_text('select = ["structure"]\nformat = "json"\nlang = "en"\n', encoding="utf-8")
    ended = gidlint("check", file)
    assert ended.status == 0
    assert {outcome["code"][:4] for outcome in json.loads(ended.out)["reports"][0]["outcomes"]} == {"GID1"}
    assert gidlint("check", file, "--select", "GID3", "--format", "text").status == 1


def test_a_configuration_with_a_mistake_is_one_line(make: Make, gidlint: Gidlint) -> None:
    file = make("clean.html")
    for text, said in (('format = "xls"', "sarif"), ('levle = "error"', "level"), ("level = ", "gidlint.toml")):
        Path("gidlint.toml").write_text(text, encoding="utf-8")
        ended = gidlint("check", file)
        assert (ended.status, ended.out) == (2, "")
        assert len(ended.lines) == 1
        assert said in ended.err


def test_configurations_that_differ_in_what_holds_for_the_run_are_refused(make: Make, gidlint: Gidlint) -> None:
    make("a/a.html")
    make("b/b.html")
    Path("b/gidlint.toml").write_text("jobs = 2\n", encoding="utf-8")
    ended = gidlint("check", "a", "b")
    assert ended.status == 2
    assert "jobs" in ended.err


def test_last_years_report_must_be_of_the_same_body_and_the_year_before(make: Make, gidlint: Gidlint) -> None:
    this = make("this.html", {"year": 2023})
    right = gidlint("check", this, "--previous", make("last.html", {"year": 2022}), "--ignore", "series")
    assert right.status == 0
    wrong = gidlint("check", this, "--previous", make("older.html", {"year": 2021}))
    assert (wrong.status, wrong.out) == (2, "")
    assert "2022" in wrong.err
    other = gidlint("check", this, "--previous", make("other.html", {"year": 2022, "organisation": "白石县民政局"}))
    assert other.status == 2
    assert "白石县民政局" in other.err
    assert gidlint("check", this, make("that.html"), "--previous", "last.html").status == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_text_that_is_last_years_is_shown_beside_it(make: Make, gidlint: Gidlint, jobs: str) -> None:
    this, last = make("this.html", {"year": 2023}), make("last.html", {"year": 2022})
    for form in ("text", "markdown", "html"):
        ended = gidlint("check", this, "--previous", last, "--select", "GID711", "--format", form, "--jobs", jobs)
        assert ended.status == 1
        assert "last.html" in ended.out
        assert ended.out.replace("\n", "").replace(" ", "").count("公开时效不够强") >= 2


def test_a_rule_that_fails_ends_with_status_4_and_is_named(
    make: Make, gidlint: Gidlint, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = checks.run

    def run(rule: Any, *rest: Any) -> Any:
        if rule.name == "sections-present":
            raise KeyError("broken")
        return right(rule, *rest)

    monkeypatch.setattr(checks, "run", run)
    ended = gidlint("check", make("faulty.txt", FAULT), "--format", "json")
    assert ended.status == 4
    assert "GID102" in ended.err
    outcomes = json.loads(ended.out)["reports"][0]["outcomes"]
    assert "error" in {outcome["status"] for outcome in outcomes if outcome["code"] == "GID102"}


@pytest.mark.parametrize(
    ("arguments", "locale", "lang"),
    [
        ([], "zh_CN.UTF-8", "zh"),
        ([], "en_GB.UTF-8", "en"),
        ([], "C.UTF-8", "zh"),
        (["--lang", "en"], "zh_CN.UTF-8", "en"),
        (["--lang=zh"], "en_GB.UTF-8", "zh"),
    ],
)
def test_the_language_follows_the_locale(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], locale: str, lang: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert spoken(arguments) == lang
    if not arguments:
        assert of_locale() == lang


def test_help_speaks_the_language(gidlint: Gidlint) -> None:
    assert gidlint("check", "--help").out.startswith("用法：")
    english = gidlint("check", "--help", "--lang", "en").out
    assert english.startswith("usage: ")
    assert not any("\u4e00" <= character <= "\u9fff" for character in english)


def run_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "linter", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        check=False,
    )


def test_a_text_report_needs_no_library_of_other_formats(make: Make) -> None:
    program = (
        "import sys; from linter.cli.main import main; main(['check', sys.argv[1]]);"
        "bad = {'pypdf', 'pypdfium2', 'lxml', 'docx', 'yaml', 'multiprocessing'} & sys.modules.keys();"
        "sys.exit(f'imported: {bad}' if bad else 0)"
    )
    file = make("clean.txt")
    for _ in range(2):  # the first run may have to compile the rulebook
        ended = subprocess.run(
            [sys.executable, "-c", program, str(file)],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            check=False,
        )
    assert ended.returncode == 0, ended.stderr.decode()


def test_a_pipe_without_chinese_gets_utf_8(make: Make) -> None:
    ended = run_process("check", str(make("clean.txt")), PYTHONIOENCODING="ascii")
    assert "检查" in ended.stdout.decode("utf-8")
    chinese = run_process("check", str(make("clean.txt")), PYTHONIOENCODING="gbk")
    assert "检查" in chinese.stdout.decode("gbk")
    machine = run_process("check", str(make("clean.txt")), "--format", "json", PYTHONIOENCODING="gbk")
    assert json.loads(machine.stdout.decode("utf-8"))["version"] == 1
    assert b"\r" not in machine.stdout


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
def test_a_reader_that_has_seen_enough_causes_no_noise(make: Make) -> None:
    make("faulty.txt", FAULT)
    command = f"{sys.executable} -m linter check faulty.txt --show-outcomes | head -1"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(["sh", "-c", command], capture_output=True, env=environment, check=False)
    assert ended.stderr == b""


def test_the_output_is_the_same_every_time(make: Make) -> None:
    file = str(make("faulty.html", FAULT))
    one, two = (run_process("check", file, "--format", "json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert one == two
