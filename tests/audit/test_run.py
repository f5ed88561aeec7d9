"""An audit from its folder to its outputs: run again, interrupted, killed, and gone on with."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from folders import outputs, reports, write

from linter.audit.progress import Progress, Step

pytest.importorskip("xlsxwriter")
pytest.importorskip("pyarrow")

from linter.audit.options import AuditOptions
from linter.audit.run import AuditResult, audit
from linter.audit.store import Store, database
from linter.run.problem import UsageProblem

DUE = date(2026, 5, 31)
FILES = reports()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "reports", FILES)


def run(folder: Path, out: Path, **more: Any) -> AuditResult:
    return audit(AuditOptions(source=str(folder), out=out, due=DUE, **more), today=date(2026, 4, 1))


def test_clean_reports_of_several_years_have_no_finding_but_advice(folder: Path, tmp_path: Path) -> None:
    result = run(folder, tmp_path / "out")
    assert (result.totals.files, result.totals.checked, result.totals.bodies) == (8, 8, 4)
    assert (result.totals.errors, result.totals.warnings, result.totals.unreadable) == (0, 0, 0)
    for name in ("ledger.xlsx", "index.html", "audit.json", "findings.parquet", "figures.parquet"):
        assert (tmp_path / "out" / name).stat().st_size


def test_the_same_folder_again_is_not_read_or_judged_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = run(folder, out)
    before = outputs(out)
    again = run(folder, out)
    assert (first.read, first.judged) == (8, 8)
    assert (again.read, again.judged) == (0, 0)
    assert outputs(out) == before


def test_a_changed_report_is_judged_again_with_those_around_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    path = next(path for path in FILES if "2022" in path)
    text = (folder / path).read_text()
    (folder / path).write_text(text + "\n另行说明：本报告电子版可在本机关网站下载。\n")
    again = run(folder, out)
    assert again.read == 1
    assert again.judged == 2  # its own, and the next year's, which looks back at it
    fresh = tmp_path / "fresh"
    run(folder, fresh)
    assert outputs(out) == outputs(fresh)


def test_a_file_that_is_gone_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "out", tmp_path / "fresh"
    run(folder, out)
    gone = next(iter(FILES))
    (folder / gone).unlink()
    assert run(folder, out).totals.files == 7
    run(folder, fresh)
    assert outputs(out) == outputs(fresh)


def test_files_are_read_once_for_equal_bytes_and_workers_make_no_difference(folder: Path, tmp_path: Path) -> None:
    path, data = next(iter(FILES.items()))
    write(folder, {f"copy/{Path(path).name}": data})
    assert run(folder, tmp_path / "one", jobs=1).read == 8
    run(folder, tmp_path / "three", jobs=3)
    assert outputs(tmp_path / "one") == outputs(tmp_path / "three")


def test_a_file_that_cannot_be_read_is_one_row_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    damaged, note = b"%PDF-1.7\nnothing", "通知".encode()
    write(folder, {"broken/2023.pdf": damaged, "broken/empty.txt": b"", "broken/note.txt": note})
    result = run(folder, tmp_path / "out")
    assert (result.totals.checked, result.totals.unreadable, result.totals.not_a_report) == (8, 2, 1)
    with Store(tmp_path / "out", create=False) as store:
        found = {row["subject"]: row["code"] for row in store.rows("SELECT subject, code FROM findings")}
    assert found["broken/2023.pdf"] == "GID906"
    assert "broken/empty.txt" in found


def test_the_output_folder_inside_the_input_is_not_taken_up(folder: Path) -> None:
    assert run(folder, folder / "audit").totals.files == 8
    assert run(folder, folder / "audit").totals.files == 8


def test_a_second_audit_of_the_same_output_folder_is_told_to_wait(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    held = database.lock(out)
    with pytest.raises(UsageProblem, match="in use by another audit"):
        run(folder, out)
    held.close()
    run(folder, out)


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be one" * 50, b""])
def test_a_foreign_file_in_the_output_folder_is_left_alone(folder: Path, tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "out"
    write(out, {"audit.sqlite": content})
    if not content:  # an empty file is what a killed start leaves
        assert run(folder, out).totals.checked == 8
        return
    with pytest.raises(UsageProblem, match="no audit of this tool"):
        run(folder, out)
    assert (out / "audit.sqlite").read_bytes() == content


def test_a_folder_without_reports_is_told_apart_from_one_without_faults(tmp_path: Path) -> None:
    write(tmp_path / "empty", {"photo.zipx": b"x", "readme.csv": b"x"})
    with pytest.raises(UsageProblem, match="holds no file to audit"):
        run(tmp_path / "empty", tmp_path / "out")


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_an_output_folder_that_cannot_be_made_is_one_line(folder: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("a file, no folder")
    with pytest.raises(UsageProblem, match="can't be written to"):
        run(folder, tmp_path / place)


def test_a_store_that_is_damaged_inside_is_one_line(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, out)
    data = bytearray((out / "audit.sqlite").read_bytes())
    data[4096 : len(data) - 4096] = b"\xff" * (len(data) - 8192)
    (out / "audit.sqlite").write_bytes(data)
    with pytest.raises(UsageProblem, match=r"audit\.sqlite (can't be used|is no audit)"):
        run(folder, out)


def test_how_far_it_is_is_told_step_by_step(folder: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    options = AuditOptions(source=str(folder), out=tmp_path / "out", due=DUE)
    audit(options, today=DUE, watch=told.append)
    assert list(dict.fromkeys(progress.step for progress in told)) == list(Step)
    last = [progress for progress in told if progress.step is Step.READ][-1]
    assert (last.done, last.total, last.worked) == (8, 8, 8)


def command(folder: Path, out: Path) -> list[str]:
    arguments = ["audit", str(folder), "--out", str(out), "--due", DUE.isoformat(), "--jobs", "2", "--lang", "zh"]
    return [sys.executable, "-m", "linter", *arguments]


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_killed_at_any_moment_it_goes_on_and_loses_nothing(folder: Path, tmp_path: Path) -> None:
    run(folder, tmp_path / "whole")
    out = tmp_path / "out"
    for seconds in (0.5, 0.9, 1.3):
        process = subprocess.Popen(command(folder, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()
    ended = subprocess.run(command(folder, out), capture_output=True, text=True, check=False)
    assert (ended.returncode, "Traceback" in ended.stderr) == (0, False)
    assert outputs(out) == outputs(tmp_path / "whole")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_it_with_one_line(folder: Path, tmp_path: Path) -> None:
    # So many that it can't be over before the signal comes.
    many = {f"{number}/{path}": data + f"\n{number}".encode() for number in range(20) for path, data in FILES.items()}
    write(folder, many)
    process = subprocess.Popen(
        command(folder, tmp_path / "out"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background doesn't hear Ctrl-C
    )
    assert process.stderr is not None
    assert "读取" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "已中断" in errors
    assert "Traceback" not in errors
