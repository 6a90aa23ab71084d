"""Document -> Analysis: read the layout, find the segments, recognise the names, write the statements down."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.dates import find_dates, written
from kg.extraction import FAMILIES
from kg.extraction.notebook import Notebook, Reading
from kg.identifiers import slug
from kg.language import language_of
from kg.lexicon import lexicon
from kg.model import Analysis, Document, Literal, Problem, Ref, Segment, SegmentKind, Span
from kg.recognition import recognise
from kg.segmentation import Layout, read_layout, segment
from kg.segmentation.case_numbers import as_printed, years_behind
from kg.segmentation.meetings import meeting_heads
from kg.text import squeeze

logger = logging.getLogger(__name__)

PASSAGE_LENGTH = 1100
TITLE_LENGTH = 160
TOP_CHARACTERS = 2500
LIMIT_REACH = 40
EXTRACTOR = "document/1"
Family = Callable[[Reading, Notebook], None]


class Pipeline:
    """Reads statements out of documents; a family of statements that stumbles becomes a problem, the rest goes on."""

    def __init__(self, families: Sequence[Family] = FAMILIES) -> None:
        self._families = tuple(families)

    def analyse(self, document: Document) -> Analysis:
        """All that `document` says."""
        read = replace(document, text=years_behind(document.text))
        layout = read_layout(read)
        segments = segment(read, layout)
        mentions = recognise(read, layout)
        reading = Reading(read, layout, segments, mentions, language_of(read.text))
        notebook = Notebook(reading)
        problems = tuple(self._extract(reading, notebook))
        title, kind, issued = _describe(reading, notebook)
        analysis = Analysis(
            document=read,
            language=reading.language,
            title=title,
            type=kind,
            issued=issued,
            segments=segments,
            mentions=mentions,
            entities=tuple(notebook.entities.values()),
            statements=tuple(notebook.statements.values()),
            passages=tuple(passage_spans(layout, segments)),
            problems=problems,
        )
        return analysis if read == document else as_printed(analysis, document)

    def _extract(self, reading: Reading, notebook: Notebook) -> Iterator[Problem]:
        for family in self._families:
            try:
                family(reading, notebook)
            except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError) as error:
                name = family.__name__
                logger.exception("%s: %s failed", reading.document.source, name)
                yield Problem(name, f"{type(error).__name__}: {error}")


def document_type(segments: Sequence[Segment]) -> str:
    """The code of the document type that the segments tell of."""
    meeting = next((s for s in segments if s.kind is SegmentKind.MEETING), None)
    if meeting:
        return _meeting_papers(meeting, segments)
    top = [s for s in segments if s.parent == 0]
    largest = max(top, key=lambda s: s.span.end - s.span.start, default=None)
    if largest is None:
        return "other"
    kinds = {
        SegmentKind.STRATEGY: "strategy",
        SegmentKind.CONSULTATION_RESPONSE: "consultation-response",
        SegmentKind.LETTER: "consultation-letter",
        SegmentKind.CASE: "case-paper",
    }
    return kinds.get(largest.kind, "other")


def _meeting_papers(meeting: Segment, segments: Sequence[Segment]) -> str:
    kind = meeting.get("kind")
    if kind in ("minutes", "agenda"):
        return str(kind)
    papers = [s for s in segments if s.kind is SegmentKind.CASE and s.get("style") in ("paper", "note")]
    return "case-paper" if len(papers) == 1 else "board-papers"


def _describe(reading: Reading, notebook: Notebook) -> tuple[str, str, str | None]:
    """Title, type and date of the document, each stated with the words that tell it where the text does."""
    ref = Ref("document", (slug(reading.document.source),))
    title, place = _title(reading)
    kind = document_type(reading.segments)
    issued, dated = _issued(reading)
    if place:
        notebook.say(ref, "dcterms:title", notebook.words(title), place, extractor=EXTRACTOR)
        notebook.say(ref, "dcterms:type", Literal(kind), place, extractor=EXTRACTOR)
    if issued and dated:
        notebook.say(ref, "dcterms:issued", Literal(issued, datatype="date"), dated, extractor=EXTRACTOR)
    return title, kind, issued


def _title(reading: Reading) -> tuple[str, Span | None]:
    """What the document calls itself: its own title, the head of its meeting or case, else its first line."""
    own = reading.document.title
    headed = next(_headings(reading), None)
    if own:
        words = r"\s+".join(map(re.escape, own.split()))
        found = re.search(words, reading.document.text)
        return own, Span(found.start(), found.end()) if found else headed.heading if headed else None
    if headed:
        return _headed(reading, headed), headed.heading
    strategy = next((s for _, s in reading.of_kind(SegmentKind.STRATEGY) if s.get("title")), None)
    if strategy:
        return strategy.get("title") or "", strategy.heading
    if not reading.layout.lines:
        return reading.document.source, None
    first = reading.layout.lines[0]
    return squeeze(first.words)[:TITLE_LENGTH], first.span


def _headings(reading: Reading) -> Iterator[Segment]:
    """The segments whose heading may name the document, the likeliest first."""
    kinds = (SegmentKind.MEETING, SegmentKind.CASE, SegmentKind.CONSULTATION_RESPONSE, SegmentKind.LETTER)
    early = len(reading.document.text) // 3
    for kind in kinds:
        yield from (s for _, s in reading.of_kind(kind) if s.heading and s.span.start < early)


def _headed(reading: Reading, found: Segment) -> str:
    assert found.heading is not None
    words = reading.read(found.heading) or squeeze(found.heading.of(reading.document.text))
    words = re.sub(r"[\s,.–-]+(?:den)?$", "", words[:TITLE_LENGTH])
    body, date = found.get("body") or "", found.get("date")
    if found.kind is SegmentKind.MEETING:
        words = words if body in words else f"{words} {body}"
        words = f"{words} {written(date)}" if date and not re.search(r"\d{4}", words) else words
    return words


def _issued(reading: Reading) -> tuple[str | None, Span | None]:
    """The date of the meeting, else the first date near the top that is no time limit, and where it stands."""
    for head in meeting_heads(reading.document, reading.layout):
        if head.date:
            return head.date.value, head.date.span
    top = reading.document.text[:TOP_CHARACTERS]
    limit = re.compile(lexicon("actions")["deadline"]["limit"], re.I)
    for found in find_dates(top):
        if not limit.search(top[max(0, found.span.start - LIMIT_REACH) : found.span.start]):
            return found.iso, found.span
    return None, None


def passage_spans(layout: Layout, segments: Sequence[Segment]) -> Iterator[Span]:
    """The passages of a document: paragraphs put together up to about `PASSAGE_LENGTH`, never across a segment's edge.

    They partition the text; the gaps between them hold white space only.
    """
    edges = {s.span.start for s in segments} | {s.span.end for s in segments}
    starts = _passage_starts(layout, edges)
    lines = layout.lines
    ends = [line.span.end for line in lines]
    position = 0
    for start, following in zip(starts, [*starts[1:], None], strict=False):
        last = start
        while position < len(lines) and (following is None or lines[position].span.start < following):
            last = ends[position]
            position += 1
        if last > start:
            yield Span(start, last)


def _passage_starts(layout: Layout, edges: set[int]) -> list[int]:
    first = layout.lines[0].span.start if layout.lines else None
    if first is None:
        return []
    starts = [first]
    for block in layout.blocks:
        at = block.span.start
        crossed = any(starts[-1] < edge <= at for edge in edges)
        if at > starts[-1] and (crossed or block.span.end - starts[-1] > PASSAGE_LENGTH):
            starts.append(at)
    return starts
