"""Kinds of check that compare a report with what lists say (a roster of bodies, a manifest of files) and with other
files of the same report."""

from __future__ import annotations

from typing import ClassVar, Literal

from linter.rulebook.kinds_report import Deadline
from linter.rulebook.words import Shape, Words


class Listed(Shape, frozen=True, kw_only=True, tag="listed", tag_field="check"):
    """What the lists say of a file holds.

    ``fact``: every body of the roster has a report for the year (``unpublished``; a report that is there holds, one
    that isn't has no file and is found by the audit; ``deadlines`` say by when it was due); the body is on the roster
    (``roster``); the report is that of the manifest's body (``organisation``) or year (``year``); the page's day of
    publication is at most ``days`` from the manifest's (``published``). What the lists don't say is not applicable; a
    roster that is ``needed`` and not there leaves the rule open.
    """

    offers: ClassVar[tuple[str, ...]] = ("organisation", "year", "deadline", "listed", "found", "days", "source")
    fact: Literal["unpublished", "roster", "organisation", "year", "published"]
    needed: Words | None = None
    deadlines: list[Deadline] = []
    days: int = 0


class Versions(Shape, frozen=True, kw_only=True, tag="versions", tag_field="check"):
    """Other files of the same report say the same: in every cell of the tables that both say for certain (``figures``),
    or in the sections' text, as far as at least ``share`` per cent of the runs of ``gram`` characters stand in both
    (``text``).

    A report that says by any of the patterns ``corrected`` that it was corrected is not blamed. Of a government's two
    files one whose title or preface matches ``own`` is its office's own report, no version of the other. A government's
    figures that are larger in one file throughout, ``scope`` cells or more, are taken for those of its aggregated
    report beside its office's own, and leave the rule open.
    """

    offers: ClassVar[tuple[str, ...]] = ("cells", "count", "section", "share", "passage", "file")
    compare: Literal["figures", "text"]
    needed: Words
    corrected: list[str] = []
    own: str = ""
    scope: int = 4
    share: int = 90
    gram: int = 8


KindsOfLists = Listed | Versions
