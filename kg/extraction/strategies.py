"""Strategies printed in a document: their goals, sub-goals and indicators, and how these hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from kg.extraction.goal_links import extract_goal_links
from kg.extraction.indicators import extract_indicators
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.numbered import with_number
from kg.extraction.strategy_mentions import ORGANISATION, extract_mentioned, say_owner
from kg.extraction.strategy_names import goal_ref, part_ref, strategy_ref
from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Literal, Ref, Segment, SegmentKind, Span
from kg.segmentation.goal_lines import goal_lines, numbered_subgoals
from kg.segmentation.layout import Block, Line, LineRole
from kg.segmentation.strategy_headings import heading_words, leads_in_subgoals
from kg.segmentation.subgoal_lists import ListedGoal, listed_subgoals

EXTRACTOR = "strategies/1"
SUBGOAL_WORDS = 8
LONGEST_VISION = 160
VISION_REACH = 5
TITLE_PAGE = 5
OWNER_REACH = 3000
TITLE_PAGE_LENGTH = 250


def extract_strategies(reading: Reading, notebook: Notebook) -> None:
    """Everything the document says of strategies, whether it prints them or only names them."""
    for index, segment in reading.of_kind(SegmentKind.STRATEGY):
        _Printed(reading, notebook, index, segment).extract()
    extract_mentioned(reading, notebook)


def printed_strategy(segment: Segment) -> Ref:
    """The ref of the strategy that a segment of that kind prints."""
    return strategy_ref(segment.get("title") or "", segment.get("start"))


def subgoal_step(words: str) -> str:
    """The last step of a sub-goal's ref: its first words, hyphens within words left out.

    Where a line or a page divides a word must not change the ref.
    """
    parts = [re.sub(r"[^\w]", "", part) for part in re.sub(r"(?<=\w)-(?=\w)", "", words).split()]
    return slug(" ".join([part for part in parts if part][:SUBGOAL_WORDS]))


class _Printed:
    """One printed strategy."""

    def __init__(self, reading: Reading, notebook: Notebook, index: int, segment: Segment) -> None:
        self.reading, self.notebook = reading, notebook
        self.index, self.segment = index, segment
        self.ref = printed_strategy(segment)

    def extract(self) -> None:
        self._strategy()
        goals = list(self._goals())
        for goal in goals:
            if goal.get("level") == "overall":
                overall = self._goal(goal, "overordnet", "vg:OverallGoal")
                if goal.get("open"):
                    self._subgoals(goal, overall)
            else:
                self._subgoals(goal, self._goal(goal, "mal", "vg:StrategicGoal"))
        extract_indicators(self.reading, self.notebook, self.ref, self.segment.span)
        extract_goal_links(self.reading, self.notebook, self.ref, self.segment.span)

    def _goals(self) -> Iterator[Segment]:
        for _, goal in self.reading.of_kind(SegmentKind.GOAL):
            if self.segment.span.contains(goal.span):
                yield goal

    def _say(self, subject: Ref, predicate: str, value: Literal | Ref, span: Span) -> None:
        self.notebook.say(subject, predicate, value, span, extractor=EXTRACTOR)

    def _strategy(self) -> None:
        title = self.segment.get("title") or ""
        self.notebook.name(self.ref, ("vg:Strategy",), title, self.segment.heading)
        if self.segment.get("titled"):
            self._title_page(title)
        self._owners()
        for block in self._headed_by("vision"):
            self._say(self.ref, "vg:vision", self.notebook.words(self.reading.read(block.body)), block.body)

    def _title_page(self, title: str) -> None:
        """The title and years of a plan whose title is a name on its title page alone."""
        where, period = self.segment.heading or self.segment.span, self.segment.get("period")
        self._say(self.ref, "dcterms:title", self.notebook.words(title), where)
        if period:
            self._say(self.ref, "vg:period", Literal(period), where)

    def _owners(self) -> None:
        """Whose strategy it is: the organisation on the title page, or whose board adopted it."""
        start = self.segment.span.start
        lines = [line for line in self.reading.layout.lines if line.span.start >= start][1:TITLE_PAGE]
        for line in lines:
            if re.fullmatch(ORGANISATION, line.words):
                say_owner(self.notebook, self.ref, line.words, line.span)
                return
        if self.segment.get("titled") and (place := self._on_title_page(start)):
            say_owner(self.notebook, self.ref, self.reading.read(place), place)
            return
        text = self.reading.document.text[start : start + OWNER_REACH]
        leads = "|".join(lexicon("strategies")["document"]["owner"])
        if match := re.search(rf"(?:{leads})({ORGANISATION})(?!\w)", text):
            span = Span(start + match.start(1), start + match.end(1))
            say_owner(self.notebook, self.ref, self.reading.read(span), span)

    def _on_title_page(self, start: int) -> Span | None:
        """An organisation that stands on a line of its own near the title, or beside the title on a line."""
        title = self.segment.heading or self.segment.span
        named = self.reading.read(title).casefold()
        for line in self.reading.layout.lines:
            near = line.span.start < start + TITLE_PAGE_LENGTH
            repeats = line.span.overlaps(title) or named in line.words.casefold()
            beside = repeats and len(line.words) < TITLE_PAGE_LENGTH
            found = re.search(rf"(?<!\w){ORGANISATION}(?!\w)", line.words) if near else None
            if found and (beside or found[0] == line.words):
                return Span(line.span.start + found.start(), line.span.start + found.end())
        return None

    def _headed_by(self, key: str) -> Iterator[Block]:
        """The line that stands out under the heading "Visjon": no sentence, no heading."""
        blocks = self.reading.layout.within(self.segment.span)
        for place, block in enumerate(blocks):
            if not _closes_with(block, key):
                continue
            for after in blocks[place + 1 : place + VISION_REACH]:
                words = after.words
                if len(words) <= LONGEST_VISION and len(words.split()) > 2 and words[-1] not in ".:;,?":
                    yield after
                    return
            return

    def _goal(self, goal: Segment, step: str, kind: str) -> Ref:
        number, title = goal.get("number") or "", goal.get("title") or ""
        heading, called = goal.heading or goal.span, goal.get("called") or "Mål"
        ref = goal_ref(self.ref, f"{step}-{slug(number)}")
        strategic = step == "mal" and (goal.get("open") is None or goal.get("printed") is not None)
        numbered = number if re.fullmatch(r"[A-ZÆØÅ]\d{1,2}", number) else f"{called} {number}"
        self.notebook.name(ref, (kind,), f"{numbered}: {title}" if strategic else title, heading)
        self._say(ref, "vg:inStrategy", self.ref, heading)
        self._say(ref, "dcterms:title", self.notebook.words(title), heading)
        if strategic:
            self._say(ref, "dcterms:identifier", Literal(numbered), self._numbered(heading, numbered))
        return ref

    def _numbered(self, span: Span, number: str) -> Span:
        return with_number(span, number, self.reading.document.text)

    def _subgoals(self, goal: Segment, parent: Ref) -> None:
        lines = [line for line in self.reading.layout.lines if goal.span.contains(line.span)]
        numbered = list(numbered_subgoals(lines))
        for part in numbered:
            title, called = self.reading.read(part.span).rstrip(" .;"), f"{part.called} {part.number}"
            counted = part.number.isdigit()
            ref = part_ref(Ref("goal", parent.path) if counted else self.ref, part.called, part.number)
            self._say(ref, "dcterms:identifier", Literal(called), self._numbered(part.span, called))
            self._subgoal(ref, parent, f"{called}: {title}", title, part.span)
        listed = self._listed(goal) if goal.get("open") is None else self._told(goal)
        for found in () if numbered else listed:
            title = found.title.rstrip(" .;")
            ref = goal_ref(Ref("goal", parent.path), subgoal_step(title))
            if found.number:
                self._say(ref, "dcterms:identifier", Literal(found.number), self._numbered(found.span, found.number))
            self._subgoal(ref, parent, title, title, found.span)

    def _listed(self, goal: Segment) -> Iterator[ListedGoal]:
        """The sub-goals in the list under a goal: of blocks, or of the pieces of a line that holds more."""
        spans = list(self._bullets(goal))
        if spans:
            yield from (ListedGoal(span, self.reading.read(span)) for span in spans)
            return
        start = goal.heading.end if goal.heading else goal.span.start
        pieces = [line for line in self._pieces if start <= line.span.start and line.span.end <= goal.span.end]
        yield from listed_subgoals(pieces, goal.get("number") or "", bare=goal.get("bare") is not None)

    def _told(self, goal: Segment) -> Iterator[ListedGoal]:
        """The sub-goals of a goal without number, whose places segmentation has told."""
        for place in (goal.get("open") or "").split():
            bounds, _, number = place.partition(":")
            pieces = [Span(*map(int, piece.split("-"))) for piece in bounds.split("+")]
            yield ListedGoal(pieces[0], " ".join(map(self.reading.read, pieces)), number)

    @cached_property
    def _pieces(self) -> list[Line]:
        """The lines of the document, cut where goals begin amid them, without the margins of pages."""
        told = (LineRole.TEXT, LineRole.ITEM)
        return goal_lines([line for line in self.reading.layout.lines if line.role in told])

    def _subgoal(self, ref: Ref, parent: Ref, label: str, title: str, span: Span) -> None:
        self.notebook.name(ref, ("vg:Subgoal",), label, span)
        self._say(ref, "dcterms:title", self.notebook.words(title), span)
        self._say(ref, "vg:subgoalOf", parent, span)
        self._say(ref, "vg:inStrategy", self.ref, span)

    def _bullets(self, goal: Segment) -> Iterator[Span]:
        """The list under the line that leads in the sub-goals; a bullet may run over a page."""
        led, span = False, None
        for block in self.reading.layout.within(goal.span):
            if self._runs_through(block):
                continue
            if leads_in_subgoals(block.lines[-1].words):
                led = True
            elif led and block.marker is not None:
                if span:
                    yield span
                span = block.body
            elif led and span and block.words[0].islower():
                span = Span(span.start, block.span.end)
            elif led:
                break
        if span:
            yield span

    def _runs_through(self, block: Block) -> bool:
        """Whether a block is the strategy's title and a page's number: the head of a page."""
        title = self.segment.get("title")
        return bool(title and re.fullmatch(rf"{re.escape(title)}[\d\s–-]*", block.words))


def _closes_with(block: Block, key: str) -> bool:
    """Whether the last line of the block is one of the headings (a page may glue other lines before it)."""
    return block.lines[-1].words.casefold().strip(" :") in heading_words(key)
