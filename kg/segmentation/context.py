"""What a segment inherits: the body whose case it is, the meeting, the case a decision was made in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.dates import find_dates
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Document, Segment, SegmentKind, Span
from kg.segmentation.agreeing import as_listed, spans_of, with_pairs, with_whole_name
from kg.segmentation.bodies import boards_named
from kg.segmentation.body_names import body_in, trust_of_committee
from kg.segmentation.case_mentions import CaseMention, case_mentions
from kg.segmentation.cited import last_sentence
from kg.segmentation.enclosing import Context
from kg.segmentation.layout import Layout, LineRole
from kg.segmentation.owner import owner
from kg.segmentation.owner_clues import is_called_as_a_body
from kg.segmentation.passed_on import passes_on
from kg.segmentation.tagged_heads import number_above
from kg.text import unwrap

LEAD_REACH = 700
SURE = 0.7
LONGEST_NAME = 60
TOP_OF_PAPER = 700
REACH_OF_BODY = 150
LONGEST_TOLD = 300
_BOARD_ALONE = re.compile(r"Styret\s+(?!i\b|for\b|ved\b)")
_RECOMMENDED = re.compile(r"(?i)\b(?:innstilling|tilråding)")


def with_context(document: Document, layout: Layout, segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """`segments` with body, title and meeting on every case, and case and body on every decision."""
    found = owner(document.text)
    board = found[0] if found else None
    segments = tuple(with_whole_name(s, board[0]) if board else s for s in segments)
    meetings = tuple(s for s in segments if s.kind is SegmentKind.MEETING)
    sure = found is not None and found[1] >= SURE
    context = Context(document, layout, segments, board[0] if board else None, meetings, sure=sure)
    slashed = _slashed_series(segments)
    cases = [_case(context, i, slashed) if s.kind is SegmentKind.CASE else s for i, s in enumerate(segments)]
    context = replace(context, segments=tuple(as_listed(cases)))
    return tuple(_decision(context, i) if s.kind is SegmentKind.DECISION else s for i, s in enumerate(context.segments))


def _slashed_series(segments: Sequence[Segment]) -> bool | None:
    """Whether the document's own cases are numbered N/YY; None where it treats no case."""
    treated = (s for s in segments if s.kind is SegmentKind.CASE and s.get("treated") == "yes")
    own = [number for s in treated if (number := CaseNumber.parse(s.get("number") or ""))]
    return sum(number.slashed for number in own) * 2 > len(own) if own else None


def _is_slashed(number: str) -> bool:
    parsed = CaseNumber.parse(number)
    return parsed is not None and parsed.slashed


def _case(context: Context, index: int, slashed: bool | None) -> Segment:
    segment = context.segments[index]
    meeting = context.meeting_of(index)
    if meeting and context.sure and segment.span.start < meeting.span.start and meeting.get("kind") == "minutes":
        meeting = meeting if meeting.get("body") == context.board else None
    body = segment.get("body") or (meeting.get("body") if meeting else None) or context.board
    number = CaseNumber.parse(segment.get("number") or "")
    restyled = number is not None and slashed is not None and segment.get("body") is None
    written = str(number.in_style(slashed=bool(slashed))) if number and restyled else (segment.get("number") or "")
    title = " ".join(context.layout.read(span) for span in spans_of(segment, "title-spans"))
    added = [("number", written), ("body", body), ("title", _joined_title(context, segment, title))]
    met = meeting is not None and segment.get("body") in (None, meeting.get("body"))
    if meeting and met and segment.get("treated") == "yes" and not segment.get("meeting-date"):
        added += [("meeting-date", meeting.get("date")), ("meeting-number", meeting.get("number"))]
    return with_pairs(segment, added)


def _joined_title(context: Context, segment: Segment, title: str) -> str:
    spans = spans_of(segment, "title-spans")
    if len(spans) < 2:
        return title.strip(" .:")
    lines = "\n".join(span.of(context.document.text) for span in spans)
    return unwrap(lines).strip(" .:")


def _decision(context: Context, index: int) -> Segment:
    segment = context.segments[index]
    case = context.case_of(index)
    found = segment.get("found")
    if found == "lead" and segment.get("status") == "adopted":
        return _quoted(context, segment, case)
    if found == "orphan" and not (case and (_right_below(case, segment) or _led_in_minutes(context, segment, case))):
        return with_pairs(segment, _listed(context, segment, case))
    if found == "row":
        return with_pairs(segment, _of_row(context, segment))
    if found == "stated" and not _is_stated(context, segment, case):
        return with_pairs(segment, [("body", None)])
    if case is None:
        told = _of_heading(context, segment) or _told_above(context, segment)
        number = None if told else number_above(context.document.text, segment.span.start)
        case_pairs = [("case", number[0]), ("case-span", f"{number[1].start}-{number[1].end}")] if number else []
        return with_pairs(segment, told or [("body", context.board), *case_pairs])
    told = [("found", "heading")] if found == "stated" else []
    return with_pairs(segment, [*told, *_in_case(context, segment, case)])


def _of_heading(context: Context, segment: Segment) -> list[tuple[str, str | None]] | None:
    """Case and body of a decision whose heading has the number of a case that the paper treats."""
    named = list(case_mentions(context.layout.read(segment.heading))) if segment.heading else []
    if segment.get("found") != "heading" or not named:
        return None
    treated = (s for s in context.segments if s.kind is SegmentKind.CASE and s.get("treated") == "yes")
    own = next((s for s in treated if CaseNumber.parse(s.get("number") or "") == named[0].number), None)
    if own:
        return [("case", own.get("number")), ("body", own.get("body"))]
    lead = segment.heading.of(context.document.text) if segment.heading else ""
    dates = {found.iso for found in find_dates(lead)}
    told = segment.get("status") == "adopted" and named[0].within is None
    body = body_in(lead[: named[0].span.start], context.document.text) or context.board
    date = next(iter(dates)) if len(dates) == 1 else None
    return [("case", str(named[0].number)), ("body", body), ("date", date)] if told else None


def _told_above(context: Context, segment: Segment) -> list[tuple[str, str | None]] | None:
    """Case and body of a decision in a plan or a letter: the sentence right above its heading says who treated it."""
    above = _above(context, segment.heading or segment.span)
    sentence = above[last_sentence(above.rstrip()) :][-LONGEST_TOLD:]
    named = [m for m in case_mentions(sentence) if m.within is None and not m.owner]
    body = body_in(sentence[: named[0].span.start], context.document.text) if named else None
    if not named or not body or segment.get("status") != "adopted":
        return None
    dates = {found.iso for found in find_dates(sentence[: named[0].span.start])}
    date = next(iter(dates)) if len(dates) == 1 else None
    own = context.board if context.board and body in context.board else body
    return [("case", str(named[0].number)), ("body", own), ("date", date)]


def _of_row(context: Context, segment: Segment) -> list[tuple[str, str | None]]:
    """Case and body of a decision in a list of cases: the number that its row begins with."""
    written = re.search(r"\d+[-/]\d+", segment.span.of(context.document.text))
    number = CaseNumber.parse(written[0]) if written else None
    return [("case", str(number) if number else None), ("body", context.board), ("found", "heading")]


def _listed(context: Context, segment: Segment, case: Segment | None) -> list[tuple[str, str | None]]:
    """Whose the points of a list without a heading are.

    Those of a minuted case, the proposal at the top of a case paper, or what another body decided.
    """
    body = _body_named(context, segment)
    if case is None or body not in (None, case.get("body")):
        return [("body", body)]
    own = [("case", case.get("number")), ("body", case.get("body"))]
    if case.get("style") == "minutes" and _is_only(context, segment, case):
        return [*own, ("found", "heading")]
    return [*own, ("status", "proposed")] if _proposes_first(context, segment, case) else own[1:]


def _proposes_first(context: Context, segment: Segment, case: Segment) -> bool:
    """Whether a list without a heading stands at the top of a case paper that has no other proposal."""
    inside = (s for s in context.segments if s.kind is SegmentKind.DECISION and case.span.contains(s.span))
    early = segment.span.start - case.span.start < TOP_OF_PAPER
    return early and case.get("style") == "paper" and all(s.get("status") != "proposed" for s in inside)


def _is_stated(context: Context, segment: Segment, case: Segment | None) -> bool:
    """Whether an opinion is the decision of a minuted case: no other is printed there."""
    return case is not None and case.get("style") == "minutes" and _is_only(context, segment, case)


def _is_only(context: Context, segment: Segment, case: Segment) -> bool:
    """Whether no other adopted decision is printed under a heading in the case."""
    inside = (s for s in context.segments if s.kind is SegmentKind.DECISION and case.span.contains(s.span))
    return not any(s is not segment and s.get("status") == "adopted" and s.get("found") == "heading" for s in inside)


def _in_case(context: Context, segment: Segment, case: Segment) -> list[tuple[str, str | None]]:
    """Case, body and status of a decision that stands in a case."""
    case = _case_that_lists(context, segment, case)
    own = [("case", case.get("number")), ("body", case.get("body"))]
    if segment.get("status") != "proposed":
        return own
    if passes_on(context, segment, case):
        return [*own, ("status", "adopted")]
    return _of_another(context, segment, case) or _of_first(context, segment, case) or own


def _of_first(context: Context, segment: Segment, case: Segment) -> list[tuple[str, str | None]] | None:
    """The first body in turn, where what is proposed stands above how it treated the matter: that had it before."""
    turns = [turn for turn in _turns(context, case) if turn.get("meeting-date") or turn.get("date")]
    first = min(turns, key=lambda turn: turn.get("meeting-date") or turn.get("date") or "", default=None)
    if first is None or first.get("body") == case.get("body") or first.get("style") != "minutes":
        return None
    if not case.span.start <= segment.span.start < segment.span.end <= first.span.start:
        return None
    above = (s for s in context.segments if s.kind is SegmentKind.DECISION and case.span.contains(s.span))
    heading = context.layout.read(segment.heading) if segment.heading else ""
    if body_in(re.split(r"\stil\s", heading)[0], context.document.text) == first.get("body"):
        return None
    if any(s.span.end <= segment.span.start and s.get("found") == "heading" for s in above):
        return None
    return [("case", first.get("number")), ("body", first.get("body"))]


def _case_that_lists(context: Context, segment: Segment, case: Segment) -> Segment:
    """The case under which the one of a decision is listed as information, where the decision is about all of these."""
    words = context.layout.read(Span(segment.heading.end if segment.heading else segment.span.start, segment.span.end))
    if not _of_series(case) or not re.match(lexicon("headings")["told"]["listed"], words.lstrip(" :1.)")):
        return case
    cases = [s for s in context.segments if s.kind is SegmentKind.CASE and s.span.start < case.span.start]
    top = next((s for s in reversed(cases) if not _of_series(s)), None)
    around = top is not None and top.span.contains(case.span)
    return top if top and top.get("treated") == "yes" and (around or top.get("style") == case.get("style")) else case


def _of_series(case: Segment) -> bool:
    """Whether a case has a number of a series of its own beside that of the body: "RS 9/16"."""
    return bool(re.match(r"(?:RS|MS|OS|IS|FO)\s", case.get("number") or ""))


def _of_another(context: Context, segment: Segment, case: Segment) -> list[tuple[str, str | None]] | None:
    """The body that its heading names, where that adopted it before: it has a number of its own for the case.

    What another body recommends is a proposal to the one that treats the case, if it is the only one; where it has a
    number there, that body has adopted it too.
    """
    heading = context.layout.read(segment.heading) if segment.heading else ""
    words = re.split(r"\stil\s", heading)[0]
    named = body_in(words, context.document.text) if re.search(_RECOMMENDED, words) else None
    if not named or named == case.get("body"):
        return None
    before = (s for s in context.segments if s.kind is SegmentKind.DECISION and case.span.contains(s.span))
    second = any(s.get("status") == "proposed" and s.span.end <= segment.span.start for s in before)
    receiver = body_in(heading[len(words) :], context.document.text)
    small = heading.capitalize() if heading.isupper() else heading
    told = next((str(mention.number) for mention in case_mentions(small)), None)
    if not second and receiver in (None, case.get("body")):
        own = [("case", case.get("number")), ("body", case.get("body"))]
        return [*own, ("passed-case", told), ("passed-body", named)] if told else None
    number = next((turn.get("number") for turn in _turns(context, case) if turn.get("body") == named), None) or told
    return [("case", number), ("body", named), ("status", "adopted")] if number else None


def _turns(context: Context, case: Segment) -> list[Segment]:
    """The segments of the bodies that treat what `case` treats: they share its title."""
    title = case.get("title-spans")
    cases = (s for s in context.segments if s.kind is SegmentKind.CASE and s.get("date-span"))
    return [s for s in cases if title and s.get("title-spans") == title]


def _led_in_minutes(context: Context, decision: Segment, case: Segment) -> bool:
    """Whether minutes lead a list of points in by words that name a decision: "Styrets vedtak ble deretter:"."""
    if case.get("style") != "minutes" or decision.heading is None:
        return False
    return bool(re.search(r"\b(?:[Vv]edtak|VEDTAK|[Aa]vgjerd|[Bb]eslutning)", context.layout.read(decision.heading)))


def _right_below(case: Segment, decision: Segment) -> bool:
    head = case.heading.end if case.heading else case.span.start
    return case.get("style") == "quoted" and decision.span.start - head < 30


def _quoted(context: Context, segment: Segment, case: Segment | None) -> Segment:
    """A decision that a sentence leads in: its case is the one the sentence, or the text just above, names."""
    lead = segment.heading or segment.span
    mention = _mention_in(context, lead)
    if mention is None and case and case.get("style") == "minutes":
        return with_pairs(segment, [("case", case.get("number")), ("body", case.get("body")), ("found", "heading")])
    named = None if _BOARD_ALONE.match(context.layout.read(lead)) else _body_in_lead(context, lead)
    above = None if mention else _mention_above(context, lead, named)
    body = named or (above and _body_before(context, lead, above)) or _body_above(context, lead, case)
    mention = mention or above
    if mention is None:
        return with_pairs(segment, [("body", body)])
    same = case is not None and body == case.get("body")
    slashed = _is_slashed(case.get("number") or "") if case and same else mention.number.slashed
    dates = {found.iso for found in find_dates(lead.of(context.document.text))}
    date = mention.meeting_date or (next(iter(dates)) if len(dates) == 1 else None)
    added = [("case", str(mention.number.in_style(slashed=slashed))), ("body", body), ("date", date)]
    return with_pairs(segment, added)


def _mention_in(context: Context, span: Span) -> CaseMention | None:
    """The case that a lead names first, or first behind the board that it names last."""
    words = span.of(context.document.text)
    named = [m for m in case_mentions(words) if m.within is None and not m.owner]
    board = max((place.end for _, place in boards_named(words)), default=0)
    return next((m for m in named if m.span.start >= board), named[0] if named else None)


def _above(context: Context, lead: Span) -> str:
    """What a reader reads above a lead, line by line."""
    reach = range(lead.start - LEAD_REACH, lead.start)
    read = [line for line in context.layout.lines if line.span.start in reach and line.role is not LineRole.FURNITURE]
    blanks = ("\n" * (min(line.gap, 1) + 1) for line in read)
    return "".join(
        f"{blank}{line.words[: lead.start - line.span.start]}" for blank, line in zip(blanks, read, strict=True)
    )


def _mention_above(context: Context, lead: Span, body: str | None) -> CaseMention | None:
    """The case named last above the lead, of that body where a sentence there says whose it is."""
    above = _above(context, lead)
    mentions = [m for m in case_mentions(above) if m.within is None and not m.owner]
    that = re.search(lexicon("headings")["told"]["that_case"], lead.of(context.document.text))
    if that and mentions:
        return mentions[-1]
    named = [m for m in mentions if not m.follows] or mentions
    before = [(m, above[: m.span.start][-120:]) for m in named]
    text = context.document.text
    own = [m for m, words in before if body and (body_in(words, text) == body or _names_last(words, body))]
    return (own or named)[-1] if named else None


def _names_last(words: str, body: str) -> bool:
    """Whether `words`, up to the number of a case, end with the name of the body: "drøftet i NUFA sak"."""
    return bool(re.search(rf"(?<!\w){re.escape(body)},?\s+(?:i\s+)?(?:styre)?sak\s+(?:nr\.?\s+)?$", words))


def _body_before(context: Context, lead: Span, above: CaseMention) -> str | None:
    """The body that the sentence above a lead names before the number of its case."""
    before = _above(context, lead)[: above.span.start][-REACH_OF_BODY:]
    return body_in(before[last_sentence(before) :], context.document.text)


def _body_in_lead(context: Context, lead: Span) -> str | None:
    words = lead.of(context.document.text)
    named = boards_named(words)
    if named:
        return named[-1][0]
    short = re.match(lexicon("headings")["cited"]["short"], words)
    return body_in(words, context.document.text) or (short["body"] if short else None)


def _body_above(context: Context, lead: Span, case: Segment | None) -> str | None:
    """Whose decision it is where the lead says only "Rådet": the council named right above it, or the case's body."""
    own = case.get("body") if case else context.board
    text = context.document.text
    if _BOARD_ALONE.match(lead.of(text)) and (trust := trust_of_committee(own, text)):
        return trust
    kind = re.match(lexicon("headings")["cited"]["kinds"], lead.of(text))
    if kind is None or (own and _stem(kind[0]) in own.lower()):
        return own
    start = max(0, lead.start - LEAD_REACH)
    named = body_in(text[start : lead.start], text)
    return named if named and _stem(kind[0]) in named.lower() else own


def _stem(kind: str) -> str:
    return kind.lower().rstrip("aetn")


def _body_named(context: Context, segment: Segment) -> str | None:
    """The body of a quoted list: named in its first points, or in the line right above."""
    named = boards_named(segment.span.of(context.document.text)[:600])
    if named:
        return named[0][0]
    heading = context.layout.read(segment.heading) if segment.heading else ""
    title = heading.strip(" :.")
    could_be = 1 < len(heading) < LONGEST_NAME and heading[0].isupper() and not heading.endswith(".")
    return title if could_be and (title.isupper() or is_called_as_a_body(title)) else None
