"""What a beginning may become: words of the papers, and the bodies, cases, goals and people that are called so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.identifiers import slug
from kg.lookup import Lookup
from kg.search_fields import SearchFields
from search import Index

SHORTEST = 2
MOST_WORDS = 5
MOST_NAMES = 5
_LAST = re.compile(r'(?:(?P<field>[^\W\d_]+):)?(?P<open>"?)(?P<piece>[^\s"]*)$')


@dataclass(frozen=True, slots=True)
class Completion:
    """The whole query with its last piece completed, what that is called, and of what kind it is.

    A kind is the first step of an IRI ("case"), the name of a field, or "word".
    """

    query: str
    label: str
    kind: str

    def to_json(self) -> dict[str, str]:
        """As `/api/complete` gives it."""
        return {"query": self.query, "label": self.label, "kind": self.kind}


def complete(typed: str, index: Index, lookup: Lookup, fields: SearchFields) -> list[Completion]:
    """Completions of the last piece of what was typed: values of its field where it has one, else names, then words."""
    match = _LAST.search(typed)
    if match is None or len(match["piece"]) < SHORTEST:
        return []
    before, field = typed[: match.start()], (match["field"] or "").casefold()
    if field in fields.names:
        values = (value for value in fields.values(field) if slug(value).startswith(slug(match["piece"])))
        found = [Completion(f"{before}{field}:{_quoted(value)}", value, field) for value in values]
        return found[: MOST_WORDS + MOST_NAMES]
    whole = [Completion(_quoted(label), label, kind) for label, kind in lookup.beginning(typed, MOST_NAMES)]
    named = lookup.beginning(match["piece"], MOST_NAMES) if before and not whole else ()
    last = [Completion(f"{before}{_quoted(label)}", label, kind) for label, kind in named]
    words = index.complete(match["piece"], MOST_WORDS)
    return [*whole, *last, *(Completion(f"{before}{word}", word, "word") for word in words)]


def _quoted(words: str) -> str:
    plain = words.replace('"', " ")
    return f'"{plain}"' if re.search(r"[^\w-]", plain) else plain
