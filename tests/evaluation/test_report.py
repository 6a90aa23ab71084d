"""What is written about the figures, and what holds them up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.floors import FloorError, drops, figures, read_floors
from evaluation.queries.measuring import TOGETHER
from evaluation.records import CLASSES, Quality, Score, SearchScore
from evaluation.report import faults, markdown
from evaluation.resolved.gold import KINDS
from evaluation.resolved.measuring import PARTS

QUALITY = Quality(
    "samples",
    2,
    {"cases": Score(3, ("x | 1-2024",), ()), "persons": Score(1, (), ("nils",))},
    SearchScore((("godt spørsmål", 1), ("annet spørsmål", 3), ("tredje", None))),
)


def test_the_page_has_a_line_for_every_class_and_the_sum() -> None:
    page = markdown([QUALITY])
    assert "## samples (2 documents)" in page
    assert "| cases | 4 | 3 | 3 | 1.00 | 0.75 | 0.86 |" in page
    assert "| **all** | 5 | 5 | 4 | 0.80 | 0.80 | 0.80 |" in page
    assert "| all queries | 3 | 0.33 | 0.67 | 0.44 |" in page


def test_papers_are_told_one_by_one_with_recall_alone_where_gold_leaves_things_out() -> None:
    scores = {"01-mote.txt": QUALITY.classes, "b_2.txt": {"cases": Score(1, ("z",), unjudged=1, complete=False)}}
    quality = replace(
        QUALITY, papers=scores, classes={**QUALITY.classes, "amounts": Score(1, unjudged=1, complete=False)}
    )
    page = markdown([quality])
    assert "| 01-mote | 5 | 0.80 | 0.80 | 0.80 | persons 0.67, cases 0.86 |" in page
    assert "| b_2 | 0 | – | – | – | cases (0.50) |" in page
    assert "falls shortest" not in markdown([replace(quality, held_out=True)])
    assert "| amounts | 1 | 1 | 1 | – | 1.00 | – |" in page
    assert figures(quality)["amounts"] == 1.0


def test_the_languages_of_a_set_are_told_apart() -> None:
    papers = {"a.txt": {"cases": Score(3, ("x",), ())}, "b.txt": {"cases": Score(1, (), ("y",))}}
    page = markdown([replace(QUALITY, papers=papers, languages={"a.txt": "nb", "b.txt": "nn"})])
    assert "| bokmål | 1 | 4 | 1.00 | 0.75 | 0.86 |" in page
    assert "| nynorsk | 1 | 1 | 0.50 | 1.00 | 0.67 |" in page
    assert "by language" not in markdown([replace(QUALITY, papers=papers, languages={"a.txt": "nb", "b.txt": "nb"})])


def test_what_is_held_out_comes_last_under_its_own_heading() -> None:
    page = markdown([replace(QUALITY, name="samples-held-out", held_out=True), QUALITY])
    assert page.index("## samples (") < page.index("## Held out") < page.index("### samples-held-out (")
    assert "Held out" not in markdown([QUALITY])


def test_what_is_missed_in_held_out_gold_is_not_told() -> None:
    assert list(faults(replace(QUALITY, held_out=True))) == []


def test_faults_name_what_to_look_at() -> None:
    assert list(faults(QUALITY)) == [
        "samples cases missed: x | 1-2024",
        "samples persons too much: nils",
        "samples search rank 3: annet spørsmål",
        "samples search rank none: tredje",
    ]


def test_a_figure_below_its_floor_is_told() -> None:
    floors = {"samples": {"cases": 0.9, "persons": 0.5, "success@1": 0.3}}
    assert drops([QUALITY], floors) == ["samples cases: 0.857 is below the floor 0.900"]


def test_a_figure_at_its_floor_stands() -> None:
    assert drops([QUALITY], {"samples": figures(QUALITY)}) == []


def test_floors_of_a_set_that_was_not_evaluated_are_left_alone() -> None:
    assert drops([QUALITY], {"shared": {"cases": 1.0}}) == []


def test_a_floor_of_nothing_is_an_error() -> None:
    with pytest.raises(FloorError, match="no figure is called casses"):
        drops([QUALITY], {"samples": {"casses": 0.5}})


def test_a_broken_floors_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "floors.toml"
    broken.write_text("[samples", encoding="utf-8")
    with pytest.raises(FloorError, match="floors"):
        read_floors(broken)


def test_the_floors_in_use_name_sets_and_figures_that_exist() -> None:
    known = {*CLASSES, "success@1", "success@5", "mrr"}
    floors = read_floors()
    assert set(floors.pop("inferred")) == {"precision", "calibration"}
    assert set(floors.pop("names")) == {"names.same", "names.different"}
    assert set(floors.pop("names-held-out")) == {"names.same"}
    measures = ("forms.precision", "forms.recall", "pairwise", "b_cubed")
    for part in PARTS:
        assert set(floors.pop(f"resolution-{part}")) == {f"{kind}.{one}" for kind in KINDS for one in measures}
    for of in ("samples", "shared", TOGETHER):
        for part in ("", "-held-out"):
            assert set(floors.pop(f"queries-{of}{part}")) == {"success@1", "success@5", "mrr", "ndcg"}
    assert set(floors) <= {name + part for name in ("samples", "papers", "shared") for part in ("", "-held-out")}
    for figure in floors.values():
        assert set(figure) <= known
        assert all(0 < floor <= 1 for floor in figure.values())


def test_every_class_is_described() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    for name in CLASSES:
        assert f"`{name}`" in page
