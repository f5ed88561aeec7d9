"""``gidlint extract``."""

from __future__ import annotations

import argparse

from linter import api
from linter.cli import arguments, output, status
from linter.cli.check import complain, configuration
from linter.phrases.phrase import Lang
from linter.writers import write_extract

_FORMATS = ("text", "json")


def add(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """The command's arguments."""
    arguments.add_paths(parser, lang)
    arguments.add_format(parser, lang, _FORMATS)
    arguments.add_common(parser, lang)


def run(given: argparse.Namespace, lang: Lang) -> int:
    """Read and show. A configuration's ``format`` is meant for ``check`` and isn't used."""
    lang = given.lang or configuration(given.paths).lang or lang
    form = given.format or "text"
    output.require_writable(given.output)
    options = api.CheckOptions(
        edition=given.edition,
        body=arguments.body(given.body),
        rulebook=tuple(given.rulebook),
        jobs=given.jobs,
        output=given.output,
        progress=output.progress(),
    )
    result = api.extract(given.paths, options)
    complain(result, lang)
    if result.results or form != "text":
        shown = output.options(lang, given.output)
        output.emit(write_extract(result, shown, form), given.output, machine=form != "text")
    reached = status.of_run(result)
    return status.Exit.PASSED if reached is status.Exit.FINDINGS else reached
