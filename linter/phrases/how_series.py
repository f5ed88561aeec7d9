"""How checks on series, parts and evidence go about it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase
from linter.rulebook.cellnames import fitting
from linter.rulebook.kinds_series import (
    Aggregation,
    AttachmentDate,
    Evidence,
    Jump,
    KindsOfSeries,
    PageColumn,
    SameFigures,
    Similarity,
)

_SIMILARITY = {
    "previous": Phrase(
        "把“{section}”与上年报告的同一部分比对：连续 {gram} 个字在上年也出现的占 {share}，即报告",
        "Compares “{section}” with the same section of last year's report: found where {share} of its runs of {gram} "
        "characters stand there too",
    ),
    "peers": Phrase(
        "把“{section}”与其他单位同年报告的同一部分比对：连续 {gram} 个字在别处也出现的占 {share}，即报告",
        "Compares “{section}” with the same section of other bodies' reports: found where {share} of its runs of "
        "{gram} characters stand there too",
    ),
}
_SHARE = Phrase("{low}% 以上", "{low} % or more")
_SHARE_BETWEEN = Phrase("{low}% 以上、不到 {high}%", "{low} % or more, but less than {high} %,")
_LEFT_OUT = Phrase(
    "年份、数字、标点、单位名称和法规、格式规定的文字不参与比对；余下不足 {shortest} 字的不比对",
    "Years, numbers, punctuation, names of the bodies and prescribed phrases are left out; a section with fewer than "
    "{shortest} characters left isn't compared",
)
_JUMP = Phrase(
    "与上年报告逐格比对：变为上年的 {times} 倍以上或不到 {times} 分之一，且相差超过 {beyond}",
    "Compares with last year's report: more than {times} times as much or less than 1/{times}, and off by more than "
    "{beyond}",
)
_JUMP_ZERO = Phrase(
    "与上年报告逐格比对：由 0 变为非 0 或由非 0 变为 0，且相差超过 {beyond}",
    "Compares with last year's report: from 0 to something or the other way, and off by more than {beyond}",
)
_UP_TO = Phrase("相差超过 {up_to} 的不在此列", "Differences above {up_to} are left out")
_TOGETHER = Phrase(
    "至少有 {together} 个数字同时向同一方向变化，且文中没有说明，才报告",
    "Found where at least {together} figures jump in the same direction and the text doesn't explain it",
)
_CELLS = Phrase("比对的单元格：{cells}", "Cells compared: {cells}")
_CELLS_MANY = Phrase("比对 {n} 个单元格，包括：{cells}等", "{n} cells are compared, among them {cells}")
_SAME = Phrase(
    "三张表逐格与上年报告比对：全部相同，其中不为 0 的（合计和存量除外）至少 {least} 个、最大的不小于 {value}，即报告",
    "Compares every cell with last year's: found where all are the same, at least {least} of them (totals and stocks "
    "left out) aren't 0 and the largest is at least {value}",
)
_SAME_PEERS = Phrase(
    "三张表逐格与其他单位同年报告比对：全部相同，其中不为 0 的（合计除外）至少 {least} 个、最大的不小于 {value}，"
    "即报告；政府和它的办公室之间不比对",
    "Compares every cell with other bodies' reports for the year: found where all are the same, at least {least} of "
    "them (totals left out) aren't 0 and the largest is at least {value}; a government and its office aren't compared",
)
_EACH = Phrase(
    "给出下级报告时，逐格核对：汇总报告的数字不小于其中任何一份",
    "Where the parts' reports are given: no figure of the whole is below that of any part",
)
_SUM = Phrase(
    "给出下级报告时，逐格核对：汇总报告的数字等于各份之和；大于各份之和的，只有 {agree}% 以上的数字都相等、"
    "可以认定下级报告已经齐全时才报告（按单位名单已经齐全的，{agree_listed}% 以上即可）",
    "Where the parts' reports are given: every figure is their sum; a larger one is only found where {agree} % of the "
    "figures add up, since parts may be missing otherwise ({agree_listed} % where a roster says that all are there)",
)
_ROUNDING = Phrase(
    "金额允许有四舍五入的差；本机关（办公室）自己的报告只作为汇总的一份，不与汇总报告逐格比大小；"
    "同一单位的几份文件数字相同的只计一份，不同的不作判断；只反映本政府机关的报告不在此列",
    "Amounts may differ by rounding; the office's own report is one part of the sum and is not compared by itself; "
    "several files of one part count once where their figures agree and leave the rule open where they don't; a report "
    "of the government's office alone is left out",
)
_APART = Phrase(
    "不向本级政府汇总的垂直管理单位不计入：{pattern}", "Bodies that report elsewhere are left out: {pattern}"
)
_ATTACHMENT = Phrase(
    "读出附件名称中的日期，不应比页面发布日期晚 {days} 天以上",
    "Reads the day in attached files' names: not more than {days} days after the page's publication",
)
_COLUMN = Phrase(
    "读出页面上的“当前位置”，不应是 {wrong}（同时有 {right} 的除外）",
    "Reads the page's breadcrumb: it must not name {wrong}, unless it names {right} too",
)
_EVIDENCE = Phrase("仅凭报告本身无法判断，需要：{needed}", "The report alone can't tell; needed: {needed}")
_MOST_CELLS = 6


def how_series(check: KindsOfSeries, labels: Labels) -> Iterator[str]:
    """How a check goes about it, a line each."""
    lang = labels.lang
    match check:
        case Similarity():
            phrase = _SHARE if check.below > 100 else _SHARE_BETWEEN
            share = phrase.say(lang, low=check.at_least, high=check.below)
            section = labels.section(check.section)
            yield _SIMILARITY[check.against].say(lang, section=section, gram=check.gram, share=share)
            yield _LEFT_OUT.say(lang, shortest=check.shortest)
        case Jump():
            yield (_JUMP if check.times else _JUMP_ZERO).say(lang, times=check.times, beyond=check.beyond)
            if check.up_to is not None:
                yield _UP_TO.say(lang, up_to=check.up_to)
            if check.together:
                yield _TOGETHER.say(lang, together=check.together)
            yield _cells(check.cells, labels)
        case SameFigures():
            same = _SAME if check.against == "previous" else _SAME_PEERS
            yield same.say(lang, least=check.least, value=check.value)
        case Aggregation():
            phrase = _EACH if check.relation == "at_least_each" else _SUM
            yield phrase.say(lang, agree=check.agree, agree_listed=check.agree_listed)
            yield _ROUNDING.say(lang)
            if check.apart:
                yield _APART.say(lang, pattern=check.apart)
            yield _cells(check.cells, labels)
        case AttachmentDate():
            yield _ATTACHMENT.say(lang, days=check.days)
        case PageColumn():
            yield _COLUMN.say(lang, wrong=tuple(check.wrong), right=tuple(check.right))
        case Evidence():
            yield _EVIDENCE.say(lang, needed=getattr(check.needed, lang))


def _cells(names: Sequence[str], labels: Labels) -> str:
    found = fitting(names, labels.template) if labels.template else ()
    said = tuple(labels.short(*cell) for cell in found[:_MOST_CELLS])
    if len(found) > _MOST_CELLS:
        return _CELLS_MANY.say(labels.lang, n=len(found), cells=said)
    return _CELLS.say(labels.lang, cells=said)
