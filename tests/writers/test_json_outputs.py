"""What programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import handmade
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.engine.finding import Repair
from linter.model.place import Place
from linter.writers import WRITERS, WriteOptions, write_extract
from linter.writers.jsontext import dump

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"


def schema(name):
    loaded = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def closed(value):
    """The schema with no key allowed that it doesn't name: what is written must be published."""
    if isinstance(value, dict):
        value = {key: closed(part) for key, part in value.items()}
        if value.get("properties") and "additionalProperties" not in value:
            value["additionalProperties"] = False
        return value
    return [closed(part) for part in value] if isinstance(value, list) else value


def checked(run, **options):
    return json.loads(WRITERS["json"](run, WriteOptions(**options)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_check_output_follows_its_published_schema(lang):
    jsonschema.validate(checked(handmade.everything(), lang=lang), closed(schema("check-v1")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_extract_output_follows_its_published_schema(lang):
    run = handmade.run(handmade.faulty(), handmade.clean(), handmade.unreadable(), handmade.not_a_report())
    written = json.loads(write_extract(run, WriteOptions(lang=lang)))
    jsonschema.validate(written, closed(schema("extract-v1")))


def test_related_places_have_keys_a_place_and_their_file():
    written = checked(handmade.run(handmade.contradicting()))
    jsonschema.validate(written, closed(schema("check-v1")))
    cell, blank, passage = written["reports"][0]["findings"][0]["related"]
    assert (cell["table"], cell["row"], cell["column"], cell["text"]) == ("applications", "new", "total", "11")
    assert cell["path"] is None
    assert blank["text"] == ""
    assert (passage["path"], passage["line"], passage["section"]) == ("examples/2022.txt", 14, "overview")


def test_a_finding_has_keys_numbers_and_its_place():
    finding = checked(handmade.run(handmade.faulty()))["reports"][0]["findings"][0]
    assert finding["code"] == "GID303"
    assert finding["location"] == {
        "section": "applications", "table": "applications", "row": "granted", "column": "natural_person",
        "page": 3, "line": None, "bbox": None, "text": "8",
    }  # fmt: skip
    assert finding["values"] == {"column": "自然人", "left": 9, "right": 14, "difference": 5}
    assert finding["repairs"] == [
        {"table": "applications", "row": "granted", "column": "natural_person", "present": 8, "proposed": 3}
    ]
    assert [broken["code"] for broken in finding["broken"]] == ["GID303", "GID304"]
    assert finding["broken"][1]["row"] == "granted"


def test_keys_and_codes_are_the_same_in_both_languages():
    zh, en = (checked(handmade.run(handmade.faulty()), lang=lang)["reports"][0] for lang in ("zh", "en"))
    for first, second in zip(zh["findings"], en["findings"], strict=True):
        assert first["fingerprint"] == second["fingerprint"]
        assert first["location"] == second["location"]
        assert first["message"] != second["message"]
    assert [(o["code"], o["status"], o["reasons"]) for o in zh["outcomes"]] == [
        (o["code"], o["status"], o["reasons"]) for o in en["outcomes"]
    ]


def test_the_grade_has_its_lower_bound():
    assert checked(handmade.run(handmade.faulty()))["reports"][0]["grade"] == {
        "mark": "C", "score": 77.5, "low_mark": "C", "low": 69.5,
    }  # fmt: skip


def test_a_file_that_was_not_checked_has_no_grade_and_says_why():
    reports = checked(handmade.run(handmade.unreadable(), handmade.not_a_report()))["reports"]
    assert [(report["status"], report["grade"]) for report in reports] == [("unreadable", None), ("not_a_report", None)]
    assert all(report["detail"] for report in reports)
    assert [report["findings"][0]["category"] for report in reports[:1]] == ["input"]


def test_nothing_is_lost_from_the_summary():
    assert checked(handmade.everything())["summary"] == {
        "reports": 4, "errors": 3, "warnings": 3, "advice": 1, "unreadable": 1, "not_a_report": 1, "hidden": 2,
    }  # fmt: skip


def test_money_keeps_its_digits():
    text = write_extract(handmade.run(handmade.faulty()), WriteOptions())
    assert '"value": 7730.28,' in text
    repair = Repair(handmade.ref("fees", "amount", "disclosure"), Decimal("7730.28"), Decimal("0.10"))
    finding = replace(handmade.wrong_cell(), repairs=(repair,))
    text = WRITERS["json"](handmade.run(replace(handmade.faulty(), findings=(finding,))), WriteOptions())
    assert '"present": 7730.28,' in text
    assert '"proposed": 0.10' in text


def test_a_blank_is_null_and_never_0():
    table = json.loads(write_extract(handmade.run(handmade.faulty()), WriteOptions()))["reports"][0]["tables"]
    assert table["applications"]["refused.state_secret"]["research"] == {
        "text": "", "value": None, "kind": "blank", "place": {"page": 3}, "reading": "grid", "second": "none",
        "doubt": None,
    }  # fmt: skip


def test_every_cell_of_every_table_is_there():
    tables = json.loads(write_extract(handmade.run(handmade.faulty()), WriteOptions()))["reports"][0]["tables"]
    assert {name: sum(map(len, rows.values())) for name, rows in tables.items()} == {
        "disclosure": 10, "applications": 175, "review": 15,
    }  # fmt: skip


def test_the_signatures_date_is_a_day():
    signature = json.loads(write_extract(handmade.run(handmade.faulty()), WriteOptions()))["reports"][0]["signature"]
    assert signature == {"organisation": "青枫市云溪县审计局", "date": "2024-01-19", "date_text": "2024年1月19日"}


def test_a_box_is_written_without_float_noise():
    target = replace(handmade.fee().target, place=Place(page=2, bbox=(72.0, 0.1 + 0.2, 99.999999, 312.0)))
    finding = replace(handmade.fee(), target=target)
    written = checked(handmade.run(replace(handmade.faulty(), findings=(finding,))))
    assert written["reports"][0]["findings"][0]["location"]["bbox"] == [72.0, 0.3, 100.0, 312.0]


def test_a_file_name_in_another_encoding_is_read_back():
    path = "报告\udcff.txt"
    text = WRITERS["json"](handmade.run(handmade.clean(path)), WriteOptions())
    data = text.encode("utf-8", "backslashreplace")
    assert json.loads(data)["reports"][0]["path"] == path


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_what_is_written_is_read_back(value):
    assert json.loads(dump(value)) == value


def test_what_json_has_no_form_for_is_refused():
    with pytest.raises(TypeError):
        dump({1, 2})
