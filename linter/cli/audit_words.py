"""What ``gidlint audit`` says."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from linter.phrases.phrase import Lang, Phrase
from linter.run.problem import UsageProblem

if TYPE_CHECKING:
    from linter.audit.run import AuditResult

BAD_YEARS = Phrase("年度应写成 2021-2025 或 2024，不能是“{text}”", "years are written 2021-2025 or 2024, not “{text}”")
BAD_DAY = Phrase("日期应写成 2026-05-31，不能是“{text}”", "a day is written 2026-05-31, not “{text}”")
_NO_EXTRA = Phrase(
    "成批核查另需几个组件（缺 {missing}），请安装：pip install 'gidlint[audit]'",
    "an audit needs more packages ({missing} missing): pip install 'gidlint[audit]'",
)
_NEEDED = {
    "xlsxwriter": "XlsxWriter",
    "pyarrow": "pyarrow",
    "docx": "python-docx",
    "python_calamine": "python-calamine",
}

_BODIES = Phrase("单位 {bodies} 家，文件 {files} 个", "{bodies} bodies, {files} files")
_FILES = Phrase(
    "已检查 {checked}　无法读取 {unreadable}　不是年度报告 {not_a_report}　未公布 {unpublished}　未纳入 {skipped}",
    "checked {checked}, unreadable {unreadable}, no annual report {not_a_report}, unpublished {unpublished}, "
    "passed over {skipped}",
)
_YEARS = Phrase(
    "应有报告的年度：{years}{told}",
    "reports must be there for {years}{told}",
)
_TOLD = Phrase("（按已有报告推定，可用 --years 指定）", " (as the reports tell; --years sets them)")
_FINDINGS = Phrase(
    "错误 {errors}　警告 {warnings}　建议 {advice}；另有 {open} 份报告含无法判定的项目",
    "errors {errors}, warnings {warnings}, advice {advice}; {open} reports have something that could not be assessed",
)
_DONE = Phrase(
    "本次新读取 {read} 个文件，新检查 {judged} 份报告", "read anew: {read} files; checked anew: {judged} reports"
)
_WHERE = Phrase(
    "台账 {folder}/ledger.xlsx　网页 {folder}/index.html　通知 {folder}/notices/　数据 {folder}/*.parquet、audit.json",
    "ledger {folder}/ledger.xlsx, pages {folder}/index.html, notices {folder}/notices/, "
    "data {folder}/*.parquet and audit.json",
)


def require_extra() -> None:
    """Raise ``UsageProblem`` where the packages that outputs are written with aren't installed."""
    missing = tuple(name for module, name in _NEEDED.items() if find_spec(module) is None)
    if missing:
        raise UsageProblem(_NO_EXTRA, missing=missing)


def told(result: AuditResult, lang: Lang, *, years_given: bool) -> str:
    """What an audit came to, in a few lines."""
    told_by_reports = "" if years_given else _TOLD.say(lang)
    totals = result.totals
    counts = {
        name: f"{getattr(totals, name):,}"
        for name in (
            "bodies", "files", "checked", "unreadable", "not_a_report", "unpublished", "skipped",
            "errors", "warnings", "advice", "open",
        )
    }  # fmt: skip
    lines = [phrase.say(lang, **counts) for phrase in (_BODIES, _FILES)]
    if result.years:
        first, _, last = result.years.partition("-")
        lines.append(_YEARS.say(lang, years=first if first == last else result.years, told=told_by_reports))
    lines.append(_FINDINGS.say(lang, **counts))
    lines.append(_DONE.say(lang, read=f"{result.read:,}", judged=f"{result.judged:,}"))
    lines.append(_WHERE.say(lang, folder=result.folder.as_posix()))
    return "\n".join(lines)
