"""Every output form, byte for byte, in both languages."""

from __future__ import annotations

import golden
import handmade
import pytest

from linter import __version__
from linter.explain import explain, list_rules
from linter.writers import FORMATS, WRITERS, WriteOptions, write_extract

LANGS = ("zh", "en")
ENDINGS = {"text": "txt", "junit": "xml", "github": "log", "markdown": "md", "html": "html"}


def steady(text: str) -> str:
    return text.replace(f'"{__version__}"', '"0.0.0"').replace(f"gidlint {__version__}", "gidlint 0.0.0")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMATS)
def test_a_run_over_every_kind_of_file(form, lang):
    options = WriteOptions(lang=lang, width=80, statistics=True, show_outcomes=True)
    text = WRITERS[form](handmade.everything(), options)
    golden.check(f"{form}.{lang}.{ENDINGS.get(form, 'json')}", steady(text))


@pytest.mark.parametrize("lang", LANGS)
def test_one_faulty_report_on_a_wide_page(lang):
    text = WRITERS["text"](handmade.run(handmade.faulty()), WriteOptions(lang=lang, width=120))
    golden.check(f"text-wide.{lang}.txt", text)


@pytest.mark.parametrize("lang", LANGS)
def test_one_clean_report(lang):
    text = WRITERS["text"](handmade.run(handmade.clean()), WriteOptions(lang=lang, width=80))
    golden.check(f"text-clean.{lang}.txt", text)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "sarif", "junit", "github"])
def test_a_sentence_beside_the_cells_that_it_contradicts(form):
    text = WRITERS[form](handmade.run(handmade.contradicting()), WriteOptions(width=80))
    golden.check(f"related-{form}.zh.{ENDINGS.get(form, 'json')}", steady(text))


def test_in_colour():
    text = WRITERS["text"](handmade.run(handmade.faulty()), WriteOptions(width=80, colour=True))
    golden.check("text-colour.zh.ansi", text)


READ = handmade.run(handmade.faulty(), handmade.unreadable(), handmade.not_a_report())


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_read_for_people(lang):
    golden.check(f"extract-text.{lang}.txt", write_extract(READ, WriteOptions(lang=lang, width=80), "text"))


def test_what_was_read_for_programs():
    zh, en = (write_extract(READ, WriteOptions(lang=lang), "json") for lang in ("zh", "en"))
    assert zh == en  # keys, numbers and the report's own words: nothing in it is in a language
    golden.check("extract-json.json", zh)


@pytest.mark.parametrize("lang", LANGS)
def test_every_rule_explained(lang):
    options = WriteOptions(lang=lang, width=80)
    text = "\n".join(explain(rule, handmade.RULEBOOK, options) for rule in handmade.RULEBOOK.rules)
    golden.check(f"explain.{lang}.txt", text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_list_of_rules(form, lang):
    text = list_rules([handmade.RULEBOOK], WriteOptions(lang=lang, width=80), form)
    golden.check(f"rules-{form}.{lang}.{ENDINGS.get(form, 'json')}", steady(text))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_results_give_the_same_bytes(form):
    first, second = (WRITERS[form](handmade.everything(), WriteOptions()) for _ in range(2))
    assert first == second
