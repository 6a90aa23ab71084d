"""Cases that running text names: their titles and meetings, and the links from the case that names them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extraction.meetings import name_meeting
from kg.extraction.names import body_ref, case_ref, meeting_ref, segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.series import body_of
from kg.extraction.shared_turns import last_to_treat, turns_of
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Literal, Ref, Segment, SegmentKind, Span
from kg.segmentation.agreeing import spans_of
from kg.segmentation.case_mentions import CaseMention, case_mentions

EXTRACTOR = "references/1"
CUE_REACH = 60
_HEAD = re.compile(r"(?:STYRESAK|SAK|Styresak|Sak|ST|PS)\s+(?:nr\.?\s*)?$")
_TITLE = re.compile(r"(?:\s[A-Z])?\s*[-–:]?\s*(?:[A-ZÆØÅ«]|$)")
"""The words around a number that heads a case, or stands in the row of one."""
_ALONE = ("quoted", "minutes", "paper")


def extract_references(reading: Reading, notebook: Notebook) -> None:
    """Every case named in running text, and every row of a table of earlier decisions."""
    heads = sorted(span for _, s in reading.of_kind(SegmentKind.CASE) for span in spans_of(s, "number-span"))
    told: dict[CaseNumber, Ref] = {}
    elsewhere: dict[CaseNumber, str] = {}
    for mention in case_mentions(reading.document.text):
        place = reading.innermost(mention.span.start)
        if not _is_heading(heads, mention) and not _heads_a_page(reading, mention):
            around = _case_around(reading, place)
            body = _known_body(reading, mention, body_of(reading, mention, place, around), elsewhere)
            body = _of_turn(reading, mention, around, body)
            if body:
                _say_mention(reading, notebook, mention, (place, around, body), told)
    for _, segment in reading.of_kind(SegmentKind.CASE):
        if segment.get("style") in ("table", "quoted"):
            _say_quoted(reading, notebook, segment)
        elif segment.get("treated") == "yes" and re.search(
            lexicon("cases")["open"]["title"], segment.get("title") or ""
        ):
            _say_open(reading, notebook, segment)


def _is_heading(heads: Sequence[Span], mention: CaseMention) -> bool:
    """The number at the head of a case or of an agenda row is not a reference."""
    first = bisect_left(heads, mention.span.start, key=lambda span: span.end)
    return any(mention.span.overlaps(span) for span in heads[first : first + 2])


def _heads_a_page(reading: Reading, mention: CaseMention) -> bool:
    """Whether the number of a case that the paper treats stands alone, as at the head of each page."""
    block = reading.layout.around(mention.span.start)
    alone = block and re.fullmatch(r"(?:\w+\s+)?(?:nr\.?\s*)?", block.words[: -(mention.span.end - mention.span.start)])
    numbers = (s.get("number") for _, s in reading.of_kind(SegmentKind.CASE) if s.get("treated") == "yes")
    return bool(alone) and mention.number in {CaseNumber.parse(number or "") for number in numbers}


def _known_body(
    reading: Reading, mention: CaseMention, body: str | None, elsewhere: dict[CaseNumber, str]
) -> str | None:
    """`body`, or the other one of which the text has told the number before: "sak 4/10" behind "eldrerådets sak 4/10".

    `elsewhere` remembers the numbers that were told of bodies whose paper it is not.
    """
    if body is None or mention.owner or mention.mark or mention.body:
        return body
    if _treated_by(reading, body) is None:
        return elsewhere.setdefault(mention.number, body)
    treated = any(CaseNumber.parse(s.get("number") or "") == mention.number for s in _all_treated(reading, body))
    return body if treated else elsewhere.get(mention.number, body)


def _of_turn(reading: Reading, mention: CaseMention, around: Segment | None, body: str | None) -> str | None:
    """`body`, or that which treats the same matter under just this number: heads of pages repeat one of the numbers."""
    if around is None or mention.owner or mention.mark or mention.body:
        return body
    numbered = [s for s in turns_of(reading, around) if CaseNumber.parse(s.get("number") or "") == mention.number]
    bodies = {s.get("body") for s in numbered}
    return body if body in bodies or len(bodies) != 1 else bodies.pop()


def _say_mention(
    reading: Reading,
    notebook: Notebook,
    mention: CaseMention,
    where: tuple[int | None, Segment | None, str],
    told: dict[CaseNumber, Ref],
) -> None:
    """What the text says of the case that `mention` names; `told` are the cases that were named so far.

    `where` is the segment in which it stands, the case whose text that is, and the body whose number it is.
    """
    place, around, body = where
    like = around if around and around.get("body") == body else _treated_by(reading, body)
    target = _ref(mention.number, body, like)
    notebook.name(target, ("vg:Case",), f"{body} {_written(mention.number, body, like)}", mention.span)
    _describe(notebook, target, mention, body, like)
    told[mention.number] = target
    outer = told.get(mention.within) if mention.within else None
    source = outer or _source(reading, mention, place, around)
    if source and source != target and not _of_this_meeting(reading, mention, body, source):
        again = mention.earlier and target.path[0] == source.path[0]
        kind = "vg:followsUp" if mention.follows or again else "vg:refersTo"
        span = _link_span(reading, mention)
        notebook.say(source, kind, target, span, extractor=EXTRACTOR)
        last = last_to_treat(reading, around, mention.span.start) if around and not outer else None
        if last and last != target:
            notebook.say(last, kind, target, span, extractor=EXTRACTOR)


def _treated_by(reading: Reading, body: str) -> Segment | None:
    """A case that the paper treats of `body`, which shows how its numbers are written."""
    return next(_all_treated(reading, body), None)


def _all_treated(reading: Reading, body: str) -> Iterator[Segment]:
    return (s for _, s in reading.of_kind(SegmentKind.CASE) if _treats(s, body))


def _case_around(reading: Reading, place: int | None) -> Segment | None:
    """The treated case whose text this is, else one that stands for itself, in no treated case and no attachment."""
    alone: Segment | None = None
    attached = False
    while place is not None:
        segment = reading.segments[place]
        if segment.kind is SegmentKind.CASE and segment.get("treated") == "yes":
            return segment
        if segment.kind is SegmentKind.CASE and segment.get("style") in _ALONE:
            alone = alone or segment
        attached = attached or segment.kind is SegmentKind.ATTACHMENT
        place = segment.parent
    return None if attached else alone


def _of_this_meeting(reading: Reading, mention: CaseMention, body: str, source: Ref) -> bool:
    """Whether the number is that of another case of the same meeting, which is read as a head or beside a name.

    Papers hardly ever tie two cases of one meeting together; where they do, they say "jf." or "se".
    """
    own = CaseNumber.parse(source.path[-1])
    if own is None or body_ref(body).path[0] != source.path[0] or own.year != mention.number.year:
        return False
    start = mention.span.start
    text = reading.document.text
    before = text[max(0, start - CUE_REACH) : start]
    if re.search(lexicon("cases")["text"]["cue"], before):
        return False
    treated = (
        CaseNumber.parse(s.get("number") or "") for _, s in reading.of_kind(SegmentKind.CASE) if _treats(s, body)
    )
    heads = bool(_HEAD.search(before)) and bool(_TITLE.match(text, mention.span.end))
    return mention.number in treated or (heads and _comes_later(own, mention.number))


def _comes_later(own: CaseNumber, other: CaseNumber) -> bool:
    return other.year == own.year and other.number > own.number


def _treats(segment: Segment, body: str) -> bool:
    return segment.get("treated") == "yes" and segment.get("body") == body


def _written(number: CaseNumber, body: str, around: Segment | None) -> str:
    if around and body == around.get("body"):
        own = CaseNumber.parse(around.get("number") or "")
        return str(number.in_style(slashed=bool(own and own.slashed)))
    return str(number)


def _ref(number: CaseNumber, body: str, around: Segment | None) -> Ref:
    return case_ref(body, _written(number, body, around))


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


def _source(reading: Reading, mention: CaseMention, place: int | None, around: Segment | None) -> Ref | None:
    """The case that refers: the one in whose title the number stands, else the one whose text it is."""
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


def _say_open(reading: Reading, notebook: Notebook, segment: Segment) -> None:
    """The cases at the beginning of the rows of a list of decisions that are still open: this case follows them up."""
    words, text = lexicon("cases")["open"], reading.document.text
    source, body = segment_case(segment), segment.get("body")
    own = CaseNumber.parse(segment.get("number") or "")
    if not (source and body and own and re.search(words["title"], segment.get("title") or "")):
        return
    for match in re.compile(words["row"]).finditer(text, *_reach(segment)):
        number = CaseNumber.parse(match["number"])
        named = re.search(r"\b[Ss]\w*ak\s*$", text[max(0, match.start() - CUE_REACH) : match.start()])
        if number is None or named or number == own or number.year > own.year:
            continue
        span = Span(match.start("number"), match.end("number"))
        target = _ref(number, body, segment)
        notebook.name(target, ("vg:Case",), f"{body} {_written(number, body, segment)}", span)
        identifier = Literal(_written(number, body, segment))
        notebook.say(target, "dcterms:identifier", identifier, span, extractor=EXTRACTOR)
        notebook.say(target, "vg:body", body_ref(body), span, extractor=EXTRACTOR, confidence=0.9)
        notebook.say(source, "vg:followsUp", target, span, extractor=EXTRACTOR)


def _reach(segment: Segment) -> tuple[int, int]:
    start = segment.heading.end if segment.heading else segment.span.start
    return start, segment.span.end


def _say_quoted(reading: Reading, notebook: Notebook, segment: Segment) -> None:
    """A case that is quoted under a heading or in a table of earlier decisions is one that the paper refers to."""
    target = segment_case(segment)
    around = _case_around(reading, segment.parent)
    source = segment_case(around) if around else None
    if source and target and source != target and not _is_next(source, target):
        span = segment.heading or segment.span
        notebook.say(source, "vg:refersTo", target, span, extractor=EXTRACTOR)


def _is_next(source: Ref, target: Ref) -> bool:
    """Whether a case that reads as if it were quoted is a later one of the same series, minuted further down."""
    own, other = CaseNumber.parse(source.path[-1]), CaseNumber.parse(target.path[-1])
    return bool(own and other and source.path[0] == target.path[0] and _comes_later(own, other))
