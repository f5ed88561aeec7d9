"""Markdown for people: a merge request's comment, a letter's draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from linter.engine.finding import ReportStatus
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase
from linter.writers.excerpt import Excerpt, excerpt_legend, excerpt_text
from linter.writers.options import WriteOptions
from linter.writers.totals import by_rule, closing_lines, files_table, outcome_rows
from linter.writers.view import FindingView, ReportView, not_checked, report_view

if TYPE_CHECKING:
    from linter.run.result import RunResult

# What Markdown or HTML would take for markup, and what would call a person in a merge request.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|#~$]")


def write(run: RunResult, options: WriteOptions) -> str:
    """The whole document."""
    lang = options.lang
    parts: list[str] = []
    views = [report_view(result, run, lang) for result in run.results]
    for view in views:
        if view.result.status is ReportStatus.CHECKED:
            parts += _report(view, options)
        else:
            parts += [f"## {escape(view.result.path)}", escape(not_checked(view.result, lang))]
    if len(views) > 1:
        header, rows = files_table(views, run, lang)
        parts += [f"## {ui.ALL_FILES.say(lang)}", _table(header, rows, numbers=(4, 5, 6))]
    if options.statistics:
        header = [phrase.say(lang) for phrase in (ui.COUNT, ui.IN_FILES, ui.RULE, ui.TITLE)]
        counts = [[str(c.findings), str(c.files), c.rule.code, getattr(c.rule.title, lang)] for c in by_rule(run)]
        parts += [f"## {ui.STATISTICS.say(lang)}", _table(header, counts, numbers=(0, 1))]
    parts.append("  \n".join(escape(line.text) for line in closing_lines(run, lang)))
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text that shows as itself: no markup, no line break, nobody called by name."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(text.split())).replace("@", "&#64;")


def _report(view: ReportView, options: WriteOptions) -> Iterator[str]:
    lang = options.lang
    yield f"## {escape(view.heading)}"
    yield _table(["", ""], [[label, text.replace("\n", ui.SEPARATOR.say(lang))] for label, text in view.facts])
    for section in view.sections:
        yield f"### {escape(section.heading)}"
        for finding in section.findings:
            yield from _finding(finding, lang, fix_first=view.fix_first)
    if not view.in_order:
        yield view.clean
    if view.not_assessed:
        yield f"### {ui.NOT_ASSESSED.say(lang)}"
        yield "\n".join(
            f"- {escape(ui.CODES_REASON.say(lang, codes=reason.codes, reason=reason.reason))}"
            for reason in view.not_assessed
        )
    if options.show_outcomes:
        yield f"### {ui.ALL_OUTCOMES.say(lang)}"
        header = [phrase.say(lang) for phrase in (ui.RULE, ui.OUTCOME, ui.TITLE, ui.REASON)]
        yield _table(header, outcome_rows(view))


def _finding(finding: FindingView, lang: Lang, *, fix_first: bool) -> Iterator[str]:
    level = ui.LEVELS[finding.level].say(lang)
    code = ui.DRAFT.say(lang, code=finding.code) if finding.is_draft else finding.code
    first, found, fix = finding.message, [], [_item(ui.FIX, finding.fix, lang)]
    if fix_first:
        first, found, fix = finding.fix, [_item(ui.FOUND, finding.message, lang)], []
    lines = [f"**{level} {code}** `{finding.name}`  ", f"**{escape(first)}**", "", *found]
    if finding.where:
        lines.append(_item(ui.PLACE, finding.where, lang))
    if finding.quote:
        lines.append(_item(ui.QUOTE, finding.quote, lang))
    lines += [_item(ui.RELATED, line, lang) for line in finding.related_lines]
    if finding.cause:
        lines.append(_item(ui.CAUSE, " ".join(finding.cause), lang))
    if finding.broken:
        lines.append(_item(ui.IDENTITIES, finding.broken_head, lang))
        lines += [f"  - {broken.code} {escape(broken.message)}" for broken in finding.broken]
    if finding.reading:
        lines.append(_item(ui.READ, finding.reading, lang))
    lines += [_item(ui.BASIS, finding.basis, lang), *fix]
    yield "\n".join(lines)
    if finding.excerpt is not None:
        yield _excerpt(finding.excerpt, lang)


def _item(label: Phrase, text: str, lang: Lang) -> str:
    return f"- {label.say(lang)}{ui.COLON.say(lang)}{escape(text)}"


def _excerpt(excerpt: Excerpt, lang: Lang) -> str:
    rows = [
        [label, *(excerpt_text(cell, lang) for cell in cells)]
        for label, cells in zip(excerpt.rows, excerpt.cells, strict=True)
    ]
    table = _table(["", *excerpt.columns], rows, numbers=range(1, len(excerpt.columns) + 1))
    legend = excerpt_legend(excerpt, lang)
    return f"{table}\n\n{escape(legend)}" if legend else table


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    lines = [
        [escape(text) for text in header],
        ["---:" if position in numbers else "---" for position in range(len(header))],
        *([escape(text) for text in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
