"""Sentences that lead a decision in, proposed or adopted, and what stands behind them on their line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.actions import decides
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.cited import citing, last_sentence
from kg.segmentation.decision_blocks import DecisionBlock, Point, characters, cut_block, sentence_starts
from kg.segmentation.headings import Heading, begins_body, heading_of, told_decision
from kg.segmentation.layout import Block
from kg.segmentation.line_cues import heads_treatment

LEAD = 260
_HEADING_BEHIND = re.compile(r"(?<=[a-zæøå)][.!] )(?:[A-ZÆØÅ][\wæøå]*(?: [a-zæøå]+){0,3})\s*:?$")


@cache
def _leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    leads = lexicon("headings")["lead"]
    return tuple((status, re.compile("|".join(leads[status]), re.I)) for status in ("adopted", "proposed"))


def lead_of(words: str, below: str = "") -> str | None:
    """The status of the decision that the sentence leads in, or None; `below` is what stands under it.

    >>> lead_of("Styret inviteres til å fatte følgende vedtak:"), lead_of("I sak 3-2024 ble det gjort følgende vedtak")
    ('proposed', 'adopted')
    """
    if heads_treatment(words):
        return None
    tail = words[-LEAD:]
    for status, pattern in _leads():
        for match in pattern.finditer(tail):
            if re.fullmatch(r"(?:[^.]|\d\.){0,70}[:.]?\s*", tail[match.end() :]) and (
                tail.endswith(":") or match.end() > len(tail) - 40
            ):
                return status
    return "adopted" if any(behind == len(words) for _, behind in citing(words, below)) else None


def cites_only(words: str) -> bool:
    """Whether nothing but what `words` cite shows that a decision follows: it must then look like one itself."""
    return not any(pattern.search(words[-LEAD:]) for _, pattern in _leads())


def looks_decided(block: Block) -> bool:
    """Whether a block could be what was decided: a list item, a quotation or a sentence that decides."""
    words = block.words
    told = decides(words) or told_decision().match(words) or rules().match(words) or begins_body(words)
    return block.marker is not None or words[0] in '«"“”' or bool(told)


def before_lead(block: Block) -> Iterator[Block]:
    """A point, and the sentence behind it that leads the next decision in; a line, and the heading that ends it."""
    words, places = characters(block)
    tail = _HEADING_BEHIND.search(words)
    found = heading_of(tail[0]) if tail else None
    if tail and found and found.heading in (Heading.ADOPTED, Heading.PROPOSED) and not lead_of(tail[0]):
        yield cut_block(block, Span(block.span.start, places[len(words[: tail.start()].rstrip()) - 1] + 1))
        yield cut_block(block, Span(places[tail.start()], block.span.end))
        return
    cut = last_sentence(words) if words.endswith(":") else 0
    inside = block.marker is None or (cut < len(words) and places[cut] > block.body.start)
    if cut and inside and lead_of(words[cut:]) and (block.marker is not None or not heading_of(words[cut:])):
        yield cut_block(block, Span(block.span.start, places[len(words[:cut].rstrip()) - 1] + 1))
        yield cut_block(block, Span(places[cut], block.span.end))
        return
    yield block


@cache
def opened() -> re.Pattern[str]:
    """What leads a decision in with its first point on the same line."""
    leads = "|".join(lexicon("headings")["lead"]["adopted"])
    return re.compile(rf"(?:{leads})[^«\"“.:]{{0,60}}:\s*[«\"“]?1[.)]\s+(?=[A-ZÆØÅ])", re.I)


@cache
def _led_in() -> tuple[tuple[str, re.Pattern[str]], ...]:
    leads = lexicon("headings")["lead"]
    return tuple(
        (status, re.compile(rf"(?:{'|'.join(leads[status])})[^«\"“.:]{{0,60}}:\s+(?=[A-ZÆØÅ])", re.I))
        for status in ("adopted", "proposed")
    )


_BEGINS = re.compile(r"(?:[.!?]|\b[A-ZÆØÅ]{5,})\s+(?=[A-ZÆØÅ](?:[a-zæøå]|\s[a-zæøå]))")


def lead_start(words: str, end: int) -> int:
    """Where the sentence begins that leads in what stands from `end` on: behind a full stop, or a heading in capitals.

    >>> words = "Brevet er datert. GRUNNLAG Styret fattet slikt vedtak: Saken utsettes."
    >>> words[lead_start(words, 40) :][:13]
    'Styret fattet'
    """
    return max((match.end() for match in _BEGINS.finditer(words[:end])), default=0)


def without_prose(decision: DecisionBlock) -> DecisionBlock:
    """A quoted decision without what its line goes on to tell: it ends at the first sentence that decides nothing."""
    last = decision.points[-1]
    words, places = characters(last.blocks[-1])
    explains = re.compile(lexicon("headings")["told"]["explains"])
    for start, end in pairwise([*sentence_starts(words), len(words)]):
        behind = words[start:end]
        ruled = decides(behind) or rules().match(behind) or begins_body(behind) or told_decision().match(behind)
        if not ruled or explains.match(behind):
            kept = cut_block(last.blocks[-1], Span(places[0], places[len(words[:start].rstrip()) - 1] + 1))
            point = Point(last.number, (*last.blocks[:-1], kept))
            return replace(decision, points=(*decision.points[:-1], point))
    return decision


def without_narrative(decision: DecisionBlock) -> DecisionBlock:
    """A decision in text without lines, without the sentences behind it that tell of others or of what went before."""
    last = decision.points[-1]
    words, places = characters(last.blocks[-1])
    narrates = re.compile(lexicon("headings")["told"]["narrates"])
    subjects = {point.blocks[0].words[point.blocks[0].lines[0].body :].split()[0] for point in decision.points}
    for start, end in pairwise([*sentence_starts(words), len(words)]):
        if words[start:end].split()[0] not in subjects and narrates.match(words[start:end]):
            kept = cut_block(last.blocks[-1], Span(places[0], places[len(words[:start].rstrip()) - 1] + 1))
            point = Point(last.number, (*last.blocks[:-1], kept))
            return replace(decision, points=(*decision.points[:-1], point))
    return decision


def led_in_on_line(block: Block, index: int) -> tuple[DecisionBlock, int] | None:
    """A decision that stands behind its lead in one paragraph: "Styret gjorde slikt vedtak: Saken utsettes."."""
    words, places = characters(block)
    for status, pattern in _led_in() if block.marker is None and ":" in words else ():
        match = pattern.search(words)
        rest = words[match.end() :] if match else ""
        if match and rest[0].isupper() and (decides(rest) or rules().match(rest)):
            start = lead_start(words, match.start())
            end = next((s for s, _ in citing(words) if s > match.end()), len(words))
            end = len(words[:end].rstrip())
            point = Point(None, (cut_block(block, Span(places[match.end()], places[end - 1] + 1)),))
            return DecisionBlock(status, Span(places[start], places[match.end()]), (point,), "lead"), index + 1
    return None


@cache
def rules() -> re.Pattern[str]:
    """A sentence that says what shall be."""
    return re.compile(lexicon("headings")["told"]["rules"])
