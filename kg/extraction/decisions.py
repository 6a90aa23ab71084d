"""Decisions, proposed and adopted, and their points: words, actions, addressees, deadlines, amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.dates import first_date
from kg.extraction.adoption import adopts_proposal, nearest_before
from kg.extraction.meetings import name_meeting
from kg.extraction.names import body_ref, case_ref, meeting_ref
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.tasks import say_cells, say_tasks
from kg.identifiers import slug
from kg.model import External, Literal, Ref, Segment, SegmentKind, Span
from kg.segmentation.agreeing import spans_of
from kg.segmentation.decision_blocks import DecisionBlock
from kg.segmentation.decisions import find_decisions
from kg.segmentation.meetings import meeting_heads
from kg.text import alike, letters, squeeze, unwrap

EXTRACTOR = "decisions/1"
STATUS = {
    "proposed": External("https://w3id.org/vedtaksgraf/ns#Proposed"),
    "adopted": External("https://w3id.org/vedtaksgraf/ns#Adopted"),
}
LABEL_LENGTH = 120
REPEATED_LENGTH = 45
SEEN_ABOVE = 0.6
"""How sure the case of a decision is whose number a tagger saw above it: 18 of 30 were right on papers never met."""
REPEATED_SHARE = 0.5
_STATUS_WORDS = {
    "nb": {"proposed": "Forslag til vedtak", "adopted": "Vedtak"},
    "nn": {"proposed": "Framlegg til vedtak", "adopted": "Vedtak"},
}


@dataclass(frozen=True, slots=True)
class _Printed:
    """A point as it is printed at one place: `parts` are the stretches that hold its words."""

    number: str | None
    parts: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return Span(self.parts[0].start, self.parts[-1].end)


def extract_decisions(reading: Reading, notebook: Notebook) -> None:
    """Every decision block; printed again, a decision is the same one with more evidence."""
    blocks = {block.span.start: block for block in find_decisions(reading.layout)}
    written: dict[Ref, str] = {}
    unnumbered: dict[str, int] = defaultdict(int)
    said_under_heading, printed = _cases_with_heading(reading), _printed_dates(reading)
    for segment in (
        one for _, printed_one in reading.of_kind(SegmentKind.DECISION) for one in _decided_by(printed_one)
    ):
        if _is_agenda_lead(segment, said_under_heading):
            continue
        points = list(_decided(reading, segment, blocks))
        ref = _decision_ref(reading, segment, unnumbered)
        if points and ref:
            _describe(reading, notebook, segment, ref)
            for position, point in enumerate(points, start=1):
                said = _say_point(notebook, ref, point, position if len(points) > 1 else 1, written)
                say_cells(notebook, said, spans_of(segment, "who-spans"), spans_of(segment, "deadline-spans"))
            _say_date(reading, notebook, segment, ref, printed)
    _say_repeated(reading, notebook, written)


def _decided_by(segment: Segment) -> Iterator[Segment]:
    """A decision, and where another body passed it on under a number of its own, what that body adopted."""
    yield segment
    case, body = segment.get("passed-case"), segment.get("passed-body")
    if case and body:
        told = {"case": case, "body": body, "status": "adopted"}
        kept = tuple(pair for pair in segment.attributes if pair[0] not in told)
        yield replace(segment, attributes=(*kept, *told.items()))


def _say_repeated(reading: Reading, notebook: Notebook, written: Mapping[Ref, str]) -> None:
    """A paragraph elsewhere that repeats the words of a point is further evidence of the point."""
    taken = [s.span for _, s in reading.of_kind(SegmentKind.DECISION)]
    texts = [(ref, letters(words)) for ref, words in written.items()]
    for block in reading.layout.blocks:
        words = letters(block.words)
        sentence = len(words) >= REPEATED_LENGTH and block.words.endswith(".")
        if not sentence or any(s.overlaps(block.span) for s in taken):
            continue
        for ref, text in texts:
            if len(words) >= REPEATED_SHARE * len(text) and f" {words} " in f" {text} ":
                value = notebook.words(written[ref])
                notebook.say(ref, "vg:text", value, block.span, extractor=EXTRACTOR, confidence=0.9)


def _cases_with_heading(reading: Reading) -> set[tuple[str | None, str | None]]:
    return {
        (s.get("case"), s.get("status"))
        for _, s in reading.of_kind(SegmentKind.DECISION)
        if s.get("found") == "heading"
    }


def _is_agenda_lead(segment: Segment, headed: set[tuple[str | None, str | None]]) -> bool:
    """ "… inviteres til å vedta følgende saksliste" is no second proposal where the paper has one under a heading."""
    led = segment.get("found") == "lead" and segment.get("status") == "proposed"
    return led and (segment.get("case"), "proposed") in headed


def _decided(reading: Reading, segment: Segment, blocks: dict[int, DecisionBlock]) -> Iterator[_Printed]:
    """The points of a decision; those of the proposal above it in the same case where it only adopts that."""
    points = list(_printed(reading, segment, blocks))
    reference = adopts_proposal(squeeze(" ".join(_parts_read(reading, points[0])))) if len(points) == 1 else None
    if reference is None or segment.get("status") != "adopted":
        yield from points
        return
    above = {
        other.span: other
        for _, other in reading.of_kind(SegmentKind.DECISION)
        if other.get("status") == "proposed" and other.get("case") == segment.get("case")
    }
    proposal = nearest_before(segment.span.start, above) if segment.get("case") else None
    if proposal is None:
        yield from points
        return
    yield from _printed(reading, above[proposal], blocks)
    if reference.tail is not None:
        yield _Printed(None, _tail(reading, points[0], reference.tail))


def _tail(reading: Reading, point: _Printed, start: int) -> tuple[Span, ...]:
    """The stretches of `point` behind its first `start` characters."""
    first, *others = point.parts
    raw = reading.document.text[first.start : first.end]
    skipped = re.search(r":\s*", raw)
    return (Span(first.start + (skipped.end() if skipped else start), first.end), *others)


def _printed(reading: Reading, segment: Segment, blocks: dict[int, DecisionBlock]) -> Iterator[_Printed]:
    block = blocks.get(segment.span.start)
    if block and segment.get("points") is None:
        for point in block.points:
            first, *others = point.blocks
            spans = (first.body, *(other.span for other in others))
            if inside := tuple(
                _inside(reading, span, segment.span.end) for span in spans if span.start < segment.span.end
            ):
                yield _Printed(point.number, inside)
    elif told := segment.get("points"):
        pairs = (point.split("-") for point in told.split("|"))
        yield from (_Printed(None, (Span(int(start), int(end)),)) for start, end in pairs)
    elif parts := spans_of(segment, "text-spans"):
        yield from _bulleted(reading, parts)


def _inside(reading: Reading, span: Span, end: int) -> Span:
    """The part of `span` before `end`: what another segment begins in the middle of belongs to that."""
    return span if span.end <= end else Span(span.start, len(reading.document.text[:end].rstrip()))


def _bulleted(reading: Reading, parts: Sequence[Span]) -> Iterator[_Printed]:
    """The lines of a table cell: a bulleted sentence, or a numbered one, is a point of its own."""
    current: list[Span] = []
    number: str | None = None
    numbered = 0
    for part in parts:
        words = part.of(reading.document.text)
        mark = re.match(r"\s*(?:[-–•]|(?P<number>\d{1,2})[.)])\s+(?=\S)", words)
        following = mark is not None and mark["number"] == str(numbered + 1) and (numbered > 0 or not current)
        if mark and (following or (current and not mark["number"])):
            if current:
                yield _Printed(number, tuple(current))
            number = mark["number"]
            numbered += number is not None
            current = [Span(part.start + mark.end(), part.end)]
        else:
            current.append(part)
    yield _Printed(number, tuple(current))


def _decision_ref(reading: Reading, segment: Segment, unnumbered: dict[str, int]) -> Ref | None:
    body, case, status = segment.get("body"), segment.get("case"), segment.get("status") or ""
    if not body:
        return None
    if case:
        return Ref("decision", (*case_ref(body, case).path, status))
    unnumbered[body] += 1
    return Ref("decision", (slug(body), f"{slug(reading.document.source)}-{unnumbered[body]}", status))


def _describe(reading: Reading, notebook: Notebook, segment: Segment, ref: Ref) -> None:
    body, case, status = segment.get("body") or "", segment.get("case"), segment.get("status") or ""
    lead = _lead(reading, segment)
    words = _STATUS_WORDS.get(reading.language, _STATUS_WORDS["nb"])[status]
    notebook.name(ref, ("vg:Decision",), squeeze(f"{words} {body} {case or ''}"), segment.span)
    notebook.name(body_ref(body), ("vg:Organisation",), body, None)
    place = lead or segment.span
    notebook.say(ref, "vg:status", STATUS[status], place, extractor=EXTRACTOR)
    notebook.say(ref, "vg:body", body_ref(body), place, extractor=EXTRACTOR)
    if case:
        outer = case_ref(body, case)
        notebook.name(outer, ("vg:Case",), f"{body} {case}", place)
        seen = next(iter(spans_of(segment, "case-span")), None)
        sure = 1.0 if seen is None else SEEN_ABOVE
        notebook.say(ref, "vg:inCase", outer, seen or place, extractor=EXTRACTOR, confidence=sure)
        if status == "adopted" and segment.get("found") == "lead":
            notebook.say(outer, "dcterms:identifier", Literal(case), place, extractor=EXTRACTOR)
            notebook.say(outer, "vg:body", body_ref(body), place, extractor=EXTRACTOR)


def _say_point(
    notebook: Notebook,
    decision: Ref,
    point: _Printed,
    position: int,
    written: dict[Ref, str],
) -> Ref:
    reading = notebook.reading
    number = point.number or str(position)
    words = unwrap("\n".join(_parts_read(reading, point)))
    ref = _point_ref(decision, number, words, written)
    text = written.setdefault(ref, words)
    notebook.name(ref, ("vg:DecisionPoint",), _shortened(text), point.span)
    notebook.say(decision, "vg:hasPoint", ref, point.span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:text", notebook.words(text), point.span, extractor=EXTRACTOR)
    if point.number:
        start = reading.document.text.rfind(point.number, 0, point.span.start)
        place = Span(start, start + len(point.number)) if start >= 0 else point.span
        notebook.say(ref, "vg:number", Literal(number), place, extractor=EXTRACTOR)
    say_tasks(notebook, ref, _joined(reading, point))
    return ref


def _point_ref(decision: Ref, number: str, words: str, written: dict[Ref, str]) -> Ref:
    """The point of that number; where other words stand under the same number, a point of its own."""
    ref = Ref("point", (*decision.path, number))
    copy = 2
    while ref in written and not alike(written[ref], words, share=0.6):
        ref = Ref("point", (*decision.path, f"{number}-{copy}"))
        copy += 1
    return ref


def _parts_read(reading: Reading, point: _Printed) -> list[str]:
    return [reading.read(span) for span in _joined(reading, point)]


def _joined(reading: Reading, point: _Printed) -> list[Span]:
    """The stretches of a point; lines of a table cell that follow each other are one stretch."""
    text = reading.document.text
    joined: list[Span] = []
    for part in point.parts:
        gap = text[joined[-1].end : part.start] if joined else None
        if gap is not None and not gap.strip():
            joined[-1] = Span(joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined


def _shortened(words: str) -> str:
    return words if len(words) <= LABEL_LENGTH else words[:LABEL_LENGTH].rsplit(" ", 1)[0] + " …"


def _lead(reading: Reading, segment: Segment) -> Span | None:
    """What leads the decision in; a quoted list right below the heading of its case is led in by that heading."""
    case = reading.enclosing(segment.parent, SegmentKind.CASE)
    quoted = segment.get("found") == "orphan" and case and segment.get("case") == case[1].get("number")
    return case[1].heading if case and quoted else segment.heading


def _printed_dates(reading: Reading) -> dict[str, Span]:
    """Where the heads of meetings print their dates first."""
    dates = [head.date for head in meeting_heads(reading.document, reading.layout) if head.date]
    return {date.value: date.span for date in reversed(dates)}


def _say_date(reading: Reading, notebook: Notebook, segment: Segment, ref: Ref, printed: Mapping[str, Span]) -> None:
    """An adopted decision has the date of the meeting that made it."""
    if segment.get("status") != "adopted":
        return
    case = reading.enclosing(segment.parent, SegmentKind.CASE)
    date, place = segment.get("date"), segment.heading or segment.span
    passed = segment.get("passed-case") in {segment.get("case")} - {None}
    if case and segment.get("found") != "lead" and not passed:
        _, outer = case
        minuted = outer.get("style") == "minutes"
        date = outer.get("meeting-date") if minuted else outer.get("date")
        place = next(iter(spans_of(outer, "date-span")), None) or printed.get(date or "") or place
    if date is None and segment.heading and segment.get("found") == "heading":
        date, place = first_date(reading.read(segment.heading)), segment.heading
    if date:
        notebook.say(ref, "dcterms:date", Literal(date, datatype="date"), place, extractor=EXTRACTOR)
        body, number = segment.get("body") or "", segment.get("case")
        meeting = meeting_ref(body, date)
        if segment.get("found") == "lead" and meeting and number:
            name_meeting(notebook, meeting, body, place)
            notebook.say(meeting, "vg:body", body_ref(body), place, extractor=EXTRACTOR)
            notebook.say(meeting, "dcterms:date", Literal(date, datatype="date"), place, extractor=EXTRACTOR)
            notebook.say(case_ref(body, number), "vg:consideredAt", meeting, place, extractor=EXTRACTOR)
