"""What a person asked: what was typed, how it was read, and what may have been meant by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.fields import Fields
from search.planning import Plan
from search.query import Narrowed, Query


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, as it was read, and what to look up for it."""

    typed: str
    parsed: Query
    fields: Fields
    plan: Plan

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Fields and the values typed for them that name nothing."""
        for clause in self.parsed.clauses:
            if isinstance(clause, Narrowed):
                for value in clause.values:
                    if not self.fields.meant(clause.field, value).values:
                        yield clause.field, value

    def with_near(self, field: str, value: str) -> str | None:
        """What was typed with the value that may have been meant."""
        near = self.fields.near(field, value)
        if near is None:
            return None
        written = f'"{near}"' if re.search(r"[^\w-]", near) else near
        pattern = rf'(?i)(?<!\w){re.escape(field)}:(?:"{re.escape(value)}"?|{re.escape(value)})'
        return re.sub(pattern, lambda match: f"{match[0].partition(':')[0]}:{written}", self.typed, count=1)
