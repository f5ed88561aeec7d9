"""One page for a browser or a printer: no script, nothing fetched, everything escaped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linter import __version__
from linter.engine.finding import Level, ReportStatus
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase
from linter.writers.excerpt import Excerpt, Mark, excerpt_legend, excerpt_text
from linter.writers.json import rulebook_id
from linter.writers.markup import Markup, element, join
from linter.writers.options import WriteOptions
from linter.writers.style import STYLE
from linter.writers.totals import by_rule, closing_lines, files_table, outcome_rows
from linter.writers.view import FindingView, ReportView, level_unchecked, name_of, not_checked, report_view

if TYPE_CHECKING:
    from linter.run.result import RunResult

_LANGUAGES = {"zh": "zh-CN", "en": "en"}
_MARKS = {Mark.NONE: "", Mark.WRONG: "wrong", Mark.SUSPECT: "suspect"}


def write(run: RunResult, options: WriteOptions) -> str:
    """The whole page."""
    lang = options.lang
    views = [report_view(result, run, lang) for result in run.results]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content="default-src 'none'; style-src 'unsafe-inline'"),
        element("title", ui.PAGE_TITLE.say(lang)),
        element("style", Markup(STYLE)),
    )
    body = element(
        "body",
        element("header", element("h1", ui.PAGE_TITLE.say(lang)), *_closing(run, lang)),
        _files(views, run, lang) if len(views) > 1 else Markup(),
        *(_file(number, view, options) for number, view in enumerate(views, 1)),
        _statistics(run, lang) if options.statistics else Markup(),
        element("footer", ui.RULEBOOK_LINE.say(lang, version=__version__, rulebook=rulebook_id(run.rulebook))),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=_LANGUAGES[lang])}\n"


def _closing(run: RunResult, lang: Lang) -> list[Markup]:
    classes = {True: "passed", False: "failed", None: ""}
    return [element("p", line.text, class_=classes[line.good]) for line in closing_lines(run, lang)]


def _files(views: Sequence[ReportView], run: RunResult, lang: Lang) -> Markup:
    header, rows = files_table(views, run, lang)
    linked = [[element("a", row[0], href=f"#file-{number}"), *row[1:]] for number, row in enumerate(rows, 1)]
    return element("section", element("h2", ui.ALL_FILES.say(lang)), _table(header, linked, numbers=(4, 5, 6)))


def _file(number: int, view: ReportView, options: WriteOptions) -> Markup:
    lang = options.lang
    heading = element("h2", view.heading)
    if view.result.status is not ReportStatus.CHECKED:
        failed = level_unchecked(view.result) is Level.ERROR
        said = element("p", not_checked(view.result, lang), class_="failed" if failed else "")
        return element("section", heading, said, id=f"file-{number}", class_="file")
    facts = [join(element("dt", label), element("dd", *_lines(text))) for label, text in view.facts]
    parts = [heading, element("dl", *facts, class_="facts")]
    if not view.in_order:
        parts.append(element("p", view.clean, class_="passed" if view.sure else "unsure"))
    for section in view.sections:
        parts.append(element("h3", section.heading))
        parts += [_finding(finding, lang, fix_first=view.fix_first) for finding in section.findings]
    if view.not_assessed:
        parts.append(element("h3", ui.NOT_ASSESSED.say(lang)))
        reasons = [ui.CODES_REASON.say(lang, codes=reason.codes, reason=reason.reason) for reason in view.not_assessed]
        parts.append(element("ul", *(element("li", reason) for reason in reasons)))
    parts.append(_outcomes(view, options))
    return element("section", *parts, id=f"file-{number}", class_="file")


def _finding(finding: FindingView, lang: Lang, *, fix_first: bool) -> Markup:
    level = finding.level.value
    lines: list[tuple[Phrase, Sequence[str]]] = [(ui.FOUND, [finding.message])] if fix_first else []
    if finding.where:
        lines.append((ui.PLACE, [finding.where]))
    if finding.quote:
        lines.append((ui.QUOTE, [finding.quote]))
    if finding.related:
        lines.append((ui.RELATED, _lines("\n".join(finding.related_lines))))
    if finding.cause:
        lines.append((ui.CAUSE, _lines("\n".join(finding.cause))))
    if finding.broken:
        items = [element("li", f"{broken.code} {broken.message}") for broken in finding.broken]
        lines.append((ui.IDENTITIES, [finding.broken_head, element("ul", *items)]))
    if finding.reading:
        lines.append((ui.READ, [finding.reading]))
    lines.append((ui.BASIS, [finding.basis]))
    if not fix_first:
        lines.append((ui.FIX, [finding.fix]))
    return element(
        "article",
        element(
            "p",
            element("span", ui.LEVELS[finding.level].say(lang), class_="level"),
            " ",
            element("span", name_of(finding, lang), class_="code"),
            class_="head",
        ),
        element("p", finding.fix if fix_first else finding.message, class_="message"),
        _excerpt(finding.excerpt, lang) if finding.excerpt else Markup(),
        element("dl", *(join(element("dt", label.say(lang)), element("dd", *text)) for label, text in lines)),
        class_=f"finding {level}",
    )


def _excerpt(excerpt: Excerpt, lang: Lang) -> Markup:
    header = element("tr", element("th"), *(element("th", column, scope="col") for column in excerpt.columns))
    rows = [
        element(
            "tr",
            element("th", label, scope="row"),
            *(element("td", excerpt_text(cell, lang), class_=_MARKS[cell.mark] if cell else "") for cell in cells),
        )
        for label, cells in zip(excerpt.rows, excerpt.cells, strict=True)
    ]
    table = element("table", element("thead", header), element("tbody", *rows), class_="excerpt")
    return join(table, element("p", excerpt_legend(excerpt, lang), class_="legend"))


def _outcomes(view: ReportView, options: WriteOptions) -> Markup:
    lang = options.lang
    header = [phrase.say(lang) for phrase in (ui.RULE, ui.OUTCOME, ui.TITLE, ui.REASON)]
    return element(
        "details",
        element("summary", ui.ALL_OUTCOMES.say(lang)),
        _table(header, outcome_rows(view)),
        open="open" if options.show_outcomes else "",
    )


def _statistics(run: RunResult, lang: Lang) -> Markup:
    header = [phrase.say(lang) for phrase in (ui.COUNT, ui.IN_FILES, ui.RULE, ui.TITLE)]
    rows = [[str(c.findings), str(c.files), c.rule.code, getattr(c.rule.title, lang)] for c in by_rule(run)]
    return element("section", element("h2", ui.STATISTICS.say(lang)), _table(header, rows, numbers=(0, 1)))


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> Markup:
    classes = ["number" if position in numbers else "" for position in range(len(header))]
    return element(
        "table",
        element(
            "thead",
            element("tr", *(element("th", *pair[:1], class_=pair[1]) for pair in zip(header, classes, strict=True))),
        ),
        element(
            "tbody",
            *(
                element("tr", *(element("td", text, class_=name) for text, name in zip(row, classes, strict=True)))
                for row in rows
            ),
        ),
    )


def _lines(text: str) -> list[str]:
    parts: list[str] = []
    for line in text.split("\n"):
        parts += [line] if not parts else [element("br"), line]
    return parts
