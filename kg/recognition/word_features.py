"""What the recogniser of names looks at in a word: its letters at both ends, its shape, and the lists that know it.

Registered with spaCy as `vedtaksgraf.WordEmbed.v1`, in place of its `MultiHashEmbed`, whose suffix is three letters
long and which knows no lists. Given names, kinds of organisations and municipalities are ours; names of countries and
large cities in both written forms are CLDR's, as Babel ships them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array

from kg.lexicon import lexicon
from kg.recognition.people import given_name
from kg.recognition.register import kind_pattern, register

if TYPE_CHECKING:
    from spacy.tokens import Doc

ARCHITECTURE = "vedtaksgraf.WordEmbed.v1"
WRITTEN_FORMS = ("nb", "nn")
LONGEST_SHAPE = 8
SHORTEST_PLACE = 4
_SAME = re.compile(r"(.)\1+")


def features(word: str) -> tuple[str, ...]:
    """The word in small letters, its beginnings and ends, its shape, and a shorter shape with the lists that know it.

    >>> features("Stavangers")[-3:]
    ('stava', 'Aaaaaaaa', 'Aa|m')
    >>> features("Folkehelseinstituttet")[-1], features("Berit")[-1]
    ('Aa|O', 'Aa|G')
    """
    small = word.lower()
    shape = "".join("A" if c.isupper() else "a" if c.islower() else "0" if c.isdigit() else c for c in word)
    ends = small[:3], small[-2:], small[-3:], small[-4:], small[-5:], small[:5]
    return small, *ends, shape[:LONGEST_SHAPE], f"{_SAME.sub(lambda same: same[1], shape)}|{_lists(word)}"


def _lists(word: str) -> str:
    """Letters for the lists that know the word; small ones where they know it without a genitive -s."""
    bare = word.removesuffix("s")
    given = "G" if given_name(word) else "g" if bare != word and given_name(bare) else ""
    organisation = "O" if word in _organisations() else ""
    kind = kind_pattern().search(word.lower())
    place = _places().get(word) or (_places().get(bare, "").lower() if bare != word else "")
    return given + organisation + (f"K{kind[0]}" if kind else "") + place


@cache
def _organisations() -> frozenset[str]:
    return frozenset(form for organisation in register() for form in organisation.forms if " " not in form)


@cache
def _places() -> dict[str, str]:
    """Words of names of places: T for countries, C for large cities, M for municipalities."""
    from babel import Locale

    found: dict[str, str] = {}
    for form in WRITTEN_FORMS:
        locale = Locale(form)
        words = (word for name in locale.territories.values() for word in name.split())
        found.update({word: "T" for word in words if word[0].isupper() and len(word) >= SHORTEST_PLACE})
        for zone in locale.time_zones.values():
            if (city := zone.get("city")) and " " not in city:
                found.setdefault(city, "C")
    for row in lexicon("municipalities")["names"]:
        names = [row] if isinstance(row, str) else [row["name"], *row["other"]]
        found.update({name: "M" for name in names if " " not in name})
    return found


@lru_cache(maxsize=1 << 17)
def _hashes(word: str) -> tuple[int, ...]:
    return tuple(hash_string(one) if one else 0 for one in features(word))


def word_embed(width: int, rows: list[int]) -> Model[list[Doc], list[Any]]:
    """A vector of `width` for each token, from the first of its `features`, each in a table of so many rows."""
    tables: list[Model[Any, Any]] = [
        HashEmbed(nO=width, nV=count, column=at, seed=7 + at) for at, count in enumerate(rows)
    ]
    mixed = Maxout(nO=width, nI=width * len(rows), nP=3, dropout=0.0, normalize=True)
    layers: Model[Any, Any] = chain(concatenate(*tables), mixed)
    return chain(_extract(len(rows)), chain(list2ragged(), with_array(layers), ragged2list()))


def _extract(count: int) -> Model[list[Doc], list[Any]]:
    def forward(
        model: Model[Any, Any],
        docs: Sequence[Doc],
        is_train: bool,  # noqa: ARG001 – thinc gives it
    ) -> tuple[list[Any], Callable[[Any], list[Any]]]:
        rows: Iterator[Any] = (np.array([_hashes(token.text)[:count] for token in doc], dtype="uint64") for doc in docs)
        found = [model.ops.asarray2i(one.reshape(-1, count), dtype="uint64") for one in rows]
        return found, lambda _: []

    return Model("word_features", forward)


registry.architectures.register(ARCHITECTURE, func=word_embed)
