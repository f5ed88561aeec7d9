"""DOCX as Word, WPS, Google, LibreOffice and libraries write it, by hand, with everything that such files hold."""

# ruff: noqa: E501 (markup stands as programs write it)
from __future__ import annotations

import io
from functools import partial

from benchmarks.reading.docx_writing import (
    OFFICE,
    Slot,
    W,
    Writing,
    merged,
    package,
    par,
    plain,
    run,
    slots,
    wide,
    widths,
    zipped,
)
from benchmarks.reading.markup_case import HIDDEN, Case, full_width
from benchmarks.reading.specimens import Specimen, Table

GHOST = run(HIDDEN, "<w:vanish/>")
DELETED = f'<w:del w:id="9" w:author="a"><w:r><w:delText>{HIDDEN}</w:delText></w:r></w:del>'
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="5400000" cy="2700000"/><wp:docPr id="7" name="Picture 7"/><a:graphic>'
    '<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="pic"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


def shown(slot: Slot) -> str:
    return "" if slot.goes_on else slot.cell.text


def valued(wrap: object) -> object:
    """A ``content`` hook that writes value cells by ``wrap`` and the others plainly."""
    return lambda slot: wrap(slot.cell.text) if slot.cell.value else plain(shown(slot))  # type: ignore[operator]


def inside(element: str, inner: str) -> str:
    return f"<w:{element}>{inner}</w:{element}>"


def sdt(inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="5"/><w:text/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def field(result: str, code: str = "=SUM(ABOVE)") -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + code + mark("separate") + run(result) + mark("end")


# --- programs -------------------------------------------------------------------------------------------------------


def word_content(slot: Slot) -> str:
    """Runs split anywhere, spelling marks, bookmarks, saved positions."""
    text = shown(slot)
    half = len(text) // 2
    runs = [run(part, '<w:rFonts w:hint="eastAsia"/><w:lang w:val="en-US"/>') for part in (text[:half], text[half:])]
    inner = (
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:proofErr w:type="spellStart"/>'
        f'{runs[0]}<w:bookmarkEnd w:id="0"/><w:r><w:lastRenderedPageBreak/></w:r>{runs[1]}<w:proofErr w:type="spellEnd"/>'
    )
    return par(inner, '<w:widowControl/><w:jc w:val="center"/><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>')


def wps_content(slot: Slot) -> str:
    """Each character a run, an empty run before, a style by number."""
    return par(
        run("") + "".join(run(one, '<w:vertAlign w:val="baseline"/>') for one in shown(slot)), '<w:pStyle w:val="2"/>'
    )


def no_widths(slot: Slot, table: Table) -> str:
    return merged(slot, table).replace('w:w="', 'w:w="0" w:old="').replace('w:type="dxa"', 'w:type="auto"')


def percent(slot: Slot, table: Table) -> str:
    out = merged(slot, table)
    return out.replace(f'w:w="{wide(slot, table)}" w:type="dxa"', f'w:w="{wide(slot, table) // 90}%" w:type="pct"')


def explicit_merge(slot: Slot, table: Table) -> str:
    return merged(slot, table).replace("<w:vMerge/>", '<w:vMerge w:val="continue"/>')


def only_widths(slot: Slot, table: Table) -> str:
    """No gridSpan: only the widths say how far a cell reaches."""
    return merged(slot, table).replace(f'<w:gridSpan w:val="{slot.cell.columns}"/>', "")


def python_docx(specimen: Specimen) -> bytes | None:
    try:
        from docx import Document
    except ImportError:
        return None
    document = Document()
    document.add_heading(specimen.title, 0)
    for block in specimen.blocks:
        if not isinstance(block, Table):
            document.add_heading(block[1], 1) if block[0] == "head" else document.add_paragraph(block[1])
            continue
        table = document.add_table(len(block.rows), len(block.widths))
        for row, column, cell in block.placed():
            target = table.cell(row, column)
            if cell.rows * cell.columns > 1:
                target = target.merge(table.cell(row + cell.rows - 1, column + cell.columns - 1))
            target.text = cell.text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


# --- nesting --------------------------------------------------------------------------------------------------------


def framed(table: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tr><w:tc>{table}{plain('')}</w:tc></w:tr></w:tbl>"


def page_frame(specimen: Specimen) -> bytes:
    return package(framed(Writing().body(specimen)))


def box(inner: str, *, drawing: bool = True, fallback: bool = True) -> str:
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    vml = f'<w:pict><v:shape style="width:450pt;height:300pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    if not drawing:
        return par(f"<w:r>{vml}</w:r>")
    shape = (
        '<w:drawing><wp:anchor><wp:extent cx="5400000" cy="2700000"/><wp:docPr id="3" name="Text Box 3"/><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    if not fallback:
        return par(f"<w:r>{shape}</w:r>")
    return par(
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def cell_tables(slot: Slot) -> str:
    if not slot.cell.value:
        return plain(shown(slot))
    return f"<w:tbl><w:tblPr/><w:tr><w:tc>{plain(slot.cell.text)}</w:tc></w:tr></w:tbl>{plain('')}"


def row_tables(specimen: Specimen) -> bytes:
    """The values of a row as a table of its own in one cell."""
    writing = Writing()

    def one(table: Table) -> str:
        rows = []
        for line in slots(table):
            values = [slot for slot in line if slot.cell.value]
            if len(values) < 2 or len(values) == len(line):
                rows.append(inside("tr", "".join(writing._cell(slot, table) for slot in line)))
                continue
            cells = "".join(writing._cell(slot, table) for slot in line if not slot.cell.value)
            inner = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{wide(slot, table)}" w:type="dxa"/></w:tcPr>{plain(slot.cell.text)}</w:tc>'
                for slot in values
            )
            inner = f"<w:tbl><w:tblPr/><w:tr>{inner}</w:tr></w:tbl>{plain('')}"
            rows.append(
                inside("tr", f'{cells}<w:tc><w:tcPr><w:gridSpan w:val="{len(values)}"/></w:tcPr>{inner}</w:tc>')
            )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths(table))
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"

    writing.table = one  # type: ignore[method-assign]
    return writing.write(specimen)


# --- revisions ------------------------------------------------------------------------------------------------------


def tracked(text: str) -> str:
    half = len(text) // 2
    return par(
        f'{DELETED}<w:ins w:id="1" w:author="a">{run(text[:half])}</w:ins>{run(text[half:])}'
        f'<w:moveFrom w:id="2" w:author="a"><w:r><w:t>{HIDDEN}</w:t></w:r></w:moveFrom>',
        "<w:rPr><w:ins w:id='3'/></w:rPr><w:pPrChange w:id='4'><w:pPr><w:jc w:val='left'/></w:pPr></w:pPrChange>",
    )


def tracked_row(cells: str, line: list[Slot], index: int) -> str:
    """Every row inserted; after every other row of values a deleted one."""
    out = f'<w:tr><w:trPr><w:ins w:id="5" w:author="a"/></w:trPr>{cells}</w:tr>'
    if index % 2 and not any(slot.cell.rows > 1 for slot in line):
        gone = "".join(f"<w:tc><w:tcPr/>{par(DELETED)}</w:tc>" for _ in line)
        plain_gone = "".join(f"<w:tc><w:tcPr/>{plain(HIDDEN)}</w:tc>" for _ in line)
        mark = '<w:trPr><w:del w:id="6" w:author="a"/></w:trPr>'
        out += f"<w:tr>{mark}{gone}</w:tr><w:tr>{mark}{plain_gone}</w:tr>"
    return out


def tracked_cell(text: str, slot: Slot) -> str:
    """Value cells inserted, each with a deleted one before it."""
    if not slot.cell.value:
        return text
    gone = f'<w:tc><w:tcPr><w:cellDel w:id="7"/></w:tcPr>{par(DELETED)}</w:tc>'
    return gone + text.replace("<w:tcPr>", '<w:tcPr><w:cellIns w:id="8"/>', 1)


def joined_marks(text: str) -> str:
    """A number over two paragraphs whose division was deleted, a whole deleted paragraph between."""
    half = len(text) // 2
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    return par(run(text[:half]), mark) + par(DELETED, mark) + par(run(text[half:]))


def moved(specimen: Specimen) -> bytes:
    """The tables were moved: they stand once more where they were, in rows that are marked as moved away."""
    gone = Writing(row=lambda cells, _line, _index: f'<w:tr><w:trPr><w:del w:id="1"/></w:trPr>{cells}</w:tr>')
    gone.content = lambda slot: par(f'<w:moveFrom w:id="2">{run(HIDDEN)}</w:moveFrom>')
    there = Writing(text=lambda text: par(f'<w:moveTo w:id="3">{run(text)}</w:moveTo>'))
    there.around = lambda table: '<w:moveToRangeStart w:id="4" w:name="m"/>' + table + '<w:moveToRangeEnd w:id="4"/>'
    away = "".join(gone.table(table) for table in specimen.tables)
    return package(
        f'<w:moveFromRangeStart w:id="5" w:name="m"/>{away}<w:moveFromRangeEnd w:id="5"/>' + there.body(specimen)
    )


# --- numbering ------------------------------------------------------------------------------------------------------


def level(at: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="head"/>')
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "japaneseCounting", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="head"><w:basedOn w:val="base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="veil"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="deep"><w:basedOn w:val="ghost"/></w:style>'
)


def numbered_label(slot: Slot) -> str:
    """Labels whose 一、 （一） 1. is a list's number."""
    text = shown(slot)
    for at, (start, ending) in enumerate((("一二三四", "、"), ("（", "）"), ("12345678", "."))):
        if not slot.cell.value and not slot.cell.head and text[:1] and text[0] in start and ending in text[:4]:
            rest = text.partition(ending)[2]
            return par(run(rest), f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="2"/></w:numPr>')
    return plain(text)


def numbered(specimen: Specimen) -> bytes:
    def heading(text: str, _index: int) -> str:
        return par(run(text.partition("、")[2]), '<w:pStyle w:val="head"/>')

    return Writing(heading=heading, content=numbered_label, parts={"numbering": NUMBERING, "styles": STYLES}).write(
        specimen
    )


# --- fields, notes, hidden things, signs ----------------------------------------------------------------------------


def fielded(text: str) -> str:
    """A sum, in a field in a field, with one more that has no result."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    nested = f"{begin}<w:r><w:instrText> IF </w:instrText></w:r>{field(HIDDEN)}<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    nested += run(text[:1]) + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    index = f"{begin}<w:r><w:instrText>XE “{HIDDEN}”</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    rest = f'<w:fldSimple w:instr="=SUM(LEFT)">{run(text[1:])}</w:fldSimple>' if text[1:] else ""
    return par(nested + index + rest)


def unclosed_field(text: str) -> str:
    """A field whose end was lost with a deletion."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    return par(begin + '<w:del w:id="1"><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>' + run(text))


def form_field(text: str) -> str:
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar></w:r>'
    return par(
        f"{begin}<w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"{run(text)}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def drop_down(text: str) -> str:
    """A form's list: what is chosen stands in the field's data only."""
    entries = "".join(f'<w:listEntry w:val="{one}"/>' for one in (HIDDEN, text))
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData></w:fldChar>'
    return par(
        f"<w:r>{begin}</w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def footnoted(specimen: Specimen) -> bytes:
    """Notes' marks behind numbers: automatic ones, and ones typed by hand."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
    typed = (
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="3"/>'
        f"<w:t>{HIDDEN}</w:t></w:r>"
    )
    notes = "".join(
        f'<w:footnote w:id="{n}">{par("<w:r><w:footnoteRef/></w:r>" + run("统计口径见说明"))}</w:footnote>'
        for n in (2, 3)
    )
    content = valued(lambda text: par(run(text) + (mark if len(text) % 2 else typed)))
    return Writing(content=content, parts={"footnotes": notes}).write(specimen)  # type: ignore[arg-type]


def hidden(text: str) -> str:
    """Hidden by run, character style, paragraph style and what that is based on; a style's hiding taken back."""
    back = '<w:rStyle w:val="veil"/><w:vanish w:val="0"/>'
    return (
        par(run(HIDDEN), '<w:pStyle w:val="ghost"/><w:rPr><w:vanish/></w:rPr>')
        + par(run(HIDDEN), '<w:pStyle w:val="deep"/>')
        + par(GHOST + run(HIDDEN, '<w:rStyle w:val="veil"/>') + run(text, back))
    )


def hidden_rows(cells: str, line: list[Slot], index: int) -> str:
    ghosts = "".join(f"<w:tc><w:tcPr/>{plain(HIDDEN)}</w:tc>" for _ in line)
    more = "" if any(slot.cell.rows > 1 for slot in line) else f"<w:tr><w:trPr><w:hidden/></w:trPr>{ghosts}</w:tr>"
    return f"<w:tr>{cells}</w:tr>{more}"


def broken(slot: Slot) -> str:
    """Line breaks and soft hyphens in labels, tabs around numbers."""
    text = shown(slot)
    if slot.cell.value:
        return par(f"<w:r><w:tab/>{''.join(f'<w:t>{text}</w:t>' if text else '')}<w:tab/></w:r>")
    parts = [text[at : at + 4] for at in range(0, len(text), 4)]
    inner = "<w:br/>".join(f"<w:t>{part}</w:t><w:softHyphen/>" for part in parts)
    return par(f"<w:r>{inner}</w:r>")


def soft(text: str) -> str:
    return par(run("\u00ad".join(text)))


def ruby(slot: Slot) -> str:
    text = shown(slot)
    if slot.cell.value or not text:
        return plain(text)
    aside = f"<w:ruby><w:rubyPr/><w:rt>{run('guī')}</w:rt><w:rubyBase>{run(text[0])}</w:rubyBase></w:ruby>"
    return par(f"<w:r>{aside}</w:r><w:smartTag>{run(text[1:])}</w:smartTag>")


def symbols(text: str) -> str:
    """Digits as symbols of a symbol font."""
    return par("".join(
        f'<w:r><w:sym w:font="Symbol" w:char="F0{ord(one):02X}"/></w:r>' if one.isdigit() else run(one) for one in text
    ))  # fmt: skip


def mathematical(text: str) -> str:
    return par(f"<m:oMath><m:r><m:t>{text}</m:t></m:r></m:oMath>" if text else "")


def spaced(text: str) -> str:
    return par(run("\u00a0\u3000" + text + "\u3000"))


# --- grids ----------------------------------------------------------------------------------------------------------


def before_and_after(specimen: Specimen) -> bytes:
    """Rows whose empty first and last cells are not there, only counted."""

    def row(_cells: str, line: list[Slot], _index: int) -> str:
        kept = [slot for slot in line if not slot.goes_on]
        first = kept[0].column
        last = kept[-1].column + kept[-1].cell.columns
        end = line[-1].column + line[-1].cell.columns
        properties = f'<w:gridBefore w:val="{first}"/>' * bool(first) + f'<w:gridAfter w:val="{end - last}"/>' * (
            last < end
        )
        # What is merged over a row that begins later doesn't reach into it in such files: the label stands alone.
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells[id(slot)] for slot in kept)}</w:tr>"

    cells: dict[int, str] = {}
    writing = Writing(row=row)

    def keep(text: str, slot: Slot) -> str:
        text = text.replace('<w:vMerge w:val="restart"/>', "")
        cells[id(slot)] = text
        return text

    writing.cell = keep
    return writing.write(specimen)


def old_merges(specimen: Specimen) -> bytes:
    """Merges across by hMerge: a cell for every column."""

    def properties(slot: Slot, _table: Table) -> str:
        down = "" if slot.cell.rows == 1 else "<w:vMerge/>" if slot.goes_on else '<w:vMerge w:val="restart"/>'
        return ('<w:hMerge w:val="restart"/>' if slot.cell.columns > 1 else "") + down

    def more(text: str, slot: Slot) -> str:
        down = "" if slot.cell.rows == 1 else "<w:vMerge/>" if slot.goes_on else '<w:vMerge w:val="restart"/>'
        follow = f'<w:tc><w:tcPr><w:hMerge w:val="continue"/>{down}</w:tcPr>{plain("")}</w:tc>'
        return text + follow * (slot.cell.columns - 1)

    return Writing(properties=properties, cell=more).write(specimen)


def short_rows(specimen: Specimen) -> bytes:
    """Blank cells at a row's end left out."""

    def row(cells: str, line: list[Slot], _index: int) -> str:
        parts = cells.split("</w:tc>")[:-1]
        while len(parts) > 1 and line[len(parts) - 1].cell.value and not line[len(parts) - 1].cell.text:
            parts.pop()
        return "<w:tr>" + "".join(part + "</w:tc>" for part in parts) + "</w:tr>"

    return Writing(row=row).write(specimen)


def long_rows(specimen: Specimen) -> bytes:
    """An empty cell too many at the end of some rows."""
    extra = f"<w:tc><w:tcPr/>{plain('')}</w:tc>"
    return Writing(row=lambda cells, line, index: f"<w:tr>{cells}{extra * (index % 3 == 0)}</w:tr>").write(specimen)


def split(specimen: Specimen, *, between: str, head: bool = False, restart: bool = False) -> bytes:
    """The second table cut in two at a row; ``head`` repeats its header, ``restart`` begins the cut merges anew."""
    writing = Writing()

    def one(table: Table) -> str:
        lines = list(slots(table))
        if len(lines) < 20:
            return Writing().table(table)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths(table))
        made = [inside("tr", "".join(writing._cell(slot, table) for slot in line)) for line in lines]
        cut = 14
        below = made[cut:]
        if restart:
            below[0] = below[0].replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>')
        below = made[: table.head_rows] * head + below
        return between.join(
            f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>" for rows in (made[:cut], below)
        )

    writing.table = one  # type: ignore[method-assign]
    return writing.write(specimen)


def repeated_head(specimen: Specimen) -> bytes:
    """The header's rows stand once more in the middle of the table."""
    writing = Writing()

    def one(table: Table) -> str:
        made = [inside("tr", "".join(writing._cell(slot, table) for slot in line)) for line in slots(table)]
        rows = made[:14] + made[: table.head_rows] + made[14:]
        return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"

    writing.table = one  # type: ignore[method-assign]
    return writing.write(specimen)


def row_by_row(specimen: Specimen) -> bytes:
    """Each row a table of its own, one behind the other."""
    writing = Writing()

    def one(table: Table) -> str:
        return "".join(
            f"<w:tbl><w:tblPr/><w:tr>{''.join(writing._cell(slot, table) for slot in line)}</w:tr></w:tbl>{plain('')}"
            for line in slots(table)
        )

    writing.table = one  # type: ignore[method-assign]
    return writing.write(specimen)


# --- containers -----------------------------------------------------------------------------------------------------


def chunked(specimen: Specimen, form: str) -> bytes:
    from benchmarks.reading.producers import RULED, page

    if form == "html":
        data = page(specimen, RULED).encode()
    elif form == "mht":
        head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        head += b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        data = head + page(specimen, RULED).encode() + b"\r\n--x--\r\n"
    else:
        data = Writing().write(specimen)
    return package('<w:altChunk r:id="chunk"/>', {f"chunk.{form}": data})


def alternate(table: str) -> str:
    ghost = f"<w:tbl><w:tblPr/><w:tr><w:tc>{plain(HIDDEN)}</w:tc><w:tc>{plain(HIDDEN)}</w:tc></w:tr></w:tbl>"
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{table}</mc:Choice>'
        f"<mc:Fallback>{ghost}{table}</mc:Fallback></mc:AlternateContent>"
    )


def unknown_choice(table: str) -> str:
    ghost = f"<w:tbl><w:tblPr/><w:tr><w:tc>{plain(HIDDEN)}</w:tc><w:tc>{plain(HIDDEN)}</w:tc></w:tr></w:tbl>"
    return (
        f'<mc:AlternateContent><mc:Choice xmlns:q="urn:unknown" Requires="q">{ghost}</mc:Choice>'
        f"<mc:Fallback>{table}</mc:Fallback></mc:AlternateContent>"
    )


def repacked(specimen: Specimen, change: object) -> bytes:
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(Writing().write(specimen)))
    files = dict(change(name, source.read(name)) for name in source.namelist())  # type: ignore[operator]
    return zipped(files)


def strict(name: str, data: bytes) -> tuple[str, bytes]:
    data = data.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    return name, data.replace(OFFICE.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")


def utf_16(name: str, data: bytes) -> tuple[str, bytes]:
    if name != "word/document.xml":
        return name, data
    return name, data.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def flat(specimen: Specimen) -> bytes:
    """The whole container as one XML file (Flat OPC)."""
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(Writing().write(specimen)))
    parts = "".join(
        f'<pkg:part pkg:name="/{name}" pkg:contentType="application/xml"><pkg:xmlData>'
        f"{source.read(name).decode().partition('?>')[2] or source.read(name).decode()}</pkg:xmlData></pkg:part>"
        for name in source.namelist()
        if name.endswith((".xml", ".rels")) and not name.startswith("[")
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><?mso-application progid="Word.Document"?>'
    return f'{head}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>'.encode()


def pictured(specimen: Specimen) -> bytes:
    writing = Writing()
    writing.table = lambda table: par(PICTURE)  # type: ignore[method-assign]
    return writing.write(specimen)


def simple(**hooks: object) -> object:
    return Writing(**hooks).write  # type: ignore[arg-type]


DOCX: dict[str, Case] = {
    "word": Case(simple(content=word_content)),
    "word, mixed": Case(simple(content=word_content), "mixed"),
    "word, gaps": Case(simple(content=word_content), "gaps"),
    "wps": Case(simple(content=wps_content, properties=explicit_merge), "mixed"),
    "google": Case(simple(around=sdt, content=lambda slot: sdt(plain(shown(slot)))), "gaps"),
    "docx.js": Case(simple(properties=percent, grid=False)),
    "poi": Case(simple(properties=lambda slot, table: merged(slot, table).partition("/>")[2], grid=False), "gaps"),
    "aspose": Case(simple(properties=explicit_merge, text=lambda text: par(run(text) + run(""))), "gaps"),
    "onlyoffice": Case(simple(properties=no_widths), "gaps"),
    "python-docx": Case(python_docx, "gaps"),
    "table in a frame": Case(simple(around=framed), "gaps"),
    "page in a frame": Case(page_frame, "gaps"),
    "a table in each cell": Case(simple(content=cell_tables)),
    "a table in each row": Case(row_tables, "gaps"),
    "text box": Case(simple(around=box), "gaps"),
    "text box, VML": Case(simple(around=partial(box, drawing=False)), "gaps"),
    "text box, DrawingML": Case(simple(around=partial(box, fallback=False)), "gaps"),
    "controls: block": Case(simple(around=sdt, text=lambda text: sdt(plain(text))), "gaps"),
    "controls: row": Case(simple(row=lambda cells, line, index: sdt(f"<w:tr>{cells}</w:tr>")), "gaps"),
    "controls: cell": Case(simple(cell=lambda text, slot: sdt(text)), "gaps"),
    "controls: run": Case(simple(content=lambda slot: par(sdt(run(shown(slot))))), "gaps"),
    "revisions: runs": Case(simple(content=valued(tracked)), "mixed"),
    "revisions: rows": Case(simple(row=tracked_row), "gaps"),
    "revisions: cells": Case(simple(cell=tracked_cell), "gaps"),
    "revisions: marks": Case(simple(content=valued(joined_marks)), "mixed"),
    "revisions: moved": Case(moved),
    "numbering": Case(numbered, "gaps", ordered=False),
    "fields": Case(simple(content=valued(fielded)), "mixed"),
    "fields: unclosed": Case(simple(content=valued(unclosed_field))),
    "fields: forms": Case(simple(content=valued(form_field)), "gaps"),
    "fields: lists": Case(simple(content=valued(drop_down))),
    "footnotes": Case(footnoted),
    "hidden": Case(simple(content=valued(hidden), parts={"styles": STYLES}), "gaps"),
    "hidden rows": Case(simple(row=hidden_rows), "gaps"),
    "breaks": Case(simple(content=broken), "gaps"),
    "soft hyphens": Case(simple(content=valued(soft)), "mixed"),
    "ruby": Case(simple(content=ruby)),
    "symbols": Case(simple(content=valued(symbols)), "mixed"),
    "formulas": Case(simple(content=valued(mathematical)), "gaps"),
    "full width": Case(simple(content=valued(spaced)), "mixed", truth=full_width),
    "gridBefore": Case(before_and_after, "gaps"),
    "no gridSpan": Case(simple(properties=only_widths), "gaps"),
    "no gridSpan, no grid": Case(simple(properties=only_widths, grid=False), "gaps"),
    "hMerge": Case(old_merges, "gaps"),
    "short rows": Case(short_rows, "gaps", short=True),
    "long rows": Case(long_rows),
    "split: paragraph": Case(partial(split, between=plain("")), "gaps"),
    "split: restart": Case(partial(split, between=plain(""), restart=True), "gaps"),
    "split: head": Case(partial(split, between=plain("") * 2, head=True, restart=True), "gaps"),
    "split: continued": Case(partial(split, between=plain("续表"), head=True, restart=True), "gaps", ordered=False),
    "head repeated": Case(repeated_head, "gaps"),
    "a row a table": Case(row_by_row, ordered=False),
    "altChunk: html": Case(partial(chunked, form="html"), "gaps"),
    "altChunk: mht": Case(partial(chunked, form="mht"), "gaps"),
    "altChunk: docx": Case(partial(chunked, form="docx"), "gaps"),
    "alternatives": Case(simple(around=alternate)),
    "alternatives: unknown": Case(simple(around=unknown_choice)),
    "strict": Case(partial(repacked, change=strict), "gaps"),
    "utf-16": Case(partial(repacked, change=utf_16), "gaps"),
    "back slashes": Case(partial(repacked, change=lambda name, data: (name.replace("/", "\\"), data)), "gaps"),
    "flat opc": Case(flat, "gaps", ending="xml"),
    "pictures": Case(pictured, noted=("image1.png",), unread=True),
}  # fmt: skip
