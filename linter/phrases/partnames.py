"""The parts of a report that text is looked for in, by their names."""

from __future__ import annotations

from collections.abc import Sequence

from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase

_QUOTED = Phrase("“{text}”", "“{text}”")
_PARTS = {
    "title": Phrase("标题", "the title"),
    "preface": Phrase("引言", "the preface"),
    "headings": Phrase("各级标题", "the headings"),
    "tables": Phrase("表格", "the tables"),
    "signature": Phrase("落款", "the signature"),
    "period": Phrase("统计期限", "the statistical period"),
    "page": Phrase("网页信息", "the page's information"),
    "all": Phrase("标题、引言、各级标题和正文", "title, preface, headings and text"),
}


def parts(names: Sequence[str], labels: Labels) -> tuple[str, ...]:
    """Parts by their names; sections by their headings."""
    return tuple(
        _PARTS[name].say(labels.lang) if name in _PARTS else _QUOTED.say(labels.lang, text=labels.section(name))
        for name in names
    )
