"""Whose paper it is: of the bodies that it names, the one for which the clues weigh most.

The weights are learnt from our own papers (`scripts/train_taggers.py`), as a choice among all bodies of a paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import exp

from kg.lexicon import lexicon
from kg.segmentation.owner_clues import TOP, Candidate, candidates, clues
from kg.segmentation.trusts import Named

_PURPOSE = r"(?:[ ](?:for|mot|av)[ ][\w-]+(?:(?:,|[ ]og|[ ]med)[ ][\w-]+)*)?"


@lru_cache(maxsize=8)
def _ranked(text: str) -> tuple[tuple[Candidate, float], ...]:
    """The bodies that `text` names, the likeliest to be its own first, with what their clues weigh."""
    found = candidates(text)
    weights = lexicon("owner_weights")["weights"]
    sums = (sum(weights.get(clue, 0.0) * value for clue, value in told.items()) for told in clues(text, found))
    return tuple(sorted(zip(found, sums, strict=True), key=lambda one: -one[1]))


def owner(text: str) -> tuple[Named, float] | None:
    """The body whose paper `text` is and where it is named first, with how likely it is (from 0 to 1)."""
    ranked = _ranked(text)
    if not ranked:
        return None
    share = 1 / sum(exp(weight - ranked[0][1]) for _, weight in ranked)
    return (_with_its_board([one for one, _ in ranked], text), ranked[0][0].first), share


def _with_its_board(found: Sequence[Candidate], text: str) -> str:
    """The name of the likeliest body; where it is an association, or its board alone, the board of the association."""
    own = found[0].name
    board = re.search(lexicon("owner")["boards_of_associations"], text[:TOP])
    is_one = re.compile(lexicon("owner")["kinds"]["association"])
    if board is None:
        return own
    alone = own.casefold() == f"{board['board'].casefold()}t"
    committee = re.search(rf"(?i:{lexicon('meetings')['committee']['ends']})$", own.split()[0])
    if not alone and (committee or is_one.search(own) is None):
        return own
    named = [one for one in found if is_one.search(one.name) and " " in one.name and one.first.start < TOP]
    first = min(named, key=lambda one: one.first.start, default=None)
    longer = [one.name for one in named if first and one.name.startswith(first.name)]
    purpose = first and re.compile(rf"{re.escape(first.name)}{_PURPOSE}").match(text, first.first.start)
    whole = max((*longer, *([purpose[0]] if purpose else [])), key=len, default=None)
    association = whole if alone else own
    return f"{board['board'].capitalize()}t i {association}" if association else own


def said_owner(text: str) -> str | None:
    """The body whose paper `text` is, where a label before its name or the head of a meeting says so."""
    ranked = _ranked(text)
    if not ranked:
        return None
    said = clues(text, [ranked[0][0]])[0]
    return ranked[0][0].name if said["label_any"] or said["meets_top_any"] else None


def own_body(text: str) -> Named | None:
    """The body whose paper `text` is, and where it is named first."""
    found = owner(text)
    return found[0] if found else None
