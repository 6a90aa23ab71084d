"""What a decision consists of as it is printed, and the parts of a block that belong to it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

from kg.actions import decides
from kg.dates import month_names
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.layout import Block

STAYS = 0.6
"""A sentence this likely to decide is part of a decision, though it is worded as a story."""


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


def without_story(decision: DecisionBlock, likely: Mapping[int, float]) -> DecisionBlock:
    """What a paper goes on to tell on the line of the last point, and what is printed below it, is no part of it.

    `likely` has for each place where a sentence begins how likely it is to decide (from 0 to 1).
    """
    last = decision.points[-1]
    words, places = characters(last.blocks[-1])
    end = decision_end(words, {at for at, place in enumerate(places) if likely.get(place, 0.0) >= STAYS})
    if end is None:
        return decision
    kept = cut_block(last.blocks[-1], Span(places[0], places[end - 1] + 1))
    return replace(decision, points=(*decision.points[:-1], Point(last.number, (*last.blocks[:-1], kept))))


_SENTENCE = re.compile(r"(?:[^\d][.!?»”\"]|(?<=\d{3})\.)\s+(?=[A-ZÆØÅ«])")


@cache
def _endings() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Sentences that tell; what ends a decision wherever it stands; and what is signed or printed below one."""
    data = lexicon("headings")["ending"]
    months, titles = month_names(), "|".join(map(re.escape, lexicon("headings")["signature"]["titles"]))
    below = [pattern.replace("MONTHS", months).replace("TITLES", titles) for pattern in data["below"]]
    return (
        re.compile("|".join([*data["sentences"], lexicon("headings")["told"]["story"]])),
        re.compile(rf"(?<=\s)(?:{'|'.join(data['inside'])})"),
        re.compile(rf"(?<=[.:!?»”])\s+(?:{'|'.join(below)})"),
    )


def decision_end(words: str, likely: Collection[int] = ()) -> int | None:
    """The length of what decides at the beginning of `words`; None where all of it does.

    A sentence that begins at one of `likely` and says what is to be done is no story, however it is worded.
    """
    sentence, inside, below = _endings()
    bounds = [m.end() for m in _SENTENCE.finditer(words)]
    parts = ((start, words[start:end]) for start, end in pairwise([*bounds, len(words)]))
    told = (start for start, part in parts if sentence.match(part) and not (start in likely and decides(part)))
    found = (match.start() for pattern in (inside, below) if (match := pattern.search(words)))
    end = min([*found, *islice(told, 1)], default=0)
    return len(words[:end].rstrip()) or None


def is_over(words: str) -> bool:
    """Whether a decision ends in the middle of `words`: what stands behind tells of votes, or of other decisions.

    >>> is_over("Kaia bygges. Vedtaket var enstemmig. Den er ny."), is_over("Kaia bygges. Styret mener at den er god.")
    (True, False)
    """
    ended, (_, inside, _) = _ended(), _endings()
    behind = (words[match.end() :] for match in _SENTENCE.finditer(words))
    return bool(inside.search(words)) or any(ended.match(sentence) for sentence in behind)


def tells_votes(words: str) -> bool:
    """Whether every sentence tells how a vote on a proposal went.

    >>> tells_votes("Forslaget fra Moe falt. Innstillingen ble vedtatt."), tells_votes("Kaia bygges.")
    (True, False)
    """
    vote = re.compile(lexicon("headings")["told"]["vote_on"])
    bounds = [0, *(m.end() for m in _SENTENCE.finditer(words)), len(words)]
    return all(vote.match(words[start:end]) for start, end in pairwise(bounds))


def sentence_starts(words: str) -> list[int]:
    """Where the sentences behind the first one begin."""
    return [match.end() for match in _SENTENCE.finditer(words)]


@cache
def _ended() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("headings")["ending"]["sentences"]))


def tells(words: str) -> bool:
    """Whether a sentence tells what happened, or is signed or printed below: it is no part of a decision.

    >>> tells("Kari Nes fremmet forslag om utsettelse."), tells("Ordningen skal evalueres.")
    (True, False)
    """
    sentence, inside, _ = _endings()
    return bool(sentence.match(words) or inside.match(f" {words}", 1))
