"""One entity for all forms of a name over all documents; people's judgements are applied on every run."""

from __future__ import annotations

from kg.resolution.candidates import Candidate, Named, candidates, named
from kg.resolution.judgements import Judgement, Verdict
from kg.resolution.namesakes import namesakes
from kg.resolution.resolution import Resolution, Resolved, resolve

__all__ = [
    "Candidate",
    "Judgement",
    "Named",
    "Resolution",
    "Resolved",
    "Verdict",
    "candidates",
    "named",
    "namesakes",
    "resolve",
]
