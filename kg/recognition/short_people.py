"""People by a part of their name, where the paper has the whole: "Fredheim", "T. Fimreite", "Brekke Sandal"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.lexicon import lexicon, ordinary
from kg.recognition.candidates import SENTENCE_START
from kg.recognition.people import given_name, initialed, is_role
from kg.recognition.register import known, party

Place = tuple[int, int, str]
"""Start and end in clean text, and the full name."""
_CAPITAL = "[A-ZÆØÅÁČĐŊŠŽÄÖÉ]"
_INITIALS = rf"(?:{_CAPITAL}\.[ ]?-?){{1,3}}"
_BEFORE = re.compile(r"([\w.’'-]+)[ ]\Z")
SHORTEST = 3
REACH = 40


@cache
def _behind() -> re.Pattern[str]:
    """What stands behind a word that is no family name there."""
    places = "|".join(lexicon("organisations")["rules"]["behind_place"])
    return re.compile(rf"[ ](?:{_CAPITAL}[\w-]*[a-zæøå]|[A-ZÆØÅ]{{2,}}\b|{places})|-")


def short_names(text: str, people: Iterable[str], named: Iterable[str]) -> Iterator[Place]:
    """Where a family name, or initials and one, stand for the one of `people` (full names) that they fit.

    `named` are the other names of the paper: a word that is part of one of them may be meant there, too.
    """
    owners = _owners(people)
    if not owners:
        return
    elsewhere = {word for name in named for word in name.split()}
    listed = "|".join(re.escape(short) for short in sorted(owners, key=len, reverse=True))
    for match in re.finditer(
        rf"(?<![\w-])(?P<initials>{_INITIALS})?(?P<short>{listed})(?=(?:s|’s?|')?(?![\w-]))", text
    ):
        whole = _meant(match, owners)
        if whole and _stands_alone(match, sure=bool(match["initials"]), elsewhere=elsewhere):
            yield match.start(), match.end(), whole


def _owners(people: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Family name, also with the name before it -> the full names that end so."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in people:
        words = name.split()
        if len(words) < 2 or initialed(name):
            continue
        for count in (1, 2) if len(words) > 2 and not given_name(words[-2]) else (1,):
            short = " ".join(words[-count:])
            if len(short) >= SHORTEST and not (known(short) or party(short) or is_role(short)):
                found[short].add(name)
    return {short: frozenset(names) for short, names in found.items()}


def _meant(match: re.Match[str], owners: Mapping[str, frozenset[str]]) -> str | None:
    """The one person who goes by that family name and those initials, under the longest of the names that are one's."""
    initials = re.findall(_CAPITAL, match["initials"] or "")
    fitting = {name for name in owners[match["short"]] if _begins_with(name, initials)}
    longest = max(fitting, key=lambda name: (len(name), name), default=None)
    return longest if longest and all(_same(name, longest) for name in fitting) else None


def _begins_with(name: str, initials: list[str]) -> bool:
    letters = [part[0] for word in name.split() for part in word.split("-")]
    return all(one == other for one, other in zip(initials, letters, strict=False))


def _same(less: str, more: str) -> bool:
    """Whether `less` is `more` with middle names left out or shortened."""
    words, others = less.split(), more.split()
    rest = iter(others)
    return words[0] == others[0] and all(
        any(other == word or other.startswith(word.rstrip(".")) for other in rest) for word in words
    )


def _stands_alone(match: re.Match[str], *, sure: bool, elsewhere: set[str]) -> bool:
    """Whether the word is no place, no beginning of another name and no ordinary word there."""
    text, short = match.string, match["short"]
    before = text[max(0, match.start() - REACH) : match.start()]
    word = _BEFORE.search(before)
    if _behind().match(text, match.end()) or (
        word and (given_name(word[1]) or re.fullmatch(rf"{_CAPITAL}\.", word[1]))
    ):
        return False
    if sure:
        return True
    if short in elsewhere or (word and word[1].casefold() in lexicon("organisations")["rules"]["before_place"]):
        return False
    return not (short.casefold() in ordinary() and SENTENCE_START.search(before))
