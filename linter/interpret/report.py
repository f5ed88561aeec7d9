"""From a document to a report: the order in which the parts are looked for, and what is decided from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from linter.interpret.bodies import kind_of
from linter.interpret.captions import with_captions
from linter.interpret.dates import FIRST_YEAR, LAST_YEAR
from linter.interpret.failure import NotAReport
from linter.interpret.headings import is_heading, join_broken, wordings
from linter.interpret.instead import Instead, instead_of_report, title_alone
from linter.interpret.labels import bare, form, likeness
from linter.interpret.page import is_furniture, published, publisher, said_in
from linter.interpret.patterns import first_found, first_full
from linter.interpret.period import find_period
from linter.interpret.pieces import Piece, pieces
from linter.interpret.piped import with_grids
from linter.interpret.practice import with_practice
from linter.interpret.sections import Layout, lay_out, other_headings
from linter.interpret.signature import find_signature
from linter.interpret.tables import read_tables
from linter.interpret.text import sections
from linter.interpret.title import LONGEST_TITLE, Title, best_title, find_titles, page_title, titles_in
from linter.interpret.wording import squeeze
from linter.model.document import Document, recognised_pages
from linter.model.named import Named
from linter.model.report import Body, CellKind, Passage, Period, Report, Table
from linter.rulebook.recognition import Recognition
from linter.rulebook.rulebook import Rulebook
from linter.rulebook.template import Template

INDEX_TITLES = 4
"""A page without sections that has as many different reports' titles is a list of them."""
PARTS_WITHOUT_TITLE = 3
"""Sections and tables that make a report of a document without a title; all that a format has, where it has fewer."""
TEXT_WITHOUT_SECTIONS = 400
"""Characters below its title that make a report of a document without sections or tables (an older scheme)."""
TITLE_REACH = 200
"""Lines in which the title is looked for where there are no sections."""
OTHER_PAPER_REACH = 30
SIGNED_BELOW = 3
"""Lines below the end of the text in which a signature still belongs to it."""
LEAST_TITLE = 10
"""Shorter lines are a site's menu, not a paper's title."""

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")


class Frame(NamedTuple):
    """Where the report stands in its document: the layout, the titles in front of the text, where the report begins."""

    layout: Layout
    titles: tuple[Title, ...]
    title: Title | None
    start: int

    @property
    def head_end(self) -> int:
        """Where the part in front of the first section ends."""
        return self.layout.spans[0].start if self.layout.spans else self.start


def interpret(
    document: Document, rulebook: Rulebook, *, edition: str | None = None, body: Body | None = None
) -> Report:
    """The annual report in a document.

    ``edition`` (a template's key) and ``body`` are the user's choice and win over what the document says. Raises
    :class:`NotAReport` where the document is none, and ``KeyError`` for an unknown edition.
    """
    recognition = rulebook.recognition
    templates = {known.edition: with_practice(known, recognition) for known in rulebook.templates}
    template = templates[edition] if edition is not None else templates[rulebook.templates[-1].edition]
    frame = _frame(document, template, recognition)
    _require_subject(document, frame.layout, recognition)
    preface = _preface(frame, recognition)
    period = _period(frame, recognition)
    head = frame.layout.pieces[: frame.head_end]
    organisation, year = _stated(document, frame, head, period, preface, recognition, bool(template.sections))
    if edition is None and year is not None:
        held = rulebook.template_for(year)
        if held is None and frame.title is not None and frame.title.year == year:
            raise NotAReport(
                Named(f"{year} 年度没有适用的统一格式", f"report year {year}: no edition of the format holds for it")
            )
        if held is None:
            year = None  # only the text's figures spoke for it
        elif held.edition != template.edition:
            template = templates[held.edition]
            frame = _frame(document, template, recognition)
    others = [other for other in templates.values() if other.edition != template.edition]
    recognised = recognised_pages(document)
    tables = read_tables(frame.layout, frame.start, template, others, recognition, recognised)
    if edition is None and year is None:
        followed = _followed(tables)
        if followed is not None:
            template = templates[followed]
            others = [other for other in templates.values() if other.edition != followed]
            tables = read_tables(frame.layout, frame.start, template, others, recognition, recognised)
    _require_report(document, frame, tables, template, recognition)
    organisation = organisation or _in_cell(template.organisation_cell, tables)
    first = frame.layout.spans[-1].start + 1 if frame.layout.spans else frame.start
    signed = find_signature(frame.layout.pieces, first, frame.layout.end, organisation, recognition)
    if organisation is None:
        organisation = signed.signature.organisation
    if year is None and signed.signature.date is not None and signed.signature.date.year is not None:
        year = signed.signature.date.year - 1
    kind = kind_of(organisation, recognition)
    if kind.body is None and signed.signature.organisation is not None:
        # An area's name alone (云溪县) is a government's where the government signs, and open where its office does.
        signing = kind_of(signed.signature.organisation, recognition)
        if signing.body is not Body.DEPARTMENT and signing.body is not None:
            kind = signing
    return Report(
        document=document,
        organisation=organisation,
        body=body or kind.body,
        year=year,
        edition=template.edition,
        title=frame.title.passage if frame.title else None,
        preface=preface,
        period=period,
        sections=sections(frame.layout, template, tables, signed, recognition),
        other_headings=other_headings(frame.layout, frame.start, lambda text: _is_label(text, template)),
        tables=tables,
        signature=signed.signature,
        published=published(document, head, recognition),
        edition_from_year=edition is None and year is not None,
        level=kind.level if body in (None, kind.body) else None,
    )


def _frame(document: Document, template: Template, recognition: Recognition) -> Frame:
    words = wordings(template)
    blocks = with_captions(with_grids(document.blocks, recognition), recognition)
    found = join_broken(pieces(blocks, lambda text: is_heading(text, words)), words)
    layout = lay_out(found, words, template)
    reach = layout.spans[0].start if layout.spans else min(len(layout.pieces), TITLE_REACH)
    titles = find_titles(layout.pieces, reach, recognition)
    # In a form the title stands above the table, and what looks like one below it is a link.
    title = best_title(titles if template.sections else titles[::-1])
    start = title.stop if title else 0
    return Frame(_ended(layout, start, recognition), tuple(titles), title, start)


def _ended(layout: Layout, start: int, recognition: Recognition) -> Layout:
    """The layout cut off where the page goes on to something else: links, a footer, another report's title."""
    first = layout.spans[-1].start + 1 if layout.spans else start + 1
    end = layout.end
    for index in range(first, layout.end):
        piece = layout.pieces[index]
        if piece.grid is not None or not first_full(recognition.end_of_report, piece.squeezed):
            continue
        below = min(index + 1 + SIGNED_BELOW, layout.end)
        signed = find_signature(layout.pieces, index + 1, below, None, recognition).signature
        if not (signed.organisation and signed.date):  # else it is an 附件：… above the signature
            end = index
            break
    later = titles_in(layout.pieces[first:end], end - first, recognition, recognition.title)
    copies = [title for title in later if title.named and title.year is not None]
    if copies and layout.spans:
        end = first + copies[0].start
    if end == layout.end:
        return layout
    spans = tuple(span._replace(stop=min(span.stop, end)) for span in layout.spans)
    return layout._replace(spans=spans, end=end)


def _preface(frame: Frame, recognition: Recognition) -> tuple[Passage, ...]:
    if not frame.layout.spans:
        return ()
    start = frame.start if frame.title else max(0, frame.head_end - 12)
    return tuple(
        Passage(piece.text, piece.place)
        for index, piece in enumerate(frame.layout.pieces[: frame.head_end])
        if index >= start and index not in frame.layout.listed
        if piece.grid is None and piece.squeezed and not is_furniture(piece, recognition)
    )


def _period(frame: Frame, recognition: Recognition) -> Period | None:
    pieces_ = frame.layout.pieces
    return find_period(pieces_[frame.start : frame.head_end], recognition) or find_period(
        pieces_[frame.start : frame.layout.end], recognition
    )


def _stated(
    document: Document,
    frame: Frame,
    head: Sequence[Piece],
    period: Period | None,
    preface: Sequence[Passage],
    recognition: Recognition,
    is_text: bool,
) -> tuple[str | None, int | None]:
    """Organisation and year: the title's, else the page's, else (for the year) the period's and the text's. A format
    that is no running text (``is_text``) has no years but the days of filling it in."""
    organisation = frame.title.organisation if frame.title else None
    year = frame.title.year if frame.title else None
    stated = page_title(document.metadata.get("title", ""), recognition)
    if stated is not None:
        organisation = organisation or stated.organisation
    organisation = (
        organisation
        or said_in(squeeze("".join(passage.text for passage in preface)), recognition)
        or publisher(document, head, recognition)
    )
    if year is None and period is not None:
        bound = period.end or period.start
        year = bound.year if bound else None
    if year is None and is_text:
        year = _most_frequent("".join(passage.text for passage in preface))
    if year is None and is_text:
        text = "".join(piece.squeezed for piece in frame.layout.pieces[frame.start : frame.layout.end])
        year = _most_frequent(text)
    if year is None and stated is not None:
        year = stated.year
    return organisation, year


def _most_frequent(text: str) -> int | None:
    """The year that a text names most often, if one does."""
    years = Counter(int(year) for year in _YEAR.findall("".join(text.split())))
    ranked = [entry for entry in years.most_common(2) if FIRST_YEAR <= entry[0] <= LAST_YEAR]
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _followed(tables: dict[str, Table]) -> str | None:
    """The other edition that most tables follow, where there is one."""
    followed = Counter(table.foreign_edition for table in tables.values())
    best = followed.most_common(1)
    return best[0][0] if best and best[0][1] * 2 > len(tables) else None


def _require_subject(document: Document, layout: Layout, recognition: Recognition) -> None:
    texts = [piece.squeezed for piece in layout.pieces]
    texts += [squeeze(cell.text) for piece in layout.pieces if piece.grid for cell in piece.grid.cells]
    text = "".join(texts) + squeeze(document.metadata.get("title", ""))
    if not all(first_found((pattern,), text) for pattern in recognition.subject):
        raise NotAReport(Named("没有年度报告应有的字样", "the words of an annual report don't occur"))


def _in_cell(name: str, tables: dict[str, Table]) -> str | None:
    """The words in a cell (``table.row.column``), if it is there and has any."""
    table, _, rest = name.partition(".")
    row, _, column = rest.rpartition(".")
    cell = tables[table].cell(row, column) if table in tables else None
    return squeeze(cell.text) if cell is not None and cell.kind is CellKind.TEXT else None


def _require_report(
    document: Document, frame: Frame, tables: dict[str, Table], template: Template, recognition: Recognition
) -> None:
    layout = frame.layout
    parts = len(layout.spans) + len(tables)
    enough = min(PARTS_WITHOUT_TITLE, len(template.sections) + len(template.tables))
    filled = any(cell.value is not None for table in tables.values() for _, _, cell in table.each())
    other = _other_paper(frame, recognition)
    if other is not None and not filled and not (frame.title and parts >= enough):
        instead = _instead(document, frame, template, recognition)
        instead = instead if instead is Instead.LETTER else None  # another paper is what it is, and no empty report
        raise NotAReport(Named(f"是另一种文件：{other}", f"another kind of paper: {other}"), instead)
    if parts >= enough:
        return
    different = {(title.organisation, title.year) for title in frame.titles}
    if len(different) >= INDEX_TITLES:
        count = len(different)
        raise NotAReport(Named(f"是年度报告的目录，列有 {count} 个标题", f"a list of reports: {count} titles"))
    if frame.title is None or frame.title.near:
        raise NotAReport(
            Named("没有找到年度报告的标题，也没有找到各个部分", "neither a report's title nor its sections were found")
        )
    if parts == 0 and not template.sections:
        raise NotAReport(Named("只有年度报告的标题，没有内容", "a report's title without a report"))
    if parts == 0 and sum(map(len, _below(frame, recognition))) < TEXT_WITHOUT_SECTIONS:
        instead = _instead(document, frame, template, recognition)
        raise NotAReport(title_alone(document), instead)


def _below(frame: Frame, recognition: Recognition) -> list[str]:
    """The lines below the title, squeezed, without what belongs to the page."""
    pieces_ = frame.layout.pieces[frame.start : frame.layout.end]
    return [piece.squeezed for piece in pieces_ if not is_furniture(piece, recognition)]


def _instead(document: Document, frame: Frame, template: Template, recognition: Recognition) -> Instead | None:
    """What is published under the title of one report of the family, where it is no report."""
    title = frame.title
    titles = {(title.organisation, title.year) for title in frame.titles}
    if title is None or title.near or title.year is None or not title.organisation or len(titles) > 1:
        return None
    lines = _below(frame, recognition)
    if frame.layout.spans or not template.sections or sum(map(len, lines)) >= TEXT_WITHOUT_SECTIONS:
        return None
    return instead_of_report(document, lines, recognition)


def _other_paper(frame: Frame, recognition: Recognition) -> str | None:
    """The title of another kind of paper shortly in front of the text, if there is one."""
    stop = frame.head_end if frame.layout.spans else TITLE_REACH
    for piece in frame.layout.pieces[max(0, stop - OTHER_PAPER_REACH) : stop]:
        if LEAST_TITLE <= len(piece.squeezed) <= LONGEST_TITLE and first_full(recognition.other_papers, piece.squeezed):
            return piece.text
    return None


def _is_label(text: str, template: Template) -> bool:
    """Whether a numbered line is a table's label (or begins like one) and no heading."""
    words = bare(text)
    for table in template.tables:
        texts = [label for row in table.all_rows() for label in (row.label, *row.under)]
        texts += [label for column in table.all_columns() for label in (column.label, *column.under)]
        for known in (form(label).words for label in texts):
            if words and (known.startswith(words) or words.startswith(known) or likeness(words, known) > 0.8):
                return True
    return False
