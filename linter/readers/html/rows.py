"""Which elements that are no table stand in rows: by style, role or name, or because their children are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from linter.readers.html.arrange import Leaf, Node, Row, Sheet, Stack
from linter.readers.html.look import Look, length
from linter.readers.html.placing import edges, place, tracks
from linter.readers.html.tree import NEVER_SHOWN, Element, integer, tag

_ROW_NAME = re.compile(r"(?:^|[-_])(?:tr|trow|row|rows|line|hang)\d{0,3}$|(?:^|[-_])row(?=[-_])", re.I)
_CELL_NAME = re.compile(
    r"(?:^|[-_])(?:td|th|tcell|cell|col|column|item|grid|lie)\d{0,3}$|^(?:el-|ant-|layui-|am-u-)?(?:col|u)-", re.I
)
_TWELFTHS = re.compile(
    r"(?:^|[-_])(?:col|span|u)(?:-(?:xs|sm|md|lg|xl|xxl))*-?(\d{1,2})$|^layui-col-[a-z]{2}(\d{1,2})$"
)
_BLOCK_TAGS = frozenset({"div", "p", "li", "ul", "ol", "dd", "dt", "dl", "section", "article", "h1", "h2", "h3", "h4"})
_NO_ROWS = frozenset(
    {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "p", "a", "h1", "h2", "h3", "h4", "h5", "h6", "form"}
)
_MOST_NESTED = 30
_FEWEST_ALIKE = 3
_ALIKE = 0.6
"""Share of a box's children that must have as many children of their own to be taken for rows."""


class Rows:
    """The arrangement of each element of a page, worked out from the innermost outwards."""

    def __init__(self, root: Element, look: Look) -> None:
        self._look = look
        self._nodes: dict[Element, Node] = {}
        self._children: dict[Element, list[Element]] = {}
        self._depths: dict[Element, int] = {}
        for element in reversed(list(root.iter())):  # children before their parents
            name = tag(element)
            if name and name not in NEVER_SHOWN and name not in _NO_ROWS and (len(element) > 0 or element.get("class")):
                node = self._arrange(element)
                depth = 1 + max((self._depths.get(child, 0) for child in self._children.get(element, ())), default=0)
                if node is not None and depth <= _MOST_NESTED:
                    self._nodes[element] = node
                    self._depths[element] = depth

    def node(self, element: Element) -> Node | None:
        """The arrangement of an element that is or holds rows, ``None`` for others."""
        return self._nodes.get(element)

    def _part(self, element: Element) -> Node:
        return self._nodes.get(element) or Leaf(element)

    def _arrange(self, element: Element) -> Node | None:
        children = self._boxes(element)
        if not children:
            return None
        style = self._look.style(element)
        display = style.get("display", "").split(" ")[0]
        role = element.get("role")
        if display in ("grid", "inline-grid"):
            return self._sheet(element, children)
        if display in ("flex", "inline-flex") and not style.get(
            "flex-direction", style.get("flex-flow", "")
        ).startswith("col"):
            return self._row(element, children, self._weights(children), certain=False)
        if display == "table-row" or role == "row":
            if role == "row" and any(child.get("aria-colspan") or child.get("aria-rowspan") for child in children):
                return None  # read with its whole table, since its cells reach into other rows
            return self._row(element, children, None, certain=True)
        if display in ("table", "inline-table") and all(self._display(child) == "table-cell" for child in children):
            return self._row(element, children, None, certain=True)
        if len(children) > 1 and all(self._beside(child) for child in children):
            return self._row(element, children, self._weights(children), certain=False)
        if self._named(element, children):
            return self._row(element, children, self._weights(children), certain=False)
        if len(children) == 1:
            return self._nodes.get(children[0])
        if all(isinstance(self._nodes.get(child), Row | Stack | Sheet) for child in children):
            return Stack(element, tuple(self._nodes[child] for child in children))
        return self._alike(element, children)

    def _boxes(self, element: Element) -> list[Element]:
        """The children of an element that holds boxes and no text of its own."""
        if element.text and element.text.strip():
            return []
        out: list[Element] = []
        for child in element:
            if child.tail and child.tail.strip():
                return []
            name = tag(child)
            if not name or name in NEVER_SHOWN or name in ("br", "hr") or self._look.removed(child):
                continue
            if self._display(child) == "contents":
                out += self._children.get(child, [])
            else:
                out.append(child)
        self._children[element] = out
        return out

    def _display(self, element: Element) -> str:
        return self._look.display(element)

    def _row(
        self, element: Element, children: Sequence[Element], weights: tuple[float, ...] | None, certain: bool
    ) -> Row:
        return Row(element, tuple(self._part(child) for child in children), weights, certain)

    def _sheet(self, element: Element, children: Sequence[Element]) -> Node | None:
        styles = [self._look.style(child) for child in children]
        sizes = tracks(self._look.style(element).get("grid-template-columns", ""))
        if not sizes:
            return None
        lines = edges(sizes)
        cells = place(zip(children, styles, strict=True), len(sizes))
        if not cells:
            return None
        if all(row == 0 for _, row, _, _, _ in cells):
            widths = tuple(lines[column + across] - lines[column] for _, _, column, _, across in cells)
            return self._row(element, [cell[0] for cell in cells], widths, certain=False)
        return Sheet(element, tuple(cells), lines)

    def _beside(self, child: Element) -> bool:
        """Whether a child stands beside its neighbours by its own style."""
        style = self._look.style(child)
        return style.get("float") in ("left", "right") or (
            style.get("display") in ("inline-block", "table-cell") and (tag(child) in _BLOCK_TAGS or "width" in style)
        )

    def _named(self, element: Element, children: Sequence[Element]) -> bool:
        names = (element.get("class") or "").split()
        cells = [any(_CELL_NAME.search(name) for name in (child.get("class") or "").split()) for child in children]
        if any(_ROW_NAME.search(name) for name in names):
            return all(cells) or (len(children) > 1 and all(tag(child) in _BLOCK_TAGS for child in children))
        return len(children) > 1 and all(cells) and tag(element) in _BLOCK_TAGS

    def _alike(self, element: Element, children: Sequence[Element]) -> Node | None:
        """A stack of rows, where most children hold as many boxes of text."""
        counts = [self._plain_boxes(child) for child in children]
        (most, times), *_ = Counter(count for count in counts if count > 1).most_common(1) or [(0, 0)]
        if times < _FEWEST_ALIKE or times < _ALIKE * len(children) or any(not 0 < count <= most for count in counts):
            return None
        rows = [
            self._row(child, self._children[child], None, certain=False)
            if count > 1
            else self._row(child, [child], None, certain=False)
            for child, count in zip(children, counts, strict=True)
        ]
        return Stack(element, tuple(rows))

    def _plain_boxes(self, element: Element) -> int:
        """How many boxes of nothing but text an element holds; 1 for one that is such a box, 0 for anything else."""
        if element in self._nodes:
            return 0
        boxes = self._children.get(element, [])
        if len(boxes) < 2 or not all(tag(box) in _BLOCK_TAGS for box in boxes):
            return 1
        return len(boxes) if not any(box in self._nodes for box in boxes) else 0

    def _weights(self, children: Sequence[Element]) -> tuple[float, ...] | None:
        """The shares of the width of boxes beside each other, ``None`` unless all are stated in the same way."""
        found = [self._weight(child) for child in children]
        kinds = {kind for kind, _ in found}
        total = sum(size for _, size in found)
        if len(kinds) != 1 or "" in kinds or total <= 0:
            return None
        if "%" in kinds and total <= 101:
            total = 100.0
        return tuple(size / total for _, size in found)

    def _weight(self, element: Element) -> tuple[str, float]:
        style = self._look.style(element)
        flex = style.get("flex", "").split()
        basis = next((part for part in flex if part.endswith(("%", "px", "rem", "em"))), None)
        basis = style.get("flex-basis", basis)
        if basis in (None, "auto", "0", "0%", "0px"):
            grow = style.get("flex-grow") or (flex[0] if flex and re.fullmatch(r"\d*\.?\d+", flex[0]) else None)
            if grow and re.fullmatch(r"\d*\.?\d+", grow) and float(grow) > 0:
                return "fr", float(grow)
            basis = style.get("width") or style.get("min-width")
        if basis and basis.endswith("%") and re.fullmatch(r"\d*\.?\d+%", basis):
            return "%", float(basis[:-1])
        if (pixels := length(basis)) is not None and pixels > 0:
            return "px", pixels
        for name in (element.get("class") or "").split():
            if match := _TWELFTHS.search(name):
                return "col", float(match[1] or match[2])
        span = integer(element.get("colspan") or element.get("data-colspan"), 0)
        return ("col", float(span)) if span else ("", 0.0)
