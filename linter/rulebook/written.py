"""Shorter ways to write what a shape wants written in full."""

from __future__ import annotations

from typing import Any


def examples_as_lists(data: dict[str, Any]) -> dict[str, Any]:
    """A rule's keys with its ``examples`` as lists: a single example may stand without a list around it."""
    examples = data.get("examples")
    if not isinstance(examples, dict):
        return data
    return {**data, "examples": {key: [one] if isinstance(one, dict) else one for key, one in examples.items()}}
