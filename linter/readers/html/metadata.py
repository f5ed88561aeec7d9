"""What a page says about itself."""

from __future__ import annotations

import re

from linter.readers.html.tree import Element, whole_text
from linter.readers.spacing import collapse

# Names of 政府网站 meta tags (国办发〔2017〕47号 附件) first, then what common publishing systems write.
_NAMES = {
    "title": ("articletitle", "og:title", "title"),
    "organisation": ("contentsource", "source", "publisher"),
    "published": ("pubdate", "publishdate", "article:published_time", "firstpublishedtime", "release_date"),
    "address": ("url", "og:url"),
}
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->", re.I)
_COMMENTS_WITHIN = 4096


def metadata(root: Element, text: str) -> dict[str, str]:
    """Title, organisation, publication date and address, as far as the page states them."""
    stated: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        content = collapse(element.get("content") or "")
        if name and content:
            stated.setdefault(name, content)
    found: dict[str, str] = {}
    for key, names in _NAMES.items():
        value = next((stated[name] for name in names if name in stated), "")
        if value:
            found[key] = value
    if "title" not in found:
        title = next((collapse(whole_text(element)) for element in root.iter("title")), "")
        if title:
            found["title"] = title
    if "address" not in found:
        canonical = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
        saved = _SAVED_FROM.search(text[:_COMMENTS_WITHIN])
        address = canonical or (saved[1] if saved else "")
        if address:
            found["address"] = address
    return found
