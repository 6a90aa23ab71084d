"""Proposed and adopted decisions, block by block."""

from __future__ import annotations

import pytest

from kg.segmentation.decision_blocks import DecisionBlock
from kg.segmentation.decisions import find_decisions, lead_of
from tests.kg.segmentation.making import layout_of


def decisions(text: str) -> list[DecisionBlock]:
    return find_decisions(layout_of(text))


def points(block: DecisionBlock) -> list[tuple[str | None, str]]:
    return [(point.number, " ".join(b.words for b in point.blocks)) for point in block.points]


def only(text: str) -> DecisionBlock:
    (found,) = decisions(text)
    return found


A, B, C = "Styret godkjenner planen.", "Styret ber direktøren om en sak.", "Styret tar saken til orientering."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Forslag til vedtak\n1. {A}\n2. {B}\n\nBakgrunn\nTekst.\n", [("1", A), ("2", B)]),
        (f"Forslag til vedtak\n\n1. {A}\n\n2. {B}\n\nFjordby, 5. mai 2024\nKari Nes\n", [("1", A), ("2", B)]),
        (f"Vedtak:\n1. {A}\n2. {B}\n3. {C}\n", [("1", A), ("2", B), ("3", C)]),
        (f"Vedtak:\n1. {A}\n3. {B}\n5. {C}\n", [("1", A), ("3", B), ("5", C)]),
        (f"Vedtak:\n{A}\n", [(None, A)]),
        (f"Vedtak: {A}\n", [(None, A)]),
        (f"Vedtak: {A}\nMøtet ble hevet.\n", [(None, A)]),
        (f"Styret drøftet saken.\nVedtak: {A}\n", [(None, A)]),
        (f"Styret drøfta saka.\n\nSamrøystes vedtak: {A}\n", [(None, A)]),
        (f"Vedtak:\n{A}\n\nVedtak: Enstemmig vedtatt.\n", [(None, A)]),
        (f"Framlegg til vedtak:\n- {A}\n- {B}\n", [(None, A), (None, B)]),
        (f"Vedtak:\na) {A}\nb) {B}\n", [(None, A), (None, B)]),
        (
            "Vedtak:\n1. Styret vedtar tiltak:\na. Innleie stoppes.\nb. Innkjøp stoppes.\n2. Styret følger opp.\n",
            [("1", "Styret vedtar tiltak: Innleie stoppes. Innkjøp stoppes."), ("2", "Styret følger opp.")],
        ),
        (
            "Vedtak:\n1. Styret ber om tiltak:\n• Innleie stoppes.\n\n• Innkjøp stoppes.\n\n2. Styret følger opp.\n",
            [("1", "Styret ber om tiltak: Innleie stoppes. Innkjøp stoppes."), ("2", "Styret følger opp.")],
        ),
        (
            f"Forslag til vedtak\nStyret inviteres til å fatte følgende vedtak:\n\n1. {A}\n",
            [("1", A)],
        ),
        (f"Vedtak:\nStyret fattet slikt vedtak:\n1. {A}\n2. {B}\n", [("1", A), ("2", B)]),
        (f"Vedtak:\n{A}\n{B}\n\nBakgrunn\n", [(None, f"{A} {B}")]),
        (
            f"Vedtak:\n1. {C}\n2. Styret sender saken med slik innstilling:\na) Planen vedtas.\nb) Kaia bygges.\n",
            [("1", C), ("2", "Styret sender saken med slik innstilling: Planen vedtas. Kaia bygges.")],
        ),
        (
            "Innstilling:\nSaken ble lagt fram uten innstilling.\n\nVedtak:\nKari Nes velges.\n",
            [(None, "Kari Nes velges.")],
        ),
        (
            "Vedtak:\nRådet møtes 2. mai. Møtet i juni holdes i Vik.\n",
            [(None, "Rådet møtes 2. mai. Møtet i juni holdes i Vik.")],
        ),
        (
            "Vedtak:\n1. Styret ber direktøren om å\nSide 3 av 9\nlegge frem en plan.\n",
            [("1", "Styret ber direktøren om å legge frem en plan.")],
        ),
    ],
)
def test_the_points_under_a_heading(text: str, found: list[tuple[str | None, str]]) -> None:
    assert points(only(text)) == found


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Forslag til vedtak", "proposed"),
        ("Rådmannens innstilling:", "proposed"),
        ("Tilråding:", "proposed"),
        ("Framlegg til vedtak:", "proposed"),
        ("Vedtak:", "adopted"),
        ("Samrøystes vedtak:", "adopted"),
        ("Vedtatt mot én stemme:", "adopted"),
        ("Vedtak i Kommunestyret - 18.06.2015", "adopted"),
        ("Styrets beslutning:", "adopted"),
    ],
)
def test_the_heading_says_whether_it_was_adopted(heading: str, status: str) -> None:
    block = only(f"Sak 7/24 Plan\n\n{heading}\n1. {A}\n")
    assert (block.status, block.kind) == (status, "heading")


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("I styresak 9-2022 Plan ble det gjort følgende vedtak:", "adopted"),
        ("Styret fattet deretter slikt enstemmig vedtak:", "adopted"),
        ("I sak 55/2019 Psykisk helsevern vedtok styret følgende:", "adopted"),
        ("Utvalget vedtok enstemmig:", "adopted"),
        ("Det vises til styresak 9-2022. Fra protokollen hitsettes:", "adopted"),
        ("I sak 9/22 vart det gjort slikt vedtak:", "adopted"),
        ("I styresak 9-2022 ble det gjort følgende vedtak i punkt 2 og 3:", "adopted"),
        ("Styret i Nes HF inviteres til å fatte følgende vedtak:", "proposed"),
        ("Direktøren rår styret til å gjere slikt vedtak:", "proposed"),
        ("Utvalget anbefaler kommunestyret å fatte slikt vedtak:", "proposed"),
        ("Rådmannen føreslår slikt vedtak:", "proposed"),
        ("Direktøren foreslår at styret fatter følgende vedtak:", "proposed"),
        ("Slikt vedtak ble gjort i saken:", "adopted"),
        ("Utvalget fattet vedtak som følger:", "adopted"),
        ("Brukerutvalget besluttet følgende:", "adopted"),
        ("Rådet ble enige om følgende:", "adopted"),
        ("Partene ble enige om følgende:", None),
        ("Møtet ble avsluttet med følgende forslag til enighetsprotokoll:", None),
        ("Styret drøftet følgende:", None),
        ("Det ble gjort et vedtak om dette i mai, og det følges nå opp av direktøren i hele regionen.", None),
    ],
)
def test_a_sentence_may_lead_in_a_decision(lead: str, status: str | None) -> None:
    assert lead_of(lead) == status
    found = decisions(f"Bakgrunn\nSaken er kjent.\n\n{lead}\n\n4. Avtalen gjelder i regionen.\n")
    assert [(b.status, b.kind, points(b)) for b in found] == (
        [(status, "lead", [("4", "Avtalen gjelder i regionen.")])] if status else []
    )


def test_a_decision_that_is_led_in_may_be_quoted_without_numbers() -> None:
    block = only(f"I sak 5-2024 vedtok styret følgende:\n\n«{B}»\n\nBakgrunn\n")
    assert points(block) == [(None, B)]


@pytest.mark.parametrize(
    "text",
    [
        "Nes sykehus:\nIngen vedtakspunkt, følgende er omtalt:\nReiser skal vurderes.\n",
        "1. Partene slutter seg til planen.\n\n2. Partene forutsetter medvirkning.\n",
        "Vedtak:\n\nSak 8/24 Eventuelt\n",
        "Forslag til vedtak\n\nBakgrunn\nTekst om saken.\n",
        "1. Nytt organisasjonskart\n2. Status for arbeidet\n3. Eventuelt\n",
        "1. Planen er god.\n2. Styret har god tid.\n",
        "",
    ],
)
def test_what_is_no_decision(text: str) -> None:
    assert decisions(text) == []


@pytest.mark.parametrize(
    "vote", ["Enstemmig vedtatt.", "Samrøystes vedteke.", "Vedtatt med 15 mot 6 stemmer.", "Vedtatt enstemmig."]
)
def test_a_vote_behind_the_decision_is_no_heading(vote: str) -> None:
    text = f"Vedtak:\n{A}\n{vote}\nMøtet ble hevet kl. 15.\n"
    assert points(only(text))[0][1].startswith(A)
    assert "hevet" not in points(only(text))[0][1]


@pytest.mark.parametrize(
    "stop",
    [
        "Bakgrunn",
        "Vedlegg 1",
        "Sak 8/24 Eventuelt",
        "Fjordby, 5. mai 2024",
        "Med vennlig hilsen",
        "Protokolltilførsel:",
        "Dato:",
    ],
)
def test_a_decision_ends_where_something_else_begins(stop: str) -> None:
    block = only(f"Vedtak:\n1. {A}\n2. {B}\n\n{stop}\nStyret mener noe annet her.\n")
    assert points(block) == [("1", A), ("2", B)]


def test_a_list_without_heading_that_decides_is_a_quoted_decision() -> None:
    text = f"Nes sykehus\n1. {A}\n2. Innleie stoppes.\n3. {B}\n\nVik sykehus\n1. {C}\n2. {B}\n"
    found = decisions(text)
    assert [(b.status, b.kind, len(b.points)) for b in found] == [("adopted", "orphan", 3), ("adopted", "orphan", 2)]
    assert [b.lead.of(text).strip() for b in found] == ["Nes sykehus", "Vik sykehus"]


def test_a_preamble_that_decides_and_its_numbered_decision_are_both_kept() -> None:
    text = f"Innstilling:\nUtvalget anbefaler rådet å fatte slikt vedtak:\n1. {A}\n2. {B}\n"
    assert points(only(text)) == [("1", A), ("2", B)]


def test_spans_are_those_of_the_words() -> None:
    text = f"Vedtak:\n1. {A}\n2. {B}\n"
    block = only(text)
    assert [p.span.of(text) for p in block.points] == [A, B]
    assert block.lead.of(text) == "Vedtak:"
    assert block.span.of(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "I fjor gjorde styret slikt vedtak: «Styret ber direktøren om ein plan for kaia.» Planen er no klar.\n",
            [(None, "Styret ber direktøren om ein plan for kaia.")],
        ),
        (
            "I fjor fattet styret følgende vedtak: «1. Styret bygger kaia. 2. Styret selger båten.» Kaia er nå bygd.\n",
            [("1", "Styret bygger kaia."), ("2", "Styret selger båten.")],
        ),
        (
            'Styret vedtok i sak 4/22: "Styret godkjenner planen for kaia".\n',
            [(None, "Styret godkjenner planen for kaia")],
        ),
        ("Vedtaket lød: «Kaia bygges før sommeren er over.»\n", [(None, "Kaia bygges før sommeren er over.")]),
        ("Vedtaket lydde: “Kaia vert bygd før sommaren er over.”\n", [(None, "Kaia vert bygd før sommaren er over.")]),
    ],
)
def test_a_paragraph_may_quote_a_decision(text: str, found: list[tuple[str | None, str]]) -> None:
    block = only(text)
    assert (block.status, block.kind) == ("adopted", "lead")
    assert points(block) == found
    assert block.points[-1].span.of(text).strip('«»"“”.') in text


def test_other_quotations_are_no_decisions() -> None:
    assert not decisions("Planen sier: «Kaia skal bygges før sommeren er over.»\n")


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("v e d t a k :", "adopted"),
        ("V E D T A K", "adopted"),
        ("I n n s t i l l i n g :", "proposed"),
        ("LEV - Vedtak:", "adopted"),
        ("HAM – Samrøystes vedtak:", "adopted"),
        ("HAM-Innstilling:", "proposed"),
        ("HAM - Tilråding:", "proposed"),
    ],
)
def test_a_heading_may_have_spaced_letters_or_the_bodys_letters_before_it(heading: str, status: str) -> None:
    block = only(f"{heading}\n1. {A}\n2. {B}\n")
    assert block.status == status
    assert points(block) == [("1", A), ("2", B)]


def test_the_bodys_letters_may_stand_before_a_decision_on_the_same_line() -> None:
    text = f"LEV - Vedtak: {A}\n"
    assert points(only(text)) == [(None, A)]
    assert only(text).points[0].span.of(text) == A


ROLLED = (
    "Sak 3/19 Ny kai for båtane Hamnesjefen gjekk gjennom saka, og rådet drøfta kor kaia skal liggje. Vedtak: {} "
    "Sak 4/19 Val av leiar Rådet drøfta saka, og alle var samde om at Eva Lie skulle halde fram i to år til som leiar "
    "for rådet og dei andre. Vedtak: Rådet oppnemner Eva Lie til leiar."
)


@pytest.mark.parametrize(
    ("decided", "found"),
    [
        ("Rådet godkjenner kaia. Jon Vik sette fram forslag om ei lengre kai.", [(None, "Rådet godkjenner kaia.")]),
        ("Rådet godkjenner kaia. Møtet slutta klokka ti.", [(None, "Rådet godkjenner kaia.")]),
        (
            "1. Rådet godkjenner kaia. 2. Rådet ber om ein plan. Neste møte er i mai.",
            [("1", "Rådet godkjenner kaia."), ("2", "Rådet ber om ein plan.")],
        ),
        ("Rådet godkjenner kaia. Rådet ber om ein plan.", [(None, "Rådet godkjenner kaia. Rådet ber om ein plan.")]),
    ],
)
def test_where_line_breaks_were_lost_the_story_behind_a_decision_is_no_part_of_it(
    decided: str, found: list[tuple[str | None, str]]
) -> None:
    assert [points(block) for block in decisions(ROLLED.format(decided))] == [
        found,
        [(None, "Rådet oppnemner Eva Lie til leiar.")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vedtak: Sak 12/19 Budsjett\nTekst.\n",
        "Innstilling: Vedtak:\n",
        "Tilråding: Saksbehandler: Kari Nes\n",
        "Vedtak: Bakgrunn\n\nTekst.\n",
    ],
)
def test_a_heading_with_another_behind_it_on_its_line_is_left(text: str) -> None:
    assert all(point.span.of(text) for decision in decisions(text) for point in decision.points)


@pytest.mark.parametrize(
    "behind",
    [
        "Kari Nes fremmet forslag om utsettelse.",
        "Kari Nes (SV) sette fram slikt tillegg: Kaia vert lukka.",
        "Behandling i styret : Nes foreslo noe annet.",
        "Rett utskrift Kari Nes",
        "Fjordby, 5. mai 2024 Kari Nes",
        "Fjordby 5. mai 2024 Kari Nes Per Li",
        "Kari Nes Adm. direktør",
        "Utarbeidd av: kn",
        "Neste møte er 5. mai.",
        "Forslaget falt med 1 mot 4 stemmer.",
        "Formannskapet vedtok i sak 3/24 noko anna.",
        "7",
    ],
)
def test_what_the_paper_goes_on_to_tell_on_the_line_of_the_last_point_is_no_part_of_it(behind: str) -> None:
    assert points(only(f"Vedtak:\n1. {A}\n2. {B} {behind}\n")) == [("1", A), ("2", B)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Vedtak:\nI    {A}\nII   {B}\n", [("I", A), ("II", B)]),
        (f"Vedtak:\n1 {A} 2 {B} 3 {C}\n", [("1", A), ("2", B), ("3", C)]),
        ("Vedtak:\na) Kaia byggjer vi.\nb) Båten sel vi.\n", [(None, "Kaia byggjer vi."), (None, "Båten sel vi.")]),
        (
            "Innstilling:\nTinget meiner følgjande:\na) Styret godkjenner kaia.\nb) Styret ber om båt.\n",
            [(None, "Styret godkjenner kaia."), (None, "Styret ber om båt.")],
        ),
        (
            "Vedtak:\nStyret ved Nes HF vedtar:\n\n1. Kaia bygges.\n\n2. Båten selges.\n",
            [("1", "Kaia bygges."), ("2", "Båten selges.")],
        ),
        (
            "Vedtak:\n1  Styret vedtek planen.\n2  Direktøren skal\n   - byggje kaia\n   - selje båt\n3  Det hastar.\n",
            [("1", "Styret vedtek planen."), ("2", "Direktøren skal byggje kaia selje båt"), ("3", "Det hastar.")],
        ),
        (
            "Vedtak:\n• Kaia blir bygd. Ho er ny.\n• Båten blir seld.\n",
            [(None, "Kaia blir bygd. Ho er ny."), (None, "Båten blir seld.")],
        ),
        (f"VEDTAK: (enst.)\nl. {A}\n2. {B}\n", [("1", A), ("2", B)]),
        (f"Vedtak: (5 mot 4 røyster) {A}\n", [(None, A)]),
        (f"Vedtak:\n1. {A}\n2. {B} Vedtaket var enstemmig.\n3. Vurdering av kaia\n", [("1", A), ("2", B)]),
        (f"Saka vart handsama. Det vart gjort slikt\n\nVEDTAK:\n\n1. {A}\n2. {B}\n", [("1", A), ("2", B)]),
        (f"LEV - Tilråding:\n{A}\n", [(None, A)]),
        (f"K-041/06 VEDTAK:\n{A}\n", [(None, A)]),
        (f"Styrets enstemmige V E D T A K:\n{A}\n", [(None, A)]),
        (f"Bydelsdirektørens forslag til uttalelse:\n1. {A}\n2. {B}\n", [("1", A), ("2", B)]),
        (f"Framlegg frå adm.dir.:\n1. {A}\n2. {B}\n", [("1", A), ("2", B)]),
        (f"Vedtak:\n{A}\nSekretæren følgjer opp.\n", [(None, f"{A} Sekretæren følgjer opp.")]),
        (f"Vedtak:\n{A}\n\nKaia finansieres av fondet.\n", [(None, f"{A} Kaia finansieres av fondet.")]),
        (f"Vedtak:\nFølgende vedtas for kaia:\n1. {A}\n2. {B}\n", [("1", A), ("2", B)]),
        (f"Helse- og omsorgssjefens forslag til vedtak: {A}\n", [(None, A)]),
        ("Nemnda gjorde slikt vedtak: Kaia skal byggjes i år.\n", [(None, "Kaia skal byggjes i år.")]),
    ],
)
def test_points_without_marks_are_points(text: str, found: list[tuple[str | None, str]]) -> None:
    assert [words for _, words in points(only(text))] == [words for _, words in found]
