"""From what was typed to what is looked up: the ways in which a word can stand in a text, each with its
weight."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from search.analysis import analyse, thesaurus
from search.analysis.characters import fold
from search.analysis.compounds import LINKS
from search.analysis.stems import spelling_pairs, stem
from search.fields import Fields
from search.lookup import Adjacent, All, Beginning, Best, Has, Lookup, OneOf, Part, Some, Term, Weighted
from search.model import Token, TokenKind
from search.query import AllOf, AnyOf, Clause, Like, Narrowed, Phrase, Prefix, Query, Without, Words

OTHER_FORM = 0.9
OTHER_LANGUAGE = 0.8
SAME_MEANING = 0.7
WITHIN_COMPOUND = 0.3
COMPOUND_APART = 0.25
SPELT_ALIKE = 0.5
JOINED = 0.9
SHORTEST_PIECE = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look up, and how many words of it there are that a passage might have only some of."""

    what: All
    words: int


@dataclass(frozen=True)
class Planner:
    """Plans for one index.

    `compounds` are those that only its own words explain, by each word in them; `alike` gives the words of the index
    that are spelt about like one, at most so many letters apart; `knows` tells whether a term stands in it; `explained`
    are abbreviations that its texts explain, both ways.
    """

    compounds: Mapping[str, tuple[str, ...]]
    english: bool
    alike: Callable[[str, int | None], Sequence[str]] = lambda _word, _distance: ()
    knows: Callable[[str], bool] = lambda _term: False
    explained: Mapping[thesaurus.Terms, tuple[thesaurus.Terms, ...]] = field(default_factory=dict)

    def alternatives(self, terms: thesaurus.Terms, at: int) -> tuple[int, tuple[Lookup, ...]]:
        """How many terms from `at` on are taken together, and what else may stand for them."""
        for count in range(min(self._longest, len(terms) - at), 0, -1):
            taken = terms[at : at + count]
            others = (*thesaurus.alternatives().get(taken, ()), *self.explained.get(taken, ()))
            if others:
                return count, tuple(map(_of_same_meaning, dict.fromkeys(others)))
        return 1, ()

    @cached_property
    def _longest(self) -> int:
        return max(thesaurus.longest(), *map(len, self.explained), 0)

    def plan(self, query: Query, fields: Fields, *, every: bool = True) -> Plan:
        """What to look up; with `every` false one word of the query is enough."""
        reading = _Reading(self, fields)
        narrowed = tuple(reading.clause(clause) for clause in query.clauses if isinstance(clause, Narrowed))
        wanted = tuple(reading.wanted(query.clauses))
        without = tuple(reading.excluded(clause.part) for clause in query.clauses if isinstance(clause, Without))
        words = wanted if every or len(wanted) < 2 else (Some(wanted),)
        return Plan(All((*narrowed, *words), without), len(wanted))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The clauses of one query as lookups."""

    planner: Planner
    fields: Fields

    def wanted(self, clauses: Sequence[Clause]) -> Iterator[Lookup]:
        """The words of clauses as lookups: those that stand in a row are read together, so that names of several
        words show."""
        positive = [clause for clause in clauses if not isinstance(clause, Without | Narrowed)]
        runs = groupby(positive, key=lambda clause: isinstance(clause, Words))
        dull = not any(_has_content(clause) for clause in positive)
        for are_words, run in runs:
            if are_words:
                text = [clause.text for clause in run if isinstance(clause, Words)]
                yield from self._words(" ".join(text), keep_stop_words=dull)
            else:
                yield from (self.clause(clause) for clause in run)

    def clause(self, clause: Clause) -> Lookup:
        """One clause that shall hold."""
        match clause:
            case AnyOf(parts):
                return Some(tuple(self.clause(part) for part in parts))
            case AllOf(parts):
                narrowed = (self.clause(part) for part in parts if isinstance(part, Narrowed))
                without = tuple(self.excluded(part.part) for part in parts if isinstance(part, Without))
                return All((*narrowed, *self.wanted(parts)), without)
            case Without(part):
                return All((), (self.excluded(part),))
            case Narrowed(field, values):
                return self._narrowed(field, values)
            case _:
                return self._leaf(clause)

    def _leaf(self, clause: Words | Phrase | Prefix | Like) -> Lookup:
        match clause:
            case Words(text):
                return All(tuple(self._words(text, keep_stop_words=True)))
            case Phrase(text):
                return self._phrase(text)
            case Prefix(text):
                return _prefix(text)
            case Like(text, distance):
                return self._like(text, distance)

    def excluded(self, clause: Clause) -> Lookup:
        """What shall not stand there: the words themselves, not what they could mean or be a part of."""
        match clause:
            case Words(text) | Phrase(text):
                return _adjacent(_named(thesaurus.own_terms(text)))
            case AnyOf(parts):
                return Some(tuple(self.excluded(part) for part in parts))
            case AllOf(parts):
                return All(tuple(self.excluded(part) for part in parts))
            case Without(part):
                return All((), (self.excluded(part),))
            case _:
                return self.clause(clause)

    def _narrowed(self, field: str, values: Sequence[str]) -> Lookup:
        meant = [self.fields.meant(field, value) for value in values]
        ways = tuple(Has(one.facet, one.values) for one in meant)
        return ways[0] if len(ways) == 1 else Some(ways)

    def _like(self, text: str, distance: int | None) -> Lookup:
        own = thesaurus.own_terms(text)
        terms = dict.fromkeys(term for word in self.planner.alike(text, distance) for term in thesaurus.own_terms(word))
        near = tuple(Weighted(Term(term), SPELT_ALIKE) for term in terms if term not in own)
        return Best((_adjacent(own), *near))

    def _words(self, text: str, *, keep_stop_words: bool) -> Iterator[Lookup]:
        positions = _naming([list(group) for _, group in groupby(analyse(text), key=lambda token: token.position)])
        own = tuple(group[0].term for group in positions)
        at = 0
        while at < len(positions):
            count, others = self.planner.alternatives(own, at)
            if not others and (joined := self._joined(positions[at : at + 2], text)):
                yield joined
                at += 2
                continue
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

    def _joined(self, two: Sequence[Sequence[Token]], text: str) -> Lookup | None:
        """Two words that papers write as one: "tale gjenkjenning", "omstillings tiltak"."""
        tokens = [readings[0] for readings in two]
        if len(tokens) < 2 or any(t.kind is TokenKind.STOP or not t.term[0].isalpha() for t in tokens):
            return None
        terms = thesaurus.own_terms("".join(text[token.start : token.end] for token in tokens))
        if len(terms) != 1 or not self.planner.knows(terms[0]):
            return None
        apart = All(tuple(self._word(readings, text) for readings in two))
        return Best((apart, Weighted(Term(terms[0]), JOINED)))

    def _word(self, readings: Sequence[Token], text: str) -> Lookup:
        own = readings[0]
        if own.kind is TokenKind.STOP:
            return Term(own.term)
        ways: list[Lookup] = [Term(own.term)]
        if not own.term[0].isdecimal():
            ways += [Weighted(Term(token.term), OTHER_FORM) for token in readings[1:] if token.kind is TokenKind.WORD]
            ways += self._in_english(text[own.start : own.end], own.term)
        ways.append(Weighted(Part(own.term), WITHIN_COMPOUND))
        if own.term in self.planner.compounds:
            ways.append(Weighted(OneOf(self.planner.compounds[own.term]), WITHIN_COMPOUND))
        ways += _apart(readings) if len(readings) > 1 else self._divided(text[own.start : own.end])
        return Best(tuple(ways))

    def _divided(self, word: str) -> Iterator[Lookup]:
        """A compound that nothing explains, as two words that the index has: "vikarbyrå" as vikar and byrå."""
        spelt = fold(word).text
        if self.planner.knows(stem(spelt, "nb")):
            return
        for at in range(SHORTEST_PIECE, len(spelt) - SHORTEST_PIECE + 1):
            head = stem(spelt[at:], "nb")
            modifiers = (stem(spelt[:at].removesuffix(link), "nb") for link in LINKS)
            modifier = next(filter(self.planner.knows, modifiers), None) if self.planner.knows(head) else None
            if modifier:
                yield Weighted(All((_either(modifier), _either(head))), COMPOUND_APART)
                return

    def _in_english(self, word: str, term: str) -> Iterator[Lookup]:
        if self.planner.english:
            for other in thesaurus.own_terms(word, "en"):
                if other != term:
                    yield Weighted(Term(other), OTHER_LANGUAGE)

    def _phrase(self, text: str) -> Lookup:
        terms = _named(thesaurus.own_terms(text))
        ways: list[Lookup] = [_adjacent(terms)]
        english = _named(thesaurus.own_terms(text, "en")) if self.planner.english else terms
        if english != terms:
            ways.append(Weighted(_adjacent(english), OTHER_LANGUAGE))
        count, others = self.planner.alternatives(terms, 0)
        return Best((*ways, *(others if count == len(terms) else ())))


def _naming(positions: list[list[Token]]) -> list[list[Token]]:
    """The words of a query without those that only announce a case's number."""
    return [positions[at] for at in thesaurus.named(tuple(group[0].term for group in positions))]


def _named(terms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(terms[at] for at in thesaurus.named(terms))


def only_stop_words(query: Query) -> bool:
    """Whether nothing but stop words was asked for."""
    wanted = [clause for clause in query.clauses if not isinstance(clause, Without | Narrowed)]
    return bool(wanted) and not any(_has_content(clause) for clause in wanted)


def _has_content(clause: Clause) -> bool:
    """Whether a clause can be looked up without its stop words; what was marked by hand always can."""
    if not isinstance(clause, Words):
        return True
    return any(token.kind is TokenKind.WORD for token in analyse(clause.text))


def _adjacent(terms: tuple[str, ...]) -> Lookup:
    return Term(terms[0]) if len(terms) == 1 else Adjacent(terms)


def _of_same_meaning(terms: tuple[str, ...]) -> Lookup:
    """The words side by side, which score as all of them together do; one word within a compound too: "IKT" in
    "IKT-utvikling"."""
    if len(terms) == 1:
        return Weighted(_either(terms[0]), SAME_MEANING)
    return Weighted(Weighted(Adjacent(terms), 1 / len(terms)), SAME_MEANING)


def _either(term: str) -> Lookup:
    return Best((Term(term), Weighted(Part(term), WITHIN_COMPOUND)))


def _apart(readings: Sequence[Token]) -> Iterator[Lookup]:
    """The words of a compound, wherever they stand: "tiltak for omstilling" for "omstillingstiltak"."""
    parts = [token for token in readings if token.kind is TokenKind.PART and token.term[0].isalpha()]
    smallest = [
        token.term
        for token in parts
        if not any(token is not other and token.start <= other.start and other.end <= token.end for other in parts)
    ]
    if len(smallest) > 1:
        yield Weighted(All(tuple(map(_either, smallest))), COMPOUND_APART)


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
