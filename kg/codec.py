"""Analyses as JSON and back: the form in which a data folder keeps them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from cattrs.preconf.json import JsonConverter, make_converter

from kg.errors import StoreError
from kg.model import Analysis, External, Literal, Object, Ref


def dumps(analysis: Analysis) -> str:
    """`analysis` as one line of JSON; the same analysis gives the same characters."""
    return json.dumps(_converter().unstructure(analysis), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Analysis:
    """The analysis that `dumps` wrote."""
    return _converter().structure(json.loads(text), Analysis)


def read(path: Path) -> Analysis:
    """The analysis in the file at `path`; a file that cannot be read is a `StoreError`."""
    try:
        return loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, ExceptionGroup) as error:
        raise StoreError(f"{path} cannot be read as an analysis: delete it and ingest again") from error


@cache
def _converter() -> JsonConverter:
    converter = make_converter()
    converter.register_unstructure_hook_func(lambda kind: kind is Object, converter.unstructure)
    converter.register_structure_hook_func(lambda kind: kind is Object, _object)
    return converter


def _object(value: dict[str, Any], _: object) -> Object:
    """Which of the three kinds of object `value` is, told by the field that only it has."""
    if "kind" in value:
        return Ref(value["kind"], tuple(value["path"]))
    if "iri" in value:
        return External(value["iri"])
    return Literal(value["value"], value["datatype"], value["language"])
