"""Organisations that no register lists, found by how names are built: a component of the spaCy pipeline.

Each rule looks at the token that gives a name away ("HF", "kommune", "Direktoratet for") and walks from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import lexicon
from kg.recognition.people import given_name, is_role
from kg.recognition.register import known, type_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

KEY = "found"
LABEL = "ORG"
JOINS = "joins"
"""Where a document's user data tells which blanks were line ends."""
_NAME_WORD = re.compile(r"^[A-ZÆØÅÁČĐŊŠŽÄÖ][\w.’'-]*$")
_COORDINATED = re.compile(r"^[A-ZÆØÅ]?[a-zæøå]+-$")
LONGEST = 6
_SMALL_IN_CAPITALS = frozenset(
    {"I", "VED", "FOR", "FRA", "FRÅ", "TIL", "AV", "PÅ", "MED", "MELLOM", "OM", "UNDER", "HOS", "SOM"}
)
"""Small words as a heading in capitals prints them: no part of a name, but in "SYKEHUSET I"."""


@cache
def _rules() -> dict[str, dict[str, str]]:
    rules: dict[str, dict[str, str]] = lexicon("organisations")["rules"]
    return rules


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(lexicon("organisations")["rules"][table])


@cache
def _by_first_word(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for words in _words(table):
        found.setdefault(words.split()[0], []).append(words)
    return {first: tuple(sorted(listed)) for first, listed in found.items()}


@cache
def _not_first() -> frozenset[str]:
    """Capitalised words that open sentences and lists, not names."""
    small = (w.capitalize() for group in lexicon("languages")["words"].values() for w in group)
    return _words("before") | frozenset(small) | (frozenset(lexicon("names")["never"].split()) - _name_openers())


@cache
def _name_openers() -> frozenset[str]:
    openings = {word.split()[0] for word in lexicon("organisations")["rules"]["openings"]}
    return frozenset({*openings, "Helse", "Sykehuset", "Sjukehuset", "Universitetet", "Oslo", "Nasjonal", "Nasjonalt"})


def find_organisations(doc: Doc) -> Doc:
    """Add the organisations that rules find to the document's spans."""
    spans = [span for span in _all(doc) if span is not None]
    doc.spans[KEY] = [*doc.spans.get(KEY, []), *spans]
    return doc


def _all(doc: Doc) -> Iterator[Span | None]:
    for token in doc:
        if not token.is_alpha and "-" not in token.text:
            continue
        if _stem(token.text) in _words("behind"):
            yield _with_form(doc, token)
        elif token.text[0].isupper():
            yield _one_word(doc, token)
            yield _headed(doc, token)
            yield _regional_office(doc, token)
            yield _opened(doc, token)
        if token.text in _words("committees"):
            yield _committee(doc, token)
        if token.text in ("Regionalt", "Regionale"):
            yield _two_word_committee(doc, token)


def _regional_office(doc: Doc, token: Token) -> Span | None:
    """ "KS Agder"."""
    if token.text != "KS" or token.i + 1 >= len(doc) or doc[token.i + 1].idx - 1 in doc.user_data.get(JOINS, ()):
        return None
    place = doc[token.i + 1]
    owner = token.i + 2 < len(doc) and _stem(doc[token.i + 2].text) in _words("behind")
    named = _can_begin(place) and place.is_alpha and not place.is_upper and not owner
    other = given_name(place.text) or known(place.text) or type_of(place.text)
    return _span(doc, token.i, token.i + 2) if named and not other else None


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in _words("behind") else word


def _span(doc: Doc, start: int, end: int) -> Span | None:
    if end <= start:
        return None
    span = doc[start:end]
    span.label_ = LABEL
    return span


def _with_form(doc: Doc, token: Token) -> Span | None:
    """A name that ends in "HF", "kommune" and the like."""
    start = _leftmost(doc, token.i)
    while start < token.i and not _can_begin(doc[start]):
        start += 1
    for index in range(token.i - 1, start, -1):
        if doc[index].text in ("Helse", "Sykehuset", "Sjukehuset"):
            start = index
    if start == token.i or (_stem(token.text) == "RHF" and doc[start].text not in ("Helse", "HELSE")):
        return None
    start = _behind_person(doc, start, token.i)
    return _span(doc, start, token.i + 1) if start < token.i else None


def _behind_person(doc: Doc, start: int, end: int) -> int:
    """Where the name of the organisation begins in a list that ran together: "Ola Berg fagsjef Nes kommune".

    A role and a short name such as "KS" end what stands before; behind a person.s two names, what is left is it.
    """
    for index in range(end - 2, start - 1, -1):
        word = doc[index].text
        alone = word.isupper() and len(word) > 1 and known(word) is not None
        if alone or (is_role(word) and doc[index + 1].text[0].isupper()):
            start = index + 1
            break
    given = next((index for index in range(start, end - 2) if given_name(doc[index].text)), None)
    if given is None or any(not _is_name_word(doc[index]) for index in range(given, given + 2)):
        return start
    last = next((index for index in range(given + 2, end) if doc[index].text in _name_openers()), None)
    first = end - 1
    while not doc[first].text[0].isupper() and first > given + 2:
        first -= 1
    if last is None and first - 1 > given + 1 and doc[first - 1].text in _words("districts"):
        first -= 1
    return last if last is not None else max(first, given + 2)


def _can_begin(token: Token) -> bool:
    """Whether a name can begin with the word: a role and a word that opens sentences cannot."""
    return _is_name_word(token) and len(token) > 1 and token.text not in _not_first() and not is_role(token.text)


_AMPERSANDS = ("&", "+")


def _leftmost(doc: Doc, end: int) -> int:
    """Where the run of words that can be one name begins that ends before token `end`."""
    municipal = _stem(doc[end].text).lower().endswith("kommune")
    index = end
    while index > 0 and end - index < LONGEST:
        before = doc[index - 1]
        if before.text in _AMPERSANDS and index > 1 and _is_name_word(doc[index - 2]) and not municipal:
            index -= 1
            continue
        if before.is_space or before.is_punct or _stem(before.text) in _words("behind") - _words("inner"):
            break
        if before.text in _SMALL_IN_CAPITALS and doc[index - 2].lower_ not in _rules()["linked"]["i"]:
            break
        if not (_is_name_word(before) or (not municipal and (_inner(doc, index - 1) or _links(doc, index - 1)))):
            break
        index -= 1
    return index


def _is_name_word(token: Token) -> bool:
    return bool(_NAME_WORD.match(token.text))


def _inner(doc: Doc, index: int) -> bool:
    """A word without a capital that may stand in a name."""
    word = doc[index]
    if not word.is_lower or not word.is_alpha or index == 0:
        return False
    if word.text in _words("inner"):
        return True
    return doc[index - 1].text in _name_openers() - {"Helse"} and len(word.text) > 3


def _links(doc: Doc, index: int) -> bool:
    """ "i" in "Sykehuset i Vestfold", "og" in "Helse Møre og Romsdal"."""
    heads = _rules()["linked"].get(doc[index].text)
    if not heads or index + 2 >= len(doc) or index < 1:
        return False
    if doc[index].text == "og":
        small = index >= 2 and doc[index - 2].lower_ in heads and _stem(doc[index + 2].text) in ("HF", "RHF")
        return small and doc[index + 1].text != "Helse"
    return doc[index - 1].lower_ in heads


def _one_word(doc: Doc, token: Token) -> Span | None:
    """ "Forbruksdirektoratet", "Barne- og familiedepartementet", "Pasientforbundet Samhold"."""
    word = (
        token.lower_.removesuffix("s") if token.lower_.endswith("ets") or token.lower_.endswith("ens") else token.lower_
    )
    if word in _words("generic") or not word.endswith(tuple(_words("ends"))):
        return _coordinated(doc, token)
    if len(word) < 9 or word.endswith(tuple(_words("ordinary"))):
        return None
    end = token.i + 1
    if word == token.lower_ and word.endswith(("forbundet", "foreningen", "foreininga", "laget", "sambandet")):
        end = _following(doc, end)
    return _span(doc, token.i, end)


def _following(doc: Doc, end: int) -> int:
    """The one capitalised word behind on the same line, that is part of the name."""
    if end < len(doc) and doc[end].idx - 1 in doc.user_data.get(JOINS, ()):
        return end
    if end < len(doc) and _is_name_word(doc[end]) and doc[end].text not in _not_first() and len(doc[end]) > 3:
        another = given_name(doc[end].text) or doc[end].lower_.endswith(tuple(_words("ends")))
        return end if another else end + 1
    return end


def _coordinated(doc: Doc, token: Token) -> Span | None:
    if not _COORDINATED.match(token.text) or token.i + 2 >= len(doc):
        return None
    link, last = doc[token.i + 1], doc[token.i + 2]
    word = last.lower_.removesuffix("s")
    if link.text == "og" and last.is_lower and word.endswith(("departementet", "direktoratet", "tilsynet", "ombudet")):
        return _span(doc, token.i, token.i + 3)
    return None


def _headed(doc: Doc, token: Token) -> Span | None:
    """ "Direktoratet for X", "Nasjonalt utvalg for X og Y", "Universitetet i X"."""
    for head in _by_first_word("headed").get(token.text, ()):
        length = len(head.split())
        if doc[token.i : token.i + length].text != head or token.i + length >= len(doc):
            continue
        first = doc[token.i + length]
        if not (first.is_alpha or "-" in first.text) or (head.endswith(" i") and not _is_name_word(first)):
            return None
        end = _rest(doc, token.i + length)
        return None if doc[end - 1].text.endswith("-") else _span(doc, token.i, end)
    return None


def _rest(doc: Doc, index: int) -> int:
    """Behind the complement of a head: one word, an adjective and its noun, or "X- og Y"."""
    if doc[index].text.endswith("-") and index + 2 < len(doc) and doc[index + 1].text in ("og", "eller"):
        return index + 3
    if doc[index].text in _words("adjectives") and index + 1 < len(doc) and doc[index + 1].is_lower:
        return index + 2
    return index + 1


def _opened(doc: Doc, token: Token) -> Span | None:
    """ "Norsk Pleierlag", "Den norske legeforening"."""
    for opening in _by_first_word("openings").get(token.text, ()):
        length = len(opening.split())
        start = token.i + length
        if doc[token.i : start].text != opening:
            continue
        for end in range(start + 1, min(start + 4, len(doc) + 1)):
            if not all(t.is_alpha or "-" in t.text for t in doc[start:end]):
                break
            word = doc[end - 1].lower_.removesuffix("s")
            if _ends_a_name(word) or (end - start > 1 and word.endswith(tuple(_words("last")))):
                registered = known(doc[token.i : end].text)
                return _span(doc, token.i, end if registered else _following(doc, end))
    return None


def _ends_a_name(word: str) -> bool:
    """ "pleierlag", not "lag"."""
    return any(word.endswith(end) and len(word) > min(len(end) + 1, 7) for end in _words("last"))


def _committee(doc: Doc, token: Token) -> Span | None:
    return _of_owner(doc, token.i, token.i + 1)


def _two_word_committee(doc: Doc, token: Token) -> Span | None:
    if token.i + 1 >= len(doc) or doc[token.i : token.i + 2].text not in _words("committees"):
        return None
    return _of_owner(doc, token.i, token.i + 2) or _span(doc, token.i, token.i + 2)


def _of_owner(doc: Doc, start: int, end: int) -> Span | None:
    """A committee together with its owner: "revisjonsutvalget i Helse Kyst RHF"."""
    if end >= len(doc) or doc[end].text not in ("i", "for", "ved"):
        return None
    for last in range(end + 1, min(end + LONGEST, len(doc))):
        if _stem(doc[last].text) in _words("behind"):
            return _span(doc, start, last + 1)
        if not (_is_name_word(doc[last]) or _inner(doc, last) or _links(doc, last)):
            return None
    return None
