"""What a roster of bodies and a manifest of files say of a report holds.

Placeholders: ``source`` (the list); of ``unpublished`` ``organisation``, ``year`` and ``deadline``; of ``roster``
``organisation``; of the rest ``listed`` and ``found``, what the list and the report say, and of ``published`` ``days``
between them. A report that isn't there is found by :func:`linter.engine.judge_unpublished`.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.answer import held, not_applicable, not_assessable, violated
from linter.checks.bodies import Likeness
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.checks.series import likeness
from linter.model.named import Named
from linter.model.report import Listing, Report
from linter.rulebook.kinds_lists import Listed
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_NO_LISTING = Named("没有给出单位名单或文件清单", "no roster and no manifest was given")
_NOT_SAID = Named("清单没有写", "the manifest doesn't say")
_THE_LIST = Named("清单", "the list")


def check(params: Listed, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    listing = report.listing
    if params.fact in ("unpublished", "roster"):
        yield _by_roster(params, report)
    elif listing is None:
        yield not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NO_LISTING})
    elif params.fact == "organisation":
        yield _organisation(report, listing)
    elif params.fact == "year":
        yield _year(report, listing)
    else:
        yield _published(params, report, listing)


def source_of(listing: Listing | None) -> Value:
    """The list and its line, as messages name it."""
    return listing.source if listing is not None and listing.source else _THE_LIST


def _by_roster(params: Listed, report: Report) -> Instance:
    listing = report.listing
    if listing is None or listing.listed is None:
        if params.needed is None:
            return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NO_LISTING})
        return not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": Named(params.needed.zh, params.needed.en)})
    target = where.whole(report)
    if listing.listed or params.fact == "unpublished":
        return held(target)
    name = listing.organisation or report.organisation
    if name is None:
        return not_assessable(ReasonCode.ORGANISATION_UNKNOWN)
    return violated(target, {"organisation": name, "source": source_of(listing)})


def _organisation(report: Report, listing: Listing) -> Instance:
    """Another body's report only where it is clearly that of none of the names that the lists know."""
    if listing.organisation is None:
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NOT_SAID})
    if report.organisation is None:
        return not_assessable(ReasonCode.ORGANISATION_UNKNOWN)
    known = (listing.organisation, *listing.aliases)
    found = {likeness(name, report.organisation) for name in known}
    target = where.whole(report)
    if Likeness.SAME in found:
        return held(target)
    if Likeness.UNSURE in found:
        first, second = listing.organisation, report.organisation
        return not_assessable(ReasonCode.NAMES_UNSURE, {"first": first, "second": second}, target)
    values: dict[str, Value] = {"listed": listing.organisation, "found": report.organisation}
    return violated(target, {**values, "source": source_of(listing)})


def _year(report: Report, listing: Listing) -> Instance:
    if listing.year is None:
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NOT_SAID})
    if report.year is None:
        return not_assessable(ReasonCode.YEAR_UNKNOWN)
    target = where.whole(report)
    if report.year == listing.year:
        return held(target)
    return violated(target, {"listed": listing.year, "found": report.year, "source": source_of(listing)})


def _published(params: Listed, report: Report, listing: Listing) -> Instance:
    if listing.published is None:
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": _NOT_SAID})
    page = report.published
    if page is None or page.value is None:
        return not_assessable(ReasonCode.PUBLISHED_UNKNOWN)
    target = Target(page.place, page.text)
    days = abs((page.value - listing.published).days)
    if days <= params.days:
        return held(target)
    return violated(
        target,
        {
            "listed": names.day(listing.published),
            "found": names.day(page.value),
            "days": days,
            "source": source_of(listing),
        },
    )
