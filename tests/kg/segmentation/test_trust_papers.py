"""Papers of hospital trusts whose line breaks were lost: headings without a colon, lists, columns."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kg.segmentation.unrolling import unrolled
from tests.kg.segmentation.making import cases_of, segments_of

STORY = "Styret drøfta saka og såg på kva ho vil ha å seie for dei som bur lengst ute ved kysten. " * 3


def lines(line: str) -> list[str]:
    return [line[start:end].strip() for start, end in pairwise([*unrolled(line), len(line)])]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Kaia er gammel. Styrets vedtak Kaia er godkjent.",
            ["Kaia er gammel.", "Styrets vedtak", "Kaia er godkjent."],
        ),
        (
            "Kaia er gammal. Styret sitt samrøystes vedtak 1. Styret godkjenner kaia.",
            ["Kaia er gammal.", "Styret sitt samrøystes vedtak", "1. Styret godkjenner kaia."],
        ),
        ("Arkiv: 045 Innstilling Styret godkjenner kaia.", ["Arkiv: 045", "Innstilling", "Styret godkjenner kaia."]),
        (
            "Kaia er gammal. Vedtak mot 2 røyster (Moe, Lie): Kaia blir selt.",
            ["Kaia er gammal.", "Vedtak mot 2 røyster (Moe, Lie):", "Kaia blir selt."],
        ),
        (
            "2. Brev frå Nes Vedtak Styret tar sakene til orientering.",
            ["2. Brev frå Nes", "Vedtak", "Styret tar sakene til orientering."],
        ),
        ("Han bad om eit vedtak Styret kan stå for.", ["Han bad om eit vedtak Styret kan stå for."]),
    ],
)
def test_a_decision_is_headed_by_whose_it_is_or_how_the_vote_went(line: str, found: list[str]) -> None:
    assert lines(line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Sak 3/19 Ny kai i Nes Eva Lie sa at kaia er gammel.",
            ["Sak 3/19 Ny kai i Nes", "Eva Lie sa at kaia er gammel."],
        ),
        (
            "Sak 3/19 Tilsyn ved kaia i Nes Statens havnetilsyn gjennomførte tilsyn i mai.",
            ["Sak 3/19 Tilsyn ved kaia i Nes", "Statens havnetilsyn gjennomførte tilsyn i mai."],
        ),
        (
            "Sak 3/19 Rapport Helse Nes pr. mai 2019 Protokoll Adm. direktør orienterte.",
            ["Sak 3/19 Rapport Helse Nes pr. mai 2019", "Protokoll", "Adm. direktør orienterte."],
        ),
        (
            "Sak 3/19 Orienteringer a. Møte med Nes kommune b. Ny kai",
            ["Sak 3/19 Orienteringer", "a. Møte med Nes kommune", "b. Ny kai"],
        ),
        (
            "Kaia er sperret etter lovens § 26 a. Den er gammel.",
            ["Kaia er sperret etter lovens § 26 a. Den er gammel."],
        ),
        (
            "SAK 3/19 SALG AV KAIA TRINN 2 Forslag til vedtak: Kaia selges.",
            ["SAK 3/19 SALG AV KAIA TRINN 2", "Forslag til vedtak:", "Kaia selges."],
        ),
        (
            "SAK 3/19 IDÉFASE NES KAI Forslag til vedtak: Ja.",
            ["SAK 3/19 IDÉFASE NES KAI", "Forslag til vedtak:", "Ja."],
        ),
        (
            "SAK 3/19 REKNESKAP 1. KVARTAL 2019 SAMRØYSTES VEDTAK: 1. Styret godkjenner. 2. Styret ber om meir.",
            [
                "SAK 3/19 REKNESKAP 1. KVARTAL 2019",
                "SAMRØYSTES VEDTAK:",
                "1. Styret godkjenner.",
                "2. Styret ber om meir.",
            ],
        ),
        (
            "Sak 3/19: ANDRE ORIENTERINGER Følgende saker ble drøftet.",
            ["Sak 3/19: ANDRE ORIENTERINGER", "Følgende saker ble drøftet."],
        ),
        (
            "Styresak 3/19 Saksbehandler: Berit Moe Strategi for Helse Nes 2020 Strategien bygger på innspill.",
            [
                "Styresak 3/19",
                "Saksbehandler: Berit Moe",
                "Strategi for Helse Nes 2020",
                "Strategien bygger på innspill.",
            ],
        ),
        (
            "Saksbehandler: Berit Moe Etter avtale med styreleder er lista satt opp.",
            ["Saksbehandler: Berit Moe Etter avtale med styreleder er lista satt opp."],
        ),
        (
            "Vedlegg til sak 3/19 PROTOKOLL NR. 4/19 FRÅ MØTE I STYRET Til stades: Eva Lie",
            ["Vedlegg til sak 3/19", "PROTOKOLL NR. 4/19 FRÅ MØTE I STYRET", "Til stades: Eva Lie"],
        ),
        (
            "Arkivsak 2019/61 Styresak 003/19 Styremøte 4.05. 2019",
            ["Arkivsak 2019/61", "Styresak 003/19", "Styremøte 4.05. 2019"],
        ),
    ],
)
def test_titles_end_where_their_paper_goes_on(line: str, found: list[str]) -> None:
    assert lines(line) == found


APPROVED = f"""Innkalling til styremøte i Nes sjukehus HF
Møtedato: 29. oktober 2015
1 Godkjenning av saksliste Styresak nr: 37-2015 Møtedato: 29. oktober 2015 Etter avtale er denne lista sett opp: \
Sak 37-2015 Godkjenning av saksliste Sak 38-2015 Ny kai Sak 39-2015 Eventuelt Direktørens innstilling: \
Styret godkjenner sakslista. {STORY}
2 Ny kai Styresak nr: 38-2015 Møtedato: 29. oktober 2015 Direktørens innstilling: Styret godkjenner kaia. {STORY}
"""


def test_what_stands_below_the_list_that_a_case_approves_is_its_own() -> None:
    proposed = [s.get("case") for s in segments_of(APPROVED) if s.get("status") == "proposed"]
    assert proposed == ["37-2015", "38-2015"]


STACKED = f"""1 Innkalling til styremøte i Nes sjukehus HF Møtedato: 19. mars 2015 Møtestad: Nes Saksliste: \
Sak 1/2015 Sak 2/2015 Sak 3/2015 Sak 4/2015 Flytting av kaia i Moldvik Orienteringssaker: 1. Møte med rederiet \
2. Ny båt Eventuelt Godkjenning av protokoll Eva Lie Styreleder Kopi: Varamedlemmene
2 Sak 1/2015 Flytting av kaia i Moldvik Saksbehandler: Jon Vik Forslag til vedtak: Kaia blir flytta. {STORY}
"""


def test_titles_that_run_together_behind_their_numbers_part_behind_places_and_lists() -> None:
    assert cases_of(STACKED, "number", "title", style="agenda") == [
        ("1-2015", "Flytting av kaia i Moldvik"),
        ("2-2015", "Orienteringssaker"),
        ("3-2015", "Eventuelt"),
        ("4-2015", "Godkjenning av protokoll"),
    ]


LABELS = f"""1 Styresak Går til: Styremedlemmer Føretak: Helse Nes RHF Dato: 6.05.2015 Sakhandsamar: Saka gjeld: \
Eva Lie, Jon Vik og Per M. Moe Ny kai for ambulansebåtane i Nes Arkivsak 2014/619 Styresak 047/15 \
Styremøte 21.05. 2015 Forslag til vedtak 1. Styret godkjenner kaia. 2. Styret ber om ei orientering i haust. {STORY}
"""


def test_a_title_stands_behind_the_names_below_the_labels_of_both() -> None:
    assert cases_of(LABELS, "number", "title") == [("47/15", "Ny kai for ambulansebåtane i Nes")]
    meeting = next(s for s in segments_of(LABELS) if s.kind.value == "meeting")
    assert meeting.get("date") == "2015-05-21"


ATTACHED = f"""1 Møtedato: 28. april 2010 Styresak 31-2010 Godkjenning av protokoll Protokoll styremøte 24. mars 2010 \
Styret i Nes sjukehus HF avholdt styremøte på Nes den 24. mars 2010. Til stede: Eva Lie, Jon Vik Forfall: Per Moe \
Styresak 22-2010 Ny kai Vedtak: Styret godkjenner kaia. {STORY}
"""


def test_minutes_headed_by_their_date_alone_are_another_meeting_than_that_of_the_paper() -> None:
    meetings = [(s.get("kind"), s.get("date")) for s in segments_of(ATTACHED) if s.kind.value == "meeting"]
    assert meetings == [("papers", "2010-04-28"), ("minutes", "2010-03-24")]


def test_a_case_and_what_was_decided_may_stand_on_one_line_of_a_paper_that_keeps_its_lines() -> None:
    text = (
        "Protokoll frå styremøte i Nes sjukehus HF\nDato: 4. mai 2025\n\nSak 3/25 Ny kai\nStyret drøfta saka.\n\n"
        "Vedtak:\nStyret godkjenner kaia.\n\nSak 4/25 Årleg melding Vedtak (samrøystes) Meldinga blir godkjend.\n"
    )
    assert cases_of(text, "number", "title") == [("3/25", "Ny kai"), ("4/25", "Årleg melding")]


def test_a_case_below_the_label_of_the_papers_is_no_head() -> None:
    text = (
        "Protokoll fra styremøte i Nes sjukehus HF\nDato: 4. mai 2002\n\nStyresak 57/02 Ny kai\n\n"
        "Dokumenter i saken :\n"
        "Styresak 33/02 (ikke vedlagt)\n\nBakgrunn\nKaia er gammel.\n\nVedtak:\nStyret godkjenner kaia.\n"
    )
    assert cases_of(text, "number", "title") == [("57/02", "Ny kai")]
    assert [s.get("case") for s in segments_of(text) if s.get("status")] == ["57/02"]
