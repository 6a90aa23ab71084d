"""The indicators of a printed strategy: what they measure, how, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.extraction.notebook import Notebook, Reading
from kg.extraction.strategy_names import goal_ref, indicator_ref
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Ref, Segment, SegmentKind, Span
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.strategies import label_pattern

EXTRACTOR = "indicators/1"
_CELL = re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")
_FIELDS = {"measurement": "vg:measurement", "purpose": "vg:purpose"}


def extract_indicators(reading: Reading, notebook: Notebook, strategy: Ref, within: Span) -> None:
    """The indicators printed inside `within`; one described twice is one entity with two places."""
    titles: dict[Ref, str] = {}
    for index, segment in reading.of_kind(SegmentKind.INDICATOR):
        if within.contains(segment.span):
            _Indicator(reading, notebook, strategy, index, segment).extract(titles)
    for row in _rows(reading, within):
        _say_row(notebook, strategy, row, titles)


def _rows(reading: Reading, within: Span) -> Iterator[tuple[str, dict[str, Span]]]:
    """The numbers of a table of indicators, each with the cells of its row, under the heads of their columns."""
    heads: dict[str, int] = {}
    for line in reading.layout.lines:
        cells = list(_CELL.finditer(line.words)) if within.contains(line.span) else []
        if named := {k: i for k, p in _columns() for i, cell in enumerate(cells) if p.match(cell[0])}:
            heads = named if "title" in named and len(cells) > 1 else {}
        elif heads and cells and _NUMBER.fullmatch(cells[0][0]) and len(cells) > max(heads.values()):
            start = line.span.start
            spans = {k: Span(start + cells[i].start(), start + cells[i].end()) for k, i in heads.items()}
            yield cells[0][0], spans
        elif cells:
            heads = {}


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    columns = lexicon("strategies")["document"]["columns"]
    return tuple((key, re.compile(pattern)) for key, pattern in columns.items())


def _say_row(notebook: Notebook, strategy: Ref, row: tuple[str, dict[str, Span]], titles: dict[Ref, str]) -> None:
    number, cells = row
    ref, where = indicator_ref(strategy, number), cells["title"]
    title = notebook.reading.read(where)
    if titles.setdefault(ref, title) != title:
        return
    notebook.name(ref, ("vg:Indicator",), f"Målindikator {number}: {title}", where)
    goal = goal_ref(strategy, f"mal-{number.split('.')[0]}")
    said: list[tuple[str, Literal | Ref]] = [
        ("dcterms:title", notebook.words(title)),
        ("dcterms:identifier", Literal(number)),
        ("vg:measures", goal),
    ]
    for predicate, value in said:
        notebook.say(ref, predicate, value, where, extractor=EXTRACTOR)
    if place := cells.get("measurement"):
        words = notebook.words(notebook.reading.read(place))
        notebook.say(ref, "vg:measurement", words, place, extractor=EXTRACTOR)


class _Indicator:
    def __init__(self, reading: Reading, notebook: Notebook, strategy: Ref, index: int, segment: Segment) -> None:
        self.reading, self.notebook, self.strategy = reading, notebook, strategy
        self.index, self.segment = index, segment

    def extract(self, titles: dict[Ref, str]) -> None:
        title, heading = self.segment.get("title") or "", self.segment.heading or self.segment.span
        ref = self._ref(title)
        if ref is None:
            return
        number = self.segment.get("number")
        label = f"Målindikator {number}: {title}" if number else title
        self.notebook.name(ref, ("vg:Indicator",), label, heading)
        if titles.setdefault(ref, title) == title:
            self._say(ref, "dcterms:title", self.notebook.words(title), heading)
        if number:
            goal = goal_ref(self.strategy, f"mal-{number.split('.')[0]}")
            self._say(ref, "dcterms:identifier", Literal(number), heading)
            self._say(ref, "vg:measures", goal, heading)
        else:
            whole = indicator_ref(self.strategy, ref.path[-2])
            self._say(ref, "vg:partOfIndicator", whole, heading)
        for predicate, span in self._fields():
            self._say(ref, predicate, self.notebook.words(self.reading.read(span)), span)

    def _ref(self, title: str) -> Ref | None:
        if number := self.segment.get("number"):
            return indicator_ref(self.strategy, number)
        whole = self.reading.enclosing(self.segment.parent, SegmentKind.INDICATOR)
        number = whole[1].get("number") if whole else None
        return Ref("indicator", (*self.strategy.path, number, slug(title))) if number else None

    def _say(self, subject: Ref, predicate: str, value: Literal | Ref, span: Span) -> None:
        self.notebook.say(subject, predicate, value, span, extractor=EXTRACTOR)

    def _fields(self) -> Iterator[tuple[str, Span]]:
        """Each labelled field of this indicator, not of its parts: up to the next label or block."""
        for block in self.reading.layout.within(self._own_span()):
            for place, line in enumerate(block.lines):
                for key, predicate in _FIELDS.items():
                    if match := label_pattern(key).match(line.words):
                        end = _field_end(block.lines[place:])
                        yield predicate, Span(line.span.start + match.end(), end)

    def _own_span(self) -> Span:
        end = self.segment.span.end
        for _, other in self.reading.of_kind(SegmentKind.INDICATOR):
            if self.segment.span.start < other.span.start < end:
                end = other.span.start
        return Span(self.segment.span.start, end)


def _field_end(lines: tuple[Line, ...]) -> int:
    end = lines[0].span.end
    for line in lines[1:]:
        if label_pattern("labels").match(line.words) or line.role is not LineRole.TEXT:
            break
        end = line.span.end
    return end
