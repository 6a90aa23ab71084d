"""Decision blocks: where they begin, how far they reach, and their points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.actions import decides
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.bare_points import bare_points
from kg.segmentation.bodies import boards_named
from kg.segmentation.cited import last_sentence
from kg.segmentation.decision_blocks import (
    DecisionBlock,
    Point,
    characters,
    cut_block,
    decision_end,
    tells,
    without_story,
)
from kg.segmentation.headings import Heading, HeadingMatch, case_type, heading_of, says_nothing, states, told_decision
from kg.segmentation.labels import is_label
from kg.segmentation.layout import Block, Layout, is_row
from kg.segmentation.leads import before_lead, cites_only, lead_of, led_in_on_line, looks_decided, opened, rules
from kg.segmentation.quoting import in_quotes, quoted_in, quoted_over

SKIPPED_NUMBERS = 3
REACH_FOR_NEXT_NUMBER = 6
ORPHAN_SHARE = 0.5


def find_decisions(layout: Layout) -> list[DecisionBlock]:
    """Every block of proposed or adopted decisions, in reading order."""
    layout = replace(layout, blocks=tuple(part for block in layout.blocks for part in before_lead(block)))
    blocks = layout.blocks
    concludes = _concludes(blocks)
    found: list[DecisionBlock] = []
    index = 0
    while index < len(blocks):
        decision, index = _decision_at(layout, index, concludes=concludes)
        if decision:
            found.append(decision)
    found = [*found, *_orphans(blocks, found)]
    taken = [decision.span for decision in found]
    quoted = (d for block in blocks for d in quoted_in(block, rolled=layout.rolled))
    found += [d for d in quoted if not any(d.span.overlaps(span) for span in taken)]
    found = [without_story(decision) for decision in found]
    return sorted((d for d in found if not says_nothing(d.points[0].blocks[0].words)), key=lambda d: d.span)


def _concludes(blocks: Sequence[Block]) -> bool:
    """Whether these are minutes that have "Konklusjon:" where others have "Vedtak:", or beside it in other cases."""
    found = [index for index, block in enumerate(blocks) if _is_conclusion(block)]
    headings = [match.heading for block in blocks if (match := heading_of(block.lines[0].words))]
    if Heading.ADOPTED not in headings:
        return len(found) > 1
    return len(found) > 1 and all(_concluded(blocks, index) for index in found)


def _concluded(blocks: Sequence[Block], index: int) -> bool:
    """Whether a body decides behind or below the word "Konklusjon:"."""
    tail = blocks[index].words.partition(":")[2].strip()
    words = tail or (blocks[index + 1].words if index + 1 < len(blocks) else "")
    return bool(told_decision().match(words)) or decides(words)


def _is_conclusion(block: Block) -> bool:
    return bool(re.match(lexicon("headings")["told"]["concludes"], block.lines[0].words))


def _decision_at(layout: Layout, index: int, *, concludes: bool) -> tuple[DecisionBlock | None, int]:
    blocks = layout.blocks
    block = blocks[index]
    match = heading_of(block.lines[0].words)
    if concludes and _is_conclusion(block):
        tail = block.lines[0].words.index(":") + 1
        rest = len(block.lines[0].words) - len(block.lines[0].words[tail:].lstrip())
        match = HeadingMatch(Heading.ADOPTED, tail=rest if rest < len(block.lines[0].words) else None)
    if match and match.heading in (Heading.PROPOSED, Heading.ADOPTED) and not _is_type_cell(layout, index):
        return (None, index + 1) if _is_vote(blocks, index, match) else _under_heading(blocks, index, match)
    if opened := _first_point_inside(blocks, index) or led_in_on_line(block, index):
        return opened
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    under = below.lines[0].words if below else ""
    status = lead_of(layout.read(block.span), under) if block.marker is None else None
    if status and not (cites_only(layout.read(block.span)) and not (below and looks_decided(below))):
        points, after = _points(blocks, index + 1, numbered=not block.words.endswith(":"))
        if points:
            return DecisionBlock(status, _sentence(block), points, "lead"), after
        if status == "proposed" and index + 1 < len(blocks) and is_row(blocks[index + 1].lines[0].words):
            return DecisionBlock(status, block.span, (Point(None, (block,)),), "lead"), index + 1
    return None, index + 1


def _sentence(block: Block) -> Span:
    """The last sentence of a paragraph, which leads a decision in."""
    words, places = characters(block)
    return Span(places[last_sentence(words)], block.span.end)


def _first_point_inside(blocks: Sequence[Block], index: int) -> tuple[DecisionBlock, int] | None:
    """A decision whose first point stands behind its lead on one line, and the others below."""
    words, places = characters(blocks[index])
    match = opened().search(words)
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if match is None or following is None or following.number != 2:
        return None
    first = cut_block(blocks[index], Span(places[match.end()], blocks[index].span.end))
    others, after = _numbered(blocks, index + 1)
    lead = Span(blocks[index].span.start, places[match.end()])
    return DecisionBlock("adopted", lead, (Point("1", (first,)), *others), "lead"), after


def _is_vote(blocks: Sequence[Block], index: int, match: HeadingMatch) -> bool:
    """ "Enstemmig vedtatt." behind a decision tells how the vote went; no decision stands under it."""
    words = blocks[index].words
    if match.tail is not None and not heading_of(words[match.tail :]):
        return False
    behind = index > 0 and (blocks[index - 1].words.endswith(".") or blocks[index - 1].marker is not None)
    return words.endswith(".") and behind and lead_of(words) is None


def _is_type_cell(layout: Layout, index: int) -> bool:
    """ "Vedtak" may be the type of a case in an agenda: nothing decided stands under it."""
    words = layout.blocks[index].lines[0].words
    if not case_type(words) or words.endswith(":"):
        return False
    following = layout.blocks[index + 1 : index + 2]
    return not following or is_row(following[0].lines[0].words) or not _could_decide(following[0])


def _could_decide(block: Block) -> bool:
    return block.marker is not None or block.words.endswith((".", ":"))


def _under_heading(blocks: Sequence[Block], index: int, match: HeadingMatch) -> tuple[DecisionBlock | None, int]:
    status = "proposed" if match.heading is Heading.PROPOSED else "adopted"
    block = blocks[index]
    kind = "stated" if states(block.lines[0].words) else "heading"
    lead = block.span
    first = index + 1
    if match.tail is not None:
        inner = _behind(block, match.tail)
        points, after = _points([inner, *blocks[index + 1 :]], 0, numbered=False)
        decision = DecisionBlock(status, Span(lead.start, lead.start + match.tail), points) if points else None
        return decision, index + max(after, 1)
    while first < len(blocks) and lead_of(blocks[first].words) and blocks[first].marker is None:
        lead = Span(lead.start, blocks[first].span.end)
        first += 1
    points, after = _points(blocks, first, numbered=False)
    return (DecisionBlock(status, lead, points, kind), after) if points else (None, max(first, index + 1))


def _behind(block: Block, tail: int) -> Block:
    return cut_block(block, Span(block.span.start + tail, block.span.end))


def _points(blocks: Sequence[Block], first: int, *, numbered: bool) -> tuple[tuple[Point, ...], int]:
    """The points that begin at block `first`, and the index of the block behind them."""
    if first >= len(blocks) or _stops(blocks[first]):
        return (), first
    if blocks[first].number is not None:
        return _numbered(blocks, first)
    points, after = quoted_over(blocks, first)
    if points:
        return points, after
    if not numbered:
        later = _number_after_preamble(blocks, first)
        if later is not None and blocks[later].number is None:
            return _plain(blocks, later)
        return _numbered(blocks, later) if later is not None else _plain(blocks, first)
    return (), first


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


def _numbered(blocks: Sequence[Block], first: int) -> tuple[tuple[Point, ...], int]:
    points: list[Point] = []
    current = _Open(blocks[first].marker, [blocks[first]])
    last = blocks[first].number or 0
    index = first + 1
    while index < len(blocks) and not _stops(blocks[index]):
        block = blocks[index]
        if block.number is not None and last < block.number <= last + SKIPPED_NUMBERS:
            if decision_end(current.blocks[-1].words) or _heads_a_part(block):
                break
            points.append(current.close())
            current, last = _Open(block.marker, [block]), block.number
        elif block.number is None and not tells(block.words) and (block.marker or _number_follows(blocks, index, last)):
            current.blocks.append(block)
        else:
            break
        index += 1
    return (*points, current.close()), index


def _heads_a_part(block: Block) -> bool:
    """Whether what looks like the next point is the numbered heading of the next part of the paper."""
    words = block.words
    return bool(re.match(lexicon("headings")["section"]["numbered"], words))


def _number_follows(blocks: Sequence[Block], index: int, last: int) -> bool:
    for block in blocks[index + 1 : index + 1 + REACH_FOR_NEXT_NUMBER]:
        if _stops(block):
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
    while index < len(blocks) and not _stops(blocks[index]):
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


def _stops(block: Block) -> bool:
    words = block.lines[0].words
    match = heading_of(words)
    if match and match.heading in _STOPS:
        return True
    labelled = is_label(words) or re.match(lexicon("headings")["labels"]["stops"], words)
    return bool(labelled) or is_row(words) or lead_of(block.words) is not None


def _orphans(blocks: Sequence[Block], found: Sequence[DecisionBlock]) -> Iterator[DecisionBlock]:
    """Lists of points without a heading, most of which decide: adopted decisions that are quoted."""
    taken = [d.span for d in found]
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.number != 1 or any(s.start <= block.span.start < s.end for s in taken):
            index += 1
            continue
        points, after = _numbered(blocks, index)
        deciding = sum(1 for p in points if _board_decides(p.blocks[0].words))
        if len(points) > 1 and deciding >= ORPHAN_SHARE * len(points):
            yield DecisionBlock("adopted", _preamble(blocks, index), points, "orphan")
        index = max(after, index + 1)


def _board_decides(words: str) -> bool:
    board = "|".join(lexicon("meetings")["board"]["words"])
    return (bool(re.match(rf"(?:{board})\b", words, re.I)) and decides(words)) or bool(boards_named(words[:60]))


def _preamble(blocks: Sequence[Block], index: int) -> Span:
    """The lines right above that name the body: its heading, or a sentence that begins with the board."""
    start = index
    for at in range(index - 1, max(-1, index - 4), -1):
        if blocks[at].marker is not None or _stops(blocks[at]) or len(blocks[at].words) > 400:
            break
        start = at
        if len(blocks[at].words) < 60:
            break
    return (
        Span(blocks[start].span.start, blocks[index].span.start)
        if start < index
        else Span(blocks[index].span.start, blocks[index].body.start)
    )


def decision_anchors(decisions: Sequence[DecisionBlock]) -> Iterator[Anchor]:
    """One segment a block."""
    for decision in decisions:
        pairs = (("status", decision.status), ("found", decision.kind))
        yield Anchor(SegmentKind.DECISION, decision.span.start, decision.lead, pairs, end=decision.span.end)
