"""Which language to speak."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from linter.phrases.phrase import Lang

_CHINESE = 0x04  # Windows: the primary language of a language identifier


def spoken(arguments: Sequence[str]) -> Lang:
    """The language that ``--lang`` asks for, or else the locale's. Looked for before the arguments are parsed: help and
    error messages speak it too."""
    for position, argument in enumerate(arguments):
        value = argument.removeprefix("--lang=")
        if argument == "--lang" and position + 1 < len(arguments):
            value = arguments[position + 1]
        if value in ("zh", "en") and argument.startswith("--lang"):
            return "zh" if value == "zh" else "en"
    return of_locale()


def of_locale() -> Lang:
    """Chinese for a Chinese locale, and for one that names no language (``C``): whoever checks Chinese reports reads
    Chinese. English for every other."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(name, "")
        if locale:
            neutral = locale.split(".")[0].upper() in ("C", "POSIX")
            return "zh" if neutral or locale.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import ctypes

        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == _CHINESE else "en"
    return "zh"
