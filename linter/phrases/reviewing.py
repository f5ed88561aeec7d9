"""What is said about a ledger that is read back."""

from __future__ import annotations

from linter.phrases.phrase import Phrase

READ = Phrase(
    "读回 {rows} 行，{n} 项问题的填写有更新",
    "{rows} rows read; {n} findings have something new",
    "{rows} rows read; {n} finding has something new",
)
KEPT = Phrase(
    "已读回 {file} 中的填写：{n} 项问题有更新",
    "what was written into {file} was read back: {n} findings have something new",
    "what was written into {file} was read back: {n} finding has something new",
)
UNREADABLE = Phrase("无法读取台账 {file}：{detail}", "the ledger {file} can't be read: {detail}")
NOT_KEPT = Phrase("无法读取 {file}：{detail}", "{file} can't be read: {detail}")
NO_LEDGER = Phrase(
    "{file} 不是台账：没有一张工作表同时有“编号”列和可填写的列（{columns}）",
    "{file} is no ledger: no sheet has both the numbers and a column to fill in ({columns})",
)
UNKNOWN_STATUS = Phrase(
    "“{sheet}”第 {row} 行：状态“{status}”不在可选的状态之内，原样保留",
    "{sheet}, row {row}: “{status}” is none of the statuses; it is kept as it is",
)
UNKNOWN_DAY = Phrase(
    "“{sheet}”第 {row} 行：整改期限“{text}”不是日期，已记入说明",
    "{sheet}, row {row}: the deadline “{text}” is no date; it was put into the comment",
)
DEADLINE_IN_WORDS = Phrase("整改期限：{text}", "deadline: {text}")
NO_NUMBER = Phrase(
    "“{sheet}”第 {row} 行：没有编号，填写的内容没有读入",
    "{sheet}, row {row}: there is no number, what is written there was not read",
)
UNKNOWN_NUMBER = Phrase(
    "“{sheet}”第 {row} 行：这次核查里没有编号 {number}，填写的内容没有读入",
    "{sheet}, row {row}: this audit has no finding {number}, what is written there was not read",
)
TWICE = Phrase(
    "“{sheet}”第 {row} 行与第 {other} 行编号相同而填写不同，以第 {row} 行为准",
    "{sheet}: rows {row} and {other} have the same number and say different things; row {row} counts",
)
OVERWRITTEN = Phrase(
    "“{sheet}”第 {row} 行：取代了另一份台账填写的“{text}”",
    "{sheet}, row {row}: takes the place of “{text}”, which another copy of the ledger said",
)
MORE_LINES = Phrase("另有 {n} 行有类似情况", "and {n} more rows", "and {n} more row")
