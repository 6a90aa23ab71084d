"""Decision blocks: where they begin, how far they reach, and their points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.actions import decides
from kg.lexicon import lexicon
from kg.model import SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.bodies import boards_named
from kg.segmentation.case_lines import starts_case
from kg.segmentation.cited import last_sentence, names_case
from kg.segmentation.decision_blocks import (
    DecisionBlock,
    Point,
    characters,
    cut_block,
    tells,
    tells_votes,
    without_story,
)
from kg.segmentation.decision_rows import decision_rows
from kg.segmentation.headings import (
    Heading,
    HeadingMatch,
    begins_body,
    case_type,
    heading_of,
    says_nothing,
    states,
    told_decision,
)
from kg.segmentation.layout import Block, Layout, is_row
from kg.segmentation.leads import (
    before_lead,
    cites_only,
    lead_of,
    led_in_on_line,
    looks_decided,
    opened,
    without_narrative,
    without_prose,
)
from kg.segmentation.points import numbered_points, points_at, stops
from kg.segmentation.quoting import quoted_in
from kg.segmentation.tagging import tagged

ORPHAN_SHARE = 0.5


def find_decisions(layout: Layout) -> list[DecisionBlock]:
    """Every block of proposed or adopted decisions, in reading order."""
    likely = {one.unit.span.start: one.of("adopted", "proposed") for one in tagged(layout)}
    layout = replace(layout, blocks=tuple(part for block in layout.blocks for part in before_lead(block)))
    blocks = layout.blocks
    concludes = _concludes(blocks)
    found: list[DecisionBlock] = []
    index = 0
    while index < len(blocks):
        decision, index = _decision_at(layout, index, concludes=concludes)
        if decision:
            found.append(decision)
    found = list(_decided_below(layout, found))
    found = [without_story(decision, likely) for decision in (*found, *_orphans(blocks, found))]
    taken = [decision.span for decision in found]
    found += [row for row in decision_rows(blocks) if not any(row.span.overlaps(span) for span in taken)]
    quoted = (d for block in blocks for d in quoted_in(block, rolled=layout.rolled))
    found += [without_story(d, likely) for d in quoted if not any(d.span.overlaps(span) for span in taken)]
    if layout.rolled:
        found = [without_narrative(without_prose(d) if d.kind == "lead" else d) for d in found]
    return sorted((d for d in found if not says_nothing(d.points[0].blocks[0].words)), key=lambda d: d.span)


def _decided_below(layout: Layout, found: Sequence[DecisionBlock]) -> Iterator[DecisionBlock]:
    """The decisions without what stands below "Behandling/vedtak" where the decision has a heading further down."""
    treating = re.compile(lexicon("headings")["lead"]["treating"])
    heads = [treating.match(layout.read(decision.lead)) is not None for decision in found]
    for index, decision in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if not (heads[index] and following and following.status == "adopted" and not heads[index + 1]):
            yield decision
            continue
        between = Span(decision.span.start, following.lead.start)
        if any(starts_case(line) for block in layout.within(between) for line in block.lines):
            yield decision


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
    return bool(told_decision().match(words)) or decides(words) or begins_body(words)


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
        points, after = points_at(blocks, index + 1, numbered=not block.words.endswith(":"))
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
    others, after = numbered_points(blocks, index + 1)
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
    above = blocks[index - 1] if index else None
    if above and _leads_on().search(above.words):
        lead, kind = Span(_sentence(above).start, lead.end), "lead"
    if match.tail is not None:
        vote = _vote(40, r"\s*(?=\S)").match(block.words, match.tail)
        inner = _behind(block, vote.end() if vote else match.tail)
        points, after = points_at([inner, *blocks[index + 1 :]], 0)
        decision = DecisionBlock(status, Span(lead.start, lead.start + match.tail), points) if points else None
        return decision, index + max(after, 1)
    while first < len(blocks) and _only_leads_on(blocks, first):
        lead = Span(lead.start, blocks[first].span.end)
        first += 1
    points, after = points_at(blocks, first)
    return (DecisionBlock(status, lead, points, kind), after) if points else (None, max(first, index + 1))


@cache
def _leads_on() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('headings')['told']['leads_on'])})$")


@cache
def _vote(longest: int, behind: str) -> re.Pattern[str]:
    """How a vote went, in brackets that hold at most `longest` characters, and the pattern of what stands behind."""
    words = "|".join(lexicon("headings")["told"]["vote_words"])
    return re.compile(rf"\((?=[^)]*(?:{words}))[^)]{{3,{longest}}}\){behind}")


def _only_leads_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether what stands between a heading and its points leads them in, or tells how the vote went."""
    block = blocks[at]
    if block.marker is not None:
        return False
    below = heading_of(blocks[at + 1].words) if at + 1 < len(blocks) else None
    told = below and below.heading is Heading.ADOPTED and names_case(block.words) and tells(block.words)
    if told or lead_of(block.words) or _vote(80, "[.:]?").fullmatch(block.words):
        return True
    led = at + 1 < len(blocks) and blocks[at + 1].marker is None and lead_of(blocks[at + 1].words)
    return bool(led) and tells_votes(block.words)


def _behind(block: Block, tail: int) -> Block:
    return cut_block(block, Span(block.span.start + tail, block.span.end))


def _orphans(blocks: Sequence[Block], found: Sequence[DecisionBlock]) -> Iterator[DecisionBlock]:
    """Lists of points without a heading, most of which decide: adopted decisions that are quoted."""
    taken = [d.span for d in found]
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.number != 1 or any(s.start <= block.span.start < s.end for s in taken) or _is_attached(blocks, index):
            index += 1
            continue
        points, after = numbered_points(blocks, index)
        deciding = sum(1 for p in points if _board_decides(p.blocks[0].words))
        if len(points) > 1 and deciding >= ORPHAN_SHARE * len(points):
            yield DecisionBlock("adopted", _preamble(blocks, index), points, "orphan")
        index = max(after, index + 1)


def _is_attached(blocks: Sequence[Block], index: int) -> bool:
    """Whether a list stands below the word for attachments."""
    match = heading_of(blocks[index - 1].words) if index else None
    return match is not None and match.heading in (Heading.ATTACHMENT, Heading.ATTACHMENTS)


def _board_decides(words: str) -> bool:
    board = "|".join(lexicon("meetings")["board"]["words"])
    return (bool(re.match(rf"(?:{board})\b", words, re.I)) and decides(words)) or bool(boards_named(words[:60]))


def _preamble(blocks: Sequence[Block], index: int) -> Span:
    """The lines right above that name the body: its heading, or a sentence that begins with the board."""
    start = index
    for at in range(index - 1, max(-1, index - 4), -1):
        if blocks[at].marker is not None or stops(blocks[at]) or len(blocks[at].words) > 400:
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
