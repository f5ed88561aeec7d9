"""How checks on figures in running text go about it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from linter.phrases.labels import Labels
from linter.phrases.partnames import parts
from linter.phrases.phrase import Phrase
from linter.rulebook.kinds_figures import (
    Balance,
    Breakdown,
    Change,
    Claim,
    Figure,
    FigureForm,
    KindsOfFigures,
    ListedSections,
    Share,
)

_FIGURE = Phrase(
    "在{parts}中找出说到这项数量的句子，读出其中的数字，与表中每一种可能的口径比对；有一种相符就算一致",
    "Finds sentences in {parts} that give this figure and compares it with every value of the tables that it may stand "
    "for; one that agrees is enough",
)
_CLAIM = Phrase(
    "在{parts}中找出这类说法，核对表中有关单元格，以及正文别处的数字是否与它相符",
    "Finds such claims in {parts} and compares them with the cells that they speak of, and with figures elsewhere in "
    "the text",
)
_BALANCE = Phrase(
    "同一段里各项数字都写了的，核对它们之间是否平衡：{holds}；满足其中之一即可",
    "Where one paragraph gives all the figures, checks that they balance: {holds}; one of these is enough",
)
_BREAKDOWN = Phrase(
    "在{parts}中找出“其中”之后的分项，相加后与前面的总数比对；没有写明列全的，只看分项之和是否超过总数",
    "Adds up the lists behind 其中 in {parts} and compares with the figure before them; a list that doesn't say it is "
    "complete must only not exceed it",
)
_SHARE = Phrase(
    "在{parts}中找出百分比，按所印的小数位数重新计算（允许末位半个单位的误差）；与任何一个可能的总数相符就算一致",
    "Recomputes percentages in {parts} at the number of decimals that is printed (half a unit of the last one either "
    "way); any whole that agrees is enough",
)
_CHANGE = Phrase(
    "在{parts}中找出与上年比较的说法，用上年报告的数字重新计算",
    "Finds comparisons with last year in {parts} and recomputes them from last year's report",
)
_FORMS = {
    "inexact": Phrase(
        "在{parts}中找出用“余”“约”一类约数写的这项数量", "Finds figures in {parts} that are written as about so many"
    ),
    "numeral": Phrase("在{parts}中找出用汉字数字写的这项数量", "Finds figures in {parts} in Chinese numerals"),
    "units": Phrase(
        "看{parts}中同一项数量前后用的量词是否一致", "Compares the units that {parts} give the same figure in"
    ),
    "odd": Phrase(
        "在{parts}中找出这项数量，应是 {multiple_of} 的整数倍",
        "Finds this figure in {parts}; it should be a multiple of {multiple_of}",
    ),
}
_SECTIONS = Phrase(
    "把{parts}里列出的各部分名称与报告实际的各部分比对",
    "Compares the sections that {parts} lists with those that the report has",
)
_GUARD = Phrase(
    "说上年、累计、一段时间，说其他单位或全系统的，以及“余”“约”一类约数，都不比对；拿不准是不是这项数量的，也不比对",
    "Figures of another year, of a part of the year, of other bodies or a whole system, and figures that are not "
    "exact, are left out; so are those that may not be meant",
)


def how_figures(check: KindsOfFigures, labels: Labels) -> Iterator[str]:
    """How a check goes about it, a line each."""
    lang = labels.lang
    where = parts(check.parts, labels)
    match check:
        case Figure():
            yield _FIGURE.say(lang, parts=where)
        case Claim():
            yield _CLAIM.say(lang, parts=where)
        case Balance():
            for group in check.holds:
                yield _BALANCE.say(lang, holds=tuple(group))
        case Breakdown():
            yield _BREAKDOWN.say(lang, parts=where)
        case Share():
            yield _SHARE.say(lang, parts=where)
        case Change():
            yield _CHANGE.say(lang, parts=where)
        case FigureForm():
            for form in check.forbid:
                yield _FORMS[form].say(lang, parts=where, multiple_of=check.multiple_of)
        case ListedSections():
            yield _SECTIONS.say(lang, parts=where)
            return
    yield _GUARD.say(lang)
