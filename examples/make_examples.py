"""Write the example reports of examples.yaml into reports/: ``python examples/make_examples.py [FOLDER]``.

The same lines give the same bytes: no clock, no random numbers, fixed dates inside the archives and PDFs.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from linter.model.document import Document
from linter.rulebook import Families, load_all
from linter.specimen import build, render, template_of

HERE = Path(__file__).parent


def examples() -> list[dict[str, Any]]:
    """What examples.yaml lists."""
    listed: list[dict[str, Any]] = yaml.safe_load((HERE / "examples.yaml").read_text(encoding="utf-8"))
    return listed


def document(example: Mapping[str, Any], families: Families) -> Document:
    """An example's document, before it is a file."""
    rulebook = families.named(example.get("rulebook", families.main.name))
    changes = example.get("changes", {})
    return build(template_of(changes, rulebook), rulebook, changes)


def render_file(document: Document, name: str, form: str) -> bytes:
    """An example's file, by the ending of its name."""
    match Path(name).suffix:
        case ".pdf":
            from pdf import pdf

            return pdf(document)
        case ".docx":
            return render.docx(document)
        case ".html":
            return render.html(document).encode()
        case ".md":
            return render.markdown(document).encode()
        case _:
            return render.text(document, form).encode()


def main(folder: Path) -> None:
    families = load_all()
    folder.mkdir(parents=True, exist_ok=True)
    for example in examples():
        content = render_file(document(example, families), example["file"], example.get("form", "rows"))
        (folder / example["file"]).write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "reports")
