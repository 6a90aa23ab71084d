"""The taggers in `kg/data`: conditional random fields that `scripts/train_taggers.py` learns from our own papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import TypeVar

import pycrfsuite

T = TypeVar("T")
PIECE = 2000
"""So many words or sentences are tagged at once: features of a whole book would fill the memory."""


def batched(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items in pieces of at most `PIECE`."""
    yield from (items[start : start + PIECE] for start in range(0, len(items), PIECE))


@cache
def loaded(name: str) -> pycrfsuite.Tagger:
    """The tagger `kg/data/{name}`."""
    with as_file(files("kg") / "data" / name) as path:
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
    return tagger
