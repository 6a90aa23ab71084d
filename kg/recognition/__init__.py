"""The names in a document: organisations, people, dates, sums, case numbers, systems and programmes."""

from __future__ import annotations

from kg.recognition.naming import organisation_at
from kg.recognition.people import NAME, given_name, initialed, listed_name, name_like, title_pattern
from kg.recognition.recogniser import recognise
from kg.recognition.register import Organisation, base_form, known, register, type_of

__all__ = [
    "NAME",
    "Organisation",
    "base_form",
    "given_name",
    "initialed",
    "known",
    "listed_name",
    "name_like",
    "organisation_at",
    "recognise",
    "register",
    "title_pattern",
    "type_of",
]
