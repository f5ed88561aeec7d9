"""Every sentence of the dashboard. ``SCRIPT`` are those that its scripts say; their places ``{n}`` are filled there."""

from __future__ import annotations

from linter.audit.records import SubjectStatus
from linter.phrases import ui
from linter.phrases.phrase import Lang, Phrase

TITLE = Phrase("政府信息公开工作年度报告核查结果", "Audit of the annual reports on government information disclosure")
STATUSES = {
    SubjectStatus.CHECKED: Phrase("已核查", "checked"),
    SubjectStatus.UNREADABLE: Phrase("无法读取", "unreadable"),
    SubjectStatus.NOT_A_REPORT: Phrase("不是年度报告", "no annual report"),
    SubjectStatus.UNPUBLISHED: Phrase("未公布", "not published"),
}
KIND_UNKNOWN = Phrase("性质不明", "kind unknown")
LEVEL_UNKNOWN = Phrase("层级不明", "level unknown")
BACK = Phrase("核查结果总览", "Overview")
PARENT = Phrase("上级单位", "Parent body")
KIND = Phrase("单位性质", "Kind of body")
LEVEL = Phrase("层级", "Level of government")
LISTED = Phrase("应报告名单", "List of bodies")
LISTED_YES = Phrase("在名单上", "listed")
LISTED_NO = Phrase("不在名单上", "not listed")
MUST_REPORT = Phrase("应报告年度", "Must report for")
FROM_YEAR = Phrase("{first} 年度起", "{first} on")
TO_YEAR = Phrase("至 {last} 年度", "up to {last}")
BETWEEN_YEARS = Phrase("{first} 至 {last} 年度", "{first} to {last}")
ALIASES = Phrase("其他名称", "Other names")
ALL_YEARS = Phrase("历年情况", "Over the years")
YEAR = Phrase("年度", "Year")
REPORT_KIND = Phrase("报告种类", "Kind of report")
STATE = Phrase("状态", "State")
GRADE = Phrase("等级", "Grade")
SCORE = Phrase("得分", "Score")
ERRORS = Phrase("错误", "Errors")
WARNINGS = Phrase("警告", "Warnings")
ADVICE = Phrase("建议", "Advice")
OPEN = Phrase("无法判定", "Not assessable")
IN_TIME = Phrase("按期公布", "In time")
FILE = Phrase("文件", "File")
TIMELINESS = (Phrase("无法判定", "not assessable"), Phrase("按期", "in time"), Phrase("逾期", "late"))
INTERVAL = Phrase("{low}—{score}", "{low}–{score}")
MARKS = Phrase("{low}至{mark}", "{low} to {mark}")
NO_REPORT = Phrase("没有这一年度的报告文件。", "There is no file with a report for this year.")
WHY_UNREADABLE = Phrase("无法读取的原因：{detail}", "Why it could not be read: {detail}")
WHY_NO_REPORT = Phrase("不是年度报告：{detail}", "No annual report: {detail}")
NO_FINDING = Phrase("没有发现问题。", "Nothing to correct.")
NO_FINDING_OPEN = Phrase(
    "可核验的内容没有发现问题；有 {n} 条规则无法判定，见下。",
    "Nothing to correct in what could be checked; {n} rules could not be assessed, see below.",
    "Nothing to correct in what could be checked; {n} rule could not be assessed, see below.",
)
NOT_ASSESSED = Phrase("无法判定的 {n} 条规则及原因", "{n} rules that could not be assessed, and why")
REVIEW = Phrase("整改情况", "Follow-up")
FORMER_REVIEW = Phrase("数字改变以前的整改情况", "Before its numbers changed")
NUMBER = Phrase("台账编号", "Number in the ledger")
NUMBERS = Phrase("数字", "Numbers")
BOTH_NUMBERS = Phrase(
    "填报数 {reported}，对照数 {compared}，相差 {difference}",
    "reported {reported}, compared with {compared}, difference {difference}",
)
REVIEW_DEADLINE = Phrase("期限 {day}", "due {day}")
SIGNED = Phrase("落款日期", "Signed on")
PUBLISHED = Phrase("发布日期", "Published on")
FORMAT = Phrase("文件格式", "Format")
PAGES = Phrase("{n} 页", "{n} pages", "{n} page")
PARTS = Phrase("所属单位（{n} 个）", "Bodies under it ({n})")
PEERS = Phrase("问题中涉及的其他单位", "Other bodies named in its findings")
NAME = Phrase("单位", "Body")
TREND = Phrase("得分、错误和警告的变化", "Score, errors and warnings over the years")
COURSE = Phrase("主要数据的变化", "Figures over the years")
NOBODY = Phrase("无法归属到单位的文件", "Files that belong to nobody")
PAGE_OF = Phrase("第 {page} 页，共 {pages} 页", "page {page} of {pages}")
YEAR_UNKNOWN = Phrase("年度不明", "year unknown")
ALL_BODIES = Phrase("全部单位名录", "All bodies")
NO_SCRIPT = Phrase(
    "浏览器没有运行本页的脚本，不能显示图表、查找和排序。下面是历年总览；各单位的结果见“全部单位名录”。",
    "Scripts do not run in this browser, so there are no charts, no search and no sorting. Below are the totals of all "
    "years; the results of each body are in the list of all bodies.",
)
FOOTER = Phrase(
    "本页由 gidlint {version} 生成，规则库 {rulebooks}。全部内容都在本文件夹内，不需要联网。",
    "Made by gidlint {version} with rulebooks {rulebooks}. Everything is in this folder; no network is needed.",
)
CHARTS_BY = Phrase(
    "图表由 Apache ECharts 绘制（assets/LICENSE、assets/NOTICE）。",
    "Charts are drawn by Apache ECharts (assets/LICENSE, assets/NOTICE).",
)
DUE_BODIES = Phrase("应公布", "must publish")
PUBLISHED_BODIES = Phrase("已公布", "published")
UNPUBLISHED_BODIES = Phrase("未公布", "not published")
LATE_BODIES = Phrase("逾期公布", "late")
CHECKED_FILES = Phrase("已核查报告", "reports checked")
UNREADABLE_FILES = Phrase("无法读取", "unreadable")
NOT_REPORTS = Phrase("不是年度报告", "no annual report")

SCRIPT = {
    "year": Phrase("年度", "Report year"),
    "family": Phrase("报告种类", "Kind of report"),
    "noData": Phrase("没有可显示的数据。", "There is nothing to show."),
    "unknown": Phrase("不明", "unknown"),
    "way.state": Phrase("总体情况", "State"),
    "way.grades": Phrase("等级分布", "Grades"),
    "way.rules": Phrase("违反的规则", "Rules"),
    "way.deadlines": Phrase("公布期限", "Deadlines"),
    "way.years": Phrase("历年变化", "Years"),
    "way.bodies": Phrase("全部单位", "Bodies"),
    "way.open": Phrase("未能判定", "Not assessed"),
    # The state at a glance.
    "stateTitle": Phrase("{year} 年度总体情况", "The state for {year}"),
    "groupBodies": Phrase("公布情况", "Publication"),
    "groupFiles": Phrase("文件核查", "Files"),
    "groupFindings": Phrase("发现的问题", "Findings"),
    "due": Phrase("应公布单位", "bodies must publish"),
    "publishedBodies": Phrase("已公布单位", "bodies published"),
    "unpublishedBodies": Phrase("未公布单位", "bodies did not publish"),
    "lateBodies": Phrase("逾期公布单位", "bodies were late"),
    "twiceBodies": Phrase("有多份报告的单位", "bodies with several files"),
    "checkedFiles": Phrase("已核查报告", "reports checked"),
    "unreadableFiles": Phrase("无法读取", "files unreadable"),
    "notReports": Phrase("不是年度报告", "files are no report"),
    "strayFiles": Phrase("无法归属到单位", "files belong to nobody"),
    "errors": Phrase("错误", "errors"),
    "warnings": Phrase("警告", "warnings"),
    "advice": Phrase("建议", "advice"),
    "open": Phrase("无法判定", "not assessable"),
    "unitBodies": Phrase("个", " bodies"),
    "unitFiles": Phrase("份", " files"),
    "unitFindings": Phrase("项", " findings"),
    "timelyUnknown": Phrase(
        "另有 {n} 个单位的公布是否按期无法判定（没有可用的日期）。",
        "For {n} more bodies it could not be told whether they were in time (no date to go by).",
    ),
    "noList": Phrase(
        "没有提供应报告单位名单，无法判断谁没有公布；以下只统计报告中出现的单位。",
        "No list of bodies was given, so it can't be told who has not published; only bodies with reports are counted.",
    ),
    "roster": Phrase("应公布单位依据名单：{roster}。", "Who must publish is taken from the list {roster}."),
    "yearless": Phrase(
        "另有 {n} 份文件年度不明（其中 {unreadable} 份无法读取），不在以上各年度之内，见“年度”的“不明”。",
        "{n} more files are of no known year ({unreadable} of them unreadable); they are under the year “unknown”.",
    ),
    "unlisted": Phrase(
        "有 {n} 个公布了报告的单位不在应报告名单上。", "{n} bodies with reports are not on the list of bodies."
    ),
    # Grades.
    "gradesTitle": Phrase("{year} 年度等级分布", "Grades for {year}"),
    "gradesNote": Phrase(
        "每个单位每年度计一份报告；有内容无法判定的，按已判定的部分计，“等级未定”为其中还可能降等的份数。",
        "One report a body and year. Where something could not be assessed the grade is that of what could; "
        "“undecided” counts the reports whose grade may still be lower.",
    ),
    "byKind": Phrase("按单位性质", "By kind of body"),
    "byLevel": Phrase("按层级", "By level of government"),
    "byPlace": Phrase("按地区（上级单位）", "By place (parent body)"),
    "byPlaceWorst": Phrase("平均分最低的 {n} 个地区", "The {n} places with the lowest mean score"),
    "noParents": Phrase("没有上级单位的信息，不能按地区统计。", "No parents are known, so places can't be told apart."),
    "group": Phrase("分组", "Group"),
    "place": Phrase("上级单位", "Parent body"),
    "bodies": Phrase("单位数", "Bodies"),
    "mean": Phrase("平均分", "Mean score"),
    "undecided": Phrase("等级未定", "undecided"),
    "noParent": Phrase("（没有上级单位）", "(no parent)"),
    # Rules.
    "rulesTitle": Phrase("{year} 年度违反最多的规则", "Most broken rules for {year}"),
    "rulesNote": Phrase("点选一条规则，列出全部问题。", "Choose a rule to list all its findings."),
    "rule": Phrase("规则", "Rule"),
    "requirement": Phrase("要求", "Requirement"),
    "level": Phrase("级别", "Level"),
    "findings": Phrase("问题数", "Findings"),
    "reports": Phrase("报告数", "Reports"),
    "findingsOf": Phrase("{code}：{n} 个问题", "{code}: {n} findings"),
    "loading": Phrase("正在读取……", "Loading…"),
    "notLoaded": Phrase("读不到文件 {file}，请保持文件夹完整。", "{file} can't be read: keep the folder whole."),
    "where": Phrase("位置", "Where"),
    "problem": Phrase("问题", "Problem"),
    "draft": Phrase("（草案）", " (draft)"),
    "close": Phrase("收起", "Close"),
    # Deadlines.
    "deadlinesTitle": Phrase("公布期限遵守情况", "Deadlines"),
    "deadlinesNote": Phrase(
        "每份报告按每条期限规则各计一次；无法判定的是没有可用日期、单位性质或层级不明的报告。",
        "Each report counts once a rule; not assessable are reports without a date, or of unknown kind or level.",
    ),
    "held": Phrase("按期", "kept"),
    "violated": Phrase("逾期", "missed"),
    "deadlinesCells": Phrase(
        "表中为按期率（已判定的报告中），下为按期 / 逾期 / 无法判定的份数。",
        "The share of reports that kept the deadline among those assessed; below: kept / missed / not assessable.",
    ),
    "noDeadlines": Phrase("本次核查没有关于期限的规则。", "No rule of this audit is about a deadline."),
    # Years.
    "yearsTitle": Phrase("历年变化", "Over the years"),
    "measure": Phrase("指标", "Measure"),
    "meanScore": Phrase("平均分", "mean score"),
    "findingsPerReport": Phrase("平均每份报告的问题数（错误和警告）", "errors and warnings a report"),
    "publishedShare": Phrase("公布率（%）", "published (%)"),
    "timelyShare": Phrase("按期率（%）", "in time (%)"),
    "figureSum": Phrase("{figure}（件，各单位自报数之和）", "{figure} (sum of what the bodies report)"),
    "figureNote": Phrase(
        "人民政府的报告一般已汇总其所属部门和下级政府，各类单位之间不能相加；各年度报告份数不同时，和数不可直接比较。",
        "A government's report usually sums up those of the bodies under it: the kinds must not be added. Years with "
        "different numbers of reports can't be compared directly.",
    ),
    "inBrackets": Phrase("括号内为计入的份数（或单位数）。", "In brackets: how many reports or bodies were counted."),
    "overall": Phrase("全部", "all"),
    # What could not be assessed.
    "openTitle": Phrase("{year} 年度未能核查、未能判定的内容", "What could not be checked or assessed for {year}"),
    "openNote": Phrase(
        "以下内容既没有判为合格，也没有判为不合格，需要人工核对。",
        "None of this was judged to be right or wrong: it needs a person.",
    ),
    "openReasons": Phrase("无法判定的原因", "Reasons"),
    "reason": Phrase("原因", "Reason"),
    "outcomes": Phrase("次数", "Outcomes"),
    "openRules": Phrase("无法判定最多的规则", "Rules most often not assessable"),
    "asked": Phrase("应判定份数", "Reports asked"),
    "strayTitle": Phrase("无法归属到单位的文件（全部年度）", "Files that belong to nobody (all years)"),
    "skippedTitle": Phrase("没有作为报告核查的文件（全部年度）", "Files that were passed over (all years)"),
    "remarksTitle": Phrase("名单、清单中不能采用的内容", "What in the lists could not be used"),
    "file": Phrase("文件", "File"),
    "state": Phrase("状态", "State"),
    "detail": Phrase("说明", "Detail"),
    # All bodies.
    "bodiesTitle": Phrase("全部单位", "All bodies"),
    "search": Phrase("查找单位或上级单位", "Search bodies and parents"),
    "searchHint": Phrase("输入名称中的几个字", "part of a name"),
    "all": Phrase("全部", "all"),
    "filterUnpublished": Phrase("未公布", "not published"),
    "filterUnreadable": Phrase("无法读取", "unreadable"),
    "filterNotReport": Phrase("不是年度报告", "no annual report"),
    "filterLate": Phrase("逾期公布", "late"),
    "filterTwice": Phrase("有多份报告", "several files"),
    "filterErrors": Phrase("有错误", "with errors"),
    "filterPublished": Phrase("已公布", "published"),
    "filterUnlisted": Phrase("不在名单上", "not listed"),
    "name": Phrase("单位", "Body"),
    "kind": Phrase("性质", "Kind"),
    "bodyLevel": Phrase("层级", "Level"),
    "parent": Phrase("上级单位", "Parent"),
    "shown": Phrase("共 {n} 个单位", "{n} bodies"),
    "shownOf": Phrase("符合条件的 {n} 个，共 {all} 个单位", "{n} of {all} bodies"),
    "rows": Phrase("共 {n} 行", "{n} rows"),
    "pageOf": Phrase("第 {page} / {pages} 页", "page {page} of {pages}"),
    "previous": Phrase("上一页", "Previous"),
    "next": Phrase("下一页", "Next"),
    "ofYear": Phrase(
        "错误、警告和无法判定为 {year} 年度的数。", "Errors, warnings and not assessable are those of {year}."
    ),
    "none": Phrase("没有符合条件的单位。", "No body fits."),
    "legendMarks": Phrase(
        "“未”为未公布，“读”为无法读取，“非”为不是年度报告，“—”为没有应报告的记录。",
        "“N” not published, “U” unreadable, “X” no annual report, “—” nothing on record.",
    ),
    "chipUnpublished": Phrase("未", "N"),
    "chipUnreadable": Phrase("读", "U"),
    "chipNotReport": Phrase("非", "X"),
    "sortBy": Phrase("按“{column}”排序", "sort by {column}"),
    "score": Phrase("得分", "score"),
}


def for_script(lang: Lang) -> dict[str, str]:
    """The scripts' sentences in a language."""
    return {key: phrase.template(lang) for key, phrase in SCRIPT.items()}


def kinds(lang: Lang) -> dict[str, str]:
    """The kinds of body by their keys."""
    return {key: phrase.say(lang) for key, phrase in ui.BODIES_BY_NAME.items()}


def levels(lang: Lang) -> dict[str, str]:
    """The levels of government by their keys, the highest first."""
    return {key: ui.GOVERNMENT_LEVELS[key].say(lang) for key in reversed(ui.GOVERNMENT_LEVELS)}
