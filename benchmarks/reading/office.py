"""The specimens through LibreOffice: as it saves them, in each format that people publish."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from benchmarks.reading.docx_layouts import DOCX
from benchmarks.reading.markup_case import Case
from benchmarks.reading.producers import RULED, page
from benchmarks.reading.specimens import Specimen

_SECONDS = 180


def convert(source: bytes, ending: str, *forms: str) -> bytes | None:
    """A file converted to one format after another; ``None`` where there is no LibreOffice."""
    if not shutil.which("soffice"):
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"0.{ending}")
        path.write_bytes(source)
        for step, form in enumerate(forms):
            out = Path(folder, str(step))
            command = [
                "soffice",
                f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                form,
                "--outdir",
                str(out),
                str(path),
            ]
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
            path = out / path.with_suffix(f".{form.partition(':')[0]}").name
            if not path.exists():
                return None
        return path.read_bytes()


def from_docx(specimen: Specimen, *forms: str, layout: str = "word") -> bytes | None:
    """A DOCX of one of the layouts, converted."""
    source = DOCX[layout].make(specimen)
    return None if source is None else convert(source, "docx", *forms)


def from_html(specimen: Specimen, *forms: str) -> bytes | None:
    """A web page, converted by way of the word processor's own format."""
    return convert(page(specimen, RULED).encode(), "html", *forms)


def _case(*forms: str, ending: str, values: str = "gaps", layout: str = "word") -> Case:
    def make(specimen: Specimen) -> bytes | None:
        return from_docx(specimen, *forms, layout=layout)

    return Case(make, values, ending=ending)


OFFICE: dict[str, Case] = {
    "docx": _case("docx", ending="docx"),
    "docx from odt": _case("odt", "docx", ending="docx"),
    "docx from a text box": _case("docx", ending="docx", layout="text box"),
    "html": _case("html", ending="html"),
    "xhtml": _case("xhtml:XHTML Writer File", ending="xhtml"),
    "doc": _case("doc", ending="doc"),
    "wps": _case("doc", ending="wps", values="mixed"),
    "rtf": _case("rtf", ending="rtf"),
    "odt": _case("odt", ending="odt"),
    "fodt": _case("fodt", ending="fodt", values="mixed"),
    "html to odt": Case(lambda specimen: from_html(specimen, "odt:writer8"), "gaps", ending="odt"),
}
