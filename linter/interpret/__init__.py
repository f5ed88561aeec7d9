"""Finding a template's parts in a document: title, sections, tables, signature."""

from linter.interpret.failure import NotAReport
from linter.interpret.kind import recognise
from linter.interpret.report import interpret

__all__ = ["NotAReport", "interpret", "recognise"]
