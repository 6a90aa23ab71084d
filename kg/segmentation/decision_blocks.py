"""What a decision consists of as it is printed, and the parts of a block that belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Block


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its number as printed, and the blocks that hold its words."""

    number: str | None
    blocks: tuple[Block, ...]

    @property
    def span(self) -> Span:
        """From the first word to the last, without the list mark."""
        return Span(self.blocks[0].body.start, self.blocks[-1].span.end)


@dataclass(frozen=True, slots=True)
class DecisionBlock:
    """A decision as printed once; `lead` is the heading or the sentence that leads it in."""

    status: str
    lead: Span
    points: tuple[Point, ...]
    kind: str = "heading"

    @property
    def span(self) -> Span:
        """From the lead to the end of the last point."""
        return Span(self.lead.start, self.points[-1].span.end)


def cut_block(block: Block, span: Span) -> Block:
    """The part of `block` that lies inside `span`."""
    lines = []
    for line in block.lines:
        start, end = max(line.span.start, span.start), min(line.span.end, span.end)
        if start < end:
            words = line.words[start - line.span.start : end - line.span.start]
            mark = line if start == line.span.start else replace(line, marker=None, body=0)
            lines.append(replace(mark, span=Span(start, end), words=words))
    return Block(tuple(lines))


def characters(block: Block) -> tuple[str, list[int]]:
    """The words of a block, line by line, and where each character stands."""
    words = "\n".join(line.words for line in block.lines)
    return words, [line.span.start + at for line in block.lines for at in range(len(line.words) + 1)]


def without_story(decision: DecisionBlock) -> DecisionBlock:
    """Where line breaks were lost, what the paper goes on to tell stands behind the last point: it is no part of it."""
    last = decision.points[-1]
    words, places = characters(last.blocks[-1])
    end = _story_start(words)
    if end is None:
        return decision
    kept = cut_block(last.blocks[-1], Span(places[0], places[end - 1] + 1))
    return replace(decision, points=(*decision.points[:-1], Point(last.number, (*last.blocks[:-1], kept))))


def _story_start(words: str) -> int | None:
    """The length of what decides at the beginning of `words`; None where all of it does."""
    bounds = [m.end() for m in re.finditer(r"[^\d][.!?»]\s+(?=[A-ZÆØÅ«])", words)]
    for start, end in pairwise([*bounds, len(words)]):
        if re.match(lexicon("headings")["told"]["story"], words[start:end]):
            return len(words[:start].rstrip())
    return None
