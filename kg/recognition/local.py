"""What a document itself calls its organisations: abbreviations, short forms, "Direktoratet" alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kg.lexicon import lexicon
from kg.recognition.register import base_form, known, type_of

Place = tuple[int, int, str]
"""Start and end in clean text, and the organisation's name."""
_INTRODUCED = re.compile(r"\s?\((?:heretter\s+(?:kalt\s+)?)?[«\"“]?([A-ZÆØÅ][\w-]{1,11})[»\"”]?\)")
_DIRECTORATE = re.compile(r"\bDirektoratets?\b(?!\s+for\b)")


def local_names(text: str, organisations: Sequence[Place]) -> list[Place]:
    """More places that name one of `organisations`, told by the document's own short names for it."""
    aliases = _aliases(text, organisations)
    found = list(_places(text, aliases)) if aliases else []
    return [*found, *_directorate(text, {name for _, _, name in organisations})]


def _aliases(text: str, organisations: Sequence[Place]) -> dict[str, str]:
    """Short name -> name; a short name that two organisations share is nobody's."""
    meant: dict[str, set[str]] = {}
    for short, name in (
        *_introduced(text, organisations),
        *_shortened(organisations),
        *_listed(text, organisations),
    ):
        meant.setdefault(short, set()).add(name)
    told = {short: names - {short} or names for short, names in meant.items()}
    return {short: next(iter(names)) for short, names in told.items() if len(names) == 1}


def _introduced(text: str, organisations: Sequence[Place]) -> Iterator[tuple[str, str]]:
    for _, end, name in organisations:
        match = _INTRODUCED.match(text, end)
        if match and _abbreviates(match[1], name) and not known(match[1]):
            yield match[1], name


def _abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short`, two of them capitals, stand in `name` in that order."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    rest = iter(name.casefold())
    capitals = sum(letter.isupper() for letter in short)
    return capitals > 1 and name[:1].casefold() == letters[0] and all(letter in rest for letter in letters)


def _shortened(organisations: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """ "Helse Kyst" for "Helse Kyst RHF", "Havnes sjukehus" for "Havnes sjukehus HF"."""
    forms = {
        form
        for form, kind in lexicon("organisations")["rules"]["behind"].items()
        if kind == "health-trust" or (form.isupper() and kind not in ("municipality", "county"))
    }
    for _, _, name in organisations:
        words = name.split()
        if len(words) > 2 and words[-1] in forms and not known(name):
            yield " ".join(words[:-1]), name


def _listed(text: str, organisations: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Names that no rule would find again, as they stand in a list of members; a place means its municipality there."""
    for start, end, name in organisations:
        written = base_form(text[start:end])
        place = len(name.split()) > len(written.split()) and type_of(name) in ("municipality", "county")
        if not known(name) and len(written) > 3 and not place:
            yield written, name


def _places(text: str, aliases: dict[str, str]) -> Iterator[Place]:
    alternatives = "|".join(re.escape(short) for short in sorted(aliases, key=len, reverse=True))
    for match in re.finditer(rf"(?<![\w-])({alternatives})(?:s|’|')?(?![\w-])", text):
        yield match.start(), match.end(), aliases[match[1]]


def _directorate(text: str, names: set[str]) -> Iterator[Place]:
    """ "Direktoratet" alone is the one "Direktoratet for …" of the document, or its only directorate."""
    directorates = {name for name in names if type_of(name) == "directorate"}
    headed = {name for name in directorates if name.startswith("Direktoratet for ")}
    meant = headed or directorates
    if len(meant) > 1:
        meant = _prevailing(text, meant)
    if len(meant) == 1:
        name = next(iter(meant))
        yield from ((m.start(), m.end(), name) for m in _DIRECTORATE.finditer(text))


def _prevailing(text: str, names: set[str]) -> set[str]:
    """The one that is named far more often than the others."""
    counts = Counter({name: text.count(name) for name in names}).most_common()
    return {counts[0][0]} if counts[0][1] >= 5 * counts[1][1] else set()
