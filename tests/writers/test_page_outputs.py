"""Pages for a browser and for a merge request: whatever a file says shows as text."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import handmade
import pytest

from linter.writers import WRITERS, WriteOptions
from linter.writers.markdown import escape
from linter.writers.markup import Markup, element, join

EVIL = '<script>alert("1")</script><img src=x onerror=alert(1)> & | [a](http://x) @someone `x` *b* \n# 标题'


class Page(HTMLParser):
    """Tags, attributes and text of a page, with a check that every element is closed in order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text, self._open = [], [], "", []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.text += data


def evil():
    report = handmade.report(organisation=EVIL)
    finding = replace(handmade.fee(), values={"missing": EVIL})
    return handmade.run(replace(handmade.faulty(f"{EVIL}.docx"), report=report, findings=(finding,)), handmade.clean())


def write(form, run, **options):
    return WRITERS[form](run, WriteOptions(**options))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_needs_nothing_but_itself(lang):
    text = write("html", handmade.everything(), lang=lang, statistics=True)
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object"} & set(page.tags)
    addresses = [value for name, value in page.attributes if name in ("src", "href")]
    assert all(value.startswith("#file-") for value in addresses)
    assert "url(" not in text
    assert "@import" not in text
    assert ("lang", {"zh": "zh-CN", "en": "en"}[lang]) in page.attributes


def test_every_link_leads_somewhere():
    page = Page(write("html", handmade.everything()))
    ids = {value for name, value in page.attributes if name == "id"}
    assert {value.removeprefix("#") for name, value in page.attributes if name == "href"} <= ids


def test_what_a_file_says_is_text_on_the_page():
    page = Page(write("html", evil()))
    assert not {"script", "img"} & set(page.tags)
    assert EVIL.split("\n")[0] in page.text


def test_the_page_says_what_the_terminal_says():
    text = Page(write("html", handmade.run(handmade.faulty()))).text
    for said in (
        "【8→3】",
        "现为 8，应为 3",
        "C（合格） 69.5—77.5 分",
        "文件中没有发布日期",
        "第五十条第一款第（二）项",
    ):
        assert said in text


def test_all_outcomes_are_on_the_page_and_open_if_asked():
    assert ("open", "open") not in Page(write("html", handmade.run(handmade.clean()))).attributes
    page = Page(write("html", handmade.run(handmade.clean()), show_outcomes=True))
    assert ("open", "open") in page.attributes
    assert all(rule.title.zh in page.text for rule in handmade.RULEBOOK.rules)


def test_elements_escape_what_is_not_markup():
    assert element("td", "<b>", class_='a"b') == '<td class="a&quot;b">&lt;b&gt;</td>'
    assert element("td", element("b", "x"), Markup("<i></i>")) == "<td><b>x</b><i></i></td>"
    assert join("&", Markup("&amp;")) == "&amp;&amp;"


def test_markdown_shows_what_a_file_says_as_it_is():
    text = write("markdown", evil())
    assert "<script" not in text.replace("\\<", "")
    assert "@someone" not in text
    assert "\n# 标题" not in text
    assert "\\[a\\](http://x)" in text


def test_a_table_row_stays_a_row():
    for line in write("markdown", evil()).splitlines():
        if line.startswith("| "):
            assert line.endswith(" |")


def test_text_is_escaped_for_markdown():
    assert escape("a|b\n`c` <d> @e") == "a\\|b \\`c\\` \\<d\\> &#64;e"
