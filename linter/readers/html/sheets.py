"""Style sheets inside a page: which declarations they give to which element (CSS Cascade 5, authors' sheets only)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.readers.html.tree import Element, tag

if TYPE_CHECKING:
    from cssselect2 import Matcher

_MOST_TEXT = 4_000_000
_MOST_TELLING = 100_000
"""Characters of rules beyond which the rest isn't applied: each costs time."""
_MOST_NESTED = 20
_MOST_STEPS = 30_000_000
_MOST_STEPS_OF_ONE = 5_000_000
"""Steps that matching may take at worst; a selector that could take more is not applied."""
_COSTLY = (":has(", "of-type", "nth-last", "|")
_TELLING = re.compile(
    r"display|visibility|opacity|font(?:-size)?\s*:[^;}]{0,60}\b0|text-indent\s*:\s*-|:\s*-\d{3}|clip|float|grid|flex|mso-hide"
    r"|(?:height|width)\s*:\s*[01](?:px)?\s*(?:[;!]|$)|scale\(\s*0|color\s*:\s*transparent",
    re.I,
)
_SIZED = re.compile(r"font(?:-size)?\s*:[^;}]{0,60}\b0", re.I)
_ANY_SIZE = re.compile(r"font(?:-size)?\s*:", re.I)
_WIDTH = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d+(?:\.\d+)?)\s*(px|r?em)\s*\)", re.I)
_SCREEN_WIDTH = 1280
"""Width of the window in which a page is looked at, in px."""


class Declared(NamedTuple):
    """A declaration that applies to an element; the greatest wins."""

    important: bool
    specificity: tuple[int, int, int]
    order: int
    value: str


def sheet_styles(root: Element) -> dict[Element, dict[str, Declared]]:
    """For each element that the page's style sheets say something about: its declarations by property."""
    text = _telling(root)
    if not text:
        return {}
    from cssselect2 import ElementWrapper, Matcher

    matcher = Matcher()
    _load(matcher, text, root)
    found: dict[Element, dict[str, Declared]] = {}
    for wrapper in ElementWrapper.from_html_root(root).iter_subtree():
        for specificity, order, pseudo, declarations in matcher.match(wrapper):
            if pseudo is not None:
                continue
            own = found.setdefault(wrapper.etree_element, {})
            for name, value, important in declarations:
                declared = Declared(important, specificity, order, value)
                own[name] = max(own.get(name, declared), declared)
    return found


def _telling(root: Element) -> str:
    """The rules of all sheets that say something about what is shown where."""
    sheets = [
        element.text or ""
        for element in root.iter("style")
        if _applies(element.get("media") or "") and element.get("type", "text/css").strip().lower() in ("", "text/css")
    ]
    text = _without_comments("\n".join(sheets)[:_MOST_TEXT])
    sized = _SIZED.search(text) is not None
    kept: list[str] = []
    length = 0
    for piece in text.split("}"):
        head, brace, body = piece.rpartition("{")
        if brace and not (_TELLING.search(body) or (sized and _ANY_SIZE.search(body))):
            piece = head[: head.rfind("{") + 1]  # of a rule inside a condition, the condition's beginning stays
        elif brace or not piece.strip():
            piece += "}"
        kept.append(piece)
        length += len(piece)
        if length > _MOST_TELLING:
            break
    return "".join(kept) if any("{" in piece for piece in kept) else ""


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    position = 0
    while (start := text.find("/*", position)) >= 0:
        pieces.append(text[position:start])
        end = text.find("*/", start + 2)
        if end < 0:
            return "".join(pieces)
        position = end + 2
    pieces.append(text[position:])
    return "".join(pieces).replace("<!--", " ").replace("-->", " ")


def _load(matcher: Matcher, text: str, root: Element) -> None:
    import tinycss2
    from cssselect2 import SelectorError
    from cssselect2.compiler import CompiledSelector
    from cssselect2.parser import parse

    cost = _Cost(root)
    for rule in _rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), 0):
        declarations = [
            (each.lower_name, tinycss2.serialize(each.value).strip().lower(), bool(each.important))
            for each in tinycss2.parse_blocks_contents(rule.content)
            if each.type == "declaration"
        ]
        if any(costly in tinycss2.serialize(rule.prelude) for costly in _COSTLY):
            continue
        try:
            for selector in list(parse(rule.prelude)):
                compiled = CompiledSelector(selector)
                if cost.affordable(selector.parsed_tree, compiled):
                    matcher.add_selector(compiled, declarations)
        except (SelectorError, RecursionError, SyntaxError, MemoryError):  # a browser drops such a rule as well
            continue


class _Cost:
    """Bounds what matching may take: a selector looks at every element around a candidate for each of its steps."""

    def __init__(self, root: Element) -> None:
        self._left = _MOST_STEPS
        self._names: Counter[str] = Counter()
        self._classes: Counter[str] = Counter()
        self._ids: Counter[str] = Counter()
        self._widest = 1
        self._deepest = 1
        depths: dict[Element, int] = {}
        for element in root.iter():
            around = element.getparent()
            depth = depths[element] = 1 if around is None else depths.get(around, 0) + 1
            self._deepest = max(self._deepest, depth)
            self._widest = max(self._widest, len(element))
            self._names[tag(element)] += 1
            self._classes.update((element.get("class") or "").split())
            self._ids[element.get("id") or ""] += 1

    def affordable(self, tree: Any, compiled: Any) -> bool:
        """Whether a selector can be afforded; if so, its cost is taken off what is left."""
        if compiled.id is not None:
            steps = self._ids[compiled.id]
        elif compiled.class_name is not None:
            steps = self._classes[compiled.class_name]
        elif compiled.local_name is not None:
            steps = self._names[compiled.lower_local_name]
        else:
            steps = self._names.total()
        while hasattr(tree, "combinator") and steps <= _MOST_STEPS_OF_ONE:
            steps *= {" ": self._deepest, "~": self._widest}.get(tree.combinator, 1)
            tree = tree.left
        if steps > min(self._left, _MOST_STEPS_OF_ONE):
            return False
        self._left -= steps
        return True


def _rules(nodes: list[Any], depth: int) -> Iterator[Any]:
    """The style rules of a sheet, also inside conditions that hold."""
    import tinycss2

    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.content is not None and depth < _MOST_NESTED:
            condition = tinycss2.serialize(node.prelude)
            if _condition_holds(node.lower_at_keyword, condition):
                inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
                yield from _rules(inner, depth + 1)


def _condition_holds(keyword: str, condition: str) -> bool:
    if keyword == "media":
        return _applies(condition)
    return keyword == "layer" or (keyword == "supports" and "not" not in condition.lower().split())


def _applies(media: str) -> bool:
    """Whether a list of media queries holds on a wide screen."""
    return not media.strip() or any(_holds(query.strip().lower()) for query in media.split(","))


def _holds(query: str) -> bool:
    words = query.split()
    if not words or "not" in words:
        return False
    if words[0] in ("print", "speech", "tty", "braille", "embossed", "handheld", "projection", "aural", "tv"):
        return False
    if words[:2] == ["only", "print"] or ("prefers-color-scheme" in query and "dark" in query):
        return False
    for bound, size, unit in _WIDTH.findall(query):
        width = float(size) * (1 if unit == "px" else 16)
        if (bound == "min" and width > _SCREEN_WIDTH) or (bound == "max" and width < _SCREEN_WIDTH):
            return False
    return True


def sheets_say(root: Element, pattern: re.Pattern[str]) -> bool:
    """Whether any style sheet or style attribute of a page has a match."""
    return any(
        pattern.search((element.text or "") if tag(element) == "style" else (element.get("style") or ""))
        for element in root.iter()
        if isinstance(element.tag, str)
    )
