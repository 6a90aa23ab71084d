"""Cover notes: a title, "Forslag til vedtak", and a block of labels that names the case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.dates import first_date
from kg.identifiers import CaseNumber
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.headings import Heading, case_type, heading_of
from kg.segmentation.labels import is_label, label_values, run_of_labels
from kg.segmentation.layout import Line
from kg.segmentation.meetings import Read

LABELS_WITHIN = 140
LABELS = 4
NEXT_ROW = 4
TITLE_LINES = 4
_TYPE_LABELS = ("type", "sakstype", "innretning", "type sak")


@dataclass(frozen=True, slots=True)
class Note:
    """A cover note; `start` and `end` are line indexes, `labels` what its label block says."""

    start: int
    end: int
    title: Span
    number: Read
    labels: dict[str, Read]


def find_notes(lines: Sequence[Line], closers: Sequence[int] = ()) -> list[Note]:
    """The cover notes among `lines`; a note ends where the next begins or at one of the line indexes in `closers`."""
    found = [(i, _title_start(lines, i)) for i, line in enumerate(lines) if _is_proposal(line)]
    opened = [(i, start) for i, start in found if start is not None]
    notes = []
    for position, (index, start) in enumerate(opened):
        end = opened[position + 1][1] if position + 1 < len(opened) else len(lines)
        end = min([end, *(c for c in closers if c > index)])
        labels = label_values(lines[index : min(end, index + LABELS_WITHIN)])
        number = labels.get("saksnummer") or labels.get("saksnr") or labels.get("sak nr")
        if number and CaseNumber.parse(number.value):
            notes.append(Note(start, end, _title(lines, start, index), number, labels))
    return sorted([*notes, *_label_notes(lines, notes, closers)], key=lambda note: note.start)


_NUMBER_LABELS = ("saksnummer", "saksnr", "sak nr", "styresak", "sak")


def _label_notes(lines: Sequence[Line], notes: Sequence[Note], closers: Sequence[int]) -> Iterator[Note]:
    """Notes that begin with all labels before all values; the title stands below."""
    taken = [(note.start, note.end) for note in notes]
    found = []
    for index in range(len(lines)):
        run = run_of_labels(lines, index)
        if len(run) < LABELS or (index and is_label(lines[index - 1].words)) or any(s <= index < e for s, e in taken):
            continue
        number = next((place for place, label in enumerate(run) if label in _NUMBER_LABELS), None)
        below = index + 2 * len(run)
        if number is None or below >= len(lines) or not CaseNumber.parse(lines[index + len(run) + number].words):
            continue
        if any(CaseNumber.parse(line.words) for line in lines[below : below + NEXT_ROW]):
            continue
        found.append((index, index + len(run) + number, below))
    for place, (start, number, below) in enumerate(found):
        end = found[place + 1][0] if place + 1 < len(found) else len(lines)
        end = min([end, *(closer for closer in closers if closer > below)])
        last = below
        while last + 1 < end and lines[last + 1].gap == 0 and not heading_of(lines[last + 1].words):
            last += 1
        line = lines[number]
        title = Span(lines[below].span.start, lines[last].span.end)
        yield Note(start, end, title, Read(line.words, line.span), label_values(lines[start:below]))


def _title(lines: Sequence[Line], start: int, index: int) -> Span:
    """The last lines above the heading that follow each other without a blank line."""
    first = index - 1
    while first > start and lines[first].gap == 0:
        first -= 1
    return Span(lines[first].span.start, lines[index - 1].span.end)


def _is_proposal(line: Line) -> bool:
    found = heading_of(line.words)
    return found is not None and found.heading is Heading.PROPOSED and found.tail is None


def _title_start(lines: Sequence[Line], index: int) -> int | None:
    """The first line of the title right above line `index`: it opens its page."""
    for at in range(index - 1, max(-1, index - 1 - TITLE_LINES), -1):
        line = lines[at]
        if heading_of(line.words) or line.words.endswith((".", ":")) or CaseNumber.parse(line.words):
            return None
        if line.cell or line.gap >= 2:
            return at
    return None


def note_anchors(notes: Sequence[Note], lines: Sequence[Line]) -> Iterator[Anchor]:
    """One case segment a note."""
    for note in notes:
        number = CaseNumber.parse(note.number.value)
        pairs = [
            ("number", str(number)),
            ("style", "note"),
            ("treated", "yes"),
            ("title-spans", f"{note.title.start}-{note.title.end}"),
            ("number-span", f"{note.number.span.start}-{note.number.span.end}"),
        ]
        kind = next(
            (case_type(note.labels[k].value) for k in _TYPE_LABELS if k in note.labels),
            None,
        )
        date = first_date(note.labels["dato"].value) if "dato" in note.labels else None
        pairs += [(name, value) for name, value in (("type", kind), ("date", date)) if value]
        start = lines[note.start].span.start
        yield Anchor(SegmentKind.CASE, start, note.title, tuple(pairs), rank=1)
