"""What another machine needs to give the same results: the handler, the rulebooks, the limits; and that it is the same
in everything that results depend on."""

from __future__ import annotations

import pickle
import platform
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from linter import __version__
from linter.readers.legacy import converter
from linter.rulebook.families import Families, Family
from linter.rulebook.rulebook import Rulebook
from linter.run.handler import Handler
from linter.run.limits import Limits

_PACKAGES = (
    "distributed",
    "lxml",
    "pypdf",
    "rapidfuzz",
    "numpy",
    "onnxruntime",
    "opencv-python",
    "pypdfium2",
    "rapidocr",
)
"""Packages by which files are read, and that by which machines speak with each other."""

Environment = tuple[tuple[str, str], ...]
"""Names of programs and packages with their versions, "" for what isn't installed."""


@dataclass(frozen=True, slots=True)
class Shipment:
    """``key`` is the same for the same content."""

    key: str
    environment: Environment
    content: bytes


@dataclass(frozen=True, slots=True)
class _Carried:
    """Reads rulebooks where there are no folders to read them from."""

    rulebooks: dict[str, Rulebook]

    def __call__(self, family: Family, drafts: bool) -> Rulebook:
        return self.rulebooks[family.name]


def ship(handler: Handler[Any, Any], families: Families, limits: Limits) -> Shipment:
    """The shipment for other machines."""
    rulebooks = {family.name: families.read(family, families.drafts) for family in families.sources}
    built_in = {family.name: family.built_in for family in families.sources}
    content = pickle.dumps((handler, rulebooks, built_in, families.drafts, limits), protocol=5)
    named = (type(handler).__qualname__, [one.digest for one in rulebooks.values()], families.drafts, limits)
    ours = environment()
    return Shipment(sha256(repr((named, ours)).encode()).hexdigest(), ours, content)


def unpacked(shipment: Shipment) -> tuple[Handler[Any, Any], Families, Limits]:
    """What is in it."""
    handler, rulebooks, built_in, drafts, limits = pickle.loads(shipment.content)
    sources = tuple(Family(name, Path(name), own) for name, own in built_in.items())
    return handler, Families(sources, drafts, _Carried(rulebooks)), limits


def environment() -> Environment:
    """Everything on this machine that the results depend on."""
    found = {"gidlint": __version__, "Python": ".".join(platform.python_version_tuple()[:2])}
    found |= {name: _version(name) for name in _PACKAGES}
    found["LibreOffice"] = "+" if converter() else ""
    return tuple(found.items())


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
