"""What the questions answer with: frozen values that a page can show as they stand.

Predicates are prefixed names ("vg:inCase"), kinds local names ("Case"); what was read from a text has quotes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A resource as other pages name it: `kind` is the local name of its most telling class."""

    iri: str
    label: str
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a statement was read from; `start` and `end` are their span in the document's text."""

    document: Name
    quote: str
    start: int
    end: int
    page: int | None
    confidence: float | None = None
    extractor: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One thing said with `predicate`: `text` to read, `name` where it is a resource, why it is believed."""

    predicate: str
    text: str
    language: str
    datatype: str
    name: Name | None
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """All that is said of one thing."""

    name: Name
    kinds: tuple[str, ...]
    values: tuple[Value, ...]

    @property
    def iri(self) -> str:
        """The thing's IRI."""
        return self.name.iri

    def all(self, *predicates: str) -> tuple[Value, ...]:
        """What is said with any of `predicates`."""
        return tuple(value for value in self.values if value.predicate in predicates)

    def one(self, predicate: str) -> Value | None:
        """What is said with `predicate`, the first where several things are."""
        return next(iter(self.all(predicate)), None)


@dataclass(frozen=True, slots=True)
class TraceLink:
    """Why `origin` (a case, decision or point) is tied to `target` (a strategy, goal or indicator).

    What is not stated was inferred from the words that both have, `shared`.
    """

    origin: Name
    target: Name
    stated: bool
    confidence: float | None
    evidence: tuple[Quote, ...]
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """A proposed or adopted decision with its points."""

    resource: Resource
    points: tuple[Resource, ...]
    links: tuple[TraceLink, ...] = ()

    @property
    def adopted(self) -> bool:
        """Whether the body adopted it."""
        status = self.resource.one("vg:status")
        return status is not None and status.name is not None and status.name.iri.endswith("#Adopted")


@dataclass(frozen=True, slots=True)
class Case:
    """A case with its decisions, its neighbours and the goals it serves.

    A case that it follows up, or that follows it up, is not once more among those referred to.
    """

    resource: Resource
    decisions: tuple[Decision, ...]
    refers_to: tuple[Value, ...]
    followed_up_by: tuple[Value, ...]
    referred_to_by: tuple[Value, ...]
    sub_cases: tuple[Value, ...]
    comments: tuple[Resource, ...]
    links: tuple[TraceLink, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Something of a case that has a day.

    `what` is "mentioned" (first, in a document), "meeting", "proposed", "adopted", or how another case is tied to
    it: "earlier" (this one follows it up), "follows" or "refers" (it speaks of this one).
    """

    what: str
    thing: Name
    date: str


@dataclass(frozen=True, slots=True)
class News:
    """A case or a decision (with its points) that is new to those who follow a body, or a goal by its `links`."""

    resource: Resource
    points: tuple[Resource, ...]
    date: str | None
    links: tuple[TraceLink, ...] = ()

    @property
    def stated(self) -> bool:
        """Whether a text says that it belongs here."""
        return not self.links or any(link.stated for link in self.links)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The words that it rests on: those that tie it to the goal, else what was decided, else its title."""
        tied = [quote for link in self.links if link.stated for quote in link.evidence]
        origins = {link.origin.iri for link in self.links}
        points = [point for point in self.points if point.iri in origins] or self.points
        decided = [quote for point in points for text in point.all("vg:text")[:1] for quote in text.evidence[:1]]
        titled = [quote for title in self.resource.all("dcterms:title") for quote in title.evidence]
        said = [quote for value in self.resource.values for quote in value.evidence]
        return tuple(tied or decided or titled or said)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its cases and those who were there."""

    resource: Resource
    cases: tuple[Resource, ...]
    participants: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class GoalNode:
    """A goal of a strategy with the goals below it and the indicators that measure it."""

    resource: Resource
    below: tuple[GoalNode, ...]
    indicators: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy: its goals as a tree, and what is tied to the strategy itself."""

    resource: Resource
    goals: tuple[GoalNode, ...]
    links: tuple[TraceLink, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, what it consists of, and what is tied to it or to a goal below it."""

    node: GoalNode
    needed_by: tuple[Value, ...]
    supported_by: tuple[Value, ...]
    links: tuple[TraceLink, ...]

    @property
    def resource(self) -> Resource:
        """The goal itself."""
        return self.node.resource


@dataclass(frozen=True, slots=True)
class Indicator:
    """An indicator, its parts, and what is tied to it."""

    resource: Resource
    parts: tuple[Resource, ...]
    links: tuple[TraceLink, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage in which something is named."""

    document: Name
    start: int
    end: int
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation or a person, with what is tied to it; `attended` are participations in meetings."""

    resource: Resource
    incoming: tuple[Value, ...]
    attended: tuple[Resource, ...]
    case_count: int
    mention_count: int
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """Any resource, with what points at it."""

    resource: Resource
    incoming: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable stretch of a document's text."""

    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Landmark:
    """Where a document first speaks of something."""

    name: Name
    start: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement that was read from a document."""

    subject: Name
    value: Value
    quote: Quote


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case in a list."""

    name: Name
    number: str
    title: str
    body: Name | None
    date: str | None
    type: str | None


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """A strategy in a list."""

    name: Name
    owner: Name | None
    period: str | None
    goals: int
    indicators: int


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation in a list."""

    name: Name
    type: str | None
    cases: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    name: Name
    title: str
    source: str
    type: str | None
    date: str | None
