"""Figures in the words that the tables contradict."""

from __future__ import annotations

import random
import re

from benchmarks.rules import drafts
from benchmarks.rules.fault import Change, Operator, only
from benchmarks.rules.numbers import numbers, write
from benchmarks.rules.writing import Written

RECEIVED = ("GID521", "GID522", "GID523", "GID525", "GID526")
"""Rules on what was received, handled and carried over: a sentence with one wrong figure may fall under several."""
REQUESTS = (*RECEIVED, "GID527")


def _with(report: Written, text: str) -> Written:
    """With a sentence where section one speaks of requests, and no other one that has figures of the tables."""
    calm = drafts.quiet(report)
    told = drafts.section_text(calm, 0)
    at = told.index(drafts.REQUESTS) + 1
    return drafts.with_section(calm, 0, *told[:at], text, *told[at:])


def _said(sentences: tuple[str, ...], key: str) -> Change:
    """A sentence that gives a wrong number for one thing, and no other sentence about such things."""
    able = [sentence for sentence in sentences if f"{{{key}}}" in sentence]

    def change(rng: random.Random, report: Written) -> Written | None:
        counts = numbers(report.tables)
        if not counts[key]:
            return None
        wrong = counts[key] + rng.choice((1, 2, 3, 5, 8, 13))
        while wrong in counts.values():
            wrong += 7
        told = write(rng.choice(able), {**counts, key: wrong, "y": report.year, "ours": report.body.ours})
        return _with(report, told)

    return change


def _claimed(sentences: tuple[str, ...], key: str) -> Change:
    """A sentence that says there was none, though there was."""

    def change(rng: random.Random, report: Written) -> Written | None:
        if not numbers(report.tables)[key]:
            return None
        return _with(report, write(rng.choice(sentences), {"y": report.year, "ours": report.body.ours}))

    return change


def _percentage(rng: random.Random, report: Written) -> Written | None:
    """A right sentence with a wrong percentage."""
    counts = numbers(report.tables)
    if counts["handled"] < 5 or not counts["granted"]:
        return None
    right = write("办结{handled}件，其中予以公开{granted}件，占{granted:%handled.1}。", counts)
    share = float(re.search(r"占([\d.]+)%", right)[1])
    wrong = right.replace(f"占{share}%", f"占{share + rng.choice((-3.1, 2.4, 5.2)):.1f}%")
    return _with(report, wrong)


def _unbalanced(rng: random.Random, report: Written) -> Written | None:
    """Right by the table but for the requests carried over."""
    counts = numbers(report.tables)
    if not counts["carried_in"]:
        return None
    told = "新收政府信息公开申请{new}件，上年结转{carried_in}件，办结{handled}件，结转下年度{carried_over}件。"
    text = write(told, {**counts, "carried_over": counts["carried_over"] + 11})
    return _with(report, text)


def _all_upheld(rng: random.Random, report: Written) -> Written | None:
    counts = numbers(report.tables)
    if not counts["review_corrected"]:
        return None
    text = write("全年发生政府信息公开行政复议{review_total}件，均获维持。", counts)
    return _with(report, text)


_GROUPS = ("granted", "partial", "refused", "unavailable", "unprocessed", "other")
_PEOPLE = ("new_natural_person", "new_enterprise")

_REQUESTS = (
    "全年新收政府信息公开申请{new}件，上年结转{carried_in}件，办结{handled}件，结转下年度继续办理{carried_over}件。",
    "{y}年，{ours}共收到政府信息公开申请{new}件，答复{handled}件。",
    "{y}年共收到政府信息公开申请{all}件（含上年结转{carried_in}件），办结{handled}件，结转下年{carried_over}件。",
    "{y}年度，{ours}受理政府信息公开申请{new}件。",
)
_CASES = (
    "因政府信息公开被申请行政复议{review_total}件，其中维持{review_upheld}件，纠正{review_corrected}件，其他结果{review_other}件，"
    "尚未审结{review_pending}件。",
    "全年发生政府信息公开行政复议{review_total}件、行政诉讼{suits_total}件。",
    "政府信息公开行政诉讼案件{suits_total}件，未经复议直接起诉{direct_total}件，复议后起诉{after_total}件。",
)
_DOCUMENTS = (
    "制发行政规范性文件{normative_documents_issued}件，废止{normative_documents_repealed}件，现行有效{normative_documents_in_force}件。",
    "{y}年制发行政规范性文件{normative_documents_issued}件。",
)
_DECISIONS = ("全年作出行政许可决定{licences}件，行政处罚决定{penalties}件。",)
_NO_REQUESTS = (
    "{y}年，{ours}未收到政府信息公开申请。",
    "全年未收到公民、法人或者其他组织提出的政府信息公开申请。",
    "本年度没有收到政府信息公开申请。",
)
_NO_CASES = (
    "全年未发生因政府信息公开引起的行政复议、行政诉讼案件。",
    "没有因政府信息公开被申请行政复议或者被提起行政诉讼。",
)
_OUTCOMES = (
    "办结的{handled}件申请中，予以公开{granted}件，部分公开{partial}件，不予公开{refused}件，无法提供{unavailable}件，"
    "不予处理{unprocessed}件，其他处理{other}件。",
)
_APPLICANTS = (
    "新收政府信息公开申请{new}件，其中自然人申请{new_natural_person}件，法人或其他组织申请{new_organisations}件。",
)

FAULTS: tuple[Operator, ...] = (
    *(
        Operator(f"another number in words: {key}", REQUESTS, _said(_REQUESTS, key))
        for key in ("new", "all", "handled", "carried_in", "carried_over")
    ),
    Operator("a sentence that doesn't balance", ("GID527",), _unbalanced, allowed=RECEIVED),
    Operator("no requests in words", ("GID536",), _claimed(_NO_REQUESTS, "new")),
    *(
        Operator(f"another number in words: {key}", ("GID529", "GID530"), _said(_OUTCOMES, key), allowed=("GID523",))
        for key in ("granted", "refused", "unavailable", "unprocessed")
    ),
    *(
        Operator(f"another number in words: {key}", ("GID531",), _said(_APPLICANTS, key), allowed=("GID543",))
        for key in ("new_natural_person", "new_organisations")
    ),
    Operator("a wrong percentage", ("GID532",), _percentage),
    *(
        Operator(f"another number in words: {key}", ("GID533", "GID534"), _said(_CASES, key), allowed=("GID543",))
        for key in ("review_total", "review_upheld", "review_pending", "suits_total", "direct_total")
    ),
    Operator("no cases in words", ("GID537",), _claimed(_NO_CASES, "review_total")),
    Operator("all upheld, though one was corrected", ("GID535",), _all_upheld),
    *(
        Operator(f"another number in words: {key}", ("GID538",), only(since=2021)(_said(_DOCUMENTS, key)))
        for key in ("normative_documents_issued", "normative_documents_repealed", "normative_documents_in_force")
    ),
    Operator("more penalties in words", ("GID539",), only(since=2021)(_said(_DECISIONS, "penalties"))),
)
