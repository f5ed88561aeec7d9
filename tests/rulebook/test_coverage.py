"""What the law asks, and which rules look after it: ``coverage.yaml``."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from linter.rulebook import RulebookError, load
from linter.rulebook.coverage import Coverage, dependents, digest_of_quote, load_coverage

DEMAND = """\
demands:
  - id: D1
    law: 条例
    article: 49
    quote: 应当在每年1月31日前
    reviewed: "{digest}"
    asks: {{zh: 按期公布, en: published in time}}
    {status}
"""
DIGEST = digest_of_quote("应当在每年1月31日前")


def problems(folder: Path, text: str) -> list[tuple[str, tuple[str, ...]]]:
    (folder / "coverage.yaml").write_text(text, encoding="utf-8")
    rulebook = load()
    found = load_coverage(replace(rulebook, folders=(*rulebook.folders, str(folder))))[1]
    return [(one.problem.say("zh"), one.rules) for one in found]


@pytest.fixture(scope="module")
def shipped() -> Coverage:
    coverage, wrong = load_coverage(load())
    assert [found.problem.say("en") for found in wrong] == []
    return coverage


def test_the_catalogue_is_whole(shipped: Coverage) -> None:
    expected = {"A": 18, "B": 13, "C": 17, "D": 6, "E": 15, "F": 7, "G": 12, "H": 15}
    ids = [f"{letter}{number:02}" for letter, most in expected.items() for number in range(1, most + 1)]
    assert [item.id for item in shipped.items] == ids


def test_the_articles_that_concern_the_report_are_there(shipped: Coverage) -> None:
    articles = {demand.article for demand in shipped.demands if demand.law == "条例"}
    assert articles >= {3, 4, 19, 20, *range(36, 40), 42, *range(46, 52)}
    for document in ("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"):
        assert any(demand.law == document for demand in shipped.demands)


def test_every_demand_says_what_it_asks_in_the_clauses_words(shipped: Coverage) -> None:
    for demand in shipped.demands:
        assert demand.quote.strip()
        assert not re.search(r"[…]|\.\.\.", demand.quote)


def test_a_demand_that_is_covered_is_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, DEMAND.format(digest=DIGEST, status="covered: [period-stated]")) == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("covered: [perod-stated]", "demands[0].covered[0]: 未知的“perod-stated”（最接近的是 period-stated）"),
        ("covered: []", "D1：covered、not_checkable、not_yet 应当恰好写一个"),
        ("not_yet: {zh: 未, en: not}\n    covered: [period-stated]", "应当恰好写一个"),
    ],
)
def test_a_status_is_checked(tmp_path: Path, status: str, said: str) -> None:
    ((text, _),) = problems(tmp_path, DEMAND.format(digest=DIGEST, status=status))
    assert said in text


def test_a_changed_quote_names_the_rules_that_rest_on_it(tmp_path: Path) -> None:
    text = DEMAND.format(digest=DIGEST, status="covered: [period-stated]").replace("1月31日", "2月28日")
    ((said, rules),) = problems(tmp_path, text)
    assert said.startswith(f"{tmp_path}/coverage.yaml:6:16: demands[0].reviewed: D1 的引文已经改动")
    assert "period-stated" in rules  # it looks after the demand
    assert "published-before-statutory-deadline" in rules  # it cites the same article
    assert "applications-balance" not in rules
    assert all(name in said for name in rules)


def test_white_space_and_the_width_of_signs_are_no_change_of_a_quote() -> None:
    assert digest_of_quote("数据准确、 要素齐备（二）") == digest_of_quote("数据准确、要素齐备(二)\n")
    assert digest_of_quote("数据准确、要素齐全") != digest_of_quote("数据准确、要素齐备")


def test_a_demand_whose_rules_are_switched_off_is_not_covered(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("change: GID131\noff: true\n", encoding="utf-8")
    coverage, wrong = load_coverage(load([file]))
    assert not wrong
    (item,) = (item for item in coverage.items if item.id == "A14")
    assert item.covered == []
    assert item.not_yet is not None


def test_an_id_that_stands_twice(tmp_path: Path) -> None:
    text = DEMAND.format(digest=DIGEST, status="covered: [period-stated]")
    again = text.removeprefix("demands:\n")
    ((said, _),) = problems(tmp_path, text + again)
    assert said.endswith("demands[1].id: “D1”重复")


def test_a_file_that_has_not_the_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="missing keys: quote"):
        problems(tmp_path, "demands: [{id: D1, law: 条例, reviewed: x, asks: {zh: 一, en: one}}]")


def test_an_item_of_a_list_is_another_clause(shipped: Coverage) -> None:
    rules = load().rules
    by_id = {demand.id: demand for demand in shipped.demands}
    assert "sections-present" in dependents(by_id["R50.5"], rules)
    assert "applications-balance" not in dependents(by_id["R50.5"], rules)
