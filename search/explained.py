"""Abbreviations that the indexed texts explain themselves: "digital hjemmeoppfølging (DHO)" and "DHO (digital …)".

Which words a short form stands for is found as by Schwartz and Hearst, "A simple algorithm for identifying abbreviation
definitions in biomedical text", Pacific Symposium on Biocomputing 8, 2003: its letters from the last to the first, each
in the words before it, the first at the beginning of a word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from search.analysis import data, thesaurus
from search.analysis.characters import fold

MARK = "\x1f"
"""What pairs begin with and are divided by where they stand among an index's words."""
BLANK = "\x1e"
MANY_WORDS, SEEN_OFTEN = 2, 2
MOST_READINGS = 5
FARTHEST = 200
"""How many characters before an abbreviation its words begin at most."""
_LETTERS = r"[^\W\d_]"
_SHORT = rf"[A-ZÆØÅ](?:{_LETTERS}|[0-9-]){{0,8}}[A-ZÆØÅ0-9]"
_BEHIND = re.compile(rf"\((?P<short>{_SHORT})\)")
_BEFORE = re.compile(rf"(?<!\w)(?P<short>{_SHORT}) \((?P<long>[^()]{{4,120}})\)")


def explained(text: str) -> Iterator[tuple[str, str]]:
    """Short forms with the words that the text says they stand for, on one line."""
    for match in _BEHIND.finditer(text):
        if long := _long_form(match["short"], text[max(0, match.start() - FARTHEST) : match.start()]):
            yield match["short"], long
    for match in _BEFORE.finditer(text):
        if _long_form(match["short"], match["long"]) == " ".join(match["long"].split()):
            yield match["short"], " ".join(match["long"].split())


def to_word(short: str, long: str) -> str:
    """A pair as one of an index's words, which hold no blanks."""
    return f"{MARK}{short}{MARK}{long}".replace(" ", BLANK)


def readings(words: Iterable[tuple[str, int]]) -> Mapping[thesaurus.Terms, tuple[thesaurus.Terms, ...]]:
    """Short and long forms as terms, each with what else is written for it, from an index's words and their counts.

    One paper alone does not make a single word, or a word too common to search for, an abbreviation's reading.
    """
    found: defaultdict[thesaurus.Terms, dict[thesaurus.Terms, None]] = defaultdict(dict)
    for word, count in sorted(words, key=lambda pair: (-pair[1], pair[0])):
        pair = word.removeprefix(MARK).replace(BLANK, " ").split(MARK)
        if any(fold(one).text in data.stop_words("nb") for one in pair):
            continue
        short, long = map(thesaurus.own_terms, pair)
        if len(long) < MANY_WORDS and count < SEEN_OFTEN:
            continue
        for one, other in ((short, long), (long, short)):
            if one and other and one != other and len(found[one]) < MOST_READINGS:
                found[one][other] = None
    return {one: tuple(others) for one, others in found.items() if others}


def _long_form(short: str, before: str) -> str | None:
    """The words at the end of `before` that a short form stands for."""
    most = min(len(short) + 5, len(short) * 2)
    text = " ".join(before.split()[-most:])
    folded = "".join(letter.casefold() if len(letter.casefold()) == 1 else letter for letter in text)
    at = len(text)
    for letter in reversed([letter for letter in short.casefold() if letter.isalnum()]):
        at = folded.rfind(letter, 0, at)
        if at < 0:
            return None
    while at > 0 and text[at - 1].isalnum():
        at = folded.rfind(folded[at], 0, at)
    if at < 0:
        return None
    long = text[at:]
    is_longer = len(long) > len(short) and short.casefold() not in long.casefold().split()
    return long if is_longer and not re.search(r"[.:;()]\s", long) else None
