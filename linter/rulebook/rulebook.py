"""A rulebook in memory: editions, how reports are recognised, rules, and how they are graded."""

from __future__ import annotations

from dataclasses import dataclass

from linter.rulebook.grading import Grading
from linter.rulebook.recognition import Recognition
from linter.rulebook.rule import Rule
from linter.rulebook.template import Template


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that ``rules/<name>/`` says.

    ``templates`` are ordered by report years. ``rules`` are ordered by code. ``digest`` is a hash of the files' bytes:
    with the same digest and the same report bytes the output is the same. ``folders`` are the folders that it was
    read from, the built-in one first (the clean reports of ``linter.specimen`` lie there too).
    """

    name: str
    version: str
    digest: str
    recognition: Recognition
    templates: tuple[Template, ...]
    rules: tuple[Rule, ...]
    grading: Grading
    folders: tuple[str, ...] = ()

    def template(self, edition: str) -> Template:
        """The template of an edition. Raises ``KeyError`` where there is none."""
        for template in self.templates:
            if template.edition == edition:
                return template
        raise KeyError(edition)

    def template_for(self, year: int) -> Template | None:
        """The template that holds for a report year, or ``None`` before the first edition."""
        return next((template for template in self.templates if year in template.report_years), None)

    def rule(self, key: str) -> Rule | None:
        """The rule with a code or a name."""
        return next((rule for rule in self.rules if key in (rule.code, rule.name)), None)
