"""What a run comes to as a whole, in words: the closing lines and the count by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from linter.checks.result import Status
from linter.engine.finding import Level, ReportStatus
from linter.phrases import ui
from linter.phrases.phrase import Lang
from linter.run.result import SkipKind
from linter.writers.grades import LEVELS, counted, grade, left_open
from linter.writers.view import ReportView, reasons_of

if TYPE_CHECKING:
    from linter.rulebook.rule import Rule
    from linter.run.result import RunResult

_NOT_FOUND = (SkipKind.MISSING, SkipKind.NO_CANDIDATES)


class ClosingLine(NamedTuple):
    """A line at the end of an output. ``good`` is true for a pass, false for a failure, ``None`` for neither."""

    text: str
    good: bool | None = None


class RuleCount(NamedTuple):
    """How often a rule was violated, and in how many files."""

    rule: Rule
    findings: int
    files: int


def counts_of(run: RunResult) -> dict[Level, int]:
    """All findings of a run by level."""
    found = Counter(finding.level for result in run.results for finding in result.findings)
    return {level: found[level] for level in LEVELS}


def fails_at(run: RunResult, path: str, level: Level) -> bool:
    """Whether a finding of a level fails the run in a file."""
    return LEVELS.index(level) <= LEVELS.index(run.failing_levels.get(path, run.failing))


def closing_lines(run: RunResult, lang: Lang) -> Iterator[ClosingLine]:
    """What was checked and what not, what was found, and whether the run passes."""
    statuses = Counter(result.status for result in run.results)
    parts = [ui.RUN_CHECKED.say(lang, n=statuses[ReportStatus.CHECKED])]
    if statuses[ReportStatus.UNREADABLE]:
        parts.append(ui.RUN_UNREADABLE.say(lang, n=statuses[ReportStatus.UNREADABLE]))
    if statuses[ReportStatus.NOT_A_REPORT]:
        parts.append(ui.RUN_NOT_A_REPORT.say(lang, n=statuses[ReportStatus.NOT_A_REPORT]))
    parts.append(counted(counts_of(run), lang))
    yield ClosingLine(ui.COMMA.say(lang).join(parts))
    kinds = Counter(skipped.kind for skipped in run.skipped)
    for skipped in run.skipped:
        if skipped.kind in _NOT_FOUND:
            yield ClosingLine(ui.SKIPPED[skipped.kind].say(lang, path=skipped.path), good=False)
    for kind in (SkipKind.OTHER_FORMAT, SkipKind.EXCLUDED):
        if kinds[kind]:
            text = ui.SKIPPED_COUNTED[kind].say(lang, n=kinds[kind])
            yield ClosingLine(ui.WITH_DETAIL.say(lang, text=text, detail=_suffixes(run, kind)))
    if run.profile is not None and run.left_out:
        codes = tuple(rule.code for rule in run.left_out)
        title = getattr(run.profile.title, lang)
        yield ClosingLine(ui.LEFT_OUT.say(lang, title=title, name=run.profile.name, n=len(codes), codes=codes))
    if run.baseline is not None:
        if run.baseline.hidden:
            yield ClosingLine(ui.HIDDEN.say(lang, n=run.baseline.hidden, path=run.baseline.path))
        if run.baseline.gone:
            yield ClosingLine(ui.BASELINE_GONE.say(lang, n=len(run.baseline.gone), path=run.baseline.path))
    yield _verdict(run, lang)


def _suffixes(run: RunResult, kind: SkipKind) -> tuple[str, ...]:
    """The endings of the names of skipped files, so that a report among them is noticed; or a name that has none."""
    names = (PurePath(skipped.path) for skipped in run.skipped if skipped.kind is kind)
    return tuple(sorted({name.suffix.lower() or name.name for name in names}))


def _verdict(run: RunResult, lang: Lang) -> ClosingLine:
    """Whether the run passes; never where a path or a rule could not be dealt with."""
    reached = {
        run.failing_levels.get(result.path, run.failing)
        for result in run.results
        for finding in result.findings
        if fails_at(run, result.path, finding.level)
    }
    statuses = {result.status for result in run.results}
    failed_rules = any(outcome.status is Status.ERROR for result in run.results for outcome in result.outcomes)
    if reached:
        lowest = max(reached, key=LEVELS.index)
        phrase = ui.RUN_FAILS if lowest is Level.ERROR else ui.RUN_FAILS_AT
        return ClosingLine(phrase.say(lang, level=ui.LEVELS[lowest].say(lang)), good=False)
    if failed_rules:
        return ClosingLine(ui.RUN_RULES_FAILED.say(lang), good=False)
    if ReportStatus.UNREADABLE in statuses:
        return ClosingLine(ui.RUN_INCOMPLETE.say(lang), good=False)
    if any(skipped.kind in _NOT_FOUND for skipped in run.skipped):
        return ClosingLine(ui.RUN_NOT_FOUND.say(lang), good=False)
    unsure = sum(bool(left_open(result, run.rulebook_of(result))) for result in run.results)
    if unsure:
        return ClosingLine(ui.RUN_PASSES_UNSURE.say(lang, n=unsure))
    if ReportStatus.CHECKED in statuses:
        return ClosingLine(ui.RUN_PASSES.say(lang), good=True)
    return ClosingLine(ui.NOTHING_CHECKED.say(lang))


def by_rule(run: RunResult) -> list[RuleCount]:
    """Rules that were violated, the most frequent first."""
    found: dict[str, tuple[Rule, int, set[str]]] = {}
    for result in run.results:
        for finding in result.findings:
            rule, count, files = found.get(finding.rule.code, (finding.rule, 0, set()))
            found[rule.code] = (rule, count + 1, files | {result.path})
    counts = [RuleCount(rule, count, len(files)) for rule, count, files in found.values()]
    return sorted(counts, key=lambda count: (-count.findings, count.rule.code))


def files_table(views: Sequence[ReportView], run: RunResult, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """The closing table over several files: header and rows; the last three columns are numbers."""
    header = [phrase.say(lang) for phrase in (ui.FILE, ui.ORGANISATION, ui.REPORT_YEAR, ui.GRADE)]
    header += [ui.LEVELS[level].say(lang) for level in LEVELS]
    rows = []
    for view in views:
        report = view.result.report
        organisation = ui.REPORT_STATUSES[view.result.status].say(lang)
        if report is not None:
            organisation = report.organisation or ui.ORGANISATION_UNKNOWN.say(lang)
        rows.append(
            [
                view.result.path,
                organisation,
                str(report.year) if report and report.year else "",
                grade(view.result, run.rulebook_of(view.result), lang) if report else "",
                *(str(view.counts[level]) for level in LEVELS),
            ]
        )
    return header, rows


def outcome_rows(view: ReportView) -> list[list[str]]:
    """Every rule with its outcome: code, status, title, reasons."""
    lang = view.labels.lang
    return [
        [
            outcome.rule.code,
            ui.STATUSES[outcome.status].say(lang),
            outcome.rule.title.zh if lang == "zh" else outcome.rule.title.en,
            ui.SEPARATOR.say(lang).join(reasons_of(outcome, view.labels)),
        ]
        for outcome in view.result.outcomes
    ]
