"""Words in both languages, for whatever the product itself has to name or say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A thing's name, or a short remark, in Chinese and English."""

    zh: str
    en: str
