"""Whether capitalised words can be the name of a place: no person, no body, no month and no ordinary word."""

from __future__ import annotations

from functools import cache

from kg.lexicon import lexicon, ordinary
from kg.recognition.people import given_name, is_role
from kg.recognition.register import known, party, type_of


def is_place(words: str, *, sure: bool = False) -> bool:
    """Whether `words` can be a place that has councils; where the context is `sure`, also one that is a word, too.

    >>> is_place("Indre Nes"), is_place("Mars"), is_place("Kari"), is_place("Ansatte"), is_place("Teams")
    (True, False, False, False, False)
    """
    parts = words.split()
    other = known(words) or party(words) or type_of(words) or is_role(words) or given_name(parts[0])
    none = _no_places() | ordinary() if len(parts) == 1 and not sure else _no_places()
    return not (other or words.isupper() or parts[-1] in _districts() or any(part.casefold() in none for part in parts))


def is_municipality(words: str) -> bool:
    """Whether `words` can be the place that a municipality is called by; a county is none."""
    return is_place(words) and (words in _municipalities() or known(f"{words} fylkeskommune") is None)


def nominative(place: str) -> str:
    """`place` without a genitive -s, where that is a municipality of the country: "Bergens"."""
    return place[:-1] if place.endswith("s") and place[:-1] in _municipalities() else place


@cache
def _districts() -> frozenset[str]:
    return frozenset(lexicon("organisations")["rules"]["districts"])


@cache
def _no_places() -> frozenset[str]:
    words = lexicon("organisations")["rules"]["no_places"]
    return frozenset(word.casefold() for word in (*words, *lexicon("dates")["months"]))


@cache
def _municipalities() -> frozenset[str]:
    rows = lexicon("municipalities")["names"]
    return frozenset(row if isinstance(row, str) else row["name"] for row in rows)
