"""Questions about the text of one document: how it is divided, what was read from where."""

from __future__ import annotations

from collections.abc import Iterable

from kg.queries.answers import Landmark, Passage, Reading, Value
from kg.queries.binding import Iri, Parameter
from kg.queries.lookup import Key, Lookup, key_of, number, quote_of
from ontology import shrink


class Texts:
    """What is known of a document's text, by spans."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    def passages(self, document: str) -> tuple[Passage, ...]:
        """The document's passages in reading order."""
        rows = self._lookup.ask("passages_of_document", document=Iri(document))
        found = {Passage(int(row["start"]), int(row["end"]), number(row, "page")) for row in rows}
        return tuple(sorted(found, key=lambda passage: (passage.start, passage.end)))

    def languages(self, documents: Iterable[str]) -> dict[str, str]:
        """In which language each of `documents` is written, as a tag."""
        subjects = [Iri(document) for document in documents]
        rows = self._lookup.ask("languages", documents=subjects) if subjects else ()
        return {row["document"]: row["language"] for row in rows}

    def outline(self, document: str) -> tuple[Landmark, ...]:
        """Where the document first speaks of each case, meeting, decision, strategy, goal and indicator."""
        rows = list(self._lookup.ask("outline", document=Iri(document)))
        names = self._lookup.names(row["subject"] for row in rows)
        return tuple(Landmark(names[row["subject"]], int(row["start"])) for row in rows)

    def readings(self, document: str, start: int, end: int) -> tuple[Reading, ...]:
        """What was read from words between the characters `start` and `end`."""
        span: dict[str, Parameter] = {"document": Iri(document), "first": start, "past": end}
        rows = list(self._lookup.ask("statements_in_document", **span))
        iris = {document} | {row["subject"] for row in rows}
        names = self._lookup.names(iris | {row["object"] for row in rows if row.get("isIri") == "true"})
        found: dict[tuple[Key, int, int], Reading] = {}
        for row in rows:
            quote = quote_of(row, names)
            name = names[row["object"]] if row.get("isIri") == "true" else None
            text, language = (name.label, name.language) if name else (row["object"], row.get("language", ""))
            value = Value(shrink(row["predicate"]), text, language, "", name, (quote,))
            found.setdefault((key_of(row), quote.start, quote.end), Reading(names[row["subject"]], value, quote))
        return tuple(found.values())
