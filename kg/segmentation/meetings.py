"""The heads of meetings: whose meeting, when, where, and whether the paper calls it or minutes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.dates import find_dates
from kg.lexicon import lexicon
from kg.model import Document, SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.bodies import as_written, boards_named, body_name, body_on_line, commonest_board, placed
from kg.segmentation.layout import Layout, Line, LineRole, is_row

HEAD_LINES = 14
LINES_ABOVE = 4
TOP_LINES = 3
TOP_CHARACTERS = 700
ROWS_WITHIN = 34


@dataclass(frozen=True, slots=True)
class Read:
    """A value and where it was read."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What the head of a meeting's papers says; `kind` is agenda, minutes, summons or papers."""

    kind: str
    start: int
    heading: Span
    body: Read | None
    date: Read | None = None
    number: Read | None = None
    place: Read | None = None


@cache
def _heads(flags: int = 0) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, re.compile(p, flags)) for k, ps in lexicon("meetings")["head"].items() for p in ps)


@cache
def _label(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("meetings")["labels"][name])


def find_meetings(document: Document, layout: Layout) -> Iterator[Anchor]:
    """One anchor a meeting whose papers the document holds."""
    for head in meeting_heads(document, layout):
        pairs = [("kind", head.kind)]
        for name, read in (("body", head.body), ("date", head.date), ("number", head.number)):
            if read:
                pairs.append((name, read.value))
        yield Anchor(SegmentKind.MEETING, head.start, head.heading, tuple(pairs))


def meeting_heads(document: Document, layout: Layout) -> list[MeetingHead]:
    """The heads in reading order; where none is printed as such, the one that running heads or labels tell of."""
    printed = [line for line in layout.lines if line.role is not LineRole.FURNITURE]
    heads = list(_printed_heads(document, printed))
    if heads:
        return heads
    running = [line for line in layout.lines if line.role is LineRole.FURNITURE]
    told = (
        next(_printed_heads(document, running, sure=True), None)
        or _labelled_head(document, printed)
        or _topped_head(document, printed)
    )
    return [told] if told else []


def _printed_heads(document: Document, lines: Sequence[Line], *, sure: bool = False) -> Iterator[MeetingHead]:
    for index, line in enumerate(lines):
        match = _head_match(line.words)
        if not match:
            continue
        kind, found = match
        below = lines[index + 1 : index + 1 + HEAD_LINES]
        dated = (kind == "summons" or index < TOP_LINES) and _date_at(line, below[:1], None)
        if sure or dated or _labelled(below[:8]):
            near = [*lines[max(0, index - LINES_ABOVE) : index], *below]
            head = _read_head(kind, line, below, start=0 if sure else line.span.start)
            yield replace(head, body=_body_of(document, line, found, near))


def _head_match(words: str) -> tuple[str, re.Match[str]] | None:
    for kind, pattern in _heads(re.I if words.isupper() else 0):
        if match := pattern.match(words):
            return kind, match
    return None


def _labelled(below: Sequence[Line]) -> bool:
    return any(_label("any").match(line.words) for line in below)


def _read_head(kind: str, line: Line, below: Sequence[Line], *, start: int) -> MeetingHead:
    number = _labelled_value(below, "number")
    year = _year_of(number.value) if number else None
    date = _date_at(line, [], None) or _labelled_date(below, year) or _date_at(line, below[:3], year)
    return MeetingHead(kind, start, line.span, None, date, number, _labelled_value(below, "place"))


def _body_of(document: Document, line: Line, found: re.Match[str], near: Sequence[Line]) -> Read | None:
    """The body in the head itself, else on a line close by, else the one whose board the paper names most."""
    written = found.groupdict().get("body")
    if written:
        start = line.span.start + found.start("body")
        return _named(document, body_name(written), start, near)
    for other in near:
        if named := body_on_line(other.words):
            return _named(document, named[0], other.span.start + named[1].start, near)
    return _body_at_top(document, near) or _commonest(document)


def _body_at_top(document: Document, lines: Sequence[Line]) -> Read | None:
    """A body that fills one of the first lines of the paper, as in a letterhead."""
    top = [line for line in lines if line.span.start < TOP_CHARACTERS]
    for line in top:
        if named := body_on_line(line.words):
            return _named(document, named[0], line.span.start + named[1].start, top)
    return None


def _commonest(document: Document) -> Read | None:
    board = commonest_board(document.text)
    return Read(*board) if board else None


def _named(document: Document, name: str, start: int, near: Sequence[Line]) -> Read | None:
    if not name:
        return None
    span = Span(start, start + len(name))
    board = next((board for board, at in boards_named(name) if at.end == len(name)), name)
    return Read(placed(as_written(board, document.text), [line.words for line in near]), span)


def _year_of(number: str) -> int:
    year = int(re.split(r"\D+", number.strip())[-1])
    return year if year > 100 else 2000 + year


def _labelled_value(lines: Sequence[Line], label: str) -> Read | None:
    for line in lines:
        if match := _label(label).match(line.words):
            start = line.span.start + match.start("value")
            return Read(re.sub(r"\s*/\s*", "/", match["value"].strip()), Span(start, line.span.end))
    return None


def _labelled_date(lines: Sequence[Line], year: int | None) -> Read | None:
    for line in lines:
        match = _label("date").match(line.words)
        if match and (found := next(find_dates(match["value"], year=year), None)):
            start = line.span.start + match.start("value")
            return Read(found.iso, Span(start + found.span.start, start + found.span.end))
    return None


def _date_at(line: Line, below: Sequence[Line], year: int | None) -> Read | None:
    for other in (line, *below):
        if found := next(find_dates(other.words, year=year), None):
            start = other.span.start
            return Read(found.iso, Span(start + found.span.start, start + found.span.end))
    return None


def _topped_head(document: Document, lines: Sequence[Line]) -> MeetingHead | None:
    """Papers that begin with the name of the body and a date, and list or treat numbered cases below."""
    top = lines[:HEAD_LINES]
    body = _body_at_top(document, top)
    letter = any(_label("letter").match(line.words) for line in top)
    if body is None or letter or not any(is_row(line.words) for line in lines[:ROWS_WITHIN]):
        return None
    number = _labelled_value(top, "number")
    year = _year_of(number.value) if number else None
    date = _labelled_date(top, year) or (_date_at(top[0], top[1:8], year) if top else None)
    if date is None:
        return None
    attended = any(_label("attended").match(line.words) for line in lines[:40])
    kind = "minutes" if attended else "papers"
    return MeetingHead(kind, 0, top[0].span, _commonest(document) or body, date, number, _labelled_value(top, "place"))


def _labelled_head(document: Document, lines: Sequence[Line]) -> MeetingHead | None:
    """A case paper without a head of its own: "Møtedato: …" and the board it speaks to."""
    dated = next((line for line in lines if re.match(r"Møtedato\b", line.words)), None)
    body = _commonest(document) or _body_at_top(document, lines[:HEAD_LINES])
    if not dated or not body:
        return None
    date = _date_at(dated, [], None)
    return MeetingHead("papers", 0, dated.span, body, date) if date else None
