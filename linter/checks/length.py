"""A section's running text is neither too short nor too long. White space and tables are not counted.

Placeholders: ``section``, ``count`` (characters), ``minimum``, ``maximum`` (where the rule has one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.answer import because, held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Value
from linter.interpret.wording import squeeze
from linter.model.report import Report
from linter.rulebook.kinds_report import Length
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: Length, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    target = where.section(report, template, params.section)
    name = names.section(template, params.section)
    found = [section for section in report.sections if section.id == params.section]
    if not found:
        yield not_assessable(ReasonCode.SECTION_MISSING, {"section": name}, target)
        return
    passages = [passage.text for section in found for passage in section.paragraphs]
    if params.leave_out:
        passages = [text for text in passages if not re.fullmatch(params.leave_out, squeeze(text))]
    text = "".join(passages)
    count = sum(not char.isspace() for char in text)
    if params.empty and re.fullmatch(params.empty, squeeze(text)):
        count = 0
    values: dict[str, Value] = {"section": name, "count": count, "minimum": params.minimum}
    if params.maximum is not None:
        values["maximum"] = params.maximum
    if count < params.minimum:
        reason = where.unread(report, template, params.section)
        yield because(reason) if reason else violated(target, values)
    elif params.maximum is not None and count > params.maximum:
        yield violated(target, values)
    else:
        yield held(target)
