"""Legal bases as a lawyer cites them."""

from __future__ import annotations

from collections.abc import Iterable

from linter.phrases.phrase import Lang, Phrase
from linter.rulebook.rule import Basis
from linter.rulebook.template import Template

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")

ARTICLE = Phrase("{law}第{article}条", "{law}, Article {article}")
ARTICLE_PARAGRAPH = Phrase("{law}第{article}条第{paragraph}款", "{law}, Article {article}, paragraph {paragraph}")
ARTICLE_ITEM = Phrase("{law}第{article}条第（{item}）项", "{law}, Article {article}({item})")
ARTICLE_PARAGRAPH_ITEM = Phrase(
    "{law}第{article}条第{paragraph}款第（{item}）项", "{law}, Article {article}, paragraph {paragraph}({item})"
)
WITH_CLAUSE = Phrase("{source} {clause}", "{source}, {clause}")


def chinese_numeral(number: int) -> str:
    """A whole number from 0 to 9999 in Chinese numerals as laws count: 十, 二十一, 一百零三.

    Raises ``ValueError`` outside that range.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"no Chinese numeral for {number}")
    if number == 0:
        return _DIGITS[0]
    said = ""
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            said += _DIGITS[digit] + _UNITS[power]
        elif said and number % 10**power and not said.endswith("零"):
            said += "零"
    return said[1:] if 10 <= number <= 19 else said


def cite(basis: Basis, lang: Lang) -> str:
    """One legal basis: ``《…条例》第五十条第（二）项``, or a document's number and clause."""
    law = basis.law if basis.full is None else basis.full.zh if lang == "zh" else basis.full.en
    source = law
    if basis.article is not None:
        phrase = {
            (False, False): ARTICLE,
            (True, False): ARTICLE_PARAGRAPH,
            (False, True): ARTICLE_ITEM,
            (True, True): ARTICLE_PARAGRAPH_ITEM,
        }[basis.paragraph is not None, basis.item is not None]
        source = phrase.say(
            lang,
            law=law,
            article=_ordinal(basis.article, lang),
            paragraph=_ordinal(basis.paragraph or 0, lang),
            item=_ordinal(basis.item or 0, lang),
        )
    return WITH_CLAUSE.say(lang, source=source, clause=basis.clause) if basis.clause else source


def cite_all(bases: Iterable[Basis], lang: Lang, template: Template | None = None) -> str:
    """All bases of a rule in one line. With an edition's template, those that hold for its reports; where the rule
    names none for this edition, the notice that prescribes the edition's format."""
    held = [basis for basis in bases if template is None or not basis.editions or template.edition in basis.editions]
    if template is not None and not held:
        return template.source.title
    return {"zh": "；", "en": "; "}[lang].join(cite(basis, lang) for basis in held)


def _ordinal(number: int, lang: Lang) -> str:
    return chinese_numeral(number) if lang == "zh" else str(number)
