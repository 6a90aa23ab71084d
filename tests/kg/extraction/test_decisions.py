"""What is said of decisions and their points."""

from __future__ import annotations

import pytest

from tests.kg.extraction.board_texts import HEAD, notebook, objects, quotes, said, statements

DECISION = "nes-sjukehus-hf/7-2024/adopted"


def minuted(points: str, heading: str = "Vedtak:") -> str:
    return f"{HEAD}Sak 7-2024 Plan for digitale tenester\n\n{heading}\n{points}\n\nSak 8-2024 Ymse\n"


TWO = minuted("1. Styret godkjenner planen.\n2. Styret ber direktøren om ei ny sak innan utgangen av mai 2024.")


def test_a_decision_has_case_body_status_and_date() -> None:
    assert said(TWO, "vg:inCase") == {(DECISION, "nes-sjukehus-hf/7-2024")}
    assert (DECISION, "nes-sjukehus-hf") in said(TWO, "vg:body")
    assert said(TWO, "vg:status") == {(DECISION, "Adopted")}
    assert (DECISION, "2024-05-04") in said(TWO, "dcterms:date")


@pytest.mark.parametrize("heading", ["Forslag til vedtak:", "Tilråding:", "Framlegg til vedtak"])
def test_a_proposed_decision_has_no_date(heading: str) -> None:
    text = minuted("Styret godkjenner planen.", heading)
    assert said(text, "vg:status") == {("nes-sjukehus-hf/7-2024/proposed", "Proposed")}
    assert all("proposed" not in subject for subject, _ in said(text, "dcterms:date"))


def test_points_have_number_and_text() -> None:
    assert said(TWO, "vg:hasPoint") == {(DECISION, f"{DECISION}/1"), (DECISION, f"{DECISION}/2")}
    assert said(TWO, "vg:number") == {(f"{DECISION}/1", "1"), (f"{DECISION}/2", "2")}
    assert (f"{DECISION}/1", "Styret godkjenner planen.") in said(TWO, "vg:text")


def test_the_number_of_a_point_is_read_at_its_mark() -> None:
    assert [s.evidence.span.start for s in statements(TWO, "vg:number")] == [
        TWO.index("1. Styret"),
        TWO.index("2. Styret"),
    ]


def test_a_decision_without_numbers_has_one_point_and_no_number() -> None:
    text = minuted("Styret godkjenner planen.")
    assert said(text, "vg:hasPoint") == {(DECISION, f"{DECISION}/1")}
    assert not said(text, "vg:number")


def test_numbers_that_are_skipped_stay_skipped() -> None:
    text = minuted("1. Styret godkjenner planen.\n3. Styret ber om ei sak.")
    assert {number for _, number in said(text, "vg:number")} == {"1", "3"}


def test_the_text_of_a_point_is_read_over_lines_and_pages() -> None:
    text = minuted(
        "1. Styret ber direktøren om å følgje opp helse-\nSide 3 av 9\ntenestene i kommunane.\n2. Styret ventar."
    )
    assert (f"{DECISION}/1", "Styret ber direktøren om å følgje opp helsetenestene i kommunane.") in said(
        text, "vg:text"
    )
    assert all(s.evidence.quote == s.evidence.span.of(text) for s in notebook(text).statements.values())


@pytest.mark.parametrize(
    ("point", "actions"),
    [
        ("Styret tar saken til orientering.", ["ta til orientering"]),
        ("Styret tek rapporten om verksemda til vitande.", ["ta til etterretning"]),
        ("Styret godkjenner planen og ber direktøren følge den opp.", ["godkjenne", "be om"]),
        ("Styret godkjente planen.", ["godkjenne"]),
        ("Styret vedtek budsjettet.", ["vedta"]),
        ("Styret bevilger 2 mill. kroner.", ["bevilge"]),
        ("Styret slutter seg til planen.", ["slutte seg til"]),
        ("Utvalet rår til at planen blir vedteken.", ["anbefale"]),
        ("Styret anbefaler planen.", ["anbefale"]),
        ("Styret ber om at planen, som styret har godkjent, blir fulgt.", ["be om"]),
        ("Styret utsetter saken.", ["utsette"]),
        ("Planen er god.", []),
    ],
)
def test_actions_have_lemmas(point: str, actions: list[str]) -> None:
    assert objects(minuted(point), "vg:action") == actions


@pytest.mark.parametrize(
    ("point", "addressees"),
    [
        ("Styret ber adm. direktør om en ny sak.", ["administrerende direktør"]),
        ("Styret ber administrerande direktør leggje fram ei sak.", ["administrerende direktør"]),
        ("Styret ber rådmannen følge opp.", ["rådmannen"]),
        ("Styret ber Helse Nord RHF om å svare.", ["helse-nord-rhf"]),
        ("Styret oppfordrer styrene i Helgelandssykehuset HF og Nordlandssykehuset HF til å vedta tiltak.", None),
        ("Styret ber om at Helse Nord RHF svarer.", ["helse-nord-rhf"]),
        ("Styret ber om at Helse Nord RHF vert høyrt.", []),
        ("Styret godkjenner planen fra Helse Nord RHF.", []),
        ("Styret ber om en rapport.", []),
    ],
)
def test_whom_a_point_asks(point: str, addressees: list[str] | None) -> None:
    found = objects(minuted(point), "vg:addressee")
    assert found == (["helgelandssykehuset-hf", "nordlandssykehuset-hf"] if addressees is None else addressees)


@pytest.mark.parametrize(
    ("point", "deadline"),
    [
        ("Styret ber om en sak innen 1. oktober 2024.", "innen 1. oktober 2024"),
        ("Styret ber om ei sak innan utgangen av mai 2024.", "innan utgangen av mai 2024"),
        ("Styret ber om en sak i neste styremøte.", "i neste styremøte"),
        ("Styret ber om en sak før sommeren er over og gjerne snart.", None),
        ("Styret ber om en sak innen psykisk helse.", None),
        ("Styret ber om en sak senest 1.10.2024.", "senest 1.10.2024"),
        ("Styret ber om en sak innen\nutgangen av 2025.", "innen utgangen av 2025"),
    ],
)
def test_deadlines_are_kept_as_written(point: str, deadline: str | None) -> None:
    assert objects(minuted(point), "vg:deadline") == ([deadline] if deadline else [])


@pytest.mark.parametrize(
    ("point", "amounts"),
    [
        ("Styret bevilger 146 mill. kroner.", ["146 mill. kroner"]),
        ("Styret vedtar en ramme på inntil 2,5 milliarder kroner i 2025.", ["inntil 2,5 milliarder kroner"]),
        ("Styret bevilger kr 500 000 til planen.", ["kr 500 000"]),
        ("Styret bevilger 1 200 000 kroner og 30 000 NOK.", ["1 200 000 kroner", "30 000 NOK"]),
        ("Styret ber om 12 nye senger i 2025.", []),
        ("Styret godkjenner krav om 30 prosent.", []),
    ],
)
def test_amounts_are_kept_as_written(point: str, amounts: list[str]) -> None:
    assert objects(minuted(point), "vg:amount") == amounts


PRINTED_TWICE = f"""{HEAD}Sak 7-2024 Plan

Vedtak:
1. Styret i Nes sjukehus HF godkjenner planen for digitale tjenester i regionen.

Sak 8-2024 Oppfølging

I sak 7-2024 Plan ble det gjort følgende vedtak:
1. Styret i Nes sjukehus HF godkjenner planen for digitale tjenester i regionen.

Tekst om saken som følger opp.
"""


def test_a_decision_that_is_printed_twice_is_one_with_more_evidence() -> None:
    assert said(PRINTED_TWICE, "vg:hasPoint") == {(DECISION, f"{DECISION}/1")}
    assert len(statements(PRINTED_TWICE, "vg:hasPoint")) == 2


def test_other_words_under_the_same_number_are_a_point_of_their_own() -> None:
    at = PRINTED_TWICE.rindex("godkjenner planen for digitale tjenester i regionen")
    text = PRINTED_TWICE[:at] + "ber direktøren om svar på brev\n\nTekst om saken.\n"
    assert {point for _, point in said(text, "vg:hasPoint")} == {f"{DECISION}/1", f"{DECISION}/1-2"}


def test_a_sentence_that_repeats_a_point_is_evidence_and_a_title_is_none() -> None:
    words = "Alle kjøp av nye stoler og bord blir utsatt til neste år."
    text = minuted(f"1. Styret vedtar tiltak. {words}\n2. Styret følger opp.") + f"\nEt tiltak er nytt.\n\n{words}\n\n"
    title = "Alle kjøp av nye stoler og bord blir utsatt til"
    assert [q for q in quotes(text, "vg:text") if q == words] == [words]
    assert title not in quotes(f"{text}{title}\n\nTekst.\n", "vg:text")


def test_a_decision_quoted_from_an_earlier_meeting_has_that_meetings_date() -> None:
    text = (
        "Styremøte i Nes sjukehus HF\nDato: 4. mai 2024\n\nStyresak 7-2024 Plan\n\n"
        "I styresak 3-2024 (styremøte 8. februar 2024) ble det gjort følgende vedtak:\n\n2. Styret ber om svar.\n"
    )
    earlier = "nes-sjukehus-hf/3-2024"
    assert (f"{earlier}/adopted", "2024-02-08") in said(text, "dcterms:date")
    assert (earlier, "nes-sjukehus-hf/2024-02-08") in said(text, "vg:consideredAt")
    assert said(text, "vg:hasPoint") == {(f"{earlier}/adopted", f"{earlier}/adopted/2")}


def test_a_heading_may_say_when_it_was_decided() -> None:
    text = (
        "Fjellvik kommune\nMøteinnkalling\nUtvalg: Kommunestyret\nDato: 18.06.2015\n\nPS 38/15 Legevakt\n\n"
        "Vedtak i Formannskapet - 11.06.2015\nSaken sendes kommunestyret.\n"
    )
    assert {date for subject, date in said(text, "dcterms:date") if subject.endswith("adopted")} == {"2015-06-11"}


TABLE = """Møte i NUIP
Møte 2/2024
Dato 23. mai 2024

Sak 12/24 Felles plan

Vedtak fra tidligere behandlinger i rådsmodellen

Sak Tema  Vedtaksformulering

NUFO 12/21
(21.4.21)

Plan for
legemidler

NUFO tar saken til orientering.
- NUFO ber Helse Nord RHF om en plan.
"""


def test_a_row_of_a_table_is_an_adopted_decision_of_the_rows_body() -> None:
    ref = "nufo/12-21/adopted"
    assert (ref, "nufo/12-21") in said(TABLE, "vg:inCase")
    assert (ref, "2021-04-21") in said(TABLE, "dcterms:date")
    assert said(TABLE, "vg:text") == {
        (f"{ref}/1", "NUFO tar saken til orientering."),
        (f"{ref}/2", "NUFO ber Helse Nord RHF om en plan."),
    }


@pytest.mark.parametrize(
    "words", ["Som innstillingen. Enstemmig.", "Tilrådinga vart vedteken med 6 mot 1 røyst.", "Som føreslått."]
)
def test_a_decision_by_reference_has_the_points_of_the_proposal(words: str) -> None:
    text = minuted(f"1. Styret godkjenner planen.\n2. Styret ber om ei sak.\n\nVedtak:\n{words}", "Tilråding:")
    adopted = {text for subject, text in said(text, "vg:text") if "adopted" in subject}
    assert adopted == {"Styret godkjenner planen.", "Styret ber om ei sak."}


def test_what_is_added_to_a_proposal_is_a_point() -> None:
    words = "Innstillingen vedtatt med følgende tillegg: Kari Nes oppnevnes som leder."
    text = minuted(f"Styret oppnevner en komité.\n\nVedtak:\n{words}", "Innstilling:")
    adopted = {text for subject, text in said(text, "vg:text") if "adopted" in subject}
    assert adopted == {"Styret oppnevner en komité.", "Kari Nes oppnevnes som leder."}


def test_a_recommendation_below_the_treatment_of_a_proposal_is_what_the_body_decided() -> None:
    text = minuted(
        "Styret utset planen.\n\nHandsaming:\nNes tala for planen.\n\nTilråding:\nStyret godkjenner planen.",
        "Framlegg til vedtak:",
    )
    assert (f"{DECISION}/1", "Styret godkjenner planen.") in said(text, "vg:text")


def test_points_below_words_that_name_a_decision_are_the_decision_of_the_minuted_case() -> None:
    text = minuted("1. Styret godkjenner planen.\n2. Styret ber om ei sak.", "Styrets vedtak ble deretter (enstemmig):")
    assert said(text, "vg:hasPoint") == {(DECISION, f"{DECISION}/1"), (DECISION, f"{DECISION}/2")}
