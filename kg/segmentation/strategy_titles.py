"""Names of strategies and plans in running text: which words are a name, and which years it covers.

"Ny nasjonal e-helsestrategi" and "den nasjonale e-helsestrategien" are one name; its slug names it in every document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kg.identifiers import slug
from kg.lexicon import lexicon, ordinary
from kg.segmentation.periods import Period, read_period


class Form(StrEnum):
    """How much of a name stands there: all of it, enough to know one named before, or only "strategien"."""

    FULL = "full"
    SHORT = "short"
    BARE = "bare"


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
    subtitle: str = ""

    @property
    def key(self) -> str:
        """The slug that names the strategy."""
        return slug(self.title)


_HORIZON = re.compile(r"\s+(20\d\d)(?![\d/]|\.\d|\s?[-–—])")
_LISTED = re.compile(r"[ ]+for[ ](?:[a-zæøå-]+,[ ]){1,3}[a-zæøå-]+[ ]og[ ][a-zæøå-]+(?=[ ]\(?(?:19|20)\d\d)")
_LEFT = re.compile(r"([^\W\d_][\w-]*)[ ]+$")
_PAIR = re.compile(r"([^\W\d_]+-)[ ]+(og|OG)[ ]+$")
_WORDS = re.compile(r"(?:[ ][^\W\d_][\w-]*,?){1,6}?(?=[ ]\(?(?:19|20)\d\d)")
_AND = re.compile(r"[ ]+(?:og|eller|samt)[ ]*$")
_SUBJECT = re.compile(r"[A-ZÆØÅ][a-zæøå-]{3,}(?:en|et|a|ene|ane)")
_OF = re.compile(r"[ ]for[ ](?=[A-ZÆØÅ])")
_PAIRED = re.compile(r"[ ](?:og|eller)[ ]")
_LOWER_WORD = re.compile(r"[a-zæøå]{2,}[ ]$")
_SMALL_WORD = re.compile(r"(?:[a-zæøå]{2,}|(?<!\S)[iå])[ ]$")
_TOKEN = re.compile(r"[ ]+([^\s]+)")
MOST_TAIL_WORDS = 10
MOST_LEFT_WORDS = 5
MOST_PLACE_WORDS = 2
LONGEST_WORD = 40


@cache
def _heads() -> re.Pattern[str]:
    words = "|".join(_data("name", "ends"))
    return re.compile(rf"(?<![\w-])(?P<word>(?:\w[\w-]*)?(?:{words}))(?P<definite>en|ens)?(?![\w-])", re.I)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"[ ]+(?:{'|'.join(sorted(_data('name', 'openers'), key=len, reverse=True))})(?=[ ])", re.I)


@cache
def _called() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon("strategies")["name"]["called"])


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
        name = _Reader(text, match).read() if match["word"].casefold() not in _data("name", "never") else None
        inner = name is not None and name.form is Form.FULL and not name.period
        if name is not None and (not found or name.start >= found[-1].end or inner):
            found.append(name)
    leads: list[tuple[int, int]] = []
    for lead, name in _titled(text):
        leads.append((lead, name.start))
        inside = [n for n in found if n.start < name.end and name.start < n.end]
        if not any(n.form is Form.FULL for n in inside):
            found = [n for n in found if n not in inside] + [name]
    taken = [*leads, *((n.start, n.end) for n in found)]
    for match in _bare().finditer(text):
        if not any(start <= match.start() < end for start, end in taken):
            found.append(StrategyName(match.start(), match.end(), match[0], Form.BARE))
    return sorted(found, key=lambda n: n.start)


def _titled(text: str) -> Iterator[tuple[int, StrategyName]]:
    """The strategies with a title of their own ("Helse 2040 – strategi for …"), and where each is introduced."""
    for pattern in _called():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            title, subtitle = match["title"].strip(' «»“”"'), parts.get("subtitle") or ""
            words = set(re.findall(r"[\w/]+", title.casefold()))
            start, end = parts.get("start"), parts.get("end")
            period = Period(int(start), int(end) if end else None) if start else None
            if not words & _data("reading", "clause"):
                place = match.start("title"), match.end()
                yield match.start(), StrategyName(*place, title, Form.FULL, period, quoted=True, subtitle=subtitle)


def _stops(words: str) -> bool:
    """Whether one of `words` cannot stand in a name."""
    tokens = {word.strip(",").casefold() for word in words.split()}
    return bool(tokens & {*_data("reading", "stop"), *_data("reading", "made")}) or bool(_heads().search(words))


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
        self._word, self._definite = str(match["word"]), bool(match["definite"])
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
            joint = self._bare_plan and before[1][0].isupper() and word in _data("name", "joint")
            if joint and not self.leads:
                self.adjectives.insert(0, word)
                self.start = position
            elif word in known and not self.leads:
                self.adjectives.insert(0, known[word])
                self.start = position
            else:
                self.leads.append(word)

    @property
    def _plain(self) -> bool:
        """Whether the last word is only "strategi" or "plan", not a compound."""
        return not self.pair and self._word.casefold() in ("strategi", "plan")

    @property
    def _strong(self) -> bool:
        return any(self._word.casefold().endswith(w) for w in _data("name", "strong"))

    @property
    def _topical(self) -> bool:
        """Whether the last word tells what the plan is about ("fødselsplan")."""
        word = self._word.casefold()
        return word.endswith("plan") and word not in _data("name", "weak") and not self._strong

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
    def _amid(self) -> bool:
        """Whether it has a capital behind a word in small letters: nothing but a name has."""
        before = _LOWER_WORD if self._plain else _SMALL_WORD
        return self._capital and bool(before.search(self.text, max(0, self.start - 30), self.start))

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
        return self._dated(end) or self._years_amid(end) or self._with_tail(end) or self._undated(end)

    def _years_amid(self, end: int) -> StrategyName | None:
        """ "Felles plan 2023 for folkehelse", "Strategi psykisk helse 2021–2025": years before what it is about, or
        behind it with nothing between.
        """
        if not self._capital or self._definite:
            return None
        horizon, period = _HORIZON.match(self.text, end), read_period(self.text, end)
        years = period or ((Period(int(horizon[1])), horizon.end()) if horizon and self.adjectives else None)
        if years and (self._plain or not self._strong) and (tail := self._read_tail(years[1])):
            return self._name(tail.end, tail.words, Form.FULL, years[0])
        words = _WORDS.match(self.text, end)
        if words is None or _opener().match(self.text, end) or _stops(words[0]):
            return None
        return self._dated(words.end(), words[0]) if read_period(self.text, words.end()) else None

    def _dated(self, end: int, tail: str = "") -> StrategyName | None:
        """The name where its years follow directly."""
        horizon = _HORIZON.match(self.text, end)
        period = read_period(self.text, end)
        if (
            horizon
            and not tail
            and self._plain
            and self._strong
            and self._capital
            and _OF.match(self.text, horizon.end())
        ):
            return self._name(horizon.end(), f" {horizon[1]}", Form.FULL)
        capital = self._capital and self._word.casefold() in _data("name", "own")
        weak = self._plain or (self._word.casefold() in _data("name", "weak") and not (capital and period))
        named = bool(self.adjectives or tail or not weak)
        if self._plain and self._strong and self._amid and not self._definite and horizon:
            return self._until(horizon, tail)
        strategic = period is not None and self.adjectives == ["strategisk"]
        if not named or (self._bare_plan and not (self._capital and (tail or strategic))):
            return None
        if period:
            return self._name(period[1], tail, Form.FULL, period[0])
        if horizon and (self._capital or self.adjectives) and (self._strong or (self._topical and self._capital)):
            return self._until(horizon, f"{tail}{self.match['definite'] or ''}" if self._topical else tail)
        return None

    def _until(self, horizon: re.Match[str] | None, tail: str) -> StrategyName | None:
        """The name with the year up to which it looks: "Omsorgsplan 2025"."""
        return self._name(horizon.end(), f"{tail} {horizon[1]}", Form.FULL) if horizon else None

    def _with_tail(self, end: int) -> StrategyName | None:
        if (several := _LISTED.match(self.text, end)) and (listed := self._dated(several.end(), several[0])):
            return listed
        tail = self._read_tail(end)
        if tail is None:
            return None
        if dated := self._dated(tail.end, tail.words):
            return dated
        amid = self._amid
        about = self._capital and (self._topical or (amid and not self._plain and not self._definite))
        named = self._national or (self._bare_plan and self._capital)
        if not self._strong and not about and not named:
            return None
        if not tail.closed and not (tail.before_verb and amid and (self._plain or self._topical)):
            return self._name(tail.end, tail.words, Form.SHORT) if self._plain else None
        form = Form.FULL if self._sure(amid) and not self._definite else Form.SHORT
        return self._name(tail.end, tail.words, form)

    def _sure(self, amid: bool) -> bool:
        """Whether capital, quotes or adjectives tell that a name with a tail is a name."""
        inside = (
            self.start > 0
            and self.text[self.start - 1] != "\n"
            and not self.text[: self.start].rstrip().endswith((".", ":"))
        )
        if self._topical or (self._bare_plan and not self._national):
            inside = amid
        adjective = self._capital and bool(self.adjectives) and (self._national or not self._bare_plan)
        return self._quoted or (self._capital and inside) or adjective or self._only_one

    @property
    def _only_one(self) -> bool:
        """Whether it is named as what there is one of: "i nasjonal plan for fødetilbud", without an article."""
        return self._national and not set(self.leads) & _data("reading", "one_of_many")

    def _read_tail(self, end: int) -> _Tail | None:
        opener = _opener().match(self.text, end)
        position, words = opener.end() if opener else end, 0
        short: _Tail | None = None
        while opener and words < MOST_TAIL_WORDS:
            token = _TOKEN.match(self.text, position)
            if not token or token[1] in ("–", "-", "—"):
                return self._tail(end, position, closed=True) if words else None
            word = token[1].strip('«»“”"().,;:?').casefold()
            years = read_period(self.text, position) or _HORIZON.match(self.text, position)
            if words and (years or self._runs_in(token, position)):
                return self._tail(end, position, closed=not years)
            if word in _data("reading", "stop") and not (word == "å" and not words):
                before_verb = word in _data("reading", "clause")
                tail = replace(self._tail(end, position, closed=False), before_verb=before_verb) if words else None
                placed = tail and word in _data("reading", "place") and not _PAIRED.search(tail.words)
                if short is not None or tail is None or not placed:
                    return short or tail
                short = tail
            if short is not None and words > short.words.count(" ") + MOST_PLACE_WORDS:
                return short
            bare = token[1].rstrip(".,;:)»”?")
            position, words = token.start(1) + len(bare), words + 1
            if bare != token[1]:
                return self._tail(end, position, closed=True)
        return short

    def _runs_in(self, token: re.Match[str], position: int) -> bool:
        """Whether a sentence begins amid a line that has no mark before it: "… for legemiddel Fagdirektøren sa"."""
        behind = self.text[token.end() : token.end() + 3]
        before = self.text[max(0, position - 2) : position]
        opens = re.search(lexicon("unrolling")["begins_name"], f" {token[1]} ")
        if token[1][0].isupper() and token[1].casefold() in ordinary() and not opens:
            last = (self.text[max(0, position - LONGEST_WORD) : position].split() or ["A"])[-1]
            return last[0].islower() or (behind[:1] == " " and behind[1:].islower())
        return bool(_SUBJECT.fullmatch(token[1])) and before.islower() and behind[:1] == " " and behind[1:].islower()

    def _tail(self, start: int, end: int, *, closed: bool) -> _Tail:
        words = self.text[start:end]
        hanging = _AND.search(words) if not closed else None
        if hanging:
            end = start + hanging.start()
        return _Tail(self.text[start:end].replace("(", "").rstrip(), end, closed)

    def _undated(self, end: int) -> StrategyName | None:
        named = self._amid and not self._definite and self._word.casefold().endswith(tuple(_data("name", "joints")))
        if self._topical and self._capital and (self._national or named):
            return self._name(end, "", Form.FULL)
        if not self._strong:
            return None
        proper = not self._plain and self._national
        return self._name(end, "", Form.FULL) if proper else self._short_of(end)

    def _short_of(self, end: int) -> StrategyName | None:
        named = self._strong and (self.adjectives or not self._plain)
        return self._name(end, "", Form.FULL if self._national and not self._plain else Form.SHORT) if named else None

    def _name(self, end: int, tail: str, form: Form, period: Period | None = None) -> StrategyName:
        shouted = self._word.isupper() and len(self._word) > 1
        core = " ".join([*self.adjectives, self.pair + self._cased_word()])
        title = (core[0].upper() + (f"{core}{tail}"[1:].lower() if shouted else f"{core}{tail}"[1:])).strip()
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
        lower = (self.adjectives or self.pair) and not word[1:2].isupper()
        return word[0].lower() + word[1:] if lower else word
