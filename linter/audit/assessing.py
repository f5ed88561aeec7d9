"""Which reports must be judged (again), and with what: the tasks of step two.

A report's judgement hangs on what was read in it and in the reports around it, on what the lists say of it, on the
rulebook, the tool and the options: the key. A report whose key is that of its stored judgement is not judged again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from linter import __version__
from linter.audit.judging import JudgeTask, Packed
from linter.audit.packing import digest
from linter.audit.records import Role
from linter.audit.store import Store
from linter.audit.store.assessing import FileToJudge, Neighbour, files_to_judge, neighbours, packed
from linter.model.report import Listing
from linter.phrases.phrase import Lang
from linter.rulebook.families import Families
from linter.run.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What all judgements of an audit have in common. ``roster`` is the roster's name, or "" where none was given."""

    families: Families
    selection: Selection
    lang: Lang
    roster: str = ""
    manifest: str = ""

    def version(self) -> str:
        """A digest of it."""
        rulebooks = [f"{rulebook.name}@{rulebook.digest}" for rulebook in self.families.all()]
        selection = repr((self.selection, self.lang, self.families.drafts))
        return digest(__version__, selection, *rulebooks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A file whose judgement is missing or was made from something else. ``task`` is ``None`` where no report was read
    in it: there is nothing to ask."""

    file: FileToJudge
    key: str
    task: JudgeTask | None


def pending(store: Store, circumstances: Circumstances, settled: Callable[[], None]) -> Iterator[Pending]:
    """The files to judge, in the order of their paths; ``settled`` is called for every other one. Their reports are
    loaded one by one."""
    version = circumstances.version()
    for file in files_to_judge(store):
        around = neighbours(store, file.path)
        listing = _listing(file, circumstances)
        key = _key(version, file, around, listing)
        if file.judged == key:
            settled()
        else:
            yield Pending(file=file, key=key, task=_task(store, file, key, around, listing, circumstances))


def _key(version: str, file: FileToJudge, around: Sequence[Neighbour], listing: Listing | None) -> str:
    facts = repr((listing, file.parts_complete))
    others = [part for one in around for part in (one.role.value, one.path, one.content)]
    return digest(version, file.path, file.content, facts, *others)


def _task(
    store: Store,
    file: FileToJudge,
    key: str,
    around: Sequence[Neighbour],
    listing: Listing | None,
    circumstances: Circumstances,
) -> JudgeTask | None:
    report, document = packed(store, file.reading) if file.reading else (None, None)
    if report is None or document is None or file.family is None:
        return None
    by_role = {
        role: tuple(_packed(store, one) for one in around if one.role is role and one.reading is not None)
        for role in Role
    }
    return JudgeTask(
        subject=file.path,
        key=key,
        family=file.family,
        report=report,
        document=document,
        selection=circumstances.selection,
        lang=circumstances.lang,
        previous=next(iter(by_role[Role.PREVIOUS]), None),
        parts=by_role[Role.PART],
        peers=by_role[Role.PEER],
        versions=by_role[Role.VERSION],
        parts_complete=file.parts_complete,
        listing=listing,
    )


def _packed(store: Store, one: Neighbour) -> Packed:
    data, _ = packed(store, one.reading)
    assert data is not None, "only reports are linked"
    return one.path, data


def _listing(file: FileToJudge, circumstances: Circumstances) -> Listing | None:
    """What the lists say of a file: the manifest of the file, and the roster of its body. Of a report that is clearly
    another body's they don't say of which kind it is."""
    if not circumstances.roster and file.claim is None:
        return None
    claim = file.claim
    source = [circumstances.manifest, str(claim.line)] if claim is not None else [circumstances.roster]
    of_body = (
        Listing()
        if file.misfiled
        else Listing(
            body=(claim.body if claim else None) or file.listed_body,
            level=(claim.level if claim else None) or file.listed_level,
            parent=(claim.parent if claim else None) or file.listed_parent,
        )
    )
    return replace(
        of_body,
        organisation=claim.organisation if claim else None,
        aliases=file.listed_aliases,
        year=claim.year if claim else None,
        published=claim.published if claim else None,
        listed=file.listed if circumstances.roster else None,
        source=":".join(source),
    )
