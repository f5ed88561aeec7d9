"""Every task has one result, whatever becomes of the worker that has it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.audit.engines import open_engine
from linter.rulebook import load_all
from linter.run.limits import Limits
from linter.run.problem import UsageProblem
from tests.audit.engines.toys import Acting, Toy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the toys die by signals")


def results(*tasks: Toy, jobs: int = 2, limits: Limits = Limits(seconds=0.5)) -> list[str]:  # noqa: B008 - frozen
    engine = open_engine("local", None, jobs, load_all(), limits)
    found = dict(engine.results(enumerate(tasks), Acting()))
    engine.close()
    return [found[number] for number in range(len(tasks))]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_hangs_crashes_or_fails_costs_only_its_own_result(jobs: int) -> None:
    bad: list[Toy] = [("hang", ""), ("killed", ""), ("exit", "7"), ("raise", "a bug"), ("refuse", "cut off")]
    tasks: list[Toy] = [("say", "a"), *bad, ("say", "b")]
    assert results(*tasks, jobs=jobs) == [
        "say: a",
        "hang:  failed, timeout: 0.5 s",
        "killed:  failed, crashed: signal 9",
        "exit: 7 failed, crashed: exit 7",
        "raise: a bug failed, crashed: ValueError: a bug",
        "refuse: cut off failed, damaged: cut off",
        "say: b",
    ]


def test_a_file_whose_worker_was_killed_is_read_again(tmp_path: Path) -> None:
    marker = str(tmp_path / "marker")
    assert results(("say", "a"), ("killed once", marker), ("say", "b")) == [
        "say: a",
        f"killed once: {marker}",
        "say: b",
    ]


def test_the_number_of_tasks_on_their_way_is_bounded() -> None:
    taken = given = most = 0

    def tasks() -> Iterator[tuple[int, Toy]]:
        nonlocal taken
        for number in range(300):
            taken += 1
            yield number, ("say", str(number))

    for number, result in open_engine("local", None, 2, load_all(), Limits()).results(tasks(), Acting()):
        assert result == f"say: {number}"
        given += 1
        most = max(most, taken - given)
    assert given == 300
    assert most <= 4


def test_results_may_be_given_up_in_the_middle() -> None:
    engine = open_engine("local", None, 2, load_all(), Limits())
    running = engine.results(enumerate([("say", "a"), ("hang", ""), ("hang", "")]), Acting())
    assert next(running) == (0, "say: a")
    running.close()  # ends the workers in the middle of their files
    assert dict(engine.results(enumerate([("say", "b")]), Acting())) == {0: "say: b"}


def test_a_cluster_without_its_extra_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linter.audit.engines.find_spec", lambda name: None)
    with pytest.raises(
        UsageProblem, match=r"^running on a cluster needs one more package: pip install 'gidlint\[cluster"
    ):
        open_engine("dask", None, None, load_all(), Limits())
