"""People: a component of the spaCy pipeline that knows given names and the places where papers put names.

A given name and capitalised words behind it are a person anywhere; other names are believed only in a list of
members ("Name (Organisation)"), over a title, behind a title or behind a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import lexicon
from kg.recognition.register import known

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

KEY = "found"
LABEL = "PER"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĆČĎĐŁŃŊŘŚŠŤŽŻŹ]"
_SMALL = r"[a-zß-öø-ÿāăąćčďđēėęěğīįıķĺľłńňŋōőœřśşšţťŧūůűųźżž’']"
_WORD = rf"{_CAPITAL}{_SMALL}+(?:-{_CAPITAL}(?:{_SMALL}|{_CAPITAL})+)*"
_NAME_WORD = re.compile(rf"^{_WORD}$")
_INITIAL = re.compile(rf"^{_CAPITAL}\.?$")
NAME = rf"{_WORD}(?:[ ]{_CAPITAL}\.?(?=[ ]))?(?:[ ](?:(?:de|von|van|der|af)[ ])?{_WORD}){{1,4}}"
"""A regular expression for a person's full name on one line."""
INITIALED = rf"(?:{_CAPITAL}\.[ ]?){{1,3}}{_WORD}"
"""A regular expression for initials and a surname."""
_FAMILY_FIRST = re.compile(rf"^({_WORD}(?:[ ]{_WORD})?,[ ]{_WORD}(?:[ ]{_WORD}){{0,2}})(?=[ \t]{{2,}}|\t|[ ]*$)", re.M)
_LISTED = re.compile(rf"({NAME})(?=\s*(?:\(|,|[-–]|\t|\s\s|$|[a-zæøå]))")
_MEMBER = re.compile(rf"({NAME})\s{{0,2}}\(([^()\d]{{2,90}})\)")
LONGEST = 5


@cache
def _names(table: str) -> frozenset[str]:
    words = lexicon("names")[table]
    return frozenset(words.split() if isinstance(words, str) else words)


@cache
def _given() -> frozenset[str]:
    return _names("given") - _names("never")


@cache
def title_pattern() -> str:
    """The alternatives of a regular expression that matches any title, longest first."""
    found = sorted(lexicon("roles")["titles"], key=len, reverse=True)
    return "|".join(re.escape(title).replace(r"\ ", r"\s+") for title in found)


@cache
def _contexts() -> tuple[re.Pattern[str], ...]:
    """Where a name is believed without a known given name: the name is group 1."""
    labels = "|".join(lexicon("roles")["officer"]["labels"])
    return (
        re.compile(rf"^(?:\W{{0,3}})({NAME})(?:[ ]*\n\n?|[ ]+)(?i:{title_pattern()})[ ]*$", re.M),
        re.compile(rf"(?i:\b(?:{title_pattern()})) ({NAME}|{INITIALED})"),
        re.compile(rf"\b(?:{labels}):[ \t]*({NAME})"),
        re.compile(rf"^({NAME}),[ ](?i:{title_pattern()})\b", re.M),
    )


def given_name(word: str) -> bool:
    """Whether `word` is a given name, also one of two joined by a hyphen.

    >>> given_name("Berit"), given_name("Anne-Berit"), given_name("Vedlegg")
    (True, True, False)
    """
    return word in _given() or ("-" in word and all(part in _given() for part in word.split("-")))


def name_like(words: str) -> bool:
    """Whether `words` can be a full name: capitalised words and initials, none a common word or organisation.

    >>> name_like("Sana K. Okafor"), name_like("Norsk Pleierlag"), name_like("Vedlegg Berit")
    (True, False, False)
    """
    parts = words.split()
    if not 2 <= len(parts) <= LONGEST or known(words):
        return False
    if any(part in _names("never") for part in parts):
        return False
    inner = _names("particles")
    return bool(_NAME_WORD.match(parts[-1])) and all(
        _NAME_WORD.match(part) or _INITIAL.match(part) or part in inner for part in parts[:-1]
    )


def initialed(words: str) -> bool:
    """Whether `words` are initials and a surname: "K. Myhre"."""
    return bool(re.fullmatch(INITIALED, words))


def find_people(doc: Doc) -> Doc:
    """Add people to the document's spans."""
    text = doc.text
    spans = [
        doc.char_span(start, end, label=LABEL)
        for start, end in {*_by_place(text), *(match.span(1) for match, _ in members(text))}
    ]
    found = [*(span for span in spans if span is not None), *_by_given_name(doc)]
    doc.spans[KEY] = [*doc.spans.get(KEY, []), *found]
    return doc


def _by_place(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _contexts():
        for match in pattern.finditer(text):
            if name_like(match[1]) or initialed(match[1]):
                yield match.span(1)
    for match in _FAMILY_FIRST.finditer(text):
        if given_name(match[1].partition(", ")[2].split()[0]) and name_like(person_name(match[1])):
            yield match.span(1)


def person_name(written: str) -> str:
    """The name as it is spoken, given name first.

    >>> person_name("Tveit, Anna  Marie")
    'Anna Marie Tveit'
    """
    family, comma, given = written.partition(",")
    return " ".join((f"{given} {family}" if comma else written).split())


def members(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every "Name (Organisation)" in clean text: the match with the name as group 1, and the organisation."""
    for match in _MEMBER.finditer(text):
        inside = re.sub(r"\s+", " ", match[2]).strip()
        person = given_name(match[1].split()[0]) or (known(inside) and not inside.isupper())
        if person and name_like(match[1]) and inside[:1].isupper() and not is_role(inside):
            yield match, inside


def listed_name(row: str) -> tuple[str, int] | None:
    """The full name that the row of a list of people begins with, given name first, and where it ends.

    >>> listed_name("Tveit, Anna    styremedlem"), listed_name("Anna Tveit, rådgiver"), listed_name("Til stede")
    (('Anna Tveit', 11), ('Anna Tveit', 10), None)
    """
    for pattern in (_FAMILY_FIRST, _LISTED):
        match = pattern.match(row)
        if match and name_like(person_name(match[1])):
            return person_name(match[1]), match.end(1)
    return None


def is_role(words: str) -> bool:
    """Whether `words` say what somebody is, not for whom.

    >>> is_role("Fastlegerepresentant"), is_role("adm. direktør"), is_role("Legeforeningen")
    (True, True, False)
    """
    folded = words.casefold().strip(" .")
    roles = lexicon("roles")
    return folded in {title.strip(".") for title in roles["titles"]} or folded.endswith(tuple(roles["ends"]))


def _by_given_name(doc: Doc) -> Iterator[Span]:
    index = 0
    while index < len(doc):
        end = _name_end(doc, index) if given_name(doc[index].text) else index
        if end - index >= 2:
            span = doc[index:end]
            span.label_ = LABEL
            yield span
        index = max(end, index + 1)


def _name_end(doc: Doc, start: int) -> int:
    """Where the name that begins with a given name at `start` ends; `start` if it has no surname."""
    end = index = start + 1
    while index < len(doc) and index - start < LONGEST:
        word = doc[index]
        if end - start > 1 and given_name(word.text) and not given_name(doc[index - 1].text):
            break
        if _part_of_name(word):
            index += 1
            end = index
        elif (_INITIAL.match(word.text) or word.text in _names("particles")) and _goes_on(doc, index):
            index += 1
        else:
            break
    return end if end > start + 1 else start


def _goes_on(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and (_part_of_name(doc[index + 1]) or bool(_INITIAL.match(doc[index + 1].text)))


def _part_of_name(word: Token) -> bool:
    return bool(_NAME_WORD.match(word.text)) and word.text not in _names("never") and not known(word.text)
