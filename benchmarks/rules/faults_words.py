"""Faults in what is said, and in when and by whom."""

from __future__ import annotations

import random
import re

from benchmarks.rules import drafts, prose
from benchmarks.rules.fault import Change, Operator, only
from benchmarks.rules.writing import SOURCES, Written


def _without_sentences(number: int, pattern: str) -> Change:
    """Sentences of a section that say something, left out."""

    def change(rng: random.Random, report: Written) -> Written | None:
        def told(text: str) -> str:
            return "".join(part for part in re.findall(r"[^。]*。|[^。]+$", text) if not re.search(pattern, part))

        return drafts.with_said(report, number, told)

    return change


def _only_first_half(rng: random.Random, report: Written) -> Written | None:
    """Problems without improvements."""
    return drafts.with_section(report, 4, "不足是：一是个别栏目发布滞后；二是解读形式单一；三是业务人员流动频繁。")


def _section(number: int, *texts: str) -> Change:
    return lambda rng, report: drafts.with_section(report, number, rng.choice(texts).format(y=report.year))


def _added(number: int, *texts: str) -> Change:
    def change(rng: random.Random, report: Written) -> Written:
        words = {"y": report.year, "last": report.year - 1, "next": report.year + 1, "ours": report.body.ours}
        return drafts.with_added(report, number, rng.choice(texts).format(**words))

    return change


def _signed(*lines: str) -> Change:
    """Another signature: {name} and {next} stand for the body and the year after."""

    def change(rng: random.Random, report: Written) -> Written | None:
        words = {"name": report.body.name, "next": report.year + 1, "y": report.year, "after": report.year + 2,
                 "place": report.body.place}  # fmt: skip
        return drafts.with_signature(report, *(line.format(**words) for line in lines))

    return change


def _published(date: str) -> Change:
    def change(rng: random.Random, report: Written) -> Written:
        told = date.format(y=report.year, next=report.year + 1)
        return drafts.with_blocks(report, list(report.document.blocks), published=told)

    return change


def _old_source(rng: random.Random, report: Written) -> Written | None:
    if report.edition == "2019":
        return None
    old = SOURCES["2019"][0]
    return _added(5, f"本报告按照{old}规定的格式编制。")(rng, report)


def _lengthened(rng: random.Random, report: Written) -> Written:
    """More than the thousand characters that the format asks to keep to, with nothing said twice."""
    texts = [text for text in (*prose.MANAGEMENT, *prose.PLATFORM, *prose.SUPERVISION) if "{" not in text]
    told = "".join(text for text in texts if text not in "".join(drafts.section_text(report, 0)))
    more = "".join(f"第{number}项公开任务由责任科室承办并按期完成。" for number in range(1, 28))
    return drafts.with_added(drafts.with_added(report, 0, told), 0, more)


_WITHOUT_ASPECTS = (
    "{y}年，本机关落实发布前保密审查，更新机构职能、财政信息和政策文件栏目，改进网站检索功能，组织业务培训，接受群众监督，"
    "方便群众查阅与生产生活有关的信息。全年发布信息一百余条，内容涉及征地、低保、社保、就业、教育、医疗等群众关心的事，"
    "社会各界反映较好，群众满意。",
    "{y}年，本机关主动公开政府信息一百余条，内容涉及征地、低保、社保、就业、教育、医疗等群众关心的事，按时答复来信，社会反映较好，"
    "取得了较好的效果，得到群众的欢迎和好评，进一步密切了与群众的联系。一年来的工作表明，公开得越多，群众越满意，"
    "各项工作越顺利，今后要继续坚持下去。",
)
_BROKEN = "存在以下不足：一是更新不够及时；三是解读形式单一；四是查阅不便。下一步改进：一是加强值守；二是增加图解。"
_ENUMERATED = "存在以下不足：一是更新不够及时；二是解读形式单一。下一步改进：一是加强值守；二是增加图解；三是开展培训。"

FAULTS: tuple[Operator, ...] = (
    Operator("nothing said in section one", ("GID501",), _section(0, "见附件。"), allowed=("GID503",)),
    Operator("no appraisal in a government's report", ("GID503",),
             only("government", "township")(_without_sentences(0, "考核|评议|追究|追责|问责"))),
    Operator("section five says none", ("GID505",), _section(4, "无。", "暂无。", "{y}年无。")),
    Operator("problems without improvements", ("GID506",), _only_first_half),
    Operator("nothing said of the fee", ("GID508", "GID509"),
             only(since=2021)(_section(5, "无其他需要报告的事项。", "无。"))),
    Operator("a placeholder left", ("GID801",),
             _added(4, "此外，XX科室还存在人员不足的问题，下一步予以改进。", "（文字描述）")),
    Operator("the superseded format cited", ("GID821",), _old_source),
    Operator("an aspect left out", ("GID502",), _section(0, *_WITHOUT_ASPECTS), allowed=("GID503",)),
    Operator("a long section one", ("GID504",), only(since=2021)(_lengthened)),
    Operator("an enumerator left out", ("GID816",), _section(4, _BROKEN)),
    Operator("an enumerator twice", ("GID816",), _section(4, _BROKEN.replace("三是", "二是").replace("四是", "二是"))),
    Operator("enumerators anew", (), _section(4, _ENUMERATED), control=True),
    Operator("brackets of two kinds", ("GID815",), _added(0, "及时更新公开指南（见政府信息公开栏目)。")),
    Operator("a comma twice", ("GID814",), _added(0, "及时更新公开指南，，方便群众查阅。")),
    Operator("a sentence twice", ("GID818",), _added(0, "对公开指南和公开目录进行了全面修订并及时上网。" * 2)),
    Operator("last year's year left", ("GID819",), _added(0, "{last}年，{ours}修订了公开指南，更新了公开目录。")),
    Operator("a comparison with last year", (), _added(0, "与{last}年相比，公开指南更加完善；{last}年度决算已经公开。"),
             control=True),
    Operator("terms swapped", ("GID813",), _added(0, "对转结申请逐件建立台账，明确责任人。")),
    Operator("a character left out", ("GID812",), _added(0, "公开时效需一步加强。")),
    Operator("a repealed law cited", ("GID824",), _added(0, "坚持以公开为原则、不公开为例外，及时更新公开指南。")),
    Operator("the law's number misquoted", ("GID825",),
             _added(0, "认真学习《中华人民共和国政府信息公开条例》（国令第711号）。")),
    Operator("an identity number", ("GID841",), _added(0, "答复了申请人张某（身份证号11010519491231002X）的来信。")),
    Operator("an applicant's telephone", ("GID841",), _added(0, "答复了申请人李某某（手机13912345678）的来信。")),
    Operator("an office's telephone", (), _added(0, "公开监督电话0510-85550123，服务热线12345。"), control=True),
    # signature and dates
    Operator("signed on a day that doesn't exist", ("GID603",), _signed("{name}", "{next}年1月32日")),
    Operator("signed before the year's end", ("GID604",), _signed("{name}", "{y}年12月20日"), allowed=("GID605",)),
    Operator("signed a year too late", ("GID605",), _signed("{name}", "{after}年1月20日"),
             allowed=("GID606", "GID611")),
    Operator("signed in April", ("GID611", "GID612"), _signed("{name}", "{next}年4月20日"), allowed=("GID606",)),
    Operator("another body signs", ("GID631",), only("department")(
        _signed("{place}档案局", "{next}年1月20日")), allowed=("GID606",)),
    Operator("published before the year's end", ("GID621",), _published("{y}-12-20"), allowed=("GID606", "GID620")),
    Operator("published in May", ("GID622", "GID623"), _published("{next}-05-20")),
    Operator("published on the last day", (), _published("{next}-01-31"), control=True),
)  # fmt: skip
