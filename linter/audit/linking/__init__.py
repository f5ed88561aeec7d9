"""Between reading and judging: whose each file is, and how reports stand to each other."""

from __future__ import annotations

from datetime import date

from linter.audit.linking.bodies import settle_bodies
from linter.audit.linking.peers import link_peers
from linter.audit.linking.unpublished import judge_unpublished
from linter.audit.linking.versions import choose
from linter.audit.sources import Roster
from linter.audit.store import Store, linking
from linter.phrases.phrase import Lang
from linter.phrases.skipping import COPY
from linter.rulebook.families import Families

__all__ = ["link"]


def link(
    store: Store,
    roster: Roster | None,
    families: Families,
    years: tuple[int, int] | None,
    today: date | None = None,
) -> None:
    """Write the bodies, each file's body and year, the links between reports, and what was not published.

    To be called after all files were read, inside a transaction. What an earlier linking found is replaced; the same
    files, lists and readings always give the same, in whatever order they came. ``years`` are the first and last report
    year for which every listed body must have a report; without them the reports tell (:mod:`.unpublished`). A report
    that is not due by ``today`` is not missing.
    """
    linking.begin(store)
    settle_bodies(store, roster.bodies if roster is not None else None, families.main.recognition)
    lang: Lang = "en" if store.meta("lang") == "en" else "zh"
    copies = [(path, COPY.say(lang, path=first)) for path, first in linking.copies(store)]
    linking.pass_over(store, copies)
    choose(store)
    linking.link_years(store)
    linking.link_parts(store)
    link_peers(store)
    linking.end_choice(store)
    judge_unpublished(store, roster, families, years, today)
