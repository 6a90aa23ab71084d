"""The SPARQL endpoint over real HTTP: nothing that is asked can hang it, and what was cut says so."""

from __future__ import annotations

import html
import json
import os
import re
import signal
import socket
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from kg.config import Config
from kg.workspace import Workspace
from tests.kg import papers
from tests.web.serving import Answer, Server, children, serving

THINGS = 4_000
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"
HUNGRY = (
    "SELECT (GROUP_CONCAT(STR(?a); separator=' ') AS ?all)"
    " { ?a a <http://e.example/Thing> . ?b a <http://e.example/Thing> }"
)
ALL = "SELECT ?s { ?s a <http://e.example/Thing> }"
JSON = {"Accept": "application/sparql-results+json"}
IDLE = 1.0


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two papers and a few thousand things."""
    inbox = tmp_path_factory.mktemp("inbox")
    (inbox / papers.BOARD).write_text(papers.BOARD_TEXT, encoding="utf-8")
    (inbox / papers.PLAN).write_text(papers.PLAN_TEXT, encoding="utf-8")
    things = inbox.parent / f"{inbox.name}-things.nt"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e.example/Thing>"
    things.write_text("".join(f"<http://e.example/{n}> {kind} .\n" for n in range(THINGS)), encoding="utf-8")
    workspace = Workspace(
        Config(data=tmp_path_factory.mktemp("data")), analyser=papers.Reader(), resolve=papers.resolve
    )
    workspace.ingest([inbox])
    workspace.load(things, "http://e.example/things")
    return workspace.config.data


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with serving(data, query_seconds="2", query_rows="1000", query_memory="200", query_budget="3600") as found:
        yield found


def falls_idle(server: Server) -> bool:
    """Whether, after a second, the workers use no more of the processor."""
    time.sleep(IDLE)
    before = server.seconds_of_workers()
    time.sleep(0.5)
    return server.seconds_of_workers() - before < 0.1


def test_a_query_that_never_ends_is_stopped_and_says_what_to_do(server: Server) -> None:
    began = time.monotonic()
    answer = server.query(ENDLESS, format="json")
    assert answer.status == 503
    assert answer.text.startswith("the query was stopped after 2 s: narrow it")
    assert time.monotonic() - began < 10
    assert falls_idle(server)
    assert server.query(ALL, format="csv").status == 200


def test_a_query_that_eats_memory_is_stopped_and_says_what_to_do(data: Path) -> None:
    with serving(data, query_seconds="60", query_memory="100") as server:
        answer = server.query(HUNGRY)
        assert (answer.status, answer.text.partition(":")[0]) == (413, "the query needs more than 100 MB of memory")
        assert falls_idle(server)
        assert server.query(ALL, format="csv").status == 200


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_past_the_limit_are_cut_and_the_answer_says_so(server: Server, form: str) -> None:
    answer = server.query(ALL, format=form)
    assert (answer.status, answer.headers["vedtaksgraf-cut"]) == (200, "1000")
    assert answer.headers["link"].endswith('#limits>; rel="help"')
    assert answer.body.count(b"http://e.example/") == 1000
    if form == "json":
        told = json.loads(answer.body)
        assert len(told["results"]["bindings"]) == 1000
        assert told["head"]["link"] == [f"http://127.0.0.1:{server.port}/sparql#limits"]
        assert told["head"]["vars"] == ["s"]


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        (f"{ALL} LIMIT 1000", 1000),
        (f"{ALL} LIMIT 3", 3),
        (f"{ALL} OFFSET 3990", 10),
        (f"{ALL} VALUES ?s {{ <http://e.example/1> }}", 1),
        (f"SELECT ?s {{ {{ {ALL} LIMIT 7 }} }} # LIMIT 5000", 7),
    ],
)
def test_what_stays_within_the_limit_is_whole(server: Server, query: str, rows: int) -> None:
    answer = server.query(query, format="csv")
    assert "vedtaksgraf-cut" not in answer.headers
    assert len(answer.text.splitlines()) == rows + 1


def test_a_graph_past_the_limit_is_cut_too(server: Server) -> None:
    answer = server.query(
        "CONSTRUCT { ?s a <http://e.example/Cut> } WHERE { ?s a <http://e.example/Thing> }", format="ntriples"
    )
    assert (answer.status, answer.headers["vedtaksgraf-cut"]) == (200, "1000")
    assert len(answer.text.splitlines()) == 1000


def test_a_client_that_goes_away_stops_its_query(data: Path) -> None:
    with serving(data, query_seconds="300") as server:
        connection = server.connect()
        connection.request("GET", f"/sparql?query={quote(ENDLESS)}")
        time.sleep(2)
        assert server.seconds_of_workers() > 0.5
        connection.close()
        assert falls_idle(server)


def test_each_client_has_a_budget(data: Path) -> None:
    with serving(data, query_seconds="2", query_budget="1") as server:
        assert server.query(ENDLESS).status == 503
        refused = server.query("ASK {}")
        assert refused.status == 429
        assert 30 < int(refused.headers["retry-after"]) < 120
        assert "ask again in" in refused.text
        assert server.ask("/search?q=legevakt").status == 200


def test_more_queries_than_can_be_worked_on_are_told_to_come_again(data: Path) -> None:
    with serving(data, query_seconds="4", query_budget="3600", query_workers="1") as server:
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda _: server.query(ENDLESS), range(4)))
        busy = [answer for answer in answers if "busy" in answer.text]
        assert {answer.status for answer in answers} == {503}
        assert len(busy) >= 2
        assert all(answer.headers["retry-after"] == "5" for answer in busy)


def test_the_service_list_is_closed_unless_it_is_opened(data: Path, server: Server) -> None:
    service = "SELECT * { SERVICE SILENT <http://127.0.0.1:1/sparql> { ?s ?p ?o } }"
    assert server.query(service).status == 400
    with serving(data, services="http://127.0.0.1:1/sparql http://b.example/sparql") as opened:
        assert opened.query(service).status == 200
        for other in ("<http://169.254.169.254/>", "?where", "vg:here"):
            refused = opened.query(f"SELECT * {{ SERVICE {other} {{ ?s ?p ?o }} }}")
            assert refused.status == 400
            assert "SERVICE" in refused.text


def test_fifty_heavy_queries_leave_the_search_page_alone(data: Path) -> None:
    with serving(data, query_seconds="8", query_budget="3600") as server:
        quiet = _seconds_of_searches(server)
        done = threading.Event()

        def press() -> list[Answer]:
            answers = []
            while not done.is_set():
                answers.append(server.query(ENDLESS))
                time.sleep(0.5)
            return answers

        with ThreadPoolExecutor(50) as pool:
            heavy = [pool.submit(press) for _ in range(50)]
            try:
                time.sleep(3)
                pressed = _seconds_of_searches(server)
            finally:
                done.set()
            assert {answer.status for one in heavy for answer in one.result()} == {503}
    assert pressed < 3 * quiet + 0.05


def _seconds_of_searches(server: Server) -> float:
    """The median over searches, one after the other."""
    times = []
    for _ in range(25):
        began = time.monotonic()
        assert server.ask("/search?q=legevakt", headers={"Accept": "text/html"}).status == 200
        times.append(time.monotonic() - began)
    return statistics.median(times)


def test_a_long_answer_comes_whole(data: Path) -> None:
    with serving(data, query_rows="1000000") as server:
        answer = server.query(
            "SELECT ?a ?b { ?a a <http://e.example/Thing> . ?b a <http://e.example/Thing> } LIMIT 200000", format="json"
        )
        assert len(json.loads(answer.body)["results"]["bindings"]) == 200_000
        assert "vedtaksgraf-cut" not in answer.headers
        assert int(answer.headers["content-length"]) == len(answer.body) > 10_000_000


def test_the_limits_are_told(server: Server) -> None:
    page = server.ask("/sparql", headers={"Accept": "text/html"}).text
    description = server.ask("/sparql", headers={"Accept": "text/turtle"}).text
    for told in (page, description):
        assert "Vedtaksgraf-Cut" in told
    assert "2 s and 200 MB" in description


@pytest.mark.parametrize("query", ["SELECT * {" + "{" * 50_000, "ASK { FILTER(" + "!" * 100_000 + "true) }"])
def test_a_query_that_breaks_its_worker_breaks_nothing_else(server: Server, query: str) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    answer = server.ask("/sparql", method="POST", headers=headers, body=query.encode())
    assert (answer.status, answer.text.partition(":")[0]) == (
        400,
        "the query is nested too deeply, or chained too long",
    )
    assert server.query(ALL, format="csv").status == 200


def test_more_than_a_query_can_be_is_not_taken_in(server: Server) -> None:
    connection = server.connect()
    connection.putrequest("POST", "/sparql")
    connection.putheader("Content-Type", "application/sparql-query")
    connection.putheader("Content-Length", "1500000")
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


ONE = "SELECT (GROUP_CONCAT(STR(?s)) AS ?one) { ?s a <http://e.example/Thing> }"
WIDE = f"SELECT (CONCAT({','.join(['?one'] * 300)}) AS ?all) {{ {{ {ONE} }} }}"
"""One row of some 30 MB."""


def test_clients_that_do_not_read_hold_no_thread(data: Path) -> None:
    with serving(data, query_budget="3600") as server, ExitStack() as held:
        for _ in range(8):
            reader = held.enter_context(socket.socket())
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            reader.connect(("127.0.0.1", server.port))
            reader.sendall(f"GET /sparql?query={quote(WIDE)} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n".encode())
            length = re.search(rb"Content-Length: (\d+)", reader.recv(1024))
            assert length
            assert int(length[1]) > 20_000_000
        began = time.monotonic()
        assert server.ask("/healthz").status == 200
        assert server.query("ASK {}").status == 200
        assert time.monotonic() - began < 5


def test_a_running_server_answers_from_the_newest_publication(tmp_path: Path) -> None:
    workspace = Workspace(Config(data=tmp_path / "data"), analyser=papers.Reader(), resolve=papers.resolve)
    file, count = tmp_path / "a.nt", "SELECT (COUNT(*) AS ?n) { ?s <http://e.example/p> ?o }"

    def load(rows: int) -> None:
        file.write_text("".join(f"<http://e.example/{n}> <http://e.example/p> <x:y> .\n" for n in range(rows)), "ascii")
        workspace.load(file, "http://e.example/g")

    load(1)
    with serving(workspace.config.data, query_workers="1") as server:
        for rows in (1, 2, 3):
            load(rows)
            assert server.query(count, format="csv").text.split() == ["n", str(rows)]


def test_workers_of_a_server_that_was_killed_end(data: Path) -> None:
    with serving(data, query_seconds="1") as server:
        connection = server.connect()
        connection.request("GET", f"/sparql?query={quote(ENDLESS)}")
        while not (workers := children(server.process)):
            time.sleep(0.05)
        os.kill(server.process, signal.SIGKILL)
        connection.close()
        ends = time.monotonic() + 60
        while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < ends:
            time.sleep(0.2)
        assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def test_the_files_of_a_page_are_of_the_same_graphs(server: Server) -> None:
    graph = quote("http://e.example/things", safe="")
    path = f"/sparql?query={quote('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}&default-graph-uri={graph}"
    page = server.ask(path, headers={"Accept": "text/html"}).text
    link = re.search(r'href="(/sparql[^"]*format=csv[^"]*)"', page)
    assert link
    assert server.ask(html.unescape(link[1])).text.split() == ["n", str(THINGS)]
    assert f'name="default-graph-uri" value="{unquote(graph)}"' in page


def test_a_page_is_made_of_no_answer_that_is_too_long_for_one(data: Path) -> None:
    with serving(data) as server:
        path = f"/sparql?query={quote(WIDE)}"
        answer = server.ask(path, headers={"Accept": "text/html"})
        assert answer.status == 413
        assert len(answer.body) < 100_000
        assert len(server.ask(path, headers={"Accept": "text/csv"}).body) > 20_000_000


def test_a_client_that_does_not_read_has_one_large_answer_waiting(data: Path) -> None:
    request = f"GET /sparql?query={quote(WIDE)} HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n\r\n".encode()
    with serving(data, query_budget="3600") as server, socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect(("127.0.0.1", server.port))
        reader.sendall(request * 4)
        size = int(re.search(rb"Content-Length: (\d+)", reader.recv(1024))[1])  # type: ignore[index]
        held = 0
        for _ in range(40):
            time.sleep(0.1)
            held = max(held, unnamed_bytes(server.process))
        assert size / 2 < held < size * 2.5
        received = b""
        reader.settimeout(60)
        while piece := reader.recv(1 << 20):
            received = (received + piece)[-4000:]
    assert b"HTTP/1.1 503" in received
    assert b"Read what you have asked for" in received


def unnamed_bytes(process: int) -> int:
    """Bytes in files without a name that a process has open."""
    found = 0
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        with suppress(OSError):
            found += descriptor.stat().st_size if "(deleted)" in str(descriptor.readlink()) else 0
    return found
