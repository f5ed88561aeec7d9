"""How checks on the writing of a text go about it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from linter.phrases.labels import Labels
from linter.phrases.phrase import Lang, Phrase
from linter.rulebook.kinds_wording import (
    DocumentTitles,
    Enumerators,
    HeadingLevels,
    KindsOfWording,
    NameForms,
    Pairs,
    PersonalData,
    Repeats,
    SentenceShare,
    TableGrid,
)

_ENUMERATORS = Phrase(
    "逐段核对列举的序号（{patterns}）：同一层不跳号、不重号；另起一层、并列的几组和下级序号重新编号的不算",
    "Follows the numerals of items ({patterns}): no gap and no repeat in a list; inner lists, lists side by side and "
    "lower levels that begin anew are lawful",
)
_LEVELS = Phrase(
    "按层次核对序号（由高到低：{patterns}）：低一层的序号下面不应再出现高一层的序号",
    "Compares the levels of numerals (from the highest down: {patterns}): none stands below one of a lower level",
)
_PAIRS = Phrase(
    "逐段配对括号、书名号、引号（{pairs}）：找出有前无后、有后无前的，以及前后全角、半角不一的",
    "Pairs brackets and quotes ({pairs}): finds those without a partner and those of mixed width",
)
_MIXED_IN = Phrase(
    "全角、半角混用只在这些格式的文件里核对：{formats}", "Mixed width is looked for only in these formats: {formats}"
)
_TITLES = Phrase(
    "把书名号里的文件名与下列名称及其通行写法比对，相似度达到 {likeness}% 但不相同的即报告：{titles}",
    "Compares titles in 《》 with these and their other right forms; found where they are at least {likeness} % alike "
    "but not the same: {titles}",
)
_REPEATS = Phrase(
    "查找重复出现的句子（{shortest} 字以上）", "Looks for sentences of {shortest} characters or more that stand twice"
)
_REPEATS_UNLESS = Phrase("这些句子除外：{patterns}", "But for sentences that match {patterns}")
_PERSONAL = Phrase("查找{name}", "Looks for any {name}")
_PERSONAL_CHECK = Phrase("查找{name}，并验算校验码", "Looks for any {name}, whose check digit must be right")
_PERSONAL_BESIDE = Phrase("只在前面有这类字样时才算：{beside}", "It counts only behind such words: {beside}")
_PERSONAL_UNLESS = Phrase("同一句有这类字样的不算：{unless}", "It doesn't count beside such words: {unless}")
_MASKED = Phrase("提示中只显示号码的头尾几位", "Messages show only the ends of a number")
_SHARE = {
    False: Phrase(
        "“{section}”中符合下列任一表达式的句子超过 {above}%（至少 {fewest} 句）即报告：{patterns}",
        "Found where more than {above} % of the sentences of “{section}” (at least {fewest}) match any of {patterns}",
    ),
    True: Phrase(
        "“{section}”中不含下列任何字样的句子超过 {above}%（至少 {fewest} 句）即报告：{patterns}",
        "Found where more than {above} % of the sentences of “{section}” (at least {fewest}) match none of {patterns}",
    ),
}
_SHARE_UNLESS = Phrase("全文有这类字样的除外：{unless}", "But for texts that match {unless}")
_GRID = Phrase(
    "核对每张统计表在文件里是不是有格线的表格（只核对这些格式：{formats}）",
    "Looks whether every table is a table with lines in the file (only in these formats: {formats})",
)
_NAMES = Phrase(
    "比对标题和落款的单位名称：互为全称、简称的不算，其他写法不一的即报告",
    "Compares the body's name in the title and in the signature: a short form is lawful, any other difference is found",
)


def how_wording(check: KindsOfWording, labels: Labels) -> Iterator[str]:
    """How a check goes about it, a line each."""
    lang = labels.lang
    match check:
        case Enumerators():
            yield _ENUMERATORS.say(lang, patterns=tuple(check.series))
        case HeadingLevels():
            yield _LEVELS.say(lang, patterns=tuple(check.levels))
        case Pairs():
            yield _PAIRS.say(lang, pairs=tuple(pair for family in check.families for pair in family))
            yield _MIXED_IN.say(lang, formats=tuple(check.mixed_in))
        case DocumentTitles():
            yield _TITLES.say(lang, likeness=check.likeness, titles=tuple(spec.title for spec in check.titles))
        case Repeats():
            yield _REPEATS.say(lang, shortest=check.shortest)
            if check.unless:
                yield _REPEATS_UNLESS.say(lang, patterns=tuple(check.unless))
        case PersonalData():
            yield from _personal(check, lang)
        case SentenceShare():
            sections = tuple(labels.section(part) for part in check.parts)
            phrase = _SHARE[check.lacking]
            yield phrase.say(lang, section=sections, above=check.above, fewest=check.fewest, patterns=tuple(check.any))
            if check.unless:
                yield _SHARE_UNLESS.say(lang, unless=check.unless)
        case TableGrid():
            yield _GRID.say(lang, formats=tuple(check.formats))
        case NameForms():
            yield _NAMES.say(lang)


def _personal(check: PersonalData, lang: Lang) -> Iterator[str]:
    for number in check.numbers:
        name = number.name.zh if lang == "zh" else number.name.en
        yield (_PERSONAL if number.checksum == "none" else _PERSONAL_CHECK).say(lang, name=name)
        if number.beside:
            yield _PERSONAL_BESIDE.say(lang, beside=number.beside)
        if number.unless:
            yield _PERSONAL_UNLESS.say(lang, unless=number.unless)
    yield _MASKED.say(lang)
