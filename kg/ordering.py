"""Sorting more lines than memory should hold: sorted runs in files, merged when they are read."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from typing import TextIO

MOST_IN_MEMORY = 200_000
"""How many lines are held at a time."""


def ordered(lines: Iterable[str], most: int = MOST_IN_MEMORY) -> Iterator[str]:
    """`lines`, each with its line end, in the order of code points.

    >>> list(ordered(["b\\n", "c\\n", "a\\n"], most=2))
    ['a\\n', 'b\\n', 'c\\n']
    """
    waiting = iter(lines)
    with ExitStack() as stack:
        runs: list[Iterable[str]] = []
        while len(run := sorted(islice(waiting, most))) == most:
            runs.append(stack.enter_context(_kept(run)))
        yield from heapq.merge(*runs, run)


def _kept(run: Iterable[str]) -> TextIO:
    """`run` in a file without a name, which is gone when it is closed."""
    file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
    file.writelines(run)
    file.seek(0)
    return file
