"""The body that a paper calls by a short name when it decides: "NUHA tar saken til orientering"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from kg.lexicon import lexicon, ordinary
from kg.model import Span
from kg.segmentation.trusts import Named

FEWEST = 3
LONGEST_NAME = 90


@cache
def _decides() -> re.Pattern[str]:
    table = lexicon("meetings")["deciders"]
    return re.compile(rf"{table['opens']}[ ]*(?P<name>{table['name']})\s+(?P<verb>{table['verbs']})(?!\w)", re.M)


@lru_cache(maxsize=8)
def decider(text: str) -> Named | None:
    """The short name that decides three times or more in `text`, in full where the text tells it, and where it stands.

    It does so with a verb that is said of bodies alone, or its name in full is that of a body.

    >>> decider("Nasjonalt utvalg for arkiv (NUA). NUA vedtar det. NUA ber om svar. NUA vedtar det.")[0]
    'Nasjonalt utvalg for arkiv'
    >>> decider("Styret tar det opp. Styret ber om svar. Styret vedtar det.")
    """
    given = set(lexicon("names")["given"].split())
    found = [match for match in _decides().finditer(text) if not _is_common(match["name"], given)]
    names = Counter(match["name"] for match in found)
    name, times = names.most_common(1)[0] if names else ("", 0)
    sure = [match for match in found if match["name"] == name and _sure().match(match["verb"])]
    if times < FEWEST or _is_family_name(name, text, given):
        return None
    in_full = _in_full(name, text)
    if not sure and not (in_full and re.search(lexicon("unrolling")["body_ends"], in_full[0])):
        return None
    first = next(match for match in found if match["name"] == name)
    return in_full or (name, Span(first.start("name"), first.end("name")))


@cache
def _sure() -> re.Pattern[str]:
    """Verbs with which nobody but a body decides; "ber" and "anbefaler" are said of guests and people too."""
    return re.compile(lexicon("meetings")["deciders"]["sure"])


def _is_family_name(name: str, text: str, given: set[str]) -> bool:
    """Whether a name stands behind a given name somewhere."""
    return any(match[1] in given for match in re.finditer(rf"([A-ZÆØÅ][\w-]+)[ ]{re.escape(name)}(?!\w)", text))


def _is_common(name: str, given: set[str]) -> bool:
    """Whether a word says what kind of body decides, or who somebody is: "Styret", "Leder"."""
    return (
        name in given
        or name.casefold() in ordinary()
        or bool(re.search(lexicon("meetings")["deciders"]["kinds"], name))
    )


def _in_full(short: str, text: str) -> Named | None:
    """What stands before the short name in brackets, from the capital with which that begins."""
    for match in re.finditer(rf"\s?\(\s?{re.escape(short)}\s?\)", text):
        before = text[max(0, match.start() - LONGEST_NAME) : match.start()]
        starts = [one.start() for one in re.finditer(rf"(?<![\w-]){short[0]}[\wæøåÆØÅ-]+\s+(?=[\w-])", before)]
        if starts and not re.search(r"[.:;!?\n]", before[starts[-1] :]):
            start = match.start() - len(before) + starts[-1]
            return " ".join(text[start : match.start()].split()), Span(start, match.start())
    return None
