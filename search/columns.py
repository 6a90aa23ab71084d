"""What is counted of passages, by row: the group of each and its facets' values.

A row is a passage's number in one generation of an index; rows of passages that were replaced stay, and are never
found again. Counts are of groups, exact, and cost some nanoseconds for each value of each passage found.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from search.engines.base import Ints
from search.errors import IndexOpenError, SearchError

Row = tuple[int, Mapping[str, Sequence[str]]]
"""The number of a passage's group, and its facets."""

FEW = 64
"""Numbers are few where there are so many times more that they could be."""
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, EOFError, RuntimeError, NotImplementedError, BadZipFile)


@dataclass(frozen=True)
class Columns:
    """The rows of one generation.

    `numbers` has the number of each row's group; the values of row i are `values[starts[i]:starts[i + 1]]`, each the
    place of a facet's name and value in `called`.
    """

    numbers: Ints
    starts: Ints
    values: Ints
    called: tuple[tuple[str, str], ...]

    @classmethod
    def empty(cls) -> Columns:
        """No rows."""
        nothing = np.zeros(0, dtype=np.int64)
        return cls(nothing, np.zeros(1, dtype=np.int64), nothing, ())

    @classmethod
    def load(cls, file: Path) -> Columns:
        """The rows that `save` wrote; raises `IndexOpenError` where they cannot be read."""
        try:
            with file.open("rb") as opened, np.load(opened, allow_pickle=False) as kept:
                called = tuple((name, value) for name, value in json.loads(kept["called"].tobytes()))
                found = cls(kept["numbers"], kept["starts"], kept["values"], called)
        except _UNREADABLE as error:
            raise IndexOpenError(f"the index in {file.parent} is damaged: {file.name} cannot be read") from error
        if len(found.starts) != len(found) + 1 or found.starts[-1] != len(found.values):
            raise IndexOpenError(f"the index in {file.parent} is damaged: {file.name} does not add up")
        return found

    def save(self, file: Path) -> None:
        """Replace a file whole."""
        called = np.frombuffer(json.dumps(self.called, ensure_ascii=False).encode(), dtype=np.uint8)
        beside = file.with_suffix(".new")
        try:
            with beside.open("wb") as written:
                np.savez(written, numbers=self.numbers, starts=self.starts, values=self.values, called=called)
                written.flush()
                os.fsync(written.fileno())
            beside.replace(file)
        except OSError as error:
            raise SearchError(f"{file} cannot be written: {error.strerror}") from error

    def __len__(self) -> int:
        return len(self.numbers)

    def extended(self, rows: Iterable[Row]) -> Columns:
        """These rows and, behind them, `rows`."""
        places = {one: place for place, one in enumerate(self.called)}
        numbers: list[int] = []
        lengths: list[int] = []
        values: list[int] = []
        for group, facets in rows:
            pairs = {(name, value) for name, found in facets.items() for value in found}
            numbers.append(group)
            lengths.append(len(pairs))
            values.extend(places.setdefault(pair, len(places)) for pair in sorted(pairs))
        ends = self.starts[-1] + np.cumsum(np.array(lengths, dtype=np.int64))
        return Columns(
            np.concatenate([self.numbers, np.array(numbers, dtype=np.int64)]),
            np.concatenate([self.starts, ends]),
            np.concatenate([self.values, np.array(values, dtype=np.int64)]),
            tuple(places),
        )

    @cached_property
    def groups(self) -> Ints:
        """The group of each row, counted from 0."""
        return np.unique(self.numbers, return_inverse=True)[1]

    def times(self, rows: Ints) -> Ints:
        """How many of some rows belong to each group."""
        return np.bincount(self.groups[rows], minlength=1)

    def count_values(self, rows: Ints, names: Sequence[str], *, grouped: bool) -> dict[str, dict[str, int]]:
        """How many of the groups of some rows, or of the rows, have each value of each facet."""
        found = self._places(rows)
        values = (
            self._pair_values[_distinct(self._pairs[found], len(self._pair_values))] if grouped else self.values[found]
        )
        counts = np.bincount(values, minlength=len(self.called))
        places = np.flatnonzero(counts)
        counted: dict[str, dict[str, int]] = {name: {} for name in names}
        for place, count in zip(places.tolist(), counts[places].tolist(), strict=True):
            name, value = self.called[place]
            if name in counted:
                counted[name][value] = count
        return counted

    @property
    def _pairs(self) -> Ints:
        """For each value of each row, the number of its pair of group and value."""
        return self._paired[1]

    @cached_property
    def _pair_values(self) -> Ints:
        """The value of each pair."""
        return self._paired[0] % max(len(self.called), 1)

    @cached_property
    def _paired(self) -> tuple[Ints, Ints]:
        groups = np.repeat(self.groups, np.diff(self.starts))
        pairs, places = np.unique(groups * max(len(self.called), 1) + self.values, return_inverse=True)
        return pairs, places

    def _places(self, rows: Ints) -> Ints:
        """Where the values of some rows stand in `values`."""
        begins, lengths = self.starts[rows], self.starts[rows + 1] - self.starts[rows]
        ends = np.cumsum(lengths)
        total = int(ends[-1]) if len(ends) else 0
        places: Ints = np.arange(total, dtype=np.int64) + np.repeat(begins - (ends - lengths), lengths)
        return places


def _distinct(numbers: Ints, below: int) -> Ints:
    """Each of some numbers once: sorted where they are few, else ticked off among all."""
    if len(numbers) * FEW < below:
        return np.unique(numbers)
    seen = np.zeros(below, dtype=bool)
    seen[numbers] = True
    return np.flatnonzero(seen)
