"""What a colon means in a search: "organ:nuit", "år:2020-2023", "type:referat", "mål:4" -> values of facets.

Names of fields and words for values are data (`kg/data/search_fields.toml`); what lists call their values is from the
ontology, and bodies, organisations and goals are meant by any of their names.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rdflib.namespace import SKOS

from kg.identifiers import slug
from kg.lexicon import lexicon
from ontology import load_vocabularies
from search import Meant

_YEARS = re.compile(r"(?P<first>\d{4})?\s*(?:\.\.|[-–])\s*(?P<last>\d{4})?|(?P<sign>[<>]=?)(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class SearchFields:
    """The fields of one index: `known` are its facets' values, `named` finds those of a facet that a name means."""

    known: Mapping[str, Sequence[str]]
    named: Callable[[str, str], Sequence[str]]

    @property
    def names(self) -> Collection[str]:
        """What may stand before a colon."""
        return _names().keys()

    def meant(self, name: str, value: str, /) -> Meant:
        """What `value` means in the field `name`; without values where it names nothing that is there."""
        facet = _names()[name]
        if facet == "year":
            return Meant(facet, tuple(self._years(value)))
        if told := _values().get((facet, slug(value))):
            return Meant(told.facet, tuple(one for one in told.values if one in self.known.get(told.facet, ())))
        return Meant(facet, tuple(self.named(facet, value)))

    def values(self, name: str) -> Sequence[str]:
        """What may be typed for a field, the values that are there."""
        facet = _names()[name]
        words = [word for other, word in _values() if other == facet and self.meant(name, word).values]
        return words if facet in ("type", "status") else sorted(self.known.get(facet, ()))

    def near(self, name: str, value: str, /) -> str | None:
        """A value of the field that is spelt about like `value`."""
        facet, wanted = _names()[name], slug(value)
        spelt = {slug(one): one for one in self.known.get(facet, ())}
        spelt |= {word: word for other, word in _values() if other == facet and self.meant(name, word).values}
        close = difflib.get_close_matches(wanted, spelt, n=1, cutoff=0.5)
        shared = sorted(word for word in spelt if wanted and wanted in word)
        found = [*close, *shared]
        return spelt[found[0]] if found else None

    def _years(self, value: str) -> list[str]:
        """The years that are there of one, of a span ("2020-2023", "2020-"), of those from or up to one (">2020")."""
        known = sorted(self.known.get("year", ()))
        if match := _YEARS.fullmatch(value.strip()):
            if match["sign"]:
                return [one for one in known if _compares(one, match["sign"], match["year"])]
            first, last = match["first"] or "0000", match["last"] or "9999"
            return [one for one in known if first <= one <= last]
        return [one for one in known if one == value.strip()]


def _compares(year: str, sign: str, other: str) -> bool:
    return (sign.endswith("=") and year == other) or (year > other if sign.startswith(">") else year < other)


@cache
def _names() -> Mapping[str, str]:
    names: dict[str, str] = lexicon("search_fields")["names"]
    return names


@cache
def _values() -> Mapping[tuple[str, str], Meant]:
    """Facet and a word for one of its values, as a slug -> the values that are meant."""
    found = {}
    lists = load_vocabularies()
    for concept, scheme in lists.subject_objects(SKOS.inScheme):
        if facet := _LISTS.get(str(scheme).rpartition("/")[2].rpartition("#")[2]):
            code = str(lists.value(concept, SKOS.notation))
            labels = [str(label) for label in lists.objects(concept, SKOS.prefLabel | SKOS.altLabel)]
            for word in (code, *labels):
                found[facet, slug(word)] = Meant(facet, (code, *sorted(set(labels))))
    for row in lexicon("search_fields")["values"]:
        for word in row["words"]:
            found[row["facet"], slug(word)] = Meant(row["means"]["facet"], tuple(row["means"]["values"]))
    return found


_LISTS = {"document-type": "type", "case-type": "case_type"}
"""The lists of the ontology whose words are values of facets."""
