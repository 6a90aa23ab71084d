"""How well names are resolved: worlds of small papers whose names a reader has grouped, and real names alone."""

from __future__ import annotations

from evaluation.resolved.measuring import Resolution, faults, resolution
from evaluation.resolved.tables import tables

__all__ = ["Resolution", "faults", "resolution", "tables"]
