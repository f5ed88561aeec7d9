"""Why an audit passes over a file of its input, in words."""

from __future__ import annotations

from linter.phrases.phrase import Lang, Phrase

KINDS = {
    "other_format": Phrase("不是支持的格式", "not a supported format"),
    "excluded": Phrase("按配置排除", "excluded by the configuration"),
    "hidden": Phrase("隐藏文件或系统文件", "a hidden file or one of the system's"),
    "picture": Phrase("图片，看来不是扫描的报告", "a picture that is no scanned report, by all appearance"),
    "link": Phrase("与已读到的是同一个文件", "the same file as one that was met already"),
    "copy": Phrase("与另一文件完全相同", "a copy of another file"),
}
COPY = Phrase("与“{path}”完全相同，只核查一次", "a copy of {path}, which is audited once")


def why(kind: str, detail: str, lang: Lang) -> str:
    """The reason: in detail where there is one."""
    return detail or (KINDS[kind].say(lang) if kind in KINDS else kind)
