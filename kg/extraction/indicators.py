"""The indicators of a printed strategy: what they measure, how, and why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from kg.extraction.indicator_columns import Row
from kg.extraction.indicator_tables import indicator_rows
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.numbered import with_number
from kg.extraction.strategy_names import goal_ref, indicator_ref, numbered_goal
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Ref, Segment, SegmentKind, Span
from kg.segmentation.flow import read_flow
from kg.segmentation.goal_lines import goal_lines
from kg.segmentation.layout import Line, LineRole
from kg.segmentation.strategy_headings import label_measured, label_pattern

EXTRACTOR = "indicators/1"
_FIELDS = {"measurement": "vg:measurement", "purpose": "vg:purpose"}


def extract_indicators(reading: Reading, notebook: Notebook, strategy: Ref, within: Span) -> None:
    """The indicators printed inside `within`; one described twice is one entity with two places."""
    titles: dict[Ref, str] = {}
    goals = [s.get("number") or "" for _, s in reading.of_kind(SegmentKind.GOAL) if within.contains(s.span)]
    for index, segment in reading.of_kind(SegmentKind.INDICATOR):
        if within.contains(segment.span):
            _Indicator(reading, notebook, strategy, index, segment).extract(titles)
    for row in indicator_rows(reading, within):
        _say_row(notebook, strategy, row, titles, goals)
    _say_told_purposes(notebook, strategy, within, titles)


def _say_told_purposes(notebook: Notebook, strategy: Ref, within: Span, titles: Mapping[Ref, str]) -> None:
    """What a sentence says that an indicator shall show: "Indikator 2.1 viser om tilbodet når fram"."""
    flow = read_flow(notebook.reading.layout)
    first, last = flow.index(within.start), flow.index(within.end)
    told = re.compile(lexicon("strategies")["document"]["told_purpose"])
    for sentence in flow.sentences():
        match = told.search(sentence.of(flow.text)) if first <= sentence.start < last else None
        if match and (ref := indicator_ref(strategy, match[1])) in titles:
            span = flow.span(sentence.start + match.start(), sentence.end)
            notebook.say(ref, "vg:purpose", notebook.words(notebook.reading.read(span)), span, extractor=EXTRACTOR)


def _say_row(notebook: Notebook, strategy: Ref, row: Row, titles: dict[Ref, str], goals: Sequence[str]) -> None:
    reading, where = notebook.reading, row.cells["title"][0]
    title = row.words(reading, "title")
    ref = indicator_ref(strategy, row.number or slug(title))
    if titles.setdefault(ref, title) != title:
        return
    label = f"Målindikator {row.number}: {title}" if row.number else title
    notebook.name(ref, ("vg:Indicator",), label, where)
    told = re.search(r"\d{1,2}|\b[A-H]\b", row.words(reading, "goal"))
    goal = told[0] if told else re.split(r"[.a-h]", row.number)[0]
    said: list[tuple[str, Literal | Ref]] = [("dcterms:title", notebook.words(title))]
    if row.number:
        place = with_number(where, row.number, reading.document.text)
        notebook.say(ref, "dcterms:identifier", Literal(row.number), place, extractor=EXTRACTOR)
    goal = next((number for number in goals if number == goal or number[1:] == goal), "" if goals else goal)
    if goal and (told or (row.number and not row.number.isdigit())):
        said.append(("vg:measures", numbered_goal(strategy, goal)))
    for predicate, value in said:
        notebook.say(ref, predicate, value, where, extractor=EXTRACTOR)
    for column, predicate in _FIELDS.items():
        told_in = "source" if column == "measurement" and column not in row.cells else column
        if words := row.words(reading, told_in):
            notebook.say(ref, predicate, notebook.words(words), row.cells[told_in][0], extractor=EXTRACTOR)


class _Indicator:
    def __init__(self, reading: Reading, notebook: Notebook, strategy: Ref, index: int, segment: Segment) -> None:
        self.reading, self.notebook, self.strategy = reading, notebook, strategy
        self.index, self.segment = index, segment

    def extract(self, titles: dict[Ref, str]) -> None:
        title, heading = self.segment.get("title") or "", self.segment.heading or self.segment.span
        ref = self._ref(title)
        if ref is None or not re.search(r"[^\W\d_]", title):
            return
        number = self.segment.get("number")
        label = f"Målindikator {number}: {title}" if number else title
        self.notebook.name(ref, ("vg:Indicator",), label, heading)
        if titles.setdefault(ref, title) == title:
            self._say(ref, "dcterms:title", self.notebook.words(title), heading)
        if number and self.segment.get("open"):
            self._say(ref, "dcterms:identifier", Literal(number), self._numbered(heading, number))
        if home := self.segment.get("goal"):
            self._say(ref, "vg:measures", numbered_goal(self.strategy, home), heading)
        elif self.segment.get("open"):
            pass
        elif number:
            goal = goal_ref(self.strategy, f"mal-{number.split('.')[0]}")
            self._say(ref, "dcterms:identifier", Literal(number), self._numbered(heading, number))
            self._say(ref, "vg:measures", goal, heading)
        else:
            whole = indicator_ref(self.strategy, ref.path[-2])
            self._say(ref, "vg:partOfIndicator", whole, heading)
        for predicate, span in self._fields():
            self._say(ref, predicate, self.notebook.words(self.reading.read(span)), span)

    def _ref(self, title: str) -> Ref | None:
        if number := self.segment.get("number"):
            return indicator_ref(self.strategy, number)
        if self.segment.get("open"):
            return indicator_ref(self.strategy, slug(title))
        whole = self.reading.enclosing(self.segment.parent, SegmentKind.INDICATOR)
        number = whole[1].get("number") if whole else None
        return Ref("indicator", (*self.strategy.path, number, slug(title))) if number else None

    def _say(self, subject: Ref, predicate: str, value: Literal | Ref, span: Span) -> None:
        self.notebook.say(subject, predicate, value, span, extractor=EXTRACTOR)

    def _numbered(self, span: Span, number: str) -> Span:
        return with_number(span, number, self.reading.document.text)

    def _fields(self) -> Iterator[tuple[str, Span]]:
        """Each labelled field of this indicator, not of its parts: up to the next label or block."""
        if told := self.segment.get("measurement"):
            yield "vg:measurement", _place(told)
        for block in self.reading.layout.within(self._own_span()):
            for place, line in enumerate(block.lines):
                for key, predicate in _FIELDS.items():
                    if self.segment.get(key) is None and (match := label_pattern(key).match(line.words)):
                        end = _field_end(block.lines[place:])
                        yield predicate, Span(line.span.start + match.end(), end)
        if self.segment.get("measurement") is None:
            yield from self._told()

    def _told(self) -> Iterator[tuple[str, Span]]:
        """What a sentence says that the indicator is measured by."""
        own = self._own_span()
        lines = [line for line in self.reading.layout.lines if line.span.start < own.end and line.span.end > own.start]
        for line in goal_lines(lines):
            start = label_measured(line.words) if own.contains(line.span) else None
            if start is not None:
                begin = line.span.start + start
                yield "vg:measurement", Span(begin, begin + len(re.split(r"[.;](?=\s|$)", line.words[start:])[0]))

    def _own_span(self) -> Span:
        end = self._described_until() if self.segment.get("open") else self.segment.span.end
        for _, other in self.reading.of_kind(SegmentKind.INDICATOR):
            if self.segment.span.start < other.span.start < end:
                end = other.span.start
        return Span(self.segment.span.start, end)

    def _described_until(self) -> int:
        """Where the lines end that describe an indicator right below its title: labels with what is said of it."""
        end = self.segment.span.end
        lines = [line for line in self.reading.layout.lines if line.role in (LineRole.TEXT, LineRole.ITEM)]
        for line in lines[bisect_left(lines, end, key=lambda line: line.span.start) :]:
            labelled = any(label_pattern(key).match(line.words) for key in (*_FIELDS, "labels"))
            if line.gap or not (labelled or line.words[0].islower()):
                break
            end = line.span.end
        return end


def _place(told: str) -> Span:
    start, _, end = told.partition("-")
    return Span(int(start), int(end))


def _field_end(lines: tuple[Line, ...]) -> int:
    end = lines[0].span.end
    for line in lines[1:]:
        if label_pattern("labels").match(line.words) or line.role is not LineRole.TEXT:
            break
        end = line.span.end
    return end
