"""Which grids make which table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from linter.interpret.grids.across import read_across
from linter.interpret.grids.down import read_down
from linter.interpret.grids.draft import Draft, finish
from linter.interpret.grids.pairs import read_pairs
from linter.interpret.grids.sheet import is_empty, is_value, transposed
from linter.interpret.grids.vocabulary import Vocabulary
from linter.interpret.labels import form
from linter.model.document import Grid
from linter.model.report import Table

LONGEST_LABEL = 80
STRANGE_SECTION = 3
"""Labels that make a grid another table's than its section's."""


class Found(NamedTuple):
    """A grid of the report, and the section that it stands in (``None`` outside of all)."""

    grid: Grid
    section: str | None


def read_grids(groups: Mapping[str, Sequence[Grid]], every: Sequence[Vocabulary]) -> dict[str, Table]:
    """The tables that grids make (:func:`by_table`)."""
    tables: dict[str, Table] = {}
    for words in every:
        grids = groups.get(words.spec.id)
        if not grids:
            continue
        made = finish(_best(grids, words))
        if made is not None:
            tables[words.spec.id] = made
    return tables


def by_table(found: Sequence[Found], every: Sequence[Vocabulary]) -> dict[str, list[Grid]]:
    """The grids of each table: each given to the one whose labels it carries; a grid of numbers alone belongs to the
    table before it, or to the one of its section."""
    groups: dict[str, list[Grid]] = {}
    last: str | None = None
    for entry in found:
        table = _table_of(entry, every, last)
        if table is not None:
            groups.setdefault(table, []).append(entry.grid)
            last = table
    return groups


def _best(grids: Sequence[Grid], words: Vocabulary) -> Draft:
    """The reading with the most certain cells; the template's own layout is tried first."""
    if words.spec.layout == "pairs":
        return read_pairs(grids, words)
    if words.spec.layout == "across":
        drafts = [read_across(grids, words)]
        if drafts[0].certain() < len(words.spec.rows) * len(words.spec.columns):
            drafts += [read_down(grids, words), read_down([transposed(grid) for grid in grids], words)]
    else:
        drafts = [read_down(grids, words)]
        if not drafts[0].certain():
            drafts.append(read_down([transposed(grid) for grid in grids], words))
    left_open = bool(drafts[0].rows)  # what is left open there isn't blank because the grid, turned round, has blanks
    return max(drafts, key=lambda draft: (draft.filled(), 0 if left_open else draft.certain()))


def _table_of(entry: Found, every: Sequence[Vocabulary], last: str | None) -> str | None:
    """The table that a grid belongs to: its own section's where it carries one label of it, another's only where it
    carries several and none of its own section's."""
    hits = {words.spec.id: _hits(entry.grid, words) for words in every}
    own = [words.spec.id for words in every if words.spec.section == entry.section]
    here = [table for table in own if hits[table]]
    if here:
        return max(here, key=lambda table: hits[table])
    best = max(hits, key=lambda table: hits[table])
    if hits[best] >= (STRANGE_SECTION if own else 2):
        return best
    recognition = every[0].recognition
    solid = [cell for cell in entry.grid.cells if not is_empty(cell)]
    if solid and sum(is_value(cell, recognition) for cell in solid) * 2 > len(solid):
        if last is not None and (last in own or entry.section is None):
            return last
        return own[0] if own else None
    return None


def _hits(grid: Grid, words: Vocabulary) -> int:
    """Distinct labels of a table that a grid carries."""
    keys: set[str] = set()
    titles = {form(block.title).words for block in words.spec.blocks}
    for cell in grid.cells:
        if is_empty(cell) or len(cell.text) > LONGEST_LABEL or is_value(cell, words.recognition):
            continue
        match = words.row(cell.text) or words.column(cell.text)
        if match is not None:
            keys.add(match.spec.label)
        elif form(cell.text).words in titles:
            keys.add(cell.text)
    return len(keys)
