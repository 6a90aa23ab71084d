"""How fast SPARQL queries are answered over HTTP, beside what answers them by itself.

The graph is the samples' again and again (`graphs.py`). Each query is asked of all in turn: of our server over HTTP, of
Oxigraph in this process (`query(…).serialize()`) and, as far as `--rdflib` goes, of rdflib's own engine in memory,
which is asked the plain ones only. Virtuoso, where it is installed, has the same quads in a server of its own and
answers over HTTP.

  python -m benchmarks.sparql [--sizes 100000 1000000 10000000] [--write benchmarks/README.md]
"""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import pyoxigraph as ox
from rdflib import Graph
from tqdm import tqdm

from benchmarks.graphs import made
from benchmarks.peers import MissingPeerError
from benchmarks.virtuoso import Virtuoso
from kg import Workspace
from kg.publication import Publications
from kg.queries import canned_queries
from kg.sparql import prepared
from ontology import PREFIXES

ROUNDS = 5
MOST_RDFLIB = 100_000
RDFLIB = "rdflib"
MARK = "sparql"
JSON = "application/sparql-results+json"
OURS, OXIGRAPH = "Vedtaksgraf, HTTP", "Oxigraph alone"
PLAIN = {
    "one thing's triples": "SELECT ?p ?o { ?case a vg:Case . ?case ?p ?o } LIMIT 20",
    "12,000 rows": "SELECT ?s ?text { ?s a vg:Passage ; vg:text ?text } LIMIT 12000",
    "90,000 rows": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 90000",
    "every triple counted": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "classes counted": "SELECT ?class (COUNT(?s) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n)",
    "titles by regex": 'SELECT ?s ?t { ?s dcterms:title ?t FILTER regex(?t, "protokoll", "i") } ORDER BY ?s LIMIT 20',
}
Ask = Callable[[str], int]
"""Answers a query as JSON; the bytes that came."""


@contextmanager
def our_process(data: Path) -> Iterator[int]:
    """Ours as a server in a process of its own; gives its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"VEDTAKSGRAF_DATA": str(data), "VEDTAKSGRAF_QUERY_SECONDS": "600", "VEDTAKSGRAF_QUERY_BUDGET": "86400"}
    command = (sys.executable, "-m", "kg", "serve", "--port", str(port))
    with subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.DEVNULL) as process:
        try:
            _http(port, "/sparql")
            yield port
        finally:
            process.terminate()


def _http(port: int, path: str) -> Ask:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=900)

    def ask(query: str) -> int:
        connection.request("GET", f"{path}?{urlencode({'query': query})}", headers={"Accept": JSON})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {body[:200].decode()}")
        return len(body)

    ends = time.monotonic() + 60
    while True:
        try:
            ask("ASK {}")
        except OSError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)
            connection.close()
        else:
            return ask


def oxigraph(workspace: Workspace) -> Ask:
    """Oxigraph's own query and JSON over the same store."""
    publication = Publications(workspace.config.data, keep=1).current()
    assert publication is not None
    store = ox.Store.read_only(str(publication.store))

    def ask(query: str) -> int:
        found = store.query(query)
        assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
        return len(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    return ask


def rdflib(workspace: Workspace, folder: Path) -> Ask:
    """rdflib's own engine over the union, in memory."""
    file = folder / "union.nt"
    with file.open("wb") as out:
        workspace.export("turtle", out)
    graph = Graph().parse(file, format="turtle")

    def ask(query: str) -> int:
        return len(graph.query(query).serialize(format="json") or b"")

    return ask


def ready_made(workspace: Workspace) -> dict[str, str]:
    """The ready-made queries with their examples filled in and their words looked up."""
    found = {}
    for name, query in canned_queries().items():
        typed = {field.name: field.example for field in query.fields}
        found[f"`{name}`"] = prepared(workspace.fill(query, typed, "nb"), workspace._now().passages_for)
    return found


def measure(size: int, folder: Path, most_rdflib: int) -> dict[str, dict[str, float]]:
    """The median milliseconds of each query, by who answered it."""
    workspace = made(folder / "data", size)
    queries = {**_with_prefixes(PLAIN), **ready_made(workspace)}
    asked: dict[str, Ask] = {OXIGRAPH: oxigraph(workspace)}
    if size <= most_rdflib:
        asked[RDFLIB] = rdflib(workspace, folder)
    try:
        virtuoso: Virtuoso | None = Virtuoso(workspace, folder)
    except MissingPeerError as error:
        print(f"Virtuoso is left out: {error} is not installed")
        virtuoso = None
    try:
        if virtuoso:
            asked["Virtuoso, HTTP"] = _http(virtuoso.port, "/sparql")
        with our_process(workspace.config.data) as port:
            return _rounds({OURS: _http(port, "/sparql"), **asked}, queries, size)
    finally:
        if virtuoso:
            virtuoso.close()


def _with_prefixes(queries: Mapping[str, str]) -> dict[str, str]:
    declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    return {name: declared + query for name, query in queries.items()}


def _rounds(asked: Mapping[str, Ask], queries: Mapping[str, str], size: int) -> dict[str, dict[str, float]]:
    times: dict[str, dict[str, list[float]]] = {name: {} for name in queries}
    unanswered: set[tuple[str, str]] = set()
    for turn in tqdm(range(ROUNDS + 1), desc=f"{size:,} quads, rounds", disable=None):
        for name, query in queries.items():
            for who, ask in asked.items():
                if (who, name) in unanswered or (who == RDFLIB and name not in PLAIN):
                    continue
                began = time.perf_counter()
                try:
                    ask(query)
                except Exception as error:
                    if who in (OURS, OXIGRAPH):
                        raise
                    unanswered.add((who, name))
                    print(f"{who} cannot answer {name!r}: {' '.join(str(error).split())[:120]}")
                    continue
                if turn:
                    times[name].setdefault(who, []).append((time.perf_counter() - began) * 1000)
    return {name: {who: statistics.median(taken) for who, taken in found.items()} for name, found in times.items()}


def table(by_size: Mapping[int, Mapping[str, Mapping[str, float]]]) -> Iterator[str]:
    """Ours in milliseconds and beside Oxigraph's, then the other peers as ratios to Oxigraph's."""
    peers = [*dict.fromkeys(who for found in by_size.values() for times in found.values() for who in times)]
    others = [who for who in peers if who not in (OURS, OXIGRAPH)]
    heads = [
        "quads",
        "query",
        "ours, ms",
        "times Oxigraph's",
        "more than Oxigraph, ms",
        *(f"{one}, times" for one in others),
    ]
    yield f"| {' | '.join(heads)} |"
    yield f"|---:|---|{'---:|' * (len(heads) - 2)}"
    for size, found in by_size.items():
        for name, times in found.items():
            ours, alone = times[OURS], times[OXIGRAPH]
            ratios = [f"{times[one] / alone:.2f}" if one in times else "–" for one in others]
            cells = [f"{size:,}", name, f"{ours:.1f}", f"{ours / alone:.2f}", f"{ours - alone:.1f}", *ratios]
            yield f"| {' | '.join(cells)} |"


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="*", default=[100_000], help="quads in named graphs")
    asked.add_argument("--rdflib", type=int, default=MOST_RDFLIB, help="the most quads that rdflib is asked over")
    asked.add_argument("--folder", type=Path, help="where the graphs are made (default: a temporary folder)")
    asked.add_argument("--write", type=Path, help="put the table into this page, between its marks")
    told = asked.parse_args(given)
    by_size = {}
    for size in told.sizes:
        with TemporaryDirectory(dir=told.folder) as folder:
            by_size[size] = measure(size, Path(folder), told.rdflib)
    rows = "\n".join(table(by_size))
    print(rows)
    if told.write:
        before, begin, rest = told.write.read_text(encoding="utf-8").partition(f"<!-- {MARK} -->\n")
        told.write.write_text(f"{before}{begin}{rows}\n{rest[rest.index('<!-- end -->') :]}", encoding="utf-8")


if __name__ == "__main__":
    main()
