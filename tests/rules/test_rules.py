"""The rulebook's rules do what they say of themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import msgspec
import pytest

from linter import ruletest
from linter.engine.judge import judge
from linter.interpret import interpret
from linter.readers import read_bytes
from linter.rulebook import load
from linter.rulebook.rule import Rule, needed_examples
from linter.specimen import build, render

RULEBOOK = load()
BODIES = ("department", "government", "township")


def alone(rule: Rule) -> tuple[ruletest.ExampleResult, ...]:
    """The results of one rule's examples."""
    return ruletest.run(replace(RULEBOOK, rules=(rule,)))


@pytest.fixture(scope="module")
def results() -> tuple[ruletest.ExampleResult, ...]:
    return ruletest.run(RULEBOOK)


def test_every_example_comes_out_as_stated(results: tuple[ruletest.ExampleResult, ...]) -> None:
    wrong = [f"{one.rule.code} {one.expected.value} {one.number}: {one.problem.en}" for one in results if one.problem]
    assert not wrong


def test_every_violated_example_has_a_message_in_both_languages(results: tuple[ruletest.ExampleResult, ...]) -> None:
    for result in results:
        if result.expected.value == "violated" and result.passed:
            assert result.message is not None
            for words in (result.message.zh, result.message.en):
                assert words
                assert not re.search(r"\{[a-z_]+\}", words), (result.rule.code, words)


@pytest.mark.parametrize("kind", ["held", "violated"])
def test_a_rule_without_an_example_fails(kind: str) -> None:
    rule = RULEBOOK.rule("GID302")
    assert rule is not None
    broken = msgspec.structs.replace(rule, examples=msgspec.structs.replace(rule.examples, **{kind: []}))
    assert [result.expected.value for result in alone(broken) if not result.passed] == [kind]


def test_an_example_that_comes_out_otherwise_or_cannot_be_made_fails() -> None:
    rule = RULEBOOK.rule("GID302")
    assert rule is not None
    examples = msgspec.structs.replace(rule.examples, violated=[{}, {"aplications": {}}], not_assessable=[])
    failed = [result for result in alone(msgspec.structs.replace(rule, examples=examples)) if not result.passed]
    assert [result.number for result in failed] == [1, 2]
    assert failed[1].problem is not None
    assert "applications" in failed[1].problem.en


FORMATS = {
    "docx": render.docx,
    "html": lambda document: render.html(document).encode(),
    "md": lambda document: render.markdown(document).encode(),
    "rows.txt": lambda document: render.text(document, "rows").encode(),
    "tabs.txt": lambda document: render.text(document, "tabs").encode(),
    "pipes.txt": lambda document: render.text(document, "pipes").encode(),
    "cells.txt": lambda document: render.text(document, "cells").encode("gb18030"),
    "wrapped.txt": lambda document: render.text(document, "wrapped").encode("utf-16"),
}


@pytest.mark.parametrize(("edition", "body"), list(product([t.edition for t in RULEBOOK.templates], BODIES)))
def test_the_clean_report_has_no_finding_in_any_format(edition: str, body: str) -> None:
    document = build(RULEBOOK.template(edition), RULEBOOK, {"body": body})
    for name, make in FORMATS.items():
        report = interpret(read_bytes(make(document), f"clean.{name}"), RULEBOOK)
        assert (report.edition, report.body and report.body.value) == (edition, body), name
        result = judge(report, RULEBOOK, path=name)
        assert [(finding.rule.code, finding.values) for finding in result.findings] == [], name
        open_rules = [
            one.rule.code
            for one in result.outcomes
            if one.status.value in ("not_assessable", "error") and "violated" in needed_examples(one.rule.check)
        ]
        assert [code for code in open_rules if not code.startswith(("GID606", "GID62", "GID7"))] == [], name


def test_no_message_calls_practice_a_breach_of_law() -> None:
    for rule in RULEBOOK.rules:
        for words in (rule.title, rule.message, rule.fix, rule.why):
            if words is not None:
                assert not re.search("违法|违反", words.zh), rule.code
                assert not re.search("illegal|unlawful|breach", words.en), rule.code


def test_format_findings_on_reports_for_2019_are_warnings_at_most() -> None:
    document = build(
        RULEBOOK.template("2019"),
        RULEBOOK,
        {
            "year": 2019,
            "tables": {"review": None, "applications": {"drop_rows": ["partial"]}},
            "sections": {"review": ""},
        },
    )
    result = judge(interpret(document, RULEBOOK), RULEBOOK, path="2019")
    structure = {
        finding.rule.code: finding.level.value for finding in result.findings if finding.rule.category == "structure"
    }
    assert structure == {"GID111": "warning", "GID113": "warning"}
