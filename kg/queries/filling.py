"""What a person typed into the fields of a ready-made question -> the SPARQL that is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from kg.errors import QueryError, UnknownEntityError
from kg.queries.binding import Iri, Parameter, bound
from kg.queries.canned import CannedQuery, Field, FieldKind

Find = Callable[[str, str], Sequence[str]]
"""From words and the first step of an IRI ("case") to the IRIs that are meant, or an `UnknownEntityError`."""
LONGEST = 400
"""How many characters a field takes."""
LANGUAGE = "language"
"""The parameter that holds the reader's language; no field has this name."""

_STEPS = {FieldKind.CASE: "case", FieldKind.BODY: "organisation", FieldKind.GOAL: "goal"}
_FORMS = {
    FieldKind.YEAR: re.compile(r"[0-9]{4}"),
    FieldKind.NUMBER: re.compile(r"[0-9]{1,9}"),
    FieldKind.DATE: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
}


class BadFieldsError(QueryError):
    """Fields that cannot be used: `problems` has for each "missing", "long", "form" or "unknown"."""

    def __init__(self, query: CannedQuery, problems: Mapping[str, str]) -> None:
        told = ", ".join(f"{name} ({problem})" for name, problem in problems.items())
        super().__init__(f"{query.name} cannot be asked, because of {told}")
        self.problems = problems


class _ProblemError(Exception):
    """The word for what is wrong with one field."""


def fill(query: CannedQuery, typed: Mapping[str, str], find: Find, language: str) -> str:
    """The SPARQL of `query` with what was typed into its fields; a `BadFieldsError` names all that cannot be used."""
    values: dict[str, Parameter] = {LANGUAGE: language}
    problems = {}
    for field in query.fields:
        try:
            values[field.name] = _value(field, typed.get(field.name, "").strip(), find)
        except _ProblemError as problem:
            problems[field.name] = str(problem)
    if problems:
        raise BadFieldsError(query, problems)
    return bound(query.template, values)


def _value(field: Field, typed: str, find: Find) -> Parameter:
    if not typed:
        if field.required:
            raise _ProblemError("missing")
        return None
    if len(typed) > LONGEST:
        raise _ProblemError("long")
    if field.kind in _STEPS:
        return _meant(typed, _STEPS[field.kind], find)
    if field.kind in _FORMS and not _FORMS[field.kind].fullmatch(typed):
        raise _ProblemError("form")
    if field.kind is FieldKind.WORDS and not any(map(str.isalnum, typed)):
        raise _ProblemError("form")
    if field.kind is FieldKind.DATE:
        return _day(typed)
    return int(typed) if field.kind in _FORMS else typed


def _meant(typed: str, step: str, find: Find) -> Sequence[Iri]:
    try:
        return [Iri(iri) for iri in find(typed, step)]
    except UnknownEntityError as error:
        raise _ProblemError("unknown") from error


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise _ProblemError("form") from error
