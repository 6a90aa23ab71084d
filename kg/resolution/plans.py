"""Plans of several owners that share a name and years: "Regional utviklingsplan 2035" is one of each region.

Where papers print the goals of such plans for different owners, each owner's plan is an entity of its own. A paper that
only names the plan means the one whose owner it says; one that says none means none of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from kg.model import Analysis, Ref

Base = tuple[str, ...]
FEWEST_OWNERS = 2
FEWEST_GOALS = 2


class Plans:
    """Which owner's plan a document means, for the names that several owners have printed plans under."""

    def __init__(
        self,
        analyses: Sequence[Analysis],
        resolve: Callable[[str, str], str],
        whole: Callable[[str, Ref], Ref],
    ) -> None:
        owned = {a.document.source: _owned(a, resolve, whole) for a in analyses}
        printed: Mapping[Base, set[str]] = defaultdict(set)
        for analysis in analyses:
            source = analysis.document.source
            titled = {s.subject for s in analysis.statements if s.predicate == "dcterms:title"}
            goals = Counter(
                _base(whole(source, s.object))
                for s in analysis.statements
                if s.predicate == "vg:inStrategy" and s.subject in titled and isinstance(s.object, Ref)
            )
            for base, owner in owned[source].items():
                if goals[base] >= FEWEST_GOALS:
                    printed[base].add(owner)
        self._shared = {base: owners for base, owners in printed.items() if len(owners) >= FEWEST_OWNERS}
        self._owned = owned

    def ref(self, source: str, ref: Ref) -> Ref:
        """A strategy, goal or indicator as the plan of the owner whom the document means; else unchanged."""
        base = _base(ref)
        owner = self._owned.get(source, {}).get(base) if base in self._shared else None
        return ref if owner is None else Ref(ref.kind, (f"{ref.path[0]}-for-{owner}", *ref.path[1:]))


def _base(ref: object) -> Base:
    """The steps of a ref that name its plan: the name, and the year it starts where that is known."""
    if not isinstance(ref, Ref):
        return ()
    return ref.path[:2] if re.fullmatch(r"(?:19|20)\d\d", "".join(ref.path[1:2])) else ref.path[:1]


def _owned(analysis: Analysis, resolve: Callable[[str, str], str], whole: Callable[[str, Ref], Ref]) -> dict[Base, str]:
    source = analysis.document.source
    return {
        _base(whole(source, s.subject)): resolve(source, s.object.path[0])
        for s in analysis.statements
        if s.predicate == "vg:owner" and isinstance(s.object, Ref)
    }
