"""Gold that points into a paper is read as the words that stand there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from evaluation import goldfiles
from evaluation.expected import ALL, paper
from evaluation.records import CLASSES
from evaluation.scoring import compare
from evaluation.sets import HERE, samples, shared

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "Sak 3/24\nNy jour-\nnal i nord\nSide 2\nog i sør. Slutt.\n"
TITLE = {"span": [[9, 29], [36, 45]]}
OURS = goldfiles.load(HERE / "gold")


def gold(**fields: Any) -> dict[str, Any]:
    return {"doc": "1_paper.txt", "sha256": sha256(TEXT.encode()).hexdigest(), **fields}


def test_spans_become_words_wherever_they_stand() -> None:
    given = gold(cases=[{"number": "3/24", "title": {"span": [9, 29]}, "also_texts": [TITLE, "Journal"]}])
    (case,) = goldfiles.resolved(given, TEXT)["cases"]
    assert case == {
        "number": "3/24",
        "title": "Ny jour- nal i nord",
        "also_texts": ["Ny jour- nal i nord og i sør.", "Journal"],
    }


def test_gold_made_from_another_text_is_refused() -> None:
    with pytest.raises(goldfiles.GoldError, match=r"1_paper\.txt was made from another text"):
        goldfiles.resolved(gold(), TEXT + "!")


@pytest.mark.parametrize("span", [[5, 5], [9, 2], [0, 1000], [-4, 2]])
def test_a_span_outside_the_paper_is_refused(span: list[int]) -> None:
    with pytest.raises(goldfiles.GoldError, match="no span"):
        goldfiles.resolved(gold(title={"span": span}), TEXT)


def test_gold_for_a_paper_that_is_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "corpus").mkdir()
    (tmp_path / "gold" / "1.json").write_text(json.dumps(gold()), encoding="utf-8")
    with pytest.raises(goldfiles.GoldError, match="no such paper"):
        goldfiles.load_spans(tmp_path / "gold", tmp_path / "corpus")


def test_shared_gold_is_ours_and_theirs(tmp_path: Path) -> None:
    for name in ("shared/corpus", "spans"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "shared" / "corpus" / "1_paper.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "shared" / "gold-2.json").write_text('{"doc": "2"}', encoding="utf-8")
    held_out = gold(held_out=True, title=TITLE)
    (tmp_path / "spans" / "1.json").write_text(json.dumps(held_out), encoding="utf-8")
    parts = {
        name: (held, [one["doc"] for one in golds])
        for name, held, golds in shared(tmp_path / "shared", tmp_path / "spans").parts()
    }
    assert parts == {"shared": (False, ["2"]), "shared-held-out": (True, ["1_paper.txt"])}


def test_a_set_is_called_as_its_folder_is(tmp_path: Path) -> None:
    (tmp_path / "notices" / "gold").mkdir(parents=True)
    (tmp_path / "notices" / "gold" / "a.json").write_text('{"doc": "a.txt"}', encoding="utf-8")
    assert [name for name, _, _ in samples(tmp_path / "notices").parts()] == ["notices"]


def test_gold_may_lie_beside_its_paper(tmp_path: Path) -> None:
    for part in ("tuning", "held-out"):
        (tmp_path / part).mkdir()
        one = {"doc": f"{part}.txt", "held_out": part == "held-out"}
        (tmp_path / part / "gold.json").write_text(json.dumps(one), encoding="utf-8")
    found = samples(tmp_path)
    assert [path.name for path in found.documents] == ["held-out.txt", "tuning.txt"]
    assert [(held, [one["doc"] for one in golds]) for _, held, golds in found.parts()] == [
        (False, ["tuning.txt"]),
        (True, ["held-out.txt"]),
    ]


def spans(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        yield from (span for one in value for span in spans(one))
    elif isinstance(value, dict):
        yield from [value] if "span" in value else (span for one in value.values() for span in spans(one))


@pytest.mark.parametrize("one", OURS, ids=lambda one: one["doc"])
def test_our_gold_tells_what_it_is(one: dict[str, Any]) -> None:
    assert {"doc", "sha256", "made_by", "method", "complete"} <= one.keys()
    assert set(one["complete"]) <= {*CLASSES, ALL}
    for given in spans(one):
        assert given.keys() == {"span"}
        pieces = [given["span"]] if isinstance(given["span"][0], int) else given["span"]
        assert all(start < end for start, end in pieces)
        assert pieces == sorted(pieces)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="NOT CHECKED, ../shared is not there: the spans were not looked up")
def test_our_gold_points_at_words_of_the_papers_and_agrees_with_itself() -> None:
    golds = goldfiles.load_spans(HERE / "gold", SHARED / "corpus")
    names = goldfiles.names_of(golds)
    for one, raw in zip(golds, OURS, strict=True):
        text = next((SHARED / "corpus").glob(raw["doc"])).read_text(encoding="utf-8")
        for given in spans(raw):
            pieces = [given["span"]] if isinstance(given["span"][0], int) else given["span"]
            for start, end in pieces:
                assert text[start:end] == text[start:end].strip(), (raw["doc"], start, end)
        told = paper(one, names)
        assert {name: score.missed for name, score in compare(told, told).items() if score.missed} == {}
