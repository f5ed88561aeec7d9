"""A clean report by an invented body, and what becomes of it when something is changed.

Rules' examples, tests and the example reports are all written as changes to it
(:class:`linter.specimen.changes.Changes`).
"""

from __future__ import annotations

from linter.specimen.build import build, template_of
from linter.specimen.changes import ChangeError, with_examples

__all__ = ["ChangeError", "build", "template_of", "with_examples"]
