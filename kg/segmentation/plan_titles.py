"""The name of a plan as its first lines print it, over the lines of a title page too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.flow import read_flow
from kg.segmentation.layout import Layout, Line
from kg.segmentation.periods import Period
from kg.segmentation.strategy_titles import Form, StrategyName, find_strategy_names

TITLE_REACH = 220
HEAD = 700
COVER_LINES = 8
FEWEST_WORDS = 3


@cache
def _no_plan() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lexicon('strategies')['open']['papers'])})(?!\w)", re.I)


@cache
def _named() -> re.Pattern[str]:
    """A title that is no name without years: "Rusmiddelpolitisk handlingsplan", "DEMENSPLAN"."""
    ends = "|".join(lexicon("strategies")["name"]["ends"])
    tail = r"(?:\s+(?i:for)\s+[\w-]+(?:\s+(?i:og)\s+[\w-]+|\s+(?i:kommune))?)?"
    return re.compile(rf"(?=[A-ZÆØÅ])(?:[A-ZÆØÅ][\w-]*\s+){{0,2}}[\w-]*(?i:{ends})(?!\w){tail}")


def plan_title(lines: Sequence[Line], layout: Layout) -> StrategyName | None:
    """The name with which a plan begins; nothing for a paper that tells its case or its meeting first."""
    if not lines or (layout.lines and lines[0].span.start > layout.lines[0].span.start + TITLE_REACH):
        return None
    flow = read_flow(layout, Span(lines[0].span.start, lines[-1].span.end))
    text = flow.text
    if _no_plan().search(text[:HEAD]):
        return None
    head = text[:TITLE_REACH]
    own = frozenset(flow.index(line.span.start) for line in lines[:COVER_LINES] if line.gap)
    found = [name for name in find_strategy_names(head) if name.form is Form.FULL]
    names = [name for name in found if name.start in own or _heads(head, name.start)]
    if names and names[0].period:
        return _with_its_name(names[0], head)
    years = re.search(r"(?<!\d)(20\d\d)\s?[-–—]?\s?(20\d\d)(?!\d)", head)
    period = Period(int(years[1]), int(years[2])) if years else None
    if names:
        return StrategyName(names[0].start, names[0].end, names[0].title, Form.FULL, period)
    cover = _cover_name(head, period) or _bare_name(head, period) if period else None
    return _printed_once(cover) if cover else None


def _with_its_name(name: StrategyName, head: str) -> StrategyName:
    """A plan that is called only "Strategi 2019–2023" by the title that stands above that on its title page."""
    own = _called(head[: name.start]) if name.title.casefold() in lexicon("strategies")["open"]["bare"] else None
    return replace(name, start=own[0], title=own[1]) if own else name


def _printed_once(name: StrategyName) -> StrategyName:
    """A name without what the title page prints again in other words: it ends, and begins anew, in the same words."""
    words = name.title.split()
    for at in range(FEWEST_WORDS, len(words) - FEWEST_WORDS + 1):
        if words[at][0].isupper() and words[at - 2 : at] == words[-2:]:
            return replace(name, title=" ".join(words[:at]))
    return name


def _bare_name(head: str, period: Period) -> StrategyName | None:
    flat = head.replace("\n", " ")
    for start in [0, *(m.end() for m in re.finditer(r"\n", head))][:6]:
        match = _named().match(flat, start)
        if match and match[0].casefold() not in lexicon("strategies")["name"]["never"]:
            title = _sentence_case(match[0]) if match[0].isupper() else match[0]
            return StrategyName(match.start(), match.end(), title, Form.FULL, period)
    return None


@cache
def _cover() -> re.Pattern[str]:
    """A title over the lines of a title page, up to its years: "KOMMUNEDELPLAN FOR HELSE, OMSORG OG MESTRING 2020"."""
    ends = "|".join(lexicon("strategies")["name"]["ends"])
    return re.compile(
        rf"(?=[A-ZÆØÅ])(?:[A-ZÆØÅ][\w-]*[ ]+){{0,2}}[\w-]*(?i:{ends})(?!\w)(?:\s+[^\W\d][\w-]*,?){{0,9}}?(?=\s+20\d\d)"
    )


def _cover_name(head: str, period: Period) -> StrategyName | None:
    starts = [0, *(m.end() for m in re.finditer(r"\n", head))][:COVER_LINES]
    names = lexicon("meetings")["name"]
    kinds = "|".join((*names["kinds"], *names["last"]))
    for start in [*starts, *(m.end() for m in re.finditer(rf"(?<!\w)(?i:{kinds})\s+(?=[A-ZÆØÅ])", head))]:
        match = _cover().match(head, start)
        if match and match[0].split()[0].casefold() not in lexicon("strategies")["name"]["never"]:
            words, end = _without_owner(match[0])
            end += start
            own = _called(head[:start]) if words.casefold() in lexicon("strategies")["open"]["bare"] else None
            begin = start if own is None else own[0]
            title = words if own is None else own[1]
            title = _sentence_case(title) if title.isupper() else title
            return StrategyName(begin, end, title, Form.FULL, period)
    return None


def _without_owner(printed: str) -> tuple[str, int]:
    """A title without the name of its owner that stands behind it, and how much of what is printed that is."""
    flat = printed.replace("\n", " ")
    names = lexicon("meetings")["name"]
    kinds = "|".join((*names["kinds"], *names["last"]))
    owner = re.search(rf"(?<!\sfor)(?<!\si)(?<!\stil)((?:\s+[A-ZÆØÅ][\w-]+){{1,3}}\s+(?i:{kinds}))$", flat)
    end = owner.start(1) if owner and not owner[1].isupper() else len(flat)
    return flat[:end], end


def _called(above: str) -> tuple[int, str] | None:
    """The title that stands above "Strategi 2022–2026", behind the name of its owner."""
    names = lexicon("meetings")["name"]
    kinds = "|".join((*names["kinds"], *names["last"]))
    owners = list(re.finditer(rf"(?:[A-ZÆØÅ][\w-]*\s+){{1,4}}(?i:{kinds})(?!\w)", above))
    start = owners[-1].end() if owners else 0
    title = " ".join(above[start:].split())
    start += len(above[start:]) - len(above[start:].lstrip())
    return (start, title) if len(title.split()) > 1 and title[0].isupper() else None


def _sentence_case(title: str) -> str:
    """A title in capitals as it is written elsewhere: "OMSORGSPLAN FOR LIA KOMMUNE" names a place before "kommune"."""
    return re.sub(r"[\w-]+(?= kommune)", lambda place: place[0].title(), title.capitalize())


def _heads(head: str, start: int) -> bool:
    """Whether a name opens its line, or only names and titles stand before it: "Lia kommune Demensplan 2023-2027"."""
    small = frozenset(lexicon("strategies")["open"]["before"])
    before = head[:start].rpartition("\n")[2].split()
    return all(not word[0].islower() or word.casefold() in small for word in before)
