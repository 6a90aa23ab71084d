"""How much a graph holds of what: the figures that VoID knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.queries.binding import bind
from kg.queries.lookup import Run
from ontology import PREFIXES


@dataclass(frozen=True, slots=True)
class Census:
    """`entities` are described things with IRIs of ours, `classes` counts things, `properties` counts triples by IRI.

    `examples` has for classes the first of its things that has an IRI of ours.
    """

    triples: int
    entities: int
    subjects: int
    objects: int
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    examples: Mapping[str, str]

    @property
    def vocabularies(self) -> tuple[str, ...]:
        """The known vocabularies whose terms are classes or properties here."""
        used = [*self.classes, *self.properties]
        return tuple(one for one in PREFIXES.values() if any(term.startswith(one) for term in used))


def census(run: Run, base: str) -> Census:
    """Count the graph behind `run`, whose own IRIs begin with `base`."""
    totals = next(iter(run(bind("census_totals", {"base": base}))))
    classes = [row for row in run(bind("census_classes", {"base": base})) if "class" in row]
    properties = [row for row in run(bind("census_properties", {})) if "property" in row]
    return Census(
        triples=int(totals["triples"]),
        entities=int(totals["entities"]),
        subjects=int(totals["subjects"]),
        objects=int(totals["objects"]),
        classes={row["class"]: int(row["total"]) for row in classes},
        properties={row["property"]: int(row["total"]) for row in properties},
        examples={row["class"]: row["example"] for row in classes if "example" in row},
    )
