"""A matter that several bodies treat in turn: each has a number and a date of its own for the same title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.dates import first_date
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.bodies import placed
from kg.segmentation.case_heads import CaseHead
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import Line

ROWS_WITHIN = 12
TITLE_LINES = 3
TOP_LINES = 12
REACH_ABOVE = 12


@dataclass(frozen=True, slots=True)
class Turn:
    """One body's turn: the line that says so, the body with its place, its ISO date, its number and where it stands."""

    at: int
    body: str
    date: str
    number: str
    number_span: Span


@dataclass(frozen=True, slots=True)
class Turns:
    """A table of turns on lines `start` to `end` (exclusive), and the lines of the title that they share."""

    start: int
    end: int
    turns: tuple[Turn, ...]
    title: tuple[Span, ...]


@cache
def _pattern(name: str) -> tuple[re.Pattern[str], ...]:
    written = lexicon("cases")["turns"][name]
    return tuple(re.compile(p) for p in ([written] if isinstance(written, str) else written))


def turn_tables(lines: Sequence[Line], heads: Sequence[CaseHead]) -> list[Turns]:
    """The tables of turns in reading order; the title is that of the case above, else what stands below the table."""
    near = [line.words for line in lines[:TOP_LINES]]
    tables = []
    for index, line in enumerate(lines):
        if not _pattern("head")[0].match(line.words):
            continue
        turns = [t for at in range(index + 1, min(index + ROWS_WITHIN, len(lines))) if (t := _row(lines[at], at, near))]
        if turns:
            end = turns[-1].at + 1
            above = [head.title for head in heads if 0 < index - head.last <= REACH_ABOVE and head.title]
            tables.append(Turns(index, end, tuple(turns), above[-1] if above else _title(lines, end)))
    return tables


def _row(line: Line, at: int, near: Sequence[str]) -> Turn | None:
    for pattern in _pattern("rows"):
        match = pattern.match(line.words)
        date = first_date(match["date"]) if match else None
        if match and date:
            start = line.span.start
            span = Span(start + match.start("number"), start + match.end("number"))
            return Turn(at, placed(match["body"].strip(), near), date, match["number"], span)
    return None


def _title(lines: Sequence[Line], end: int) -> tuple[Span, ...]:
    """The lines right below the table, up to a blank line: they are the title where a heading does not stand there."""
    title: list[Span] = []
    for index in range(end, min(end + TITLE_LINES, len(lines))):
        line = lines[index]
        if heading_of(line.words) or line.words.endswith((".", ":")) or (title and line.gap > 0) or _begins(line):
            break
        title.append(line.span)
    return tuple(title)


def _begins(line: Line) -> re.Match[str] | None:
    return next((match for pattern in _pattern("begin") if (match := pattern.match(line.words))), None)


def turn_anchors(lines: Sequence[Line], tables: Sequence[Turns]) -> Iterator[Anchor]:
    """A case for each turn: where the paper minutes it, from its heading on, else its row in the table."""
    for table in tables:
        for turn in table.turns:
            at = _beginning(lines, table, turn)
            yield _minuted(lines, turn, table, at) if at is not None else _listed(lines, turn, table)


def _beginning(lines: Sequence[Line], table: Turns, turn: Turn) -> int | None:
    for index in range(table.end, len(lines)):
        match = _begins(lines[index])
        if match and first_date(match["date"]) == turn.date and turn.body.startswith(match["body"].strip()):
            return index
    return None


def _pairs(turn: Turn, table: Turns, style: str) -> tuple[tuple[str, str], ...]:
    return (
        ("number", str(CaseNumber.parse(turn.number) or turn.number)),
        ("style", style),
        ("body", turn.body),
        ("title-spans", " ".join(f"{s.start}-{s.end}" for s in table.title)),
        ("number-span", f"{turn.number_span.start}-{turn.number_span.end}"),
    )


def _minuted(lines: Sequence[Line], turn: Turn, table: Turns, at: int) -> Anchor:
    pairs = (*_pairs(turn, table, "minutes"), ("treated", "yes"), ("meeting-date", turn.date))
    return Anchor(SegmentKind.CASE, lines[at].span.start, lines[at].span, pairs)


def _listed(lines: Sequence[Line], turn: Turn, table: Turns) -> Anchor:
    line = lines[turn.at]
    span = f"{line.span.start}-{line.span.end}"
    pairs = (*_pairs(turn, table, "turn"), ("treated", "no"), ("date", turn.date), ("date-span", span))
    return Anchor(SegmentKind.CASE, line.span.start, turn.number_span, pairs, rank=6, end=line.span.end)
