"""No sentence of the real papers stands in the repository.

Long sentences of the papers are compared with all tracked text by runs of eight words. Names, titles and headings
are shorter than that or stand in `allowed_words.txt`: a run that is half such a phrase is no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, texts

PAPERS = ROOT.parent / "shared" / "corpus"
RUN = 8
LONG_SENTENCE = 10
ALLOWED = Path(__file__).with_name("allowed_words.txt")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n\s*\n")

Run = tuple[str, ...]


def words(text: str) -> list[str]:
    """The words alone: layout, numbers, marks and case are not what makes a sentence; divided words are joined."""
    return _WORD.findall(re.sub(r"-\n\s*", "", text).lower())


def runs(sequence: list[str]) -> Iterator[Run]:
    return (tuple(sequence[start : start + RUN]) for start in range(len(sequence) - RUN + 1))


def sentences(text: str) -> Iterator[list[str]]:
    split = (words(part) for part in _SENTENCE_END.split(text))
    return (sequence for sequence in split if len(sequence) >= LONG_SENTENCE)


def covered(sequence: list[str], phrases: list[list[str]]) -> list[bool]:
    """For each word, whether it belongs to one of `phrases`."""
    marks = [False] * len(sequence)
    for phrase in phrases:
        for start in range(len(sequence) - len(phrase) + 1):
            if sequence[start : start + len(phrase)] == phrase:
                marks[start : start + len(phrase)] = [True] * len(phrase)
    return marks


def copied(text: str, known: set[Run], phrases: list[list[str]]) -> list[str]:
    """Runs of `text` that are known from a sentence of the papers, overlapping ones once."""
    sequence = words(text)
    if known.isdisjoint(runs(sequence)):
        return []
    marks = covered(sequence, phrases)
    found, last = [], -RUN
    for start, run in enumerate(runs(sequence)):
        if run in known and start >= last + RUN and sum(marks[start : start + RUN]) < RUN // 2:
            found.append(" ".join(run))
            last = start
    return found


def known_runs() -> set[Run]:
    papers = sorted(PAPERS.glob("*.txt"))
    if not papers:
        pytest.skip(f"NOT CHECKED, the real papers are not at {PAPERS}")
    return {
        run for paper in papers for sentence in sentences(paper.read_text(encoding="utf-8")) for run in runs(sentence)
    }


@pytest.mark.shared
def test_no_sentence_of_the_papers_is_in_the_repository() -> None:
    known = known_runs()
    phrases = [words(line) for line in ALLOWED.read_text(encoding="utf-8").splitlines()]
    found = {str(path): copied(text, known, phrases) for path, text in texts().items()}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_a_copied_sentence_is_found_however_it_is_laid_out() -> None:
    sentence = "Utvalget mener at gamle vaner må vike når nye verktøy tas i bruk over hele fylket."
    known = {run for one in sentences(sentence) for run in runs(one)}
    wrapped = "x = '''Og: utvalget mener at gamle va-\n  ner må vike når NYE verktøy tas i bruk'''"
    assert copied(wrapped, known, []) == ["utvalget mener at gamle vaner må vike når"]
    assert copied(wrapped, known, [words("mener at gamle vaner må vike når nye")]) == []
    assert copied("Gamle vaner må vike når nye verktøy kommer, mener utvalget.", known, []) == []
