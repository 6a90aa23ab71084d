"""The names of bodies where papers write them: "styret i X", "møte i X"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.text import unwrap


@cache
def _board_of() -> re.Pattern[str]:
    inner = "|".join(map(re.escape, lexicon("meetings")["name"]["inner"]))
    name = rf"[A-ZÆØÅ][\w.-]*(?:\s+(?:[A-ZÆØÅ][\w.-]*|(?:{inner})(?!\w)))*"
    return re.compile(rf"\b[Ss]tyre(?:t|ts)\s+(?:i|for|ved)\s+({name})")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(lexicon("meetings")["body"]["stop"], re.I)


def body_name(words: str) -> str:
    """The name of a body at the beginning of `words`.

    >>> body_name("Helse Kysten RHF, den 7. oktober 2022")
    'Helse Kysten RHF'
    """
    match = _stop().search(words)
    return _without_tail(unwrap(words[: match.start()] if match else words))


def _without_tail(name: str) -> str:
    """`name` up to its company form, and without the small words a greedy match leaves at the end."""
    words = name.split()
    last = lexicon("meetings")["name"]["last"]
    for index, word in enumerate(words):
        if word.rstrip(".,") in last:
            return " ".join(words[: index + 1]).rstrip(".,")
    while words and words[-1] in ("og", "for", "i", "av"):
        words.pop()
    return " ".join(words).strip(" .,-–")


def boards_named(text: str) -> list[tuple[str, Span]]:
    """Every "styret i X" in `text`: the name of X and where it stands.

    >>> [name for name, _ in boards_named("Styret i Nes sjukehus HF ber styret i Helse Kyst RHF om")]
    ['Nes sjukehus HF', 'Helse Kyst RHF']
    """
    found = []
    for match in _board_of().finditer(text):
        name = _without_tail(unwrap(match[1]))
        if name:
            found.append((name, Span(match.start(1), match.end(1))))
    return found


def commonest_board(text: str) -> tuple[str, Span] | None:
    """The body whose board is named most often in `text`, and where it is named first."""
    named = boards_named(text)
    if not named:
        return None
    best = max(Counter(name for name, _ in named).items(), key=lambda item: (item[1], -_first(named, item[0])))
    return best[0], next(span for name, span in named if name == best[0])


def _first(named: list[tuple[str, Span]], name: str) -> int:
    return next(span.start for other, span in named if other == name)
