"""Names that one paper leaves unexplained and another explains: "HPIKT", "Polhav Diabeteslag", "B. Falkeid".

A paper alone does not tell that such words are a name. Each is looked up among the names that all papers have, and
noted where it can mean one thing only: an organisation's full name in any paper; short names and people's initials in
papers that speak of the body whose paper explains them, or of other local bodies that this paper names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.identifiers import BODY_SCOPED, slug
from kg.lexicon import ordinary
from kg.model import Analysis, Entity, Evidence, Literal, Mention, Ref, Span, Statement
from kg.recognition import is_system, type_of
from kg.resolution.organisations import LEGAL_FORMS
from kg.resolution.written_forms import variants, written_key

EXTRACTOR = "resolution/2"
SHORTEST = 3
LONGEST = 12
LONG_WORD = 4
SURE = 0.8
SHARED = 2
"""Papers that share so many local organisations are of one world."""
_LOCAL = frozenset(
    {"regional-health-authority", "health-trust", "municipality", "county", "committee", "company", "board"}
)
_CAPITAL = "A-ZÆØÅÁČĐŊŠŽÄÖÉ"
_START = re.compile(rf"(?<![\w-])[{_CAPITAL}][\w.&’-]*")
_SHORT = re.compile(rf"[{_CAPITAL}][\w-]*[{_CAPITAL}][\w-]*")
_INITIALED = re.compile(
    rf"(?<![\w-])(?P<given>[{_CAPITAL}][\w-]+[ ])?(?P<initials>(?:[{_CAPITAL}]\.[ ]?-?){{1,3}})"
    rf"(?P<family>[{_CAPITAL}][\w’-]+)(?![\w-])"
)
_GAP = r"[ \t]*\n?[ \t]*"
_ALONE = rf"(?=(?:s|’s?|')?(?![\w-])(?!\s[{_CAPITAL}]))"


@dataclass(frozen=True, slots=True)
class Known:
    """What a name means (its entity and the name it goes by), and the bodies and papers (sources) that say so.

    No bodies: in any paper.
    """

    ref: Ref
    name: str
    bodies: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()

    def joined(self, other: Known | None) -> Known:
        """The two as one."""
        if other is None:
            return self
        return replace(self, bodies=self.bodies | other.bodies, sources=self.sources | other.sources)


class Elsewhere:
    """The names of all papers, to be looked up in each."""

    def __init__(
        self,
        analyses: Sequence[Analysis],
        resolve: Callable[[str, Ref], Ref],
        names: Mapping[Ref, str],
        given: Mapping[str, str],
    ) -> None:
        """`given` are the names of reference data and the last steps of the IRIs that they name."""
        self._resolve, self._names = resolve, names
        self._bodies = {a.document.source: frozenset(_bodies(a, resolve)) for a in analyses}
        self._local = {a.document.source: frozenset(self._locals(a)) for a in analyses}
        self._organisations = _unique((*self._named(analyses), *self._loaded(given)))
        self._families = self._by_family(analyses)

    def completed(self, analysis: Analysis) -> Analysis:
        """`analysis` with the names that other papers explain; itself where there are none."""
        text = analysis.document.text
        taken = bytearray(len(text))
        described = {entity.ref.path[-1] for entity in analysis.entities if entity.ref.kind == "person"}
        ends = {}
        for mention in analysis.mentions:
            if mention.label == "PER" and slug(mention.norm or mention.form) not in described:
                continue
            taken[mention.span.start : mention.span.end] = b"\x01" * (mention.span.end - mention.span.start)
            if mention.label == "ORG":
                ends[mention.span.start] = mention.span.end
        near = self._nearness(analysis)
        found = []
        for span, known in (*self._phrases(text), *self._people(text, near)):
            cut = min(ends.get(span.start, span.start), span.end)
            if near(known) and cut < span.end and not any(taken[cut : span.end]):
                taken[span.start : span.end] = b"\x01" * (span.end - span.start)
                found.append((span, known))
        return _with(analysis, found) if found else analysis

    def _nearness(self, analysis: Analysis) -> Callable[[Known], bool]:
        """Whether a paper speaks of a body whose papers say what is known, or of what one of those papers speaks of."""
        spoken, source = frozenset(self._spoken(analysis)), analysis.document.source
        alike = {other for other, names in self._local.items() if len(names & self._local[source]) >= SHARED}

        def near(known: Known) -> bool:
            return not known.bodies or bool(known.bodies & spoken or known.sources & alike)

        return near

    def _locals(self, analysis: Analysis) -> Iterator[str]:
        """The organisations of a paper that not all papers name: no ministries and national bodies."""
        for mention in analysis.mentions:
            if mention.label == "ORG":
                ref = self._resolve(
                    analysis.document.source, Ref("organisation", (slug(mention.norm or mention.form),))
                )
                if type_of(self._names.get(ref, "")) in _LOCAL:
                    yield ref.path[0]

    def _spoken(self, analysis: Analysis) -> Iterator[str]:
        """The organisations that a paper speaks of, and the bodies whose paper it is."""
        source = analysis.document.source
        yield from self._bodies[source]
        yield from (self._resolve(source, e.ref).path[0] for e in analysis.entities if e.ref.kind == "organisation")

    def _named(self, analyses: Sequence[Analysis]) -> Iterator[tuple[str, Known]]:
        """Every name of an organisation that may be looked up, with what it means in one paper."""
        for analysis in analyses:
            source = analysis.document.source
            bodies = self._bodies[source]
            for mention in analysis.mentions:
                if mention.label != "ORG":
                    continue
                ref = self._resolve(source, Ref("organisation", (slug(mention.norm or mention.form),)))
                known = Known(ref, self._names.get(ref, mention.norm or mention.form))
                near = replace(known, bodies=bodies | {ref.path[0]}, sources=frozenset({source}))
                words = mention.form.split()
                if len(words) > 1:
                    yield mention.form, known if _in_full(mention.form, ref.path[0]) else near
                elif _SHORT.fullmatch(words[0]) and slug(words[0]) != ref.path[0]:
                    yield mention.form, near
                if len(words) > 1 and slug(words[-1]) in LEGAL_FORMS:
                    bare = " ".join(words[:-1])
                    yield bare, known if type_of(bare) else near

    def _loaded(self, given: Mapping[str, str]) -> Iterator[tuple[str, Known]]:
        """The names that people loaded, in any paper."""
        for form, name in given.items():
            ref = self._resolve("", Ref("organisation", (name,)))
            yield form, Known(ref, self._names.get(ref, form))

    def _phrases(self, text: str) -> Iterator[tuple[Span, Known]]:
        end = 0
        for start in _START.finditer(text):
            if start.start() < end:
                continue
            for pattern, known in self._organisations.get(start[0].rstrip(".").removesuffix("s"), ()):
                if match := pattern.match(text, start.start()):
                    end = match.end()
                    yield Span(match.start(), end), known
                    break

    def _by_family(self, analyses: Sequence[Analysis]) -> Mapping[str, Mapping[Ref, Known]]:
        """Family name -> the people who have it, each with the bodies that they are told to belong to."""
        found: dict[str, dict[Ref, Known]] = defaultdict(dict)
        for analysis in analyses:
            source, near = analysis.document.source, defaultdict[Ref, set[str]](set)
            for statement in analysis.statements:
                if statement.predicate == "vg:affiliation" and isinstance(statement.object, Ref):
                    near[statement.subject].add(self._resolve(source, statement.object).path[0])
            for entity in analysis.entities:
                if entity.ref.kind != "person" or len(entity.label.split()) < 2:
                    continue
                ref = self._resolve(source, entity.ref)
                bodies = near[entity.ref] | self._bodies[source]
                family, label = entity.label.split()[-1], self._names.get(ref, entity.label)
                known = Known(ref, label, frozenset(bodies | {""}), frozenset({source}))
                found[family][ref] = known.joined(found[family].get(ref))
        return found

    def _people(self, text: str, near: Callable[[Known], bool]) -> Iterator[tuple[Span, Known]]:
        """Initials and a family name, where one person has them who is known near by."""
        for match in _INITIALED.finditer(text):
            given = (match["given"] or "").split()
            initials = [*given, *re.findall(rf"[{_CAPITAL}]", match["initials"])]
            fitting = [
                known
                for known in self._families.get(match["family"], {}).values()
                if len(known.ref.path) == 1 and near(known) and _begins_with(known.name, initials)
            ]
            if len(fitting) == 1:
                yield Span(match.start(), match.end()), fitting[0]


def _begins_with(name: str, told: Sequence[str]) -> bool:
    """Whether a name has the given name and the initials that are told, in their order."""
    words = name.split() if len(told[0]) > 1 else name.replace("-", " ").split()
    return len(words) > len(told) and all(word.startswith(one) for word, one in zip(words, told, strict=False))


def _bodies(analysis: Analysis, resolve: Callable[[str, Ref], Ref]) -> Iterator[str]:
    """The bodies whose cases and meetings a paper has."""
    for entity in analysis.entities:
        if entity.ref.kind in BODY_SCOPED:
            yield resolve(analysis.document.source, Ref("organisation", (entity.ref.path[0],))).path[0]


def _unique(named: Iterable[tuple[str, Known]]) -> dict[str, list[tuple[re.Pattern[str], Known]]]:
    """First word -> the names that begin with it, the longest first; a name that means two things is left out."""
    meant: dict[str, dict[Ref, Known]] = defaultdict(dict)
    for form, known in named:
        meant[form][known.ref] = known.joined(meant[form].get(known.ref))
    found: dict[str, list[tuple[re.Pattern[str], Known]]] = defaultdict(list)
    for form in sorted((form for form in meant if _could_be_looked_up(form)), key=lambda one: (-len(one), one)):
        if len(meant[form]) == 1:
            words = [tuple(sorted(variants(word))) for word in form.split()]
            pattern = re.compile(_GAP.join(f"(?:{'|'.join(map(re.escape, word))})" for word in words) + _ALONE)
            for first in words[0]:
                found[first.rstrip(".").removesuffix("s")].append((pattern, next(iter(meant[form].values()))))
    return found


def _in_full(form: str, name: str) -> bool:
    """Whether a form is the whole name (a slug), in either written form and with or without its legal form.

    >>> _in_full("Tindvik sjukehus", "tindvik-sykehus-hf"), _in_full("Rådet for eldre", "radet-for-eldre-i-nes-kommune")
    (True, False)
    """
    said, whole = written_key(slug(form)), written_key(name)
    return said == whole or any(f"{said}-{legal}" == whole for legal in LEGAL_FORMS)


def _could_be_looked_up(form: str) -> bool:
    """Whether a name is none that ordinary words make at the beginning of a sentence, and no system's."""
    words = form.split()
    if not 0 < len(words) <= LONGEST or not words[0][:1].isupper() or is_system(form):
        return False
    if len(words) == 1:
        letters = len(form) >= SHORTEST and bool(_SHORT.fullmatch(form))
        return letters or (len(form) >= LONG_WORD and form.casefold() not in ordinary())
    return any(w[0].isupper() and w.casefold() not in ordinary() for w in words)


def _with(analysis: Analysis, found: Sequence[tuple[Span, Known]]) -> Analysis:
    """`analysis` with mentions of what was found, each said once to be called so."""
    text, language = analysis.document.text, analysis.language
    entities = {entity.ref: entity for entity in analysis.entities}
    labels = {"organisation": ("ORG", "vg:Organisation"), "person": ("PER", "vg:Person")}
    mentions, statements, said = [], [], set()
    covered = bytearray(len(text))
    for span, _ in found:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    for span, known in found:
        form = " ".join(span.of(text).split())
        label, kind = labels[known.ref.kind]
        ref = known.ref
        name = known.name if slug(known.name) == ref.path[-1] else ref.path[-1]
        mentions.append(Mention(span, label, form, name))
        entities.setdefault(ref, Entity(ref, (kind,), known.name, language, span))
        if (ref, form) not in said:
            said.add((ref, form))
            evidence = Evidence(span, span.of(text), analysis.document.page_of(span.start))
            literal = Literal(form, language=language) if kind == "vg:Organisation" else Literal(form)
            statements.append(Statement(ref, "skos:altLabel", literal, evidence, EXTRACTOR, SURE))
    mentions += [mention for mention in analysis.mentions if not any(covered[mention.span.start : mention.span.end])]
    return replace(
        analysis,
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        entities=tuple(entities.values()),
        statements=(*analysis.statements, *statements),
    )
