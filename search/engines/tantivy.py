"""The engine over Tantivy, the only module that knows it.

Tokens go in as they are, so Tantivy's own analysers are never used: with their positions where phrases are looked for
(`PreTokenizedString`), else divided by blanks, which takes a fraction of the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any, Self

import numpy as np
import tantivy

from search.engines.base import FACET_MARK, PHRASE_FIELDS, SCORE_DECIMALS, Entry, Field, Ints, Matches
from search.engines.tantivy_queries import filtered, to_query
from search.errors import IndexOpenError, SearchError
from search.lookup import All, Request
from search.model import Token

_MEMORY = 64_000_000
_KEY_BITS = 40
_SPARE_HITS = 16
_KIND, _ENTRY = "kind", "entry"
_BLANKS = "blanks"


class TantivyEngine:
    """`Engine` over one Tantivy index."""

    def __init__(self, index: tantivy.Index) -> None:
        index.register_tokenizer(_BLANKS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        index.config_reader("manual")
        index.reload()
        self._index = index
        self._schema = index.schema
        self._searcher = index.searcher()
        self._writer: tantivy.IndexWriter | None = None
        self._last: tuple[All | None, tantivy.Query] = (None, tantivy.Query.empty_query())

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
        return np.fromiter(map(itemgetter(0), found), dtype=np.int64, count=len(found))

    def best(self, request: Request, limit: int, *, by_date: bool = False) -> Matches:
        """The best, or the newest, of what is found."""
        with _border("the search failed"):
            query = self._query(request)
            return self._newest(query, limit) if by_date else self._ranked(query, limit)

    def read(self, at: object) -> bytes:
        """The record of what was found."""
        with _border("the index cannot be read"):
            return self._record(at)

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

    def last_row(self) -> int:
        """The greatest row of an entry."""
        with _border("the index cannot be read"):
            last = self._searcher.search(tantivy.Query.all_query(), limit=1, order_by_field="row", count=False).hits
        return int(last[0][0]) if last else -1

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
        """The request as a query; what was looked up last is remembered, since it is asked for in several ways."""
        asked, query = self._last
        if asked is not request.what:
            query = to_query(request.what, self._schema, self._searcher)
            self._last = request.what, query
        return filtered(query, request.filters, self._schema)

    def _all(self, query: tantivy.Query) -> list[tantivy.DocAddress]:
        with _border("the index cannot be read"):
            found = self._searcher.search(query, limit=max(1, self.count()), count=False)
        return [address for _, address in found.hits]

    def _record(self, address: Any) -> bytes:
        return bytes(self._searcher.doc(address).get_first("record") or b"")

    def _ranked(self, query: tantivy.Query, limit: int) -> Matches:
        """The best by score. All that rank alike with the last one are fetched, since only then can they be put in
        order."""
        fetch = limit + _SPARE_HITS
        while True:
            found = self._searcher.search(query, limit=fetch, count=False).hits
            scores = np.array([score for score, _ in found], dtype=np.float64).round(SCORE_DECIMALS)
            if len(found) < fetch or scores[-1] < scores[limit - 1]:
                break
            fetch *= 4
        addresses = [address for _, address in found]
        order = np.lexsort((self._column("key", addresses), -scores))[:limit]
        kept = [addresses[place] for place in order.tolist()]
        return Matches(self._column("row", kept), scores[order], kept, np.zeros(len(kept), dtype=np.int64))

    def _newest(self, query: tantivy.Query, limit: int) -> Matches:
        """The best by date; Tantivy gives no scores then, so they are scored apart."""
        found = self._searcher.search(query, limit=limit, order_by_field="newest", count=False).hits
        page = tantivy.Query.term_set_query(self._schema, "newest", [newest for newest, _ in found])
        only = [
            (tantivy.Occur.Must, query),
            (tantivy.Occur.Must, tantivy.Query.const_score_query(page, 0.0)),
        ]
        scored = self._searcher.search(tantivy.Query.boolean_query(only), limit=max(1, len(found)), count=False).hits
        by_place = {(address.segment_ord, address.doc): float(score) for score, address in scored}
        addresses = [address for _, address in found]
        scores = np.array([by_place[address.segment_ord, address.doc] for address in addresses], dtype=np.float64)
        days = np.array([newest for newest, _ in found], dtype=np.int64) >> _KEY_BITS
        return Matches(self._column("row", addresses), scores.round(SCORE_DECIMALS), addresses, days)

    def _column(self, name: str, addresses: list[tantivy.DocAddress]) -> Ints:
        return np.array(self._searcher.fast_field_values(name, addresses), dtype=np.int64)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("document", "facets", _KIND):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name=_BLANKS, index_option="basic")
    for field in Field:
        if field in PHRASE_FIELDS:
            builder.add_text_field(field, tokenizer_name="raw", index_option="position")
        else:
            builder.add_text_field(field, tokenizer_name=_BLANKS, index_option="freq")
    builder.add_integer_field("row", fast=True)
    builder.add_integer_field("key", fast=True)
    builder.add_integer_field("newest", fast=True, indexed=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    for name, value in (("id", entry.id), ("document", entry.document), (_KIND, _ENTRY)):
        document.add_text(name, value)
    for field, tokens in entry.tokens.items():
        if field in PHRASE_FIELDS:
            document.add_pre_tokenized_text(field, _pretokenised(tokens))
        elif tokens:
            document.add_text(field, " ".join([token.term for token in tokens]))
    document.add_text("words", " ".join(entry.words))
    for name, values in entry.facets.items():
        for value in set(values):
            document.add_text("facets", f"{name}{FACET_MARK}{value}")
    document.add_integer("row", entry.row)
    document.add_integer("key", entry.key)
    document.add_integer("newest", entry.day << _KEY_BITS | entry.key >> (62 - _KEY_BITS))
    document.add_bytes("record", entry.record)
    return document


def _pretokenised(tokens: Sequence[Token]) -> tantivy.PreTokenizedString:
    """The tokens alone: the text itself lies in the record, and Tantivy looks at neither it nor the
    offsets."""
    return tantivy.PreTokenizedString("", [tantivy.Token(t.term, t.position, 0, 0) for t in tokens])


@contextmanager
def _border(what: str, error: type[SearchError] = SearchError) -> Iterator[None]:
    """Tantivy's errors become ours, with what was being done."""
    try:
        yield
    except (ValueError, OSError, TypeError, RuntimeError) as cause:
        raise error(f"{what}: {' '.join(str(cause).split())}") from cause
