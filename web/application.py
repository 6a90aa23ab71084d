"""Putting the site together."""

from __future__ import annotations

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from kg import Workspace, json_line
from web import caching, errors, languages, measuring, presenters, schema_org, security
from web.site import EXTENSION
from web.views import about, api, canned, coverage, datasets, feeds, linked_data, lists, originals, pages, sparql


class _Json(DefaultJSONProvider):
    """JSON as the command line exports it."""

    def dumps(self, obj: object, **_: object) -> str:
        """A value on a line."""
        return json_line(obj)


def create_app(workspace: Workspace) -> Flask:
    """The site over `workspace`."""
    app = Flask("web")
    app.json = _Json(app)
    app.extensions[EXTENSION] = workspace
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = False
    measuring.install(app, workspace)
    for part in (languages, presenters, schema_org, security, errors, caching):
        part.install(app)
    for views in (pages, lists, api, sparql, canned, linked_data, datasets, coverage, about, feeds, originals):
        app.register_blueprint(views.blueprint)
    return app
