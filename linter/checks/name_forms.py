"""The body's name in the title and in the signature are forms of each other.

Placeholders: ``first`` and ``second``, the two names, ``first_part`` and ``second_part``, where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.answer import held, not_assessable, violated
from linter.checks.bodies import another_form
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import Report
from linter.rulebook.kinds_wording import NameForms
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_TITLE = Named("标题", "title")
_SIGNATURE = Named("落款", "signature")


def check(params: NameForms, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance."""
    title, name, signed = report.title, report.organisation, report.signature.organisation
    in_title = title is not None and name is not None and squeeze(name) in squeeze(title.text)
    place = report.signature.organisation_place
    if title is None or name is None or signed is None or place is None or not in_title:
        fact = Named("单位名称", "name of the body")
        yield not_assessable(ReasonCode.NOTHING_TO_COMPARE, {"fact": fact})
    elif another_form(name, signed):
        values: dict[str, Value] = {"first": name, "second": signed, "first_part": _TITLE, "second_part": _SIGNATURE}
        yield violated(Target(place, signed), values, related=[Target(title.place, title.text)])
    else:
        yield held(Target(title.place, title.text))
