"""Meetings: body, date, number and place, from the heads of their papers."""

from __future__ import annotations

from kg.extraction.names import body_ref, meeting_ref
from kg.extraction.notebook import Notebook, Reading
from kg.model import Literal, Ref, Span
from kg.segmentation.meetings import MeetingHead, meeting_heads

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
