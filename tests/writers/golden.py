"""Golden files: what an output looked like when a person last looked at it.

``GIDLINT_UPDATE_GOLDEN=1 pytest tests/writers`` writes them anew; look at the difference before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def check(name: str, text: str) -> None:
    """Compare a text with the golden file of a name, byte for byte."""
    file = FOLDER / name
    if os.environ.get("GIDLINT_UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode())
    assert file.exists(), f"no golden file {name}: run with GIDLINT_UPDATE_GOLDEN=1 and look at what it writes"
    assert text == file.read_bytes().decode()
