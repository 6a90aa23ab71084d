"""What an evaluation came to, as the tables of docs/quality.md and as a list of what went wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation.inferred.reliability import Reliability, diagram
from evaluation.queries import Scored
from evaluation.queries import tables as query_tables
from evaluation.records import CLASSES, Quality, Score, total
from evaluation.resolved import Resolution, tables
from evaluation.scoring import combine

INTRODUCTION = """# Quality

How well extraction and search agree with gold, as `make evaluate` writes it. What is counted, and how, is
described in [evaluation.md](evaluation.md).
"""


HELD_OUT = """## Held out

Gold that is kept apart: no rule was made or changed by looking at it.
"""


LANGUAGES = {"nb": "bokmål", "nn": "nynorsk"}
WEAKEST = 3


INFERRED = """## Inferred links

Whether their confidence keeps its word, over pairs of decision points and goals that a reader has judged, as if no
link were stated ([decision 10](decisions/0010-inferred-links.md) says how, and how far to trust it). A bar is the share
that is related, `│` what was said.
"""


def markdown(
    qualities: Sequence[Quality],
    links: Sequence[Reliability] = (),
    names: Resolution | None = None,
    queries: Sequence[Scored] = (),
) -> str:
    """The whole page; what is held out comes last, but for links, names and judged queries, which have both sides."""
    lines = [line for quality in qualities if not quality.held_out for line in _section(quality)]
    held_out = [line for quality in qualities if quality.held_out for line in _section(quality)]
    inferred = [INFERRED, *diagram(links)] if links else []
    who = list(tables(names)) if names else []
    judged = list(query_tables(queries)) if queries else []
    last = [HELD_OUT, *held_out] if held_out else []
    return "\n".join([INTRODUCTION, *lines, *inferred, *who, *judged, *last]) + "\n"


def _section(quality: Quality) -> Iterator[str]:
    yield f"{'###' if quality.held_out else '##'} {quality.name} ({quality.documents} documents)\n"
    yield "| class | gold | found | correct | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, score in (*quality.classes.items(), ("**all**", total(quality.classes.values()))):
        counts = f"{score.gold} | {score.found} | {score.correct}"
        precision, f1 = (f"{score.precision:.2f}", f"{score.f1:.2f}") if score.complete else ("–", "–")
        yield f"| {name} | {counts} | {precision} | {score.recall:.2f} | {f1} |"
    search = quality.search
    yield "\n| search | queries | success@1 | success@5 | MRR |"
    yield "|---|---:|---:|---:|---:|"
    figures = f"{search.success(1):.2f} | {search.success(5):.2f} | {search.mrr:.2f}"
    yield f"| all queries | {len(search.ranks)} | {figures} |\n"
    yield from _languages(quality)
    if not quality.held_out:
        yield from _papers(quality)


def _languages(quality: Quality) -> Iterator[str]:
    """All classes together, by the language of the papers, where a set has papers in both."""
    if len(set(quality.languages.values())) < 2:
        return
    yield "| all classes, by language | papers | gold | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---:|---:|"
    for language, name in LANGUAGES.items():
        papers = [scores for doc, scores in quality.papers.items() if quality.languages.get(doc) == language]
        score = total(combine(papers).values())
        figures = f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}"
        yield f"| {name} | {len(papers)} | {score.gold} | {figures} |"
    yield ""


def _papers(quality: Quality) -> Iterator[str]:
    """All classes together paper by paper, with those that fall shortest; recall alone where gold leaves things out."""
    yield "| paper | gold | precision | recall | F1 | falls shortest in |"
    yield "|---|---:|---:|---:|---:|---|"
    for doc, scores in quality.papers.items():
        score = total(score for score in scores.values() if score.complete)
        figures = f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}" if score.gold else "– | – | –"
        weak = sorted((_agreement(score), name) for name, score in scores.items() if _agreement(score) < 1)[:WEAKEST]
        told = ", ".join(f"{name} {_cell(scores[name])}" for _, name in weak)
        yield f"| {Path(doc).stem} | {score.gold} | {figures} | {told} |"
    yield ""


def _agreement(score: Score) -> float:
    return score.f1 if score.complete else score.recall


def _cell(score: Score) -> str:
    return f"{score.f1:.2f}" if score.complete else f"({score.recall:.2f})"


def faults(quality: Quality) -> Iterator[str]:
    """One line for each fact missed or too much, and for each query that was not answered at once.

    None for what is held out: a list of what was missed there would be a list of what to tune.
    """
    if quality.held_out:
        return
    for name in CLASSES:
        score = quality.classes.get(name)
        if score:
            yield from (f"{quality.name} {name} missed: {fact}" for fact in score.missed)
            yield from (f"{quality.name} {name} too much: {fact}" for fact in score.spurious)
    for words, rank in quality.search.ranks:
        if rank != 1:
            yield f"{quality.name} search rank {rank or 'none'}: {words}"
