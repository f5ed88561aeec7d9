"""How far an audit is, on standard error."""

from __future__ import annotations

import sys

from linter.audit.progress import Progress, Step, Watch
from linter.phrases.phrase import Lang, Phrase

_STEPS = {
    Step.READ: Phrase("读取", "reading"),
    Step.LINK: Phrase("归户", "linking"),
    Step.JUDGE: Phrase("检查", "checking"),
    Step.WRITE: Phrase("生成结果", "writing"),
}
_RATE = Phrase("{rate} 份/秒", "{rate} a second")
_LEFT = Phrase("约剩 {left}", "about {left} left")
_MINUTES = Phrase("{n} 分钟", "{n} minutes", "{n} minute")
_SECONDS = Phrase("{n} 秒", "{n} seconds", "{n} second")
_EVERY = 60.0
"""Seconds between lines where standard error is no terminal (a log)."""
_SETTLED = 5.0
"""Seconds after which a rate says something."""


def watcher(lang: Lang) -> Watch:
    """Shows one line that changes on a terminal, and now and then a line in a log."""
    return _Line(lang).show if sys.stderr.isatty() else _Log(lang).show


class _Line:
    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._shown = 0

    def show(self, progress: Progress) -> None:
        text = said(progress, self._lang)
        width = sum(2 if ord(char) > 0x2E80 else 1 for char in text)
        over = progress.step is Step.WRITE and progress.done == progress.total
        sys.stderr.write("\r" + " " * self._shown + "\r" + ("" if over else text))
        sys.stderr.flush()
        self._shown = 0 if over else width


class _Log:
    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._step: Step | None = None
        self._told = 0.0

    def show(self, progress: Progress) -> None:
        if progress.step is not self._step or progress.seconds - self._told >= _EVERY:
            self._step, self._told = progress.step, progress.seconds
            print(f"gidlint: {said(progress, self._lang)}", file=sys.stderr, flush=True)


def said(progress: Progress, lang: Lang) -> str:
    """How far it is, in one line."""
    total = f"/{progress.total:,}" if progress.total is not None else ""
    parts = [_STEPS[progress.step].say(lang)]
    if progress.done or progress.total:
        parts.append(f"{progress.done:,}{total}")
    if progress.seconds >= _SETTLED and progress.step in (Step.READ, Step.JUDGE):
        parts.append(_RATE.say(lang, rate=f"{progress.rate:.1f}"))
        if progress.left is not None:
            parts.append(_LEFT.say(lang, left=_duration(progress.left, lang)))
    return "  ".join(parts)


def _duration(seconds: float, lang: Lang) -> str:
    whole = round(seconds)
    return _MINUTES.say(lang, n=round(whole / 60)) if whole >= 90 else _SECONDS.say(lang, n=whole)
