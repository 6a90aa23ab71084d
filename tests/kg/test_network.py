"""The network of precedents: its links, what is cited most, what hangs together, and its files."""

from __future__ import annotations

import csv
import io

import networkx as nx
import pyoxigraph as ox

from kg.network import Network
from kg.store import Store

BASE = "http://e.example/"
HEAD = """@prefix : <http://e.example/> . @prefix vg: <https://w3id.org/vedtaksgraf/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:b rdfs:label "=Rådet" . :c rdfs:label "Styret" .
"""


def network(data: str) -> Network:
    store = Store.scratch()
    store.quads.load((HEAD + data).encode(), ox.RdfFormat.TURTLE)
    return Network(store.select)


TWO_GROUPS = (
    "".join(f":a{n} vg:refersTo :a{(n + 1) % 4} , :a{(n + 2) % 4} ; vg:body :b . " for n in range(4))
    + "".join(f":z{n} vg:refersTo :z{(n + 1) % 3} ; vg:body :c . " for n in range(3))
    + ":z0 vg:followsUp :a0 ; vg:refersTo :a0 ; rdfs:label 'Z \\u0001 nr. 0' . "
    + ":a0 rdfs:label 'Sak' . :x vg:refersTo :x ."
)


def test_links_of_several_kinds_are_one_edge_and_none_leads_to_itself() -> None:
    graph = network(TWO_GROUPS).graph
    assert graph.number_of_nodes() == 7
    assert graph.number_of_edges() == 8 + 3 + 1
    assert graph.edges[f"{BASE}z0", f"{BASE}a0"]["how"] == "vg:followsUp vg:refersTo"


def test_the_most_cited_come_first() -> None:
    first, second = network(TWO_GROUPS).most_cited(2)
    assert (first.iri, first.label, first.body, first.cited_by, first.cites) == (f"{BASE}a0", "Sak", "=Rådet", 3, 2)
    assert (second.iri, second.cited_by) == (f"{BASE}a1", 2)


def test_who_cites_whom_counts_links_across_bodies() -> None:
    assert network(TWO_GROUPS).between_bodies() == (("Styret", "=Rådet", 1),)


def test_groups_are_found_and_are_the_same_each_time() -> None:
    found = network(TWO_GROUPS).communities
    assert [[case.iri for case in one.cases] for one in found] == [
        [f"{BASE}a{n}" for n in range(4)],
        [f"{BASE}z{n}" for n in range(3)],
    ]
    assert [dict(one.bodies) for one in found] == [{"=Rådet": 4}, {"Styret": 3}]
    assert network(TWO_GROUPS).communities == found


def test_the_files_hold_every_link() -> None:
    made = network(TWO_GROUPS)
    rows = list(csv.DictReader(io.StringIO("".join(made.as_csv()).removeprefix("\ufeff"))))
    assert {(row["from"], row["to"]) for row in rows} == set(made.graph.edges)
    assert {row["from_body"] for row in rows} == {"'=Rådet", "Styret"}
    read = nx.parse_graphml(made.as_graphml().decode())
    assert set(read.edges) == set(made.graph.edges)
    assert read.nodes[f"{BASE}z0"]["label"] == "Z  nr. 0"


def test_an_empty_network_is_no_error() -> None:
    made = network("")
    assert (made.most_cited(5), made.between_bodies(), made.communities) == ((), (), ())
    assert made.as_graphml().startswith(b"<?xml")
