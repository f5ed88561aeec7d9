"""Reports whose running text gives figures, asked by the built-in rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from made_reports import report, rulebook, template

from linter import checks
from linter.checks.figures.lexicon import lexicon
from linter.checks.figures.mentions import mentions
from linter.checks.result import Instance, Status
from linter.model.report import Report

PARTS = ("preface", "overview", "disclosure", "applications", "review", "problems", "other_matters")
ERRORS = ("received-agrees", "new-requests-agree", "handled-agrees", "carried-over-agrees", "carried-over-exists",
          "requests-balance-in-text", "outcomes-agree", "outcomes-add-up-in-text", "applicants-agree",
          "reviews-and-suits-agree", "review-results-agree", "none-received", "no-reviews-or-suits")  # fmt: skip
TABLES: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "applications": {
        "new": {"natural_person": 60, "enterprise": 14, "total": 74},
        "carried_in": {"natural_person": 1, "total": 1},
        "granted": {"natural_person": 30, "enterprise": 10, "total": 40},
        "partial": {"natural_person": 5, "total": 5},
        "refused.process_info": {"natural_person": 4, "enterprise": 2, "total": 6},
        "unavailable.not_held": {"natural_person": 12, "total": 12},
        "unprocessed.petition": {"natural_person": 4, "total": 4},
        "other.other": {"natural_person": 3, "total": 3},
        "total": {"natural_person": 58, "enterprise": 12, "total": 70},
        "carried_over": {"natural_person": 3, "enterprise": 2, "total": 5},
    },
    "review": {
        "review": {"upheld": 5, "corrected": 1, "pending": 2, "total": 8},
        "litigation_direct": {"upheld": 2, "total": 2},
        "litigation_after_review": {"upheld": 3, "total": 3},
    },
    "disclosure": {
        "normative_documents": {"issued": 6, "repealed": 2, "in_force": 41},
        "licences": {"decisions": 500},
    },
}


def written(*overview: str, section: str = "overview", tables: Any = TABLES, **changes: Any) -> Report:
    """A report whose section says these paragraphs."""
    return report(texts=tables, prose={section: list(overview)}, preface=[], **changes)


def figures(whole: Report) -> list[tuple[str, object]]:
    """Every figure of a known quantity in a report's text."""
    words = lexicon(rulebook(), whole.year)
    found = mentions(PARTS, whole, template(whole.edition), words)
    return [(mention.quantity.id, mention.number.value) for mention in found if mention.number.exact]


def asked(name: str, whole: Report) -> list[Instance]:
    """What a built-in rule says about a report."""
    rule = rulebook().rule(name)
    assert rule is not None
    return list(checks.run(rule, whole, template(whole.edition), rulebook()))


def complaints(whole: Report, names: Sequence[str] = ERRORS) -> list[tuple[str, str]]:
    """Rules that are violated, each with the words that it quotes."""
    return [
        (name, str(instance.values.get("text", "")))
        for name in names
        for instance in asked(name, whole)
        if instance.status is Status.VIOLATED
    ]
