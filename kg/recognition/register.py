"""The register of organisations that the project knows, and what their names tell about others.

The register lies in `kg/data/organisations.toml`. Users' own come as reference data, which names are resolved against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Organisation:
    """One line of the register: its name, its other names, those in nynorsk, and what it is part of.

    `became` is what followed it or what it went into, from the day `on`, where the register knows it.
    """

    name: str
    type: str
    short: tuple[str, ...] = ()
    nynorsk: tuple[str, ...] = ()
    part_of: str | None = None
    became: str | None = None
    on: date | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All ways to write it, its name first."""
        return (self.name, *self.short, *self.nynorsk)


@cache
def register() -> tuple[Organisation, ...]:
    """All organisations of the register, in its order."""
    return tuple(
        Organisation(
            row["name"],
            row["type"],
            tuple(row.get("short", ())),
            tuple(row.get("nn", ())),
            row.get("part_of"),
            row.get("became"),
            row.get("on"),
        )
        for row in lexicon("organisations")["organisation"]
    )


def fold(form: str) -> str:
    """What spellings of one name have in common, up to case, dots, dashes and white space.

    >>> fold("Helse Sør–Øst  RHF") == fold("HELSE SØR-ØST RHF")
    True
    """
    return re.sub(r"[\s.\-–‑]+", " ", form.casefold()).strip()


@cache
def _known() -> dict[str, Organisation]:
    return {fold(form): organisation for organisation in reversed(register()) for form in organisation.forms}


def known(form: str) -> Organisation | None:
    """The organisation of the register that `form` names, also in the genitive.

    >>> known("Helse Nords").name, known("nhn").name, known("Helse Nordpol")
    ('Helse Nord RHF', 'Norsk helsenett SF', None)
    """
    folded = fold(form)
    if (found := _known().get(folded)) or not folded.endswith(("s", "'", "’")):
        return found
    return _known().get(folded.rstrip("'’").removesuffix("s"))


@cache
def kind_pattern() -> re.Pattern[str]:
    """What the end of a word tells of the kind of an organisation: "råd", "forbund"."""
    return re.compile(lexicon("taggers")["kind"])


def is_system(words: str) -> bool:
    """Whether `words` name a system, a programme or a thing in letters, which meets nobody and decides nothing.

    >>> is_system("Helsenorge"), is_system("PLL"), is_system("ROS"), is_system("Helse Nord")
    (True, True, True, False)
    """
    systems = lexicon("systems")
    return any(words in systems[table] for table in ("system", "programme", "term"))


def is_description(words: str) -> bool:
    """Whether `words` tell what somebody is or is meant for, and name no organisation that is known.

    >>> is_description("Representant fra Nes kommune"), is_description("Nes kommune")
    (True, False)
    """
    return known(words) is None and bool(_descriptions().search(words))


@cache
def _descriptions() -> re.Pattern[str]:
    return re.compile(lexicon("organisations")["rules"]["no_organisation"])


def party(form: str) -> str | None:
    """The political party that `form` names; short names are letters that mean other things elsewhere.

    >>> party("Sp"), party("KrF"), party("FFO")
    ('Senterpartiet', 'Kristelig Folkeparti', None)
    """
    return _parties().get(form.strip(" .").casefold())


@cache
def _parties() -> dict[str, str]:
    table = lexicon("organisations")["parties"]
    return {form.casefold(): name for name, forms in table.items() for form in (name, *forms)}


def base_form(form: str) -> str:
    """`form` without a genitive -s, where the rest is a name or ends as names do.

    >>> base_form("Havnes sjukehus HFs"), base_form("Nesvåg kommunes"), base_form("KS"), base_form("NUITs")
    ('Havnes sjukehus HF', 'Nesvåg kommune', 'KS', 'NUIT')
    """
    if not form.endswith(("s", "s'", "’", "'")):
        return form
    stem = form.rstrip("'’")
    if stem != form and not stem.endswith("s"):
        return stem
    stem = stem.removesuffix("s")
    if fold(form) in _known():
        return form
    return stem if fold(stem) in _known() or _ends_as_names_do(stem) else form


def _ends_as_names_do(stem: str) -> bool:
    last = stem.rsplit(maxsplit=1)[-1] if stem.split() else ""
    rules = lexicon("organisations")["rules"]
    if last in rules["behind"] or (len(last) > 1 and last.isupper()):
        return True
    return last.casefold().endswith((*rules["ends"], "rådet", "styret", "styre", "råd"))


def type_of(name: str) -> str | None:
    """The type that the register or the form of the name tells."""
    if organisation := known(name):
        return organisation.type
    return next((kind for kind in _types_by_form(name)), None)


def _types_by_form(name: str) -> Iterator[str]:
    rules = lexicon("organisations")["rules"]
    words = name.split()
    if not words:
        return
    for head, kind in rules["headed"].items():
        if name.startswith(head + " "):
            yield kind
    if any(name.casefold().startswith(c.casefold()) for c in rules["committees"]) or _is_council(name):
        yield "committee"
    if words[-1] in rules["behind"]:
        yield rules["behind"][words[-1]]
    for table in ("ends", "last"):
        yield from (kind for end, kind in rules[table].items() if words[-1].casefold().endswith(end))
    if re.search(r"(?:utvalg|utval|styret?|råd|nemnd)$", words[-1]) or words[-1].casefold().endswith(_definite()):
        yield "committee"


def _is_council(name: str) -> bool:
    """Whether what stands before an owner is a council's name: "Eldrerådet i Nes kommune"."""
    head, joint, _ = re.split(r"(\s(?:i|for|ved|på)\s)", f"{name} i ", maxsplit=1)
    last = head.split()[-1].casefold() if head.split() else ""
    municipal = {one.casefold() for one in lexicon("organisations")["bodies"]["municipal"]}
    return bool(joint) and (last in municipal or last.endswith(_definite()))


@cache
def _definite() -> tuple[str, ...]:
    """Ends of the names of committees in one word: "samarbeidsutvalget"."""
    return tuple(lexicon("organisations")["bodies"]["ends"])
