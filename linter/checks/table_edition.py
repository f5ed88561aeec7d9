"""Every table follows the edition of the report's year.

Placeholders: ``table``, ``found`` (the edition that it follows), ``text`` (a label of it that shows so), ``edition``
(the right one), ``year`` of the report.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks import editions, names, where
from linter.checks.absent import table_absent
from linter.checks.answer import held, not_assessable, violated
from linter.checks.result import Instance, ReasonCode, Target, Value
from linter.interpret.wording import squeeze
from linter.model.report import Label, Report, Table
from linter.rulebook.kinds_report import TableEdition
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import TableSpec, Template


def check(params: TableEdition, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance a table."""
    for id in params.tables or [spec.id for spec in template.tables]:
        spec = template.table(id)
        table = report.tables.get(id)
        target = where.table(report, template, id)
        if table is None:
            yield table_absent(report, template, id)
        elif table.foreign_edition is None:
            yield held(target)
        elif report.year is None:
            yield not_assessable(ReasonCode.YEAR_UNKNOWN, {"table": names.table(spec)}, target)
        else:
            sign = _sign(table, spec, rulebook)
            values: dict[str, Value] = {
                "table": names.table(spec),
                "found": table.foreign_edition,
                "text": sign.text if sign else names.table(spec),
                "edition": report.edition,
                "year": report.year,
            }
            place = sign.place if sign else target.place
            yield violated(Target(place, sign.text if sign else "", target.section, id), values)


def _sign(table: Table, spec: TableSpec, rulebook: Rulebook) -> Label | None:
    """The first label that the other edition has and this one has not."""
    other = editions.labels(rulebook, table) - editions.words(spec)
    labels = (*table.columns, *table.rows, *table.extra)
    return next((label for label in labels if squeeze(label.text) in other), None)
