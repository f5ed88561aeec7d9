"""One output form each, from the same results.

A writer is a function from the results of a run to the whole text of the output; the modules behind them are imported
when first used, so that ``--format json`` pays nothing for the terminal page.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from linter.writers.options import WriteOptions

if TYPE_CHECKING:
    from linter.run.result import RunResult

    Writer = Callable[[RunResult, WriteOptions], str]

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html")
"""The names of the output forms, as ``--format`` takes them."""


def _writer(form: str) -> Writer:
    def write(run: RunResult, options: WriteOptions) -> str:
        module = import_module(f"linter.writers.{form}")
        return cast("Writer", module.write)(run, options)

    return write


WRITERS: dict[str, Writer] = {form: _writer(form) for form in FORMATS}


def write_extract(run: RunResult, options: WriteOptions, form: str = "json") -> str:
    """What was read from the files (``gidlint extract``), as ``text`` or ``json``."""
    module = import_module(f"linter.writers.extract_{form}")
    return cast("Writer", module.write)(run, options)


__all__ = ["FORMATS", "WRITERS", "WriteOptions", "write_extract"]
