"""JUnit XML: a suite a file, a case a rule.

A rule with findings at or above the failing level fails; below it, it passes and says so in its output. A rule that
could not be assessed or does not apply is skipped, with the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from linter.checks.result import Status
from linter.engine.finding import Outcome, ReportResult, ReportStatus
from linter.phrases import ui
from linter.run.result import SkipKind
from linter.writers.options import WriteOptions
from linter.writers.totals import fails_at
from linter.writers.view import FindingView, ReportView, not_checked, one_line, reasons_of, report_view

if TYPE_CHECKING:
    from linter.run.result import RunResult

# Characters that XML 1.0 can't hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(run: RunResult, options: WriteOptions) -> str:
    """The whole file."""
    root = Element("testsuites", name="gidlint")
    for result in run.results:
        _suite(root, result, run, options)
    for skipped in run.skipped:
        if skipped.kind in (SkipKind.MISSING, SkipKind.NO_CANDIDATES):
            suite = SubElement(
                root, "testsuite", name=_clean(skipped.path), tests="1", failures="0", errors="1", skipped="0"
            )
            case = SubElement(suite, "testcase", classname="input", name=skipped.kind.value)
            said = ui.SKIPPED[skipped.kind].say(options.lang, path=skipped.path)
            SubElement(case, "error", message=_clean(said))
    for kind in ("tests", "failures", "errors", "skipped"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, result: ReportResult, run: RunResult, options: WriteOptions) -> None:
    suite = SubElement(root, "testsuite", name=_clean(result.path))
    if result.status is ReportStatus.CHECKED:
        view = report_view(result, run, options.lang)
        for outcome in result.outcomes:
            found = [finding for finding in view.in_order if finding.code == outcome.rule.code]
            _case(suite, outcome, found, view, run, options)
    else:
        case = SubElement(
            suite, "testcase", classname="input", name=ui.REPORT_STATUSES[result.status].say(options.lang)
        )
        unread = result.status is ReportStatus.UNREADABLE
        kind = "error" if unread else "failure" if result.findings else "skipped"
        SubElement(case, kind, message=_clean(not_checked(result, options.lang)))
    suite.set("tests", str(len(suite)))
    for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(kind, str(sum(case.find(tag) is not None for case in suite)))


def _case(
    suite: Element,
    outcome: Outcome,
    found: list[FindingView],
    view: ReportView,
    run: RunResult,
    options: WriteOptions,
) -> None:
    lang = options.lang
    title: str = getattr(outcome.rule.title, lang)
    case = SubElement(suite, "testcase", classname=outcome.rule.category, name=_clean(f"{outcome.rule.code} {title}"))
    said = "\n".join(
        f"{one_line(finding, lang)}\n{ui.FIX.say(lang)}{ui.COLON.say(lang)}{finding.fix}" for finding in found
    )
    if any(fails_at(run, view.result.path, finding.level) for finding in found):
        message = ui.LEVELS_COUNTED[found[0].level].say(lang, n=len(found))
        SubElement(case, "failure", type=found[0].level.value, message=message).text = _clean(said)
    elif found:
        SubElement(case, "system-out").text = _clean(said)
    elif outcome.status is Status.ERROR:
        SubElement(case, "error", message=_clean(ui.SEPARATOR.say(lang).join(reasons_of(outcome, view.labels))))
    elif outcome.status in (Status.NOT_ASSESSABLE, Status.NOT_APPLICABLE):
        SubElement(case, "skipped", message=_clean(_skipped(outcome, view, options)))


def _skipped(outcome: Outcome, view: ReportView, options: WriteOptions) -> str:
    parts = (ui.STATUSES[outcome.status].say(options.lang), *reasons_of(outcome, view.labels))
    return ui.COLON.say(options.lang).join((parts[0], ui.SEPARATOR.say(options.lang).join(parts[1:])))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
