"""Cases numbered from 1 in each meeting, without a year: "Sak 3: Valg av revisor", as owners' meetings have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line
from kg.segmentation.plain_heads import plain_heads

TITLE_LINES = 3


def plain_cases(lines: Sequence[Line], text: str, meetings: Sequence[Anchor]) -> Iterator[Anchor]:
    """A case for each such heading on a line of its own, in a meeting with a date whose papers these are.

    Its number in the graph holds that date: the next meeting counts from 1 again.
    """
    told = re.compile(lexicon("cases")["plain"]["told"])
    of_meeting = any(heading_of(line.words) or told.match(line.words) for line in lines)
    places = {head.start(): head for head in plain_heads(text)}
    for at, line in enumerate(lines):
        head = places.get(line.span.start)
        meeting = max((m for m in meetings if m.start <= line.span.start), key=lambda m: m.start, default=None)
        said = dict(meeting.attributes) if meeting else {}
        if head is None or not said.get("date") or not of_meeting:
            continue
        words = line.words[head.end() - head.start() :]
        first = Span(line.span.end - len(words.lstrip()), line.span.end)
        title = [first, *_more(lines, at)] if words.strip() else []
        pairs = (
            ("number", f"{said['date']}/{head['number']}"),
            ("printed", head["number"]),
            ("style", "minutes" if said.get("kind") == "minutes" else "paper"),
            ("treated", "yes"),
            ("title-spans", " ".join(f"{part.start}-{part.end}" for part in title)),
            ("number-span", f"{head.start('number')}-{head.end('number')}"),
        )
        heading = Span(line.span.start, title[-1].end if title else line.span.end)
        yield Anchor(SegmentKind.CASE, line.span.start, heading, pairs)


def _more(lines: Sequence[Line], at: int) -> Iterator[Span]:
    """The lines right below a title that go on with it in small letters."""
    for line in lines[at + 1 : at + TITLE_LINES]:
        if line.gap or not line.words[0].islower():
            return
        yield line.span
