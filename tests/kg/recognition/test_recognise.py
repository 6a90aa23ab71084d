"""Names in text of our own: what is found, what is not, and where it stands."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg.model import Document, Mention
from kg.reading import read
from kg.recognition import organisation_at, recognise
from kg.segmentation.layout import read_layout

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"


def mentions(text: str) -> tuple[Mention, ...]:
    document = Document("prøve.txt", text, "", "text/plain")
    return recognise(document, read_layout(document))


def names(text: str, label: str) -> list[str]:
    return [m.norm or m.form for m in mentions(text) if m.label == label]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Styret i Fjordvik sjukehus HF vedtok budsjettet.", ["Fjordvik sjukehus HF"]),
        ("Helse Ytterkyst RHFs plan ligg ved.", ["Helse Ytterkyst RHF"]),
        ("I Storøya kommune er alle med.", ["Storøya kommune"]),
        ("Svaret kom frå Direktoratet for fiskehelse i går.", ["Direktoratet for fiskehelse"]),
        ("Fiske- og sjømatdepartementet skal svare.", ["Fiske- og sjømatdepartementet"]),
        ("Saka gjekk til Norsk Båtlag og Klippfiskforbundet.", ["Norsk Båtlag", "Klippfiskforbundet"]),
        ("Universitetet i Storvik er partner.", ["Universitetet i Storvik"]),
        ("Revisjonsutvalget i Fjordvik sjukehus HF møttes.", ["Revisjonsutvalget i Fjordvik sjukehus HF"]),
        ("Helse Nord og NHN samarbeider.", ["Helse Nord RHF", "Norsk helsenett SF"]),
        ("Helse Nords ansatte og HELSE VEST RHF.", ["Helse Nord RHF", "Helse Vest RHF"]),
        ("Sykehuset i Storvik HF og Helse Fjell og Fjord HF.", ["Sykehuset i Storvik HF", "Helse Fjell og Fjord HF"]),
        ("Rapporten er laget av Bygg & Beregning AS.", ["Bygg & Beregning AS"]),
        (
            "Saken ble drøftet i Råd for eldre og personer med funksjonsnedsettelse.",
            ["Råd for eldre og personer med funksjonsnedsettelse"],
        ),
        ("Mental Helse Storvik ba om et tilbud.", ["Mental Helse Storvik"]),
        ("Storvik helsehus tar imot pasienter.", ["Storvik helsehus"]),
        ("Saken går til Produktstyret for Helseveven.", ["Produktstyret for Helseveven"]),
    ],
)
def test_finds_organisations(text: str, expected: list[str]) -> None:
    assert names(text, "ORG") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Forslag til vedtak",
        "Administrerende direktørs vurdering",
        "Direktoratet er en etat, og departementet er større.",
        "Hver kommune får midler. Denne kommunen er liten. Alle kommuner er med.",
        "Kunnskapsgrunnlaget og Forslaget er ferdige. Området er stort.",
        "Universitetssykehuset og Fagforeningen er ikke navngitt.",
        "• Alle digitale tjenester bør ha dialogmulighet.",
        "Møtedato: Arkivnr.: Saksbehandler:",
    ],
)
def test_finds_no_names_in_headings_labels_and_kinds(text: str) -> None:
    assert names(text, "ORG") == []
    assert names(text, "PER") == []


def test_systems_are_no_organisations() -> None:
    text = "Helsenorge, Kjernejournal, DIPS og IKT brukes. DIS er et prosjekt."
    assert names(text, "ORG") == []
    assert names(text, "SYSTEM") == ["Helsenorge", "Kjernejournal", "DIPS", "IKT"]
    assert names(text, "PROGRAMME") == ["DIS"]


def test_a_document_explains_its_own_abbreviations() -> None:
    text = "Nasjonalt utvalg for kystforløp (NUK) møttes.\n\nNUK drøftet saken. NUKs råd er klart."
    assert names(text, "ORG") == ["Nasjonalt utvalg for kystforløp"] * 4


def test_the_directorate_alone_is_the_one_the_document_speaks_of() -> None:
    text = "Direktoratet for fiskehelse skrev til Helsedirektoratet.\n\nDirektoratet ber om svar."
    assert names(text, "ORG")[-1] == "Direktoratet for fiskehelse"


def test_the_directorate_alone_is_nobody_where_there_are_two() -> None:
    text = "Direktoratet for fiskehelse og Direktoratet for sjømat er uenige.\n\nDirektoratet ber om svar."
    assert len(names(text, "ORG")) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medlemmer Berit Strandvik (Storøya kommune)", ["Berit Strandvik"]),
        ("Okwudili Nnamdi (Helse Vest RHF) møtte.", ["Okwudili Nnamdi"]),
        ("Med vennlig hilsen\n\nZlata Ivić\nadministrerende direktør", ["Zlata Ivić"]),
        ("Saksbehandler: Xenia Brauer", ["Xenia Brauer"]),
        ("Kontakt spesialrådgiver Tor-Erik Moe Vik på telefon.", ["Tor-Erik Moe Vik"]),
        ("Til stades:\nStrandvik, Berit          styreleiar\n", ["Berit Strandvik"]),
        ("Berit Strandvik innleidde. Kopi til adm. direktør B. Strandvik.", ["Berit Strandvik", "Berit Strandvik"]),
        ("Kari H. Strandvik og Odd Moe la frem saken.", ["Kari H. Strandvik", "Odd Moe"]),
        ("Odd Moe Kari Strandvik", ["Odd Moe", "Kari Strandvik"]),
    ],
)
def test_finds_people(text: str, expected: list[str]) -> None:
    assert names(text, "PER") == expected


def test_values() -> None:
    text = "I sak 034/2021 ga styret 12,5 mill. kroner den 4. mars 2021, jf. styresak 7–2020."
    assert names(text, "CASE") == ["34-2021", "7-2020"]
    assert names(text, "MONEY") == ["12,5 mill. kroner"]
    assert names(text, "DATE") == ["2021-03-04"]


def test_names_run_over_line_ends_and_divided_words() -> None:
    text = "Saken om ventetid ble behandlet av Regionalt brukerutvalg i Helse\nYtterkyst RHF i mai.\n"
    found = {m.form: m for m in mentions(text)}
    written = found["Regionalt brukerutvalg i Helse Ytterkyst RHF"]
    assert written.span.of(text) == "Regionalt brukerutvalg i Helse\nYtterkyst RHF"


def test_footnote_digits_are_no_part_of_a_name() -> None:
    text = "Saken er sendt til Fjordvik sjukehus HF2 og andre.\n\n2 Se protokollen\n"
    mention = next(m for m in mentions(text) if m.label == "ORG")
    assert (mention.form, mention.span.of(text)) == ("Fjordvik sjukehus HF", "Fjordvik sjukehus HF")


def test_mentions_do_not_overlap_and_stand_in_order() -> None:
    found = mentions("Berit Moe (Storøya kommune) og Odd Vik (KS) drøftet sak 3/22 med Helse Nord RHF 3. mai 2022.")
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_an_empty_document_has_no_mentions() -> None:
    assert mentions(" \n\f\n") == ()


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("styret i Fjordvik sjukehus HF", "Fjordvik sjukehus HF"),
        ("Styret i Helse Nord", "Helse Nord RHF"),
        ("Norsk helsenett SF.", "Norsk helsenett SF"),
        ("administrerende direktør", None),
        ("kommunene i regionen", None),
        ("Helse Nord RHF og styret", None),
        ("", None),
    ],
)
def test_organisation_at(phrase: str, name: str | None) -> None:
    assert organisation_at(phrase) == name


@pytest.mark.shared
def test_the_shared_papers_have_exact_spans() -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared is not here: the shared papers are not read")
    for path in sorted(SHARED.glob("*.txt")):
        document = read(path)
        layout = read_layout(document)
        for mention in recognise(document, layout):
            assert layout.read(mention.span).replace(" ", "") == mention.form.replace(" ", "")


COUNCIL = "STORØYA KOMMUNE\n\nProtokoll\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Formannskapet drøftet saken.", ["Formannskapet i Storøya kommune"]),
        ("Saka går til kommunestyret.", ["Kommunestyret i Storøya kommune"]),
        ("Helse- og omsorgsutvalget møttes.", ["Helse- og omsorgsutvalget i Storøya kommune"]),
        ("Kommunestyret i Nes kommune er enig.", ["Kommunestyret i Nes kommune"]),
        ("Storøya eldreråd er uenig.", ["Storøya eldreråd"]),
        (
            "Rådet for eldre og funksjonshemma i Storøya uttalte seg.",
            ["Rådet for eldre og funksjonshemma i Storøya kommune"],
        ),
        ("Brev fra Statsforvalteren i Ytre Kyst om tilsyn.", ["Statsforvalteren i Ytre Kyst"]),
        ("Regionrådet for Ytre Kyst fikk kopi.", ["Regionrådet for Ytre Kyst"]),
        ("Lia omsorgssenter og Kystens universitet deltar.", ["Lia omsorgssenter", "Kystens universitet"]),
        ("Nasjonalt råd for svangerskap og fødsel.", ["Nasjonalt råd for svangerskap og fødsel"]),
        ("Foreningen for båtbrukere ble hørt.", ["Foreningen for båtbrukere"]),
        ("Båtsambandet og Legesamfunnet ble hørt.", ["Båtsambandet", "Legesamfunnet"]),
        ("Sykepleierne i Fjordvik støtter Båtlegenes valg.", ["Sykepleierne i Fjordvik"]),
    ],
)
def test_bodies_are_named_with_their_owner(text: str, expected: list[str]) -> None:
    assert names(COUNCIL + text, "ORG") == ["Storøya kommune", *expected]


def test_the_user_committee_is_that_of_the_hospital_whose_papers_these_are() -> None:
    found = names("Fjordvik sjukehus HF\n\nMøtebok\n\nBrukarutvalet er samd.", "ORG")
    assert found == ["Fjordvik sjukehus HF", "Brukarutvalet i Fjordvik sjukehus HF"]


@pytest.mark.parametrize(
    "text",
    ["Området er stort.", "Utvalget drøftet saken.", "Hovedverneombudet møtte.", "Antall sykehus er tre.", "KOMMUNE"],
)
def test_kinds_of_bodies_are_no_names(text: str) -> None:
    assert names(text, "ORG") == []


def test_initials_in_brackets_are_the_person_and_not_an_organisation() -> None:
    text = "Til stede: Berit Moe (BM), Odd Vik (OV), Kari Sund (KS).\nKS og OV spurte om kaia."
    assert names(text, "ORG") == []
    assert names(text, "PER")[-2:] == ["Kari Sund", "Odd Vik"]
    assert names("Kari Sund (KS) møtte.", "ORG") == ["Kommunesektorens organisasjon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berit Moe, Odd Vik", ["Berit Moe", "Odd Vik"]),
        ("Moe, Berit", ["Berit Moe"]),
        ("Berit Moe Nestleder Odd Vik", ["Berit Moe", "Odd Vik"]),
        ("Terje Andre Moe møtte.", ["Terje Andre Moe"]),
        ("Saksbehandler: Okwudili Nnamdi Arkivkode: 124", ["Okwudili Nnamdi"]),
    ],
)
def test_one_name_ends_where_another_or_a_role_begins(text: str, expected: list[str]) -> None:
    assert names(text, "PER") == expected


def test_a_party_behind_a_name_is_called_in_full() -> None:
    assert names("Berit Moe (SP) og Odd Vik (H) møtte.", "ORG") == ["Senterpartiet", "Høyre"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saksbehandler: Marius Kjelvik Rådmannens forslag gjelder.", ["Marius Kjelvik"]),
        ("Direktør Gro Anita Sævik Flytting av kaia", ["Gro Anita Sævik"]),
        ("Leiar Steinar Opland V Berit Selnes H Kari Moe SP", ["Steinar Opland", "Berit Selnes", "Kari Moe"]),
        ("Stig Ove Ramberg-FrP, Kari Nes-H og Ola Moe-KrF", ["Stig Ove Ramberg", "Kari Nes", "Ola Moe"]),
        ("Kari Nes Berg", ["Kari Nes Berg"]),
    ],
)
def test_a_whole_name_ends_before_an_ordinary_word_or_a_party(text: str, expected: list[str]) -> None:
    assert names(text, "PER") == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Delta på møtet i mai. Voksne for barn under tolv år.", []),
        ("Unge funksjonshemmede i kommunen skal høres.", []),
        ("Mental helse i skolen er viktig. Helse nord for byen.", []),
        ("Voksne for Barn har svart.", ["Voksne for Barn"]),
        ("Svar fra Delta og Unge funksjonshemmede er lest.", ["Delta", "Unge funksjonshemmede"]),
        ("Høringsinstanser:\nDelta\nSpekter, Virke", ["Delta", "Spekter", "Virke"]),
        ("Høring er sendt til Virke. Virke mener at fristen er kort. Virke på rett plass.", ["Virke", "Virke"]),
    ],
)
def test_names_of_ordinary_words_count_where_capitals_or_their_place_show_them(text: str, found: list[str]) -> None:
    assert [mention.form for mention in mentions(text) if mention.label == "ORG"] == found


def test_a_place_that_means_its_municipality_in_a_list_is_a_place_elsewhere() -> None:
    found = mentions("Avtalen med kommunene Lyngøy og Sandfjord er signert. Vegen til Lyngøy er stengt.")
    assert [(m.form, m.norm) for m in found] == [("Lyngøy", "Lyngøy kommune"), ("Sandfjord", "Sandfjord kommune")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("avtalt i rådmannsutvalget i Skoglandsregionen. Sykehuset skriver.", "Rådmannsutvalget i Skoglandsregionen"),
        ("i helse- og sosialkomiteen i Bydel Søndre Bakker 6. juni", "Helse- og sosialkomiteen i Bydel Søndre Bakker"),
        ("Psykiatrien i Indre HF har svart.", "Psykiatrien i Indre HF"),
        ("overgang til Nordsund interkommunale legevakt frå 2024", "Nordsund interkommunale legevakt"),
        ("Leder for Klinikk for psykisk helse og rus (sak 4/22)", "Klinikk for psykisk helse og rus"),
        (
            "Partnerskapsmøtet for Helsefellesskapet i Skarvedal vedtok",
            "Partnerskapsmøtet for Helsefellesskapet i Skarvedal",
        ),
        ("at Direktoratet for e-helse ved Helsedataservice vil svare", "Direktoratet for e-helse"),
        ("saken i KS Hovedstyret den 23. juni", "Kommunesektorens organisasjon"),
        ("Arbeidsutvalget i Regionalt brukerutvalget møtes", "Arbeidsutvalget i Regionalt brukerutvalget"),
    ],
)
def test_bodies_that_stand_behind_or_inside_others(text: str, name: str) -> None:
    assert name in [mention.norm for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Møte i eldrerådet ved Kari Moe.", [("PER", "Kari Moe")]),
        ("kommunestyret i Mars, ungdomsrådet på Zoom, kontrollutvalget i Perioden", []),
        ("sendt studentrådet ved Universitetet i Oslo i går", [("ORG", "Studentrådet ved Universitetet i Oslo")]),
        ("samarbeidsutvalget i Helse Førde og andre", [("ORG", "Samarbeidsutvalget i Helse Førde HF")]),
        ("Ungdomsrådet for Helse Vest møtes.", [("ORG", "Ungdomsrådet for Helse Vest")]),
        (
            "Saken sendes Formannskapet til Kontrollutvalget i Nes kommune.",
            [("ORG", "Formannskapet"), ("ORG", "Kontrollutvalget i Nes kommune")],
        ),
        ("Innspill:\n• Delta støtter forslaget.\n• Virke mener at det haster.", [("ORG", "Delta"), ("ORG", "Virke")]),
    ],
)
def test_owners_are_places_and_whole_bodies_and_no_people(text: str, found: list[tuple[str, str]]) -> None:
    assert [(m.label, m.norm) for m in mentions(text) if m.label in ("ORG", "PER")] == found
