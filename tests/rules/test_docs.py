"""``docs/rules`` and ``docs/coverage.md`` say what the rulebook says. ``gidlint rules docs`` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from linter.explain.pages import pages
from linter.rulebook import load_all
from linter.rulebook.files import built_in

DOCS = Path(__file__).parents[2] / "docs"
RULEBOOKS = load_all().all()
RULES = [rule for rulebook in RULEBOOKS for rule in rulebook.rules]
PAGES = pages(RULEBOOKS)


def test_the_pages_are_up_to_date() -> None:
    assert built_in().parent.parent == DOCS.parent
    stale = [
        name for name, text in PAGES.items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    ]
    written = {f"rules/{path.name}" for path in (DOCS / "rules").glob("*.md")}
    gone = sorted(written - PAGES.keys())
    assert (stale, gone) == ([], []), "run `gidlint rules docs`"


def test_every_link_leads_to_a_page() -> None:
    for name, text in PAGES.items():
        folder = Path(name).parent
        for target in re.findall(r"\]\(([^)]+\.md)\)", text):
            assert (folder / target).as_posix() in PAGES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_page_has_everything_and_the_message_that_the_bad_example_gives(rule) -> None:  # type: ignore[no-untyped-def]
    text = PAGES[f"rules/{rule.code}.md"]
    for heading in ("## 依据", "## 怎样检查", "## 改法", "## In English", "### Basis", "### How", "### Fix"):
        assert f"\n{heading}\n" in text
    if rule.examples.violated:
        assert text.count("\n  → ") == 2 * len(rule.examples.violated)
