"""Decisions that minutes tell without a heading: "Styret tok saken til orientering.", or points and then the vote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from kg.actions import decides
from kg.lexicon import lexicon
from kg.model import Segment, SegmentKind, Span
from kg.segmentation.agreeing import spans_of
from kg.segmentation.anchors import Anchor
from kg.segmentation.decision_blocks import characters, decision_end, sentence_starts, tells
from kg.segmentation.headings import begins_body, heading_of, told_decision
from kg.segmentation.labels import has_label
from kg.segmentation.layout import Block, Layout
from kg.segmentation.leads import rules
from kg.segmentation.points import points_at


def implied_decisions(layout: Layout, segments: Sequence[Segment]) -> Iterator[Anchor]:
    """The adopted decision of each minuted case that has none under a heading."""
    yield from _listed(layout, segments)
    for index, case in enumerate(segments):
        if case.kind is not SegmentKind.CASE or case.get("style") != "minutes":
            continue
        inside = [s for s in segments if s.kind is SegmentKind.DECISION and case.span.contains(s.span)]
        if any(s.get("status") == "adopted" and s.get("found") not in ("lead", "stated") for s in inside):
            continue
        children = [s.span for s in segments[index + 1 :] if s.kind is SegmentKind.CASE and case.span.contains(s.span)]
        blocks = [b for b in layout.within(case.span) if not any(b.span.overlaps(span) for span in children)]
        free = [b for b in blocks if not any(b.span.overlaps(s.span) for s in inside)]
        if not inside and (around := _around_votes(free, case)):
            for status, points in around:
                yield decision_anchor(points, Span(points[0].start, points[-1].end), status)
            continue
        points = (
            _of_owners(free, case)
            or _at_once(free)
            or _voted(blocks, inside)
            or _concluded(free, case)
            or _told(layout, blocks, inside, case)
        )
        points = points or _ruled(free, case)
        if points:
            yield decision_anchor(points, Span(points[0].start, points[-1].end))
        elif not any(_decides_case(other, case) for other in segments):
            yield from _adopted(blocks, inside)


def _listed(layout: Layout, segments: Sequence[Segment]) -> Iterator[Anchor]:
    """What a body decided before, right below the heading of each case in a list of earlier ones."""
    for case in segments:
        if case.kind is not SegmentKind.CASE or case.get("style") != "quoted" or case.heading is None:
            continue
        inside = any(s.kind is SegmentKind.DECISION and case.span.overlaps(s.span) for s in segments)
        below = next((b for b in layout.within(case.span) if b.span.start >= case.heading.end), None)
        if below and not inside and begins_body(below.words) and decides(below.words):
            yield decision_anchor([below.body], below.span)


def _decides_case(decision: Segment, case: Segment) -> bool:
    """Whether a decision of the same body in the same case is printed elsewhere."""
    same = (decision.get("case"), decision.get("body")) == (case.get("number"), case.get("body"))
    return decision.kind is SegmentKind.DECISION and decision.get("status") == "adopted" and same


def decision_anchor(points: Sequence[Span], place: Span, status: str = "adopted") -> Anchor:
    """A decision that stands, or is told of, at `place`."""
    spans = "|".join(f"{point.start}-{point.end}" for point in points)
    pairs = (("status", status), ("found", "heading"), ("points", spans))
    return Anchor(SegmentKind.DECISION, place.start, None, pairs, end=place.end)


@cache
def _present() -> re.Pattern[str]:
    told = lexicon("headings")["told"]
    return re.compile(rf"{told['subjects']}\s+{told['present']}")


def _decides_now(words: str, case: Segment) -> bool:
    """Whether the body is the subject of a sentence in the present, in which it asks, supports or adopts something."""
    body = case.get("body") or ""
    short = words.removeprefix(body).lstrip() if body and words.startswith(body) else None
    verbs = lexicon("headings")["told"]["present"]
    return bool(_present().match(words) or (short is not None and re.match(verbs, short)))


def _concluded(blocks: Sequence[Block], case: Segment) -> list[Span]:
    """The points below "Konklusjon", or in a list, in which the body decides."""
    for index, block in enumerate(blocks):
        below = index > 0 and bool(_vote("conclusion").fullmatch(blocks[index - 1].words))
        shall = below and (decides(block.words) or bool(rules().match(block.words)))
        if shall or ((below or block.number == 1) and (_decides_now(block.words, case) or _decides(block.words))):
            points, _ = points_at(blocks, index)
            return [Span(point.span.start, point.span.end) for point in points]
    return []


@cache
def _votes() -> re.Pattern[str]:
    return re.compile(lexicon("headings")["told"]["votes"])


def _voted(blocks: Sequence[Block], inside: Sequence[Segment]) -> list[Span]:
    """The points, or the paragraph, right above a line that says how the vote went."""
    for index, block in enumerate(blocks):
        if index and _votes().match(block.words):
            proposed = next((s for s in inside if s.span.contains(blocks[index - 1].span)), None)
            if proposed and proposed.get("status") == "proposed":
                return _proposed(blocks, proposed)
            above = _items_above(blocks, index) or [blocks[index - 1]]
            free = not any(b.span.overlaps(s.span) for b in above for s in inside)
            if free and not heading_of(above[0].lines[0].words):
                return [b.body for b in above]
    return []


def _proposed(blocks: Sequence[Block], proposed: Segment) -> list[Span]:
    """The points of a proposal that was adopted as it stood."""
    inside = [b for b in blocks if proposed.span.contains(b.span) and not heading_of(b.lines[0].words)]
    items = [b.body for b in inside if b.marker is not None]
    return items or [b.body for b in inside[:1]]


def _items_above(blocks: Sequence[Block], index: int) -> list[Block]:
    start = index
    while start and blocks[start - 1].marker is not None:
        start -= 1
    return list(blocks[start:index])


def _around_votes(blocks: Sequence[Block], case: Segment) -> list[tuple[str, list[Span]]]:
    """What a council's case has below its title was proposed, and what stands below the votes on it was adopted."""
    told = _sentences_of(blocks, case)
    votes = [at for at, (_, _, words) in enumerate(told) if _vote("vote_on").match(words)]
    if not votes:
        return []
    before = list(takewhile(_shall_be, told[: votes[0]]))
    behind = list(takewhile(_shall_be, told[votes[-1] + 1 :]))
    if not all(part and (decides(part[0][2]) or rules().match(part[0][2])) for part in (before, behind)):
        return []
    return [("proposed", _joined(before)), ("adopted", _joined(behind))]


def _shall_be(sentence: tuple[Block, Span, str]) -> bool:
    """Whether a sentence does not tell what happened, nor head or lead in what stands below."""
    words = sentence[2]
    return not (tells(words) or heading_of(words) or words.endswith(":"))


def _sentences_of(blocks: Sequence[Block], case: Segment) -> list[tuple[Block, Span, str]]:
    """The sentences below the title of a council's case."""
    if not _vote("councils").search(case.get("body") or ""):
        return []
    title = {span for span in (case.heading, *spans_of(case, "title-spans")) if span}
    text = [b for b in blocks if not any(b.span.overlaps(span) for span in title) and not has_label(b.words)]
    return [told for one in text for told in _sentences(one)]


def _ruled(blocks: Sequence[Block], case: Segment) -> list[Span]:
    """What stands at the end of a council's case that says what shall be: below its title, or below the votes."""
    found: list[tuple[Block, Span, str]] = []
    for block, place, words in reversed(_sentences_of(blocks, case)):
        if not found and (_vote("vote_alone").match(words) or _vote("vote_on").match(words)):
            continue
        if tells(words) or _vote("vote_on").match(words) or heading_of(words) or words.endswith(":"):
            break
        found.insert(0, (block, place, words))
    if not found or not (decides(found[0][2]) or rules().match(found[0][2])):
        return []
    return _joined(found)


def _joined(found: Sequence[tuple[Block, Span, str]]) -> list[Span]:
    """The sentences as points: each list item is one, and so is what stands in none."""
    points: list[Span] = []
    for before, (block, place, _) in zip([None, *found], found, strict=False):
        new = before is None or (block.marker is not None and before[0] is not block)
        points[len(points) - (not new) :] = [place if new else Span(points[-1].start, place.end)]
    return points


def _sentences(block: Block) -> Iterator[tuple[Block, Span, str]]:
    """The sentences of a block, with it: where they stand, and their words."""
    words, places = characters(block)
    begins = [block.lines[0].body, *sentence_starts(words), len(words)]
    for start, end in pairwise(begins):
        told = words[start:end].rstrip()
        if told:
            yield block, Span(places[start], places[start + len(told) - 1] + 1), told


def _at_once(blocks: Sequence[Block]) -> list[Span]:
    """Proposals each on a line with the vote that adopted it: "Forslag: Rådet krever svar. Enstemmig vedtatt."."""
    found = ((characters(block)[1], _vote("at_once").fullmatch(block.words)) for block in blocks)
    return [Span(at[match.start("text")], at[match.end("text") - 1] + 1) for at, match in found if match]


def _of_owners(blocks: Sequence[Block], case: Segment) -> list[Span]:
    """What an owners' meeting asks, lays down or takes note of, each time that it is said to: so it minutes decisions.

    Where bullets have no full stop, the next begins with the meeting again.
    """
    if not re.match(lexicon("meetings")["body"]["owners"], case.get("body") or ""):
        return []
    return [place for block in blocks for place in _owned(block)]


def _owned(block: Block) -> Iterator[Span]:
    words, places = characters(block)
    begins = [match.start() for match in _vote("owners").finditer(words)]
    ends = sorted({*begins, *sentence_starts(words), len(words)})
    for start in begins:
        told = words[start : next(end for end in ends if end > start)].rstrip()
        yield Span(places[start], places[start + len(told) - 1] + 1)


def _told(layout: Layout, blocks: Sequence[Block], inside: Sequence[Segment], case: Segment) -> list[Span]:
    """The last sentence, in a case without another decision, in which the body decides or something is approved."""
    for block in reversed(blocks):
        if any(block.span.overlaps(s.span) for s in inside) or heading_of(block.lines[0].words):
            continue
        words = " ".join(line.words for line in block.lines)
        places = [line.span.start + at for line in block.lines for at in range(len(line.words) + 1)]
        begins = {m.end() for m in re.finditer(r"[^\d][.!?]\s+(?=[A-ZÆØÅ])", words)}
        begins |= {m.start() for m in _vote("closing").finditer(words)}
        starts = [*sorted({0, *begins}), len(words)]
        if sentences := _deciding(words, starts, case):
            start, end = sentences if layout.rolled else (sentences[0], len(words))
            end = start + (decision_end(words[start:end]) or len(words[start:end].rstrip()))
            return [Span(places[start], places[end - 1] + 1)]
    return []


@cache
def _vote(kind: str) -> re.Pattern[str]:
    return re.compile(lexicon("headings")["told"][kind])


def _decides(sentence: str) -> bool:
    """Whether a sentence tells a decision itself, and not how the vote on a proposal went."""
    told = told_decision().match(sentence) and not sentence.rstrip().endswith(":")
    return bool(told) and not _vote("vote_on").match(sentence)


def _adopted(blocks: Sequence[Block], inside: Sequence[Segment]) -> Iterator[Anchor]:
    """The last proposal of the case, where a sentence below tells that it was adopted as it stood."""
    proposed = [s for s in inside if s.get("status") == "proposed"]
    for block in blocks:
        if proposed and block.span.start >= proposed[-1].span.end and _adopts(block.words):
            points = _proposed(blocks, proposed[-1])
            if points:
                yield decision_anchor(points, block.span)
            return


def _adopts(words: str) -> bool:
    sentences = re.split(r"(?<=[^\d][.:])\s+(?=[A-ZÆØÅ])", words)
    return any(_vote("adopts").match(sentence) for sentence in sentences)


def _deciding(words: str, starts: Sequence[int], case: Segment) -> tuple[int, int] | None:
    """The last sentence that decides, those before it that do so too, and those behind it in which the body asks."""
    sentences = [words[start:end] for start, end in pairwise(starts)]
    deciding = [_decides(sentence) or _decides_now(sentence, case) for sentence in sentences]
    if True not in deciding:
        return None
    last = first = len(deciding) - 1 - deciding[::-1].index(True)
    while first and deciding[first - 1]:
        first -= 1
    body = re.compile(rf"{lexicon('headings')['told']['subjects']}\s")
    while last + 1 < len(deciding) and body.match(words, starts[last + 1]):
        last += 1
    return starts[first], starts[last + 1]
