"""Meetings: body, date, number and place, from the heads of their papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.dates import WrittenDate, find_dates, first_date
from kg.extraction.names import body_ref, meeting_ref
from kg.extraction.notebook import Notebook, Reading
from kg.lexicon import lexicon
from kg.model import Literal, Ref, SegmentKind, Span
from kg.recognition import is_system
from kg.segmentation.body_names import body_in, full_name, known_body, stands_for_any, trust_of_committee
from kg.segmentation.line_cues import heads_a_table
from kg.segmentation.meeting_parts import MeetingHead
from kg.segmentation.meetings import meeting_heads
from kg.segmentation.owner import own_body
from kg.segmentation.trusts import is_a_trust, trust_of
from kg.text import unwrap

EXTRACTOR = "meetings/1"
SENTENCE_REACH = 240
ACTED_REACH = 90
PLAN_REACH = 200
TABLE_REACH = 12


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
    _extract_planned(reading, notebook)


def _extract_planned(reading: Reading, notebook: Notebook) -> None:
    """Meetings in a table of the bodies that treat a case, of those that have not numbered it yet."""
    row, lines = re.compile(lexicon("cases")["turns"]["unnumbered"]), reading.layout.lines
    for index, line in enumerate(lines):
        match = row.match(line.words)
        date = first_date(match["date"]) if match else None
        above = lines[max(0, index - TABLE_REACH) : index] if match and date else ()
        if match is None or date is None or not any(heads_a_table(one.words) for one in above):
            continue
        body = full_name(match["body"].strip(), reading.document.text)
        if ref := meeting_ref(body, date):
            start = line.span.start
            name_meeting(notebook, ref, body, line.span)
            written = Span(start + match.start("body"), start + match.end("body"))
            notebook.say(ref, "vg:body", body_ref(body), written, extractor=EXTRACTOR)
            day = Span(start + match.start("date"), start + match.end("date"))
            notebook.say(ref, "dcterms:date", Literal(date, datatype="date"), day, extractor=EXTRACTOR)


def _extract_mentioned(reading: Reading, notebook: Notebook) -> None:
    """Meetings that running text names with their date: of the body it names, else of the paper's own."""
    text = reading.document.text
    own = _own_body(reading)
    last: Span | None = None
    for written in _dates(text, _year(reading)):
        planned, here = _planned(text, written), _body_at(reading, written.span.start, own)
        told = (here, planned.span.start) if planned else _board_treats(text, written.span)
        told = told or _meeting_at(text, written.span, here)
        told = told or (_joined(text, last, written.span) if last else None)
        found = planned or written
        body, start = told or (None, found.span.start)
        body = None if body and is_system(body) else body
        ref = meeting_ref(body, found.iso) if body else None
        if ref and body:
            span = last = Span(start, found.span.end)
            name_meeting(notebook, ref, body, span)
            notebook.say(ref, "vg:body", body_ref(body), span, extractor=EXTRACTOR, confidence=0.9)
            notebook.say(ref, "dcterms:date", Literal(found.iso, datatype="date"), found.span, extractor=EXTRACTOR)


def _dates(text: str, year: int | None) -> Iterator[WrittenDate]:
    """The dates in `text`; one without a year has the one with which the same day stands elsewhere, or else `year`."""
    whole = list(find_dates(text, year=None))
    spans = {date.span for date in whole}
    for date in find_dates(text, year=year):
        told = {other.iso for other in whole if other.iso[4:] == date.iso[4:]}
        yield replace(date, iso=min(told)) if date.span not in spans and len(told) == 1 else date


def _planned(text: str, found: WrittenDate) -> WrittenDate | None:
    """A date in a list of meetings to come, in the year that the list names."""
    before = text[max(0, found.span.start - PLAN_REACH) : found.span.start]
    plan = _mention("plan").search(before)
    if not plan:
        return None
    behind = re.split(r"[.:;](?=\s+[A-ZÆØÅ]|$)", text[found.span.start : found.span.end + PLAN_REACH])[0]
    year = re.search(r"(?<!\d)20\d\d(?!\d)", behind) or re.search(r"(?<!\d)20\d\d(?!\d)", plan[0])
    return replace(found, iso=f"{year[0]}{found.iso[4:]}") if year else found


def _meeting_at(text: str, date: Span, own: str | None) -> tuple[str | None, int] | None:
    """The body whose meeting was on the date at `date`, and where the words begin that tell so."""
    reach = lexicon("meetings")["mention"]["reach"]
    before = text[max(0, date.start - reach) : date.start]
    offset = date.start - len(before)
    if match := _mention("pattern").search(before):
        return _called(text, match, offset + match.start(), own)
    match = _mention("told_of").search(before) or _mention("named").search(before)
    body = next((name for name in match.groupdict().values() if name), "") if match else ""
    if match and body and own and _is_short_for(body, own, text):
        return own, offset + match.start()
    if match and not stands_for_any(body):
        return _own_if_short(known_body(unwrap(body), text), own), offset + match.start()
    for name in ("next", "minutes_of"):
        match = _mention(name).search(before)
        if match and _is_short_for(match.groupdict().get("short"), own, text):
            sender = name == "minutes_of" and _mention("sender").search(text[: offset + match.start()][-reach:])
            return (sender and body_in(sender["who"], text)) or own, offset + match.start()
    return _did_something(text, date, own)


def _called(text: str, match: re.Match[str], start: int, own: str | None) -> tuple[str | None, int] | None:
    """Whose meeting words such as "møte i rådet" or "styremøtet" at `start` call."""
    reach = lexicon("meetings")["mention"]["reach"]
    if own and _mention("of_owner").match(own) and _mention("of_owner").match(match[0]):
        return own, start
    if not match["body"] and _mention("of_others").search(text[:start][-reach:]):
        return None
    body = unwrap(match["body"]) if match["body"] else _said(text, start, match[0], own)
    known = _own_if_short(known_body(body, text), own) if body else None
    return (_owners_meeting(match[0], known, text) or known), start


def _owners_meeting(words: str, body: str | None, text: str) -> str | None:
    """The meeting of a trust's owner, where words speak of one: of `body`, or of the paper's trust."""
    if not re.search(rf"(?<![\w-]){lexicon('meetings')['body']['owners']}t?(?!\w)", words):
        return None
    trust = trust_of(text)
    owned = body if body and is_a_trust(body) else trust[0] if trust else None
    return known_body(f"Foretaksmøtet i {owned}", text) if owned else None


def _board_treats(text: str, date: Span) -> tuple[str, int] | None:
    """The trust whose board is said to treat something on the date."""
    start = max(0, date.start - ACTED_REACH)
    match, trust = _mention("board_treats").search(text, start, date.start), trust_of(text)
    return (trust[0], match.start()) if match and trust else None


def _said(text: str, start: int, words: str, own: str | None) -> str | None:
    """The body that the sentence names, else the paper's own; "styremøtet" in a committee's is that of its trust."""
    if re.match(r"[Ss]tyre", words) and (trust := trust_of_committee(own, text)):
        return trust
    return body_in(_sentence(text, start), text) or own


def _joined(text: str, last: Span, date: Span) -> tuple[str, int] | None:
    """ "… i NUFA 22. mars og i NUIT 28. mars": a meeting that "og" joins to the one at `last`."""
    match = _mention("joined").fullmatch(text[last.end : date.start]) if date.start > last.end else None
    return (known_body(unwrap(match["body"]), text), last.end + match.start("body")) if match else None


def _own_if_short(body: str, own: str | None) -> str:
    """The paper's own body where only the beginning of its name was read."""
    return own if own and own.casefold().startswith(f"{body.casefold()} ") else body


def _is_short_for(short: str | None, own: str | None, text: str) -> bool:
    return short is None or f"{own} ({short})" in text


def _did_something(text: str, date: Span, own: str | None) -> tuple[str | None, int] | None:
    """A body that treated, decided or said something that day."""
    sentence = _sentence(text, date.start)
    start = date.start - len(sentence)
    done = _mention("genitive").search(sentence) or _mention("case_before").search(sentence)
    behind = _mention("case_behind").match(text[date.end : date.end + 30])
    verb = _mention("treated").search(sentence)
    acted = _mention("acted").match(text[date.end : date.end + ACTED_REACH])
    told = done or verb
    other = _mention("other").search(sentence[told.start() :] if told else "")
    if not (told or behind or acted) or other or (not done and _mention("prepositions").search(sentence)):
        return None
    words = sentence[: told.start()] if told else sentence
    if acted and not told:
        words += f" {re.split(r'[.:;]', text[date.end : date.end + ACTED_REACH])[0]}"
    body = body_in(words + ("s" if done else ""), text)
    board = re.search(r"\b[Ss]tyret\b(?!\s+i\s+[A-ZÆØÅ])", words)
    trust = trust_of(text)
    if body is None and board and trust:
        body = trust[0]
    if body is None and _mention("case_before").search(sentence):
        body = own
    body = _owners_meeting(words, body, text) or body
    return (body, start) if body else None


def _sentence(text: str, end: int) -> str:
    """The words of a sentence before `end`."""
    stretch = text[max(0, end - SENTENCE_REACH) : end]
    return re.split(r"(?<=[^\d][.!?:])\s+(?=[A-ZÆØÅ])|\n\s*\n", stretch)[-1]


@cache
def _mention(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("meetings")["mention"][name])


def _own_body(reading: Reading) -> str | None:
    met = next((s.get("body") for _, s in reading.of_kind(SegmentKind.MEETING) if s.get("body")), None)
    found = own_body(reading.document.text) if met is None else None
    return found[0] if found else met


def _body_at(reading: Reading, at: int, own: str | None) -> str | None:
    """The body in whose papers the place `at` lies, as in minutes of another one that are attached; else `own`."""
    around = (s.get("body") for _, s in reading.of_kind(SegmentKind.MEETING) if s.span.start <= at < s.span.end)
    return next((body for body in around if body), own)


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
