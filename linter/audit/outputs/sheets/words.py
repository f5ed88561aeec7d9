"""What the ledger says in its headings, sheets and notes."""

from __future__ import annotations

from linter.audit.store.reviewing import ReviewStatus
from linter.phrases.phrase import Phrase

STATUSES: dict[str, Phrase] = {
    ReviewStatus.OPEN.value: Phrase("待整改", "open"),
    ReviewStatus.CHECKING.value: Phrase("核实中", "checking"),
    ReviewStatus.CORRECTED.value: Phrase("已整改", "corrected"),
    ReviewStatus.DISPUTED.value: Phrase("有异议", "disputed"),
    ReviewStatus.WAIVED.value: Phrase("不予整改", "waived"),
}
"""In the order in which a person chooses."""

# Sheets.
FINDINGS = Phrase("问题台账", "Findings")
BODIES = Phrase("单位", "Bodies")
RULES = Phrase("规则", "Rules")
UNPUBLISHED = Phrase("未公布", "Unpublished")
UNREADABLE = Phrase("无法读取", "Unreadable")
OUTCOMES = Phrase("核查结果", "Outcomes")
NOTES = Phrase("填写说明", "Notes")

# Titles of printed pages.
FINDINGS_TITLE = Phrase("政府信息公开工作年度报告问题台账", "Annual reports on information disclosure: findings")
BODIES_TITLE = Phrase("各单位年度报告核查情况", "Annual reports by body")
RULES_TITLE = Phrase("各项规则核查情况", "What became of each rule")
UNPUBLISHED_TITLE = Phrase("未公布年度报告的单位", "Bodies that have not published a report")
UNREADABLE_TITLE = Phrase("无法读取或不是年度报告的文件", "Files that could not be read or are no report")
OUTCOMES_TITLE = Phrase("各份年度报告核查结果", "What became of each report")
NOTES_TITLE = Phrase("填写说明", "Notes")

# Headings of the findings. The reader of a ledger finds its columns by these words.
SERIAL = Phrase("序号", "No.")
NUMBER = Phrase("编号", "Number")
BODY = Phrase("单位", "Body")
KIND = Phrase("单位性质", "Kind of body")
TIER = Phrase("层级", "Level of government")
PARENT = Phrase("上级", "Parent body")
YEAR = Phrase("年度", "Year")
LEVEL = Phrase("级别", "Level")
RULE = Phrase("规则", "Rule")
TITLE = Phrase("要求", "Requirement")
PROBLEM = Phrase("问题", "Problem")
PLACE = Phrase("位置", "Place")
REPORTED = Phrase("填报数", "Reported")
EXPECTED = Phrase("应为或对照数", "Should be / against")
BASIS = Phrase("依据", "Basis")
FIX = Phrase("整改建议", "How to put it right")
STATUS = Phrase("状态", "Status")
COMMENT = Phrase("说明", "Comment")
DEADLINE = Phrase("整改期限", "Deadline")
FORMER = Phrase("此前处理情况", "Before the numbers changed")
FILE = Phrase("文件", "File")
RELATED = Phrase("另一处", "Other place")
CODE = Phrase("校对码（请勿改动）", "Check code (leave as it is)")

FORMER_LINE = Phrase("数据变动前：{status}", "while the numbers were others: {status}")
FORMER_DEADLINE = Phrase("期限 {deadline}", "by {deadline}")
MORE_PLACES = Phrase("另有 {n} 处", "and {n} more")
UNKNOWN_BODY = Phrase("（未能确定单位）", "(body not known)")

# Headings of the other sheets.
LISTED = Phrase("在名单内", "On the list")
YES = Phrase("是", "yes")
NO = Phrase("否", "no")
REPORTS = Phrase("报告份数", "Reports")
MARK_OF = Phrase("{year}年度等级", "Mark {year}")
ERRORS = Phrase("错误", "Errors")
WARNINGS = Phrase("警告", "Warnings")
ADVICE = Phrase("建议", "Advice")
LATE = Phrase("逾期年度", "Late")
MISSING = Phrase("未公布年度", "Unpublished years")
UNREAD = Phrase("无法读取份数", "Unreadable")
OPEN_FINDINGS = Phrase("尚未办结问题", "Findings not settled")
SETTLED = Phrase("已办结问题", "Findings settled")
CATEGORY = Phrase("类别", "Category")
FOUND = Phrase("问题数", "Findings")
IN_BODIES = Phrase("涉及单位", "Bodies")
HELD = Phrase("符合", "Held")
VIOLATED = Phrase("不符合", "Violated")
OPEN = Phrase("无法判定", "Not assessable")
OUTSIDE = Phrase("不适用", "Not applicable")
SHARE = Phrase("不符合率（%）", "Violated (%)")
SCORE = Phrase("得分", "Score")
MARK = Phrase("等级", "Mark")
LOW_MARK = Phrase("最低等级", "Lowest mark")
LOW = Phrase("最低得分", "Lowest score")
RESULT = Phrase("核查情况", "Result")
REASONS = Phrase("无法判定的原因", "Why rules could not be assessed")
REASON = Phrase("原因", "Reason")
TO_DO = Phrase("处理办法", "What to do")
ADDRESS = Phrase("网址", "Address")
FAILED = Phrase("规则出错", "Rule failed")
NOT_PUBLISHED = Phrase("未公布", "unpublished")
REFUSED = Phrase("未能取出", "not taken out")
PASSED_OVER = Phrase("未纳入核查", "passed over")
REASON_LINE = Phrase("{reason}（{n} 条：{codes}）", "{reason} ({n} rules: {codes})", "{reason} ({n} rule: {codes})")
REASONS_MORE = Phrase("另有 {n} 条", "and {n} more")
AND_SO_ON = Phrase("{codes}等", "{codes}, …")

# Notes.
HOW = (
    Phrase(
        "“状态”“说明”“整改期限”三列供填写，其余各列由核查得出，改动不会读回。",
        "Fill in status, comment and deadline; the other columns come from the audit and changes there are not read.",
    ),
    Phrase(
        "“状态”可选：{statuses}。写别的文字也会原样保留。",
        "Status is one of {statuses}. Other words are kept as they are.",
    ),
    Phrase(
        "可以排序、筛选、增删行列、移动列；请保留“编号”列和第一行列名。“编号”在历次核查中不变，据此对应。",
        "Sort, filter, delete rows, move or add columns as you like, but keep the column of numbers and the headings. "
        "A number stays the same in every audit.",
    ),
    Phrase(
        "填好后用 gidlint audit review 台账文件 --out 核查文件夹 读回；再次核查前也会自动读回。",
        "Read it back with gidlint audit review LEDGER --out DIR; the next audit also reads it before it writes.",
    ),
    Phrase(
        "报告中的数字改变后，状态回到“{open}”，此前的状态和说明移到“此前处理情况”。",
        "When the numbers in a report change, its status is “{open}” again and what was written stands under “Before "
        "the numbers changed”.",
    ),
    Phrase(
        "“应为或对照数”：能断定填错哪一格的是应填的数，否则是与之比对的数。",
        "“Should be / against” is the right number where the wrong cell is known, and otherwise the number that the "
        "reported one was compared with.",
    ),
)
REPLACED = Phrase(
    "有 {n} 个单元格含工作簿不能保存的控制字符，已用可见符号代替；原文见 audit.sqlite。",
    "{n} cells held control characters; visible signs stand for them (audit.sqlite has the originals).",
    "{n} cell held control characters; visible signs stand for them (audit.sqlite has the originals).",
)
CUT = Phrase(
    "有 {n} 个单元格超过 32,767 字，已截断；全文见 audit.sqlite。",
    "{n} cells are longer than 32,767 characters and were cut; audit.sqlite has the whole text.",
    "{n} cell is longer than 32,767 characters and was cut; audit.sqlite has the whole text.",
)
UNLINKED = Phrase(
    "工作表的链接数有上限，有 {n} 个文件名没有加链接。",
    "A sheet holds no more links: {n} file names have none.",
    "A sheet holds no more links: {n} file name has none.",
)
CONTINUED = Phrase(
    "“{sheet}”行数超过一张工作表的上限，分为 {n} 张。", "“{sheet}” has more rows than a sheet holds: {n} sheets."
)
BESIDE = Phrase(
    "{file} 正被其他程序打开，或含有尚未读回的内容，没有覆盖；新台账写入 {beside}",
    "{file} is open in another program, or holds something that could not be read back; it was left as it is, and the "
    "new ledger is {beside}",
)
NO_PLACE = Phrase(
    "无法写入 {file}：正被其他程序打开，或含有尚未读回的内容（{detail}）",
    "{file} can't be written: it is open in another program, or holds something that was not read back ({detail})",
)
