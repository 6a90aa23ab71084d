"""Did you mean: words of the index that are spelt almost as what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from search.analysis import analyse, data
from search.analysis.characters import fold
from search.model import TokenKind

SHORTEST_WORD = 4
LONG_WORD = 8
SHORT_WORD = 6
MUCH_MORE_COMMON = 10
MOST_APART = 2
MOST_ALIKE = 20

_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"

WordCounts = Callable[[str], list[tuple[str, int]]]


def respell(typed: str, words: WordCounts, knows: Callable[[str], bool], fields: Collection[str] = ()) -> str | None:
    """`typed` with its unknown words replaced by the nearest known ones, or None where there is nothing to
    replace.

    `words` gives the words of the index that begin so, with their frequency; `knows` tells whether a term
    is found. Names of `fields` and their values stay.
    """

    def corrected(match: re.Match[str]) -> str:
        return match[0] if ":" in match[0] else _correct(match[0], words, knows) or match[0]

    kept = rf"(?i:{'|'.join(map(re.escape, fields))}):(?:\"[^\"]*\"|\S+)|" if fields else ""
    respelt = re.sub(rf"{kept}{_WORD}", corrected, typed)
    return respelt if respelt != typed else None


def _correct(typed: str, words: WordCounts, knows: Callable[[str], bool]) -> str | None:
    word = fold(typed).text
    if len(word) < SHORTEST_WORD or word in data.stop_words("nb") or typed in {"ELLER", "IKKE", "IKKJE"}:
        return None
    candidates = dict(_candidates(word, words))
    count = candidates.pop(word, 0)
    if count == 0 and any(knows(token.term) for token in analyse(typed) if token.kind is TokenKind.WORD):
        return None
    near = _near(word, candidates, more_than=count * MUCH_MORE_COMMON)
    return min(near)[2] if near else None


def alike(typed: str, words: WordCounts, distance: int | None) -> list[str]:
    """Words of the index at most so many letters from `typed`, the nearest and commonest first.

    Without a distance, a long word may differ in two letters, a short one in one.
    """
    word = fold(typed).text
    limit = min(distance, MOST_APART) if distance else (MOST_APART if len(word) >= LONG_WORD else 1)
    found = {
        candidate: (apart, -count)
        for candidate, count in _candidates(word, words)
        if (apart := edit_distance(word, candidate, limit)) <= limit
    }
    return sorted(found, key=lambda candidate: (found[candidate], candidate))[:MOST_ALIKE]


def _near(word: str, candidates: dict[str, int], *, more_than: int) -> list[tuple[int, int, str]]:
    """Distance, rarity and spelling of the candidates that are near enough and common enough."""
    limit = 2 if len(word) >= LONG_WORD else 1
    near = []
    for candidate, count in candidates.items():
        if count > more_than and _ends_alike(word, candidate):
            distance = edit_distance(word, candidate, limit)
            if distance <= limit:
                near.append((distance, -count, candidate))
    return near


def _ends_alike(word: str, candidate: str) -> bool:
    """Whether a short word ends as the other does: "mangel" is no slip for "mange", nor "stans" for "stand"."""
    return len(word) > SHORT_WORD or word[-1] == candidate[-1] or candidate.startswith(word)


def _candidates(word: str, words: WordCounts) -> Iterator[tuple[str, int]]:
    """Words of about the length that begin with the first letter, or with the second where the first was
    slipped in."""
    for letter in dict.fromkeys(word[:2]):
        for candidate, count in words(letter):
            if abs(len(candidate) - len(word)) <= 2:
                yield candidate, count


def edit_distance(one: str, other: str, limit: int) -> int:
    """Letters to add, drop, change or swap with their neighbour; `limit` + 1 where there are more than
    `limit`."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return min(above[-1], limit + 1)
