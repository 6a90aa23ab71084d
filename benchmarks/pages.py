"""How long the server takes for each kind of page, and how heavy a page is.

The graph is the samples' again and again (`graphs.py`), the index has passages of their words (`passages.py`). Pages of
each kind are asked for in turn over HTTP, with things that are chosen by chance but always the same; `/healthz`, the
least that the server does, is asked between them and is what the ratios are of.

  python -m benchmarks.pages [--quads 1000000] [--passages 100000] [--write benchmarks/README.md]
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import shutil
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote, urlencode

from tqdm import tqdm

from benchmarks.graphs import made
from benchmarks.passages import passages
from benchmarks.sparql import our_process
from kg import Workspace
from kg.publication import Publication, Publications
from search import Index

ROUNDS = 60
MARK = "pages"
LEAST = "least the server does"
KINDS = {
    "case": "?it a vg:Case ; vg:consideredAt ?m",
    "decision": "?it a vg:Decision",
    "goal": "?it a vg:StrategicGoal",
    "strategy": "?it a vg:Strategy ; ^vg:inStrategy ?goal",
    "indicator": "?it a vg:Indicator",
    "body": "?it a vg:Organisation . ?case vg:body ?it",
    "person": "?it a vg:Person",
    "meeting": "?it a vg:Meeting",
    "document": "?it a vg:Document",
}
SEARCHES = ("styret vedtar", "digital hjemmeoppfølging", "innleie av vikarer", '"plan for"', "sykehus budsjett", "mål*")
LISTS = ("/", "/cases", "/organisations", "/documents", "/strategies", "/coverage", "/network", "/queries", "/ns")


def _current(workspace: Workspace) -> Publication:
    found = Publications(workspace.config.data, keep=1).current()
    assert found is not None
    return found


def index_of(workspace: Workspace, count: int) -> None:
    """Put an index of so many passages in the place of the samples'."""
    publication = _current(workspace)
    shutil.rmtree(publication.index)
    by_document = defaultdict(list)
    for passage in passages(count):
        by_document[passage.document].append(passage)
    with Index.create(publication.index, engine="tantivy") as index:
        for document, held in tqdm(by_document.items(), desc=f"{count:,} passages", disable=None):
            index.replace(document, held)
        index.commit()


def addresses(workspace: Workspace) -> Mapping[str, Sequence[str]]:
    """What is asked for, by kind of page."""
    chance = random.Random(1814)
    base, found = workspace.config.base, {}
    for kind, pattern in KINDS.items():
        query = f"SELECT DISTINCT ?it {{ {pattern} }} ORDER BY ?it LIMIT 3000"
        rows = json.loads(workspace.query(query, format="json").body)["results"]["bindings"]
        iris = [row["it"]["value"] for row in rows]
        if kind == "document":  # the copies in the graph have no text
            own = {document.graph for document in _current(workspace).manifest.documents.values()}
            iris = sorted(own)
        chosen = chance.sample(iris, min(len(iris), ROUNDS))
        found[kind] = [f"/page/{quote(iri.removeprefix(base))}" for iri in chosen]
    found["search"] = [f"/search?{urlencode({'q': words})}" for words in SEARCHES]
    found["trace"] = [f"/trace?{urlencode({'entity': base + path.removeprefix('/page/')})}" for path in found["case"]]
    return {**found, **{f"`{path}`": [path] for path in LISTS}}


def asker(port: int) -> Callable[[str], tuple[float, bytes]]:
    """Milliseconds and bytes of an answer, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)

    def ask(path: str) -> tuple[float, bytes]:
        began = time.perf_counter()
        connection.request("GET", path, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
        return (time.perf_counter() - began) * 1000, body

    return ask


def measure(workspace: Workspace) -> Iterator[tuple[str, list[float], float, float]]:
    """By kind of page: milliseconds of each answer, and kB of the heaviest as it is and as gzip packs it."""
    asked = {LEAST: ["/healthz"], **addresses(workspace)}
    with our_process(workspace.config.data) as port:
        ask = asker(port)
        for paths in tqdm(asked.values(), desc="first time", disable=None):
            ask(paths[0])
        for kind, paths in tqdm(asked.items(), desc="pages", disable=None):
            answers = [ask(paths[number % len(paths)]) for number in range(ROUNDS)]
            heaviest = max((body for _, body in answers), key=len)
            yield kind, [taken for taken, _ in answers], len(heaviest) / 1000, len(gzip.compress(heaviest)) / 1000


def table(workspace: Workspace) -> Iterator[str]:
    """A line a kind of page."""
    yield "| page | p50 ms | p95 ms | p95, times the least | heaviest, kB | packed, kB |"
    yield "|---|---:|---:|---:|---:|---:|"
    least = None
    for kind, times, weight, packed in measure(workspace):
        median, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        least = least or late
        yield f"| {kind} | {median:.1f} | {late:.1f} | {late / least:.1f} | {weight:.0f} | {packed:.0f} |"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quads", type=int, default=1_000_000, help="quads in named graphs")
    asked.add_argument("--passages", type=int, default=100_000, help="passages in the index")
    asked.add_argument("--folder", type=Path, help="where the data are made (default: a temporary folder)")
    asked.add_argument("--write", type=Path, help="put the table into this page, between its marks")
    told = asked.parse_args()
    with TemporaryDirectory(dir=told.folder) as folder:
        workspace = made(Path(folder) / "data", told.quads)
        index_of(workspace, told.passages)
        rows = "\n".join(table(Workspace(workspace.config)))
    print(rows)
    if told.write:
        before, begin, rest = told.write.read_text(encoding="utf-8").partition(f"<!-- {MARK} -->\n")
        told.write.write_text(f"{before}{begin}{rows}\n{rest[rest.index('<!-- end -->') :]}", encoding="utf-8")


if __name__ == "__main__":
    main()
