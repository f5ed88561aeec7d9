"""What a user may choose about an output. Every writer takes the same options and uses those that it has a use for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteOptions:
    """Choices for one output.

    ``colour`` is true where the output goes to a terminal that shows
    colours. ``width`` counts terminal columns (a Chinese character takes two). ``encoding`` is what the text will be
    encoded in, so that no sign is used that it can't show.
    """

    lang: Lang = "zh"
    show_outcomes: bool = False
    statistics: bool = False
    colour: bool = False
    width: int = 100
    encoding: str = "utf-8"
