"""Reading a question's `.rq` file and putting values into it; nothing a person typed is ever read as SPARQL.

A parameter is written `$name` (a query's own variables are written `?name`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources

from kg.errors import QueryError

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f]+")
_PARAMETER = re.compile(r"\$([a-z_]+)")
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


class Iri(str):
    """An IRI that is known to fit between `<` and `>`."""

    __slots__ = ()

    def __new__(cls, value: str) -> Iri:
        """Refuse what SPARQL would not read as one IRI."""
        if not _IRI.fullmatch(value):
            raise QueryError(f"{value[:80]!r} is not an IRI")
        return super().__new__(cls, value)


Parameter = str | int | date | None | Sequence[Iri]
"""An Iri or text, a number, a day, UNDEF, or the IRIs of a VALUES block."""


@cache
def query_text(name: str) -> str:
    """The SPARQL of the question `name`, without its comment lines."""
    text = resources.files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")
    return without_comments(text)


def without_comments(text: str) -> str:
    """The lines of a query that are no comments."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def parameters_of(template: str) -> frozenset[str]:
    """The names of the parameters of a query."""
    return frozenset(_PARAMETER.findall(template))


def bind(name: str, parameters: Mapping[str, Parameter]) -> str:
    """The SPARQL of the question `name` with every `$parameter` replaced by its value."""
    return bound(query_text(name), parameters)


def bound(template: str, parameters: Mapping[str, Parameter]) -> str:
    """A query with every `$parameter` replaced by its value."""
    return _PARAMETER.sub(lambda match: _term(parameters[match[1]]), template)


def _term(value: Parameter) -> str:
    if value is None:
        return "UNDEF"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return f'"{value.isoformat()}"^^<http://www.w3.org/2001/XMLSchema#date>'
    if isinstance(value, Iri):
        return f"<{value}>"
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES)}"'
    return " ".join(_term(Iri(one)) for one in value)
