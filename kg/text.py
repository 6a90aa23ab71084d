"""Small operations on text that several stages share."""

from __future__ import annotations

import re

_HYPHEN_BREAK = re.compile(r"(?<=[a-zæøåéA-ZÆØÅ])-[ \t]*\n\s*(?=[a-zæøå])")
_SPACE = re.compile(r"\s+")


def squeeze(words: str) -> str:
    """`words` with every run of white space as one blank.

    >>> squeeze("  Styret \\n ber ")
    'Styret ber'
    """
    return _SPACE.sub(" ", words).strip()


def unwrap(words: str) -> str:
    """`words` of wrapped lines as one line; a word divided at a line end is joined, "e-\\nhelse" keeps its hyphen.

    >>> unwrap("helse-\\ntjenester og e-\\nhelse")
    'helsetjenester og e-helse'
    """
    joined = re.sub(r"(\b[eE])-[ \t]*\n\s*", r"\1-", words)
    return squeeze(_HYPHEN_BREAK.sub("", joined))
