"""Reports that ought to be there and aren't.

A listed body must have a report for each year of the audit for which it must report at all (``since``, ``until``). The
audit's years are what the user says, or else those from the first to the last for which at least half of the listed
bodies have a report: a few old or early reports say nothing about the rest. They are written down as ``years``
(``2021-2024``; "" where there are none).

A manifest lists files, not who must report: where there is no roster, and the user says no years, only a year between
two others of a body is missing, since bodies are founded and dissolved.

A file counts as there for the year that the manifest gives it, even if it can't be read, is no report or says another
year, which other rules speak of. Of a body with a file of which no year is known nothing is said to be missing, since
that may be the report.
"""

from __future__ import annotations

from datetime import date

from linter import __version__
from linter.audit.judging import judge_absent
from linter.audit.packing import digest
from linter.audit.sources import Roster
from linter.audit.store import Store, unpublished
from linter.model.report import Listing
from linter.rulebook.families import Families


def judge_unpublished(
    store: Store, roster: Roster | None, families: Families, years: tuple[int, int] | None, today: date | None
) -> None:
    """Write a judgement for every listed body and year without a report that is due, and forget those of an earlier
    linking."""
    main = families.main
    gaps = roster is None and years is None
    years = years or unpublished.years_of_most(store, main.name)
    unpublished.forget(store)
    store.set_meta("years", f"{years[0]}-{years[1]}" if years else "")
    if years is None:
        return
    lang = store.meta("lang") or "zh"
    source = roster.name if roster is not None else store.meta("manifest") or ""
    for missing in list(unpublished.missing(store, main.name, years, gaps=gaps)):
        listing = Listing(
            organisation=missing.name,
            aliases=missing.aliases,
            body=missing.body,
            level=missing.level,
            parent=missing.parent,
            year=missing.year,
            listed=True,
            source=f"{source}:{missing.line}",
        )
        subject = f"unpublished/{missing.name}/{missing.year}"
        key = digest(__version__, main.digest, lang, repr(listing))
        judgement = judge_absent(subject, key, listing, families, "en" if lang == "en" else "zh", today)
        if judgement is not None:
            store.put_judgement(judgement)
            unpublished.place(store, subject, missing)
