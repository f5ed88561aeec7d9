"""What kind of body an organisation is, told by its name."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.interpret.wording import squeeze
from linter.model.report import Body
from linter.rulebook.recognition import Recognition


class Kind(NamedTuple):
    """A kind of body, and its administrative level where the name tells."""

    body: Body | None
    level: str | None


def kind_of(organisation: str | None, recognition: Recognition) -> Kind:
    """The kind that the first fitting pattern gives; none fits: unknown."""
    if organisation is None:
        return Kind(None, None)
    name = squeeze(organisation)
    for pattern in recognition.bodies:
        found = re.search(pattern.name, name)
        if found is not None:
            return Kind(Body(pattern.body), pattern.level)
    return Kind(None, None)
