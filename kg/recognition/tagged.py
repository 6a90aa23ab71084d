"""Organisations that no register and no rule knows: what the tagger of names sees, without what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.lexicon import lexicon, ordinary
from kg.recognition.cleaning import CleanText
from kg.recognition.register import kind_pattern
from kg.segmentation.body_tagger import names_tagged

SHORTEST = 4


def tagged_organisations(clean: CleanText, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where names of organisations stand in clean text outside what is `taken`, in reading order."""
    covered = bytearray(len(clean.text))
    for start, end in taken:
        covered[start:end] = b"\x01" * (end - start)
    for span in names_tagged(clean.text):
        if not any(covered[span.start : span.end]) and could_name(clean.text[span.start : span.end]):
            yield span.start, span.end


def could_name(words: str) -> bool:
    """Whether tagged words are a name: two capitals, or one and the kind of an organisation, that are not ordinary.

    >>> could_name("Byens Omsorgsmisjon"), could_name("Lauvnes legegruppe"), could_name("Arkitekturforum")
    (True, True, True)
    >>> could_name("Sekretariatet"), could_name("Persontilpasset medisin"), could_name("Fjellstua hotell")
    (False, False, False)
    """
    parts = words.split()
    whole = words[0].isupper() and words[-1].isalnum() and words.count("(") == words.count(")")
    if len(words) < SHORTEST or not whole or "\n" in words or _no_name().search(words):
        return False
    own = [part for part in parts if part[0].isupper() and part.casefold() not in ordinary()]
    if len(parts) == 1 and _definite().search(words):
        return False
    return bool(own) and (sum(part[0].isupper() for part in parts) > 1 or kind_pattern().search(parts[-1]) is not None)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(lexicon("organisations")["tagged"]["no_names"])


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(lexicon("organisations")["tagged"]["definite"])
