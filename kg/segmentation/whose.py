"""Who stands in a cell of an agenda, or before and behind a title: names of persons, and what they are called."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import lexicon

MOST_NAMES = 4
LONGEST = 120


@cache
def _given() -> frozenset[str]:
    return frozenset(lexicon("names")["given"].split())


@cache
def _roles() -> str:
    titles = [*lexicon("roles")["titles"], *lexicon("roles")["officer"]["cells"]]
    return "|".join(re.escape(title).replace(r"\ ", r"\s+") for title in sorted(titles, key=len, reverse=True))


@cache
def _person() -> re.Pattern[str]:
    name = r"(?P<given>[A-ZÆØÅ][a-zæøåéüöä]+(?:-[A-ZÆØÅ][a-zæøåéüöä]+)?)(?:\s[A-ZÆØÅ][\w.'’-]*){1,3}"
    return re.compile(rf"(?:v/\s?)?(?:(?:[Kk]onst\.?\s+)?(?:[a-zæøåA-ZÆØÅ]+)?(?i:{_roles()})\s+)?{name}(?!\w)")


_JOINT = re.compile(r"\s*(?:/|,|;|\bog\b|&)\s*")


def names_someone(words: str) -> bool:
    """Whether words consist of names of persons, or of what a person is.

    >>> names_someone("Fagdirektør Kari Nes / Ola Vik"), names_someone("Leder"), names_someone("Helse Nes HF")
    (True, True, False)
    """
    if len(words) > LONGEST:
        return False
    return bool(_role_alone().fullmatch(words)) or _end_of_names(words) == len(words)


def begins_with_someone(words: str) -> bool:
    """Whether words begin with what a person is and the name.

    >>> begins_with_someone("Styresekretær Kari Nes Saker"), begins_with_someone("Kari Nes-prisen 2020")
    (True, False)
    """
    found = _person().match(words)
    return found is not None and found.start("given") > 0 and _is_given(found["given"])


def begins_with_name(words: str) -> bool:
    """Whether words begin with a person's whole name, whatever follows it.

    >>> begins_with_name("Kari Nes rådgiver"), begins_with_name("Kari Nes-prisen 2020"), begins_with_name("Ny plan")
    (True, False, False)
    """
    return not re.match(r"\S+\s+\S+-", words) and _end_of_names(words) > 0


def lists_someone(words: str) -> bool:
    """Whether words begin with a person's name, or have one right behind a label and its colon.

    >>> lists_someone("Fra revisjonen: Kari Nes, revisor"), lists_someone("Valg: Tid og sted")
    (True, False)
    """
    parts = (words, words.partition(":")[2].strip())
    return any(begins_with_someone(part) or _end_of_names(part) > 0 for part in parts)


@cache
def _role_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:v/\s?)?(?i:{_roles()})(?:\s*(?:/|,|\bog\b)\s*(?i:{_roles()}))*")


def _end_of_names(words: str) -> int:
    """Where a run of names from the beginning of `words` on ends; 0 where none stands there."""
    end = 0
    for _ in range(MOST_NAMES):
        found = _person().match(words, end)
        if found is None or not _is_given(found["given"]):
            break
        end = found.end()
        joint = _JOINT.match(words, end)
        if joint is None or joint.end() == end or not _person().match(words, joint.end()):
            break
        end = joint.end()
    return end


def _is_given(word: str) -> bool:
    return word in _given() or ("-" in word and all(part in _given() for part in word.split("-")))
