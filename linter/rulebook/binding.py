"""Which cells of an edition's tables an identity means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.rulebook.identity import Axis, Each, IdentityError, Name, Operand
from linter.rulebook.template import TableSpec, Template


@dataclass(frozen=True, slots=True)
class Address:
    """A cell's address; a ``row`` or ``column`` of ``None`` is the one that is asked."""

    table: str
    row: str | None
    column: str | None
    previous: bool


class Binder:
    """Which cells of an edition's tables an identity's names mean."""

    def __init__(self, template: Template, each: Each | None) -> None:
        self._template = template
        self._each = each
        self._tables = {table.id: table for table in template.tables}
        self._keys: dict[tuple[str, Axis], tuple[str, ...]] = {}
        for table in template.tables:
            self._keys[table.id, "row"] = tuple(row.id for row in table.all_rows())
            self._keys[table.id, "column"] = tuple(column.id for column in table.all_columns())
        if each is not None and each.table not in self._tables:
            raise IdentityError(1, f"没有表“{each.table}”", f"no table “{each.table}”", each.table, self._tables)

    def asked(self, only: Iterable[str], operands: Iterable[Operand]) -> tuple[str, ...]:
        """The keys that the identity is asked for, in the template's order. Without ``only``: those that have every
        cell that it names."""
        if self._each is None:
            return ()
        chosen = tuple(only)
        keys = self._keys[self._each.table, self._each.axis]
        for key in chosen:
            if key not in keys:
                raise IdentityError(1, f"没有“{key}”", f"no “{key}”", key, keys)
        addresses = [address for operand in operands for address in self.bind(operand)]
        return tuple(
            key
            for key in keys
            if (not chosen or key in chosen) and all(self._exists(address, key) for address in addresses)
        )

    def bind(self, operand: Operand) -> tuple[Address, ...]:
        """The addresses that an operand means. Raises :class:`IdentityError` for a name that the edition has not."""
        if isinstance(operand, Name):
            return (self._one(operand),)
        if operand.last is None:
            return self._fitting(operand.first)
        first, last = self._one(operand.first), self._one(operand.last)
        if (first.table, first.previous) != (last.table, last.previous):
            raise IdentityError(operand.at, "“..”两边不在同一张表", "the ends of “..” lie in different tables")
        table = self._tables[first.table]
        if first.column == last.column and first.row is not None and last.row is not None:
            rows = _between(self._keys[table.id, "row"], first.row, last.row)
            found = tuple(Address(first.table, row, first.column, first.previous) for row in rows)
        elif first.row == last.row and first.column is not None and last.column is not None:
            columns = _between(self._keys[table.id, "column"], first.column, last.column)
            found = tuple(Address(first.table, first.row, column, first.previous) for column in columns)
        else:
            raise IdentityError(operand.at, "“..”两边不同行也不同列", "the ends of “..” share neither row nor column")
        if not found:
            raise IdentityError(operand.at, "“..”两边的顺序反了", "the ends of “..” are the wrong way round")
        return found

    def _exists(self, address: Address, key: str) -> bool:
        table = self._tables[address.table]
        row = key if address.row is None else address.row
        column = key if address.column is None else address.column
        return row in self._keys[table.id, "row"] and any(spec.id == column for spec in table.columns_of(row))

    def _one(self, name: Name) -> Address:
        previous, text = _split_previous(name.text)
        for address in self._readings(text, previous):
            if self._known(address):
                return address
        known = self._words(previous)
        raise IdentityError(name.at, f"没有单元格“{name.text}”", f"no cell “{name.text}”", name.text, known)

    def _fitting(self, name: Name) -> tuple[Address, ...]:
        previous, text = _split_previous(name.text)
        found: list[Address] = []
        for pattern in self._readings(text, previous):
            table = self._tables.get(pattern.table)
            if table is None:
                continue
            rows: list[str | None] = [None] if pattern.row is None else self._fit(table, "row", pattern.row)
            columns: list[str | None] = [None] if pattern.column is None else self._fit(table, "column", pattern.column)
            found = [Address(pattern.table, row, column, previous) for row in rows for column in columns]
            if found:
                return tuple(found)
        known = [word for word in self._words(previous) if "." in word]
        zh, en = f"“{name.text}”没有对应的单元格", f"“{name.text}” fits no cell"
        raise IdentityError(name.at, zh, en, name.text, [re.sub(r"\.[a-z0-9_]+$", ".*", word) for word in known])

    def _fit(self, table: TableSpec, axis: Axis, pattern: str) -> list[str | None]:
        """The keys that a pattern fits, and those that stand for it in an edition that doesn't split them."""
        expression = re.compile(re.escape(pattern).replace(r"\*", r"[a-z0-9_]+"))
        found: list[str | None] = [key for key in self._keys[table.id, axis] if expression.fullmatch(key)]
        if axis == "row":
            found += [row.id for row in table.all_rows() if row.stands_for == pattern]
        return found

    def _readings(self, text: str, previous: bool) -> Iterator[Address]:
        """The ways to read a name, the nearest first."""
        table, _, rest = text.partition(".")
        if self._each is not None:
            if self._each.axis == "column":
                if not previous:
                    yield Address(self._each.table, text, None, False)
                yield Address(table, rest, None, previous)
            else:
                if not previous:
                    yield Address(self._each.table, None, text, False)
                yield Address(table, None, rest, previous)
        row, _, column = rest.rpartition(".")
        yield Address(table, row, column, previous)

    def _known(self, address: Address) -> bool:
        table = self._tables.get(address.table)
        if table is None:
            return False
        if address.row is None:
            return address.column in self._keys[table.id, "column"]
        if address.column is None:
            return address.row in self._keys[table.id, "row"]
        return address.row in self._keys[table.id, "row"] and any(
            column.id == address.column for column in table.columns_of(address.row)
        )

    def _words(self, previous: bool) -> list[str]:
        """Every name that could stand here, for a suggestion."""
        prefix = "previous." if previous else ""
        words: list[str] = []
        for table in self._template.tables:
            if self._each is not None:
                keys = self._keys[table.id, "row" if self._each.axis == "column" else "column"]
                words += [f"{prefix}{table.id}.{key}" for key in keys]
                if table.id == self._each.table and not previous:
                    words += keys
            words += [
                f"{prefix}{table.id}.{row}.{column.id}"
                for row in self._keys[table.id, "row"]
                for column in table.columns_of(row)
            ]
        return words


def _split_previous(text: str) -> tuple[bool, str]:
    return (True, text[len("previous.") :]) if text.startswith("previous.") else (False, text)


def _between(keys: tuple[str, ...], first: str, last: str) -> tuple[str, ...]:
    return keys[keys.index(first) : keys.index(last) + 1]
