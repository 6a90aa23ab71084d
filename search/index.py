"""`Index`: passages in a folder, to be replaced by document and searched. The front door of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from search import folder as folders
from search.analysis.characters import fold
from search.asked import Asked
from search.columns import Columns, Row
from search.engines import DEFAULT_ENGINE, Engine
from search.engines.base import Ints, Matches
from search.entries import Places, from_record, group_of, to_entry
from search.errors import IndexOpenError, PassageError, QueryError, SearchError
from search.explained import MARK, readings
from search.fields import Fields, NoFields
from search.folder import Folder
from search.grouping import FETCHED, Group, Pages
from search.highlight import Snippets
from search.lookup import All, Request
from search.model import FacetCount, Hit, Listing, Passage, Results
from search.planning import Planner, only_stop_words
from search.query import LONGEST, Note, parse
from search.similar import Similar, shared_words, telling_words, to_lookup
from search.suggest import Words, alike, respell
from search.vocabulary import learn_compounds

MOST_HITS = 10_000
MOST_EXPORTED = 100_000
FEW_HITS = 3
ALWAYS_REBUILT = 5_000
DEAD_SHARE = 5
SORTS = ("relevance", "date")
BEST_FIRST = Listing()


class Index:
    """Passages on disk. One writer at a time; readers see what was committed when they opened.

    The folder may be copied file by file while nobody writes to it. Scores depend only on the passages in
    it, not on the order in which they came; in an index of more than `ALWAYS_REBUILT` passages, those that
    were replaced still count in word frequencies until they are a fifth of what is there.
    """

    def __init__(self, folder: Folder, engine: Engine, *, writable: bool) -> None:
        """Use `Index.create` or `Index.open`."""
        self._folder = folder
        self._engine = engine
        self._writable = writable
        self._changed = False
        self._columns = Columns.load(folder.columns_path)
        if engine.last_row() >= len(self._columns):
            raise IndexOpenError(f"the index in {folder.path} is damaged: its parts do not belong together")
        self._added: list[Row] = []
        self._planner = self._make_planner()

    @classmethod
    def create(cls, path: Path | str, *, engine: str = DEFAULT_ENGINE) -> Self:
        """A new index in a folder that is empty or not there yet, open for writing."""
        folder, opened = folders.create(Path(path), engine)
        return cls(folder, opened, writable=True)

    @classmethod
    def open(cls, path: Path | str, *, writable: bool = False) -> Self:
        """The index of a folder, for reading, or for changing it too."""
        folder, opened = folders.open_existing(Path(path))
        return cls(folder, opened, writable=writable)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; what was not committed is lost."""
        self._engine.close()

    def replace(self, document: str, passages: Iterable[Passage]) -> None:
        """Put `passages` in the place of all that `document` had; they are found after `commit`.

        Either all of them are taken or, with `PassageError`, none.
        """
        self._for_writing()
        taken = list(passages)
        _check_passages(document, taken)
        entries = [to_entry(passage, self._next_row + number) for number, passage in enumerate(taken)]
        self._engine.remove(document)
        for entry in entries:
            self._engine.add(entry)
        self._added += [(group_of(passage), passage.facets) for passage in taken]
        self._folder.learn(taken)
        self._changed = True

    def remove(self, document: str) -> None:
        """Take all passages of `document` out; they are gone after `commit`."""
        self._for_writing()
        self._engine.remove(document)
        self._changed = True

    def commit(self) -> None:
        """Put the changes on disk, whole or not at all, and see them."""
        self._for_writing()
        if not self._changed:
            return
        self._write_columns()
        self._engine.commit()
        removed, count = self._engine.removed(), self._engine.count()
        if removed and (count <= ALWAYS_REBUILT or removed * DEAD_SHARE > count):
            self._rebuild()
        self._folder.save(learn_compounds(self._engine.terms()))
        self._planner = self._make_planner()
        self._changed = False

    def search(
        self,
        query: str,
        *,
        filters: Mapping[str, Sequence[str]] | None = None,
        fields: Fields | None = None,
        limit: int = 10,
        offset: int = 0,
        listing: Listing = BEST_FIRST,
    ) -> Results:
        """What a person's query finds: one page of hits, and counts over all that was found.

        `filters` names facets and the values of which a passage must have one; `fields` tells what a colon in the
        query means. Raises `QueryError` for a limit, an offset or an order that cannot be; never for what was typed.
        """
        _check_page(limit, offset, listing.sort)
        asked = self._read(query, fields or NoFields())
        if asked is None:
            return Results(0, (), dict.fromkeys(self._folder.facets, ()), note="no-words")
        answer = self._answer(asked, filters)
        pages = self._pages(answer, listing)
        snippets = Snippets(answer.what)
        return Results(
            total=pages.total,
            hits=tuple(self._hit(group, snippets) for group in pages.page(limit, offset)),
            facets=_facet_counts(pages.count_facets(self._folder.facets)),
            did_you_mean=answer.suggestion,
            note=answer.note,
        )

    def every_hit(
        self,
        query: str,
        *,
        filters: Mapping[str, Sequence[str]] | None = None,
        fields: Fields | None = None,
        listing: Listing = BEST_FIRST,
    ) -> Iterator[Hit]:
        """All that a query finds, in the order of `search`, as far as `MOST_EXPORTED` hits; a commit ends it."""
        asked = self._read(query, fields or NoFields())
        if asked is None:
            return
        answer = self._answer(asked, filters)
        pages = self._pages(answer, listing)
        snippets = Snippets(answer.what)
        for group in pages.page(MOST_EXPORTED, 0):
            yield self._hit(group, snippets)

    def similar(self, text: str, language: str = "nb", *, limit: int) -> tuple[Similar, ...]:
        """The passages that share most of what tells in `text`, the best first."""
        words = telling_words(text, language, self._engine.frequency, self._engine.count())
        if not words:
            return ()
        what = to_lookup(words)
        found = self._engine.best(Request(what), limit)
        snippets = Snippets(what)
        shared = (
            self._shared(at, score, snippets, words) for at, score in zip(found.at, found.scores.tolist(), strict=True)
        )
        return tuple(sorted(shared, key=lambda one: (-one.share, -one.hit.score, one.hit.id)))

    def matching(self, query: str, *, fields: Fields | None = None, limit: int) -> list[tuple[str, float]]:
        """The ids and scores of the passages that hold all that a query says, the best first; nothing is widened or
        respelt."""
        asked = self._read(query, fields or NoFields())
        if asked is None:
            return []
        found = self._engine.best(Request(asked.plan.what), limit)
        return [(self._kept(at)[0].id, score) for at, score in zip(found.at, found.scores.tolist(), strict=True)]

    def complete(self, beginning: str, limit: int) -> list[str]:
        """Words that begin so, those of most passages first."""
        words = (pair for pair in self._engine.words(fold(beginning).text) if not pair[0].startswith(MARK))
        return [word for word, _ in sorted(words, key=lambda pair: (-pair[1], pair[0]))[:limit]]

    def count(self) -> int:
        """How many passages there are."""
        return self._engine.count()

    def documents(self) -> dict[str, int]:
        """The documents and how many passages each has."""
        return self._engine.documents()

    def passage_ids(self, document: str) -> set[str]:
        """The ids of a document's passages."""
        return self._engine.ids(document)

    def get(self, passage_id: str) -> Passage | None:
        """One passage as it was given."""
        record = self._engine.record(passage_id)
        return from_record(record)[0] if record is not None else None

    def _read(self, typed: str, fields: Fields) -> Asked | None:
        """A query as it is read and planned; None where nothing in it can be looked up."""
        parsed = parse(typed, fields.names)
        if not parsed.clauses and parsed.note != "everything":
            return None
        return Asked(typed, parsed, fields, self._planner.plan(parsed, fields))

    def _answer(self, asked: Asked, filters: Mapping[str, Sequence[str]] | None) -> _Answer:
        """What a query finds; how it is read does not depend on the filters, so that their counts hold."""
        found = self._meant(asked)
        if not any((filters or {}).values()):
            return found
        narrowed = self._look_up(replace(found.request, filters=dict(filters or {})), found.ranked)
        return replace(found, request=narrowed.request, first=narrowed.first, rows=narrowed.rows)

    def _meant(self, asked: Asked) -> _Answer:
        """What a query finds or, where that is little, what it finds as it was more likely meant."""
        found = self._find(asked)
        unknown = next(asked.unknown(), None)
        if unknown:
            return replace(found, note="unknown-value", suggestion=asked.with_near(*unknown))
        if not found.widened and len(found.rows) >= FEW_HITS:
            return found
        respelt = respell(asked.typed[:LONGEST], self._words, self._engine.knows, asked.fields.names)
        again = self._read(respelt, asked.fields) if respelt else None
        other = self._find(again) if again else found
        if other.worth <= found.worth:
            return found
        if found.widened or not len(found.rows):
            return replace(other, note="respelt", suggestion=respelt)
        return replace(found, suggestion=respelt)

    def _find(self, asked: Asked) -> _Answer:
        """What holds every word of the query or, where nothing does, some."""
        note = asked.parsed.note or ("only-stop-words" if only_stop_words(asked.parsed) else None)
        found = self._look_up(Request(asked.plan.what), asked.plan.words > 0, note)
        if len(found.rows) or asked.plan.words < 2:
            return found
        some = self._planner.plan(asked.parsed, asked.fields, every=False).what
        found = replace(self._look_up(replace(found.request, what=some), found.ranked, note), widened=True)
        return replace(found, note="some-words") if len(found.rows) else found

    def _look_up(self, request: Request, ranked: bool, note: Note | None = None) -> _Answer:
        """The rows that are found and, where they have words that rank them, the first ones by score."""
        first = self._engine.best(request, FETCHED) if ranked else None
        rows = self._engine.rows(request) if first is None or len(first) == FETCHED else first.rows
        return _Answer(request, first, rows, ranked, note=note)

    def _pages(self, answer: _Answer, listing: Listing) -> Pages:
        """The answer by the page; what has no words that could rank comes by date."""
        return Pages(
            self._engine,
            self._columns,
            answer.request,
            answer.first,
            answer.rows,
            grouped=listing.grouped,
            by_date=listing.sort == "date" or not answer.ranked,
        )

    def _hit(self, group: Group, snippets: Snippets) -> Hit:
        best, *others = group.best
        further = tuple(_hit(one.score, *self._kept(one.at), snippets) for one in others)
        return _hit(best.score, *self._kept(best.at), snippets, further, group.found)

    def _shared(self, at: object, score: float, snippets: Snippets, words: Mapping[str, tuple[str, float]]) -> Similar:
        passage, places = self._kept(at)
        return shared_words(_hit(score, passage, places, snippets), passage.language, places, words)

    def _kept(self, at: object) -> tuple[Passage, Places]:
        return from_record(self._engine.read(at))

    def _make_planner(self) -> Planner:
        self._words = Words(self._engine.words)
        return Planner(
            self._folder.compounds,
            english="en" in self._folder.languages,
            alike=lambda word, distance: alike(word, self._words, distance),
            knows=self._engine.knows,
            explained=readings(self._engine.words(MARK)),
        )

    def _for_writing(self) -> None:
        if not self._writable:
            raise SearchError(f"the index in {self._folder.path} is open for reading only")

    @property
    def _next_row(self) -> int:
        return len(self._columns) + len(self._added)

    def _write_columns(self) -> None:
        """Put the new rows on disk before the engine has them: it may not know a row that the columns lack."""
        self._columns, self._added = self._columns.extended(self._added), []
        self._columns.save(self._folder.columns_path)

    def _rebuild(self) -> None:
        """The same passages in a fresh engine: what was removed no longer counts in word frequencies.

        Where that cannot be done, all stays as it was.
        """
        passages = sorted((from_record(record)[0] for record in self._engine.records()), key=lambda one: one.id)
        columns = Columns.empty().extended((group_of(passage), passage.facets) for passage in passages)
        with self._folder.next_generation() as fresh:
            columns.save(self._folder.columns_path)
            for row, passage in enumerate(passages):
                fresh.add(to_entry(passage, row))
            fresh.commit()
        self._engine.close()
        self._engine, self._columns = fresh, columns
        self._folder.forget()
        self._folder.learn(passages)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found: whether it has words that rank it, whether some of the words had to do, and what to say."""

    request: Request
    first: Matches | None
    rows: Ints
    ranked: bool
    widened: bool = False
    note: Note | None = None
    suggestion: str | None = None

    @property
    def what(self) -> All:
        return self.request.what

    @property
    def worth(self) -> tuple[bool, int]:
        """All words found at all is worth more than some words found often."""
        return not self.widened and len(self.rows) > 0, len(self.rows)


def _hit(
    score: float, passage: Passage, places: Places, snippets: Snippets, further: tuple[Hit, ...] = (), found: int = 1
) -> Hit:
    shown = snippets.of(passage.text, places)
    return Hit(
        id=passage.id,
        document=passage.document,
        score=score,
        title=passage.title,
        heading=passage.heading,
        date=passage.date,
        snippet=shown.text,
        snippet_start=shown.start,
        highlights=shown.highlights,
        facets=passage.facets,
        stored=passage.stored,
        further=further,
        found=found,
    )


def _facet_counts(counted: Mapping[str, Mapping[str, int]]) -> dict[str, tuple[FacetCount, ...]]:
    """The values of each facet, those of most hits first."""
    return {
        name: tuple(FacetCount(value, -count) for count, value in sorted((-n, value) for value, n in values.items()))
        for name, values in counted.items()
    }


def _check_passages(document: str, passages: Sequence[Passage]) -> None:
    seen: set[str] = set()
    for passage in passages:
        if passage.document != document:
            raise PassageError(f"passage {passage.id} belongs to {passage.document}, not to {document}")
        if passage.id in seen:
            raise PassageError(f"two passages of {document} have the id {passage.id}")
        seen.add(passage.id)


def _check_page(limit: int, offset: int, sort: str) -> None:
    if not 0 <= limit <= MOST_HITS:
        raise QueryError(f"the limit must lie between 0 and {MOST_HITS}, not at {limit}")
    if offset < 0:
        raise QueryError(f"the offset cannot be {offset}: it counts from 0")
    if sort not in SORTS:
        raise QueryError(f"hits can be sorted by {' or '.join(SORTS)}, not by {sort!r}")
