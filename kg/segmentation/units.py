"""A layout as units to be tagged: the sentences of its blocks, each with where and how it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span
from kg.segmentation.decision_blocks import characters, sentence_starts
from kg.segmentation.layout import Block, Layout


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, heading or cell: its words on one line, the number of its block, and its place in that (from 0)."""

    span: Span
    words: str
    block: int
    place: int
    marker: str | None
    gap: int
    cell: bool
    lines: int


def units(layout: Layout) -> tuple[Unit, ...]:
    """The units of a layout in reading order, without list marks, page furniture and footnotes."""
    return tuple(unit for index, block in enumerate(layout.blocks) for unit in _of_block(index, block))


def _of_block(index: int, block: Block) -> Iterator[Unit]:
    words, places = characters(block)
    first = block.lines[0]
    begins = [first.body, *(start for start in sentence_starts(words) if start > first.body), len(words)]
    place = 0
    for start, end in pairwise(begins):
        told = words[start:end].rstrip()
        if told.strip():
            span = Span(places[start], places[start + len(told) - 1] + 1)
            shown = " ".join(told.encode("utf-8", "replace").decode("utf-8").split())
            yield Unit(span, shown, index, place, block.marker, first.gap, first.cell, len(block.lines))
            place += 1
