"""The figures whose course over the years the dashboard shows; which ones, ``figures.yaml`` says."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import yaml

from linter.audit.figures import unpack
from linter.phrases.phrase import Lang


class KeyFigure(msgspec.Struct, frozen=True):
    """A figure: its family, its cell as ``table.row.column``, its name."""

    family: str
    cell: str
    zh: str
    en: str

    def name(self, lang: Lang) -> str:
        """Its name in a language."""
        return self.zh if lang == "zh" else self.en


class KeyFigures:
    """All of them, in the order in which they are shown."""

    def __init__(self) -> None:
        text = files("linter.audit.outputs.dashboard").joinpath("figures.yaml").read_text(encoding="utf-8")
        said = yaml.safe_load(text)
        self.all = [
            msgspec.convert({"family": family, **figure}, KeyFigure)
            for family, figures in said.items()
            for figure in figures
        ]

    def values(self, family: str, packed: bytes | None) -> tuple[str | None, ...]:
        """What a report says of each, in digits; ``None`` where it says nothing that is a number."""
        wanted = {tuple(figure.cell.split(".", 1)): figure.cell for figure in self.all if figure.family == family}
        if packed is None or not wanted:
            return (None,) * len(self.all)
        found: dict[str, str | None] = {}
        for figure in unpack(packed):
            cell = wanted.get((figure.table, f"{figure.row}.{figure.column}"))
            if cell is not None:
                found[cell] = figure.value
        return tuple(found.get(figure.cell) if figure.family == family else None for figure in self.all)
