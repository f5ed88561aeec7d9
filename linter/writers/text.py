"""The page for a terminal, which is also what a pipe gets: nothing on it is said by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from rich.cells import cell_len

from linter.engine.finding import Level, ReportStatus
from linter.model.named import Named
from linter.phrases import ui
from linter.phrases.phrase import Lang
from linter.writers.columns import fit
from linter.writers.excerpt import Excerpt, Mark, excerpt_legend, excerpt_text
from linter.writers.options import WriteOptions
from linter.writers.page import Page
from linter.writers.totals import by_rule, closing_lines, files_table, outcome_rows
from linter.writers.view import FindingView, ReportView, name_of, report_view

if TYPE_CHECKING:
    from linter.run.result import RunResult

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.ADVICE: "bold cyan"}
_SIGNS = {Level.ERROR: "✗", Level.WARNING: "▲", Level.ADVICE: "●"}
_COLUMN = {"zh": 6, "en": 7}  # columns that the label of a finding's line (依据) takes
_SUMMARY_COLUMN = {"zh": 10, "en": 16}
_MARKED = {Mark.NONE: "", Mark.WRONG: "bold reverse red", Mark.SUSPECT: "bold yellow"}
_MOST_BROKEN = 8


def write(run: RunResult, options: WriteOptions) -> str:
    """The whole page."""
    page = Page(options)
    views = [report_view(result, run, options.lang) for result in run.results]
    for view in views:
        if view.result.status is ReportStatus.CHECKED:
            _report(page, view, options)
        else:
            _not_checked(page, view)
    if len(views) > 1:
        _all_files(page, views, run, options.lang)
    if options.statistics:
        _statistics(page, run, options)
    for line in closing_lines(run, options.lang):
        page.line(line.text, style={None: "", True: "bold green", False: "bold red"}[line.good])
    return page.text()


def _report(page: Page, view: ReportView, options: WriteOptions) -> None:
    page.rule(view.heading, style="bold")
    page.line(view.result.path, style="dim")
    page.line()
    for section in view.sections:
        page.line(section.heading, style="bold underline" if options.colour else "")
        page.line()
        for _, group in groupby(section.findings, key=lambda finding: (finding.code, finding.level, finding.is_alone)):
            _findings(page, list(group), view)
    if not view.in_order:
        _clean(page, view)
    _summary(page, view, options)
    if options.show_outcomes:
        _outcomes(page, view)
    page.line()


def _clean(page: Page, view: ReportView) -> None:
    sign, style = ("✓", "bold green") if view.sure else ("▲", "bold yellow")
    page.line(f"{page.sign(sign)} {view.clean}", style=style)
    page.line()


def _findings(page: Page, findings: list[FindingView], view: ReportView) -> None:
    """One finding, or several of the same rule under one head."""
    lang = view.labels.lang
    first = findings[0]
    _head(page, first, lang)
    if len(findings) == 1 or first.is_alone:
        for number, finding in enumerate(findings):
            if number:
                _head(page, finding, lang)
            _one(page, finding, view)
            _basis_and_fix(page, [finding], view)
        return
    if view.fix_first:
        _fixes(page, findings, lang)
    else:
        page.line(first.title, indent=4)
    for finding in findings:
        page.line(ui.BULLET.say(lang, text=_joined((finding.message, finding.in_file), lang)), indent=4)
    _basis_and_fix(page, findings, view)


def _head(page: Page, finding: FindingView, lang: Lang) -> None:
    page.hanging(
        f"{page.sign(_SIGNS[finding.level])} {ui.LEVELS[finding.level].say(lang)}",
        name_of(finding, lang),
        head_style=_STYLES[finding.level],
        style="dim",
        indent=2,
    )


def _fixes(page: Page, findings: list[FindingView], lang: Lang) -> None:
    """What is to be done about findings of one rule, each thing once."""
    for text in dict.fromkeys(finding.fix for finding in findings):
        page.line(text, style="bold", indent=4)


def _one(page: Page, finding: FindingView, view: ReportView) -> None:
    lang = view.labels.lang
    column = _COLUMN[lang]
    if view.fix_first:
        _fixes(page, [finding], lang)
        page.hanging(ui.FOUND.say(lang), finding.message, head_style="dim", indent=4, column=column)
    else:
        page.line(finding.message, style="bold", indent=4)
    if finding.where:
        page.hanging(ui.PLACE.say(lang), finding.where, head_style="dim", indent=4, column=column)
    if finding.quote:
        page.hanging(ui.QUOTE.say(lang), finding.quote, head_style="dim", indent=4, column=column)
    if finding.related:
        lines = "\n".join(finding.related_lines)
        page.hanging(ui.RELATED.say(lang), lines, head_style="dim", indent=4, column=column)
    if finding.cause:
        page.hanging(ui.CAUSE.say(lang), "\n".join(finding.cause), head_style="dim", indent=4, column=column)
    if finding.broken:
        page.hanging(ui.IDENTITIES.say(lang), finding.broken_head, head_style="dim", indent=4, column=column)
        for broken in finding.broken[:_MOST_BROKEN]:
            page.line(f"· {broken.code} {broken.message}", indent=4 + column)
        if len(finding.broken) > _MOST_BROKEN:
            page.line(ui.BROKEN_MORE.say(lang, n=len(finding.broken) - _MOST_BROKEN), indent=6 + column)
    if finding.excerpt is not None:
        _excerpt(page, finding.excerpt, lang)


def _basis_and_fix(page: Page, findings: list[FindingView], view: ReportView) -> None:
    """Of findings of one rule: what each of them says, once."""
    lang = view.labels.lang
    lines = [
        (ui.READ, [finding.reading for finding in findings if finding.reading], ""),
        (ui.BASIS, [finding.basis for finding in findings], ""),
    ]
    if not view.fix_first:
        lines.append((ui.FIX, [finding.fix for finding in findings], "green"))
    for label, texts, style in lines:
        distinct = list(dict.fromkeys(texts))
        if not distinct:
            continue
        bullet = ui.BULLET if len(distinct) > 1 else ui.PLAIN
        text = "\n".join(bullet.say(lang, text=each) for each in distinct)
        page.hanging(label.say(lang), text, head_style="dim", style=style, indent=4, column=_COLUMN[lang])
    page.line()


def _excerpt(page: Page, excerpt: Excerpt, lang: Lang) -> None:
    cells = [[excerpt_text(cell, lang) for cell in row] for row in excerpt.cells]
    page.line()
    page.table(
        ["", *excerpt.columns],
        [
            [label, *((text, _MARKED[cell.mark] if cell else "") for text, cell in zip(texts, row, strict=True))]
            for label, texts, row in zip(excerpt.rows, cells, excerpt.cells, strict=True)
        ],
        numbers=range(1, len(excerpt.columns) + 1),
        widths=fit(excerpt.rows, excerpt.columns, cells, page.width - 4),
        indent=4,
    )
    legend = excerpt_legend(excerpt, lang)
    if legend:
        page.line(legend, style="dim", indent=4)
    page.line()


def _summary(page: Page, view: ReportView, options: WriteOptions) -> None:
    lang = options.lang
    column = _SUMMARY_COLUMN[lang]
    page.rule(ui.SUMMARY.say(lang))
    for label, text in view.facts:
        page.hanging(label, text, head_style="dim", indent=2, column=column)
    for number, reason in enumerate(view.not_assessed):
        head = ui.NOT_ASSESSED.say(lang) if number == 0 else ""
        text = ui.CODES_REASON.say(lang, codes=reason.codes, reason=reason.reason)
        page.hanging(head, text, head_style="dim", indent=2, column=column)
    page.rule()


def _outcomes(page: Page, view: ReportView) -> None:
    lang = view.labels.lang
    page.line()
    page.line(ui.ALL_OUTCOMES.say(lang), style="bold")
    for code, status, title, reasons in outcome_rows(view):
        said = ui.OUTCOME_LINE.say(lang, status=status, title=title)
        page.hanging(code, f"{said}\n{reasons}" if reasons else said, head_style="dim", indent=2, column=8)


def _not_checked(page: Page, view: ReportView) -> None:
    lang = view.labels.lang
    result = view.result
    page.line(result.path, style="bold")
    if result.status is ReportStatus.NOT_A_REPORT:
        page.line(_with_detail(ui.NOT_A_REPORT.say(lang), result.detail, lang), indent=2)
    elif not view.in_order:
        page.line(_with_detail(ui.UNREADABLE.say(lang), result.detail, lang), indent=2, style="bold red")
    for finding in view.in_order:
        page.hanging(
            f"{page.sign(_SIGNS[finding.level])} {finding.code}",
            finding.message,
            head_style=_STYLES[finding.level],
            indent=2,
        )
        page.hanging(ui.FIX.say(lang), finding.fix, head_style="dim", style="green", indent=4, column=_COLUMN[lang])
    page.line()


def _all_files(page: Page, views: list[ReportView], run: RunResult, lang: Lang) -> None:
    folder = _folder([view.result.path for view in views])
    page.line(ui.ALL_FILES.say(lang), style="bold")
    if folder:
        page.line(folder, style="dim")
    header, rows = files_table(views, run, lang)
    rows = [[row[0].removeprefix(folder), *row[1:]] for row in rows]
    rest = page.width - sum(cell_len(header[column]) + 2 for column in (2, 4, 5, 6)) - 6
    grades = min(max(cell_len(row[3]) for row in rows), rest * 3 // 10)
    names = min(max(cell_len(row[1]) for row in rows), (rest - grades) // 2)
    page.table(header, rows, numbers=(4, 5, 6), widths=[rest - grades - names, names, 0, grades, 0, 0, 0])
    page.line()


def _folder(paths: list[str]) -> str:
    """The folder that all paths lie in, with its last ``/``; "" where there is none."""
    folders = [path.split("/")[:-1] for path in paths]
    shared = takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))
    return "".join(f"{parts[0]}/" for parts in shared)


def _statistics(page: Page, run: RunResult, options: WriteOptions) -> None:
    lang = options.lang
    page.line(ui.STATISTICS.say(lang), style="bold")
    page.table(
        [ui.COUNT.say(lang), ui.IN_FILES.say(lang), ui.RULE.say(lang), ui.TITLE.say(lang)],
        [
            [str(count.findings), str(count.files), count.rule.code, getattr(count.rule.title, lang)]
            for count in by_rule(run)
        ],
        numbers=(0, 1),
        widths=[0, 0, 0, page.width - 26],
    )
    page.line()


def _joined(parts: Sequence[str], lang: Lang) -> str:
    return ui.SEPARATOR.say(lang).join(part for part in parts if part)


def _with_detail(text: str, detail: str | Named, lang: Lang) -> str:
    return ui.WITH_DETAIL.say(lang, text=text, detail=detail) if detail else text
