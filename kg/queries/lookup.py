"""From rows of a query to named resources with their evidence: what every question is built from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NewType

from kg.errors import QueryError
from kg.queries.answers import Name, Quote, Resource, Value
from kg.queries.binding import Iri, Parameter, bind
from ontology import expand, shrink

Row = Mapping[str, str]
"""One solution: the lexical form of each variable that has a value."""

Run = Callable[[str], Iterable[Row]]
"""Runs a SELECT over the union of all graphs."""

Key = NewType("Key", tuple[str, str, str])
"""Subject, predicate and object of a triple."""

LIMIT = 500
"""The most neighbours of one kind that a page is given."""

_TELLING = (
    "Subgoal",
    "StrategicGoal",
    "OverallGoal",
    "DecisionPoint",
    "Decision",
    "Case",
)
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def natural(text: str) -> tuple[tuple[int, int | str], ...]:
    """A sorting key by which "Mål 2" comes before "Mål 10"."""
    parts = re.split(r"(\d+)", text)
    return tuple((0, int(part)) if part.isdigit() else (1, part.casefold()) for part in parts if part)


def number(row: Row, variable: str) -> int | None:
    """The whole number bound to `variable`."""
    return int(row[variable]) if variable in row else None


class Lookup:
    """Resources by IRI; `languages` says in which order labels are preferred."""

    def __init__(self, run: Run, languages: Sequence[str] = ("nb", "nn", "en")) -> None:
        self._run = run
        self._languages = tuple(languages)

    def ask(self, question: str, /, **parameters: Parameter) -> Iterable[Row]:
        """The rows that answer `question`."""
        return self._run(bind(question, parameters))

    def names(self, iris: Iterable[str]) -> dict[str, Name]:
        """What each of `iris` is called; one that has no label is called by the last step of its IRI."""
        labels: dict[str, set[tuple[int, str, str]]] = defaultdict(set)
        types: dict[str, set[str]] = defaultdict(set)
        wanted = list(iris)
        subjects = _usable(wanted)
        for row in self.ask("names", subjects=subjects) if subjects else ():
            if "label" in row:
                labels[row["subject"]].add(self._ranked(row["label"], row.get("language", "")))
            if "type" in row:
                types[row["subject"]].add(row["type"])
        return {iri: _name(iri, labels[iri], types[iri]) for iri in wanted}

    def name(self, iri: str) -> Name:
        """What `iri` is called."""
        return self.names([iri])[iri]

    def resource(self, iri: str) -> Resource | None:
        """All that is said of `iri`, or None where nothing is."""
        return next(iter(self.resources([iri])), None)

    def resources(self, iris: Sequence[str]) -> list[Resource]:
        """All that is said of each of `iris`, in their order; those of which nothing is said are left out."""
        subjects = _usable(iris)
        if not subjects:
            return []
        rows: dict[str, dict[Key, Row]] = defaultdict(dict)
        for row in self.ask("values", subjects=subjects):
            rows[row["subject"]].setdefault(key_of(row), row)
        names = self.names(
            [*rows, *(row["object"] for found in rows.values() for row in found.values() if _is_iri(row))]
        )
        quotes = self.quotes("evidence", subjects=subjects)
        return [self._resource(iri, rows[iri].values(), names, quotes) for iri in subjects if iri in rows]

    def quotes(self, question: str, /, **parameters: Parameter) -> dict[Key, tuple[Quote, ...]]:
        """The evidence of statements, by subject, predicate and object."""
        rows = list(self.ask(question, **parameters))
        documents = self.names({row["document"] for row in rows})
        found: dict[Key, dict[tuple[str, str, str], Quote]] = defaultdict(dict)
        for row in rows:
            place = (row["document"], row["start"], row["end"])
            found[key_of(row)].setdefault(place, quote_of(row, documents))
        return {key: tuple(quotes.values()) for key, quotes in found.items()}

    def incoming(self, iri: str) -> tuple[Value, ...]:
        """What points at `iri`: the value's name is the subject."""
        rows = {(row["predicate"], row["subject"]) for row in self.ask("incoming", subject=Iri(iri), limit=LIMIT)}
        names = self.names({subject for _, subject in rows})
        quotes = self.quotes("evidence_of_object", object=Iri(iri))
        return tuple(
            _linked(predicate, names[subject], quotes.get(Key((subject, predicate, iri)), ()))
            for predicate, subject in sorted(rows)
        )

    def pointing(self, iris: Sequence[str], predicate: str, *kinds: str) -> list[str]:
        """The IRIs of what is of one of `kinds` and has `predicate` to one of `iris`."""
        if not iris:
            return []
        subjects, types = [Iri(iri) for iri in iris], [Iri(expand(kind)) for kind in kinds]
        rows = self.ask("inverse", subjects=subjects, predicate=Iri(expand(predicate)), types=types, limit=LIMIT)
        return list(dict.fromkeys(row["found"] for row in rows))

    def _ranked(self, label: str, language: str) -> tuple[int, str, str]:
        known = language in self._languages
        return (self._languages.index(language) if known else len(self._languages), label, language)

    def _resource(
        self,
        iri: str,
        rows: Iterable[Row],
        names: Mapping[str, Name],
        quotes: Mapping[Key, tuple[Quote, ...]],
    ) -> Resource:
        values = [_value(row, names, quotes.get(key_of(row), ())) for row in rows if row["predicate"] != _RDF_TYPE]
        kinds = sorted(shrink(row["object"]) for row in rows if row["predicate"] == _RDF_TYPE)
        ordered = sorted(values, key=lambda value: (value.predicate, natural(value.text)))
        return Resource(names[iri], tuple(kinds), tuple(ordered))


def quote_of(row: Row, documents: Mapping[str, Name]) -> Quote:
    """The quote that a row of evidence tells of."""
    return Quote(
        documents[row["document"]],
        row["quote"],
        int(row["start"]),
        int(row["end"]),
        number(row, "page"),
        float(row["confidence"]) if "confidence" in row else None,
        row.get("extractor"),
    )


def _usable(iris: Iterable[str]) -> list[Iri]:
    found = []
    for iri in dict.fromkeys(iris):
        try:
            found.append(Iri(iri))
        except QueryError:
            continue
    return found


def _name(iri: str, labels: set[tuple[int, str, str]], types: set[str]) -> Name:
    _, label, language = min(labels, default=(0, iri.rstrip("/#").rsplit("/", 1)[-1], ""))
    kinds = sorted(local for one in types if (name := shrink(one)).startswith("vg:") and (local := name[3:]))
    telling = next((kind for kind in _TELLING if kind in kinds), None)
    return Name(iri, label, language, telling or (kinds[0] if kinds else ""))


def key_of(row: Row) -> Key:
    """The triple that a row tells of."""
    return Key((row["subject"], row["predicate"], row["object"]))


def _is_iri(row: Row) -> bool:
    return row.get("isIri") == "true"


def _value(row: Row, names: Mapping[str, Name], evidence: tuple[Quote, ...]) -> Value:
    predicate = shrink(row["predicate"])
    if _is_iri(row):
        return _linked(row["predicate"], names[row["object"]], evidence)
    return Value(predicate, row["object"], row.get("language", ""), row.get("datatype", ""), None, evidence)


def _linked(predicate: str, name: Name, evidence: tuple[Quote, ...]) -> Value:
    return Value(shrink(predicate), name.label, name.language, "", name, evidence)
