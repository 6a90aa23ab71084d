"""Small papers about decisions and goals, made by hand, and their views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Analysis, External, Literal, Ref
from kg.placing import View
from tests.kg import papers
from tests.kg.papers import VG, Notes
from tests.kg.test_derived import views

BODY = "fjordvik-helserad"
STRATEGY = Ref("strategy", ("digitalplanen", "2024"))


@dataclass(frozen=True)
class Case:
    """A case with one decision; `addresses` are the goals that it is said to serve."""

    title: str
    points: Sequence[str]
    number: str = "7-2024"
    body: str = BODY
    status: str = "adopted"
    date: str | None = None
    addresses: Sequence[Ref] = ()


@dataclass(frozen=True)
class Plan:
    """A strategy with goals, by the last steps of their refs; a sub-goal's begin with its goal's."""

    goals: dict[str, str]
    title: str = "Digitalplanen"
    ref: Ref = STRATEGY
    period: str | None = "2024-2028"
    owner: str | None = BODY
    indicators: dict[str, tuple[str, str]] = field(default_factory=dict)


def goal(step: str, strategy: Ref = STRATEGY) -> Ref:
    return Ref("goal", (*strategy.path, *step.split("/")))


def point(number: int = 1, case: Case | None = None) -> Ref:
    made = case or Case("", ())
    return Ref("point", (made.body, made.number, made.status, str(number)))


def board_paper(case: Case, source: str = "sak.txt") -> Analysis:
    names = [f"Mål {step.path[-1]}" for step in case.addresses]
    text = "\n\n".join(
        [f"{case.body} {case.number}", case.title, case.date or "Udatert", *case.points, *names, "Vedtak"]
    )
    notes = Notes(text)
    ref = Ref("case", (case.body, case.number))
    decision = Ref("decision", (*ref.path, case.status))
    notes.name(ref, "vg:Case", case.title)
    notes.name(decision, "vg:Decision", f"{case.status} {case.number}", "Vedtak")
    notes.name(Ref("organisation", (case.body,)), "vg:Organisation", case.body)
    notes.say(Ref("organisation", (case.body,)), "skos:prefLabel", case.body, case.body)
    notes.say(ref, "dcterms:title", case.title, case.title)
    notes.say(ref, "dcterms:identifier", Literal(case.number), case.number)
    notes.say(ref, "vg:body", Ref("organisation", (case.body,)), case.body)
    notes.say(decision, "vg:inCase", ref, case.number)
    notes.say(decision, "vg:body", Ref("organisation", (case.body,)), case.body)
    notes.say(decision, "vg:status", External(f"{VG}{case.status.title()}"), "Vedtak")
    if case.date:
        notes.say(decision, "dcterms:date", Literal(case.date, "date"), case.date)
    for number, words in enumerate(case.points, 1):
        own = point(number, case)
        notes.name(own, "vg:DecisionPoint", words)
        notes.say(decision, "vg:hasPoint", own, words)
        notes.say(own, "vg:text", words, words)
    for aim in case.addresses:
        _address(notes, ref, aim)
    return papers.analysis(papers.document(source, text), notes, "board-papers", case.title)


def _address(notes: Notes, case: Ref, aim: Ref) -> None:
    quote = f"Mål {aim.path[-1]}"
    link = Ref("trace", (*case.path, *aim.path))
    notes.name(link, "vg:TraceLink", quote)
    notes.say(case, "vg:addresses", aim, quote, 0.6)
    for name, value in (("from", case), ("to", aim), ("basis", External(f"{VG}Stated"))):
        notes.say(link, f"vg:{name}", value, quote)
    notes.say(link, "vg:confidence", Literal("0.6", "decimal"), quote)
    notes.say(link, "vg:quote", quote, quote)


def plan_paper(plan: Plan, source: str = "plan.txt") -> Analysis:
    lines = [plan.title, plan.period or "", plan.owner or "", *plan.goals.values()]
    lines += [f"{number} {title}" for number, (title, _) in plan.indicators.items()]
    notes = Notes("\n\n".join(line for line in lines if line))
    notes.name(plan.ref, "vg:Strategy", plan.title)
    notes.say(plan.ref, "dcterms:title", plan.title, plan.title)
    if plan.period:
        notes.say(plan.ref, "vg:period", Literal(plan.period), plan.period)
    if plan.owner:
        owner = Ref("organisation", (plan.owner,))
        notes.name(owner, "vg:Organisation", plan.owner)
        notes.say(owner, "skos:prefLabel", plan.owner, plan.owner)
        notes.say(plan.ref, "vg:owner", owner, plan.owner)
    for step, title in plan.goals.items():
        aim = goal(step, plan.ref)
        notes.name(aim, "vg:Subgoal" if "/" in step else "vg:StrategicGoal", title)
        notes.say(aim, "dcterms:title", title, title)
        notes.say(aim, "vg:inStrategy", plan.ref, title)
        if "/" in step:
            notes.say(aim, "vg:subgoalOf", goal(step.rpartition("/")[0], plan.ref), title)
    for number, (title, step) in plan.indicators.items():
        own = Ref("indicator", (*plan.ref.path, number))
        notes.name(own, "vg:Indicator", title)
        notes.say(own, "dcterms:identifier", Literal(number), number)
        notes.say(own, "dcterms:title", title, title)
        notes.say(own, "vg:measures", goal(step, plan.ref), title)
    return papers.analysis(papers.document(source, notes.text), notes, "strategy", plan.title)


def seen(*analyses: Analysis) -> list[View]:
    """The analyses as they are published together, each name meaning itself."""
    return views(list(analyses), papers.Resolution())
