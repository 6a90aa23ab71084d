"""The graph as a dataset: what it is (DCAT-AP-NO, VoID), and as files."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from kg import DUMP_FILES, Dump, UnknownEntityError, Version, in_form
from web.negotiation import TURTLE, Form, form_of_request, wants_page
from web.site import workspace

blueprint = Blueprint("datasets", __name__)
_SEE_OTHER = 303
_FOREVER = 365 * 24 * 3600


@blueprint.after_request
def _open(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@blueprint.get("/dataset")
def dataset() -> ResponseReturnValue:
    """What the graph is, who publishes it and how it can be had, as a page or in DCAT-AP-NO."""
    ours, version = workspace(), _version()
    facts = {"version": version, "config": ours.config, "dump": _dumped(version)}
    if wants_page() and not request.args.get("format"):
        return render_template("dataset.html", census=ours.census(), status=ours.status(), **facts)
    return _data(render_template("dataset.ttl", **facts), form_of_request())


@blueprint.get("/.well-known/void")
def void() -> Response:
    """What the dataset is, how much it holds of what and where it is asked, as VoID."""
    ours = workspace()
    text = render_template(
        "void.ttl",
        version=_version(),
        census=ours.census(),
        status=ours.status(),
        config=ours.config,
    )
    form = form_of_request() if request.args.get("format") else TURTLE
    return _data(text, form)


@blueprint.get("/dump/")
def dumps() -> str:
    """The publications that can be had as files."""
    return render_template("dumps.html", dumps=workspace().dumps(), version=_version())


@blueprint.get("/dump.json")
def dumps_as_json() -> dict[str, object]:
    """The same for a program."""
    return {"dumps": [dump.to_json() for dump in workspace().dumps()]}


@blueprint.get("/dump/latest/<name>")
def latest(name: str) -> ResponseReturnValue:
    """See other: the file of the publication that readers see now."""
    number = _version().number
    response = redirect(url_for("datasets.file", number=number, name=name), _SEE_OTHER)
    response.cache_control.no_cache = True
    return response


@blueprint.get("/dump/<int:number>/<name>")
def file(number: int, name: str) -> Response:
    """A file of a publication; it is the same for ever, so nobody needs to ask twice."""
    if name not in DUMP_FILES:
        raise NotFound
    dump = _dump(number)
    path = dump.file(name)
    kind = {file.name: "application/gzip" for file in dump.files}.get(name, "text/plain; charset=utf-8")
    tag = f"{dump.digest[:32]}-{name}"
    if request.if_none_match.contains(tag):
        response = Response(status=304)
        response.set_etag(tag)
    else:
        response = send_file(path, mimetype=kind, conditional=True, etag=tag, max_age=_FOREVER)
    response.cache_control.max_age = _FOREVER
    response.cache_control.immutable = True
    return response


def _dumped(version: Version) -> Dump | None:
    """The dump of this version, if somebody has had it made."""
    return next((dump for dump in workspace().dumps() if dump.digest == version.digest), None)


def _dump(number: int) -> Dump:
    if number > 10**9:
        raise NotFound
    return workspace().dump(number)


def _version() -> Version:
    version = workspace().version()
    if version is None:
        raise UnknownEntityError("nothing has been read in yet")
    return version


def _data(turtle: str, form: Form) -> Response:
    body = turtle if form is TURTLE else in_form(turtle, form.name)
    response = Response(body, content_type=f"{form.media_type}; charset=utf-8")
    response.vary.add("Accept")
    return response
