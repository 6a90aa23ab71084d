"""When two ways of writing name the same thing: words, bodies, persons, case numbers, strategies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kg.identifiers import CaseNumber, slug

SPELLINGS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
"""What is one although it is written in two ways, as data."""
ALIKE = 0.9
"""How like two texts must be to count as one, as a ratio of `difflib`."""
_NOT_LETTERS = re.compile(r"[\W_]+")
_BEHIND_NAME = re.compile(r"\s*\([^)]*\)\s*$")
_BOARD_OF = re.compile(r"^(?:styret|styrene|styra)\s+(?:i|for|ved)\s+", re.IGNORECASE)
_BEFORE = re.compile(r"^([A-ZÆØÅ][\w-]+) (kommunestyre|bystyre|formannskap|fylkesting)$")
_PLACED = re.compile(
    r"^(.*(?:utvalg|utval|styret|skapet|tinget|råd|nemnd|komit[eé])\w*(?: .*?)?)"
    r" (?:i|ved) (.+?)(?: (?:fylkes)?kommune)?$",
    re.I,
)
_GOAL_NUMBER = re.compile(r"^(?:(?:strategisk\s+)?mål|goal)\s*(\d+|(?-i:[A-H]))\b[\s.:–-]*", re.IGNORECASE)
_PART_NUMBER = re.compile(r"^(?:del|under)mål\s+(\d+\.\d+)$", re.IGNORECASE)
_LEADING = "|".join(re.escape(words) for words in sorted(SPELLINGS["before_terms"], key=len, reverse=True))
_BEFORE_TERM = re.compile(rf"^(?:(?:{_LEADING})\s+)+", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d{2}")


def letters(text: str) -> str:
    """`text` as its letters and digits only: wrapped lines and divided words make no difference.

    >>> letters("til helse-\\nforetakene, etter") == letters("til helseforetakene etter")
    True
    """
    return _NOT_LETTERS.sub("", text.casefold())


def similar(one: str, other: str) -> float:
    """How like two texts are, from 0 to 1."""
    first, second = letters(one), letters(other)
    if first == second:
        return 1.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def name_slug(name: str) -> str:
    """A name without what may or may not stand around it.

    "Styret i X RHF (X)" is "x-rhf"; a council "i Vik" is that "i Vik kommune", a committee "i" a trust is "ved" it.
    """
    bare = _BOARD_OF.sub("", _BEHIND_NAME.sub("", name.strip()))
    if before := _BEFORE.match(bare):
        bare = f"{before[2]}{'t' if before[2].endswith('e') else 'et'} i {before[1]}"
    if placed := _PLACED.match(bare):
        bare = f"{placed[1]} i {placed[2]}"
    return slug(bare)


def case_number(written: str) -> str:
    """A case's number in one form, whichever way it was written; what is no number comes back as a slug.

    >>> case_number("012/2024"), case_number("12/24"), case_number("136-2022/1")
    ('12-2024', '12-2024', '136-2022/1')
    """
    number = CaseNumber.parse(written)
    return str(number.in_style(slashed=False)) if number else slug(written)


def goal_number(written: str) -> str:
    """The number of "Mål 4" or "Mål 4: …"; a goal without number is its words, and "Delmål 3.2" is "3.2"."""
    match = _GOAL_NUMBER.match(written.strip())
    part = _PART_NUMBER.match(written.strip())
    return match[1].lower() if match else letters(part[1] if part else written)


def goal_title(written: str) -> str:
    """A goal's title without its number."""
    return _GOAL_NUMBER.sub("", written.strip())


def strategy(title: str, period: str | None) -> str:
    """A strategy's name with the first year it holds for, where the title or the period tells it.

    >>> strategy("Plan for IKT-utvikling 2023–2026", None) == strategy("plan for IKT-utvikling", "2023-2026")
    True
    """
    years = _YEARS.findall(f"{period or ''} {title}")
    name = re.sub(r"[\d–—-]+$|fra$|\bny\b|\bnye\b", "", _YEARS.sub("", title).strip(" –—-"), flags=re.IGNORECASE)
    return " ".join([slug(name), *years[:1]])


def term(words: str) -> str:
    """A deadline or a sum without the words that only lead up to it.

    >>> term("innen 1. mai"), term("i løpet av våren"), term("inntil 62 mill. kroner")
    ('1. mai', 'våren', '62 mill. kroner')
    """
    return _BEFORE_TERM.sub("", words.strip())


def case_type(written: str) -> str:
    """The type of a case in one form: the contract's word where a paper has another.

    >>> case_type("Tilråding") == case_type("Anbefaling"), case_type("Tilråding") == case_type("Drøfting")
    (True, False)
    """
    known = (words[0] for words in SPELLINGS["case_types"] if written.casefold() in {w.casefold() for w in words})
    return letters(next(known, written))


_OWNERS = ("kommune", "fylkeskommune", "herad")


class Names:
    """Names of bodies and persons that gold says are one: first what one paper says, then `others`.

    "Formannskapet" is another body in every paper.
    """

    def __init__(self, groups: Iterable[Iterable[str]], others: Names | None = None) -> None:
        self._others = others
        self._canonical: dict[str, str] = {}
        for group in groups:
            slugs = [name_slug(name) for name in group]
            known = next((self._canonical[s] for s in slugs if s in self._canonical), slugs[0])
            for one in slugs:
                self._canonical.setdefault(one, known)

    def of(self, *names: str) -> str:
        """The canonical name of what is called any of `names`; the first of them where gold knows none."""
        slugs = [name_slug(name) for name in names]
        known = next((self._canonical[s] for s in slugs if s in self._canonical), None) or self._without_owner(slugs)
        if known is None and self._others is not None:
            return self._others.of(*names)
        return known or (slugs[0] if slugs else "")

    def _without_owner(self, slugs: Sequence[str]) -> str | None:
        """A committee that gold calls by its name alone, where the name has its owner behind, whom gold knows too.

        >>> Names([["Utvalg for helse"], ["Lia kommune"]]).of("Utvalg for helse i Lia kommune")
        'utvalg-for-helse'
        """
        for one in slugs:
            for match in re.finditer("-i-", one):
                name, owner = one[: match.start()], one[match.end() :]
                owners = (owner, *(f"{owner}-{kind}" for kind in _OWNERS))
                if name in self._canonical and any(known in self._canonical for known in owners):
                    return self._canonical[name]
        return None
