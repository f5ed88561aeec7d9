"""Keys that name nothing: in the recognition's wordings and in the templates' sums."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from linter.phrases.phrase import Phrase
from linter.rulebook.files import RECOGNITION
from linter.rulebook.problem import Problem
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.source import Item
from linter.rulebook.sources import document, template_sources
from linter.rulebook.template import TableSpec, Template
from linter.rulelint.mistake import Mistake, Trial

_FIX = Phrase("改成模板里有的键名", "use a key that a template has")


def check(trial: Trial) -> Iterator[Mistake]:
    """Unknown sections, tables, rows and columns."""
    for problem in (*_recognition(trial.rulebook), *_sums(trial.rulebook)):
        yield Mistake(problem, _FIX)


def _recognition(rulebook: Rulebook) -> Iterator[Problem]:
    item = document(rulebook, RECOGNITION)
    if item is None:
        return
    templates = rulebook.templates
    sections = sorted({section.id for template in templates for section in template.sections})
    for key in rulebook.recognition.headings:
        if key not in sections:
            yield item.unknown(("headings", key), key, sections)
    for table, labels in rulebook.recognition.labels.items():
        specs = [spec for template in templates for spec in template.tables if spec.id == table]
        if not specs:
            known = sorted({spec.id for template in templates for spec in template.tables})
            yield item.unknown(("labels", table), table, known)
            continue
        keys = sorted({key for spec in specs for key in (*_rows(spec), *_columns(spec))})
        for key in labels:
            if key not in keys:
                yield item.unknown(("labels", table, key), key, keys)


def _sums(rulebook: Rulebook) -> Iterator[Problem]:
    sources = template_sources(rulebook)
    for template in rulebook.templates:
        item = sources.get(template.edition)
        if item is not None:
            yield from _sums_of(template, item)


def _sums_of(template: Template, item: Item) -> Iterator[Problem]:
    for number, table in enumerate(template.tables):
        for inner, spec in enumerate(table.sums):
            keys = _rows(table) if spec.over == "rows" else _columns(table)
            for side in ("sum", "equals"):
                for place, key in enumerate(getattr(spec, side)):
                    if not any(fnmatchcase(known, key) for known in keys):
                        yield item.unknown(("tables", number, "sums", inner, side, place), key, keys)


def _rows(table: TableSpec) -> list[str]:
    return [key for row in table.all_rows() for key in (row.id, row.stands_for) if key]


def _columns(table: TableSpec) -> list[str]:
    return [column.id for column in table.all_columns()]
