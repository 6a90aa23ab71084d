"""The heads of meetings: whose meeting, when, where, and whether the paper calls it or minutes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from kg.dates import find_dates
from kg.lexicon import lexicon
from kg.model import Document, SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.bodies import as_written, boards_named, bodies_on_line, body_name, body_on_line, placed
from kg.segmentation.body_names import behind_its_place, known_body
from kg.segmentation.case_lines import is_archive
from kg.segmentation.committees import is_a_committee
from kg.segmentation.deciders import decider
from kg.segmentation.headings import closed, lists_attachments
from kg.segmentation.layout import Layout, Line, LineRole, is_row
from kg.segmentation.meeting_dates import tells_who_met, told_date
from kg.segmentation.meeting_parts import MeetingHead, Read
from kg.segmentation.meeting_values import (
    date_at,
    label,
    labelled_date,
    labelled_value,
    run_of_labels,
    stands_alone,
    year_of,
)
from kg.segmentation.owner import own_body
from kg.segmentation.plain_heads import plain_heads
from kg.segmentation.trusts import Named, is_a_trust, trusts_named, with_trust_beside

HEAD_LINES = 14
DATE_WITHIN = 8
LINES_ABOVE = 4
TOP_LINES = 3
TOP_OF_TEXT = 1800
HELD_REACH = 110
HELD_ABOVE = 250
ROWS_WITHIN = 120
LEAST_ABOVE = 5
ROWS_BELOW = 3
LETTERHEAD_LINES = 2
LONGEST_LETTERHEAD = 80
YEAR_TO_COME = 2000
LONGEST_ROW = 140
_REFERENCE = re.compile(r"\bref(?:eranse)?[.:]{0,2}$", re.I)
"""The label of a letter's reference, which looks as the number of a case does."""


@cache
def _heads(flags: int = 0) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((k, re.compile(p, flags)) for k, ps in lexicon("meetings")["head"].items() for p in ps)


def find_meetings(document: Document, layout: Layout) -> Iterator[Anchor]:
    """One anchor a meeting whose papers the document holds."""
    for head in meeting_heads(document, layout):
        pairs = [("kind", head.kind)]
        for name, read in (("body", head.body), ("date", head.date), ("number", head.number)):
            if read:
                pairs.append((name, read.value))
        yield Anchor(SegmentKind.MEETING, head.start, head.heading, tuple(pairs))


def _dated_elsewhere(head: MeetingHead, end: int, layout: Layout, *, nested: bool) -> MeetingHead:
    if head.date or head.kind != "minutes":
        return head
    told = told_date(layout.lines, head.start, end, nested=nested)
    return replace(head, date=Read(*told)) if told else head


def meeting_heads(document: Document, layout: Layout) -> list[MeetingHead]:
    """The heads in reading order, those of minutes with their date also where it is told elsewhere in the document."""
    heads = _heads_of(document, layout)
    above = [line for line in layout.lines if heads and line.span.end <= heads[0].start]
    if len(heads) == 1 and heads[0].kind == "minutes" and any(map(tells_who_met, above)):
        heads = [replace(heads[0], start=0)]
    ends = [*(head.start for head in heads), len(document.text)][1:]
    nested = len(heads) > 1
    return [_dated_elsewhere(head, end, layout, nested=nested) for head, end in zip(heads, ends, strict=True)]


def _heads_of(document: Document, layout: Layout) -> list[MeetingHead]:
    """The heads; where none is printed as such, the one that running heads or labels tell of."""
    printed = [line for line in layout.lines if line.role is not LineRole.FURNITURE]
    running = [line for line in layout.lines if line.role is LineRole.FURNITURE]
    heads = [head for head in _printed_heads(document, printed, running) if head.body]
    if heads:
        return [*_before(document, printed, heads[0]), *heads]
    told = next(_printed_heads(document, running, sure=True), None)
    told = told if told and told.body and told.date else _told_head(document, printed)
    return [told] if told else []


def _before(document: Document, printed: Sequence[Line], first: MeetingHead) -> Iterator[MeetingHead]:
    """The meeting of a case paper to which the minutes of another meeting, headed `first`, are attached."""
    above = [line for line in printed if line.span.end <= first.start]
    enough = len(above) >= LEAST_ABOVE or labelled_date(above, None, "meets")
    told = _told_head(document, above) if enough else None
    date = told.date if told else None
    another = first.date.value if first.date else None
    if told and date and first.kind == "minutes" and date.span.end <= first.start and date.value != another:
        yield told


def _printed_heads(
    document: Document, lines: Sequence[Line], running: Sequence[Line] = (), *, sure: bool = False
) -> Iterator[MeetingHead]:
    for index, (line, match) in enumerate(_matches(document, lines)):
        if not match:
            continue
        kind, found = match
        if index and lists_attachments(lines[index - 1].words):
            continue
        below = _until_a_case(lines[index + 1 : index + 1 + HEAD_LINES])
        dated = (kind == "summons" or index < TOP_LINES) and date_at(line, below[:1], None)
        decides = decider(document.text)
        dated = dated or (decides and found.groupdict().get("body") == decides[0] and date_at(line, [], None))
        owners = re.match(lexicon("meetings")["body"]["owners"], found.groupdict().get("body") or "")
        held = owners and line.span.start < TOP_OF_TEXT and (_held(document) or date_at(line, below[:3], None))
        met = kind == "minutes" and any(label("attended").match(other.words) for other in below)
        if sure or dated or held or met or _labelled(below[:8]):
            above = lines[max(0, index - LINES_ABOVE) : index]
            near = [*above, *below]
            kind = "minutes" if kind != "minutes" and _minuted(above, below) else kind
            head = _read_head(kind, line, below, start=0 if sure else line.span.start)
            if head.date is None:
                told = _held(document) if line.span.start < TOP_OF_TEXT else None
                near_by = told if told and told.span.start > line.span.start - HELD_ABOVE else None
                head = replace(head, date=labelled_date(above, None, "meets") or near_by)
            yield replace(head, body=_assembly(line, _body_of(document, line, found, near, running)))


def _matches(document: Document, lines: Sequence[Line]) -> Iterator[tuple[Line, tuple[str, re.Match[str]] | None]]:
    """The lines with what heads a meeting in them; one may go on in small letters on the next: "REFERAT / fra møte"."""
    for line, behind, third in zip_longest(lines, lines[1:], lines[2:]):
        if behind and not behind.gap and behind.words[0].islower() and " " not in line.words:
            goes_on = third and not third.gap and re.search(r"\s(?:i|for|ved)$", behind.words)
            span = Span(line.span.start, third.span.end if third and goes_on else behind.span.end)
            rest = re.sub(r"\s+", " ", span.of(document.text)[len(line.words) :])
            whole = replace(line, span=span, words=line.words.capitalize() + rest)
            if joined := _head_match(whole.words):
                yield whole, joined
                continue
        yield line, _head_match(line.words)


def _minuted(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a head that does not say so is that of minutes: a line near it says it, and it is told who met."""
    said = any(map(_calls_itself_minutes, (*above, *below[:LINES_ABOVE])))
    return said and any(label("attended").match(line.words) for line in below)


def _calls_itself_minutes(line: Line) -> bool:
    match = _head_match(line.words)
    return match is not None and match[0] == "minutes"


def _until_a_case(lines: Sequence[Line]) -> Sequence[Line]:
    rows = (index for index, line in enumerate(lines) if _heads_a_case(line.words))
    return lines[: next((index for index in rows if not _is_value(lines, index)), len(lines))]


def _is_value(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands for one of the labels that stand alone right above the values."""
    end = next((at for at in range(index, 0, -1) if stands_alone(lines[at - 1].words)), 0)
    first, _ = run_of_labels(lines, end - 1) if end else (0, 0)
    return end - first > 1 and index - end < end - first


def _heads_a_case(words: str) -> bool:
    """Whether a line begins with the number of a case, not with that of the meeting before its day."""
    words = re.sub(r"^[•–-]\s+", "", words)
    behind = re.sub(r"^\S+\s*", "", words)
    return is_row(words) and not re.match(lexicon("cases")["head"]["meeting_behind"], behind)


def _head_match(words: str) -> tuple[str, re.Match[str]] | None:
    ends = words.endswith(".") or re.search(r"[a-zæøå]\.\s+[A-ZÆØÅ]", words)
    if ends and re.search(lexicon("meetings")["sentence"]["verbs"], words):
        return None
    words = closed(words)
    for kind, pattern in _heads(re.I if words.isupper() else 0):
        if match := pattern.match(words):
            return kind, match
    return None


def _labelled(below: Sequence[Line]) -> bool:
    return any(label("any").match(line.words) for line in below)


def _read_head(kind: str, line: Line, below: Sequence[Line], *, start: int) -> MeetingHead:
    number = labelled_value(below, "number") or _number_in(line)
    year = year_of(number.value) if number else None
    labelled = labelled_date(below, year, "meets") or labelled_date(below, year)
    date = date_at(line, [], None) or labelled or date_at(line, below[:3], year) or _dated(below)
    return MeetingHead(kind, start, line.span, None, date, number, labelled_value(below, "place"))


def _dated(below: Sequence[Line]) -> Read | None:
    """The date on a line of its own: "onsdag 20. november 2025"."""
    alone = (line for line in below[:DATE_WITHIN] if re.match(lexicon("meetings")["labels"]["day"], line.words))
    return next((read for line in alone if (read := date_at(line, [], None))), None)


def _body_of(
    document: Document, line: Line, found: re.Match[str], near: Sequence[Line], running: Sequence[Line]
) -> Read | None:
    """The body in the head itself, on a line close by or in a running head, else whose board the paper names most."""
    written = found.groupdict().get("body")
    if written:
        start = line.span.start + found.start("body")
        known = _named(document, body_name(written), start, near)
        kind = re.search(lexicon("meetings")["body"]["board_meets"], line.words[: found.start("body")])
        if known and kind and not is_a_trust(known.value) and not is_a_committee(known.value):
            return replace(known, value=f"{kind[1].capitalize()}t i {known.value}")
        return known
    about = re.compile(lexicon("cases")["head"]["about_committee"])
    named = ((body, other) for other in near if not about.match(other.words) for body in bodies_on_line(other.words))
    place = re.compile(lexicon("meetings")["body"]["place"], re.I)
    lined = [(body, other) for body, other in named if not place.match(body[0])]
    if (decides := decider(document.text)) and _may_replace(decides[0], lined, near):
        return Read(*decides)
    for (name, span), other in sorted(lined, key=lambda one: _is_board(one[0][0])):
        if known := _named(document, name, other.span.start + span.start, near):
            return replace(known, value=with_trust_beside(known.value, other.words))
    return _of_letterhead(document, line, near) or _of_running(document, running, near) or _own(document)


def _is_board(name: str) -> bool:
    """Whether a name is that of a trust, whose board may stand beside a committee or the meeting of its owner."""
    return is_a_trust(name) and not re.match(lexicon("meetings")["body"]["owners"], name)


def _assembly(line: Line, body: Read | None) -> Read | None:
    """The assembly of a company's owners, where the head calls the meeting by it: "Representantskapsmøte"."""
    called = re.search(lexicon("meetings")["body"]["assembly_meets"], line.words)
    if body is None or called is None or called[1].casefold() in body.value.casefold():
        return body
    return replace(body, value=f"{called[1].capitalize()}et i {body.value}")


def _may_replace(short: str, lined: Sequence[tuple[Named, Line]], near: Sequence[Line]) -> bool:
    """Whether the name that decides in the text stands for bodies on lines by the head: none, or trusts beside it."""
    by_it = any(short in line.words for line in near)
    return not lined or (by_it and all(is_a_trust(name) for (name, _), _ in lined))


def _of_running(document: Document, running: Sequence[Line], near: Sequence[Line]) -> Read | None:
    """The committee whose name is a running head: a trust's may be that of a committee's papers too."""
    for line in running:
        named = body_on_line(line.words)
        if named and is_a_committee(named[0].capitalize()):
            return _named(document, named[0], line.span.start + named[1].start, near)
    return None


def _of_letterhead(document: Document, line: Line, near: Sequence[Line]) -> Read | None:
    """The trust at the end of a short line right above, "Side 1 av 3 NES SYKEHUS HF STYRET"."""
    above = [other for other in near if other.span.start < line.span.start][-LETTERHEAD_LINES:]
    for other in reversed(above):
        for name, span in trusts_named(other.words):
            if len(other.words) < LONGEST_LETTERHEAD and re.fullmatch(r"(?i)(?:\s+styret)?", other.words[span.end :]):
                return _named(document, name, other.span.start + span.start, near)
    return None


def _own(document: Document) -> Read | None:
    found = own_body(document.text)
    return Read(*found) if found else None


def _named(document: Document, name: str, start: int, near: Sequence[Line]) -> Read | None:
    if not name:
        return None
    span = Span(start, start + len(name))
    board = next((board for board, at in boards_named(name) if at.end == len(name)), name)
    local = placed(as_written(behind_its_place(board), document.text), [line.words for line in near])
    known = known_body(local, document.text)
    return Read(known, span) if known[:1].isupper() else None


def _number_in(line: Line) -> Read | None:
    """The number of the meeting in the head itself: "Innkalling til styremøte 5/2023"."""
    match = label("in_head").search(line.words)
    start = line.span.start
    return Read(match["value"], Span(start + match.start("value"), start + match.end("value"))) if match else None


def _told_head(document: Document, lines: Sequence[Line]) -> MeetingHead | None:
    """The head of papers that print none: the body whose they are, and the date at which it is said to meet."""
    top = lines[:HEAD_LINES]
    body, number = _own(document), labelled_value(top, "number")
    year = year_of(number.value) if number else None
    rows = ((line, lines[index - 1].words if index else "") for index, line in enumerate(lines[:ROWS_WITHIN]))
    treats = any(
        is_row(_without_clock(line.words)) and not is_archive(line.words) and not _REFERENCE.search(above)
        for line, above in rows
    )
    treats = treats or bool(plain_heads(document.text))
    attended = any(label("attended").match(line.words) for line in lines[:40])
    letter = not attended and any(label("letter").match(line.words) for line in top)
    date = (
        labelled_date(lines, year, "meets")
        or _tabled_date(top, body.value if body else "")
        or (labelled_date(top, year, "time") if treats else None)
        or (_held(document) if treats else None)
        or ((labelled_date(top, year) or _date_in(top[:9], year)) if treats and not letter else None)
    )
    if body is None or date is None or (letter and not treats):
        return None
    kind = "minutes" if attended or any(map(_calls_itself_minutes, _until_a_case(top))) else "papers"
    return MeetingHead(kind, 0, lines[0].span, body, date, number, labelled_value(top, "place"))


def _without_clock(words: str) -> str:
    """A row of an agenda without the time that begins it."""
    return re.sub(rf"^(?:{lexicon('cases')['head']['time_before']})", "", words)


def _tabled_date(lines: Sequence[Line], body: str) -> Read | None:
    """The date on the row that names `body`, else the first, of a table with a column "Møtedato"."""
    for index, line in enumerate(lines):
        if label("column").search(line.words):
            rows = [row for row in lines[index + 1 : index + 1 + ROWS_BELOW] if len(row.words) <= LONGEST_ROW]
            own = [row for row in rows if body.split(" i ", maxsplit=1)[0] in row.words]
            return next((found for row in (*own, *rows) if (found := _date_on_row(row))), None)
    return None


def _date_on_row(row: Line) -> Read | None:
    if found := date_at(row, [], None):
        return found
    for found_date in find_dates(row.words, year=YEAR_TO_COME):
        if behind := label("numbered").match(row.words[found_date.span.end :]):
            start = row.span.start
            iso = f"{year_of(behind['year'])}{found_date.iso[4:]}"
            return Read(iso, Span(start + found_date.span.start, start + found_date.span.end))
    return None


def _date_in(lines: Sequence[Line], year: int | None) -> Read | None:
    return date_at(lines[0], lines[1:], year) if lines else None


def _held(document: Document) -> Read | None:
    """A date near the top that words say to be that of the meeting: "holder møte torsdag 17. september 2009"."""
    top = document.text[:TOP_OF_TEXT]
    dated = next(find_dates(top), None)
    for found in find_dates(top, year=int(dated.iso[:4]) if dated else None):
        before = top[max(0, found.span.start - HELD_REACH) : found.span.start]
        if label("holds").search(before) and not label("held_before").search(before):
            return Read(found.iso, found.span)
    return None
