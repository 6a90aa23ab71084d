"""The command line's answers over HTTP, whether the site is well, and what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, jsonify, request, stream_with_context

from kg import QueryError, as_csv, as_json
from web.asking import EACH, asked_for
from web.measuring import metrics
from web.site import whole_number, workspace
from web.translation import gettext

LONGEST_TYPED = 400
blueprint = Blueprint("api", __name__)


@blueprint.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@blueprint.get("/api/search")
def search() -> Response:
    """The same JSON as `vedtaksgraf search --json`."""
    for name in ("limit", "offset"):
        if name in request.args and whole_number(name) is None:
            raise QueryError(f"{name} must be a whole number, 0 or more")
    if request.args.get("each", EACH[0]) not in EACH:
        raise QueryError(f"each must be {' or '.join(EACH)}")
    return jsonify(asked_for().answer(workspace()).for_words().to_json())


@blueprint.get("/api/complete")
def complete() -> Response:
    """What the last piece of a query that is being typed may become."""
    return jsonify([one.to_json() for one in workspace().complete(request.args.get("q", "")[:LONGEST_TYPED])])


@blueprint.get("/api/entities")
def entities() -> Response:
    """The entities that may be meant by the beginning of a name, for the SPARQL editor."""
    found = workspace().suggest(request.args.get("q", "")[:LONGEST_TYPED])
    return jsonify([{"iri": iri, "label": label, "kind": kind} for iri, label, kind in found])


@blueprint.get("/api/terms")
def terms() -> Response:
    """The classes and properties that the graph has, for the SPARQL editor."""
    return jsonify(workspace().terms())


@blueprint.get("/search.csv")
def every_hit_as_csv() -> Response:
    """All hits of a search for a spreadsheet."""
    return _download(as_csv(asked_for().every_hit(workspace())), "text/csv", "csv")


@blueprint.get("/search.json")
def every_hit_as_json() -> Response:
    """All hits of a search for another program."""
    return _download(as_json(asked_for().every_hit(workspace())), "application/json", "json")


def _download(pieces: Iterator[str], kind: str, ending: str) -> Response:
    response = Response(stream_with_context(pieces), content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="vedtaksgraf.{ending}"'
    return response


@blueprint.get("/api/trace")
def trace() -> Response:
    """The same JSON as `vedtaksgraf trace --json`."""
    entity = request.args.get("entity", "").strip()
    if not entity:
        raise QueryError(gettext("Say what to trace: /api/trace?entity=134-2022"))
    return jsonify(workspace().trace(entity).to_json())


@blueprint.get("/metrics")
def counts() -> Response:
    """What the site counts of itself, for Prometheus."""
    body, media_type = metrics().exposed(request.headers.get("Accept", ""))
    return Response(body, content_type=media_type)


@blueprint.get("/healthz")
def health() -> Response:
    """Whether the site answers, and how much it holds."""
    status = workspace().status()
    return jsonify(status="ok", documents=status.documents, triples=status.triples, passages=status.passages)
