"""Names of bodies and other organisations in running text, as a tagger that learnt them from our own papers sees them.

A conditional random field (python-crfsuite) over words, trained by `scripts/train_taggers.py`. It finds names that no
list knows and no rule forms: "Fakultetsstyret ved Det helsefaglige fakultet", "Hovedstyret i Norsk forening for …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.crf import loaded

MODEL = "bodies.crfsuite"
AROUND = (-3, -2, -1, 1, 2, 3)
FAR = ("w=", "s4", "ca", "ki", "fo", "li")
"""What is looked at of words that stand two or three away, by the beginnings of the features."""
_WORD = re.compile(r"\w+(?:-\w+)*-?|[^\w\s]")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which no tagger takes."""
_SAME = re.compile(r"(.)\1+")


def words_of(text: str) -> list[tuple[Span, str]]:
    """The words and signs of a text, with their places; half characters as the sign for what cannot be read."""
    return [(Span(match.start(), match.end()), match[0]) for match in _WORD.finditer(_SURROGATE.sub("\ufffd", text))]


@lru_cache(maxsize=8)
def names_tagged(text: str) -> tuple[Span, ...]:
    """Where the tagger sees names of organisations in `text`, in reading order."""
    words = words_of(text)
    tags = loaded(MODEL).tag(word_features(text, words)) if words else []
    found: list[Span] = []
    for before, tag, (span, _) in zip(["O", *tags], tags, words, strict=False):
        if tag == "B" or (tag == "I" and before == "O"):
            found.append(span)
        elif tag == "I":
            found[-1] = Span(found[-1].start, span.end)
    return tuple(found)


def word_features(text: str, words: Sequence[tuple[Span, str]]) -> list[list[str]]:
    """What the tagger knows of each word: its letters and shape, and those of the words around it."""
    own = [_features(text, span, word) for span, word in words]
    far = [[each for each in one if each[:2] in FAR] for one in own]
    folded = [word.casefold() for _, word in words]
    found = []
    for at, one in enumerate(own):
        told = list(one)
        for away in AROUND:
            if 0 <= at + away < len(own):
                told += [f"{away}|{each}" for each in (own if abs(away) == 1 else far)[at + away]]
            else:
                told.append(f"{away}|edge")
        told += [f"next={folded[at]}_{folded[at + 1]}"] if at + 1 < len(own) else []
        told += [f"last={folded[at - 1]}_{folded[at]}"] if at else []
        found.append(told)
    return found


def _features(text: str, span: Span, word: str) -> list[str]:
    folded = word.casefold()
    shape = "".join("A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else c for c in word)
    kind = _kind().search(folded)
    return [
        f"w={folded}",
        f"s3={folded[-3:]}",
        f"s4={folded[-4:]}",
        f"s5={folded[-5:]}",
        f"p4={folded[:4]}",
        f"cap={word[0].isupper()}",
        f"all={word.isupper()}",
        f"shape={_SAME.sub(lambda same: same[1], shape)}",
        f"line={span.start == 0 or chr(10) in text[max(0, span.start - 2) : span.start]}",
        *([f"kind={kind[0]}"] if kind else []),
        *(["form"] if word in lexicon("taggers")["forms"] else []),
    ]


@cache
def _kind() -> re.Pattern[str]:
    return re.compile(lexicon("taggers")["kind"])
