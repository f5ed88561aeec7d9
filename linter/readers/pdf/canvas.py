"""Runs a page's content and collects its marks (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import atan2, degrees, hypot
from typing import Any, cast

from linter.readers.pdf import objects
from linter.readers.pdf.budget import DEEPEST_FORM, Budget
from linter.readers.pdf.content import Operand, operations
from linter.readers.pdf.fields import set_in
from linter.readers.pdf.fonts import Font, load
from linter.readers.pdf.marks import Box, Glyph, PageMarks
from linter.readers.pdf.matrix import IDENTITY, Matrix, apply, bounds, intersect, matrix_of, multiply
from linter.readers.pdf.paths import EVERYWHERE, PATH_HANDLERS, THICKEST_RULE, PathCanvas

_ASCENT, _DESCENT = 0.86, -0.14
"""The box of an em about its baseline: what CJK fonts use, and enough for placing."""
_COST_OF_FORM = 20


class Canvas(PathCanvas):
    """Draws content streams onto a page's marks. ``fonts`` is shared by the pages of a file."""

    def __init__(self, marks: PageMarks, budget: Budget, fonts: dict[Any, Font], hidden_layers: frozenset[Any]) -> None:
        super().__init__(marks)
        self._budget = budget
        self._fonts = fonts
        self._hidden_layers = hidden_layers
        self._text = self._line = IDENTITY
        self._marked: list[bool] = []  # whether each open marked-content section is hidden
        self._resources: Any = None
        self._parameters: dict[tuple[int, str], tuple[Any, Any]] = {}  # with the resources, which keep their id so

    def draw(self, data: bytes, resources: Any, matrix: Matrix, clip: Box, depth: int = 0) -> None:
        """Run one content stream; ``matrix`` leads to view coordinates."""
        outer = (self._state, self._stack, self._resources, self._text, self._line, self._marked, self._unseen)
        self._state = replace(self._state, matrix=matrix, clip=intersect(self._state.clip, clip))
        self._stack = []
        self._marked = []
        self._resources = resources
        handlers = _HANDLERS
        operate = self._budget.operate
        for operator, operands in operations(data):
            operate()
            handler = handlers.get(operator)
            if handler is not None:
                try:
                    handler(self, operands)
                except (TypeError, ValueError, IndexError, OverflowError, ZeroDivisionError, AttributeError):
                    self._marks.damaged = True  # wrong or too few operands: viewers pass the operator over too
            elif operator == b"Do":
                self._paint_object(operands, depth)
        self._state, self._stack, self._resources, self._text, self._line, self._marked, self._unseen = outer

    def set_field(self, value: str, field: Any, box: Box) -> None:
        """Set a form field's value in its box (view coordinates)."""
        self._budget.show(len(value))
        self._shown += 1
        self._marks.glyphs += set_in(value, field, box, self._shown)

    def _set_parameters(self, operands: list[Any]) -> None:
        key = id(self._resources), operands[0]
        if key not in self._parameters:
            found = objects.entry(self._category("/ExtGState"), "/" + operands[0])
            self._parameters[key] = found if found else None, self._resources
        holder = self._parameters[key][0]
        if holder is None:
            return
        opacity = objects.entry(holder, "/ca")
        if opacity is not None:
            self._state.fill_opacity = objects.number(opacity, 1.0)
        width = objects.entry(holder, "/LW")
        if width is not None:
            self._state.line_width = objects.number(width, 1.0)
        font = objects.array(objects.entry(holder, "/Font"))
        if len(font) == 2:
            self._state.font = self._load(font[0], None)
            self._state.font_size = objects.number(font[1])

    def _category(self, key: str) -> Any:
        return objects.entry(self._resources, key)

    # -- objects

    def _paint_object(self, operands: list[Any], depth: int) -> None:
        if not operands or not isinstance(operands[-1], str) or self._unseen:
            return
        target = objects.entry(self._category("/XObject"), "/" + operands[-1])
        kind = objects.named(objects.entry(target, "/Subtype"))
        if self._is_hidden_layer(target):
            return
        if kind == "Image":
            box = intersect(bounds(self._state.matrix, 0, 0, 1, 1), self._state.clip)
            if box[2] > box[0] and box[3] > box[1]:
                if min(box[2] - box[0], box[3] - box[1]) <= THICKEST_RULE:
                    self._area(box, straight=True)  # a line drawn as a picture of one colour
                else:
                    self._marks.pictures.append(box)
        elif kind == "Form" and depth < DEEPEST_FORM:
            self._budget.operate(_COST_OF_FORM)
            data = objects.stream(target, self._budget)
            if data is None:
                self._marks.damaged = True
                return
            matrix = objects.numbers(objects.entry(target, "/Matrix"), 6)
            inner = multiply(matrix_of(matrix), self._state.matrix) if matrix else self._state.matrix
            box_ = objects.numbers(objects.entry(target, "/BBox"), 4)
            clip = bounds(inner, *_sorted_box(box_)) if box_ else EVERYWHERE
            resources = objects.entry(target, "/Resources") or self._resources
            self.draw(data, resources, inner, clip, depth + 1)

    def _inline_image(self, _: list[Any]) -> None:
        if not self._unseen:
            box = intersect(bounds(self._state.matrix, 0, 0, 1, 1), self._state.clip)
            if min(box[2] - box[0], box[3] - box[1]) > THICKEST_RULE:
                self._marks.pictures.append(box)
            elif box[2] > box[0] and box[3] > box[1]:
                self._area(box, straight=True)

    def _begin_marked(self, operands: list[Any]) -> None:
        hidden = False
        if len(operands) >= 2 and operands[0] == "OC" and isinstance(operands[1], str):
            hidden = self._layer_hidden("/" + operands[1])
        self._marked.append(hidden)
        self._unseen += hidden

    def _end_marked(self, _: list[Any]) -> None:
        if self._marked and self._marked.pop():
            self._unseen -= 1

    def _layer_hidden(self, name: str) -> bool:
        return bool(self._hidden_layers) and self._is_off(self._category("/Properties"), name)

    def _is_hidden_layer(self, target: Any) -> bool:
        return bool(self._hidden_layers) and self._is_off(target, "/OC")

    def _is_off(self, holder: Any, key: str) -> bool:
        """Whether a layer is off, or the layers of a membership dictionary in the way it asks (ISO 32000-1, 8.11.2)."""
        if _reference(holder, key) in self._hidden_layers:
            return True
        member = objects.entry(holder, key)
        groups = objects.entry(member, "/OCGs")
        if groups is None:
            return False
        several = isinstance(groups, list)
        keys = [_raw_reference(each) for each in list.__iter__(groups)] if several else [_reference(member, "/OCGs")]
        off = [each in self._hidden_layers for each in keys if each is not None]
        policy = objects.named(objects.entry(member, "/P")) or "AnyOn"
        visible = {"AllOn": not any(off), "AnyOff": any(off), "AllOff": all(off)}.get(policy, not all(off))
        return bool(off) and not visible

    # -- text

    def _begin_text(self, _: list[Any]) -> None:
        self._text = self._line = IDENTITY

    def _set_font(self, operands: list[Any]) -> None:
        self._state.font_size = float(operands[1])
        fonts = self._category("/Font")
        key = "/" + operands[0]
        self._state.font = self._load(objects.entry(fonts, key), _reference(fonts, key))

    def _load(self, holder: Any, reference: Any) -> Font:
        key = reference if reference is not None else id(holder)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = load(holder, self._budget)
        return font

    def _set_character_spacing(self, operands: list[Any]) -> None:
        self._state.character_spacing = float(operands[0])

    def _set_word_spacing(self, operands: list[Any]) -> None:
        self._state.word_spacing = float(operands[0])

    def _set_stretch(self, operands: list[Any]) -> None:
        self._state.stretch = float(operands[0]) / 100

    def _set_leading(self, operands: list[Any]) -> None:
        self._state.leading = float(operands[0])

    def _set_rise(self, operands: list[Any]) -> None:
        self._state.rise = float(operands[0])

    def _set_mode(self, operands: list[Any]) -> None:
        self._state.mode = int(operands[0])

    def _move_text(self, operands: list[Any]) -> None:
        x, y = (float(operands[-2]), float(operands[-1]))
        self._text = self._line = multiply((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def _move_text_leading(self, operands: list[Any]) -> None:
        self._state.leading = -float(operands[-1])
        self._move_text(operands)

    def _set_text_matrix(self, operands: list[Any]) -> None:
        self._text = self._line = matrix_of(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._move_text([0.0, -self._state.leading])

    def _show(self, operands: list[Any]) -> None:
        self._show_items([operands[-1]])

    def _show_array(self, operands: list[Any]) -> None:
        if isinstance(operands[-1], list):
            self._show_items(operands[-1])

    def _next_line_show(self, operands: list[Any]) -> None:
        self._next_line(operands)
        self._show(operands)

    def _spaced_next_line_show(self, operands: list[Any]) -> None:
        self._state.word_spacing, self._state.character_spacing = float(operands[0]), float(operands[1])
        self._next_line_show(operands)

    def _show_items(self, items: list[Operand]) -> None:
        state = self._state
        font = state.font
        if font is None:
            return
        self._shown += 1
        size, stretch = state.font_size, state.stretch
        vertical = font.vertical
        whole = multiply((size * stretch, 0.0, 0.0, size, 0.0, state.rise), multiply(self._text, state.matrix))
        across, slope, lean, down, shift_x, shift_y = whole
        upright = slope == 0.0 == lean and across > 0.0 > down
        em = hypot(lean, down)
        angle = degrees(atan2(whole[1], whole[0])) % 360
        angle = 0.0 if angle > 359.5 or angle < 0.5 else angle
        hidden = bool(self._unseen) or state.mode in (3, 7)
        colour = state.stroke if state.mode in (1, 5) else state.fill
        along = 0.0  # in ems of the text's own direction
        clip = state.clip
        glyphs = self._marks.glyphs
        first = len(glyphs)
        seen = False
        for item in items:
            if isinstance(item, float):
                along -= item / 1000
                continue
            if not isinstance(item, bytes):
                continue
            for shown in font.decode(item):
                if vertical:
                    left, right, low, high = -shown.width / 2, shown.width / 2, -along - shown.advance, -along
                    x, y = apply(whole, left, low - _DESCENT)
                else:
                    left, right, low, high = along, along + shown.width, _DESCENT, _ASCENT
                    x, y = across * along + shift_x, slope * along + shift_y
                if upright:
                    box = across * left + shift_x, down * high + shift_y, across * right + shift_x, down * low + shift_y
                else:
                    box = bounds(whole, left, low, right, high)
                glyphs.append(
                    Glyph(shown.text, *box, x, y, em, angle, vertical, self._shown, colour, state.fill_opacity, hidden)
                )
                middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
                seen = seen or (clip[0] <= middle_x <= clip[2] and clip[1] <= middle_y <= clip[3])
                spacing = state.character_spacing + (state.word_spacing if shown.blank else 0.0)
                if vertical:
                    along += shown.advance + (-spacing / size if size else 0.0)
                else:
                    along += shown.advance + (spacing / size if size else 0.0)
        self._budget.show(len(glyphs) - first)
        if not seen:  # a string of which nothing is within the clip; one cut off at its end is kept whole
            for glyph in glyphs[first:]:
                glyph.hidden = True
        if vertical:
            self._text = multiply((1.0, 0.0, 0.0, 1.0, 0.0, -along * size), self._text)
        else:
            self._text = multiply((1.0, 0.0, 0.0, 1.0, along * size * stretch, 0.0), self._text)


def _sorted_box(box: list[float]) -> Box:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _reference(holder: Any, key: str) -> Any:
    """The identity of an indirect entry, or ``None`` for a direct or missing one."""
    try:
        raw = holder.raw_get(key)
    except objects.BROKEN:
        return None
    return _raw_reference(raw)


def _raw_reference(raw: Any) -> Any:
    return (raw.idnum, raw.generation) if hasattr(raw, "idnum") else None


_HANDLERS: dict[bytes, Callable[[Canvas, list[Any]], None]] = {
    **cast("dict[bytes, Callable[[Canvas, list[Any]], None]]", PATH_HANDLERS),
    b"gs": Canvas._set_parameters,
    b"EI": Canvas._inline_image,
    b"BMC": Canvas._begin_marked,
    b"BDC": Canvas._begin_marked,
    b"EMC": Canvas._end_marked,
    b"BT": Canvas._begin_text,
    b"Tf": Canvas._set_font,
    b"Tc": Canvas._set_character_spacing,
    b"Tw": Canvas._set_word_spacing,
    b"Tz": Canvas._set_stretch,
    b"TL": Canvas._set_leading,
    b"Ts": Canvas._set_rise,
    b"Tr": Canvas._set_mode,
    b"Td": Canvas._move_text,
    b"TD": Canvas._move_text_leading,
    b"Tm": Canvas._set_text_matrix,
    b"T*": Canvas._next_line,
    b"Tj": Canvas._show,
    b"TJ": Canvas._show_array,
    b"'": Canvas._next_line_show,
    b'"': Canvas._spaced_next_line_show,
}
