"""Markup to a tree, and what the tree's elements look like to a reader."""

from __future__ import annotations

import re

from lxml import etree

from linter.readers.failure import FailureKind, ReadFailure

Element = etree._Element

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_CONDITIONAL = re.compile(r"<!\[if[^>]{0,200}\]>|<!\[endif\]>|<\?xml[^>]{0,300}>", re.I)
NEVER_SHOWN = frozenset({
    "head", "script", "style", "template", "noscript", "title", "meta", "link", "base", "object", "embed", "applet",
    "select", "datalist", "textarea", "button", "audio", "video", "canvas", "svg", "map", "param", "source", "track",
    "rt", "rp", "colgroup", "col",
})  # fmt: skip
MUCH_TEXT = 200
"""Characters from which a piece of text counts as substantial."""


def parse(text: str) -> tuple[Element, bool]:
    """The root element of a page or fragment, and whether all of it was parsed (the parser stops at elements nested
    2,048 deep). Raises :class:`ReadFailure` where there is no element."""
    text = _CONDITIONAL.sub("", _CONTROLS.sub("", text))
    # huge_tree: without it the parser drops, in silence, what is nested 256 deep, as unclosed tags soon are.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadFailure(FailureKind.DAMAGED, f"HTML: {error}") from error
    if root is None:
        raise ReadFailure(FailureKind.EMPTY)
    return root, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def tag(element: Element) -> str:
    """An element's name in lower case, without a prefix; "" for comments and instructions."""
    name = element.tag
    return name.rsplit("}", 1)[-1].lower() if isinstance(name, str) else ""


def whole_text(element: Element) -> str:
    """All text inside an element, white space untouched."""
    return "".join(str(text) for text in element.itertext())


def integer(value: str | None, default: int) -> int:
    """An attribute's leading whole number, or a default."""
    match = re.match(r"\s*\+?(\d{1,9})", value or "")
    return int(match[1]) if match else default
