"""findings.parquet and figures.parquet."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from linter import api
from linter.audit.outputs.numbers import numbers_of
from linter.audit.outputs.parquet import columns, write
from linter.audit.outputs.parquet.figures import COLUMNS as FIGURES
from linter.audit.outputs.parquet.findings import COLUMNS as FINDINGS
from linter.writers import write_extract
from linter.writers.options import WriteOptions
from tests.audit.made import EXAMPLES

pq = pytest.importorskip("pyarrow.parquet")

DOCS = Path(__file__).parents[3] / "docs" / "audit-data.md"


@pytest.fixture(scope="module")
def tables(audited, context):
    write(audited, context)
    return {name: pq.read_table(audited.folder / f"{name}.parquet") for name in ("findings", "figures")}


def test_every_finding_of_the_store_is_a_row(tables, audited):
    rows = list(
        audited.rows("SELECT *, judgements.status AS state FROM findings JOIN judgements USING (subject) ORDER BY 1, 2")
    )
    written = tables["findings"].to_pylist()
    assert len(written) == len(rows)
    for found, row in zip(written, rows, strict=True):
        same = ("number", "code", "level", "section", "table", "row", "column", "page", "line", "place", "text")
        same += ("message", "cause", "basis", "fix", "values", "repairs", "related", "fingerprint")
        assert {name: found[name] for name in same} == {name: row[name] for name in same}
        assert found["status"] == row["state"]
        assert found["path"] == (None if row["state"] == "unpublished" else row["subject"])


@pytest.mark.parametrize("name", ["balance-wrong.docx", "website-faulty-2023.html", "old-tables-in-2023.pdf"])
def test_the_cells_of_a_report_are_those_that_extract_shows(tables, name):
    result = api.extract([EXAMPLES / name], api.CheckOptions())
    shown = json.loads(write_extract(result, WriteOptions(lang="zh"), "json"), parse_float=Decimal)["reports"][0]
    expected = {
        (table, row, column): (cell["text"], cell["value"], cell["kind"], (cell["place"] or {}).get("page"))
        for table, rows in shown["tables"].items()
        for row, cells in rows.items()
        for column, cell in cells.items()
    }
    written = {
        (cell["table"], cell["row"], cell["column"]): (cell["text"], cell["value"], cell["kind"], cell["page"])
        for cell in tables["figures"].to_pylist()
        if cell["path"] == f"examples/{name}"
    }
    assert written == expected
    assert len(expected) > 40


def test_a_cell_carries_the_official_labels(tables):
    cells = {(one["path"], one["row"], one["column"]): one for one in tables["figures"].to_pylist()}
    told = cells["examples/balance-wrong.docx", "refused.state_secret", "enterprise"]
    assert told["organisation"] == "青枫市云溪县教育局"
    assert (told["body"], told["year"], told["family"], told["edition"]) == ("department", 2023, "gidr", "2021")
    assert told["table_label"] == "收到和处理政府信息公开申请情况"
    assert told["row_label"] == "三、本年度办理结果 > （三）不予公开 > 1.属于国家秘密"
    assert told["column_label"] == "法人或其他组织 > 商业企业"
    former = cells["examples/old-tables-in-2023.pdf", "regulations", "made"]
    assert former["column_label"] == "本年新制作数量", "labels of the edition whose table it has by mistake"


def test_only_one_of_several_files_counts(tables):
    paths = {one["path"]: one["chosen"] for one in tables["figures"].to_pylist()}
    clean = [path for path in paths if path.startswith("examples/clean-department-2023.")]
    assert [path for path in clean if paths[path]] == ["examples/clean-department-2023.docx"]


def test_the_review_of_a_finding_stands_beside_it(store, context):
    row = next(store.rows("SELECT * FROM findings WHERE code = 'GID302'"))
    place = "/".join(row[key] or "" for key in ("section", "table", "row", "column"))
    store.connection.execute(
        "INSERT INTO reviews VALUES (?, 2023, 'GID302', ?, ?, 'disputed', '已核', '2025-03-20', '[]')",
        ("青枫市云溪县教育局", place, row["fingerprint"]),
    )
    write(store, context)
    found = [one for one in pq.read_table(store.folder / "findings.parquet").to_pylist() if one["review"]]
    assert [(one["code"], one["review"], one["comment"], str(one["deadline"])) for one in found] == [
        ("GID302", "disputed", "已核", "2025-03-20")
    ]


def test_the_same_store_gives_the_same_bytes(store, context):
    names = ("findings.parquet", "figures.parquet")
    write(store, context)
    first = [(store.folder / name).read_bytes() for name in names]
    write(store, context)
    assert [(store.folder / name).read_bytes() for name in names] == first
    assert not list(store.folder.glob(".*"))


def test_every_column_is_described_in_the_file_and_in_the_documentation(tables):
    text = DOCS.read_text(encoding="utf-8")
    for name, wanted in (("findings", FINDINGS), ("figures", FIGURES)):
        part = text.split(f"## {name}.parquet")[1].split("\n## ")[0]
        documented = [line.split("`")[1] for line in part.splitlines() if line.startswith("| `")]
        assert documented == [column.name for column in wanted]
        fields = tables[name].schema
        for column in wanted:
            told = fields.field(column.name).metadata
            assert told[b"description"].decode() == column.told.en
            assert told[b"description:zh"].decode() == column.told.zh


def test_a_number_that_the_type_cannot_hold_is_null_and_not_another():
    said = ["12", "-3.25", None, "0.000000001", "1" * 31, "1" * 30 + ".12345678", "1e5"]
    assert columns.decimals(said).to_pylist() == [
        Decimal(12),
        Decimal("-3.25"),
        None,
        None,
        None,
        Decimal("1" * 30 + ".12345678"),
        None,
    ]


@pytest.mark.parametrize(
    ("values", "related", "expected"),
    [
        ({"left": 13, "right": 15, "difference": 2}, [], (13, 15, -2)),
        ({"before": 4, "after": Decimal("6.5")}, [], (Decimal("6.5"), 4, Decimal("2.5"))),
        ({"said": 16, "text": "16件"}, [{"text": "14"}], (16, 14, 2)),
        ({"said": 16}, [{"text": "14"}, {"text": "15"}], (None, None, None)),
        ({"value": "无", "limit": 3}, [], (None, None, None)),
        ({"left": True, "right": 1}, [], (None, None, None)),
    ],
)
def test_both_numbers_of_a_finding(values, related, expected):
    both = numbers_of(values, related)
    assert (both.reported, both.compared, both.difference) == expected
