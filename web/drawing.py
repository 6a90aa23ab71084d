"""A picture of paths: things in columns by their distance from the start, steps as lines between them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg import Hop, Thing, Trace

WIDTH, HEIGHT = 190, 64
_GAP_X, _GAP_Y, _MARGIN = 70, 22, 8
_LETTERS, _LINES = 26, 2
MOST_PATHS = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A thing in the picture; `x` and `y` are its upper left corner."""

    thing: Thing
    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A step in the picture, from the right side of one box to the left side of another."""

    x1: int
    y1: int
    x2: int
    y2: int
    basis: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn, and how large the picture is."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawn(trace: Trace) -> Drawing:
    """The first paths as one picture; a thing on several paths is drawn once, as far right as any puts it."""
    shown = [path.hops for path in trace.paths[:MOST_PATHS] if path.hops]
    columns = _columns(shown)
    boxes = {box.thing.iri: box for box in _boxes(columns)}
    lines = {
        (hop.origin.iri, hop.target.iri): _line(hop, boxes)
        for hops in shown
        for hop in hops
        if columns[hop.origin] < columns[hop.target]
    }
    width = max((box.x + WIDTH for box in boxes.values()), default=0) + _MARGIN
    height = max((box.y + HEIGHT for box in boxes.values()), default=0) + _MARGIN
    return Drawing(width, height, tuple(boxes.values()), tuple(lines.values()))


def _columns(paths: Iterable[Sequence[Hop]]) -> dict[Thing, int]:
    columns: dict[Thing, int] = {}
    for hops in paths:
        columns.setdefault(hops[0].origin, 0)
        for column, hop in enumerate(hops, 1):
            columns[hop.target] = max(columns.get(hop.target, 0), column)
    return columns


def _boxes(columns: dict[Thing, int]) -> Iterable[Box]:
    filled: dict[int, int] = {}
    for thing, column in columns.items():
        row = filled.get(column, 0)
        filled[column] = row + 1
        x, y = _MARGIN + column * (WIDTH + _GAP_X), _MARGIN + row * (HEIGHT + _GAP_Y)
        lines = textwrap.wrap(thing.label, _LETTERS, max_lines=_LINES, placeholder=" …")
        yield Box(thing, x, y, tuple(lines))


def _line(hop: Hop, boxes: dict[str, Box]) -> Line:
    start, end = boxes[hop.origin.iri], boxes[hop.target.iri]
    return Line(start.x + WIDTH, start.y + HEIGHT // 2, end.x, end.y + HEIGHT // 2, hop.basis)
