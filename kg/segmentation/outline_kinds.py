"""What the rows of an outline are: goals with numbers, labels, rows of lists, headings, sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Span

LONGEST_TITLE = 160
LONGEST_HEADING = 90
SENTENCES = re.compile(r"[a-zæøå)][.!?]\s+[A-ZÆØÅ]")


class Kind(StrEnum):
    """What a row of an outline is."""

    GOAL = "goal"
    PART = "part"
    ITEM = "item"
    SUBS = "subs"
    LEAD = "lead"
    MEASURES = "measures"
    INDICATORS = "indicators"
    OTHER = "other"
    FIELD = "field"
    CHAPTER = "chapter"
    TABLE = "table"
    TEXT = "text"


LABELS = (Kind.SUBS, Kind.INDICATORS, Kind.MEASURES, Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its own words without number, label or mark, where they stand, and the blank lines above.

    `number` and `called` are those printed before it; `mark` is how a row of a list begins, `line` where its line does.
    `paged` tells that the head or foot of a page stands between it and the row above.
    """

    kind: Kind
    words: str
    span: Span
    line: int
    gap: int = 0
    number: str = ""
    called: str = ""
    mark: str = ""
    paged: bool = False
    pieces: tuple[Span, ...] = ()

    @property
    def places(self) -> tuple[Span, ...]:
        """The pieces that its words stand in, where a table parts them."""
        return self.pieces or (self.span,)

    @property
    def closed(self) -> bool:
        """Whether its words end as a sentence or a lead does."""
        return self.words.endswith((".", ":", ";", "!", "?"))
