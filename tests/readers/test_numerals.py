"""List numbers as Word writes them."""

from __future__ import annotations

import pytest

from linter.readers.numerals import numeral


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "japaneseCounting", "二十"),
        (101, "chineseCountingThousand", "一百零一"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (105, "ideographDigital", "一〇五"),
        (3, "ideographTraditional", "丙"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (5, "bullet", ""),
        (5, "unheardOf", "5"),
    ],
)
def test_numerals(number: int, form: str, text: str) -> None:
    assert numeral(number, form) == text
