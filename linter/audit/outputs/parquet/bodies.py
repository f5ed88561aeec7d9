"""The columns about whose report a row is, which both tables begin with."""

from __future__ import annotations

from linter.audit.outputs.parquet.columns import Column
from linter.phrases.phrase import Phrase

WHOSE = (
    Column(
        "organisation",
        "key",
        Phrase(
            "机关名称：名单或清单中的名称，没有的用报告自己的名称",
            "name of the body: as the lists have it, or else as the report says",
        ),
    ),
    Column(
        "body",
        "key",
        Phrase(
            "机关类别：department 部门、government 政府、township 乡镇街道",
            "kind of body: department, government, township",
        ),
    ),
    Column(
        "body_level",
        "key",
        Phrase(
            "行政层级：township 乡级、county 县级、prefecture 市级、province 省级",
            "its level: township, county, prefecture, province",
        ),
    ),
    Column("parent", "key", Phrase("汇总其数据的上级机关", "name of the body whose report sums this one up")),
    Column("year", "whole", Phrase("报告年度", "report year")),
    Column("family", "key", Phrase("报告种类（规则库名称）", "kind of report: the name of its rulebook")),
    Column("edition", "key", Phrase("所用官方格式的版本", "edition of the official format that the report follows")),
    Column("format", "key", Phrase("文件格式", "format of the file")),
    Column(
        "path", "key", Phrase("文件路径，压缩包成员在 !/ 之后", "the file; a member of an archive stands behind !/")
    ),
    Column(
        "chosen",
        "yes_no",
        Phrase(
            "同一机关同一年度有多个文件时，是否为计入统计的那一个",
            "whether this file counts where a body has several for the same year",
        ),
    ),
)
