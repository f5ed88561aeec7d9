"""Whatever the bytes, reading ends in a Document or a ReadFailure, and grids hold their promises."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.model.document import Document, Grid
from linter.readers import FailureKind, ReadFailure, read_bytes

TEXT = "标题\n一、总体情况\n| 规章 | 0 |\n| 许可 | 1 |\n甲\t1\n乙\t2\n┌─┬─┐\n│a│1│\n└─┴─┘\n"
MARKDOWN = (
    "# 标题\n\n**一、总体情况**\n\n| 项 | 数 |\n|---|---|\n| 规章 | 0 |\n\n"
    "<table><tr><td rowspan=2>a<td>1<tr><td>2</table>\n"
)
HTML = (
    "<!DOCTYPE html><html><head><meta charset=gb2312><title>t</title></head><body><h1>标题</h1><p>一、总体情况<br>正文"
    "<table><tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2<tr><td>3"
    "<td>4<td></table><img src=a.png><ol><li>项</ol></body></html>"
)
STYLED = (
    "<html><head><style>.h{display:none}.g{display:grid;grid-template-columns:repeat(2,1fr)}@media print{.r{top:0}}"
    "</style></head><body><div class=g><i>甲</i><i style='grid-area:1/2/3/3'>1</i><i>乙<b class=h>9</b></i></div>"
    + "<div style='display:flex'><p style='flex:2 1 0%'>项</p><p style='flex:1'>0</p></div>" * 4
    + "<iframe srcdoc='&lt;p&gt;内'></iframe><script>x='<table>'</script></body></html>"
)


def word() -> bytes:
    source = docx.Document()
    source.add_heading("一、总体情况", 1)
    source.add_paragraph("项", style="List Number")
    table = source.add_table(3, 3)
    for cell in table._cells:
        cell.text = "0"
    table.cell(0, 0).merge(table.cell(1, 1))
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


SAMPLES = {
    "a.txt": TEXT.encode(),
    "b.txt": TEXT.encode("utf-16"),
    "a.md": MARKDOWN.encode(),
    "a.html": HTML.encode("gb18030"),
    "b.html": STYLED.encode(),
    "a.docx": word(),
}


def check(data: bytes, name: str) -> Document | None:
    """Read, and hold the result to the model's promises. ``None`` where reading failed in an orderly way."""
    try:
        document = read_bytes(data, name)
    except ReadFailure as failure:
        if failure.kind is FailureKind.CRASHED:
            raise
        return None
    for block in document.blocks:
        if not isinstance(block, Grid):
            assert block.text == block.text.strip() != ""
            continue
        order = [(cell.row, cell.column) for cell in block.cells]
        assert order == sorted(order)
        taken: set[tuple[int, int]] = set()
        for cell in block.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    assert (row, column) not in taken
                    assert row < block.rows
                    assert column < block.columns
                    taken.add((row, column))
    return document


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_themselves_are_read(name: str) -> None:
    document = check(SAMPLES[name], name)
    assert document is not None
    assert any(isinstance(block, Grid) for block in document.blocks)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_changed_byte_never_crashes_a_reader(name: str, data: st.DataObject) -> None:
    sample = bytearray(SAMPLES[name])
    sample[data.draw(st.integers(0, len(sample) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(sample), name)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_cut_file_never_crashes_a_reader(name: str, data: st.DataObject) -> None:
    check(SAMPLES[name][: data.draw(st.integers(0, len(SAMPLES[name])))], name)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "a.docx"]))
def test_any_bytes(data: bytes, name: str) -> None:
    check(data, name)


MARKUP = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "<td rowspan=3>",
        "<td colspan=2>",
        "<th rowspan=0>",
        "</td>",
        "<p>",
        "</p>",
        "<br>",
        "文",
        "1",
        " ",
        "\n",
        "<div>",
        "</div>",
        "<tbody>",
        "<thead>",
        "<b style='display:none'>",
        "</b>",
        "&nbsp;",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(MARKUP, max_size=40))
def test_any_markup_gives_sound_grids(pieces: list[str]) -> None:
    check(("<html><body>" + "".join(pieces)).encode(), "a.html")


LINES = st.sampled_from(
    [
        "| a | b |",
        "|---|---|",
        "| 1 |",
        "a | b",
        "---",
        "# 一",
        "",
        "<table>",
        "<tr><td>1",
        "</table>",
        "┌─┬─┐",
        "│a│1│",
        "├─┼─┤",
        "└─┴─┘",
        "+--+--+",
        "|  | 1|",
        "a\tb",
        "\t",
        "```",
        "**a",
        "[x](y.pdf)",
        "![x](",
        "> | q |",
        "\f",
        "- a",
        "===",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12), st.sampled_from(["a.txt", "a.md"]))
def test_any_lines_give_sound_grids(lines: list[str], name: str) -> None:
    check("\n".join(lines).encode(), name)
