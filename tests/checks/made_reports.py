"""Reports made by hand, as interpretation would hand them over: whole and consistent unless told otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from linter import checks
from linter.checks.result import Instance, Status
from linter.model.document import Document, FileFormat, NoteKind, Paragraph, ReadingNote
from linter.model.place import Place
from linter.model.report import (
    Body,
    Cell,
    CellKind,
    DateMention,
    Heading,
    Label,
    Passage,
    Period,
    Reading,
    Report,
    Section,
    Signature,
    Table,
)
from linter.rulebook import Rulebook, load
from linter.rulebook.rule import Applies, Basis, Check, Examples, Rule
from linter.rulebook.template import TableSpec, Template
from linter.rulebook.validate_rule import offered
from linter.rulebook.words import Words

Texts = Mapping[str, Mapping[str, Mapping[str, object]]]
ORGANISATION = "青枫市云溪县发展和改革局"
NUMERALS = "一二三四五六"


@cache
def rulebook() -> Rulebook:
    return load()


def template(edition: str = "2021") -> Template:
    return rulebook().template(edition)


def cell(text: object, line: int = 1) -> Cell:
    """A cell by what stands in it; a ``Cell`` is taken as it is."""
    if isinstance(text, Cell):
        return text
    written = str(text)
    kind, value = CellKind.TEXT, None
    if written == "":
        kind = CellKind.BLANK
    elif written in ("/", "—", "无"):
        kind = CellKind.MARK
    else:
        try:
            number = Decimal(written)
        except ArithmeticError:
            number = None
        if number is not None and number.is_finite():
            kind, value = CellKind.NUMBER, number if "." in written else int(number)
    return Cell(written, kind, value, Place(line=line))


def table(spec: TableSpec, texts: Mapping[str, Mapping[str, object]] | None = None, line: int = 100) -> Table:
    """A table full of zeros but for some cells; a row or cell that is ``None`` is not there."""
    texts = texts or {}
    cells: dict[str, dict[str, Cell]] = {}
    for number, row in enumerate(spec.all_rows()):
        changed = texts.get(row.id, {})
        if changed is None:
            continue
        cells[row.id] = {
            column.id: cell(changed.get(column.id, 0), line + number)
            for column in spec.columns_of(row.id)
            if changed.get(column.id, 0) is not None
        }
    rows = tuple(Label(row.label, row.id, 1.0, True, Place(line=line)) for row in spec.all_rows() if row.id in cells)
    columns = tuple(Label(column.label, column.id, 1.0, True, Place(line=line)) for column in spec.all_columns())
    note = spec.printed_note or None
    return Table(spec.id, cells, rows, columns, (), Place(line=line), printed_note=note)


def report(
    edition: str = "2021",
    year: int | None = 2023,
    texts: Texts | None = None,
    *,
    without: Sequence[str] = (),
    tables_without: Sequence[str] = (),
    prose: Mapping[str, Sequence[str]] | None = None,
    preface: Sequence[str] | None = None,
    notes: Sequence[tuple[NoteKind, int]] = (),
    **changes: Any,
) -> Report:
    """A clean report with changes: cells by table, row and column; sections and tables left out; running text."""
    spec = template(edition)
    texts = texts or {}
    prose = prose or {}
    sections = tuple(
        Section(
            section.id,
            f"{NUMERALS[section.number - 1]}、{section.heading}",
            section.number,
            1.0,
            True,
            Place(line=50 * section.number),
            tuple(
                Passage(text, Place(line=50 * section.number + 1 + number))
                for number, text in enumerate(prose.get(section.id, [f"本年度{section.heading}正常。"]))
            ),
        )
        for section in spec.sections
        if section.id not in without
    )
    tables = {
        one.id: table(one, texts.get(one.id), 50 * (2 + number) + 10)
        for number, one in enumerate(spec.tables)
        if one.id not in tables_without
    }
    title = f"{ORGANISATION}{year}年政府信息公开工作年度报告"
    said = [f"{ORGANISATION}{year}年政府信息公开工作年度报告由六部分组成。"] if preface is None else preface
    document = Document(
        FileFormat.DOCX,
        (Paragraph(title, Place(line=1)),),
        notes=tuple(ReadingNote(kind, f"第{line}行", Place(line=line)) for kind, line in notes),
    )
    period = None
    if year is not None:
        period = Period(f"{year}年1月1日至{year}年12月31日", date(year, 1, 1), date(year, 12, 31), Place(line=3))
    signed = date(year + 1, 1, 20) if year is not None else None
    mention = DateMention(f"{signed.year}年1月20日", signed, signed.year, Place(line=401)) if signed else None
    found = Report(
        document=document,
        organisation=ORGANISATION,
        body=Body.DEPARTMENT,
        year=year,
        edition=edition,
        title=Passage(title, Place(line=1)),
        preface=tuple(Passage(text, Place(line=2 + number)) for number, text in enumerate(said)),
        period=period,
        sections=sections,
        other_headings=(),
        tables=tables,
        signature=Signature(ORGANISATION, Place(line=400), mention),
        published=None,
    )
    return replace(found, **changes)


def with_table(whole: Report, id: str, **changes: Any) -> Report:
    """A report with something of one table changed."""
    return replace(whole, tables={**whole.tables, id: replace(whole.tables[id], **changes)})


def with_section(whole: Report, id: str, **changes: Any) -> Report:
    """A report with something of one section changed."""
    sections = tuple(replace(one, **changes) if one.id == id else one for one in whole.sections)
    return replace(whole, sections=sections)


def mention(text: str, value: date | None, year: int | None = None) -> DateMention:
    return DateMention(text, value, year if value is None else value.year, Place(line=401))


def heading(text: str, line: int = 30) -> Heading:
    return Heading(text, None, Place(line=line))


def uncertain(text: str = "00", doubt: str = "两种读法") -> Cell:
    return Cell(text, CellKind.UNCERTAIN, None, Place(line=9), Reading.LABELS, doubt=doubt)


def rule(check: Check) -> Rule:
    words = Words(zh="某", en="some")
    return Rule(
        code="T100",
        name="test",
        level="error",
        category="structure",
        title=words,
        basis=(Basis(law="条例"),),
        check=check,
        message=words,
        fix=words,
        examples=Examples(held=[{}], violated=[{}]),
        applies=Applies(),
    )


def ask(check: Check, whole: Report) -> list[Instance]:
    """A check's answers about a report, each of which must say what the message may use."""
    found = list(checks.run(rule(check), whole, template(whole.edition), rulebook()))
    for instance in found:
        if instance.status is Status.VIOLATED:
            assert instance.target is not None
            assert instance.target.place != Place(), instance
            assert set(instance.values) == set(offered(check)), instance
    return found


def statuses(check: Check, whole: Report) -> list[str]:
    return [instance.status.value for instance in ask(check, whole)]


def violations(check: Check, whole: Report) -> list[Instance]:
    return [instance for instance in ask(check, whole) if instance.status is Status.VIOLATED]
