"""Plans of several owners that share a name and years: "Regional utviklingsplan 2035" is one of each region.

Where papers print the goals of such plans for different owners, each owner's plan is an entity of its own. A paper that
only names the plan means the one whose owner it says, or the only one of these owners that it names at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from kg.model import Analysis, Ref

Base = tuple[str, ...]
FEWEST_OWNERS = 2


class Plans:
    """Which owner's plan a document means, for the names that several owners have printed plans under."""

    def __init__(self, analyses: Sequence[Analysis], resolve: Callable[[str, str], str]) -> None:
        owned = {a.document.source: _owned(a, resolve) for a in analyses}
        printed: Mapping[Base, set[str]] = defaultdict(set)
        for analysis in analyses:
            goals = {_base(s.object) for s in analysis.statements if s.predicate == "vg:inStrategy"}
            for base, owner in owned[analysis.document.source].items():
                if base in goals:
                    printed[base].add(owner)
        self._shared = {base: owners for base, owners in printed.items() if len(owners) >= FEWEST_OWNERS}
        self._owned = owned
        self._named = {a.document.source: _organisations(a, resolve) for a in analyses} if self._shared else {}

    def ref(self, source: str, ref: Ref) -> Ref:
        """A strategy, goal or indicator as the plan of the owner whom the document means; else unchanged."""
        base = _base(ref)
        owners = self._shared.get(base)
        if owners is None:
            return ref
        owner = self._owned.get(source, {}).get(base)
        if owner is None:
            named = owners & self._named.get(source, frozenset())
            owner = next(iter(named)) if len(named) == 1 else None
        return ref if owner is None else Ref(ref.kind, (f"{ref.path[0]}-for-{owner}", *ref.path[1:]))


def _base(ref: object) -> Base:
    """The steps of a ref that name its plan: the name, and the year it starts where that is known."""
    if not isinstance(ref, Ref):
        return ()
    return ref.path[:2] if re.fullmatch(r"(?:19|20)\d\d", "".join(ref.path[1:2])) else ref.path[:1]


def _owned(analysis: Analysis, resolve: Callable[[str, str], str]) -> dict[Base, str]:
    source = analysis.document.source
    return {
        _base(s.subject): resolve(source, s.object.path[0])
        for s in analysis.statements
        if s.predicate == "vg:owner" and isinstance(s.object, Ref)
    }


def _organisations(analysis: Analysis, resolve: Callable[[str, str], str]) -> frozenset[str]:
    source = analysis.document.source
    return frozenset(resolve(source, e.ref.path[0]) for e in analysis.entities if e.ref.kind == "organisation")
