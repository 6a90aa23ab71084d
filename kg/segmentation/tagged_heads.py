"""The number of the case under which a decision stands that is in no case, as the tagger of heads sees it."""

from __future__ import annotations

from kg.model import Span
from kg.segmentation.head_tagger import tagged_heads

REACH = 5000
"""Within how many characters above a decision the head of its case may stand."""


def number_above(text: str, position: int) -> tuple[str, Span] | None:
    """The number of the last head above `position`, and where it stands."""
    for head in reversed(tagged_heads(text)):
        if head.at and head.number and position - REACH <= head.at.start and head.at.end <= position:
            return head.number, head.at
    return None
