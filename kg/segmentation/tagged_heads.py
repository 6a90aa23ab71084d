"""The number of the case under which a decision stands that is in no case, as the tagger of heads sees it."""

from __future__ import annotations

from kg.segmentation.case_mentions import case_mentions
from kg.segmentation.head_tagger import tagged_heads

REACH = 5000
"""Within how many characters above a decision a case that is only named may be its own."""


def number_above(text: str, position: int) -> str | None:
    """The number of the last head above `position`; where the tagger sees none, of the case named last."""
    heads = [head.number for head in tagged_heads(text) if head.at and head.number and head.at.end <= position]
    if heads:
        return heads[-1]
    named = [mention for mention in case_mentions(text[max(0, position - REACH) : position]) if mention.within is None]
    return str(named[-1].number) if named else None
