"""What became of each finding between two audits: every class with an example."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("xlsxwriter")

from linter.audit.diff import Change, compare
from linter.audit.store import Store
from linter.audit.store.outcomes import end, packed
from linter.audit.store.reviewing import Review, keys_of_findings, put_review
from linter.checks.result import Status
from linter.cli.main import main
from linter.run.problem import UsageProblem
from tests.audit.ledger.books import listing
from tests.audit.made import made_store

LEAF = "examples/leaf-wrong.txt"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    made_store(folder, bodies=0).__exit__(None, None, None)
    return folder


@pytest.fixture
def pair(made: Path, tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old", tmp_path / "new"
    shutil.copytree(made, old)
    shutil.copytree(made, new)
    return old, new


def change(folder: Path, *statements: str) -> None:
    with Store(folder, create=False) as store:
        for statement in statements:
            store.connection.execute(statement)


def classes(old: Path, new: Path) -> dict[str, Change]:
    """What became of the findings that are not still open with the same numbers."""
    with compare(old, new) as comparison:
        return {
            each.finding.key.code: each.change
            for owner in comparison.owners()
            for each in owner.findings
            if each.change is not Change.STILL_OPEN or each.has_other_numbers
        }


OTHER_BYTES = f"UPDATE files SET digest = 'other' WHERE path = '{LEAF}'"
NO_FINDING = f"DELETE FROM findings WHERE subject = '{LEAF}'"


def outcome(status: Status) -> str:
    data = packed(end("GID303", status))
    return f"UPDATE judgements SET ends = x'{data.hex()}' WHERE subject = '{LEAF}'"


def test_nothing_changed(pair: tuple[Path, Path]) -> None:
    assert classes(*pair) == {}


def test_fixed(pair: tuple[Path, Path]) -> None:
    change(pair[1], OTHER_BYTES, NO_FINDING, outcome(Status.HELD))
    assert classes(*pair) == {"GID303": Change.FIXED}


def test_new(pair: tuple[Path, Path]) -> None:
    change(pair[1], OTHER_BYTES)
    change(pair[0], NO_FINDING)
    assert classes(*pair) == {"GID303": Change.NEW}


def test_not_there_but_not_assessable_is_not_fixed(pair: tuple[Path, Path]) -> None:
    change(pair[1], OTHER_BYTES, NO_FINDING, outcome(Status.NOT_ASSESSABLE))
    assert classes(*pair) == {"GID303": Change.UNDECIDED}


def test_waived(pair: tuple[Path, Path]) -> None:
    with Store(pair[0], create=False) as store:
        key = next(each for each in keys_of_findings(store) if each.code == "GID303")
        put_review(store, key, Review(status="waived"))
    assert classes(*pair) == {"GID303": Change.WAIVED}


def test_still_open_with_other_numbers(pair: tuple[Path, Path]) -> None:
    change(pair[1], OTHER_BYTES, f"UPDATE findings SET fingerprint = 'other' WHERE subject = '{LEAF}'")
    assert classes(*pair) == {"GID303": Change.STILL_OPEN}


def test_changed_by_a_new_version_of_the_rule(pair: tuple[Path, Path]) -> None:
    change(pair[1], NO_FINDING, outcome(Status.HELD), "UPDATE rules SET digest = 'other' WHERE code = 'GID303'")
    assert classes(*pair) == {"GID303": Change.RULE}


def test_changed_by_a_new_reading(pair: tuple[Path, Path]) -> None:
    reading = f"(SELECT reading FROM files WHERE path = '{LEAF}')"
    change(pair[1], NO_FINDING, outcome(Status.HELD), f"UPDATE readings SET content = 'other' WHERE key = {reading}")
    assert classes(*pair) == {"GID303": Change.READING}


def test_no_longer_in_the_input(pair: tuple[Path, Path]) -> None:
    change(pair[1], f"DELETE FROM judgements WHERE subject = '{LEAF}'", f"DELETE FROM files WHERE path = '{LEAF}'")
    assert classes(*pair) == {"GID303": Change.GONE}


def test_the_command(pair: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    better = f"UPDATE judgements SET mark = 'A', score = '100' WHERE subject = '{LEAF}'"
    change(pair[1], OTHER_BYTES, NO_FINDING, outcome(Status.HELD), better)
    arguments = ["audit", "diff", str(pair[0]), str(pair[1]), "--lang", "zh"]
    assert main(arguments) == 0
    text = capsys.readouterr().out
    assert "  已改正　1 项\n" in text
    assert "得分提高的单位　1 家\n  青枫市云溪县民政局　+8 分（2023年度 A 92→A 100）\n" in text
    assert main([*arguments, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["summary"]["fixed"] == 1
    (fixed,) = [each for each in found["findings"] if each["change"] == "fixed"]
    assert (fixed["code"], fixed["old"]["reported"], fixed["old"]["compared"], fixed["new"]) == ("GID303", 5, 2, None)
    file = pair[0].parent / "diff.xlsx"
    assert main([*arguments, "--format", "xlsx", "--output", str(file)]) == 0
    assert "## 逐项变化" in listing(file)
    assert main([*arguments, "--format", "xlsx"]) == 2
    assert main(["audit", "diff", str(pair[0]), str(pair[0].parent / "no")]) == 2


def test_other_languages_cannot_be_compared(pair: tuple[Path, Path]) -> None:
    change(pair[1], "UPDATE meta SET value = 'en' WHERE name = 'lang'")
    with pytest.raises(UsageProblem, match="different languages"), compare(*pair):
        pass
