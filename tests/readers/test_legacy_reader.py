"""Old formats are read by way of LibreOffice where there is one, and named where there is none."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter.model.document import Document
from linter.readers import FailureKind, ReadFailure, legacy, read_bytes, read_file

REPORTS = Path(__file__).resolve().parents[2] / "examples" / "reports"
CLEAN = REPORTS / "clean-department-2023.docx"
RTF = b"{\\rtf1\\ansi hello}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")

posix = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for LibreOffice")
office = pytest.mark.skipif(legacy.converter() is None, reason="no LibreOffice here")


def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    """A program called like LibreOffice; ``out`` and ``source`` are what it was told on its command line."""
    program = tmp_path / "soffice"
    head = "import pathlib, sys, time\nout = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
    head += "source = pathlib.Path(sys.argv[-1])\n"
    program.write_text(f"#!{sys.executable}\n{head}{body}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(legacy, "converter", lambda: str(program))
    return program


@posix
@pytest.mark.parametrize(
    ("data", "ending"),
    [(RTF, ".rtf"), (OLE, ".doc")],
)
def test_a_file_of_an_old_format_is_read_as_the_docx_that_libreoffice_makes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, ending: str
) -> None:
    told = tmp_path / "told"
    stand_in(
        tmp_path,
        monkeypatch,
        f"""out.mkdir()
(out / "report.docx").write_bytes(pathlib.Path({str(CLEAN)!r}).read_bytes())
pathlib.Path({str(told)!r}).write_text(source.suffix + str(source.read_bytes() == {data!r}))""",
    )
    document = read_bytes(data, "report.wps")
    assert document.blocks == read_file(CLEAN).blocks
    assert document.metadata["converted_by"] == "LibreOffice"
    assert told.read_text() == f"{ending}True"


@posix
def test_what_libreoffice_cannot_open_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "")
    with pytest.raises(ReadFailure) as caught:
        read_bytes(RTF, "report.rtf")
    assert (caught.value.kind, caught.value.detail) == (FailureKind.DAMAGED, "RTF, LibreOffice")


@posix
def test_a_conversion_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive = tmp_path / "alive"
    body = f"import subprocess\nsubprocess.Popen(['sh', '-c', 'sleep 3; touch {alive}'])\ntime.sleep(60)"
    stand_in(tmp_path, monkeypatch, body)
    monkeypatch.setattr(legacy, "SECONDS", 1)
    with pytest.raises(ReadFailure) as caught:
        read_bytes(RTF, "report.rtf")
    assert caught.value.kind is FailureKind.TIMEOUT
    time.sleep(3)
    assert not alive.exists()  # nor does anything that it had started go on


def test_a_program_that_cannot_be_started_leaves_the_file_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(legacy, "converter", lambda: str(tmp_path))
    with pytest.raises(ReadFailure) as caught:
        read_bytes(RTF, "report.rtf")
    assert caught.value.kind is FailureKind.LEGACY


@office
@pytest.mark.parametrize("form", ["doc", "rtf", "odt", "fodt"])
def test_the_same_report_is_read_from_every_old_format(tmp_path: Path, form: str) -> None:
    program = legacy.converter()
    assert program is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path), str(CLEAN)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = read_file(tmp_path / f"{CLEAN.stem}.{form}")
    assert texts(document) == texts(read_file(CLEAN))


def texts(document: Document) -> list[object]:
    """What stands in the document, without the places, which a conversion may move."""
    return [
        block.text if hasattr(block, "text") else [cell.text.split() for cell in block.cells]
        for block in document.blocks
    ]
