"""What one Whoosh reader holds, as plain values: entries by term, their places, their columns.

Whoosh's readers keep a position in the file they read, so only one thread may use a `Postings` at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from whoosh.reading import IndexReader, TermNotFound

from search.engines.base import FACET_MARK, Field

Entries = frozenset[int]


class Postings:
    """What was committed when the reader opened; entries that were removed are left out, save where it is said.

    Entries are called by number: their place in this reader, which another commit may change.
    """

    def __init__(self, reader: IndexReader) -> None:
        self._reader: Any = reader
        self.everything: Entries = frozenset(reader.all_doc_ids()) if reader.doc_count() else frozenset()
        self.lengths = cache(self._lengths)
        self.average_length = cache(self._average_length)
        self.values = cache(self._values)

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()

    @property
    def removed(self) -> int:
        """How many entries are gone but still lie in the files."""
        return int(self._reader.doc_count_all()) - len(self.everything)

    def weights(self, field: str, term: str) -> dict[int, float]:
        """The entries that have a term in a field, and how often each has it."""
        return {matcher.id(): matcher.weight() for matcher in self._matches(field, term)}

    def places(self, field: str, term: str) -> dict[int, frozenset[int]]:
        """The entries that have a term in a field, and the positions at which it stands."""
        return {matcher.id(): frozenset(matcher.value_as("positions")) for matcher in self._matches(field, term)}

    def terms(self, field: str, prefix: str = "") -> Iterator[tuple[str, int]]:
        """A field's terms that begin so, and in how many entries each stands, removed ones included."""
        if self._reader.doc_count_all():
            for term in self._reader.expand_prefix(field, prefix.encode()):
                yield term.decode(), int(self._reader.doc_frequency(field, term))

    def holds(self, field: str, term: str) -> bool:
        """Whether any entry, removed ones included, has a term in a field."""
        return (field, term.encode()) in self._reader

    def stored(self, entry: int) -> Mapping[str, Any]:
        """What is given back of an entry."""
        fields: Mapping[str, Any] = self._reader.stored_fields(entry)
        return fields

    @cached_property
    def keys(self) -> list[int]:
        """Each entry's key, by which those that rank alike are put in order."""
        return self._column("key")

    @cached_property
    def rows(self) -> list[int]:
        """Each entry's row."""
        return self._column("row")

    @cached_property
    def days(self) -> list[int]:
        """Each entry's day."""
        return self._column("day")

    def _lengths(self, field: Field) -> list[int]:
        """How many terms each entry has in a field, about."""
        return [about(length) for length in self._column(length_of(field))]

    def _average_length(self, field: Field) -> float:
        """How many terms an entry has in a field, the mean over all entries."""
        lengths = self._column(length_of(field))
        return sum(lengths[entry] for entry in self.everything) / (len(self.everything) or 1)

    def _values(self, facet: str) -> dict[str, Entries]:
        prefix = f"{facet}{FACET_MARK}"
        found = {term.removeprefix(prefix): frozenset(self.weights("facets", term)) for term in self._named(prefix)}
        return {value: entries for value, entries in found.items() if entries}

    def _named(self, prefix: str) -> list[str]:
        return [term for term, _ in self.terms("facets", prefix)]

    def _column(self, name: str) -> list[int]:
        return list(self._reader.column_reader(name)) if self.everything else []

    def _matches(self, field: str, term: str) -> Iterator[Any]:
        """Whoosh's matcher at each of the term's entries in turn."""
        try:
            matcher = self._reader.postings(field, term.encode())
        except TermNotFound:
            return
        while matcher.is_active():
            yield matcher
            matcher.next()


def length_of(field: Field) -> str:
    """The name of the column that holds how many terms an entry has in a field."""
    return f"{field}_length"


def about(length: int) -> int:
    """A length as Tantivy rounds it down, above 40 to four binary digits: both take the same lengths for equal."""
    over = length - 24
    lost = max(over.bit_length() - 4, 0)
    return length if over <= 0 else (over >> lost << lost) + 24
