"""Runs the whole system over a set of documents in a data folder of its own, and scores what came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from evaluation import extracted, gold
from evaluation.finding import DEPTH, Hit, is_document, search_score
from evaluation.records import Paper, Quality
from evaluation.scoring import combine, compare
from kg import Config, Workspace


class MissingDocumentError(Exception):
    """Gold speaks of a document that was not ingested."""


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Documents with their gold: `name` is what reports and floors call the set."""

    name: str
    corpus: Path
    golds: tuple[gold.Gold, ...]


def samples(folder: Path) -> DocumentSet:
    """The sample corpus with the gold beside it."""
    return DocumentSet("samples", folder / "corpus", tuple(gold.load(folder / "gold")))


def shared(folder: Path) -> DocumentSet:
    """The shared papers; gold for some of them is enough."""
    return DocumentSet("shared", folder / "corpus", tuple(gold.load(folder, "gold-*.json")))


def evaluate(documents: DocumentSet) -> Quality:
    """Ingest the set into an empty data folder and compare graph and search with gold."""
    with TemporaryDirectory() as folder:
        workspace = Workspace(Config(data=Path(folder) / "data"))
        workspace.ingest([documents.corpus])
        return measure(workspace, documents.name, documents.golds)


def measure(workspace: Workspace, name: str, golds: Sequence[gold.Gold]) -> Quality:
    """The quality of a workspace into which the documents have been read."""
    names = gold.names_of(golds)
    papers = [gold.paper(one, names) for one in golds]
    iris = extracted.documents(workspace)
    known = extracted.naming(workspace, names)
    scores = [compare(paper, extracted.paper(workspace, _iri(paper, iris), known)) for paper in papers]

    @cache
    def text(source: str) -> str:
        return workspace.text_of(iris[source])

    def search(words: str) -> Sequence[Hit]:
        return cast("Sequence[dict[str, Any]]", workspace.search(words, limit=DEPTH).to_json()["hits"])

    queries = [query for paper in papers for query in paper.queries]
    return Quality(name, len(papers), combine(scores), search_score(queries, search, text, names))


def _iri(paper: Paper, iris: dict[str, str]) -> str:
    for source, iri in iris.items():
        if is_document(source, paper.document):
            return iri
    raise MissingDocumentError(f"gold for {paper.document}: no such document was ingested")
