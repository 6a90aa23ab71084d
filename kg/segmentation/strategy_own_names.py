"""What a printed strategy is called: the name and years it gives itself, not those of what it replaces."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.lexicon import lexicon
from kg.model import Span
from kg.segmentation.flow import read_flow
from kg.segmentation.layout import Layout
from kg.segmentation.lines import is_row
from kg.segmentation.periods import Period
from kg.segmentation.strategy_titles import Form, StrategyName, find_strategy_names

REPLACED_WITHIN = 60
MANDATE_WITHIN = 30


def attributes_of(named: StrategyName | None, *, titled: bool = False) -> tuple[tuple[str, str], ...]:
    """Title and years as a segment of a strategy tells them; `titled` where its title page alone names it."""
    if named is None:
        return ()
    attributes = [("title", named.title)]
    if named.period and str(named.period):
        attributes.append(("period", str(named.period)))
    if named.period and named.period.start:
        attributes.append(("start", str(named.period.start)))
    return (*attributes, ("titled", "yes")) if titled else tuple(attributes)


def own_name(layout: Layout, span: Span) -> StrategyName | None:
    """The name of the strategy printed in `span`: its title if it opens so, else the name it uses most."""
    flow = read_flow(layout, span)
    names = [name for name in find_strategy_names(flow.text) if name.form is Form.FULL]
    if not names:
        return None
    if names[0].start == 0:
        return names[0]
    key, _ = Counter(name.key for name in names).most_common(1)[0]
    own = [name for name in names if name.key == key]
    return _Named(own, flow.text).best()


def mandate_name(layout: Layout) -> StrategyName | None:
    """The name of a yearly mandate that sets goals, as its first lines tell it: "Oppdragsdokument 2015"."""
    kinds = "|".join(lexicon("strategies")["name"]["mandates"])
    first = layout.lines[:MANDATE_WITHIN]
    if any(is_row(line.words) or _treats().match(line.words) for line in first):
        return None
    for line in first:
        if match := re.match(rf"(?P<title>{kinds})\s+(?:for\s+)?(?P<year>20\d\d)(?!\d)", line.words, re.I):
            title, year = match["title"].capitalize(), int(match["year"])
            return StrategyName(0, match.end(), title, Form.FULL, Period(year, year))
    return None


@cache
def _treats() -> re.Pattern[str]:
    """A line of a paper that treats cases, which is no mandate itself."""
    return re.compile(rf"(?i:{'|'.join(lexicon('strategies')['name']['treating'])})")


@dataclass(frozen=True, slots=True)
class _Named:
    """The mentions of one name in a strategy's own text; what it replaces may be among them."""

    mentions: Sequence[StrategyName]
    text: str

    def best(self) -> StrategyName:
        """The mention that tells the years, or the first with the years the text tells of itself."""
        told = [name for name in self.mentions if name.period and not self._replaced(name)]
        spans = Counter((name.period.start, name.period.end) for name in told if name.period)
        if told:
            start, end = max(spans, key=lambda years: (years[1] is not None, spans[years], years))
            return next(n for n in told if n.period and (n.period.start, n.period.end) == (start, end))
        first = self.mentions[0]
        years = self._own_years()
        return first if years is None else StrategyName(first.start, first.end, first.title, first.form, years)

    def _replaced(self, name: StrategyName) -> bool:
        before = self.text[max(0, name.start - REPLACED_WITHIN) : name.start]
        verbs = "|".join(lexicon("strategies")["document"]["replaces"])
        return name.former or bool(re.search(rf"(?:{verbs})\b[^.]*$", before))

    def _own_years(self) -> Period | None:
        match = re.search(lexicon("strategies")["period"]["own"], self.text)
        return Period(int(match[1]), int(match[2])) if match else None
