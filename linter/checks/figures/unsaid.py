"""The answer where the text says nothing of what a rule asks about."""

from __future__ import annotations

from collections.abc import Sequence

from linter.checks import where
from linter.checks.answer import because, not_applicable
from linter.checks.result import Instance, ReasonCode
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.template import Template


def unsaid(parts: Sequence[str], report: Report, template: Template, fact: Named | None = None) -> Instance:
    """The question doesn't arise; or, where a part may hold more than was read, it can't be told."""
    sections = [part for part in parts if any(spec.id == part for spec in template.sections)]
    hidden = next((reason for id in sections if (reason := where.unread(report, template, id))), None)
    if hidden is not None:
        return because(hidden)
    values = {} if fact is None else {"fact": fact}
    return not_applicable(ReasonCode.NOTHING_TO_COMPARE, values, where.whole(report))
