"""What a query may not do, and the rows that it gets."""

from __future__ import annotations

import time

import pytest

from kg.errors import QueryError
from kg.sparql.guarding import LONGEST_QUERY, disarmed, limited, refuse_too_long, refuse_updates
from kg.sparql.matching import MOST_TEXTS, prepared
from kg.sparql.tokens import tokens_of


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX select: <http://e.example/> DELETE WHERE { ?s ?p ?o }",
        "# SELECT\nCLEAR ALL",
        "load <http://e.example/>",
        "WITH <g:g> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(update: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        refuse_updates(tokens_of(update))


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s rdfs:label "INSERT SERVICE <a:b>" }',
        "SELECT ?service ?insert { ?service vg:SERVICE ?insert } # SERVICE",
        "ASK { <http://e.example/SERVICE> ?p ?o }",
    ],
)
def test_words_that_are_no_keywords_are_let_through(query: str) -> None:
    refuse_updates(tokens_of(query))
    disarmed(query, tokens_of(query))


@pytest.mark.parametrize(
    "service", ["SERVICE ?x { }", "service silent <http://b.example/> {}", "SERVICE a:b {}", "SERVICE"]
)
def test_only_services_that_are_allowed_are_asked(service: str) -> None:
    allowed = ("http://a.example/",)
    plain = "SELECT * { SERVICE <http://a.example/> { } }"
    assert disarmed(plain, tokens_of(plain), allowed) == plain
    for services in ((), allowed):
        with pytest.raises(QueryError, match="SERVICE"):
            disarmed(query := f"SELECT * {{ {service} }}", tokens_of(query), services)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o }\nLIMIT 9\n"),
        ("SELECT * { ?s ?p ?o } LIMIT 3", "SELECT * { ?s ?p ?o } LIMIT 3"),
        ("SELECT * { ?s ?p ?o } OFFSET 2 limit 300", "SELECT * { ?s ?p ?o } OFFSET 2 limit 9"),
        (f"SELECT * {{}} LIMIT {'9' * 9000}", "SELECT * {} LIMIT 9"),
        ("SELECT * { { SELECT * { } LIMIT 3 } }", "SELECT * { { SELECT * { } LIMIT 3 } }\nLIMIT 9\n"),
        ("SELECT * { } VALUES ?x { 1 }", "SELECT * { } \nLIMIT 9\nVALUES ?x { 1 }"),
        ("SELECT (EXISTS { } AS ?x) { } #", "SELECT (EXISTS { } AS ?x) { } #\nLIMIT 9\n"),
        ("ASK { ?s ?p ?o }", "ASK { ?s ?p ?o }"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"),
        ("SELECT", "SELECT\nLIMIT 9\n"),
        ("", ""),
    ],
)
def test_a_select_gets_a_limit_unless_it_has_a_smaller_one(query: str, expected: str) -> None:
    assert limited(query, tokens_of(query), 9) == expected


def test_a_query_that_nobody_writes_is_refused_unread() -> None:
    refuse_too_long("x" * LONGEST_QUERY)
    with pytest.raises(QueryError, match="more than the 200,000 that are read"):
        refuse_too_long("x" * (LONGEST_QUERY + 1))


@pytest.mark.parametrize(
    "piece",
    [
        '\\"""\n',
        "\\'''",
        ".",
        "-",
        "a.",
        "a-",
        "<",
        '"',
        "'",
        '"""',
        "{",
        "(",
        "a:.",
        "\\",
        '"\\',
        "?",
        "_",
        "1",
        "#",
        "é",
    ],
)
def test_the_longest_query_of_any_signs_is_read_at_once(piece: str) -> None:
    began = time.process_time()
    tokens_of(piece * (LONGEST_QUERY // len(piece)))
    assert time.process_time() - began < 3


def test_no_more_texts_are_looked_up_than_may_be() -> None:
    asked: list[str] = []

    def find(words: str) -> list[tuple[str, float]]:
        asked.append(words)
        return []

    with pytest.raises(QueryError, match=f"{MOST_TEXTS} times"):
        prepared("SELECT * { ?p " + 'vg:matches "a" ; ' * 3000 + "}", find)
    assert len(asked) == MOST_TEXTS
