"""Whether a phrase by itself names an organisation or a body."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.recognition.organisations import KEY
from kg.recognition.pipeline import pipeline
from kg.recognition.recogniser import organisation_name
from kg.recognition.register import known
from kg.text import squeeze

_BOARD = re.compile(r"^(?:hoved)?styret?(?:ts?)?\s+(?:i|for|ved)\s+(?=[A-ZÆØÅ])", re.I)


@lru_cache(maxsize=4096)
def organisation_at(words: str) -> str | None:
    """The name of the organisation that all of `words` are; a board is named as the body that it governs.

    >>> organisation_at("styret i Havnes sjukehus HF"), organisation_at("videre arbeid")
    ('Havnes sjukehus HF', None)
    """
    phrase = _BOARD.sub("", squeeze(words).strip(" .,:;"))
    if not phrase:
        return None
    if organisation := known(phrase):
        return organisation.name
    doc = pipeline()(phrase)
    for span in doc.spans.get(KEY, []):
        if span.label_ == "ORG" and (span.start_char, span.end_char) == (0, len(phrase)):
            return organisation_name(phrase)
    return None
