"""From what was typed to what is looked up: the ways in which a word can stand in a text, each with its
weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from search.analysis import analyse, thesaurus
from search.analysis.characters import fold
from search.analysis.stems import spelling_pairs, stem
from search.lookup import Adjacent, All, Beginning, Best, Lookup, OneOf, Part, Some, Term, Weighted
from search.model import Token, TokenKind
from search.query import AnyOf, Clause, Phrase, Prefix, Query, Without, Words

OTHER_FORM = 0.9
OTHER_LANGUAGE = 0.8
SAME_MEANING = 0.7
WITHIN_COMPOUND = 0.3
COMPOUND_APART = 0.25


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans for one index: `compounds` are those that only its own words explain, by each word in them."""

    compounds: Mapping[str, tuple[str, ...]]
    english: bool

    def plan(self, query: Query, *, every: bool = True) -> All:
        """What to look up; with `every` false one word of the query is enough."""
        wanted = tuple(self._wanted(query.clauses))
        without = tuple(_excluded(clause.part) for clause in query.clauses if isinstance(clause, Without))
        return All(wanted if every or len(wanted) < 2 else (Some(wanted),), without)

    def _wanted(self, clauses: Sequence[Clause]) -> Iterator[Lookup]:
        """The clauses as lookups: words that stand in a row are read together, so that names of several
        words show."""
        positive = [clause for clause in clauses if not isinstance(clause, Without)]
        runs = groupby(positive, key=lambda clause: isinstance(clause, Words))
        dull = not any(_has_content(clause) for clause in positive)
        for are_words, run in runs:
            if are_words:
                text = [clause.text for clause in run if isinstance(clause, Words)]
                yield from self._words(" ".join(text), keep_stop_words=dull)
            else:
                yield from (self._clause(clause) for clause in run)

    def _clause(self, clause: Clause) -> Lookup:
        match clause:
            case Words(text):
                return All(tuple(self._words(text, keep_stop_words=True)))
            case Phrase(text):
                return self._phrase(text)
            case Prefix(text):
                return _prefix(text)
            case AnyOf(parts):
                return Some(tuple(self._clause(part) for part in parts))
            case Without(part):
                return All((), (_excluded(part),))

    def _words(self, text: str, *, keep_stop_words: bool) -> Iterator[Lookup]:
        positions = _naming([list(group) for _, group in groupby(analyse(text), key=lambda token: token.position)])
        own = tuple(group[0].term for group in positions)
        at = 0
        while at < len(positions):
            count, others = _alternatives(own, at)
            words = tuple(
                self._word(group, text)
                for group in positions[at : at + count]
                if keep_stop_words or group[0].kind is not TokenKind.STOP or len(others) > 0
            )
            if others:
                yield Best((words[0] if count == 1 else All(words), *others))
            else:
                yield from words
            at += count

    def _word(self, readings: Sequence[Token], text: str) -> Lookup:
        own = readings[0]
        if own.kind is TokenKind.STOP:
            return Term(own.term)
        ways: list[Lookup] = [Term(own.term)]
        if not own.term[0].isdecimal():
            ways += [Weighted(Term(token.term), OTHER_FORM) for token in readings[1:] if token.kind is TokenKind.WORD]
            ways += self._in_english(text[own.start : own.end], own.term)
        ways.append(Weighted(Part(own.term), WITHIN_COMPOUND))
        if own.term in self.compounds:
            ways.append(Weighted(OneOf(self.compounds[own.term]), WITHIN_COMPOUND))
        ways += _apart(readings)
        return Best(tuple(ways))

    def _in_english(self, word: str, term: str) -> Iterator[Lookup]:
        if self.english:
            for other in thesaurus.own_terms(word, "en"):
                if other != term:
                    yield Weighted(Term(other), OTHER_LANGUAGE)

    def _phrase(self, text: str) -> Lookup:
        terms = _named(thesaurus.own_terms(text))
        ways: list[Lookup] = [_adjacent(terms)]
        english = _named(thesaurus.own_terms(text, "en")) if self.english else terms
        if english != terms:
            ways.append(Weighted(_adjacent(english), OTHER_LANGUAGE))
        count, others = _alternatives(terms, 0)
        return Best((*ways, *(others if count == len(terms) else ())))


def _naming(positions: list[list[Token]]) -> list[list[Token]]:
    """The words of a query without those that only announce a case's number."""
    return [positions[at] for at in thesaurus.named(tuple(group[0].term for group in positions))]


def _named(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(terms[at] for at in thesaurus.named(terms))


def only_stop_words(query: Query) -> bool:
    """Whether nothing but stop words was asked for."""
    wanted = [clause for clause in query.clauses if not isinstance(clause, Without)]
    return bool(wanted) and not any(_has_content(clause) for clause in wanted)


def _has_content(clause: Clause) -> bool:
    """Whether a clause can be looked up without its stop words; what was marked by hand always can."""
    if not isinstance(clause, Words):
        return True
    return any(token.kind is TokenKind.WORD for token in analyse(clause.text))


def _alternatives(terms: tuple[str, ...], at: int) -> tuple[int, tuple[Lookup, ...]]:
    """How many terms from `at` on the thesaurus takes together, and what else may stand for them."""
    for count in range(min(thesaurus.longest(), len(terms) - at), 0, -1):
        others = thesaurus.alternatives().get(terms[at : at + count])
        if others:
            return count, tuple(Weighted(_adjacent(other), SAME_MEANING) for other in others)
    return 1, ()


def _excluded(clause: Clause) -> Lookup:
    """What shall not stand there: the words themselves, not what they could mean or be a part of."""
    match clause:
        case Prefix(text):
            return _prefix(text)
        case Words(text) | Phrase(text):
            return _adjacent(_named(thesaurus.own_terms(text)))
        case AnyOf(parts):
            return Some(tuple(_excluded(part) for part in parts))
        case Without(part):
            return All((), (_excluded(part),))


def _adjacent(terms: tuple[str, ...]) -> Lookup:
    return Term(terms[0]) if len(terms) == 1 else Adjacent(terms)


def _apart(readings: Sequence[Token]) -> Iterator[Lookup]:
    """The words of a compound, wherever they stand: "tiltak for omstilling" for "omstillingstiltak"."""
    parts = [token for token in readings if token.kind is TokenKind.PART and token.term[0].isalpha()]
    smallest = [
        token.term
        for token in parts
        if not any(token is not other and token.start <= other.start and other.end <= token.end for other in parts)
    ]
    if len(smallest) > 1:
        ways = (Best((Term(term), Weighted(Part(term), WITHIN_COMPOUND))) for term in smallest)
        yield Weighted(All(tuple(ways)), COMPOUND_APART)


def _prefix(text: str) -> Lookup:
    """A beginning, in both written forms; a whole word typed with a star is also looked up without its
    inflection."""
    beginning = fold(text).text
    ways: dict[Lookup, None] = {Beginning(beginning): None, Term(stem(beginning, "nb")): None}
    for nynorsk, bokmaal in spelling_pairs().items():
        if beginning.startswith(nynorsk):
            ways[Beginning(bokmaal + beginning.removeprefix(nynorsk))] = None
        elif len(beginning) > 2 and nynorsk.startswith(beginning):
            ways[Beginning(stem(bokmaal, "nb"))] = None
    return Best(tuple(ways))
