"""The lines of plans that come again and again and are no heads of pages: goals with numbers, labels; and its title."""

from __future__ import annotations

import re
from functools import cache

from kg.lexicon import lexicon


@cache
def plan_label() -> re.Pattern[str]:
    """What comes again and again in a plan: a goal or sub-goal with its number ("Delmål 1.1"), a label ("Tiltak")."""
    outline = lexicon("strategies")["outline"]
    labels = "|".join(word for key in ("subs", "measures", "indicators", "other") for word in outline[key])
    words = lexicon("strategies")["document"]
    kinds = "|".join(sorted([*words["goals"], *words["parts"]], key=len, reverse=True))
    number = r"(?:\d{1,2}(?:\.\d{1,2}|[a-h])?|[A-H]\d?|[IVX]{1,4})"
    return re.compile(rf"(?i:(?:strategisk\s+)?(?:{kinds}))\s+{number}\s*:?$|(?i:{labels})\s*[:?]?$")


@cache
def plan_name() -> re.Pattern[str]:
    """The title of a plan, which heads its pages and stands first of all where it is the title."""
    ends = "|".join(lexicon("strategies")["name"]["ends"])
    return re.compile(rf"^(?!.*(?:\s{{3}}|\t|\|)).*(?i:{ends})\b.*\b20\d\d")


@cache
def _grid_head() -> re.Pattern[str]:
    column = "|".join(lexicon("strategies")["open"]["columns"])
    return re.compile(rf"(?:{column})(?:\s+(?:{column})){{2,}}")


def heads_a_grid(words: str) -> bool:
    """Whether the line is the head of a table of goals and measures, that may stand at the head of each page.

    >>> heads_a_grid("Hovedmål Delmål Tiltak Ansvar"), heads_a_grid("Mål og tiltak")
    (True, False)
    """
    return bool(_grid_head().fullmatch(words))
