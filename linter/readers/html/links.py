"""Pictures and attached files that a page points to."""

from __future__ import annotations

import re
from urllib.parse import unquote

from linter.readers.html.tree import Element, integer, style, tag, whole_text
from linter.readers.spacing import collapse

_ATTACHED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar|7z|pptx?|ceb)(?=$|[?#&])", re.I)
_DECORATION = re.compile(
    r"logo|icon|ico\b|qr|ewm|erweima|weixin|wechat|weibo|banner|btn|button|arrow|emblem|guohui|blank|spacer|loading"
    r"|share|print|close|jubao|gongan|beian|dzjg|zfwzzc|error|head|foot|nav|\bbg\b|sprite|avatar|search",
    re.I,
)
_LEAST_WIDTH = 120
_LEAST_HEIGHT = 60
_LEAST_DATA = 20_000
_INLINE_SHOWN = 60


def picture(element: Element) -> str | None:
    """What to call a picture that may hold text or a table (its text or source), or ``None`` for icons and
    decoration."""
    source = element.get("src") or element.get("data-src") or element.get("data-original") or ""
    text = collapse(element.get("alt") or "") or collapse(element.get("title") or "")
    if not source:
        return None
    own = style(element)
    width = integer(own.get("width") or element.get("width"), 0)
    height = integer(own.get("height") or element.get("height"), 0)
    if "%" in (own.get("width") or element.get("width") or ""):
        width = 0
    if 0 < width < _LEAST_WIDTH or 0 < height < _LEAST_HEIGHT:
        return None
    if source.startswith("data:"):
        return (text or source[:_INLINE_SHOWN]) if len(source) >= _LEAST_DATA else None
    if width == height == 0 and (_DECORATION.search(source) or any(tag(up) == "a" for up in element.iterancestors())):
        return None
    return text or unquote(source)


def attachment(element: Element) -> str | None:
    """The link text and address of a file that a link or frame points to, or ``None``."""
    address = element.get("href") or element.get("src") or element.get("data") or ""
    if not _ATTACHED.search(unquote(address)):
        return None
    text = collapse(whole_text(element)) if tag(element) == "a" else ""
    return f"{text} {unquote(address)}".strip()
