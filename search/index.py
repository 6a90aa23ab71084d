"""`Index`: passages in a folder, to be replaced by document and searched. The front door of the package."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from search import folder as folders
from search.analysis.characters import fold
from search.engines import DEFAULT_ENGINE, Engine
from search.engines.base import Found
from search.entries import from_record, to_entry
from search.errors import PassageError, QueryError, SearchError
from search.fields import Fields, NoFields
from search.folder import Folder
from search.highlight import snippet
from search.lookup import All, Request
from search.model import FacetCount, Hit, Passage, Results
from search.planning import Plan, Planner, only_stop_words
from search.query import LONGEST, Narrowed, Note, Query, parse
from search.similar import Similar, shared_words, telling_words, to_lookup
from search.suggest import alike, respell
from search.vocabulary import learn_compounds

MOST_HITS = 10_000
MOST_EXPORTED = 100_000
EXPORT_PAGE = 1_000
FEW_HITS = 3
ALWAYS_REBUILT = 5_000
DEAD_SHARE = 5
SORTS = ("relevance", "date")


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
        entries = [to_entry(passage) for passage in taken]
        self._engine.remove(document)
        for entry in entries:
            self._engine.add(entry)
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
        sort: str = "relevance",
    ) -> Results:
        """What a person's query finds: one page of passages, and counts over all that was found.

        `filters` names facets and the values of which a passage must have one; `fields` tells what a colon in the
        query means. Raises `QueryError` for a limit, an offset or an order that cannot be; never for what was typed.
        """
        _check_page(limit, offset, sort)
        asked = self._read(query, fields or NoFields())
        if asked is None:
            return Results(0, (), dict.fromkeys(self._folder.facets, ()), note="no-words")
        return self._answer(asked, asked.request(filters, limit, offset, by_date=sort == "date"))

    def every_hit(
        self,
        query: str,
        *,
        filters: Mapping[str, Sequence[str]] | None = None,
        fields: Fields | None = None,
        sort: str = "relevance",
    ) -> Iterator[Hit]:
        """All that a query finds, in the order of `search`, as far as `MOST_EXPORTED` passages."""
        asked = self._read(query, fields or NoFields())
        if asked is None:
            return
        page = asked.request(filters, EXPORT_PAGE, 0, by_date=sort == "date")
        answer = self._find(asked, page)
        found = answer.found
        for offset in range(EXPORT_PAGE, MOST_EXPORTED + 1, EXPORT_PAGE):
            yield from _hits(found, answer.page.what)
            if len(found.page) < EXPORT_PAGE:
                return
            found = self._engine.find(replace(answer.page, offset=offset))

    def similar(self, text: str, language: str = "nb", *, limit: int) -> tuple[Similar, ...]:
        """The passages that share most of what tells in `text`, the best first."""
        words = telling_words(text, language, self._engine.frequency, self._engine.count())
        if not words:
            return ()
        what = to_lookup(words)
        found = [(from_record(record), score) for record, score in self._engine.find(Request(what, limit=limit)).page]
        shared = (shared_words(_hit(one, score, what), one.text, one.language, words) for one, score in found)
        return tuple(sorted(shared, key=lambda one: (-one.share, -one.hit.score, one.hit.id)))

    def complete(self, beginning: str, limit: int) -> list[str]:
        """Words that begin so, those of most passages first."""
        words = self._engine.words(fold(beginning).text)
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
        return from_record(record) if record is not None else None

    def _read(self, typed: str, fields: Fields) -> _Asked | None:
        """A query as it is read and planned; None where nothing in it can be looked up."""
        parsed = parse(typed, fields.names)
        if not parsed.clauses and parsed.note != "everything":
            return None
        return _Asked(typed, parsed, fields, self._planner.plan(parsed, fields))

    def _answer(self, asked: _Asked, page: Request) -> Results:
        answer, suggestion, respelt = self._find(asked, page), None, False
        unknown = next(asked.unknown(), None)
        if unknown:
            suggestion = asked.with_near(*unknown)
        elif answer.widened or answer.found.total < FEW_HITS:
            suggestion = self._suggest(asked, answer)
            if (
                suggestion
                and (answer.widened or not answer.found.total)
                and (again := self._read(suggestion, asked.fields))
            ):
                answer, respelt = self._find(again, replace(page, what=again.plan.what)), True
        return Results(
            total=answer.found.total,
            hits=tuple(_hits(answer.found, answer.page.what)),
            facets=self._count_facets(answer.page),
            did_you_mean=suggestion,
            note="respelt" if respelt else _note(asked.parsed, answer, unknown=unknown is not None),
        )

    def _find(self, asked: _Asked, page: Request) -> _Answer:
        """What holds every word of the query or, where nothing does, some."""
        found = self._engine.find(page)
        if found.total or asked.plan.words < 2:
            return _Answer(page, found, widened=False)
        page = replace(page, what=self._planner.plan(asked.parsed, asked.fields, every=False).what)
        return _Answer(page, self._engine.find(page), widened=True)

    def _suggest(self, asked: _Asked, answer: _Answer) -> str | None:
        """Another spelling that finds more under the same filters."""
        respelt = respell(asked.typed[:LONGEST], self._engine.words, self._engine.knows, asked.fields.names)
        if respelt is None:
            return None
        again = self._read(respelt, asked.fields)
        if again is None:
            return None
        other = self._find(again, Request(again.plan.what, answer.page.filters, limit=0))
        return respelt if other.worth > answer.worth else None

    def _count_facets(self, page: Request) -> dict[str, tuple[FacetCount, ...]]:
        """How often each value stands in what was found; those of a facet that narrows, in what the others leave."""
        narrowing = [name for name in self._folder.facets if page.filters.get(name)]
        counted = self._engine.count_facets(page, [name for name in self._folder.facets if name not in narrowing])
        for name in narrowing:
            others = {other: values for other, values in page.filters.items() if other != name}
            counted |= self._engine.count_facets(replace(page, filters=others), [name])
        return {
            name: tuple(FacetCount(value, count) for count, value in _most_first(counted[name]))
            for name in self._folder.facets
        }

    def _make_planner(self) -> Planner:
        return Planner(
            self._folder.compounds,
            english="en" in self._folder.languages,
            alike=lambda word, distance: alike(word, self._engine.words, distance),
            knows=self._engine.knows,
        )

    def _for_writing(self) -> None:
        if not self._writable:
            raise SearchError(f"the index in {self._folder.path} is open for reading only")

    def _rebuild(self) -> None:
        """The same passages in a fresh engine: what was removed no longer counts in word frequencies."""
        passages = sorted(map(from_record, self._engine.records()), key=lambda passage: passage.id)
        fresh = self._folder.fresh_engine()
        for passage in passages:
            fresh.add(to_entry(passage))
        fresh.commit()
        self._engine.close()
        self._engine = fresh
        self._folder.forget()
        self._folder.learn(passages)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, as it was read, and what to look up for it."""

    typed: str
    parsed: Query
    fields: Fields
    plan: Plan

    def request(
        self, filters: Mapping[str, Sequence[str]] | None, limit: int, offset: int, *, by_date: bool
    ) -> Request:
        """One page of it; what has no words that could rank comes by date."""
        return Request(self.plan.what, dict(filters or {}), limit, offset, by_date=by_date or not self.plan.words)

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Fields and the values typed for them that name nothing."""
        for clause in self.parsed.clauses:
            if isinstance(clause, Narrowed):
                for value in clause.values:
                    if not self.fields.meant(clause.field, value).values:
                        yield clause.field, value

    def with_near(self, field: str, value: str) -> str | None:
        """What was typed with the value that may have been meant."""
        near = self.fields.near(field, value)
        if near is None:
            return None
        written = f'"{near}"' if re.search(r"[^\w-]", near) else near
        pattern = rf'(?i)(?<!\w){re.escape(field)}:(?:"{re.escape(value)}"?|{re.escape(value)})'
        return re.sub(pattern, lambda match: f"{match[0].partition(':')[0]}:{written}", self.typed, count=1)


def _note(parsed: Query, answer: _Answer, *, unknown: bool) -> Note | None:
    if unknown:
        return "unknown-value"
    if answer.widened and answer.found.total:
        return "some-words"
    return parsed.note or ("only-stop-words" if only_stop_words(parsed) else None)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was found, and whether some of the words had to do."""

    page: Request
    found: Found
    widened: bool

    @property
    def worth(self) -> tuple[bool, int]:
        """All words found at all is worth more than some words found often."""
        return not self.widened and self.found.total > 0, self.found.total


def _hits(found: Found, what: All) -> Iterator[Hit]:
    return (_hit(from_record(record), score, what) for record, score in found.page)


def _hit(passage: Passage, score: float, what: All) -> Hit:
    shown = snippet(passage.text, passage.language, what)
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
    )


def _most_first(values: Mapping[str, int]) -> list[tuple[int, str]]:
    return sorted(((count, value) for value, count in values.items()), key=lambda pair: (-pair[0], pair[1]))


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
