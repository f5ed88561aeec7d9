"""The statistical period: the two days between which the report's figures were counted."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from linter.interpret.dates import make_date
from linter.interpret.pieces import Piece
from linter.model.report import Period
from linter.rulebook.recognition import Recognition

REACH = 40
"""Characters around the two days within which the announcement stands."""
WHOLE_YEAR = 300
"""Days from which on two days are a statistical period even without announcement."""

_SPAN = re.compile(
    r"(?:(?P<y1>20\d\d)年(?:度)?)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日?(?:起|始|开始)?(?:,)?(?:至|到|-+|~)"
    r"(?:(?P<y2>20\d\d)年|当年|同年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日?(?:止)?"
    r"|(?<!\d)(?P<y3>20\d\d)[./-](?P<m3>\d{1,2})[./-](?P<d3>\d{1,2})(?:起)?(?:至|到|-+|~)"
    r"(?P<y4>20\d\d)[./-](?P<m4>\d{1,2})[./-](?P<d4>\d{1,2})(?!\d)"
)
_MONTHS = re.compile(r"(?P<y1>20\d\d)年(?P<m1>\d{1,2})月(?:至|到|-+|~)(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年")
_CUT_OFF = re.compile(r"截[至止]到?(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
_DAMAGED = re.compile(r"[^.;]{0,12}20\d\d[^.;]{0,30}")


def find_period(found: Sequence[Piece], recognition: Recognition) -> Period | None:
    """The period in the given pieces (the preface, or all running text), lines joined since it may be broken over
    two. Where it is announced but unreadable, its bounds are ``None``."""
    lines = [piece for piece in found if not piece.grid and piece.squeezed]
    text = "".join(piece.squeezed for piece in lines)
    announce = re.compile(recognition.period.announce)

    raw = "".join("".join(piece.text.split()) for piece in lines)
    shown = raw if len(raw) == len(text) else text

    def make(start: int, stop: int, first: date | None, last: date | None) -> Period:
        position = 0
        place = lines[0].place
        for piece in lines:
            if position > start:
                break
            place = piece.place
            position += len(piece.squeezed)
        return Period(text=shown[start:stop], start=first, end=last, place=place)

    for span in _SPAN.finditer(text):
        first, last = _bounds(span, text)
        around = text[max(0, span.start() - REACH) : span.end() + REACH]
        whole = first is not None and last is not None and (last - first).days >= WHOLE_YEAR
        if whole or announce.search(around):
            return make(span.start(), span.end(), first, last)
    for months in _MONTHS.finditer(text):
        if announce.search(text[max(0, months.start() - REACH) : months.end() + REACH]):
            year, end_year = int(months["y1"]), int(months["y2"] or months["y1"])
            last_day = _last_day(end_year, int(months["m2"]))
            return make(months.start(), months.end(), make_date(year, int(months["m1"]), 1), last_day)
    for said in announce.finditer(text):
        cut_off = _CUT_OFF.search(text, said.start(), said.end() + REACH)
        if cut_off is not None:
            day = make_date(int(cut_off["y"]), int(cut_off["m"]), int(cut_off["d"]))
            return make(cut_off.start(), cut_off.end(), None, day)
        damaged = _DAMAGED.match(text, said.end())
        if damaged is not None:
            return make(said.start(), damaged.end(), None, None)
    return None


def _last_day(year: int, month: int) -> date | None:
    first = make_date(year, month, 1)
    return None if first is None else make_date(year, month, monthrange(year, month)[1])


def _bounds(span: re.Match[str], text: str) -> tuple[date | None, date | None]:
    if span["y3"]:
        return tuple(make_date(int(span[f"y{n}"]), int(span[f"m{n}"]), int(span[f"d{n}"])) for n in "34")  # type: ignore[return-value]
    year = span["y1"]
    if year is None:  # the year stands further in front: 2023年度…1月1日至12月31日
        before = _YEAR.findall(text[max(0, span.start() - REACH) : span.start()])
        year = before[-1] if before else span["y2"]
    if year is None:
        return None, None
    first = make_date(int(year), int(span["m1"]), int(span["d1"]))
    last = make_date(int(span["y2"] or year), int(span["m2"]), int(span["d2"]))
    return first, last
