"""The shapes take a sound graph and name the fault in an unsound one."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, URIRef

from ontology import PREFIXES, VG, load_ontology, load_shapes, load_vocabularies

GOOD = Path(__file__).with_name("good.ttl")
LISTS = "https://w3id.org/vedtaksgraf/lists/"
UPDATE_PREFIXES = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
UPDATE_PREFIXES += "PREFIX : <http://localhost:8000/id/>\n"

FAULTS = [
    # what is wrong, the update that makes it wrong, words of the message
    ("label without language", ":case rdfs:label ?x", ':case rdfs:label "Sak"', "has a language tag"),
    ("no label", ":statement rdfs:label ?x", "", "has an rdfs:label"),
    ("no type", ":region a ?x", "", "has an rdf:type"),
    ("nothing known but a statement", "", ":statement rdf:subject :ghost", "speaks of has an rdf:type"),
    ("no evidence", ":goal vg:evidence ?x", "", "at least one vg:evidence"),
    ("evidence is no passage", ":person vg:evidence ?x", ":person vg:evidence :document", "a vg:Passage"),
    ("blank node as a case", "", '[] a vg:Case ; rdfs:label "Sak"@nb', "Value is not of Node Kind sh:IRI"),
    ("document without source", ":document dcterms:source ?x", "", "one dcterms:source"),
    (
        "document type off the list",
        ":document dcterms:type ?x",
        ':document dcterms:type "memo"',
        "list of document types",
    ),
    (
        "document in Danish",
        ":document dcterms:language ?x",
        ':document dcterms:language "da"',
        "nb, nn or en",
    ),
    ("short checksum", ":document vg:sha256 ?x", ':document vg:sha256 "e3b0"', "64 hexadecimal digits"),
    ("issued is no date", ":document dcterms:issued ?x", ':document dcterms:issued "2031"', "one xsd:date"),
    ("passage in no document", ":passage vg:inDocument ?x", "", "exactly one vg:Document"),
    ("start is a word", ":passage vg:start ?x", ':passage vg:start "0"', "one vg:start"),
    ("start before the text", ":passage vg:start ?x", ":passage vg:start -1", "from 0"),
    ("passage ends where it starts", ":passage vg:end ?x", ":passage vg:end 0", "below its vg:end"),
    ("page nought", ":passage vg:page ?x", ":passage vg:page 0", "from 1"),
    ("passage without text", ":passage vg:text ?x", "", "one text"),
    ("passage mentions words", "", ':passage vg:mentions "Solvik"', "not words"),
    ("statement without subject", ":statement rdf:subject ?x", "", "one rdf:subject"),
    ("statement with two objects", "", ":statement rdf:object :region", "one rdf:object"),
    ("statement without quote", ":statement vg:quote ?x", "", "one vg:quote"),
    ("statement without span", ":statement vg:end ?x", "", "one vg:end"),
    ("confidence above 1", ":statement vg:confidence ?x", ":statement vg:confidence 1.1", "from 0 to 1"),
    ("confidence is a double", ":statement vg:confidence ?x", ":statement vg:confidence 1e0", "xsd:decimal"),
    ("statement without extractor", ":statement vg:extractor ?x", "", "one vg:extractor"),
    ("meeting of nobody", ":meeting vg:body ?x", "", "one vg:body"),
    ("meeting on two days", "", ':meeting dcterms:date "2031-03-02"^^xsd:date', "at most one dcterms:date"),
    (
        "unknown capacity",
        ":participation vg:capacity ?x",
        ':participation vg:capacity "chair"',
        "a vg:capacity",
    ),
    (
        "participation of an organisation",
        ":participation vg:person ?x",
        ":participation vg:person :trust",
        "a vg:Person",
    ),
    ("case without number", ":case dcterms:identifier ?x", "", "one dcterms:identifier"),
    (
        "leading nought",
        ":case dcterms:identifier ?x",
        ':case dcterms:identifier "012-2031"',
        "no leading zeros",
    ),
    (
        "number with a dash",
        ":case dcterms:identifier ?x",
        ':case dcterms:identifier "12–2031"',
        "hyphen-minus",
    ),
    ("case of two bodies", "", ":case vg:body :region", "one vg:body"),
    ("agenda case without title", ":case dcterms:title ?x", "", "has a dcterms:title"),
    (
        "case follows up a decision",
        ":case vg:followsUp ?x",
        ":case vg:followsUp :adopted",
        "follows up a vg:Case",
    ),
    (
        "case considered at a case",
        ":case vg:consideredAt ?x",
        ":case vg:consideredAt :earlier",
        "considered at a",
    ),
    ("decision in two cases", "", ":adopted vg:inCase :earlier", "at most one vg:Case"),
    ("decision without status", ":proposed vg:status ?x", "", "one vg:status"),
    ("both proposed and adopted", "", ":adopted vg:status vg:Proposed", "one vg:status"),
    ("worked out from a passage", "", ":derived prov:wasDerivedFrom :passage", "rests on vg:Statements"),
    ("a case worked out", "", ":case prov:wasDerivedFrom :statement", "is an rdf:Statement"),
    ("worked out by no rule", ":derived vg:extractor ?x", "", "the rule"),
    ("worked out of no subject", ":derived rdf:subject ?x", "", "worked out has one rdf:subject"),
    ("worked out of two subjects", "", ":derived rdf:subject :case", "worked out has one rdf:subject"),
    ("worked out without confidence", ":derived vg:confidence ?x", "", "worked out has one vg:confidence"),
    ("date of a proposal", "", ':proposed dcterms:date "2031-03-01"^^xsd:date', "only an adopted decision"),
    ("decision without points", ":adopted vg:hasPoint ?x", "", "at least one vg:hasPoint"),
    ("point of two decisions", "", ":adopted vg:hasPoint :proposed-1", "belongs to one decision"),
    ("point without text", ":adopted-1 vg:text ?x", "", "one vg:text"),
    ("addressee is a goal", "", ":adopted-1 vg:addressee :goal", "an addressee is"),
    ("strategy without title", ":strategy dcterms:title ?x", "", "a strategy has"),
    ("goal outside a strategy", ":goal vg:inStrategy ?x", "", "in one vg:Strategy"),
    ("nameless goal", ":goal-2 dcterms:identifier ?x", "", "a goal has a dcterms:title"),
    ("subgoal of nothing", ":subgoal vg:subgoalOf ?x", "", "is vg:subgoalOf"),
    ("eighteenth UN goal", "", ":goal vg:supports <http://metadata.un.org/sdg/18>", "UN's seventeen"),
    ("goal depends on a case", "", ":goal vg:dependsOn :case", "depends on a goal"),
    ("indicator measures a case", "", ":indicator vg:measures :case", "measures a goal"),
    ("organisation without name", ":region skos:prefLabel ?x", "", "skos:prefLabel"),
    ("two names in one language", "", ':region skos:prefLabel "Eit anna namn"@nn', "one skos:prefLabel a language"),
    ("preferred and other name", "", ':region skos:altLabel "Helse Innland RHF"@nn', "not a skos:altLabel too"),
    ("unknown organisation type", "", ':region vg:organisationType "club"', "list of organisation types"),
    (
        "eight digits",
        ":trust vg:organisationNumber ?x",
        ':trust vg:organisationNumber "99999999"',
        "nine digits",
    ),
    ("group that is no organisation", ":group a vg:Organisation", "", "a group is a vg:Organisation"),
    ("person without name", ":person foaf:name ?x", "", "a foaf:name"),
    ("comment by a case", ":comment vg:by ?x", ":comment vg:by :case", "a comment is made by"),
    ("comment in a person", ":comment vg:inCase ?x", ":comment vg:inCase :person", "a comment is in"),
    ("recommendation without text", ":recommendation vg:text ?x", "", "a recommendation has"),
    ("unknown publication type", "", ':plan dcterms:type "leaflet"', "list of publication types"),
    ("cites a person", "", ":case vg:cites :person", "what is cited"),
    ("stated link without quote", ":trace vg:quote ?x", "", "a stated trace link"),
    ("inferred link without its words", ":inferred vg:sharedTerm ?x", "", "an inferred trace link"),
    ("inferred link that rests on nothing", ":inferred prov:wasDerivedFrom ?x", "", "an inferred trace link"),
    ("link without basis", ":inferred vg:basis ?x", "", "a vg:basis"),
    ("link without confidence", ":trace vg:confidence ?x", "", "a vg:confidence"),
    ("link from a meeting", ":trace vg:from ?x", ":trace vg:from :meeting", "goes from one"),
    ("link to a person", ":trace vg:to ?x", ":trace vg:to :person", "goes to one"),
    ("addresses an organisation", "", ":case vg:addresses :trust", "what is addressed"),
    ("a meeting addresses a goal", "", ":meeting vg:mayAddress :goal", "what addresses a goal"),
]


def good() -> Graph:
    return Graph().parse(GOOD)


def messages(data: Graph) -> list[str]:
    """What the shapes object to in `data`."""
    conforms, report, _ = pyshacl.validate(data, shacl_graph=load_shapes(), inplace=True)
    found = [str(message) for message in report.objects(None, SH.resultMessage)]
    assert conforms == (not found)
    return found


def spoil(data: Graph, delete: str, insert: str) -> Graph:
    """`data` without the one triple pattern and with the triples that are given."""
    before = set(data)
    if delete:
        data.update(f"{UPDATE_PREFIXES} DELETE WHERE {{ {delete} }}")
    if insert:
        data.update(f"{UPDATE_PREFIXES} INSERT DATA {{ {insert} }}")
    assert set(data) != before
    return data


def test_a_sound_graph_is_taken() -> None:
    assert messages(good()) == []


def test_a_sound_graph_is_taken_beside_ontology_and_lists() -> None:
    assert messages(good() + load_ontology() + load_vocabularies()) == []


def test_a_sound_graph_is_taken_with_the_ontology_mixed_in() -> None:
    conforms, _, text = pyshacl.validate(good(), shacl_graph=load_shapes(), ont_graph=load_ontology())
    assert conforms, text


def test_the_sound_graph_has_every_class() -> None:
    targets = set(load_shapes().objects(None, SH.targetClass))
    assert targets <= set(good().objects(None, RDF.type))


@pytest.mark.parametrize(("delete", "insert", "message"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_each_fault_is_named(delete: str, insert: str, message: str) -> None:
    found = messages(spoil(good(), delete, insert))
    assert any(message in text for text in found), found


def test_a_case_that_is_only_referred_to_may_lack_a_title() -> None:
    assert messages(spoil(good(), ":case vg:caseType ?x ; dcterms:title ?y", "")) == []


def test_a_meeting_is_known_by_number_or_by_date() -> None:
    assert messages(spoil(good(), ":meeting dcterms:date ?x", "")) == []
    unknown = spoil(good(), ":meeting dcterms:date ?x ; vg:meetingNumber ?y", "")
    assert any("dcterms:date or a vg:meetingNumber" in text for text in messages(unknown))


def test_a_quoted_decision_may_lack_its_case() -> None:
    assert messages(spoil(good(), ":adopted vg:inCase ?x", "")) == []


@pytest.mark.parametrize(
    ("shape", "path", "scheme"),
    [
        ("Document", "dcterms:type", "document-type"),
        ("Publication", "dcterms:type", "publication-type"),
        ("Organisation", "vg:organisationType", "organisation-type"),
        ("Participation", "vg:capacity", "capacity"),
    ],
)
def test_closed_lists_of_the_shapes_are_those_of_the_vocabularies(shape: str, path: str, scheme: str) -> None:
    rows = load_shapes().query(
        f"{UPDATE_PREFIXES} SELECT ?code WHERE {{ ?s sh:targetClass vg:{shape} ; sh:property ?p ."
        f" ?p sh:path {path} ; sh:in/rdf:rest*/rdf:first ?code }}"
    )
    lists = load_vocabularies()
    concepts = lists.subjects(SKOS.inScheme, URIRef(LISTS + scheme))
    codes = {lists.value(c, SKOS.notation) for c in concepts}
    assert {row[0] for row in rows} == codes
    assert Literal("other") in codes


def test_every_class_of_the_domain_has_a_shape_that_asks_for_labels() -> None:
    domain = set(load_shapes().objects(None, SH.targetClass))
    declared = {s for s in load_ontology().subjects(RDFS.isDefinedBy) if str(s).split("#")[1][0].isupper()}
    assert declared - domain == {VG.DecisionStatus, VG.Basis, VG.Proposed, VG.Adopted, VG.Stated, VG.Inferred}
