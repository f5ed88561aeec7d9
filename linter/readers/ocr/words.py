"""Recognised words. A short number is read in several ways and is sure only where the readings agree."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

import cv2
import numpy as np

from linter.readers.ocr.cleaning import Grey
from linter.readers.ocr.engine import PixelBox, Reading, find, read
from linter.readers.ocr.picture import POINT, Page

_SHORT_NUMBER = re.compile(r"[0-9oOQDC〇○。.,，·lI|/\-—一_%]{1,15}")
_NUMBER = re.compile(r"[0-9][0-9.,]*|[-/]")
_SURE = 0.9
_FIRM = 0.8
_RIVAL = 0.2
_AT_LINE = 1
_DOWN = 0.8
"""Pixels beside a number in which a line takes part of it away, where it runs along such a share of its height."""
_AGREEING = 2
"""A number is sure where so many of its readings have no sign less sure, and no other reading with a larger share."""
_STROKE = 0.22
"""Pixels to the right for each upwards from which a character leans more than one in italics does."""
_WIDE = 160
_NARROW = 64
"""Widths that short lines and short numbers are filled up to: what they are read best and fastest at."""
_MARGIN = 1
"""White pixels around a word in its own box, which has room already; any more and it is read worse."""
_CLOSE_MARGIN = 7
"""White pixels around a word that is cut out at its ink."""
_LEAST_INK = 6
"""Pixels of height from which ink is a character and no speck."""
_LEAST_DASH = 4
"""Pixels of width from which ink that is wider than high may be a dash."""
_DASH = "-"
_DASH_ROOM = 8
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
    read: float
    """How well it was read, whatever else speaks for or against it (0 to 1)."""

    @property
    def sure(self) -> bool:
        return self.score >= _SURE


def words(page: Page) -> list[Word]:
    """Every word of a page: those that are found on it, cut at lines down, and those that only their ink gives away."""
    boxes = _cut_at_lines(find(page.text), page)
    readings = read([_crop(page.text, box, _MARGIN) for box in boxes], _WIDE)
    found = [Word(each.text, box, each.score, each.score) for box, each in zip(boxes, readings, strict=True)]
    rest = _overlooked(found, page)
    more = read([_crop(page.text, box) for box in rest], _NARROW)
    found += [_overlooked_word(each, box) for box, each in zip(rest, more, strict=True)]
    return _confirmed(found, [*readings, *more], page)


def _overlooked_word(reading: Reading, box: PixelBox) -> Word:
    """Ink that was overlooked, as a word. Flat ink is a dash, whatever it is read as, with the height of a sign."""
    x0, y0, x1, y1 = box
    if y1 - y0 >= _LEAST_INK:
        return Word(reading.text, box, 0.0, reading.score)
    return Word(_DASH, (x0, y0 - _DASH_ROOM, x1, y1 + _DASH_ROOM), 0.0, 0.0)


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


def _overlooked(found: list[Word], page: Page) -> list[PixelBox]:
    """The boxes of ink that no word covers."""
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
        if box is not None and _is_sign(box[2] - box[0], box[3] - box[1]):
            boxes.append(box)
    return boxes


def _is_sign(width: int, height: int) -> bool:
    """Whether ink of some size is a character, or a dash, and no speck."""
    dash = height >= 2 and width >= max(_LEAST_DASH, 1.5 * height)
    return dash or (_LEAST_INK <= height <= _LARGEST_INK and width >= 2)


def _confirmed(found: list[Word], readings: list[Reading], page: Page) -> list[Word]:
    """Short numbers read again: cut close, and in black and white, enlarged. No two readings may be different numbers,
    most must be sure, and none may be near to another number."""
    out = list(found)
    dashes = {index for index, word in enumerate(found) if word.text == _DASH and not word.read}
    numbers = [index for index, word in enumerate(found) if index not in dashes and _looks_like_number(word.text)]
    close = [_tight(page, found[index].box) or found[index].box for index in numbers]
    bare = np.asarray(cv2.bitwise_not(page.ink))
    ways = [
        read([_crop(page.text, box) for box in close], _NARROW),
        read([_enlarged(_crop(page.text, box, 2 * _CLOSE_MARGIN)) for box in close], _NARROW),
        read([_enlarged(_crop(bare, box)) for box in close], _NARROW),
    ]
    for order, index in enumerate(numbers):
        said = [readings[index], *(way[order] for way in ways)]
        texts = Counter(each.number for each in said if _NUMBER.fullmatch(each.number))
        text = texts.most_common(1)[0][0] if texts else found[index].text
        firm = [each for each in said if each.number == text and each.firm >= _FIRM and each.rival <= _RIVAL]
        agreed = len(texts) == 1 and len(firm) >= _AGREEING and texts[text] >= len(said) - 1
        text = grouped(text)
        told = not may_be_thousands(text) and not (text == "1" and _slants(page, close[order]))
        sure = agreed and told and not _cut(page, close[order])
        out[index] = replace(found[index], text=text, score=1.0 if sure else 0.0)
    for index, word in enumerate(out):
        if _among_letters(word.text):
            out[index] = replace(word, score=0.0)
    return out


def may_be_thousands(text: str) -> bool:
    """Whether a number's point may be the comma of its thousands, which is read as a point when it is small; a point is
    never read as a comma. ``12.345`` may be either, ``7730.28`` is none."""
    *groups, last = re.split("[.,]", text)
    thousands = len(last) == 3 and bool(groups) and groups[0] != "0" and len(groups[0]) <= 3
    return thousands and "." in text and (len(groups) == 1 or "," in text)


def grouped(text: str) -> str:
    """A number with more than one point has commas."""
    return text.replace(".", ",") if text.count(".") > 1 else text


def _looks_like_number(text: str) -> bool:
    """Whether a text is a short number, or one of which a sign was read as something else, or several run together."""
    return bool(_SHORT_NUMBER.fullmatch(text)) or (
        any(sign.isdigit() for sign in text) and not any(sign.isalpha() for sign in text)
    )


def _among_letters(text: str) -> bool:
    """Whether a text has digits and Latin letters and no others: letters may be digits misread (``B227763``)."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and all(map(str.isascii, letters)) and any(map(str.isdigit, text))


def _slants(page: Page, box: PixelBox) -> bool:
    """Whether a character's ink runs from the bottom left to the top right: a stroke that is read as 1."""
    x0, y0, x1, y1 = box
    ys, xs = np.nonzero(page.ink[y0:y1, x0:x1])
    if len(ys) < _LEAST_INK or y1 - y0 < _LEAST_INK:
        return False
    rows = np.unique(ys)
    middles = np.array([xs[ys == row].mean() for row in rows])
    return bool(-np.polyfit(rows, middles, 1)[0] > _STROKE)


def _cut(page: Page, box: PixelBox) -> bool:
    """Whether a line runs down through a box or along its ends: part of a character may have gone with the line."""
    x0, y0, x1, y1 = box
    around = page.lines[max(y0, 0) : y1, max(x0 - _AT_LINE, 0) : x1 + _AT_LINE]
    return bool(around.size and (np.count_nonzero(around, axis=0) >= _DOWN * around.shape[0]).any())


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
