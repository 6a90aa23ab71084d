"""What stands below a goal of an outline: sections, each with its label and its list, and which lists are sub-goals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.model import Span
from kg.segmentation.outline_heads import Head
from kg.segmentation.outline_kinds import LONGEST_TITLE, SENTENCES, Kind, Row

OPENING = (Kind.SUBS, Kind.INDICATORS, Kind.MEASURES, Kind.OTHER, Kind.LEAD, Kind.TABLE)
LABELLED = (Kind.SUBS, Kind.INDICATORS)
LISTS = (*LABELLED, Kind.LEAD)
FEWEST_GOALS = 2
CLOSED = (Kind.TABLE, Kind.MEASURES, Kind.OTHER)


@dataclass(slots=True, eq=False)
class Section:
    """What stands below one label of a goal, or below none: its rows, and whether they are a list with marks."""

    kind: Kind
    label: Row | None = None
    items: list[Row] = field(default_factory=list)
    reach: dict[int, int] = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Whether its rows have no marks."""
        return all(item.kind in (Kind.TEXT, Kind.FIELD) for item in self.items)


def sections_of(rows: Sequence[Row], head: Head) -> Iterator[Section]:
    """The sections of what stands below a goal's `head`."""
    section = Section(Kind.TEXT)
    listed: Section | None = None
    aside: Section | None = None
    for place, row in enumerate(rows):
        one = row.kind is Kind.INDICATORS and bool(row.called)
        opened = _opened(row, section, rows[place + 1 : place + 2])
        if one and not row.gap and section.kind in (Kind.SUBS, Kind.PART) and section.items:
            aside = Section(Kind.INDICATORS, items=[row])
            yield aside
        elif row.kind is Kind.FIELD and aside and rows[place - 1].kind in (Kind.FIELD, Kind.INDICATORS):
            aside.reach[id(aside.items[0])] = row.span.end
        elif opened:
            aside = None
            yield from () if section is listed else (section,)
            section = opened
        elif row.kind is Kind.PART or (row.kind is Kind.GOAL and row.called != head.kind):
            if section.kind is not Kind.PART:
                yield from () if section is listed else (section,)
                section = Section(Kind.PART)
            section.items.append(row)
        elif _runs_on(section, row, rows[place + 1 : place + 2]):
            last = section.items.pop()
            words, span = f"{last.words} {row.words}", Span(last.span.start, row.span.end)
            section.items.append(replace(last, words=words, span=span))
        elif row.kind is Kind.ITEM and listed and _next(listed.items[-1], row):
            section = listed
            section.items.append(row)
        elif not _takes(section, row):
            yield from () if section is listed else (section,)
            section = Section(Kind.TEXT)
        if section.kind is Kind.SUBS and section.items and section is not listed:
            yield section
            listed = section
    yield from () if section is listed else (section,)


def _next(last: Row, row: Row) -> bool:
    """Whether a row has the number that follows: "1.2" behind "1.1"."""
    goal, _, place = last.number.rpartition(".")
    return row.mark == last.mark == "code" and place.isdigit() and row.number == f"{goal}.{int(place) + 1}"


def _runs_on(section: Section, row: Row, after: Sequence[Row]) -> bool:
    """Whether a line with a capital between two rows with bullets belongs to the one above."""
    last = section.items[-1] if section.items else None
    amid = (
        last is not None
        and last.kind is Kind.ITEM
        and not last.closed
        and bool(after)
        and after[0].mark == last.mark == "•"
    )
    return amid and row.kind is Kind.TEXT and not row.gap and not row.closed


def _opened(row: Row, section: Section, after: Sequence[Row]) -> Section | None:
    """The section that a label, a sentence with a colon or the head of a table opens."""
    if row.kind is Kind.INDICATORS and row.called:
        if section.kind is Kind.INDICATORS and section.label is None:
            section.items.append(row)
            return None
        return Section(Kind.INDICATORS, items=[row])
    if row.kind is Kind.MEASURES and row.words and section.kind is Kind.INDICATORS:
        return None
    if row.kind in OPENING and row.mark != "grid":
        if row.kind is Kind.INDICATORS and after and after[0].kind is Kind.TABLE:
            return Section(Kind.TABLE)
        inline = [row] if row.words and row.kind in (Kind.SUBS, Kind.INDICATORS) else []
        return Section(row.kind, row, inline)
    return None


def _takes(section: Section, row: Row) -> bool:
    """Let a section take a row, if it is one of its list or tells more of one."""
    last = section.items[-1] if section.items else None
    coded = row.kind is Kind.ITEM and row.mark == "code"
    told = row.kind is Kind.FIELD or (row.kind is Kind.MEASURES and bool(row.words))
    if told and section.kind is Kind.INDICATORS and last and last.kind is not Kind.FIELD:
        section.reach[id(last)] = row.span.end
    elif (row.kind is Kind.ITEM and (coded or section.kind not in CLOSED)) or _is_plain_row(section, row, last):
        section.items.append(row)
    else:
        passes = (row.kind is Kind.INDICATORS and bool(row.called)) or row.mark == "grid"
        return passes or section.kind in CLOSED or (section.kind in LISTS and not section.items)
    return True


def _is_plain_row(section: Section, row: Row, last: Row | None) -> bool:
    """Whether a line without a mark is a row of the list below its label."""
    if section.kind not in LISTS or not section.plain or (last and last.kind in LABELLED) or row.mark == "grid":
        return False
    if (row.kind is Kind.INDICATORS and row.called) or row.words.endswith((":", "?")):
        return False
    gapped = bool(row.gap) and any(not item.gap for item in section.items)
    return len(row.words) <= LONGEST_TITLE and not SENTENCES.search(row.words) and not gapped


def choose_parts(goals: Sequence[Sequence[Section]], heads: Sequence[Head]) -> list[list[Row]]:
    """The sub-goals of each goal: as the first of the ways of leading them in that most goals know."""
    enough = max(FEWEST_GOALS, (len(goals) + 1) // 2)
    for way in _WAYS:
        found = [way(sections, head) for sections, head in zip(goals, heads, strict=True)]
        if sum(map(bool, found)) >= enough:
            return found
    return [[] for _ in goals]


def _numbered(sections: Sequence[Section], _head: Head) -> list[Row]:
    return [row for section in sections if section.kind is Kind.PART for row in section.items if row.words]


def _labelled(sections: Sequence[Section], _head: Head) -> list[Row]:
    return [row for section in sections if section.kind is Kind.SUBS for row in section.items if row.words]


def _coded(sections: Sequence[Section], head: Head) -> list[Row]:
    """The rows that have the goal's number in theirs, wherever they stand but among indicators."""
    open_ = [s for s in sections if s.kind not in (Kind.INDICATORS, Kind.TABLE)]
    rows = [row for s in open_ for row in s.items if row.kind is Kind.ITEM and row.words]
    return [row for row in rows if row.mark == "code" and goal_of(row.number) in (head.place, head.number)]


def _led(sections: Sequence[Section], _head: Head) -> list[Row]:
    return next((section.items for section in sections if section.kind is Kind.LEAD and section.items), [])


def _bare(sections: Sequence[Section], _head: Head) -> list[Row]:
    return next((section.items for section in sections if section.kind is Kind.TEXT and section.items), [])


_WAYS: tuple[Callable[[Sequence[Section], Head], list[Row]], ...] = (_numbered, _labelled, _coded, _led, _bare)


def goal_of(number: str) -> str:
    """What a code has of its goal's number: "1" of "1.2" and "1b", "A" of "A1".

    >>> goal_of("1.2"), goal_of("A1")
    ('1', 'A')
    """
    match = re.match(r"\d{1,2}|[A-ZÆØÅ]", number)
    return match[0] if match else ""
