"""The taggers in `kg/data`: conditional random fields that `scripts/train_taggers.py` learns from our own papers."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import pycrfsuite


@cache
def loaded(name: str) -> pycrfsuite.Tagger:
    """The tagger `kg/data/{name}`."""
    with as_file(files("kg") / "data" / name) as path:
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
    return tagger
