"""Pages: search, one page for every thing, the text of documents, traces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from flask import Blueprint, abort, render_template, request

from kg import Passage, Standing, TracePath, UnknownEntityError
from web.asking import asked_for
from web.drawing import MOST_PATHS, drawn
from web.marking import Part, blocks, part_at, parts
from web.site import questions, whole_number, workspace
from web.views.linked_data import known

blueprint = Blueprint("pages", __name__)
NEWEST = 6


@blueprint.get("/")
def home() -> str:
    """The search box, and what there is to look at."""
    lists = questions().lists
    return render_template(
        "home.html",
        counts=lists.counts(),
        newest=lists.cases(limit=NEWEST),
        strategies=lists.strategies(),
        status=workspace().status(),
    )


@blueprint.get("/search")
def search() -> str:
    """What was found, with facets as links; without a query the front page."""
    asked = asked_for()
    if not asked.query and not asked.filters:
        return home()
    return render_template("search.html", asked=asked, answer=asked.answer(workspace()))


@blueprint.get("/page/<path:path>")
def page(path: str) -> str:
    """The page about the instance at `path`."""
    iri, kind = known(path), path.partition("/")[0]
    present = _PRESENT.get(kind, _thing)
    shown = present(iri)
    if shown is None:
        abort(404)
    return shown


@blueprint.get("/trace")
def trace() -> str:
    """The paths from or to an entity, drawn and as text; without an entity a form that asks for one.

    `basis=stated` and `sure` (per cent) narrow the paths; `target` shows the other ways to one thing.
    """
    entity, target = (request.args.get(name, "").strip() for name in ("entity", "target"))
    stated, sure = request.args.get("basis") == "stated", min(whole_number("sure") or 0, 100)
    found, problem, left_out = None, None, 0
    ways: Sequence[TracePath] = ()
    if entity:
        try:
            found = workspace().trace(entity)
            ways = workspace().ways(entity, target) if target else ()
        except UnknownEntityError as error:
            problem = str(error)
    if found:
        paths = tuple(path for path in found.paths if fits(path, stated=stated, sure=sure))
        found, left_out = replace(found, paths=paths), len(found.paths) - len(paths)
    return render_template(
        "trace.html",
        entity=entity,
        trace=found,
        problem=problem,
        picture=drawn(found) if found else None,
        most=MOST_PATHS,
        stated=stated,
        sure=sure,
        left_out=left_out,
        target=target,
        ways=ways,
    )


def fits(path: TracePath, *, stated: bool, sure: int) -> bool:
    """Whether a path is stated where that is asked for, and at least so sure, in per cent."""
    return path.confidence * 100 >= sure and not (stated and path.basis != "stated")


def _case(iri: str) -> str | None:
    found = questions().case(iri)
    if found is None:
        return None
    return render_template(
        "case.html",
        case=found,
        it=found.resource,
        events=questions().timeline(iri),
        followups=questions().followups([iri], date.today()),
        like=workspace().precedents(iri, limit=SIMILAR),
    )


def _decision(iri: str) -> str | None:
    found = questions().decision(iri)
    if found is None:
        return None
    cases = [case.name.iri for case in found.resource.all("vg:inCase") if case.name]
    return render_template(
        "decision.html",
        decision=found,
        it=found.resource,
        followups=questions().followups(cases, date.today()),
        like=workspace().precedents(iri, limit=SIMILAR),
    )


def _meeting(iri: str) -> str | None:
    found = questions().meeting(iri)
    return render_template("meeting.html", meeting=found, it=found.resource) if found else None


def _strategy(iri: str) -> str | None:
    found = questions().strategy(iri)
    return render_template("strategy.html", strategy=found, it=found.resource) if found else None


def _goal(iri: str) -> str | None:
    found = questions().goal(iri)
    if found is None:
        return None
    serving = questions().coverage.through_time(link.origin.iri for link in found.links)
    asked = questions().followups(serving.cases, date.today()).values()
    waiting = [one for one in asked if one.standing in _WAITING]
    return render_template(
        "goal.html", goal=found, it=found.resource, serving=serving, waiting=waiting, names=questions().names(waiting)
    )


def _indicator(iri: str) -> str | None:
    found = questions().indicator(iri)
    return render_template("indicator.html", indicator=found, it=found.resource) if found else None


def _actor(iri: str) -> str | None:
    found = questions().actor(iri)
    return render_template("actor.html", actor=found, it=found.resource) if found else None


def _thing(iri: str) -> str | None:
    found = questions().thing(iri)
    return render_template("thing.html", thing=found, it=found.resource) if found else None


def _document(iri: str) -> str | None:
    """A part of a document's text, with what was read from it; `start` and `end` select what is marked."""
    resource = questions().resource(iri)
    if resource is None:
        return None
    text, texts = workspace().text_of(iri), questions().texts
    passages = texts.passages(iri)
    found = parts(passages, len(text))
    selected = _selected(len(text))
    part = _part(found, selected)
    readings = texts.readings(iri, part.start, part.end)
    return render_template(
        "document.html",
        it=resource,
        original=workspace().original(iri),
        part=part,
        parts=found,
        landing=lambda position: _landing(passages, position),
        blocks=blocks(text, part, passages, readings, selected),
        outline=texts.outline(iri),
        selected=selected,
    )


def _selected(length: int) -> tuple[int, int] | None:
    start, end = whole_number("start"), whole_number("end")
    if start is None or end is None or not start < min(end, length):
        return None
    return start, min(end, length)


def _part(found: Sequence[Part], selected: tuple[int, int] | None) -> Part:
    """The part with what is selected, else the one that the URL names by position (`at`), number (`part`)."""
    position = selected[0] if selected else whole_number("at")
    if position is not None:
        return part_at(found, position)
    return found[min(max((whole_number("part") or 1) - 1, 0), len(found) - 1)]


def _landing(passages: Sequence[Passage], position: int) -> int:
    """Where the block begins that holds the character at `position`: a passage, or the gap behind one."""
    before = [passage for passage in passages if passage.start <= position]
    if not before:
        return 0
    return before[-1].start if position < before[-1].end else before[-1].end


_WAITING = (Standing.OVERDUE, Standing.NO_TRACE, Standing.UNKNOWN, Standing.OPEN)
SIMILAR = 5
"""How many similar cases a page shows."""
_PRESENT: dict[str, Callable[[str], str | None]] = {
    "case": _case,
    "decision": _decision,
    "meeting": _meeting,
    "strategy": _strategy,
    "goal": _goal,
    "indicator": _indicator,
    "organisation": _actor,
    "group": _actor,
    "person": _actor,
    "document": _document,
}
