"""Names that may be one are asked about, with the reasons; what was judged is not asked again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.identifiers import slug
from kg.model import Ref
from kg.resolution import Candidate, Judgement, Named, Verdict, candidates, named, resolve
from tests.kg.resolution.makers import analysis, organisation, person


def body(name: str, *sources: str) -> Named:
    return Named(organisation(name), name, frozenset(sources or ("a.txt",)))


def human(name: str, *belongs: str, source: str = "a.txt") -> Named:
    return Named(person(name), name, frozenset((source,)), frozenset(map(slug, belongs)))


def asked(found: Sequence[Candidate]) -> list[tuple[set[str], str]]:
    return [({one.left.label, one.right.label}, "; ".join(one.reasons)) for one in found]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Kyst sjukehus", "Kyst sykehus", "the same in the other written form"),
        ("Brukarutvalet i Kyst", "Brukerutvalget i Kyst", "the same in the other written form"),
        ("Helse Kyst", "Helse Kyst RHF", "the same but for the form of company"),
        ("Kysttilsynet", "Kystilsynet", "kysttilsynet and kystilsynet are one letter apart"),
        ("Brukerutvalget", "Brukerutvalget i Helse Kyst", "one name goes on where the other ends"),
        ("Utvalet for kyst", "Utvalget for kyst", "the same in the other written form"),
        ("Foreininga Kysten", "Foreningen Kysten", "the same in the other written form"),
        ("NUKJ", "Nasjonalt utvalg for kyst og journal", "one is the first letters of the other"),
    ],
)
def test_organisations_are_asked_about_where_their_names_are_alike(left: str, right: str, reason: str) -> None:
    assert asked(candidates([body(left, "a.txt"), body(right, "b.txt")])) == [({left, right}, reason)]


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Kari Haugsrud", "Kari Haugsrød", "haugsrud and haugsrod are one letter apart"),
        ("Kari Moe", "Kari Anne Moe", "one has a name between that the other has not"),
        ("Kari Anne Moe", "Moe Kari Anne", "the same names in another order"),
    ],
)
def test_people_are_asked_about_where_their_names_are_alike(left: str, right: str, reason: str) -> None:
    assert asked(candidates([human(left), human(right, source="b.txt")])) == [({left, right}, reason)]


@pytest.mark.parametrize(
    "pair",
    [
        (body("Helse Kyst RHF"), body("Helse Fjell RHF")),
        (body("Nes kommune"), body("Ås kommune")),
        (body("Norsk kystlag"), body("Norske kystkommuner")),
        (human("Kari Moe"), human("Per Moe")),
        (human("Kari Moe"), human("Kari Lie")),
        (human("Kari Anne Moe"), human("Kari Lise Moe")),
        (human("Kari Moe"), body("Kari Moe")),
    ],
)
def test_others_are_not_asked_about(pair: tuple[Named, Named]) -> None:
    assert candidates(pair) == []


def test_what_the_papers_say_for_and_against_is_told_and_orders_the_pairs() -> None:
    found = candidates(
        [
            human("Kari Moe", "Helse Kyst RHF"),
            human("Kari Anne Moe", "Helse Kyst RHF", source="b.txt"),
            human("Per Lie"),
            human("Per Anders Lie"),
        ]
    )
    assert [reasons for _, reasons in asked(found)] == [
        "one has a name between that the other has not; both belong to helse-kyst-rhf",
        "one has a name between that the other has not; but a.txt has both",
    ]
    assert found[0].weight > found[1].weight


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_was_judged_is_not_asked_again(verdict: Verdict) -> None:
    pair = [human("Kari Moe"), human("Kari Anne Moe")]
    said = Judgement(person("Kari Anne Moe"), person("Kari Moe"), verdict)
    assert candidates(pair, [said]) == []


def test_entities_are_those_that_names_mean_over_all_documents() -> None:
    kyst, moe = organisation("Helse Kyst RHF"), person("Kari Moe")
    documents = [
        analysis("a.txt", entities=((kyst, "Helse Kyst RHF"),)),
        analysis(
            "b.txt",
            entities=(
                (organisation("Helse Kyst"), "Helse Kyst"),
                (moe, "Kari Moe"),
                (Ref("case", ("x", "1-24")), "Sak"),
            ),
            said=((moe, "vg:affiliation", organisation("Helse Kyst")),),
        ),
    ]
    found = named(documents, resolve(documents).ref, {})
    assert [(one.ref, sorted(one.sources), sorted(one.belongs)) for one in found] == [
        (kyst, ["a.txt", "b.txt"], []),
        (moe, ["b.txt"], ["helse-kyst-rhf"]),
    ]


def test_a_word_that_many_names_have_asks_about_none_of_them() -> None:
    crowd = [body(f"Kysttilsynet avdeling {number}") for number in range(60)]
    assert candidates(crowd) == []
