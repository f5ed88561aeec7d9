"""A template together with the wordings that practice has for its headings and labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from linter.interpret.kept import Kept
from linter.rulebook.recognition import Recognition
from linter.rulebook.template import ColumnSpec, RowSpec, Template

Line = TypeVar("Line", RowSpec, ColumnSpec)


_KEPT: Kept[Template] = Kept(256)


def with_practice(template: Template, recognition: Recognition) -> Template:
    """The template with the recognition's wordings as further aliases: the same object for the same ones."""
    return _KEPT.get((template, recognition), lambda: _extended_template(template, recognition))


def _extended_template(template: Template, recognition: Recognition) -> Template:
    return msgspec.structs.replace(
        template,
        sections=[
            msgspec.structs.replace(
                section,
                aliases=section.aliases + recognition.headings.get(section.id, []),
                core=recognition.heading_cores.get(section.id, ""),
            )
            for section in template.sections
        ],
        tables=[
            msgspec.structs.replace(
                table,
                rows=_extended(table.rows, recognition.labels.get(table.id, {})),
                columns=_extended(table.columns, recognition.labels.get(table.id, {})),
                blocks=[
                    msgspec.structs.replace(
                        block,
                        rows=_extended(block.rows, recognition.labels.get(table.id, {})),
                        columns=_extended(block.columns, recognition.labels.get(table.id, {})),
                    )
                    for block in table.blocks
                ],
            )
            for table in template.tables
        ],
    )


def _extended(lines: Sequence[Line], wordings: dict[str, list[str]]) -> list[Line]:
    return [
        msgspec.structs.replace(line, aliases=line.aliases + wordings[line.id]) if line.id in wordings else line
        for line in lines
    ]
