"""The words of the graph: the vocabulary, its shapes, its lists of terms and its JSON-LD context."""

from ontology.files import labels_of, load_context, load_ontology, load_shapes, load_vocabularies
from ontology.namespaces import ONTOLOGY_IRI, PREFIXES, VG, UnknownTermError, expand, shrink

__all__ = [
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
]
