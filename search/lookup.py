"""What an engine is asked to look up: a query tree whose leaves are the analyser's terms.

`search.planning` makes it of what was typed; engines turn it into their library's queries;
`search.highlight` finds the same places in the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """A whole word, in the title, the heading, the keywords or the text."""

    term: str


@dataclass(frozen=True, slots=True)
class Part:
    """A word within a compound."""

    term: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Any of many whole words; all count alike."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adjacent:
    """Whole words side by side."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """Whole words that begin so."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Has:
    """One of the values of a facet; it adds nothing to a score."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """Several ways to mean one thing: the best way counts."""

    ways: tuple[Lookup, ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """Counts `weight` times."""

    what: Lookup
    weight: float


@dataclass(frozen=True, slots=True)
class All:
    """Every one of `parts` and none of `without`; with nothing in `parts`, everything else."""

    parts: tuple[Lookup, ...]
    without: tuple[Lookup, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of `parts`, the more the better."""

    parts: tuple[Lookup, ...]


Lookup = Term | Part | OneOf | Adjacent | Beginning | Has | Best | Weighted | All | Some


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted: `filters` are facets and the values of which one must stand."""

    what: All
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
