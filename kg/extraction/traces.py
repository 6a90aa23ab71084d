"""From case to strategy: the links that a case's own text states, each with the sentence that says so.

The text of a case is its paper, agenda row, cover note, decision and the consultation response attached to it; what
other bodies wrote and a strategy that is only attached tie the case to nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extraction.goal_links import own_goals, part_numbers
from kg.extraction.names import segment_case
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.shared_turns import last_to_treat
from kg.extraction.strategies import printed_strategy
from kg.extraction.strategy_mentions import named_goal_ref, named_goals
from kg.extraction.strategy_names import (
    StrategyMention,
    find_mentions,
    goal_ref,
    indicator_ref,
    numbered_goal,
    part_ref,
)
from kg.extraction.trace_cues import (
    indicator_numbers,
    named_indicators,
    quoted_title,
    replaces,
    strategic_sections,
    ties_case,
    titles_a_case,
    told_aside,
)
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import External, Literal, Ref, Segment, SegmentKind, Span
from kg.segmentation.flow import read_flow
from ontology import expand

EXTRACTOR = "traces/1"
STATED = External(str(expand("vg:Stated")))
MOST_CITATIONS = 4
SURE, LIKELY, POINTED_BACK = 0.95, 0.85, 0.8

_OWN = frozenset(
    {
        SegmentKind.CASE,
        SegmentKind.COVER_NOTE,
        SegmentKind.DECISION,
        SegmentKind.SECTION,
        SegmentKind.AGENDA,
        SegmentKind.TABLE,
    }
)


def extract_traces(reading: Reading, notebook: Notebook) -> None:
    """Stated links from cases and decision points to strategies, goals, indicators; runs after the decisions."""
    _Tracer(reading, notebook).run()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence stands: the case it belongs to, and whether inside its decision or the response to it."""

    case: Ref
    segment: Segment
    response: Segment | None
    decision: bool

    @property
    def label(self) -> str:
        return self.segment.get("number") or self.case.path[-1]

    @property
    def terse(self) -> bool:
        """Whether all that stands here is title and decision: a row of a table."""
        return self.segment.get("style") == "table"


@dataclass(frozen=True, slots=True)
class _Citation:
    """A sentence that ties a case to a target."""

    place: _Place
    target: Ref
    span: Span
    confidence: float
    title: str
    strategy: Ref


class _Tracer:
    """Reads the sentences of a document's cases one by one."""

    def __init__(self, reading: Reading, notebook: Notebook) -> None:
        self.reading, self.notebook = reading, notebook
        self.flow = read_flow(reading.layout)
        self.mentions = find_mentions(reading, self.flow)
        self.sections = strategic_sections(reading.layout)
        self.named = [(m, title, span) for m, title, span in named_goals(self.flow, self.mentions)]
        self.numbered = self._numbered()

    def _numbered(self) -> frozenset[Ref]:
        """The strategies known here by numbered goals: printed, or named in one sentence with a goal's number."""
        texts = ((s, s.of(self.flow.text)) for s in self.flow.sentences())
        counted = {m.ref for s, text in texts if own_goals(text) or _names_parts(text) for m in self._named_in(s)}
        printed = {printed_strategy(s) for _, s in self.reading.of_kind(SegmentKind.STRATEGY)}
        return frozenset(counted | printed)

    def _named_in(self, sentence: Span) -> list[StrategyMention]:
        span = self.flow.span(sentence.start, sentence.end)
        return [m for m in self.mentions.within(span) if m.named]

    def run(self) -> None:
        citations: dict[tuple[Ref, Ref], list[_Citation]] = defaultdict(list)
        for sentence in self.flow.sentences():
            span = self.flow.span(sentence.start, sentence.end)
            place = self._place(span.start)
            if place is None:
                continue
            for citation in self._cited(sentence, span, place):
                citations[(place.case, citation.target)].append(citation)
                if last := last_to_treat(self.reading, place.segment, span.start):
                    citations[(last, citation.target)].append(citation)
                for point in self._points(citation):
                    citations[(point, citation.target)].append(citation)
        for (act, _), found in citations.items():
            self._write(act, found)

    def _place(self, position: int) -> _Place | None:
        """The case whose own text stands at `position`."""
        index = self.reading.innermost(position)
        response: Segment | None = None
        decided: Segment | None = None
        while index is not None:
            segment = self.reading.segments[index]
            if segment.kind is SegmentKind.CONSULTATION_RESPONSE:
                response = segment
            elif segment.kind is SegmentKind.ATTACHMENT and response is not None:
                pass
            elif segment.kind not in _OWN:
                return self._quoted(decided)
            if segment.kind is SegmentKind.DECISION:
                decided = decided or segment
            if segment.kind is SegmentKind.CASE:
                case = segment_case(segment)
                quoted = segment.get("style") == "quoted" and decided is None
                return None if case is None or quoted else _Place(case, segment, response, decided is not None)
            index = segment.parent
        return None

    def _quoted(self, decided: Segment | None) -> _Place | None:
        """The decision that a plan or a letter quotes outside any case segment."""
        case = segment_case(_numbered_case(decided)) if decided else None
        return _Place(case, decided, None, True) if case and decided else None

    def _cited(self, sentence: Span, span: Span, place: _Place) -> Iterator[_Citation]:
        text = sentence.of(self.flow.text)
        counted = bool(own_goals(text)) or any(indicator_numbers(text)) or _names_parts(text)
        yield from self._strategies(span, place, counted)
        for start, numbers in () if told_aside(text) else own_goals(text):
            strategy = self._strategy_of(sentence, self.flow.offsets[sentence.start + start], place)
            for number in numbers if strategy else ():
                ref = goal_ref(strategy.ref, f"mal-{number}") if strategy else None
                if ref and strategy:
                    title = f"{_called(text[start:])} {number}"
                    yield _Citation(place, ref, span, SURE, title, strategy.ref)
        yield from self._parts(sentence, span, place)
        for start, written in indicator_numbers(text):
            strategy = self._strategy_of(sentence, self.flow.offsets[sentence.start + start], place)
            if strategy:
                yield _Citation(place, indicator_ref(strategy.ref, written), span, SURE, written, strategy.ref)
        for start, written in named_indicators(text):
            strategy = self._strategy_of(sentence, self.flow.offsets[sentence.start + start], place)
            if strategy:
                ref = indicator_ref(strategy.ref, slug(written))
                yield _Citation(place, ref, span, SURE, written, strategy.ref)
        for mention, title, where in self.named:
            if span.contains(where):
                yield _Citation(place, named_goal_ref(mention.ref, title), span, SURE, title, mention.ref)

    def _parts(self, sentence: Span, span: Span, place: _Place) -> Iterator[_Citation]:
        """Sub-goals that the sentence names by number; measures only where it names their plan behind them."""
        for start, called, numbers in part_numbers(sentence.of(self.flow.text)):
            position = self.flow.offsets[sentence.start + start]
            behind = next((m for m in self._named_in(sentence) if m.span.start > position), None)
            if _is_measure(called) and not (behind and self._in_it(position, behind)):
                continue
            strategy = behind or self._strategy_of(sentence, position, place)
            for number in numbers if strategy else ():
                if strategy:
                    ref = part_ref(strategy.ref, called, number)
                    yield _Citation(place, ref, span, SURE, f"{called} {number}", strategy.ref)
            if strategy and _is_measure(called):
                yield _Citation(place, strategy.ref, span, SURE, strategy.title, strategy.ref)

    def _in_it(self, position: int, strategy: StrategyMention) -> bool:
        """Whether what stands at `position` is said to be in the strategy: "tiltak 5 i Nasjonal plan …"."""
        between = self.flow.text[self.flow.index(position) : self.flow.index(strategy.span.start)]
        return bool(re.search(r"\si\s+(?:\w+\s+){0,2}$", between))

    def _strategies(self, span: Span, place: _Place, counted: bool) -> Iterator[_Citation]:
        """The strategies the sentence ties the case to; `counted` where it also names goals by number."""
        for mention in self.mentions.within(span):
            before = self.flow.text[self.flow.index(span.start) : self.flow.index(mention.span.start)]
            if replaces(before) or titles_a_case(before):
                continue
            confidence = self._confidence(mention, before, span, place)
            if counted and mention.named and place.response is None:
                confidence = SURE
            if confidence:
                yield _Citation(place, mention.ref, span, confidence, mention.title, mention.ref)

    def _confidence(self, mention: StrategyMention, before: str, span: Span, place: _Place) -> float | None:
        """How surely the sentence ties the case to the strategy it names; None where it only mentions it."""
        if not mention.named:
            chief = self.mentions.chief()
            back = (place.decision or place.terse) and chief is not None and chief.ref == mention.ref
            return POINTED_BACK if back else None
        heading = place.segment.heading
        if place.response is not None:
            return SURE if self._titles(place.response, span) else None
        money = mention.title.casefold().endswith(tuple(lexicon("strategies")["trace"]["money"]))
        if (not money and (place.decision or place.terse)) or (heading is not None and heading.overlaps(span)):
            return SURE
        if any(section.contains(span) for section in self.sections):
            return SURE
        return LIKELY if ties_case(before) else None

    def _titles(self, response: Segment, span: Span) -> bool:
        first = response.heading or Span(response.span.start, response.span.start + 1)
        return first.overlaps(span)

    def _strategy_of(self, sentence: Span, position: int, place: _Place) -> StrategyMention | None:
        """The strategy whose goals or indicators a bare number counts: named nearby, or what the paper is about."""
        here = self._named_in(sentence)
        if here:
            before = [m for m in here if m.span.start <= position]
            return before[-1] if before else here[0]
        if place.response is not None:
            titled = self.mentions.within(place.response.heading or place.response.span)
            if named := [m for m in titled if m.named]:
                return named[0]
        inside = [m for m in self.mentions.within(place.segment.span) if m.named and self._own_text(m, place)]
        fits = [m for m in inside if m.ref in self.numbered] or inside
        before = [m for m in fits if m.span.start <= position]
        if fits:
            return before[-1] if before else fits[0]
        return self.mentions.chief()

    def _own_text(self, mention: StrategyMention, place: _Place) -> bool:
        where = self._place(mention.span.start)
        return where is not None and where.case == place.case

    def _points(self, citation: _Citation) -> list[Ref]:
        """The decision points, noted before, inside which the sentence stands."""
        if not citation.place.decision:
            return []
        return [
            s.object
            for s in self.notebook.statements.values()
            if s.predicate == "vg:hasPoint" and isinstance(s.object, Ref) and s.evidence.span.overlaps(citation.span)
        ]

    def _write(self, act: Ref, found: list[_Citation]) -> None:
        best = max(found, key=lambda c: (c.confidence, _is_sentence(c.span.of(self.reading.document.text))))
        target = best.target
        self._name(best)
        for citation in found[:MOST_CITATIONS]:
            self._say(act, "vg:addresses", target, citation.span, citation.confidence)
        label = f"{best.place.label} → {best.title}"
        trace = self.notebook.name(Ref("trace", (*act.path, *target.path)), ("vg:TraceLink",), label, best.span)
        quote = best.span.of(self.reading.document.text)
        values: tuple[tuple[str, Ref | External | Literal], ...] = (
            ("vg:from", act),
            ("vg:to", target),
            ("vg:basis", STATED),
            ("vg:confidence", Literal(str(best.confidence), datatype="decimal")),
            ("vg:quote", self.notebook.words(quote)),
        )
        for predicate, value in values:
            self._say(trace, predicate, value, best.span, best.confidence)

    def _name(self, citation: _Citation) -> None:
        """A goal or indicator that is only counted here must still be known by what it is."""
        target, span = citation.target, citation.span
        known = any(ref == target for ref, _ in self.notebook.entities)
        if known or target.kind == "strategy":
            return
        strategy = self.notebook.entities.get((citation.strategy, ("vg:Strategy",)))
        whole = f" ({strategy.label})" if strategy else ""
        self._say_title(citation)
        if target.kind == "goal":
            part = any(part_numbers(citation.title))
            above = self._above(citation)
            kind = "vg:StrategicGoal" if not part else "vg:Subgoal" if above else "vg:Goal"
            self.notebook.name(target, (kind,), f"{citation.title}{whole}", span)
            self._say(target, "dcterms:identifier", Literal(citation.title), span, citation.confidence)
            self._say(target, "vg:inStrategy", citation.strategy, span, citation.confidence)
            if above:
                self._say(target, "vg:subgoalOf", above, span, citation.confidence)
        else:
            named = not citation.title[0].isdigit()
            label = citation.title if named else f"Målindikator {citation.title}{whole}"
            self.notebook.name(target, ("vg:Indicator",), label, span)
            value = self.notebook.words(citation.title) if named else Literal(citation.title)
            predicate = "dcterms:title" if named else "dcterms:identifier"
            self._say(target, predicate, value, span, citation.confidence)

    def _say_title(self, citation: _Citation) -> None:
        """The title of a goal or an indicator that is quoted right behind its number."""
        start, end = (self.flow.index(position) for position in (citation.span.start, citation.span.end))
        match = quoted_title(citation.title).search(self.flow.text, start, end)
        if match:
            span = self.flow.span(match.start("title"), match.end("title"))
            title = self.notebook.words(match["title"])
            self._say(citation.target, "dcterms:title", title, span, citation.confidence)

    def _above(self, citation: _Citation) -> Ref | None:
        """The goal that a sub-goal's number names: "Delmål 2.3" is one of "Mål 2", where the paper tells it."""
        _, called, numbers = next(iter(part_numbers(citation.title)), (0, "", ("",)))
        goal, dot, _ = numbers[0].partition(".")
        if not dot or _is_measure(called):
            return None
        ref = numbered_goal(citation.strategy, goal)
        return ref if any(known == ref for known, _ in self.notebook.entities) else None

    def _say(self, subject: Ref, predicate: str, value: Ref | External | Literal, span: Span, sure: float) -> None:
        self.notebook.say(subject, predicate, value, span, extractor=EXTRACTOR, confidence=sure)


def _numbered_case(decision: Segment) -> Segment:
    """A decision with the number of its case as its own."""
    return replace(decision, attributes=(*decision.attributes, ("number", decision.get("case") or "")))


def _called(text: str) -> str:
    """What a text that begins with a goal's number calls it: "Mål", "Innsatsområde"."""
    return text.split(maxsplit=1)[0].capitalize()


def _is_measure(called: str) -> bool:
    return called.casefold() in lexicon("strategies")["document"]["measures"]


def _names_parts(text: str) -> bool:
    return any(not _is_measure(called) for _, called, _ in part_numbers(text))


def _is_sentence(quote: str) -> bool:
    return quote.rstrip().endswith((".", "!", "?"))
