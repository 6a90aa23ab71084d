"""Which person a name means: full names over all documents, surnames and initials inside a document and a body."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.identifiers import BODY_SCOPED
from kg.model import Analysis, Ref
from kg.resolution.judgements import Judgements
from kg.resolution.spelling import misspelt

KIND = "person"


@dataclass(frozen=True, slots=True)
class Known:
    """The full names (slugs) by document, the organisations of people over all documents and in each.

    `papers` are the bodies whose papers have a name.
    """

    by_source: Mapping[str, frozenset[str]]
    belongs: Mapping[str, frozenset[str]]
    here: Mapping[str, Mapping[str, frozenset[str]]]
    papers: Mapping[str, frozenset[str]]

    def together(self, name: str, other: str) -> bool:
        """Whether a body is told that both belong to, and no document names the two beside each other."""
        nobody: frozenset[str] = frozenset()
        tied = not self.belongs.get(name, nobody).isdisjoint(self.belongs.get(other, nobody))
        return tied and not any(name in names and other in names for names in self.by_source.values())


def read_people(analyses: Sequence[Analysis], organisation: Callable[[str, str], str]) -> Known:
    """The people of all documents; `organisation` resolves a slug of a document (its source)."""
    by_source: dict[str, frozenset[str]] = {}
    belongs: dict[str, set[str]] = defaultdict(set)
    here: dict[str, dict[str, frozenset[str]]] = {}
    papers: dict[str, set[str]] = defaultdict(set)
    for analysis in analyses:
        source = analysis.document.source
        refs = {e.ref for e in analysis.entities if e.ref.kind == KIND}
        by_source[source] = frozenset(ref.path[0] for ref in refs if len(ref.path) == 1)
        bodies = {organisation(source, e.ref.path[0]) for e in analysis.entities if e.ref.kind in BODY_SCOPED}
        for name in by_source[source]:
            papers[name] |= bodies
        own: dict[str, set[str]] = defaultdict(set)
        for person, body in memberships(analysis):
            own[person].add(organisation(source, body))
            belongs[person].add(organisation(source, body))
        here[source] = _frozen(own)
    return Known(by_source, _frozen(belongs), here, _frozen(papers))


def _frozen(told: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(bodies) for name, bodies in told.items()}


def memberships(analysis: Analysis) -> Iterator[tuple[str, str]]:
    """Every full name (slug) with an organisation that a document says the person belongs to or stands for."""
    people: dict[Ref, str] = {}
    bodies: dict[Ref, str] = {}
    for statement in analysis.statements:
        if not isinstance(statement.object, Ref):
            continue
        if statement.predicate == "vg:affiliation" and len(statement.subject.path) == 1:
            yield statement.subject.path[0], statement.object.path[0]
        elif statement.predicate == "vg:person" and len(statement.object.path) == 1:
            people[statement.subject] = statement.object.path[0]
        elif statement.predicate == "vg:representing":
            bodies[statement.subject] = statement.object.path[0]
    yield from ((person, bodies[ref]) for ref, person in people.items() if ref in bodies)


class People:
    """The person that a ref means in a document."""

    def __init__(self, known: Known, judgements: Judgements) -> None:
        self._known = known
        self._fuller = dict(_fuller_names(known))
        self._judgements = judgements
        groups = judgements.groups(KIND, lambda ref: self._renamed("", ref))
        self._joined = {ref: min(group, key=lambda one: (len(one.path), one)) for ref, group in groups.items()}

    def resolve(self, source: str, ref: Ref) -> Ref:
        """`ref` with its full name, where exactly one fits; the body of a bare surname is resolved already."""
        renamed = self._renamed(source, ref)
        return self._parted(source, renamed) or self._joined.get(renamed, renamed)

    def _parted(self, source: str, ref: Ref) -> Ref | None:
        """The namesake of a body whom somebody judged to be another, where the document ties the name to that body."""
        bodies = self._known.here.get(source, {}).get(ref.path[-1], frozenset()) if len(ref.path) == 1 else ()
        others = (Ref(KIND, (body, *ref.path)) for body in sorted(bodies))
        return next((other for other in others if self._judgements.apart(ref, other)), None)

    def _renamed(self, source: str, ref: Ref) -> Ref:
        if len(ref.path) == 2:
            found = self._full_name(source, *ref.path)
            candidate = Ref(KIND, (found,)) if found else ref
        else:
            candidate = ref
        if len(candidate.path) == 1:
            candidate = Ref(KIND, (self._fuller.get(candidate.path[0], candidate.path[0]),))
        return ref if self._judgements.apart(ref, candidate) else candidate

    def _full_name(self, source: str, body: str, short: str) -> str | None:
        """The one person of the document, else of the body anywhere, whose name `short` shortens."""
        here = [n for n in sorted(self._known.by_source.get(source, ())) if _shortens(short, n) and self._fits(n, body)]
        if here:
            return here[0] if len({self._fuller[n] for n in here}) == 1 else None
        for near in (self._known.belongs, self._known.papers):
            there = [n for n, bodies in sorted(near.items()) if body in bodies and _shortens(short, n)]
            if there:
                return there[0] if len({self._fuller.get(n, n) for n in there}) == 1 else None
        return None

    def _fits(self, name: str, body: str) -> bool:
        """Whether nothing speaks against the person's belonging to the body."""
        bodies = self._known.belongs.get(name)
        return not bodies or body in bodies


def _shortens(short: str, name: str) -> bool:
    """Whether slug `short`, a surname or initials and surname, can stand for slug `name`.

    >>> _shortens("tveit", "anna-tveit"), _shortens("a-tveit", "anna-tveit"), _shortens("b-tveit", "anna-tveit")
    (True, True, False)
    """
    parts = short.split("-")
    initials = []
    while len(parts) > 1 and len(parts[0]) == 1:
        initials.append(parts.pop(0))
    full = name.split("-")
    if len(full) <= len(parts) or full[-len(parts) :] != parts:
        return False
    return all(word.startswith(initial) for word, initial in zip(full, initials, strict=False))


def _fuller_names(known: Known) -> Iterator[tuple[str, str]]:
    """Every full name that surely is a shorter, or a misspelt, form of one other -> that one."""
    counts = Counter(name for names in known.by_source.values() for name in names if "-" in name)
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(counts):
        first, *_, last = name.split("-")
        alike[first, last].append(name)
        alike[first, f"{last[:1]}…"].append(name)
    step = {name: _fuller(name, alike, known, counts) for name in counts}
    for name in sorted(counts):
        met = [name]
        while step[met[-1]] not in met:
            met.append(step[met[-1]])
        yield name, met[-1]


def _fuller(name: str, alike: Mapping[tuple[str, str], Sequence[str]], known: Known, counts: Mapping[str, int]) -> str:
    """The one name that spells out what `name` leaves as an initial, or that has an initial more.

    Among people of one body, also the one that has a middle name more, or whose family name `name` misspells.
    """
    first, *_, last = name.split("-")
    others = [other for other in alike[first, last] if other != name]
    near = [other for other in alike[first, f"{last[:1]}…"] if other not in others and other != name]
    found = [other for other in others if _spells_out(name.split("-"), other.split("-"))]
    found = found or [o for o in others if _leaves_out(name.split("-"), o.split("-")) and known.together(name, o)]
    found = found or [o for o in near if counts[o] > counts[name] and misspelt(name, o) and known.together(name, o)]
    return found[0] if len(found) == 1 else name


def _leaves_out(less: Sequence[str], more: Sequence[str]) -> bool:
    return len(less) == 2 < len(more)


def _spells_out(less: Sequence[str], more: Sequence[str]) -> bool:
    if len(less) < 2 or len(more) < 2 or (less[0], less[-1]) != (more[0], more[-1]):
        return False
    inner, other = less[1:-1], more[1:-1]
    if not inner:
        return len(other) == 1 and len(other[0]) == 1
    if len(inner) != len(other):
        return False
    pairs = list(zip(inner, other, strict=True))
    return inner != other and all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in pairs)
