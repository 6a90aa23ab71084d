"""Councils, committees and associations by how their names are built: "Formannskapet", "Rådet for eldre i Nes".

A body that many owners have is told apart by its owner: the one that stands behind it, else the one that the head of
the paper names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from kg.lexicon import lexicon
from kg.recognition.places import is_place
from kg.recognition.register import base_form, known, type_of
from kg.text import nominative

Named = tuple[int, int, str]
"""Start and end in clean text, and the name."""
HEAD_CHARACTERS = 500
NATIONAL = ("directorate", "ministry")
"""Whose head a paper has that speaks of no municipality's own councils."""
_CAPITAL = r"(?!(?:Regional|Nasjonal|Det|Den|De|Dei|Sak|Møte)(?:t|e|en|er)?\b)(?:St\.[ ])?[A-ZÆØÅ][\w-]*"
_FIRST = re.compile(
    r"(?<![\w-])(?P<head>[A-ZÆØÅ][a-zæøå]+-(?:,[ ][a-zæøå]+-){0,4}[ ]og[ ][a-zæøå]+"
    r"|[A-ZÆØÅ][a-zæøåé]+(?:-[a-zæøå]+)?)(?![\w-])"
)
_SMALL = re.compile(r"(?<![\w-])(?:[a-zæøå]+-(?:,[ ][a-zæøå]+-){0,4}[ ]og[ ])?[a-zæøå]+(?=[ ](?:i|på|ved)[ ][A-ZÆØÅ])")
_JOINT = re.compile(r"[ ](?:i|ved|på)[ ]")
_BOUND = r"(?=\s*(?:$|[\n.,;:()«»]|[A-ZÆØÅ\d])|[ ](?:i|ved)[ ][A-ZÆØÅ]|[ ](?:{WORDS})[ ])"


@cache
def _table(name: str) -> tuple[str, ...]:
    return tuple(lexicon("organisations")["bodies"][name])


@cache
def _owner() -> re.Pattern[str]:
    """The owner behind a body: "… i Nes kommune", "… ved Nes sykehus HF", "… i Indre Nes"."""
    forms = "|".join(sorted(lexicon("organisations")["rules"]["behind"], key=len, reverse=True))
    companies = "HF|RHF|SF|IKS|KF|AS|SA"
    inner = "|".join(lexicon("organisations")["rules"]["inner"])
    word = rf"(?:og[ ]|i[ ])?(?:St\.|[A-ZÆØÅ][\w-]*|(?:{inner})(?!\w))"
    whole = rf"{_CAPITAL}(?:[ ]{word}){{0,4}}?[ ](?:{forms})(?:[ ](?:{companies}))?(?!\w)"
    direction = rf"(?:(?:{'|'.join(_table('directions'))})[ ])?"
    place = rf"(?:Bydel[ ])?{direction}(?=\w*[a-zæøå]){_CAPITAL}(?:[ ]og[ ](?=[A-ZÆØÅ]){_CAPITAL})?"
    return re.compile(rf"[ ](?:i|på|ved)[ ](?P<owner>(?P<whole>{whole})|{place}|området(?!\w))")


def _can_own(words: str, *, sure: bool) -> bool:
    """Whether words without a form of organisation can be the owner of a body: a place, a district of a town."""
    return words == "området" or all(is_place(one, sure=sure) for one in words.removeprefix("Bydel ").split(" og "))


@cache
def _headed() -> re.Pattern[str]:
    """ "Rådet for eldre", "Hovedutvalg for helse- og sosialtjenester", "Interkommunalt råd for Nordre Fjord"."""
    heads = "|".join(sorted(_table("heads"), key=len, reverse=True))
    known_ones = "|".join(lexicon("organisations")["rules"]["adjectives"])
    adjective = rf"(?:[a-zæøå]+(?:sk|ske|al|ale|ell|elle|ig|ige|iv|ive|egionale)|{known_ones})[ ]"
    bound = _BOUND.replace("{WORDS}", "|".join(_table("behind_name")))
    first = rf"(?:[\w]+-(?:,[ ]\w+-){{0,4}}[ ](?:og|eller)[ ][a-zæøå]+|(?:{adjective})?[a-zæøå][\wæøå-]*\w)"
    more = rf"(?:,[ ][a-zæøå]+(?=,|[ ]og[ ]))*(?:[ ]og[ ](?:{adjective})?[a-zæøå]+(?!\w){bound})?"
    place = rf"(?:(?i:{'|'.join(_table('directions'))})[ ])?{_CAPITAL}"
    built = rf"[A-ZÆØÅ][a-zæøå]{{2,}}(?:{'|'.join(_table('built'))})[ ]for"
    return re.compile(rf"(?<![\w-])(?:{heads}|{built})[ ](?:{_people_with()}|{first}{more}|{place})(?!\w)")


def _people_with() -> str:
    return str(lexicon("organisations")["bodies"]["people_with"])


def committees(text: str, organisations: Sequence[Named]) -> Iterator[Named]:
    """The bodies in clean text; `organisations` are those that other rules found there."""
    home = _Home(text, organisations)
    for match in _headed().finditer(text):
        yield home.headed(match)
    for match in _FIRST.finditer(text):
        if kind := _kind(match["head"]):
            yield home.named(match, kind)
    yield from home.small()
    yield from home.owned()
    for pattern in _table("patterns"):
        yield from ((m.start(), m.end(), base_form(m[0])) for m in re.finditer(rf"(?<![\w-])(?:{pattern})(?!\w)", text))


def _kind(head: str) -> str | None:
    """Whose body the word is: of a "municipality", a "health" trust, or "any"; None where it is no body."""
    word = head.removesuffix("s") if head.endswith("ets") else head
    if word in _table("state"):
        return "state"
    if known(word) or word in _table("generic") or word.endswith(_table("ordinary")):
        return None
    if word in _table("health"):
        return "health"
    if word in _table("municipal"):
        return "municipality"
    return "any" if word.endswith(_table("ends")) and len(word) > SHORTEST else None


SHORTEST = 8


class _Home:
    """Whose papers a document holds, as far as its head tells."""

    def __init__(self, text: str, organisations: Sequence[Named]) -> None:
        self.text = text
        self.at = {start: (end, name) for start, end, name in organisations}
        self.names = {name for _, _, name in organisations}
        self.municipality = _first(organisations, ("municipality", "county"))
        self.municipal = any(s < HEAD_CHARACTERS and name == self.municipality for s, _, name in organisations)
        self.health = _first(organisations, ("health-trust", "regional-health-authority"))
        self.national = any(start < HEAD_CHARACTERS and type_of(name) in NATIONAL for start, _, name in organisations)

    def named(self, match: re.Match[str], kind: str) -> Named:
        """A body with its name: its owner is the one behind it, else the one whose papers these are."""
        head = match["head"].removesuffix("s") if match["head"].endswith("ets") else match["head"]
        behind = self._behind(match.end("head"), head) if head == match["head"] else None
        if behind:
            return match.start(), behind[0], f"{head}{behind[1]}"
        elsewhere = self.national or (self.health and not self.municipal)
        local = kind == "municipality" or (kind == "any" and not elsewhere)
        owner = self.health if kind == "health" else self.municipality if local else None
        registered = known(head)
        alone = registered.name if registered else head
        return match.start(), match.end(), f"{head} i {owner}" if owner else alone

    def small(self) -> Iterator[Named]:
        """ "kommunestyret", without a capital, in the papers of a municipality."""
        words = "|".join(word.lower() for word in _table("municipal"))
        for match in re.finditer(rf"(?<![\w-])(?:{words})(?![\w-])", self.text) if self.municipality else ():
            name = f"{match[0].capitalize()} i {self.municipality}"
            if not self._behind(match.end(), match[0].capitalize()):
                yield match.start(), match.end(), name

    def owned(self) -> Iterator[Named]:
        """ "rådmannsutvalget i Skoglandsregionen", without a capital, where the owner stands behind it."""
        for match in _SMALL.finditer(self.text):
            head = match[0].capitalize()
            behind = self._behind(match.end(), head) if _kind(head) else None
            if behind:
                yield match.start(), behind[0], f"{head}{behind[1]}"

    def headed(self, match: re.Match[str]) -> Named:
        """A body with a purpose ("Rådet for eldre"), its owner, and the whole of a name that the purpose begins."""
        inside = next((self.at[at] for at in range(match.start() + 1, match.end()) if at in self.at), None)
        end = max(match.end(), inside[0]) if inside else match.end()
        behind = None if known(match[0]) else self._behind(end, match[0])
        words = nominative(base_form(self.text[match.start() : end]), self.text)
        if behind:
            return match.start(), behind[0], f"{words}{behind[1]}"
        unit = self.health and match[0].startswith(_table("units"))
        return match.start(), end, f"{words} i {self.health}" if unit else words

    def _behind(self, end: int, head: str) -> tuple[int, str] | None:
        """Where the owner behind a body ends, and the words by which it is joined to the name: " i Nes kommune".

        What is an organisation already is the owner as a whole; a council of a municipality stands in no other council.
        """
        joint = _JOINT.match(self.text, end)
        if joint is None:
            return None
        if joint.end() in self.at:
            last, name = self.at[joint.end()]
            inside = type_of(name) == "committee" and _kind(head) == "municipality"
            return None if inside else (last, f"{joint[0]}{name}")
        behind = _owner().match(self.text, end)
        if behind is None or not (behind["whole"] or _can_own(behind["owner"], sure=_kind(head) == "state")):
            return None
        return behind.end(), f"{joint[0]}{self._in_full(base_form(behind['owner']))}"

    def _in_full(self, place: str) -> str:
        """ "Nes" as "Nes kommune", where the paper names that."""
        return f"{place} kommune" if f"{place} kommune" in self.names else place


def _first(organisations: Sequence[Named], kinds: tuple[str, ...]) -> str | None:
    """The organisation of these kinds that the head names most, else the only one of the paper."""
    found = [(start, name) for start, _, name in organisations if type_of(name) in kinds]
    head = [name for start, name in found if start < HEAD_CHARACTERS]
    names = Counter(head or [name for _, name in found])
    return max(names, key=lambda name: names[name]) if head or len(names) == 1 else None
