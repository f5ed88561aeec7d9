"""Every built-in rule has an answer on any report, however little there is to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_reports import report, rulebook, template

from linter import checks
from linter.checks.result import Status
from linter.model.report import Report, Signature
from linter.phrases.labels import Labels
from linter.phrases.phrase import fill, placeholders
from linter.phrases.reasons import sentence
from linter.rulebook.rule import Rule

SECTIONS = [section.id for section in template().sections]
TABLES = [table.id for table in template().tables]
NOBODY = Signature(None, None, None)
BLANK = {
    table.id: {row.id: {column.id: "" for column in table.columns_of(row.id)} for row in table.all_rows()}
    for table in template().tables
}
REPORTS = {
    "clean": report(),
    "of 2019": report("2019", 2019),
    "of another edition than its year's": report("2019", 2023),
    "without anything": report(
        year=None,
        without=SECTIONS,
        tables_without=TABLES,
        preface=[],
        title=None,
        organisation=None,
        body=None,
        signature=NOBODY,
    ),
    "without running text": report(prose={id: [] for id in SECTIONS}),
    "of blanks": report(texts=BLANK),
    "of words": report(texts={table: {row: dict.fromkeys(cells, "某") for row, cells in rows.items()}
                              for table, rows in BLANK.items()}),
    "with last year's": report(previous=report(year=2022)),
    "with empty tables": replace(
        report(), tables={id: replace(table, cells={}, rows=(), columns=()) for id, table in report().tables.items()}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("rule", rulebook().rules, ids=lambda rule: rule.code)
def test_a_rule_answers_and_its_answer_can_be_said(rule: Rule, name: str) -> None:
    whole: Report = REPORTS[name]
    found = list(checks.run(rule, whole, template(whole.edition), rulebook()))
    assert found
    for instance in found:
        if instance.status is Status.VIOLATED:
            for message in (rule.message, rule.fix):
                assert not placeholders(fill(message.zh, instance.values, "zh"))
                assert not placeholders(fill(message.en, instance.values, "en"))
        elif instance.reason is not None:
            assert sentence(instance.reason, Labels(template(whole.edition), "zh"))
