"""People: a component of the spaCy pipeline that knows given names and the places where papers put names.

A given name and capitalised words behind it are a person anywhere; other names are believed only in a list of
members ("Name (Organisation)"), over a title, behind a title or behind a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import lexicon, ordinary
from kg.recognition.register import known, party

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

KEY = "found"
LABEL = "PER"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĆČĎĐŁŃŊŘŚŠŤŽŻŹ]"
_SMALL = r"[a-zß-öø-ÿāăąćčďđēėęěğīįıķĺľłńňŋōőœřśşšţťŧūůűųźżž’']"
_WORD = rf"{_CAPITAL}{_SMALL}+(?:-{_CAPITAL}(?:{_CAPITAL}*{_SMALL})+){{0,3}}"
_MASKED = re.compile(r"[Xx]{2,}")
"""A name that was hidden before the paper was published."""
_NAME_WORD = re.compile(rf"^{_WORD}$")
_INITIAL = re.compile(rf"^(?!X$){_CAPITAL}\.?$")
_INITIALS = re.compile(rf"^(?!X$)(?:{_CAPITAL}\.?|(?:{_CAPITAL}\.){{2,3}})$")
NAME = rf"{_WORD}(?:[ ]{_CAPITAL}\.?(?=[ ]))?(?:[ ](?:(?:de|von|van|der|af)[ ])?{_WORD}){{1,4}}"
"""A regular expression for a person's full name on one line."""
INITIALED = rf"(?:{_CAPITAL}\.[ ]?){{1,3}}{_WORD}"
"""A regular expression for initials and a surname."""
_GIVEN = rf"{_WORD}(?:[ ](?:{_WORD}|{_CAPITAL}\.?(?!\w))){{0,2}}"
FAMILY_FIRST = rf"{_WORD},[ ]{_GIVEN}(?=[ ]\()"
"""A regular expression for a family name, given names and what is told of the person in brackets."""
_FAMILY_FIRST = re.compile(
    rf"^((?P<family>{_WORD}(?:[ ]{_WORD})?),[ ](?P<given>{_GIVEN}))(?=[ \t]{{2,}}|\t|[ ]*$|[ ]*[(;–-]|,[ ])", re.M
)
_FAMILY_FIRST_INSIDE = re.compile(
    rf"(?<=[\w).] )((?P<family>{_WORD}),[ ](?P<given>{_GIVEN}))(?=[ ]\([A-ZÆØÅ]\w{{0,4}}\))"
)
_FAMILY_FIRST_APART = re.compile(
    rf"(?:^|[:;(/–-][ \t]*|[ \t]{{2}})((?P<family>{_WORD}),[ ](?P<given>{_GIVEN}))"
    r"(?=[ \t]*(?:\t|[ ]{2}|$|[;(/)–]|,[ ]))",
    re.M,
)
_MEMBER = re.compile(rf"({NAME})\s{{0,2}}\(([^()\d=]{{1,90}})\)")
_SHORT = re.compile(rf"^{_CAPITAL}{{2,4}}$")
LONGEST = 5
LONGEST_OWNER = 4
LONGEST_WORD = 40
SURE_INITIALS = 3
"""So many people of a document have their initials behind them where one's are an organisation's name too."""


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
        re.compile(rf"\b(?i:{labels})(?:/tlf)?\.?:[ \t]*({NAME})"),
        re.compile(rf"^({NAME}),[ ](?i:{title_pattern()})\b", re.M),
    )


@lru_cache(maxsize=1 << 16)
def _never(word: str) -> bool:
    """Whether a capitalised word is never part of a person's name: a common word, or one that ends as such do."""
    ends = tuple(lexicon("names")["never_ends"])
    return word in _names("never") or (word.casefold().endswith(ends) and not given_name(word))


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
    if len(parts) > 2 and parts[-1] in _names("suffixes"):
        parts.pop()
    if not 2 <= len(parts) <= LONGEST or known(words) or party(words):
        return False
    if any(_never(part) and not (index and part in _names("middle")) for index, part in enumerate(parts)):
        return False
    if any(is_role(part) for part in parts):
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
            if initialed(match[1]):
                yield match.span(1)
            elif name := _name_within(match[1]):
                yield match.start(1), match.start(1) + len(name)
    for match in _FAMILY_FIRST.finditer(text):
        if _is_family_first(match):
            yield match.span(1)
    for match in (*_FAMILY_FIRST_INSIDE.finditer(text), *_FAMILY_FIRST_APART.finditer(text)):
        if _is_family_first_inside(match):
            yield match.span(1)


def _name_within(words: str) -> str | None:
    """The one name that capitalised words begin with: two may follow each other without a mark."""
    name = " ".join(words.split(" ")[: name_words(words.split(" "))])
    return name if name and name_like(name) else None


def _is_family_first(match: re.Match[str]) -> bool:
    """ "Nes, Kari Anne", not two people "Per Moe, Kari Nes" and not "Leder, Kari Nes"."""
    family, given = match["family"], match["given"].split()[0]
    two = " " in family and given_name(family.split()[0])
    return given_name(given) and not two and not is_role(family) and name_like(person_name(match[1]))


def _is_family_first_inside(match: re.Match[str]) -> bool:
    """ "… (A) Nes, Kari Anne (H) …": all that stands between comma and party is given names or initials."""
    given = all(map(_given_or_initial, match["given"].split()))
    before = match.string[max(0, match.start() - LONGEST_WORD) : match.start()].split()
    return given and not (before and given_name(before[-1])) and _is_family_first(match)


def family_first(row: str, start: int = 0) -> int:
    """Where a name that begins with the family name at `start` in the row of a list ends; 0 where none does.

    Inside a row, the party in brackets has to follow it.

    >>> family_first("Tveit, Anna M.   styremedlem"), family_first("Anna Tveit, Berit Nes")
    (14, 0)
    >>> family_first("Tveit, Anna (A) Nes, Kari (H)", 16)
    25
    """
    if start:
        match = _FAMILY_FIRST_INSIDE.match(row, start)
        return match.end(1) if match and _is_family_first_inside(match) else 0
    match = _FAMILY_FIRST.match(row)
    return match.end(1) if match and (_is_family_first(match) or _is_cell(match)) else 0


def _is_cell(match: re.Match[str]) -> bool:
    """Whether the name fills a cell and has one word before its comma, so that it cannot be two names."""
    alone = re.match(r"\t|[ ]{2}|$", match.string[match.end(1) :])
    family = match["family"]
    return bool(alone) and " " not in family and not is_role(family) and name_like(person_name(match[1]))


def person_name(written: str) -> str:
    """The name as it is spoken, given name first.

    >>> person_name("Tveit, Anna  Marie")
    'Anna Marie Tveit'
    """
    family, comma, given = written.partition(",")
    return " ".join((f"{given} {family}" if comma else written).split())


def family_name_first(name: str) -> bool:
    """Whether all words of a name but the first are given names or initials: "Nes Kari Anne"."""
    first, *others = name.split()
    given = [given_name(word) for word in others]
    return not given_name(first) and bool(given) and given[0] and all(map(_given_or_initial, others))


def _given_or_initial(word: str) -> bool:
    return given_name(word) or bool(_INITIAL.match(word))


def spoken(name: str) -> str:
    """A name that is printed family name first, as it is spoken.

    >>> spoken("Nes Kari Anne")
    'Kari Anne Nes'
    """
    family, _, given = name.partition(" ")
    return f"{given} {family}"


def members(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Every "Name (Organisation)" in clean text: the match with the name as group 1, and the organisation."""
    initials = personal_initials(text)
    for match in _MEMBER.finditer(text):
        inside = re.sub(r"\s+", " ", match[2]).strip()
        if inside in initials or (len(inside) == 1 and not party(inside)) or _explained(inside, text):
            continue
        person = given_name(match[1].split()[0]) or (known(inside) and not inside.isupper())
        if person and name_like(match[1]) and inside[:1].isupper() and not is_role(inside):
            yield match, inside


def _explained(short: str, text: str) -> bool:
    """Whether the text says what the letters mean: "TV = valgt av de ansatte"."""
    return len(short) < LONGEST and f"{short} = " in text


@lru_cache(maxsize=8)
def personal_initials(text: str) -> dict[str, str]:
    """Initials in brackets behind names -> the names: "Kari Nes (KN)".

    Letters that name an organisation too are initials only where the text has several people's.
    """
    pairs = [(m[2], m[1]) for m in _MEMBER.finditer(text) if _SHORT.match(m[2]) and _abbreviates(m[2], m[1])]
    if len({short for short, _ in pairs}) < SURE_INITIALS:
        pairs = [(s, n) for s, n in pairs if given_name(n.split()[0]) and not (known(s) or party(s))]
    return {short: name for short, name in pairs if name_like(name)}


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` stand in the name, the first as its first, one as that of the family name."""
    letters, parts, rest = short.casefold(), name.casefold().replace("-", " ").split(), iter(name.casefold())
    return letters[0] == parts[0][0] and parts[-1][0] in letters[1:] and all(letter in rest for letter in letters)


def name_words(words: Sequence[str], *, whole: bool = False) -> int:
    """How many of `words` are one full name that begins with the first of them; 0 where none does.

    `whole` says that nothing that could be a name follows them: a given name that ends them is a family name.

    >>> name_words(["Berit", "Moe", "Kari", "Nes"]), name_words(["S.", "M.", "Okafor"]), name_words(["Leder", "Moe"])
    (2, 3, 0)
    """
    full = end = 0
    if words and _is_party(words[0]):
        return 0
    for index, word in enumerate(words):
        if full > 1 and _is_party(word):
            break
        bare = word.rstrip(".")
        last = whole and index == len(words) - 1
        another = not last and (_begins_another(words, index) or (full > 1 and _begins_sentence(words[:index], bare)))
        if index and end == index and full > 1 and (another or _begins_owner(words[index:])):
            break
        if _can_be_in_name(bare) or (index and bare in _names("middle")):
            full, end = full + 1, index + 1
            if word != bare:
                break
        elif not (_INITIALS.match(word) or (index and word in _names("particles"))):
            break
    if full > 1 and words[end : end + 1] and words[end] in _names("suffixes"):
        return end + 1
    return end if full > 1 or (full == 1 and _INITIALS.match(words[0])) else 0


def _is_party(word: str) -> bool:
    """Whether a letter without a full stop is a party's: "Ola Nes H Kari Moe V"."""
    return len(word) == 1 and word.isupper() and party(word) is not None


def _begins_another(words: Sequence[str], index: int) -> bool:
    """Whether another name begins at `index`: a given name behind a family name, with a family name to follow."""
    if not given_name(words[index].rstrip(".")) or given_name(words[index - 1]):
        return False
    following = words[index + 1 : index + 2]
    return not following or _can_be_in_name(following[0].rstrip(".")) or bool(_INITIALS.match(following[0]))


def _begins_sentence(name: Sequence[str], word: str) -> bool:
    """Whether an ordinary word with a capital stands behind a name that is whole: it begins what is said next."""
    return not given_name(name[-1]) and word.casefold() in ordinary()


def _begins_owner(words: Sequence[str]) -> bool:
    """Whether words begin with the name, of more than one word, of an organisation: "Mental Helse"."""
    return any(known(" ".join(words[:count])) for count in range(2, min(len(words), LONGEST_OWNER) + 1))


def _can_be_in_name(word: str) -> bool:
    plain = bool(_NAME_WORD.match(word)) and not _never(word) and not _MASKED.fullmatch(word)
    return plain and not (party(word) or _an_organisation(word) or is_role(word))


def _an_organisation(word: str) -> bool:
    """Whether the word names an organisation as it is written: "OUS" does, the family name "Ous" does not."""
    organisation = known(word)
    return organisation is not None and word in organisation.forms


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
        near = [one.text for one in doc[start : index + LONGEST_OWNER]]
        before, behind = near[: index - start], near[: index - start + 2]
        another = end - start > 1 and (_begins_another(behind, index - start) or _begins_sentence(before, word.text))
        if another or (end - start > 1 and _begins_owner(near[index - start :])):
            break
        if _part_of_name(word):
            index += 1
            end = index
        elif _may_stand_inside(word.text) and _goes_on(doc, index) and not (end - start > 1 and _is_party(word.text)):
            index += 1
        else:
            break
    return end if end > start + 1 else start


def _may_stand_inside(word: str) -> bool:
    return bool(_INITIAL.match(word)) or word in _names("particles") or word in _names("middle")


def _goes_on(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and (_part_of_name(doc[index + 1]) or bool(_INITIAL.match(doc[index + 1].text)))


def _part_of_name(word: Token) -> bool:
    text = word.text
    return _can_be_in_name(text)
