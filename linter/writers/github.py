"""Workflow commands of GitHub Actions: one annotation a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.engine.finding import Level, ReportStatus
from linter.phrases import ui
from linter.run.result import SkipKind
from linter.writers.options import WriteOptions
from linter.writers.places import line_of
from linter.writers.totals import closing_lines
from linter.writers.view import level_unchecked, not_checked, one_line, report_view

if TYPE_CHECKING:
    from linter.run.result import RunResult

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def write(run: RunResult, options: WriteOptions) -> str:
    """The commands, then what the run comes to as plain lines of the log."""
    lang = options.lang
    lines: list[str] = []
    for result in run.results:
        if result.status is not ReportStatus.CHECKED:
            name = _COMMANDS[level_unchecked(result) or Level.ADVICE]
            title = ui.REPORT_STATUSES[result.status].say(lang)
            lines.append(command(name, not_checked(result, lang), result.path, None, title))
            continue
        for finding in report_view(result, run, lang).in_order:
            lines.append(
                command(
                    _COMMANDS[finding.level],
                    one_line(finding, lang),
                    result.path,
                    line_of(finding.finding.target, result.report),
                    f"{finding.code} {finding.title}",
                )
            )
    for skipped in run.skipped:
        if skipped.kind in (SkipKind.MISSING, SkipKind.NO_CANDIDATES):
            said = ui.SKIPPED[skipped.kind].say(lang, path=skipped.path)
            lines.append(command("error", said, skipped.path, None, "gidlint"))
    lines += [line.text for line in closing_lines(run, lang)]
    return "\n".join(lines) + "\n"


def command(name: str, message: str, path: str, line: int | None, title: str) -> str:
    """One workflow command, escaped so that no text can end it or start another."""
    properties = [f"file={_property(path)}"]
    if line is not None:
        properties.append(f"line={line}")
    properties.append(f"title={_property(title)}")
    return f"::{name} {','.join(properties)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
