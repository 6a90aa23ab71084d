"""What a query may not do: change the graph, ask other machines, or give more rows than are allowed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise

from kg.errors import QueryError
from kg.sparql.tokens import Token

LONGEST_QUERY = 200_000
"""Characters of a query; a longer one is refused unread."""
_MANY_DIGITS = 16
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_SERVICE = re.compile("service", re.IGNORECASE)
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\service", re.IGNORECASE)
_GOES_ON = re.compile(r"\.*[^\x00-\x7f]")
"""Behind a name: letters and marks that are part of it to Oxigraph and not to us."""
_PLAIN_NAME = re.compile(r"[\w-]*:[\w-]*")
"""A prefixed name that everybody reads as one piece, unless a group follows it: "SERVICE:x {" is SERVICE too."""


def refuse_too_long(sparql: str) -> None:
    """Refuse what nobody writes."""
    if len(sparql) > LONGEST_QUERY:
        raise QueryError(f"the query has {len(sparql):,} characters, more than the {LONGEST_QUERY:,} that are read")


def refuse_updates(tokens: Sequence[Token]) -> None:
    """Refuse what would change the graph."""
    form = form_of(tokens)
    if form in _UPDATES:
        raise QueryError(f"{form} would change the graph: only SELECT, ASK, CONSTRUCT and DESCRIBE are answered")


def escaped(word: re.Match[str]) -> str:
    """A word with its first letter escaped, for strings and IRIs."""
    return f"\\u{ord(word[0][0]):04X}{word[0][1:]}"


def overwritten(word: re.Match[str]) -> str:
    """Another word of the same length, for a query that is only read and never run."""
    return f"x{word[0][1:]}"


def disarmed(
    sparql: str, tokens: Sequence[Token], services: Collection[str] = (), hide: Callable[[re.Match[str]], str] = escaped
) -> str:
    """The query, in which `SERVICE` stands for nothing but the `services` that are allowed; others are refused.

    Our tokens are not quite Oxigraph's: what is a string here may be code there. So that word is hidden in strings and
    IRIs, where an escape changes nothing, and left out of comments: however the text is read, the keyword is nowhere
    but where it was seen.
    """
    if not _SERVICE.search(sparql):
        return sparql
    pieces, position = [], 0
    for at, token in enumerate(tokens):
        pieces.append(_SERVICE.sub(" " * len("service"), sparql[position : token.start]))
        if token.kind == "name" and _GOES_ON.match(sparql, token.end):
            _refuse_hiding(token)
        pieces.append(_disarmed(tokens, at, services, hide))
        position = token.end
    pieces.append(_SERVICE.sub(" " * len("service"), sparql[position:]))
    return "".join(pieces)


def _disarmed(tokens: Sequence[Token], at: int, services: Collection[str], hide: Callable[[re.Match[str]], str]) -> str:
    token = tokens[at]
    if not _SERVICE.search(token.text):
        return token.text
    if token.kind in ("string", "iri", "unclosed"):
        if _ESCAPED.search(token.text):
            raise QueryError("a string has a backslash before an s, which is no escape")
        return _SERVICE.sub(hide, token.text)
    if token.keyword == "SERVICE":
        _refuse_service(tokens[at + 1 :], services)
    elif token.kind not in ("variable", "tag") and (
        not _PLAIN_NAME.fullmatch(token.text) or [one.text for one in tokens[at + 1 : at + 2]] == ["{"]
    ):
        _refuse_hiding(token)
    return token.text


def _refuse_hiding(token: Token) -> None:
    """Refuse a name that others may read as the keyword and something behind it."""
    if _SERVICE.search(token.text):
        raise QueryError(f"{token.text[:40]!r} may hide a SERVICE: put blanks around it, or choose another name")


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
    for token in tokens:
        if token.keyword.startswith(_FORMS):  # "SELECTDISTINCT ?s" is well-formed
            return next(form for form in _FORMS if token.keyword.startswith(form))
        if token.keyword in _UPDATES:
            return token.keyword
    return None


def limited(sparql: str, tokens: Sequence[Token], rows: int) -> str:
    """A SELECT query with `LIMIT rows`, unless it has a smaller limit of its own."""
    if form_of(tokens) != "SELECT":
        return sparql
    outside = [token for token in tokens if token.depth == 0]
    pattern = next((at for at, token in enumerate(outside) if token.text == "}"), len(outside) - 1)
    after = outside[pattern + 1 :]
    for word, number in pairwise(after):
        if word.keyword == "LIMIT" and number.text.isdecimal():
            digits = number.text.lstrip("0")
            fits = len(digits) < _MANY_DIGITS and int(digits or "0") <= rows
            return sparql if fits else f"{sparql[: number.start]}{rows}{sparql[number.end :]}"
    at = next((token.start for token in after if token.keyword == "VALUES"), len(sparql))
    return f"{sparql[:at]}\nLIMIT {rows}\n{sparql[at:]}"
