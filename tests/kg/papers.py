"""Two small papers and what a careful reader takes out of them, made by hand.

The analyses go through the same doors as real ones; only the rules that would find them are left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.identifiers import slug
from kg.model import (
    Analysis,
    Document,
    Entity,
    Evidence,
    External,
    Literal,
    Object,
    Page,
    Ref,
    Segment,
    SegmentKind,
    Span,
    Statement,
)
from kg.recognition import Organisation

VG = "https://w3id.org/vedtaksgraf/ns#"
BOARD = "board.txt"
PLAN = "plan.txt"

BOARD_TEXT = """Fjordvik helseråd
Møte 4. mars 2024

Sak 7-2024 Ny journal ved legevakta
Saken følger opp sak 3-2024. Innføringen bygger opp under mål 2 i Digitalplanen.

Forslag til vedtak
1. Fjordvik helseråd godkjenner planen for ny journal.
2. Rådet ber direktøren rapportere hvert kvartal.
"""

PLAN_TEXT = """Digitalplanen 2024-2028

Mål 2 Journalen følger pasienten
Delmål: Alle deler én medisinliste
Indikator 2.1 Andel pasienter med delt medisinliste
"""

COUNCIL = Ref("organisation", ("fjordvik-helserad",))
MEETING = Ref("meeting", ("fjordvik-helserad", "2024-03-04"))
CASE = Ref("case", ("fjordvik-helserad", "7-2024"))
EARLIER = Ref("case", ("fjordvik-helserad", "3-2024"))
DECISION = Ref("decision", ("fjordvik-helserad", "7-2024", "proposed"))
POINT = Ref("point", ("fjordvik-helserad", "7-2024", "proposed", "1"))
STRATEGY = Ref("strategy", ("digitalplanen", "2024"))
GOAL = Ref("goal", ("digitalplanen", "2024", "mal-2"))
SUBGOAL = Ref("goal", ("digitalplanen", "2024", "mal-2-alle-deler"))
INDICATOR = Ref("indicator", ("digitalplanen", "2024", "2.1"))
LINK = Ref("trace", ("fjordvik-helserad", "7-2024", "digitalplanen", "2024", "mal-2"))


@dataclass
class Notes:
    """Collects what a reader takes out of `text`; quotes are found in it, so spans are always true."""

    text: str
    entities: list[Entity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def name(self, ref: Ref, kind: str, label: str, at: str | None = None) -> None:
        self.entities.append(Entity(ref, (kind,), label, "nb", self.span(at or label)))

    def say(self, subject: Ref, predicate: str, value: Object | str, quote: str, sure: float = 1.0) -> None:
        thing = Literal(value, language="nb") if isinstance(value, str) else value
        evidence = Evidence(self.span(quote), quote, 1)
        self.statements.append(Statement(subject, predicate, thing, evidence, "hand/1", sure))

    def span(self, quote: str) -> Span:
        start = self.text.index(quote)
        return Span(start, start + len(quote))


def board_notes(text: str = BOARD_TEXT) -> Notes:
    notes = Notes(text)
    head = "Sak 7-2024"
    notes.name(COUNCIL, "vg:Organisation", "Fjordvik helseråd")
    notes.name(MEETING, "vg:Meeting", "Møte 4. mars 2024")
    notes.name(CASE, "vg:Case", "Ny journal ved legevakta")
    notes.name(EARLIER, "vg:Case", "Sak 3-2024", "sak 3-2024")
    notes.name(DECISION, "vg:Decision", "Forslag til vedtak i sak 7-2024", "Forslag til vedtak")
    notes.name(POINT, "vg:DecisionPoint", "Vedtakspunkt 1", "1. Fjordvik helseråd godkjenner")
    notes.name(STRATEGY, "vg:Strategy", "Digitalplanen")
    notes.name(GOAL, "vg:StrategicGoal", "Mål 2", "mål 2")
    notes.name(LINK, "vg:TraceLink", "7-2024 bygger opp under mål 2", "bygger opp under mål 2")
    notes.say(COUNCIL, "skos:prefLabel", "Fjordvik helseråd", "Fjordvik helseråd")
    notes.say(MEETING, "vg:body", COUNCIL, "Fjordvik helseråd")
    notes.say(MEETING, "dcterms:date", Literal("2024-03-04", "date"), "4. mars 2024")
    notes.say(CASE, "dcterms:identifier", Literal("7-2024"), head)
    notes.say(CASE, "dcterms:title", "Ny journal ved legevakta", "Ny journal ved legevakta")
    notes.say(CASE, "vg:body", COUNCIL, "Fjordvik helseråd")
    notes.say(CASE, "vg:consideredAt", MEETING, "Møte 4. mars 2024")
    notes.say(CASE, "vg:followsUp", EARLIER, "følger opp sak 3-2024", 0.9)
    notes.say(EARLIER, "dcterms:identifier", Literal("3-2024"), "sak 3-2024")
    notes.say(EARLIER, "vg:body", COUNCIL, "Fjordvik helseråd", 0.8)
    notes.say(DECISION, "vg:inCase", CASE, "Forslag til vedtak")
    notes.say(DECISION, "vg:body", COUNCIL, "Fjordvik helseråd godkjenner")
    notes.say(DECISION, "vg:status", External(f"{VG}Proposed"), "Forslag til vedtak")
    notes.say(DECISION, "vg:hasPoint", POINT, "1. Fjordvik helseråd godkjenner planen for ny journal.")
    words = "Fjordvik helseråd godkjenner planen for ny journal."
    notes.say(POINT, "vg:text", words, words)
    notes.say(POINT, "vg:number", Literal("1"), "1. Fjordvik")
    notes.say(POINT, "vg:action", "godkjenne", "godkjenner")
    _link(notes)
    return notes


def _link(notes: Notes) -> None:
    quote = "Innføringen bygger opp under mål 2 i Digitalplanen."
    notes.say(STRATEGY, "dcterms:title", "Digitalplanen", "Digitalplanen")
    notes.say(GOAL, "dcterms:identifier", Literal("Mål 2"), "mål 2")
    notes.say(GOAL, "vg:inStrategy", STRATEGY, "mål 2 i Digitalplanen")
    notes.say(CASE, "vg:addresses", GOAL, quote, 0.9)
    notes.say(LINK, "vg:from", CASE, quote)
    notes.say(LINK, "vg:to", GOAL, quote)
    notes.say(LINK, "vg:basis", External(f"{VG}Stated"), quote)
    notes.say(LINK, "vg:confidence", Literal("0.90", "decimal"), quote)
    notes.say(LINK, "vg:quote", quote, quote)


def plan_notes(text: str = PLAN_TEXT) -> Notes:
    notes = Notes(text)
    notes.name(STRATEGY, "vg:Strategy", "Digitalplanen")
    notes.name(GOAL, "vg:StrategicGoal", "Journalen følger pasienten")
    notes.name(SUBGOAL, "vg:Subgoal", "Alle deler én medisinliste")
    notes.name(INDICATOR, "vg:Indicator", "Andel pasienter med delt medisinliste")
    notes.say(STRATEGY, "dcterms:title", "Digitalplanen", "Digitalplanen")
    notes.say(STRATEGY, "vg:period", Literal("2024-2028"), "2024-2028")
    notes.say(GOAL, "dcterms:identifier", Literal("Mål 2"), "Mål 2")
    notes.say(GOAL, "dcterms:title", "Journalen følger pasienten", "Journalen følger pasienten")
    notes.say(GOAL, "vg:inStrategy", STRATEGY, "Mål 2")
    notes.say(SUBGOAL, "dcterms:title", "Alle deler én medisinliste", "Alle deler én medisinliste")
    notes.say(SUBGOAL, "vg:subgoalOf", GOAL, "Delmål: Alle deler én medisinliste")
    notes.say(SUBGOAL, "vg:inStrategy", STRATEGY, "Digitalplanen")
    notes.say(INDICATOR, "dcterms:identifier", Literal("2.1"), "2.1")
    notes.say(
        INDICATOR,
        "dcterms:title",
        "Andel pasienter med delt medisinliste",
        "Andel pasienter med delt medisinliste",
    )
    notes.say(INDICATOR, "vg:measures", GOAL, "Indikator 2.1")
    return notes


def paragraphs(text: str) -> tuple[Span, ...]:
    """The stretches between blank lines."""
    return tuple(Span(*match.span()) for match in re.finditer(r"\S(?:.|\n(?!\s*\n|\s*$))*", text))


def document(source: str, text: str) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(source, text, digest, "text/plain", (Page(1, Span(0, len(text))),))


def analysis(paper: Document, notes: Notes, kind: str, title: str) -> Analysis:
    return Analysis(
        document=paper,
        language="nb",
        title=title,
        type=kind,
        issued="2024-02-26",
        segments=_segments(paper.text),
        entities=tuple(notes.entities),
        statements=tuple(notes.statements),
        passages=paragraphs(paper.text),
    )


def _segments(text: str) -> tuple[Segment, ...]:
    whole = Segment(SegmentKind.DOCUMENT, Span(0, len(text)))
    match = re.search(r"^Sak (\S+) (.+)$", text, re.MULTILINE)
    if not match:
        return (whole,)
    heading = Span(*match.span())
    attributes = (("number", match[1]), ("title", match[2]))
    return whole, Segment(SegmentKind.CASE, Span(match.start(), len(text)), 0, heading, attributes)


def board(text: str = BOARD_TEXT) -> Analysis:
    return analysis(document(BOARD, text), board_notes(text), "board-papers", "Møte i Fjordvik helseråd")


def plan(text: str = PLAN_TEXT) -> Analysis:
    return analysis(document(PLAN, text), plan_notes(text), "strategy", "Digitalplanen 2024-2028")


class Reader:
    """Analyses any text: as the two papers where their words stand in it, else as one titled document."""

    def analyse(self, paper: Document) -> Analysis:
        if "Digitalplanen 2024" in paper.text:
            return analysis(paper, plan_notes(paper.text), "strategy", "Digitalplanen 2024-2028")
        if "Fjordvik" in paper.text:
            return analysis(paper, board_notes(paper.text), "board-papers", "Møte i Fjordvik helseråd")
        return analysis(paper, Notes(paper.text), "other", paper.text.splitlines()[0])


@dataclass(frozen=True)
class Named:
    """An entity that resolution gives a name of its own choosing."""

    ref: Ref
    label: str


@dataclass(frozen=True)
class Resolution:
    """Joins names by a table of slugs; without one, every name means itself."""

    same: tuple[tuple[str, str], ...] = ()
    entities: tuple[Named, ...] = ()
    register: tuple[Organisation, ...] = ()

    def completed(self, analysis: Analysis) -> Analysis:
        return analysis

    def ref(self, _: str, ref: Ref) -> Ref:
        table = dict(self.same)
        return Ref(ref.kind, tuple(table.get(step, step) for step in ref.path))


def resolve(_: Sequence[Analysis]) -> Resolution:
    return Resolution()


def joined(*same: tuple[str, str]) -> object:
    """A resolver that knows `same` to be one."""
    return lambda _: Resolution(tuple((slug(one), slug(other)) for one, other in same))


def misspelt(found: Analysis) -> Analysis:
    """The same analysis with a property that no vocabulary has."""
    return replace(found, statements=(replace(found.statements[0], predicate="vg:tittel"),))
