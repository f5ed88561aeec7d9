"""What every output for people says, before any of them lays it out: plain strings in one language.

The JSON forms don't come through here; they hand on keys and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.result import Status
from linter.engine.finding import Finding, Level, Outcome, ReportResult, ReportStatus
from linter.model.report import Second
from linter.phrases import ui
from linter.phrases.citation import cite_all
from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang, fill
from linter.phrases.reading import READINGS_DIFFER, rests_on
from linter.phrases.reasons import SENTENCES, sentence
from linter.phrases.values import render
from linter.readers.failure import FailureKind
from linter.rulebook.template import Template
from linter.writers.excerpt import Excerpt, excerpt
from linter.writers.grades import LEVELS, counted, deductions, grade, left_open
from linter.writers.places import in_file, section_of, where
from linter.writers.related import RelatedView, quoted, related_views

if TYPE_CHECKING:
    from linter.rulebook.rulebook import Rulebook
    from linter.run.result import RunResult

# Distinct sentences of one reason code that the brief list still spells out.
_SENTENCES_A_CODE = 2
# Suspect cells that are named one by one; more are only marked in the excerpt.
_SUSPECTS_NAMED = 6


class BrokenView(NamedTuple):
    """One broken identity: the rule's code and its message with numbers."""

    code: str
    message: str


class FindingView(NamedTuple):
    """A finding in words.

    ``where`` has the cell and the place in the file, ``in_file`` the latter alone. ``cause`` says which cell is wrong.
    ``broken`` are the identities, where they say more than the message. ``quote`` are the report's own words, and
    ``related`` the other places that they are set against (as ``related_lines`` says them). ``reading`` is said where
    the reading is to blame, or should be looked over.
    """

    finding: Finding
    level: Level
    code: str
    name: str
    title: str
    message: str
    section: str | None
    where: str
    in_file: str
    cause: tuple[str, ...]
    broken_head: str
    broken: tuple[BrokenView, ...]
    basis: str
    fix: str
    excerpt: Excerpt | None
    is_draft: bool = False
    quote: str = ""
    related: tuple[RelatedView, ...] = ()
    related_lines: tuple[str, ...] = ()
    reading: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether the finding shows more than its message and can't be one line of several."""
        return self.excerpt is not None or bool(self.related)


class SectionView(NamedTuple):
    """The findings of one section, gravest first. ``heading`` is the section's, or "whole report"."""

    heading: str
    findings: tuple[FindingView, ...]


class ReasonView(NamedTuple):
    """Rules that could not be assessed for the same reason."""

    reason: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """One file in words. What is not known of it is said so.

    ``facts`` are label and text of the summary's lines. ``sure`` is false where the reading left something open: then
    "no finding" is no all-clear. ``fix_first``: the run's profile wants findings to begin with what is to be done.
    """

    result: ReportResult
    labels: Labels
    heading: str
    sections: tuple[SectionView, ...]
    counts: dict[Level, int]
    sure: bool
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    not_assessed: tuple[ReasonView, ...] = ()
    fix_first: bool = False

    @property
    def clean(self) -> str:
        """What is said where there is no finding."""
        open_ = len({code for reason in self.not_assessed for code in reason.codes})
        phrase = (ui.CLEAN_OPEN if self.sure else ui.CLEAN_UNSURE) if open_ else ui.CLEAN
        return phrase.say(self.labels.lang, n=open_)

    @property
    def in_order(self) -> tuple[FindingView, ...]:
        """All findings, in the order of the page."""
        return tuple(finding for section in self.sections for finding in section.findings)


def template_of(result: ReportResult, rulebook: Rulebook) -> Template | None:
    """The template that a report follows, or ``None`` where the file was not checked."""
    if result.report is None:
        return None
    return rulebook.template(result.report.edition)


def report_view(result: ReportResult, run: RunResult, lang: Lang) -> ReportView:
    """A file's result in words."""
    labels = Labels(template_of(result, run.rulebook_of(result)), lang)
    report = result.report
    heading = result.path
    if report is not None:
        organisation = report.organisation or ui.ORGANISATION_UNKNOWN.say(lang)
        year = ui.YEAR.say(lang, year=str(report.year)) if report.year else ui.YEAR_UNKNOWN.say(lang)
        kind: str = getattr(run.rulebook_of(result).report, lang)
        heading = ui.REPORT_HEADING.say(lang, organisation=organisation, year=year, report=kind)
    views = [finding_view(finding, result, labels, run.rulebook_of(result)) for finding in result.findings]
    counts = {level: sum(finding.level is level for finding in result.findings) for level in LEVELS}
    return ReportView(
        result=result,
        labels=labels,
        heading=heading,
        sections=tuple(_by_section(views, labels)),
        counts=counts,
        sure=not left_open(result, run.rulebook_of(result)),
        facts=tuple(_facts(result, run, counts, lang)),
        not_assessed=reasons_in_brief(result.outcomes, labels),
        fix_first=run.profile is not None and run.profile.fix_first,
    )


def finding_view(finding: Finding, result: ReportResult, labels: Labels, rulebook: Rulebook) -> FindingView:
    """A finding in words."""
    lang = labels.lang
    rule = finding.rule
    said = message(finding, lang)
    broken = [
        BrokenView(each.rule.code, fill(_words(each.rule.message, lang), each.values, lang)) for each in finding.broken
    ]
    related = related_views(finding, result, labels, rulebook)
    return FindingView(
        finding=finding,
        level=finding.level,
        code=rule.code,
        name=rule.name,
        title=_words(rule.title, lang),
        message=said,
        section=section_of(finding.target, labels.template),
        where=where(finding.target, result.report, labels),
        in_file=in_file(finding.target, result.report, lang),
        cause=tuple(_cause(finding, labels)),
        broken_head=(ui.BROKEN_REPAIRED if finding.repairs else ui.BROKEN).say(lang, n=len(finding.broken)),
        broken=tuple(broken) if len(broken) > 1 or any(each.message != said for each in broken) else (),
        basis=cite_all(rule.basis, lang, labels.template),
        fix=fill(_words(rule.fix, lang), finding.values, lang),
        excerpt=excerpt(finding, result.report, labels) if result.report is not None else None,
        is_draft=rule.draft,
        quote=quoted(finding, labels, said),
        related=related,
        related_lines=tuple(each.line(labels) for each in related),
        reading=rests_on(finding.reliance, lang),
    )


def name_of(finding: FindingView, lang: Lang) -> str:
    """A finding's code and name, with a word for a draft."""
    code = ui.DRAFT.say(lang, code=finding.code) if finding.is_draft else finding.code
    return f"{code} {finding.name}"


def message(finding: Finding, lang: Lang) -> str:
    """A finding's message with its numbers."""
    return fill(_words(finding.rule.message, lang), finding.values, lang)


def one_line(finding: FindingView, lang: Lang) -> str:
    """The message, what is probably wrong, the place and what to look over, in one line, for outputs that show nothing
    else."""
    cause = " ".join(finding.cause).replace(ui.BULLET.say(lang, text=""), "")
    parts = (finding.message, cause, finding.in_file if finding.cause else finding.where, finding.reading)
    return ui.SEPARATOR.say(lang).join(part for part in parts if part)


def not_checked(result: ReportResult, lang: Lang) -> str:
    """Why a file was not checked, and what was found all the same, in one line."""
    text = ui.NOT_A_REPORT.say(lang) if result.status is ReportStatus.NOT_A_REPORT else ui.UNREADABLE.say(lang)
    if result.findings:
        text = ui.SEPARATOR.say(lang).join(
            part
            for finding in result.findings
            for part in (message(finding, lang), fill(_words(finding.rule.fix, lang), finding.values, lang))
        )
    detail = render(result.detail, lang)
    said = detail in text or detail in set(FailureKind)
    return text if said else ui.WITH_DETAIL.say(lang, text=text, detail=detail)


def level_unchecked(result: ReportResult) -> Level | None:
    """How grave it is that a file was not checked: an unreadable file is an error; one that is no report has nothing
    to be blamed for, unless it is published as one."""
    if result.status is ReportStatus.UNREADABLE:
        return Level.ERROR
    return result.findings[0].level if result.findings else None


def reasons_of(outcome: Outcome, labels: Labels) -> tuple[str, ...]:
    """Why a rule was neither held nor violated: each sentence once."""
    return tuple(dict.fromkeys(sentence(reason, labels) for reason in outcome.reasons))


def reasons_in_brief(outcomes: Sequence[Outcome], labels: Labels) -> tuple[ReasonView, ...]:
    """Rules that could not be assessed, here or there, grouped by the reason.

    A reason code with many different sentences (a cell each) is said in its general form.
    """
    open_ = [outcome for outcome in outcomes if outcome.status is not Status.NOT_APPLICABLE]
    sentences: dict[str, dict[str, None]] = {}
    for outcome in open_:
        for reason in outcome.reasons:
            sentences.setdefault(reason.code.value, {}).setdefault(sentence(reason, labels))
    grouped: dict[str, dict[str, None]] = {}
    for outcome in open_:
        for reason in outcome.reasons:
            said = sentence(reason, labels)
            if len(sentences[reason.code.value]) > _SENTENCES_A_CODE:
                said = SENTENCES[reason.code][-1].say(labels.lang)
            grouped.setdefault(said, {}).setdefault(outcome.rule.code)
    return tuple(ReasonView(reason, tuple(codes)) for reason, codes in grouped.items())


def _words(words: object, lang: Lang) -> str:
    return str(getattr(words, lang))


def _cause(finding: Finding, labels: Labels) -> Iterator[str]:
    lang = labels.lang
    said = [
        {
            "cell": labels.cell(fix.cell.table, fix.cell.row, fix.cell.column, previous=fix.cell.previous),
            "present": fix.present,
            "proposed": fix.proposed,
        }
        for fix in finding.repairs
    ]
    if len(said) == 1:
        yield ui.REPAIR.say(lang, **said[0])
    elif said:
        yield ui.REPAIRS.say(lang, n=len(said))
        yield from (ui.BULLET.say(lang, text=ui.REPAIR_LINE.say(lang, **values)) for values in said)
    if finding.suspects:
        cells = tuple(labels.short(cell.table, cell.row, cell.column) for cell in finding.suspects)
        phrase = ui.SUSPECTS if len(cells) <= _SUSPECTS_NAMED else ui.SUSPECTS_MANY
        yield phrase.say(lang, n=len(cells), cells=cells)


def _by_section(views: list[FindingView], labels: Labels) -> Iterator[SectionView]:
    order: list[str | None] = (
        [None, *(section.id for section in labels.template.sections)] if labels.template else [None]
    )
    order += [view.section for view in views if view.section not in order]
    for key in dict.fromkeys(order):
        mine = [view for view in views if view.section == key]
        mine.sort(key=lambda view: (LEVELS.index(view.level), view.code))
        if mine:
            heading = ui.WHOLE_REPORT.say(labels.lang) if key is None else labels.section(key)
            yield SectionView(heading, tuple(mine))


def _facts(result: ReportResult, run: RunResult, counts: dict[Level, int], lang: Lang) -> Iterator[tuple[str, str]]:
    report = result.report
    converted = report.document.metadata.get("converted_by") if report is not None else None
    said = ui.CONVERTED.say(lang, file=result.path, program=converted) if converted else result.path
    yield ui.FILE.say(lang), said
    if report is not None:
        yield ui.ORGANISATION.say(lang), report.organisation or ui.ORGANISATION_UNKNOWN.say(lang)
        edition = (ui.EDITION if report.edition_from_year else ui.EDITION_CHOSEN).say(lang, edition=report.edition)
        year = ui.YEAR.say(lang, year=str(report.year)) if report.year else ui.YEAR_UNKNOWN.say(lang)
        yield ui.REPORT_YEAR.say(lang), ui.COMMA.say(lang).join((year, edition))
        yield ui.BODY.say(lang), ui.BODIES[report.body].say(lang) if report.body else ui.BODY_UNKNOWN.say(lang)
        differing = sum(
            cell.second is Second.DIFFERS for table in report.tables.values() for _, _, cell in table.each()
        )
        if differing:
            yield ui.READ.say(lang), READINGS_DIFFER.say(lang, n=differing)
    if result.status is not ReportStatus.NOT_A_REPORT:
        yield ui.FINDINGS.say(lang), counted(counts, lang)
    if run.hidden.get(result.path):
        yield ui.HIDDEN_LABEL.say(lang), ui.HIDDEN.say(lang, n=run.hidden[result.path])
    if result.grade is not None:
        lines = [grade(result, run.rulebook_of(result), lang)]
        codes = tuple(outcome.rule.code for outcome in left_open(result, run.rulebook_of(result)))
        if codes and result.grade.low != result.grade.score:
            lines.append(ui.GRADE_OPEN.say(lang, n=len(codes), codes=codes))
        yield ui.GRADE.say(lang), "\n".join(lines)
        if result.grade.deductions:
            yield ui.DEDUCTIONS.say(lang), deductions(result.grade, lang)
    if result.outcomes and report is not None:
        by = {status: sum(outcome.status is status for outcome in result.outcomes) for status in Status}
        said = ui.OUTCOMES_COUNTED.say(lang, n=len(result.outcomes), **{s.value: n for s, n in by.items()})
        if by[Status.ERROR]:
            said = ui.COMMA.say(lang).join((said, ui.OUTCOMES_FAILED.say(lang, n=by[Status.ERROR])))
        yield ui.RULES.say(lang), said
