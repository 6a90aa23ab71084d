"""Segments and mentions -> statements: one family of statements a module."""

from __future__ import annotations

from kg.extraction.cases import extract_cases
from kg.extraction.comments import extract_comments
from kg.extraction.decisions import extract_decisions
from kg.extraction.meetings import extract_meetings
from kg.extraction.organisations import extract_organisations
from kg.extraction.participants import extract_participants
from kg.extraction.people import extract_people
from kg.extraction.publications import extract_publications
from kg.extraction.recommendations import extract_recommendations
from kg.extraction.references import extract_references
from kg.extraction.strategies import extract_strategies
from kg.extraction.traces import extract_traces

FAMILIES = (
    extract_meetings,
    extract_cases,
    extract_decisions,
    extract_references,
    extract_strategies,
    extract_traces,
    extract_publications,
    extract_people,
    extract_participants,
    extract_comments,
    extract_recommendations,
    extract_organisations,
)
"""What is read out of a document, in order: traces look at the points that decisions wrote; organisations come last."""
