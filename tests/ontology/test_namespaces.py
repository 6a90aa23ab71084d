"""The namespace is closed, and says what the ontology says."""

from __future__ import annotations

import inspect

import pytest
from rdflib import DCTERMS, RDFS, Graph, URIRef

import ontology
from ontology import ONTOLOGY_IRI, PREFIXES, VG, UnknownTermError, expand, load_ontology, shrink


def test_exports() -> None:
    assert set(ontology.__all__) == {
        "ONTOLOGY_IRI",
        "PREFIXES",
        "VG",
        "UnknownTermError",
        "expand",
        "labels_of",
        "load_context",
        "load_ontology",
        "load_shapes",
        "load_vocabularies",
        "shrink",
    }
    assert all(hasattr(ontology, name) for name in ontology.__all__)


def test_the_namespace_has_the_terms_of_the_ontology_and_no_others() -> None:
    declared = set(load_ontology().subjects(RDFS.isDefinedBy, ONTOLOGY_IRI))
    assert {VG[name] for name in [*inspect.get_annotations(VG), *VG._extras]} == declared


def test_a_misspelled_term_fails_at_once() -> None:
    with pytest.raises(AttributeError, match="inCsae"):
        VG.inCsae  # noqa: B018
    with pytest.raises(AttributeError, match="form"):
        VG["form"]


def test_prefixes_are_those_of_the_contract() -> None:
    assert set(PREFIXES) == {
        "vg",
        "dcterms",
        "skos",
        "rdfs",
        "rdf",
        "prov",
        "foaf",
        "org",
        "schema",
        "oa",
        "xsd",
        "owl",
        "sh",
    }
    assert PREFIXES["vg"] == "https://w3id.org/vedtaksgraf/ns#"


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("vg:inCase", VG.inCase),
        ("vg:from", VG["from"]),
        ("dcterms:title", DCTERMS.title),
        ("oa:exact", URIRef("http://www.w3.org/ns/oa#exact")),
    ],
)
def test_expand_and_shrink_undo_each_other(name: str, iri: URIRef) -> None:
    assert expand(name) == iri
    assert shrink(iri) == name


@pytest.mark.parametrize(
    "name", ["vg:inCsae", "vg:", "dc:title", "dcterms:titel", "inCase", "", "http://example.org/a"]
)
def test_unknown_names_are_refused(name: str) -> None:
    with pytest.raises(UnknownTermError, match=name or "prefix"):
        expand(name)


@pytest.mark.parametrize("iri", ["http://example.org/a", PREFIXES["vg"], PREFIXES["skos"] + "a/b"])
def test_other_iris_are_left_as_they_are(iri: str) -> None:
    assert shrink(iri) == iri


def test_a_callers_changes_reach_nobody_else() -> None:
    mine = load_ontology()
    mine.remove((None, None, None))
    assert len(mine) == 0
    assert len(load_ontology()) > 0
    assert isinstance(load_ontology(), Graph)
