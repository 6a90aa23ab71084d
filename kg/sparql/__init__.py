"""SPARQL: queries answered from a store, in any form, in this process or in workers that can be stopped."""

from __future__ import annotations

from kg.sparql.answering import QueryAnswer, answer, describe
from kg.sparql.forms import FORMATS, GRAPH_FORMS, Wanted
from kg.sparql.limits import Budget, Limits
from kg.sparql.matching import prepared
from kg.sparql.terms import terms_of
from kg.sparql.workers import ClientGoneError, Streamed, Workers

__all__ = [
    "FORMATS",
    "GRAPH_FORMS",
    "Budget",
    "ClientGoneError",
    "Limits",
    "QueryAnswer",
    "Streamed",
    "Wanted",
    "Workers",
    "answer",
    "describe",
    "prepared",
    "terms_of",
]
