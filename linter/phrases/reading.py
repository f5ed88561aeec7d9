"""What can go wrong when a file is read, in words."""

from __future__ import annotations

from linter.engine.finding import Blame, Reliance, Way
from linter.model.document import NoteKind
from linter.phrases.phrase import Lang, Phrase
from linter.readers.failure import FailureKind

FAILURES: dict[str, Phrase] = {
    FailureKind.EMPTY.value: Phrase("文件是空的", "the file is empty"),
    FailureKind.UNSUPPORTED.value: Phrase("不是支持的格式", "its format has no reader"),
    FailureKind.LEGACY.value: Phrase("旧格式（.doc、.wps、.rtf）", "an old format (.doc, .wps, .rtf)"),
    FailureKind.ENCRYPTED.value: Phrase("需要密码", "a password is needed"),
    FailureKind.NO_TEXT.value: Phrase("全是扫描图，没有文字", "all pages are pictures without text"),
    FailureKind.DAMAGED.value: Phrase("文件已损坏", "the file is damaged"),
    FailureKind.UNDECODABLE.value: Phrase("识别不出文字编码", "the text's encoding can't be told"),
    FailureKind.LIMIT.value: Phrase("超出读取限度", "a limit is exceeded"),
    FailureKind.TIMEOUT.value: Phrase("读取超时", "reading takes too long"),
    FailureKind.DENIED.value: Phrase("没有读取权限，或者不是普通文件", "it may not be read or is no regular file"),
    FailureKind.CRASHED.value: Phrase("读取程序中断", "the reader stops"),
    FailureKind.ABSENT.value: Phrase("文件不存在", "the file isn't there"),
}
_WAYS: dict[Way, Phrase] = {
    Way.RECONSTRUCTED: Phrase(
        "文件中几个数字连在一起，按等式拆开，请与原件核对",
        "numbers that had run together, taken apart by the identities: compare with the original",
    ),
    Way.RECOGNISED: Phrase(
        "由扫描页文字识别得出，请与原件核对", "text recognition of a scanned page: compare with the original"
    ),
}
_NOT_THE_REPORT = Phrase("指文件的读取，不是报告内容有误", "about how the file can be read, not about what it reports")
READINGS_DIFFER = Phrase(
    "{n} 个单元格按表格和按文字读出的数不一致，有关规则不作判定",
    "in {n} cells the table's grid and its text give different numbers: rules that rest on them are left open",
    "in one cell the table's grid and its text give different numbers: rules that rest on it are left open",
)
INSTEAD: dict[str, Phrase] = {
    "letter": Phrase("标题是年度报告，内容是一封报送函", "a letter under a report's title"),
    "attachment": Phrase(
        "标题是年度报告，内容只有附件或图片", "only an attachment or a picture under a report's title"
    ),
    "nothing": Phrase("标题是年度报告，没有内容", "nothing under a report's title"),
}
NOTES: dict[str, Phrase] = {
    NoteKind.PICTURE.value: Phrase("可能有文字或表格的图片", "a picture where text or a table may be"),
    NoteKind.NO_TEXT_LAYER.value: Phrase("没有文字的页面", "a page without text"),
    NoteKind.RECOGNISED.value: Phrase("由文字识别读出的扫描页", "a scanned page read by text recognition"),
    NoteKind.GARBLED.value: Phrase("无法还原的文字", "characters that can't be decoded"),
    NoteKind.LIMIT.value: Phrase("到达读取限度，后面的没有读", "a limit, behind which nothing was read"),
    NoteKind.ATTACHMENT.value: Phrase("没有读取的附件", "an attachment that was not read"),
    NoteKind.HIDDEN.value: Phrase("隐藏或已删除的文字", "hidden or deleted text"),
    NoteKind.DAMAGED.value: Phrase("文件损坏，只读出一部分", "damage, so that only a part was read"),
}


def rests_on(reliance: Reliance, lang: Lang) -> str:
    """What is said of a finding that blames the reading, or rests on one that a person should look over; "" for any
    other."""
    if reliance.blames is Blame.READING:
        return _NOT_THE_REPORT.say(lang)
    return _WAYS[reliance.way].say(lang) if reliance.way in _WAYS else ""
