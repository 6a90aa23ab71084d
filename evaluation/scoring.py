"""Gold facts against found facts: pairs each with at most one, and counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evaluation.normal import ALIKE, similar
from evaluation.records import CLASSES, STRATEGY_CLASSES, Fact, Paper, Score


def score(gold: Iterable[Fact], found: Iterable[Fact], *, complete: bool = True) -> Score:
    """The score of facts of one class.

    What is said twice counts once. Required gold facts choose first: an optional one never takes their match.
    Where gold is not `complete`, what it does not have is no error.
    """
    ordered = sorted(dict.fromkeys(gold), key=lambda fact: fact.optional)
    left = list(dict.fromkeys(found))
    correct, missed = 0, []
    for fact in ordered:
        match = _best(fact, left)
        if match is not None:
            left.remove(match)
            correct += not fact.optional
        elif not fact.optional:
            missed.append(str(fact))
    if not complete:
        return Score(correct, tuple(missed), unjudged=correct, complete=False)
    return Score(correct, tuple(missed), tuple(str(fact) for fact in left))


def _best(fact: Fact, candidates: Sequence[Fact]) -> Fact | None:
    rated = [(_agreement(fact, candidate), candidate) for candidate in candidates]
    best = max(rated, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= ALIKE else None


def _agreement(fact: Fact, candidate: Fact) -> float:
    """Up to 2 where the keys are equal, up to 1 where gold accepts the key too, 0 where the facts differ."""
    bonus = 1.0 if candidate.key == fact.key else 0.0
    if not bonus and candidate.key not in fact.also:
        return 0.0
    texts = (fact.text, *fact.also_texts)
    likeness = max(similar(text, candidate.text) for text in texts) if fact.text or candidate.text else 1.0
    return likeness + bonus if likeness >= ALIKE else 0.0


def compare(gold: Paper, found: Paper) -> dict[str, Score]:
    """The score of every class that gold speaks about in this paper."""
    classes = [name for name in CLASSES if gold.describes_strategy or name not in STRATEGY_CLASSES]
    return {name: score(_of(gold, name), _of(found, name), complete=name in gold.complete) for name in classes}


def _of(paper: Paper, kind: str) -> list[Fact]:
    return [fact for fact in paper.facts if fact.kind == kind]


def combine(scores: Iterable[dict[str, Score]]) -> dict[str, Score]:
    """Scores of several papers added class by class, without classes that neither side has anything of."""
    totals: dict[str, Score] = {}
    for each in scores:
        for name, one in each.items():
            totals[name] = totals[name] + one if name in totals else one
    return {name: totals[name] for name in CLASSES if name in totals and (totals[name].gold or totals[name].found)}
