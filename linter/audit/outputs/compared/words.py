"""What a comparison of two audits says."""

from __future__ import annotations

from linter.audit.diff import Change
from linter.phrases.phrase import Phrase

CHANGES: dict[Change, Phrase] = {
    Change.FIXED: Phrase("已改正", "fixed"),
    Change.NEW: Phrase("新增", "new"),
    Change.STILL_OPEN: Phrase("仍存在", "still open"),
    Change.WAIVED: Phrase("不予整改", "waived"),
    Change.RULE: Phrase("规则有变", "changed by a new version of its rule"),
    Change.READING: Phrase("读取有变", "changed by a new reading of the same file"),
    Change.UNDECIDED: Phrase("本次无法判定", "could not be assessed this time"),
    Change.GONE: Phrase("报告不在本次核查中", "the report is not in the later audit"),
}
"""In the order in which they are told."""

TITLE = Phrase("两次核查比较", "Comparison of two audits")
BEFORE = Phrase("前一次", "before")
AFTER = Phrase("后一次", "after")
RULEBOOKS = Phrase("{which}：规则库 {rulebooks}", "{which}: rulebook {rulebooks}")
COUNTED = Phrase("{change}　{n} 项", "{change}: {n}")
SAID_CORRECTED = Phrase(
    "其中台账标为“已整改”而报告中仍存在的 {n} 项",
    "of these, {n} are marked as corrected in the ledger and still there",
    "of these, {n} is marked as corrected in the ledger and still there",
)
OTHER_NUMBERS = Phrase("其中数字或内容有变的 {n} 项", "of these, {n} with other numbers or words than before")
STILL_OPEN_OTHERWISE = Phrase("仍存在，数字或内容有变", "still open, with other numbers or words")
IMPROVED = Phrase("得分提高的单位　{n} 家", "Bodies with a better score: {n}")
WORSE = Phrase("得分下降的单位　{n} 家", "Bodies with a worse score: {n}")
GAINED = Phrase("{body}　{gained} 分（{grades}）", "{body}: {gained} points ({grades})")
GRADES = Phrase("{year}年度 {before}→{after}", "{year}: {before}→{after}")
GRADE = Phrase("{mark} {score}", "{mark} {score}")
BY_RULE = Phrase("按规则", "By rule")
RULE_LINE = Phrase("{code} {title}：{counts}", "{code} {title}: {counts}")
COUNT = Phrase("{change} {n}", "{n} {change}")
HEADING = Phrase("{change}（{n} 项）", "{change} ({n})")
LINE = Phrase("{number} {body} {year} {code} {message}", "{number} {body}, {year}, {code}: {message}")
FORMERLY = Phrase("原为：{message}", "before: {message}")
NOTHING = Phrase("两次核查都没有发现问题。", "Neither audit has a finding.")

# The workbook.
SUMMARY = Phrase("汇总", "Summary")
FINDINGS = Phrase("逐项变化", "Findings")
BODIES = Phrase("单位", "Bodies")
RULES = Phrase("规则", "Rules")
CHANGE = Phrase("变化", "Change")
NUMBER_OF = Phrase("项数", "Findings")
REPORTED_BEFORE = Phrase("原填报数", "Reported before")
EXPECTED_BEFORE = Phrase("原应为或对照数", "Should have been / against")
PROBLEM_BEFORE = Phrase("原问题", "Problem before")
MARK_BEFORE = Phrase("前一次等级", "Mark before")
MARK_AFTER = Phrase("后一次等级", "Mark after")
SCORE_BEFORE = Phrase("前一次得分", "Score before")
SCORE_AFTER = Phrase("后一次得分", "Score after")
GAIN = Phrase("得分变化", "Gain")
NEEDS_A_FILE = Phrase("--format xlsx 要同时用 --output 指定文件", "--format xlsx needs a file: --output FILE")
