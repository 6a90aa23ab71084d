"""What resolution came to, as the tables of docs/quality.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evaluation.resolved.clusters import Agreement
from evaluation.resolved.measuring import Resolution, Resolved

HEAD = """## Who is who

How names are resolved over the papers of invented worlds, and what real names lead to, one at a time
([evaluation.md](evaluation.md) says what is counted).
"""
PARTS = {"tuning": "for tuning", "held-out": "held out"}


def tables(measured: Resolution) -> Iterator[str]:
    """The lines of the section."""
    yield HEAD
    yield "| worlds | entities | forms | found P / R | pairwise P / R / F1 | B-cubed P / R / F1 |"
    yield "|---|---:|---:|---|---|---|"
    yield from map(_row, measured.worlds)
    yield ""
    yield "| real names | forms | lead to the official name | held out: forms | lead to the official name |"
    yield "|---|---:|---:|---:|---:|"
    seen, unseen = measured.named.same, measured.unseen.same
    for kind in sorted({*seen, *unseen}):
        yield f"| {kind} | {_share(seen.get(kind))} | {_share(unseen.get(kind))} |"
    yield f"| **all** | {_share(_sum(seen))} | {_share(_sum(unseen))} |"
    yield ""
    yield f"Of {measured.named.pairs} pairs that look alike and are two, {measured.named.apart} stay two.\n"


def _sum(counts: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    right, count = (sum(told) for told in zip(*counts.values(), strict=True))
    return right, count


def _share(counts: tuple[int, int] | None) -> str:
    right, count = counts or (0, 0)
    return f"{count} | {right / count:.2f}" if count else "0 | –"


def _row(one: Resolved) -> str:
    figures = one.figures()
    found = f"{figures[f'{one.kind}.forms.precision']:.2f} / {figures[f'{one.kind}.forms.recall']:.2f}"
    cells = f"{one.entities} | {one.forms} | {found} | {_cells(one.pairwise)} | {_cells(one.b_cubed)}"
    return f"| {one.kind}, {PARTS[one.part]} | {cells} |"


def _cells(told: Agreement) -> str:
    return f"{told.precision:.2f} / {told.recall:.2f} / {told.f1:.2f}"
