"""What a query may not do: change the graph, ask other machines, or give more rows than are allowed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from kg.errors import QueryError
from kg.sparql.tokens import Token

LONGEST_QUERY = 200_000
"""Characters of a query; a longer one is refused unread."""
_MANY_DIGITS = 16
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_FORMS = frozenset(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"])


def refuse_too_long(sparql: str) -> None:
    """Refuse what nobody writes."""
    if len(sparql) > LONGEST_QUERY:
        raise QueryError(f"the query has {len(sparql):,} characters, more than the {LONGEST_QUERY:,} that are read")


def refuse_what_is_no_query(tokens: Sequence[Token], services: Collection[str] = ()) -> None:
    """Refuse updates, and `SERVICE` for any but the `services` that are allowed."""
    form = form_of(tokens)
    if form in _UPDATES:
        raise QueryError(f"{form} would change the graph: only SELECT, ASK, CONSTRUCT and DESCRIBE are answered")
    for at, token in enumerate(tokens):
        if token.keyword == "SERVICE":
            _refuse_service(tokens[at + 1 :], services)


def _refuse_service(following: Sequence[Token], services: Collection[str]) -> None:
    asked = next((token for token in following if token.keyword != "SILENT"), None)
    if not services:
        raise QueryError("SERVICE would ask another machine: only this graph is queried")
    if asked is None or asked.kind != "iri":
        raise QueryError("SERVICE is answered for endpoints whose IRI is written in full, between < and >")
    if asked.text[1:-1] not in services:
        raise QueryError(f"SERVICE {asked.text} is not allowed here, only {', '.join(sorted(services))}")


def form_of(tokens: Sequence[Token]) -> str | None:
    """The word that tells what is asked for: SELECT, INSERT and the like."""
    return next((token.keyword for token in tokens if token.keyword in _FORMS | _UPDATES), None)


def limited(sparql: str, tokens: Sequence[Token], rows: int) -> str:
    """A SELECT query with `LIMIT rows`, unless it has a smaller limit of its own."""
    if form_of(tokens) != "SELECT":
        return sparql
    outside = [token for token in tokens if token.depth == 0]
    pattern = next((at for at, token in enumerate(outside) if token.text == "}"), len(outside) - 1)
    after = outside[pattern + 1 :]
    for word, number in pairwise(after):
        if word.keyword == "LIMIT" and number.text.isdecimal():
            fits = len(number.text) < _MANY_DIGITS and int(number.text) <= rows
            return sparql if fits else f"{sparql[: number.start]}{rows}{sparql[number.end :]}"
    at = next((token.start for token in after if token.keyword == "VALUES"), len(sparql))
    return f"{sparql[:at]}\nLIMIT {rows}\n{sparql[at:]}"
