"""A report of a body for a year: words around true figures, put together in many ways."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.rules import forms, prose, prose_figures
from benchmarks.rules.bodies import Body
from benchmarks.rules.figures import Tables, edition_of
from benchmarks.rules.forms import Style
from benchmarks.rules.numbers import in_chinese, numbers, write
from linter.model.document import Block, Document, FileFormat, Paragraph
from linter.model.place import Place

SOURCES = {
    "2019": ("国办公开办函〔2019〕60号", "中华人民共和国政府信息公开工作年度报告格式（试行）"),
    "2021": ("国办公开办函〔2021〕30号", "中华人民共和国政府信息公开工作年度报告格式"),
}
HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
NUMERALS = "一二三四五六"


@dataclass(frozen=True)
class Written:
    """A report, and what is true of it."""

    document: Document
    body: Body
    year: int
    edition: str
    tables: Tables
    style: Style
    retold: Callable[[Mapping[str, int]], Written]
    """The same report with words that give other numbers."""
    previous: Written | None = None
    parts: tuple[Written, ...] = ()
    peers: tuple[Written, ...] = ()

    @property
    def title(self) -> str:
        return "".join(block.text for block in self.document.blocks if isinstance(block, Paragraph) and block.centred)


def written(
    rng: random.Random,
    body: Body,
    year: int,
    tables: Tables,
    before: Tables | None = None,
    said: Mapping[str, int] | None = None,
) -> Written:
    """The body's report. ``before`` are last year's tables, which comparisons speak of; ``said`` are numbers that the
    words give and the tables don't."""
    state = rng.getstate()

    def retold(said: Mapping[str, int]) -> Written:
        again = random.Random()
        again.setstate(state)
        return written(again, body, year, tables, before, said)

    return Writer(rng, body, year, tables, before, said or {}).report(retold)


class Writer:
    """Puts a report together. A subclass may tell what has no figures in other words."""

    def __init__(
        self,
        rng: random.Random,
        body: Body,
        year: int,
        tables: Tables,
        before: Tables | None,
        said: Mapping[str, int],
    ) -> None:
        self.rng, self.body, self.year, self.tables = rng, body, year, tables
        self.edition = edition_of(year)
        self.counts = numbers(tables) | {"y": year}
        self._compare(before)
        self.counts["wide"] = self.counts["new"] * 7 + rng.randint(1, 90) if body.kind == "office" else 0
        source, format = SOURCES[self.edition]
        self.said = self.counts | said
        self.values: dict[str, Any] = self.said | {
            "last": year - 1, "next": year + 1, "name": body.name, "ours": body.ours, "area": body.area,
            "place": body.place, "office": body.office, "address": body.address, "phone": body.phone,
            "site": body.site, "mail": body.site.removeprefix("www."), "source": source, "format": format,
        }  # fmt: skip
        self.blocks: list[Block] = []

    def _compare(self, before: Tables | None) -> None:
        if before is None:
            return
        last = numbers(before)["new"]
        self.counts |= {"last_new": last, "more": self.counts["new"] - last, "fewer": last - self.counts["new"]}

    def report(self, retold: Callable[[Mapping[str, int]], Written]) -> Written:
        self._title()
        self._say(self.rng.choice(prose.PREFACES), period=self._write(self.rng.choice(prose.PERIODS)),
                  parts=self.rng.choice(prose.PARTS))  # fmt: skip
        style = self._style()
        gap = self.rng.choice(("、", "、", "、", "、 "))
        for number, heading in enumerate(HEADINGS):
            self.blocks.append(Paragraph(f"{NUMERALS[number]}{gap}{heading}", Place(), heading=2))
            if number == 0:
                self._overview()
            elif number == 1:
                self._aside(self._true(prose_figures.DOCUMENTS))
                self.blocks.append(forms.disclosure(self.edition, self.tables["disclosure"], style))
            elif number == 2:
                self._aside(self._about_requests())
                self.blocks.append(forms.applications(self.edition, self.tables["applications"], style))
            elif number == 3:
                self._aside(self._about_reviews())
                self.blocks.append(forms.review(self.tables["review"], style))
            elif number == 4:
                self._problems()
            else:
                self._other_matters()
        published = self._signature()
        metadata = {"published": published, "organisation": self.body.name}
        document = Document(FileFormat.DOCX, tuple(self.blocks), metadata)
        return Written(document, self.body, self.year, self.edition, self.tables, style, retold)

    def _style(self) -> Style:
        rng = self.rng
        return Style(
            broken_headers=rng.random() < 0.3,
            wide=rng.random() < 0.15,
            dot=rng.choice((".", ".", ".", "．", "、")),
            spaced=rng.random() < 0.1,
            half_brackets=rng.random() < 0.1,
        )

    def _write(self, text: str, **more: Any) -> str:
        rng = self.rng
        a, b, c, half = rng.randint(60, 4000), rng.randint(3, 90), rng.randint(1, 9), self.counts["new"] // 2
        loose = {
            "a": a, "b": b, "c": c, "p": rng.randint(91, 100), "sum": a + b + c, "half": half,
            "rest": self.counts["new"] - half, "topic": rng.randint(1, max(1, self.counts["new"])),
            "few": rng.randint(1, 2),
            "d": self.counts["all"] * 3 + rng.randint(5, 60), "post": f"{rng.randint(110000, 859999)}",
            "extended": rng.randint(1, max(1, self.counts["handled"])),
            "shown": rng.randint(1, max(1, self.counts["penalties"])), "fee": rng.randint(1, 7) * rng.choice((10, 100)),
        }  # fmt: skip
        return write(text, {**loose, **self.values, **more})

    def _say(self, text: str, **more: Any) -> None:
        told = self._write(text, **more)
        if told:
            self.blocks.append(Paragraph(told, Place()))

    def _title(self) -> None:
        form = self.rng.choice(
            ("{name}{y}年政府信息公开工作年度报告", "{name}{y}年政府信息公开工作年度报告",
             "{name}|{y}年政府信息公开工作年度报告", "{name}{y}年度政府信息公开工作年度报告",
             "{y}年{name}政府信息公开工作年度报告", "{y}年度{name}政府信息公开工作年度报告")
        )  # fmt: skip
        for line in self._write(form).split("|"):
            self.blocks.append(Paragraph(line, Place(), heading=1, centred=True))

    def _overview(self) -> None:
        rng = self.rng
        self._say(self._opening())
        contents = (
            self._disclosed(),
            self._requested(),
            self._some(prose.MANAGEMENT, 1, 2),
            self._some(prose.PLATFORM, 1, 2),
            self._some(prose.SUPERVISION, 1, 2),
        )
        names = list(ASPECTS)
        if self.edition == "2019" or rng.random() < 0.3:
            names[3] = "平台建设"
        style = rng.randrange(6)
        if style not in (3, 4) and rng.random() < 0.3:
            names = [f"{name}情况" for name in names]
        for number, (name, told) in enumerate(zip(names, contents, strict=True)):
            numeral = NUMERALS[number]
            if number == 4 and self.body.kind in ("government", "township", "street"):
                told += self._write(self._appraisal())
            if style == 0:
                self._say(f"（{numeral}）{name}。{told}")
            elif style == 1:
                self._say(f"（{numeral}）{name}")
                self._say(told)
            elif style == 2:
                self._say(f"{number + 1}.{name}。{told}")
            elif style == 3:
                self._say(f"{name}方面。{told}")
            elif style == 4:
                self._say(f"（{numeral}）{name}方面")
                for sentence in told.split("。"):
                    self._say(sentence + "。" if sentence else "")
            else:
                self._say(f"({numeral}){name}：{told}")

    def _opening(self) -> str:
        return self.rng.choice(prose.OPENINGS)

    def _appraisal(self) -> str:
        return self.rng.choice(prose.APPRAISAL)

    def _some(self, pool: tuple[str, ...], least: int, most: int) -> str:
        return "".join(self._write(text) for text in self.rng.sample(pool, self.rng.randint(least, most)))

    def _true(self, pool: tuple[prose_figures.Said, ...]) -> str:
        texts = prose_figures.fitting(pool, self.counts)
        return self._write(self.rng.choice(texts)) if texts else ""

    def _disclosed(self) -> str:
        rng = self.rng
        told = prose_figures.published(rng, rng.choice(("门户网站", "政府网站", "政府信息公开专栏")))
        if rng.random() < 0.6:
            told += self._true(prose_figures.DOCUMENTS)
        if rng.random() < 0.5:
            told += self._trap()
        if rng.random() < 0.3:
            told += self._write(rng.choice(prose_figures.ASIDES))
        return told

    def _trap(self) -> str:
        pool = prose_figures.TRAPS if self.body.kind in ("government", "office") else prose_figures.TRAPS[:-1]
        return self._write(self.rng.choice(pool))

    def _aside(self, text: str) -> None:
        """A sentence above a table, which some reports have."""
        if text and self.rng.random() < 0.12:
            self._say(text)

    def _about_requests(self) -> str:
        return self._true(prose_figures.REQUESTS if self.counts["all"] else prose_figures.NO_REQUESTS)

    def _about_reviews(self) -> str:
        some = self.counts["review_total"] or self.counts["suits_total"]
        return self._true(prose_figures.REVIEWS if some else prose_figures.NO_REVIEWS)

    def _requested(self) -> str:
        rng, counts = self.rng, self.counts
        told = self._about_requests()
        if counts["all"]:
            if counts["handled"] and rng.random() < 0.6:
                told += rng.choice((self._true(prose_figures.SHARES), prose_figures.outcome_list(rng, self.said)))
            elif counts["new"] and rng.random() < 0.5:
                told += rng.choice((prose_figures.applicant_list, prose_figures.channel_list))(rng, self.said)
        if counts["all"] and rng.random() < 0.3:
            told += self._true(prose_figures.BESIDES)
        if rng.random() < 0.5:
            told += self._about_reviews()
        return told

    def _shortcomings(self) -> tuple[list[str], list[str]]:
        """Problems, and as many measures."""
        fresh = range(self.year % 2, len(prose.PROBLEMS), 2)  # none of last year's problems
        chosen = self.rng.sample(fresh, self.rng.randint(2, 4))
        return [prose.PROBLEMS[number] for number in chosen], [prose.MEASURES[number] for number in chosen]

    def _problems(self) -> None:
        rng = self.rng
        problems, measures = self._shortcomings()
        frame, answer = rng.choice(prose.PROBLEM_FRAMES), rng.choice(prose.MEASURE_FRAMES)
        style = rng.randrange(6)
        if style == 0:
            self._say(frame + self._list(problems, "{0}是") + answer + self._list(measures, "{0}是"))
        elif style == 1:
            self._say(frame + self._list(problems, "{0}是"))
            self._say(answer + self._list(measures, "{0}是"))
        elif style == 2:
            self._say("（一）存在的主要问题")
            self._items(problems)
            self._say("（二）改进情况")
            self._items(measures)
        elif style == 3:
            self._say(frame)
            self._items(problems)
            self._say(answer)
            self._items(measures)
        elif style == 4:
            self._say(frame + "；".join(problems) + "。")
            self._say(answer + "；".join(measures) + "。")
        else:
            for number, (problem, measure) in enumerate(zip(problems, measures, strict=True)):
                self._say(f"（{NUMERALS[number]}）{problem}。改进措施：{measure}。")

    def _list(self, items: list[str], enumerator: str) -> str:
        return "；".join(enumerator.format(NUMERALS[number]) + item for number, item in enumerate(items)) + "。"

    def _items(self, items: list[str]) -> None:
        for number, item in enumerate(items, 1):
            self._say(f"{number}.{item}。")

    def _other_matters(self) -> None:
        rng = self.rng
        if self.edition == "2019":
            self._say(rng.choice(("无。", "没有其他需要报告的事项。", "{y}年无其他事项。", prose_figures.TRAPS[1])))
            return
        paragraphs = [self._true(prose_figures.FEES), self._write(rng.choice(prose.ENDINGS))]
        if rng.random() < 0.3:
            paragraphs = ["".join(paragraphs)]
        elif rng.random() < 0.2:
            paragraphs = [f"{number}.{text}" for number, text in enumerate((text for text in paragraphs if text), 1)]
        for text in paragraphs:
            self._say(text)

    def _signature(self) -> str:
        """The signature, if there is one, and the day of publication."""
        rng, next_year = self.rng, self.year + 1
        month, day = 1, rng.randint(4, 29)
        if self.body.kind == "government":
            month, day = rng.choice(((1, rng.randint(8, 31)), (2, rng.randint(1, 18))))
        date = f"{next_year}年{month}月{day}日"
        if rng.random() < 0.04:
            year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(next_year))
            date = f"{year}年{in_chinese(month)}月{in_chinese(day)}日"
        form = rng.random()
        if form < 0.75:
            self._say(self.body.name)
            self._say(date)
        elif form < 0.85:
            self._say(date)
        return f"{next_year}-{month:02}-{min(day + rng.randint(0, 2), 31 if month == 1 else 20):02}"
