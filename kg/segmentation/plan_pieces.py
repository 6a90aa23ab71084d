"""What the lines of a plan are cut into, and what each piece is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model import Span

CHAPTER = r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+"
"""The number of a chapter, as a regular expression."""
SHORT = 60
"""The characters of a line that may be a heading."""


class Part(StrEnum):
    """What a piece of a plan is."""

    CHAPTER = "chapter"
    AREAS = "areas"
    AREA = "area"
    MAIN = "main"
    OVERALL = "overall"
    GOALS = "goals"
    AIM = "aim"
    TOLD = "told"
    VOWED = "vowed"
    GRID = "grid"
    PARTS = "parts"
    UN_GOALS = "un_goals"
    MEASURES = "measures"
    INDICATORS = "indicators"
    ITEM = "item"
    WRAP = "wrap"
    FIELD = "field"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a plan: what it is, its own words without label or bullet, and where these stand.

    `called` and `number` are those of a label: "Strategi 2", a number that of a row or chapter, too; `start` is told of
    text that opens its line's piece, `reach` of an indicator: where what is told of it ends.
    """

    part: Part
    words: str
    span: Span
    start: int
    called: str = ""
    number: str = ""
    reach: int = 0


LABELS = (
    Part.OVERALL,
    Part.GOALS,
    Part.MAIN,
    Part.AREA,
    Part.PARTS,
    Part.UN_GOALS,
    Part.MEASURES,
    Part.INDICATORS,
    Part.AIM,
)
"""What a label may open."""
