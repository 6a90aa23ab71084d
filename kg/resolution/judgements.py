"""What a person said about two entities: kept apart from the data, applied on every run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Ref

KINDS = ("organisation", "person")
"""What can be judged to be one."""


class Verdict(StrEnum):
    """What a person said about two entities."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on two entities, named by the refs of their IRIs."""

    left: Ref
    right: Ref
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judgements:
    """The verdicts, looked up by pair; what is unsure says nothing."""

    same: tuple[tuple[Ref, Ref], ...]
    different: frozenset[frozenset[Ref]]

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> Judgements:
        """The verdicts of `judgements`; a pair that was judged both ways counts as different."""
        listed = list(judgements)
        different = frozenset(frozenset((j.left, j.right)) for j in listed if j.verdict is Verdict.DIFFERENT)
        same = {_pair(j) for j in listed if j.verdict is Verdict.SAME}
        return cls(tuple(sorted(pair for pair in same if frozenset(pair) not in different)), different)

    def groups(self, kind: str, renamed: Callable[[Ref], Ref]) -> dict[Ref, frozenset[Ref]]:
        """Each entity of `kind` that was judged the same as others, as the rules call it, with all of these.

        Two groups of which a pair was judged to be different stay two.
        """
        found: dict[Ref, frozenset[Ref]] = {}
        for left, right in self.same:
            if not left.kind == right.kind == kind:
                continue
            one, other = (found.get(ref, frozenset((ref,))) for ref in (renamed(left), renamed(right)))
            if not any(self.apart(a, b) for a in one for b in other):
                found.update(dict.fromkeys(one | other, one | other))
        return found

    def apart(self, left: Ref, right: Ref) -> bool:
        """Whether the two were judged to be different."""
        return frozenset((left, right)) in self.different


def _pair(judgement: Judgement) -> tuple[Ref, Ref]:
    left, right = sorted((judgement.left, judgement.right))
    return left, right
