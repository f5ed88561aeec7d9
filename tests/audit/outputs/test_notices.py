"""notices/: the letter that a body gets."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.audit.outputs import notices
from linter.audit.outputs.notices.letter import letter
from linter.audit.outputs.notices.markdown import escape
from linter.audit.outputs.notices.notice import Notice, Problem, ReportNotice
from linter.audit.outputs.notices.rendering import drafted
from linter.audit.outputs.notices.wording import Counted, Levels, wording
from linter.phrases.phrase import Phrase, placeholders
from tests.audit.outputs.known import ABSENT, DUE

docx = pytest.importorskip("docx")

GOLDEN = Path(__file__).parent / "golden"
EDUCATION = "青枫市云溪县教育局"
PROBLEM = Problem(
    number="K7X9-2Q4T-D0BM",
    level="error",
    message="总计填的是 9，相加是 8",
    basis="依据",
    fix="改正",
    files=("甲.pdf",),
    place="第 2 页",
)
NOTICE = Notice(
    organisation="云溪县司法局",
    lang="zh",
    due=DUE,
    reports=(ReportNotice(year=2023, family="gidr", kind="年度报告", files=("甲.pdf",), problems=(PROBLEM,)),),
)


@pytest.fixture(scope="module")
def folder(audited, context):
    notices.write(audited, context)
    return audited.folder / "notices"


def without_key(text):
    return re.sub(r"\n<!-- gidlint-notice:[0-9a-f]{64} -->\n", "", text)


def said(document):
    """All that a document says, in its order."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [part.text for part in document.paragraphs] + [cell.text for cell in cells]


@pytest.mark.parametrize(
    ("name", "file"), [(EDUCATION, "notice-of-faults.md"), (ABSENT, "notice-of-a-missing-report.md")]
)
def test_a_notice_as_markdown(folder, name, file):
    """``GIDLINT_UPDATE_GOLDEN=1`` writes the golden files anew."""
    written = without_key((folder / f"{name}.md").read_text(encoding="utf-8"))
    golden = GOLDEN / file
    if os.environ.get("GIDLINT_UPDATE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_only_bodies_that_have_something_to_do_get_a_notice(folder):
    names = {file.stem for file in folder.iterdir()}
    assert {EDUCATION, ABSENT} <= names
    assert "青枫市云溪县发展和改革局" not in names
    assert {file.suffix for file in folder.iterdir()} == {".md", ".docx"}


def test_the_document_says_the_same_as_the_markdown(folder):
    document = docx.Document(folder / f"{EDUCATION}.docx")
    markdown = (folder / f"{EDUCATION}.md").read_text(encoding="utf-8")
    for text in said(document):
        for line in text.split("\n"):
            if line:
                shown = escape(line)
                assert shown in markdown or all(escape(part) in markdown for part in re.split(r"(?<=。)", line)), line


def test_the_document_is_an_official_letter(folder):
    document = docx.Document(folder / f"{EDUCATION}.docx")
    page = document.sections[0]
    assert [round(edge.mm) for edge in (page.page_width, page.page_height)] == [210, 297]
    assert [round(edge.mm) for edge in (page.top_margin, page.bottom_margin)] == [37, 35]
    assert [round(edge.mm) for edge in (page.left_margin, page.right_margin)] == [28, 26]
    paragraphs = {paragraph.text: paragraph.style.name for paragraph in document.paragraphs}
    assert paragraphs["一、存在的问题"] == "Heading 1"
    assert paragraphs[f"{EDUCATION}："] == "Addressee"
    qn = pytest.importorskip("docx.oxml.ns").qn
    fonts = document.styles["Body Text"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋"
    assert document.styles["Body Text"].font.size.pt == 16
    assert "PAGE" in page.footer._element.xml
    assert document.settings.odd_and_even_pages_header_footer
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "年度", "问题", "整改或核实情况", "完成日期"]
    properties = document.core_properties
    assert (properties.created.year, properties.author, properties.title) == (
        1980,
        "",
        "政府信息公开工作年度报告等整改通知书",
    )


def test_the_same_notice_has_the_same_bytes(folder, audited, context):
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    for file in folder.iterdir():
        file.unlink()
    notices.write(audited, context)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first


def test_every_part_of_the_document_is_well_formed(folder):
    with ZipFile(folder / f"{EDUCATION}.docx") as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_notice_is_written_again_only_when_it_says_something_else(store, context):
    notices.write(store, context)
    home = store.folder / "notices"
    file = home / f"{EDUCATION}.docx"
    filled = docx.Document(file)
    filled.paragraphs[1].text = "云政办〔2025〕8号"
    filled.save(file)
    (home / "会议记录.docx").write_bytes(b"a person's own")
    notices.write(store, context)
    assert docx.Document(file).paragraphs[1].text == "云政办〔2025〕8号", "what was filled in stays"
    notices.write(store, replace(context, due=date(2025, 6, 30)))
    assert docx.Document(file).paragraphs[1].text == "××〔××××〕×号"
    assert any("2025年6月30日" in text for text in said(docx.Document(file)))
    with store.transaction():
        store.connection.execute("DELETE FROM findings")
        store.connection.execute("UPDATE judgements SET errors = 0, warnings = 0, status = 'checked'")
    notices.write(store, context)
    assert [each.name for each in home.iterdir()] == ["会议记录.docx"], "only its own files are removed"


def test_what_was_waived_or_corrected_is_left_out(store, context):
    """The second finding of the education bureau is waived, the third is corrected; the first is left."""
    for row, status in zip(
        list(store.rows("SELECT * FROM findings WHERE subject = 'examples/balance-wrong.docx'"))[1:],
        ("waived", "corrected"),
        strict=True,
    ):
        place = "/".join(row[key] or "" for key in ("section", "table", "row", "column"))
        store.connection.execute(
            "INSERT INTO reviews VALUES (?, 2023, ?, ?, ?, ?, '', '', '[]')",
            (EDUCATION, row["code"], place, row["fingerprint"], status),
        )
    notices.write(store, context)
    text = (store.folder / "notices" / f"{EDUCATION}.md").read_text(encoding="utf-8")
    assert "新收 12 + 上年结转 1 = 13，而总计 12 + 结转下年 3 = 15" in text
    assert "同一段文字里的数字不平衡" not in text
    assert "占位符" not in text


def test_the_same_report_in_two_files_is_told_once(store, context):
    for table, name in (("files", "path"), ("judgements", "subject"), ("findings", "subject")):
        columns = [row["name"] for row in store.rows(f"PRAGMA table_info({table})")]
        values = ", ".join("'examples/copy.docx'" if column == name else f'"{column}"' for column in columns)
        store.connection.execute(
            f"INSERT INTO {table} SELECT {values} FROM {table} WHERE {name} = 'examples/balance-wrong.docx'"
        )
    notices.write(store, context)
    text = (store.folder / "notices" / f"{EDUCATION}.md").read_text(encoding="utf-8")
    assert "核查的文件：examples/balance-wrong.docx、examples/copy.docx" in text
    assert text.count("**1.自然人：新收 12") == 1
    assert "应当整改的问题5个" in text


def test_what_lists_and_reports_say_is_no_markup():
    hostile = "<img src=x onerror=alert(1)> [a](javascript:b) **c** | d\n# e &lt;f&gt; @all"
    problem = replace(PROBLEM, message=hostile, place=hostile, fix=hostile, text=hostile, related=(hostile,))
    report = replace(NOTICE.reports[0], files=(hostile,), problems=(problem,))
    text = drafted(replace(NOTICE, organisation=hostile, reports=(report,))).text
    assert r"\<img src=x" in text
    assert not re.search(r"(?<!\\)[<>\[\]]", text)
    assert "\n# e" not in text
    assert "&lt;f" not in text, "shown as the report has it, and not as <f"
    assert "@all" not in text


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_a_document_that_opens(message, organisation):
    problem = replace(PROBLEM, message=message, text=message, cause=message)
    notice = replace(NOTICE, organisation=organisation, reports=(replace(NOTICE.reports[0], problems=(problem,)),))
    document = docx.Document(io.BytesIO(drafted(notice).docx()))
    assert document.paragraphs[0].text == "年度报告整改通知书"
    assert len(document.tables[0].rows) == 2


def test_every_sentence_says_the_same_in_both_languages():
    def phrases(thing):
        if isinstance(thing, Phrase):
            yield thing
        elif isinstance(thing, tuple | dict):
            for part in thing.values() if isinstance(thing, dict) else thing:
                yield from phrases(part)
        else:
            for name in thing.__struct_fields__:
                yield from phrases(getattr(thing, name))

    assert isinstance(wording().found, Counted)
    assert isinstance(wording().levels, Levels)
    for phrase in phrases(wording()):
        # A numeral is Chinese in one language and a figure in the other.
        zh, en = (placeholders(text) - {"numeral", "n"} for text in (phrase.zh, phrase.en))
        assert zh == en, phrase.zh
        assert not phrase.one or placeholders(phrase.one) == placeholders(phrase.en)


def test_an_english_notice_has_no_chinese_of_its_own():
    notice = replace(
        NOTICE,
        lang="en",
        organisation="Yunxi Justice Bureau",
        reports=(
            ReportNotice(
                year=2023,
                family="gidr",
                kind="report",
                files=("a.pdf",),
                problems=(
                    replace(
                        PROBLEM,
                        files=("a.pdf",),
                        message="off by 1",
                        basis="Regulations",
                        fix="Correct it",
                        place="page 2",
                    ),
                ),
            ),
        ),
    )
    assert not re.findall("[\u4e00-\u9fff。，：、]", drafted(notice).text)
    assert len(letter(notice)) > 10
