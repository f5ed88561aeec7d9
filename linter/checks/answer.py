"""Short ways to make an instance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.checks.result import Equation, Instance, Reason, ReasonCode, Status, Target, Value


def held(target: Target | None = None, *, equation: Equation | None = None) -> Instance:
    """The requirement is met."""
    return Instance(Status.HELD, target, equation=equation)


def violated(
    target: Target, values: Mapping[str, Value], *, equation: Equation | None = None, related: Sequence[Target] = ()
) -> Instance:
    """The requirement is not met; ``values`` fill the rule's message, ``related`` are the other places it speaks of."""
    return Instance(Status.VIOLATED, target, values, equation=equation, related=tuple(related))


def not_assessable(
    code: ReasonCode, values: Mapping[str, Value] | None = None, target: Target | None = None
) -> Instance:
    """It can't be told, and why."""
    return because(Reason(code, values or {}, target))


def because(reason: Reason) -> Instance:
    """It can't be told, for a reason at hand."""
    return Instance(Status.NOT_ASSESSABLE, reason.target, reason=reason)


def not_applicable(
    code: ReasonCode, values: Mapping[str, Value] | None = None, target: Target | None = None
) -> Instance:
    """The question doesn't arise, and why."""
    return Instance(Status.NOT_APPLICABLE, target, reason=Reason(code, values or {}, target))
