"""What the head of a meeting's papers says, with where it is said."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Read:
    """A value and where it was read."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What the head of a meeting's papers says; `kind` is agenda, minutes, summons or papers."""

    kind: str
    start: int
    heading: Span
    body: Read | None
    date: Read | None = None
    number: Read | None = None
    place: Read | None = None
