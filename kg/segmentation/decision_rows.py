"""Lists of decisions: rows with the number of a case and what is proposed, or was decided, in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.actions import decides
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.decision_blocks import DecisionBlock, Point, characters, cut_block
from kg.segmentation.headings import told_decision
from kg.segmentation.layout import Block

REACH = 30
REACH_OF_ROW = 9
_ROW = re.compile(r"(?:[Ss]ak\s+)?\d{1,4}[-/](?:(?:19|20)\d{2}|\d{2})\s+(?:1\.\s+)?(?=[A-ZÆØÅ])")
_NUMBER = re.compile(r"\d{1,4}[-/](?:(?:19|20)\d{2}|\d{2})")
_LABEL = re.compile(r"(?:[Pp]kt\.?|[Pp]unkt)\s+(?P<number>\d{1,2})\s*:\s+(?=\S)")
_STOP = re.compile(r"[^\d][.](?:\s+(?=[A-ZÆØÅ])|\s*$)")


@cache
def _heads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    heads = lexicon("headings")["rows"]
    return tuple((status, re.compile(heads[status])) for status in ("proposed", "adopted"))


def decision_rows(blocks: Sequence[Block]) -> Iterator[DecisionBlock]:
    """The decisions of the rows below a heading that announces them: the first sentence, and the points below it."""
    status, since = "", 0
    for index, block in enumerate(blocks):
        since += 1
        for name, head in _heads():
            if head.search(block.words[:120]):
                status, since = name, 0
        row = _row(blocks, index, status) or _column(blocks, index, status) if status and since <= REACH else None
        if row:
            yield row
            since = 0


def _row(blocks: Sequence[Block], index: int, status: str) -> DecisionBlock | None:
    words, places = characters(blocks[index])
    number = _ROW.match(words)
    stop = _STOP.search(words, number.end()) if number else None
    if number is None or stop is None or not _says(words[number.end() :]):
        return None
    first = cut_block(blocks[index], Span(places[number.end()], places[stop.start() + 1] + 1))
    numbered = number[0].rstrip().endswith("1.")
    points = [Point("1" if numbered else None, (first,))]
    for block in blocks[index + 1 :] if numbered else ():
        if block.number != len(points) + 1:
            break
        points.append(Point(block.marker, (block,)))
    return DecisionBlock(status, Span(places[0], places[number.end()]), tuple(points), "row")


def _column(blocks: Sequence[Block], index: int, status: str) -> DecisionBlock | None:
    """A row whose cells stand below each other: the number alone, the title, and the points with their label."""
    if not _NUMBER.fullmatch(blocks[index].words):
        return None
    points: list[Point] = []
    for block in blocks[index + 1 : index + 1 + REACH_OF_ROW]:
        if _NUMBER.fullmatch(block.words):
            break
        words, places = characters(block)
        label = _LABEL.match(words)
        said = words[label.end() :] if label else block.words
        told = label is not None and any(point.number == label["number"] for point in points)
        if label and not told and words[label.end()].isupper() and said.endswith("."):
            points.append(Point(label["number"], (cut_block(block, Span(places[label.end()], block.span.end)),)))
        elif not label and said.endswith(".") and _says(said):
            points.append(Point(None, (block,)))
    return DecisionBlock(status, blocks[index].span, tuple(points), "row") if points else None


def _says(words: str) -> bool:
    return decides(words) or bool(told_decision().match(words))
