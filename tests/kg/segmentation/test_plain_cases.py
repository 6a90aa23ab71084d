"""Cases that are numbered from 1 in each meeting, and what an owners' meeting decides."""

from __future__ import annotations

from kg import Pipeline
from kg.model import SegmentKind
from tests.kg.segmentation.making import cases_of, paper, segments_of

MINUTES = """1 PROTOKOLL FRA FORETAKSMØTE I HELSE FJELL RHF Onsdag 14. februar 2007 kl. 12:30 ble det avholdt \
foretaksmøte i \
Helse Fjell RHF i departementets lokaler. Saksliste: 1. Dagsorden 2. Økonomiske krav 3. Valg av revisor Sak 1: \
Dagsorden \
Møteleder spurte om noen hadde merknader. Det var ingen merknader. Dagsorden godkjennes. Sak 2: Økonomiske krav for \
2007 \
Foretaksmøtet viste til budsjettet. Foretaksmøtet ba Helse Fjell RHF om: - å gå i balanse - å rapportere hver måned \
Foretaksmøtet forutsatte at kravene følges opp.

2 Sak 3: Valg av revisor Styret har foreslått et firma. Foretaksmøtet vedtok å velge Fjellrevisjon AS som revisor. \
Direktøren takket for oppdraget. Møtet ble hevet kl. 14:10.
"""


def test_such_cases_have_the_date_of_their_meeting_in_their_number() -> None:
    assert cases_of(MINUTES, "number", "printed", "title") == [
        ("2007-02-14/1", "1", "Dagsorden"),
        ("2007-02-14/2", "2", "Økonomiske krav for 2007"),
        ("2007-02-14/3", "3", "Valg av revisor"),
    ]


def test_the_graph_has_the_number_as_it_is_printed() -> None:
    statements = Pipeline().analyse(paper(MINUTES)).statements
    numbers = {(s.subject.path[-1], s.object.value) for s in statements if s.predicate == "dcterms:identifier"}
    assert numbers == {("2007-02-14-1", "1"), ("2007-02-14-2", "2"), ("2007-02-14-3", "3")}


def test_each_sentence_in_which_the_owner_asks_or_lays_down_is_a_point() -> None:
    decisions = {s.get("case"): s for s in segments_of(MINUTES, SegmentKind.DECISION)}
    points = [
        MINUTES[int(start) : int(end)]
        for start, end in (point.split("-") for point in (decisions["2007-02-14/2"].get("points") or "").split("|"))
    ]
    assert points == [
        "Foretaksmøtet ba Helse Fjell RHF om: - å gå i balanse - å rapportere hver måned",
        "Foretaksmøtet forutsatte at kravene følges opp.",
    ]
    assert decisions["2007-02-14/3"].get("status") == "adopted"


def test_what_an_owner_did_not_ask_or_asked_before_is_no_point() -> None:
    chosen = "Foretaksmøtet vedtok å velge Fjellrevisjon AS som revisor."
    told = "Foretaksmøtet ba ikke om noe. Foretaksmøtet ba i 2005 om svar. Foretaksmøtet tok en pause."
    text = MINUTES.replace(chosen, f"{chosen} {told}")
    decision = next(s for s in segments_of(text, SegmentKind.DECISION) if s.get("case") == "2007-02-14/3")
    start = text.index(chosen)
    assert decision.get("points") == f"{start}-{start + len(chosen)}"


def test_a_list_of_wishes_below_a_meeting_makes_no_cases() -> None:
    text = "Møte i Eldrerådet 4. mai 2020\nInnspill til planen:\n\nSak 1: Buss\n\nSak 2: Benker\n\nSak 3: Tak\n"
    assert cases_of(text, "number") == []


def test_two_numbers_or_a_meeting_without_a_date_make_no_cases() -> None:
    assert cases_of("Referat fra møte i Eldrerådet\nDato: 4. mai 2020\n\nSak 1: Kai\nSak 2: Bru\n", "number") == []
    assert cases_of(MINUTES.replace("Onsdag 14. februar 2007 ", ""), "printed") == []


NUMBERED = """Referat fra møte i Samordnet Havn
Dato: 25. november 2010
Til stede: Kari Nes, Ola Vik

Nr Sak
1 Godkjenning av innkalling
Vedtak: Godkjent.
2 Tiltak 48 Ny kai
Rådet drøftet:
1. Skal kaia bygges i tre.
2. Hva koster den.
Vedtak: Kaia bygges.
3 Sak 17/10 om bruer
Ola Vik orienterte.
Vedtak: Saken tas til orientering.
4 Eventuelt
"""


def test_numbered_headings_are_cases_where_most_have_a_decision_and_one_may_hold_a_number_of_its_own() -> None:
    assert cases_of(NUMBERED, "number", "printed", "title") == [
        ("2010-11-25/1", "1", "Godkjenning av innkalling"),
        ("2010-11-25/2", "2", "Tiltak 48 Ny kai"),
        ("17/10", None, "bruer"),
        ("2010-11-25/4", "4", "Eventuelt"),
    ]


def test_numbered_lines_are_no_cases_where_few_have_a_decision_or_the_paper_has_numbers_of_cases() -> None:
    assert cases_of(NUMBERED.replace("Vedtak:", "Merknad:"), "number") == []
    assert ("2010-11-25/1",) not in cases_of(f"{NUMBERED}\nSak 9/10 Budsjett\n\nVedtak:\nGodkjent.\n", "number")


def test_such_cases_may_stand_without_a_colon_and_be_told_in_full_below_their_list() -> None:
    text = (
        "Referat\nMøte: Kairådet\nDato: 17. april 2024\nMøteleder: Kari Nes\n\nSak 1 Start\nSak 2 Kai\nSak 3 Bru\n\n"
        "SAK 2 KAI\nKaia er gammel.\n\nSAK 3 BRU\nBrua er ny.\n"
    )
    assert cases_of(text, "printed", "title") == [
        ("1", "Start"),
        ("2", "Kai"),
        ("3", "Bru"),
        ("2", "KAI"),
        ("3", "BRU"),
    ]
