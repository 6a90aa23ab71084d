"""Which likenesses become links: those that can be true and are stated nowhere."""

from __future__ import annotations

import random

import pytest

from kg.inferring import collect, inferred
from kg.inferring.links import LEAST, MOST
from kg.model import Analysis, Ref
from tests.kg.inferring.makers import BODY, Case, Plan, board_paper, goal, plan_paper, point, seen

GOALS = {
    "mal-1": "Psykisk førstehjelp i alle skoler",
    "mal-1/kurs": "Kurs i psykisk førstehjelp for lærere",
    "mal-2": "Tannlege i hver bydel",
}
CASE = Case("Psykisk førstehjelp", ["Rådet vedtar kurs i psykisk førstehjelp for lærere.", "Rådet takker for saken."])
PLAN = Plan(GOALS)


def links(*analyses: Analysis) -> set[tuple[Ref, Ref]]:
    return {(one.act.ref, one.aim.ref) for one in inferred(collect(seen(*analyses)))}


def test_a_point_is_tied_to_what_it_is_about_and_to_nothing_else() -> None:
    found = links(board_paper(CASE), plan_paper(PLAN))
    assert (point(1), goal("mal-1/kurs")) in found
    assert {aim for _, aim in found} <= {goal("mal-1"), goal("mal-1/kurs")}


def test_of_a_goal_and_its_part_only_the_surer_is_tied() -> None:
    acts = [act for act, _ in links(board_paper(CASE), plan_paper(PLAN))]
    assert len(acts) == len(set(acts))


@pytest.mark.parametrize("stated", ["mal-1", "mal-1/kurs"])
def test_nothing_is_inferred_where_it_is_stated_nor_above_nor_below(stated: str) -> None:
    case = Case(CASE.title, CASE.points, addresses=[goal(stated)])
    assert links(board_paper(case), plan_paper(PLAN)) == set()


def test_what_is_stated_of_another_goal_leaves_the_rest_alone() -> None:
    case = Case(CASE.title, CASE.points, addresses=[goal("mal-2")])
    assert (point(1), goal("mal-1/kurs")) in links(board_paper(case), plan_paper(PLAN))


def test_an_indicator_that_is_stated_states_its_goal() -> None:
    plan = Plan(GOALS, indicators={"1.1": ("Lærere på kurs", "mal-1")})
    case = Case(CASE.title, CASE.points, addresses=[Ref("indicator", ("digitalplanen", "2024", "1.1"))])
    assert links(board_paper(case), plan_paper(plan)) == set()


@pytest.mark.parametrize(
    ("year", "period", "tied"),
    [
        ("2023", "2024-2028", False),
        ("2024", "2024-2028", True),
        ("2029", "2024-2028", True),
        ("2030", "2024-2028", False),
        ("2045", "2024", True),
        ("2023", None, False),
    ],
)
def test_a_decision_serves_a_strategy_that_holds_in_its_year(year: str, period: str | None, tied: bool) -> None:
    case = Case(CASE.title, CASE.points, number=f"7-{year}")
    assert bool(links(board_paper(case), plan_paper(Plan(GOALS, period=period)))) is tied


def test_the_date_of_the_decision_counts_before_the_number_of_the_case() -> None:
    case = Case(CASE.title, CASE.points, number="7-2023", date="2024-01-11")
    assert links(board_paper(case), plan_paper(PLAN))


@pytest.mark.parametrize(
    ("owner", "title", "tied"),
    [
        (BODY, "Digitalplanen", True),
        ("andre-helserad", "Digitalplanen", False),
        (None, "Digitalplanen", False),
        (None, "Nasjonal digitalplan", True),
        ("digitaldirektoratet", "Digitalplanen", True),
    ],
)
def test_a_decision_serves_a_strategy_that_holds_for_its_body(owner: str | None, title: str, tied: bool) -> None:
    assert bool(links(board_paper(CASE), plan_paper(Plan(GOALS, owner=owner, title=title)))) is tied


@pytest.mark.parametrize(
    ("body", "owner", "slug"),
    [
        ("utvalg-for-oppvekst-i-fjordvik-kommune", "fjordvik-kommune", "digitalplanen"),
        ("fjordvik-sykehus-hf", None, "strategi-for-fjordvik-sykehus"),
    ],
)
def test_a_committee_is_its_council_s_and_a_name_in_the_title_tells_whose_it_is(
    body: str, owner: str | None, slug: str
) -> None:
    case = Case(CASE.title, CASE.points, body=body)
    plan = Plan(GOALS, owner=owner, ref=Ref("strategy", (slug, "2024")))
    assert links(board_paper(case), plan_paper(plan))


def test_a_body_whose_papers_name_the_strategy_can_serve_it() -> None:
    naming = board_paper(Case("Digitalplanen", ["Rådet viser til Digitalplanen."], "6-2024"), "omtale.txt")
    assert links(board_paper(CASE), plan_paper(Plan(GOALS, owner=None))) == set()
    named = plan_paper(Plan({}, owner=None), "kort.txt")
    joined = Analysis(
        document=naming.document,
        language="nb",
        title=naming.title,
        type=None,
        issued=None,
        entities=(*naming.entities, named.entities[0]),
        statements=naming.statements,
        passages=naming.passages,
    )
    assert links(board_paper(CASE), plan_paper(Plan(GOALS, owner=None)), joined)


def test_a_point_has_a_few_links_and_the_sure_ones() -> None:
    goals = {f"mal-{n}": f"Kurs i psykisk førstehjelp for lærere, trinn{n}" for n in range(1, 6)}
    goals |= {f"mal-{n}": f"Emne{n} nevnes ikke{n} ellers{n}" for n in range(6, 30)}
    found = list(inferred(collect(seen(board_paper(CASE), plan_paper(Plan(goals))))))
    assert [one.act.ref for one in found].count(point(1)) == MOST
    assert all(LEAST <= one.confidence <= 1 for one in found)


def test_the_order_of_documents_makes_no_difference() -> None:
    papers = [
        board_paper(CASE),
        board_paper(Case(CASE.title, CASE.points, status="proposed"), "framlegg.txt"),
        board_paper(Case("Tannlege i bydel Vest", ["Rådet vedtar ny tannlege i bydel Vest."], "8-2024"), "tann.txt"),
        plan_paper(PLAN),
        plan_paper(PLAN, "kortversjon.txt"),
    ]
    texts = []
    for seed in range(4):
        order = random.Random(seed).sample(papers, len(papers))
        found = inferred(collect(seen(*order)))
        texts.append([(one.act.ref, one.aim.ref, one.confidence, one.shared) for one in found])
    assert texts[0]
    assert all(text == texts[0] for text in texts)
