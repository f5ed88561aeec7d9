"""A third kind of report, written by a stranger: narrative only, five contents, published by 1 April."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "rulebook.yaml": """
name: lawgov
version: "1"
report: {zh: 法治政府建设年度报告, en: report on law-based government}
categories:
  - {id: content, zh: 内容, en: content, hundreds: 1}
  - {id: dates, zh: 时间, en: dates, hundreds: 6}
""",
    "recognition.yaml": r"""
subject: [法治政府建设, 报告]
title:
  - (?P<organisation>[^,.;:]{2,40}?)(?P<year>20\d\d)年度?法治政府建设(?:工作)?(?:情况)?(?:的)?(?:年度)?报告
period: {announce: 统计期}
organisation_name: (?:[一-鿿]{2,40}?)(?:人民政府|局|委员会|厅|办公室)
published_labels: [发布日期, 发布时间]
bodies:
  - {body: government, name: 人民政府$}
  - {body: department, name: (?:局|委员会|厅|办公室)$}
""",
    "grading.yaml": """
full: 100
points: {error: {each: 10, most: 50}, warning: {each: 2, most: 20}, advice: {each: 1, most: 5}}
bands:
  - {mark: 合格, name: {zh: 合格, en: passed}, at_least: 60}
  - {mark: 不合格, name: {zh: 不合格, en: failed}, at_least: 0}
veto: []
veto_score: 59
open_reasons: [not_read]
""",
    "templates/2020.yaml": """
edition: "2020"
report_years: {from: 2020}
source: {title: 厅字〔2019〕28号, dated: 2019-05-06}
title: "{organisation}{year}年度法治政府建设情况报告"
sections:
  - {id: measures, number: 1, heading: 推进法治政府建设的主要举措和成效, en: Measures and results}
  - {id: shortcomings, number: 2, heading: 存在的不足和原因, en: Shortcomings and their causes}
  - {id: first_responsible, number: 3, heading: 党政主要负责人履行推进法治建设第一责任人职责情况, en: The heads}
  - {id: next_year, number: 4, heading: 下一年度推进法治政府建设的主要安排, en: Plans for next year}
  - {id: other, number: 5, heading: 其他需要报告的情况, en: Other matters}
""",
    "specimens/2020.yaml": """
edition: "2020"
year: 2023
bodies: {department: {organisation: 青枫市云溪县司法局, ours: 我局}}
sections:
  measures: ["{year}年，{ours}健全依法决策机制，审核行政规范性文件6件，办理行政复议案件18件。"]
  shortcomings: [执法人员力量不足，原因是机构改革后编制未及时调整到位。]
  first_responsible: [主要负责人切实履行第一责任人职责，主持专题会议四次，听取工作汇报。]
  next_year: [开展执法案卷评查，组织执法人员轮训。]
  other: [没有其他需要报告的情况。]
signature_date: "{next_year}年2月20日"
""",
    "rules.yaml": """
code: LAW101
name: five-contents
level: error
category: content
title: {zh: 五项内容应当齐全, en: All five contents are there}
basis: [{law: 厅字〔2019〕28号, clause: 第二十六条}]
check: section-present
message: {zh: "缺少“{section}”", en: "“{section}” is missing"}
fix: {zh: 补上这一部分, en: Add the section}
examples:
  held: [{}]
  violated: [{sections: {first_responsible: null}}]
---
code: LAW601
name: published-by-april
level: error
category: dates
title: {zh: 应在4月1日前公布, en: The report is published by 1 April}
basis: [{law: 厅字〔2019〕28号, clause: 第二十五条}]
check: date
of: published
require: by_deadline
deadlines: [{day: "04-01"}]
message: {zh: "{date} 已过 {deadline}", en: "{date} is after {deadline}"}
fix: {zh: 尽快公布, en: Publish it at once}
examples:
  held: [{published: "2024-03-30"}]
  violated: [{published: "2024-04-12"}]
""",
}


def write(folder: Path) -> Path:
    """The rulebook's files in a folder."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.lstrip(), encoding="utf-8")
    return folder
