"""What is covered by the papers here, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template, request

from kg import Name, StrategyRow, TraceLink
from web.site import questions, workspace

blueprint = Blueprint("coverage", __name__)
MOST_SILENT = 50


@blueprint.get("/coverage")
def coverage() -> str:
    """Bodies against the goals of a strategy, decisions without goals, and papers that told nothing.

    `goal` and `body` open a cell of the matrix: what ties the body's cases to the goal.
    """
    asked = questions()
    strategies = asked.lists.strategies()
    chosen = _chosen(strategies)
    strategy = asked.strategy(chosen.iri) if chosen else None
    body, goal = request.args.get("body", ""), request.args.get("goal", "")
    return render_template(
        "coverage.html",
        strategies=strategies,
        chosen=chosen,
        matrix=asked.coverage.matrix(strategy) if strategy else None,
        body=body,
        goal=goal,
        links=_between(body, goal),
        bodies=asked.coverage.bodies(),
        silent=asked.coverage.silent_documents(limit=MOST_SILENT + 1),
        most_silent=MOST_SILENT,
        status=workspace().status(),
        runs=workspace().runs(),
    )


def _chosen(strategies: Sequence[StrategyRow]) -> Name | None:
    """The strategy that the URL names, else the one with most goals."""
    named = next((row.name for row in strategies if row.name.iri == request.args.get("strategy")), None)
    most = max(strategies, key=lambda row: row.goals, default=None)
    return named or (most.name if most else None)


def _between(body: str, goal: str) -> tuple[TraceLink, ...]:
    """What ties cases of a body to a goal."""
    if not body or not goal:
        return ()
    links = questions().links("links_to", [goal])
    mine = questions().coverage.of_body([link.origin.iri for link in links], body)
    return tuple(link for link in links if link.origin.iri in mine)
