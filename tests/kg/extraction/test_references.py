"""Which cases a case refers to and follows up."""

from __future__ import annotations

import pytest

from tests.kg.extraction.board_texts import HEAD, quotes, said, statements

NES = "nes-sjukehus-hf"
SEVEN = f"{NES}/7-2024"


def paper(text: str, title: str = "Plan for digitale tenester") -> str:
    return f"{HEAD}Sak 7-2024 {title}\n\n{text}\n\nVedtak:\nStyret tek saka til orientering.\n"


@pytest.mark.parametrize(
    ("text", "predicate", "number"),
    [
        ("Det vises til styresak 3-2024.", "vg:refersTo", "3-2024"),
        ("Saken er en oppfølging av styresak 3-2024.", "vg:followsUp", "3-2024"),
        ("Saka følgjer opp sak 003-24.", "vg:followsUp", "3-2024"),
        ("Saka er ei vidareføring av sak 3/2024.", "vg:followsUp", "3-2024"),
        ("Se sak 3/2024 om dette.", "vg:refersTo", "3-2024"),
        (
            "Styret ga innspill i sak 3/2024: «Planen må endres.»\n\nSaken her er svar på dette.",
            "vg:followsUp",
            "3-2024",
        ),
        ("Saken ble utsatt i styrets møte 13. juni 2024, sak 3/2024.", "vg:followsUp", "3-2024"),
        ("Saka er ei oppfølging av 3/24.", "vg:followsUp", "3-2024"),
        ("Saken følger opp styrets vedtak i sak 3/2024.", "vg:followsUp", "3-2024"),
        ("Saken ble første gang behandlet i sak 3/2024.", "vg:followsUp", "3-2024"),
        ("I styresak 3-2024 den 2. mai gjorde styret slikt vedtak: Planen blir utsett.", "vg:followsUp", "3-2024"),
        ("Styret gav innspel i sak 3/2024, og saka i dag følgjer opp det.", "vg:followsUp", "3-2024"),
        ("Styret vart orientert om prisen i sak 3/2024.", "vg:refersTo", "3-2024"),
    ],
)
def test_a_case_refers_to_the_cases_its_text_names(text: str, predicate: str, number: str) -> None:
    other = "vg:followsUp" if predicate == "vg:refersTo" else "vg:refersTo"
    assert said(paper(text), predicate) == {(SEVEN, f"{NES}/{number}")}
    assert said(paper(text), other) == set()


def test_all_numbers_of_a_series_are_referred_to() -> None:
    text = paper("Det vises til styresak 3-2024, 4-2024 og 5-\n2024 om planen.")
    assert {number for _, number in said(text, "vg:refersTo")} == {f"{NES}/{n}-2024" for n in (3, 4, 5)}


def test_a_title_that_names_other_cases_follows_them_up() -> None:
    text = paper("Tekst.", "Omstilling, oppfølging av sak 3-2024 og 4-2024")
    assert said(text, "vg:followsUp") == {(SEVEN, f"{NES}/3-2024"), (SEVEN, f"{NES}/4-2024")}


def test_a_case_named_in_the_title_of_a_cited_case_is_what_that_case_follows_up() -> None:
    text = paper("Det vises til styresak 5-2024 Tiltak, oppfølging av styresak 3-2024 (styremøte 8. februar 2024).")
    assert said(text, "vg:refersTo") == {(SEVEN, f"{NES}/5-2024")}
    assert said(text, "vg:followsUp") == {(f"{NES}/5-2024", f"{NES}/3-2024")}


def test_a_cited_case_has_number_body_title_and_meeting() -> None:
    text = paper("Det vises til styresak 3-2024 Tiltak for vinteren (styremøte 8. februar 2024).")
    cited = f"{NES}/3-2024"
    assert (cited, "3-2024") in said(text, "dcterms:identifier")
    assert (cited, NES) in said(text, "vg:body")
    assert (cited, "Tiltak for vinteren") in said(text, "dcterms:title")
    assert (cited, f"{NES}/2024-02-08") in said(text, "vg:consideredAt")
    assert (f"{NES}/2024-02-08", "2024-02-08") in said(text, "dcterms:date")


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("Styret i Vik sykehus HF behandlet dette i styresak 3-2024.", "vik-sykehus-hf/3-2024"),
        ("Det vises til vedtak i Helse Nord RHF (styresak 97-22) om dette.", "helse-nord-rhf/97-2022"),
        ("Saken ble drøftet i Helse Nord RHF sak 97-2022.", "helse-nord-rhf/97-2022"),
        ("Styret mener at sak 3-2024 er viktig for Helse Nord RHF.", f"{NES}/3-2024"),
        ("Sjå også sak 3-2024 i styret for Vik sykehus HF.", "vik-sykehus-hf/3-2024"),
        ("Planen bygger på styresak 97-2022 i Helse Nord RHF.", "helse-nord-rhf/97-2022"),
        ("Føringane står i styresak 97-2022 Helse Nord RHF.", "helse-nord-rhf/97-2022"),
        ("Saken er drøftet i arbeidsmiljøutvalget, sak 4/24.", f"arbeidsmiljoutvalget-i-{NES}/4-24"),
        ("Fagutvalg for øre svarte. Fagutvalget drøfta dette i si sak 4/24.", "fagutvalg-for-ore/4-24"),
        (
            "Tilråding frå Kontroll- og kvalitetsutvalet, som i mai handsama sak 4/24.",
            "kontroll-og-kvalitetsutvalet/4-24",
        ),
        ("Arbeidsmiljøutvalet har svart (AMU-4/24).", "arbeidsmiljoutvalet/4-24"),
        ("Helse Nord RHF sende brev.» Saka heng saman med sak 3-2024.", f"{NES}/3-2024"),
    ],
)
def test_a_number_belongs_to_the_body_that_the_sentence_names(text: str, case: str) -> None:
    assert {target for _, target in said(paper(text), "vg:refersTo")} == {case}


def test_a_number_of_the_same_meeting_is_a_reference_where_the_text_says_so() -> None:
    head = f"{HEAD}Sak 7-2024 Plan\n\n%s\n\nVedtak:\nStyret godkjenner.\n\nSak 8-2024 Ymse\n\nVedtak:\nIngen.\n"
    assert not said(head % "Direktør Kari Nes (sak 8-2024) møtte.", "vg:refersTo")
    assert said(head % "Pengane er sette av, jf. sak 8-2024.", "vg:refersTo") == {(SEVEN, f"{NES}/8-2024")}


def test_the_same_number_in_two_series_is_two_cases() -> None:
    text = paper("Det vises til styresak 3-2024. Styret i Vik sykehus HF har svart i styresak 3-2024.")
    assert said(text, "vg:refersTo") == {(SEVEN, f"{NES}/3-2024"), (SEVEN, "vik-sykehus-hf/3-2024")}


@pytest.mark.parametrize(
    "text",
    [
        "Vår ref. 2022/796-26.",
        "Virksomhetsrapport nr. 8-2022 ble lagt frem.",
        "Møte 2/2023 ble avlyst.",
        "I møtet 4/2-22 ble dette drøftet.",
        "Oppdrag TB2023-09 gjelder dette.",
        "Planen gjelder mål 1-4.",
        "Formannskapets sak 5/15 og K-sak 12/14 er kjent.",
        "Sak 7-2024 er denne saken.",
    ],
)
def test_what_is_no_reference(text: str) -> None:
    assert not said(paper(text), "vg:refersTo")
    assert not said(paper(text), "vg:followsUp")


def test_the_heads_of_cases_are_no_references() -> None:
    text = (
        f"{HEAD}Sak 7-2024 Plan\nSak 8-2024 Ymse\n\nSak 7-2024 Plan\n\nVedtak:\nStyret godkjenner.\n\nSak 8-2024 Ymse\n"
    )
    assert not said(text, "vg:refersTo")


def test_the_evidence_of_a_link_holds_the_number_and_what_leads_it_in() -> None:
    assert quotes(paper("Saken er en oppfølging av styresak 3-2024."), "vg:followsUp") == [
        "oppfølging av styresak 3-2024"
    ]


def test_a_row_of_a_table_and_a_quoted_case_are_referred_to() -> None:
    text = (
        "Møte i NUIP\nMøte 2/2024\nDato 23. mai 2024\n\nSak 12/24 Felles plan\n\n"
        "Forslag til vedtak\nNUIP drøftet saken.\n\n"
        "Sak Tema  Vedtaksformulering\n\nNUFO 12/21\n\nPlan for\nlegemidler\n\nNUFO drøftet saken.\n"
    )
    assert said(text, "vg:refersTo") == {("nuip/12-24", "nufo/12-21")}


def test_where_no_body_is_known_a_number_names_no_case() -> None:
    assert not statements("Det vises til sak 3-2024 om planen.\n", "dcterms:identifier")


COUNCIL = (
    "Møteprotokoll\nUtvalg: Formannskapet\nVik kommune\nMøtedato: 4. mai 2024\n\nSak 7/24 Plan\n\n{}\n\n"
    "Vedtak: Formannskapet er samd.\n"
)
PANEL = (
    "Møtebok\nUtval: Brukarutvalet ved Nes sjukehus HF\nMøtedato: 4. mai 2024\n\nSak 7/24 Plan\n\n{}\n\n"
    "Vedtak: Brukarutvalet er samd.\n"
)


def referred(text: str, predicate: str = "vg:refersTo") -> set[str]:
    return {target for _, target in said(text, predicate)}


@pytest.mark.parametrize(
    ("sentence", "case"),
    [
        ("Det vises til K-sak 12/14 om kaia.", "kommunestyret-i-vik-kommune/12-14"),
        ("Det vert vist til FSK-sak 5/23.", "formannskapet-i-vik-kommune/5-23"),
        ("Det vises til B-sak 12/14 om kaia.", "bystyret-i-vik-kommune/12-14"),
        ("Kommunestyrets sak 12/14 gjaldt kaia.", "kommunestyret-i-vik-kommune/12-14"),
        ("Kommunestyret vedtok i sak 12/14 å bygge.", "kommunestyret-i-vik-kommune/12-14"),
        ("Hamnerådet drøfta kaia i sak 3/21.", "hamneradet-i-vik-kommune/3-21"),
        ("Det vises til NUKA 12/21.", "nuka/12-21"),
        ("Det vises til 30/22 - NUKA.", "nuka/30-22"),
        ("Det vises til sak 3/24 om kaia.", "formannskapet-i-vik-kommune/3-24"),
    ],
)
def test_letters_and_bodies_before_a_number_tell_whose_series_it_is(sentence: str, case: str) -> None:
    assert referred(COUNCIL.format(sentence)) == {case}


def test_letters_that_name_no_body_are_left() -> None:
    assert referred(COUNCIL.format("Se XX-sak 3/21.")) == set()


def test_letters_name_a_council_only_where_the_paper_tells_of_which_municipality() -> None:
    text = COUNCIL.replace("Vik kommune\n", "").format("Det vises til K-sak 12/14 om kaia.")
    assert referred(text) == set()


def test_a_case_with_letters_may_be_followed_up() -> None:
    text = COUNCIL.format("Dette er oppfølging av K-sak 12/14.")
    assert referred(text, "vg:followsUp") == {"kommunestyret-i-vik-kommune/12-14"}


@pytest.mark.parametrize("sentence", ["Utvalet viste til styresak 4/2017.", "Det vises til styresak nr. 4/2017."])
def test_a_committees_minutes_mean_the_board_of_its_trust_by_a_board_case(sentence: str) -> None:
    assert referred(PANEL.format(sentence)) == {"nes-sjukehus-hf/4-2017"}


def test_a_range_names_each_case_in_it() -> None:
    text = COUNCIL.format("Det vises til sakene 3-5/15.")
    assert referred(text) == {f"formannskapet-i-vik-kommune/{n}-15" for n in (3, 4, 5)}


def test_a_list_of_open_decisions_follows_up_the_cases_in_its_rows() -> None:
    text = paper("Saksnr.\nTittel\n3-2023\nNy kai\n05-2024\nBåtar", "Restanseliste")
    assert referred(text, "vg:followsUp") == {f"{NES}/3-2023", f"{NES}/5-2024"}


def test_a_number_told_of_another_body_is_that_body_s_where_it_comes_back() -> None:
    text = paper("Styret i Helse Kyst RHF behandlet planen i sak 61-2023. Etter sak 61-2023 er kravet strammet inn.")
    assert said(text, "vg:refersTo") == {(SEVEN, "helse-kyst-rhf/61-2023")}


def test_a_decision_that_the_next_sentence_leads_in_is_followed_up() -> None:
    text = paper("Styret behandlet planen i sak 3-2023 Ny kai. Det ble gjort slikt vedtak:\n1. Kaien bygges.")
    assert referred(text, "vg:followsUp") == {f"{NES}/3-2023"}


@pytest.mark.parametrize(
    "lead",
    [
        "Styret i Vik sjukehus HF handsama planen, jf. HF-ets styresak 3-2024, med slikt vedtak:",
        "I sak 3-2024 om kaier vedtok styret i Vik sjukehus HF 9. februar 2024 mellom anna:",
    ],
)
def test_a_quoted_decision_counts_in_the_series_of_its_own_body(lead: str) -> None:
    text = paper(f"{lead}\n1. Styret i Vik sjukehus HF rår til ny kai.\n2. Styret ber om midlar.")
    assert said(text, "vg:refersTo") | said(text, "vg:followsUp") == {(SEVEN, "vik-sjukehus-hf/3-2024")}


def test_a_committee_in_the_genitive_is_the_same_body() -> None:
    text = (
        "Nes kommune\n\nMøteprotokoll\n\nUtvalg for helse og omsorg\n\nMøtedato: 14.03.2024\n\n"
        "11/24 Ny kai\n\nUtvalg for helse og omsorgs behandling av sak 11/24 i møte den 14.03.2024:\n\n"
        "Behandling\nIngen merknader.\n\nUtvalg for helse og omsorgs vedtak\nKaia bygges.\n"
    )
    assert {body for _, body in said(text, "vg:body")} == {"utvalg-for-helse-og-omsorg-i-nes-kommune"}
    assert not said(text, "vg:refersTo")
