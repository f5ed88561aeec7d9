"""Whether plain data has the shape of a type: every mistake at once, where msgspec stops at the first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from msgspec import inspect

from linter.rulebook.problem import Problem, nearest
from linter.rulebook.source import Item, Path

_DECIMAL = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")


@lru_cache(maxsize=256)
def _type_of(shape: Any) -> inspect.Type:
    return inspect.type_info(shape)


def check_shape(item: Item, data: Any, shape: Any, path: Path = ()) -> list[Problem]:
    """What keeps ``data`` from being converted to ``shape``: unknown and missing keys, wrong types, unknown words."""
    return list(_problems(item, data, _type_of(shape), path))


def check_fields(
    item: Item, data: dict[str, Any], shapes: Iterable[Any], path: Path = (), *, whole: bool = True
) -> list[Problem]:
    """As :func:`check_shape`, for a mapping that holds the keys of several shapes at one level. With ``whole`` false it
    holds only some of them."""
    fields: dict[str, inspect.Field] = {}
    for shape in shapes:
        info = _type_of(shape)
        assert isinstance(info, inspect.StructType)
        fields.update((field.encode_name, field) for field in info.fields)
    return list(_mapping(item, data, fields, path, whole=whole))


def _problems(item: Item, data: Any, kind: inspect.Type, path: Path) -> Iterable[Problem]:
    match kind:
        case inspect.StructType():
            if isinstance(data, dict):
                yield from _mapping(item, data, {field.encode_name: field for field in kind.fields}, path)
            else:
                yield _wrong(item, data, path, "一组键和值", "keys and values")
        case inspect.DictType():
            if not isinstance(data, dict):
                yield _wrong(item, data, path, "一组键和值", "keys and values")
                return
            for key, value in data.items():
                yield from _problems(item, key, kind.key_type, (*path, key))
                yield from _problems(item, value, kind.value_type, (*path, key))
        case inspect.ListType() | inspect.VarTupleType():
            if not isinstance(data, list):
                yield _wrong(item, data, path, "一个列表", "a list")
                return
            for number, value in enumerate(data):
                yield from _problems(item, value, kind.item_type, (*path, number))
        case inspect.LiteralType():
            if data not in kind.values:
                yield item.unknown(path, str(data), [str(value) for value in kind.values])
        case inspect.UnionType():
            yield from _union(item, data, kind, path)
        case inspect.StrType():
            if not isinstance(data, str):
                zh, en = ("文字（数字、true 请加引号）", "text (put a number or true in quotes)")
                yield _wrong(item, data, path, zh, en)
        case inspect.BoolType():
            if not isinstance(data, bool):
                yield _wrong(item, data, path, "true 或 false", "true or false")
        case inspect.IntType():
            if isinstance(data, bool) or not isinstance(data, int):
                yield _wrong(item, data, path, "整数", "a whole number")
        case inspect.DecimalType():
            number = isinstance(data, int | Decimal) and not isinstance(data, bool)
            if not number and not (isinstance(data, str) and _DECIMAL.fullmatch(data)):
                yield _wrong(item, data, path, "数字", "a number")
        case inspect.NoneType():
            if data is not None:
                yield _wrong(item, data, path, "空值", "nothing")
        case _:
            return


def _union(item: Item, data: Any, kind: inspect.UnionType, path: Path) -> Iterable[Problem]:
    failures = []
    for option in kind.types:
        found = list(_problems(item, data, option, path))
        if not found:
            return
        if not isinstance(option, inspect.NoneType):
            failures.append(found)
    yield from min(failures, key=len)


def _mapping(
    item: Item, data: dict[str, Any], fields: dict[str, inspect.Field], path: Path, *, whole: bool = True
) -> Iterable[Problem]:
    for key, value in data.items():
        field = fields.get(key)
        if field is None:
            near = nearest(key, (name for name in fields if name not in data))
            yield item.problem((*path, key), f"未知的键“{key}”", f"unknown key “{key}”", near, key=True)
        else:
            yield from _problems(item, value, field.type, (*path, key))
    missing = [name for name, field in fields.items() if field.required and name not in data]
    if missing and whole:
        yield item.problem(path, f"缺少键：{'、'.join(missing)}", f"missing keys: {', '.join(missing)}")


def _wrong(item: Item, data: Any, path: Path, zh: str, en: str) -> Problem:
    shown = "…" if isinstance(data, dict | list) else ("空" if data is None else str(data))
    shown_en = "…" if isinstance(data, dict | list) else ("nothing" if data is None else str(data))
    return item.problem(path, f"应为{zh}，而不是“{shown}”", f"should be {en}, not “{shown_en}”")
