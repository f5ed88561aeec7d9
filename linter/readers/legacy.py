"""Old formats (DOC, WPS, RTF, ODF, UOF) by way of LibreOffice, where that is installed.

LibreOffice turns the file into a DOCX, which is read as any other. It runs without a window, macros or the network's
pictures, in a profile of its own that goes when it ends.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from linter.model.document import Document
from linter.readers.failure import FailureKind, ReadFailure

CONVERTED = "converted_by"
"""The key of a document's metadata that says which program converted the file."""
SECONDS = 45
"""How long a conversion may take: less than a run allows for one file, so that the converter ends first."""

_FLAT = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_FLAT_WITHIN = 4096
_NAMES = ("soffice", "libreoffice")
_USUAL = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_ENDINGS = {"DOC / WPS": "doc", "OLE": "doc", "RTF": "rtf", "ODF": "odt", "UOF": "uot", "Word XML": "xml"}
"""What a file of each kind must be called for LibreOffice to know it."""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def converter() -> str | None:
    """The path of LibreOffice on this machine, or ``None``."""
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    return next((path for path in _USUAL if os.path.isfile(path)), None)


def read_legacy(data: bytes, kind: str) -> Document:
    """The document in a file of an old format; ``kind`` is the format's name as :mod:`linter.readers.sniff` says it.

    Raises :class:`ReadFailure`: ``LEGACY`` where there is no LibreOffice or none that knows the format, ``DAMAGED``
    where it can't open the file (which may also be locked by a password), ``TIMEOUT`` where it takes too long.
    """
    from linter.readers.docx import read_docx

    if kind == "Word XML" and _FLAT in data[:_FLAT_WITHIN]:
        return read_docx(data)  # a DOCX in another wrapping
    program = converter()
    if program is None or kind not in _ENDINGS:
        raise ReadFailure(FailureKind.LEGACY, kind)
    document = read_docx(_converted(program, data, kind))
    document.metadata[CONVERTED] = "LibreOffice"
    return document


def _converted(program: str, data: bytes, kind: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="gidlint-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source = home / f"report.{_ENDINGS[kind]}"
        source.write_bytes(data)
        user = home / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        _run(
            [
                program,
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                str(home / "out"),
                str(source),
            ],
            kind,
        )
        target = home / "out" / "report.docx"
        if not target.is_file():  # LibreOffice ends with 0 whether it could open the file or not
            raise ReadFailure(FailureKind.DAMAGED, f"{kind}, LibreOffice")
        return target.read_bytes()


def _run(command: list[str], kind: str) -> None:
    """Run to the end, or end it with everything that it has started."""
    own_group = sys.platform != "win32"
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_group,
        )
    except OSError as error:
        raise ReadFailure(FailureKind.LEGACY, f"{kind}, LibreOffice: {error.strerror or error}") from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ReadFailure(FailureKind.TIMEOUT, f"{SECONDS} s, LibreOffice") from error
    finally:
        if process.poll() is None:
            _end(process, own_group)


def _end(process: subprocess.Popen[bytes], own_group: bool) -> None:
    if own_group:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
