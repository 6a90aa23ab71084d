"""Which entities may be one: pairs of names that are alike, each with the reasons, for a person to judge.

Nothing is joined here. A pair is asked about once; what somebody has judged is not asked again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Analysis, Ref
from kg.resolution.judgements import KINDS, Judgement
from kg.resolution.spelling import distance

COMMON = 40
"""A word that more names have says nothing."""
KEY = 4
"""So many letters at the beginning or end of a word make a key."""
LONG_WORD = 6
SHORTEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as documents name it: `ref` is what they mean, `sources` those that do, `belongs` its bodies."""

    ref: Ref
    label: str
    sources: frozenset[str]
    belongs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be one, and why; the likelier, the higher `weight`."""

    left: Named
    right: Named
    reasons: tuple[str, ...]
    weight: int

    def to_json(self) -> dict[str, object]:
        """What `resolve --json` prints of it."""
        sides = {side: _told(one) for side, one in (("left", self.left), ("right", self.right))}
        return {**sides, "reasons": list(self.reasons), "weight": self.weight}

    @property
    def pair(self) -> tuple[Ref, Ref]:
        """The refs, in the order of their names."""
        return self.left.ref, self.right.ref


def _told(one: Named) -> dict[str, object]:
    return {"entity": one.ref.spelt, "label": one.label, "documents": sorted(one.sources)}


Meant = Callable[[str, Ref], Ref]
"""What a ref of a document, by its source, means."""


def named(analyses: Sequence[Analysis], meant: Meant, labels: Mapping[Ref, str]) -> list[Named]:
    """The organisations and people of all documents, each once, in the order of their refs."""
    sources: dict[Ref, set[str]] = defaultdict(set)
    belongs: dict[Ref, set[str]] = defaultdict(set)
    words: dict[Ref, str] = {}
    for analysis in sorted(analyses, key=lambda one: one.document.source):
        source = analysis.document.source
        for entity in analysis.entities:
            if entity.ref.kind in KINDS:
                ref = meant(source, entity.ref)
                sources[ref].add(source)
                words[ref] = max(words.get(ref, ""), entity.label, key=lambda word: (len(word), word))
        for statement in analysis.statements:
            if statement.predicate == "vg:affiliation" and isinstance(statement.object, Ref):
                belongs[meant(source, statement.subject)].add(meant(source, statement.object).path[0])
    return [
        Named(ref, labels.get(ref, words[ref]), frozenset(sources[ref]), frozenset(belongs[ref]))
        for ref in sorted(sources)
    ]


def candidates(entities: Iterable[Named], judged: Iterable[Judgement] = ()) -> list[Candidate]:
    """The pairs that may be one and were not judged yet, the likeliest first."""
    asked = {frozenset((one.left, one.right)) for one in judged}
    listed = list(entities)
    found = []
    for kind, reasons in (("organisation", _of_organisations), ("person", _of_people)):
        for left, right in _pairs([one for one in listed if one.ref.kind == kind]):
            if frozenset((left.ref, right.ref)) in asked:
                continue
            told = list(reasons(left, right))
            if told:
                told += _around(left, right)
                weight = sum(points for _, points in told)
                found.append(Candidate(left, right, tuple(reason for reason, _ in told), weight))
    return sorted(found, key=lambda one: (-one.weight, one.pair))


def _pairs(entities: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """The pairs that share a key: a word, how one begins or ends, first and last name, the letters of a short name."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(entities):
        for key in _keys(one):
            by_key[key].append(at)
    found = {pair for places in by_key.values() if len(places) <= COMMON for pair in combinations(places, 2)}
    yield from ((entities[a], entities[b]) for a, b in sorted(found))


def _keys(one: Named) -> set[str]:
    parts = _written(one.ref.path[-1]).split("-")
    keys = {key for part in parts if len(part) >= KEY for key in (part[:KEY], f"-{part[-KEY:]}", part)}
    if one.ref.kind == "person":
        keys.add(f"{parts[0]}-{parts[-1]}")
    if one.ref.kind == "organisation":
        keys |= {f"={letters}" for letters in (_letters(one.label), _initials(one.label)) if letters}
    return keys


Reason = tuple[str, int]
"""Why two may be one, and how much it weighs; what speaks against it weighs less than nothing."""


def _of_organisations(left: Named, right: Named) -> Iterator[Reason]:
    a, b = _written(left.ref.path[0]), _written(right.ref.path[0])
    if a == b:
        yield "the same in the other written form", 4
    elif _bare(a) == _bare(b):
        yield "the same but for the form of company", 1
    elif near := _misspelt(a, b):
        yield near, 2
    elif _begins(a, b) or _begins(b, a):
        yield "one name goes on where the other ends", 1
    if any(_letters(one.label) and _letters(one.label) == _initials(other.label) for one, other in _both(left, right)):
        yield "one is the first letters of the other", 3


def _both(left: Named, right: Named) -> tuple[tuple[Named, Named], tuple[Named, Named]]:
    return (left, right), (right, left)


def _of_people(left: Named, right: Named) -> Iterator[Reason]:
    if len(left.ref.path) != 1 or len(right.ref.path) != 1:
        return
    a, b = left.ref.path[0].split("-"), right.ref.path[0].split("-")
    if near := _misspelt("-".join(a), "-".join(b)):
        yield near, 2
    elif (a[0], a[-1]) == (b[0], b[-1]) and (set(a) < set(b) or set(b) < set(a)):
        yield "one has a name between that the other has not", 2
    elif sorted(a) == sorted(b):
        yield "the same names in another order", 3


def _around(left: Named, right: Named) -> Iterator[Reason]:
    """What the papers around the names say for and against."""
    if shared := sorted(left.belongs & right.belongs):
        yield f"both belong to {shared[0]}", 2
    if both := sorted(left.sources & right.sources):
        yield f"but {both[0]} has both", -2


def _misspelt(a: str, b: str) -> str | None:
    """That one long word of two names is spelt with a letter more, less or other."""
    ours, theirs = a.split("-"), b.split("-")
    differing = [(x, y) for x, y in zip(ours, theirs, strict=False) if x != y]
    if len(ours) != len(theirs) or len(differing) != 1:
        return None
    ((x, y),) = differing
    if min(len(x), len(y)) < LONG_WORD or x[0] != y[0] or distance(x, y, limit=1) > 1:
        return None
    return f"{x} and {y} are one letter apart"


def _begins(short: str, long: str) -> bool:
    """Whether a name is another one without where it is: "brukerutvalget", "brukerutvalget-i-helse-nord"."""
    return long.startswith(short) and long[len(short) :].startswith(tuple(f"-{word}-" for word in _alike("placed")))


@cache
def _alike(key: str) -> frozenset[str]:
    return frozenset(lexicon("organisations")["alike"][key])


def _bare(name: str) -> str:
    return "-".join(part for part in name.split("-") if part not in _alike("companies"))


def _written(name: str) -> str:
    """A slug with the words of nynorsk as bokmål writes them."""
    alike = lexicon("organisations")["alike"]
    pairs = {**alike["ends"], **alike["begins"]}
    ends, begins = ("|".join(sorted(alike[place], key=len, reverse=True)) for place in ("ends", "begins"))
    return re.sub(rf"(?:{ends})(?![a-z])|(?<![a-z])(?:{begins})", lambda found: pairs[found[0]], name)


def _letters(label: str) -> str:
    """A short name in capitals: "NUJ"."""
    return slug(label) if label.isupper() and " " not in label and len(label) >= SHORTEST_LETTERS else ""


def _initials(label: str) -> str:
    """The first letters of the words of a name, but for small ones: "Nasjonalt utvalg for journal" is "nuj"."""
    words = [word for word in slug(label).split("-") if word not in _alike("small")]
    return "".join(word[0] for word in words) if len(words) >= SHORTEST_LETTERS else ""
