"""How fast names are recognised, beside spaCy's blank tokenizer and a pass of regular expressions over the same words.

All are timed in turn, round after round, in one process on one core; the median of the rounds counts.

  python -m benchmarks.recognition [--papers DIR] [--rounds 5] [--write benchmarks/README.md]
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from tqdm import tqdm

from kg.model import Document
from kg.reading import read
from kg.recognition import recognise
from kg.recognition.cleaning import cleaned
from kg.segmentation import read_layout
from kg.segmentation.layout import Layout

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "corpus"
CAPITALISED = re.compile(r"\b[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)*")
DATES = re.compile(r"\b\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{2,4}\b")
PEER = "spaCy, blank tokenizer"


class Paper(NamedTuple):
    """A document that has been read and laid out; neither is timed."""

    document: Document
    layout: Layout


def contestants() -> dict[str, Callable[[Paper], object]]:
    """What is timed over each paper."""
    tokenizer = spacy.blank("nb").tokenizer
    return {
        PEER: lambda paper: tokenizer(paper.document.text),
        "two regular expressions": lambda paper: [
            *CAPITALISED.finditer(paper.document.text),
            *DATES.finditer(paper.document.text),
        ],
        "cleaning alone": lambda paper: cleaned(paper.layout),
        "recognition by rules": lambda paper: recognise(paper.document, paper.layout, trained=False),
        "recognition with what was learnt": lambda paper: recognise(paper.document, paper.layout),
    }


def measure(papers: Sequence[Paper], rounds: int) -> dict[str, float]:
    """Words a second of each contestant, the median over the rounds."""
    words = sum(len(paper.document.text.split()) for paper in papers)
    timed = contestants()
    for run in timed.values():
        run(papers[0])
    speeds: dict[str, list[float]] = {name: [] for name in timed}
    for _ in tqdm(range(rounds), desc="rounds", disable=None):
        for name, run in timed.items():
            began = time.process_time()
            for paper in papers:
                run(paper)
            speeds[name].append(words / (time.process_time() - began))
    return {name: statistics.median(told) for name, told in speeds.items()}


def table(speeds: dict[str, float]) -> Iterator[str]:
    """The speeds as rows, and as shares of the peer's."""
    yield "| recognition of names | words a second | of the tokenizer's |"
    yield "|---|---:|---:|"
    for name, speed in speeds.items():
        yield f"| {name} | {speed:,.0f} | {speed / speeds[PEER]:.4f} |"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--papers", type=Path, default=SAMPLES, help="a folder of papers (default: the samples)")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--write", type=Path, help="put the table into this page, between its marks")
    told = asked.parse_args()
    papers = [Paper(one, read_layout(one)) for one in _documents(told.papers)]
    rows = "\n".join(table(measure(papers, told.rounds)))
    print(rows)
    if told.write:
        before, mark, rest = told.write.read_text(encoding="utf-8").partition("<!-- recognition -->\n")
        told.write.write_text(f"{before}{mark}{rows}\n{rest[rest.index('<!-- end -->') :]}", encoding="utf-8")


def _documents(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.iterdir()):
        yield read(path)


if __name__ == "__main__":
    main()
