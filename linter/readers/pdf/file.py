"""Opening a PDF file: its pages' content, its layers, its own title."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.pages import most_pages
from linter.readers.pdf import objects
from linter.readers.pdf.budget import Budget
from linter.readers.pdf.canvas import Canvas
from linter.readers.pdf.fields import value_of
from linter.readers.pdf.fonts import Font
from linter.readers.pdf.marks import Box, PageMarks
from linter.readers.pdf.matrix import IDENTITY, Matrix, bounds, multiply, view

_CATALOG = re.compile(
    rb"(?<![0-9])([0-9]{1,8})\s+([0-9]{1,5})\s+obj\b(?:(?!endobj).){0,400}?/Type\s*/Catalog", re.DOTALL
)
_A4: Box = (0.0, 0.0, 595.0, 842.0)
_LARGEST_SIDE = 20_000.0
_MOST_ANNOTATIONS = 2_000


class PdfFile:
    """An opened file. ``page_count`` is what the file has; no more than :func:`most_pages` are given. ``rebuilt`` is
    true for a file whose end is missing or broken: what was there was read."""

    def __init__(self, data: bytes) -> None:
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are for programmers
        self._budget = Budget(data)
        self.rebuilt = False
        try:
            self._open(data)
        except ReadFailure as failure:
            root = _CATALOG.search(data) if failure.kind is FailureKind.DAMAGED else None
            if root is None:
                raise
            end = b"\ntrailer << /Root %b %b R >>\nstartxref\n0\n%%%%EOF\n" % (root[1], root[2])
            self._open(data + end)
            self.rebuilt = True
        if not self._pages:
            raise ReadFailure(FailureKind.DAMAGED, "no pages")

    def _open(self, data: bytes) -> None:
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, WrongPasswordError

        try:
            self._reader = PdfReader(io.BytesIO(data), strict=False)
            self._forget_indexes()
            if self._reader.is_encrypted and not self._reader.decrypt(""):
                raise ReadFailure(FailureKind.ENCRYPTED)
            if any(objects.is_spoilt(holder, self._budget) for holder in self._holders()):
                raise ReadFailure(FailureKind.DAMAGED, "object stream")
            self._pages = list(self._reader.pages[: most_pages()])
            self.page_count = len(self._reader.pages)
        except ReadFailure:
            raise
        except LimitReachedError as error:
            raise ReadFailure(FailureKind.LIMIT, str(error)) from error
        except (FileNotDecryptedError, WrongPasswordError, DependencyError) as error:
            raise ReadFailure(FailureKind.ENCRYPTED, str(error)) from error
        except (RecursionError, MemoryError) as error:
            raise ReadFailure(FailureKind.LIMIT, type(error).__name__) from error
        except Exception as error:  # a broken file makes pypdf raise errors of any kind
            raise ReadFailure(FailureKind.DAMAGED, f"{type(error).__name__}: {error}") from error

    def _forget_indexes(self) -> None:
        """pypdf takes an index of an older version of the file for the object that has its number now."""
        known = self._reader.resolved_objects
        for key in [key for key, found in known.items() if objects.named(objects.entry(found, "/Type")) == "XRef"]:
            del known[key]

    def _holders(self) -> Iterator[Any]:
        """The streams that other objects are packed in (ISO 32000-1, 7.5.7)."""
        from pypdf.generic import IndirectObject

        for number in sorted({holder for holder, _ in self._reader.xref_objStm.values()}):
            yield IndirectObject(number, 0, self._reader)

    @property
    def title(self) -> str:
        """The document information's title, or ""."""
        try:
            title = self._reader.metadata.title if self._reader.metadata else None
        except objects.BROKEN:
            return ""
        return title.strip() if isinstance(title, str) else ""

    def marks(self) -> Iterator[PageMarks]:
        """The marks of each page."""
        fonts: dict[Any, Font] = {}
        hidden = self._hidden_layers()
        for index, page in enumerate(self._pages):
            box = _box(page)
            rotate = int(objects.number(objects.entry(page, "/Rotate"))) % 360
            matrix, width, height = view(box, rotate)
            marks = PageMarks(index + 1, width, height)
            damaged = self._budget.damaged
            contents = self._contents(page, marks)
            canvas = Canvas(marks, self._budget, fonts, hidden)
            canvas.draw(contents, objects.entry(page, "/Resources"), matrix, (0.0, 0.0, width, height))
            self._draw_annotations(page, canvas, matrix, (0.0, 0.0, width, height))
            marks.damaged = marks.damaged or self._budget.damaged > damaged
            yield marks

    def _contents(self, page: Any, marks: PageMarks) -> bytes:
        contents = objects.entry(page, "/Contents")
        parts = objects.array(contents) if not hasattr(contents, "get_data") else [contents]
        streams = [objects.stream(part, self._budget) for part in parts[:10_000]]
        if any(part is None for part in streams):
            marks.damaged = True
        return b"\n".join(part for part in streams if part)

    def _draw_annotations(self, page: Any, canvas: Canvas, matrix: Matrix, view_box: Box) -> None:
        """What fields of a form and text annotations show (ISO 32000-1, 12.5.5)."""
        for annotation in objects.array(objects.entry(page, "/Annots"))[:_MOST_ANNOTATIONS]:
            if objects.named(objects.entry(annotation, "/Subtype")) not in ("Widget", "FreeText", "Stamp"):
                continue
            if int(objects.number(objects.entry(annotation, "/F"))) & 0b100010:  # hidden, or not to be viewed
                continue
            look = objects.entry(objects.entry(annotation, "/AP"), "/N")
            state = objects.named(objects.entry(annotation, "/AS"))
            if not hasattr(look, "get_data") and state:
                look = objects.entry(look, "/" + state)
            content = objects.stream(look, self._budget)
            rectangle = objects.numbers(objects.entry(annotation, "/Rect"), 4)
            box = objects.numbers(objects.entry(look, "/BBox"), 4)
            if rectangle and look is None and (value := value_of(annotation)):
                canvas.set_field(value, annotation, bounds(matrix, *_ordered(rectangle)))
            if not content or not rectangle or not box:
                continue
            own = objects.numbers(objects.entry(look, "/Matrix"), 6) or list(IDENTITY)
            form: Matrix = (own[0], own[1], own[2], own[3], own[4], own[5])
            x0, y0, x1, y1 = bounds(form, *_ordered(box))
            left, bottom, right, top = _ordered(rectangle)
            if x1 - x0 < 0.01 or y1 - y0 < 0.01:
                continue
            across, up = (right - left) / (x1 - x0), (top - bottom) / (y1 - y0)
            place: Matrix = (across, 0.0, 0.0, up, left - x0 * across, bottom - y0 * up)
            canvas.draw(content, objects.entry(look, "/Resources"), multiply(multiply(form, place), matrix), view_box)

    def _hidden_layers(self) -> frozenset[Any]:
        """Optional content groups that are off by default (ISO 32000-1, 8.11.4)."""
        try:
            layers = objects.entry(self._reader.root_object, "/OCProperties")
            settings = objects.entry(layers, "/D")
            off = _references(settings, "/OFF")
            if objects.named(objects.entry(settings, "/BaseState")) == "OFF":
                off |= _references(layers, "/OCGs") - _references(settings, "/ON")
            return frozenset(off)
        except objects.BROKEN:
            return frozenset()


def _references(holder: Any, key: str) -> set[Any]:
    """The identities of an array's indirect items."""
    items = objects.entry(holder, key)
    raw = list.__iter__(items) if isinstance(items, list) else ()
    return {(item.idnum, item.generation) for item in raw if hasattr(item, "idnum")}


def _box(page: Any) -> Box:
    """The visible box of a page: its crop box within its media box."""
    media = objects.numbers(objects.entry(page, "/MediaBox"), 4)
    crop = objects.numbers(objects.entry(page, "/CropBox"), 4)
    box = _ordered(media) if media else _A4
    if crop:
        inner = _ordered(crop)
        cut = (max(box[0], inner[0]), max(box[1], inner[1]), min(box[2], inner[2]), min(box[3], inner[3]))
        if cut[2] - cut[0] > 10 and cut[3] - cut[1] > 10:
            box = cut
    if not (10 < box[2] - box[0] < _LARGEST_SIDE and 10 < box[3] - box[1] < _LARGEST_SIDE):
        return _A4
    return box


def _ordered(box: list[float]) -> Box:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])
