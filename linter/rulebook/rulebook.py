"""A rulebook in memory: editions, how reports are recognised, rules, and how they are graded."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from linter.model.same import Same
from linter.rulebook.grading import Grading
from linter.rulebook.profile import Profile
from linter.rulebook.recognition import Recognition
from linter.rulebook.rule import Rule
from linter.rulebook.template import Template
from linter.rulebook.vocabulary import Vocabulary
from linter.rulebook.words import CategorySpec, Words

_REPORT = Words(zh="年度报告", en="annual report")


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
    profiles: tuple[Profile, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    report: Words = _REPORT
    """What a report of this family is called."""
    categories: tuple[CategorySpec, ...] = ()

    def template(self, edition: str) -> Template:
        """The template of an edition. Raises ``KeyError`` where there is none."""
        for template in self.templates:
            if template.edition == edition:
                return template
        raise KeyError(edition)

    def template_for(self, year: int) -> Template | None:
        """The template that holds for a report year, or ``None`` before the first edition."""
        return next((template for template in self.templates if year in template.report_years), None)

    def profile(self, name: str | None) -> Profile | None:
        """The profile with a name; the default one for ``None``. ``None`` where there is none."""
        return next((one for one in self.profiles if (one.default if name is None else one.name == name)), None)

    def category(self, id: str) -> CategorySpec:
        """The category with a key. Raises ``KeyError`` where there is none."""
        for category in self.categories:
            if category.id == id:
                return category
        raise KeyError(id)

    def rule(self, key: str) -> Rule | None:
        """The rule with a code or a name."""
        return _by_key(Same(self)).get(key)


@lru_cache(maxsize=16)
def _by_key(rulebook: Same[Rulebook]) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for rule in rulebook.it.rules:
        found.setdefault(rule.code, rule)
        found.setdefault(rule.name, rule)
    return found
