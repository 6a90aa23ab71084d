"""The points of a decision: where the next begins, what goes on with one, and where the decision ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.actions import decides
from kg.lexicon import lexicon
from kg.segmentation.bare_points import bare_points
from kg.segmentation.decision_blocks import Point, is_over, tells
from kg.segmentation.headings import Heading, heading_of
from kg.segmentation.labels import is_label
from kg.segmentation.layout import Block, is_row
from kg.segmentation.leads import lead_of, rules
from kg.segmentation.quoting import in_quotes, quoted_over

SKIPPED_NUMBERS = 3
REACH_FOR_NEXT_NUMBER = 6
HEADING_WORDS = 6


def points_at(blocks: Sequence[Block], first: int, *, numbered: bool = False) -> tuple[tuple[Point, ...], int]:
    """The points that begin at block `first`, and the index of the block behind them; `numbered` where they must be."""
    points, after = quoted_over(blocks, first) if first < len(blocks) else ((), first)
    if points or first >= len(blocks) or stops(blocks[first]):
        return points, after
    if blocks[first].number is not None:
        return numbered_points(blocks, first)
    if numbered:
        return (), first
    later = _number_after_preamble(blocks, first)
    if later is None or blocks[later].number is None:
        return _plain(blocks, first if later is None else later)
    return numbered_points(blocks, later)


def _number_after_preamble(blocks: Sequence[Block], first: int) -> int | None:
    """A preamble such as "Styret fattet slikt vedtak" or "Styret ber om:" may stand before point 1, or before a)."""
    block = blocks[first]
    following = blocks[first + 1] if first + 1 < len(blocks) else None
    if following is None or not block.words.endswith(":"):
        return None
    announced = re.search(lexicon("headings")["decision"]["announced"], block.words)
    whole = following.words[0].isupper() and following.words.endswith(".")
    if following.marker == "a":
        return first + 1 if announced and whole else None
    if following.number == 1 and (announced or not decides(block.words) or decides(following.words) or whole):
        return first + 1
    return None


@dataclass(slots=True)
class _Open:
    """The point that is being read."""

    number: str | None
    blocks: list[Block] = field(default_factory=list)

    def close(self) -> Point:
        return Point(self.number, tuple(self.blocks))


def numbered_points(blocks: Sequence[Block], first: int) -> tuple[tuple[Point, ...], int]:
    """The numbered points from the one at block `first` on, and the index of the block behind them."""
    points: list[Point] = []
    current = _Open(blocks[first].marker, [blocks[first]])
    last = blocks[first].number or 0
    index = first + 1
    while index < len(blocks) and (not stops(blocks[index]) or _leads_letters(blocks, index, last)):
        block = blocks[index]
        if block.number is not None and last < block.number <= last + SKIPPED_NUMBERS:
            if is_over(current.blocks[-1].words) or _heads_a_part(block, current.blocks):
                break
            points.append(current.close())
            current, last = _Open(block.marker, [block]), block.number
        elif block.number is None and not tells(block.words) and (block.marker or _number_follows(blocks, index, last)):
            current.blocks.append(block)
        else:
            break
        index += 1
    return (*points, current.close()), index


def _leads_letters(blocks: Sequence[Block], index: int, last: int) -> bool:
    """Whether the next point says what is proposed to another body, in letters below: "2. … slik innstilling: a) …"."""
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    lettered = below is not None and below.marker == "a"
    return lettered and blocks[index].number == last + 1 and lead_of(blocks[index].words) == "proposed"


def _heads_a_part(block: Block, point: Sequence[Block]) -> bool:
    """Whether what looks like the point behind `point` is the numbered heading of the next part of the paper.

    A heading is no sentence, and stands farther from the points than they from each other.
    """
    words = block.words
    farther = block.lines[0].gap > point[0].lines[0].gap and point[-1].words.endswith(".")
    first = block.lines[0].words[block.lines[0].body :]
    alone = len(block.lines) == 1 or block.lines[1].gap > 0
    short = alone and len(first.split()) <= HEADING_WORDS and first[-1:].isalnum()
    named = bool(re.match(lexicon("headings")["section"]["numbered"], words))
    return named or (farther and short and not decides(first))


def _number_follows(blocks: Sequence[Block], index: int, last: int) -> bool:
    for block in blocks[index + 1 : index + 1 + REACH_FOR_NEXT_NUMBER]:
        if stops(block):
            return False
        if block.number is not None:
            return last < block.number <= last + SKIPPED_NUMBERS
    return False


def _plain(blocks: Sequence[Block], first: int) -> tuple[tuple[Point, ...], int]:
    """A decision without numbers: one point; a bulleted sentence behind a whole one is a point of its own."""
    if quoted := in_quotes(blocks[first]):
        return (Point(None, (quoted,)),), first + 1
    bare, after = bare_points(blocks, first)
    if bare:
        return bare, after
    points: list[Point] = []
    current = _Open(None, [blocks[first]])
    index = first + 1
    while index < len(blocks) and not stops(blocks[index]):
        block = blocks[index]
        if block.number is not None:
            break
        if _opens_point(current.blocks, block):
            points.append(current.close())
            current = _Open(None, [block])
        elif block.marker or _belongs(current.blocks[-1], block):
            current.blocks.append(block)
        else:
            break
        index += 1
    return (*points, current.close()), index


def _opens_point(open_point: Sequence[Block], block: Block) -> bool:
    """Whether a list item is a point of its own: a letter behind the one before, or a bulleted sentence that decides.

    Letters under a sentence that leads them in belong to its point.
    """
    lead, mark = open_point[0], block.marker
    if mark is None:
        return False
    if mark.isalpha() and lead.words.endswith(":"):
        return False
    if lead.marker == "a" or (lead.marker or "").isalpha():
        return mark.isalpha() and lead.marker is not None and ord(mark) == ord(lead.marker) + 1
    beside = lead.marker == mark and block.words[0].isupper() and block.words.endswith(".")
    return open_point[-1].words.endswith(".") and (beside or decides(block.words))


def _belongs(before: Block, block: Block) -> bool:
    """Whether an unnumbered paragraph goes on with the decision before it."""
    if block.lines[0].words[0].islower() or before.words.endswith((":", ",", "–")):
        return True
    if block.lines[0].cell or tells(block.words):
        return False
    ruled = rules().match(block.words) and block.lines[0].gap <= 1 and block.words.endswith(".")
    below = block.lines[0].gap == 0 and before.words.endswith(".") and block.words.endswith(".")
    return bool((decides(block.words) and block.lines[0].gap <= 2) or ruled or below)


_STOPS = frozenset(Heading) - {Heading.CONSULTATION_RESPONSE, Heading.CONSULTATION_LETTER}


def stops(block: Block) -> bool:
    """Whether a decision is over at `block`: a heading, a label, the head of a case, or another decision."""
    words = block.lines[0].words
    match = heading_of(words)
    if match and match.heading in _STOPS:
        return True
    labelled = is_label(words) or re.match(lexicon("headings")["labels"]["stops"], words)
    return bool(labelled) or is_row(words) or lead_of(block.words) is not None
