"""audit.json."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from linter.audit.outputs import jsonfile, summary

SCHEMA = Path(__file__).parents[3] / "docs" / "schema" / "audit-v1.json"


@pytest.fixture(scope="module")
def written(audited, context):
    summary.write(audited, context)
    return json.loads((audited.folder / "audit.json").read_text(encoding="utf-8"))


def closed(schema):
    """The schema with no key allowed that it doesn't name: what is written must be published."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: closed(part) for key, part in schema.items()}
    return {"additionalProperties": False, **parts} if "properties" in schema and schema["type"] == "object" else parts


def test_it_follows_its_published_schema(written):
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(written, closed(schema))


def test_a_body_has_an_entry_for_each_year(written):
    bodies = {one["organisation"]: one for one in written["bodies"]}
    education = bodies["青枫市云溪县教育局"]["years"]
    assert [(one["year"], one["family"], one["status"], one["path"]) for one in education] == [
        (2022, None, "unreadable", "broken/damaged.pdf"),
        (2023, "gidr", "checked", "examples/balance-wrong.docx"),
        (2023, "gwr", "checked", "examples/website-faulty-2023.html"),
    ]
    assert education[1]["grade"] == {"mark": "B", "score": 84, "low_mark": "B", "low": 84}
    assert [one["errors"] for one in education[1:]] == [2, 3]
    clean = bodies["青枫市云溪县发展和改革局"]["years"][0]
    assert clean["path"] == "examples/clean-department-2023.docx"
    assert len(clean["other_paths"]) == 4
    missing = bodies["青枫市云溪县粮食和物资储备局"]["years"]
    assert [(one["year"], one["status"], one["path"], one["grade"]) for one in missing] == [
        (2023, "unpublished", None, None)
    ]


def test_files_that_are_no_reports_are_listed_with_the_reason(written):
    assert [(one["path"], one["failure"]) for one in written["unreadable"]] == [("broken/damaged.pdf", "damaged")]
    assert [one["path"] for one in written["not_reports"]] == ["broken/letter.txt"]
    assert written["of_nobody"] == ["broken/letter.txt"]
    assert [(one["organisation"], one["year"]) for one in written["unpublished"]] == [
        ("青枫市云溪县粮食和物资储备局", 2023)
    ]


def test_rules_are_counted_over_all_reports(written, audited):
    rules = {rule["code"]: rule for rule in written["rules"]}
    reports = sum(report["family"] == "gidr" for report in written["reports"])
    for code in ("GID302", "GID303", "GID713"):
        counted = ("held", "violated", "not_assessable", "not_applicable", "error")
        assert sum(rules[code][name] for name in counted) == reports
    assert rules["GID302"]["violated"] > 0
    assert sum(len(report["findings"]) for report in written["reports"]) == sum(
        sum(report[name] for name in ("errors", "warnings", "advice")) for report in written["reports"]
    )


def test_the_same_store_gives_the_same_bytes(store, context):
    summary.write(store, context)
    first = (store.folder / "audit.json").read_bytes()
    summary.write(store, context)
    assert (store.folder / "audit.json").read_bytes() == first


def test_a_list_of_nothing_is_an_empty_list(tmp_path):
    jsonfile.write(tmp_path / "x.json", [("empty", iter(())), ("two", iter((1, 2))), ("plain", {"中": None})])
    assert (tmp_path / "x.json").read_text(encoding="utf-8") == (
        '{\n"empty": [],\n"two": [\n1,\n2\n],\n"plain": {"中":null}\n}\n'
    )


def test_an_error_midway_leaves_the_former_file(tmp_path):
    file = tmp_path / "x.json"
    file.write_text("former", encoding="utf-8")

    def breaking():
        yield 1
        yield 1 / 0

    with pytest.raises(ZeroDivisionError):
        jsonfile.write(file, [("list", breaking())])
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("x.json", "former")]
