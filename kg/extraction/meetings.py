"""Meetings: body, date, number and place, from the heads of their papers."""

from __future__ import annotations

import re

from kg.dates import find_dates
from kg.extraction.names import body_ref, meeting_ref
from kg.extraction.notebook import Notebook, Reading
from kg.lexicon import lexicon
from kg.model import Literal, Ref, SegmentKind, Span
from kg.segmentation.meetings import MeetingHead, meeting_heads
from kg.text import unwrap

EXTRACTOR = "meetings/1"


def extract_meetings(reading: Reading, notebook: Notebook) -> None:
    """One meeting a head."""
    for head in meeting_heads(reading.document, reading.layout):
        if head.body is None:
            continue
        ref = meeting_ref(
            head.body.value,
            head.date.value if head.date else None,
            head.number.value if head.number else None,
        )
        if ref:
            _describe(reading, notebook, head, ref)

    _extract_mentioned(reading, notebook)


def _extract_mentioned(reading: Reading, notebook: Notebook) -> None:
    """Meetings that running text names with their date: of the body it names, else of the paper's own."""
    data = lexicon("meetings")["mention"]
    pattern = re.compile(data["pattern"])
    text = reading.document.text
    own = _own_body(reading)
    for found in find_dates(text, year=_year(reading)):
        before = text[max(0, found.span.start - data["reach"]) : found.span.start]
        match = pattern.search(before)
        if not match:
            continue
        body = unwrap(match["body"]) if match["body"] else own
        ref = meeting_ref(body, found.iso) if body else None
        if ref and body:
            span = Span(found.span.start - len(before) + match.start(), found.span.end)
            name_meeting(notebook, ref, body, span)
            notebook.say(ref, "vg:body", body_ref(body), span, extractor=EXTRACTOR, confidence=0.9)
            notebook.say(ref, "dcterms:date", Literal(found.iso, datatype="date"), found.span, extractor=EXTRACTOR)


def _own_body(reading: Reading) -> str | None:
    return next((s.get("body") for _, s in reading.of_kind(SegmentKind.MEETING) if s.get("body")), None)


def _year(reading: Reading) -> int | None:
    """The year that completes a date without one: that of the document's meeting."""
    date = next((s.get("date") for _, s in reading.of_kind(SegmentKind.MEETING) if s.get("date")), None)
    return int(date[:4]) if date else None


def _describe(reading: Reading, notebook: Notebook, head: MeetingHead, ref: Ref) -> None:
    assert head.body is not None
    name_meeting(notebook, ref, head.body.value, head.heading)
    notebook.say(ref, "vg:body", body_ref(head.body.value), head.body.span, extractor=EXTRACTOR)
    if head.date:
        value = Literal(head.date.value, datatype="date")
        notebook.say(ref, "dcterms:date", value, head.date.span, extractor=EXTRACTOR)
    if head.number:
        notebook.say(ref, "vg:meetingNumber", Literal(head.number.value), head.number.span, extractor=EXTRACTOR)
    if head.place:
        place = notebook.words(reading.read(head.place.span))
        notebook.say(ref, "vg:place", place, head.place.span, extractor=EXTRACTOR)


def name_meeting(notebook: Notebook, ref: Ref, body: str, span: Span) -> Ref:
    """Note a meeting and the body that meets."""
    notebook.name(body_ref(body), ("vg:Organisation",), body, None)
    return notebook.name(ref, ("vg:Meeting",), f"{body} {ref.path[-1]}", span)
