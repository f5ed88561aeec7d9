"""The vocabulary of figures: what a person who writes one is told, and how a rulebook extends another's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.rulebook import Rulebook, RulebookError, load
from linter.rulebook.vocabulary import NumberWords, Quantity, Vocabulary, expand, extended
from linter.rulebook.words import Words

RULE = """\
code: TST501
name: {name}
level: warning
category: narrative
title: {{zh: 标题, en: Title}}
basis: [{{law: 条例, article: 50}}]
message: {{zh: 提示, en: Message}}
fix: {{zh: 改正, en: Correct it}}
examples: {{held: [{{}}], violated: [{{}}]}}
"""
OWN = """\
words: {hotline: 12345热线|市长热线}
topics: {hotline: <hotline>}
quantities:
  - id: hotline_calls
    name: {zh: 热线诉求, en: calls to the hotline}
    said: ["<hotline>[^,;#]{0,8}诉求#件"]
    topic: hotline
    readings: [{cells: applications.new.total, name: {zh: 新收, en: new}}]
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDLINT_CACHE", str(tmp_path / "cache"))


def folder(path: Path, vocabulary: str = "", rule: str = "") -> Rulebook:
    path.mkdir()
    if vocabulary:
        (path / "vocabulary.yaml").write_text(vocabulary, encoding="utf-8")
    if rule:
        (path / "rules.yaml").write_text(RULE.format(name="own-rule") + rule, encoding="utf-8")
    return load([path])


def mistakes(path: Path, vocabulary: str = "", rule: str = "") -> str:
    with pytest.raises(RulebookError) as caught:
        folder(path, vocabulary, rule)
    return caught.value.say("en")


def test_the_built_in_vocabulary_is_there() -> None:
    vocabulary = load().vocabulary
    assert vocabulary.quantity("received") is not None
    assert len({quantity.id for quantity in vocabulary.quantities}) == len(vocabulary.quantities)


def test_a_folder_adds_quantities_of_its_own(tmp_path: Path) -> None:
    rule = "check: figure\nparts: [overview]\nquantities: [hotline_calls, received]\n"
    rulebook = folder(tmp_path / "own", OWN, rule)
    assert rulebook.vocabulary.quantity("hotline_calls") is not None
    assert rulebook.vocabulary.quantity("received") is not None
    assert rulebook.rule("own-rule") is not None


def test_what_both_have_is_the_extending_ones() -> None:
    name = Words(zh="某", en="some")
    first = Vocabulary(words={"a": "x"}, this_period="今年", quantities=[Quantity(id="one", name=name, said=["x#"])])
    second = Vocabulary(words={"a": "y"}, quantities=[Quantity(id="one", name=name, said=["y#"])])
    both = extended(first, second)
    assert both.words == {"a": "y"}
    assert both.this_period == "今年"
    assert [quantity.said for quantity in both.quantities] == [["y#"]]
    assert extended(first, Vocabulary(numbers=NumberWords(units=("件",)))).numbers.units == ("件",)


def test_names_in_patterns_stand_for_words_and_years() -> None:
    words = {"n": "#<unit>", "unit": "件|条"}
    assert re.fullmatch(expand("<year>年(?P<n>收到)<n>", words, 2023), "2023年收到#条")
    assert re.search(expand("<last_year>年", words, None), "2022年") is None


@pytest.mark.parametrize(
    ("vocabulary", "said"),
    [
        ("quantities: [{id: a, name: {zh: 甲, en: A}, said: ['收到<nn>']}]", "nn"),
        ("quantities: [{id: a, name: {zh: 甲, en: A}, said: ['收到(#']}]", "no valid pattern"),
        ("quantities: [{id: a, name: {zh: 甲, en: A}, said: ['#?']}]", "matches the empty text"),
        ("quantities: [{id: a, name: {zh: 甲, en: A}, said: ['#件'], topic: reqests}]", "reqests"),
        ("quantities: [{id: A-1, name: {zh: 甲, en: A}, said: ['#件']}]", "no valid key"),
        (
            "quantities: [{id: a, name: {zh: 甲, en: A}, said: ['#件'],"
            " readings: [{cells: applications.new.totl, name: {zh: 甲, en: A}}]}]",
            "applications.new.total",
        ),
        (
            "quantities: [{id: a, name: {zh: 甲, en: A}, said: ['#件']},"
            " {id: a, name: {zh: 甲, en: A}, said: ['#件']}]",
            "stands twice",
        ),
        ("scopes: [{words: '全市', whole_for: [city]}]", "city"),
        ("numbers: {about_before: '约('}", "no valid pattern"),
    ],
)
def test_a_mistake_in_a_vocabulary_is_named(tmp_path: Path, vocabulary: str, said: str) -> None:
    found = mistakes(tmp_path / "own", vocabulary)
    assert said in found
    assert "vocabulary.yaml" in found


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("check: figure\nparts: [overview]\nquantities: [recieved]\n", "received"),
        ("check: figure\nparts: [overveiw]\nquantities: [received]\n", "overview"),
        ("check: balance\nparts: [overview]\nholds: [[received = dones]]\n", "done"),
        ("check: balance\nparts: [overview]\nholds: [[]]\n", "at least one identity"),
        ("check: claim\nparts: [overview]\nclaims: [{said: [未收到], holds: [applications.new.total]}]\n", "="),
        ("check: claim\nparts: [overview]\nclaims: [{said: [未收到], holds: [applications.nw.total = 0]}]\n", "new"),
        ("check: share\nparts: [overview]\nsaid: ['(?P<n>#)占(?P<p>#)%']\nwholes: [applications.new]\n", "cell"),
        ("check: breakdown\nparts: [overview]\nwhole: '('\nmembers: ''\n", "no valid pattern"),
        ("check: figure-form\nparts: [overview]\nquantities: [received]\nforbid: [vague]\n", "vague"),
        ("check: listed-sections\nparts: [preface]\nlisting: 由(?P<names>.+)\nmarks: {overview: '('}\n", "pattern"),
    ],
)
def test_a_mistake_in_a_rule_about_figures_is_named(tmp_path: Path, rule: str, said: str) -> None:
    assert said in mistakes(tmp_path / "own", rule=rule)
