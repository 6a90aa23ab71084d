"""Document -> the segments it consists of, each about one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.model import Document, Segment, SegmentKind, Span
from kg.segmentation.anchors import Anchor, nest
from kg.segmentation.case_heads import case_heads
from kg.segmentation.case_lines import read_lines
from kg.segmentation.cases import find_cases
from kg.segmentation.column_tables import column_tables
from kg.segmentation.context import with_context
from kg.segmentation.decision_blocks import DecisionBlock
from kg.segmentation.decisions import decision_anchors, find_decisions
from kg.segmentation.earlier_cells import earlier_cells
from kg.segmentation.earlier_items import earlier_items
from kg.segmentation.flat_cases import decided_rows, is_decided, text_ends, with_agendas
from kg.segmentation.flat_rows import FlatTable, flat_tables
from kg.segmentation.follow_lists import follow_lists
from kg.segmentation.implied import implied_decisions
from kg.segmentation.layout import Layout, Line, read_layout
from kg.segmentation.lone_turns import lone_anchors
from kg.segmentation.meeting_dates import below_the_page
from kg.segmentation.meetings import find_meetings
from kg.segmentation.notes import find_notes, note_anchors
from kg.segmentation.owner import said_owner
from kg.segmentation.papers import find_papers
from kg.segmentation.plain_cases import plain_cases
from kg.segmentation.same_titles import agreed
from kg.segmentation.stacked_rows import stacked_rows
from kg.segmentation.strategies import find_strategies
from kg.segmentation.tables import earlier_tables, row_anchors, table_anchors
from kg.segmentation.tagged_decisions import fitted, unfound_decisions
from kg.segmentation.tagged_titles import retitled
from kg.segmentation.titled_heads import titled_heads
from kg.segmentation.treatments import find_treatments
from kg.segmentation.turns import begin_lines, heads_a_page, turn_anchors, turn_tables

__all__ = ["Layout", "read_layout", "segment"]

TITLE_PAGE = 300
"""Within how many characters of its document a plan's title is that of the document."""


def segment(document: Document, layout: Layout) -> tuple[Segment, ...]:
    """The segments of `document` in reading order; the first is the document itself.

    A case segment carries number, body, title, style ("paper", "agenda", "minutes", "note", "quoted", "table") and
    whether it is treated there; a decision segment its status, case and body.
    """
    lines = below_the_page(read_lines(layout))
    flat = list(flat_tables(lines, document.text))
    strategies = list(find_strategies(document, layout))
    printed = list(find_decisions(layout))
    decided = [decision.span for decision in printed if decision.kind in ("heading", "lead")]
    strategies = [a for a in strategies if a.kind is not SegmentKind.INDICATOR or not _inside(a.start, decided)]
    front = _title_page(document, strategies, printed)
    meetings = [anchor for anchor in find_meetings(document, layout) if anchor.start >= front]
    papers = list(find_papers(lines))
    anchors = [
        *meetings,
        *(case for case in _case_anchors(document, lines, meetings, papers, flat) if case.start >= front),
        *papers,
        *strategies,
    ]
    anchors = list(retitled(document.text, anchors))
    tables = list(_decided_in_tables(anchors))
    printed = [d for d in printed if not any(_begins_in(d, s, e or 0) for s, e in tables)]
    anchors += fitted(layout, _cut_at(text_ends(flat), decision_anchors(printed)))
    anchors += implied_decisions(layout, with_context(document, layout, nest(anchors, len(document.text))))
    anchors += unfound_decisions(layout, with_context(document, layout, nest(anchors, len(document.text))))
    return with_context(document, layout, nest(anchors, len(document.text)))


def _inside(start: int, spans: Sequence[Span]) -> bool:
    """Whether a place lies inside one of the spans: a point of a decision is no indicator."""
    return any(span.start < start < span.end for span in spans)


def _decided_in_tables(anchors: Sequence[Anchor]) -> Iterator[tuple[int, int | None]]:
    """Where tables tell what was decided: the cells, and the rows that hold one."""
    cells = [a for a in anchors if dict(a.attributes).get("found") == "table"]
    yield from ((cell.start, cell.end) for cell in cells)
    for row in anchors:
        holds = any(row.start <= cell.start < (row.end or row.start) for cell in cells)
        if dict(row.attributes).get("style") == "table" and holds:
            yield row.start, row.end


def _cut_at(cells: Sequence[Span], anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """The anchors, those that begin in a cell without what stands behind it."""
    for anchor in anchors:
        cell = next((cell for cell in cells if cell.start <= anchor.start < cell.end), None)
        yield replace(anchor, end=min(anchor.end or cell.end, cell.end)) if cell else anchor


def _begins_in(decision: DecisionBlock, start: int, end: int) -> bool:
    """Whether a decision begins between these places, or, where it has no heading, its first point does."""
    first = decision.points[0].span.start if decision.kind in ("orphan", "lead") else decision.span.start
    return start <= first < end or start <= decision.span.start < end


def _title_page(document: Document, strategies: Sequence[Anchor], printed: Sequence[DecisionBlock]) -> int:
    """Where the goals begin of a plan that is a document: who adopted it stands before; no case is treated.

    Where a decision is printed before the goals, a case is.
    """
    goals = [anchor.start for anchor in strategies if anchor.kind is SegmentKind.GOAL]
    plans = [anchor for anchor in strategies if anchor.kind is SegmentKind.STRATEGY]
    opens = len(document.text) - len(document.text.lstrip())
    plan = any(plan.start <= opens + TITLE_PAGE * bool(dict(plan.attributes).get("titled")) for plan in plans)
    front = min(goals, default=0) if plan else 0
    return 0 if any(decision.span.start < front for decision in printed) else front


def _apart(found: tuple[Any, ...], told: Sequence[FlatTable]) -> bool:
    """Whether what was found at its first two lines stands outside all tables that were read cell by cell."""
    return not any(table.start < found[1] and found[0] < table.end for table in told)


def _case_anchors(
    document: Document,
    lines: Sequence[Line],
    meetings: Sequence[Anchor],
    papers: Sequence[Anchor],
    flat: Sequence[FlatTable],
) -> list[Anchor]:
    own = said_owner(document.text)
    openings = [anchor.start for anchor in (*meetings, *papers)]
    stops = [i for i, line in enumerate(lines) if line.span.start in openings]
    treated = {treatment.at for treatment in find_treatments(lines)}
    heads = with_agendas(flat, [head for head in case_heads(lines) if head.at not in treated], lines)
    heads = agreed(lines, heads)
    heads = sorted([*heads, *titled_heads(lines, heads, stops)], key=lambda head: head.at)
    notes = find_notes(lines, [*stops, *(h.at for h in heads if h.keyword and lines[h.at].cell)])
    keyed = [head.at for head in heads if head.keyword and head.title]
    tables = earlier_tables(lines, [*stops, *(note.start for note in notes), *keyed])
    turns = turn_tables(lines, heads, document.text, own)
    told = [table for table in flat if is_decided(table)]
    columns = [table for table in column_tables(lines, document.text) if _apart(table, told)]
    stacked = [row for row in stacked_rows(lines) if _apart(row, told)]
    cells = [table for table in earlier_cells(lines, document.text) if _apart(table, told)]
    cells += [table for table in follow_lists(lines) if _apart(table, told)]
    stacked += [row for row in earlier_items(lines, document.text) if _apart(row, told)]
    begun = set(begin_lines(lines, turns))
    lone = {at: anchor for at, anchor in lone_anchors(lines, document.text, () if turns else heads) if at not in begun}
    covered = [(n.start, n.end) for n in notes] + tables + [(t.start, t.end) for t in turns]
    tables = [table for table in tables if _apart(table, told)]
    covered += [(table.start, table.end) for table in told]
    covered += [(at, at + 1) for at in (*lone, *begun)] + [
        (start, end) for start, end, _ in (*columns, *stacked, *cells)
    ]
    free = [h for h in heads if not any(start <= h.at < end for start, end in covered)]
    free = [h for h in free if not heads_a_page(lines, h, turns)]
    return [
        *find_cases(lines, free, meetings),
        *note_anchors(notes, lines),
        *table_anchors(lines, tables),
        *lone.values(),
        *(anchor for table in told for row in decided_rows(table, document.text) for anchor in row_anchors(row)),
        *(anchor for _, _, rows in (*columns, *cells) for row in rows for anchor in row_anchors(row)),
        *(anchor for _, _, row in stacked for anchor in row_anchors(row)),
        *turn_anchors(lines, turns, own),
        *plain_cases(lines, document.text, meetings, others=bool(heads)),
    ]
