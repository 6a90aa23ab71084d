"""Whose paper it is: of the bodies that it names, the one for which the clues weigh most.

The weights are learnt from our own papers (`scripts/train_taggers.py`), as a choice among all bodies of a paper.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

from kg.lexicon import lexicon
from kg.segmentation.owner_clues import candidates, clues
from kg.segmentation.trusts import Named


@lru_cache(maxsize=8)
def owner(text: str) -> tuple[Named, float] | None:
    """The body whose paper `text` is and where it is named first, with how likely it is (from 0 to 1)."""
    found = candidates(text)
    if not found:
        return None
    weights = lexicon("owner_weights")["weights"]
    sums = [sum(weights.get(clue, 0.0) * value for clue, value in told.items()) for told in clues(text, found)]
    best = max(range(len(found)), key=lambda at: sums[at])
    share = 1 / sum(exp(each - sums[best]) for each in sums)
    return (found[best].name, found[best].first), share


def said_owner(text: str) -> str | None:
    """The body whose paper `text` is, where a label before its name or the head of a meeting says so."""
    found = owner(text)
    if found is None:
        return None
    named = next(one for one in candidates(text) if one.name == found[0][0])
    said = clues(text, [named])[0]
    return named.name if said["label_any"] or said["meets_top_any"] else None


def own_body(text: str) -> Named | None:
    """The body whose paper `text` is, and where it is named first."""
    found = owner(text)
    return found[0] if found else None
