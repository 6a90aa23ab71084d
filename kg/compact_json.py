"""Values as JSON on a line, for answers that are asked for often."""

from __future__ import annotations

import json

import orjson


def json_line(value: object) -> str:
    """A value as JSON, keys in order; letters that no encoding has (lone surrogates) are escaped."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError:
        return json.dumps(value, sort_keys=True)
