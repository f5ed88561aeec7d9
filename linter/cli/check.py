"""``gidlint check``."""

from __future__ import annotations

import argparse
from pathlib import Path

from linter import api
from linter.checks.result import Status
from linter.cli import arguments, output, status, words
from linter.config import Config, Configurations
from linter.engine.finding import Level
from linter.phrases import ui
from linter.phrases.phrase import Lang
from linter.run.problem import UsageProblem
from linter.writers import FORMATS, WRITERS

_COMPLAINED_OF = (api.SkipKind.MISSING, api.SkipKind.NO_CANDIDATES)


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    arguments.add_paths(parser, lang)
    arguments.add_format(parser, lang, FORMATS)
    for option, help in (("--select", words.SELECT), ("--ignore", words.IGNORE)):
        parser.add_argument(option, action="append", default=[], metavar="CODES", help=help.say(lang))
    parser.add_argument("--profile", metavar="NAME", help=words.PROFILE.say(lang))
    arguments.add_drafts(parser, lang)
    parser.add_argument("--level", choices=[each.value for each in Level], help=words.LEVEL.say(lang))
    parser.add_argument("--previous", type=Path, metavar="FILE", help=words.PREVIOUS.say(lang))
    parser.add_argument("--baseline", type=Path, metavar="FILE", help=words.BASELINE.say(lang))
    parser.add_argument("--write-baseline", type=Path, metavar="FILE", help=words.WRITE_BASELINE.say(lang))
    parser.add_argument("--statistics", action="store_true", help=words.STATISTICS.say(lang))
    parser.add_argument("--show-outcomes", action="store_true", help=words.SHOW_OUTCOMES.say(lang))
    arguments.add_common(parser, lang)


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Check, write, and say what could not be checked."""
    configured = configuration(given.paths)
    lang = given.lang or configured.lang or lang
    form = given.format or configured.format or "text"
    if form not in WRITERS:
        raise UsageProblem(words.UNKNOWN_FORMAT, file=str(configured.file), form=form, known=FORMATS)
    output.require_writable(given.output)
    output.require_writable(given.write_baseline)
    result = api.check(given.paths, _options(given))
    complain(result, lang)
    if given.write_baseline:
        return _write_baseline(result, given.write_baseline, lang)
    if result.results or form != "text":
        options = output.options(lang, given.output, show_outcomes=given.show_outcomes, statistics=given.statistics)
        output.emit(WRITERS[form](result, options), given.output, machine=form != "text")
    return status.of_run(result)


def configuration(paths: list[Path]) -> Config:
    """The configuration of the first path: it settles the language and the form of the one output."""
    return Configurations().for_path(paths[0])


def complain(result: api.RunResult, lang: Lang) -> None:
    """On standard error, where it shows whatever the output's form: wrong paths and failed rules."""
    for skipped in result.skipped:
        if skipped.kind in _COMPLAINED_OF:
            output.complain(ui.SKIPPED[skipped.kind].say(lang, path=skipped.path))
    for file in result.results:
        for outcome in file.outcomes:
            if outcome.status is Status.ERROR:
                detail = outcome.reasons[0].values.get("detail", "")
                output.complain(words.RULE_FAILED.say(lang, code=outcome.rule.code, path=file.path, detail=detail))


def _options(given: argparse.Namespace) -> api.CheckOptions:
    return api.CheckOptions(
        select=arguments.listed(given.select),
        ignore=arguments.listed(given.ignore),
        profile=given.profile,
        drafts=given.draft,
        level=arguments.level(given.level),
        edition=given.edition,
        body=arguments.body(given.body),
        previous=given.previous,
        rulebook=tuple(given.rulebook),
        baseline=given.baseline,
        use_baseline=given.write_baseline is None,
        jobs=given.jobs,
        output=given.output,
        progress=output.progress(),
    )


def _write_baseline(result: api.RunResult, file: Path, lang: Lang) -> int:
    from linter.run import baseline

    text = baseline.dump(result.results, file, lang)
    output.emit(text, file)
    known = sum(len(each.findings) for each in result.results if each.status is api.ReportStatus.CHECKED)
    output.complain(words.BASELINE_WRITTEN.say(lang, n=known, file=file.as_posix()))
    reached = status.of_run(result)
    return status.Exit.PASSED if reached is status.Exit.FINDINGS else reached
