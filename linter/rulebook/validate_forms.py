"""What is wrong with the parameters of checks on forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.rulebook.cellnames import cells, fits
from linter.rulebook.kinds_forms import KindsOfForms
from linter.rulebook.problem import Problem
from linter.rulebook.source import Item, Path
from linter.rulebook.template import Template


def check_forms(item: Item, check: KindsOfForms, templates: Sequence[Template]) -> Iterator[Problem]:
    """Names that mean no cell."""
    known = [".".join(cell) for template in templates for cell in cells(template)]
    for number, name in enumerate(check.cells):
        if not any(fits([name], *cell) for template in templates for cell in cells(template)):
            yield item.unknown(("cells", number), name, known)


def forms_patterns(check: KindsOfForms) -> Iterator[tuple[Path, str]]:
    """The patterns, with the paths of their keys."""
    yield from ((("match", number), text) for number, text in enumerate(check.match))
