"""Passages in any number, made of the words of the samples: as many as are asked for, always the same ones.

Each word follows the last as it does somewhere in the samples, one in twenty is a compound of two of the analyser's
words, so that the vocabulary grows with the text as that of real papers does.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from kg.reading import read
from search import Passage
from search.analysis import data

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "corpus"
SHORTEST, LONGEST = 25, 120
"""How many words a passage has."""
COMPOUND = 0.05
PASSAGES_A_CASE = 7
PASSAGES_A_DOCUMENT = 60
TYPES = ("agenda", "minutes", "board-papers", "case-paper", "strategy", "letter")
CASE_TYPES = ("decision", "discussion", "information", "approval")
STATUSES = ("adopted", "proposed", "deferred", "rejected")


@cache
def followers() -> dict[str, Sequence[str]]:
    """The words of the samples and those that follow each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(SAMPLES.iterdir()):
        for word, following in pairwise(read(path).text.split()):
            found[word].append(following)
    return dict(found)


@cache
def _pieces() -> Sequence[str]:
    return sorted(word for word, role in data.pairs("compound_words.tsv").items() if role == "part" and len(word) > 3)


def passages(count: int) -> Iterator[Passage]:
    """The first `count` passages, document by document."""
    chance = random.Random(1814)
    words = sorted(followers())
    for number in range(count):
        case, document = number // PASSAGES_A_CASE, number // PASSAGES_A_DOCUMENT
        year = 2005 + case % 20
        yield Passage(
            id=f"http://localhost:8000/id/passage/{document}/{number}",
            document=f"paper-{document}.txt",
            text=_text(chance, words),
            group=f"http://localhost:8000/id/case/body-{case % 20}/{case}-{year}",
            title=f"Styremøte {case % 20} i {year}",
            heading=" ".join(_text(chance, words).split()[:8]),
            date=f"{year}-0{1 + case % 9}-1{case % 10}",
            keywords=(f"{case % 400}-{year}", f"{case % 400}/{year}"),
            context=(f"Helse {case % 20} RHF",),
            facets={
                "body": (f"Helse {case % 20} RHF",),
                "year": (str(year),),
                "type": (TYPES[document % len(TYPES)],),
                "case_type": (CASE_TYPES[case % len(CASE_TYPES)],),
                "status": (STATUSES[number % 4],) if number % 7 == 0 else (),
                "goal": (f"Mål {chance.randrange(1, 40)}",) if number % 5 == 0 else (),
                "organisation": tuple({f"Organisasjon {int(chance.paretovariate(0.7)) % 900}" for _ in range(2)}),
            },
            stored={"start": 0, "end": 100, "page": 1, "title": "", "case": None, "date": None},
        )


def _text(chance: random.Random, words: Sequence[str]) -> str:
    word = chance.choice(words)
    text = [word]
    for _ in range(chance.randrange(SHORTEST, LONGEST)):
        word = chance.choice(followers().get(word, words))
        text.append(_compound(chance) if chance.random() < COMPOUND else word)
    return " ".join(text)


def _compound(chance: random.Random) -> str:
    first, second = (_pieces()[int(len(_pieces()) * chance.random() ** 3)] for _ in range(2))
    return first + second


def queries(count: int, of: int) -> list[str]:
    """What is typed: one to four words that stand near each other in one of `of` passages, phrases and beginnings."""
    chance = random.Random(1905)
    taken = sorted(chance.sample(range(of), count))
    texts = {number: one.text for number, one in enumerate(passages(taken[-1] + 1)) if number in set(taken)}
    return [_query(chance, [w.strip('.,:;()«»"') for w in texts[number].split()]) for number in taken]


def _query(chance: random.Random, words: Sequence[str]) -> str:
    telling = [word for word in words if len(word) > 3 and word.isalpha()] or ["styret"]
    at = chance.randrange(len(telling))
    form = chance.random()
    if form < 0.1:
        return '"' + " ".join(telling[at : at + 2]) + '"'
    if form < 0.15:
        return f"{telling[at][:5]}*"
    return " ".join(telling[at : at + chance.choice((1, 2, 2, 2, 3, 3, 4))])
