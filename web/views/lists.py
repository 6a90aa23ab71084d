"""Lists: cases, strategies, organisations, documents, and the network of precedents."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request, stream_with_context

from web.site import cut, paging, questions, workspace

blueprint = Blueprint("lists", __name__)
MOST_CITED = 40
MOST_COMMUNITIES = 12
MOST_BETWEEN = 40


@blueprint.get("/cases")
def cases() -> str:
    """Cases, those of the newest meetings first; `body` narrows to one body."""
    body, page = request.args.get("body") or None, paging()
    lists = questions().lists
    shown, rows = cut(page, lists.cases(body=body, limit=page.size + 1, offset=page.offset))
    bodies = lists.bodies()
    chosen = next((name for name, _ in bodies if name.iri == body), None)
    return render_template("cases.html", rows=rows, paging=shown, bodies=bodies, chosen=chosen)


@blueprint.get("/strategies")
def strategies() -> str:
    """All strategies."""
    return render_template("strategies.html", rows=questions().lists.strategies())


@blueprint.get("/organisations")
def organisations() -> str:
    """Organisations, those with most cases first."""
    page = paging()
    found = questions().lists.organisations(limit=page.size + 1, offset=page.offset)
    shown, rows = cut(page, found)
    return render_template("organisations.html", rows=rows, paging=shown)


@blueprint.get("/documents")
def documents() -> str:
    """Documents, the newest first."""
    page = paging()
    shown, rows = cut(page, questions().lists.documents(limit=page.size + 1, offset=page.offset))
    return render_template("documents.html", rows=rows, paging=shown)


@blueprint.get("/network")
def network() -> str:
    """Which cases are spoken of most, by whom, and which hang together."""
    found = workspace().network()
    return render_template(
        "network.html",
        network=found,
        cited=[case for case in found.most_cited(MOST_CITED) if case.cited_by],
        between=found.between_bodies()[:MOST_BETWEEN],
        communities=found.communities[:MOST_COMMUNITIES],
    )


@blueprint.get("/network.csv")
def network_as_csv() -> Response:
    """A line for each case that speaks of another."""
    return _file(Response(stream_with_context(workspace().network().as_csv()), content_type="text/csv; charset=utf-8"))


@blueprint.get("/network.graphml")
def network_as_graphml() -> Response:
    """The network for programs that draw and measure networks."""
    return _file(Response(workspace().network().as_graphml(), content_type="application/graphml+xml"))


def _file(response: Response) -> Response:
    name = request.path.removeprefix("/")
    response.headers["Content-Disposition"] = f'attachment; filename="vedtaksgraf-{name}"'
    return response
