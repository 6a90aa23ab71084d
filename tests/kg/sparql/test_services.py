"""`SERVICE` reaches nobody that is not on the list, however it is written: a listener waits for whoever comes."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from itertools import zip_longest

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.sparql.answering import answer
from kg.sparql.forms import Wanted
from kg.sparql.guarding import disarmed
from kg.sparql.tokens import tokens_of
from kg.store import Store

ROWS = b'?s\t?p\t?o\n<http://e.example/s>\t<http://e.example/p>\t"seen"\n'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/tab-separated-values\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
MARKS = ("\u3001", "x\u0300", "x.\u0300", "\u20ac", "\u200c")
HIDDEN = [
    "SELECT * { SERVICE <AT> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<AT> { ?s ?p ?o } }",
    "PREFIX : <AT> SELECT * { SERVICE: { ?s ?p ?o } }",
    "PREFIX e: <AT> SELECT * { SERVICEe: { ?s ?p ?o } }",
    "PREFIX e: <http://e/> SELECT * { OPTIONAL { ?a e:b\\#c ?c . } SERVICE <AT> { ?s ?p ?o } }",
    "PREFIX e: <http://e/> SELECT * { OPTIONAL { ?a e:b\\'c ?c . } SERVICE <AT> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)#>'''\n SERVICE <AT> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE<AT>{ ?s ?p ?o } FILTER(3>2) }",
    "SELECT * { FILTER(trueSERVICE<AT>{ ?s ?p ?o } }",
    "SELECT * { BIND(true AS ?x)SERVICE SILENT <AT> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICESILENT<AT> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<AT> { ?s ?p ?o } } } # a mistake behind it",
    *(
        f"PREFIX : <AT> SELECT * {{ SERVICE:{mark}{{ ?s ?p ?o }} }}"
        for mark in ("\u3001", "x\u0300", "x.\u0300", "\u20ac", "\u200c")
    ),
    "PREFIX : <AT> SELECT * { SERVICESILENT:\u3001{ ?s ?p ?o } }",
    "PREFIX a: <AT> SELECT * { SERVICEa:\u3001{ ?s ?p ?o } }",
    "SELECT * { OPTIONAL { SERVICESILENT<AT> { ?s ?p ?o } } } LIMIT3",
]


class Listener(socketserver.ThreadingTCPServer):
    """Answers whoever comes, and counts."""

    daemon_threads = True
    visits = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"


class _Visit(socketserver.StreamRequestHandler):
    server: Listener

    def handle(self) -> None:
        self.server.visits += 1
        self.request.recv(65536)
        self.request.sendall(HEAD % len(ROWS) + ROWS)


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener(("127.0.0.1", 0), _Visit) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield made
        made.shutdown()


def ask(query: str, rows: int | None = None, services: tuple[str, ...] = ()) -> str:
    try:
        return answer(Store.scratch(), query, Wanted("csv"), rows=rows, services=services).body.decode()
    except QueryError as error:
        return str(error)


@pytest.mark.parametrize("rows", [None, 10])
@pytest.mark.parametrize("query", HIDDEN)
def test_a_hidden_service_is_not_asked(listener: Listener, query: str, rows: int | None) -> None:
    ask(query.replace("AT", listener.address), rows)
    ask(query.replace("AT", listener.address), rows, ("http://other.example/",))
    assert listener.visits == 0


def test_without_the_guard_the_listener_would_be_reached(listener: Listener) -> None:
    reaching = [*HIDDEN[:7], HIDDEN[10], HIDDEN[12]]
    for query in reaching:
        found = ox.Store().query(query.replace("AT", listener.address))
        assert isinstance(found, ox.QuerySolutions | ox.QueryTriples)
        list(found)
    assert listener.visits == len(reaching)


def test_a_service_on_the_list_is_asked(listener: Listener) -> None:
    query = f"SELECT * {{ SERVICE <{listener.address}> {{ ?s ?p ?o }} }} # the SERVICE's rows"
    assert "seen" in ask(query, 10, (listener.address,))
    assert listener.visits == 1


@pytest.mark.parametrize(
    "term", ['"a Service"', "'''self-service'''", "<http://e.example/service>", '"SERVICE"@service', "e:service"]
)
def test_the_word_itself_may_be_asked_for(term: str) -> None:
    store = Store.scratch()
    data = f"@prefix e: <http://e.example/> . e:s e:p {term} ."
    store.quads.load(data.encode(), ox.RdfFormat.TURTLE)
    query = f"PREFIX e: <http://e.example/> # SERVICE\nSELECT ?service {{ ?service e:p {term} }}"
    assert answer(store, query, Wanted("csv")).body.split() == [b"service", b"http://e.example/s"]


PIECES = st.sampled_from(
    [
        *"<>#\\'\"{}()?:. \n1ae",
        "'''",
        '"""',
        "SERVICE",
        "service",
        "SILENT",
        "<http://a.example/>",
        "FILTER(1<2)",
        "e:b",
    ]
)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_is_left_of_the_word_is_seen_to_be_harmless(query: str) -> None:
    try:
        safe = disarmed(query, tokens_of(query))
    except QueryError:
        return
    tokens = tokens_of(safe)
    for token, following in zip_longest(tokens, tokens[1:]):
        if re.search("service", token.text, re.IGNORECASE):
            assert token.kind in ("variable", "tag") or re.fullmatch(r"[\w-]*:[\w-]*", token.text)
            assert token.kind != "name" or following is None or following.text != "{"
    seen = sum(len(re.findall("service", token.text, re.IGNORECASE)) for token in tokens)
    assert seen == len(re.findall("service", safe, re.IGNORECASE))
