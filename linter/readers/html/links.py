"""Pictures and attached files that a page points to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from linter.readers.html.tree import Element, integer, tag, whole_text
from linter.readers.spacing import collapse

_ATTACHED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|rtf|zip|rar|7z|pptx?|ceb)(?=$|[?#&])", re.I)
_DECORATION = re.compile(
    r"logo|icon|ico\b|qr|ewm|erweima|weixin|wechat|weibo|banner|btn|button|arrow|emblem|guohui|blank|spacer|loading"
    r"|share|print|close|jubao|gongan|beian|dzjg|zfwzzc|error|head|foot|nav|\bbg\b|sprite|avatar|search",
    re.I,
)
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-actualsrc", "_src", "original", "src", "srcset", "data")
"""Where a picture's address stands; pages that load pictures late have a stand-in in ``src``."""
_URL = re.compile(r"url\(\s*[\"']?([^)\"']{1,2000})")
_LEAST_WIDTH = 280
_LEAST_HEIGHT = 60
_LEAST_FRAME = 50
"""Width and height (px) below which a frame holds nothing to read."""
_LEAST_DATA = 20_000
_INLINE_SHOWN = 60


def picture(element: Element, own: Mapping[str, str]) -> str | None:
    """What to call a picture that may hold text or a table (its text or source), or ``None`` for icons and decoration.
    ``own`` are the styles of the element: an ``img``, a ``canvas``, or one with a picture as its background."""
    name = tag(element)
    source = next((element.get(attribute) for attribute in _SOURCES if element.get(attribute)), None) or ""
    background = _URL.search(own.get("background-image") or own.get("background") or "") if name != "img" else None
    if background is not None:
        source = background[1]
    elif name in ("canvas", "svg"):
        source = name
    text = collapse(element.get("alt") or "") or collapse(element.get("title") or "")
    if not source:
        return None
    width = integer(own.get("width") or element.get("width"), 0)
    height = integer(own.get("height") or element.get("height"), 0)
    if "%" in (own.get("width") or element.get("width") or ""):
        width = 0
    if 0 < width < _LEAST_WIDTH or 0 < height < _LEAST_HEIGHT:
        return None
    if source.startswith("data:"):
        return (text or source[:_INLINE_SHOWN]) if len(source) >= _LEAST_DATA else None
    if name != "img" and not (width and height):
        return None  # a background that is as large as the text on it, a drawing of unknown size
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


def framed(element: Element) -> str | None:
    """The address of the page that a frame shows, ``None`` for a page's furniture and frames too small to read."""
    address = unquote(element.get("src") or "").strip()
    if _ATTACHED.search(address):
        return address
    small = min(integer(element.get(side), _LEAST_FRAME) for side in ("width", "height")) < _LEAST_FRAME
    name = address.partition("?")[0].rpartition("/")[2]
    if small or not address or address.startswith(("about:", "javascript:", "data:")) or _DECORATION.search(name):
        return None
    return address
