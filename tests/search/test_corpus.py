"""Real papers, where they are at hand: every search is checked against the texts themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Index, Passage, analyse

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
STRETCH = 900

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the real papers in ../shared/corpus are not there"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index.create(tmp_path_factory.mktemp("corpus") / "index") as index:
        for file in sorted(CORPUS.glob("*.txt")):
            text = file.read_text(encoding="utf-8")
            starts = range(0, len(text), STRETCH)
            index.replace(
                file.name,
                [Passage(f"{file.name}/{at}", file.name, text[at : at + STRETCH]) for at in starts],
            )
        index.commit()
        yield index


def holds(index: Index, query: str, pattern: str) -> bool:
    """Whether the ten best hits all hold the pattern."""
    hits = index.search(query).hits
    return bool(hits) and all(re.search(pattern, index.get(hit.id).text, re.I) for hit in hits)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("134/2022", r"134[–-]\s*2022"),
        ("sak 16-2023", r"0?16/23|16-20?23|0?16/2023"),
        ("DHO", r"DHO|digital\s+hjemmeoppfølging"),
        ("sjukehusa", r"sykehus"),
        ("innsiktsteam omstilling", r"innsikts-?\s*team"),
        ("legemiddelliste", r"legemiddel-?\s*list|PLL"),
    ],
)
def test_real_passages_hold_what_was_asked_for(corpus: Index, query: str, pattern: str) -> None:
    assert holds(corpus, query, pattern)


def test_offsets_are_exact_on_real_papers() -> None:
    for file in sorted(CORPUS.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        for token in analyse(text):
            stretch = text[token.start : token.end]
            assert stretch == stretch.strip() != ""
