"""How much a graph holds of what: the figures that VoID knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.queries.binding import Iri, Parameter, bind
from kg.queries.lookup import Run
from ontology import PREFIXES


@dataclass(frozen=True, slots=True)
class Census:
    """`entities` are described things with IRIs of ours, `classes` counts things, `properties` counts triples by IRI.

    `examples` has for classes one of its things that has an IRI of ours.
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
    """Count the graph behind `run`, whose own IRIs begin with `base`; it takes seconds a million triples."""
    classes = {row["class"]: int(row["total"]) for row in run(bind("census_classes", {})) if "class" in row}
    properties = {row["property"]: int(row["total"]) for row in run(bind("census_properties", {})) if "property" in row}
    return Census(
        triples=sum(properties.values()),
        entities=_total(run, "census_entities", {"base": base}),
        subjects=_total(run, "census_subjects", {}),
        objects=_total(run, "census_objects", {}),
        classes=classes,
        properties=properties,
        examples={name: found for name in classes for found in _example(run, name, base)},
    )


def _total(run: Run, query: str, values: Mapping[str, Parameter]) -> int:
    return int(next(iter(run(bind(query, values))))["total"])


def _example(run: Run, name: str, base: str) -> Iterator[str]:
    for row in run(bind("census_example", {"class": Iri(name), "base": base})):
        yield row["example"]
