"""Refs of all documents -> the entities they mean; repeatable alone, the same in every order of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extraction.strategy_names import resolve_strategies
from kg.identifiers import BODY_SCOPED, slug
from kg.model import Analysis, Literal, Ref
from kg.recognition import Organisation, register
from kg.resolution.elsewhere import Elsewhere
from kg.resolution.judgements import Judgement, Judgements
from kg.resolution.numbering import in_style, series_styles
from kg.resolution.organisations import Organisations, read_forms
from kg.resolution.people import People, read_people
from kg.resolution.plans import Plans

_STRATEGIC = frozenset({"strategy", "goal", "indicator"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """An organisation and all the forms that documents (sources) use for it."""

    ref: Ref
    label: str
    forms: tuple[tuple[str, str], ...]


class Resolution:
    """Which entity a document's ref means."""

    def __init__(
        self, analyses: Sequence[Analysis], judgements: Sequence[Judgement] = (), given: Mapping[str, str] | None = None
    ) -> None:
        ordered = sorted(analyses, key=lambda analysis: analysis.document.source)
        verdicts = Judgements.of(judgements)
        self._organisations = Organisations(read_forms(ordered), verdicts, given or {})
        self._people = People(read_people(ordered, self._organisations.resolve), verdicts)
        self._styles = series_styles(ordered, self._organisations.resolve)
        self._strategies = {e.ref for a in ordered for e in a.entities if e.ref.kind == "strategy"}
        self._years = {a.document.source: _year(a) for a in ordered}
        self._plans = Plans(ordered, self._organisations.resolve, self._generation)
        self.entities = tuple(_resolved(ordered, self._organisations))
        self._elsewhere = Elsewhere(ordered, self.ref, self._names(ordered), given or {})

    @property
    def register(self) -> Sequence[Organisation]:
        """The organisations that are known without a document."""
        return register()

    def completed(self, analysis: Analysis) -> Analysis:
        """`analysis` with the names in it that only other documents explain."""
        return self._elsewhere.completed(analysis)

    def ref(self, source: str, ref: Ref) -> Ref:
        """What `ref` means in the document `source`."""
        if ref.kind == "organisation":
            return Ref(ref.kind, (self._organisations.resolve(source, ref.path[0]),))
        if ref.kind == "person":
            return self._person(source, ref)
        if ref.kind in _STRATEGIC:
            return self._plans.ref(source, self._generation(source, ref))
        if ref.kind not in BODY_SCOPED:
            return ref
        body = self._organisations.resolve(source, ref.path[0])
        scoped = in_style(Ref(ref.kind, (body, *ref.path[1:])), self._styles)
        return self._participation(source, scoped) if ref.kind == "participation" else scoped

    def _names(self, analyses: Sequence[Analysis]) -> dict[Ref, str]:
        """What organisations and people are called: those by the label chosen for them, these by their full name."""
        found = {entity.ref: entity.label for entity in self.entities}
        people = ((a.document.source, e.ref, e.label) for a in analyses for e in a.entities if e.ref.kind == "person")
        for source, ref, label in people:
            if ref.path[-1] == slug(label) and self.ref(source, ref) == ref:
                found.setdefault(ref, label)
        return found

    def _generation(self, source: str, ref: Ref) -> Ref:
        return resolve_strategies(self._strategies, ref, self._years.get(source))

    def _person(self, source: str, ref: Ref) -> Ref:
        if len(ref.path) == 2:
            ref = Ref(ref.kind, (self._organisations.resolve(source, ref.path[0]), ref.path[1]))
        return self._people.resolve(source, ref)

    def _participation(self, source: str, ref: Ref) -> Ref:
        person = self._people.resolve(source, Ref("person", (ref.path[-1],)))
        return Ref(ref.kind, (*ref.path[:-1], person.path[-1]))


def resolve(
    analyses: Sequence[Analysis], judgements: Sequence[Judgement] = (), given: Mapping[str, str] | None = None
) -> Resolution:
    """Resolve the names of all documents against each other, and against `given` names of organisations."""
    return Resolution(analyses, judgements, given)


def _year(analysis: Analysis) -> int | None:
    return int(analysis.issued[:4]) if analysis.issued else None


def _resolved(analyses: Sequence[Analysis], organisations: Organisations) -> list[Resolved]:
    forms: Mapping[str, set[tuple[str, str]]] = defaultdict(set)
    for analysis in analyses:
        source = analysis.document.source
        for entity in analysis.entities:
            if entity.ref.kind == "organisation":
                name = organisations.resolve(source, entity.ref.path[0])
                forms[name].add((entity.label, source))
                forms[name].update(_written(analysis, entity.ref))
    return [
        Resolved(Ref("organisation", (name,)), organisations.label(name), tuple(sorted(written)))
        for name, written in sorted(forms.items())
    ]


def _written(analysis: Analysis, ref: Ref) -> set[tuple[str, str]]:
    """The other names that the document itself states for `ref`."""
    predicates = ("skos:altLabel", "skos:prefLabel")
    return {
        (s.object.value, analysis.document.source)
        for s in analysis.statements
        if s.subject == ref and s.predicate in predicates and isinstance(s.object, Literal)
    }
