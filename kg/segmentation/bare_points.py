"""Points whose numbers have no mark behind them: "1 Styret …", "I Styret …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Span
from kg.segmentation.decision_blocks import Point, characters, cut_block
from kg.segmentation.layout import Block

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_MARK = re.compile(
    r"(?:^|\n|(?<=[.:;»])\s+|(?<=[^\W\d_]{2})\s+|(?<=\d)\s+(?=[IVX]+\s))(?P<mark>[IVX]{1,4}|\d{1,2})[.)]?\s+(?=[A-ZÆØÅ«])"
)


def bare_points(blocks: Sequence[Block], first: int) -> tuple[tuple[Point, ...], int]:
    """The points that begin at block `first`, and the index of the block behind them; none where they are not two."""
    points: list[Point] = []
    index = first
    while index < len(blocks):
        roman = bool(points) and points[0].number == "I"
        found = _inside(blocks[index], len(points) + 1, roman=roman)
        if not found and not (points and _is_sub_item(blocks[index])):
            break
        if not found:
            item, found = _sub_item(blocks[index], len(points) + 1, roman=roman)
            points[-1] = Point(points[-1].number, (*points[-1].blocks, item))
        points += found
        index += 1
    return (tuple(points), index) if len(points) > 1 else ((), first)


def _is_sub_item(block: Block) -> bool:
    """Whether a block is an item of the list under a point."""
    return block.marker is not None and not block.marker.isdigit()


def _sub_item(block: Block, number: int, *, roman: bool) -> tuple[Block, list[Point]]:
    """An item of the list under a point, and the points from `number` on that stand behind it on its line."""
    words, places = characters(block)
    mark = next((m for m in _MARK.finditer(words) if m.start() and m["mark"] == _written(number, roman=roman)), None)
    if mark is None:
        return block, []
    end = places[len(words[: mark.start("mark")].rstrip()) - 1] + 1
    behind = cut_block(block, Span(places[mark.start("mark")], block.span.end))
    return cut_block(block, Span(block.span.start, end)), _inside(behind, number, roman=roman)


def _inside(block: Block, number: int, *, roman: bool) -> list[Point]:
    """The points from `number` on in a block that begins with that one."""
    words, places = characters(block)
    marks: list[re.Match[str]] = []
    for match in _MARK.finditer(words):
        mark = match["mark"]
        if not marks and number == 1 and match.start("mark") == 0:
            roman = mark == "I"
        if mark == _written(number + len(marks), roman=roman) and (marks or match.start("mark") == 0):
            marks.append(match)
    if not marks:
        return []
    stops = [*(match.start() for match in marks[1:]), len(words)]
    return [
        Point(mark["mark"], (cut_block(block, Span(places[mark.end()], places[len(words[:stop].rstrip()) - 1] + 1)),))
        for mark, stop in zip(marks, stops, strict=True)
    ]


def _written(number: int, *, roman: bool) -> str:
    return _ROMAN[number - 1] if roman and number <= len(_ROMAN) else str(number)
