"""Judged pairs, how they are looked up, what calibration comes to, and how coefficients are fitted."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.inferred.__main__ import main
from evaluation.inferred.fitting import MEASURES, fit, solved, with_coefficients, written
from evaluation.inferred.gold import HERE, Pair, pairs
from evaluation.inferred.measuring import Judged, looked_up
from evaluation.inferred.reliability import diagram, reliability, sides
from kg.inferring import collect, likenesses
from tests.kg.inferring.makers import Case, Plan, board_paper, goal, plan_paper, point, seen

ROOT = Path(__file__).resolve().parents[2]


def judged(related: bool, confidence: float, *, held_out: bool = True, **measures: float) -> Judged:
    return Judged(related, held_out, {**dict.fromkeys(MEASURES, 0.0), **measures}, confidence)


def test_there_are_enough_pairs_on_both_sides_and_each_is_judged_once() -> None:
    found = pairs(shared=True)
    counts = Counter((pair.held_out, pair.related) for pair in found)
    assert all(counts[side, verdict] >= 50 for side in (True, False) for verdict in (True, False))
    assert len({(pair.point, pair.goal) for pair in found}) == len(found) >= 250


def test_a_case_is_held_out_with_all_its_points() -> None:
    sides_of = {(pair.point.rsplit("/", 2)[0], pair.held_out) for pair in pairs(shared=True)}
    assert len({case for case, _ in sides_of}) == len(sides_of)


def test_goals_of_real_papers_are_spans_and_left_out_without_them() -> None:
    own = pairs(shared=False)
    assert own
    assert all(isinstance(pair.goal, str) for pair in own)
    shared = json.loads((HERE / "shared.json").read_text(encoding="utf-8"))
    assert {item["point"] for item in shared["points"]}.isdisjoint(pair.point for pair in own)


def test_pairs_are_found_by_path_and_by_span() -> None:
    paper = plan_paper(Plan({"mal-1": "Tannlege i hver bydel", "mal-2": "Rusomsorg"}))
    views = seen(board_paper(Case("Tannlege", ["Rådet vedtar ny tannlege."])), paper)
    found = list(likenesses(collect(views)))
    title = paper.document.text.index("Tannlege i hver bydel")
    own = "/".join(point(1).path)
    wanted = [
        Pair(own, "/".join(goal("mal-1").path), True, False),
        Pair(own, ("plan.txt", title, title + len("Tannlege i hver bydel")), False, True),
        Pair(own, "/".join(goal("mal-2").path), False, False),
    ]
    one, other = looked_up(wanted, found)
    assert (one.related, one.held_out, other.related, other.held_out) == (True, False, False, True)
    assert one.measures == other.measures


def test_reliability_compares_what_was_said_with_what_is_so() -> None:
    pairs_ = [judged(True, 0.9)] * 8 + [judged(False, 0.9)] * 2 + [judged(False, 0.1)] * 9 + [judged(True, 0.1)]
    found = reliability("x", pairs_)
    assert [(each.count, round(each.precision, 2)) for each in found.bins] == [(10, 0.1), (10, 0.8)]
    assert (found.pairs, found.related, found.proposed, found.precision) == (20, 9, 10, 0.8)
    assert found.error == pytest.approx(0.05)
    assert found.brier == pytest.approx((8 * 0.01 + 2 * 0.81 + 9 * 0.01 + 0.81) / 20)
    assert found.figures() == {"precision": 0.8, "calibration": pytest.approx(0.95)}


def test_a_confidence_of_one_is_in_the_last_bin_and_nothing_at_all_is_no_error() -> None:
    assert reliability("x", [judged(True, 1.0)]).bins[-1].high == 1.0
    assert reliability("x", []).error == 0.0


def test_the_diagram_has_a_bar_for_each_bin() -> None:
    lines = list(diagram(sides([judged(True, 0.9), judged(False, 0.9), judged(False, 0.1, held_out=False)])))
    assert "| 0.8–1.0 | 2 | 0.90 | 0.50 | `██████████········│·` |" in lines
    assert "| held out | 2 | 1 | 2 | 0.50 | 0.410 | 0.400 |" in lines
    assert "| fitted to | 1 | 0 | 0 | 0.00 | 0.010 | 0.100 |" in lines


def test_fitting_finds_what_makes_the_difference() -> None:
    known = [judged(n % 4 != 0, 0.0, shared=1.0) for n in range(40)]
    known += [judged(n % 4 == 0, 0.0) for n in range(40)]
    constant, *weights = fit(known)
    found = dict(zip(MEASURES, weights, strict=True))
    assert constant < 0 < found["shared"]
    assert all(abs(weight) < 1e-6 for name, weight in found.items() if name != "shared")
    first, *_, last = with_coefficients(known, [constant, *weights])
    assert first.confidence == pytest.approx(0.72, abs=0.05)
    assert last.confidence == pytest.approx(0.28, abs=0.05)


def test_the_same_pairs_give_the_same_coefficients_in_any_order() -> None:
    known = [judged(n % 3 == 0, 0.0, goal=n / 30, title=(n % 7) / 7) for n in range(30)]
    assert written(fit(known), 30) == written(fit(known[::-1]), 30)


def test_a_system_is_solved_whatever_order_its_rows_are_in() -> None:
    assert solved([[0.0, 2.0], [4.0, 0.0]], [2.0, 4.0]) == [1.0, 1.0]


def test_the_coefficients_in_use_are_such_a_file() -> None:
    text = (ROOT / "kg" / "inferring" / "coefficients.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    fitted = int(text.partition("# ")[2].partition("\n# ")[2].split()[0])
    assert fitted <= sum(not pair.held_out for pair in pairs(shared=True))
    assert text == written([told["constant"], *(told["weights"][name] for name in MEASURES)], fitted)


def test_fitting_without_the_real_papers_is_wrong_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--fit", str(tmp_path / "x.toml")])
    assert result.exit_code == 2
    assert "--shared" in result.stderr
