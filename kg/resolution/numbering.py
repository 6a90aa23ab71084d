"""How each body writes its series: documents that cite a case in another notation mean the same case."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from kg.identifiers import full_year
from kg.model import Analysis, Ref

NUMBERED = frozenset({"case", "decision", "point", "comment", "trace"})
"""Kinds whose path has a case number behind the body."""
_NUMBER = re.compile(r"^(\d{1,4})-(\d{2}|(?:19|20)\d{2})((?:-\d{1,3})?)$")
OWN_WEIGHT = 10


def series_styles(analyses: Sequence[Analysis], body: Callable[[str, str], str]) -> Mapping[str, int]:
    """Body (resolved slug) -> digits of the year in its numbers, where both ways occur."""
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for analysis in analyses:
        own = {s.subject for s in analysis.statements if s.predicate == "vg:consideredAt"}
        for ref in {e.ref for e in analysis.entities if e.ref.kind == "case"}:
            if len(ref.path) > 1 and (match := _NUMBER.match(ref.path[1])):
                weight = OWN_WEIGHT if ref in own else 1
                votes[body(analysis.document.source, ref.path[0])][len(match[2])] += weight
    return {name: max(count, key=lambda n: (count[n], n)) for name, count in votes.items() if len(count) > 1}


def in_style(ref: Ref, styles: Mapping[str, int]) -> Ref:
    """`ref` (its body resolved) with its case number as the body writes it."""
    digits = styles.get(ref.path[0])
    if digits is None or ref.kind not in NUMBERED or len(ref.path) < 2:
        return ref
    match = _NUMBER.match(ref.path[1])
    if not match or len(match[2]) == digits:
        return ref
    whole = full_year(match[2])
    year = match[2][-2:] if digits == 2 else str(whole)
    if full_year(year) != whole:
        return ref
    return Ref(ref.kind, (ref.path[0], f"{match[1]}-{year}{match[3]}", *ref.path[2:]))
