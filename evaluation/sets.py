"""The sets of documents that have gold: where they lie, and which part of the gold is held out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.goldfiles import Gold, load, load_spans

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """Documents, as files and folders, with their gold: `name` is what reports and floors call the set."""

    name: str
    documents: tuple[Path, ...]
    golds: tuple[Gold, ...]

    def parts(self) -> Iterator[tuple[str, bool, list[Gold]]]:
        """Name, whether it is held out, and gold of the parts that are reported apart; empty ones left out."""
        for name, held_out in ((self.name, False), (f"{self.name}-held-out", True)):
            golds = [gold for gold in self.golds if bool(gold.get("held_out")) is held_out]
            if golds:
                yield name, held_out, golds


def samples(folder: Path) -> DocumentSet:
    """Documents of our own, called as the folder is: `corpus/` and `gold/`, or each paper with its gold beside it."""
    name, corpus = folder.resolve().name, folder / "corpus"
    if corpus.is_dir():
        return DocumentSet(name, (corpus,), tuple(load(folder / "gold")))
    beside = [(path.parent, gold) for path in sorted(folder.rglob("*.json")) for gold in load(path.parent, path.name)]
    return DocumentSet(name, tuple(where / gold["doc"] for where, gold in beside), tuple(gold for _, gold in beside))


def shared(folder: Path, spans: Path = HERE / "gold") -> DocumentSet:
    """The shared papers: gold that lies with them, and our own that points into them. Gold for some is enough."""
    corpus = folder / "corpus"
    return DocumentSet("shared", (corpus,), (*load(folder, "gold-*.json"), *load_spans(spans, corpus)))
