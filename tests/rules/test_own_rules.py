"""Rules that somebody else writes are tried on their examples like those that come with the product."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from linter import ruletest
from linter.rulebook import load

BALANCE = """
- code: ORG302
  name: own-balance
  level: error
  category: applications-table
  title: {zh: 新收与结转之和应等于总计与结转下年度之和, en: New plus carried-in equals handled plus carried-over}
  basis: [{law: 条例, article: 50, item: 2}]
  check: identity
  each: column of applications
  holds: new + carried_in = total + carried_over
  message: {zh: "{column}相差 {difference}", en: "{column}: off by {difference}"}
  fix: {zh: 核对, en: check}
  examples:
    held:     {applications: {new: {natural_person: 3}, total: {natural_person: 3}}}
    violated: {applications: {new: {natural_person: 3}, total: {natural_person: 2}}}
"""
CARRIED = """
code: ORG701
name: own-carry-over
level: error
category: series
title: {zh: 上年结转应等于上年报告的结转下年度, en: Carried-in equals what last year carried over}
basis: [{law: 条例, article: 50}]
check: identity
each: column of applications
holds: carried_in = previous.applications.carried_over
message: {zh: "{column}：{carried_in} 与上年的 {right} 不符", en: "{column}: {carried_in}, but {right} last year"}
fix: {zh: 核对, en: check}
examples:
  held: [{previous: {}}]
  violated: [{previous: {applications: {carried_over: {natural_person: 5}}}}]
  not_assessable: [{}]
"""


@pytest.mark.parametrize(("text", "count"), [(BALANCE, 2), (CARRIED, 3)], ids=["single examples", "last year's report"])
def test_examples_of_an_own_rule_come_out_as_stated(tmp_path: Path, text: str, count: int) -> None:
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    rulebook = load([tmp_path])
    own = tuple(rule for rule in rulebook.rules if rule.code.startswith("ORG"))
    results = ruletest.run(replace(rulebook, rules=own))
    assert [result.problem for result in results] == [None] * count
