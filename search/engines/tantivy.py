"""The engine over Tantivy, the only module that knows it.

Tokens go in as they are (`PreTokenizedString`), so Tantivy's own analysers are never used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import numpy as np
import tantivy

from search.engines.base import SCORE_DECIMALS, Entry, Field, Ints, Match
from search.engines.tantivy_queries import to_request
from search.errors import IndexOpenError, SearchError
from search.lookup import Request
from search.model import Token

_MEMORY = 64_000_000
_KEY_BITS = 40
_SPARE_HITS = 16
_KIND, _ENTRY = "kind", "entry"


class TantivyEngine:
    """`Engine` over one Tantivy index."""

    def __init__(self, index: tantivy.Index) -> None:
        index.config_reader("manual")
        index.reload()
        self._index = index
        self._schema = index.schema
        self._searcher = index.searcher()
        self._writer: tantivy.IndexWriter | None = None
        self._last: tuple[Request | None, tantivy.Query] = (None, tantivy.Query.empty_query())

    @classmethod
    def create(cls, folder: Path) -> Self:
        """A new, empty index."""
        with _border(f"no index can be made in {folder}", IndexOpenError):
            return cls(tantivy.Index(_schema(), path=str(folder), reuse=False))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The index of a folder."""
        with _border(f"{folder} holds no index that can be read", IndexOpenError):
            return cls(tantivy.Index.open(str(folder)))

    def add(self, entry: Entry) -> None:
        """Take an entry in."""
        with _border(f"passage {entry.id} cannot be indexed"):
            self._writing().add_document(_document(entry))

    def remove(self, document: str) -> None:
        """Take a document's entries out."""
        with _border(f"document {document} cannot be removed"):
            self._writing().delete_documents_by_term("document", document)

    def commit(self) -> None:
        """Put the changes on disk and see them; the folder is free for another writer then."""
        if self._writer is None:
            return
        with _border("the index cannot be written"):
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
            self._index.reload()
            self._searcher = self._index.searcher()
            self._last = (None, tantivy.Query.empty_query())

    def close(self) -> None:
        """Drop what was not committed."""
        if self._writer is not None:
            with _border("the index cannot be closed"):
                self._writer.rollback()
                self._writer.wait_merging_threads()
                self._writer = None

    def rows(self, request: Request) -> Ints:
        """The rows of all that is found."""
        with _border("the search failed"):
            most = max(1, self.count())
            found = self._searcher.search(self._query(request), limit=most, count=False, order_by_field="row").hits
        return np.array([row for row, _ in found], dtype=np.int64)

    def best(self, request: Request, limit: int, *, by_date: bool = False) -> Sequence[Match]:
        """The best, or the newest, of what is found."""
        with _border("the search failed"):
            query = self._query(request)
            page = self._newest(query, limit) if by_date else self._ranked(query, limit)
            addresses = [address for _, address in page]
            rows = self._searcher.fast_field_values("row", addresses)
            newest = self._searcher.fast_field_values("newest", addresses) if by_date else [0] * len(page)
        return [
            Match(int(row or 0), score, address, int(new or 0) >> _KEY_BITS)
            for row, new, (score, address) in zip(rows, newest, page, strict=True)
        ]

    def read(self, match: Match) -> bytes:
        """The record of what was found."""
        with _border("the index cannot be read"):
            return self._record(match.at)

    def record(self, entry_id: str) -> bytes | None:
        """The record of one entry."""
        found = self._all(tantivy.Query.term_query(self._schema, "id", entry_id))
        return self._record(found[0]) if found else None

    def records(self) -> Iterator[bytes]:
        """The records of all entries."""
        for address in self._all(tantivy.Query.all_query()):
            yield self._record(address)

    def ids(self, document: str) -> set[str]:
        """The ids of a document's entries."""
        found = self._all(tantivy.Query.term_query(self._schema, "document", document))
        return {str(self._searcher.doc(address).get_first("id")) for address in found}

    def documents(self) -> dict[str, int]:
        """All documents with their counts, removed entries left out."""
        with _border("the documents cannot be counted"):
            everything = tantivy.Query.all_query()
            counts = self._searcher.terms_with_prefix("document", "", filter_query=everything)
        return {document: count for document, count in counts if count}

    def count(self) -> int:
        """How many entries there are."""
        return int(self._searcher.num_docs)

    def removed(self) -> int:
        """Entries that are gone but still lie in a segment."""
        return self._searcher.doc_freq(_KIND, _ENTRY) - self.count()

    def terms(self) -> list[tuple[str, int]]:
        """The whole words of the texts."""
        return self._searcher.terms_with_prefix(Field.TEXT, "")

    def knows(self, term: str) -> bool:
        """Whether a term stands in any field."""
        return any(self._searcher.doc_freq(field, term) for field in Field)

    def frequency(self, term: str) -> int:
        """In how many texts a term stands."""
        return int(self._searcher.doc_freq(Field.TEXT, term))

    def words(self, prefix: str) -> list[tuple[str, int]]:
        """Words as spelt that begin so."""
        return self._searcher.terms_with_prefix("words", prefix)

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=_MEMORY, num_threads=1)
        return self._writer

    def _query(self, request: Request) -> tantivy.Query:
        """The request as a query; the last one is remembered, since one request is asked for several things in turn."""
        asked, query = self._last
        if asked is not request:
            query = to_request(request, self._schema, self._searcher)
            self._last = request, query
        return query

    def _all(self, query: tantivy.Query) -> list[tantivy.DocAddress]:
        with _border("the index cannot be read"):
            found = self._searcher.search(query, limit=max(1, self.count()), count=False)
        return [address for _, address in found.hits]

    def _record(self, address: Any) -> bytes:
        return bytes(self._searcher.doc(address).get_first("record") or b"")

    def _ranked(self, query: tantivy.Query, limit: int) -> list[tuple[float, tantivy.DocAddress]]:
        """The best by score. All that rank alike with the last one are fetched, since only then can they be put in
        order."""
        fetch = limit + _SPARE_HITS
        while True:
            found = self._searcher.search(query, limit=fetch, count=False).hits
            hits = [(round(float(score), SCORE_DECIMALS), address) for score, address in found]
            if len(hits) < fetch or hits[-1][0] < hits[limit - 1][0]:
                break
            fetch *= 4
        keys = self._searcher.fast_field_values("key", [address for _, address in hits])
        order = sorted(range(len(hits)), key=lambda i: (-hits[i][0], keys[i]))
        return [hits[i] for i in order[:limit]]

    def _newest(self, query: tantivy.Query, limit: int) -> list[tuple[float, tantivy.DocAddress]]:
        """The best by date; Tantivy gives no scores then, so they are scored apart."""
        found = self._searcher.search(query, limit=limit, order_by_field="newest", count=False).hits
        page = tantivy.Query.term_set_query(self._schema, "newest", [newest for newest, _ in found])
        only = [
            (tantivy.Occur.Must, query),
            (tantivy.Occur.Must, tantivy.Query.const_score_query(page, 0.0)),
        ]
        scored = self._searcher.search(tantivy.Query.boolean_query(only), limit=max(1, len(found)), count=False).hits
        scores = {(address.segment_ord, address.doc): round(float(score), SCORE_DECIMALS) for score, address in scored}
        return [(scores[address.segment_ord, address.doc], address) for _, address in found]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("document", "words", _KIND):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for field in Field:
        option = "freq" if field is Field.PARTS else "position"
        builder.add_text_field(field, tokenizer_name="raw", index_option=option)
    builder.add_json_field("facets", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("row", fast=True)
    builder.add_integer_field("group", indexed=True)
    builder.add_integer_field("key", fast=True)
    builder.add_integer_field("newest", fast=True, indexed=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    for name, value in (("id", entry.id), ("document", entry.document), (_KIND, _ENTRY)):
        document.add_text(name, value)
    for field, tokens in entry.tokens.items():
        document.add_pre_tokenized_text(field, _pretokenised(tokens))
    for word in entry.words:
        document.add_text("words", word)
    document.add_json("facets", _facets(entry))
    document.add_integer("row", entry.row)
    document.add_integer("group", entry.group_number)
    document.add_integer("key", entry.key)
    document.add_integer("newest", entry.day << _KEY_BITS | entry.key >> (62 - _KEY_BITS))
    document.add_bytes("record", entry.record)
    return document


def _pretokenised(tokens: Sequence[Token]) -> tantivy.PreTokenizedString:
    """The tokens alone: the text itself lies in the record, and Tantivy looks at neither it nor the
    offsets."""
    return tantivy.PreTokenizedString("", [tantivy.Token(t.term, t.position, 0, 0) for t in tokens])


def _facets(entry: Entry) -> dict[str, Any]:
    return {name: sorted(set(values)) for name, values in entry.facets.items() if values}


@contextmanager
def _border(what: str, error: type[SearchError] = SearchError) -> Iterator[None]:
    """Tantivy's errors become ours, with what was being done."""
    try:
        yield
    except (ValueError, OSError, TypeError, RuntimeError) as cause:
        raise error(f"{what}: {' '.join(str(cause).split())}") from cause
