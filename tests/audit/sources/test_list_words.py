from __future__ import annotations

import pytest

from linter.audit.sources.lists.words import file, lexicon, parse, plain
from linter.rulebook import load_all
from linter.rulebook.problem import RulebookError


def test_the_words_that_come_with_the_product_are_sound() -> None:
    words = lexicon()
    assert words.field_of(" *单位 名称（全称）：") == "organisation"
    assert words.field_of("序号") == "ignored"
    assert words.field_of("天气") is None
    assert words.kinds[plain("县（市、区）")].level == "county"


def test_no_value_is_taken_for_the_heading_that_a_list_is_known_by() -> None:
    words = lexicon()
    headings = {heading for heading, field in words.columns.items() if field in ("organisation", "file", "address")}
    assert not headings & (words.kinds.keys() | words.nothing)


def test_the_words_are_no_rulebook() -> None:
    assert "audit" not in {family.name for family in load_all().sources}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("body: township", "body: village", "village"),
        ("least: 102400", "least: many", "least"),
        ("between_names:", "between_name:", "between_name"),
        ('"[、,，;；/|\\\\n]+"', '"[、"', "between_names"),
        ("[类别, ", "[类别, 网址, ", "网址"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_with_its_line(old: str, new: str, said: str) -> None:
    text = file().read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(RulebookError) as caught:
        parse("lists.yaml", text.replace(old, new, 1).encode())
    assert said in caught.value.say("zh")
    assert "lists.yaml:" in caught.value.say("zh")


def test_a_file_of_several_documents_is_refused() -> None:
    with pytest.raises(RulebookError):
        parse("lists.yaml", b"a: 1\n---\nb: 2\n")
