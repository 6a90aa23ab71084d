"""The vocabulary is whole, and its page says what it says."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from ontology import ONTOLOGY_IRI, PREFIXES, expand, load_context, load_ontology, load_shapes, shrink

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "write_vocabulary_docs.py"
ONTOLOGY = load_ontology()
TERMS = sorted(ONTOLOGY.subjects(RDFS.isDefinedBy, ONTOLOGY_IRI), key=str)
STANDARD = ("dcterms", "foaf", "oa", "org", "prov", "rdf", "rdfs", "schema", "skos")

CONTRACT_CLASSES = [
    "Document",
    "Passage",
    "Meeting",
    "Participation",
    "Case",
    "Decision",
    "DecisionPoint",
    "Strategy",
    "OverallGoal",
    "StrategicGoal",
    "Subgoal",
    "Goal",
    "Indicator",
    "Organisation",
    "Person",
    "Comment",
    "Recommendation",
    "Publication",
    "TraceLink",
    "Statement",
]
CONTRACT_INDIVIDUALS = ["Proposed", "Adopted", "Stated", "Inferred"]
CONTRACT_PROPERTIES = [
    "sha256",
    "inDocument",
    "start",
    "end",
    "page",
    "text",
    "mentions",
    "body",
    "meetingNumber",
    "place",
    "meeting",
    "person",
    "representing",
    "capacity",
    "consideredAt",
    "caseType",
    "archiveReference",
    "caseOfficer",
    "refersTo",
    "followsUp",
    "subCaseOf",
    "inCase",
    "status",
    "hasPoint",
    "number",
    "action",
    "addressee",
    "deadline",
    "amount",
    "owner",
    "period",
    "vision",
    "inStrategy",
    "subgoalOf",
    "dependsOn",
    "supports",
    "measures",
    "measurement",
    "purpose",
    "partOfIndicator",
    "organisationType",
    "organisationNumber",
    "partOf",
    "affiliation",
    "role",
    "by",
    "to",
    "topic",
    "cites",
    "from",
    "basis",
    "confidence",
    "evidence",
    "quote",
    "addresses",
    "mayAddress",
    "extractor",
]


def types(name: str) -> set[object]:
    return set(ONTOLOGY.objects(expand(f"vg:{name}"), RDF.type))


def terms_in(graph: Graph) -> set[str]:
    """The local names of our namespace that a graph uses anywhere."""
    nodes = {node for triple in graph for node in triple if isinstance(node, URIRef)}
    return {str(n).removeprefix(PREFIXES["vg"]) for n in nodes if str(n).startswith(PREFIXES["vg"])}


def test_the_page_is_in_step() -> None:
    written = runpy.run_path(str(SCRIPT))["page"]()
    on_disk = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    assert on_disk == written, "run .venv/bin/python scripts/write_vocabulary_docs.py"


@pytest.mark.parametrize("term", TERMS, ids=shrink)
def test_a_term_has_label_definition_and_its_place_on_the_page(term: URIRef) -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    entry = page.split(f"### {shrink(term)}\n")[1].split("\n#")[0]
    for predicate in (RDFS.label, SKOS.definition):
        values = [v for v in ONTOLOGY.objects(term, predicate) if isinstance(v, Literal)]
        assert sorted(v.language or "" for v in values) == ["en", "nb", "nn"]
        assert all(len(v) > 1 and str(v) in entry for v in values)


@pytest.mark.parametrize("name", CONTRACT_CLASSES)
def test_a_class_of_the_contract_is_declared_and_aligned(name: str) -> None:
    assert OWL.Class in types(name)
    aligned = ONTOLOGY.objects(expand(f"vg:{name}"), (RDFS.subClassOf * "*") / (RDFS.subClassOf | SKOS.closeMatch))
    assert any(shrink(str(a)).split(":")[0] in STANDARD for a in aligned)


@pytest.mark.parametrize("name", CONTRACT_PROPERTIES)
def test_a_property_of_the_contract_is_declared(name: str) -> None:
    assert types(name) & {OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property}


@pytest.mark.parametrize("name", CONTRACT_INDIVIDUALS)
def test_an_individual_of_the_contract_is_declared(name: str) -> None:
    assert OWL.NamedIndividual in types(name)
    assert types(name) & {expand("vg:DecisionStatus"), expand("vg:Basis")}


def test_hierarchy_of_the_contract() -> None:
    for narrow, relation, wide in (
        ("vg:OverallGoal", RDFS.subClassOf, "vg:Goal"),
        ("vg:StrategicGoal", RDFS.subClassOf, "vg:Goal"),
        ("vg:Subgoal", RDFS.subClassOf, "vg:Goal"),
        ("vg:Statement", RDFS.subClassOf, "rdf:Statement"),
        ("vg:followsUp", RDFS.subPropertyOf, "vg:refersTo"),
    ):
        assert (expand(narrow), relation, expand(wide)) in ONTOLOGY


def test_nothing_is_declared_that_is_neither_in_the_contract_nor_explained() -> None:
    own = {"DecisionStatus", "Basis", "Group", "matches", "sharedTerm", "wasProposedAs"}
    known = {*CONTRACT_CLASSES, *CONTRACT_INDIVIDUALS, *CONTRACT_PROPERTIES, *own}
    assert {str(term).removeprefix(PREFIXES["vg"]) for term in TERMS} == known


@pytest.mark.parametrize("graph", [ONTOLOGY, load_shapes()], ids=["ontology", "shapes"])
def test_our_terms_are_declared_wherever_they_are_used(graph: Graph) -> None:
    used = terms_in(graph)
    assert len(used) > 20
    assert {PREFIXES["vg"] + name for name in used} <= {str(term) for term in TERMS}


def test_the_context_names_only_terms_that_exist() -> None:
    entries = load_context()["@context"].values()
    names = [entry if isinstance(entry, str) else entry["@id"] for entry in entries if not isinstance(entry, float)]
    prefixed = [name for name in names if not name.startswith(("http", "@"))]
    assert len(prefixed) > len(CONTRACT_PROPERTIES)
    assert [shrink(expand(name)) for name in prefixed] == prefixed


def test_standard_terms_are_spelled_as_their_vocabularies_spell_them() -> None:
    nodes = {node for triple in ONTOLOGY for node in triple if isinstance(node, URIRef)}
    names = {shrink(node) for node in nodes}
    standard = [name for name in names if name.split(":")[0] in PREFIXES]
    assert len(standard) > 40
    assert all(expand(name) for name in standard)
