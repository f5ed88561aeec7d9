"""An audit from its input to its outputs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from linter import __version__
from linter.audit import review
from linter.audit.assessing import Circumstances, Pending, pending
from linter.audit.engines import Engine, open_engine
from linter.audit.gathering import Gathering
from linter.audit.handlers import JudgingReports
from linter.audit.judging import JudgeTask, judge_without_report
from linter.audit.linking import link
from linter.audit.options import AuditOptions
from linter.audit.outputs.context import OutputContext
from linter.audit.progress import Clock, Step, Watch
from linter.audit.reading import reading_version
from linter.audit.records import Reading, SubjectStatus
from linter.audit.sources import Roster, Source, open_source, read_roster
from linter.audit.sources.lists.words import lexicon
from linter.audit.store import Store, database
from linter.audit.store.housekeeping import Totals, keep_files_of, put_rules, settle, totals
from linter.audit.writing import OUTPUTS, write_outputs
from linter.config import Config, Configurations
from linter.phrases.phrase import Phrase
from linter.rulebook import load_all
from linter.run.problem import UsageProblem
from linter.run.selection import Selection, require_known

_DAYS = 30
"""Days after its first run by which an audit asks for correction, unless the user says another day."""


_BROKEN = Phrase(
    "{file} 无法使用：{detail}；如磁盘已满，腾出空间后运行同一命令，如文件已损坏，请换一个输出文件夹",
    "{file} can't be used: {detail}. If the disk is full, make room and run the same command again; if the file is "
    "damaged, use another output folder",
)
_NOTHING = Phrase(
    "{source} 里没有可核查的文件（PDF、DOCX、HTML、Markdown、文本、图片，或装有这些文件的压缩包）",
    "{source} holds no file to audit (PDF, DOCX, HTML, Markdown, text, pictures, or archives of these)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """What an audit came to. ``totals`` are counted over everything in the store, ``read`` and ``judged`` over what
    this run had to do anew. ``years`` are those for which every listed body must have a report (``2021-2024``; "" where
    that isn't known). ``remarks`` are about the lists, and ``lines`` about what was written, both in words."""

    folder: Path
    totals: Totals
    read: int
    judged: int
    due: date
    years: str = ""
    remarks: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def audit(options: AuditOptions, *, today: date, watch: Watch | None = None) -> AuditResult:
    """Run an audit, or go on with one that was interrupted.

    Raises ``UsageProblem`` for what the user has to put right first, and ``RulebookError``.
    """
    try:
        return _Audit(options, today, watch).run()
    except sqlite3.DatabaseError as error:  # damaged, or the disk is full
        file = (options.out / database.NAME).as_posix()
        raise UsageProblem(_BROKEN, file=file, detail=str(error)) from error


class _Audit:
    def __init__(self, options: AuditOptions, today: date, watch: Watch | None) -> None:
        self._options = options
        self._watch = watch
        self._today = today
        config = _configuration(options.source)
        self._families = load_all(options.rulebook or config.rulebook, drafts=options.drafts)
        self._selection = Selection(
            options.select or config.select, options.ignore or config.ignore, options.profile or config.profile
        )
        require_known(self._families, (*self._selection.select, *self._selection.ignore))
        self._jobs = options.jobs or config.jobs

    def run(self) -> AuditResult:
        options = self._options
        source, roster = self._lists()
        database.make_folder(options.out)
        with (
            closing(database.lock(options.out)),
            Store(options.out, create=True) as store,
            closing(open_engine(options.engine, options.address, self._jobs, self._families, options.limits)) as engine,
        ):
            reading = Clock(Step.READ, self._watch, source.count())
            run = int(store.meta("run") or 0) + 1
            due = self._begin(store, run, source, roster)
            Gathering(store, source, reading_version(self._families), run, reading).run(engine)
            keep_files_of(store, run, source.skipped, (*source.remarks, *(roster.remarks if roster else ())))
            if not totals(store).files:
                raise UsageProblem(_NOTHING, source=options.source)
            self._link(store, roster)
            judged = self._judge(store, engine, roster)
            lines = self._write(store, due)
            return AuditResult(
                folder=options.out,
                totals=totals(store),
                read=reading.worked,
                judged=judged,
                due=due,
                years=store.meta("years") or "",
                remarks=(*source.remarks, *(roster.remarks if roster else ())),
                lines=lines,
            )

    def _lists(self) -> tuple[Source, Roster | None]:
        """The input with its manifest, and the roster: a spreadsheet is read in a process of its own, and nothing waits
        for that to start."""
        options = self._options
        lexicon()
        with ThreadPoolExecutor(1) as beside:
            roster = beside.submit(read_roster, options.roster, options.lang) if options.roster else None
            source = open_source(options.source, options.manifest, apart=options.out, lang=options.lang)
            return source, roster.result() if roster else None

    def _begin(self, store: Store, run: int, source: Source, roster: Roster | None) -> date:
        options = self._options
        due = options.due or _day(store.meta("due")) or self._today + timedelta(days=_DAYS)
        main = self._families.main
        facts = {
            "run": str(run),
            "tool": f"gidlint {__version__}",
            "rulebooks": ", ".join(f"{one.name}@{one.version}+{one.digest[:12]}" for one in self._families.all()),
            "lang": options.lang,
            "source": options.source,
            "roster": options.roster.name if options.roster and roster else "",
            "manifest": source.manifest,
            "profile": (profile.name if (profile := main.profile(self._selection.profile)) else ""),
            "due": due.isoformat(),
            "finished": "",
        }
        with store.transaction():
            for name, value in facts.items():
                store.set_meta(name, value)
            put_rules(store, self._families, options.lang)
        return due

    def _link(self, store: Store, roster: Roster | None) -> None:
        clock = Clock(Step.LINK, self._watch)
        clock.tell()
        with store.transaction():
            link(store, roster, self._families, self._options.years, self._today)

    def _judge(self, store: Store, engine: Engine, roster: Roster | None) -> int:
        """Judge what has no judgement or one that was made from something else; how many these were."""
        circumstances = Circumstances(
            families=self._families,
            selection=self._selection,
            lang=self._options.lang,
            roster=store.meta("roster") or "",
            manifest=store.meta("manifest") or "",
        )
        clock = Clock(Step.JUDGE, self._watch, totals(store).files)
        tasks = self._tasks(store, pending(store, circumstances, clock.tick), clock)
        for _, judgement in engine.results(enumerate(tasks), JudgingReports()):
            with store.transaction():
                store.put_judgement(judgement)
            clock.tick(worked=True)
        with store.transaction():
            settle(store)
        clock.tell()
        return clock.worked

    def _tasks(self, store: Store, files: Iterator[Pending], clock: Clock) -> Iterator[JudgeTask]:
        """The reports to ask; what is said of files without a report needs no worker."""
        for each in files:
            if each.task is not None:
                yield each.task
                continue
            reading = store.reading(each.file.reading) if each.file.reading else None
            reading = reading or Reading(
                key="", status=SubjectStatus.UNREADABLE, failure=each.file.failure, detail=each.file.detail
            )
            judgement = judge_without_report(each.file.path, each.key, reading, self._families, self._options.lang)
            with store.transaction():
                store.put_judgement(judgement)
            clock.tick(worked=True)

    def _write(self, store: Store, due: date) -> tuple[str, ...]:
        """Write every output; what a person should know about them, in words."""
        context = OutputContext(families=self._families, lang=self._options.lang, due=due)
        files = totals(store).files
        clock = Clock(Step.WRITE, self._watch, OUTPUTS)
        lines = review.keep(store)
        lines += write_outputs(store, context, files, self._jobs, clock)
        with store.transaction():
            store.set_meta("finished", "yes")
        clock.tell()
        return lines


def _configuration(source: str) -> Config:
    """The configuration at or above the source; none where that is not on this machine. What lies deeper belongs to
    those who are audited, and is no say of theirs."""
    path = Path(source)
    return Configurations().for_path(path) if path.exists() else Config()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
