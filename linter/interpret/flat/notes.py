"""What a header says besides its columns: the printed identity, and that it stands several times."""

from __future__ import annotations

from rapidfuzz import fuzz

from linter.interpret.flat.mentions import letters, occurrences
from linter.interpret.flat.stream import Stream
from linter.model.report import LayoutKind, LayoutNote
from linter.rulebook.template import TableSpec

LEAST_LIKENESS = 85.0


def printed_note(stream: Stream, spec: TableSpec) -> str | None:
    """The template's printed identity as written, or ``None``."""
    words = letters(spec.printed_note) if spec.printed_note else ""
    if not words or len(stream.letters) < len(words) // 2:
        return None
    first = stream.letters.find(words)
    if first >= 0:
        last = first + len(words)
    else:
        found = fuzz.partial_ratio_alignment(words, stream.letters)
        if found is None or found.score < LEAST_LIKENESS:
            return None
        first, last = found.dest_start, found.dest_end
    start, end = stream.at[first], stream.at[last - 1] + 1
    start -= stream.raw[start - 1 : start] == "("
    end += stream.raw[end : end + 1] == ")"
    return stream.written(start, end)


def layout_notes(stream: Stream, spec: TableSpec) -> tuple[LayoutNote, ...]:
    """That a header stands again, after a page break."""
    notes: list[LayoutNote] = []
    for text in spec.header_labels:
        for at in occurrences(stream.letters, letters(text))[1:]:
            notes.append(LayoutNote(LayoutKind.HEADER_REPEATED, text, stream.place_of(stream.at[at])))
    return tuple(notes)
