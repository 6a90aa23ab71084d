"""What a person typed, as a small tree. Whatever is typed gives a tree or a note that explains; nothing is
an error.

    sak budsjett            both words          "felles plan"     the words side by side
    sak OR case             one of the two      -utsatt           not this word
    (a OR b) c              grouped             budsjet~          spelt about so
    innsikt*                words that begin so organ:nuit        narrowed to a field's value
    *                       everything

luqum reads the structure (Lucene's syntax); what it would refuse is mended before it sees it.
`docs/search.md` tells the language to those who search.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from luqum import tree
from luqum.exceptions import ParseError
from luqum.thread import parse as luqum_parse

LONGEST = 1000
MOST_ITEMS = 64
DEEPEST = 20

Note = Literal[
    "everything",
    "no-words",
    "shortened",
    "unbalanced-quotes",
    "unbalanced-brackets",
    "only-stop-words",
    "some-words",
    "unknown-value",
    "respelt",
]


@dataclass(frozen=True, slots=True)
class Words:
    """Something typed without a space in it; the analyser says which words it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that were put in quotes."""

    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word."""

    text: str


@dataclass(frozen=True, slots=True)
class Like:
    """A word that is spelt about so: `distance` letters may differ, None leaves that to the word's length."""

    text: str
    distance: int | None = None


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A field that has one of the values, each as it was typed."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one, inside a group."""

    parts: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """None of this."""

    part: Clause


Clause = Words | Phrase | Prefix | Like | Narrowed | AnyOf | AllOf | Without


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that shall all hold; without clauses it asks for everything, or for nothing where the note is
    "no-words"."""

    clauses: tuple[Clause, ...]
    note: Note | None = None


_QUOTES = str.maketrans(dict.fromkeys("«»“”„‟″", '"'))
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_SPACED_NAME = r'§+\s*\d[^\s"()]*|\d{1,4}\s*[-‐‑–—/]\s*(?:19|20)\d\d(?!\d)[^\s"()]*'
"""Names with a space in them, which is no reason to take them apart: "§ 20", "134 – 2022"."""
_YEARS = r"\[\s*\d{4}\s+(?:TO|TIL|to|til)\s+\d{4}\s*\]"

_ITEM = re.compile(
    rf"(?P<sign>(?<![^\s(])[-+!](?=[^\s-]))?(?:(?P<field>[^\W\d_]+):(?=\S))?"
    rf'(?:"(?P<phrase>[^"]*)(?P<close>"(?:~\d*)?|$)|(?P<years>{_YEARS})|(?P<word>{_SPACED_NAME}|[^\s"()]+)|(?P<bracket>[()]))'
)
_OPERATORS = {
    **dict.fromkeys(("OR", "ELLER", "|", "||"), "OR"),
    **dict.fromkeys(("AND", "OG", "&", "&&", "+"), "AND"),
    **dict.fromkeys(("NOT", "IKKE", "IKKJE"), "NOT"),
}
_JOINING = frozenset(_OPERATORS.values())
_LIKE = re.compile(r"(?P<word>.+?)~(?P<distance>\d?)$", re.S)
_SPECIAL = re.compile(r"([^\w*])")
_HELD = "\ue000"
"""Stands for a blank inside a word while luqum reads it."""


def parse(typed: str, fields: Collection[str] = ()) -> Query:
    """Read what was typed; `fields` are the names, in small letters, that a colon makes a field of."""
    text = _CONTROL.sub(" ", typed[: LONGEST + 1]).translate(_QUOTES)
    if not text.replace("*", "").strip():
        return Query((), "everything")
    items = list(_items(text[:LONGEST], fields))
    words, balanced = _balanced(items[:MOST_ITEMS])
    clauses = _read(words)
    if not clauses:
        return Query((), "no-words")
    if len(typed) > LONGEST or len(items) > MOST_ITEMS:
        return Query(clauses, "shortened")
    if text[:LONGEST].count('"') % 2:
        return Query(clauses, "unbalanced-quotes")
    return Query(clauses, None if balanced else "unbalanced-brackets")


def _items(text: str, fields: Collection[str]) -> Iterator[str]:
    """The pieces of a query as luqum takes them: words and phrases with their signs, operators, brackets."""
    at = 0
    while match := _ITEM.search(text, at):
        at = match.end()
        field = match["field"]
        if field and field.casefold() not in fields:
            held = f"{field}:{match['word']}" if match["word"] else field
            if match["word"] is None:
                at = match.end("field") + 1
            field, word = None, held
        else:
            word = match["word"]
        yield from _piece(match, f"{field.casefold()}:" if field else "", word)


def _piece(match: re.Match[str], field: str, word: str | None) -> Iterator[str]:
    sign = "-" if match["sign"] in ("-", "!") else ""
    if word is not None:
        if not field and not sign and word in _OPERATORS:
            yield _OPERATORS[word]
        elif any(character.isalnum() for character in word):
            yield f"{sign}{field}{_escaped(word)}"
    elif match["years"]:
        yield f"{sign}{field}" + _escaped("..".join(re.findall(r"\d{4}", match["years"])))
    elif match["bracket"]:
        yield f"{sign}{field}{match['bracket']}" if match["bracket"] == "(" else ")"
    elif any(character.isalnum() for character in match["phrase"]):
        yield f'{sign}{field}"{match["phrase"].replace(chr(92), " ")}"'


def _escaped(word: str) -> str:
    """A word with what luqum takes for syntax escaped, but for a star and a tilde at its end."""
    like = _LIKE.match(word)
    if like and like["word"].isalpha():
        return f"{like['word']}~{like['distance'] or ''}"
    star = "*" if word.endswith("*") else ""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", _HELD, word).replace("*", "")) + star


def _balanced(items: list[str]) -> tuple[list[str], bool]:
    """The pieces without brackets that have no partner or hold nothing and operators that join nothing."""
    opened: list[int] = []
    lonely: set[int] = set()
    for at, item in enumerate(items):
        if _opens(item) and len(opened) < DEEPEST:
            opened.append(at)
        elif _opens(item):
            lonely.add(at)
        elif item == ")":
            lonely |= set() if opened else {at}
            opened = opened[:-1]
    lonely |= set(opened)
    kept = [item for at, item in enumerate(items) if at not in lonely]
    while (tidy := list(_joining(kept))) != kept:
        kept = tidy
    return kept, not lonely


def _joining(items: list[str]) -> Iterator[str]:
    """One pass over pieces that leaves out empty brackets and operators without a word on either side."""
    skip = False
    for at, item in enumerate(items):
        before = items[at - 1] if at else "("
        after = items[at + 1] if at + 1 < len(items) else ")"
        if skip:
            skip = False
        elif _opens(item) and after == ")":
            skip = True
        elif not _joins_nothing(item, before, after):
            yield item


def _joins_nothing(item: str, before: str, after: str) -> bool:
    """Whether an operator has no word on the side where it wants one."""
    if item == "NOT":
        return after in (")", "AND", "OR", "NOT")
    return item in ("AND", "OR") and (_opens(before) or before in ("AND", "OR", "NOT") or after == ")")


def _opens(item: str) -> bool:
    return item.endswith("(") and not item.endswith("\\(")


def _read(items: list[str]) -> tuple[Clause, ...]:
    if all(item.isalnum() and item not in _JOINING for item in items):
        return tuple(Words(item) for item in items)
    try:
        found = luqum_parse(" ".join(items))
    except ParseError:
        words = (re.sub(r"[^\w*-]+", " ", item).replace(_HELD, " ").strip() for item in items)
        return tuple(Words(word) for word in words if word and word not in _OPERATORS)
    return tuple(_clauses(found))


def _clauses(node: tree.Item) -> Iterator[Clause]:
    """The clauses that shall all hold."""
    if isinstance(node, tree.AndOperation | tree.UnknownOperation):
        for child in node.children:
            yield from _clauses(child)
    else:
        yield _clause(node)


def _clause(node: tree.Item) -> Clause:
    match node:
        case tree.OrOperation():
            return AnyOf(tuple(_clause(child) for child in node.children))
        case tree.AndOperation() | tree.UnknownOperation():
            return AllOf(tuple(_clauses(node)))
        case tree.Not() | tree.Prohibit():
            return Without(_clause(node.children[0]))
        case tree.SearchField():
            return Narrowed(node.name, tuple(_values(node.expr)))
        case tree.Group() | tree.FieldGroup():
            return _clause(node.children[0])
        case _:
            return _leaf(node)


def _leaf(node: tree.Item) -> Clause:
    if isinstance(node, tree.Fuzzy):
        degree = int(node.degree) if node.degree >= 1 else None
        return Like(_text(node.term), degree)
    if isinstance(node, tree.Proximity):
        return Phrase(_text(node.term))
    if isinstance(node, tree.Phrase):
        return Phrase(_text(node))
    text = _text(node)
    if text.endswith("*") and (prefix := re.split(r"[^\w-]+", text.rstrip("*"))[-1].strip("-_")):
        return Prefix(prefix)
    return Words(text)


def _values(node: tree.Item) -> Iterator[str]:
    """What a field shall have: the words and phrases of a group are alternatives."""
    if isinstance(node, tree.Word | tree.Phrase):
        yield _text(node)
    else:
        for child in node.children:
            yield from _values(child)


def _text(node: tree.Item) -> str:
    value = node.value[1:-1] if isinstance(node, tree.Phrase) else re.sub(r"\\(.)", r"\1", node.value)
    return str(value).replace(_HELD, " ")
