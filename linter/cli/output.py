"""Where text goes: the terminal, a pipe, a file."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from linter.phrases.phrase import Lang, Phrase
from linter.run.problem import UsageProblem
from linter.writers.options import WriteOptions

_NO_FOLDER = Phrase("无法写入 {file}：没有这个文件夹", "{file} can't be written: there is no such folder")
_IS_FOLDER = Phrase("无法写入 {file}：这是一个文件夹", "{file} can't be written: it is a folder")
_FAILED = Phrase("无法写入 {file}：{detail}", "{file} can't be written: {detail}")
_WIDTH_OF_A_PIPE = 100
_MANY = 20


def require_writable(file: Path | None) -> None:
    """Raise ``UsageProblem`` where a file can't be written, before the work is done that would be lost."""
    if file is not None and file.is_dir():
        raise UsageProblem(_IS_FOLDER, file=str(file))
    if file is not None and not file.absolute().parent.is_dir():
        raise UsageProblem(_NO_FOLDER, file=str(file))


def colour() -> bool:
    """Whether standard output is a terminal that shows colours."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32":
        os.system("")  # switches the console's escape sequences on
    return True


def width() -> int:
    """The columns of the terminal, or of a page where there is none."""
    return shutil.get_terminal_size((_WIDTH_OF_A_PIPE, 24)).columns if sys.stdout.isatty() else _WIDTH_OF_A_PIPE


def encoding(file: Path | None) -> str:
    """What a text will be encoded in. A pipe of an encoding without Chinese gets UTF-8."""
    own = sys.stdout.encoding or "utf-8"
    if file is not None:
        return "utf-8"
    try:
        "政府信息公开".encode(own)
    except (UnicodeEncodeError, LookupError):
        return "utf-8"
    return own


def options(lang: Lang, file: Path | None, *, show_outcomes: bool = False, statistics: bool = False) -> WriteOptions:
    """The options of an output that goes to ``file``, or to standard output."""
    return WriteOptions(
        lang=lang,
        show_outcomes=show_outcomes,
        statistics=statistics,
        colour=file is None and colour(),
        width=width(),
        encoding=encoding(file),
    )


def emit(text: str, file: Path | None = None, *, machine: bool = False) -> None:
    """Write a whole text. A file appears complete or not at all; what programs read is UTF-8 with ``\\n`` everywhere.

    Characters that can't be encoded (a file name in another encoding) are written as escapes, which JSON reads back.
    """
    if file is not None:
        _write_file(text, file)
        return
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        target = "utf-8" if machine else encoding(None)
        stream.reconfigure(encoding=target, errors="backslashreplace", newline="\n" if machine else None)
    try:
        stream.write(text if text.endswith("\n") or not text else text + "\n")
        stream.flush()
    except OSError as error:
        # Point the stream elsewhere, or the interpreter complains when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        # A reader that has seen enough (`| head`) is no failure; Windows calls a closed pipe invalid.
        if not isinstance(error, BrokenPipeError) and error.errno != errno.EINVAL:
            raise UsageProblem(_FAILED, file="stdout", detail=error.strerror or str(error)) from error


def complain(text: str) -> None:
    """A line on standard error."""
    with suppress(OSError):
        print(f"gidlint: {text}", file=sys.stderr, flush=True)


def progress() -> Callable[[int, int], None] | None:
    """Shows on a terminal how far a run over many files is; nothing where standard error is no terminal."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if total >= _MANY:
            sys.stderr.write(f"\r{done}/{total}" if done < total else "\r" + " " * len(f"{total}/{total}") + "\r")
            sys.stderr.flush()

    return show


def _write_file(text: str, file: Path) -> None:
    data = (text if text.endswith("\n") or not text else text + "\n").encode("utf-8", "backslashreplace")
    try:
        if file.exists() and not file.is_file():  # a device: nothing to replace
            file.write_bytes(data)
            return
        target = file.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            os.replace(name, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise UsageProblem(_FAILED, file=str(file), detail=error.strerror or str(error)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
