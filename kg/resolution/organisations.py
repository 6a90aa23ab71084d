"""Which organisation a name means: over all documents, whatever their order.

Every rule asks for the only candidate; where there are two, the name stays what it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.identifiers import BODY_SCOPED, slug
from kg.lexicon import lexicon
from kg.model import Analysis, Ref
from kg.recognition import register
from kg.resolution.judgements import Judgements
from kg.resolution.lengthened import inside_others, lengthened, whole_names
from kg.resolution.spelling import misspelt
from kg.resolution.written_forms import in_bokmaal, written_key

KIND = "organisation"
_BOARD = re.compile(r"^(?:hoved|hovud)?styret?(?:ts?)?-(?:i|for|ved)-(?=.)")
_ITS_BOARD = re.compile(r"-(?:hoved|hovud|sentral|lands)?styret?$")
LEGAL_FORMS = ("rhf", "hf", "sf", "as", "iks", "kf")
_PLACES = ("-kommune", "-fylkeskommune")
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Forms:
    """How documents name organisations: how often each slug is meant, the words that were used for it, and in which."""

    counts: Mapping[str, int]
    words: Mapping[str, Mapping[str, int]]
    local: Mapping[str, Mapping[str, str]]
    aliases: Mapping[str, str]
    spoken: Mapping[str, frozenset[str]]


@cache
def _registered() -> dict[str, str]:
    """Slug of every form in the register -> slug of its organisation's name."""
    found = {slug(form): slug(o.name) for o in reversed(register()) for form in o.forms}
    return {**found, **{slug(o.name): slug(o.name) for o in register()}}


def read_forms(analyses: Sequence[Analysis]) -> Forms:
    """What all documents call organisations."""
    counts: Counter[str] = Counter()
    words: dict[str, Counter[str]] = defaultdict(Counter)
    local: dict[str, dict[str, str]] = {}
    spoken: dict[str, frozenset[str]] = {}
    for analysis in analyses:
        said: dict[str, set[str]] = defaultdict(set)
        for form, name in _named(analysis):
            counts[slug(name)] += 1
            words[slug(name)][name] += 1
            if slug(form) != slug(name):
                said[slug(form)].add(slug(name))
        local[analysis.document.source] = {s: next(iter(n)) for s, n in said.items() if len(n) == 1}
        bodies = list(_bodies(analysis))
        counts.update(dict.fromkeys(bodies, 0))
        spoken[analysis.document.source] = frozenset((*bodies, *(slug(name) for _, name in _named(analysis))))
    aliases = _shared_aliases(local.values())
    whole = whole_names(counts)
    for analysis in analyses:
        told = {**_with_owner(analysis), **dict(inside_others(analysis)), **dict(lengthened(analysis, whole))}
        local[analysis.document.source].update(told)
    return Forms(counts, words, local, aliases, spoken)


def _named(analysis: Analysis) -> Iterable[tuple[str, str]]:
    """Form and name of every organisation the document speaks of."""
    for mention in analysis.mentions:
        if mention.label == "ORG":
            yield mention.form, mention.norm or mention.form
    for entity in analysis.entities:
        if entity.ref.kind == KIND:
            yield entity.label, entity.label


def _with_owner(analysis: Analysis) -> dict[str, str]:
    """A committee named without its owner -> the one of that name which the document names with an owner."""
    names = {slug(mention.norm or mention.form) for mention in analysis.mentions if mention.label == "ORG"}
    owned: dict[str, set[str]] = defaultdict(set)
    for told in (whole for name in names for whole in (name, *_inner_bodies(name))):
        kind, _, owner = told.partition("-i-")
        if owner:
            owned[written_key(kind)].add(told)
    whole = {kind: next(iter(found)) for kind, found in owned.items() if len(found) == 1}
    alone = {name: whole.get(written_key(name)) for name in names if _is_committee(name)}
    return {name: found for name, found in alone.items() if found and found != name}


def _inner_bodies(name: str) -> Iterator[str]:
    """The committee with its owner that stands in a longer name: "arbeidsutvalget-i-brukerutvalget-i-nes-hf"."""
    _, joint, inner = name.partition("-i-")
    if joint and "-i-" in inner and _is_committee(inner.partition("-i-")[0]):
        yield inner


@cache
def _councils() -> Mapping[str, str]:
    """Councils that every municipality has, without the article -> with it: "kommunestyre" -> "kommunestyret"."""
    definite = (slug(name) for name in lexicon("organisations")["bodies"]["municipal"])
    return {re.sub(r"(?<=styre)t$|(?<!styr)et$", "", name): name for name in definite}


@cache
def _ends_of_committees() -> tuple[str, ...]:
    bodies = lexicon("organisations")["bodies"]
    return tuple({slug(end) for table in ("ends", "indefinite", "municipal", "health") for end in bodies[table]})


def _is_committee(name: str) -> bool:
    """Whether a slug is the name of a committee, perhaps with its purpose behind it ("rad-for-eldre")."""
    return name not in _registered() and name.split("-for-", maxsplit=1)[0].endswith(_ends_of_committees())


def _bodies(analysis: Analysis) -> Iterable[str]:
    return (e.ref.path[0] for e in analysis.entities if e.ref.kind in BODY_SCOPED)


class Organisations:
    """The organisation that a slug means in a document."""

    def __init__(self, forms: Forms, judgements: Judgements, given: Mapping[str, str] | None = None) -> None:
        self._forms = forms
        self._given = given or {}
        self._listed = {**_registered(), **_slugs(self._given)}
        self._judgements = judgements
        self._keys = _by_key((*forms.counts, *self._listed))
        self._aliases = forms.aliases
        self._spelled: dict[str, str] = {}
        groups = judgements.groups(KIND, lambda ref: _ref(self._renamed("", ref.path[0])))
        self._joined = {ref.path[0]: self._best({one.path[0] for one in group}) for ref, group in groups.items()}

    def resolve(self, source: str, name: str) -> str:
        """The slug of the organisation that `name`, a slug, means in the document `source`."""
        name = self._renamed(source, name)
        return self._joined.get(name, name)

    def _renamed(self, source: str, name: str) -> str:
        """What the rules call `name`, as far as nobody judged it to be different."""
        first = name
        for _ in range(_STEPS):
            better = self._step(source, name)
            if better == name or any(self._judgements.apart(_ref(one), _ref(better)) for one in (first, name)):
                break
            name = better
        return name

    def _step(self, source: str, name: str) -> str:
        bare = _BOARD.sub("", name)
        if bare != name:
            return bare
        owner = _ITS_BOARD.sub("", name)
        if owner != name and (owner in self._listed or owner in self._forms.counts):
            return owner
        if found := self._listed.get(name):
            return found
        own = self._forms.local.get(source, {}).get(name) or self._alias(source, name) or self._owned(source, name)
        return (
            own
            or self._turned(name)
            or self._completed(name)
            or self._genitive(name)
            or self._written(name)
            or self._spelling(name)
        )

    def _turned(self, name: str) -> str | None:
        """ "nes-kommunestyre" where one "kommunestyret-i-nes-kommune" is spoken of."""
        place, _, council = name.rpartition("-")
        definite = _councils().get(council)
        if not place or not definite:
            return None
        named = (f"{definite}-i-{place}{end}" for end in ("", *_PLACES))
        found = [one for one in named if one in self._forms.counts]
        return found[0] if len(found) == 1 else None

    def _alias(self, source: str, name: str) -> str | None:
        """What other papers mean by `name`; a committee only where the paper speaks of the one that has it."""
        meant = self._aliases.get(name)
        if meant is None or not _is_committee(name):
            return meant
        owner = re.split(r"-(?:i|ved|for)-", meant)[-1]
        spoken = self._forms.spoken.get(source, frozenset())
        return meant if any(owner == one or owner.startswith(f"{one}-") for one in spoken) else None

    def _owned(self, source: str, name: str) -> str | None:
        """A committee of a body that another name means: "arbeidsutvalget-i-brukerutvalget"."""
        head, _, owner = name.partition("-i-")
        if not owner or not _is_committee(head):
            return None
        meant = self._step(source, owner)
        return f"{head}-i-{meant}" if meant != owner and head not in meant else None

    def _written(self, name: str) -> str | None:
        """The name that bokmål, or another document, writes for what nynorsk writes, or the other way."""
        names = self._keys.get(written_key(name), frozenset())
        if not names - {name}:
            return None
        found = {self._listed[one] for one in names if one in self._listed} or {self._best(names | {name})}
        return next(iter(found)) if len(found) == 1 and name not in found else None

    def _completed(self, name: str) -> str | None:
        """ "helse-kyst" where one "helse-kyst-rhf" or "-hf" is spoken of."""
        if name.rpartition("-")[2] in LEGAL_FORMS or "-" not in name:
            return None
        longer = [full for form in LEGAL_FORMS if (full := f"{name}-{form}") in self._forms.counts]
        if not longer:
            keys = (written_key(f"{name}-{form}") for form in LEGAL_FORMS)
            longer = [self._best(self._keys[key]) for key in keys if key in self._keys]
        return longer[0] if len(longer) == 1 else None

    def _genitive(self, name: str) -> str | None:
        stem = name.removesuffix("s")
        return stem if stem != name and (stem in self._listed or stem in self._forms.counts) else None

    def _spelling(self, written: str) -> str:
        if written not in self._spelled:
            self._spelled[written] = self._correct(written)
        return self._spelled[written]

    def _correct(self, written: str) -> str:
        """`written`, or the one well-attested name that it misspells."""
        if written in self._listed or written.endswith(_PLACES):
            return written
        candidates = {target for form, target in self._listed.items() if misspelt(written, form)}
        count = self._forms.counts.get(written, 0)
        candidates |= {
            name for name, n in self._forms.counts.items() if n > 3 * max(count, 1) and misspelt(written, name)
        }
        return next(iter(candidates)) if len(candidates) == 1 else written

    def _best(self, group: Collection[str]) -> str:
        """The listed name, else the one in bokmål, else the one that is used most."""

        def rank(name: str) -> tuple[bool, bool, int, str]:
            return name not in self._listed, name != in_bokmaal(name), -self._forms.counts.get(name, 0), name

        return min(group, key=rank)

    def label(self, name: str) -> str:
        """The words that the slug `name` was made from."""
        words = self._forms.words.get(name, {})
        listed = (*self._given, *(o.name for o in register()))
        known = next((form for form in listed if slug(form) == name == self._listed.get(name)), None)
        return known or min(words, key=lambda word: (-words[word], word), default="") or self._inside(name)

    def _inside(self, name: str) -> str:
        """The words of a body that only the name of one within it tells; the slug where none does."""
        longer = (word for one, words in self._forms.words.items() if one.endswith(f"-i-{name}") for word in words)
        return min(
            (word.partition(" i ")[2] for word in longer if slug(word.partition(" i ")[2]) == name), default=name
        )


def _by_key(names: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        found[written_key(name)].add(name)
    return {key: frozenset(alike) for key, alike in found.items()}


def _slugs(given: Mapping[str, str]) -> dict[str, str]:
    """Slug of every name that people loaded -> the organisation's; names of two that are spelt alike are left out."""
    meant: dict[str, set[str]] = defaultdict(set)
    for form, name in given.items():
        meant[slug(form)].add(name)
    return {form: next(iter(names)) for form, names in meant.items() if len(names) == 1} | {
        n: n for n in given.values()
    }


def _ref(name: str) -> Ref:
    return Ref(KIND, (name,))


def _shared_aliases(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Short names that mean the same wherever a document explains them; "direktoratet" is each document's own."""
    meant: dict[str, set[str]] = defaultdict(set)
    for table in tables:
        for short, name in table.items():
            if not short.startswith("direktoratet"):
                meant[short].add(name)
    return {short: next(iter(names)) for short, names in meant.items() if len(names) == 1}
