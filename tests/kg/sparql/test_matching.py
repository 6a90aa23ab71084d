"""Words inside SPARQL: what they become, and that they find what the search box finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.config import Config
from kg.errors import QueryError
from kg.sparql.matching import prepared
from kg.workspace import Workspace
from search import Listing

SAMPLES = Path(__file__).parents[3] / "samples" / "corpus"
IS_PASSAGE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/vedtaksgraf/ns#Passage>"
MATCHES = "<https://w3id.org/vedtaksgraf/ns#matches>"


def ready(sparql: str) -> str:
    """The query with the passages <w:words> found, and the long name of being a passage shortened."""
    return prepared(sparql, lambda words: [(f"w:{words}", 1.5)]).replace(IS_PASSAGE, "a P")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('SELECT * { ?p vg:matches "vikar" }', "SELECT * { VALUES ?p { <w:vikar> } ?p a P }"),
        ('SELECT * { ?p vg:matches "vikar"@nb . }', "SELECT * { VALUES ?p { <w:vikar> } ?p a P . }"),
        (
            'SELECT * { ?p vg:matches ("vikar" ?s) }',
            "SELECT * { VALUES (?p ?s) { (<w:vikar> 1.5000) } ?p a P }",
        ),
        (
            'SELECT * { ?p a vg:Passage ; vg:rank 0.5 ; vg:matches "vikar" ; vg:page ?n }',
            "SELECT * { VALUES ?p { <w:vikar> } ?p a vg:Passage ; vg:rank 0.5 ; a P ; vg:page ?n }",
        ),
        (
            'SELECT * { FILTER(?a > 1) ?p vg:matches "a" . FILTER regex(?b, "x") ?q vg:matches "b" }',
            'SELECT * { FILTER(?a > 1) VALUES ?p { <w:a> } ?p a P . FILTER regex(?b, "x") VALUES ?q { <w:b> } ?q a P }',
        ),
        (
            'SELECT * { FILTER vg:f(?a) ?p vg:matches "a" BIND(1 AS ?x) ?q vg:matches "b" }',
            "SELECT * { FILTER vg:f(?a) VALUES ?p { <w:a> } ?p a P BIND(1 AS ?x) VALUES ?q { <w:b> } ?q a P }",
        ),
        (
            'SELECT * { ?p vg:matches ("a" ?s) ; vg:matches "b" }',
            "SELECT * { VALUES (?p ?s) { (<w:a> 1.5000) } VALUES ?p { <w:b> } ?p a P ; a P }",
        ),
        (
            'SELECT * { ?p vg:list (1 2) ; vg:inDocument [ vg:page 1 ] ; vg:matches "a" }',
            "SELECT * { VALUES ?p { <w:a> } ?p vg:list (1 2) ; vg:inDocument [ vg:page 1 ] ; a P }",
        ),
        (
            'SELECT * { ?c vg:evidence ?p GRAPH ?g { ?p vg:matches "a" } OPTIONAL { ?p vg:matches "b" } }',
            "SELECT * { ?c vg:evidence ?p GRAPH ?g { VALUES ?p { <w:a> } ?p a P }"
            " OPTIONAL { VALUES ?p { <w:b> } ?p a P } }",
        ),
        (
            'PREFIX v: <https://w3id.org/vedtaksgraf/ns#> ASK { ?p v:matches """a\\u00e5 b""" }',
            "PREFIX v: <https://w3id.org/vedtaksgraf/ns#> ASK { VALUES ?p { <w:aå b> } ?p a P }",
        ),
        ('ASK { ?p vg:matches "vikar"^^xsd:string . }', "ASK { VALUES ?p { <w:vikar> } ?p a P . }"),
        (f"ASK {{ ?p {MATCHES} 'a' }}", "ASK { VALUES ?p { <w:a> } ?p a P }"),
    ],
)
def test_the_words_become_the_passages_that_they_find(typed: str, expected: str) -> None:
    assert ready(typed) == expected


@pytest.mark.parametrize(
    "untouched",
    [
        "SELECT * { vg:matches rdfs:label ?name }",
        "SELECT * { ?s rdfs:subPropertyOf vg:broader , vg:matches }",
        'SELECT * { ?s rdfs:comment "?p vg:matches \\"a\\"" } # ?p vg:matches "a"',
        'PREFIX vg: <http://other.example/> SELECT * { ?p vg:matches "a" }',
        "SELECT",
        "",
    ],
)
def test_what_only_names_the_term_stays_as_it_is(untouched: str) -> None:
    assert ready(untouched) == untouched


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("SELECT * { ?p vg:matches ?words }", "followed by words"),
        ("SELECT * { ?p vg:matches vg:word }", "followed by words"),
        ('SELECT * { ?p vg:matches ("a") }', "followed by words"),
        ("SELECT * { ?p vg:matches", "followed by words"),
        ('SELECT * { ?p vg:matches "a" , "b" }', "one text"),
        ('SELECT * { [] vg:matches "a" }', "a variable stands before"),
        ('SELECT * { [ vg:matches "a" ] vg:page ?n }', "no blank node"),
        ('SELECT * { <http://a.example/p> vg:matches "a" }', "a variable stands before"),
    ],
)
def test_what_cannot_be_looked_up_is_explained(typed: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        ready(typed)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = Workspace(Config(data=tmp_path_factory.mktemp("samples")))
    made.ingest([SAMPLES])
    return made


def rows(workspace: Workspace, sparql: str) -> list[dict[str, str]]:
    found = json.loads(workspace.query(sparql, format="json").body)["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in found]


@pytest.mark.parametrize(
    "words", ["legemiddelliste", "epikriser fastlege", "heimeoppfølging", '"ti kommunene"', "sjukehuset styret"]
)
def test_the_same_passages_are_found_as_in_the_search_box(workspace: Workspace, words: str) -> None:
    literal = words.replace('"', '\\"')
    query = f'SELECT ?p ?s {{ ?p vg:matches ("{literal}" ?s) }} ORDER BY DESC(?s) ?p'
    found = {row["p"]: float(row["s"]) for row in rows(workspace, query)}
    answer = workspace.search(words, limit=1000, listing=Listing(grouped=False)).results
    assert found
    assert answer.note is None
    assert found == {hit.id: pytest.approx(hit.score, abs=1e-4) for hit in answer.hits}


def test_words_join_with_the_rest_of_the_query(workspace: Workspace) -> None:
    counted = rows(
        workspace,
        'SELECT ?d (COUNT(?p) AS ?n) (MAX(?s) AS ?best) { ?p vg:matches ("legemiddelliste" ?s) ; vg:inDocument ?d'
        " FILTER(?s > 0) } GROUP BY ?d ORDER BY DESC(?n) ?d",
    )
    every = rows(workspace, 'SELECT ?p ?d { ?p vg:matches "legemiddelliste" . ?p vg:inDocument ?d }')
    assert sum(int(row["n"]) for row in counted) == len(every) > len(counted) > 1
    both = rows(workspace, 'SELECT ?p { ?p vg:matches "legemiddelliste" . ?p vg:matches "styret" }')
    assert 0 < len(both) < len(every)


def test_fields_count_as_in_the_search_box(workspace: Workspace) -> None:
    every = rows(workspace, 'SELECT ?p { ?p vg:matches "legemiddelliste" }')
    narrowed = rows(workspace, 'SELECT ?p { ?p vg:matches "legemiddelliste type:strategi" }')
    assert 0 < len(narrowed) < len(every)


def test_an_error_is_told_of_the_query_as_it_was_typed(workspace: Workspace) -> None:
    with pytest.raises(QueryError, match="line 2, column 4"):
        workspace.query('SELECT * { ?p vg:matches "legemiddelliste" .\n} }')


@pytest.mark.parametrize(
    "path",
    [
        "vg:mentions/vg:matches",
        "^vg:matches",
        "vg:matches|vg:text",
        "(vg:matches)",
        "vg:matches+",
        "!vg:matches",
        "(vg:matches*)",
    ],
)
def test_no_path_leads_through_it(path: str) -> None:
    with pytest.raises(QueryError, match="no part of a path"):
        ready(f'SELECT * {{ ?c {path} "a" }}')


@pytest.mark.parametrize("words", ["", "   ", "!!!", "\\ud800"])
def test_without_words_nothing_is_looked_up(words: str) -> None:
    with pytest.raises(QueryError, match="followed by words"):
        ready(f'ASK {{ ?p vg:matches "{words}" }}')
