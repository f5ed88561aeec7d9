"""A clean report by an invented body, and what becomes of it when something is changed.

Rules' examples, tests and the example reports are all written as changes to it
(:class:`linter.specimen.changes.Changes`).
"""

from __future__ import annotations

from linter.specimen.build import build, template_of
from linter.specimen.changes import ChangeError, with_examples
from linter.specimen.listing import listing_of

__all__ = ["ChangeError", "build", "listing_of", "template_of", "with_examples"]
