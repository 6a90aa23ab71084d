"""Text -> the words that tell what it is about, in the terms of the one analyser.

Words that stand in every decision whatever it is about (`kg/data/inferring.toml`) and numbers tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from kg.lexicon import lexicon
from search import Token, analyse

_STOP, _PART = "stop", "part"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `forms` are its own terms, the usual one first, `parts` those of the words it is made of.

    `start` and `end` are its characters in the text; those of a part stand in `places`.
    """

    forms: tuple[str, ...]
    parts: tuple[str, ...]
    start: int
    end: int
    places: tuple[tuple[int, int], ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """All terms, the word's own first."""
        return (*self.forms, *self.parts)


def telling(text: str, language: str) -> tuple[Word, ...]:
    """The words of `text` that tell what it is about.

    >>> [word.forms[0] for word in telling("Styret vedtar plan for digital hjemmeoppfølging i 2024", "nb")]
    ['digital', 'hjemmeoppfølging']
    """
    found = (_word(list(group)) for _, group in groupby(analyse(text, language), key=lambda token: token.position))
    return tuple(word for word in found if word)


def national(texts: Iterable[str]) -> bool:
    """Whether one of `texts`, a strategy's title or its owner's name, is that of the state's own."""
    return any(token.term in _national() for text in texts for token in analyse(text))


def _word(tokens: Sequence[Token]) -> Word | None:
    own = [token for token in tokens if token.kind != _PART]
    if not own or any(token.kind == _STOP for token in own) or not _tells(own[0].term):
        return None
    general = _general()
    parts = [token for token in tokens if token.kind == _PART and _tells(token.term) and token.term not in general]
    forms = tuple(dict.fromkeys(token.term for token in own))
    if not general.isdisjoint(forms):
        return None
    return Word(
        forms,
        tuple(token.term for token in parts),
        own[0].start,
        own[0].end,
        tuple((token.start, token.end) for token in parts),
    )


def _tells(term: str) -> bool:
    return len(term) >= _SHORTEST and not any(letter.isdigit() for letter in term)


@cache
def _general() -> frozenset[str]:
    return frozenset(_terms_of("general"))


@cache
def _national() -> frozenset[str]:
    return frozenset(_terms_of("national"))


def _terms_of(key: str) -> Iterator[str]:
    for written in lexicon("inferring")[key]:
        for language in ("nb", "nn"):
            yield from (token.term for token in analyse(written, language) if token.kind != _PART)
