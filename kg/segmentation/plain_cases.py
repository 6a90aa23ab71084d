"""Cases numbered from 1 in each meeting, without a year: "Sak 3: Valg av revisor", as owners' meetings have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line
from kg.segmentation.numbered_heads import NumberedHead, numbered_heads
from kg.segmentation.plain_heads import plain_heads

TITLE_LINES = 3


def plain_cases(
    lines: Sequence[Line], text: str, meetings: Sequence[Anchor], *, others: bool = False
) -> Iterator[Anchor]:
    """A case for each such heading on a line of its own, in a meeting with a date whose papers these are.

    Headings without "Sak" count where the paper has no `others`, cases with a number of their own. The number in the
    graph holds the date: the next meeting counts from 1 again.
    """
    told = re.compile(lexicon("cases")["plain"]["told"])
    of_meeting = any(heading_of(line.words) or told.match(line.words) for line in lines)
    found = list(_worded(lines, text))
    for head in found or ([] if others else numbered_heads(lines)):
        line = lines[head.at]
        meeting = max((m for m in meetings if m.start <= line.span.start), key=lambda m: m.start, default=None)
        said = dict(meeting.attributes) if meeting else {}
        if not said.get("date") or not of_meeting:
            continue
        title = [head.title, *_more(lines, head.at)] if head.title.end > head.title.start else []
        pairs = (
            *_numbers(head, said["date"]),
            ("style", "minutes" if said.get("kind") == "minutes" else "paper"),
            ("treated", "yes"),
            ("title-spans", " ".join(f"{part.start}-{part.end}" for part in title)),
            ("number-span", f"{head.place.start}-{head.place.end}"),
        )
        heading = Span(line.span.start, title[-1].end if title else line.span.end)
        yield Anchor(SegmentKind.CASE, line.span.start, heading, pairs)


def _numbers(head: NumberedHead, date: str) -> tuple[tuple[str, str], ...]:
    if head.case:
        return (("number", str(head.case)),)
    return (("number", f"{date}/{head.number}"), ("printed", str(head.number)))


def _worded(lines: Sequence[Line], text: str) -> Iterator[NumberedHead]:
    places = {head.start(): head for head in plain_heads(text)}
    for at, line in enumerate(lines):
        if head := places.get(line.span.start):
            words = line.words[head.end() - head.start() :]
            title = Span(line.span.end - len(words.lstrip()), line.span.end)
            yield NumberedHead(at, int(head["number"]), Span(head.start("number"), head.end("number")), title)


def _more(lines: Sequence[Line], at: int) -> Iterator[Span]:
    """The lines right below a title that go on with it in small letters."""
    for line in lines[at + 1 : at + TITLE_LINES]:
        if line.gap or not line.words[0].islower():
            return
        yield line.span
