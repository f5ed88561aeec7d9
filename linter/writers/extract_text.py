"""What was read, for the eye: to be held beside the file before one relies on a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.checks.result import Target
from linter.engine.finding import ReportResult
from linter.model.report import Cell, CellKind, Report, Second, Table
from linter.phrases import ui
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang
from linter.phrases.values import render
from linter.rulebook.template import TableSpec
from linter.writers.columns import fit
from linter.writers.options import WriteOptions
from linter.writers.page import Page
from linter.writers.places import in_file
from linter.writers.view import template_of

if TYPE_CHECKING:
    from linter.run.result import RunResult


def write(run: RunResult, options: WriteOptions) -> str:
    """Every file's head, sections, tables and signature."""
    page = Page(options)
    for result in run.results:
        page.rule(result.path, style="bold")
        if result.report is None:
            phrase = ui.REPORT_STATUSES[result.status].say(options.lang)
            detail = render(result.detail, options.lang) or ui.COMMA.say(options.lang).join(
                f.rule.code for f in result.findings
            )
            page.line(ui.WITH_DETAIL.say(options.lang, text=phrase, detail=detail) if detail else phrase, indent=2)
        else:
            _report(page, result, result.report, Labels(template_of(result, run.rulebook_of(result)), options.lang))
        page.line()
    return page.text()


def _report(page: Page, result: ReportResult, report: Report, labels: Labels) -> None:
    lang = labels.lang
    unknown = ui.NOT_FOUND.say(lang)
    date = report.signature.date
    for label, text in (
        (ui.ORGANISATION, report.organisation or unknown),
        (ui.REPORT_YEAR, str(report.year) if report.year else unknown),
        (ui.FORMAT, report.edition),
        (ui.BODY, ui.BODIES[report.body].say(lang) if report.body else unknown),
        (ui.REPORT_TITLE, report.title.text if report.title else unknown),
        (ui.SIGNED_BY, report.signature.organisation or unknown),
        (ui.SIGNED_ON, date.text if date else unknown),
    ):
        page.hanging(label.say(lang), text, head_style="dim", indent=2, column=16 if lang == "en" else 10)
    page.line()
    if report.sections or (labels.template is not None and labels.template.sections):
        page.line(ui.SECTIONS.say(lang), style="bold")
    for section in report.sections:
        page.line(_with_place(section.heading, in_file(Target(section.place), result.report, lang), lang), indent=2)
    for spec in labels.template.tables if labels.template else ():
        page.line()
        page.line(labels.table(spec.id), style="bold")
        if spec.id in report.tables:
            page.line(_how_sure(report.tables[spec.id], lang), style="dim", indent=2)
            _table(page, report, spec, labels)
        else:
            page.line(unknown, indent=2)


def _table(page: Page, report: Report, spec: TableSpec, labels: Labels) -> None:
    """Blocks with columns of their own stand one below the other; what the format doesn't have comes last."""
    table = report.tables[spec.id]
    lines: list[list[str]]
    for columns, rows in [(block.columns, block.rows) for block in spec.blocks] or [(spec.columns, spec.rows)]:
        header = [labels.column(spec.id, column.id) for column in columns]
        lines = []
        group = ""
        for row in rows:
            label = labels.row(spec.id, row.id)
            if labels.lang == "zh" and len(row.under) > 1:
                if row.under[-1] != group:
                    lines.append([row.under[-1], *([""] * len(columns))])
                label = f"  {row.label}"
            group = row.under[-1] if row.under else ""
            lines.append([label, *(_shown(table.cell(row.id, column.id), labels.lang) for column in columns)])
        _lines(page, header, lines)
    known = {row.id for row in spec.all_rows()}
    written = {label.key: label.text for label in table.rows}
    other = [(written.get(row, row), cells) for row, cells in table.cells.items() if row not in known]
    if other:
        keys = list(dict.fromkeys(key for _, cells in other for key in cells))
        lines = [[label, *(_shown(cells.get(key), labels.lang) for key in keys)] for label, cells in other]
        page.line(ui.OTHER_ROWS.say(labels.lang), style="dim", indent=2)
        _lines(page, [labels.column(spec.id, key) for key in keys], lines)
    if table.extra:
        extra = tuple(label.text for label in table.extra)
        page.line(ui.OTHER_LABELS.say(labels.lang, labels=extra), style="dim", indent=2)


def _lines(page: Page, header: list[str], lines: list[list[str]]) -> None:
    widths = fit([line[0] for line in lines], header, [line[1:] for line in lines], page.width - 2)
    page.table(["", *header], lines, numbers=range(1, len(widths)), widths=widths, indent=2)


def _how_sure(table: Table, lang: Lang) -> str:
    """How many cells of a table were read, and how many of them twice."""
    cells = [cell for _, _, cell in table.each() if cell.kind is not CellKind.MISSING]
    confirmed = sum(cell.second is Second.AGREES for cell in cells)
    twice = ui.CELLS_CONFIRMED.say(lang, n=confirmed) if confirmed else ui.CELLS_READ_ONCE.say(lang)
    parts = [ui.CELLS_READ.say(lang, n=len(cells)), twice]
    if doubtful := sum(cell.kind is CellKind.UNCERTAIN for cell in cells):
        parts.append(ui.CELLS_DOUBTFUL.say(lang, n=doubtful))
    return ui.COMMA.say(lang).join(parts)


def _shown(cell: Cell | None, lang: Lang) -> str:
    if cell is None or cell.kind is CellKind.MISSING:
        return ui.CELL_NOT_THERE.say(lang)
    if cell.kind is CellKind.BLANK:
        return ui.EXCERPT_BLANK.say(lang)
    return (ui.CELL_DOUBTFUL if cell.kind is CellKind.UNCERTAIN else ui.PLAIN).say(lang, text=cell.text)


def _with_place(text: str, where: str, lang: Lang) -> str:
    return ui.WITH_DETAIL.say(lang, text=text, detail=where) if where else text
