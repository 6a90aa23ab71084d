"""Names of strategies and plans in running text: which words are a name, and which years it covers.

"Ny nasjonal e-helsestrategi", "den nasjonale e-helsestrategien" and "Nasjonal e-helsestrategi for helse- og
omsorgssektoren" are one name; its slug names the strategy in every document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kg.identifiers import slug
from kg.lexicon import lexicon


class Form(StrEnum):
    """How much of a name stands there: all of it, enough to know one named before, or only "strategien"."""

    FULL = "full"
    SHORT = "short"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Period:
    """The years a strategy covers, as far as they are told."""

    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        return f"{self.start}-{self.end}" if self.start and self.end else ""


@dataclass(frozen=True, slots=True)
class StrategyName:
    """A name at `text[start:end]`; `fresh` and `former` tell "ny" and "gjeldende" before it."""

    start: int
    end: int
    title: str
    form: Form
    period: Period | None = None
    fresh: bool = False
    former: bool = False
    quoted: bool = False

    @property
    def key(self) -> str:
        """The slug that names the strategy."""
        return slug(self.title)


_RANGE = re.compile(
    r"\s*,?\s*\(?(?:(?:for|i)\s+)?(?:perioden\s+|årene\s+|åra\s+)?((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d|\d\d)(?!\d)\)?"
)
_CLAUSE = re.compile(
    r"\s*,?\s+(?:som\s+)?(?:gjeld(?:er|ende|ande)?|strekker\s+seg|strekkjer\s+seg|varer|varar)\s+(?:fra|frå)\s+(20\d\d)"
    r"(?:,?\s+(?:og\s+)?(?:\w+\s+){0,4}?(?:(?:frem|fram)\s+)?(?:mot|til)\s+(20\d\d))?"
)
_FROM = re.compile(r"\s*,?\s+(?:gjeldende\s+|gjeldande\s+)?(?:fra|frå)\s+(20\d\d)(?!\d)")
_HORIZON = re.compile(r"\s+(20\d\d)(?![\d/.]|\s?[-–—])")
_LEFT = re.compile(r"([^\W\d_][\w-]*)[ ]+$")
_PAIR = re.compile(r"([^\W\d_]+-)[ ]+(og)[ ]+$")
_OPENER = re.compile(r"[ ]+(?:for|om)(?=[ ])")
_LOWER_WORD = re.compile(r"[a-zæøå]{2,}[ ]$")
_TOKEN = re.compile(r"[ ]+([^\s]+)")
MOST_TAIL_WORDS = 10
MOST_LEFT_WORDS = 5


@cache
def _heads() -> re.Pattern[str]:
    name = lexicon("strategies")["name"]
    words = "|".join(sorted({*name["strong"], *name["weak"], *name["topical"]} - {"plan"}, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?P<word>plan|(?:[\w-]*\w)?(?:{words}))(?P<definite>en|ens)?(?![\w-])", re.I)


@cache
def _data(table: str, key: str) -> frozenset[str]:
    return frozenset(lexicon("strategies")[table][key])


@cache
def _same() -> dict[str, str]:
    table = lexicon("strategies")["same"]
    return {slug(written): title for title, ways in table.items() for written in ways}


@cache
def _bare() -> re.Pattern[str]:
    words = "|".join(sorted(_data("reading", "bare"), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)


def find_strategy_names(text: str) -> list[StrategyName]:
    """Every name of a strategy or plan in `text`, in reading order.

    >>> [(n.title, str(n.period)) for n in find_strategy_names("jf. Strategi for Helse Fjell RHF 2021–2024.")]
    [('Strategi for Helse Fjell RHF', '2021-2024')]
    """
    found: list[StrategyName] = []
    for match in _heads().finditer(text):
        name = _Reader(text, match).read()
        if name is not None and (not found or name.start >= found[-1].end):
            found.append(name)
    taken = [(n.start, n.end) for n in found]
    for match in _bare().finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            found.append(StrategyName(match.start(), match.end(), match[0], Form.BARE))
    return sorted(found, key=lambda n: n.start)


def read_period(text: str, position: int) -> tuple[Period, int] | None:
    """The years that stand at `position`, and where they end; a lone year is no period."""
    if match := _RANGE.match(text, position):
        start = int(match[1])
        end = int(match[2]) if len(match[2]) == 4 else start // 100 * 100 + int(match[2])
        return (Period(start, end), match.end()) if start < end <= start + 40 else None
    if match := _CLAUSE.match(text, position):
        return Period(int(match[1]), int(match[2]) if match[2] else None), match.end()
    if match := _FROM.match(text, position):
        return Period(int(match[1])), match.end()
    return None


@dataclass(frozen=True, slots=True)
class _Tail:
    """The "for …" part of a name; `closed` by a mark or the line's end, `before_verb` where a clause follows."""

    words: str
    end: int
    closed: bool
    before_verb: bool = False


class _Reader:
    """Reads one name outwards from its last word ("…strategi")."""

    def __init__(self, text: str, match: re.Match[str]) -> None:
        self.text, self.match = text, match
        self.start = match.start()
        self.adjectives: list[str] = []
        self.leads: list[str] = []
        self.pair = ""
        self._leftwards()

    def _leftwards(self) -> None:
        if pair := _PAIR.search(self.text, max(0, self.start - 30), self.start):
            self.pair = f"{pair[1]} {pair[2]} "
            self.start = pair.start()
        position = self.start
        known = lexicon("strategies")["name"]["adjectives"]
        for _ in range(MOST_LEFT_WORDS):
            before = _LEFT.search(self.text, max(0, position - 30), position)
            word = before[1].casefold() if before else ""
            if before is None or (word not in known and word not in _data("reading", "lead")):
                return
            position = before.start()
            if word in known and not self.leads:
                self.adjectives.insert(0, known[word])
                self.start = position
            else:
                self.leads.append(word)

    @property
    def _definite(self) -> bool:
        return bool(self.match["definite"])

    @property
    def _word(self) -> str:
        return self.match["word"]

    @property
    def _plain(self) -> bool:
        """Whether the last word is only "strategi" or "plan", not a compound."""
        return not self.pair and self._word.casefold() in ("strategi", "plan")

    @property
    def _strong(self) -> bool:
        return any(self._word.casefold().endswith(w) for w in _data("name", "strong"))

    @property
    def _bare_plan(self) -> bool:
        return self._word.casefold() == "plan"

    @property
    def _national(self) -> bool:
        """Whether an adjective makes a proper name of it ("nasjonal")."""
        return bool(set(self.adjectives) & _data("reading", "proper"))

    @property
    def _capital(self) -> bool:
        return self.text[self.start].isupper()

    @property
    def _quoted(self) -> bool:
        return self.text[self.start - 1 : self.start] in ("«", "“", '"', "”")

    def read(self) -> StrategyName | None:
        end = self.match.end()
        for words in sorted(_data("reading", "audience"), key=len, reverse=True):
            if (
                self.text.startswith(words, end + 1)
                and not self.text[end + 1 + len(words) : end + 2 + len(words)].isalpha()
            ):
                return self._dated(end + 1 + len(words)) or self._short_of(end + 1 + len(words))
        return self._dated(end) or self._with_tail(end) or self._undated(end)

    def _dated(self, end: int, tail: str = "") -> StrategyName | None:
        """The name where its years follow directly."""
        horizon = _HORIZON.match(self.text, end)
        period = read_period(self.text, end)
        named = bool(self.adjectives or tail or not (self._plain or self._word.casefold() in _data("name", "weak")))
        if not named or (self._bare_plan and not (self._capital and tail)):
            return None
        if period:
            return self._name(period[1], tail, Form.FULL, period[0])
        if horizon and (self._capital or self.adjectives) and self._strong:
            return self._name(horizon.end(), f"{tail} {horizon[1]}", Form.FULL)
        return None

    def _with_tail(self, end: int) -> StrategyName | None:
        tail = self._read_tail(end)
        if tail is None:
            return None
        if dated := self._dated(tail.end, tail.words):
            return dated
        if not self._strong and not (self._bare_plan and (self._national or self._capital)):
            return None
        amid = self._capital and bool(_LOWER_WORD.search(self.text, max(0, self.start - 30), self.start))
        if not tail.closed and not (tail.before_verb and amid and self._plain):
            return self._name(tail.end, tail.words, Form.SHORT) if self._plain else None
        inside = (
            self.start > 0
            and self.text[self.start - 1] != "\n"
            and not self.text[: self.start].rstrip().endswith((".", ":"))
        )
        if self._bare_plan and not self._national:
            inside = amid
        adjective = self._capital and bool(self.adjectives) and (self._national or not self._bare_plan)
        sure = self._quoted or (self._capital and inside) or adjective
        return self._name(tail.end, tail.words, Form.FULL if sure and not self._definite else Form.SHORT)

    def _read_tail(self, end: int) -> _Tail | None:
        opener = _OPENER.match(self.text, end)
        position, words = opener.end() if opener else end, 0
        while opener and words < MOST_TAIL_WORDS:
            token = _TOKEN.match(self.text, position)
            if not token or token[1] in ("–", "-", "—"):
                return self._tail(end, position, closed=True) if words else None
            word = token[1].strip('«»“”"(').casefold()
            if words and (read_period(self.text, position) or _HORIZON.match(self.text, position)):
                return self._tail(end, position, closed=False)
            if word in _data("reading", "stop") and not (word == "å" and not words):
                tail = self._tail(end, position, closed=False)
                return replace(tail, before_verb=word in _data("reading", "clause")) if words else None
            bare = token[1].rstrip(".,;:)»”?")
            position, words = token.start(1) + len(bare), words + 1
            if bare != token[1]:
                return self._tail(end, position, closed=True)
        return None

    def _tail(self, start: int, end: int, *, closed: bool) -> _Tail:
        return _Tail(self.text[start:end].replace("(", "").rstrip(), end, closed)

    def _undated(self, end: int) -> StrategyName | None:
        if not self._strong:
            return None
        proper = not self._plain and self._national
        return self._name(end, "", Form.FULL) if proper else self._short_of(end)

    def _short_of(self, end: int) -> StrategyName | None:
        if (self._plain and not self.adjectives) or not self._strong:
            return None
        return self._name(end, "", Form.FULL if self._national and not self._plain else Form.SHORT)

    def _name(self, end: int, tail: str, form: Form, period: Period | None = None) -> StrategyName:
        core = " ".join([*self.adjectives, self.pair + self._cased_word()])
        title = (core[0].upper() + core[1:] + tail).strip()
        same = _same().get(slug(title))
        name = StrategyName(
            self.start,
            end,
            same or title,
            Form.FULL if same else form,
            period,
            quoted=self._quoted,
        )
        return replace(
            name,
            fresh=bool(set(self.leads) & _data("reading", "fresh")),
            former=bool(set(self.leads) & _data("reading", "former")),
        )

    def _cased_word(self) -> str:
        word = self._word
        return word[0].lower() + word[1:] if (self.adjectives or self.pair) and not word.isupper() else word
