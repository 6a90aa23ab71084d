"""Segments and mentions -> statements: one family of statements a module."""

from __future__ import annotations

from kg.extraction.cases import extract_cases
from kg.extraction.decisions import extract_decisions
from kg.extraction.meetings import extract_meetings
from kg.extraction.references import extract_references
from kg.extraction.strategies import extract_strategies

FAMILIES = (
    extract_meetings,
    extract_cases,
    extract_decisions,
    extract_references,
    extract_strategies,
)
"""What is read out of a document, in order: earlier families name entities first."""
