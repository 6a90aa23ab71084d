"""Judged queries -> what a workspace finds for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation import extracted
from evaluation.finding import DEPTH, Hit, Texts, answers, is_document, line_span, words_spans
from evaluation.goldfiles import GoldError, names_of
from evaluation.normal import Names
from evaluation.queries.gold import ANSWERS, SETS, JudgedQuery, Judgement, load
from evaluation.queries.metrics import ndcg, rank_of
from evaluation.records import SearchScore
from evaluation.run import Remembering, searching
from evaluation.sets import samples, shared
from kg import Config, Workspace

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
TOGETHER = "together"
Search = Callable[[str], Sequence[Hit]]


@dataclass(frozen=True, slots=True)
class Answered:
    """A query with the grades of its hits and, where each passage is a hit, of those, in their order; `first` is the
    document and start of the first hit."""

    query: JudgedQuery
    grades: tuple[int, ...]
    passages: tuple[int, ...]
    first: tuple[str, int] | None

    @property
    def rank(self) -> int | None:
        """The rank (from 1) of the first hit that answers the query."""
        return rank_of(self.grades, ANSWERS)

    @property
    def ndcg(self) -> float:
        """nDCG@10 of the passages over all judgements."""
        return ndcg(self.passages, [one.grade for one in self.query.judgements])


@dataclass(frozen=True, slots=True)
class Scored:
    """The queries of one part over one data folder: that of a set, or of both sets `TOGETHER`."""

    of: str
    held_out: bool
    answered: tuple[Answered, ...]

    @property
    def name(self) -> str:
        """What floors and reports call it."""
        return f"queries-{self.of}{'-held-out' if self.held_out else ''}"

    def figures(self) -> dict[str, float]:
        """success@1, success@5, MRR@10 and nDCG@10, by the names of their floors."""
        return figures(self.answered)


def figures(answered: Sequence[Answered]) -> dict[str, float]:
    """The figures of any queries, as means over them."""
    ranks = SearchScore(tuple((one.query.words, one.rank) for one in answered))
    gain = sum(one.ndcg for one in answered) / len(answered) if answered else 0.0
    return {"success@1": ranks.success(1), "success@5": ranks.success(5), "mrr": ranks.mrr, "ndcg": gain}


def judged_queries(real: Path | None, analyser: Remembering | None = None) -> list[Scored]:
    """Score the queries over the samples and, where `real` has them, over the real papers and over both together."""
    papers = [samples(SAMPLES), *([shared(real)] if real else [])]
    names = names_of([gold for one in papers for gold in one.golds])
    corpora = {one.name: one.documents for one in papers}
    reader, queries = analyser or Remembering(), load()
    folders = {name: ([name], documents) for name, documents in zip(SETS, corpora.values(), strict=False)}
    if real:
        folders[TOGETHER] = (list(SETS), tuple(path for documents in corpora.values() for path in documents))
    return [
        one
        for of, (sets, documents) in folders.items()
        for one in _scored(of, documents, [query for query in queries if query.of in sets], names, reader)
    ]


def _scored(
    of: str, documents: Sequence[Path], queries: Sequence[JudgedQuery], names: Names, reader: Remembering
) -> list[Scored]:
    with TemporaryDirectory() as folder:
        workspace = Workspace(Config(data=Path(folder) / "data"), analyser=reader)
        workspace.ingest(documents)
        iris = extracted.documents(workspace)

        @cache
        def text(source: str) -> str:
            return workspace.text_of(iris[source])

        for query in queries:
            check(query, list(iris), text)
        cases, passages = searching(workspace), searching(workspace, grouped=False)
        found = [answer(query, cases, passages, Reading(text, names)) for query in queries]
    return [
        Scored(of, held_out, tuple(one for one in found if one.query.held_out is held_out))
        for held_out in (False, True)
    ]


def check(query: JudgedQuery, sources: Sequence[str], texts: Texts) -> None:
    """Raise `GoldError` where a judgement speaks of a document or a place that is not there."""
    for judgement in query.judgements:
        place = judgement.place
        source = next((one for one in sources if is_document(one, place.document or "")), None)
        if source is None:
            raise GoldError(f"query {query.id}: there is no document {place.document}")
        if place.text and not words_spans(texts(source), place.text):
            raise GoldError(f"query {query.id}: {place.document} does not have the words {place.text!r}")
        if place.lines and not line_span(texts(source), *place.lines):
            raise GoldError(f"query {query.id}: {place.document} does not have the lines {place.lines}")


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of the documents, and who is meant by a name."""

    texts: Texts
    names: Names


def answer(query: JudgedQuery, cases: Search, passages: Search, reading: Reading) -> Answered:
    """Type a query and grade what is found: with a hit for each case or document, and for each passage."""
    hits, each = (search(query.words)[:DEPTH] for search in (cases, passages))
    first = (str(hits[0]["document"]), int(hits[0]["start"])) if hits else None
    by_hit, by_passage = (graded(one, query.judgements, reading.texts, reading.names) for one in (hits, each))
    return Answered(query, by_hit, by_passage, first)


def graded(hits: Sequence[Hit], judgements: Sequence[Judgement], texts: Texts, names: Names) -> tuple[int, ...]:
    """The grade of each hit: the highest of a place that it lies in and that no hit before it was graded for, else 0.

    Of places of one grade a narrow one goes before a case, so that the next hit in the case is still graded for it.
    """
    left = sorted(judgements, key=lambda one: (-one.grade, not one.is_narrow))
    grades = []
    for hit in hits:
        place = next((one for one in left if answers(hit, one.place, texts, names)), None)
        if place:
            left.remove(place)
        grades.append(place.grade if place else 0)
    return tuple(grades)
