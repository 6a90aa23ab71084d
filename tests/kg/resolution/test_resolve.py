"""One entity for all its names, the same in every order of documents."""

from __future__ import annotations

import random

import pytest

from kg.model import Ref
from kg.resolution import Judgement, Resolution, Verdict, resolve
from tests.kg.resolution.makers import analysis, organisation, person

COAST = "Helse Ytterkyst RHF"


def resolved(resolution: Resolution, name: str, source: str = "a.txt") -> str:
    return resolution.ref(source, organisation(name)).path[0]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Helse Nord", "helse-nord-rhf"),
        ("HN RHF", "helse-nord-rhf"),
        ("Helse Nord RHFs", "helse-nord-rhf"),
        ("styret i Helse Nord RHF", "helse-nord-rhf"),
        ("Styret i Helse Nord", "helse-nord-rhf"),
        ("Helse Midt RHF", "helse-midt-norge-rhf"),
        ("Midt-Norge", "midt-norge"),
        ("NHN", "norsk-helsenett-sf"),
        ("Direktortatet for e-helse", "direktoratet-for-e-helse"),
        ("Finnmarksykehuset HF", "finnmarkssykehuset-hf"),
        ("NEHS", "nasjonalt-e-helsestyre"),
        ("Helse Vest", "helse-vest-rhf"),
        ("Revisjonsutvalget i Helse Nord RHF", "revisjonsutvalget-i-helse-nord-rhf"),
    ],
)
def test_the_register_knows_forms(written: str, meant: str) -> None:
    assert resolved(resolve([analysis("a.txt")]), written) == meant


def test_a_short_form_is_completed_from_other_documents() -> None:
    documents = [
        analysis("a.txt", mentions=(("Helse Ytterkyst", "Helse Ytterkyst"),)),
        analysis("b.txt", mentions=((COAST, COAST),)),
    ]
    assert resolved(resolve(documents), "Helse Ytterkyst") == "helse-ytterkyst-rhf"
    assert resolved(resolve(documents[:1]), "Helse Ytterkyst") == "helse-ytterkyst"


def test_a_short_form_that_fits_two_stays() -> None:
    documents = [analysis("a.txt", mentions=((COAST, COAST), ("Helse Ytterkyst HF", "Helse Ytterkyst HF")))]
    assert resolved(resolve(documents), "Helse Ytterkyst") == "helse-ytterkyst"


def test_an_abbreviation_that_one_document_explains_holds_in_others() -> None:
    explains = analysis("a.txt", mentions=(("NUK", "Nasjonalt utvalg for kystforløp"),))
    resolution = resolve([explains, analysis("b.txt")])
    assert resolved(resolution, "NUK", "b.txt") == "nasjonalt-utvalg-for-kystforlop"


def test_an_abbreviation_with_two_meanings_is_each_documents_own() -> None:
    documents = [
        analysis("a.txt", mentions=(("NUK", "Nasjonalt utvalg for kystforløp"),)),
        analysis("b.txt", mentions=(("NUK", "Nasjonalt utvalg for kvalitet"),)),
        analysis("c.txt"),
    ]
    resolution = resolve(documents)
    assert [resolved(resolution, "NUK", s) for s in ("a.txt", "b.txt", "c.txt")] == [
        "nasjonalt-utvalg-for-kystforlop",
        "nasjonalt-utvalg-for-kvalitet",
        "nuk",
    ]


def test_the_directorate_is_each_documents_own() -> None:
    resolution = resolve(
        [analysis("a.txt", mentions=(("Direktoratet", "Direktoratet for fiskehelse"),)), analysis("b.txt")]
    )
    assert resolved(resolution, "Direktoratet", "a.txt") == "direktoratet-for-fiskehelse"
    assert resolved(resolution, "Direktoratet", "b.txt") == "direktoratet"


def test_a_rare_misspelling_is_the_common_name() -> None:
    common = "Klippfiskforbundet"
    documents = [analysis("a.txt", mentions=((common, common),) * 4 + (("Klipfiskforbundet", "Klipfiskforbundet"),))]
    assert resolved(resolve(documents), "Klipfiskforbundet") == "klippfiskforbundet"


@pytest.mark.parametrize(
    ("left", "right"),
    [("Storøya kommune", "Storøy kommune"), (COAST, "Helse Innerkyst RHF"), (COAST, "Helse Ytterkyst HF")],
)
def test_different_names_stay_apart(left: str, right: str) -> None:
    resolution = resolve([analysis("a.txt", mentions=((left, left),) * 9 + ((right, right),))])
    assert resolved(resolution, left) != resolved(resolution, right)


def test_body_scoped_refs_follow_their_body() -> None:
    resolution = resolve([analysis("a.txt")])
    case = resolution.ref("a.txt", Ref("case", ("styret-i-helse-nord-rhf", "134-2022")))
    point = resolution.ref("a.txt", Ref("point", ("helse-nord", "134-2022", "proposed", "1")))
    document = resolution.ref("a.txt", Ref("document", ("helse-nord",)))
    assert case == Ref("case", ("helse-nord-rhf", "134-2022"))
    assert point.path[0] == "helse-nord-rhf"
    assert document.path == ("helse-nord",)


def test_a_case_is_written_as_its_body_writes_its_series() -> None:
    own, cited = Ref("case", ("nuit", "16-23")), Ref("case", ("nuit", "16-2023"))
    meeting = Ref("meeting", ("nuit", "2023-05-25"))
    resolution = resolve(
        [
            analysis("a.txt", entities=((own, "16/23"),), said=((own, "vg:consideredAt", meeting),)),
            analysis("b.txt", entities=((cited, "16-2023"),)),
        ]
    )
    assert resolution.ref("b.txt", cited) == own
    assert resolution.ref("a.txt", meeting) == meeting


def test_one_name_is_one_person_and_initials_are_spelled_out() -> None:
    documents = [
        analysis("a.txt", entities=((person("Karl S Moe"), "Karl S Moe"),)),
        analysis("b.txt", entities=((person("Karl Moe"), "Karl Moe"), (person("Kari Moe"), "Kari Moe"))),
    ]
    resolution = resolve(documents)
    assert resolution.ref("b.txt", person("Karl Moe")) == person("Karl S Moe")
    assert resolution.ref("b.txt", person("Kari Moe")) == person("Kari Moe")


def test_a_second_given_name_tells_people_apart() -> None:
    both = ((person("Anne Moe"), "Anne Moe"), (person("Anne Marie Moe"), "Anne Marie Moe"))
    resolution = resolve([analysis("a.txt", entities=both)])
    assert resolution.ref("a.txt", person("Anne Moe")) == person("Anne Moe")


def test_a_surname_is_the_one_person_of_the_document() -> None:
    documents = [analysis("a.txt", entities=((person("Hilde Strand"), "Hilde Strand"),)), analysis("b.txt")]
    resolution = resolve(documents)
    assert resolution.ref("a.txt", person("Strand", "Helse Nord")) == person("Hilde Strand")
    assert resolution.ref("a.txt", person("H. Strand", "Helse Nord")) == person("Hilde Strand")
    assert resolution.ref("b.txt", person("Strand", "Helse Nord")) == person(
        "Strand", COAST.replace("Ytterkyst", "Nord")
    )


def test_a_surname_is_nobody_who_stands_for_another_body() -> None:
    name = person("Odd Strand")
    entities = ((name, "Odd Strand"),)
    said = ((name, "vg:affiliation", organisation("Storøya kommune")),)
    resolution = resolve([analysis("a.txt", entities=entities, said=said)])
    assert resolution.ref("a.txt", person("Strand", "Helse Nord")).path == ("helse-nord-rhf", "strand")


def test_a_surname_is_found_in_other_documents_by_the_body() -> None:
    name = person("Odd Strand")
    said = ((name, "vg:affiliation", organisation("Helse Nord")),)
    documents = [analysis("a.txt", entities=((name, "Odd Strand"),), said=said), analysis("b.txt")]
    assert resolve(documents).ref("b.txt", person("Strand", "Helse Nord RHF")) == name


def test_two_candidates_are_none() -> None:
    entities = ((person("Odd Strand"), "Odd Strand"), (person("Kari Strand"), "Kari Strand"))
    resolution = resolve([analysis("a.txt", entities=entities)])
    assert len(resolution.ref("a.txt", person("Strand", "Helse Nord")).path) == 2


def test_participations_follow_their_person() -> None:
    documents = [analysis("a.txt", entities=((person("Karl S Moe"), "Karl S Moe"), (person("Karl Moe"), "Karl Moe")))]
    ref = resolve(documents).ref("a.txt", Ref("participation", ("nuit", "2023-05-25", "karl-moe")))
    assert ref.path == ("nuit", "2023-05-25", "karl-s-moe")


def test_a_goal_belongs_to_the_generation_that_the_document_means() -> None:
    strategies = tuple((Ref("strategy", ("kyststrategi", year)), "Kyststrategi") for year in ("2017", "2023"))
    documents = [analysis("a.txt", entities=strategies), analysis("b.txt", issued="2024-02-01")]
    goal = resolve(documents).ref("b.txt", Ref("goal", ("kyststrategi", "mal-4")))
    assert goal == Ref("goal", ("kyststrategi", "2023", "mal-4"))


def test_judgements_join_and_part_and_can_be_taken_back() -> None:
    documents = [analysis("a.txt", mentions=(("Kystlaget", "Kystlaget"), ("Norsk kystlag", "Norsk kystlag")))]
    left, right = organisation("Kystlaget"), organisation("Norsk kystlag")
    same = Judgement(left, right, Verdict.SAME)
    joined = resolve(documents, [same])
    assert joined.ref("a.txt", left) == joined.ref("a.txt", right)
    taken_back = resolve(documents, [Judgement(left, right, Verdict.UNSURE)])
    assert taken_back.ref("a.txt", left) != taken_back.ref("a.txt", right)


def test_a_judgement_parts_what_a_rule_would_join() -> None:
    verdict = Judgement(organisation("Helse Nord"), organisation("Helse Nord RHF"), Verdict.DIFFERENT)
    assert resolved(resolve([analysis("a.txt")], [verdict]), "Helse Nord") == "helse-nord"


def test_people_are_joined_by_judgement() -> None:
    left, right = person("Anne Moe"), person("Anne Marie Moe")
    resolution = resolve(
        [analysis("a.txt", entities=((left, "Anne Moe"), (right, "Anne Marie Moe")))],
        [Judgement(left, right, Verdict.SAME)],
    )
    assert resolution.ref("a.txt", left) == resolution.ref("a.txt", right)


def test_entities_keep_every_form_and_its_document() -> None:
    documents = [
        analysis("a.txt", entities=((organisation("Helse Nord"), "Helse Nord"),)),
        analysis("b.txt", entities=((organisation("Helse Nord RHF"), "Helse Nord RHF"),)),
    ]
    entity = next(iter(resolve(documents).entities))
    assert (entity.ref, entity.label) == (organisation("Helse Nord RHF"), "Helse Nord RHF")
    assert entity.forms == (("Helse Nord", "a.txt"), ("Helse Nord RHF", "b.txt"))


def test_the_order_of_documents_makes_no_difference() -> None:
    common = "Klippfiskforbundet"
    documents = [
        analysis("a.txt", mentions=((COAST, COAST), ("NUK", "Nasjonalt utvalg for kystforløp"))),
        analysis("b.txt", mentions=((common, common),) * 5, entities=((person("Karl S Moe"), "Karl S Moe"),)),
        analysis("c.txt", mentions=(("Klipfiskforbundet",) * 2,), entities=((person("Karl Moe"), "Karl Moe"),)),
        analysis("d.txt", entities=((organisation("Helse Ytterkyst"), "Helse Ytterkyst"),)),
    ]
    refs = [
        *(organisation(n) for n in ("NUK", "Klipfiskforbundet", "Helse Ytterkyst")),
        person("Karl Moe"),
        person("Moe", "Helse Ytterkyst"),
    ]
    expected = resolve(documents)
    for seed in range(8):
        shuffled = random.Random(seed).sample(documents, len(documents))
        found = resolve(shuffled)
        assert found.entities == expected.entities
        for source in ("a.txt", "b.txt", "c.txt", "d.txt"):
            assert [found.ref(source, r) for r in refs] == [expected.ref(source, r) for r in refs]


def test_three_names_that_were_judged_one_are_one_whatever_pairs_were_judged() -> None:
    names = ("Anne Moe", "Berit Moe", "Cecilie Moe")
    a, b, c = map(person, names)
    documents = [analysis("a.txt", entities=tuple((person(name), name) for name in names))]
    resolution = resolve(documents, [Judgement(a, c, Verdict.SAME), Judgement(b, c, Verdict.SAME)])
    assert len({resolution.ref("a.txt", ref) for ref in (a, b, c)}) == 1
    apart = [Judgement(a, c, Verdict.SAME), Judgement(b, c, Verdict.SAME), Judgement(a, b, Verdict.DIFFERENT)]
    assert len({resolve(documents, apart).ref("a.txt", ref) for ref in (a, b, c)}) == 2


def test_a_verdict_on_a_form_that_a_rule_renames_holds_for_what_it_means() -> None:
    documents = [
        analysis("a.txt", mentions=(("Helse Kyst RHF", "Helse Kyst RHF"), ("Kystlaget", "Kystlaget"))),
        analysis("b.txt", mentions=(("Helse Kyst", "Helse Kyst"),)),
    ]
    said = Judgement(organisation("Helse Kyst"), organisation("Kystlaget"), Verdict.SAME)
    resolution = resolve(documents, [said])
    meant = {resolution.ref("a.txt", organisation(name)) for name in ("Helse Kyst", "Helse Kyst RHF", "Kystlaget")}
    assert len(meant) == 1


def test_a_full_name_is_what_a_surname_that_was_judged_the_same_is_called() -> None:
    full, bare = person("Kari Moe"), person("Moe", "Annet organ")
    resolution = resolve([analysis("a.txt", entities=((full, "Kari Moe"),))], [Judgement(bare, full, Verdict.SAME)])
    assert resolution.ref("a.txt", bare) == full


def test_a_committee_without_owner_is_not_that_of_another_municipality() -> None:
    papers = [
        analysis("a.txt", mentions=(("Ungdomsrådet", "Ungdomsrådet i Nes kommune"), ("Nes kommune", "Nes kommune"))),
        analysis("b.txt", mentions=(("Ungdomsrådet", "Ungdomsrådet"),)),
        analysis("c.txt", mentions=(("Ungdomsrådet", "Ungdomsrådet"), ("Nes kommune", "Nes kommune"))),
    ]
    found = resolve(papers)
    assert found.ref("b.txt", organisation("Ungdomsrådet")) == organisation("Ungdomsrådet")
    assert found.ref("c.txt", organisation("Ungdomsrådet")) == organisation("Ungdomsrådet i Nes kommune")


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Nes kommunestyre", "Kommunestyret i Nes kommune"),
        ("Nes eldreråd", "Eldrerådet i Nes kommune"),
        ("Nes formannskap", "Formannskapet i Nes"),
        ("Arbeidsutvalget i NUV", "Arbeidsutvalget i Nes utvalg"),
        ("Nes sykehus hovedstyre", "Nes sykehus"),
    ],
)
def test_a_council_is_one_under_both_of_its_names(short: str, whole: str) -> None:
    other = (("NUV", "Nes utvalg"), (whole, whole))
    found = resolve([analysis("a.txt", mentions=other), analysis("b.txt", mentions=((short, short),))])
    assert found.ref("b.txt", organisation(short)) == organisation(whole)


def test_a_body_that_only_a_longer_name_tells_in_full_is_that_body() -> None:
    longer = "Arbeidsutvalget i Felles brukerutvalg i Nes HF"
    names = ("Felles brukerutvalget", "Arbeidsutvalget i Felles brukerutvalget", longer)
    found = resolve([analysis("a.txt", mentions=tuple((name, name) for name in names))])
    assert found.ref("a.txt", organisation(names[0])) == organisation("Felles brukerutvalg i Nes HF")
    assert found.ref("a.txt", organisation(names[1])) == organisation(longer)
