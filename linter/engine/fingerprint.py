"""What makes a finding the same finding in another run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from linter.checks.result import Target, Value
from linter.engine.finding import Finding
from linter.model.named import Named

_MOVING = ("source", "file")
"""Values that say in which file or line something else stands."""


def with_fingerprints(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with their fingerprints: a hash of the code, the keys of the place and the values, never of the
    file's path or a line number. A changed number is a new finding; equal findings of one report are counted."""
    seen: dict[str, int] = {}
    marked = []
    for finding in findings:
        content = "\x1f".join(_content(finding))
        occurrence = seen[content] = seen.get(content, 0) + 1
        digest = sha256(f"{content}\x1e{occurrence}".encode("utf-8", "surrogatepass")).hexdigest()
        marked.append(replace(finding, fingerprint=digest[:16]))
    return tuple(marked)


def _content(finding: Finding) -> Iterable[str]:
    yield finding.rule.code
    yield from _target(finding.target)
    yield finding.target.text
    yield from _values(finding.values)
    for broken in finding.broken:
        yield broken.rule.code
        yield from _target(broken.target)
        yield from _values(broken.values)


def _target(target: Target) -> Iterable[str]:
    return (key or "" for key in (target.section, target.table, target.row, target.column))


def _values(values: Mapping[str, Value]) -> Iterable[str]:
    return (f"{name}={_value(values[name])}" for name in sorted(values) if name not in _MOVING)


def _value(value: Value) -> str:
    if isinstance(value, Named):
        return value.zh
    if isinstance(value, tuple):
        return "\x1d".join(_value(part) for part in value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value)
