"""Why it is uncertain which number stands in a cell: every such remark of the product."""

from __future__ import annotations

from linter.model.named import Named

DIGITS_APART = Named("数字中间有空格，分不清是一个数还是几个数", "digits stand apart: one number or several")
TOO_LONG = Named("位数太多，不像一个数", "too many digits for one number")
LEADING_ZERO = Named(
    "数字以0开头，可能是几个数连在了一起", "a number that starts with 0: several numbers may have run together"
)
SEVERAL_CELLS = Named("一个列名下面有几个单元格", "several cells below one column label")
FEWER_CELLS = Named("该行的单元格比列数少", "the row has fewer cells than the table has columns")
SHARED_ACROSS = Named("一个单元格跨了几列", "one cell below several column labels")
SHARED_DOWN = Named("一个单元格跨了几行", "one cell beside several row labels")
OTHER_COUNT = Named("该行的数字个数与列数不一致", "the row has another number of values than the table has columns")
PICTURE = Named("单元格里是图片", "a picture stands in the cell")
RUN_ON = Named("数字与后面的正文连在了一起", "digits have run together with the text behind the table")
WORDS = Named("数字的位置上是文字", "words stand where a number should be")
GARBLED = Named("有字符无法还原", "some of its characters could not be decoded")
UNSURE = Named("文字识别没有把握", "text recognition is not sure of it")
TWO_LINES = Named("两行数字不一致", "two lines of numbers differ")
CUT_BY_PAGE = Named("这一行被分页切断，数字分在两页", "a page break cuts the row, and its numbers stand on both pages")
ROW_TWICE = Named("该行出现了两次，内容不同", "the row stands twice with different contents")

VALUES_LOST = Named(
    "别的行也少了数字，分不清是没有填写还是文字转换时丢失",
    "other rows lack values too: whether they are blank or were lost can't be known",
)
FEWER_NUMBERS = Named("数字比列数少，分不清各在哪一列", "fewer numbers than columns, their columns can't be known")
MORE_NUMBERS = Named("数字比列数多", "more numbers than columns")
NEIGHBOURS = Named(
    "分不清哪些数字属于这一行、哪些属于相邻的行", "the numbers of this row can't be told from those of its neighbours"
)
SEVERAL_LINES = Named(
    "该行的数字分在几行，分不清各在哪一列", "the row's numbers stand on several lines, their columns can't be known"
)
RUN_TOGETHER = Named("数字连在一起，有几种拆法", "digits have run together and can be taken apart in several ways")
NO_SPLIT = Named("数字连在一起，怎样拆都对不上", "digits have run together and no way to take them apart adds up")
COLUMN_ORDER = Named("分不清各列的顺序", "the order of the columns can't be known")
TICK_LOST = Named("看不清勾选的是哪一项", "which choice is ticked can't be seen")
NOT_BEHIND_LABEL = Named(
    "标签和填写的内容分开了，分不清哪个是哪个", "labels and values stand apart, which belong together can't be known"
)


def readings_differ(grid: str, text: str) -> Named:
    """The table's grid and its text give a cell different numbers."""
    return Named(
        f"两种读法不一致：按表格是{grid or '空白'}，按文字顺序是{text or '空白'}",
        f"the two readings differ: {grid or 'blank'} by the grid, {text or 'blank'} by the text",
    )
