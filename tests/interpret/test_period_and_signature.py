"""The statistical period and the block at the end."""

from __future__ import annotations

import re
from datetime import date

import pytest
from pages import rulebook

from linter.interpret.period import find_period
from linter.interpret.pieces import Piece, line
from linter.interpret.signature import find_signature
from linter.model.place import Place

RECOGNITION = rulebook().recognition
WHOLE = (date(2023, 1, 1), date(2023, 12, 31))


def pieces(*texts: str) -> list[Piece]:
    return [line(text, Place(line=number), number) for number, text in enumerate(texts, start=1)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。", WHOLE),
        ("统计期限为2023年1月1日至12月31日", WHOLE),
        ("统计期限自20 23年1月1日起,至12月31日止", WHOLE),
        ("2023年度统计数据时间为1月1日-12月31日", WHOLE),
        ("数据统计期限：2023.1.1-2023.12.31", WHOLE),
        ("统计期限为2023年1月至12月", WHOLE),
        ("统计期限从2022年12月1日至2023年11月30日止", (date(2022, 12, 1), date(2023, 11, 30))),
        ("统计期限自2025  1  1  日起至2025  12  31  日止", (None, None)),
        ("统计时间自2023年1月1日到2023年13月31日", (date(2023, 1, 1), None)),
        ("本报告数据截止2023年12月31日", (None, date(2023, 12, 31))),
    ],
)
def test_a_period_is_found_across_line_breaks(text: str, bounds: tuple[date | None, date | None]) -> None:
    for width in (100, 13, 5):
        period = find_period(pieces(*re.findall(f".{{1,{width}}}", text)), RECOGNITION)
        assert period is not None
        assert (period.start, period.end) == bounds


@pytest.mark.parametrize("text", ["会议于2023年3月1日至3月5日召开。", "截至2023年12月31日，共发布信息100条。", ""])
def test_other_days_are_no_period(text: str) -> None:
    assert find_period(pieces(text), RECOGNITION) is None


DAY = date(2024, 1, 17)


@pytest.mark.parametrize(
    ("lines", "organisation", "day"),
    [
        (("没有其他事项。", "云溪县财政局", "2024年1月17日"), "云溪县财政局", DAY),
        (("没有。", "2024年1月17日", "云溪县财政局"), "云溪县财政局", DAY),
        (("没有。", "云溪县财政局    2024年1月17日"), "云溪县财政局", DAY),
        (("没有其他需要报告的事项。 云溪县财政局 2024年1月17日",), "云溪县财政局", DAY),
        (("无。", "云溪县财政局", "2024 年 01 月 17 日"), "云溪县财政局", DAY),
        (("无。", "云溪县财政局", "二〇二四年一月十七日"), "云溪县财政局", DAY),
        (("无。", "云溪县财政局", "2024.1.17"), "云溪县财政局", DAY),
        (("无。", "云溪县", "财政局", "2024年1月17日"), "云溪县财政局", DAY),
        (("无。", "云溪县财政局", "2024年2月30日"), "云溪县财政局", None),
        (("无。", "云溪县财政局", "2024年 月 日"), "云溪县财政局", None),
        (("无。", "2024年1月17日"), None, DAY),
        (("无。", "云溪县财政局", "2024年1月17日", "- 5 -"), "云溪县财政局", DAY),
        (("无。", "云溪县民政局", "2024年1月17日"), "云溪县民政局", DAY),
    ],
)
def test_signatures(lines: tuple[str, ...], organisation: str | None, day: date | None) -> None:
    found = find_signature(pieces(*lines), 0, len(lines), "青枫市云溪县财政局", RECOGNITION)
    assert found.signature.organisation == organisation
    assert found.signature.date is not None
    assert (found.signature.date.value, found.signature.date.year) == (day, 2024)


@pytest.mark.parametrize(
    "lines",
    [
        ("2023年未收取费用。",),
        ("无。", "发布日期：2024-01-17"),
        ("无。", "2024-01-17"),
        ("无。", "联系电话：0527-1234567", "地址：云溪县人民路1号"),
        ("本机关收取信息处理费0元，截至2024年1月17日",),
    ],
)
def test_what_is_no_signature(lines: tuple[str, ...]) -> None:
    found = find_signature(pieces(*lines), 0, len(lines), "青枫市云溪县财政局", RECOGNITION)
    assert (found.signature.organisation, found.signature.date, found.piece) == (None, None, None)


def test_a_name_without_a_date_signs() -> None:
    found = find_signature(pieces("无。", "云溪县财政局"), 0, 2, "青枫市云溪县财政局", RECOGNITION)
    assert (found.signature.organisation, found.signature.date) == ("云溪县财政局", None)
