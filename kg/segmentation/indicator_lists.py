"""Indicators in the lists of a plan whose goals are numbered: what stands behind a label below the goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.segmentation.anchors import Anchor
from kg.segmentation.flow import read_flow
from kg.segmentation.layout import Layout, Line
from kg.segmentation.open_plan_lines import plan_pieces
from kg.segmentation.open_plans import indicator_anchor
from kg.segmentation.plan_pieces import Part, Piece


def listed_indicators(lines: Sequence[Line], layout: Layout, goals: Sequence[Anchor]) -> Iterator[Anchor]:
    """What stands beside "Indikator:" and the rows of a list behind "Indikatorer", each of the goal above it."""
    flow = read_flow(layout)
    for goal in goals:
        number = dict(goal.attributes).get("number", "")
        below = [line for line in lines if goal.start < line.span.start < (goal.end or goal.start)]
        for piece in _listed(plan_pieces(below), number) if below else ():
            yield indicator_anchor(piece, number, flow)


def _listed(pieces: Sequence[Piece], goal: str) -> Iterator[Piece]:
    """The pieces of lists of indicators; a row may have the number of its goal, as a chapter has: "1.2 Ventetid"."""
    listing = False
    for piece in pieces:
        counted = listing and piece.part is Part.CHAPTER and piece.number.startswith(f"{goal}.")
        if piece.part is Part.INDICATORS:
            listing = True
        elif not counted and piece.part not in (Part.ITEM, Part.FIELD, Part.WRAP):
            listing = False
        if listing and piece.words and piece.part is not Part.FIELD:
            yield piece
