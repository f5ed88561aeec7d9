"""The overview: a page whose scripts show everything, and which without them still says the totals of every year."""

from __future__ import annotations

from collections.abc import Mapping

from linter import __version__
from linter.audit.outputs.dashboard import words
from linter.audit.outputs.dashboard.page import document, table
from linter.audit.store import Store
from linter.phrases import ui
from linter.phrases.phrase import Lang
from linter.rulebook.families import Families
from linter.writers.json import rulebook_id
from linter.writers.markup import Markup, element

SCRIPTS = (
    *("core.js", "echarts.common.min.js", "charts.js", "grid.js", "numbers.js"),
    *("data/audit.js", "data/rules.js", "data/reasons.js", "data/skipped.js", "data/strays.js", "data/bodies.js"),
    *("view.js", "state.js", "grades.js", "rules.js", "years.js", "bodies.js", "open.js", "dashboard.js"),
)
"""In the order in which they are run; the last one shows what the others hold."""

ALL_BODIES = "all.html"
"""The list of all bodies, in the folder of their pages."""

_YEARS = """
SELECT coalesce(judgements.year, 0) AS year,
       count(DISTINCT CASE WHEN bodies.listed THEN bodies.id END) AS due,
       count(DISTINCT CASE WHEN status IN ('checked', 'unreadable')
                            AND (bodies.listed OR NOT EXISTS (SELECT 1 FROM bodies WHERE listed))
                      THEN bodies.id END) AS published,
       count(DISTINCT CASE WHEN status = 'unpublished' THEN bodies.id END) AS unpublished,
       sum(status = 'checked') AS checked, sum(status = 'unreadable') AS unreadable,
       sum(status = 'not_a_report') AS other,
       sum(errors) AS errors, sum(warnings) AS warnings, sum(advice) AS advice, sum(open) AS open
FROM judgements LEFT JOIN bodies ON bodies.id = judgements.body
GROUP BY 1 ORDER BY 1 DESC
"""
_HEADER = (
    words.YEAR,
    words.DUE_BODIES,
    words.PUBLISHED_BODIES,
    words.UNPUBLISHED_BODIES,
    words.LATE_BODIES,
    words.CHECKED_FILES,
    words.UNREADABLE_FILES,
    words.NOT_REPORTS,
    words.ERRORS,
    words.WARNINGS,
    words.ADVICE,
    words.OPEN,
)


def index(store: Store, late: Mapping[int, int], lang: Lang, footer: Markup) -> str:
    """The page. What stands in it without scripts is a table of all years; ``late`` counts the late bodies of each."""
    title = words.TITLE.say(lang)
    listing = element("a", words.ALL_BODIES.say(lang), href=f"bodies/{ALL_BODIES}")
    without = element("p", words.NO_SCRIPT.say(lang), class_="unsure")
    parts = [
        element("header", element("h1", title), element("div", id="choice")),
        element("nav", id="ways"),
        element("noscript", element("section", without, element("p", listing), _years(store, late, lang))),
        element("main", id="main"),
        element("p", listing, class_="listing"),
        footer,
    ]
    return document(title, parts, lang, scripts=SCRIPTS, kind="overview")


def _years(store: Store, late: Mapping[int, int], lang: Lang) -> Markup:
    rows = []
    for row in store.rows(_YEARS):
        year = ui.YEAR.say(lang, year=row["year"]) if row["year"] else words.YEAR_UNKNOWN.say(lang)
        due, published, unpublished, *rest = tuple(row)[1:]
        rows.append([year, *map(str, (due, published, unpublished, late.get(row["year"], 0), *rest))])
    header = [phrase.say(lang) for phrase in _HEADER]
    return table(header, rows, numbers=range(1, len(header)))


def footer(families: Families, lang: Lang) -> Markup:
    """What stands at the end of every page."""
    rulebooks = ui.COMMA.say(lang).join(map(rulebook_id, families.all()))
    made = words.FOOTER.say(lang, version=__version__, rulebooks=rulebooks)
    return element("footer", element("p", made), element("p", words.CHARTS_BY.say(lang)))
