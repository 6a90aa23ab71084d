"""What became of what decisions asked for: told by later cases and by deadlines, never guessed from silence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.actions import asking_actions
from kg.deadlines import is_next_meeting, last_day
from kg.queries.answers import Name, Quote
from kg.queries.binding import Iri
from kg.queries.lookup import Key, Lookup, Row
from ontology import shrink

FOLLOWS_UP = "vg:followsUp"


class Standing(StrEnum):
    """How a point stands that asks somebody for something.

    TAKEN_UP      a later case says that it follows up the point's case
    MENTIONED     a later case refers to it, and none says more
    OVERDUE       its deadline is past, the body has met since, and no later case here says anything of it
    OPEN          its deadline is still to come
    UNKNOWN       its deadline is past, but the papers of the body that are here end before it
    NO_TRACE      it has no deadline that can be read, and no later case here says anything of it
    """

    TAKEN_UP = "taken-up"
    MENTIONED = "mentioned"
    OVERDUE = "overdue"
    OPEN = "open"
    UNKNOWN = "unknown"
    NO_TRACE = "no-trace"


@dataclass(frozen=True, slots=True)
class Later:
    """A later case that follows up or refers to an earlier one (`predicate`), and the words that say so."""

    case: Name
    predicate: str
    date: str | None
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of the decision point `point`: how it stands, and all that this rests on.

    `due` is the last day of its `deadline`, as far as that can be read; `newest` the last meeting of the body that the
    papers here are of.
    """

    point: str
    standing: Standing
    decided: str | None
    deadline: str | None
    due: date | None
    newest: str | None
    later: tuple[Later, ...]


class FollowUps:
    """Follow-ups as of one day."""

    def __init__(self, lookup: Lookup, today: date) -> None:
        self._lookup = lookup
        self._today = today

    def of(self, cases: Sequence[str]) -> dict[str, FollowUp]:
        """What became of the points of `cases` that ask for something, by the point's IRI."""
        wanted = [Iri(case) for case in cases]
        rows = [row for row in self._lookup.ask("asked", cases=wanted) if _asks(row)] if wanted else []
        points: dict[str, Row] = {}
        for row in rows:
            points.setdefault(row["point"], row)
        later = self._later({row["case"] for row in rows})
        met = self._met({row["body"] for row in rows if "body" in row})
        return {iri: self._followed(row, later, met) for iri, row in points.items()}

    def _followed(self, row: Row, later: Mapping[str, list[Later]], met: Mapping[str, list[str]]) -> FollowUp:
        decided, deadline = row.get("date"), row.get("deadline")
        days = met.get(row.get("body", ""), [])
        after = tuple(one for one in later.get(row["case"], []) if _is_after(one, decided))
        due = _due(deadline, decided, days)
        newest = days[-1] if days else None
        return FollowUp(row["point"], self._standing(after, due, newest), decided, deadline, due, newest, after)

    def _standing(self, later: Sequence[Later], due: date | None, newest: str | None) -> Standing:
        if any(one.predicate == FOLLOWS_UP for one in later):
            return Standing.TAKEN_UP
        if later:
            return Standing.MENTIONED
        if due is None:
            return Standing.NO_TRACE
        if due >= self._today:
            return Standing.OPEN
        return Standing.OVERDUE if newest is not None and newest > due.isoformat() else Standing.UNKNOWN

    def _later(self, cases: set[str]) -> dict[str, list[Later]]:
        rows = list(self._lookup.ask("taken_up", cases=[Iri(case) for case in sorted(cases)])) if cases else []
        names = self._lookup.names({row["later"] for row in rows})
        said = self._lookup.quotes("evidence", subjects=[Iri(one) for one in sorted(names)]) if names else {}
        found: dict[str, dict[str, Later]] = defaultdict(dict)
        for row in sorted(rows, key=lambda row: shrink(row["predicate"]) == FOLLOWS_UP):
            key = Key((row["later"], row["predicate"], row["case"]))
            later = Later(names[row["later"]], shrink(row["predicate"]), row.get("date"), said.get(key, ()))
            found[row["case"]][row["later"]] = later
        return {
            case: sorted(later.values(), key=lambda one: (one.date or "", one.case.iri))
            for case, later in found.items()
        }

    def _met(self, bodies: set[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._lookup.ask("meeting_days", bodies=[Iri(body) for body in sorted(bodies)]) if bodies else ():
            found[row["body"]].append(row["date"])
        return found


def _asks(row: Row) -> bool:
    """Whether a point asks somebody for something: it says whom or by when, or asks by its verb."""
    return "who" in row or "deadline" in row or row.get("action") in asking_actions()


def _is_after(later: Later, decided: str | None) -> bool:
    """Whether a case speaks of a decision and not of what came before it."""
    return later.predicate == FOLLOWS_UP or bool(later.date and decided and later.date > decided)


def _due(deadline: str | None, decided: str | None, met: Sequence[str]) -> date | None:
    if deadline is None:
        return None
    since = _day(decided or "")
    if since and is_next_meeting(deadline):
        return next((day for day in map(_day, met) if day and day > since), None)
    return last_day(deadline, since)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
