"""Recognised words. A short number is read in several ways and is sure only where the readings agree."""

from __future__ import annotations

import itertools
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import cv2
import numpy as np

from linter.readers.ocr.picture import POINT, Grey, Page

PixelBox = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; the right and bottom ones are outside."""

_SHORT_NUMBER = re.compile(r"[0-9oOQDC〇○。.,，·lI|/\-—一_%]{1,15}")
_NUMBER = re.compile(r"[0-9][0-9.,]*|[-/]")
_SURE = 0.9
_WIDE = 160
_NARROW = 64
"""Widths that short lines and short numbers are filled up to: what they are read best and fastest at."""
_MARGIN = 1
"""White pixels around a word in its own box, which has room already; any more and it is read worse."""
_BATCH = 6
_CLOSE_MARGIN = 7
"""White pixels around a word that is cut out at its ink."""
_LEAST_INK = 6
"""Pixels of height from which ink is a character and no speck."""
_LARGEST_INK = 90
_WORD_GAP = 14
_OVER_LINE = 6
_BESIDE_LINE = 3
_STACKED = 2.2
"""Height to width from which a box holds several lines."""
_STACKED_LINE = 0.45
_LINE_GAP = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A line of text as recognised, with its box and how sure it is (0 to 1). ``text`` is "" where there is ink that
    could not be read at all."""

    text: str
    box: PixelBox
    score: float

    @property
    def sure(self) -> bool:
        return self.score >= _SURE


def words(page: Page) -> list[Word]:
    """Every word of a page: those that are found on it, cut at lines down, and those that only their ink gives away."""
    boxes = _cut_at_lines(_found(page), page)
    found = [
        Word(text, box, score)
        for box, (text, score) in zip(
            boxes, _read([_crop(page.text, box, _MARGIN) for box in boxes], _WIDE), strict=True
        )
    ]
    return _confirmed(found + _overlooked(found, page), page)


@lru_cache(maxsize=1)
def _finder() -> Any:
    """Finds where words are."""
    from rapidocr import RapidOCR

    _quiet()
    return RapidOCR(params={"Global.log_level": "critical", "Global.max_side_len": 4000})


@lru_cache(maxsize=2)
def _reader(width: int) -> Any:
    """Reads pictures of a line each. Short lines are filled up to ``width`` pixels at a height of 48."""
    from rapidocr import RapidOCR

    _quiet()
    settings = {"Global.log_level": "critical", "Rec.rec_img_shape": [3, 48, width], "Rec.rec_batch_num": _BATCH}
    return RapidOCR(params=settings)._load_rec_model()


def _quiet() -> None:
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)


def _found(page: Page) -> list[PixelBox]:
    picture = cv2.cvtColor(page.text, cv2.COLOR_GRAY2BGR)
    result = _finder()(picture, use_det=True, use_cls=False, use_rec=False)
    out: list[PixelBox] = []
    for corners in () if result.boxes is None else result.boxes:
        x0, y0 = (int(value) for value in np.min(corners, axis=0))
        x1, y1 = (int(value) for value in np.max(corners, axis=0))
        out.append((x0, y0, x1, y1))
    return out


def _read(pictures: Sequence[Grey], width: int = _NARROW) -> list[tuple[str, float]]:
    """Text and score of pictures that hold one line each."""
    from rapidocr.ch_ppocr_rec import TextRecInput

    if not pictures:
        return []
    result = _reader(width)(TextRecInput(img=[cv2.cvtColor(each, cv2.COLOR_GRAY2BGR) for each in pictures]))
    return [(text.strip(), float(score)) for text, score in zip(result.txts, result.scores, strict=True)]


def _cut_at_lines(found: list[PixelBox], page: Page) -> list[PixelBox]:
    """A word that reaches over a table's line down is the words of two cells."""
    lines = [
        (ruling.at / POINT, ruling.start / POINT, ruling.end / POINT) for ruling in page.rulings if not ruling.across
    ]
    out: list[PixelBox] = []
    for box in found:
        x0, y0, x1, y1 = box
        middle = (y0 + y1) / 2
        beside = [round(x) for x, top, bottom in lines if top <= middle <= bottom]
        x0 = max([x0, *(x + _BESIDE_LINE for x in beside if abs(x - x0) <= _OVER_LINE)])
        x1 = min([x1, *(x - _BESIDE_LINE for x in beside if abs(x - x1) <= _OVER_LINE)])
        cuts = sorted(x for x in beside if x0 + _OVER_LINE < x < x1 - _OVER_LINE)
        if not cuts:
            out += _stacked(page, (x0, y0, x1, y1)) if x1 > x0 else []
            continue
        others = [other for other in found if other is not box]
        for left, right in itertools.pairwise([x0 - _BESIDE_LINE, *cuts, x1 + _BESIDE_LINE]):
            part = (left + _BESIDE_LINE, y0, right - _BESIDE_LINE, y1)
            ink = _tight(page, part)
            if ink is not None and not any(_covers(other, ink) for other in others):
                out.append(part)
    return out


def _covers(box: PixelBox, ink: PixelBox) -> bool:
    return box[0] <= ink[0] and ink[2] <= box[2] and box[1] <= (ink[1] + ink[3]) / 2 <= box[3]


def _stacked(page: Page, box: PixelBox) -> list[PixelBox]:
    """A narrow, high box holds characters set one below the other (a merged label at a table's side): its lines."""
    x0, y0, x1, y1 = box
    if y1 - y0 < _STACKED * (x1 - x0):
        return [box]
    rows = np.flatnonzero(page.ink[max(y0, 0) : y1, max(x0, 0) : x1].any(axis=1))
    if not len(rows):
        return []
    out: list[PixelBox] = []
    start = last = int(rows[0])
    for row in [*(int(each) for each in rows[1:]), y1 + (x1 - x0)]:
        if row - last > _LINE_GAP and last - start >= _STACKED_LINE * (x1 - x0):
            out.append((x0, max(y0 + start - 2, 0), x1, y0 + last + 3))
            start = row
        last = row
    return out


def _overlooked(found: list[Word], page: Page) -> list[Word]:
    """Words of the ink that no word covers."""
    rest = page.ink.copy()
    for word in found:
        x0, y0, x1, y1 = word.box
        rest[max(y0 - 3, 0) : y1 + 3, max(x0 - 3, 0) : x1 + 3] = 0
    near = cv2.dilate(rest, np.ones((3, _WORD_GAP), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    boxes: list[PixelBox] = []
    for index in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[index])
        box = _tight(page, (x, y, x + width, y + height))
        if box is not None and _LEAST_INK <= box[3] - box[1] <= _LARGEST_INK and box[2] - box[0] >= 2:
            boxes.append(box)
    read = _read([_crop(page.text, box) for box in boxes])
    return [Word(text, box, 0.0) for box, (text, _) in zip(boxes, read, strict=True)]


def _confirmed(found: list[Word], page: Page) -> list[Word]:
    """Short numbers read again: cut close, enlarged, and in black and white. No two readings may be different numbers,
    and at least two must be of one mind."""
    numbers = [index for index, word in enumerate(found) if word.text and _SHORT_NUMBER.fullmatch(word.text)]
    close = [_tight(page, found[index].box) or found[index].box for index in numbers]
    ways = [
        _read([_crop(page.text, box) for box in close]),
        _read([_enlarged(_crop(page.text, box)) for box in close]),
        _read([_enlarged(_crop(np.asarray(cv2.bitwise_not(page.ink)), box)) for box in close]),
    ]
    out = list(found)
    for order, index in enumerate(numbers):
        word = out[index]
        readings = [(word.text, word.score), *(way[order] for way in ways)]
        said = Counter(text for text, _ in readings if _NUMBER.fullmatch(text))
        text = said.most_common(1)[0][0] if said else word.text
        firm = sum(each == text and score >= _SURE for each, score in readings)
        doubted = len(said) != 1 or said[text] < len(readings) - 1 or firm < 2
        out[index] = replace(word, text=text, score=0.0 if doubted else 1.0)
    return out


def _enlarged(grey: Grey) -> Grey:
    return np.asarray(cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC))


def _tight(page: Page, box: PixelBox) -> PixelBox | None:
    """The box of the ink inside of a box, or ``None`` where there is none."""
    x0, y0, x1, y1 = (max(value, 0) for value in box)
    ys, xs = np.nonzero(page.ink[y0:y1, x0:x1])
    if len(xs) == 0:
        return None
    return x0 + int(xs.min()), y0 + int(ys.min()), x0 + int(xs.max()) + 1, y0 + int(ys.max()) + 1


def _crop(source: Grey, box: PixelBox, margin: int = _CLOSE_MARGIN) -> Grey:
    """A part of a page with a margin of white around it."""
    x0, y0, x1, y1 = box
    part = source[max(y0 - 1, 0) : y1 + 1, max(x0 - 1, 0) : x1 + 1]
    return np.asarray(cv2.copyMakeBorder(part, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=255))
