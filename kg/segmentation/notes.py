"""Cover notes: a title, "Forslag til vedtak", and a block of labels that names the case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.dates import first_date
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.headings import Heading, case_type, heading_of
from kg.segmentation.labels import has_label, is_label, label_values, run_of_labels
from kg.segmentation.layout import Line
from kg.segmentation.line_cues import is_fact
from kg.segmentation.meeting_parts import Read

LABELS_WITHIN = 140
LABELS = 4
LABELS_ABOVE = 24
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
        above = _labels_above(lines, start)
        labels = label_values(lines[above:start])
        number = _number_among(labels)
        if not number:
            above, labels = start, label_values(lines[index : min(end, index + LABELS_WITHIN)])
            number = _number_among(labels)
        if number:
            notes.append(Note(above, end, _title(lines, start, index), number, labels))
    return sorted([*notes, *_label_notes(lines, notes, closers)], key=lambda note: note.start)


def _number_among(labels: dict[str, Read]) -> Read | None:
    """The number of the case that the labels tell."""
    number = labels.get("saksnummer") or labels.get("saksnr") or labels.get("sak nr")
    return number if number and CaseNumber.parse(number.value) else None


def _labels_above(lines: Sequence[Line], start: int) -> int:
    """The first line of the labels and values that stand right above the title that begins at line `start`."""
    first = at = start
    while at and start - at < LABELS_ABOVE and not lines[at - 1].words.endswith((".", ";")):
        at -= 1
        if has_label(lines[at].words):
            first = at
    return first


def _label_notes(lines: Sequence[Line], notes: Sequence[Note], closers: Sequence[int]) -> Iterator[Note]:
    """Notes that begin with all labels before all values; the title stands below, or is the last of the values."""
    taken = [(note.start, note.end) for note in notes]
    blocks = [
        block
        for index in range(len(lines))
        if not any(s <= index < e for s, e in taken) and (block := _label_block(lines, index))
    ]
    for place, block in enumerate(blocks):
        end = blocks[place + 1].start if place + 1 < len(blocks) else len(lines)
        end = min([end, *(closer for closer in closers if closer > block.title)])
        last = block.title
        while last + 1 < end and lines[last + 1].gap == 0 and not heading_of(lines[last + 1].words):
            last += 1
        title = Span(lines[block.title].span.start, lines[last].span.end)
        number = lines[block.number]
        labels = label_values(lines[block.start : block.title])
        yield Note(block.start, end, title, Read(_without_letter(number.words), number.span), labels)


@dataclass(frozen=True, slots=True)
class _Block:
    """Labels and then their values: the lines at which it begins, and at which the number and the title stand."""

    start: int
    number: int
    title: int


def _label_block(lines: Sequence[Line], index: int) -> _Block | None:
    labels = lexicon("headings")["labels"]
    run = run_of_labels(lines, index)
    begun = index and is_label(lines[index - 1].words) and lines[index].gap == 0
    if len(run) < LABELS or begun:
        return None
    place = next((place for place, label in enumerate(run) if label in labels["numbers"]), None)
    titled = run[-1] in labels["titles"]
    title = index + 2 * len(run) - titled
    if place is None or title >= len(lines):
        return None
    number = index + len(run) + place
    below = (CaseNumber.parse(line.words) for line in lines[title : title + NEXT_ROW])
    if not CaseNumber.parse(_without_letter(lines[number].words)) or (not titled and any(below)):
        return None
    return _Block(index, number, title)


def _without_letter(number: str) -> str:
    """A number without the letter of its type: "021/04 B"."""
    return re.sub(r"\s[A-ZÆØÅ]$", "", number)


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
        told = heading_of(line.words) or is_fact(line.words) or CaseNumber.parse(line.words)
        if told or line.words.endswith((".", ":")):
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
