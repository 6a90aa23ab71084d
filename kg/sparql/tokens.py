"""The tokens of a SPARQL query, as far as one must know them to see what a query is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r'(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?!"")(?:[^"\\\n\r]|\\.)*"'
    r"|'(?!'')(?:[^'\\\n\r]|\\.)*')"
    r"|(?P<unclosed>(?:\"{3}|'{3}).*|[\"'][^\n\r]*)"
    r'|(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)'
    r"|(?P<comment>#[^\n\r]*)"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<name>(?:\w[\w.-]{0,99})?:(?:(?:[\w.:%-]|\\[_~.!$&'()*+,;=/?#@%-])*(?:[\w:%-]|\\[_~.!$&'()*+,;=/?#@%-]))?)"
    r"|(?P<word>[A-Za-z]\w*)"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<tag>@[A-Za-z-]+)"
    r"|(?P<sign>\S)",
    re.DOTALL,
)
"""The terminals of SPARQL 1.1 §19.8 that matter here; a name is a prefixed one, or a blank node's, of a prefix that is
not so long that looking for its colon takes time. What opens a string and never closes it is taken whole, for the same
reason."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: what kind it is of, its text, and the characters from `start` to `end` (exclusive).

    `depth` tells in how many braces it stands; the braces themselves stand outside.
    """

    kind: str
    text: str
    start: int
    end: int
    depth: int

    @property
    def keyword(self) -> str:
        """The word in capitals; empty for all else."""
        return self.text.upper() if self.kind == "word" else ""


def tokens_of(sparql: str) -> tuple[Token, ...]:
    """The tokens of a query, comments left out."""
    return tuple(_tokens(sparql))


def _tokens(sparql: str) -> Iterator[Token]:
    depth = 0
    for match in _TOKEN.finditer(sparql):
        kind, text = str(match.lastgroup), match.group()
        if kind == "comment":
            continue
        depth -= text == "}"
        yield Token(kind, text, match.start(), match.end(), depth)
        depth += text == "{"
