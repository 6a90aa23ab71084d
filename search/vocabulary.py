"""What an index learns from its own words: compounds that the shipped list does not explain.

"ambulansebåtordning" is found under "båtordning" once both stand in some passage. It is worked out from all
words of the index when they are committed, so the order in which they came does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from search.analysis.compounds import LINKS, shipped

SHORTEST_WORD = 4
SHORTEST_COMPOUND = 9
SEEN_OFTEN = 2
MOST_COMPOUNDS = 200


def learn_compounds(terms: Iterable[tuple[str, int]]) -> dict[str, tuple[str, ...]]:
    """Words and the compounds they stand in, from the terms of an index with their frequencies."""
    counts = {term: count for term, count in terms if len(term) >= SHORTEST_WORD and term.isalpha()}
    known = {term for term, count in counts.items() if count >= SEEN_OFTEN}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for compound in sorted(counts):
        if len(compound) >= SHORTEST_COMPOUND and not shipped().divide(compound):
            for part in _divide(compound, known):
                found[part].append(compound)
    return {part: tuple(compounds[:MOST_COMPOUNDS]) for part, compounds in sorted(found.items())}


def _divide(compound: str, known: set[str]) -> Iterator[str]:
    """The two known words that a compound is made of, the last as long as can be."""
    for at in range(SHORTEST_WORD, len(compound) - SHORTEST_WORD + 1):
        head = compound[at:]
        if head not in known:
            continue
        for link in LINKS:
            modifier = compound[:at].removesuffix(link) if link else compound[:at]
            if modifier in known:
                yield from dict.fromkeys((modifier, head))
                return
