"""The number of a goal, sub-goal or indicator, where it is printed right before its words."""

from __future__ import annotations

import re

from kg.model import Span

REACH = 60


def with_number(span: Span, number: str, text: str) -> Span:
    """`span` from `number` on, and the word before that, where these stand right before it: evidence of the number.

    >>> text = "Mål\\n\\nDelmål 1.1:\\nKortere ventetid"
    >>> with_number(Span(17, 33), "Delmål 1.1", text).of(text), with_number(Span(17, 33), "2", text).of(text)
    ('Delmål 1.1:\\nKortere ventetid', 'Kortere ventetid')
    """
    printed = re.escape(number.rsplit(maxsplit=1)[-1])
    if re.search(rf"(?<![\w.]){printed}(?!\w)", span.of(text)):
        return span
    before = text[max(0, span.start - REACH) : span.start]
    found = re.search(rf"(?<![\w.])(?:[^\W\d_][\w-]*[ ])?{printed}[\s.:)–|-]*$", before)
    return Span(span.start - len(before) + found.start(), span.end) if found else span
