"""A handler whose tasks say what is to happen to them."""

from __future__ import annotations

import os
import pickle
import signal
import time
from pathlib import Path
from typing import Any

from linter.readers.failure import FailureKind, ReadFailure
from linter.rulebook.families import Families

Toy = tuple[str, str]
"""What happens, and with what."""


class Acting:
    """Results are words; rulebooks are named in them."""

    def process(self, task: Toy, families: Families) -> str:
        match task:
            case "hang", _:
                time.sleep(60)
            case "killed", _:
                os.kill(os.getpid(), signal.SIGKILL)
            case "killed once", marker if not Path(marker).exists():
                Path(marker).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            case "exit", code:
                os._exit(int(code))
            case "kill parent", _:
                os.kill(os.getppid(), signal.SIGKILL)
                time.sleep(60)
            case "raise", words:
                raise ValueError(words)
            case "refuse", words:
                raise ReadFailure(FailureKind.DAMAGED, words)
            case "sleep", seconds:
                time.sleep(float(seconds))
            case "rules", name:
                return f"{len(families.named(name).rules)} rules, {families.named(name).digest}"
        return ": ".join(task)

    def failed(self, task: Toy, failure: ReadFailure, families: Families) -> str:
        return f"{': '.join(task)} failed, {failure}"

    def pack(self, thing: object, families: Families) -> bytes:
        return pickle.dumps(thing)

    def unpack(self, data: bytes, families: Families) -> Any:
        return pickle.loads(data)
