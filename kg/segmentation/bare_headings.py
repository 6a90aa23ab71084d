"""Headings of one word that a paper has again and again without a colon, in text whose line breaks were lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.lexicon import lexicon

OFTEN = 3


def bare_headings(text: str) -> Iterator[int]:
    """Where such headings begin, and the words behind them: each stands often, behind what ends a sentence.

    >>> text = "Plan 2015 Vedtak Planen vedtas. Kai. Vedtak Kaia bygges. Hus. Vedtak Huset selges."
    >>> places = sorted(bare_headings(text))
    >>> [text[a:b] for a, b in zip(places[::2], places[1::2])]
    ['Vedtak ', 'Vedtak ', 'Vedtak ']
    """
    for word in lexicon("unrolling")["bare_headings"]:
        found = list(re.finditer(rf"(?<=[.!?»):\d] ){word}\s+(?=[A-ZÆØÅ«]|1[.)]\s)", text))
        if len(found) >= OFTEN:
            yield from (place for match in found for place in match.span())
