"""Which characters a document's text may hold, and what becomes of the others."""

from __future__ import annotations

import re
import unicodedata

_UNHOLDABLE = re.compile("[^\t\n\f\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
CONTROL_SHARE = 0.02
"""A text with a larger share of control characters than this was never meant to be read."""


def holdable(text: str) -> str:
    """`text` with U+FFFD for every character that XML forbids: one for one, so that offsets hold.

    The form feed stays, although XML forbids it too: it is where a page ends.
    """
    return _UNHOLDABLE.sub("\ufffd", text)


def looks_binary(text: str) -> bool:
    """Whether so many of the characters are controls that these bytes were not a text."""
    return len(_CONTROL.findall(text)) > CONTROL_SHARE * len(text)


def newlines(text: str) -> str:
    r"""`text` with every line end as \n, as `open` reads it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def visible(text: str) -> str:
    """`text` in composed form and without characters that have no width, such as soft hyphens."""
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE))
