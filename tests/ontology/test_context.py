"""A graph written as JSON-LD with our context is read back as the same graph."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
from rdflib import OWL, RDF, RDFS, Graph
from rdflib.compare import isomorphic

from ontology import ONTOLOGY_IRI, load_context, load_ontology, shrink

GOOD = Path(__file__).with_name("good.ttl")
TERMS = load_context()["@context"]


def read(written: str) -> Graph:
    """The graph of a JSON-LD text as pyoxigraph reads it (rdflib's reader warns of itself)."""
    triples = pyoxigraph.parse(written, format=pyoxigraph.RdfFormat.JSON_LD)
    plain = pyoxigraph.serialize((quad.triple for quad in triples), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Graph().parse(data=plain or b"", format="nt")


def test_round_trip() -> None:
    graph = Graph().parse(GOOD)
    written = graph.serialize(format="json-ld", context=dict(TERMS))
    assert isomorphic(read(written), graph)


def test_a_case_is_written_in_short_words() -> None:
    written = Graph().parse(GOOD).serialize(format="json-ld", context=dict(TERMS))
    cases = [node for node in json.loads(written)["@graph"] if node["type"] == "Case"]
    case = next(node for node in cases if node["id"].endswith("/case"))
    assert case["followsUp"].endswith("/earlier")
    assert case["caseType"] == {"@language": "nn", "@value": "Godkjenning"}


def test_a_paper_written_by_hand_is_understood() -> None:
    paper = {
        "@context": TERMS,
        "id": "http://localhost:8000/id/meeting/fjelldal/2031-03-01",
        "type": "Meeting",
        "body": "http://localhost:8000/id/organisation/fjelldal",
        "date": "2031-03-01",
        "place": {"@value": "Solvik", "@language": "nn"},
    }
    turtle = """
        PREFIX vg: <https://w3id.org/vedtaksgraf/ns#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        <http://localhost:8000/id/meeting/fjelldal/2031-03-01> a vg:Meeting ; vg:place "Solvik"@nn ;
            vg:body <http://localhost:8000/id/organisation/fjelldal> ; dcterms:date "2031-03-01"^^xsd:date .
    """
    assert isomorphic(read(json.dumps(paper)), Graph().parse(data=turtle, format="turtle"))


def test_every_term_has_its_entry_and_links_are_links() -> None:
    ontology = load_ontology()
    for term in ontology.subjects(RDFS.isDefinedBy, ONTOLOGY_IRI):
        name = shrink(str(term))
        entry = TERMS[name.removeprefix("vg:")]
        assert (entry if isinstance(entry, str) else entry["@id"]) == name
        is_link = (term, RDF.type, OWL.ObjectProperty) in ontology
        assert is_link == (isinstance(entry, dict) and entry["@type"] == "@id"), name
