"""The two steps as workers take them: functions from bytes to bytes."""

from __future__ import annotations

import pickle
from typing import Any

from linter.audit.judging import JudgeTask, judge, judge_without_report
from linter.audit.reading import ReadTask, failed, read
from linter.audit.records import Judgement, Reading
from linter.readers.failure import ReadFailure
from linter.rulebook.families import Families


class Pickling:
    """Nothing in tasks and results speaks of rules or rulebooks but by name."""

    def pack(self, thing: object, families: Families) -> bytes:
        return pickle.dumps(thing, protocol=5)

    def unpack(self, data: bytes, families: Families) -> Any:
        return pickle.loads(data)


class ReadingFiles(Pickling):
    """Step one."""

    def process(self, task: ReadTask, families: Families) -> Reading:
        return read(task, families)

    def failed(self, task: ReadTask, failure: ReadFailure, families: Families) -> Reading:
        return failed(task, failure)


class JudgingReports(Pickling):
    """Step two."""

    def process(self, task: JudgeTask, families: Families) -> Judgement:
        return judge(task, families)

    def failed(self, task: JudgeTask, failure: ReadFailure, families: Families) -> Judgement:
        """A report whose rules took too long or ended the worker could not be checked, which is said."""
        reading = failed(ReadTask(key="", name=task.subject, data=b""), failure)
        return judge_without_report(task.subject, task.key, reading, families, task.lang)
