"""Plans whose goals have no numbers, and papers that are none."""

from __future__ import annotations

import pytest

from kg.model import Document, Segment, SegmentKind
from kg.segmentation import read_layout, segment

CHAPTERS = """Omsorgsplan for Lia kommune 2022–2030

1 Innleiing
Planen gjeld alle.

2.1 Heimetenester
Mange bur åleine.
Hovudmål: Folk bur trygt heime
Delmål:
• Alle får hjelp same dag
• Ingen fell
Tiltak:
• Kjøpe alarmar

2.2 Sjukeheim
Hovudmål: Sjukeheimen er ein heim
Delmål:
• Alle har eige rom
Indikator: Talet på rom
"""
AREAS = """FOLKEHELSEPLAN
Lia kommune
2022-2026

Satsingsområde: Søvn
Mål:
- Unge sover nok
Tiltak:
- Kurs på skolen

Satsingsområde: Mat
Mål:
- Skolen byr på frukt
"""
TOLD = """Demensplan for Lia kommune 2022-2026

Åpenhet
Målet er at alle vet hva demens er.
Tiltak: Kurs.

Avlastning
Målet er at ingen pårørende blir slitt ut.
Tiltak: Dagsenter.
"""


def _read(text: str) -> list[Segment]:
    document = Document(source="plan.txt", text=text, sha256="0", media_type="text/plain")
    return list(segment(document, read_layout(document)))


def _goals(text: str) -> list[tuple[str, list[str]]]:
    """Each goal with its sub-goals."""
    found = []
    for goal in (s for s in _read(text) if s.kind is SegmentKind.GOAL):
        places = [tuple(map(int, place.split(":")[0].split("-"))) for place in (goal.get("open") or "").split()]
        found.append((goal.get("title") or "", [text[start:end] for start, end in places]))
    return found


@pytest.mark.parametrize("text", [CHAPTERS, CHAPTERS.replace("\n", " ")], ids=["lines", "run together"])
def test_main_goals_of_chapters_have_the_sub_goals_and_not_the_measures(text: str) -> None:
    assert _goals(text) == [
        ("Folk bur trygt heime", ["Alle får hjelp same dag", "Ingen fell"]),
        ("Sjukeheimen er ein heim", ["Alle har eige rom"]),
    ]
    assert [s.get("title") for s in _read(text) if s.kind is SegmentKind.INDICATOR] == ["Talet på rom"]


def test_areas_are_goals_and_what_they_aim_at_is_below_them() -> None:
    assert _goals(AREAS) == [("Søvn", ["Unge sover nok"]), ("Mat", ["Skolen byr på frukt"])]
    plan = next(s for s in _read(AREAS) if s.kind is SegmentKind.STRATEGY)
    assert (plan.get("title"), plan.get("period")) == ("Folkehelseplan", "2022-2026")


def test_a_sentence_in_each_chapter_tells_its_goal() -> None:
    assert [title for title, _ in _goals(TOLD)] == ["alle vet hva demens er", "ingen pårørende blir slitt ut"]


@pytest.mark.parametrize(
    "head", ["Saksframlegg\nMøtedato: 1.2.2022\n", "Innspill til ", "Høring av ", "Vår ref. 22/1\n"]
)
def test_a_paper_about_a_plan_prints_none(head: str) -> None:
    assert _goals(head + CHAPTERS) == []


SENTENCES = """LIA KOMMUNE

Kommunedelplan for
helse, omsorg og
arbeid
2022–2030

Vedteken av kommunestyret 3. mai 2022, sak 22/22

A. INNLEIING
Planen gjeld alle.

B. HEIMETENESTER
Mange bur åleine. Målet var lenge eit anna.
Mål
Folk bur heime så lenge dei
vil.
Ingen ventar på ein alarm.
Tiltak
• Kjøpe alarmar

C. FOLK
Mål
Alle har heil stilling.
"""
LISTED = """Helse Lia HF

Trygt og
nært

Strategi 2022–2026

Innhald
Forord 3
Ein lang tittel som
går over to liner 4

Satsingsområde
Pasienten
Pasientane ventar lenge.
Strategiske mål
• Ventetida er kort
• Alle får svar på
brevet
Slik gjer vi det
• Ringe opp

Satsingsområde
Fagfolka
Strategiske mål
• Alle har heil stilling
"""
COLUMNS = """HANDLINGSPLAN
PSYKISK HELSE
2022–2026
Lia kommune

Hovedmål 1: Barn har noen å snakke med

Mål

1.1 Lærere ser barn som
strever

1.2 Ungdom finner hjelp

Tiltak

Kurs
Åpen dør

Ansvarlig

Rektor

Indikator

Andel lærere med kurs
(kursregister)

Antall besøk (telling hver måned)

Hovedmål 2: Alle har et hjem

Mål
2.1 Ingen bor på gata
Tiltak
Bygge hus
"""
BELOW = """Nasjonal strategi for
trygge briller
2022–2026

Overordnet mål 1:
Alle ser
godt
Mål 1:
Folk velger briller
selv
Hva vil vi oppnå
• Butikken har mange briller
Indikatorer
1.1 Andel som er fornøyd
Måleverdi: Spørreskjema hvert år
Status 2022: 40 %
1.2 Antall butikker
Måles ved telling i mai.
Mål 2:
Briller er billige
Hva vil vi oppnå
• Prisen faller
"""


def test_sentences_below_a_label_are_goals_of_a_chapter_that_is_none() -> None:
    assert _goals(SENTENCES) == [
        ("Folk bur heime så lenge dei vil", []),
        ("Ingen ventar på ein alarm", []),
        ("Alle har heil stilling", []),
    ]


def test_a_title_over_the_lines_of_a_title_page() -> None:
    plan = next(s for s in _read(SENTENCES) if s.kind is SegmentKind.STRATEGY)
    assert (plan.get("title"), plan.get("period")) == ("Kommunedelplan for helse, omsorg og arbeid", "2022-2030")
    assert not [s for s in _read(SENTENCES) if s.kind in (SegmentKind.CASE, SegmentKind.MEETING)]


def test_strategic_goals_in_a_list_take_the_place_of_their_area() -> None:
    assert [title for title, _ in _goals(LISTED)] == [
        "Ventetida er kort",
        "Alle får svar på brevet",
        "Alle har heil stilling",
    ]
    plan = next(s for s in _read(LISTED) if s.kind is SegmentKind.STRATEGY)
    assert plan.get("title") == "Trygt og nært"


def test_a_table_printed_column_by_column() -> None:
    assert _goals(COLUMNS) == [
        ("Barn har noen å snakke med", ["Lærere ser barn som\nstrever", "Ungdom finner hjelp"]),
        ("Alle har et hjem", ["Ingen bor på gata"]),
    ]
    indicators = [s for s in _read(COLUMNS) if s.kind is SegmentKind.INDICATOR]
    assert [s.get("title") for s in indicators] == ["Andel lærere med kurs", "Antall besøk"]
    assert [_place(COLUMNS, s.get("measurement")) for s in indicators] == ["kursregister", "telling hver måned"]


def test_titles_below_their_numbers_and_what_indicators_are_measured_by() -> None:
    assert _goals(BELOW) == [
        ("Alle ser godt", []),
        ("Folk velger briller selv", ["Butikken har mange briller"]),
        ("Briller er billige", ["Prisen faller"]),
    ]
    indicators = [s for s in _read(BELOW) if s.kind is SegmentKind.INDICATOR]
    assert [(s.get("number"), s.get("title")) for s in indicators] == [
        ("1.1", "Andel som er fornøyd"),
        ("1.2", "Antall butikker"),
    ]
    told = [_place(BELOW, s.get("measurement")) for s in indicators]
    assert told == ["Spørreskjema hvert år", "telling i mai"]


def _place(text: str, told: str | None) -> str:
    start, end = map(int, (told or "0-0").split("-"))
    return text[start:end]


def test_a_yearly_mandate_names_the_goals_that_it_sets_and_not_a_plan_that_it_mentions() -> None:
    text = (
        "Oppdrag og bestilling 2022 for Lia sykehus HF\n\nStrategi for helse 2018–2024 gjelder.\n\n"
        "Hovedmål 1: Kort vei\nDelmål 1a: Ingen venter\nDelmål 1b: Alle får svar\n\n"
        "Hovedmål 2: Trygt\nDelmål 2a: Rent\n"
    )
    plan = next(s for s in _read(text) if s.kind is SegmentKind.STRATEGY)
    assert (plan.get("title"), plan.get("start")) == ("Oppdrag og bestilling", "2022")


VOWS = """Handlingsplan for briller 2022–2026

1. Innsatsområder
Innsatsområde 1: Folk ser
Mange ser dårlig. Vi vil endre på det.
Vi vil at alle får prøve briller
på skolen
Innen 2026 skal hver kommune ha en optiker
Tiltak 1
Det lages en plakat.

Innsatsområde 2: Folk hører
Vi vil at alle får prøve høreapparat

2. Slik måler vi
Innsatsområde 1
• Indikator 1: Andel med briller
Måles ved: årlig telling
Innsatsområde 2
• Indikator 2: Antall apparater
"""
CHAPTERS_OF_GOALS = """Havplan for Lia sjukehus HF 2022–2026

1 Kvar vi skal
For å kome dit har vi valt to hovudmål:
• Båtane flyt
• Folk kan symje

2 Båtane flyt
Båtane er gamle.
Delmål
• Ingen søkk
Slik vil vi lykkast
• Måle

3 Folk kan symje
Delmål
• Alle får øve
"""
GRID = """Omsorgsplan for Lia kommune 2022–2026

Hovedmål Delmål Tiltak Ansvar Frist
1. Folk bor
hjemme
1.1 Alarmene virker på
alle rom
• Kjøpe
alarmer
Rådmannen
2023
2. Alle blir sett
2.1 Ingen venter
• Ringe
Legen
2024

OPPFØLGING
1. Planen følges
"""
RUN_TOGETHER = (
    "1 Havplan for Lia 2022–2030 Helse Lia HF\n\n2 Havplan for Lia 3 Innsatsområde 3.1 Båtar på fjorden "
    "Båtane er gamle, og mange av dei lek når det er kuling og frost. Mål fram mot 2030: "
    "Alle båtar er tette og måla før sommaren kjem "
    "Kaia toler isgang Prioriterte tiltak: Måle. 3.2 Folk på land Dei fleste kan ikkje symje. Mål fram mot 2030: Alle "
    "får øve i eit basseng Ingen druknar Prioriterte tiltak: Badekar. 2\n"
)


def test_areas_whose_goals_are_lines_of_their_own() -> None:
    assert _goals(VOWS) == [
        ("Folk ser", ["Vi vil at alle får prøve briller\npå skolen", "Innen 2026 skal hver kommune ha en optiker"]),
        ("Folk hører", ["Vi vil at alle får prøve høreapparat"]),
    ]
    indicators = [
        (s.get("number"), s.get("title"), s.get("goal")) for s in _read(VOWS) if s.kind is SegmentKind.INDICATOR
    ]
    assert indicators == [("1", "Andel med briller", "1"), ("2", "Antall apparater", "2")]


def test_a_list_of_goals_whose_chapters_follow() -> None:
    assert _goals(CHAPTERS_OF_GOALS) == [("Båtane flyt", ["Ingen søkk"]), ("Folk kan symje", ["Alle får øve"])]


def test_a_table_of_goals_printed_row_by_row() -> None:
    assert _goals(GRID) == [
        ("Folk bor hjemme", ["Alarmene virker på\nalle rom"]),
        ("Alle blir sett", ["Ingen venter"]),
    ]


def test_areas_of_a_page_without_line_breaks_and_rows_without_bullets() -> None:
    assert _goals(RUN_TOGETHER) == [
        ("Båtar på fjorden", ["Alle båtar er tette og måla før sommaren kjem", "Kaia toler isgang"]),
        ("Folk på land", ["Alle får øve i eit basseng", "Ingen druknar"]),
    ]
