"""Councils and committees where papers name them: with what they are for and where they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.trusts import TOP, Named, no_part_of_names

LONGEST_PURPOSE = 8
USUAL = 0.7
_GAP = r"(?:[ \t]{1,3}|[ \t]*\n[ \t]*)"
"""What stands between two words of a name: a blank, or the end of a line; a line left blank ends it."""


@cache
def committee_words() -> re.Pattern[str]:
    """Committees where a paper says that they meet, with what they are for and where they are."""
    ends = lexicon("meetings")["committee"]["ends"]
    lead = r"(?:[A-ZÆØÅ][\w-]*[ ](?:(?:og[ ])?[\w-]+[ ]){0,2}?|[a-zæøå]+-[ ]og[ ])?"
    word = r"[\wæøåÆØÅ-]+"
    hospital = rf"(?i:{'|'.join(lexicon('meetings')['trust']['inner'])})[ ]HF"
    owner = rf"(?:[ ](?:(?i:kommune|fylkeskommune)|{hospital}))?"
    place = rf"(?:[ ](?:i|I)[ ][A-ZÆØÅ]{word}(?:[ ][A-ZÆØÅ]{word}){{0,2}}{owner})?"
    tail = f"{lexicon('meetings')['committee']['purpose_tail']}?"
    purpose = rf"(?:[ ](?i:for)[ ]{word}(?:,[ ]{word})*(?:[ ](?:og|OG)[ ]{word})?{tail})?"
    return re.compile(rf"{lead}(?:{word})?(?i:{ends})(?![\w-]){purpose}{place}")


def is_a_committee(name: str) -> bool:
    """Whether all of `name` is that of a committee, however long it says what it is for.

    >>> is_a_committee("Råd for menneske med nedsett funksjonsevne"), is_a_committee("Kommunestyret møter torsdag")
    (True, False)
    """
    found = committee_words().match(name)
    behind = name[found.end() :] if found else name
    return not behind or bool(found and " for " in found[0] and re.fullmatch(r"(?:\s[a-zæøå-]+)+", behind))


def committees_named(text: str) -> Iterator[Named]:
    """The committees that `text` says to meet, or that minutes and papers are said to be of."""
    met = lexicon("meetings")["committee"]["met"]
    for match in re.finditer(met, text[: 2 * TOP]):
        found = committee_words().match(text, match.end())
        if found and not re.match(r"(?i)styret\b", found[0]):
            name = trimmed(found[0])
            name = _with_next_word(as_usual(name, text), text, found.start())
            yield name, Span(found.start(), found.start() + len(name))


@lru_cache(maxsize=64)
def as_usual(name: str, text: str) -> str:
    """What a committee is for, as far as `text` nearly always goes on: "for digital" -> "for digital helse".

    >>> as_usual("Styre for digital", "Styre for digital helse møtte. Vi ba Styre for digital helse svare.")
    'Styre for digital helse'
    """
    if not re.search(r"(?i)\sfor\s", name) or re.search(r"(?i)\s(?:i|ved)\s", name):
        return name
    whole = name = _with_noun(_as_headed(name, text), text)
    for _ in range(LONGEST_PURPOSE):
        words = _GAP.join(map(re.escape, name.split()))
        found = re.findall(rf"(?i)(?<![\w-]){words}(?![\w-])(?:{_GAP}([\w-]+))?", text)
        word, times = Counter(word.casefold() for word in found).most_common(1)[0] if found else ("", 0)
        if times < 2 or times < USUAL * len(found) or not word.isalpha() or word in _not_of_a_purpose():
            break
        name = f"{name} {word.upper() if name.isupper() else word}"
        whole = whole if word in _small() else name
    return whole


def _with_noun(name: str, text: str) -> str:
    """A name that breaks off at an adjective, with the noun that always stands behind it in `text`: "for digitale"."""
    if not re.search(lexicon("meetings")["committee"]["adjectives"], name):
        return name
    words = _GAP.join(map(re.escape, name.split()))
    found = Counter(noun.casefold() for noun in re.findall(rf"(?i)(?<![\w-]){words}{_GAP}([\w-]+)", text))
    noun, times = found.most_common(1)[0] if len(found) == 1 else ("", 0)
    noun = "" if times < 2 and re.search(lexicon("meetings")["committee"]["like_verbs"], noun) else noun
    return f"{name} {noun}" if noun.isalpha() and noun not in _not_of_a_purpose() else name


def _as_headed(name: str, text: str) -> str:
    """A name as far as a head at the top of `text` goes on with it to the end of its line: "Møte i Råd for hus"."""
    words = r"[ ]{1,2}".join(map(re.escape, name.split()))
    head = re.search(
        rf"(?m)^.{{0,40}}\b(?:i|for|fra|frå)[ ]{words}(?P<rest>(?:[ ][a-zæøå-]{{2,}}){{1,5}})[ ]*$", text[:TOP]
    )
    rest = head["rest"].split() if head else []
    whole = rest and not set(rest) & _not_of_a_purpose() and rest[-1] not in _small()
    return " ".join((name, *rest)) if whole else name


@cache
def _small() -> frozenset[str]:
    return frozenset(lexicon("meetings")["committee"]["small"])


@cache
def _not_of_a_purpose() -> frozenset[str]:
    return frozenset((*lexicon("meetings")["committee"]["not_purposes"], *no_part_of_names(), "i", "ved", "til", "på"))


def _with_next_word(name: str, text: str, start: int) -> str:
    """A name that goes on without "i" or "for", as "Samhandlingsutval Indrefjord": it is so printed again and again."""
    following = re.match(r"\s([A-ZÆØÅ][\wæøå-]+)", text[start + len(name) :])
    longer = f"{name} {following[1]}" if following else name
    return longer if text.count(longer) > 1 else name


def trimmed(name: str) -> str:
    """A name without what a capital shows to be the next line: "råd for fødsel Dato"."""
    words = name.split()
    for index in range(1, len(words)):
        lower = words[index - 1].islower()
        kept = ("i", "ved", "for", "mellom", *lexicon("meetings")["trust"]["inner"])
        if _is_short_name(words[index:]):
            continue
        if words[index][0].isupper() and lower and words[index - 1] not in kept and not name.isupper():
            return " ".join(words[:index]).strip(" ,.")
    return name.strip(" ,.")


def _is_short_name(rest: Sequence[str]) -> bool:
    """Whether what is left of a name is letters that stand for words: "Fagråd for prehospital IKT"."""
    shown = lexicon("meetings")["committee"]["letters"]
    return len(rest) == 1 and re.fullmatch(shown, rest[0]) is not None


@cache
def body_words() -> re.Pattern[str]:
    """Committees in running text: with an adjective before, and what they are for or where they are behind."""
    committee = lexicon("meetings")["committee"]
    known, word = committee["councils"], rf"(?:\w+-(?:,\s+\w+-)?\s+og\s+)?(?:{committee['words']})"
    of_place = rf"[A-ZÆØÅ][\w-]+[ ](?:{'|'.join(committee['councils_of_places'])})"
    listed = r"[\w-]+(?:(?:,\s+[\w-]+)*\s+og\s+[\w-]+)?"
    placed = rf"[A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ][\w-]+)*{committee['place_tail']}"
    purpose = rf"\s+for\s+(?:{placed}|{listed}{committee['purpose_tail']}?)"
    company = rf"\s+(?:i|ved)\s+[A-ZÆØÅ][\w-]+(?:\s+[\w-]+){{0,2}}?\s+(?:{'|'.join(committee['owners'])})"
    place = r"\s+i\s+(?:[Bb]ydel\s+)?[A-ZÆØÅ][a-zæøå-]+"
    district = r"\s+i\s+[Bb]ydel\s+[A-ZÆØÅ][a-zæøå-]+"
    council = rf"(?:{known})s?(?:{company}|{place})?|{of_place}"
    behind = rf"(?:{committee['region']})?(?:{purpose})?(?:{company}|{district})?"
    papers = "|".join(lexicon("meetings")["name"]["papers"])
    other = rf"(?:(?!(?i:{papers})[ ])[A-ZÆØÅ][\w-]*(?:t|le|na|sk)[ ])?(?:{word})s?{behind}"
    return re.compile(rf"(?<![\w-])(?<!-\n)(?:{council}|{other})(?![\w-])")
