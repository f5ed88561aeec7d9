"""The last step: all outputs, side by side in processes of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from linter.audit.handlers import Pickling
from linter.audit.outputs import dashboard, ledger, notices, parquet, summary
from linter.audit.outputs.context import OutputContext
from linter.audit.progress import Clock
from linter.audit.store import Store
from linter.phrases.phrase import Lang, Phrase
from linter.readers.failure import ReadFailure
from linter.rulebook.families import Families
from linter.run.limits import Limits, processors
from linter.run.pool import Pool
from linter.run.problem import UsageProblem

_OUTPUTS: dict[str, Callable[[Store, OutputContext], tuple[str, ...] | None]] = {
    ledger.NAME: ledger.write,
    "*.parquet": parquet.write,
    "index.html": dashboard.write,
    f"{notices.NAME}/": notices.write,
    summary.NAME: summary.write,
}
"""By what they leave in the folder; those that take longest come first."""

OUTPUTS = len(_OUTPUTS)
"""How many there are."""

_LIMITS = Limits(seconds=7200.0, memory=64 * 1024**3)
"""Outputs are as large as the audit is; a process that writes one is only to end with this one."""

_FEW = 200
"""With fewer files, starting processes takes longer than writing."""

_HELD = Phrase(
    "无法写入 {files}（{detail}）；核查结果已保存，请关闭打开这些文件的程序，再运行同一命令",
    "{files} can't be written ({detail}); the results are kept: close the programs that have these files open, and run "
    "the same command again",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteTask:
    """One output, by its name, of the audit in a folder."""

    name: str
    folder: Path
    lang: Lang
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a person should know about an output that was written; or, where it was not, ``trouble`` and the ``file``
    that it was with."""

    lines: tuple[str, ...] = ()
    trouble: str = ""
    file: str = ""


class WritingOutputs(Pickling):
    """The handler of this step."""

    def process(self, task: WriteTask, families: Families) -> Written:
        context = OutputContext(families=families, lang=task.lang, due=task.due)
        try:
            with Store(task.folder, create=False) as store:
                return Written(lines=_OUTPUTS[task.name](store, context) or ())
        except OSError as error:  # mostly a file that another program holds open; the other outputs go on
            file = error.filename2 or error.filename or task.name
            return Written(trouble=error.strerror or str(error), file=Path(str(file)).name)

    def failed(self, task: WriteTask, failure: ReadFailure, families: Families) -> Written:
        return Written(trouble=failure.detail or failure.kind.value, file=task.name)


def write_outputs(store: Store, context: OutputContext, files: int, jobs: int | None, clock: Clock) -> tuple[str, ...]:
    """Write every output of an audit of ``files`` files; what a person should know about them, in words.

    Raises ``UsageProblem`` where one can't be written; all others are.
    """
    tasks = [WriteTask(name=name, folder=store.folder, lang=context.lang, due=context.due) for name in _OUTPUTS]
    done: dict[int, Written] = {}
    clock.tell()
    for number, written in _results(tasks, context.families, files, jobs):
        done[number] = written
        clock.tick()
    trouble = [done[number] for number in sorted(done) if done[number].trouble]
    if trouble:
        raise UsageProblem(_HELD, files=tuple(one.file for one in trouble), detail=trouble[0].trouble)
    return tuple(line for number in sorted(done) for line in done[number].lines)


def _results(tasks: list[WriteTask], families: Families, files: int, jobs: int | None) -> Iterator[tuple[int, Written]]:
    handler = WritingOutputs()
    size = min(jobs or processors(), len(tasks))
    if files < _FEW or size == 1:
        yield from ((number, handler.process(task, families)) for number, task in enumerate(tasks))
        return
    with Pool(size, handler, families, _LIMITS) as pool:
        yield from pool.results(enumerate(tasks))
