"""The recognition engine: where words are in a picture, and what a picture of one line says."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import cv2
import numpy as np

from linter.readers.ocr.cleaning import Grey

PixelBox = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; the right and bottom ones are outside."""

_HEIGHT = 48
_ALIKE = {
    "0": "0oOQD〇○◯",
    "1": "1lI|丨",
    ".": ".·。",
    ",": ",，",
    "-": "-—–－一_",
    "/": "/／",
    "%": "%％",
    **{digit: digit for digit in "23456789"},
}
"""What a number is made of, and what the engine takes each for where it doesn't know that there is a number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a picture of a line says, and how sure that is (0 to 1): the mean over its characters.

    ``number`` is what it says if it is a number, ``firm`` how sure its least sure character is, and ``rival`` the
    largest share that any other reading of any place in it has.
    """

    text: str
    score: float
    number: str
    firm: float
    rival: float


def find(grey: Grey) -> list[PixelBox]:
    """The boxes of words in a picture."""
    result = _engine()(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_det=True, use_cls=False, use_rec=False)
    out: list[PixelBox] = []
    for corners in () if result.boxes is None else result.boxes:
        x0, y0 = (int(value) for value in np.min(corners, axis=0))
        x1, y1 = (int(value) for value in np.max(corners, axis=0))
        out.append((x0, y0, x1, y1))
    return out


def read(pictures: Sequence[Grey], width: int) -> list[Reading]:
    """What pictures of one line each say. Short lines are filled up to ``width`` pixels at a height of 48. Each is read
    by itself, so that it doesn't matter which others there are."""
    return [_read(picture, width) for picture in pictures]


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The engine, with one thread: what it gives must not hang on the machine, and files are read side by side."""
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": 4000,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
        }
    )


@lru_cache(maxsize=1)
def _recogniser() -> tuple[Any, list[list[int]]]:
    """What reads lines, and which of its characters stand for each sign of a number."""
    recogniser = _engine()._load_rec_model()
    numbers = {character: index for index, character in enumerate(recogniser.postprocess_op.character)}
    return recogniser, [[numbers[each] for each in alike if each in numbers] for alike in _ALIKE.values()]


def _read(picture: Grey, width: int) -> Reading:
    recogniser, signs = _recogniser()
    height, own = picture.shape
    ratio = max(own / height, width / _HEIGHT)
    prepared = recogniser.resize_norm_img(cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR), ratio)
    shares = recogniser.session(prepared[np.newaxis])
    ((text, score),), _ = recogniser.postprocess_op(shares)
    return Reading(text.strip(), float(score), *_number(np.asarray(shares[0]), signs))


def _number(shares: Grey, signs: list[list[int]]) -> tuple[str, float, float]:
    """A line's reading as a number, how sure its least sure sign is, and the largest share of any other reading."""
    ours = np.stack([shares[:, 0], *(shares[:, each].sum(axis=1) for each in signs)], axis=1)
    best = ours.argmax(axis=1)
    text, firm, rival = "", 1.0, 0.0
    names = list(_ALIKE)
    for first, last in _runs(best):
        if best[first]:
            text += names[best[first] - 1]
            firm = min(firm, float(ours[first:last, best[first]].max()))
    for at in range(len(best)):
        # Between two characters the share goes over from one to the next: no doubt, unless it is a third one's.
        near = {0, *(int(each) for each in best[max(at - 1, 0) : at + 2])}
        rest = 1 - float(sum(ours[at, each] for each in near))
        rival = max(rival, rest)
    return text, firm if text else 0.0, rival


def _runs(values: Grey) -> list[tuple[int, int]]:
    edges = [0, *(np.flatnonzero(np.diff(values)) + 1).tolist(), len(values)]
    return list(pairwise(edges))
