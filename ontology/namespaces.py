"""The one place where IRIs of vocabularies are spelled.

`VG` is closed: a misspelled term raises AttributeError where it is used, instead of making a triple that no
query finds. `tests/ontology/test_namespaces.py` keeps it in step with `vedtaksgraf.ttl`.
"""

# ruff: noqa: N815  (the terms of a vocabulary are in camel case)
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from rdflib import URIRef
from rdflib.namespace import (
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    XSD,
    DefinedNamespace,
    Namespace,
)


class UnknownTermError(LookupError):
    """A prefixed name whose prefix or term no vocabulary of ours knows."""


class VG(DefinedNamespace):
    """The project's own terms; those that are Python keywords are reached by `VG["from"]`."""

    _fail = True
    _NS = Namespace("https://w3id.org/vedtaksgraf/ns#")
    _extras = ["from"]  # noqa: RUF012  (rdflib reads it off the class; a ClassVar would hide it from its type)

    Adopted: URIRef
    Basis: URIRef
    Case: URIRef
    Comment: URIRef
    Decision: URIRef
    DecisionPoint: URIRef
    DecisionStatus: URIRef
    Document: URIRef
    Goal: URIRef
    Group: URIRef
    Indicator: URIRef
    Inferred: URIRef
    Meeting: URIRef
    Organisation: URIRef
    OverallGoal: URIRef
    Participation: URIRef
    Passage: URIRef
    Person: URIRef
    Proposed: URIRef
    Publication: URIRef
    Recommendation: URIRef
    Stated: URIRef
    Statement: URIRef
    StrategicGoal: URIRef
    Strategy: URIRef
    Subgoal: URIRef
    TraceLink: URIRef

    action: URIRef
    addressee: URIRef
    addresses: URIRef
    affiliation: URIRef
    amount: URIRef
    archiveReference: URIRef
    basis: URIRef
    body: URIRef
    by: URIRef
    capacity: URIRef
    caseOfficer: URIRef
    caseType: URIRef
    cites: URIRef
    confidence: URIRef
    consideredAt: URIRef
    deadline: URIRef
    dependsOn: URIRef
    end: URIRef
    evidence: URIRef
    extractor: URIRef
    followsUp: URIRef
    hasPoint: URIRef
    inCase: URIRef
    inDocument: URIRef
    inStrategy: URIRef
    mayAddress: URIRef
    measurement: URIRef
    measures: URIRef
    meeting: URIRef
    meetingNumber: URIRef
    mentions: URIRef
    matches: URIRef
    number: URIRef
    organisationNumber: URIRef
    organisationType: URIRef
    owner: URIRef
    page: URIRef
    partOf: URIRef
    partOfIndicator: URIRef
    period: URIRef
    person: URIRef
    place: URIRef
    purpose: URIRef
    quote: URIRef
    refersTo: URIRef
    representing: URIRef
    role: URIRef
    sha256: URIRef
    sharedTerm: URIRef
    start: URIRef
    status: URIRef
    subCaseOf: URIRef
    subgoalOf: URIRef
    supports: URIRef
    text: URIRef
    to: URIRef
    topic: URIRef
    vision: URIRef
    wasProposedAs: URIRef


ONTOLOGY_IRI: Final = URIRef("https://w3id.org/vedtaksgraf/ns")

_CLOSED: Final[Mapping[str, type[DefinedNamespace]]] = {
    "vg": VG,
    "dcterms": DCTERMS,
    "skos": SKOS,
    "rdfs": RDFS,
    "rdf": RDF,
    "prov": PROV,
    "foaf": FOAF,
    "org": ORG,
    "schema": SDO,
    "xsd": XSD,
    "owl": OWL,
    "sh": SH,
}

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {prefix: str(namespace) for prefix, namespace in _CLOSED.items()} | {"oa": "http://www.w3.org/ns/oa#"}
)
"""Prefix to namespace IRI, for queries, serialisations and the SPARQL page."""


@cache
def expand(name: str) -> URIRef:
    """The IRI of a prefixed name; a prefix or term that does not exist raises UnknownTermError.

    >>> str(expand("vg:inCase"))
    'https://w3id.org/vedtaksgraf/ns#inCase'
    """
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES:
        raise UnknownTermError(f"{name!r} begins with no prefix of ours; use one of {', '.join(PREFIXES)}")
    closed = _CLOSED.get(prefix)
    if not local or (closed is not None and local not in closed):
        raise UnknownTermError(f"{name!r}: <{PREFIXES[prefix]}> has no such term; look for a misspelling")
    return URIRef(PREFIXES[prefix] + local)


def shrink(iri: str) -> str:
    """The prefixed name of an IRI of a known vocabulary; any other IRI comes back as it is.

    >>> shrink("https://w3id.org/vedtaksgraf/ns#inCase"), shrink("http://example.org/a")
    ('vg:inCase', 'http://example.org/a')
    """
    for prefix, namespace in PREFIXES.items():
        local = iri.removeprefix(namespace)
        if local != iri and local.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return str(iri)
