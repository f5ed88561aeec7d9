"""Digits that have run together, taken apart where there is only one way to do so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from itertools import pairwise

from linter.rulebook.template import SumSpec

MOST_DIGITS = 40
MOST_NUMBER_DIGITS = 9
"""A longer number is no count that a report states."""
MOST_SPLITS = 10_000
MOST_STEPS = 40_000
"""Of the search for splits: digits may be such that most attempts end nowhere."""
MOST_STATES = 4000
MOST_SOLUTIONS = 40

Split = tuple[int, ...]


def is_glued(text: str) -> bool:
    """Whether digits are surely several numbers: they begin with 0, or are too many for one."""
    return text.isdigit() and len(text) > 1 and (text[0] == "0" or len(text) > MOST_NUMBER_DIGITS)


@lru_cache(maxsize=64)
def splits(digits: str, width: int) -> tuple[Split, ...] | None:
    """All ways to cut digits into ``width`` numbers, none with a leading 0; ``None`` where there are too many."""
    if not width <= len(digits) <= MOST_DIGITS:
        return ()
    found: list[Split] = []
    stack: list[tuple[int, Split]] = [(0, ())]
    steps = 0
    while stack:
        steps += 1
        if steps > MOST_STEPS:
            return None
        at, numbers = stack.pop()
        missing = width - len(numbers)
        rest = len(digits) - at
        if missing == 1:
            if rest <= MOST_NUMBER_DIGITS and (digits[at] != "0" or rest == 1):
                found.append((*numbers, int(digits[at:])))
                if len(found) > MOST_SPLITS:
                    return None
            continue
        longest = 1 if digits[at] == "0" else min(rest - missing + 1, MOST_NUMBER_DIGITS)
        for length in range(1, longest + 1):
            stack.append((at + length, (*numbers, int(digits[at : at + length]))))
    return tuple(found)


def ways_of(parts: Sequence[str], width: int) -> list[Split] | None:
    """All ways to take a row's tokens apart into ``width`` numbers, each token into at least one."""
    found: dict[int, list[Split]] = {0: [()]}
    for index, part in enumerate(parts):
        rest = len(parts) - index - 1
        after: dict[int, list[Split]] = {}
        for count, before in found.items():
            for more in range(1, width - count - rest + 1):
                every = splits(part, more)
                if every is None:
                    return None
                after.setdefault(count + more, []).extend((*b, *e) for b in before for e in every)
        if sum(map(len, after.values())) > MOST_SPLITS:
            return None
        found = after
    return found.get(width, [])


def whole_splits(texts: Sequence[Sequence[str]]) -> list[Split]:
    """Series of texts as numbers, those of whole numbers only."""
    bare = [[text.replace(",", "") for text in series] for series in texts]
    return [tuple(map(int, series)) for series in bare if all(map(str.isdigit, series))]


def rows_of(parts: Sequence[str], rows: int, width: int, holds: Callable[[Split], bool]) -> list[list[Split]] | None:
    """All ways to take digits apart into rows of ``width`` numbers that each satisfy a condition, two at most;
    ``None`` where there are too many to look at. ``parts`` are cut at their ends."""
    digits = "".join(parts)
    if not rows * width <= len(digits) <= MOST_DIGITS:
        return []
    ends = {len("".join(parts[: count + 1])) for count in range(len(parts))}
    reached: dict[int, list[list[Split]]] = {0: [[]]}
    for row in range(rows):
        after: dict[int, list[list[Split]]] = {}
        for start, before in sorted(reached.items()):
            left = (rows - row - 1) * width
            for end in range(start + width, len(digits) - left + 1):
                if row == rows - 1 and end != len(digits):
                    continue
                cuts = [start, *sorted(at for at in ends if start < at < end), end]
                every = ways_of([digits[a:b] for a, b in pairwise(cuts)], width)
                if every is None:
                    if end - start > 3 * width:
                        continue
                    return None
                for split in every:
                    if holds(split):
                        kept = after.setdefault(end, [])
                        kept.extend([*series, split] for series in before[:2])
        reached = {end: series[:2] for end, series in after.items()}
    return reached.get(len(digits), [])


def row_holds(columns: Sequence[str], sums: Sequence[SumSpec]) -> Callable[[Split], bool]:
    """The condition that a row's numbers satisfy every sum over its columns."""
    checks: list[tuple[list[int], list[int]]] = []
    for spec in sums:
        if spec.over == "columns" and set(spec.sum) | set(spec.equals) <= set(columns):
            checks.append(([columns.index(key) for key in spec.sum], [columns.index(key) for key in spec.equals]))

    def holds(numbers: Split) -> bool:
        return all(sum(numbers[i] for i in left) == sum(numbers[i] for i in right) for left, right in checks)

    return holds


def solve(
    rows: Mapping[str, list[Split] | None], certain: frozenset[str], expected: Sequence[str], sums: Sequence[SumSpec]
) -> dict[str, Split]:
    """The one reading of each row, for those rows that have only one.

    ``rows``: the ways to read each row that alone satisfy the sums over columns; ``None`` or empty where there is none.
    ``certain``: rows whose reading needs no sum. ``expected``: all rows of the table. A row that has its
    reading only by a sum must also satisfy the sums over rows, at least one of which can be tested; where no sum can
    confirm it, its digits may be those of fewer cells, others being blank.
    """
    tested: list[tuple[list[str], list[str]]] = []
    involved: set[str] = set()
    for spec in sums:
        if spec.over != "rows":
            continue
        left, right = (_members(keys, expected) for keys in (spec.sum, spec.equals))
        involved.update(left, right)
        if all(rows.get(key) for key in (*left, *right)):
            tested.append((left, right))
    summed = any(spec.over == "columns" for spec in sums)
    fixed: dict[str, Split] = {}
    for key, ways in rows.items():
        if ways and len(ways) == 1 and (key in certain or (summed and key not in involved)):
            fixed[key] = ways[0]
    for part in _parts(tested):
        keys = sorted({key for left, right in part for key in (*left, *right)}, key=list(expected).index)
        solutions = _solutions({key: rows[key] or [] for key in keys}, part)
        if not solutions:
            continue
        for at, key in enumerate(keys):
            readings = {solution[at] for solution in solutions}
            if len(readings) == 1:
                fixed[key] = readings.pop()
    return fixed


def _members(keys: Sequence[str], expected: Sequence[str]) -> list[str]:
    return [row for row in expected if any(fnmatchcase(row, key) for key in keys)]


def _parts(tested: Sequence[tuple[list[str], list[str]]]) -> list[list[tuple[list[str], list[str]]]]:
    """Sums that share rows, together."""
    parts: list[list[tuple[list[str], list[str]]]] = []
    for left, right in tested:
        keys = {*left, *right}
        joined = [part for part in parts if any(keys & {*a, *b} for a, b in part)]
        parts = [part for part in parts if part not in joined]
        parts.append([entry for part in joined for entry in part] + [(left, right)])
    return parts


def _solutions(ways: Mapping[str, list[Split]], sums: Sequence[tuple[list[str], list[str]]]) -> list[tuple[Split, ...]]:
    """All choices of one way for each row that satisfy every sum in every column; none where there are too many.

    The rows are taken one by one; what is kept is each sum's difference so far, so that equal states are met once.
    """
    keys = list(ways)
    width = len(next(iter(ways.values()))[0])
    signs = [[(key in left) - (key in right) for left, right in sums] for key in keys]
    zero = (0,) * (width * len(sums))
    layers: list[dict[tuple[int, ...], list[tuple[tuple[int, ...], Split]]]] = [{zero: []}]
    for key, sign in zip(keys, signs, strict=True):
        layer: dict[tuple[int, ...], list[tuple[tuple[int, ...], Split]]] = {}
        for state in layers[-1]:
            for way in ways[key]:
                change = [factor * number for factor in sign for number in way]
                reached = tuple(a + b for a, b in zip(state, change, strict=True))
                layer.setdefault(reached, []).append((state, way))
        if len(layer) > MOST_STATES:
            return []
        layers.append(layer)
    found: list[tuple[Split, ...]] = []
    stack: list[tuple[int, tuple[int, ...], tuple[Split, ...]]] = [(len(keys), zero, ())]
    while stack:
        depth, state, chosen = stack.pop()
        if not depth:
            found.append(chosen)
            if len(found) > MOST_SOLUTIONS:
                return []
            continue
        for before, way in layers[depth].get(state, ()):
            stack.append((depth - 1, before, (way, *chosen)))
    return found
