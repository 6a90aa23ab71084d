"""Decisions that were made by reference: "Som innstillingen." adopts the points that were proposed in the case."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that adopt a proposal; `tail` is where what was added to it begins."""

    tail: int | None = None


@cache
def _references() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = lexicon("headings")["reference"]
    proposal = data["proposal"]
    whole = "|".join(pattern.replace("PROPOSAL", proposal) for pattern in data["whole"])
    return re.compile(rf"(?:{whole})(?:{data['rest']})*", re.I), re.compile(data["added"], re.I)


def adopts_proposal(words: str) -> Reference | None:
    """What `words` say of a proposal that they adopt; None where they decide themselves.

    >>> adopts_proposal("Som innstillingen. Enstemmig."), adopts_proposal("Saken utsettes.")
    (Reference(tail=None), None)
    >>> adopts_proposal("Innstillingen vedtatt med følgende tillegg: Fristen er 1. mai.").tail
    44
    """
    whole, added = _references()
    if match := added.match(words):
        return Reference(match.end()) if match.end() < len(words) else None
    return Reference() if whole.fullmatch(words) else None


def nearest_before(place: int, spans: Iterable[Span]) -> Span | None:
    """The last of `spans` that ends before `place`."""
    return max((span for span in spans if span.end <= place), default=None)
