"""How alike in subject a decision point and a goal are, measured by the telling words that they share.

A word that few texts of the data folder have tells more than one that many have. Goals are found by their words
in an inverted index, so that a point is compared with those alone that share enough.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from kg.inferring.confidence import confidence
from kg.inferring.subjects import Act, Aim, Subjects, Text
from kg.inferring.wording import Word, telling

PART_COUNTS = 0.5
"""What a part of a compound counts beside a word that is shared as a whole."""
MANY = 4
"""So many shared words are as good as more."""
_TELLS_ENOUGH = 0.1
"""A word that tells less does not bring a point and a goal together."""
_SIDE_BY_SIDE = 2
"""The most characters between neighbouring words."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """A point and a goal that share words: `shared` are those of the point (or its case's title) as they stand there.

    `text` is the goal's text that was compared, the most alike of them. `measures` grow with likeness: how much the
    shared words tell (`shared`), which share that is of all that the goal's words tell (`goal`) and the case's title's
    (`title`), how many they are (`words`), what the most telling whole compound tells (`compound`), and whether two of
    them stand side by side in both (`phrase`).
    """

    act: Act
    aim: Aim
    text: Text
    shared: tuple[str, ...]
    measures: Mapping[str, float]
    confidence: float


def likenesses(subjects: Subjects, least: float = 0.0) -> Iterator[Likeness]:
    """Every point with every goal that it shares a telling word with, in the order of points and goals.

    Those that cannot come to a confidence of `least` are left out before they are compared word by word.
    """
    corpus = _Corpus(subjects)
    for act, read in zip(subjects.acts, corpus.reads, strict=True):
        for number in corpus.near(read, least):
            found = [corpus.compared(read, goal) for goal in corpus.goals[number]]
            best = max(found, key=lambda one: (one.confidence, sum(one.measures.values())))
            if best.confidence >= least:
                shared = _phrases(act, read, best.terms)
                yield Likeness(act, subjects.aims[number], best.text, shared, best.measures, best.confidence)


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a point's own text and of its case's title: what of them are `whole` terms, what `parts`."""

    own: tuple[Word, ...]
    title: tuple[Word, ...]
    whole: frozenset[str]
    parts: frozenset[str]
    neighbours: frozenset[Pair]

    @classmethod
    def of(cls, own: tuple[Word, ...], title: tuple[Word, ...]) -> _Read:
        words = (*own, *title)
        whole = frozenset(form for word in words for form in word.forms)
        parts = frozenset(part for word in words for part in word.parts)
        return cls(own, title, whole, parts, _neighbours(own) | _neighbours(title))


@dataclass(frozen=True, slots=True)
class _Goal:
    """A text of a goal and its words, each once."""

    text: Text
    words: tuple[Word, ...]
    neighbours: frozenset[Pair]

    @classmethod
    def of(cls, text: Text) -> _Goal:
        words = _words(text)
        return cls(text, _once(words), _neighbours(words))


@dataclass(frozen=True, slots=True)
class _Match:
    """A word of a goal that a point has too: by which term, how much it tells, whether it is a whole compound."""

    term: str
    weight: float
    compound: bool = False


@dataclass(frozen=True, slots=True)
class _Compared:
    """What a point and a text of a goal have in common."""

    text: Text
    terms: frozenset[str]
    measures: Mapping[str, float]
    confidence: float


class _Corpus:
    """What the words of all points and goals tell, and which goals have each."""

    def __init__(self, subjects: Subjects) -> None:
        self.reads = [_Read.of(_words(act.text), _words(act.title) if act.title else ()) for act in subjects.acts]
        self.goals = [[_Goal.of(text) for text in aim.texts] for aim in subjects.aims]
        cases: dict[object, set[str]] = defaultdict(set)
        for act, read in zip(subjects.acts, self.reads, strict=True):
            cases[act.case] |= read.whole | read.parts
        aims = [{term for goal in goals for word in goal.words for term in word.terms} for goals in self.goals]
        total = max(len(cases) + len(aims), 1)
        held = Counter(term for terms in (*cases.values(), *aims) for term in terms)
        self._tells = {term: 1 - math.log(count) / math.log(total + 1) for term, count in held.items()}
        self._having: dict[str, list[int]] = defaultdict(list)
        for number, terms in enumerate(aims):
            for term in terms:
                self._having[term].append(number)
        self._least_told = [min(self._told(goal.words) for goal in goals) for goals in self.goals]

    def near(self, read: _Read, least: float) -> list[int]:
        """The goals that share a telling word, or part of one, with a point, and can come to `least`."""
        shared: dict[int, list[float]] = defaultdict(list)
        for term in sorted(read.whole | read.parts):
            if self._tells[term] >= _TELLS_ENOUGH:
                for number in self._having.get(term, ()):
                    shared[number].append(self._tells[term])
        return sorted(number for number, told in shared.items() if self._at_most(number, told) >= least)

    def _at_most(self, number: int, told: Sequence[float]) -> float:
        """The confidence if every term that a goal shares with a point were a whole word, and all else at its best."""
        weight = sum(told)
        return confidence(
            {
                "shared": math.log1p(weight),
                "goal": _share(weight, self._least_told[number]),
                "title": 1.0,
                "words": min(len(told), MANY) / MANY,
                "compound": max(told),
                "phrase": float(len(told) > 1),
            }
        )

    def compared(self, read: _Read, goal: _Goal) -> _Compared:
        """What a point shares with one text of a goal."""
        matches = [match for word in goal.words if (match := self._match(word, read))]
        terms = frozenset(match.term for match in matches)
        weight = sum(match.weight for match in matches)
        measures = {
            "shared": math.log1p(weight),
            "goal": _share(weight, self._told(goal.words)),
            "title": _share(self._told(_having(read.title, terms)), self._told(read.title)),
            "words": min(len(matches), MANY) / MANY,
            "compound": max((match.weight for match in matches if match.compound), default=0.0),
            "phrase": float(not goal.neighbours.isdisjoint(read.neighbours)),
        }
        return _Compared(goal.text, terms, measures, confidence(measures))

    def _match(self, word: Word, read: _Read) -> _Match | None:
        """The surest way in which a point has the goal's `word`: as a whole, else in part."""
        for form in word.forms:
            if form in read.whole:
                return _Match(form, self._tells[form], bool(word.parts))
        some = [part for part in word.parts if part in read.whole or part in read.parts]
        some += [form for form in word.forms if form in read.parts]
        weighed = [_Match(term, PART_COUNTS * self._tells[term]) for term in some]
        return max(weighed, key=lambda match: (match.weight, match.term), default=None)

    def _told(self, words: Iterable[Word]) -> float:
        """How much words tell together, each once."""
        return sum(self._tells[word.forms[0]] for word in _once(words))


def _words(text: Text) -> tuple[Word, ...]:
    return telling(text.words, text.language)


def _once(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words in their order, of those with one term the first."""
    found: dict[str, Word] = {}
    for word in words:
        found.setdefault(word.forms[0], word)
    return tuple(found.values())


def _having(words: Iterable[Word], terms: Set[str]) -> list[Word]:
    return [word for word in words if not terms.isdisjoint(word.terms)]


def _share(part: float, whole: float) -> float:
    return min(part / whole, 1.0) if whole else 0.0


def _neighbours(words: Sequence[Word]) -> frozenset[Pair]:
    """The terms of words that stand side by side."""
    near = (pair for pair in pairwise(words) if pair[1].start - pair[0].end <= _SIDE_BY_SIDE)
    return frozenset((first, second) for one, other in near for first in one.forms for second in other.forms)


def _phrases(act: Act, read: _Read, terms: Set[str]) -> tuple[str, ...]:
    """The shared words as they stand in the point's text, else in the title; neighbours are one phrase."""
    found: dict[str, str] = {}
    left = set(terms)
    for text, words in ((act.text, read.own), (act.title, read.title)):
        if text is not None:
            hit = _having(words, left)
            for phrase in _joined(text.words, [_place(word, left) for word in hit]):
                found.setdefault(phrase.casefold(), phrase)
            left -= {term for word in hit for term in word.terms}
    return tuple(found.values())


def _joined(text: str, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """The words at `places`, those with nothing but a blank between them as one."""
    runs: list[tuple[int, int]] = []
    for start, end in places:
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = runs[-1][0], end
        else:
            runs.append((start, end))
    yield from (" ".join(text[start:end].split()) for start, end in runs)


def _place(word: Word, terms: Set[str]) -> tuple[int, int]:
    """Where the word, or the part of it that is shared, stands."""
    if terms & set(word.forms):
        return word.start, word.end
    places = [place for part, place in zip(word.parts, word.places, strict=True) if part in terms]
    return min(start for start, _ in places), max(end for _, end in places)
