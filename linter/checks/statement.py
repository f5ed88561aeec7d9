"""Some things are said in the text.

Placeholders: ``statement`` (everything that is not said), ``part`` (where it should be said).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks import names, where
from linter.checks.absent import table_absent
from linter.checks.answer import because, held, not_applicable, not_assessable, violated
from linter.checks.parts import pieces
from linter.checks.result import Instance, ReasonCode, Target
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.report import CellKind, Report
from linter.rulebook.binding import Binder
from linter.rulebook.identity import IdentityError, Name
from linter.rulebook.kinds_report import Statement
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

_UNKNOWN = {
    CellKind.BLANK: ReasonCode.CELL_BLANK,
    CellKind.UNCERTAIN: ReasonCode.CELL_UNCERTAIN,
    CellKind.MISSING: ReasonCode.CELL_MISSING,
}


def check(params: Statement, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance, for all that is not said."""
    unasked = _unasked(params.when, report, template)
    if unasked is not None:
        yield unasked
        return
    sections = [part for part in params.parts if any(spec.id == part for spec in template.sections)]
    missing = [id for id in sections if report.section(id) is None]
    if sections and len(missing) == len(params.parts):
        named = names.some([names.section(template, id) for id in missing], 3)
        yield not_assessable(
            ReasonCode.SECTION_MISSING, {"section": named}, where.section(report, template, missing[0])
        )
        return
    text = squeeze("\n".join(piece.text for piece in pieces(params.parts, report, template)))
    target = where.section(report, template, sections[0]) if sections else where.whole(report)
    part = names.section(template, sections[0]) if sections else Named("正文", "the text")
    unsaid = [group.name for group in params.groups if not any(re.search(pattern, text) for pattern in group.any)]
    looked_in = sections or [spec.id for spec in template.sections]
    reason = next((found for id in looked_in if (found := where.unread(report, template, id))), None)
    if not unsaid:
        yield held(target)
    elif reason is not None:
        yield because(reason)
    else:
        named = names.some([Named(name.zh, name.en) for name in unsaid], len(unsaid))
        yield violated(target, {"statement": named, "part": part})


def _unasked(when: str, report: Report, template: Template) -> Instance | None:
    """Why the rule isn't asked, by the cell that it hangs on. A ``not`` is taken to be so where the cell is unknown."""
    if not when:
        return None
    negated = when.startswith("not ")
    try:
        address = Binder(template, None).bind(Name(when.removeprefix("not "), 1))[0]
    except IdentityError:  # a report of another edition, which has no such cell
        return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": template.edition})
    row, column = str(address.row), str(address.column)
    spec = template.table(address.table)
    table = report.tables.get(spec.id)
    name = names.cell(spec, row, column)
    if table is None:
        return None if negated else table_absent(report, template, spec.id)
    cell = table.cell(row, column)
    target = Target(cell.place if cell else table.place, cell.text if cell else "", spec.section, spec.id, row, column)
    if cell is None or cell.value is None:
        if negated:
            return None
        code = _UNKNOWN.get(cell.kind, ReasonCode.CELL_NOT_A_NUMBER) if cell else ReasonCode.CELL_MISSING
        return not_assessable(code, {"cell": name}, target)
    if (cell.value > 0) is not negated:
        return None
    detail = Named(f"{name.zh}是 {cell.value}", f"{name.en} is {cell.value}")
    return not_applicable(ReasonCode.OUT_OF_SCOPE, {"detail": detail}, target)
