"""Which cells of an edition's tables an identity means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from linter.rulebook.identity import Axis, Each, IdentityError, Name, Operand
from linter.rulebook.template import TableSpec, Template


class Address(NamedTuple):
    """A cell's address; a ``row`` or ``column`` of ``None`` is the one that is asked."""

    table: str
    row: str | None
    column: str | None
    previous: bool


class _Tables:
    """The tables of an edition and the keys of their rows and columns."""

    def __init__(self, template: Template) -> None:
        self.by_id = {table.id: table for table in template.tables}
        self.keys: dict[tuple[str, Axis], tuple[str, ...]] = {}
        for table in template.tables:
            self.keys[table.id, "row"] = tuple(row.id for row in table.all_rows())
            self.keys[table.id, "column"] = tuple(column.id for column in table.all_columns())


class Binder:
    """Which cells of an edition's tables an identity's names mean. Names of last year's cells (``previous.``) mean
    those of the edition ``previous``, which is the same one where it is left out."""

    def __init__(self, template: Template, each: Each | None, previous: Template | None = None) -> None:
        self._each = each
        own = _Tables(template)
        self._editions = {False: own, True: own if previous in (None, template) else _Tables(previous or template)}
        if each is not None and each.table not in own.by_id:
            raise IdentityError(1, f"没有表“{each.table}”", f"no table “{each.table}”", each.table, own.by_id)

    def asked(self, only: Iterable[str], operands: Iterable[Operand]) -> tuple[str, ...]:
        """The keys that the identity is asked for, in the template's order. Without ``only``: those that have every
        cell that it names."""
        if self._each is None:
            return ()
        chosen = tuple(only)
        keys = self._editions[False].keys[self._each.table, self._each.axis]
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
        table, all_keys = self._editions[first.previous].by_id[first.table], self._editions[first.previous].keys
        if first.column == last.column and first.row is not None and last.row is not None:
            rows = _between(all_keys[table.id, "row"], first.row, last.row)
            found = tuple(Address(first.table, row, first.column, first.previous) for row in rows)
        elif first.row == last.row and first.column is not None and last.column is not None:
            columns = _between(all_keys[table.id, "column"], first.column, last.column)
            found = tuple(Address(first.table, first.row, column, first.previous) for column in columns)
        else:
            raise IdentityError(operand.at, "“..”两边不同行也不同列", "the ends of “..” share neither row nor column")
        if not found:
            raise IdentityError(operand.at, "“..”两边的顺序反了", "the ends of “..” are the wrong way round")
        return found

    def _exists(self, address: Address, key: str) -> bool:
        edition = self._editions[address.previous]
        table = edition.by_id.get(address.table)
        if table is None:
            return False
        row = key if address.row is None else address.row
        column = key if address.column is None else address.column
        return row in edition.keys[table.id, "row"] and any(spec.id == column for spec in table.columns_of(row))

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
            edition = self._editions[previous]
            table = edition.by_id.get(pattern.table)
            if table is None:
                continue
            keys = edition.keys
            rows = [None] if pattern.row is None else _fit(table, keys[table.id, "row"], pattern.row, rows=True)
            columns = [None] if pattern.column is None else _fit(table, keys[table.id, "column"], pattern.column)
            found = [Address(pattern.table, row, column, previous) for row in rows for column in columns]
            if found:
                return tuple(found)
        known = [word for word in self._words(previous) if "." in word]
        zh, en = f"“{name.text}”没有对应的单元格", f"“{name.text}” fits no cell"
        raise IdentityError(name.at, zh, en, name.text, [re.sub(r"\.[a-z0-9_]+$", ".*", word) for word in known])

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
        edition = self._editions[address.previous]
        table = edition.by_id.get(address.table)
        if table is None:
            return False
        if address.row is None:
            return address.column in edition.keys[table.id, "column"]
        if address.column is None:
            return address.row in edition.keys[table.id, "row"]
        return address.row in edition.keys[table.id, "row"] and any(
            column.id == address.column for column in table.columns_of(address.row)
        )

    def _words(self, previous: bool) -> list[str]:
        """Every name that could stand here, for a suggestion."""
        prefix = "previous." if previous else ""
        words: list[str] = []
        edition = self._editions[previous]
        for table in edition.by_id.values():
            if self._each is not None:
                keys = edition.keys[table.id, "row" if self._each.axis == "column" else "column"]
                words += [f"{prefix}{table.id}.{key}" for key in keys]
                if table.id == self._each.table and not previous:
                    words += keys
            words += [
                f"{prefix}{table.id}.{row}.{column.id}"
                for row in edition.keys[table.id, "row"]
                for column in table.columns_of(row)
            ]
        return words


def _fit(table: TableSpec, keys: tuple[str, ...], pattern: str, *, rows: bool = False) -> list[str | None]:
    """The keys that a pattern fits; of rows also those that stand for it in an edition that doesn't split them."""
    expression = re.compile(re.escape(pattern).replace(r"\*", r"[a-z0-9_]+"))
    found: list[str | None] = [key for key in keys if expression.fullmatch(key)]
    if rows:
        found += [row.id for row in table.all_rows() if row.stands_for == pattern]
    return found


def _split_previous(text: str) -> tuple[bool, str]:
    return (True, text[len("previous.") :]) if text.startswith("previous.") else (False, text)


def _between(keys: tuple[str, ...], first: str, last: str) -> tuple[str, ...]:
    return keys[keys.index(first) : keys.index(last) + 1]
