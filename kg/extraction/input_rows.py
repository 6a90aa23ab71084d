"""Inputs in columns or cells: who speaks alone on a line or before a wide gap, and beside or below it what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.inputs import Inputs
from kg.extraction.notebook import Reading
from kg.extraction.remarks import FEWEST_WORDS, Remark
from kg.extraction.rooms import Room, Voice
from kg.model import Segment, Span
from kg.segmentation.flow import Flow, read_flow
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line, LineRole

LEAST_ROWS = 2
MOST_LINES = 12
_GAPS = ("  ", "\t")
_ENDS = (".", "!", "?", "»")


def input_rows(reading: Reading, segment: Segment, room: Room) -> list[Remark]:
    """The inputs that a case lists so; one row alone is no table."""
    flow = read_flow(reading.layout, segment.span)
    listed = Inputs(flow)
    lines = [
        line
        for line in reading.layout.lines
        if segment.span.contains(line.span) and line.role is not LineRole.FURNITURE
    ]
    begun = [(at, *found) for at, line in enumerate(lines) if (found := _begins(line, flow, listed, room))]
    rows = list(_rows(lines, begun))
    return rows if len(rows) >= LEAST_ROWS else []


def _begins(line: Line, flow: Flow, listed: Inputs, room: Room) -> tuple[Voice, Span | None] | None:
    """The party that fills a line or its first column, and what stands beside it."""
    index = flow.index(line.span.start)
    index += flow.text[index : index + 1].isspace()
    if line.marker or index >= len(flow.offsets) or flow.offsets[index] != line.span.start:
        return None
    if not listed.around(index) or not (voice := room.beginning(flow, index)):
        return None
    end = flow.offsets[voice.end - 1] + 1 - line.span.start
    rest = line.words[end:]
    if not rest.strip(" :"):
        return voice, None
    words = rest.lstrip(" \t")
    apart = rest.startswith(_GAPS) and words[:1].isupper()
    return (voice, Span(line.span.end - len(words), line.span.end)) if apart else None


def _rows(lines: Sequence[Line], begun: Sequence[tuple[int, Voice, Span | None]]) -> Iterator[Remark]:
    starts = {at for at, _, _ in begun}
    for at, voice, beside in begun:
        parts = [beside] if beside else []
        for index in range(at + 1, min(at + MOST_LINES, len(lines))):
            line = lines[index]
            if index in starts or line.gap or line.marker or heading_of(line.words):
                break
            parts.append(line.span)
        words = " ".join(_read(lines, at, part) for part in parts)
        if words.endswith(_ENDS) and len(words.split()) >= FEWEST_WORDS and words[0].isupper():
            yield Remark(Span(parts[0].start, parts[-1].end), words, voice.place, voice.mention, voice.name)


def _read(lines: Sequence[Line], at: int, part: Span) -> str:
    line = next(line for line in lines[at:] if line.span.contains(part))
    return line.words[part.start - line.span.start : part.end - line.span.start]
