"""Names in clean text that may be mentions, and which of them are meant where they are ordinary words, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from kg.lexicon import lexicon
from kg.recognition.cleaning import CleanText

SENTENCE_START = re.compile(r"(?:^|[.:!?•–]\s*|\n\s*)\Z")
"""The end of a text behind which a sentence, a line or a point of a list begins."""
_LISTED = re.compile(r"\s*(?:[,;:)/\n]|\Z)")
REACH = 10


class Candidate(NamedTuple):
    """A name in clean text that may be a mention."""

    start: int
    end: int
    label: str
    norm: str | None


def meant(clean: CleanText, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The candidates but for names that only ordinary words make: "Delta på møtet", "voksne for barn".

    At the start of a sentence such a name is believed where the paper has it elsewhere, and no preposition follows.
    """
    listed, text = list(candidates), clean.text
    doubted = {one: _ambiguous().get(text[one.start : one.end].casefold()) for one in listed if one.label == "ORG"}
    written = {one: form for one, form in doubted.items() if form and text[one.start : one.end] == form}
    sure = {form for one, form in written.items() if _shown(clean, one, form)}
    for one in listed:
        if doubted.get(one) is None or (
            one in written and (_shown(clean, one, written[one]) or (written[one] in sure and not _goes_on(text, one)))
        ):
            yield one


def _shown(clean: CleanText, one: Candidate, form: str) -> bool:
    """Whether capitals, the place in a sentence or a list, or a verb of saying show that a name is meant."""
    capitals = sum(word[0].isupper() for word in form.split())
    before = clean.text[max(0, one.start - REACH) : one.start]
    listed = one.end in clean.joins or _LISTED.match(clean.text, one.end)
    said = _says().match(clean.text, one.end)
    return capitals > 1 or bool(listed or said) or not SENTENCE_START.search(before)


@cache
def _says() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(lexicon('comments')['said'])})(?!\w)")


def _goes_on(text: str, one: Candidate) -> bool:
    """Whether the words behind make a sentence of it: "Virke på", "Unge funksjonshemmede i"."""
    following = text[one.end :].split(maxsplit=1)[:1]
    return bool(following) and following[0] in lexicon("written_forms")["joints"]


@cache
def _ambiguous() -> Mapping[str, str]:
    """Every name that is ordinary words too, and its genitive, in small letters -> as it is written."""
    forms = lexicon("organisations")["rules"]["ambiguous"]
    return {written.casefold(): written for form in forms for written in (form, f"{form}s")}
