"""A signing body stands at the end. No placeholders."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import where
from linter.checks.answer import because, held, violated
from linter.checks.result import Instance
from linter.model.report import Report
from linter.rulebook.kinds_report import SignatureCheck
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: SignatureCheck, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    target = where.end(report)
    if report.signature.organisation is not None:
        yield held(target)
    elif template.sections and (reason := where.unread(report, template, template.sections[-1].id)):
        yield because(reason)
    else:
        yield violated(target, {})
