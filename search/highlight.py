"""The stretch of a text that shows best why it was found, and the characters of it that the query's words
matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.entries import Places
from search.lookup import Adjacent, All, Beginning, Best, Has, Lookup, OneOf, Part, Some, Term, Weighted
from search.model import Highlight

WIDTH = 250
LEAD = 60
STRONG = 0.5
"""Ways that weigh less are shown only where no better one stands: "helse" for "helsetjeneste"."""

_SPACE = re.compile(r"\s")
Place = tuple[int, int]
Finder = Callable[[Places], list[Place]]


@dataclass(frozen=True, slots=True)
class Snippet:
    """`text` is a stretch of the passage from `start` on; `highlights` count from the snippet's beginning."""

    text: str
    start: int
    highlights: tuple[Highlight, ...]


class Snippets:
    """The best stretches of texts for one lookup, which is read once for all of them."""

    def __init__(self, what: All) -> None:
        self._finders = [_finder(clause) for clause in _clauses(what)]

    def of(self, text: str, places: Places) -> Snippet:
        """The best stretch of `text`, cut between words."""
        clauses = [find(places) for find in self._finders]
        start, end = _stretch(text, clauses)
        shown = _without_overlaps(place for clause in clauses for place in clause)
        highlights = (Highlight(a - start, b - start) for a, b in shown if start <= a and b <= end)
        return Snippet(text[start:end], start, tuple(highlights))


def _clauses(what: All) -> Sequence[Lookup]:
    """The query's words, each by itself: a stretch with many of them is better than one with many times the
    same."""
    if len(what.parts) == 1 and isinstance(what.parts[0], Some):
        return what.parts[0].parts
    return what.parts


def _finder(what: Lookup) -> Finder:
    """What tells where a lookup stands in a text."""
    match what:
        case Weighted(inner, _):
            return _finder(inner)
        case Best(ways):
            return _finder_of_best(ways)
        case All(parts) | Some(parts):
            return _together([_finder(part) for part in parts])
        case Has():
            return _together([])
        case _:
            return _finder_of_words(what)


def _finder_of_words(what: Term | Part | OneOf | Beginning | Adjacent) -> Finder:
    match what:
        case Term(term):
            return lambda places: places.word(term)
        case Part(term):
            return lambda places: places.part(term)
        case OneOf(terms):
            sought = frozenset(terms)
            return lambda places: [at for term in sought & places.all_words for at in places.word(term)]
        case Beginning(prefix):
            return lambda places: [at for term in places.words(prefix) for at in places.word(term)]
        case Adjacent(terms):
            return lambda places: _adjacent(places, terms)


def _together(finders: Sequence[Finder]) -> Finder:
    return finders[0] if len(finders) == 1 else lambda places: [at for find in finders for at in find(places)]


def _finder_of_best(ways: Sequence[Lookup]) -> Finder:
    weak = [_finder(way) for way in ways if isinstance(way, Weighted) and way.weight < STRONG]
    strong = _together([_finder(way) for way in ways if not (isinstance(way, Weighted) and way.weight < STRONG)])
    return lambda places: strong(places) or next((found for find in weak if (found := find(places))), [])


def _adjacent(places: Places, terms: Sequence[str]) -> list[Place]:
    ends = [{position: end for _, end, position in places.in_order(term)} for term in terms]
    return [
        (start, ends[-1][position + len(terms) - 1])
        for start, _, position in places.in_order(terms[0])
        if all(position + step in found for step, found in enumerate(ends))
    ]


def _without_overlaps(places: Iterable[Place]) -> list[Place]:
    """The places in order; of two that overlap, the one that begins first, and the longer where both do."""
    kept: list[Place] = []
    for start, end in sorted(set(places), key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _stretch(text: str, clauses: Sequence[Sequence[Place]]) -> Place:
    """The `WIDTH` characters around the best cluster, moved to the nearest space and without blank ends."""
    if len(text) <= WIDTH:
        start, end = 0, len(text)
    else:
        first = _best_cluster(clauses)
        start = max(0, min(first - LEAD, len(text) - WIDTH))
        start = _forward(text, start, first) if start else 0
        end = _back(text, min(start + WIDTH, len(text)), start)
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip())


def _best_cluster(clauses: Sequence[Sequence[Place]]) -> int:
    """Where the stretch begins that holds most of the query's words, then most matches, then comes first."""
    places = sorted((start, end, number) for number, clause in enumerate(clauses) for start, end in clause)
    best, best_worth, last = 0, (0, 0), 0
    for i, (start, _, _) in enumerate(places):
        last = max(last, i)
        while last < len(places) and places[last][1] <= start + WIDTH - LEAD:
            last += 1
        worth = (len({number for _, _, number in places[i:last]}), last - i)
        if worth > best_worth:
            best, best_worth = start, worth
    return best


def _forward(text: str, start: int, limit: int) -> int:
    """The beginning of the next word, but no later than `limit`."""
    if text[start - 1].isspace():
        return start
    space = _SPACE.search(text, start, limit)
    return space.end() if space else limit


def _back(text: str, end: int, start: int) -> int:
    """The end of the last whole word; a text without spaces is cut anywhere."""
    if end == len(text) or text[end].isspace():
        return end
    while end > start and not text[end - 1].isspace():
        end -= 1
    return end if end > start else min(start + WIDTH, len(text))
