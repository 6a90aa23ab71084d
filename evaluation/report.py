"""What an evaluation came to, as the tables of docs/quality.md and as a list of what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evaluation.records import CLASSES, Quality, total

INTRODUCTION = """# Quality

How well extraction and search agree with gold, as `make evaluate` writes it. What is counted, and how, is
described in [evaluation.md](evaluation.md).
"""


def markdown(qualities: Sequence[Quality]) -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *(line for quality in qualities for line in _section(quality))]) + "\n"


def _section(quality: Quality) -> Iterator[str]:
    yield f"## {quality.name} ({quality.documents} documents)\n"
    yield "| class | gold | found | correct | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, score in (*quality.classes.items(), ("**all**", total(quality.classes.values()))):
        counts = f"{score.gold} | {score.found} | {score.correct}"
        yield f"| {name} | {counts} | {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} |"
    search = quality.search
    yield "\n| search | queries | success@1 | success@5 | MRR |"
    yield "|---|---:|---:|---:|---:|"
    figures = f"{search.success(1):.2f} | {search.success(5):.2f} | {search.mrr:.2f}"
    yield f"| all queries | {len(search.ranks)} | {figures} |\n"


def faults(quality: Quality) -> Iterator[str]:
    """One line for each fact missed or too much, and for each query that was not answered at once."""
    for name in CLASSES:
        score = quality.classes.get(name)
        if score:
            yield from (f"{quality.name} {name} missed: {fact}" for fact in score.missed)
            yield from (f"{quality.name} {name} too much: {fact}" for fact in score.spurious)
    for words, rank in quality.search.ranks:
        if rank != 1:
            yield f"{quality.name} search rank {rank or 'none'}: {words}"
