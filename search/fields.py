"""What a colon means in a query: names of fields, and the facet values that are meant by what stands behind them.

The index knows facets by the names that its maker gave them; what people call them, and what they type for their
values, the maker tells here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Meant:
    """The values of a facet, one of which a passage shall have; without values, nothing has it."""

    facet: str
    values: tuple[str, ...]


class Fields(Protocol):
    """The fields of an index's queries."""

    @property
    def names(self) -> Collection[str]:
        """What may stand before a colon, in small letters."""

    def meant(self, name: str, value: str, /) -> Meant:
        """What `value` means in the field `name`; without values where it names nothing that is there."""

    def near(self, name: str, value: str, /) -> str | None:
        """A value of the field that is spelt about like `value`, as it may be typed."""


class NoFields:
    """Every colon is a sign between words."""

    names: Sequence[str] = ()

    def meant(self, name: str, _value: str, /) -> Meant:
        """Never asked."""
        raise KeyError(name)

    def near(self, name: str, _value: str, /) -> str | None:
        """Never asked."""
        raise KeyError(name)
