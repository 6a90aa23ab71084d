"""What an engine does: it keeps entries, finds them and counts them. It sees terms, never language.

An engine turns a `Lookup` into its library's query, and its library's errors into `SearchError`. Rankings
are BM25 over the fields of `FIELD_WEIGHTS`; ties are broken by a key made of the entry's id, so that pages
neither skip nor repeat.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

from search.lookup import Request
from search.model import Token

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Field(StrEnum):
    """Where a term stands; `PARTS` holds the words within compounds of the title, the heading and the
    text."""

    TITLE = "title"
    HEADING = "heading"
    KEYWORDS = "keywords"
    TEXT = "text"
    CONTEXT = "context"
    PARTS = "parts"


FIELD_WEIGHTS: Mapping[Field, float] = {
    Field.TITLE: 2.0,
    Field.HEADING: 2.0,
    Field.KEYWORDS: 3.0,
    Field.TEXT: 1.0,
    Field.CONTEXT: 0.2,
}
"""How much a whole word weighs in each field."""

OTHER_FIELDS_SHARE = 0.3
"""What a word adds that stands in several fields: this share of every field but the best."""

OTHER_WAYS_SHARE = 0.1
"""What is added where several ways to mean one thing are found: this share of every way but the best."""

PHRASE_FIELDS = (Field.TITLE, Field.HEADING, Field.TEXT)
"""Where words can stand side by side."""

RANKED_BEGINNINGS = 50
"""How many of the words that begin alike are ranked each by itself; the rarer ones only count as found."""

ONLY_FOUND = 0.1
"""What a word scores that only counts as found."""

FACET_MARK = "="
"""What stands between a facet's name, which cannot hold it, and a value."""

SCORE_DECIMALS = 4
"""Scores that agree so far rank alike."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as an engine takes it: its row, its tokens by field, its words as spelt, and the record to give
    back. Neither terms nor words hold blanks."""

    id: str
    row: int
    document: str
    tokens: Mapping[Field, Sequence[Token]]
    words: Sequence[str]
    facets: Mapping[str, Sequence[str]]
    day: int
    record: bytes

    @property
    def key(self) -> int:
        """62 bits of the id's hash: the order of entries that rank alike."""
        return number_of(self.id)


def number_of(name: str) -> int:
    """62 bits of a name's hash."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest()) >> 2


@dataclass(frozen=True, slots=True)
class Matches:
    """Entries that were found, in order: their rows, their scores, where the engine keeps them and, where the newest
    were asked for, their days."""

    rows: Ints
    scores: Floats
    at: Sequence[object]
    days: Ints

    def __len__(self) -> int:
        return len(self.rows)


class Engine(Protocol):
    """One index in one folder."""

    @classmethod
    def create(cls, folder: Path) -> Self:
        """A new, empty index in an empty folder."""

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The index of a folder; nothing is locked until something is added or removed."""

    def add(self, entry: Entry) -> None:
        """Take an entry in; it is found after `commit`."""

    def remove(self, document: str) -> None:
        """Take all entries of a document out that were added before."""

    def commit(self) -> None:
        """Put what was added and removed on disk, whole or not at all."""

    def close(self) -> None:
        """Let go of the folder; what was not committed is lost."""

    def rows(self, request: Request) -> Ints:
        """The rows of all that is found, in no order."""

    def best(self, request: Request, limit: int, *, by_date: bool = False) -> Matches:
        """The `limit` best of what is found, the best or newest first; fewer are all there are."""

    def read(self, at: object) -> bytes:
        """The record of what was found, by where the engine keeps it."""

    def record(self, entry_id: str) -> bytes | None:
        """The record of one entry."""

    def records(self) -> Iterator[bytes]:
        """The records of all entries, in no order."""

    def ids(self, document: str) -> set[str]:
        """The ids of a document's entries."""

    def documents(self) -> dict[str, int]:
        """All documents and how many entries each has."""

    def count(self) -> int:
        """How many entries there are."""

    def last_row(self) -> int:
        """The greatest row of an entry, -1 where there is none."""

    def removed(self) -> int:
        """How many entries that were removed still count in the statistics that scores rest on."""

    def terms(self) -> list[tuple[str, int]]:
        """The whole words of the texts and in how many entries each stands."""

    def knows(self, term: str) -> bool:
        """Whether a term stands anywhere, as a word or within one."""

    def frequency(self, term: str) -> int:
        """In how many texts a term stands as a whole word."""

    def words(self, prefix: str) -> list[tuple[str, int]]:
        """Words as spelt that begin so, and in how many entries each stands."""
