"""Indicators in the lists of a plan whose goals are numbered: bullets behind a label below the goal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import lexicon
from kg.segmentation.anchors import Anchor
from kg.segmentation.flow import read_flow
from kg.segmentation.layout import Layout, LineRole
from kg.segmentation.open_plans import indicator_anchor
from kg.segmentation.plan_pieces import Part, Piece


def listed_indicators(layout: Layout, goals: Sequence[Anchor]) -> Iterator[Anchor]:
    """The bullets right behind "Indikatorer:", each an indicator of the goal under which the list stands."""
    label = re.compile(rf"(?:{'|'.join(lexicon('strategies')['open']['indicators'])})\s*:?")
    flow = read_flow(layout)
    for goal in goals:
        end = goal.end or goal.start
        listing = False
        for block in (block for block in layout.blocks if goal.start <= block.span.start < end):
            item = block.lines[0].role is LineRole.ITEM and block.number is None
            if listing and item:
                piece = Piece(Part.INDICATORS, block.words, block.body, block.body.start)
                yield indicator_anchor(piece, dict(goal.attributes).get("number", ""), flow)
            listing = bool(label.fullmatch(block.words)) or (listing and item)
