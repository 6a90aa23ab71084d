"""Cases: number, title, type, body, meeting and archive reference."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from kg.extraction.meetings import name_meeting
from kg.extraction.names import body_ref, case_ref, meeting_ref, segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Literal, Ref, Segment, SegmentKind, Span
from kg.segmentation.agreeing import spans_of
from kg.text import alike

EXTRACTOR = "cases/1"
HEAD_REACH = 320
_WEIGHT = {"paper": 3, "minutes": 3, "note": 3, "table": 2, "turn": 2, "quoted": 2, "agenda": 1}


def extract_cases(reading: Reading, notebook: Notebook) -> None:
    """Every case that the document treats, lists or quotes under a heading of its own."""
    places: dict[Ref, list[Segment]] = defaultdict(list)
    for _, segment in reading.of_kind(SegmentKind.CASE):
        if ref := segment_case(segment):
            places[ref].append(segment)
    for ref, segments in places.items():
        title = _best_title(segments)
        for segment in segments:
            _describe(reading, notebook, ref, segment, title)


def _best_title(segments: Sequence[Segment]) -> str:
    """The whole title: the longest that a paper or minutes print; an agenda may cut it short."""
    ranked = sorted(segments, key=lambda s: (_WEIGHT[s.get("style") or "agenda"], len(s.get("title") or "")))
    return ranked[-1].get("title") or ""


def _describe(reading: Reading, notebook: Notebook, ref: Ref, segment: Segment, title: str) -> None:
    number, body = segment.get("number") or "", segment.get("body") or ""
    heading = segment.heading or segment.span
    printed = segment.get("printed") or number
    label = f"{body} {printed} {title}".strip()
    notebook.name(ref, ("vg:Case",), label, heading)
    notebook.name(body_ref(body), ("vg:Organisation",), body, None)
    number_span = next(iter(spans_of(segment, "number-span")), heading)
    notebook.say(ref, "dcterms:identifier", Literal(printed), number_span, extractor=EXTRACTOR)
    body_span = next(iter(spans_of(segment, "body-span")), None) or _body_span(reading, body, heading)
    notebook.say(ref, "vg:body", body_ref(body), body_span, extractor=EXTRACTOR)
    _say_title(notebook, ref, segment, title)
    _say_type(notebook, ref, segment)
    _say_meeting(notebook, ref, segment)
    _say_archive(reading, notebook, ref, segment)
    _say_parent(notebook, ref, segment, number_span)


def _body_span(reading: Reading, body: str, heading: Span) -> Span:
    """Where the paper names the body: nearest before the case's heading, else first of all, else the heading."""
    words = r"\s+".join(map(re.escape, body.split()))
    places = [Span(m.start(), m.end()) for m in re.finditer(rf"(?<!\w){words}(?!\w)", reading.document.text)]
    before = [span for span in places if span.end <= heading.start]
    return before[-1] if before else places[0] if places else heading


def _say_title(notebook: Notebook, ref: Ref, segment: Segment, title: str) -> None:
    spans = spans_of(segment, "title-spans")
    printed = segment.get("title") or ""
    if not spans or not printed:
        return
    span = Span(spans[0].start, spans[-1].end)
    same = alike(printed, title) or title.startswith(printed)
    notebook.say(ref, "dcterms:title", notebook.words(title if same else printed), span, extractor=EXTRACTOR)


def _say_type(notebook: Notebook, ref: Ref, segment: Segment) -> None:
    kind = segment.get("type")
    if kind:
        span = _type_span(notebook.reading, segment, kind)
        notebook.say(ref, "vg:caseType", Literal(kind), span, extractor=EXTRACTOR)


def _type_span(reading: Reading, segment: Segment, kind: str) -> Span:
    """The type word beside the title; where another word is printed for it, the case's heading."""
    heading = segment.heading or segment.span
    start = segment.span.start if segment.get("style") == "note" else heading.end
    found = reading.document.text.find(kind, start, segment.span.end)
    return Span(found, found + len(kind)) if found >= 0 else heading


def _say_meeting(notebook: Notebook, ref: Ref, segment: Segment) -> None:
    treated = segment.get("treated") == "yes"
    date = segment.get("meeting-date") if treated else segment.get("date")
    number = segment.get("meeting-number") if treated else None
    body = segment.get("body") or ""
    meeting = meeting_ref(body, date, number)
    if meeting is None:
        return
    dated = next(iter(spans_of(segment, "date-span")), None)
    span = dated or segment.heading or segment.span
    name_meeting(notebook, meeting, body, span)
    notebook.say(ref, "vg:consideredAt", meeting, span, extractor=EXTRACTOR)
    if dated:
        notebook.say(meeting, "vg:body", body_ref(body), dated, extractor=EXTRACTOR)
        notebook.say(meeting, "dcterms:date", Literal(date or "", datatype="date"), dated, extractor=EXTRACTOR)


@cache
def _archive() -> tuple[re.Pattern[str], re.Pattern[str]]:
    archive = lexicon("cases")["archive"]
    beside = re.compile(rf"{archive['labels']}\s*(?P<number>{archive['number']})(?!\d)")
    below = re.compile(rf"{archive['labels']}[^\n]*\n\s*(?P<number>{archive['number']})(?!\d)")
    return beside, below


def _say_archive(reading: Reading, notebook: Notebook, ref: Ref, segment: Segment) -> None:
    """The archive number in the head of a case paper, beside its label or below a row of labels."""
    if segment.get("style") != "paper" or segment.heading is None:
        return
    start = segment.span.start
    stretch = reading.document.text[start : min(segment.span.end, segment.heading.end + HEAD_REACH)]
    for pattern in _archive():
        if match := pattern.search(stretch):
            span = Span(start + match.start("number"), start + match.end("number"))
            value = Literal(match["number"])
            notebook.say(ref, "vg:archiveReference", value, span, extractor=EXTRACTOR)
            return


def _say_parent(notebook: Notebook, ref: Ref, segment: Segment, span: Span) -> None:
    number = CaseNumber.parse(segment.get("number") or "")
    parent = number.parent() if number else None
    if number and parent:
        written = str(parent.in_style(slashed=number.slashed))
        notebook.say(ref, "vg:subCaseOf", case_ref(segment.get("body") or "", written), span, extractor=EXTRACTOR)
