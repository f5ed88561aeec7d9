"""Reports written as text without their grids, read again: cells right, wrong, uncertain and not found.

python -m benchmarks.reading.flattened [words] [--count 4] [--seed 1] [--show]
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from benchmarks.reading.draw import LAYOUTS, draw
from benchmarks.reading.flatforms import FORMS, is_value
from benchmarks.reading.specimens import specimen as drawn
from benchmarks.rules.bodies import KINDS, body
from benchmarks.rules.figures import SIZES, figures
from benchmarks.rules.writing import Written, written
from linter.engine import judge
from linter.engine.finding import Level
from linter.interpret import NotAReport, interpret
from linter.model.document import Document, Grid
from linter.model.report import Cell, CellKind, Reading, Report
from linter.readers import read_bytes
from linter.rulebook import load

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_LIKE = ("犬", "已", "未", "日")
_UNSURE = (CellKind.UNCERTAIN, CellKind.MISSING)


def _typos(text: str, rng: random.Random) -> str:
    """A label with one character another one, now and then."""
    if len(text) < 6 or rng.random() > 0.25:
        return text
    at = rng.randrange(2, len(text) - 1)
    return text[:at] + rng.choice(_LIKE) + text[at + 1 :] if text[at].isalpha() else text


def _separated(text: str, comma: str) -> str:
    return f"{int(text):,}".replace(",", comma) if re.fullmatch(r"\d{4,}", text) else text


VALUES: dict[str, Callable[[str, bool, random.Random], str]] = {
    "numbers": lambda text, value, rng: text,
    "zeros blank": lambda text, value, rng: "" if value and text == "0" else text,
    "some blank": lambda text, value, rng: "" if value and rng.random() < 0.1 else text,
    "zeros marks": lambda text, value, rng: "/" if value and text == "0" else text,
    "commas": lambda text, value, rng: _separated(text, ",") if value else text,
    "full width": lambda text, value, rng: _separated(text, "，").translate(_FULL) if value else text,
    "typos": lambda text, value, rng: text if value else _typos(text, rng),
}
"""What becomes of the text of every cell."""


def specimen(seed: int) -> Written:
    """The clean report of a seed: any body, both editions, few numbers or many."""
    rng = random.Random(seed)
    here, year = body(rng, rng.choice(KINDS)), rng.choice(range(2019, 2026))
    return written(rng, here, year, figures(rng, here, year, rng.choice(SIZES)))


def changed(document: Document, kind: str, rng: random.Random) -> Document:
    """A document with the cells of its grids changed."""
    blocks = [
        replace(
            block,
            cells=tuple(replace(cell, text=VALUES[kind](cell.text, is_value(cell), rng)) for cell in block.cells),
        )
        if isinstance(block, Grid)
        else block
        for block in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def flattened(document: Document, form: str, rng: random.Random) -> tuple[str, bytes]:
    """A document as a file without grids: its name and bytes."""
    suffix, write = FORMS[form]
    lines: list[str] = []
    for block in document.blocks:
        lines += write(block, rng) if isinstance(block, Grid) else [block.number + block.text]
    return f"report.{suffix}", ("\n".join(lines) + "\n").encode()


def compare(truth: Report, read: Report | None) -> tuple[Counter[str], list[str]]:
    """How the cells were read, and those that are wrong."""
    score: Counter[str] = Counter()
    wrong: list[str] = []
    for id, table in truth.tables.items():
        found = read.tables.get(id) if read else None
        for row, column, cell in table.each():
            other = found.cell(row, column) if found else None
            verdict = _verdict(cell, other)
            score[verdict] += 1
            if verdict == "right" and other is not None and other.reading is Reading.RECONSTRUCTED:
                score["rebuilt"] += 1
            if verdict == "wrong" and other is not None:
                wrong.append(f"{id}.{row}.{column}: {cell.text!r} read as {other.kind.value} {other.text!r}")
    return score, wrong


def _verdict(cell: Cell, other: Cell | None) -> str:
    if other is None or other.kind is CellKind.MISSING:
        return "absent"
    if other.kind in _UNSURE:
        return "unsure"
    return "right" if (other.kind, other.value) == (cell.kind, cell.value) else "wrong"


def alarms(report: Report) -> Counter[str]:
    """Codes of the errors and warnings that a report gets, but those about the file."""
    found = judge(report, load(), path="").findings
    kept = [one.rule.code for one in found if one.level is not Level.ADVICE and one.rule.category != "input"]
    return Counter(set(kept))


def made(seeds: Sequence[int], words: Sequence[str]) -> Iterator[tuple[str, str, Document, bytes]]:
    """Files of the forms here: what is measured, the file's name, the document that it was made from, its bytes."""
    for form in FORMS:
        for kind in VALUES:
            name = f"{form}: {kind}"
            for seed in seeds if _wanted(name, words) else ():
                rng = random.Random(f"{seed}/{name}")
                document = changed(specimen(seed).document, kind, rng)
                path, data = flattened(document, form, rng)
                yield name, path, document, data


def converted(seed: int, words: Sequence[str]) -> Iterator[tuple[str, str, Document, bytes]]:
    """Drawn pages as ``pdftotext`` writes them, where it is installed, likewise."""
    modes = ("layout", "raw", "plain") if shutil.which("pdftotext") else ()
    for index, (name, form) in enumerate(LAYOUTS.items()):
        wanted = [mode for mode in modes if _wanted(f"pdftotext {mode}: {name}", words)]
        pdf = draw(drawn(seed + index, form.values), form) if wanted else b""
        for mode in wanted:
            option = [] if mode == "plain" else [f"-{mode}"]
            done = subprocess.run(["pdftotext", *option, "-", "-"], input=pdf, capture_output=True, check=True)
            yield f"pdftotext {mode}: {name}", "report.txt", read_bytes(pdf, "report.pdf"), done.stdout


def _wanted(name: str, words: Sequence[str]) -> bool:
    return not words or any(word in name for word in words)


def measure(path: str, document: Document, data: bytes) -> tuple[Counter[str], list[str]]:
    """One file: its score, with ``alarms`` for rules that complain of it and not of the document, and what is wrong."""
    truth = interpret(document, load())
    try:
        read = interpret(read_bytes(data, path), load())
    except NotAReport:
        return compare(truth, None)
    score, wrong = compare(truth, read)
    more = alarms(read) - alarms(truth)
    score["alarms"] = sum(more.values())
    return score, wrong + [f"alarm {code}" for code in sorted(more)]


COLUMNS = ("right", "wrong", "unsure", "absent", "rebuilt", "alarms")


def main() -> int:
    parser = argparse.ArgumentParser(description="Cells of reports whose text has lost its grids.")
    parser.add_argument("words", nargs="*", help="measure only what has one of these words in its name")
    parser.add_argument("--count", type=int, default=4, help="reports a form and kind of values (default 4)")
    parser.add_argument("--seed", type=int, default=1, help="the first report (default 1)")
    parser.add_argument("--show", action="store_true", help="show each wrong cell and each false alarm")
    parser.add_argument("--keep", type=Path, help="keep the files in this folder")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    by_name: dict[str, Counter[str]] = {}
    seeds = range(options.seed, options.seed + options.count)
    files = chain(made(seeds, options.words), converted(options.seed, options.words))
    for number, (name, path, document, data) in enumerate(files):
        score, wrong = measure(path, document, data)
        by_name.setdefault(name, Counter()).update(score)
        total.update(score)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{number:04} {name.replace('/', '-')}{Path(path).suffix}").write_bytes(data)
        for told in wrong if options.show else ():
            print(f"{number:04} {name}: {told}")
    print(f"{'form: values':38}" + "".join(f"{column:>8}" for column in COLUMNS))
    for name, score in [*by_name.items(), ("all", total)]:
        print(f"{name:38}" + "".join(f"{score[column]:8}" for column in COLUMNS))
    return 1 if total["wrong"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
