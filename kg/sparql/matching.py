"""Words inside SPARQL: `?passage vg:matches "innleie av vikarer"` finds the passages that the search box finds.

The triple is looked up before the query is run, and stands in it as the passages that were found (`VALUES`); with
`?passage vg:matches ("innleie av vikarer" ?score)` their scores too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import QueryError
from kg.sparql.guarding import refuse_too_long
from kg.sparql.tokens import Token, tokens_of
from ontology import PREFIXES, VG

EXAMPLE = '?passage vg:matches "innleie av vikarer"'
MOST_TEXTS = 20
"""How many texts one query may look up."""
_IS_PASSAGE = f"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{VG.Passage}>"
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_CONTROL = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

Find = Callable[[str], Sequence[tuple[str, float]]]
"""From words to the IRIs of passages and their scores."""


@dataclass(frozen=True, slots=True)
class _Match:
    """A triple with `vg:matches`: where its subject begins, where predicate and object stand, and what they say."""

    subject: Token
    start: int
    end: int
    words: str
    score: str | None


def with_passages(sparql: str, tokens: Sequence[Token], find: Find) -> str:
    """The query with each `vg:matches` replaced by the passages that are found; a `QueryError` where it is not written
    as it must be."""
    edits: list[tuple[int, int, str]] = []
    for number, match in enumerate(_matches(tokens)):
        if number == MOST_TEXTS:
            raise QueryError(f"a query may have vg:matches {MOST_TEXTS} times")
        edits.append((match.subject.start, match.subject.start, _values(match, find(match.words))))
        edits.append((match.start, match.end, _IS_PASSAGE))
    for start, end, text in sorted(edits, reverse=True):
        sparql = f"{sparql[:start]}{text}{sparql[end:]}"
    return sparql


def prepared(sparql: str, find: Find) -> str:
    """The query as a store can answer it."""
    refuse_too_long(sparql)
    return with_passages(sparql, tokens_of(sparql), find)


def _values(match: _Match, found: Sequence[tuple[str, float]]) -> str:
    if match.score is None:
        return f"VALUES {match.subject.text} {{ {' '.join(f'<{iri}>' for iri, _ in found)} }} "
    rows = " ".join(f"(<{iri}> {score:.4f})" for iri, score in found)
    return f"VALUES ({match.subject.text} {match.score}) {{ {rows} }} "


def _matches(tokens: Sequence[Token]) -> Iterator[_Match]:
    prefixes = _prefixes(tokens)
    for at, token in enumerate(tokens):
        if _iri(token, prefixes) != str(VG.matches) or not at:
            continue
        before, after = tokens[at - 1].text, "".join(one.text for one in tokens[at + 1 : at + 2])
        if before in tuple("/|^!") or after in tuple("/|*+?") or (before, after) == ("(", ")"):
            raise QueryError(f"vg:matches is no part of a path: give the passage a variable of its own, {EXAMPLE}")
        if before not in tuple("{}(.,"):
            yield _match(tokens, at)


def _prefixes(tokens: Sequence[Token]) -> Mapping[str, str]:
    declared = {
        name.text.removesuffix(":"): iri.text[1:-1]
        for (word, name), (_, iri) in pairwise(pairwise(tokens))
        if word.keyword == "PREFIX" and iri.kind == "iri"
    }
    return {**PREFIXES, **declared}


def _iri(token: Token, prefixes: Mapping[str, str]) -> str | None:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, mark, local = token.text.partition(":")
    return f"{prefixes[prefix]}{local}" if token.kind == "name" and mark and prefix in prefixes else None


def _match(tokens: Sequence[Token], at: int) -> _Match:
    following = list(tokens[at + 1 : at + 6])
    texts = [token.text for token in following]
    kinds = [token.kind for token in following]
    if kinds[:1] == ["string"]:
        taken, score = _length_of_literal(following), None
        words = texts[0]
    elif texts[:1] == ["("] and kinds[1:3] == ["string", "variable"] and texts[3:4] == [")"]:
        taken, words, score = 4, texts[1], texts[2]
    else:
        raise QueryError(f"vg:matches is followed by words, or by words and a variable for the score: {EXAMPLE}")
    if texts[taken : taken + 1] == [","]:
        raise QueryError("vg:matches takes one text: write a triple for each")
    if not any(map(str.isalnum, _unquoted(words))):
        raise QueryError(f"vg:matches is followed by words to look for: {EXAMPLE}")
    subject = _subject(tokens, at)
    if subject.kind != "variable":
        raise QueryError(f"a variable stands before vg:matches: {EXAMPLE}")
    return _Match(subject, tokens[at].start, following[taken - 1].end, _unquoted(words), score)


def _length_of_literal(following: Sequence[Token]) -> int:
    """How many tokens a literal has: a string, and perhaps its language or datatype."""
    if [token.text for token in following[1:3]] == ["^", "^"]:
        return 4
    return 2 if len(following) > 1 and following[1].kind == "tag" else 1


def _subject(tokens: Sequence[Token], at: int) -> Token:
    """The first token of the triples in which the predicate at `at` stands."""
    place, brackets = at - 1, 0
    while place >= 0 and tokens[place].text not in tuple("{}."):
        text = tokens[place].text
        brackets += (text == "]") - (text == "[")
        if brackets < 0:
            raise QueryError(f"a variable stands before vg:matches, no blank node: {EXAMPLE}")
        if text == ")":
            opened = _opening(tokens, place)
            if _is_condition(tokens, opened):
                break
            place = opened
        place -= 1
    return tokens[place + 1]


def _opening(tokens: Sequence[Token], closing: int) -> int:
    depth = 0
    for place in range(closing, -1, -1):
        depth += (tokens[place].text == ")") - (tokens[place].text == "(")
        if depth == 0:
            return place
    return 0


def _is_condition(tokens: Sequence[Token], opened: int) -> bool:
    """Whether brackets belong to FILTER, BIND and the like rather than to a list of things."""
    before = [token.keyword for token in tokens[max(opened - 2, 0) : opened]]
    return bool(before) and (before[-1] not in ("", "A") or before[0] == "FILTER")


def _unquoted(literal: str) -> str:
    quote = literal[:3] if literal[:3] in ('"""', "'''") else literal[0]
    return _ESCAPE.sub(_character, literal[len(quote) : -len(quote)])


def _character(match: re.Match[str]) -> str:
    told = match[1]
    if told[0] in "uU" and len(told) > 1:
        return chr(int(told[1:], 16)) if int(told[1:], 16) < 0x110000 else " "
    return _CONTROL.get(told, told)
