"""Automatic list numbers: what Word shows in front of a paragraph (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.readers.docx.parts import Element, W, switched_on, value, whole
from linter.readers.numerals import numeral

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


class Numbering:
    """The lists of a document and how far each has counted. Ask in the order of the paragraphs."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._instances: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root)

    def next(self, number_id: str, level: int | None, style: str | None) -> str:
        """Count one paragraph of a list and return the number as shown ("" for bullets and unknown lists)."""
        if number_id not in self._instances:
            return ""
        abstract_id, starts, overridden = self._instances[number_id]
        levels = {**self._abstract.get(abstract_id, {}), **overridden}
        if level is None:
            level = next((at for at, one in sorted(levels.items()) if style is not None and one.style == style), 0)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract_id, {})
        if level in starts and (number_id, level) not in self._used:
            counts[level] = starts[level]
        else:
            counts[level] = counts[level] + 1 if level in counts else levels[level].start
        self._used.add((number_id, level))
        for deeper in [at for at in counts if at > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart != 0 and level < restart):
                del counts[deeper]
        return self._shown(levels, counts, level)

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            referred = levels.get(at, _Level())
            form = "decimal" if levels[level].legal else referred.form
            return numeral(counts.get(at, referred.start), form)

        if levels[level].form in ("bullet", "none") and "%" not in levels[level].text:
            return ""
        return _PLACEHOLDER.sub(one, levels[level].text).strip()

    def _load(self, root: Element) -> None:
        linked: dict[str, str] = {}  # the style that stands for a list, to the list that defines it
        borrowed: dict[str, str] = {}
        for abstract in root.iterfind(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId", "")
            self._abstract[name] = dict(self._level(one) for one in abstract.iterfind(W + "lvl"))
            if (style := value(abstract, "styleLink")) is not None:
                linked[style] = name
            if (style := value(abstract, "numStyleLink")) is not None:
                borrowed[name] = style
        for name, style in borrowed.items():
            if style in linked and not self._abstract[name]:
                self._abstract[name] = self._abstract[linked[style]]
        for number in root.iterfind(W + "num"):
            starts: dict[int, int] = {}
            overridden: dict[int, _Level] = {}
            for override in number.iterfind(W + "lvlOverride"):
                at = whole(override.get(W + "ilvl"), 0)
                if (start := value(override, "startOverride")) is not None:
                    starts[at] = whole(start, 1)
                for one in override.iterfind(W + "lvl"):
                    overridden[at] = self._level(one)[1]
            self._instances[number.get(W + "numId", "")] = (value(number, "abstractNumId") or "", starts, overridden)

    @staticmethod
    def _level(element: Element) -> tuple[int, _Level]:
        restart = value(element, "lvlRestart")
        return min(whole(element.get(W + "ilvl"), 0), _LEVELS - 1), _Level(
            start=whole(value(element, "start"), 0 if element.find(W + "start") is None else 1),
            form=value(element, "numFmt") or "decimal",
            text=value(element, "lvlText") or "",
            restart=whole(restart, 0) if restart is not None else None,
            legal=switched_on(element, "isLgl"),
            style=value(element, "pStyle"),
        )
