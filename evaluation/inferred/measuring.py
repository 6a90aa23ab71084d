"""Judged pairs -> what a workspace with all their papers says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from evaluation.inferred.gold import GoalKey, Pair, pairs
from evaluation.run import Remembering
from kg import Config, Likeness, Workspace

ROOT = Path(__file__).resolve().parents[2]
PAPERS = (ROOT / "samples" / "corpus", ROOT / "evaluation" / "papers" / "tuning", Path(__file__).parent / "papers")
_SUFFIXES = (".txt", ".html", ".pdf", ".docx")


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair that a reader has judged, with the measures of its likeness and the confidence that the system gives."""

    related: bool
    held_out: bool
    measures: Mapping[str, float]
    confidence: float


def judged(shared: Path | None, analyser: Remembering | None = None) -> list[Judged]:
    """Read the papers of all pairs into one empty data folder, as one user has them, and look the pairs up."""
    corpus = [shared / "corpus"] if shared else []
    papers = [path for folder in (*PAPERS, *corpus) for path in sorted(folder.iterdir()) if path.suffix in _SUFFIXES]
    with TemporaryDirectory() as folder:
        workspace = Workspace(Config(data=Path(folder) / "data"), analyser=analyser or Remembering())
        workspace.ingest(papers)
        found = workspace.likenesses()
    return list(looked_up(pairs(shared=shared is not None), found))


def looked_up(wanted: Iterable[Pair], found: Sequence[Likeness]) -> Iterator[Judged]:
    """Each pair that shares a telling word; one that shares none is never proposed, whatever the coefficients."""
    known = {("/".join(one.act.ref.path), key): one for one in found for key in _keys(one)}
    for pair in wanted:
        if like := known.get((pair.point, pair.goal)):
            yield Judged(pair.related, pair.held_out, like.measures, like.confidence)


def _keys(one: Likeness) -> Iterator[GoalKey]:
    yield "/".join(one.aim.ref.path)
    yield from (said.place for said in one.aim.texts[0].said)
