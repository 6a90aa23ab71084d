"""What the judged queries came to, as a section of docs/quality.md and as a list of what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from evaluation.queries.gold import KINDS
from evaluation.queries.measuring import TOGETHER, Answered, Scored, figures

HEAD = """## Judged queries

What an adviser types, and every place that deserves to be found for it ([evaluation.md](evaluation.md) says what is
counted). Those that are held out are told as totals alone.
"""
NAMES = {"samples": "samples", "shared": "real papers", TOGETHER: "both, in one data folder"}
COLUMNS = "queries | success@1 | success@5 | MRR@10 | nDCG@10 |\n|---|---:|---:|---:|---:|---:|"
ABSENT = "The queries over the real papers were not scored: the papers are not here.\n"


def tables(scored: Sequence[Scored]) -> Iterator[str]:
    """The lines of the section: each data folder with both parts, then the kinds of the queries for tuning."""
    yield HEAD
    yield f"| over | {COLUMNS}"
    for one in scored:
        yield _row(f"{NAMES[one.of]}, {'held out' if one.held_out else 'for tuning'}", one.figures(), one.answered)
    yield f"\n| for tuning, by kind | {COLUMNS}"
    apart = [one for one in scored if one.of != TOGETHER and not one.held_out]
    answered = list(chain.from_iterable(one.answered for one in apart))
    for kind in KINDS:
        of_kind = [one for one in answered if one.query.kind == kind]
        yield _row(f"`{kind}`", figures(of_kind), of_kind)
    yield _row("**all**", figures(answered), answered)
    yield ""
    if len(apart) < len(NAMES) - 1:
        yield ABSENT


def _row(name: str, reached: Mapping[str, float], answered: Sequence[Answered]) -> str:
    return f"| {name} | {len(answered)} | {' | '.join(f'{figure:.2f}' for figure in reached.values())} |"


def faults(scored: Scored) -> Iterator[str]:
    """One line for each query for tuning that was not answered first, with what stood first instead.

    None for what is held out: a list of what was missed there would be a list of what to tune.
    """
    if scored.held_out:
        return
    for one in scored.answered:
        if one.rank != 1:
            first = "nothing found" if one.first is None else f"first {one.first[0]} {one.first[1]}"
            query = one.query
            yield f"{scored.name} rank {one.rank or 'none'}: {query.words} ({query.id}, {query.kind}); {first}"
