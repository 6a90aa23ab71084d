"""The engine over Whoosh, in pure Python; with `whoosh_postings` the only modules that know it.

Tokens go in as they are (`_Ready`), so Whoosh's own analysers are never used. What scores and orders rest on besides
lies in columns of numbers.
"""

from __future__ import annotations

import heapq
import pickle
import struct
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import numpy as np
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Existence, Format, Positions
from whoosh.index import FileIndex, LockError
from whoosh.index import IndexError as UnreadableError
from whoosh.reading import CorruptIndexError
from whoosh.writing import IndexingError, SegmentWriter

from search.engines.base import FACET_MARK, FIELD_WEIGHTS, SCORE_DECIMALS, Entry, Field, Ints, Matches
from search.engines.whoosh_postings import Postings, length_of
from search.engines.whoosh_queries import Scores, to_scores
from search.errors import IndexOpenError, SearchError
from search.lookup import Request
from search.model import Token

_FOREIGN = (
    *(CorruptIndexError, IndexingError, UnreadableError),
    *(OSError, ValueError, TypeError, IndexError, EOFError, struct.error, pickle.UnpicklingError),
)

Given = Mapping[bytes, Sequence[int]]
"""Terms with the positions at which they stand."""


class WhooshEngine:
    """`Engine` over one Whoosh index."""

    def __init__(self, index: FileIndex) -> None:
        self._index = index
        self._lock = threading.RLock()
        self._opened: Postings | None = Postings(index.reader())
        self._writer: SegmentWriter | None = None
        self._added: defaultdict[str, list[int]] = defaultdict(list)
        self._last: tuple[Request, Scores] | None = None

    @classmethod
    def create(cls, folder: Path) -> Self:
        """A new, empty index."""
        with _border(f"no index can be made in {folder}", IndexOpenError):
            return cls(FileIndex.create(FileStorage(str(folder)), _schema()))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The index of a folder."""
        with _border(f"{folder} holds no index that can be read", IndexOpenError):
            return cls(FileIndex(FileStorage(str(folder)), _schema()))

    def add(self, entry: Entry) -> None:
        """Take an entry in."""
        with self._alone(f"passage {entry.id} cannot be indexed"):
            fields = _fields(entry)
            writer = self._writing()
            self._added[entry.document].append(writer.doc_count())
            writer.add_document(**fields)

    def remove(self, document: str) -> None:
        """Take a document's entries out, those too that were added since the last commit."""
        with self._alone(f"document {document} cannot be removed"):
            writer = self._writing()
            writer.delete_by_term("document", document)
            for entry in self._added.pop(document, ()):
                writer.get_segment().delete_document(entry)

    def commit(self) -> None:
        """Put the changes on disk and see them; the folder is free for another writer then."""
        with self._alone("the index cannot be written"):
            writer = self._written()
            if writer is not None:
                writer.commit()
                self._let_go()

    def close(self) -> None:
        """Drop what was not committed."""
        with self._alone("the index cannot be closed"):
            writer = self._written()
            if writer is not None:
                writer.cancel()
            self._let_go()

    def rows(self, request: Request) -> Ints:
        """The rows of all that is found."""
        with self._alone("the search failed"):
            return np.array([self._now.rows[entry] for entry in self._scores(request)], dtype=np.int64)

    def best(self, request: Request, limit: int, *, by_date: bool = False) -> Matches:
        """The best, or the newest, of what is found."""
        with self._alone("the search failed"):
            scores, order = self._scores(request), self._by_date if by_date else self._by_score
            found = [entry for *_, entry in heapq.nsmallest(limit, order(scores))]
            return Matches(
                np.array([self._now.rows[entry] for entry in found], dtype=np.int64),
                np.array([round(scores[entry], SCORE_DECIMALS) for entry in found], dtype=np.float64),
                found,
                np.array([self._now.days[entry] if by_date else 0 for entry in found], dtype=np.int64),
            )

    def read(self, at: object) -> bytes:
        """The record of what was found."""
        with self._alone("the index cannot be read"):
            return self._record(at)

    def record(self, entry_id: str) -> bytes | None:
        """The record of one entry."""
        with self._alone("the index cannot be read"):
            found = self._now.weights("id", entry_id)
            return self._record(next(iter(found))) if found else None

    def records(self) -> Iterator[bytes]:
        """The records of all entries."""
        with self._alone("the index cannot be read"):
            entries = self._now.everything
        for entry in entries:
            with self._alone("the index cannot be read"):
                yield self._record(entry)

    def ids(self, document: str) -> set[str]:
        """The ids of a document's entries."""
        with self._alone("the index cannot be read"):
            return {str(self._now.stored(entry)["id"]) for entry in self._now.weights("document", document)}

    def documents(self) -> dict[str, int]:
        """All documents with their counts, removed entries left out."""
        with self._alone("the documents cannot be counted"):
            counts = {name: len(self._now.weights("document", name)) for name, _ in self._now.terms("document")}
        return {document: count for document, count in counts.items() if count}

    def count(self) -> int:
        """How many entries there are."""
        with self._alone("the index cannot be read"):
            return len(self._now.everything)

    def last_row(self) -> int:
        """The greatest row of an entry."""
        with self._alone("the index cannot be read"):
            return max((self._now.rows[entry] for entry in self._now.everything), default=-1)

    def removed(self) -> int:
        """Entries that are gone but still lie in a segment: they count in `terms` and `words`, never in scores."""
        with self._alone("the index cannot be read"):
            return self._now.removed

    def terms(self) -> list[tuple[str, int]]:
        """The whole words of the texts."""
        with self._alone("the index cannot be read"):
            return list(self._now.terms(Field.TEXT))

    def knows(self, term: str) -> bool:
        """Whether a term stands in any field."""
        with self._alone("the index cannot be read"):
            return any(self._now.holds(field, term) for field in Field)

    def frequency(self, term: str) -> int:
        """In how many texts a term stands."""
        with self._alone("the index cannot be read"):
            return len(self._now.weights(Field.TEXT, term))

    def words(self, prefix: str) -> list[tuple[str, int]]:
        """Words as spelt that begin so."""
        with self._alone("the index cannot be read"):
            return list(self._now.terms("words", prefix))

    @property
    def _now(self) -> Postings:
        if self._opened is None:
            self._opened = Postings(self._index.reader())
        return self._opened

    def _writing(self) -> SegmentWriter:
        if self._writer is None:
            self._writer = SegmentWriter(self._index)
        return self._writer

    def _written(self) -> SegmentWriter | None:
        """The writer, if there is one, which comes to its end now, well or badly."""
        writer, self._writer = self._writer, None
        self._added.clear()
        return writer

    def _let_go(self) -> None:
        self._last = None
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def _scores(self, request: Request) -> Scores:
        """What a request finds; the last one is remembered, since rows and the best are asked for in turn."""
        if self._last is None or self._last[0] != request:
            self._last = (request, to_scores(request, self._now))
        return self._last[1]

    def _record(self, entry: Any) -> bytes:
        return bytes(self._now.stored(entry)["record"])

    def _by_score(self, scores: Scores) -> Iterator[tuple[float, int, int]]:
        keys = self._now.keys
        return ((-round(score, SCORE_DECIMALS), keys[entry], entry) for entry, score in scores.items())

    def _by_date(self, scores: Scores) -> Iterator[tuple[float, int, int]]:
        days, keys = self._now.days, self._now.keys
        return ((-days[entry], -keys[entry], entry) for entry in scores)

    @contextmanager
    def _alone(self, what: str) -> Iterator[None]:
        """One thread at a time: Whoosh's readers and writers are not made for several."""
        with self._lock, _border(what):
            yield


class _Ready(FieldType):  # type: ignore[misc]
    """A field whose terms are given as they are."""

    def __init__(self, form: Format, *, stored: bool = False) -> None:
        super().__init__(form, None, stored=stored)

    def index(self, value: Given, **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """The terms as Whoosh writes them: how often each stands, what that weighs, and where."""
        for term, positions in value.items():
            yield term, len(positions), float(len(positions)), self.format.encode(positions)


def _schema() -> Schema:
    fields = {name: _Ready(Existence()) for name in ("document", "words", "facets", Field.PARTS)}
    fields |= {field: _Ready(Positions()) for field in FIELD_WEIGHTS}
    columns = ("row", "key", "day", *map(length_of, Field))
    return Schema(
        id=_Ready(Existence(), stored=True),
        record=STORED(),
        **{str(name): field for name, field in fields.items()},
        **{name: COLUMN(NumericColumn("q")) for name in columns},
    )


def _fields(entry: Entry) -> dict[str, Any]:
    """An entry by field; nothing has been written yet when a term of it turns out to be no text."""
    terms = {"id": [entry.id], "document": [entry.document], "words": entry.words, "facets": _facets(entry)}
    tokens = {field: entry.tokens.get(field, ()) for field in Field}
    return {
        **{name: {term.encode(): (0,) for term in found} for name, found in terms.items()},
        **{str(field): _places(found) for field, found in tokens.items()},
        **{length_of(field): len(found) for field, found in tokens.items()},
        "_stored_id": entry.id,
        "record": entry.record,
        "row": entry.row,
        "key": entry.key,
        "day": entry.day,
    }


def _places(tokens: Sequence[Token]) -> dict[bytes, list[int]]:
    places: defaultdict[bytes, list[int]] = defaultdict(list)
    for token in tokens:
        places[token.term.encode()].append(token.position)
    return places


def _facets(entry: Entry) -> list[str]:
    return [f"{name}{FACET_MARK}{value}" for name, values in entry.facets.items() for value in values]


@contextmanager
def _border(what: str, error: type[SearchError] = SearchError) -> Iterator[None]:
    """Whoosh's errors become ours, with what was being done."""
    try:
        yield
    except LockError as cause:
        raise error(f"{what}: somebody else is writing to it") from cause
    except _FOREIGN as cause:
        raise error(f"{what}: {' '.join(str(cause).split())}") from cause
