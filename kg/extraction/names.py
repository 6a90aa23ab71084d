"""The refs that several families of statements share."""

from __future__ import annotations

from kg.identifiers import slug
from kg.model import Ref, Segment


def body_ref(name: str) -> Ref:
    """The organisation of that name."""
    return Ref("organisation", (slug(name),))


def group_ref(body: str, words: str) -> Ref:
    """Those who speak by a description and without a name, in the papers of a body (a slug)."""
    return Ref("group", (body, slug(words)))


def case_ref(body: str, number: str) -> Ref:
    """The case with that number in the series of that body."""
    return Ref("case", (slug(body), slug(number)))


def meeting_ref(body: str, date: str | None, number: str | None = None) -> Ref | None:
    """The meeting of that body on that ISO date, or of that number where no date is known."""
    told = date or (slug(number) if number else None)
    return Ref("meeting", (slug(body), told)) if told else None


def segment_case(segment: Segment) -> Ref | None:
    """The case that a case segment is about."""
    body, number = segment.get("body"), segment.get("number")
    return case_ref(body, number) if body and number else None


def segment_meeting(segment: Segment) -> Ref | None:
    """The meeting that a meeting segment is about."""
    body = segment.get("body")
    return meeting_ref(body, segment.get("date"), segment.get("number")) if body else None
