"""Take another release of Apache ECharts into this folder: ``python update.py 6.1.0``, with npm at hand.

Nothing is changed in the files. Of a release only these are needed: the smallest of its builds that has lines, bars,
tooltips, legends and SVG, and its licences.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FILES = ("dist/echarts.common.min.js", "LICENSE", "NOTICE", "licenses/LICENSE-d3")
CHECKSUMS = "SHA256SUMS"


def update(version: str) -> None:
    """Replace the files with those of a release, and write down its version and their checksums."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            ["npm", "pack", f"echarts@{version}", "--silent"], cwd=scratch, check=True, stdout=subprocess.DEVNULL
        )
        (archive,) = Path(scratch).glob("*.tgz")
        with tarfile.open(archive) as members:
            for name in FILES:
                member = members.extractfile(f"package/{name}")
                if member is None:
                    raise SystemExit(f"{archive.name} has no file {name}")
                (FOLDER / Path(name).name).write_bytes(member.read())
    (FOLDER / "VERSION").write_text(f"{version}\n", encoding="utf-8")
    (FOLDER / CHECKSUMS).write_text(checksums(), encoding="utf-8")


def checksums() -> str:
    """The files' checksums, as ``sha256sum`` writes and reads them."""
    names = [Path(name).name for name in FILES]
    return "".join(f"{sha256((FOLDER / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


if __name__ == "__main__":
    update(sys.argv[1])
