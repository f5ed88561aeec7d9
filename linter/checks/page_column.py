"""The page stands in the column where such reports belong, by the path that it shows.

Placeholders: ``text`` (the path).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target
from linter.interpret.wording import squeeze
from linter.model.document import Paragraph
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_series import PageColumn
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_NEEDED = Named("页面所在的栏目（网页上的“当前位置”）", "the column that the page stands in (its breadcrumb)")
_LONGEST = 200


def check(params: PageColumn, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    for block in report.document.blocks:
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST:
            continue
        text = squeeze(block.text)
        if any(re.fullmatch(pattern, text) for pattern in params.path):
            target = Target(block.place, block.text)
            if any(re.search(pattern, text) for pattern in params.right):
                yield held(target)
                return
            if any(re.search(pattern, text) for pattern in params.wrong):
                yield violated(target, {"text": block.text})
                return
    yield not_assessable(ReasonCode.EVIDENCE_MISSING, {"detail": _NEEDED})
