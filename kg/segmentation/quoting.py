"""Decisions that a paper quotes or cites: in a paragraph, or over several that one pair of quotation marks holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.actions import decides
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.cited import citing
from kg.segmentation.decision_blocks import DecisionBlock, Point, characters, cut_block, decision_end
from kg.segmentation.headings import begins_body, told_decision
from kg.segmentation.layout import Block, is_row
from kg.segmentation.leads import lead_start, rules

MOST_BLOCKS = 14
_OPENS = re.compile(r"[«\"“”]\s?")
_CLOSES = re.compile(r"[.]?[»\"”]\.?")
_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)]\s+")
_SENTENCE = re.compile(r"[^\d][.!?]\s+(?=[A-ZÆØÅ])")


@cache
def _quote() -> re.Pattern[str]:
    leads = "|".join(lexicon("headings")["lead"]["adopted"])
    verbs = lexicon("headings")["told"]["quoting"]
    between, quote = r"(?:[^«\"“”.]|\d\.){0,60}?(?:[:,]|\så)?\s*", r"[«\"“”](?P<quote>[^«»\"“”]{12,900}?)[.]?[»\"”]"
    return re.compile(rf"(?:{leads}|{verbs}){between}{quote}", re.I)


def quoted_in(block: Block, *, rolled: bool = False) -> Iterator[DecisionBlock]:
    """Decisions that a paragraph quotes or cites: "… gjorde styret slikt vedtak: «Direktøren bes …»".

    `rolled` tells that other paragraphs may stand on the same line.
    """
    words, places = characters(block)
    taken: list[tuple[int, int]] = []
    for match in _quote().finditer(words):
        start = lead_start(words, match.start())
        end = match.end("quote") + (words[match.end("quote")] == ".")
        taken.append((start, end))
        lead = Span(places[start], places[match.start("quote")])
        yield _decision(block, lead, _numbers_in(words, match.start("quote"), end))
    spots = list(citing(words))
    for at, (start, behind) in enumerate(spots):
        limit = spots[at + 1][0] if at + 1 < len(spots) else len(words)
        told = _told(words, behind, limit, rolled=rolled)
        headed = start == 0 and is_row(words) and not words.endswith(".")
        if told and not headed and not any(begin <= behind < end for begin, end in taken):
            lead = Span(places[start], places[behind])
            yield _decision(block, lead, _numbers_in(words, *told))


def _decision(block: Block, lead: Span, parts: Sequence[tuple[str | None, int, int]]) -> DecisionBlock:
    _, places = characters(block)
    points = (Point(number, (cut_block(block, Span(places[a], places[b - 1] + 1)),)) for number, a, b in parts)
    return DecisionBlock("adopted", lead, tuple(points), "lead")


def _told(words: str, behind: int, limit: int, *, rolled: bool) -> tuple[int, int] | None:
    """Where the words of the decision behind its lead begin and end: those in quotation marks, or what decides."""
    if opening := _OPENS.match(words, behind):
        closing = _CLOSES.search(words, opening.end(), limit)
        return (opening.end(), closing.start() + (closing[0][0] == ".")) if closing else None
    rest = words[behind:limit].rstrip()
    first = _NUMBER.match(rest)
    said = rest[first.end() :] if first else rest
    if not (decides(said) or told_decision().match(said) or rules().match(said) or begins_body(said)):
        return None
    end = decision_end(rest) or len(rest)
    if rolled and not first:
        stop = _SENTENCE.search(rest, 0, end)
        while stop and decides(rest[stop.end() : end]):
            stop = _SENTENCE.search(rest, stop.end(), end)
        end = stop.end() if stop else end
    return behind, behind + len(rest[:end].rstrip())


def _numbers_in(words: str, start: int, end: int) -> list[tuple[str | None, int, int]]:
    """The numbered points inside a quotation, each from its first word to its last; one without number else."""
    marks = list(re.finditer(r"(?:(?<=\s)|^)(\d{1,2})[.)]\s+(?=[A-ZÆØÅ])", words[start:end]))
    numbers = [int(m[1]) for m in marks]
    if not marks or marks[0].start() or numbers != list(range(numbers[0], numbers[0] + len(marks))):
        return [(None, start, end)]
    stops = [*(m.start() for m in marks[1:]), end - start]
    return [
        (mark[1], start + mark.end(), start + len(words[start : start + stop].rstrip()))
        for mark, stop in zip(marks, stops, strict=True)
    ]


def in_quotes(block: Block) -> Block | None:
    """What a paragraph quotes that is nothing but a quotation."""
    words, places = characters(block)
    match = re.fullmatch(r"[«\"“”](?P<quote>[^«»\"“”]+)[»\"”]\.?", words)
    return cut_block(block, Span(places[match.start("quote")], places[match.end("quote") - 1] + 1)) if match else None


def quoted_over(blocks: Sequence[Block], first: int) -> tuple[tuple[Point, ...], int]:
    """The points of a quotation that begins at block `first` and ends in a later one, and the index behind it.

    A block that is a list item is a point of its own; none where no quotation begins, or where it is not closed.
    """
    words, _ = characters(blocks[first])
    opening = _OPENS.match(words)
    if opening is None:
        return (), first
    for last in range(first, min(first + MOST_BLOCKS, len(blocks))):
        words, places = characters(blocks[last])
        closing = _CLOSES.search(words, opening.end() if last == first else 0)
        if closing and closing.start():
            end = places[closing.start()] + (closing[0][0] == ".")
            parts = [*blocks[first:last], cut_block(blocks[last], Span(blocks[last].span.start, end))]
            return tuple(_items(parts, opening.end())), last + 1
    return (), first


def _items(parts: Sequence[Block], opened: int) -> Iterator[Point]:
    """The points of a quotation, the first of which begins behind the `opened` characters of its mark."""
    words, places = characters(parts[0])
    first = _NUMBER.match(words, opened)
    begin = places[first.end() if first else opened]
    number, held = first["number"] if first else None, [cut_block(parts[0], Span(begin, parts[0].span.end))]
    for block in parts[1:]:
        if block.marker is not None:
            yield Point(number, tuple(held))
            number, held = block.marker if block.marker != "•" else None, []
        held.append(block)
    yield Point(number, tuple(held))
