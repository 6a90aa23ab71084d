"""Comments in minutes are told apart by party and keep their words."""

from __future__ import annotations

import pytest

from kg.model import Ref
from tests.kg.extraction.people_texts import MINUTES, facts, read_paper

CASE = "nasjonalt-utvalg-for-kystforlop/8-25"


def test_who_said_what_in_which_case() -> None:
    assert facts(MINUTES, "vg:by") == [
        (f"{CASE}/1", "helse-ytterkyst-rhf"),
        (f"{CASE}/2", "storoya-kommune"),
        (f"{CASE}/3", "nasjonalt-utvalg-for-kystforlop/representant-fra-kommunal-sektor"),
    ]
    assert {case for _, case in facts(MINUTES, "vg:inCase")} == {CASE}


def test_the_text_is_the_whole_bullet() -> None:
    text = dict(facts(MINUTES, "vg:text"))[f"{CASE}/1"]
    assert text == "Helse Ytterkyst RHF uttalte at båtene er for små. De bør være større enn de er i dag."


def test_bullets_that_no_line_leads_in_are_comments_where_a_party_speaks() -> None:
    text = MINUTES.replace("Følgende innspill og spørsmål ble tatt med fra møtet:\n", "Bakgrunnen er denne.\n")
    assert facts(text, "vg:by") == [(f"{CASE}/1", "helse-ytterkyst-rhf"), (f"{CASE}/2", "storoya-kommune")]


def test_nynorsk() -> None:
    text = MINUTES.replace(
        "Følgende innspill og spørsmål ble tatt med fra møtet:", "Følgjande innspel vart tekne med frå møtet:"
    ).replace("Helse Ytterkyst RHF uttalte", "Helse Ytterkyst RHF meinte")
    assert facts(text, "vg:by", "nn")[0] == (f"{CASE}/1", "helse-ytterkyst-rhf")


BOARD = """Protokoll fra styremøte i Lunde sjukehus HF

Møtedato: 3. april 2025
Møtested: Lunde
Til stede: Marit Haugen (leder), Okwudili Nnamdi (SP), Per Lunde
Fra brukerutvalget møtte: Sunniva Moe

Sak 4/25 Nye båter

Direktøren orienterte. %s

Vedtak:
Styret tar saken til orientering.
"""


def said(sentence: str) -> list[tuple[str, str]]:
    """Who says what in a sentence of the minutes."""
    by = facts(BOARD % sentence, "vg:by")
    words = dict(facts(BOARD % sentence, "vg:text"))
    return [(who.rpartition("/")[2], words[comment]) for comment, who in by]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Marit Haugen mente at båtene er for små.", "marit-haugen"),
        ("Okwudili Nnamdi (SP) spurte om prisen.", "okwudili-nnamdi"),
        ("Styremedlem Per Lunde fryktet lengre ventetid.", "per-lunde"),
        ("Brukerutvalget er uroa for kaia.", "brukerutvalget-i-lunde-sjukehus-hf"),
        ("Storøya kommune sakna ei vurdering av vêret.", "storoya-kommune"),
        ("Storøya eldreråd har i sak 7/25 uttalt at det haster.", "storoya-eldrerad"),
        ("De tillitsvalgte er bekymret for bemanningen.", "de-tillitsvalgte"),
        ("Hovedverneombudet savner en vurdering av støyen.", "hovedverneombudet"),
        ("Fastlegene i området ba om at skipperen varsles.", "fastlegene-i-omradet"),
        ("Kommunedirektøren sa at kaien er stengt.", "kommunedirektoren"),
        ("Brukerutvalgets leder etterlyser tall for kaien.", "brukerutvalget-i-lunde-sjukehus-hf"),
        ("Storøya kommune har i brev av 2. mars uttrykt bekymring for kaien.", "storoya-kommune"),
        ("I brev av 2. mars skriver Storøya kommune at kaien er stengt.", "storoya-kommune"),
        (
            "Rådet for folk med lang vei i Ytre Lunde mente at kaien er glemt.",
            "radet-for-folk-med-lang-vei-i-ytre-lunde",
        ),
        ("Marit K. Haugen mente at båtene er for små.", "marit-k-haugen"),
        ("Haugen etterlyste en vurdering av støyen.", "marit-haugen"),
        ("Fagsjef båter Per Lunde mente at kaien må bygges først.", "per-lunde"),
        ("Hovedverneombudet, Per Lunde, mente at kaien må bygges først.", "per-lunde"),
        ("Storøya kommune tok forbehold om prisen på båtene.", "storoya-kommune"),
        ("Fysioterapeutene i prosjektet mener at kaien er for smal.", "fysioterapeutene-i-prosjektet"),
        ("Storøya eldreråd har i sak 9/25 gitt sin støtte til at kaien bygges.", "storoya-eldrerad"),
        ("Storøya eldreråd har i uttalelse av 02.03.2025 gått inn for saken.", "storoya-eldrerad"),
    ],
)
def test_a_sentence_in_which_a_party_speaks_is_a_comment(sentence: str, who: str) -> None:
    assert said(sentence) == [(who, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marit Haugen orienterte om saken.",
        "Per Lunde fremmet forslag om utsettelse.",
        "Lunde sjukehus HF mener at båtene er gode.",
        "Marit Haugen og Per Lunde stemte mot.",
        "Marit Haugen meldte at hun måtte gå.",
        "Kommunedirektøren mener at båtene er gode.",
        "Marit Haugen sa seg villig til å lede utvalget.",
        "Per Lunde delte ut budsjettet for båtene til medlemmene.",
        "Per Lunde overtok ledelsen av møtet under behandling av saken.",
        "Marit Haugen avsluttet diskusjonen og viste til planen for båtene.",
    ],
)
def test_presenting_proposing_and_voting_are_no_comments(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Marit Haugen fortalte om lange ventetider på båtene i Ytre Lunde.",
        "Per Lunde delte bekymringen for båtene, og viste at de lekker.",
    ],
)
def test_what_the_tagger_takes_for_a_comment_of_a_person_is_one_though_its_verb_is_not_listed(sentence: str) -> None:
    assert [who for who, _ in said(sentence)] == ["marit-haugen" if sentence.startswith("Marit") else "per-lunde"]


def test_a_statement_for_the_minutes_is_a_comment_of_the_first_who_makes_it() -> None:
    sentence = "Protokolltilførsel fra styremedlemmene Per Lunde og Marit Haugen: Båtene burde være røde."
    assert said(sentence) == [("per-lunde", "Båtene burde være røde.")]


@pytest.mark.parametrize(
    "before", ["Protokolltilførsel fra Per Lunde:\n", "Protokolltilførsel fra Lunde og Haugen:\n\n", "Per Lunde (SP): "]
)
def test_a_statement_stands_behind_a_line_or_a_name_with_a_colon(before: str) -> None:
    assert said(f"\n\n{before}Båtene burde være røde.\n") == [("per-lunde", "Båtene burde være røde.")]


def test_a_numbered_heading_that_runs_into_the_sentence_is_left_out() -> None:
    words = "Storøya kommune mener at kaien er for liten."
    assert said(f"2024 2025 4,1 8,5 3 Dialog med kommunene {words}") == [("storoya-kommune", words)]


def test_what_parties_say_below_a_heading_of_inputs() -> None:
    first = "Storøya kommune: Kaien må bygges først. Båtene kan vente."
    listed = f"Innspill fra partene:\n{first}\nPer Lunde: Prisen er for høy."
    assert said(listed) == [
        ("storoya-kommune", "Kaien må bygges først. Båtene kan vente."),
        ("per-lunde", "Prisen er for høy."),
    ]


def test_items_that_ran_together() -> None:
    listed = "Styret hadde disse innspillene: - Marit Haugen ønsket færre båter. - Per Lunde ville ha med kaien."
    assert said(listed) == [
        ("marit-haugen", "Marit Haugen ønsket færre båter."),
        ("per-lunde", "Per Lunde ville ha med kaien."),
    ]


def test_the_one_who_spoke_last_may_be_called_by_a_pronoun() -> None:
    found = said("Per Lunde la fram tallene. Han pekte på at kaien er stengt.")
    assert found == [("per-lunde", "Han pekte på at kaien er stengt.")]


def test_a_proposal_that_a_speaker_goes_on_to_is_left_out() -> None:
    sentence = "Per Lunde mente at kaien haster, og fremmet følgende forslag: Saken utsettes."
    assert said(sentence)[0] == ("per-lunde", "Per Lunde mente at kaien haster")


def test_words_that_somebody_wants_in_the_minutes() -> None:
    sentence = "Per Lunde ønsket ført til protokollen: «Båtene burde være røde.»"
    assert said(sentence) == [("per-lunde", "Båtene burde være røde.")]


INPUTS = """Følgende innspill ble gitt i møtet:
• Helse Ytterkyst RHF uttalte at båtene er for små.
De bør bli større. Representant fra kommunal
sektor svarte at pengene mangler.

Kysthelse SF slo fast at kaien er trang. Den er fra 1950.
"""


def test_a_bullet_has_lines_and_turns_and_a_paragraph_among_them_is_a_comment_too() -> None:
    text = BOARD.replace("Direktøren orienterte. %s", INPUTS)
    by, words = facts(text, "vg:by"), dict(facts(text, "vg:text"))
    assert [(who, words[comment]) for comment, who in by] == [
        ("helse-ytterkyst-rhf", "Helse Ytterkyst RHF uttalte at båtene er for små. De bør bli større."),
        (
            "lunde-sjukehus-hf/representant-fra-kommunal-sektor",
            "Representant fra kommunal sektor svarte at pengene mangler.",
        ),
        ("kysthelse-sf", "Kysthelse SF slo fast at kaien er trang. Den er fra 1950."),
    ]


def test_what_was_sent_in_is_a_comment_without_the_words_that_lead_it_in() -> None:
    assert said("Uttalelse fra Storøya eldreråd, sak 9/25, ble lagt fram: «Kaien må få rekkverk på begge sider.»") == [
        ("storoya-eldrerad", "Kaien må få rekkverk på begge sider.")
    ]
    assert said("Per Lunde hadde sendt skriftlig merknad: Ventetiden på båten er for lang.") == [
        ("per-lunde", "Ventetiden på båten er for lang.")
    ]


ANSWER = """Storøya kommune

Helse Ytterkyst RHF
Postboks 2

Vår ref.
25/318

Høringssvar fra Storøya kommune – Båtplan 2026–2030

Vi viser til brev av 3. mars 2025.

Mål 1: Trygge turer for alle
Kommunen er enig i målet. Det forutsetter at kaien er åpen.
Delmål 1.2 Alle har vest: Vestene er for små for barn. Eldrerådet mener at vestene må merkes.

Mål 2: Nye motorer
Storøya kommune tilrår at motorene byttes i 2027.

Mål 3: Faste ruter
Ingen merknader.

Med hilsen

Kari Nes
ordfører
"""


def test_an_answer_to_a_consultation_comments_goal_by_goal_in_no_case() -> None:
    by, words = facts(ANSWER, "vg:by"), facts(ANSWER, "vg:text")
    told = [(who.split("-")[0], text) for (_, who), (_, text) in zip(by, words, strict=True)]
    recommended = ("storoya", "Storøya kommune tilrår at motorene byttes i 2027.")
    assert told == [
        ("storoya", "Kommunen er enig i målet. Det forutsetter at kaien er åpen."),
        ("storoya", "Vestene er for små for barn."),
        ("eldreradet", "Eldrerådet mener at vestene må merkes."),
        recommended,
    ]
    assert facts(ANSWER, "vg:inCase") == []


FORM = """Forsiden  >  Høringer  >  Båtplan 2026–2030

Til høringen: Båtplan 2026–2030

Høringssvar fra Storøya kommune

Dato: 22.09.2026
Svartype: Med merknad

Avsender
Storøya kommune

Merknader til mål 1
Trygge turer for alle

Kommentar
Målet er riktig og godt begrunnet.

Til delmål 1.2 Alle har vest
Delmålet er lett å måle.

Generelt
Planen er sendt til alle.
"""


def test_an_answer_in_a_form_comments_below_the_labels_of_its_fields() -> None:
    told = [text for _, text in facts(FORM, "vg:text")]
    assert told == ["Målet er riktig og godt begrunnet.", "Delmålet er lett å måle."]
    assert {who.split("-")[0] for _, who in facts(FORM, "vg:by")} == {"storoya"}


def test_who_speaks_by_a_description_is_a_group_of_the_body_and_one_with_a_name_is_an_organisation() -> None:
    inputs = """De ansattes representanter mente at båtene er for små.

Klinikk for psykisk helse støttet forslaget.

Ytre Nes apotek påpekte at kaien er trang.
"""
    _, notebook = read_paper(BOARD.replace("Direktøren orienterte. %s", inputs))
    said = [s.object for s in notebook.statements.values() if s.predicate == "vg:by"]
    assert said == [
        Ref("group", ("lunde-sjukehus-hf", "de-ansattes-representanter")),
        Ref("organisation", ("klinikk-for-psykisk-helse-i-lunde-sjukehus-hf",)),
        Ref("organisation", ("ytre-nes-apotek",)),
    ]
    types = {e.ref: e.types for e in notebook.entities.values()}
    assert [types[ref][-1] for ref in said if isinstance(ref, Ref)] == [
        "vg:Group",
        "vg:Organisation",
        "vg:Organisation",
    ]
