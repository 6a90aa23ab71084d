"""Who was at a meeting, or is a member of the body that meets: the lists at the head of agendas and minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from kg.extraction.names import segment_meeting
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import organisation_of
from kg.extraction.people import capacity_of, person_of, say_once
from kg.lexicon import lexicon
from kg.model import Literal, Mention, Ref, Segment, SegmentKind, Span
from kg.recognition import NAME, listed_name, name_like, title_pattern
from kg.segmentation.layout import Line, LineRole
from kg.text import squeeze

EXTRACTOR = "participants/1"
LONGEST_HEAD = 120
NAMELESS_ROWS = 2
_OTHER_LABEL = re.compile(r"^[A-ZÆØÅ][\wæøå. -]{1,30}:(?:\s|$)|^(?:Dato|Tid|Tidspunkt|Sted|Stad|Møte\s+\d)\b")
_REPLACES = re.compile(r"^\s*(?:,?\s*[a-zæøå]+)?[\s,]*(?:møtte\s+|møter\s+|vara\s+)?for\s*$|\bfor\s*$", re.I)


@dataclass(slots=True)
class Row:
    """One entry of a list: its lines, and what the list is of."""

    lines: list[Line]
    capacity: str
    group: Mention | None = None

    @property
    def span(self) -> Span:
        """From the first character of the entry to the last."""
        return Span(self.lines[0].span.start, self.lines[-1].span.end)


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in a list, what the list says of the person, and where."""

    name: str
    span: Span
    capacity: str
    organisation: Mention | None
    role: str | None


def extract_participants(reading: Reading, notebook: Notebook) -> None:
    """One participation a person and meeting."""
    for index, segment in reading.of_kind(SegmentKind.MEETING):
        meeting = segment_meeting(segment)
        if meeting is None:
            continue
        for row in _rows(reading, _head_lines(reading, index, segment)):
            for participant in _in_row(reading, row):
                _say(reading, notebook, meeting, participant)


def _head_lines(reading: Reading, index: int, segment: Segment) -> list[Line]:
    """The lines before the first case or agenda of the meeting."""
    inner = (s for s in reading.segments[index + 1 :] if s.kind in (SegmentKind.AGENDA, SegmentKind.CASE))
    starts = ((s.heading or s.span).start for s in inner)
    end = min((start for start in starts if start >= segment.span.start), default=segment.span.end)
    head = Span(segment.span.start, min(end, segment.span.end))
    lines = [x for x in reading.layout.lines if head.contains(x.span) and x.role is not LineRole.FURNITURE]
    return lines[:LONGEST_HEAD]


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    lists = lexicon("roles")["lists"]
    pairs = [(word, capacity) for capacity, words in lists.items() if capacity != "headings" for word in words]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _label_of(words: str) -> tuple[str, int] | None:
    """The capacity that a line's label tells, and where the label ends."""
    for label, capacity in _labels():
        if words[: len(label)].casefold() != label.casefold():
            continue
        rest = words[len(label) :]
        if not rest.strip(" :") or rest.startswith(":") or (rest[0].isspace() and _begins_with_name(rest)):
            return capacity, len(label) + len(rest) - len(rest.lstrip(" :\t"))
    return None


def _begins_with_name(rest: str) -> bool:
    match = re.match(rf"\s+({NAME})", rest)
    return bool(match and name_like(match[1]))


@dataclass(slots=True)
class _Lists:
    """Reads lines into rows; `capacity` is of the list that is open, None between lists."""

    reading: Reading
    capacity: str | None = None
    group: Mention | None = None
    nameless: int = 0
    rows: list[Row] = field(default_factory=list)

    def take(self, line: Line) -> None:
        """Read one more line."""
        words = line.words
        if _is_heading_row(words):
            return
        if found := _label_of(words):
            self._open(line, *found)
        elif self.capacity is None:
            return
        elif self._continues(line):
            self.rows[-1].lines.append(line)
        elif _OTHER_LABEL.match(words):
            self.capacity = None
        else:
            self._add(line)

    def _open(self, line: Line, capacity: str, end: int) -> None:
        self.capacity, self.nameless = capacity, 0
        place = Span(line.span.start, line.span.start + end)
        self.group = next((m for m in self.reading.mentions if m.label == "ORG" and m.span.overlaps(place)), None)
        rest = line.words[end:]
        if rest.strip():
            start = line.span.start + end
            self.rows.append(Row([_tail(line, start)], capacity, self.group))

    def _continues(self, line: Line) -> bool:
        if not self.rows or self.rows[-1].lines[-1].span.end > line.span.start:
            return False
        before = "\n".join(x.words for x in self.rows[-1].lines)
        opened = before.count("(") > before.count(")")
        return opened or line.words.startswith("(") or (line.words[0].islower() and self.nameless == 0)

    def _add(self, line: Line) -> None:
        named = listed_name(line.words) is not None or any(
            m.label == "PER" and line.span.contains(m.span) for m in self.reading.mentions
        )
        self.nameless = 0 if named else self.nameless + 1
        if named and self.capacity:
            self.rows.append(Row([line], self.capacity, self.group))
        elif self.nameless >= NAMELESS_ROWS:
            self.capacity = None


def _is_heading_row(words: str) -> bool:
    return squeeze(words).rstrip(":") in lexicon("roles")["lists"]["headings"]


def _tail(line: Line, start: int) -> Line:
    words = line.words[start - line.span.start :]
    return Line(Span(start, line.span.end), words, 0, False)


def _rows(reading: Reading, lines: Sequence[Line]) -> list[Row]:
    lists = _Lists(reading)
    for line in lines:
        lists.take(line)
    return lists.rows


def _in_row(reading: Reading, row: Row) -> Iterator[Participant]:
    """The people of an entry; somebody whom another stands in for is listed elsewhere."""
    people = _people(reading, row)
    text = reading.document.text
    skip = False
    for index, (name, span) in enumerate(people):
        if skip:
            skip = False
            continue
        end = people[index + 1][1].start if index + 1 < len(people) else row.span.end
        tail = text[span.end : end]
        skip = index + 1 < len(people) and bool(_REPLACES.search(tail))
        if skip:
            end = people[index + 2][1].start if index + 2 < len(people) else row.span.end
        yield _participant(reading, row, (name, Span(span.start, end)), tail)


def _participant(reading: Reading, row: Row, named: tuple[str, Span], tail: str) -> Participant:
    name, span = named
    organisation = next((m for m in reading.mentions if m.label == "ORG" and span.contains(m.span)), None)
    role = _role(tail)
    capacity = row.capacity if row.capacity == "absent" else capacity_of(role or "", row.capacity)
    return Participant(name, span, capacity, organisation or row.group, role)


def _people(reading: Reading, row: Row) -> list[tuple[str, Span]]:
    """Full names in the entry with their places; the first word of a list's entry may be a name we do not know."""
    found = [(m.norm or m.form, m.span) for m in reading.mentions if m.label == "PER" and row.span.contains(m.span)]
    first = listed_name(row.lines[0].words)
    if first and not any(span.start == row.span.start for _, span in found):
        found.append((first[0], Span(row.span.start, row.span.start + first[1])))
    return sorted(found, key=lambda pair: pair[1])


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(rf"^[\s,–-]*(?P<title>(?i:{title_pattern()}))\b")


def _role(tail: str) -> str | None:
    match = _titled().match(tail)
    return squeeze(match["title"]).lower() if match else None


def _say(reading: Reading, notebook: Notebook, meeting: Ref, participant: Participant) -> None:
    person = person_of(notebook, participant.name, participant.span)
    ref = Ref("participation", (*meeting.path, person.path[-1]))
    label = f"{participant.name}, {meeting.path[-1]}"
    notebook.name(ref, ("vg:Participation",), label, participant.span)
    notebook.say(ref, "vg:meeting", meeting, participant.span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:person", person, participant.span, extractor=EXTRACTOR)
    notebook.say(ref, "vg:capacity", Literal(participant.capacity), participant.span, extractor=EXTRACTOR)
    if participant.organisation:
        organisation = organisation_of(notebook, participant.organisation)
        notebook.say(ref, "vg:representing", organisation, participant.span, extractor=EXTRACTOR)
        say_once(notebook, person, "vg:affiliation", organisation, participant.span)
    if participant.role:
        role = Literal(participant.role, language=reading.language)
        say_once(notebook, person, "vg:role", role, participant.span)
