"""Every output form on real files: the example reports, from the file to the page."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from test_json_outputs import closed, schema

from linter import api
from linter.writers import FORMATS, WRITERS, WriteOptions, write_extract

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


@pytest.fixture(scope="module")
def run():
    return api.check([REPORTS], api.CheckOptions(configured=False, jobs=1))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_says_every_finding(run, form, lang):
    text = WRITERS[form](run, WriteOptions(lang=lang, width=120, show_outcomes=True, statistics=True))
    codes = {finding.rule.code for result in run.results for finding in result.findings}
    assert codes
    assert [code for code in codes if code not in text] == []
    if form in ("json", "sarif", "gitlab"):
        json.loads(text)
    if form == "junit":
        ElementTree.fromstring(text.encode())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_sentence_has_a_place_that_was_not_filled(run, lang):
    for form in ("text", "markdown", "html"):
        text = WRITERS[form](run, WriteOptions(lang=lang, show_outcomes=True))
        body = text.partition("</style>")[2] or text
        assert "{" not in body


def test_the_published_schemas_hold(run):
    jsonschema.validate(json.loads(WRITERS["json"](run, WriteOptions())), closed(schema("check-v1")))
    jsonschema.validate(json.loads(write_extract(run, WriteOptions())), closed(schema("extract-v1")))


def test_what_was_read_can_be_shown(run):
    for lang in ("zh", "en"):
        text = write_extract(run, WriteOptions(lang=lang), "text")
        assert all(result.report.organisation in text for result in run.results)
