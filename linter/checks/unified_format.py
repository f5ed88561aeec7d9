"""The report follows the unified format at all.

Placeholders: ``found``, what shows that it doesn't.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.answer import because, held, violated
from linter.checks.result import Instance, Reason
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_report import UnifiedFormat
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template


def check(params: UnifiedFormat, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance. Headings of an older scheme alone prove nothing where every section and a table are there."""
    found = {section.id for section in report.sections}
    old = [
        heading.text
        for heading in report.other_headings
        if any(re.search(pattern, squeeze(heading.text)) for pattern in params.older)
    ]
    bare = len(found) < params.sections and not report.tables
    outdated = bool(old) and (len(found) < len(template.sections) or not report.tables)
    target = where.whole(report)
    if not bare and not outdated:
        yield held(target)
    elif not old and (reason := _unread(report, template)):
        yield because(reason)
    elif old:
        shown = names.some([Named(f"“{text}”", f"“{text}”") for text in old], 3, "个标题")
        yield violated(
            target, {"found": Named(f"标题是以往的体例：{shown.zh}", f"headings of an older scheme: {shown.en}")}
        )
    else:
        number, all_of_them = len(found), len(template.sections)
        zh = f"{all_of_them}个部分只找到{number}个，没有找到统计表" if number else "没有找到统一格式的部分和统计表"
        en = f"{number} of {all_of_them} sections and none of the statutory tables were found"
        yield violated(target, {"found": Named(zh, en)})


def _unread(report: Report, template: Template) -> Reason | None:
    for spec in template.sections:
        if reason := where.unread(report, template, spec.id):
            return reason
    return None
