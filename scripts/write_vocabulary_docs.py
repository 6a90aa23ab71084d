"""Write docs/vocabulary.md from the ontology and the lists, so that the two cannot drift apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology import ONTOLOGY_IRI, PREFIXES, load_ontology, load_vocabularies, shrink

PAGE = Path(__file__).resolve().parent.parent / "docs" / "vocabulary.md"
LANGUAGES = ("nb", "nn", "en")
RELATIONS = (
    ("Type", RDF.type),
    ("Subject (domain)", RDFS.domain),
    ("Object (range)", RDFS.range),
    ("Sub-class of", RDFS.subClassOf),
    ("Sub-property of", RDFS.subPropertyOf),
    ("One of", OWL.oneOf),
    ("Same as", SKOS.exactMatch),
    ("Close to", SKOS.closeMatch),
    ("Related to", SKOS.relatedMatch),
)
INTRODUCTION = f"""# The vocabulary

<!-- Written by scripts/write_vocabulary_docs.py from ontology/*.ttl: change those, then run the script. -->

The terms that the graph is written in. Their namespace is <{PREFIXES["vg"]}>, the prefix `vg:`.
Besides them the graph uses standard terms: `dcterms:title`, `skos:prefLabel`, `foaf:name`, `rdf:subject` and
so on; their definitions stand where their prefixes lead.

What a sound graph must have is written as SHACL in `ontology/shapes.ttl`; `vedtaksgraf check` holds the store
to it. The JSON-LD context is `ontology/context.jsonld`; its short names are the names without `vg:`.
"""


def page() -> str:
    """The whole page."""
    ontology = load_ontology()
    parts = [INTRODUCTION, _prefixes()]
    for heading, terms in _sections(ontology):
        parts.append(f"## {heading}\n")
        parts.extend(_entry(ontology, term) for term in terms)
    parts.append("## Lists\n")
    parts.extend(_lists(load_vocabularies()))
    return "\n".join(parts)


def _prefixes() -> str:
    rows = [f"| `{prefix}:` | <{namespace}> |" for prefix, namespace in PREFIXES.items()]
    return "\n".join(["## Prefixes\n", "| prefix | namespace |", "|---|---|", *rows, ""])


def _sections(ontology: Graph) -> Iterator[tuple[str, list[URIRef]]]:
    terms = {t for t in ontology.subjects(RDFS.isDefinedBy, ONTOLOGY_IRI) if isinstance(t, URIRef)}
    classes = {t for t in terms if (t, RDF.type, OWL.Class) in ontology}
    individuals = {t for t in terms if (t, RDF.type, OWL.NamedIndividual) in ontology}
    yield "Classes", sorted(classes)
    yield "Individuals", sorted(individuals)
    yield "Properties", sorted(terms - classes - individuals)


def _entry(ontology: Graph, term: URIRef) -> str:
    labels, definitions = (
        _by_language(ontology, term, RDFS.label),
        _by_language(ontology, term, SKOS.definition),
    )
    rows = [f"| {tag} | {labels[tag]} | {definitions[tag]} |" for tag in LANGUAGES]
    lines = [f"- {name}: {words}" for name, words in _relations(ontology, term)]
    return "\n".join([f"### {shrink(term)}\n", "| | label | definition |", "|---|---|---|", *rows, "", *lines, ""])


def _relations(ontology: Graph, term: URIRef) -> Iterator[tuple[str, str]]:
    for name, predicate in RELATIONS:
        values = sorted(_words(ontology, value) for value in ontology.objects(term, predicate))
        if values:
            yield name, ", ".join(values)


def _words(ontology: Graph, value: Node) -> str:
    """A term as code; a union or an enumeration as its members."""
    if isinstance(value, URIRef):
        return f"`{shrink(value)}`"
    members = ontology.value(value, OWL.unionOf) or value
    return " or ".join(_words(ontology, member) for member in Collection(ontology, members))


def _by_language(graph: Graph, subject: Node, predicate: URIRef) -> dict[str | None, str]:
    return {v.language: str(v) for v in graph.objects(subject, predicate) if isinstance(v, Literal)}


def _lists(vocabularies: Graph) -> Iterator[str]:
    schemes = vocabularies.subjects(RDF.type, SKOS.ConceptScheme)
    for scheme in sorted(schemes, key=str):
        name = _by_language(vocabularies, scheme, SKOS.prefLabel)["en"]
        concepts = sorted(vocabularies.subjects(SKOS.inScheme, scheme), key=_natural)
        yield "\n".join([f"### {name}\n", f"<{scheme}>\n", "| code | nb | nn | en |", "|---|---|---|---|"])
        yield "\n".join([*_rows(vocabularies, concepts), ""])


def _rows(vocabularies: Graph, concepts: Iterable[Node]) -> Iterator[str]:
    for concept in concepts:
        labels = _by_language(vocabularies, concept, SKOS.prefLabel)
        code = vocabularies.value(concept, SKOS.notation)
        yield f"| `{code}` | {' | '.join(labels[tag] for tag in LANGUAGES)} |"


def _natural(concept: Node) -> tuple[int, str]:
    last = str(concept).rsplit("/", 1)[-1]
    return (int(last) if last.isdigit() else 0, last)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Wrote {PAGE.name}")
