"""Tables of earlier decisions, flattened to lines: number and body, title, decision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.actions import decides
from kg.dates import find_dates
from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.headings import Heading, case_type, heading_of, type_words
from kg.segmentation.layout import Line
from kg.segmentation.meeting_parts import Read

BODY = r"[A-ZÆØÅ]{3,8}|(?:[A-ZÆØÅ][\w-]+\s+){0,2}[\w-]*(?:styre|råd|utvalg|utval|styret|rådet|utvalget|utvalet)"
_ROW = re.compile(
    rf"^(?:(?P<before>{BODY})\s+)?(?P<number>\d{{1,3}}/\d{{2}}|\d{{1,3}}-\d{{4}})(?![\d/])"
    rf"(?:\s*-?\s*(?P<after>[A-ZÆØÅ]{{3,8}})\b)?\s*(?:\((?P<date>[\d.]+)\))?\s*(?P<rest>.*)$"
)
_DATE_LINE = re.compile(r"^\((?P<date>[\d.]+)\)\s*(?P<rest>.*)$")
_TYPE = re.compile(rf"^(?:{type_words()})\s+(?=[A-ZÆØÅ])")
ROWS_WITHIN = 220
TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A row: lines `start` to `end`; `title`, `text`, `who`, `deadline` are the spans of the lines of these cells."""

    start: int
    end: int
    number: Read
    body: Read | None
    date: Read | None
    title: tuple[Span, ...]
    text: tuple[Span, ...]
    type: str | None = None
    who: tuple[Span, ...] = ()
    deadline: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The whole row."""
        parts = [self.number.span, *self.title, *self.text]
        return Span(min(p.start for p in parts), max(p.end for p in parts))


def earlier_tables(lines: Sequence[Line], stops: Sequence[int]) -> list[tuple[int, int]]:
    """The line ranges below the heads of such tables; `stops` are lines at which another paper begins."""
    tables: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        found = heading_of(line.words)
        if not found or found.heading is not Heading.EARLIER_TABLE or (tables and index < tables[-1][1]):
            continue
        end = min([stop for stop in stops if stop > index], default=len(lines))
        end = next((i for i in range(index + 1, min(end, index + ROWS_WITHIN)) if _ends(lines[i])), end)
        tables.append((index + 1, min(end, index + ROWS_WITHIN)))
    return tables


def _ends(line: Line) -> bool:
    found = heading_of(line.words)
    decisive = (Heading.PROPOSED, Heading.ATTACHMENT, Heading.SIGNATURE, Heading.AGENDA_TABLE)
    return found is not None and found.heading in decisive and (found.heading is not Heading.ATTACHMENT or line.cell)


def table_rows(lines: Sequence[Line], table: tuple[int, int]) -> list[Row]:
    """The rows of one table."""
    starts = [i for i in range(*table) if _row_at(lines, i, table[0])]
    rows = []
    for index, end in zip(starts, [*starts[1:], table[1]], strict=False):
        rows.append(_read_row(lines, index, _without_next_body(lines, end, starts)))
    return [row for row in rows if row.text]


def _row_at(lines: Sequence[Line], index: int, first: int) -> re.Match[str] | None:
    match = _ROW.match(lines[index].words)
    if not match or (match["rest"] and match["rest"][0].islower()):
        return None
    known = match["before"] or match["after"] or match["date"] or _body_above(lines, index)
    alone = not match["rest"] or index == first or lines[index].gap > 0
    return match if known or alone else None


def _body_above(lines: Sequence[Line], index: int) -> Read | None:
    """A body whose name fills the line above the number: "NUFA", or "Nasjonalt e-" before "helseråd 3/23"."""
    above = lines[index - 1] if index else None
    if above and re.fullmatch(r"[A-ZÆØÅ]{3,8}", above.words):
        return Read(above.words, above.span)
    return None


def _without_next_body(lines: Sequence[Line], end: int, starts: Sequence[int]) -> int:
    """The line above the next row's number may hold the beginning of the next row's body."""
    if end in starts and (_body_above(lines, end) or _split_body(lines, end)):
        return end - 1
    return end


def _split_body(lines: Sequence[Line], index: int) -> bool:
    above = lines[index - 1] if index else None
    return bool(above and above.words.endswith("-") and len(above.words) < 25 and lines[index].words[0].islower())


def _read_row(lines: Sequence[Line], index: int, end: int) -> Row:
    line = lines[index]
    match = _ROW.match(line.words)
    assert match is not None
    offset = line.span.start
    number = Read(match["number"], Span(offset + match.start("number"), offset + match.end("number")))
    cells = [Span(offset + match.start("rest"), line.span.end)] if match["rest"] else []
    date = _date(match, offset)
    for other in lines[index + 1 : end]:
        dated = _DATE_LINE.match(other.words) if date is None and not cells else None
        date = _date(dated, other.span.start) if dated else date
        start = other.span.start + (dated.start("rest") if dated else 0)
        skipped = heading_of(other.words) is not None or other.words.startswith("Vedlegg")
        if start < other.span.end and not skipped:
            cells.append(Span(start, other.span.end))
    title, text = _cells(lines, cells)
    return Row(index, end, number, _body(lines, index, match), date, title, text)


def _date(match: re.Match[str], offset: int) -> Read | None:
    if not match["date"]:
        return None
    found = next(find_dates(match["date"]), None)
    return Read(found.iso, Span(offset + match.start("date"), offset + match.end("date"))) if found else None


def _body(lines: Sequence[Line], index: int, match: re.Match[str]) -> Read | None:
    offset = lines[index].span.start
    for group in ("before", "after"):
        if match[group] and not (group == "before" and match[group][0].islower()):
            return Read(match[group], Span(offset + match.start(group), offset + match.end(group)))
    if match["before"] and _split_body(lines, index):
        above = lines[index - 1]
        return Read(above.words + match["before"], Span(above.span.start, offset + match.end("before")))
    return _body_above(lines, index)


def _cells(lines: Sequence[Line], cells: Sequence[Span]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Divide the lines of a row between title and decision: the decision begins where a body decides."""
    words = {line.span.end: line.words for line in lines}
    rests = [words[cell.end][len(words[cell.end]) - (cell.end - cell.start) :] for cell in cells]
    for index in range(1, min(len(cells), TITLE_LINES + 1)):
        typed = _TYPE.match(rests[index])
        start = typed.end() if typed else 0
        here, below = rests[index][start:], rests[index + 1 : index + 3]
        if decides(here) or (decides(" ".join([here, *below[:1]])) and not decides(" ".join(below))):
            begin = Span(cells[index].start + start, cells[index].end)
            return tuple(cells[:index]), (begin, *cells[index + 1 :])
    return tuple(cells), ()


def table_anchors(lines: Sequence[Line], tables: Sequence[tuple[int, int]]) -> Iterator[Anchor]:
    """A table segment each, and in it a quoted case with its adopted decision a row."""
    for table in tables:
        kind = _type_above(lines, table[0] - 1)
        rows = [replace(row, type=kind) for row in table_rows(lines, table)]
        if rows:
            yield Anchor(SegmentKind.TABLE, rows[0].span.start, end=rows[-1].span.end)
        for row in rows:
            yield from row_anchors(row)


def _type_above(lines: Sequence[Line], head: int) -> str | None:
    """The type of the cases that a heading above the head of a table tells: "Vedtak på anbefalingssaker"."""
    above = lines[head - 1].words if head > 0 else ""
    told = re.match(lexicon("headings")["groups"]["decided"], above)
    return case_type(told["kind"]) if told else None


def row_anchors(row: Row) -> Iterator[Anchor]:
    """A quoted case with its adopted decision, where the row tells one."""
    number = CaseNumber.parse(row.number.value)
    pairs = [
        ("number", str(number)),
        ("style", "table"),
        ("treated", "no"),
        ("title-spans", _joined(row.title)),
        ("number-span", _joined([row.number.span])),
    ]
    if row.type:
        pairs.append(("type", row.type))
    if row.body:
        pairs += [("body", row.body.value), ("body-span", _joined([row.body.span]))]
    if row.date:
        pairs += [("date", row.date.value), ("date-span", _joined([row.date.span]))]
    start = row.span.start
    yield Anchor(SegmentKind.CASE, start, row.number.span, tuple(pairs), rank=6, end=row.span.end)
    if not row.text:
        return
    decided = [("status", "adopted"), ("found", "table"), ("text-spans", _joined(row.text))]
    decided += [
        (name, _joined(spans)) for name, spans in (("who-spans", row.who), ("deadline-spans", row.deadline)) if spans
    ]
    yield Anchor(SegmentKind.DECISION, row.text[0].start, None, tuple(decided), end=row.text[-1].end)


def _joined(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)
