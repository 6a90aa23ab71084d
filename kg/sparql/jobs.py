"""What goes through a worker's pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.sparql.forms import Wanted


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the store that it is asked of, and what it may cost."""

    store: Path
    sparql: str
    typed: str
    wanted: Wanted
    rows: int
    services: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Done:
    """An answer; where `body` is None its bytes are in the file that came with the job."""

    media_type: str
    cut: int | None
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Refused:
    """What is wrong with a query."""

    message: str


@dataclass(frozen=True, slots=True)
class Unopened:
    """Why a store could not be opened: perhaps it was taken away."""

    message: str
