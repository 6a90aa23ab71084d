"""Lists of people at a meeting, as minutes all over the country write them."""

from __future__ import annotations

import pytest

from kg.extraction.attendance import listings
from kg.extraction.blocks import people_in
from kg.model import Document
from kg.recognition import recognise
from kg.segmentation import read_layout

LETTERS = {"member": "M", "deputy": "D", "absent": "A", "observer": "S", "other": "O"}


def listed(text: str) -> str:
    """Each name with a letter for its capacity, in the order of the text."""
    document = Document("paper.txt", text, "0" * 64, "text/plain")
    layout = read_layout(document)
    organisations = [m for m in recognise(document, layout) if m.label == "ORG"]
    found = (people_in(one, text, organisations) for one in listings(layout.lines, text))
    return ", ".join(f"{one.name} {LETTERS[one.capacity]}" for many in found for one in many)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Til stede: Berit Moe (leder), Odd Vik, Kari Nes", "Berit Moe M, Odd Vik M, Kari Nes M"),
        ("Til stede: Berit Moe; Odd Vik; Kari Nes.", "Berit Moe M, Odd Vik M, Kari Nes M"),
        ("Til stede var Berit Moe, Odd Vik og Kari Nes.", "Berit Moe M, Odd Vik M, Kari Nes M"),
        ("Til stades: Berit Moe - leiar, Odd Vik - nestleiar", "Berit Moe M, Odd Vik M"),
        ("Møtende: Berit Moe, Odd Vik (vara for Liv Sund)", "Berit Moe M, Odd Vik D"),
        ("Desse møtte:\nBerit Moe\nOdd Vik", "Berit Moe M, Odd Vik M"),
        ("Følgende medlemmer møtte:\nBerit Moe, leder\nOdd Vik, nestleder", "Berit Moe M, Odd Vik M"),
        ("Faste medlemmer som møtte:\nBerit Moe\nOdd Vik", "Berit Moe M, Odd Vik M"),
        ("Medlemer som ikkje møtte:\nBerit Moe", "Berit Moe A"),
        ("Varamedlemmer som møtte:\nOdd Vik\nLiv Sund", "Odd Vik D, Liv Sund D"),
        ("Forfall meldt: Berit Moe, Odd Vik", "Berit Moe A, Odd Vik A"),
        ("Meldte forfall: Berit Moe", "Berit Moe A"),
        ("Forfall: Berit Moe (vara: Odd Vik)", "Berit Moe A, Odd Vik D"),
        ("Vara: Odd Vik for Berit Moe", "Odd Vik D"),
        ("Fra administrasjonen møtte: adm. dir. Berit Moe, økonomisjef Odd Vik", "Berit Moe O, Odd Vik O"),
        ("Frå administrasjonen: Berit Moe, fagsjef", "Berit Moe O"),
        ("Fra sykehuset: fagdirektør Berit Moe og rådgiver Odd Vik (referent)", "Berit Moe O, Odd Vik O"),
        ("I tillegg møtte: Berit Moe", "Berit Moe O"),
        ("Referent: B. Moe", "B. Moe O"),
        ("Observatører fra brukerutvalget: Berit Moe, Odd Vik", "Berit Moe S, Odd Vik S"),
        ("Fra brukerutvalget møtte: Berit Moe", "Berit Moe S"),
        ("Komitéens medlemmer: Berit Moe-H, Odd Vik-AP", "Berit Moe M, Odd Vik M"),
        ("Til stede: Berit Moe-Sp, Odd Vik-KrF, Liv Nes-Lie", "Berit Moe M, Odd Vik M, Liv Nes-Lie M"),
        ("Vara         Odd Vik for Berit Moe\nFråverande   Berit Moe", "Odd Vik D, Berit Moe A"),
        ("Forfall      Odd Vik\nFrå RHF-et   Fagdirektør Berit Moe", "Odd Vik A, Berit Moe O"),
        ("Forfall      Odd Vik\nKommunen     Kommunedirektør Berit Moe", "Odd Vik A, Berit Moe O"),
        ("Til stede 2 av 3 representanter:\nBerit Moe\nOdd Vik", "Berit Moe M, Odd Vik M"),
        ("Som vara møtte: Odd Vik (F)", "Odd Vik D"),
        ("Til stades: Ordførarar: Berit Moe, Odd Vik Rådmenn: Liv Sund", "Berit Moe M, Odd Vik M, Liv Sund O"),
        ("Brukarrepresentant (møte- og talerett): Odd Vik", "Odd Vik S"),
        ("DESSUTAN MØTTE\nFylkestannlege Inger-Lise Moe", "Inger-Lise Moe O"),
        ("Møtet ble ledet av ordfører Berit Moe.", "Berit Moe M"),
        ("Til stede:\nSenterpartiet: Berit Moe, Odd Vik\nHøyre: Liv Sund", "Berit Moe M, Odd Vik M, Liv Sund M"),
        ("Til stede: Fra A: Berit Moe, Odd Vik. Fra Sp: Liv Sund.", "Berit Moe M, Odd Vik M, Liv Sund M"),
        ("Til stede:\nFra kommunene: Berit Moe\nFra sykehuset: Odd Vik", "Berit Moe M, Odd Vik M"),
        ("Navn\nStilling\nMerknad\nBerit Moe\nLege\nForfall\nOdd Vik\nFagsjef", "Berit Moe A, Odd Vik M"),
        (
            "Navn | Stilling | Organisasjon | Merknad |\nBerit Moe | Lege | Vik | |\nOdd Vik | Sjef | Nes | Forfall |\n"
            "Liv Sund | Rådgiver | | Observatør |\nPer Dal | Lege | Nes | Sekretariat |",
            "Berit Moe M, Odd Vik A, Liv Sund S, Per Dal O",
        ),
        ("Medlemmer\nTil stede\nBerit Moe\nNei\nOdd Vik\nJa", "Berit Moe A, Odd Vik M"),
        ("Styremedlemer Rolle Til stades Berit Moe leiar ja Odd Vik medlem nei", "Berit Moe M, Odd Vik A"),
        ("Forfall: Berit Moe. Varamedlem Odd Vik møtte.", "Berit Moe A, Odd Vik D"),
        ("Medlemmer: Liv Sund\nVaramedlemmer: Odd Vik\nForfall Berit Moe", "Liv Sund M, Odd Vik D, Berit Moe A"),
    ],
)
def test_labels_and_separators(text: str, expected: str) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Til stede:\nMoe, Berit     leder\nVik, Odd M.    medlem", "Berit Moe M, Odd M. Vik M"),
        (
            "Til stede:\nNavn        Funksjon    Parti\nBerit Moe   Leder       AP\nOdd Vik     Medlem      H",
            "Berit Moe M, Odd Vik M",
        ),
        (
            "Til stede:\nNavn\nFunksjon\nRepresenterer\nBerit Moe\nLeder\nAP\nOdd Vik\nMedlem\nSP",
            "Berit Moe M, Odd Vik M",
        ),
        ("Navn\tTil stede\tForfall\nBerit Moe\tx\t\nOdd Vik\t\tx", "Berit Moe M, Odd Vik A"),
        (
            "                Til stades   Forfall   Vara\nBerit Moe           x\nOdd Vik                           x"
            "\nLiv Sund                                  x    for Odd Vik\n",
            "Berit Moe M, Odd Vik A, Liv Sund D",
        ),
        (
            "Sak 1 Budsjett   Til stede:\n  - nytt         Berit Moe (leder)\nSak 2 Ymse       Forfall: Odd Vik",
            "Berit Moe M, Odd Vik A",
        ),
        ("Møtende medlemmer: Berit Moe (Høyre) Odd Vik (Venstre) Liv Sund SP", "Berit Moe M, Odd Vik M, Liv Sund M"),
        (
            "Følgende medlemmer møtte: Berit Moe Styreleder Odd Vik Nestleder Liv Sund Forfall Kari Nes",
            "Berit Moe M, Odd Vik M, Liv Sund A, Kari Nes M",
        ),
        (
            "Til stede: Berit Moe, Odd Vik. Forfall: Liv Sund. Referent: Kari Nes",
            "Berit Moe M, Odd Vik M, Liv Sund A, Kari Nes O",
        ),
        (
            "Fra administrasjonen: direktør Berit Moe, fagsjef Odd Vik og styresekretær Anne\nMo.",
            "Berit Moe O, Odd Vik O, Anne Mo O",
        ),
    ],
)
def test_columns_marks_and_names_run_together(text: str, expected: str) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Navn Tilstede Forfall\nLeder Berit Moe X Medlem Odd Vik X Medlem Liv Sund Permisjon Vararepr. Kari Nes X",
            "Berit Moe M, Odd Vik M, Liv Sund A, Kari Nes D",
        ),
        (
            "Deltakere:\nForfall:\nSekretær: Berit Moe, leder, Odd Vik (Nes kommune) Liv Sund, Per Bakke Kari Nes",
            "Berit Moe M, Odd Vik M, Liv Sund A, Per Bakke A, Kari Nes O",
        ),
        (
            "Som medlemmer møtte:\nForfall:\nSekretær:\nBerit Moe, leder Odd Vik (vara for Liv Sund) Liv Sund",
            "Berit Moe M, Odd Vik D, Liv Sund A",
        ),
        (
            "Deltakere Fra sekretariatet Forfall\nBerit Moe, direktør Odd Vik, dekan Kari Nes, sekretariatsleder",
            "Berit Moe M, Odd Vik M, Kari Nes O",
        ),
        ("Forfall:\nFra administrasjonen: Berit Moe og Odd Vik", "Berit Moe O, Odd Vik O"),
        (
            "DESSE MØTTE\nMoe, Berit (A) Vik, Odd Arne (H)\nFORFALL Sund, Liv (SV)",
            "Berit Moe M, Odd Arne Vik M, Liv Sund A",
        ),
        (
            "Møtte:\nLeder Moe Berit AP Medlem Vik Odd Arne H Medlem Sund Liv SV",
            "Berit Moe M, Odd Arne Vik M, Liv Sund M",
        ),
        ("Deltakarar frå administrasjonen: Berit Moe", "Berit Moe O"),
        ("Til stede fra kommunene: rådgiver Berit Moe, Nes; lege Odd Vik, Elvebakk", "Berit Moe M, Odd Vik M"),
        ("Forfall meldt frå følgjande medlemar Berit Moe", "Berit Moe A"),
        ("Fra adm. (evt. andre): rådmann Berit Moe", "Berit Moe O"),
    ],
)
def test_flattened_columns(text: str, expected: str) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    "text", ["Går til: Styremedlemmer: Berit Moe, Odd Vik", "Administrasjon Sandvær Protokoll fra møte"]
)
def test_those_a_paper_is_sent_to_and_places_are_no_lists(text: str) -> None:
    assert listed(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Eventuelt forfall meldes til Berit Moe.",
        "Forfall: Ingen",
        "Styreleder Berit Moe ønsket velkommen.",
        "Medlemmene fikk saken av Berit Moe.",
        "Forfall må meldast til Berit Moe.",
    ],
)
def test_sentences_are_no_lists(text: str) -> None:
    assert listed(text) == ""


def test_a_list_ends_at_another_label_and_in_running_text() -> None:
    text = "Til stede: Berit Moe, Odd Vik\nMerknader: Liv Sund kom kl. 10.\nKari Nes orienterte om saken."
    assert listed(text) == "Berit Moe M, Odd Vik M"
    assert listed("Til stede:\nBerit Moe\nOdd Vik\nDirektør Kari Nes ønsket velkommen.") == "Berit Moe M, Odd Vik M"
