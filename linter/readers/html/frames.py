"""Pages inside a page: frames whose contents are at hand are put in their place."""

from __future__ import annotations

from collections.abc import Callable

from linter.readers.failure import ReadFailure
from linter.readers.html.tree import Element, parse

FRAMES = ("iframe", "frame")
_MOST = 50
"""Frames of a page that are filled, with those inside them."""

Finder = Callable[[str], str | None]
"""The page at an address, ``None`` where it isn't at hand."""


def fill_frames(root: Element, find: Finder) -> None:
    """Put the pages of frames into the tree, as blocks in the frames' place: those that stand in the frame itself
    (``srcdoc``), and those that ``find`` has."""
    waiting = list(root.iter(*FRAMES))
    for _ in range(_MOST):
        if not waiting:
            return
        frame = waiting.pop(0)
        text = frame.get("srcdoc") or find(frame.get("src") or "")
        if not text or not text.strip():
            continue
        try:
            inner, _ = parse(text)
        except ReadFailure:
            continue
        frame.tag = "div"
        frame.text = None
        body = inner.find("body") if inner.tag == "html" else inner
        frame.extend(list(inner.iter("style")))
        if body is not None:
            body.tag = "div"
            frame.append(body)
            waiting.extend(body.iter(*FRAMES))
