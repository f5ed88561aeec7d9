"""The synthetic province: the same every time, and an audit finds in it what was planted and nothing else."""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("xlsxwriter")

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.audit import verify
from benchmarks.audit.places import Province, province
from benchmarks.audit.plan import KINDS, LAWFUL, plan
from benchmarks.audit.province import YEARS, build
from benchmarks.audit.series import leaf, whole
from benchmarks.rules.figures import number
from linter.rulebook import load

REPORTS = 60


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("province") / "p"
    build(folder, REPORTS, seed=3, jobs=1)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_equal_seeds_give_equal_files(small: Path, tmp_path: Path) -> None:
    build(tmp_path / "again", REPORTS, seed=3, jobs=2)
    one, other = contents(small), contents(tmp_path / "again")
    assert one.keys() == other.keys()
    assert {name for name in one if one[name] != other[name]} == set()


def test_the_truth_names_files_that_there_are_and_rules_that_there_are(small: Path) -> None:
    truth = json.loads((small / "truth.json").read_text(encoding="utf-8"))
    codes = {rule.code for rule in load().rules}
    files = {str(path.relative_to(small / "files")) for path in (small / "files").rglob("*") if path.is_file()}
    assert truth["faults"]
    for fault in truth["faults"]:
        assert fault["kind"] in KINDS
        assert fault["must"]
        assert {path.partition("!/")[0] for path in fault["files"]} <= files
        for expected in (*fault["must"], *fault["may"]):
            assert set(expected.get("codes", ())) <= codes
    with (small / "files.csv").open(encoding="utf-8", newline="") as file:
        assert {line["file"].partition("!/")[0] for line in csv.DictReader(file)} <= files


def test_every_level_has_its_governments_and_every_body_its_place() -> None:
    found = province(1, 200, YEARS)
    assert len(found.units) == 200
    assert len({unit.name for unit in found.units}) == 200
    assert {level: bool(found.governments(level)) for level in ("province", "prefecture", "county")} == {
        "province": True, "prefecture": True, "county": True,
    }  # fmt: skip
    assert [unit.name for unit in found.units if unit.parent is None] == ["岚江省人民政府"]


def test_a_body_has_one_fault_at_most_and_all_kinds_occur() -> None:
    found = province(1, 400, YEARS)
    planned = plan(1, found, YEARS).at
    assert max(Counter(unit for unit, _ in planned).values()) == 1
    assert {one.kind for one in planned.values()} == {*KINDS, *LAWFUL}


def sums(found: Province, head: int) -> Iterator[dict]:
    for unit in found.parts(head):
        yield whole(sums(found, unit.number), YEARS) if unit.sums else leaf(1, unit, YEARS)


def test_what_the_province_carries_over_it_carries_in() -> None:
    found = province(1, 200, YEARS)
    total = whole(sums(found, 0), YEARS)
    for year in YEARS[1:]:
        for column in ("natural_person", "enterprise", "total"):
            carried_in = number(total[year], "applications", "carried_in", column)
            assert carried_in == number(total[year - 1], "applications", "carried_over", column)


def test_an_audit_finds_what_was_planted_and_nothing_else(small: Path, tmp_path: Path) -> None:
    from linter.cli.main import main

    main(["audit", str(small / "files"), "--out", str(tmp_path), "--roster", str(small / "roster.xlsx"),
          "--manifest", str(small / "manifest.csv"), "--jobs", "1"])  # fmt: skip
    verdict = verify.verify(small, tmp_path)
    assert (verdict.missed, verdict.strays, verdict.wrong) == ([], [], [])
