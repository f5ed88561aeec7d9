"""Nothing that happens to one file in a worker may touch the others' results."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from linter.engine.finding import ReportResult, ReportStatus
from linter.model.document import NoteKind
from linter.rulebook import Rulebook, load_all
from linter.run import process as processing
from linter.run.limits import Limits
from linter.run.process import Task
from linter.run.run import run_tasks

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the stand-in for reading is inherited by forking")


@pytest.fixture(autouse=True)
def acting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers do what a file's name says."""

    def process(task: Task, rulebook: Rulebook) -> ReportResult:
        match task.path.stem:
            case "hang":
                time.sleep(60)
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "exit":
                os._exit(7)
            case "loud":
                print("noise")
                os.write(2, b"noise")
            case "slow":
                time.sleep(0.3)
        return ReportResult(task.name, ReportStatus.NOT_A_REPORT, None, (), (), None, str(os.getpid()))

    monkeypatch.setattr(processing, "process", process)
    # Libraries in other tests leave idle threads behind, with which workers would not be forked.
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def results(*names: str, jobs: int = 1, **limits: float) -> list[ReportResult]:
    tasks = [Task(path=Path(f"{name}.pdf"), name=f"{name}.pdf", rules=None) for name in names]
    return list(run_tasks(tasks, load_all(), jobs=jobs, limits=replace(Limits(), **limits)))  # type: ignore[arg-type]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("name", "detail"), [("hang", "0.5 s"), ("killed", "signal 9"), ("exit", "exit 7")], ids=["hang", "killed", "exit"]
)
def test_one_bad_file_costs_only_its_own_result(name: str, detail: str, jobs: int) -> None:
    found = results("a", name, "b", "c", jobs=jobs, seconds=0.5)
    assert [one.path for one in found] == ["a.pdf", f"{name}.pdf", "b.pdf", "c.pdf"]
    assert [one.status for one in found].count(ReportStatus.UNREADABLE) == 1
    assert (found[1].status, found[1].detail) == (ReportStatus.UNREADABLE, detail)
    assert found[1].findings[0].rule.category == "input"


def test_results_come_in_the_order_of_the_files() -> None:
    names = ["slow", "a", "b", "c", "d"]
    assert [one.path for one in results(*names, jobs=2)] == [f"{name}.pdf" for name in names]


def test_workers_are_replaced_after_some_files() -> None:
    assert len({one.detail for one in results(*"abcdef", files=2)}) == 3
    assert len({one.detail for one in results(*"abcdef", files=100)}) == 1


def test_pages_beyond_the_limit_are_left_unread_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()  # real reading
    file = Path(__file__).resolve().parents[2] / "examples" / "reports" / "row-total-wrong.pdf"
    task = Task(path=file, name=file.name, rules=None)
    for pages, notes in ((3, []), (2, [NoteKind.LIMIT])):
        (result,) = run_tasks([task], load_all(), limits=Limits(pages=pages))
        assert result.report is not None
        assert result.report.document.pages == 3
        assert [note.kind for note in result.report.document.notes] == notes


def test_what_libraries_print_in_a_worker_is_not_shown(capfd: pytest.CaptureFixture[str]) -> None:
    results("loud")
    assert capfd.readouterr() == ("", "")
