"""The figures whose course over the years the dashboard shows; which ones, ``figures.yaml`` says."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec
import yaml

from linter.audit import figures
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
            for family, of_family in said.items()
            for figure in of_family
        ]

    def values(self, family: str, packed: bytes | None) -> tuple[str | None, ...]:
        """What a report says of each, in digits; ``None`` where it says nothing that is a number."""
        if packed is None or all(figure.family != family for figure in self.all):
            return (None,) * len(self.all)
        said = figures.values(packed)
        wanted = tuple(figure.cell if figure.family == family else "" for figure in self.all)
        return tuple(None if at is None else said.values[at] for at in _positions(said.places, wanted))


@lru_cache(maxsize=1024)
def _positions(places: str, wanted: tuple[str, ...]) -> tuple[int | None, ...]:
    """Where cells stand among those of a form: looked up once for all reports that have it."""
    found = {".".join(keys): at for at, keys in enumerate(figures.places(places))}
    return tuple(map(found.get, wanted))
