"""Written forms, people whom a body ties, and namesakes."""

from __future__ import annotations

import pytest

from kg.model import Ref
from kg.resolution import Judgement, Verdict, namesakes, resolve
from tests.kg.resolution.makers import analysis, organisation, person


@pytest.mark.parametrize(
    ("nynorsk", "bokmaal"),
    [
        ("Brukarutvalet i Tindvik sjukehus HF", "Brukerutvalget i Tindvik sykehus HF"),
        ("Høgskulen ved Skorvika", "Høgskolen ved Skorvika"),
        ("Statsforvaltaren i Vestvik", "Statsforvalteren i Vestvik"),
        ("Tindvik sjukehus", "Tindvik sykehus HF"),
    ],
)
def test_a_body_is_one_in_both_written_forms(nynorsk: str, bokmaal: str) -> None:
    found = resolve(
        [
            analysis("a.txt", mentions=((nynorsk, nynorsk),), entities=((organisation(nynorsk), nynorsk),)),
            analysis("b.txt", mentions=((bokmaal, bokmaal),), entities=((organisation(bokmaal), bokmaal),)),
        ]
    )
    assert found.ref("a.txt", organisation(nynorsk)) == found.ref("b.txt", organisation(bokmaal))


def test_the_name_in_bokmaal_is_the_one_that_stays() -> None:
    name, other = "Høgskulen ved Skorvika", "Høgskolen ved Skorvika"
    listed = (name, name, name, other)
    papers = [
        analysis(f"{at}.txt", mentions=((n, n),), entities=((organisation(n), n),)) for at, n in enumerate(listed)
    ]
    assert resolve(papers).ref("0.txt", organisation(name)) == organisation(other)


def tied(source: str, name: str, body: str) -> object:
    who, what = person(name), organisation(body)
    return analysis(source, entities=((who, name), (what, body)), said=((who, "vg:affiliation", what),))


@pytest.mark.parametrize(
    ("shorter", "body", "joined"),
    [
        ("Trine Abrahamsen", "Helse Ytterkyst RHF", True),
        ("Trine Lise Abrahamssen", "Helse Ytterkyst RHF", True),
        ("Trine Abrahamsen", "Nes kommune", False),
        ("Trine Lise Abrahamssen", "Nes kommune", False),
        ("Trine Abrahamstad", "Helse Ytterkyst RHF", False),
    ],
)
def test_a_body_ties_names_that_nearly_agree(shorter: str, body: str, joined: bool) -> None:
    full = "Trine Lise Abrahamsen"
    papers = [
        tied("a.txt", full, "Helse Ytterkyst RHF"),
        tied("b.txt", full, "Helse Ytterkyst RHF"),
        tied("c.txt", shorter, body),
    ]
    found = resolve(papers)  # type: ignore[arg-type]
    assert (found.ref("c.txt", person(shorter)) == person(full)) is joined


def test_two_whom_one_paper_names_are_two() -> None:
    body, names = organisation("Nes kommune"), ("Kari Hansen", "Kari Berg Hansen")
    paper = analysis(
        "a.txt",
        entities=tuple((person(name), name) for name in names),
        said=tuple((person(name), "vg:affiliation", body) for name in names),
    )
    found = resolve([paper])
    assert [found.ref("a.txt", person(name)) for name in names] == [person(name) for name in names]


def test_initials_are_spelt_out_step_by_step() -> None:
    names = ("Solveig Aarvik", "Solveig R. Aarvik", "Solveig Røsland Aarvik")
    papers = [analysis(f"{at}.txt", entities=((person(name), name),)) for at, name in enumerate(names)]
    found = resolve(papers)
    assert {found.ref(f"{at}.txt", person(name)) for at, name in enumerate(names)} == {person(names[-1])}


NAMESAKES = (
    tied("a.txt", "Kari Hansen", "Helse Ytterkyst RHF"),
    tied("b.txt", "Kari Hansen", "Helse Ytterkyst RHF"),
    tied("c.txt", "Kari Hansen", "Nes kommune"),
)
OTHER = Ref("person", ("nes-kommune", "kari-hansen"))


def test_one_name_of_two_bodies_is_asked_about_and_stays_one() -> None:
    found = resolve(NAMESAKES)  # type: ignore[arg-type]
    (asked,) = namesakes(NAMESAKES, found.ref, {})  # type: ignore[arg-type]
    assert asked.pair == (person("Kari Hansen"), OTHER)
    assert "nes-kommune" in asked.reasons[0]
    assert found.ref("c.txt", person("Kari Hansen")) == person("Kari Hansen")


def test_a_verdict_parts_two_of_one_name_by_their_bodies() -> None:
    parted = Judgement(person("Kari Hansen"), OTHER, Verdict.DIFFERENT)
    found = resolve(NAMESAKES, [parted])  # type: ignore[arg-type]
    assert found.ref("a.txt", person("Kari Hansen")) == person("Kari Hansen")
    assert found.ref("c.txt", person("Kari Hansen")) == OTHER


def test_loaded_names_come_before_the_register() -> None:
    found = resolve([analysis("a.txt", mentions=(("NLV", "NLV"),))], (), {"NLV": "nes-legevakt-iks"})
    assert found.ref("a.txt", organisation("NLV")) == Ref("organisation", ("nes-legevakt-iks",))
