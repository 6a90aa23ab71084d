"""The bodies that a paper names, and what tells of each that the paper is its own: where, how often and beside what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log1p

from kg.identifiers import slug
from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.bodies import bodies_on_line
from kg.segmentation.body_names import known_body
from kg.segmentation.body_tagger import names_tagged
from kg.segmentation.committees import body_words, committees_named
from kg.segmentation.trusts import companies_with_a_board, is_a_trust, trusts_named

LOOKED_AT = 30_000
"""So many characters from the beginning are looked at: whose a paper is shows there."""
TOP, HEAD, FIRST = 800, 300, 100
LINES_WITHIN = 3000
REACH = 60
ALONE = 14
"""A line is a name alone where it has fewer characters beside it."""
LEADING = 3
"""So many words of a name tell what kind of body it is of."""
COUNTED = ("decides", "opens", "meets", "meets_top", "guest", "label", "board", "alone", "alone_top", "case", "date")
_GENITIVE = re.compile(r"(?<=et|en|.a)s$")
_SHORT = re.compile(r"(?<![\w-])[A-ZÆØÅ]{3,}[a-z]?(?![\w-])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body by its full name, and every place at which the paper names it."""

    name: str
    places: tuple[Span, ...]

    @property
    def first(self) -> Span:
        """Where it is named first."""
        return self.places[0]


@lru_cache(maxsize=8)
def candidates(text: str) -> tuple[Candidate, ...]:
    """The bodies that the beginning of `text` names, by rules and by the tagger, in the order in which it does."""
    told = text[:LOOKED_AT]
    names: dict[str, str] = {}
    places: dict[str, set[Span]] = defaultdict(set)
    full: dict[str, str] = {}
    for written, span in sorted(_named(told), key=lambda one: one[1]):
        if written not in full:
            bare = re.sub(lexicon("meetings")["body"]["meeting_of"], "", _GENITIVE.sub("", written))
            full[written] = "" if _is_no_name(bare, text) else known_body(bare, text) or _as_it_stands(bare)
        if key := slug(full[written]) if full[written] else "":
            names.setdefault(key, full[written])
            places[key].add(span)
    whole = dict(_shortened(names, {key: len(spans) for key, spans in places.items()}))
    for short, longer in whole.items():
        longest = longer
        while longest in whole:
            longest = whole[longest]
        places[longest] |= places[short]
    return tuple(Candidate(name, tuple(sorted(places[key]))) for key, name in names.items() if key not in whole)


def _shortened(names: Mapping[str, str], times: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The names that are short for one other: "Fagrådet" for "Fagråd for fødsel", "Øy regionråd" for "Ytre Øy …"."""
    words = {key: name.casefold().split() for key, name in names.items()}
    for short, told in words.items():
        if len(told) == 1 and (names[short].isupper() or not _pattern("kind").search(names[short])):
            continue
        if len(told) == 1:
            alone = {told[0], re.sub(r"(?:et|a|en)$", "", told[0])}
            whole = [key for key, other in words.items() if len(other) > 1 and alone & set(other[:LEADING])]
        elif is_a_trust(names[short]):
            continue
        else:
            whole = [key for key, other in words.items() if other[1:] == told and times[key] > 1]
        if len(whole) == 1:
            yield short, whole[0]


def _is_no_name(written: str, text: str) -> bool:
    """Whether a word in capitals is an ordinary one, or what is named is but the kind of a body, or of a paper."""
    trust, names = lexicon("meetings")["trust"], lexicon("meetings")["name"]
    papers = (*names["papers"], *trust["papers"], *trust["before"])
    if re.fullmatch(lexicon("owner")["no_names"], written) or written.casefold() in papers:
        return True
    alone = written.isupper() and written.isalpha()
    return alone and re.search(rf"(?<![\w@./:-]){written.lower()}(?![\w@/:-]|\.\w)", text) is not None


def _as_it_stands(written: str) -> str:
    """A name that no rule knows, with a capital; a word in small letters alone is none."""
    return written[0].upper() + written[1:] if written[0].isupper() or " " in written else ""


def _named(text: str) -> Iterator[tuple[str, Span]]:
    yield from trusts_named(text)
    yield from companies_with_a_board(text)
    yield from committees_named(text)
    yield from ((match[0], Span(match.start(), match.end())) for match in body_words().finditer(text))
    for line in re.finditer(r"[^\n]+", text[:LINES_WITHIN]):
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        for name, span in bodies_on_line(line[0].strip()):
            yield name, Span(start + span.start, start + span.end)
    times = Counter(_SHORT.findall(text))
    yield from ((m[0], Span(m.start(), m.end())) for m in _SHORT.finditer(text) if times[m[0]] > 2)
    yield from ((" ".join(span.of(text).split()), span) for span in names_tagged(text))


def clues(text: str, found: Sequence[Candidate]) -> list[dict[str, float]]:
    """For each candidate the clues that speak of it, by name, with how strong each is (from 0 on)."""
    told = text[:LOOKED_AT]
    tagged = {span.start for span in names_tagged(told)}
    most = max((len(one.places) for one in found), default=1)
    said = log1p(len(_pattern("boards").findall(told)))
    slugs = [slug(one.name) for one in found]
    kinds = Counter(match[1].casefold() for match in _definite().finditer(told))
    return [
        {
            **_standing(one, found, most),
            **_beside(told, one),
            **_named_as(one.name),
            "tagged": sum(span.start in tagged for span in one.places) / len(one.places),
            "boards_trust": said * is_a_trust(one.name),
            "boards_other": said * (not is_a_trust(one.name)),
            "inside_another": float(any(own != other and own in other for other in slugs)),
            "around_another": float(any(own != other and other in own for other in slugs)),
            "kind_alone": log1p(_kind_alone(one.name, kinds)),
        }
        for own, one in zip(slugs, found, strict=True)
    ]


def _standing(one: Candidate, found: Sequence[Candidate], most: int) -> dict[str, float]:
    """Where a body is named first, and how often."""
    start = one.first.start
    return {
        "first": log1p(start) / 8,
        "first_100": float(start < FIRST),
        "first_300": float(start < HEAD),
        "first_800": float(start < TOP),
        "order": log1p(sum(other.first.start < start for other in found)),
        "times": log1p(len(one.places)),
        "share": len(one.places) / most,
        "most": float(len(one.places) == most),
    }


def _beside(text: str, one: Candidate) -> dict[str, float]:
    """What stands before and behind the name: how often, whether at all, and in what part of the places."""
    counts: Counter[str] = Counter(clue for span in one.places for clue in _at(text, span))
    clue_of = {}
    for name in COUNTED:
        clue_of[name] = log1p(counts[name])
        clue_of[f"{name}_any"] = float(counts[name] > 0)
        clue_of[f"{name}_part"] = counts[name] / len(one.places)
    return clue_of


def _at(text: str, span: Span) -> Iterator[str]:
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.start)
    line_end = len(text) if line_end < 0 else line_end
    before, behind = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    if _pattern("decides").match(behind):
        yield "decides"
        if _pattern("begins").search(before):
            yield "opens"
    if _pattern("meets").search(before):
        yield "meets"
        if span.start < TOP:
            yield "meets_top"
    for clue in ("guest", "label", "board"):
        if _pattern(clue).search(before):
            yield clue
    if line_end - line_start < span.end - span.start + ALONE:
        yield "alone"
        if span.start < TOP:
            yield "alone_top"
    for clue in ("case", "date"):
        if _pattern(clue).match(behind):
            yield clue


def is_called_as_a_body(name: str) -> bool:
    """Whether a name says what kind of body it is of.

    >>> is_called_as_a_body("Strand sykehus"), is_called_as_a_body("Heliport på taket av bygg C")
    (True, False)
    """
    return any(re.search(pattern, name) for kind, pattern in lexicon("owner")["kinds"].items() if kind != "any")


def _named_as(name: str) -> Mapping[str, float]:
    kinds = [kind for kind, pattern in lexicon("owner")["kinds"].items() if re.search(pattern, name)]
    return {
        **{f"is_{kind}": 1.0 for kind in kinds},
        "words": min(8, len(name.split())) / 4,
        "letters": float(bool(_SHORT.fullmatch(name))),
    }


def _kind_alone(name: str, kinds: Mapping[str, int]) -> int:
    found = _pattern("kind").search(name)
    return kinds.get(found[1].casefold(), 0) if found else 0


@cache
def _definite() -> re.Pattern[str]:
    """A body by what kind it is alone: "utvalget", "Fagrådet"."""
    stems = lexicon("owner")["kind"].removeprefix("(?i)").removesuffix(r"\w*")
    return re.compile(rf"(?i)(?<![\w-])\w*?{stems}(?:e?t|get|a|en|pa|e[tn]s)(?![\w-])")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(lexicon("owner")[name])
