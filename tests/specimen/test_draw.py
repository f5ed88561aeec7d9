"""The clean report's tables are drawn as the format has them, whatever is changed."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.model.document import Document, Grid
from linter.rulebook import load
from linter.rulebook.schema import json_schema
from linter.specimen import ChangeError, build, with_examples

RULEBOOK = load()
EDITIONS = [template.edition for template in RULEBOOK.templates]
TABLES = ("disclosure", "applications", "review")


def grids(document: Document) -> dict[str, Grid]:
    return dict(zip(TABLES, (block for block in document.blocks if isinstance(block, Grid)), strict=True))


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_of_the_format_is_drawn(edition: str) -> None:
    template = RULEBOOK.template(edition)
    for name, grid in grids(build(template, RULEBOOK, {})).items():
        spec = template.table(name)
        labels = Counter(cell.text for cell in grid.cells)
        if spec.layout == "down":
            wanted = Counter(row.label for row in spec.all_rows())
        else:
            wanted = Counter(column.label for _ in spec.all_rows() for column in spec.all_columns())
        assert not wanted - labels
        numbers = sum(cell.text.removeprefix("-").replace(".", "").isdigit() for cell in grid.cells)
        assert numbers == sum(len(spec.columns_of(row.id)) for row in spec.all_rows())


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    edition = draw(st.sampled_from(EDITIONS))
    template = RULEBOOK.template(edition)
    spec = template.table(draw(st.sampled_from(TABLES)))
    rows = [row.id for row in spec.all_rows()]
    columns = [column.id for column in spec.all_columns()]
    change: dict[str, object] = {
        "drop_rows": draw(st.lists(st.sampled_from(rows), max_size=len(rows) - 1, unique=True)),
        "drop_columns": draw(st.lists(st.sampled_from(columns), max_size=2, unique=True)),
        "add_rows": [{"after": draw(st.sampled_from(rows)), "label": "新增一行"}],
        "add_columns": [{"after": draw(st.sampled_from(columns)), "label": "新增一列", "value": 7}],
    }
    return edition, {"tables": {spec.id: change}}


@given(changes())
def test_cells_never_overlap_or_leave_a_gap(made: tuple[str, dict[str, object]]) -> None:
    edition, change = made
    try:
        document = build(RULEBOOK.template(edition), RULEBOOK, change)
    except ChangeError as error:
        assert "nothing is left" in str(error)  # noqa: PT017
        return
    for grid in (block for block in document.blocks if isinstance(block, Grid)):
        covered = Counter(
            (row, column)
            for cell in grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        )
        assert set(covered) == {(row, column) for row in range(grid.rows) for column in range(grid.columns)}
        assert set(covered.values()) == {1}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"organization": "青枫市"}, "organisation"),
        ({"application": {}}, "applications"),
        ({"applications": {"refused.secret": {"total": 1}}}, "refused.state_secret"),
        ({"applications": {"new": {"totals": 1}}}, "total"),
        ({"tables": {"review": {"drop_rows": ["reviews"]}}}, "reviews"),
        ({"sections": {"overviews": ""}}, "overview"),
        ({"notes": [{"kind": "pictures", "text": ""}]}, "picture"),
        ({"sections": {"overview": "{applicants.new.total}"}}, "applicants"),
    ],
)
def test_a_change_to_something_that_is_not_there_names_what_is(change: dict[str, object], said: str) -> None:
    with pytest.raises(ChangeError, match=said):
        build(RULEBOOK.templates[-1], RULEBOOK, change)


def test_the_schema_of_the_rulebook_accepts_its_examples_and_no_unknown_change() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = with_examples(json_schema(), RULEBOOK.templates)
    validator = jsonschema.Draft202012Validator({**schema, "anyOf": [{"$ref": "#/$defs/Examples"}]})
    for rule in RULEBOOK.rules:
        examples = {kind: getattr(rule.examples, kind) for kind in ("held", "violated", "not_assessable")}
        assert not list(validator.iter_errors(examples)), rule.code
    for change in ({"organization": "青枫市"}, {"applications": {"newly": {"total": 1}}}, {"tables": {"review": 3}}):
        assert not validator.is_valid({"held": [{}], "violated": [change]}), change
