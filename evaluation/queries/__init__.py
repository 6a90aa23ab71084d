"""How well search does on judged queries: what a person types, and every place that deserves to be found for it.

`gold` reads the queries, `metrics` has the figures, `measuring` types the queries into a workspace, `tables` tells what
came out. `python -m evaluation.queries` scores them alone; README.md says how they were written.
"""

from __future__ import annotations

from evaluation.queries.measuring import Scored, judged_queries
from evaluation.queries.tables import faults, tables

__all__ = ["Scored", "faults", "judged_queries", "tables"]
