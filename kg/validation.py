"""The graph against its shapes (SHACL).

The documents' graphs and what is worked out over them are validated together, so that what two documents say of one
case is seen side by side; the ontology and reference data are not under the shapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyshacl
from rdflib import RDF, SH, Graph
from rdflib.term import Node as RdfNode

from kg.store import Store
from ontology import load_shapes


def faults(store: Store, graphs: Iterable[str]) -> Iterator[str]:
    """What `graphs` have that the shapes forbid, a line each, in the order of the lines."""
    joined = Graph()
    for name in graphs:
        for triple in store.triples(graph=name):
            joined.add(triple)
    conforms, report, _ = pyshacl.validate(joined, shacl_graph=load_shapes(), inplace=True)
    if not conforms and isinstance(report, Graph):
        yield from sorted({_line(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)})


def _line(report: Graph, result: RdfNode) -> str:
    focus = report.value(result, SH.focusNode)
    value = report.value(result, SH.value)
    found = f" (found {str(value)[:80]!r})" if value is not None and value != focus else ""
    return f"<{focus}>: {report.value(result, SH.resultMessage)}{found}"
