"""How checks on lists and versions go about it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase
from linter.rulebook.kinds_lists import KindsOfLists, Listed, Versions

_FACTS = {
    "unpublished": Phrase(
        "对照单位名单（gidlint audit）：名单上的单位在该年度没有一份报告的，即报告",
        "Goes by the roster of bodies (gidlint audit): found where a body on it has no report for the year",
    ),
    "roster": Phrase(
        "对照单位名单（gidlint audit）：报告单位不在名单上的，即报告",
        "Goes by the roster of bodies (gidlint audit): found where the report's body is not on it",
    ),
    "organisation": Phrase(
        "对照清单（gidlint audit）：清单把文件列在一个单位名下，报告写的却明显是另一个单位；简称、曾用名和拿不准的不算",
        "Goes by the manifest (gidlint audit): found where it lists the file under one body and the report is clearly "
        "another's; short and former names, and what can't be told, are left alone",
    ),
    "year": Phrase(
        "对照清单（gidlint audit）：清单所列的年度与报告年度不同的，即报告",
        "Goes by the manifest (gidlint audit): found where it lists the file for another year than the report's",
    ),
    "published": Phrase(
        "对照清单（gidlint audit）：页面写的发布日期与清单所列相差 {days} 天以上的，即报告",
        "Goes by the manifest (gidlint audit): found where the page's day of publication is more than {days} days from "
        "the manifest's",
    ),
}
_FIGURES = Phrase(
    "同一单位同一年度有几份文件时，三张表逐格比对：两份都能确定的数字不同，即报告",
    "Where a body has several files for a year, compares every cell: found where both say a number for certain and the "
    "numbers differ",
)
_TEXT = Phrase(
    "同一单位同一年度有几份文件时，比对六个部分的文字：两份各有 {left}% 以上的文字是对方没有的，即报告；"
    "数字、标点、页眉页脚的差别不算",
    "Where a body has several files for a year, compares the sections' text: found where more than {left} % of each "
    "isn't in the other; numbers and punctuation are left out",
)
_SCOPE = Phrase(
    "政府的两份文件中，一份有 {scope} 格以上都大于另一份的，可能一份是汇总报告、一份是本政府机关的报告，不作判断",
    "Of a government's two files, one that is larger in {scope} cells or more and smaller in none may be the "
    "aggregated report beside the office's own: left open",
)
_CORRECTED = Phrase(
    "在标题、引言或小标题中写明更正过的文件，不报告",
    "A file that says in its title, its preface or a heading that it was corrected is left alone",
)
_RECOGNISED = Phrase("扫描识别出来的文件不比对", "Files read by text recognition are not compared")


def how_lists(check: KindsOfLists, labels: Labels) -> Iterator[str]:
    """How a check goes about it, a line each."""
    lang = labels.lang
    match check:
        case Listed():
            yield _FACTS[check.fact].say(lang, days=check.days)
        case Versions():
            yield (_FIGURES if check.compare == "figures" else _TEXT).say(lang, left=100 - check.share)
            if check.compare == "figures":
                yield _SCOPE.say(lang, scope=check.scope)
            if check.corrected:
                yield _CORRECTED.say(lang)
            yield _RECOGNISED.say(lang)
