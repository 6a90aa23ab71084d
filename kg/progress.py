"""How long work tells how far it has come, without knowing who listens."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told once how much there is, then of every piece that is done."""

    def start(self, total: int) -> None:
        """`total` pieces are to come."""

    def step(self, name: str) -> None:
        """The piece called `name` is done."""


class Silence:
    """Listens to nothing."""

    def start(self, total: int) -> None:
        """Nobody wants to know."""

    def step(self, name: str) -> None:
        """Nobody wants to know."""
