"""Drawn files altered as other programs leave them: protected, repacked, scaled, layered, with filled fields."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from benchmarks.reading.draw import LAYOUTS, Layout, draw
from benchmarks.reading.specimens import Specimen

Alter = Callable[[bytes], "bytes | None"]


def altered(specimen: Specimen, layout: Layout, alter: Alter) -> bytes | None:
    """The drawn file after an alteration, or ``None`` where the program for it is missing."""
    return alter(draw(specimen, layout))


def _written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _copy(data: bytes) -> PdfWriter:
    return PdfWriter(clone_from=PdfReader(io.BytesIO(data)))


def protected(data: bytes, *, algorithm: str) -> bytes:
    """Protected from changes by an owner's password; anybody may open it."""
    writer = _copy(data)
    writer.encrypt("", "owner", algorithm=algorithm)
    return _written(writer)


def repacked(data: bytes, *options: str) -> bytes | None:
    """Written anew by qpdf."""
    if not shutil.which("qpdf"):
        return None
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["qpdf", *options, file.name, "-"], capture_output=True, timeout=60, check=False)
    return done.stdout if done.returncode == 0 else None


def updated(data: bytes) -> bytes:
    """Saved twice more, each time with the first page's content anew at the end: the last one counts."""
    for _ in range(2):
        reader = PdfReader(io.BytesIO(data))
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        page = writer.pages[0]
        content = DecodedStreamObject()
        content.set_data(reader.pages[0].get_contents().get_data() + b"\n")  # type: ignore[union-attr]
        page[NameObject("/Contents")] = writer._add_object(content)
        data = _written(writer)
    return data


def in_units(data: bytes) -> bytes:
    """Half as large, in units of a 36th of an inch."""
    writer = _copy(data)
    for page in writer.pages:
        page.scale_by(0.5)
        page[NameObject("/UserUnit")] = FloatObject(2)
    return _written(writer)


def cropped(data: bytes) -> bytes:
    """On a larger sheet with its origin elsewhere, shown through a crop box; what lies outside isn't seen."""
    writer = _copy(data)
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        page.add_transformation(Transformation().translate(130, 90))
        page.mediabox = RectangleObject((-50, -70, width + 300, height + 300))
        page.cropbox = RectangleObject((130, 90, 130 + width, 90 + height))
    return _written(writer)


def in_forms(data: bytes) -> bytes:
    """Each page as one form, drawn scaled down by a matrix that its page scales up again."""
    writer = _copy(data)
    for page in writer.pages:
        _draw_forms(writer, page, [(_form(writer, page, b"0.5 0 0 0.5 0 0"), (2.0, 0.0, 0.0))])
    return _written(writer)


def two_up(data: bytes) -> bytes:
    """Two pages on each sheet, side by side."""
    writer = _copy(data)
    pages = list(writer.pages)
    width, height = float(pages[0].mediabox.width), float(pages[0].mediabox.height)
    scale = width / height
    forms = [_form(writer, page, b"1 0 0 1 0 0") for page in pages]
    out = PdfWriter()
    for index in range(0, len(pages), 2):
        page = out.add_blank_page(height, width)
        placed = [
            (form.clone(out), (scale, side * height / 2, 0.0)) for side, form in enumerate(forms[index : index + 2])
        ]
        _draw_forms(out, page, placed)
    return _written(out)


def _form(writer: PdfWriter, page: PageObject, matrix: bytes) -> DecodedStreamObject:
    form = DecodedStreamObject()
    contents = page.get_contents()
    form.set_data(contents.get_data() if contents is not None else b"")
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(page.mediabox),
            NameObject("/Matrix"): ArrayObject(FloatObject(each) for each in matrix.split()),
            NameObject("/Resources"): page["/Resources"],
        }
    )
    return form


def _draw_forms(
    writer: PdfWriter, page: PageObject, forms: list[tuple[DecodedStreamObject, tuple[float, float, float]]]
) -> None:
    objects = DictionaryObject()
    parts = []
    for index, (form, (scale, x, y)) in enumerate(forms):
        objects[NameObject(f"/Fm{index}")] = writer._add_object(form)
        parts.append(f"q {scale} 0 0 {scale} {x} {y} cm /Fm{index} Do Q")
    content = DecodedStreamObject()
    content.set_data("\n".join(parts).encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): objects})


def layered(data: bytes) -> bytes:
    """With a layer that is switched off, in which the same page stands a little lower with other numbers."""
    writer = _copy(data)
    off = ArrayObject()
    for page in writer.pages:
        contents = page.get_contents()
        body = contents.get_data() if contents is not None else b""
        group = writer._add_object(
            DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("draft")})
        )
        off.append(group)
        resources = page["/Resources"].get_object()
        resources[NameObject("/Properties")] = DictionaryObject({NameObject("/MC0"): group})  # type: ignore[index]
        content = DecodedStreamObject()
        content.set_data(b"/OC /MC0 BDC q 1 0 0 1 9 -4 cm\n" + body + b"\nQ EMC\n" + body)
        page[NameObject("/Contents")] = writer._add_object(content)
    settings = DictionaryObject(
        {NameObject("/OCGs"): off, NameObject("/D"): DictionaryObject({NameObject("/OFF"): off})}
    )
    writer.root_object[NameObject("/OCProperties")] = settings
    return _written(writer)


def beside_the_page(data: bytes) -> bytes:
    """With copies of each page's text outside the page, under a clip, and as invisible text."""
    writer = _copy(data)
    for page in writer.pages:
        contents = page.get_contents()
        body = contents.get_data() if contents is not None else b""
        width = float(page.mediabox.width)
        content = DecodedStreamObject()
        content.set_data(
            b"q 1 0 0 1 %d 5 cm\n%b\nQ q 5 5 10 10 re W n 1 0 0 1 7 -3 cm\n%b\nQ q 3 Tr 1 0 0 1 4 6 cm\n%b\nQ\n%b"
            % (width, body, _texts(body), _texts(body), body)
        )
        page[NameObject("/Contents")] = writer._add_object(content)
    return _written(writer)


def _texts(content: bytes) -> bytes:
    """The text objects of a content alone."""
    return b"\n".join(re.findall(rb"BT.*?ET", content, re.DOTALL))


def without_unicode(data: bytes) -> bytes:
    """Fonts without ToUnicode maps."""
    writer = _copy(data)
    for each in writer._objects:
        if isinstance(each, DictionaryObject) and "/ToUnicode" in each:
            del each["/ToUnicode"]
    return _written(writer)


def with_picture(data: bytes, *, behind: bool) -> bytes:
    """With a pale picture over or behind the whole of each page, as programs draw watermarks."""
    writer = _copy(data)
    picture = DecodedStreamObject()
    picture.set_data(zlib.compress(bytes([240]) * 64))
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(8),
            NameObject("/Height"): NumberObject(8),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/Filter"): NameObject("/FlateDecode"),
        }
    )
    image = writer._add_object(picture)
    for page in writer.pages:
        contents = page.get_contents()
        body = contents.get_data() if contents is not None else b""
        resources: Any = page["/Resources"].get_object()
        resources[NameObject("/XObject")] = DictionaryObject({NameObject("/ImMark"): image})
        mark = b"q 400 0 0 500 90 150 cm /ImMark Do Q\n"
        content = DecodedStreamObject()
        content.set_data(mark + body if behind else body + b"\n" + mark)
        page[NameObject("/Contents")] = writer._add_object(content)
    return _written(writer)


ALTERATIONS: dict[str, tuple[str, Alter]] = {
    "RC4-40": ("edges", partial(protected, algorithm="RC4-40")),
    "RC4-128": ("edges", partial(protected, algorithm="RC4-128")),
    "AES-128": ("boxes", partial(protected, algorithm="AES-128")),
    "AES-256": ("bars", partial(protected, algorithm="AES-256")),
    "object streams": ("edges", lambda data: repacked(data, "--object-streams=generate")),
    "linearized": ("gaps", lambda data: repacked(data, "--linearize")),
    "incremental": ("edges", updated),
    "user unit": ("double", in_units),
    "cropped": ("edges", cropped),
    "forms": ("dashed", in_forms),
    "two up": ("small print", two_up),
    "layers": ("edges", layered),
    "layers unruled": ("none", layered),
    "outside": ("edges", beside_the_page),
    "without unicode": ("standard font", without_unicode),
    "picture behind": ("edges", partial(with_picture, behind=True)),
    "picture over": ("gaps", partial(with_picture, behind=False)),
}

ALTERED = {
    f"altered: {name}": (LAYOUTS[base].values, partial(altered, layout=LAYOUTS[base], alter=alter))
    for name, (base, alter) in ALTERATIONS.items()
}
