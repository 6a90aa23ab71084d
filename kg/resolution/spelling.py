"""How far two spellings lie apart, and which distances are slips of the keyboard."""

from __future__ import annotations

LONG_WORD = 8
VERY_LONG_WORD = 14


def distance(left: str, right: str, *, limit: int) -> int:
    """Letters to change, put in, leave out or swap with their neighbour; anything over `limit` is `limit` + 1.

    >>> distance("helsedirektoratet", "helsedirketoratet", limit=2), distance("nord", "vest", limit=2)
    (1, 3)
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def misspelt(written: str, name: str) -> bool:
    """Whether slug `written` is slug `name` with one long word misspelt.

    Short words and company forms differ because the names differ ("helse-nord", "helse-vest").

    >>> misspelt("finnmarksykehuset-hf", "finnmarkssykehuset-hf"), misspelt("helse-indre-rhf", "helse-ytre-rhf")
    (True, False)
    """
    ours, theirs = written.split("-"), name.split("-")
    if len(ours) != len(theirs):
        return False
    differing = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    if len(differing) != 1:
        return False
    a, b = differing[0]
    shorter = min(len(a), len(b))
    if shorter < LONG_WORD or a[0] != b[0]:
        return False
    limit = 2 if shorter >= VERY_LONG_WORD else 1
    return distance(a, b, limit=limit) <= limit
