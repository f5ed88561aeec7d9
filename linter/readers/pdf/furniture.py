"""Page numbers, running headers and footers: what belongs to the page and not to the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from linter.readers.pdf.page import PageLayout
from linter.readers.pdf.runs import Line

_MARGIN = 0.115
"""Share of a page's height, at its top and bottom, where furniture may stand."""
_NUMBER = re.compile(
    r"[\s\-–—―－·•.~～_〔〕\[\]()（）]*(?:第\s*)?(\d{1,3}|[ivxlc]{1,5}|[IVXLC]{1,5}|[一二三四五六七八九十]{1,3})\s*(?:页)?"
    r"(?:\s*[/／,，、|]?\s*共?\s*\d{1,3}\s*页?)?[\s\-–—―－·•.~～_〔〕\[\]()（）]*"
)
_DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[PageLayout]) -> None:
    """Take page numbers and running headers and footers out of the pages' lines, in place."""
    repeated = _repeated(pages)
    for page in pages:
        tables_top = min((table.box[1] for table in page.tables), default=page.height)
        tables_bottom = max((table.box[3] for table in page.tables), default=0.0)
        kept = []
        for line in page.lines:
            if _in_margin(line, page) and (
                _key(line, page) in repeated
                or (
                    _is_page_number(line.text)
                    and _outermost(line, page)
                    and (line.box[3] <= tables_top or line.box[1] >= tables_bottom)
                )
            ):
                continue
            kept.append(line)
        page.lines = kept


def _in_margin(line: Line, page: PageLayout) -> bool:
    reach = _MARGIN * page.height
    return line.box[3] <= reach or line.box[1] >= page.height - reach


def _is_page_number(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None


def _outermost(line: Line, page: PageLayout) -> bool:
    """Whether all text beyond this line, or all before it, is furniture too."""
    others = [other for other in page.lines if other is not line and not _is_page_number(other.text)]
    return all(other.box[3] <= line.box[1] + 1 for other in others) or all(
        other.box[1] >= line.box[3] - 1 for other in others
    )


def _key(line: Line, page: PageLayout) -> tuple[str, bool, int]:
    top = line.box[1] < page.height / 2
    distance = line.box[1] if top else page.height - line.box[3]
    return _DIGITS.sub("0", "".join(line.text.split())), top, round(distance / 3)


def _repeated(pages: Sequence[PageLayout]) -> set[tuple[str, bool, int]]:
    """Lines that stand at the same place in the margins of at least a third of the pages (headers of left and right
    pages differ) and no fewer than two. A row of numbers is none of them, though it may look like another."""
    where: dict[tuple[str, bool, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in page.lines:
            if _in_margin(line, page) and sum(run.text.isdigit() for run in line.runs) < 3:
                text, top, place = _key(line, page)
                for near in (place - 1, place, place + 1):
                    where[text, top, near].add(page.number)
    enough = max(2, (len(pages) + 2) // 3)
    return {key for key, numbers in where.items() if len(numbers) >= enough}
