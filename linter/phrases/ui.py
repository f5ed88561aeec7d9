"""Every sentence of the outputs that no rule says: headings, labels, summaries."""

from __future__ import annotations

from linter.checks.result import Status
from linter.engine.finding import Level, ReportStatus
from linter.model.report import Body
from linter.phrases.phrase import Phrase
from linter.run.result import SkipKind

LEVELS = {
    Level.ERROR: Phrase("错误", "error"),
    Level.WARNING: Phrase("警告", "warning"),
    Level.ADVICE: Phrase("建议", "advice"),
}
LEVELS_BY_NAME = {level.value: phrase for level, phrase in LEVELS.items()}
LEVELS_COUNTED = {
    Level.ERROR: Phrase("错误 {n} 项", "{n} errors", "{n} error"),
    Level.WARNING: Phrase("警告 {n} 项", "{n} warnings", "{n} warning"),
    Level.ADVICE: Phrase("建议 {n} 项", "{n} pieces of advice", "{n} piece of advice"),
}
STATUSES = {
    Status.HELD: Phrase("符合", "held"),
    Status.VIOLATED: Phrase("不符合", "violated"),
    Status.NOT_ASSESSABLE: Phrase("无法判定", "not assessable"),
    Status.NOT_APPLICABLE: Phrase("不适用", "not applicable"),
    Status.ERROR: Phrase("规则出错", "rule failed"),
}
REPORT_STATUSES = {
    ReportStatus.CHECKED: Phrase("已检查", "checked"),
    ReportStatus.UNREADABLE: Phrase("无法读取", "unreadable"),
    ReportStatus.NOT_A_REPORT: Phrase("不是年度报告", "no annual report"),
}
BODIES = {
    Body.DEPARTMENT: Phrase("政府部门", "department"),
    Body.GOVERNMENT: Phrase("人民政府", "government"),
    Body.TOWNSHIP: Phrase("乡镇、街道", "township"),
}
BODIES_BY_NAME = {body.value: phrase for body, phrase in BODIES.items()}
GOVERNMENT_LEVELS = {
    "township": Phrase("乡级", "township"),
    "county": Phrase("县级", "county"),
    "prefecture": Phrase("市级", "prefecture"),
    "province": Phrase("省级", "province"),
}
SKIPPED = {
    SkipKind.MISSING: Phrase("没有这个文件或文件夹：{path}", "no such file or folder: {path}"),
    SkipKind.NO_CANDIDATES: Phrase(
        "文件夹里没有可检查的文件（PDF、DOCX、HTML、Markdown、文本）：{path}",
        "no file to check in this folder (PDF, DOCX, HTML, Markdown, text): {path}",
    ),
    SkipKind.OTHER_FORMAT: Phrase("不是支持的格式，未检查：{path}", "not a supported format, not checked: {path}"),
    SkipKind.EXCLUDED: Phrase("按配置排除，未检查：{path}", "excluded by the configuration, not checked: {path}"),
}
SKIPPED_COUNTED = {
    SkipKind.MISSING: Phrase("找不到 {n} 个", "{n} not found"),
    SkipKind.NO_CANDIDATES: Phrase(
        "{n} 个文件夹里没有可检查的文件", "{n} folders without files to check", "{n} folder without files to check"
    ),
    SkipKind.OTHER_FORMAT: Phrase(
        "{n} 个其他格式的文件未检查", "{n} files of other formats not checked", "{n} file of another format not checked"
    ),
    SkipKind.EXCLUDED: Phrase("{n} 个按配置排除", "{n} excluded by the configuration"),
}

# Parts of names.
SECTION = Phrase("{number}、{heading}", "{number}. {heading}")
CELL = Phrase("行「{row}」列「{column}」", "row “{row}”, column “{column}”")
CELL_LAST_YEAR = Phrase("上年报告行「{row}」列「{column}」", "last year's row “{row}”, column “{column}”")
FIELD = Phrase("「{row}」", "“{row}”")
FIELD_LAST_YEAR = Phrase("上年报告「{row}」", "last year's “{row}”")
CELL_SHORT = Phrase("{row}·{column}", "{row} / {column}")
ROW_ONLY = Phrase("行「{row}」", "row “{row}”")
COLUMN_ONLY = Phrase("列「{column}」", "column “{column}”")
PAGE = Phrase("第 {page} 页", "page {page}")
LINE = Phrase("第 {line} 行", "line {line}")
PARAGRAPH = Phrase("第 {line} 段", "paragraph {line}")
YEAR = Phrase("{year} 年", "{year}")
YEAR_UNKNOWN = Phrase("年度不明", "year unknown")
EDITION = Phrase("{edition} 版格式", "{edition} format")
EDITION_CHOSEN = Phrase(
    "{edition} 版格式（未找到年度，按表格判断）", "{edition} format (no year found; told by the tables)"
)
ORGANISATION_UNKNOWN = Phrase("未找到单位名称", "organisation not found")
BODY_UNKNOWN = Phrase("单位性质不明", "kind of body unknown")
REPORT_HEADING = Phrase("{organisation} {year}{report}", "{organisation}: {report}, {year}")
PLAIN = Phrase("{text}", "{text}")
BULLET = Phrase("· {text}", "· {text}")
WHOLE_REPORT = Phrase("全篇", "Whole report")
NOT_FOUND = Phrase("未找到", "not found")

# Labels of a finding's lines.
PLACE = Phrase("位置", "Where")
FOUND = Phrase("问题", "Found")
QUOTE = Phrase("原文", "Quote")
RELATED = Phrase("对照", "Against")
QUOTED = Phrase("“{text}”", "“{text}”")
CAUSE = Phrase("原因", "Cause")
BASIS = Phrase("依据", "Basis")
FIX = Phrase("改法", "Fix")
READ = Phrase("读取", "Read")
REPAIR = Phrase(
    "最可能填错的单元格：{cell}，现为 {present}，应为 {proposed}",
    "Most likely wrong: {cell} says {present} and should be {proposed}",
)
REPAIRS = Phrase("最可能填错的 {n} 个单元格，须一并改正：", "Most likely wrong, to be corrected together: {n} cells")
REPAIR_LINE = Phrase("{cell}，现为 {present}，应为 {proposed}", "{cell} says {present} and should be {proposed}")
SUSPECTS = Phrase(
    "填错的在下列 {n} 个单元格之中，仅凭表内数字无法断定是哪一个：{cells}",
    "The mistake is among these {n} cells; the table's numbers alone can't tell which: {cells}",
)
SUSPECTS_MANY = Phrase(
    "填错的在 {n} 个单元格之中（表中已标出），仅凭表内数字无法断定是哪一个",
    "The mistake is among {n} cells (marked in the table); the table's numbers alone can't tell which",
)
BROKEN = Phrase("下列 {n} 条等式不成立", "These {n} identities are broken", "This identity is broken")
BROKEN_REPAIRED = Phrase(
    "下列 {n} 条等式不成立，改正后全部成立",
    "These {n} identities are broken and all hold after the correction",
    "This identity is broken and holds after the correction",
)
IDENTITIES = Phrase("等式", "Sums")
BROKEN_MORE = Phrase("另有 {n} 条", "and {n} more")
EXCERPT_CHANGE = Phrase("{present}→{proposed}", "{present}→{proposed}")
EXCERPT_LEGEND = Phrase(
    "【 】内为最可能填错的数；→ 后为应填的数", "[ ] marks the number that is most likely wrong; → gives the right one"
)
EXCERPT_SHORTENED = Phrase("为 0 的加数从略", "addends of 0 are left out")
EXCERPT_LEGEND_SUSPECT = Phrase("【 】内的数须逐一核对", "[ ] marks the numbers to check")
EXCERPT_CELL = Phrase("【{text}】", "[{text}]")
EXCERPT_BLANK = Phrase("（空）", "(blank)")

# The summary of a report and of a run.
SUMMARY = Phrase("检查结果", "Summary")
ORGANISATION = Phrase("单位", "Organisation")
REPORT_YEAR = Phrase("年度", "Report year")
FORMAT = Phrase("格式", "Format")
BODY = Phrase("单位性质", "Kind of body")
GRADE = Phrase("等级", "Grade")
FINDINGS = Phrase("发现", "Findings")
RULES = Phrase("规则", "Rules")
NOT_ASSESSED = Phrase("无法判定", "Not assessable")
FILE = Phrase("文件", "File")
CONVERTED = Phrase("{file}（经 {program} 转换后读取）", "{file} (read by way of {program})")
GRADE_EXACT = Phrase("{mark}（{name}） {score} 分", "{mark} ({name}), {score} points")
GRADE_INTERVAL = Phrase(
    "{low_mark}（{low_name}）至 {mark}（{name}） {low}—{score} 分",
    "{low_mark} ({low_name}) to {mark} ({name}), {low}-{score} points",
)
GRADE_INTERVAL_SAME = Phrase("{mark}（{name}） {low}—{score} 分", "{mark} ({name}), {low}-{score} points")
GRADE_OPEN = Phrase(
    "下限按看不清的 {n} 条规则（{codes}）都不符合计算",
    "the lower bound takes {n} rules that could not be read for certain as violated ({codes})",
    "the lower bound takes {n} rule that could not be read for certain as violated ({codes})",
)
GRADE_VETO = Phrase("单项否决：{codes}", "Capped by: {codes}")
DEDUCTIONS = Phrase("扣分", "Points off")
DEDUCTION = Phrase("{code} -{points}", "{code} -{points}")
DEDUCTION_TIMES = Phrase("{code} -{points}×{n}", "{code} -{points}×{n}")
NO_GRADE = Phrase("不评等级", "not graded")
OUTCOMES_COUNTED = Phrase(
    "共 {n} 条：符合 {held}，不符合 {violated}，无法判定 {not_assessable}，不适用 {not_applicable}",
    "{n} in all: {held} held, {violated} violated, {not_assessable} not assessable, {not_applicable} not applicable",
)
OUTCOMES_FAILED = Phrase("规则出错 {n} 条", "{n} rules failed", "{n} rule failed")
CODES_REASON = Phrase("{codes}：{reason}", "{codes}: {reason}")
CLEAN = Phrase("没有发现问题。", "Nothing to correct.")
CLEAN_OPEN = Phrase(
    "可核验的内容没有发现问题；有 {n} 条规则无法判定，见下。",
    "Nothing to correct in what could be checked; {n} rules could not be assessed, see below.",
    "Nothing to correct in what could be checked; {n} rule could not be assessed, see below.",
)
CLEAN_UNSURE = Phrase(
    "文件没有读全：读到的内容没有发现问题，但有 {n} 条规则无法判定，见下。",
    "The file was not read whole: nothing to correct in what was read, but {n} rules could not be assessed, see below.",
    "The file was not read whole: nothing to correct in what was read, but {n} rule could not be assessed, see below.",
)
LEFT_OUT = Phrase(
    "按“{title}”（{name}）检查，未用 {n} 条规则：{codes}",
    "Checked as for “{title}” ({name}); {n} rules were not asked: {codes}",
    "Checked as for “{title}” ({name}); {n} rule was not asked: {codes}",
)
DRAFT = Phrase("{code}（草案）", "{code} (draft)")
HIDDEN = Phrase(
    "基线中已有、此处不再列出的 {n} 项",
    "{n} findings known to the baseline are not shown",
    "{n} finding known to the baseline is not shown",
)
BASELINE_GONE = Phrase(
    "基线中有 {n} 项已不再出现，可更新基线 {path}",
    "{n} entries of the baseline no longer occur; {path} can be updated",
    "{n} entry of the baseline no longer occurs; {path} can be updated",
)
ALL_OUTCOMES = Phrase("逐条结果", "Every rule")
RULE = Phrase("规则", "Rule")
OUTCOME = Phrase("结果", "Outcome")
REASON = Phrase("说明", "Reason")
STATISTICS = Phrase("按规则统计", "By rule")
COUNT = Phrase("次数", "Count")
IN_FILES = Phrase("文件数", "Files")
TITLE = Phrase("要求", "Requirement")
ALL_FILES = Phrase("全部文件", "All files")
RUN_CHECKED = Phrase("检查了 {n} 份报告", "{n} reports checked", "{n} report checked")
RUN_UNREADABLE = Phrase("{n} 份无法读取", "{n} unreadable")
RUN_NOT_A_REPORT = Phrase("{n} 份不是年度报告", "{n} no annual reports", "{n} no annual report")
RUN_FAILS = Phrase("未通过：有{level}级别的问题", "Failed: there are findings of level {level}")
RUN_FAILS_AT = Phrase("未通过：有“{level}”及以上级别的问题", "Failed: there are findings of level {level} or above")
RUN_PASSES_UNSURE = Phrase(
    "没有达到失败级别的问题，但有 {n} 份报告没有读全",
    "No finding fails the run, but {n} reports were not read whole",
    "No finding fails the run, but {n} report was not read whole",
)
RUN_PASSES = Phrase("通过", "Passed")
RUN_NOT_FOUND = Phrase("未完成：有指定的路径没有可检查的文件", "Incomplete: some paths hold no file to check")
RUN_RULES_FAILED = Phrase("未完成：有规则运行出错", "Incomplete: some rules failed to run")
RUN_INCOMPLETE = Phrase("未完成：有文件无法读取", "Incomplete: some files could not be read")
WITH_DETAIL = Phrase("{text}（{detail}）", "{text} ({detail})")
OUTCOME_LINE = Phrase("{status}　{title}", "{status}: {title}")
HIDDEN_LABEL = Phrase("基线", "Baseline")
REPORT_TITLE = Phrase("标题", "Title")
SIGNED_BY = Phrase("落款单位", "Signed by")
SIGNED_ON = Phrase("落款日期", "Signed on")
SECTIONS = Phrase("章节", "Sections")
OTHER_ROWS = Phrase("这一版格式没有的行：", "Rows that this edition doesn't have:")
OTHER_LABELS = Phrase("格式以外的行或列：{labels}", "Rows or columns outside the format: {labels}")
CELL_NOT_THERE = Phrase("（无）", "(none)")
CELL_DOUBTFUL = Phrase("？{text}", "? {text}")
CELLS_READ = Phrase("共 {n} 格", "{n} cells", "{n} cell")
CELLS_CONFIRMED = Phrase("{n} 格经另一种读法核对一致", "{n} confirmed by a second reading")
CELLS_READ_ONCE = Phrase("只有一种读法", "read in one way only")
CELLS_DOUBTFUL = Phrase("{n} 格存疑", "{n} in doubt")
# What `gidlint explain` and `gidlint rules list` say.
LEVEL = Phrase("级别", "Level")
CATEGORY = Phrase("类别", "Category")
CODE = Phrase("编号", "Code")
APPLIES = Phrase("适用", "Applies to")
RELAXED = Phrase("放宽", "Relaxed")
REQUIRES = Phrase("前提", "After")
WHY = Phrase("为什么", "Why")
HOW = Phrase("怎样检查", "How")
MESSAGE = Phrase("提示语", "Message")
GOOD_EXAMPLES = Phrase("符合的例子", "Held by")
BAD_EXAMPLES = Phrase("不符合的例子", "Violated by")
OPEN_EXAMPLES = Phrase("无法判定的例子", "Left open by")
OUTSIDE_EXAMPLES = Phrase("不适用的例子", "Not asked of")
OF_LEVELS = Phrase("政府限{levels}", "governments: {levels}")
APPLIES_ALWAYS = Phrase("所有年度报告", "every annual report")
YEARS_FROM = Phrase("{first} 年度起", "report years from {first}")
YEARS_TO = Phrase("{last} 年度以前（含）", "report years to {last}")
YEARS_BETWEEN = Phrase("{first} 至 {last} 年度", "report years {first} to {last}")
YEARS_ONE = Phrase("{first} 年度", "report year {first}")
EDITIONS = Phrase("{editions} 版格式", "the {editions} format")
RELAXED_TO = Phrase("{when}：{level}", "{when}: {level}")
REQUIRES_RULE = Phrase("{code} {name}（{title}）", "{code} {name} ({title})")
REQUIRES_HELD = Phrase("须先符合 {rules}，否则不适用", "asked only where {rules} is held")
BASIS_EDITIONS = Phrase("{basis}（{editions} 版格式）", "{basis} ({editions} format)")
RULES_TOTAL = Phrase("共 {n} 条规则", "{n} rules", "{n} rule")
PAGE_TITLE = Phrase("政府信息公开工作年度报告检查结果", "Check of annual reports on government information disclosure")
NOTHING_CHECKED = Phrase("没有可检查的文件。", "There was no file to check.")
NOT_A_REPORT = Phrase(
    "不是政府信息公开工作年度报告，未作检查", "no annual report on government information disclosure; not checked"
)
UNREADABLE = Phrase("无法读取，未作检查", "could not be read; not checked")
RULEBOOK_LINE = Phrase("gidlint {version}，规则库 {rulebook}", "gidlint {version}, rulebook {rulebook}")
SEPARATOR = Phrase("；", "; ")
COMMA = Phrase("，", ", ")
COLON = Phrase("：", ": ")
