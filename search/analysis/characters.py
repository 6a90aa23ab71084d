"""Characters as the analyser compares them, with the place that each was read from.

Lower case without accents, except that æ, ø and å are letters of their own; ligatures and wide forms are
resolved, soft hyphens and zero-width characters dropped, all hyphens made one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_NORWEGIAN = frozenset("æøå")
_HYPHENS = frozenset("-‐‑–—−")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_OTHER_LETTERS = {"đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss", "ł": "l", "ð": "d", "þ": "th", "œ": "oe"}
_PLAIN = re.compile(r"[a-z0-9æøå-]*")
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Folded:
    """Text as compared; character `i` of it was read from `starts[i]` to `ends[i]` of the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the characters `start` to `end` stand."""
        return self.starts[start], self.ends[end - 1]


def fold(raw: str) -> Folded:
    """`raw` as it is compared, with the place of every character."""
    lowered = raw.lower()
    if len(lowered) == len(raw) and _PLAIN.fullmatch(lowered):
        return Folded(lowered, tuple(range(len(raw))), tuple(range(1, len(raw) + 1)))
    letters: list[tuple[str, int, int]] = []
    for cluster in _CLUSTER.finditer(raw):
        letters.extend((letter, *cluster.span()) for letter in _fold_cluster(cluster.group()))
    return Folded(
        "".join(letter for letter, _, _ in letters),
        tuple(start for _, start, _ in letters),
        tuple(end for _, _, end in letters),
    )


def _fold_cluster(cluster: str) -> str:
    composed = unicodedata.normalize("NFKC", cluster).lower()
    return "".join(_fold_character(character) for character in composed)


def _fold_character(character: str) -> str:
    if character in _NORWEGIAN:
        return character
    if character in _HYPHENS:
        return "-"
    if character in _INVISIBLE or character.isspace():
        return ""
    plain = _OTHER_LETTERS.get(character, character)
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
