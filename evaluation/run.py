"""Runs the whole system over a set of documents in a data folder of its own, and scores what came out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from evaluation import extracted
from evaluation.expected import paper as expected_paper
from evaluation.finding import DEPTH, Hit, is_document, search_score
from evaluation.goldfiles import Gold, names_of
from evaluation.records import Paper, Quality
from evaluation.scoring import combine, compare
from evaluation.sets import DocumentSet
from kg import Analysis, Config, Document, Pipeline, Workspace
from search import Listing


class MissingDocumentError(Exception):
    """Gold speaks of a document that was not ingested."""


class Remembering:
    """Reads each document once, however many data folders it is ingested into."""

    def __init__(self) -> None:
        self._pipeline = Pipeline()
        self._read: dict[tuple[str, str], Analysis] = {}

    def analyse(self, document: Document) -> Analysis:
        """All that `document` says."""
        key = document.source, document.sha256
        if key not in self._read:
            self._read[key] = self._pipeline.analyse(document)
        return self._read[key]


def evaluate(documents: DocumentSet, analyser: Remembering | None = None) -> list[Quality]:
    """Ingest the set into an empty data folder and compare graph and search with gold, the held-out part apart."""
    with TemporaryDirectory() as folder:
        workspace = Workspace(Config(data=Path(folder) / "data"), analyser=analyser)
        workspace.ingest(documents.documents)
        parts = [(measure(workspace, name, golds), held_out) for name, held_out, golds in documents.parts()]
    return [replace(quality, held_out=held_out) for quality, held_out in parts]


def measure(workspace: Workspace, name: str, golds: Sequence[Gold]) -> Quality:
    """The quality of a workspace into which the documents have been read."""
    all_names = names_of(golds)
    names = {one["doc"]: names_of([one], all_names) for one in golds}
    papers = [expected_paper(one, names[one["doc"]]) for one in golds]
    iris = extracted.documents(workspace)
    everywhere = extracted.everywhere(workspace)
    scores = {}
    for paper in papers:
        known = extracted.naming(everywhere, names[paper.document])
        scores[paper.document] = compare(paper, extracted.paper(workspace, _iri(paper, iris), known))

    @cache
    def text(source: str) -> str:
        return workspace.text_of(iris[source])

    queries = [query for paper in papers for query in paper.queries]
    found = search_score(queries, searching(workspace), text, all_names)
    languages = {one["doc"]: one.get("language", "nb") for one in golds}
    return Quality(name, len(papers), combine(scores.values()), found, scores, languages=languages)


def searching(workspace: Workspace, *, grouped: bool = True) -> Callable[[str], Sequence[Hit]]:
    """What typing words into the search of a workspace finds, as many hits as are looked at."""
    listing = Listing(grouped=grouped)

    def search(words: str) -> Sequence[Hit]:
        return cast("Sequence[dict[str, Any]]", workspace.search(words, limit=DEPTH, listing=listing).to_json()["hits"])

    return search


def _iri(paper: Paper, iris: dict[str, str]) -> str:
    for source, iri in iris.items():
        if is_document(source, paper.document):
            return iri
    raise MissingDocumentError(f"gold for {paper.document}: no such document was ingested")
