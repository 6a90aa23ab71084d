"""Plans of one name that several owners have printed."""

from __future__ import annotations

import pytest

from kg.model import Analysis, Ref
from kg.resolution import resolve
from tests.kg.resolution.makers import analysis, organisation

PLAN = Ref("strategy", ("utviklingsplan-2035",))
GOAL = Ref("goal", ("utviklingsplan-2035", "mal-1"))
OWNERS = ("Helse Ytterkyst RHF", "Helse Innerkyst RHF")


SECOND = Ref("goal", ("utviklingsplan-2035", "mal-2"))


def printed(source: str, owner: str) -> Analysis:
    names = ((PLAN, "Utviklingsplan 2035"), (organisation(owner), owner))
    goals = tuple((goal, told, PLAN) for goal in (GOAL, SECOND) for told in ("vg:inStrategy", "dcterms:title"))
    return analysis(source, entities=names, said=((PLAN, "vg:owner", organisation(owner)), *goals))


def named(source: str, *owners: str, said: str | None = None) -> Analysis:
    owner = ((PLAN, "vg:owner", organisation(said)),) if said else ()
    entities = ((PLAN, "Utviklingsplan 2035"), *((organisation(o), o) for o in owners))
    return analysis(source, entities=entities, said=owner)


def test_each_owner_has_a_plan_of_its_own() -> None:
    documents = [printed("a.txt", OWNERS[0]), printed("b.txt", OWNERS[1])]
    refs = [resolve(documents).ref(source, GOAL).path for source in ("a.txt", "b.txt")]
    assert refs == [
        ("utviklingsplan-2035-for-helse-ytterkyst-rhf", "mal-1"),
        ("utviklingsplan-2035-for-helse-innerkyst-rhf", "mal-1"),
    ]
    assert [resolve(documents[::-1]).ref(source, GOAL).path for source in ("a.txt", "b.txt")] == refs


@pytest.mark.parametrize(
    ("said", "name"),
    [(OWNERS[1], "utviklingsplan-2035-for-helse-innerkyst-rhf"), (None, "utviklingsplan-2035")],
    ids=["its owner said", "an organisation only named"],
)
def test_a_paper_that_names_the_plan_means_the_owner_that_it_says(said: str | None, name: str) -> None:
    documents = [printed("a.txt", OWNERS[0]), printed("b.txt", OWNERS[1]), named("c.txt", OWNERS[1], said=said)]
    assert resolve(documents).ref("c.txt", PLAN) == Ref("strategy", (name,))


def test_a_plan_of_one_owner_keeps_its_name() -> None:
    documents = [printed("a.txt", OWNERS[0]), printed("b.txt", OWNERS[0]), named("c.txt", OWNERS[1])]
    assert {resolve(documents).ref(source, GOAL) for source in ("a.txt", "b.txt", "c.txt")} == {GOAL}
