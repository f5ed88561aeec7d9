"""Fields (ECMA-376 Part 1, 17.16): of each only the result is shown, as it was last worked out."""

from __future__ import annotations

from linter.readers.docx.parts import Element, W, switched_on, value, whole

_DELETED = frozenset((W + "del", W + "moveFrom"))
_CONTAINERS = frozenset((W + "tc", W + "txbxContent", W + "body"))


class Fields:
    """How far the fields have come that are open at the point of reading.

    A field without an end in its cell, text box or body (the end was deleted in revision) is none, as in Word: what
    follows it is shown.
    """

    def __init__(self, root: Element) -> None:
        self._closed = _closed(root)
        self._open: list[bool] = []  # for each open field: whether its result has begun
        self._waiting = 0  # how many of them have none yet

    @property
    def shown(self) -> bool:
        """Whether text at this point is shown: it stands in no field, or in the result of every one around it."""
        return not self._waiting

    def mark(self, element: Element) -> str:
        """Take note of a ``w:fldChar``. Returns the text that a form field shows without having a result in the file:
        the chosen entry of a list, a box with or without its tick."""
        if element not in self._closed:
            return ""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            text = _form(element) if self.shown else ""
            self._open.append(False)
            self._waiting += 1
            return text
        if kind == "separate" and self._open and not self._open[-1]:
            self._open[-1] = True
            self._waiting -= 1
        elif kind == "end" and self._open:
            self._waiting -= not self._open.pop()
        return ""


def _closed(root: Element) -> set[Element]:
    """The marks of all fields that have both a beginning and an end in the same container."""
    open_fields: dict[Element | None, list[list[Element]]] = {}
    closed: set[Element] = set()
    for mark in root.iter(W + "fldChar"):
        container = None
        deleted = False
        for around in mark.iterancestors():
            if around.tag in _CONTAINERS:
                container = around
                break
            deleted = deleted or around.tag in _DELETED
        if deleted:
            continue
        waiting = open_fields.setdefault(container, [])
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            waiting.append([mark])
        elif waiting:
            waiting[-1].append(mark)
            if kind == "end":
                closed.update(waiting.pop())
    return closed


def _form(begin: Element) -> str:
    data = begin.find(W + "ffData")
    if data is None:
        return ""
    chosen = data.find(W + "ddList")
    if chosen is not None:
        entries = [entry.get(W + "val", "") for entry in chosen.iterfind(W + "listEntry")]
        at = whole(value(chosen, "result") or value(chosen, "default"), 0)
        return entries[at] if 0 <= at < len(entries) else ""
    box = data.find(W + "checkBox")
    if box is None:
        return ""
    ticked = switched_on(box, "checked") if box.find(W + "checked") is not None else switched_on(box, "default")
    return "\u2611" if ticked else "\u2610"
