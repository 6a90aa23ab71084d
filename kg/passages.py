"""Analysis -> the passages that are indexed: the one place where types meet the index.

They are the passages of the graph, one for one: same spans, same names (`id` is the passage's IRI).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from kg.dates import day_in_words
from kg.errors import StoreError
from kg.identifiers import CaseNumber, slug
from kg.lexicon import lexicon
from kg.model import Analysis, Literal, Object, Ref, Segment, SegmentKind, Span
from kg.naming import Name
from kg.placing import View, case_number, mentions_of, number_key
from kg.recognition import known
from kg.text import unwrap
from ontology import labels_of
from search import Passage, SearchError

FACETS = ("body", "year", "type", "case_type", "status", "goal", "organisation")
"""What hits can be counted and narrowed by."""
_CASE_SEGMENTS = frozenset({SegmentKind.CASE, SegmentKind.COVER_NOTE, SegmentKind.DECISION})


@dataclass(frozen=True, slots=True)
class _Said:
    """What the document states, looked up by subject and predicate."""

    objects: Mapping[tuple[Ref, str], tuple[Object, ...]]

    @classmethod
    def of(cls, analysis: Analysis) -> _Said:
        found: dict[tuple[Ref, str], list[Object]] = {}
        for statement in analysis.statements:
            found.setdefault((statement.subject, statement.predicate), []).append(statement.object)
        return cls({key: tuple(objects) for key, objects in found.items()})

    def words(self, subject: Ref, predicate: str) -> str | None:
        """The first literal that is stated."""
        values = self.objects.get((subject, predicate), ())
        return next((value.value for value in values if isinstance(value, Literal)), None)

    def refs(self, subject: Ref, predicate: str) -> tuple[Ref, ...]:
        """The entities that are stated."""
        return tuple(value for value in self.objects.get((subject, predicate), ()) if isinstance(value, Ref))

    def subjects(self, predicate: str) -> Iterator[Ref]:
        """What `predicate` is stated of."""
        return (subject for subject, name in self.objects if name == predicate)


@contextmanager
def index_errors() -> Iterator[None]:
    """Turn what the index cannot do into an error of ours."""
    try:
        yield
    except SearchError as error:
        raise StoreError(str(error)) from error


def passages(view: View) -> Iterator[Passage]:
    """What the index holds of the document, in reading order."""
    analysis, said = view.analysis, _Said.of(view.analysis)
    body = _documents_body(said)
    for span, refs in mentions_of(analysis).items():
        segments = tuple(_enclosing(analysis, span))
        case = _case_of(analysis, segments)
        date = _date(said, case) or analysis.issued
        bodies = [case.path[0]] if case else [body] if body else []
        yield Passage(
            id=view.passage_iri(span),
            document=analysis.document.source,
            text=span.of(analysis.document.text),
            group=view.iri(case) if case else analysis.document.source,
            title=analysis.title,
            heading=_heading(analysis, segments),
            language=analysis.language,
            date=date,
            keywords=_keywords(analysis, span, [case, *refs] if case else refs),
            context=tuple(_context(view, said, refs, case=case, bodies=bodies, date=date)),
            facets=_facets(view, said, refs, case=case, bodies=bodies, date=date),
            stored=_stored(view, said, span, case, date),
        )


def _enclosing(analysis: Analysis, span: Span) -> Iterator[Segment]:
    """The segments that the passage lies in, the smallest first."""
    middle = (span.start + span.end) // 2
    within = (s for s in analysis.segments if s.span.start <= middle < s.span.end)
    return iter(sorted(within, key=lambda segment: segment.span.end - segment.span.start))


def _heading(analysis: Analysis, segments: Iterable[Segment]) -> str:
    """The title of the smallest part that has one."""
    for segment in segments:
        title = segment.get("title") or (segment.heading and unwrap(segment.heading.of(analysis.document.text)))
        if title:
            return title
    return ""


def _case_of(analysis: Analysis, segments: Iterable[Segment]) -> Ref | None:
    """The case that the smallest part with a case treats, or decided where the part is a decision that is quoted.

    Of two cases with that number it is the one of the part's body, then the one named in the part.
    """
    for segment in segments:
        told = segment.get("case" if segment.kind is SegmentKind.DECISION else "number")
        number = CaseNumber.parse(told or "") if segment.kind in _CASE_SEGMENTS else None
        if number is None:
            continue
        body = slug(segment.get("body") or "")
        cases = [e for e in analysis.entities if e.ref.kind == "case" and _same(case_number(e.ref), number)]
        cases.sort(key=lambda e: (e.ref.path[0] != body, not (e.span and segment.span.contains(e.span))))
        if cases:
            return cases[0].ref
    return None


def _same(one: CaseNumber | None, other: CaseNumber) -> bool:
    return one is not None and number_key(one) == number_key(other)


def _documents_body(said: _Said) -> str | None:
    """The body whose cases the document treats most of, as a slug."""
    bodies = Counter(case.path[0] for case in said.subjects("vg:consideredAt"))
    return min(bodies, key=lambda body: (-bodies[body], body)) if bodies else None


def _date(said: _Said, case: Ref | None) -> str | None:
    """When the case was considered: the first date of its meetings."""
    meetings = said.refs(case, "vg:consideredAt") if case else ()
    dates = (said.words(meeting, "dcterms:date") for meeting in meetings)
    return min((date for date in dates if date), default=None)


def _keywords(analysis: Analysis, span: Span, refs: Iterable[Ref]) -> tuple[str, ...]:
    """The numbers of the cases that the passage speaks of, in every notation that a person may type.

    A number that is only mentioned counts too, even where nobody can tell whose it is.
    """
    told = (case_number(ref) for ref in refs if ref.kind == "case")
    mentions = (m for m in analysis.mentions if m.label == "CASE" and m.span.overlaps(span))
    numbers = (*told, *(CaseNumber.parse(mention.norm or mention.form) for mention in mentions))
    return tuple(sorted({written for number in numbers if number for written in _notations(number)}))


def _context(
    view: View, said: _Said, refs: Iterable[Ref], *, case: Ref | None, bodies: list[str], date: str | None
) -> Iterator[str]:
    """What people know a passage by that need not stand in it.

    All names of the body and of the organisations in it, its day in words, what kind of paper it is in and, of a
    decision, that it is one.
    """
    organisations = (ref for ref in refs if ref.kind == "organisation")
    for ref in dict.fromkeys((*(Ref("organisation", (body,)) for body in bodies), *organisations)):
        label = _label(view, ref)
        registered = known(label)
        others = view.others.get(view.ref(ref), ())
        yield from dict.fromkeys((label, *(registered.forms if registered else ()), *others))
    if date and (written := day_in_words(date)):
        yield written
    yield from labels_of("document-type", view.analysis.type or "")
    if case and (number := case_number(case)):
        yield str(number.year)
    if case and (title := said.words(case, "dcterms:title")):
        yield title
    statuses = {ref.path[2] for ref in refs if ref.kind in ("decision", "point") and len(ref.path) > 2}
    for status in sorted(statuses):
        yield lexicon("search_fields")["called"][status]


def _notations(number: CaseNumber) -> Iterator[str]:
    part = f"/{number.part}" if number.part is not None else ""
    for counted in {str(number.number), f"{number.number:03d}"}:
        for year in (str(number.year), f"{number.year % 100:02d}"):
            yield f"{counted}-{year}{part}"
            yield f"{counted}/{year}{part}"


def _facets(
    view: View, said: _Said, refs: Iterable[Ref], *, case: Ref | None, bodies: list[str], date: str | None
) -> Mapping[str, tuple[str, ...]]:
    kinds: dict[str, list[Ref]] = {}
    for ref in refs:
        kinds.setdefault(ref.kind, []).append(ref)
    case_type = said.words(case, "vg:caseType") if case else None
    decided = [*kinds.get("decision", ()), *kinds.get("point", ())]
    found: dict[str, Iterable[str | None]] = {
        "body": (_label(view, Ref("organisation", (body,))) for body in bodies),
        "year": (date and date[:4],),
        "type": (view.analysis.type,),
        "case_type": (case_type,),
        "status": (ref.path[2] for ref in decided if len(ref.path) > 2),
        "goal": (_label(view, ref) for ref in kinds.get("goal", ())),
        "organisation": (_label(view, ref) for ref in kinds.get("organisation", ())),
    }
    return {name: tuple(sorted({value for value in values if value})) for name, values in found.items()}


def _label(view: View, ref: Ref) -> str:
    """What an entity is called, or its last slug if no document says."""
    resolved = view.ref(ref)
    return view.names.get(resolved, Name(resolved.path[-1], "")).label


def _stored(view: View, said: _Said, span: Span, case: Ref | None, date: str | None) -> Mapping[str, object]:
    return {
        "document": view.analysis.document.source,
        "start": span.start,
        "end": span.end,
        "page": view.analysis.document.page_of(span.start),
        "title": view.analysis.title,
        "case": _case(view, said, case) if case else None,
        "date": date,
    }


def _case(view: View, said: _Said, case: Ref) -> Mapping[str, object]:
    return {
        "body": _label(view, Ref("organisation", (case.path[0],))),
        "number": said.words(case, "dcterms:identifier") or str(case_number(case) or case.path[-1]),
        "title": said.words(case, "dcterms:title") or _label(view, case),
        "iri": view.iri(case),
    }
