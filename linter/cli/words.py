"""What the command line says in its help."""

from __future__ import annotations

from linter.phrases.phrase import Phrase

DESCRIPTION = Phrase(
    "检查政府信息公开工作年度报告：结构、三张统计表、数据勾稽、落款。",
    "Checks annual reports on government information disclosure (政府信息公开工作年度报告): structure, tables, sums, "
    "signature.",
)
EPILOG = Phrase(
    "退出状态：0 没有达到失败级别的问题；1 有；2 用法、配置或规则库有误；3 有文件无法读取；4 规则本身出错。",
    "Exit status: 0 nothing at or above the failing level; 1 findings; 2 wrong usage, configuration or rulebook;\n"
    "3 a file could not be read; 4 a rule itself failed.",
)
EPILOG_OF_AUDIT = Phrase(
    "退出状态：0 没有错误级别的问题；1 有；2 用法、配置、名单或规则库有误；3 有文件无法读取；4 规则本身出错；\n"
    "130 被中断，同一命令接着做。",
    "Exit status: 0 no finding of level error; 1 findings; 2 wrong usage, configuration, list or rulebook;\n"
    "3 a file could not be read; 4 a rule itself failed; 130 interrupted: the same command goes on.",
)
EPILOG_OF_FOLLOW_UP = Phrase(
    "退出状态：0 完成；2 用法有误，或者没有可用的核查结果。",
    "Exit status: 0 done; 2 wrong usage, or no audit to use.",
)
COMMANDS = Phrase("命令", "commands")
ACTIONS = Phrase("操作", "actions")
VERSION = Phrase("显示版本和规则库版本并退出", "show the versions of the tool and its rulebook, and exit")

CHECK = Phrase("检查报告", "check reports")
EXTRACT = Phrase("显示从报告中读出的内容，不作检查", "show what was read from reports, without checking it")
EXPLAIN = Phrase("解释一条规则", "explain a rule")
RULES = Phrase(
    "规则库：列出、自测、覆盖情况、说明页、格式定义、新建规则",
    "the rulebook: list, test, coverage, pages, schema, start a rule",
)
AUDIT = Phrase(
    "核查成批的报告：多家单位、多个年度，生成台账、网页、数据和整改通知",
    "audit many reports, of many bodies and years: ledger, pages, data, notices",
)
AUDIT_DIFF = Phrase("比较两次核查：已改、新增、仍在、因规则或读取变化而不同", "compare two audits")
AUDIT_REVIEW = Phrase("读回在台账中填写的状态、说明和期限", "read back what people wrote into the ledger")
LEDGER = Phrase("填写过的台账（XLSX，也可以是 XLS、ODS）", "the ledger that people worked in (XLSX, XLS or ODS)")
AUDITED = Phrase("核查结果所在的文件夹", "the folder of the audit")
OLD_AUDIT = Phrase("前一次核查的结果文件夹", "the folder of the earlier audit")
NEW_AUDIT = Phrase("后一次核查的结果文件夹", "the folder of the later audit")
RULES_LIST = Phrase("列出所有规则（默认）", "list all rules (default)")
RULES_TEST = Phrase(
    "检验规则库：每条规则自带的示例、文字、正则表达式、覆盖情况",
    "test the rulebook: every rule's own examples, its words and patterns, the coverage of the law",
)
RULES_COVERAGE = Phrase("逐项列出条例和格式的要求由哪些规则检查", "what the law asks, and which rules look after it")
RULES_DOCS = Phrase("生成 docs 里的规则说明页", "write the pages about rules in docs")
OUT = Phrase("写到哪个文件夹（默认 docs）", "the folder to write to (default: docs)")
DOCS_WRITTEN = Phrase("已在 {folder} 写入 {n} 页", "{n} pages written in {folder}", "{n} page written in {folder}")
RULES_SCHEMA = Phrase("输出规则文件的 JSON Schema", "print the JSON Schema of rule files")
RULES_NEW = Phrase("输出一条新规则的 YAML 样板", "print the YAML skeleton of a new rule")

PATHS = Phrase("文件或文件夹（含子文件夹）", "files, or folders with all that lies in them")
CODE = Phrase("规则代码或名称", "a rule's code or name")
NEW_CODE = Phrase("新规则的代码，如 GID399", "the new rule's code, such as GID399")
NEW_NAME = Phrase("新规则的名称，如 applications-new-check", "the new rule's name, such as applications-new-check")
NEW_KIND = Phrase("检查的种类", "the kind of check")

FORMAT = Phrase("输出格式（默认 text）", "output format (default: text)")
OUTPUT = Phrase("把结果写入文件，不显示", "write the result to a file instead of showing it")
SELECT = Phrase(
    "只用这些规则：代码、代码开头、名称或类别，用逗号分开",
    "ask only these rules: codes, beginnings of codes, names or categories, separated by commas",
)
IGNORE = Phrase("不用这些规则（写法同上）", "don't ask these rules (named in the same ways)")
PROFILE = Phrase(
    "给谁看：起草者 drafter、审核者 reviewer、监督检查者 auditor（默认）",
    "for whom: drafter, reviewer, auditor (default)",
)
DRAFT = Phrase("同时使用尚在试行的规则（草案）", "also ask the rules that are still drafts")
LEVEL = Phrase("达到哪一级别算不通过（默认 error）", "the level that fails the run (default: error)")
EDITION = Phrase(
    "按哪一版格式检查（默认 auto：由报告年度决定）", "the edition to judge by (default auto: the report year decides)"
)
BODY = Phrase("单位性质（默认 auto：由单位名称判断）", "the kind of body (default auto: told by its name)")
PREVIOUS = Phrase("同一单位的上年报告，用于跨年比对", "last year's report of the same body, to compare with")
RULEBOOK = Phrase(
    "在内置规则库上增加的规则文件夹或单个 YAML 文件，可多次使用",
    "a folder or a single YAML file of rules that extends the built-in ones; repeatable",
)
BASELINE = Phrase("已知问题的基线：其中的问题不再列出", "a baseline of known findings, which are not shown again")
WRITE_BASELINE = Phrase("把这次发现的问题全部写成基线", "write all findings of this run as a baseline")
LANG = Phrase("语言（默认按系统语言）", "language (default: the locale's)")
JOBS = Phrase("同时使用几个进程", "how many processes to use")
STATISTICS = Phrase("另按规则统计", "also count findings by rule")
SHOW_OUTCOMES = Phrase("逐条列出每条规则的结果", "list what became of every rule")

BASELINE_WRITTEN = Phrase(
    "已把 {n} 项问题写入基线 {file}",
    "{n} findings written to the baseline {file}",
    "{n} finding written to the baseline {file}",
)
RULE_FAILED = Phrase("规则 {code} 在 {path} 上运行出错：{detail}", "rule {code} failed on {path}: {detail}")
INTERRUPTED = Phrase("已中断", "interrupted")
AUDIT_INTERRUPTED = Phrase("已中断；再运行同一命令，就从断处接着做", "interrupted; the same command goes on from here")
UNKNOWN_FORMAT = Phrase("{file}：没有输出格式“{form}”，可用 {known}", "{file}: no format “{form}”; choose from {known}")
UNKNOWN_RULE = Phrase("没有规则“{word}”{nearest}", "no rule “{word}”{nearest}")
RULE_EXISTS = Phrase("已有规则 {code}（{name}）", "there already is a rule {code} ({name})")
BAD_CODE = Phrase("规则代码应像 GID399，不能是“{code}”", "a rule's code looks like GID399, not “{code}”")
BAD_NAME = Phrase(
    "规则名称只用小写英文字母、数字和连字符，不能是“{name}”",
    "a rule's name has small letters, digits and hyphens only, unlike “{name}”",
)

SOURCE = Phrase(
    "报告所在的文件夹、压缩包（zip、tar）或清单（CSV、XLSX），也可以是共享或对象存储的地址",
    "a folder of reports, an archive (zip, tar) or a manifest (CSV, XLSX), or the address of one in shared storage",
)
AUDIT_OUT = Phrase(
    "结果写到哪个文件夹；中断后用同一命令接着做", "the folder for the results; after a break the same command goes on"
)
ROSTER = Phrase("应公布报告的单位名单（CSV、XLSX）", "the list of bodies that must report (CSV, XLSX)")
MANIFEST = Phrase(
    "文件清单：单位、年度、文件、公开日期（CSV、XLSX）",
    "what is known of the files: body, year, file, day of publication (CSV, XLSX)",
)
YEARS = Phrase(
    "应有报告的年度，如 2021-2025（默认由已有报告推定）",
    "report years that must be there, such as 2021-2025 (default: told by the reports)",
)
DUE = Phrase(
    "整改期限，如 2026-05-31（默认首次核查后30天）",
    "the day by which faults are to be put right, such as 2026-05-31 (default: 30 days after the first run)",
)
ENGINE = Phrase("在哪里运行：本机（local）或集群", "where it runs: this machine (local) or a cluster")
ADDRESS = Phrase("集群的地址（默认在本机启动）", "the cluster's address (default: one on this machine)")
