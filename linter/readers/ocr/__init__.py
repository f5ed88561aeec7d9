"""Reading pages that are pictures: an optional extra (``gidlint[ocr]``), whose models come with it and need no network.

What is read here goes the way of any other page: lines drawn in the picture are rulings, recognised words are
characters at their places. A character that two readings don't agree on is marked as unsure and never stated as fact.
"""

from __future__ import annotations

from importlib.util import find_spec

_NEEDED = ("rapidocr", "onnxruntime", "cv2", "pypdfium2")


def available() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in _NEEDED)
