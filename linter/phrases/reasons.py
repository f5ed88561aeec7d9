"""Why a rule could not be assessed or does not apply, in words.

Every reason code has one or more sentences; the first whose places can all be filled is said. Values that a reason may
carry, whatever its code: ``cell``/``cells``, ``row``, ``column``, ``table``/``tables``, ``section``/``sections``,
``text``, ``rule``/``rules``, ``fact``, ``detail``. What the reason's target names fills the singular ones.
"""

from __future__ import annotations

from linter.checks.result import Reason, ReasonCode, Value
from linter.model.named import Named
from linter.phrases import ui
from linter.phrases.labels import Labels
from linter.phrases.phrase import Phrase, fill, placeholders

SENTENCES: dict[ReasonCode, tuple[Phrase, ...]] = {
    ReasonCode.CELL_BLANK: (
        Phrase("单元格为空：{cells}", "blank cells: {cells}"),
        Phrase("单元格为空：{cell}", "blank cell: {cell}"),
        Phrase("有关单元格为空", "a cell that it needs is blank"),
    ),
    ReasonCode.CELL_NOT_A_NUMBER: (
        Phrase("单元格不是数字：{cells}（“{text}”）", "not a number: {cells} (“{text}”)"),
        Phrase("单元格不是数字：{cells}", "not a number: {cells}"),
        Phrase("单元格不是数字：{cell}（“{text}”）", "not a number: {cell} (“{text}”)"),
        Phrase("单元格不是数字：{cell}", "not a number: {cell}"),
        Phrase("有关单元格不是数字", "a cell that it needs holds no number"),
    ),
    ReasonCode.CELL_UNCERTAIN: (
        Phrase(
            "无法断定哪个数字属于该单元格：{cells}（{detail}）",
            "it can't be told which number stands in {cells} ({detail})",
        ),
        Phrase("无法断定哪个数字属于该单元格：{cells}", "it can't be told which number stands in {cells}"),
        Phrase(
            "无法断定哪个数字属于该单元格：{cell}（{detail}）",
            "it can't be told which number stands in {cell} ({detail})",
        ),
        Phrase("无法断定哪个数字属于该单元格：{cell}", "it can't be told which number stands in {cell}"),
        Phrase("无法断定哪个数字属于有关单元格", "it can't be told which number stands in a cell that it needs"),
    ),
    ReasonCode.CELL_MISSING: (
        Phrase("报告中没有单元格：{cells}", "the report has no cells {cells}"),
        Phrase("报告中没有单元格：{cell}", "the report has no cell {cell}"),
        Phrase("报告中没有有关单元格", "the report lacks a cell that it needs"),
    ),
    ReasonCode.TABLE_MISSING: (
        Phrase("没有找到表格：{tables}", "tables not found: {tables}"),
        Phrase("没有找到表格：{table}", "table not found: {table}"),
        Phrase("没有找到有关表格", "the table that it needs was not found"),
    ),
    ReasonCode.TABLE_INCOMPLETE: (
        Phrase("表格只读出一部分：{tables}", "tables read only in part: {tables}"),
        Phrase("表格只读出一部分：{table}", "table read only in part: {table}"),
        Phrase("有关表格只读出一部分", "the table that it needs was read only in part"),
    ),
    ReasonCode.SECTION_MISSING: (
        Phrase("没有找到章节：{sections}", "sections not found: {sections}"),
        Phrase("没有找到章节：{section}", "section not found: {section}"),
        Phrase("没有找到有关章节", "the section that it needs was not found"),
    ),
    ReasonCode.YEAR_UNKNOWN: (Phrase("没有找到报告年度", "the report year was not found"),),
    ReasonCode.BODY_UNKNOWN: (
        Phrase("无法确定单位性质（可用 --body 指明）", "the kind of body can't be told (--body states it)"),
    ),
    ReasonCode.LEVEL_UNKNOWN: (Phrase("无法确定政府层级", "the government's administrative level can't be told"),),
    ReasonCode.ORGANISATION_UNKNOWN: (Phrase("没有找到单位名称", "the organisation's name was not found"),),
    ReasonCode.DATE_UNKNOWN: (
        Phrase("日期无法识别：“{text}”", "the date can't be read: “{text}”"),
        Phrase("没有找到落款日期", "no date was found at the end of the report"),
    ),
    ReasonCode.PUBLISHED_UNKNOWN: (Phrase("文件中没有发布日期", "the file has no publication date"),),
    ReasonCode.PERIOD_UNREADABLE: (
        Phrase("统计期限无法识别：“{text}”", "the statistical period can't be read: “{text}”"),
        Phrase("没有找到可识别的统计期限", "no statistical period that can be read was found"),
    ),
    ReasonCode.PARTS_MISSING: (
        Phrase(
            "没有下级单位的报告可供汇总核对（成批核查 gidlint audit 按名单中的“上级单位”归集）",
            "the reports that this one sums up were not given (gidlint audit gathers them by the parents in a roster)",
        ),
    ),
    ReasonCode.PEERS_MISSING: (
        Phrase(
            "没有其他单位的报告可供比对（可用 gidlint audit 核对整批报告）",
            "there are no reports of other bodies to compare with (gidlint audit looks at all reports together)",
        ),
    ),
    ReasonCode.NAMES_UNSURE: (
        Phrase(
            "无法断定“{first}”和“{second}”是不是同一个单位",
            "it can't be told whether “{first}” and “{second}” are the same body",
        ),
        Phrase("无法断定两个名称是不是同一个单位", "it can't be told whether two names mean the same body"),
    ),
    ReasonCode.DATES_DISAGREE: (
        Phrase(
            "发布日期有两种说法：页面上是{first}，{source}是{second}，是否逾期无法断定",
            "the page says that it was published on {first}, {source} says {second}: lateness can't be told",
        ),
        Phrase("发布日期有两种说法，无法断定", "two days of publication are stated"),
    ),
    ReasonCode.EVIDENCE_MISSING: (
        Phrase("仅凭报告本身无法判断，还需要：{detail}", "the report alone can't tell; needed: {detail}"),
        Phrase("仅凭报告本身无法判断", "the report alone can't tell"),
    ),
    ReasonCode.OTHER_EDITION: (
        Phrase(
            "两年采用的格式不同（{detail}），有关项目不可比",
            "the two years follow different editions ({detail}); these figures can't be compared",
        ),
        Phrase("两年采用的格式不同，有关项目不可比", "the two years follow different editions"),
    ),
    ReasonCode.PREVIOUS_MISSING: (
        Phrase(
            "没有上年报告可供比对（检查单份报告时可用 --previous 提供）",
            "there is no report of last year to compare with (gidlint check --previous gives one)",
        ),
    ),
    ReasonCode.PREVIOUS_OTHER: (
        Phrase(
            "给出的上年报告不能用于比对：{detail}",
            "the report given as last year's can't be compared: {detail}",
        ),
        Phrase("给出的上年报告不能用于比对", "the report given as last year's can't be compared"),
    ),
    ReasonCode.NOTHING_TO_COMPARE: (
        Phrase("报告中没有可供比对的{fact}", "the report states no {fact} to compare"),
        Phrase("报告中没有可供比对的内容", "the report states nothing to compare"),
    ),
    ReasonCode.OUT_OF_SCOPE: (
        Phrase("不适用于这份报告（{detail}）", "does not apply to this report ({detail})"),
        Phrase(
            "按年度、格式或单位性质，不适用于这份报告",
            "does not apply to a report of this year, edition or kind of body",
        ),
    ),
    ReasonCode.REQUIRED_RULE: (
        Phrase("须先符合规则：{rules}", "the rules that come first are violated: {rules}"),
        Phrase("须先符合规则：{rule}", "the rule that comes first is violated: {rule}"),
        Phrase("前提规则未符合", "a rule that comes first is violated"),
    ),
    ReasonCode.RECOGNISED: (
        Phrase(
            "这一页是扫描件，文字由识别得出，个别字可能认错，不据此判定（“{text}”）",
            "the page is a scan and its text was recognised; single characters may be wrong (“{text}”)",
        ),
        Phrase(
            "这一页是扫描件，文字由识别得出，个别字可能认错，不据此判定",
            "the page is a scan and its text was recognised; single characters may be wrong",
        ),
    ),
    ReasonCode.NOT_READ: (
        Phrase("有关内容没有读出来（{detail}）", "what it needs was not read ({detail})"),
        Phrase("有关内容没有读出来", "what it needs was not read"),
    ),
    ReasonCode.RULE_FAILED: (
        Phrase("规则运行出错：{detail}", "the rule itself failed: {detail}"),
        Phrase("规则运行出错", "the rule itself failed"),
    ),
}

_ASPECTS = {
    "edition": Phrase("不适用于 {value} 版格式的报告", "does not apply to the {value} format"),
    "year": Phrase("不适用于 {value} 年度的报告", "does not apply to report year {value}"),
    "body": Phrase("不适用于{value}的报告", "does not apply to a {value}"),
    "level": Phrase("不适用于{value}政府的报告", "does not apply to a {value} government"),
    "organisation": Phrase("不适用于这个单位（{value}）", "does not apply to this body ({value})"),
}
"""What puts a report outside a rule's scope, by the reason's ``aspect``."""


def sentence(reason: Reason, labels: Labels) -> str:
    """A reason in words."""
    values = {**_from_target(reason, labels), **reason.values}
    if reason.code is ReasonCode.OUT_OF_SCOPE and (phrase := _ASPECTS.get(str(values.get("aspect")))):
        return phrase.say(labels.lang, value=_named(values["value"]))
    for phrase in SENTENCES[reason.code]:
        template = phrase.template(labels.lang)
        if placeholders(template) <= values.keys():
            return fill(template, values, labels.lang)
    raise AssertionError(f"the last sentence of {reason.code} must need no value")


def _named(value: Value) -> Value:
    """A kind of body or a level of government by its name; anything else as it is."""
    known = {**ui.BODIES_BY_NAME, **ui.GOVERNMENT_LEVELS}
    body = known.get(value) if isinstance(value, str) else None
    return Named(body.zh, body.en) if body else value


def _from_target(reason: Reason, labels: Labels) -> dict[str, Value]:
    target = reason.target
    if target is None:
        return {}
    found: dict[str, Value] = {}
    if target.text:
        found["text"] = target.text
    if target.section:
        found["section"] = labels.section(target.section)
    if target.table:
        found["table"] = labels.table(target.table)
        if target.row:
            found["row"] = labels.row(target.table, target.row)
        if target.column:
            found["column"] = labels.column(target.table, target.column)
        if target.row and target.column:
            found["cell"] = labels.cell(target.table, target.row, target.column)
    return found
