"""One hit for each group of passages: the groups in the order of their best passages, each with the best of those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from search.columns import Columns
from search.engines import Engine
from search.engines.base import Ints, Matches
from search.lookup import Request

MOST_SHOWN = 3
"""How many passages of a group are shown."""
FETCHED = 500
"""How many of the best passages are looked at: what is shown of a group is found among them."""
_MORE = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage to be shown: where the engine keeps it, and its score."""

    at: object
    score: float


@dataclass(frozen=True, slots=True)
class Group:
    """The best passages of a group, the best first, and how many of it were found."""

    best: tuple[Shown, ...]
    found: int


@dataclass(frozen=True)
class Pages:
    """What a request finds, by the page: its `first` passages by score and all its rows; `grouped` is whether passages
    of one group are one hit."""

    engine: Engine
    columns: Columns
    request: Request
    first: Matches | None
    rows: Ints
    grouped: bool
    by_date: bool

    @property
    def total(self) -> int:
        """How many hits there are."""
        return int(np.count_nonzero(self._times)) if self.grouped else len(self.rows)

    def page(self, limit: int, offset: int) -> list[Group]:
        """So many hits from `offset` on."""
        end = min(offset + limit, self.total)
        if offset >= end:
            return []
        if not self.grouped:
            found = self._ranked(end)
            return [Group((_shown(found, place),), 1) for place in range(offset, end)]
        found, order = self._until(end)
        groups = self.columns.groups[found.rows]
        by_group = np.argsort(groups, kind="stable")
        wanted = order[offset:end]
        begins, ends = (np.searchsorted(groups[by_group], wanted, side=side) for side in ("left", "right"))
        places = (by_group[begin:end] for begin, end in zip(begins.tolist(), ends.tolist(), strict=True))
        return [self._group(found, here, group) for here, group in zip(places, wanted.tolist(), strict=True)]

    def count_facets(self, names: Sequence[str]) -> dict[str, dict[str, int]]:
        """How many hits have each value; of a facet that narrows, in what the other facets leave."""
        narrowing = [name for name in names if self.request.filters.get(name)]
        counted = self._count(self.rows, [name for name in names if name not in narrowing])
        for name in narrowing:
            others = {other: values for other, values in self.request.filters.items() if other != name}
            counted |= self._count(self.engine.rows(replace(self.request, filters=others)), [name])
        return counted

    def _count(self, rows: Ints, names: Sequence[str]) -> dict[str, dict[str, int]]:
        return self.columns.count_values(rows, names, grouped=self.grouped) if names else {}

    @cached_property
    def _times(self) -> Ints:
        return self.columns.times(self.rows)

    def _ranked(self, limit: int) -> Matches:
        if self.first is not None and not self.by_date and min(limit, len(self.rows)) <= len(self.first):
            return self.first
        return self.engine.best(self.request, limit, by_date=self.by_date)

    def _until(self, end: int) -> tuple[Matches, Ints]:
        """The best passages, so many that `end` groups are among them or all there are; and the groups in order."""
        limit = max(FETCHED, end * _MORE)
        while True:
            fetched = self._ranked(min(limit, len(self.rows)))
            groups, first = np.unique(self.columns.groups[fetched.rows], return_index=True)
            if len(groups) >= end or len(fetched) >= len(self.rows):
                return fetched, groups[np.argsort(first)]
            limit *= _MORE

    def _group(self, found: Matches, places: Ints, group: int) -> Group:
        order = np.lexsort((-found.scores[places], -found.days[places]))[:MOST_SHOWN]
        return Group(tuple(_shown(found, place) for place in places[order].tolist()), int(self._times[group]))


def _shown(found: Matches, place: int) -> Shown:
    return Shown(found.at[place], float(found.scores[place]))
