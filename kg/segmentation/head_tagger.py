"""Numbers and titles at the heads of cases, word by word, as a tagger that learnt them from our own papers sees them.

A conditional random field (python-crfsuite) over the words of the text as it stands, whether its lines were lost or
not. It is trained by `scripts/train_taggers.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.identifiers import CaseNumber
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.body_tagger import words_of
from kg.segmentation.crf import batched, loaded

MODEL = "heads.crfsuite"
NEAR, FAR = (-2, -1, 1, 2), (-4, -3, 3, 4)
FAR_KINDS = ("w=", "sh", "nl", "Ca", "UP", "ga")
"""What is looked at of words that stand three or four away, by the beginnings of the features."""
BEFORE, BEHIND = 90, 60
"""Within how many characters before and behind its title a number belongs to it."""
_SAME = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class TaggedHead:
    """A title, and the number that stands by it; `number` is None where none does, and `title` for a number alone."""

    number: str | None
    at: Span | None
    title: Span | None


@lru_cache(maxsize=4)
def tagged_heads(text: str) -> tuple[TaggedHead, ...]:
    """The heads of cases that the tagger sees in `text`, in reading order."""
    words = words_of(text)
    tags = [tag for piece in batched(words) for tag in loaded(MODEL).tag(head_features(text, piece))]
    titles, numbers = _spans(words, tags, "B", "I"), _spans(words, tags, "N", "N")
    paired = _paired(titles, numbers)
    used = set(paired.values())
    heads = [TaggedHead(_written(at, text), at, title) for title, at in paired.items()]
    heads += [TaggedHead(_written(at, text), at, None) for at in numbers if at not in used]
    return tuple(sorted(heads, key=lambda head: head.at or head.title or Span(0, 0)))


def _spans(words: Sequence[tuple[Span, str]], tags: Sequence[str], begins: str, goes_on: str) -> list[Span]:
    found: list[Span] = []
    for before, tag, (span, _) in zip(["O", *tags], tags, words, strict=False):
        if tag == begins and (begins != goes_on or before != tag):
            found.append(span)
        elif tag == goes_on and found and before in (begins, goes_on):
            found[-1] = Span(found[-1].start, span.end)
    return found


def _paired(titles: Sequence[Span], numbers: Sequence[Span]) -> dict[Span, Span | None]:
    """Each title with the number by it that is of no title yet: the nearest before, else the nearest behind.

    No other title stands between the two.
    """
    paired: dict[Span, Span | None] = {}
    free = sorted(numbers)
    for index, title in enumerate(titles):
        after = titles[index - 1].end if index else 0
        until = titles[index + 1].start if index + 1 < len(titles) else title.end + BEHIND
        first = bisect_left(free, Span(max(after, title.start - BEFORE), 0))
        here = bisect_left(free, Span(title.start, 0))
        behind = bisect_left(free, Span(title.end, 0))
        found = here - 1 if here > first else behind
        near = found < len(free) and free[found].start < min(until, title.end + BEHIND)
        paired[title] = free.pop(found) if near else None
    return paired


def _written(at: Span | None, text: str) -> str | None:
    if at is None:
        return None
    number = CaseNumber.parse(re.sub(r"\s", "", at.of(text)))
    return str(number) if number else None


def head_features(text: str, words: Sequence[tuple[Span, str]]) -> list[list[str]]:
    """What the tagger knows of each word: its letters and shape, whether a line begins, and the words around it."""
    own = [_features(text, span, word) for span, word in words]
    far = [[each for each in one if each[:2] in FAR_KINDS] for one in own]
    found = []
    for at, one in enumerate(own):
        told = list(one)
        for around, of in ((NEAR, own), (FAR, far)):
            for away in around:
                if 0 <= at + away < len(own):
                    told += [f"{away}|{each}" for each in of[at + away]]
                else:
                    told.append(f"{away}|edge")
        if at:
            told.append(f"two={own[at - 1][0]}{one[0]}")
        if at > 1:
            told.append(f"three={own[at - 2][0]}{own[at - 1][0]}{one[0]}")
        if at + 1 < len(own):
            told.append(f"next={one[0]}{own[at + 1][0]}")
        found.append(told)
    return found


def _features(text: str, span: Span, word: str) -> list[str]:
    folded = word.casefold()
    shape = "".join("A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else c for c in word)
    before = text[max(0, span.start - 3) : span.start]
    return [
        f"w={'0' if word.isdigit() else folded}",
        f"s={folded[-4:]}",
        f"p={folded[:4]}",
        f"shape={_SAME.sub(lambda same: same[0][:2], shape)}",
        f"nl={before.count(chr(10)) if span.start else 2}",
        *(["gap"] if "  " in before or "\t" in before else []),
        *(["UP"] if word.isupper() and len(word) > 1 else []),
        *(["Cap"] if word[0].isupper() else []),
        *(["key"] if _at_head().fullmatch(word) else []),
    ]


@cache
def _at_head() -> re.Pattern[str]:
    return re.compile(lexicon("taggers")["head"])


def titles_by_number(heads: Iterable[TaggedHead]) -> dict[str, list[Span]]:
    """The titles of the heads by their numbers in one notation."""
    found: dict[str, list[Span]] = {}
    for head in heads:
        if head.number and head.title:
            found.setdefault(plain(head.number), []).append(head.title)
    return found


@cache
def plain(number: str) -> str:
    """A number in one notation; what is none stays."""
    parsed = CaseNumber.parse(number)
    return str(parsed.in_style(slashed=False)) if parsed else number
