"""How far a page is askew, and the page straightened."""

from __future__ import annotations

import cv2
import numpy as np

from linter.readers.ocr.cleaning import Grey, cleaned

_MOST_TILT = 5.0
_LEAST_TILT = 0.03
_STEPS = ((0.5, 0.25), (0.1, 0.5), (0.02, 0.5))
"""Degrees from one angle that is tried to the next, and the picture's scale: from coarse to fine."""


def straightened(grey: Grey) -> Grey:
    """The page, turned so that its lines run level."""
    tilt = _tilt(grey)
    if abs(tilt) < _LEAST_TILT:
        return grey
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    return np.asarray(
        cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    )


def _tilt(grey: Grey) -> float:
    """The page's tilt in degrees: the angle at which its lines and rows of text stand out most from the gaps."""
    best, reach = 0.0, _MOST_TILT
    for step, scale in _STEPS:
        small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        ys, xs = np.nonzero(cleaned(small, scale).ink)
        if not len(xs):
            return 0.0
        angles = best + step * np.arange(-round(reach / step), round(reach / step) + 1)
        best = float(max(angles, key=lambda angle: _contrast(xs, ys, float(angle))))
        reach = step
    return best


def _contrast(xs: Grey, ys: Grey, angle: float) -> float:
    """How unevenly the ink is spread over the rows of the page turned by an angle."""
    rows = ys - xs * np.tan(np.radians(angle))
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(float)
    return float((np.diff(counts) ** 2).sum())
