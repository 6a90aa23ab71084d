"""The files that documents were read from, as they came: to keep, never to run here."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Blueprint, send_file
from flask.typing import ResponseReturnValue

from kg import UnknownEntityError
from web.site import workspace
from web.translation import gettext
from web.views.linked_data import known

blueprint = Blueprint("originals", __name__)
_SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'"
_NO_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\ud800-\udfff]")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._ -]")


@blueprint.get("/original/<path:path>")
def original(path: str) -> ResponseReturnValue:
    """A document's file, byte for byte."""
    found = workspace().original(known(path))
    if found is None:
        raise UnknownEntityError(gettext("The file that this document was read from is not kept here."))
    response = send_file(found.path, conditional=True, etag=found.sha256)
    response.headers["Content-Type"] = found.media_type
    response.headers["Content-Disposition"] = _disposition(found.source)
    response.headers["Content-Security-Policy"] = _SANDBOX
    return response


def _disposition(source: str) -> str:
    """To be saved under the file's own name: RFC 6266, whatever characters that name has."""
    name = _NO_NAME.sub("_", source.rpartition("/")[2]) or "original"
    return f"attachment; filename=\"{_NOT_PLAIN.sub('_', name)}\"; filename*=UTF-8''{quote(name, safe='')}"
