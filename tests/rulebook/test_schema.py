"""The published JSON Schema fits what is shipped, and refuses what the loader refuses."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from linter.rulebook.files import built_in
from linter.rulebook.rule import KINDS
from linter.rulebook.schema import json_schema
from linter.rulebook.source import read

SCHEMA = json_schema()
SHIPPED = [*built_in().parent.glob("*/*.yaml"), *built_in().parent.glob("*/templates/*.yaml")]
FILES = sorted(path for path in SHIPPED if path.parent.name != "audit")  # words of the audit's lists: no rulebook


def validator(name: str = "") -> jsonschema.Draft202012Validator:
    schema = {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{name}"}]} if name else SCHEMA
    return jsonschema.Draft202012Validator(schema)


def documents(path: Path) -> list[Any]:
    return [item.data for item in read(path.name, path.read_bytes(), [])]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_shipped_document_is_valid(path: Path) -> None:
    found = documents(path)
    assert found
    for data in found:
        validator().validate(data)


def test_every_kind_of_check_is_described() -> None:
    for word, kind in KINDS.items():
        schema = SCHEMA["$defs"][f"rule-{word}"]
        assert schema["description"]
        for name in kind.offers:
            assert f"{{{name}}}" in schema["properties"]["message"]["description"]


def test_words_below_a_field_are_its_description() -> None:
    recognition = SCHEMA["$defs"]["recognition"]["properties"]
    assert recognition["title"]["description"].startswith("A line that matches one of these")


@pytest.mark.parametrize("change", ["unknown key", "wrong kind", "missing key", "wrong type"])
def test_what_the_loader_refuses_is_not_valid(change: str) -> None:
    (rule, *_) = documents(built_in() / "review.yaml")
    faulty = deepcopy(rule)
    if change == "unknown key":
        faulty["levl"] = "error"
    elif change == "wrong kind":
        faulty["check"] = "identty"
    elif change == "missing key":
        del faulty["basis"]
    else:
        faulty["holds"] = ["a"]
    assert validator("rule").is_valid(rule)
    assert not validator("rule").is_valid(faulty)
    assert not validator().is_valid(faulty)
