"""Cases that running text names: their titles and meetings, and the links from the case that names them."""

from __future__ import annotations

import re

from kg.extraction.meetings import name_meeting
from kg.extraction.names import body_ref, case_ref, meeting_ref, segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Literal, Mention, Ref, Segment, SegmentKind, Span
from kg.segmentation.bodies import boards_named
from kg.segmentation.case_mentions import CaseMention, case_mentions
from kg.segmentation.context import spans_of
from kg.segmentation.own_body import body_in, full_name, place_of
from kg.segmentation.trusts import trust_of

EXTRACTOR = "references/1"
SENTENCE_REACH = 260
LOOSE_REACH = 130
BOARD_REACH = 20
_OWN_BOARD = re.compile(r"\b(?:eget|egne|eige|eigne|sitt|sine)\s+styre\w*[\s(,]*(?:(?:styre)?sak\w*\s*)?$")
_ORGANISATION_BEFORE = re.compile(r"(?:vedtak\w*\s+i|behandlet\s+i|handsama\s+i|drøftet\s+i|drøfta\s+i|i)\s+$")


def extract_references(reading: Reading, notebook: Notebook) -> None:
    """Every case named in running text, and every row of a table of earlier decisions."""
    for mention in case_mentions(reading.document.text):
        if mention.mark and _of_mark(reading, mention) is None:
            continue
        place = reading.innermost(mention.span.start)
        if not _is_heading(reading, mention):
            _say_mention(reading, notebook, mention, place)
    for _, segment in reading.of_kind(SegmentKind.CASE):
        if segment.get("style") in ("table", "quoted"):
            _say_quoted(reading, notebook, segment)


def _is_heading(reading: Reading, mention: CaseMention) -> bool:
    """The number at the head of a case or of an agenda row is not a reference."""
    return any(
        mention.span.overlaps(span) for _, s in reading.of_kind(SegmentKind.CASE) for span in spans_of(s, "number-span")
    )


def _say_mention(reading: Reading, notebook: Notebook, mention: CaseMention, place: int | None) -> None:
    around = _case_around(reading, place)
    body = _body_of(reading, mention, place, around)
    if body is None:
        return
    target = _ref(mention.number, body, around)
    notebook.name(target, ("vg:Case",), f"{body} {_written(mention.number, body, around)}", mention.span)
    _describe(notebook, target, mention, body, around)
    source = _source(reading, mention, body, place, around)
    if source and source != target:
        if mention.within:
            notebook.name(source, ("vg:Case",), f"{body} {_written(mention.within, body, around)}", None)
        kind = "vg:followsUp" if mention.follows else "vg:refersTo"
        notebook.say(source, kind, target, _link_span(reading, mention), extractor=EXTRACTOR)


def _case_around(reading: Reading, place: int | None) -> Segment | None:
    """The treated case whose text this is."""
    while place is not None:
        segment = reading.segments[place]
        if segment.kind is SegmentKind.CASE and segment.get("treated") == "yes":
            return segment
        place = segment.parent
    return None


def _written(number: CaseNumber, body: str, around: Segment | None) -> str:
    if around and body == around.get("body"):
        own = CaseNumber.parse(around.get("number") or "")
        return str(number.in_style(slashed=bool(own and own.slashed)))
    return str(number)


def _ref(number: CaseNumber, body: str, around: Segment | None) -> Ref:
    return case_ref(body, _written(number, body, around))


def _body_of(reading: Reading, mention: CaseMention, place: int | None, around: Segment | None) -> str | None:
    """Whose series the number belongs to: a body named just before it, that of the quoted decision, the paper's own."""
    decision = reading.enclosing(place, SegmentKind.DECISION)
    quoted = decision[1].get("body") if decision and decision[1].get("found") == "orphan" else None
    text = reading.document.text
    return (
        mention.body
        or _of_mark(reading, mention)
        or _named_before(reading, mention, around)
        or quoted
        or _heading_body(reading, mention)
        or body_in(_sentence_before(text, mention)[-LOOSE_REACH:], text)
        or _board_of_committee(text, mention, around)
        or _own(reading, around)
    )


def _own(reading: Reading, around: Segment | None) -> str | None:
    if around:
        return around.get("body")
    meeting = next((s for _, s in reading.of_kind(SegmentKind.MEETING)), None)
    return meeting.get("body") if meeting else _sender(reading)


def _board_of_committee(text: str, mention: CaseMention, around: Segment | None) -> str | None:
    """The trust of whose board a committee of the trust speaks: "styresak 4/2017" in its minutes."""
    said = re.search(
        r"(?i)styresak\w*\s+(?:nr\.?\s*)?$", text[max(0, mention.span.start - BOARD_REACH) : mention.span.start]
    )
    trust = trust_of(text) if said and around else None
    return trust[0] if trust and around and f" {trust[0]}" in (around.get("body") or "") else None


def _of_mark(reading: Reading, mention: CaseMention) -> str | None:
    """The body that letters before "-sak" tell, where the paper tells of which municipality."""
    council = lexicon("cases")["text"]["marks"].get(mention.mark or "")
    text = reading.document.text
    return full_name(council, text) if council and place_of(text) else None


def _sentence_before(text: str, mention: CaseMention) -> str:
    start = max(0, mention.span.start - SENTENCE_REACH)
    return re.split(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ])|\n\s*\n(?=[A-ZÆØÅ])", text[start : mention.span.start])[-1]


def _heading_body(reading: Reading, mention: CaseMention) -> str | None:
    """An organisation whose name, with a colon, fills the line above the paragraph: what stands below is its own."""
    paragraph = reading.layout.around(mention.span.start)
    above = reading.layout.before(paragraph) if paragraph else None
    if above is None or not above.words.endswith(":"):
        return None
    named = (m for m in reading.mentions if m.label == "ORG" and m.span.start == above.span.start)
    return next((m.norm or m.form for m in named if m.span.end >= above.span.end - 1), None)


def _sender(reading: Reading) -> str | None:
    """A letter or strategy without a case: the only board it speaks of."""
    boards = {name for name, _ in boards_named(reading.document.text)}
    return next(iter(boards)) if len(boards) == 1 else None


def _named_before(reading: Reading, mention: CaseMention, around: Segment | None) -> str | None:
    """A body that the sentence names before the number: "vedtak i X (styresak …", "styret i X … styresak …"."""
    text = reading.document.text
    before = _sentence_before(text, mention)
    sentence = mention.span.start - len(before)
    named = [m for m in reading.mentions if m.label == "ORG" and sentence <= m.span.start < mention.span.start]
    if named and (_is_its_series(text, named[-1], mention) or _OWN_BOARD.search(before)):
        return named[-1].norm or named[-1].form
    if boards := boards_named(before):
        return boards[-1][0]
    own = CaseNumber.parse(around.get("number") or "") if around else None
    other_series = own is not None and own.slashed != mention.number.slashed
    return (named[-1].norm or named[-1].form) if named and other_series else None


def _is_its_series(text: str, organisation: Mention, mention: CaseMention) -> bool:
    between = text[organisation.span.end : mention.span.start]
    if re.fullmatch(r"\s*\((?:styre)?sak\w*\s*(?:nr\.?\s*)?", between):
        return True
    close = re.fullmatch(r"[\s(,]*(?:styre)?(?:sak\w*)?\s*", between) is not None
    return close and bool(
        _ORGANISATION_BEFORE.search(text[max(0, organisation.span.start - 30) : organisation.span.start])
    )


def _describe(notebook: Notebook, target: Ref, mention: CaseMention, body: str, around: Segment | None) -> None:
    reading = notebook.reading
    number = _written(mention.number, body, around)
    notebook.name(body_ref(body), ("vg:Organisation",), body, None)
    notebook.say(target, "dcterms:identifier", Literal(number), mention.span, extractor=EXTRACTOR)
    notebook.say(target, "vg:body", body_ref(body), mention.span, extractor=EXTRACTOR, confidence=0.9)
    place = _title_place(reading, mention)
    title = reading.read(place).strip(" ,.–-") if place else ""
    if place and title:
        notebook.say(target, "dcterms:title", notebook.words(title), place, extractor=EXTRACTOR, confidence=0.9)
    if mention.meeting_date and mention.meeting_span:
        meeting = meeting_ref(body, mention.meeting_date)
        if meeting:
            name_meeting(notebook, meeting, body, mention.meeting_span)
            date = Literal(mention.meeting_date, datatype="date")
            notebook.say(target, "vg:consideredAt", meeting, mention.meeting_span, extractor=EXTRACTOR)
            notebook.say(meeting, "vg:body", body_ref(body), mention.meeting_span, extractor=EXTRACTOR)
            notebook.say(meeting, "dcterms:date", date, mention.meeting_span, extractor=EXTRACTOR)


def _title_place(reading: Reading, mention: CaseMention) -> Span | None:
    """Where the title stands: in the paragraph of the number, and not in the heading of another case."""
    if mention.title is None or any(
        s.heading and s.heading.contains(mention.span) for _, s in reading.of_kind(SegmentKind.CASE)
    ):
        return None
    paragraph = reading.layout.around(mention.span.start)
    if paragraph is None or mention.title.start >= paragraph.span.end:
        return None
    return Span(mention.title.start, min(mention.title.end, paragraph.span.end))


def _source(reading: Reading, mention: CaseMention, body: str, place: int | None, around: Segment | None) -> Ref | None:
    """The case that refers: the one in whose title the number stands, else the one whose text it is."""
    if mention.within:
        return case_ref(body, _written(mention.within, body, around))
    heading = reading.enclosing(place, SegmentKind.CASE)
    if heading and heading[1].heading and heading[1].heading.contains(mention.span):
        return segment_case(heading[1])
    return segment_case(around) if around else None


def _link_span(reading: Reading, mention: CaseMention) -> Span:
    """The number with the words that lead it in."""
    text = reading.document.text
    start = max(text.rfind("\n\n", 0, mention.span.start) + 1, mention.span.start - 60, 0)
    lead = re.search(
        r"(?:oppfølg\w+[^.\n]*|\b(?:[Ss]tyre)?[Ss]ak\w*(?:(?!\b(?:styre)?sak|oppfølg)[^.])*)$",
        text[start : mention.span.start],
    )
    return Span(start + lead.start(), mention.span.end) if lead else mention.span


def _say_quoted(reading: Reading, notebook: Notebook, segment: Segment) -> None:
    """A case that is quoted under a heading or in a table of earlier decisions is one that the paper refers to."""
    target = segment_case(segment)
    around = _case_around(reading, segment.parent)
    source = segment_case(around) if around else None
    if source and target and source != target:
        span = segment.heading or segment.span
        notebook.say(source, "vg:refersTo", target, span, extractor=EXTRACTOR)
