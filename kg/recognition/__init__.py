"""The names in a document: organisations, people, dates, sums, case numbers, systems and programmes."""

from __future__ import annotations

from kg.recognition.naming import organisation_at
from kg.recognition.people import (
    FAMILY_FIRST,
    NAME,
    family_first,
    family_name_first,
    given_name,
    initialed,
    is_role,
    name_like,
    name_words,
    person_name,
    spoken,
    title_pattern,
)
from kg.recognition.recogniser import recognise
from kg.recognition.register import Organisation, base_form, is_description, is_system, known, party, register, type_of

__all__ = [
    "FAMILY_FIRST",
    "NAME",
    "Organisation",
    "base_form",
    "family_first",
    "family_name_first",
    "given_name",
    "initialed",
    "is_description",
    "is_role",
    "is_system",
    "known",
    "name_like",
    "name_words",
    "organisation_at",
    "party",
    "person_name",
    "recognise",
    "register",
    "spoken",
    "title_pattern",
    "type_of",
]
