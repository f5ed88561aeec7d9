"""What the parameters of a check must be beyond their shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase

from linter.model.document import NoteKind
from linter.rulebook.binding import Binder
from linter.rulebook.identity import Each, IdentityError, Operand, parse, parse_condition, parse_each
from linter.rulebook.identity import Identity as ParsedIdentity
from linter.rulebook.kinds_cells import KindsOfCells
from linter.rulebook.kinds_figures import KindsOfFigures
from linter.rulebook.kinds_forms import KindsOfForms
from linter.rulebook.kinds_lists import KindsOfLists
from linter.rulebook.kinds_report import (
    Cells,
    DateCheck,
    Identity,
    Input,
    Length,
    Pattern,
    PrintedNote,
    SectionPresent,
    Statement,
    TableEdition,
    TableLabels,
    TableLayout,
    TablePresent,
    TableShape,
    UnifiedFormat,
)
from linter.rulebook.kinds_series import KindsOfSeries
from linter.rulebook.kinds_wording import KindsOfWording
from linter.rulebook.problem import Problem
from linter.rulebook.rule import Check, Rule
from linter.rulebook.source import Item, Path
from linter.rulebook.template import Template
from linter.rulebook.validate_cells import cells_patterns, check_cells
from linter.rulebook.validate_figures import figures_patterns
from linter.rulebook.validate_forms import check_forms, forms_patterns
from linter.rulebook.validate_lists import check_lists, lists_patterns
from linter.rulebook.validate_series import check_series, series_patterns
from linter.rulebook.validate_wording import check_wording, wording_patterns

PARTS = ("title", "preface", "headings", "tables", "signature", "all")
"""Parts of a report that are no section."""
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def check_parameters(
    item: Item, check: Check, templates: Sequence[Template], every: Sequence[Template]
) -> Iterator[Problem]:
    """What is wrong with what a check is told, given the editions that its rule applies to. ``every`` are all editions,
    one of which last year's report may follow."""
    if isinstance(check, KindsOfSeries):
        yield from check_series(item, check, templates)
    elif isinstance(check, KindsOfLists):
        yield from check_lists(item, check)
    elif isinstance(check, KindsOfForms):
        yield from check_forms(item, check, templates)
    elif isinstance(check, KindsOfCells):
        yield from check_cells(item, check, templates)
    elif isinstance(check, KindsOfWording):
        yield from check_wording(item, check, templates, PARTS)
    else:
        yield from _check_report(item, check, templates, every)


def _check_report(
    item: Item, check: Check, templates: Sequence[Template], every: Sequence[Template]
) -> Iterator[Problem]:
    match check:
        case TablePresent() | TableShape() | TableEdition() | TableLabels() | TableLayout():
            for number, table in enumerate(check.tables):
                yield from _known_table(item, ("tables", number), table, templates)
        case Cells() | PrintedNote():
            yield from _known_table(item, ("table",), check.table, templates)
            if isinstance(check, Cells):
                yield from _known_rows(item, check, templates)
        case SectionPresent():
            for number, section in enumerate(check.sections):
                yield from _known_section(item, ("sections", number), section, templates)
        case Length():
            yield from _known_section(item, ("section",), check.section, templates)
        case Pattern() | Statement():
            for number, part in enumerate(check.parts):
                yield from _known_section(item, ("parts", number), part, templates, PARTS)
            if isinstance(check, Statement):
                yield from _when(item, check, templates)
            elif check.year is not None:
                yield from _year_group(item, check)
        case Identity():
            yield from _identity(item, check, templates, every)
        case DateCheck():
            yield from _date(item, check)
        case Input():
            if sum(map(bool, (check.failure, check.note, check.instead))) != 1:
                zh, en = "failure、note、instead 应写且只写一个", "exactly one of failure, note and instead is needed"
                yield item.problem(("check",), zh, en)
            elif check.note not in ("", *(kind.value for kind in NoteKind)):
                yield item.unknown(("note",), check.note, [kind.value for kind in NoteKind])
        case _:
            return


def _known_rows(item: Item, check: Cells, templates: Sequence[Template]) -> Iterator[Problem]:
    tables = [table for template in templates for table in template.tables if table.id == check.table]
    known = [row.id for table in tables for row in table.all_rows()]
    for number, pattern in enumerate(check.rows):
        if not any(fnmatchcase(row, pattern) for row in known):
            yield item.unknown(("rows", number), pattern, known)


def _known_table(item: Item, path: Path, table: str, templates: Sequence[Template]) -> Iterator[Problem]:
    for template in templates:
        known = [spec.id for spec in template.tables]
        if table not in known:
            yield item.unknown(path, table, known)
            return


def _known_section(
    item: Item, path: Path, section: str, templates: Sequence[Template], others: Sequence[str] = ()
) -> Iterator[Problem]:
    for template in templates:
        known = [*(spec.id for spec in template.sections), *others]
        if section not in known:
            yield item.unknown(path, section, known)
            return


def _identity(
    item: Item, check: Identity, templates: Sequence[Template], every: Sequence[Template]
) -> Iterator[Problem]:
    try:
        each = parse_each(check.each)
    except IdentityError as error:
        yield _in_text(item, ("each",), error)
        return
    try:
        identity = parse(check.holds)
    except IdentityError as error:
        yield _in_text(item, ("holds",), error)
        return
    try:
        condition = parse_condition(check.when)
    except IdentityError as error:
        yield _in_text(item, ("when",), error)
        return
    operands = [(key, operand) for key, one in _comparisons(identity, condition) for operand in one.operands()]
    if check.only and each is None:
        yield item.problem(("only",), "only 只能与 each 一起用", "only goes with each")
        return
    meanings: dict[str, str] = {}
    for key, operand in operands:
        known = meanings.setdefault(operand.placeholder, operand.written)
        if known != operand.written or operand.placeholder in Identity.offers:
            name = operand.placeholder
            yield item.problem((key,), f"占位名“{name}”有两个含义", f"the placeholder “{name}” has two meanings")
    for template in templates:
        try:
            binder = _binder(template, each, [operand for _, operand in operands], every)
        except IdentityError as error:
            yield _in_text(item, ("each",), error)
            return
        failed = False
        for key, operand in operands:
            try:
                binder.bind(operand)
            except IdentityError as error:
                failed = True
                yield _in_text(item, (key,), error, template.edition)
        if failed:
            return
        try:
            asked = binder.asked(check.only, (operand for _, operand in operands))
        except IdentityError as error:
            yield _in_text(item, ("only",), error, template.edition)
            return
        missing = [key for key in check.only if key not in asked]
        if missing or (each is not None and not asked):
            words = "、".join(missing) or check.each
            zh = f"在{template.edition}版中，{words} 没有恒等式用到的全部单元格"
            en = f"in edition {template.edition}, {words} lacks a cell that the identity names"
            yield item.problem(("only",) if missing else ("each",), zh, en)
            return


def _binder(template: Template, each: Each | None, operands: Sequence[Operand], every: Sequence[Template]) -> Binder:
    """A binder to which last year's cells are those of the rule's own edition, or of another one that has them all."""
    for previous in (template, *every):
        binder = Binder(template, each, previous)
        with suppress(IdentityError):
            for operand in operands:
                binder.bind(operand)
            return binder
    return Binder(template, each)


def _comparisons(identity: ParsedIdentity, condition: Sequence[ParsedIdentity]) -> Iterator[tuple[str, ParsedIdentity]]:
    """Every comparison of a check with the key that it stands under."""
    yield "holds", identity
    yield from (("when", one) for one in condition)


def _when(item: Item, check: Statement, templates: Sequence[Template]) -> Iterator[Problem]:
    if not check.when:
        return
    name = check.when.removeprefix("not ")
    try:
        identity = parse(f"{name} = 0")
        for template in templates:
            for operand in identity.operands():
                Binder(template, None).bind(operand)
    except IdentityError as error:
        yield _in_text(item, ("when",), error)


def _year_group(item: Item, check: Pattern) -> Iterator[Problem]:
    for number, spec in enumerate(check.forbid):
        if "(?P<year>" not in spec.find:
            zh, en = "写了 year，表达式中应有命名组“year”", "with year, the pattern needs the group “year”"
            yield item.problem(("forbid", number, "find"), zh, en)


def _in_text(item: Item, path: Path, error: IdentityError, edition: str = "") -> Problem:
    """An identity's mistake, at its column where the text stands on the line of its key."""
    zh, en = (f"在{edition}版中，{error.zh}", f"in edition {edition}, {error.en}") if edition else (error.zh, error.en)
    near = item.unknown(path, error.word, error.known).nearest if error.known else ""
    return item.problem(path, zh, en, near, shift=error.column - 1)


def _date(item: Item, check: DateCheck) -> Iterator[Problem]:
    for number, deadline in enumerate(check.deadlines):
        if not _DAY.fullmatch(deadline.day):
            yield item.problem(("deadlines", number, "day"), "日期应写成 MM-DD", "a day is written MM-DD")
    if (check.require == "by_deadline") != bool(check.deadlines):
        zh, en = "by_deadline 与 deadlines 应一起写", "by_deadline and deadlines go together"
        yield item.problem(("deadlines",), zh, en)
    if check.since and not _DAY.fullmatch(check.since):
        yield item.problem(("since",), "日期应写成 MM-DD", "a day is written MM-DD")


def check_patterns(item: Item, rule: Rule) -> Iterator[Problem]:
    """Patterns that don't compile, and such that find nothing at all."""
    for path, text in _pattern_texts(rule):
        if not text:
            continue
        try:
            compiled = re.compile(text)
        except re.error as error:
            said = f"{error.msg}"
            yield item.problem(path, f"正则表达式有误：{said}", f"no valid pattern: {said}", shift=error.pos or 0)
            continue
        if path[-1] in ("find", "older") and compiled.search("") is not None:
            yield item.problem(path, "这个表达式匹配空文本", "the pattern matches the empty text")


def rule_patterns(rule: Rule) -> Iterator[tuple[Path, str]]:
    """Every pattern of a rule, with the path of its key; those of checks on figures with the vocabulary's names."""
    found = [*_pattern_texts(rule), *(figures_patterns(rule.check) if isinstance(rule.check, KindsOfFigures) else ())]
    return ((path, text) for path, text in found if text)


def _pattern_texts(rule: Rule) -> Iterator[tuple[Path, str]]:
    yield ("applies", "organisation"), rule.applies.organisation
    for number, relaxed in enumerate(rule.relaxed):
        yield ("relaxed", number, "when", "organisation"), relaxed.when.organisation
    check = rule.check
    if isinstance(check, KindsOfSeries):
        yield from series_patterns(check)
    elif isinstance(check, KindsOfLists):
        yield from lists_patterns(check)
    elif isinstance(check, KindsOfCells):
        yield from cells_patterns(check)
    elif isinstance(check, KindsOfForms):
        yield from forms_patterns(check)
    elif isinstance(check, KindsOfWording):
        yield from wording_patterns(check)
    else:
        yield from _patterns_of_report(check)


def _patterns_of_report(check: Check) -> Iterator[tuple[Path, str]]:
    match check:
        case UnifiedFormat(older=older):
            yield from ((("older", number), text) for number, text in enumerate(older))
        case Pattern(forbid=specs):
            for number, spec in enumerate(specs):
                yield ("forbid", number, "find"), spec.find
                yield ("forbid", number, "unless"), spec.unless
        case Statement(groups=groups):
            for number, group in enumerate(groups):
                for inner, text in enumerate(group.any):
                    yield ("groups", number, "any", inner), text
        case Length(empty=empty, leave_out=leave_out):
            yield ("empty",), empty
            yield ("leave_out",), leave_out
        case DateCheck(deadlines=deadlines):
            for number, deadline in enumerate(deadlines):
                yield ("deadlines", number, "organisation"), deadline.organisation
        case _:
            return
