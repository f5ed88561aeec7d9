"""Which rules apply, in what order they are asked, and what follows: outcomes, findings, the grade."""

from linter.engine.judge import judge, judge_not_a_report, judge_unreadable
from linter.engine.unpublished import judge_unpublished

__all__ = ["judge", "judge_not_a_report", "judge_unpublished", "judge_unreadable"]
