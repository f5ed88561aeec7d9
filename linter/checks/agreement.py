"""A fact is the same wherever the report states it.

Placeholders: ``first`` and ``second``, the two statements, ``first_part`` and ``second_part``, where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from linter.checks.answer import held, not_assessable, violated
from linter.checks.bodies import Likeness, compare, mentioned
from linter.checks.result import Instance, ReasonCode, Target
from linter.interpret.dates import year_number
from linter.interpret.wording import squeeze
from linter.model.named import Named
from linter.model.place import Place
from linter.model.report import Report
from linter.rulebook.kinds_report import Agreement
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

PARTS = {
    "title": Named("标题", "title"),
    "preface": Named("引言", "preface"),
    "period": Named("统计期限", "statistical period"),
    "signature": Named("落款", "signature"),
    "page": Named("网页信息", "page's information"),
}
FACTS = {"year": Named("年度", "year"), "organisation": Named("单位名称", "name of the body")}
_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})"
_TITLE_YEAR = re.compile(_YEAR + r"(?!\d)")
# A year that a report is for: 2023年度, or 2023年 … 报告 with nothing but plain words between them.
_REPORT_YEAR = re.compile(_YEAR + r"(?:年度|年(?!\d)[^,.;:!?<>\[\]()\"\d]{0,30}?报告)")
# A name that the text itself calls the report's: (由) … 2023年, or (由) … 编制.
_CLAIM = re.compile(
    r"(?:^|[^一-鿿]|由|将)(?P<name>[一-鿿]{3,40}?)(?:\([^()]{1,20}\))?"
    r"(?=(?:19|20)\d\d年|(?:根据|依据|按照|依照)[^,.;]{0,80}编制|编制|发布|公布)"
)
# A name that the text says the report is to tell of: 为方便公众了解 … 政府信息公开工作.
_TOLD_OF = re.compile(r"了解(?P<name>[一-鿿]{3,40}?)(?:\d{4}年度?)?(?:政府)?信息公开工作")
# What may stand between the start of a clause and a name.
_BEFORE_NAME = re.compile("由|将|现|特|对|把|关于|公布|公开|发布|编制|编写|撰写|制作|形成|报告|如下")
_OURSELVES = ("", "我", "本")


class Stated(NamedTuple):
    """A fact as one part of the report states it."""

    part: str
    value: str
    target: Target


def check(params: Agreement, report: Report, template: Template, rulebook: Rulebook) -> Iterator[Instance]:
    """One instance: of the first two statements that clearly disagree."""
    if params.fact == "year":
        yield _years(params, report)
    else:
        yield _organisations(params, report, rulebook)


def _years(params: Agreement, report: Report) -> Instance:
    states: dict[str, Callable[[Report], list[Stated]]] = {
        "title": _title_years,
        "preface": _preface_years,
        "period": _period_years,
        "page": _page_years,
    }
    stated = [state(report) for part in params.among if (state := states.get(part))]
    found = [statements for statements in stated if statements]
    if len(found) < 2:
        return _nothing(params)
    first = found[0][0]
    for statements in found[1:]:
        if all(statement.value != first.value for statement in statements):
            return _disagree(first, statements[0])
    return held(first.target)


def _title_years(report: Report) -> list[Stated]:
    if report.title is None:
        return []
    text = squeeze(report.title.text)
    matches = list(_TITLE_YEAR.finditer(text))
    with_word = [match for match in matches if text[match.end() : match.end() + 1] == "年"]  # not that of a number
    target = Target(report.title.place, report.title.text)
    return [Stated("title", _number(match["year"]), target) for match in (with_word or matches)]


def _preface_years(report: Report) -> list[Stated]:
    return [
        Stated("preface", _number(match["year"]), Target(passage.place, match[0]))
        for passage in report.preface
        for match in _REPORT_YEAR.finditer(squeeze(passage.text))
    ]


def _period_years(report: Report) -> list[Stated]:
    """The year of a period that begins and ends in it; another period is wrong by itself."""
    period = report.period
    if period is None or period.start is None or period.end is None or period.start.year != period.end.year:
        return []
    return [Stated("period", str(period.start.year), Target(period.place, period.text))]


def _page_years(report: Report) -> list[Stated]:
    text = report.document.metadata.get("title", "")
    match = _TITLE_YEAR.search(squeeze(text))
    return [Stated("page", _number(match["year"]), Target(Place(), text))] if match else []


def _number(year: str) -> str:
    return str(year_number(year))


def _organisations(params: Agreement, report: Report, rulebook: Rulebook) -> Instance:
    own = _title_body(report)
    if own is None:
        return not_assessable(ReasonCode.ORGANISATION_UNKNOWN)
    unsure = False
    compared = False
    for part in params.among:
        if part == "title":
            continue
        likeness, other = _in_part(part, own.value, report, rulebook)
        if likeness is Likeness.OTHER and other is not None:
            return _disagree(own, other)
        compared = compared or likeness is Likeness.SAME
        unsure = unsure or likeness is Likeness.UNSURE
    return held(own.target) if compared and not unsure else _nothing(params)


def _title_body(report: Report) -> Stated | None:
    """The report's body, where the title names it."""
    title, name = report.title, report.organisation
    if title is None or not name or squeeze(name) not in squeeze(title.text):
        return None
    return Stated("title", name, Target(title.place, title.text))


def _in_part(part: str, own: str, report: Report, rulebook: Rulebook) -> tuple[Likeness | None, Stated | None]:
    """How the body of a part compares with the title's; ``None`` where the part names none."""
    if part == "preface":
        return _in_preface(own, report, rulebook)
    if part == "signature":
        name, place = report.signature.organisation, report.signature.organisation_place
    else:
        name, place = report.document.metadata.get("organisation"), Place()
    if not name:
        return None, None
    return compare(own, name), Stated(part, name, Target(place or Place(), name))


def _in_preface(own: str, report: Report, rulebook: Rulebook) -> tuple[Likeness | None, Stated | None]:
    if any(mentioned(own, squeeze(passage.text)) for passage in report.preface):
        return Likeness.SAME, None
    likeness: Likeness | None = None
    other: Stated | None = None
    for passage in report.preface:
        text = squeeze(passage.text)
        for match in (*_CLAIM.finditer(text), *_TOLD_OF.finditer(text)):
            name = _BEFORE_NAME.split(match["name"])[-1]
            words = rulebook.recognition
            if name[:1] in _OURSELVES or not re.fullmatch(words.organisation_name, name):
                continue
            if re.search(words.no_organisation, name):
                continue
            found = compare(own, name)
            if found is Likeness.SAME:
                return found, None
            if found is Likeness.OTHER and other is None:
                other = Stated("preface", name, Target(passage.place, name))
            likeness = Likeness.UNSURE if Likeness.UNSURE in (likeness, found) else found
    return likeness, other


def _disagree(first: Stated, second: Stated) -> Instance:
    return violated(
        second.target,
        {
            "first": first.value,
            "second": second.value,
            "first_part": PARTS[first.part],
            "second_part": PARTS[second.part],
        },
    )


def _nothing(params: Agreement) -> Instance:
    return not_assessable(ReasonCode.NOTHING_TO_COMPARE, {"fact": FACTS[params.fact]})
