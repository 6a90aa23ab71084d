"""What flattened tables tell of cases: the rows of agendas, and those of lists of what was decided before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.dates import find_dates
from kg.model import Span
from kg.segmentation.bodies import boards_named
from kg.segmentation.body_names import full_name
from kg.segmentation.case_lines import CaseHead
from kg.segmentation.case_types import legend_of
from kg.segmentation.flat_best import FlatRow
from kg.segmentation.flat_fits import Cell, case_number
from kg.segmentation.flat_rows import FlatTable
from kg.segmentation.headings import case_type, says_nothing
from kg.segmentation.layout import Line
from kg.segmentation.meeting_parts import Read
from kg.segmentation.tables import Row

_NO_AGENDA = frozenset({"decision", "task", "deadline", "body", "date", "other"})
_DECIDED = frozenset({"body", "date", "status"})


def with_agendas(tables: Sequence[FlatTable], heads: Sequence[CaseHead], lines: Sequence[Line]) -> list[CaseHead]:
    """The heads, with those of the rows of agendas in place of what was read where these stand."""
    legend = legend_of(lines)
    agendas = [table for table in tables if is_agenda(table)]
    others = [head for head in heads if not any(table.start <= head.at < table.end for table in agendas)]
    found = [*others, *(head for table in agendas for head in agenda_heads(table, legend))]
    return sorted(found, key=lambda head: head.at)


def is_agenda(table: FlatTable) -> bool:
    """Whether the rows of a table are the cases of an agenda."""
    return not _NO_AGENDA & set(table.kinds) and all("title" in row.cells for row in table.rows)


def is_decided(table: FlatTable) -> bool:
    """Whether the rows of a table tell what was decided in other cases."""
    kinds = set(table.kinds)
    listed = {"title", "date"} <= kinds and not kinds & {"time", "type", "page", "task", "deadline", "officer", "who"}
    return ("decision" in kinds and bool(_DECIDED & kinds)) or listed


def agenda_heads(table: FlatTable, legend: Mapping[str, str]) -> Iterator[CaseHead]:
    """The head of a case a row, which reaches to the last cell of its row; `legend` says what letters of types mean."""
    for row in table.rows:
        number = case_number(row.number.words)
        kind = row.cells.get("type")
        if number:
            yield CaseHead(
                at=row.number.line,
                number=number,
                number_span=row.number.span,
                title=row.spans("title"),
                last=max(cell.line for cell in row.all),
                type=(case_type(kind[0].words) or legend.get(kind[0].words)) if kind else None,
                beside=True,
                officers=row.spans("officer"),
            )


def decided_rows(table: FlatTable, text: str) -> Iterator[Row]:
    """The rows of a table of what was decided."""
    for row in table.rows:
        decision = row.spans("decision")
        first = row.cells["decision"][0].words if decision else ""
        yield Row(
            start=min(cell.line for cell in row.all),
            end=max(cell.line for cell in row.all) + 1,
            number=_number(row.number),
            body=_body(row, text),
            date=_date(row),
            title=row.spans("title"),
            text=() if not decision or says_nothing(first) else decision,
            who=row.spans("officer") or row.spans("who"),
            deadline=row.spans("deadline"),
        )


def _number(cell: Cell) -> Read:
    found = re.search(r"\d", cell.words)
    start = found.start() if found else 0
    return Read(cell.words[start:], Span(cell.span.start + start, cell.span.end))


def _body(row: FlatRow, text: str) -> Read | None:
    """The body of a row: in a cell of its own, or before the number in that of the number."""
    cells = row.cells.get("body")
    if cells:
        words = " ".join(cell.words for cell in cells)
        board = boards_named(words)
        return Read(board[0][0] if board else full_name(words, text), Span(cells[0].span.start, cells[-1].span.end))
    before = re.match(r"(?!SAK)[A-ZÆØÅ]{3,8}(?=\s)", row.number.words)
    start = row.number.span.start
    return Read(before[0], Span(start, start + before.end())) if before else None


def _date(row: FlatRow) -> Read | None:
    cells = row.cells.get("date")
    found = next(find_dates(cells[0].words), None) if cells else None
    return Read(found.iso, cells[0].span) if cells and found else None


def text_ends(tables: Sequence[FlatTable]) -> list[Span]:
    """What stands below the titles of rows: a decision that begins there ends there."""
    spans = (row.spans("text") for table in tables for row in table.rows)
    return [Span(found[0].start, found[-1].end) for found in spans if found]
