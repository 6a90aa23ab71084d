"""Lists: cases, strategies, organisations, documents."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from web.site import cut, paging, questions

blueprint = Blueprint("lists", __name__)


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
