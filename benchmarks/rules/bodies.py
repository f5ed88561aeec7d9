"""Invented bodies of every kind that reports."""

from __future__ import annotations

import random
from dataclasses import dataclass

KINDS = ("department", "government", "township", "office", "street")
_PREFECTURES = ("青枫", "霁州", "穗泽", "岚屏", "鹭汀", "柏川", "澹江", "郁陵", "翠屿", "朔桥")
_COUNTIES = ("云溪", "芦亭", "桐埠", "栖梧", "沅墩", "莳田", "鹤浦", "雁渚", "苍坪", "槐荫岭", "砚池", "汀兰")
_TOWNS = ("松岩", "枕流", "石鼓潭", "双槐", "白鹤墩", "茅坪岗", "清漪", "杏林坞", "下溪口", "望月", "金鸡岭", "长塘")
_BUREAUS = (
    "发展和改革局", "教育局", "科学技术局", "工业和信息化局", "公安局",
    "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源和规划局",
    "住房和城乡建设局", "交通运输局", "水利局", "农业农村局", "商务局",
    "文化广电和旅游局", "卫生健康委员会", "退役军人事务局", "应急管理局", "审计局",
    "市场监督管理局", "统计局", "医疗保障局", "城市管理综合执法局", "信访局",
    "林业局", "数据局", "行政审批服务局",
)  # fmt: skip
_ROADS = ("安澜路", "弘文街", "迎宾大道", "东风西路", "学府路", "府前街")


@dataclass(frozen=True)
class Body:
    """A body that reports. ``ours`` is how it speaks of itself, ``area`` how it speaks of what it governs (全县),
    ``seat`` the place that it belongs to (县); ``level`` is county or prefecture."""

    name: str
    kind: str
    ours: str
    area: str
    seat: str
    level: str
    place: str
    office: str
    address: str
    phone: str
    site: str
    makes_rules: bool = False

    @property
    def tier(self) -> str:
        """The kind by which the law and the format set duties and days."""
        return {"office": "department", "street": "township"}.get(self.kind, self.kind)


def body(rng: random.Random, kind: str) -> Body:
    """A body of a kind."""
    city = rng.choice(_PREFECTURES) + "市"
    seat = rng.choice(("县", "区", "区", "县", "市")) if kind != "street" else "区"
    county = rng.choice(_COUNTIES) + seat
    whole = county if seat == "市" else rng.choice((city + county, city + county, county))
    level = "county"
    makes_rules = False
    if kind == "department":
        if rng.random() < 0.3:
            whole, seat, level = city, "市", "prefecture"
        bureau = rng.choice(_BUREAUS)
        name, ours = whole + bureau, "我委" if bureau.endswith("委员会") else "我局"
        office, place = rng.choice(("办公室", "综合科", "政策法规科")), whole
    elif kind == "government":
        if rng.random() < 0.3:
            whole, seat, level, makes_rules = city, "市", "prefecture", True
        name, ours, office, place = whole + "人民政府", "我" + seat, "办公室", whole
    elif kind == "office":
        if rng.random() < 0.3:
            whole, seat, level, makes_rules = city, "市", "prefecture", True
        name, ours, office, place = whole + "人民政府办公室", "我办", "政务公开科", whole
    elif kind == "street":
        town = rng.choice(_TOWNS)
        name, ours, office, place, seat = f"{whole}{town}街道办事处", "本街道", "党政综合办公室", town + "街道", "街道"
    else:
        town, rank = rng.choice(_TOWNS), rng.choice(("镇", "镇", "乡"))
        name, ours, place, seat = f"{whole}{town}{rank}人民政府", "我" + rank, town + rank, rank
        office = "党政综合办公室"
    return Body(
        name=name,
        kind=kind,
        ours=rng.choice((ours, ours, "本机关")) if kind != "government" else ours,
        area="全" + seat,
        seat=seat,
        level=level,
        place=place,
        office=office,
        address=f"{place}{rng.choice(_ROADS)}{rng.randint(1, 399)}号",
        phone=f"0{rng.randint(310, 999)}-{rng.randint(2000000, 8999999)}",
        site=f"www.{''.join(rng.choice('bcdfghjklmnpqrstwxyz') for _ in range(rng.randint(3, 6)))}.gov.cn",
        makes_rules=makes_rules and level == "prefecture",
    )
