"""The bodies of an invented province: its government, cities, counties and townships, and the departments of each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.rules.bodies import Body

PROVINCE = "岚江省"
_CITIES = ("青枫", "霁泉", "穗泽", "岚屏", "鹭汀", "柏澜", "澹江", "郁陵", "翠屿", "朔桥", "瑶浦", "桂渚")
_FIRST = "云芦桐栖沅莳鹤雁苍槐砚汀枕栎澄蓼荻菡楠榆杉枫梓栌楸岫霁岚漪湄潆沚渌溦"
_SECOND = "溪亭埠梧墩坞浦渚坪荫池兰桥屏湾岭滩垭涧畈"
_TOWN_FIRST = "松枕石双白茅清杏下望金长柳竹梅荷桃枣樟柏鹿鹅雀燕龙凤马青黄红丹紫东西南北上大小高平安乐和永新古"
_TOWN_SECOND = "岩流鼓槐墩岗漪坞口月鸡塘桥亭塔庙湾渡铺店坝沟泉井坡坪垭峪畈圩埠堰"
_BUREAUS = (
    "发展和改革局", "教育局", "科学技术局", "工业和信息化局", "公安局", "民政局",
    "司法局", "财政局", "人力资源和社会保障局", "自然资源和规划局", "生态环境局", "住房和城乡建设局",
    "交通运输局", "水利局", "农业农村局", "商务局", "文化广电和旅游局", "卫生健康委员会",
    "退役军人事务局", "应急管理局", "审计局", "市场监督管理局", "统计局", "医疗保障局",
    "城市管理综合执法局", "信访局", "林业局", "数据局", "行政审批服务局", "体育局",
)  # fmt: skip
APART = "气象局"
"""Reports to its own head office, and no government sums it up."""
_ROADS = ("安澜路", "弘文街", "迎宾大道", "东风西路", "学府路", "府前街", "文昌路", "滨河东路", "建设街", "解放北路")
DEPARTMENTS, TOWNSHIPS, COUNTIES = 24, 20, 8
"""A full government has so many departments, a county so many townships, and a city so many counties."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A body of the province. ``name`` is that of the roster, in full; reports may leave the city out
    (``body.name``). ``parent`` is the number of the government that sums it up or, where it is ``apart``, of that of
    its place. ``since`` and ``until`` are the first and last year that it reports for, where it is new or dissolved."""

    number: int
    name: str
    body: Body
    level: str
    parent: int | None
    folder: str
    county: int | None = None
    """The number of the county's government, for what belongs to a county."""
    apart: bool = False
    since: int | None = None
    until: int | None = None

    @property
    def sums(self) -> bool:
        """Whether its report sums up others."""
        return self.body.kind == "government"

    def reports(self, year: int) -> bool:
        return (self.since or 0) <= year <= (self.until or 9999)


@dataclass(frozen=True, slots=True)
class Province:
    """All bodies by number, and the numbers of those that each government sums up or has beside it."""

    units: tuple[Unit, ...]
    children: dict[int, tuple[int, ...]]

    def parts(self, number: int) -> Iterator[Unit]:
        """What a government sums up."""
        return (self.units[child] for child in self.children.get(number, ()) if not self.units[child].apart)

    def governments(self, level: str) -> list[Unit]:
        return [unit for unit in self.units if unit.sums and unit.level == level]


def province(seed: int, count: int, years: range) -> Province:
    """A province of so many bodies (at least 12)."""
    return _Builder(seed, count, years).build()


class _Builder:
    def __init__(self, seed: int, count: int, years: range) -> None:
        self._rng = random.Random(f"{seed}/province")
        self._count, self._years = count, years
        self._units: list[Unit] = []
        self._names = [first + second for first in _FIRST for second in _SECOND]
        self._rng.shuffle(self._names)

    def build(self) -> Province:
        departments, counties = self._sizes()
        top = self._government(PROVINCE, "省", "province", None, "省直", None)
        self._departments(PROVINCE, top, "省", "province", departments, "省直")
        cities = min(max(1, -(-counties // COUNTIES)), len(_CITIES))
        heads: list[tuple[int, str]] = []
        for name in _CITIES[:cities]:
            city = f"{name}市"
            head = self._government(city, "市", "prefecture", top, f"{city}/市直", None)
            self._departments(city, head, "市", "prefecture", departments, f"{city}/市直")
            heads.append((head, city))
        left = self._count - len(self._units)
        for number in range(counties):
            size = left // (counties - number)
            left -= size
            self._county(*heads[number % cities], size, departments)
        children: dict[int, list[int]] = {}
        for unit in self._units:
            if unit.parent is not None:
                children.setdefault(unit.parent, []).append(unit.number)
        return Province(tuple(self._units), {head: tuple(numbers) for head, numbers in children.items()})

    def _sizes(self) -> tuple[int, int]:
        """How many departments a government has, and how many counties there are."""
        if self._count >= 160:
            full = DEPARTMENTS + 2 + TOWNSHIPS
            # Each county brings an eighth of a city with it.
            return DEPARTMENTS, max(2, int((self._count - 26 - 13) / (full + 26 / COUNTIES)))
        return max(2, self._count // 14), max(1, self._count // 24)

    def _add(self, **values: object) -> int:
        number = len(self._units)
        self._units.append(Unit(number=number, **values))  # type: ignore[arg-type]
        return number

    def _government(self, place: str, rank: str, level: str, parent: int | None, folder: str, city: str | None) -> int:
        whole = f"{city or ''}{place}"
        makes_rules = level != "county"
        number = len(self._units)
        county = number if level == "county" else None
        body = self._body(whole + "人民政府", "government", "我" + rank, rank, level, whole, "办公室")
        self._add(name=body.name, body=body, level=level, parent=parent, folder=folder, county=county)
        hall = "办公厅" if level == "province" else "办公室"
        name = f"{whole}人民政府{hall}"
        body = self._body(name, "office", "我厅" if level == "province" else "我办", rank, level, whole, "政务公开科",
                          makes_rules=makes_rules)  # fmt: skip
        self._add(name=name, body=body, level=level, parent=number, folder=folder, county=county)
        return number

    def _departments(self, place: str, head: int, rank: str, level: str, count: int, folder: str) -> None:
        rng = self._rng
        county = head if level == "county" else None
        for bureau in sorted(rng.sample(_BUREAUS, min(count, len(_BUREAUS))), key=_BUREAUS.index):
            core = bureau.removesuffix("局") + "厅" if level == "province" and bureau.endswith("局") else bureau
            name = place + core
            ours = {"厅": "我厅", "会": "我委"}.get(core[-1], "我局")
            said = name
            if level == "county" and rng.random() < 0.15:
                said = name.partition("市")[2]
            since = until = None
            if level == "county" and rng.random() < 0.02:
                since, until = rng.choice(((self._years[1], None), (self._years[2], None), (None, self._years[-2])))
            body = self._body(said, "department", rng.choice((ours, ours, "本机关")), rank, level, place,
                              rng.choice(("办公室", "综合科", "政策法规科")))  # fmt: skip
            self._add(name=name, body=body, level=level, parent=head, folder=folder, county=county, since=since,
                      until=until)  # fmt: skip

    def _county(self, head: int, city: str, size: int, departments: int) -> None:
        rng = self._rng
        short = self._names.pop()
        rank = rng.choice("县县区")
        place, folder = short + rank, f"{city}/{short}{rank}"
        number = self._government(place, rank, "county", head, folder, city)
        apart = size > 20 and rng.random() < 0.4
        self._departments(city + place, number, rank, "county", departments, folder)
        if apart:
            name = f"{city}{place}{APART}"
            body = self._body(name, "department", "我局", rank, "county", city + place, "办公室")
            self._add(name=name, body=body, level="county", parent=number, folder=folder, county=number, apart=True)
        names = [first + second for first in _TOWN_FIRST for second in _TOWN_SECOND if first != second]
        for town in rng.sample(names, max(0, number + size - len(self._units))):
            if rank == "区" and rng.random() < 0.5:
                full, kind, ours, seat = f"{town}街道办事处", "street", "本街道", "街道"
            else:
                seat = rng.choice(("镇", "镇", "乡"))
                full, kind, ours = f"{town}{seat}人民政府", "township", f"我{seat}"
            name = city + place + full
            said = place + full if rng.random() < 0.3 else name
            body = self._body(said, kind, rng.choice((ours, ours, "本机关")), seat, "county", town + seat,
                              "党政综合办公室")  # fmt: skip
            self._add(name=name, body=body, level="county", parent=number, folder=f"{folder}/乡镇街道", county=number)

    def _body(
        self, name: str, kind: str, ours: str, seat: str, level: str, place: str, office: str, makes_rules: bool = False
    ) -> Body:
        rng = self._rng
        return Body(
            name=name, kind=kind, ours=ours, area="全" + seat, seat=seat, level=level, place=place, office=office,
            address=f"{place}{rng.choice(_ROADS)}{rng.randint(1, 399)}号",
            phone=f"0{rng.randint(310, 999)}-{rng.randint(2000000, 8999999)}",
            site=f"www.{''.join(rng.choice('bcdfghjklmnpqrstwxyz') for _ in range(rng.randint(3, 6)))}.gov.cn",
            makes_rules=makes_rules,
        )  # fmt: skip
