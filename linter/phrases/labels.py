"""Names of sections, tables, rows and columns as a template words them."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.checks import names
from linter.phrases import ui
from linter.phrases.citation import chinese_numeral
from linter.phrases.phrase import Lang
from linter.phrases.values import render
from linter.rulebook.template import Template


@dataclass(frozen=True)
class Labels:
    """The words of one edition in one language. A key that the edition doesn't have is shown as it is."""

    template: Template | None
    lang: Lang
    _rows: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False)
    _columns: dict[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False)
    _forms: set[str] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        for table in self.template.tables if self.template else ():
            for row in table.all_rows():
                self._rows[table.id, row.id] = render(names.row(table, row.id), self.lang)
            if table.layout == "pairs":
                self._forms.add(table.id)
            for column in table.all_columns():
                self._columns[table.id, column.id] = render(names.line(column), self.lang)

    def section(self, id: str) -> str:
        """A section's heading with its numeral: ``三、收到和处理政府信息公开申请情况``."""
        for section in self.template.sections if self.template else ():
            if section.id == id:
                number = chinese_numeral(section.number) if self.lang == "zh" else str(section.number)
                return ui.SECTION.say(
                    self.lang, number=number, heading=section.heading if self.lang == "zh" else section.en
                )
        return id

    def table(self, id: str) -> str:
        """A table's title."""
        for table in self.template.tables if self.template else ():
            if table.id == id:
                return table.title if self.lang == "zh" else table.en
        return id

    def row(self, table: str, id: str) -> str:
        """A row's label, with the label that it stands under where it would be unclear without."""
        return self._rows.get((table, id), id)

    def column(self, table: str, id: str) -> str:
        """A column's label, as :meth:`row`."""
        return self._columns.get((table, id), id)

    def cell(self, table: str, row: str, column: str, *, previous: bool = False) -> str:
        """A cell by its labels: ``行「（一）予以公开」列「自然人」``."""
        if table in self._forms:
            phrase = ui.FIELD_LAST_YEAR if previous else ui.FIELD
            return phrase.say(self.lang, row=self.row(table, row))
        phrase = ui.CELL_LAST_YEAR if previous else ui.CELL
        return phrase.say(self.lang, row=self.row(table, row), column=self.column(table, column))

    def named(self, name: str) -> str:
        """A cell by its full name (``applications.new.total``)."""
        table, _, rest = name.partition(".")
        row, _, column = rest.rpartition(".")
        return self.cell(table, row, column)

    def short(self, table: str, row: str, column: str) -> str:
        """A cell in a few words: ``（一）予以公开·自然人``."""
        if table in self._forms:
            return self.row(table, row)
        return ui.CELL_SHORT.say(self.lang, row=self.row(table, row), column=self.column(table, column))
