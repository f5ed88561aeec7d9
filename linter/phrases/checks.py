"""How a rule is checked, in words: one description a kind of check, with the rule's own parameters."""

from __future__ import annotations

from collections.abc import Iterator

from linter.phrases.how_cells import how_cells
from linter.phrases.how_figures import how_figures
from linter.phrases.how_forms import how_forms
from linter.phrases.how_lists import how_lists
from linter.phrases.how_report import how_report
from linter.phrases.how_series import how_series
from linter.phrases.how_wording import how_wording
from linter.phrases.labels import Labels
from linter.rulebook.kinds_cells import KindsOfCells
from linter.rulebook.kinds_figures import KindsOfFigures
from linter.rulebook.kinds_forms import KindsOfForms
from linter.rulebook.kinds_lists import KindsOfLists
from linter.rulebook.kinds_series import KindsOfSeries
from linter.rulebook.kinds_wording import KindsOfWording
from linter.rulebook.rule import Check


def how(check: Check, labels: Labels) -> list[str]:
    """How a check goes about it, a line each. Labels are those of an edition that the rule applies to."""
    return list(_how(check, labels))


def _how(check: Check, labels: Labels) -> Iterator[str]:
    if isinstance(check, KindsOfSeries):
        yield from how_series(check, labels)
    elif isinstance(check, KindsOfLists):
        yield from how_lists(check, labels)
    elif isinstance(check, KindsOfFigures):
        yield from how_figures(check, labels)
    elif isinstance(check, KindsOfForms):
        yield from how_forms(check, labels)
    elif isinstance(check, KindsOfCells):
        yield from how_cells(check, labels)
    elif isinstance(check, KindsOfWording):
        yield from how_wording(check, labels)
    else:
        yield from how_report(check, labels)
