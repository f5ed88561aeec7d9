"""The example reports hold what examples.yaml says of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from linter.engine.finding import Level
from linter.engine.judge import judge
from linter.interpret import recognise
from linter.model.document import Document, Grid
from linter.readers import read_bytes, read_file
from linter.rulebook import load_all

FOLDER = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(FOLDER))
import make_examples  # noqa: E402

FAMILIES = load_all()
EXAMPLES = make_examples.examples()
named = pytest.mark.parametrize("example", EXAMPLES, ids=[example["file"] for example in EXAMPLES])


@named
def test_the_planted_faults_are_found_and_nothing_else(example: dict[str, Any]) -> None:
    report, rulebook = recognise(read_file(FOLDER / "reports" / example["file"]), FAMILIES)
    assert rulebook.name == example.get("rulebook", "gidr")
    findings = judge(report, rulebook, path=example["file"]).findings
    codes = {finding.rule.code for finding in findings if finding.level is not Level.ADVICE}
    assert codes == set(example["finds"]), [finding.rule.code for finding in findings]


@named
def test_the_kept_file_is_the_one_that_the_script_makes(example: dict[str, Any]) -> None:
    name = example["file"]
    if name.endswith(".pdf"):
        pytest.importorskip("reportlab")
    made = make_examples.render_file(make_examples.document(example, FAMILIES), name, example.get("form", "rows"))
    kept = (FOLDER / "reports" / name).read_bytes()
    # Bytes differ between versions of zlib and reportlab; what they say doesn't.
    assert made == kept or said(read_bytes(made, name)) == said(read_bytes(kept, name))


def said(document: Document) -> list[str]:
    return [
        text
        for block in document.blocks
        for text in ([cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text])
    ]


def test_every_kept_file_is_listed() -> None:
    assert {path.name for path in (FOLDER / "reports").iterdir()} == {example["file"] for example in EXAMPLES}


def test_every_category_of_findings_and_every_format_occurs() -> None:
    found = {code[:4] for example in EXAMPLES for code in example["finds"]}
    assert found >= {"GID1", "GID2", "GID3", "GID4", "GID5", "GID6", "GID8"}
    assert {Path(example["file"]).suffix for example in EXAMPLES} == {".pdf", ".docx", ".html", ".md", ".txt"}
