"""HTML made of elements, so that nothing reaches a page unescaped."""

from __future__ import annotations

from html import escape

_LINE = "\n"
# Elements that a line end may follow without showing on the page.
_BLOCKS = frozenset({
    "article", "details", "dd", "dl", "footer", "h1", "h2", "h3", "head", "header", "li", "p", "section", "style",
    "summary", "table", "tbody", "thead", "title", "tr", "ul",
})  # fmt: skip
_VOID = frozenset({"meta", "br"})


class Markup(str):
    """Text that is HTML already. Everything else is escaped when it is put into an element."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str) -> Markup:
    """An element with its children in order. ``class_`` stands for ``class``; an empty attribute is left out."""
    said = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(text)}"' for key, text in attributes.items() if text)
    if name in _VOID:
        return Markup(f"<{name}{said}>")
    return Markup(f"<{name}{said}>{join(*children)}</{name}>{_LINE if name in _BLOCKS else ''}")


def join(*children: str) -> Markup:
    """Children without an element around them."""
    return Markup("".join(child if isinstance(child, Markup) else escape(child, quote=False) for child in children))
