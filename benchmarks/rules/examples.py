"""Rules' own examples as mutants and controls, in every form of file that can carry them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.rules.files import FORMS
from linter.interpret import interpret
from linter.model.report import Report
from linter.readers import read_bytes
from linter.rulebook.kinds_lists import Listed
from linter.rulebook.kinds_report import Input
from linter.rulebook.kinds_series import Evidence
from linter.rulebook.rule import Rule
from linter.rulebook.rulebook import Rulebook
from linter.ruletest import same_body
from linter.specimen import build, listing_of, template_of

DATED = ("html portal", "html semantic")
"""Forms that say when a page was published, and by whom."""
FILE_FORMATS = {"txt": "text", "md": "markdown", "html": "html", "docx": "docx", "pdf": "pdf"}
IN_MEMORY = "memory"
"""No file at all: what a reader would hand over without loss. The measure for every form of file."""


@dataclass(frozen=True)
class Example:
    """One example of a rule: a mutant where it violates, else a control."""

    rule: Rule
    violated: bool
    number: int
    changes: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.rule.code} {'violated' if self.violated else 'held'} {self.number}"


def examples(rule: Rule) -> Iterator[Example]:
    """The mutants and controls that a rule brings along."""
    for violated, several in ((True, rule.examples.violated), (False, rule.examples.held)):
        for number, changes in enumerate(several, 1):
            yield Example(rule, violated, number, changes)


def why_not(rule: Rule) -> str | None:
    """Why a rule has no mutants here, if it has none."""
    if isinstance(rule.check, Input):
        return "speaks of broken files, which tests/readers makes"
    if isinstance(rule.check, Evidence):
        return "needs evidence that no report holds, and is never violated"
    if isinstance(rule.check, Listed) and rule.check.fact == "unpublished":
        return "speaks of reports that are not there"
    return None


def forms_for(rule: Rule, changes: Mapping[str, Any], forms: Sequence[str]) -> list[str]:
    """The forms that can carry a rule's example."""
    formats = getattr(rule.check, "formats", None)
    if formats:
        forms = [form for form in forms if FILE_FORMATS[FORMS[form][0]] in formats]
    if _anywhere(changes, ("notes", "failure", "unpublished")):
        return []
    if any(set(said) - {"published", "organisation"} for said in _values(changes, "metadata")):
        return []  # pages here say nothing else of themselves
    if _anywhere(changes, ("published", "metadata")):
        return [form for form in forms if form in DATED]
    return list(forms)


def _anywhere(changes: Mapping[str, Any], keys: tuple[str, ...]) -> bool:
    return any(True for key in keys for _ in _values(changes, key))


def _values(changes: Mapping[str, Any], key: str) -> Iterator[Any]:
    """What an example and the reports around it say under a key."""
    if changes.get(key):
        yield changes[key]
    around = [other for kind in ("parts", "peers", "versions") for other in changes.get(kind, ())]
    if changes.get("previous"):
        around.append(changes["previous"])
    for other in around:
        yield from _values(other, key)


def report_in(form: str, changes: Mapping[str, Any], rulebook: Rulebook) -> Report:
    """An example's report, with the reports around it, as it is read from a file of a form."""
    document = build(template_of(changes, rulebook), rulebook, changes)
    if form != IN_MEMORY:
        suffix, make = FORMS[form]
        document = read_bytes(make(document), f"report.{suffix}")
    report = interpret(document, rulebook, edition=changes.get("edition") or None)
    year = {} if report.year is None else {"year": report.year}
    before = {} if report.year is None else {"year": report.year - 1}
    previous = changes.get("previous")
    if previous is not None:
        previous = replace(report_in(form, {**before, **previous}, rulebook), path="previous")
    return replace(
        report,
        path="example",
        previous=previous,
        parts=_others("part", form, changes, {**year, "body": "department"}, rulebook),
        peers=_others("peer", form, changes, year, rulebook),
        versions=_others("version", form, changes, {**year, **same_body(changes)}, rulebook),
        parts_complete=changes.get("parts_complete"),
        searched=bool(changes.get("searched")),
        listing=listing_of(changes),
    )


def _others(
    kind: str, form: str, changes: Mapping[str, Any], given: Mapping[str, Any], rulebook: Rulebook
) -> tuple[Report, ...]:
    return tuple(
        replace(report_in(form, {**given, **other}, rulebook), path=f"{kind}-{number}")
        for number, other in enumerate(changes.get(f"{kind}s", ()), 1)
    )
