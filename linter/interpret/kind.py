"""Which kind of report a document is: the family whose rulebook judges it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.interpret.failure import NotAReport
from linter.interpret.report import PARTS_WITHOUT_TITLE, interpret
from linter.model.document import Document
from linter.model.report import Body, Report
from linter.rulebook.families import Families
from linter.rulebook.rulebook import Rulebook


def recognise(
    document: Document, families: Families, *, edition: str | None = None, body: Body | None = None
) -> tuple[Report, Rulebook]:
    """The report in a document, and the rulebook of its kind.

    The main family's report needs no other rulebook where it is one beyond doubt: it has that family's title and enough
    of its parts. Else a report that is beyond doubt of another kind is that; else what the main family makes of it, or
    the first other one. ``edition`` counts for the families that have it. Raises :class:`NotAReport`, with what the
    main family says, where no family knows the document.
    """
    likely: tuple[Report, Rulebook] | None = None
    refused: NotAReport | None = None
    for rulebook in _each(families):
        own = edition if edition in {template.edition for template in rulebook.templates} else None
        try:
            report = interpret(document, rulebook, edition=own, body=body)
        except NotAReport as refusal:
            refused = refused or refusal
            continue
        if _beyond_doubt(report, rulebook):
            return report, rulebook
        likely = likely or (report, rulebook)
    if likely is not None:
        return likely
    assert refused is not None
    raise refused


def _each(families: Families) -> Iterator[Rulebook]:
    yield families.main
    yield from families.others()


def _beyond_doubt(report: Report, rulebook: Rulebook) -> bool:
    template = rulebook.template(report.edition)
    parts = len(report.sections) + len(report.tables)
    return report.title is not None and parts >= min(PARTS_WITHOUT_TITLE, len(template.sections) + len(template.tables))
