"""What a report says of itself at its beginning: in its title and its preface."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.interpret.wording import squeeze
from linter.model.report import Report


def opening_says(patterns: Sequence[str], report: Report) -> bool:
    """Whether the title or a paragraph of the preface matches one of the patterns; an empty one matches nothing."""
    said = [passage.text for passage in (*([report.title] if report.title else ()), *report.preface)]
    return any(pattern and re.search(pattern, squeeze(text)) for pattern in patterns for text in said)
