"""Likenesses -> links: the few of a point that are sure enough, can be true, and are stated nowhere.

A decision can serve a strategy that holds in its year and for its body: a national one, one of the body's own or of
what it is part of, or one that the body's papers name. Where a case, its decision or the point is said to address a
goal, nothing is inferred about that goal, those it is part of and those it consists of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from kg.inferring.likeness import Likeness, likenesses
from kg.inferring.subjects import Act, Aim, Subjects
from kg.inferring.wording import national
from kg.model import Ref

RULE = "inference/1"
LEAST = 0.5
"""A link is proposed if it is more likely right than wrong."""
MOST = 3
"""The most links of one point."""
AFTERWARDS = 1
"""For so many years after its last one a strategy may still be served."""
_FORMS = ("-rhf", "-hf", "-sf", "-as")
"""Ends of slugs of organisations that texts leave out."""


def inferred(subjects: Subjects) -> Iterator[Likeness]:
    """The links, in the order of points, the surest of a point first."""
    above = {aim.ref: aim.above for aim in subjects.aims}
    reach = {aim.strategy: _Reach(subjects, aim.strategy) for aim in subjects.aims}
    for act, found in groupby(likenesses(subjects, LEAST), key=lambda one: one.act):
        said = [goal for ref in (act.ref, act.decision, act.case) for goal in subjects.stated.get(ref, ())]
        yield from _best(
            one
            for one in found
            if not any(_kin(one.aim, goal, above) for goal in said) and reach[one.aim.strategy].includes(act)
        )


def _best(found: Iterable[Likeness]) -> list[Likeness]:
    """The surest; of a goal and what it is part of only the surer, or the narrower if they are equally sure."""
    chosen: list[Likeness] = []
    for one in sorted(found, key=lambda one: (-one.confidence, -len(one.aim.above), one.aim.ref)):
        kin = any(one.aim.ref in other.aim.above or other.aim.ref in one.aim.above for other in chosen)
        if not kin and len(chosen) < MOST:
            chosen.append(one)
    return chosen


def _kin(aim: Aim, goal: Ref, above: Mapping[Ref, frozenset[Ref]]) -> bool:
    """Whether they are one goal, or one of them is part of the other."""
    return goal == aim.ref or goal in aim.above or aim.ref in above.get(goal, ())


class _Reach:
    """When a strategy holds, and for whom."""

    def __init__(self, subjects: Subjects, strategy: Ref) -> None:
        title = subjects.titles.get(strategy)
        self._within = subjects.within
        self._years = subjects.years.get(strategy)
        self._owners = subjects.owners.get(strategy, frozenset())
        self._named = subjects.named.get(strategy, frozenset())
        self._slug = strategy.path[0]
        names = [_spelt(self._slug), *(_spelt(owner.path[-1]) for owner in self._owners)]
        self._national = national([title.words, *names] if title else names)

    def includes(self, act: Act) -> bool:
        """Whether the decision can have been made for the strategy."""
        return self._holds(act.year) and (self._national or self._ours(act.body))

    def _holds(self, year: int | None) -> bool:
        if year is None or self._years is None:
            return year is not None
        first, last = self._years
        return first <= year and (last is None or year <= last + AFTERWARDS)

    def _ours(self, body: Ref) -> bool:
        """Whether it is the body's, that of what it is part of, named after it, or named in its papers."""
        own = _up(body, self._within)
        if body in self._named or not own.isdisjoint(self._owners):
            return True
        slug = body.path[-1]
        owned = any(_stands_in(owner.path[-1], slug) for owner in self._owners)
        return owned or _stands_in(_short(slug), self._slug)


def _up(body: Ref, within: Mapping[Ref, frozenset[Ref]]) -> frozenset[Ref]:
    """An organisation and all that it is part of."""
    found, ahead = {body}, {body}
    while ahead:
        ahead = {up for one in ahead for up in within.get(one, ())} - found
        found |= ahead
    return frozenset(found)


def _stands_in(name: str, longer: str) -> bool:
    """Whether a slug stands in a longer one: "elverud-kommune" in "utvalg-for-helse-i-elverud-kommune"."""
    return f"-{name}-" in f"-{longer}-"


def _short(slug: str) -> str:
    return next((slug.removesuffix(form) for form in _FORMS if slug.endswith(form)), slug)


def _spelt(slug: str) -> str:
    return slug.replace("-", " ")
