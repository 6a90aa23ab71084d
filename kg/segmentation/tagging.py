"""What each sentence of a paper is, as a tagger that learnt it from our own papers sees it: a second opinion.

A conditional random field (python-crfsuite) over the sentences, by their words, their shape, and those around them.
It is trained by `scripts/train_taggers.py`; `docs/decisions/0014-what-is-learnt.md` says on what, and how well it does
on bodies that it has not met.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from kg.segmentation.crf import batched, loaded
from kg.segmentation.layout import Layout
from kg.segmentation.units import Unit, units

MODEL = "sentences.crfsuite"
MOST_WORDS = 40
LONGEST_HEADING = 40
REACH = 14
"""Within how many units above a heading counts as the one that a unit stands under."""
AROUND = (-2, -1, 1, 2)
TAGS = ("number", "title", "title+", "adopted", "adopted+", "proposed", "proposed+", "comment", "present", "goal", "O")
"""The number of a case, its title, decisions by status, comments, who is present, goals; "+" goes on with one."""


_SAME, _ONCE = re.compile(r"(.)\1+"), r"\1+"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A unit, and how likely the tagger holds each of `TAGS` for it (from 0 to 1)."""

    unit: Unit
    likely: Mapping[str, float]

    def of(self, *tags: str) -> float:
        """How likely it is one of `tags`, at its beginning or further on."""
        return sum(self.likely.get(tag, 0.0) + self.likely.get(f"{tag}+", 0.0) for tag in tags)


@lru_cache(maxsize=2)
def tagged(layout: Layout) -> tuple[Tagged, ...]:
    """The units of a layout with how likely each tag is. One document is tagged at a time: a tagger has a state."""
    return tuple(one for piece in batched(units(layout)) for one in _tagged(piece))


def _tagged(told: Sequence[Unit]) -> Iterator[Tagged]:
    tagger = loaded(MODEL)
    tagger.set(features(told))
    labels = tagger.labels()
    yield from (Tagged(unit, {tag: tagger.marginal(tag, at) for tag in labels}) for at, unit in enumerate(told))


def features(told: Sequence[Unit]) -> list[list[str]]:
    """What the tagger knows of each unit: its own words, the shape of those around it, and the heading above."""
    own = [_words(unit.words) for unit in told]
    times = Counter(unit.words for unit in told)
    usual = median(len(unit.words) for unit in told)
    return [
        [
            *(f"0:{each}" for each in own[at]),
            *_printed(told, at),
            *_around(own, at),
            *_headed(told, own, at),
            f"times:{min(3, times[unit.words])}",
            f"long:{min(4, int(2 * len(unit.words) / max(1, usual)))}",
            f"place:{10 * at // len(told)}",
        ]
        for at, unit in enumerate(told)
    ]


def _printed(told: Sequence[Unit], at: int) -> Iterator[str]:
    """How a unit is printed: list mark, gap, column, place in its block, and the marks around it."""
    unit = told[at]
    yield f"mark:{_mark(unit.marker)}"
    yield f"first:{unit.marker in ('1', 'a')}"
    yield f"at:{min(3, unit.place)}"
    yield f"gap:{min(3, unit.gap)}"
    yield f"cell:{unit.cell}"
    yield f"lines:{min(3, unit.lines)}"
    if at + 1 < len(told):
        below = told[at + 1]
        yield f"below:{'=' if below.block == unit.block else '1' if below.marker == '1' else _mark(below.marker)}"
    if at:
        yield f"above:{'=' if told[at - 1].block == unit.block else _mark(told[at - 1].marker)}"


def _mark(marker: str | None) -> str:
    return "-" if not marker else "n" if marker.isdigit() else "l" if marker.isalpha() else "b"


def _around(own: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """The units around: of the one right above all words, of the others how they begin and end and their shape."""
    for away in AROUND:
        if 0 <= at + away < len(own):
            yield from (f"{away}:{each}" for each in own[at + away] if away == -1 or each[:2] not in ("w=", "e=", "b="))
        else:
            yield f"{away}:edge"


def _headed(told: Sequence[Unit], own: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """The words of the nearest short unit above, which may be a heading, and how far above it stands."""
    for above in range(at - 1, max(-1, at - 1 - REACH), -1):
        if len(told[above].words) < LONGEST_HEADING and told[above].words[0].isupper():
            yield from (f"h:{each}" for each in own[above] if each[0] in "wf")
            yield f"away:{min(6, at - above)}"
            return


def _words(words: str) -> list[str]:
    """A unit's words, their ends and beginnings, how it begins and ends, and the shape of its first characters."""
    parts = [word.casefold() for word in re.findall(r"\w+|[^\w\s]", words)]
    parts = ["0" if word.isdigit() else word for word in parts]
    used = parts[:MOST_WORDS]
    shape = "".join("A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else c for c in words[:14])
    return [
        *(f"w={word}" for word in used),
        *(f"e={word[-4:]}" for word in used if len(word) > 5),
        *(f"b={word[:5]}" for word in used if len(word) > 6),
        *(f"f{count}={' '.join(parts[:count])}" for count in (1, 2, 3)),
        *(f"l{count}={' '.join(parts[-count:])}" for count in (1, 2)),
        f"shape={_SAME.sub(_ONCE, shape)}",
        f"length={min(12, len(words) // 12)}",
        f"end={words[-1:]}",
        f"capitals={words.isupper()}",
        f"small={words[:1].islower()}",
        f"words={min(len(parts), 15)}",
    ]
