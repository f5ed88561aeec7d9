"""A report that ought to be there and isn't."""

from __future__ import annotations

from datetime import date

from linter.checks import names
from linter.checks.by_body import day_of, first_fitting
from linter.checks.listed import source_of
from linter.checks.result import Target, Value
from linter.engine.finding import Finding, Level
from linter.engine.fingerprint import with_fingerprints
from linter.model.place import Place
from linter.model.report import Listing
from linter.rulebook.kinds_lists import Listed
from linter.rulebook.rulebook import Rulebook


def judge_unpublished(
    organisation: str, year: int, rulebook: Rulebook, listing: Listing | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    """The findings about a body that has no report for a report year, though a roster asks for one.

    ``listing`` is what the roster says of the body: the day by which the report was due goes by its kind and level, and
    the message names its ``source``. Like an unreadable file, it is never filtered by a selection: that a report is
    missing must not go unsaid. Until the day has passed (``today``; without it, it has), nothing is missing.
    """
    subject = listing or Listing(organisation=organisation)
    findings: list[Finding] = []
    for rule in rulebook.rules:
        check = rule.check
        if not isinstance(check, Listed) or check.fact != "unpublished":
            continue
        if rule.applies.years is not None and year not in rule.applies.years:
            continue
        days = [day_of(year + 1, one.day) for one in first_fitting(check.deadlines, subject) if one is not None]
        if today is not None and days and today <= max(days):
            continue
        values: dict[str, Value] = {
            "organisation": organisation,
            "year": year,
            "deadline": names.day(max(days)) if days else "",
            "source": source_of(listing),
        }
        findings.append(Finding(rule, Level(rule.level), Target(place=Place()), values, fingerprint=""))
    return with_fingerprints(findings)
