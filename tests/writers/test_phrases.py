"""Every sentence exists in both languages and says the same things."""

from __future__ import annotations

import pkgutil
from decimal import Decimal
from enum import Enum
from importlib import import_module
from importlib.util import find_spec

import handmade
import pytest
from hypothesis import given
from hypothesis import strategies as st

import linter
from linter.checks.result import Reason, ReasonCode, Status, Target
from linter.engine.finding import Level, ReportStatus
from linter.model.document import NoteKind
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Body
from linter.phrases import ui
from linter.phrases.citation import chinese_numeral, cite, cite_all
from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase, fill, placeholders
from linter.phrases.reading import FAILURES, NOTES
from linter.phrases.reasons import SENTENCES, sentence
from linter.phrases.values import render
from linter.readers.failure import FailureKind
from linter.rulebook.rule import Basis
from linter.run.result import SkipKind

REGULATIONS = handmade.REGULATIONS
ZH = Labels(handmade.template("2021"), "zh")
EN = Labels(handmade.template("2021"), "en")


def phrases():
    for module in pkgutil.walk_packages(linter.__path__, "linter."):
        if module.name.startswith("linter.readers.ocr."):
            continue  # needs an extra, and says nothing
        if module.name.startswith("linter.audit.engines.") and find_spec("distributed") is None:
            continue
        if module.name.startswith("linter.audit.") and find_spec("xlsxwriter") is None:
            continue
        for name, value in vars(import_module(module.name)).items():
            for key, phrase in parts(value):
                yield f"{module.name}.{name}{key}", phrase


def parts(value):
    if isinstance(value, Phrase):
        yield "", value
    elif isinstance(value, dict):
        for key, part in value.items():
            for rest, phrase in parts(part):
                yield f"[{key}]{rest}", phrase
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            for rest, phrase in parts(part):
                yield f"[{number}]{rest}", phrase


def test_every_sentence_is_there_in_both_languages_and_speaks_of_the_same_things():
    found = dict(phrases())
    assert len(found) > 200
    for where, phrase in found.items():
        assert phrase.zh.strip(), where
        assert phrase.en.strip(), where
        assert placeholders(phrase.zh) == placeholders(phrase.en), where
        if phrase.one:
            assert "n" in placeholders(phrase.zh), where
            assert placeholders(phrase.one) | {"n"} == placeholders(phrase.en) | {"n"}, where


@pytest.mark.parametrize(
    ("kinds", "table"),
    [
        (Level, ui.LEVELS),
        (Level, ui.LEVELS_COUNTED),
        (Status, ui.STATUSES),
        (ReportStatus, ui.REPORT_STATUSES),
        (Body, ui.BODIES),
        (SkipKind, ui.SKIPPED),
        (SkipKind, ui.SKIPPED_COUNTED),
        (ReasonCode, SENTENCES),
        (FailureKind, FAILURES),
        (NoteKind, NOTES),
    ],
)
def test_everything_that_can_happen_has_a_sentence(kinds: type[Enum], table):
    assert set(table) == set(kinds)


@pytest.mark.parametrize("code", ReasonCode)
@pytest.mark.parametrize("labels", [ZH, EN], ids=["zh", "en"])
def test_a_reason_without_any_value_still_has_a_sentence(code, labels):
    said = sentence(Reason(code), labels)
    assert said
    assert "{" not in said


def test_a_reason_names_the_cell_that_was_looked_at():
    target = Target(Place(page=3), "/", None, "applications", "granted", "natural_person")
    reason = Reason(ReasonCode.CELL_NOT_A_NUMBER, {}, target)
    assert sentence(reason, ZH) == "单元格不是数字：行「（一）予以公开」列「自然人」（“/”）"
    assert sentence(reason, EN) == "not a number: row “(1) granted”, column “natural persons” (“/”)"


@pytest.mark.parametrize(
    ("aspect", "value", "said"),
    [
        ("year", 2019, "不适用于 2019 年度的报告"),
        ("edition", "2019", "不适用于 2019 版格式的报告"),
        ("body", "department", "不适用于政府部门的报告"),
    ],
)
def test_a_rule_that_does_not_apply_says_what_of_the_report_is_outside(aspect, value, said):
    assert sentence(Reason(ReasonCode.OUT_OF_SCOPE, {"aspect": aspect, "value": value}), ZH) == said


def test_labels_are_the_templates_own():
    assert ZH.section("applications") == "三、收到和处理政府信息公开申请情况"
    assert ZH.row("applications", "granted") == "（一）予以公开"
    assert ZH.row("applications", "refused.state_secret") == "（三）不予公开·1.属于国家秘密"
    assert ZH.row("applications", "partial") == "（二）部分公开"  # without the explanation in brackets
    assert ZH.column("disclosure", "amount") == "本年收费金额（单位：万元）"  # with the unit
    assert EN.column("applications", "natural_person") == "natural persons"


def test_a_key_that_the_edition_does_not_have_is_shown_as_it_is():
    assert ZH.row("applications", "nothing") == "nothing"
    assert Labels(None, "zh").section("overview") == "overview"


@pytest.mark.parametrize(
    ("basis", "zh", "en"),
    [
        (
            Basis(law="条例", full=REGULATIONS, article=50, paragraph=1, item=2),
            "《中华人民共和国政府信息公开条例》第五十条第一款第（二）项",
            "Regulations, Article 50, paragraph 1(2)",
        ),
        (
            Basis(law="条例", full=REGULATIONS, article=20, item=15),
            "《中华人民共和国政府信息公开条例》第二十条第（十五）项",
            "Regulations, Article 20(15)",
        ),
        (
            Basis(law="条例", full=REGULATIONS, article=49),
            "《中华人民共和国政府信息公开条例》第四十九条",
            "Regulations, Article 49",
        ),
        (
            Basis(law="国办公开办函〔2021〕30号", clause="表格勾稽关系"),
            "国办公开办函〔2021〕30号 表格勾稽关系",
            "国办公开办函〔2021〕30号, 表格勾稽关系",
        ),
    ],
)
def test_a_legal_basis_is_cited_as_a_lawyer_would(basis, zh, en):
    assert cite(basis, "zh") == zh
    assert cite(basis, "en") == en


def test_a_basis_of_another_edition_is_not_cited():
    bases = (
        Basis(law="条例", full=REGULATIONS, article=49),
        Basis(law="国办公开办函〔2021〕30号", editions=["2021"]),
        Basis(law="国办公开办函〔2019〕60号", editions=["2019"]),
    )
    assert (
        cite_all(bases, "zh", handmade.template("2021"))
        == "《中华人民共和国政府信息公开条例》第四十九条；国办公开办函〔2021〕30号"
    )
    assert "60号" in cite_all(bases, "zh")


def test_a_rule_without_a_basis_for_an_edition_cites_its_notice():
    bases = (Basis(law="国办公开办函〔2019〕60号", editions=["2019"]),)
    template = handmade.template("2021")
    assert cite_all(bases, "zh", template) == template.source.title


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (50, "五十"), (101, "一百零一"), (110, "一百一十"),
     (1005, "一千零五"), (9999, "九千九百九十九")],
)  # fmt: skip
def test_chinese_numerals(number, said):
    assert chinese_numeral(number) == said


@pytest.mark.parametrize("number", [-1, 10000])
def test_no_numeral_beyond_what_laws_have(number):
    with pytest.raises(ValueError, match="no Chinese numeral"):
        chinese_numeral(number)


def test_values_read_as_a_person_would_write_them():
    assert render(Decimal("7730.28"), "zh") == "7730.28"
    assert render(Decimal("1E+3"), "zh") == "1000"
    assert render((Named("自然人", "natural persons"), 3), "zh") == "自然人、3"
    assert render((Named("自然人", "natural persons"), 3), "en") == "natural persons, 3"
    assert render("0\n-", "zh") == "0 -"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_a_number_keeps_its_value_and_has_no_exponent(value):
    said = render(value, "zh")
    assert "E" not in said
    assert Decimal(said) == value


WORDS = st.text(st.characters(exclude_characters="\r\n"))


@given(WORDS, WORDS)
def test_what_a_value_says_is_never_taken_for_a_place(before, value):
    assert fill("{name}", {"name": f"{before}{{left}}{value}", "left": 1}, "zh") == f"{before}{{left}}{value}"


def test_a_place_without_a_value_stays_visible():
    assert fill("相差 {difference}，{x.__class__}", {}, "zh") == "相差 {difference}，{x.__class__}"
