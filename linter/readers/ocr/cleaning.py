"""Ink told from paper: uneven light, shaded cells, watermarks and seals taken out of a page's picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

Grey = Any
"""A numpy array: rows of pixels of 8 bits, 0 black to 255 white. numpy comes with the extra only, so that its types are
not known everywhere the product is checked."""

_PAPER = 25
"""Pixels at 200 dpi: wider than any stroke, narrower than a shaded cell is high."""
_FAINTEST = 10
_OVER_NOISE = 5.0
_TEXT = 0.4
"""Share of the ink's darkness from which a mark is text: a watermark is fainter."""
_WHITE = 0.33
_BLACK = 0.8
"""Shares of the ink's darkness that are white and black in the cleaned picture."""
_DARKEST = 0.95
"""Share of the marks that are no darker than the ink: a watermark may cover more than the text does."""
_SEAL = 120
"""Pixels of the side of the smallest seal."""
_SEAL_SHAPE = 1.6
_SEAL_INK = 0.04
_REDDER = 40
_NEAR = 9
_OF_NEAR = 0.35
"""Share of the darkest pixel nearby (within a square of so many pixels) from which a pixel is a mark of its own and no
blur of that one."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """``darkness``: how much darker each pixel is than the paper around it (0 to 255); ``faint`` and ``full``: from
    where it is a mark at all, and how dark the page's ink is."""

    darkness: Grey
    faint: float
    full: float

    @property
    def marks(self) -> Grey:
        """255 where there is any mark, faint lines and watermarks among them."""
        near = cv2.dilate(self.darkness, np.ones((_NEAR, _NEAR), np.uint8)).astype(np.float32)
        return np.where(self.darkness >= np.maximum(self.faint, _OF_NEAR * near), 255, 0).astype(np.uint8)

    @property
    def ink(self) -> Grey:
        """255 where there is ink as dark as text."""
        return np.where(self.darkness >= max(self.faint, _TEXT * self.full), 255, 0).astype(np.uint8)

    @property
    def text(self) -> Grey:
        """The page in grey on white paper, without what is fainter than its text."""
        levels: Grey = np.arange(256, dtype=np.float32)
        shade = 1 - np.clip((levels / self.full - _WHITE) / (_BLACK - _WHITE), 0, 1)
        return cv2.LUT(self.darkness, np.round(255 * shade).astype(np.uint8))


def cleaned(grey: Grey, scale: float = 1.0) -> Cleaned:
    """A picture's ink. ``scale``: its pixels for each pixel at 200 dpi."""
    side = max(round(_PAPER * scale), 3) | 1
    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    paper = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    darkness = cv2.subtract(paper, smooth)
    counts = np.bincount(darkness.ravel(), minlength=256)
    # Most of a page is paper: what the noise makes of it lies around the middle.
    middle = int(np.searchsorted(np.cumsum(counts), darkness.size / 2))
    low = int(np.searchsorted(np.cumsum(counts), darkness.size / 6))
    faint = max(_FAINTEST, _OVER_NOISE * (middle - low))
    darkness = cv2.subtract(darkness, np.full(1, middle, np.uint8))
    counts = np.bincount(darkness.ravel(), minlength=256)
    counts[: round(2 * faint)] = 0
    total = int(counts.sum())
    full = float(np.searchsorted(np.cumsum(counts), _DARKEST * total)) if total else 255.0
    return Cleaned(np.asarray(darkness), float(faint), max(full, 2.0 * faint))


def without_seals(colour: Grey) -> Grey:
    """A picture in colour (blue, green, red) in grey, without what is printed in red where that is a seal: round or
    square, and larger than any character. What is black under a seal stays."""
    grey = cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY)
    blue, green, red = cv2.split(colour)
    other = cv2.max(blue, green)
    found = np.where(cv2.subtract(red, other) >= _REDDER, 255, 0).astype(np.uint8)
    if cv2.countNonZero(found) < _SEAL:
        return grey
    near = cv2.morphologyEx(found, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    for index in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[index])
        inked = cv2.countNonZero(found[y : y + height, x : x + width]) / (width * height)
        if (
            min(width, height) >= _SEAL
            and max(width, height) <= _SEAL_SHAPE * min(width, height)
            and inked >= _SEAL_INK
        ):
            grey[y : y + height, x : x + width] = red[y : y + height, x : x + width]
    return grey
