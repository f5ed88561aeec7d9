"""Laws: a sentence that is true by the table is never blamed, and a wrong digit in a plain one is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from figure_texts import ERRORS, complaints, written
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers.numerals import chinese

TIMES = ["", "2023年，", "全年", "本年度，", "2023年度，", "截至2023年12月31日，"]
WHO = ["", "我局", "本机关", "我局共", "共"]
OBJECTS = [
    "政府信息公开申请",
    "依申请公开",
    "信息公开申请",
    "公民、法人和其他组织提出的政府信息公开申请",
    "依申请公开事项",
]
RECEIVED = ["收到", "受理", "接到", "接收"]
DONE = ["办结", "答复", "办理完毕"]
UNITS = ["件", "宗", "份"]
TAILS = [
    "。",
    "，均在法定期限内答复。",
    "，未收取任何费用。",
    "；举办培训3次，参训120人次。",
    "，比上年（31件）有所增加。",
]


@dataclass(frozen=True)
class Figures:
    new: int
    carried_in: int
    done: int
    carried_over: int
    reviews: int
    suits: int

    @property
    def tables(self) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
        def row(value: int) -> dict[str, object]:
            return {"natural_person": value, "total": value}

        return {
            "applications": {
                "new": row(self.new),
                "carried_in": row(self.carried_in),
                "granted": row(self.done),
                "total": row(self.done),
                "carried_over": row(self.carried_over),
            },
            "review": {
                "review": {"upheld": self.reviews, "total": self.reviews},
                "litigation_direct": {"upheld": self.suits, "total": self.suits},
            },
        }


@st.composite
def balanced(draw: st.DrawFn) -> Figures:
    new, carried_in = draw(st.integers(1, 3000)), draw(st.integers(0, 50))
    carried_over = draw(st.integers(0, min(60, new)))
    reviews, suits = draw(st.integers(0, 90)), draw(st.integers(0, 90))
    return Figures(new, carried_in, new + carried_in - carried_over, carried_over, reviews, suits)


@st.composite
def number(draw: st.DrawFn, value: int) -> str:
    forms = [str(value), f" {value} ", str(value).translate(str.maketrans("0123456789", "０１２３４５６７８９"))]
    if 0 < value < 10_000:
        forms.append(chinese(value))
    if value >= 1000:
        forms.append(f"{value:,}")
    return draw(st.sampled_from(forms))


@st.composite
def sentences(draw: st.DrawFn, said: Figures) -> str:
    """One of many ways to say the figures of a report."""

    def pick(words: list[str]) -> str:
        return draw(st.sampled_from(words))

    unit = pick(UNITS)

    def amount(value: int) -> str:
        return draw(number(value)) + unit

    start = pick(TIMES) + pick(WHO)
    received = f"{pick(RECEIVED)}{pick(OBJECTS)}{amount(pick_received(draw, said))}"
    whole = [
        f"{start}{received}",
        f"{start}{pick(RECEIVED)}{amount(said.new)}{pick(OBJECTS[:3])}",
        f"{start}{received}，{pick(DONE)}{amount(said.done)}",
        f"{start}新收{pick(OBJECTS[:3])}{amount(said.new)}，上年结转{amount(said.carried_in)}，"
        f"办结{amount(said.done)}，结转下年度{amount(said.carried_over)}",
        f"{start}{received}，其中上年结转{amount(said.carried_in)}，{amount(said.carried_over)}结转下年度继续办理",
        f"{start}办理{pick(OBJECTS)}{amount(said.new + said.carried_in)}",
        f"{start}因政府信息公开引发行政复议{amount(said.reviews)}、行政诉讼{amount(said.suits)}",
        f"（二）依申请公开。{start}{received}；{pick(DONE)}{amount(said.done)}",
    ]
    return pick(whole) + pick(TAILS)


def pick_received(draw: st.DrawFn, said: Figures) -> int:
    return draw(st.sampled_from([said.new, said.new + said.carried_in]))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_true_sentence_is_never_blamed(data: st.DataObject) -> None:
    said = data.draw(balanced())
    text = data.draw(sentences(said))
    assert complaints(written(text, tables=said.tables)) == [], text


PLAIN = {
    "received-agrees": "{time}{who}收到政府信息公开申请{n}件，均已答复。",
    "new-requests-agree": "{time}{who}新收政府信息公开申请{n}件。",
    "handled-agrees": "{time}{who}办结政府信息公开申请{n}件。",
    "carried-over-agrees": "{time}{who}收到的政府信息公开申请中，{n}件结转下年度继续办理。",
    "reviews-and-suits-agree": "{time}{who}因政府信息公开被申请行政复议{n}件。",
}


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_wrong_number_in_a_plain_sentence_is_found(data: st.DataObject) -> None:
    said = data.draw(balanced())
    name = data.draw(st.sampled_from(sorted(PLAIN)))
    admitted = {said.new, said.new + said.carried_in, said.done, said.done + said.carried_over, said.reviews}
    if name == "carried-over-agrees":
        admitted |= {said.carried_over}
    wrong = data.draw(st.integers(1, 5000).filter(lambda value: value not in admitted))
    time, who = data.draw(st.sampled_from(TIMES)), data.draw(st.sampled_from(["", "我局", "本机关"]))
    text = PLAIN[name].format(time=time, who=who, n=data.draw(number(wrong)))
    if name == "carried-over-agrees" and not said.carried_over:
        name = "carried-over-exists"  # a table without any is another rule's matter
    assert name in [rule for rule, _ in complaints(written(text, tables=said.tables))], text


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet="收到受理政府信息公开申请依办结转下年度上其中行复议诉讼未无0123456789一二十件条，。；（）、%占为的共",
        max_size=80,
    )
)
def test_any_text_is_judged_without_failing(text: str) -> None:
    complaints(written(text), [*ERRORS, "percentages", "breakdowns-add-up", "all-upheld", "documents-agree"])
