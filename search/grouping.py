"""One hit for each group of passages: the groups in the order of their best passages, each with the best of those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from search.columns import Columns
from search.engines import Engine
from search.engines.base import Ints, Match
from search.lookup import Request

MOST_SHOWN = 3
"""How many passages of a group are shown."""
_FEWEST_FETCHED = 64
_MORE = 4


@dataclass(frozen=True, slots=True)
class Group:
    """The best passages of a group, the best first, and how many of it were found."""

    best: tuple[Match, ...]
    found: int


@dataclass(frozen=True)
class Pages:
    """What a request finds, by the page: its `first` passages by score and all its rows; `grouped` is whether passages
    of one group are one hit."""

    engine: Engine
    columns: Columns
    request: Request
    first: Sequence[Match]
    rows: Ints
    grouped: bool
    by_date: bool

    @property
    def total(self) -> int:
        """How many hits there are."""
        return int(np.count_nonzero(self._times)) if self.grouped else len(self.rows)

    def page(self, limit: int, offset: int) -> list[Group]:
        """So many hits from `offset` on."""
        end = offset + limit
        if not limit or not len(self.rows):
            return []
        if not self.grouped:
            return [Group((match,), 1) for match in self._ranked(end)[offset:end]]
        fetched, groups = self._until(end)
        wanted = list(groups)[offset:end]
        if wanted and len(fetched) < len(self.rows):
            groups = self._members(wanted)
        return [self._group(groups[number]) for number in wanted]

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

    def _ranked(self, limit: int) -> Sequence[Match]:
        if not self.by_date and min(limit, len(self.rows)) <= len(self.first):
            return self.first
        return self.engine.best(self.request, limit, by_date=self.by_date)

    def _until(self, end: int) -> tuple[Sequence[Match], dict[int, list[Match]]]:
        """The best passages, so many that `end` groups are among them or all there are; and by group."""
        limit = max(_FEWEST_FETCHED, end * _MORE)
        while True:
            fetched = self._ranked(limit)
            groups = self._by_group(fetched)
            if len(groups) >= end or len(fetched) >= len(self.rows):
                return fetched, groups
            limit *= _MORE

    def _members(self, numbers: Sequence[int]) -> dict[int, list[Match]]:
        """The best passages of some groups."""
        request = replace(self.request, groups=tuple(numbers))
        limit = max(_FEWEST_FETCHED, len(numbers) * MOST_SHOWN * _MORE)
        while True:
            fetched = self.engine.best(request, limit, by_date=self.by_date)
            groups = self._by_group(fetched)
            enough = not self.by_date and len(groups) == len(numbers)
            if len(fetched) < limit or (enough and all(len(one) >= MOST_SHOWN for one in groups.values())):
                return groups
            limit *= _MORE

    def _by_group(self, matches: Sequence[Match]) -> dict[int, list[Match]]:
        groups: dict[int, list[Match]] = {}
        for match in matches:
            groups.setdefault(self._number(match), []).append(match)
        return groups

    def _number(self, match: Match) -> int:
        return int(self.columns.numbers[match.row])

    def _group(self, matches: Sequence[Match]) -> Group:
        best = sorted(matches, key=lambda match: (-match.day, -match.score))[:MOST_SHOWN]
        return Group(tuple(best), int(self._times[self.columns.groups[best[0].row]]))
