"""A real Chromium for tests, spoken to over its own pipe: no driver, no network, no port."""

from __future__ import annotations

import base64
import json
import os
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
"""The program, or ``None`` where there is none."""

_QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
]


def _start(profile: Path) -> tuple[int, int, int]:
    """Start Chromium: its process, where to write to it, and where to read from it. It reads from 3 and writes to 4."""
    import fcntl  # which Windows doesn't have

    assert CHROMIUM is not None
    its_input, to = os.pipe()
    back, its_output = os.pipe()
    # Out of the way of 3 and 4.
    reading, writing = (fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, 10) for one in (its_input, its_output))
    quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)
    pipes = (os.POSIX_SPAWN_DUP2, reading, 3), (os.POSIX_SPAWN_DUP2, writing, 4)
    command = [CHROMIUM, *_QUIET, f"--user-data-dir={profile}"]
    process = os.posix_spawn(CHROMIUM, command, os.environ, file_actions=[*quiet, *pipes])
    for one in (its_input, its_output, reading, writing):
        os.close(one)
    return process, to, back


class Browser:
    """One Chromium with one page. ``errors`` are what the page's scripts and the console complained of, ``requests``
    the addresses of everything that was loaded."""

    def __init__(self, profile: Path, *, scripts: bool = True) -> None:
        assert CHROMIUM is not None
        self._process, to, back = _start(profile)
        self._to, self._from = os.fdopen(to, "wb"), os.fdopen(back, "rb")
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self._loaded = False
        self.errors: list[str] = []
        self.requests: list[str] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        if not scripts:
            self.call("Emulation.setScriptExecutionDisabled", value=True)

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        with suppress(EOFError, BrokenPipeError):
            self._session = None
            self.call("Browser.close")
        self._to.close()
        self._from.close()
        for _ in range(100):
            if os.waitpid(self._process, os.WNOHANG)[0]:
                return
            time.sleep(0.05)
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def call(self, method: str, **parameters: Any) -> Any:
        """Ask the browser to do something, and wait for the answer."""
        self._number += 1
        asked: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        self._to.write(json.dumps(asked).encode() + b"\0")
        self._to.flush()
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                return told["result"]

    def open(self, address: str) -> None:
        """Open a page, and wait until everything in it is loaded and its scripts have run."""
        self._loaded = False
        self.call("Page.navigate", url=address)
        while not self._loaded:
            self._next()

    def size(self, width: int, height: int, *, phone: bool = False) -> None:
        """The size of the window, in CSS pixels."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)

    def run(self, script: str) -> Any:
        """What an expression of JavaScript comes to in the page."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Wait until an expression holds. Raises ``TimeoutError``."""
        for _ in range(200):
            if self.run(f"Boolean({script})"):
                return
            time.sleep(0.05)
        raise TimeoutError(script)

    def picture(self, file: Path, *, whole: bool = False) -> None:
        """A picture of the window, or of the whole page."""
        shown = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(shown["data"]))

    def paper(self, file: Path) -> None:
        """The page as it is printed, as PDF."""
        printed = self.call(
            "Page.printToPDF", printBackground=False, preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69
        )
        file.write_bytes(base64.b64decode(printed["data"]))

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            part = os.read(self._from.fileno(), 1 << 16)
            if not part:
                raise EOFError("Chromium is gone")
            self._rest += part
        line, _, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        self._keep(told.get("method", ""), told.get("params", {}))
        return told

    def _keep(self, method: str, said: dict[str, Any]) -> None:
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Runtime.exceptionThrown":
            self.errors.append(str(said["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled" and said["type"] in ("error", "warning"):
            self.errors.append(str(said["args"]))
        elif method == "Log.entryAdded" and said["entry"]["level"] in ("error", "warning"):
            self.errors.append(str(said["entry"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(said["request"]["url"])
