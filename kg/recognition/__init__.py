"""The names in a document: organisations, people, dates, sums, case numbers, systems and programmes."""

from __future__ import annotations

from kg.recognition.naming import organisation_at
from kg.recognition.people import given_name, name_like
from kg.recognition.recogniser import recognise
from kg.recognition.register import Organisation, known, register, type_of

__all__ = [
    "Organisation",
    "given_name",
    "known",
    "name_like",
    "organisation_at",
    "recognise",
    "register",
    "type_of",
]
