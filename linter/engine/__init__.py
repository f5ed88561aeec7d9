"""Which rules apply, in what order they are asked, and what follows: outcomes, findings, the grade."""

from linter.engine.judge import judge, judge_not_a_report, judge_unreadable

__all__ = ["judge", "judge_not_a_report", "judge_unreadable"]
