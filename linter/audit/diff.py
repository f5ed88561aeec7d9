"""What became of the findings of one audit in another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial
from pathlib import Path

import msgspec

from linter.audit.outputs.numbers import Numbers, number, numbers_of
from linter.audit.records import SubjectStatus
from linter.audit.store import Store
from linter.audit.store.comparing import (
    FindingThen,
    ReportThen,
    Side,
    beside,
    fact,
    findings_then,
    is_still_there,
    owners,
    reports_then,
    rules_then,
    statuses_then,
)
from linter.audit.store.reviewing import ReviewStatus
from linter.checks.result import Status
from linter.phrases.phrase import Phrase
from linter.run.problem import UsageProblem

_JSON = msgspec.json.Decoder(float_hook=Decimal)
_OTHER_LANGUAGE = Phrase(
    "两次核查的语言不同（{old}、{new}），不能比较；请用同一种语言重新核查",
    "the two audits are in different languages ({old}, {new}) and can't be compared: run one of them again",
)
_UNFINISHED = Phrase(
    "{folder} 里的核查还没有做完，请用同一命令接着做", "the audit in {folder} is not finished: the same command goes on"
)


class Change(StrEnum):
    """What became of a finding."""

    FIXED = "fixed"
    NEW = "new"
    STILL_OPEN = "still_open"
    WAIVED = "waived"
    RULE = "changed_by_rule"  # the same bytes, read alike: only the rule is another version
    READING = "changed_by_reading"  # the same bytes, but something else was read in them
    UNDECIDED = "undecided"  # it isn't there, but this time the rule could not be assessed
    GONE = "not_in_input"  # the body's report, or the one that it was held against, is no longer among the input


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding of either audit or of both. Where both have it and its numbers are others, they differ in ``old`` and
    ``new``. ``status`` is what people wrote about it."""

    change: Change
    old: FindingThen | None
    new: FindingThen | None
    status: str | None

    @property
    def finding(self) -> FindingThen:
        """The finding as the later audit has it, or else the earlier one."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def has_other_numbers(self) -> bool:
        """Whether both audits have it, with other numbers or words."""
        return self.old is not None and self.new is not None and self.old.key != self.new.key


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerChange:
    """A body and year (as in :class:`linter.audit.identity.FindingKey`): its grade in both audits, and its findings."""

    body: str
    year: int
    before: ReportThen | None
    after: ReportThen | None
    findings: tuple[FindingChange, ...]

    @property
    def gained(self) -> Decimal:
        """Points that the report has gained; 0 where it is not in both audits."""
        before, after = self.before, self.after
        if before is None or after is None or before.score is None or after.score is None:
            return Decimal(0)
        return after.score - before.score


class Comparison:
    """Two audits side by side. Made by :func:`compare`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._old_rules = rules_then(store, "old")
        self._new_rules = rules_then(store, "main")

    def owners(self) -> Iterator[OwnerChange]:
        """Every body and year, in order; can be asked again."""
        for body, year in owners(self._store):
            yield self._owner(body, year)

    def title(self, code: str) -> str:
        """A rule's title, as the later audit has it."""
        return (self._new_rules.get(code) or self._old_rules.get(code) or ("", ""))[1]

    def rulebooks(self, side: Side) -> str:
        """The rulebooks of an audit, with versions and digests."""
        return fact(self._store, side, "rulebooks")

    def _owner(self, body: str, year: int) -> OwnerChange:
        store = self._store
        old, new = (reports_then(store, side, body, year) for side in _SIDES)
        found_old, found_new = (
            [each for report in reports for each in findings_then(store, side, body, year, report.subject)]
            for side, reports in zip(_SIDES, (old, new), strict=True)
        )
        statuses = statuses_then(store, body, year)
        ways = _Ways(old, new, self._old_rules, self._new_rules, partial(is_still_there, store))
        changes = []
        for before, after in _paired(found_old, found_new):
            found = after or before
            assert found is not None
            status = statuses.get(found.key)
            change = ways.change(before, after, status)
            changes.append(FindingChange(change=change, old=before, new=after, status=status))
        return OwnerChange(body=body, year=year, before=_graded(old), after=_graded(new), findings=tuple(changes))


_SIDES: tuple[Side, Side] = ("old", "main")


@contextmanager
def compare(old: Path, new: Path) -> Iterator[Comparison]:
    """Compare an audit's folder with a later one. Raises ``UsageProblem`` where one of them is no finished audit of
    this version, or where they are in different languages."""
    with Store(old, create=False) as earlier:
        _require_finished(earlier)
        language = earlier.meta("lang")
    with Store(new, create=False) as store:
        _require_finished(store)
        if store.meta("lang") != language:
            raise UsageProblem(_OTHER_LANGUAGE, old=language or "?", new=store.meta("lang") or "?")
        with beside(store, old):
            yield Comparison(store)


def numbers_then(finding: FindingThen) -> Numbers:
    """The two numbers of a finding: the right one where the wrong cell is known, else what it is held against."""
    repairs = _JSON.decode(finding.repairs)
    if len(repairs) == 1:
        return Numbers(number(repairs[0]["present"]), number(repairs[0]["proposed"]))
    return numbers_of(_JSON.decode(finding.values), _JSON.decode(finding.related))


class _Ways:
    """How findings of one body and year came or went."""

    def __init__(
        self,
        old: Sequence[ReportThen],
        new: Sequence[ReportThen],
        old_rules: dict[str, tuple[str, str]],
        new_rules: dict[str, tuple[str, str]],
        still_there: Callable[[str], bool],
    ) -> None:
        self._old = old
        self._new = new
        self._old_rules = old_rules
        self._new_rules = new_rules
        self._still_there = still_there

    def change(self, before: FindingThen | None, after: FindingThen | None, status: str | None) -> Change:
        """What became of a finding that either or both audits have."""
        if before is not None and after is not None:
            if before.key == after.key:
                return Change.WAIVED if status == ReviewStatus.WAIVED.value else Change.STILL_OPEN
            return self._without_the_body(before, after) or Change.STILL_OPEN
        if after is not None:
            return self._without_the_body(None, after) or Change.NEW
        assert before is not None
        return self._without_the_body(before, None) or self._went(before)

    def _without_the_body(self, before: FindingThen | None, after: FindingThen | None) -> Change | None:
        """The change where the body did nothing: the same bytes stand in both audits."""
        finding = after or before
        assert finding is not None
        then = _named(self._old, before.subject) if before else None
        now = _named(self._new, after.subject) if after else None
        then = then or (_counterpart(now, self._old) if now else None)
        now = now or (_counterpart(then, self._new) if then else None)
        if then is None or now is None or then.digest is None or then.digest != now.digest:
            return None
        if then.content != now.content or then.status is not now.status:
            return Change.READING
        code = finding.key.code
        old_digest, new_digest = (rules.get(code, ("", ""))[0] for rules in (self._old_rules, self._new_rules))
        return Change.RULE if old_digest != new_digest else None

    def _went(self, before: FindingThen) -> Change:
        then = _named(self._old, before.subject)
        if then is None or not self._new:
            return Change.GONE
        if then.status is SubjectStatus.UNPUBLISHED:
            return Change.FIXED
        now = _counterpart(then, self._new)
        if now is None or now.status is SubjectStatus.UNPUBLISHED:
            return Change.GONE
        if then.status is not SubjectStatus.CHECKED:
            return Change.FIXED
        ended = now.outcomes.get(before.key.code)
        if ended in (Status.HELD, Status.VIOLATED, Status.NOT_APPLICABLE):
            return Change.GONE if then.digest == now.digest and self._lost_its_other(before) else Change.FIXED
        return Change.UNDECIDED

    def _lost_its_other(self, before: FindingThen) -> bool:
        """Whether a finding was about other reports too, and none of them is among the input any more."""
        others = {each.get("path") for each in _JSON.decode(before.related)} - {before.subject, None, ""}
        return bool(others) and not any(map(self._still_there, sorted(others)))


def _counterpart(report: ReportThen, others: Sequence[ReportThen]) -> ReportThen | None:
    """The same report in the other audit: the same bytes, else the same file, else the only one there is."""
    for other in others:
        if report.digest is not None and other.digest == report.digest:
            return other
    named = _named(others, report.subject)
    return named or (others[0] if len(others) == 1 else None)


def _named(reports: Sequence[ReportThen], subject: str) -> ReportThen | None:
    return next((report for report in reports if report.subject == subject), None)


def _graded(reports: Sequence[ReportThen]) -> ReportThen | None:
    """The report whose grade counts for the year: the first with a grade."""
    return next((report for report in reports if report.mark is not None), reports[0] if reports else None)


def _paired(
    old: Sequence[FindingThen], new: Sequence[FindingThen]
) -> Iterator[tuple[FindingThen | None, FindingThen | None]]:
    """Findings of both audits: the same numbers first, then the same rule at the same place, then those of one audit
    alone; in the order of the later audit, then of the earlier one."""
    rest = list(old)
    partners: dict[int, FindingThen] = {}
    for same in (_same_numbers, _same_place):
        waiting: dict[tuple[str, ...], list[FindingThen]] = defaultdict(list)
        for finding in rest:
            waiting[same(finding)].append(finding)
        for index, finding in enumerate(new):
            if index not in partners and waiting[same(finding)]:
                partners[index] = waiting[same(finding)].pop(0)
        used = set(map(id, partners.values()))
        rest = [finding for finding in rest if id(finding) not in used]
    for index, finding in enumerate(new):
        yield partners.get(index), finding
    for finding in rest:
        yield finding, None


def _same_numbers(finding: FindingThen) -> tuple[str, ...]:
    return finding.key.code, finding.key.fingerprint


def _same_place(finding: FindingThen) -> tuple[str, ...]:
    return finding.key.code, finding.key.place


def _require_finished(store: Store) -> None:
    if store.meta("finished") == "":
        raise UsageProblem(_UNFINISHED, folder=store.folder.as_posix())
