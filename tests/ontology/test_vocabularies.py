"""The lists have names in three languages and codes that are used once."""

from __future__ import annotations

import pytest
from rdflib import RDF, RDFS, SKOS, Literal, URIRef

from ontology import load_vocabularies

LISTS = load_vocabularies()
CONCEPTS = sorted(LISTS.subjects(RDF.type, SKOS.Concept), key=str)
SCHEMES = sorted(LISTS.subjects(RDF.type, SKOS.ConceptScheme), key=str)


def languages(subject: object, predicate: URIRef) -> list[str | None]:
    return sorted(v.language or "" for v in LISTS.objects(subject, predicate) if isinstance(v, Literal))  # type: ignore[arg-type]


@pytest.mark.parametrize("resource", [*CONCEPTS, *SCHEMES], ids=str)
def test_names_in_three_languages(resource: URIRef) -> None:
    assert languages(resource, SKOS.prefLabel) == ["en", "nb", "nn"]
    assert set(LISTS.objects(resource, RDFS.label)) == set(LISTS.objects(resource, SKOS.prefLabel))


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_codes_and_names_are_used_once_in_a_list(scheme: URIRef) -> None:
    members = list(LISTS.subjects(SKOS.inScheme, scheme))
    assert members
    for predicate in (SKOS.notation, SKOS.prefLabel):
        values = [value for member in members for value in LISTS.objects(member, predicate)]
        assert len(values) == len(set(values))


def test_a_concept_ends_in_its_code_and_is_in_one_list() -> None:
    for concept in CONCEPTS:
        assert str(concept).endswith(f"/{LISTS.value(concept, SKOS.notation)}")
        assert len(list(LISTS.objects(concept, SKOS.inScheme))) == 1


def test_the_seventeen_goals_of_the_united_nations() -> None:
    for number in range(1, 18):
        assert (URIRef(f"http://metadata.un.org/sdg/{number}"), RDF.type, SKOS.Concept) in LISTS
    ten = URIRef("http://metadata.un.org/sdg/10")
    assert set(LISTS.objects(ten, SKOS.prefLabel)) == {
        Literal("Mindre ulikhet", lang="nb"),
        Literal("Mindre ulikskap", lang="nn"),
        Literal("Reduced inequalities", lang="en"),
    }
