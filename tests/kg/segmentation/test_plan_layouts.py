"""Plans in layouts of many kinds: sentences and lists below labels, tables, codes, title pages."""

from __future__ import annotations

from kg.model import SegmentKind
from tests.kg.segmentation.plans import goals, read

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
    assert goals(SENTENCES) == [
        ("Folk bur heime så lenge dei vil", []),
        ("Ingen ventar på ein alarm", []),
        ("Alle har heil stilling", []),
    ]


def test_a_title_over_the_lines_of_a_title_page() -> None:
    plan = next(s for s in read(SENTENCES) if s.kind is SegmentKind.STRATEGY)
    assert (plan.get("title"), plan.get("period")) == ("Kommunedelplan for helse, omsorg og arbeid", "2022-2030")
    assert not [s for s in read(SENTENCES) if s.kind in (SegmentKind.CASE, SegmentKind.MEETING)]


def test_strategic_goals_in_a_list_take_the_place_of_their_area() -> None:
    assert [title for title, _ in goals(LISTED)] == [
        "Ventetida er kort",
        "Alle får svar på brevet",
        "Alle har heil stilling",
    ]
    plan = next(s for s in read(LISTED) if s.kind is SegmentKind.STRATEGY)
    assert plan.get("title") == "Trygt og nært"


def test_a_table_printed_column_by_column() -> None:
    assert goals(COLUMNS) == [
        ("Barn har noen å snakke med", ["Lærere ser barn som\nstrever", "Ungdom finner hjelp"]),
        ("Alle har et hjem", ["Ingen bor på gata"]),
    ]
    indicators = [s for s in read(COLUMNS) if s.kind is SegmentKind.INDICATOR]
    assert [s.get("title") for s in indicators] == ["Andel lærere med kurs", "Antall besøk"]
    assert [_place(COLUMNS, s.get("measurement")) for s in indicators] == ["kursregister", "telling hver måned"]


def test_titles_below_their_numbers_and_what_indicators_are_measured_by() -> None:
    assert goals(BELOW) == [
        ("Alle ser godt", []),
        ("Folk velger briller selv", ["Butikken har mange briller"]),
        ("Briller er billige", ["Prisen faller"]),
    ]
    indicators = [s for s in read(BELOW) if s.kind is SegmentKind.INDICATOR]
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
    plan = next(s for s in read(text) if s.kind is SegmentKind.STRATEGY)
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
    assert goals(VOWS) == [
        ("Folk ser", ["Vi vil at alle får prøve briller\npå skolen", "Innen 2026 skal hver kommune ha en optiker"]),
        ("Folk hører", ["Vi vil at alle får prøve høreapparat"]),
    ]
    indicators = [
        (s.get("number"), s.get("title"), s.get("goal")) for s in read(VOWS) if s.kind is SegmentKind.INDICATOR
    ]
    assert indicators == [("1", "Andel med briller", "1"), ("2", "Antall apparater", "2")]


def test_a_list_of_goals_whose_chapters_follow() -> None:
    assert goals(CHAPTERS_OF_GOALS) == [("Båtane flyt", ["Ingen søkk"]), ("Folk kan symje", ["Alle får øve"])]


def test_a_table_of_goals_printed_row_by_row() -> None:
    assert goals(GRID) == [
        ("Folk bor hjemme", ["Alarmene virker på\nalle rom"]),
        ("Alle blir sett", ["Ingen venter"]),
    ]


def test_areas_of_a_page_without_line_breaks_and_rows_without_bullets() -> None:
    assert goals(RUN_TOGETHER) == [
        ("Båtar på fjorden", ["Alle båtar er tette og måla før sommaren kjem", "Kaia toler isgang"]),
        ("Folk på land", ["Alle får øve i eit basseng", "Ingen druknar"]),
    ]


CODED = """Strategi for fjorden 2022–2026

1 Strategiske mål mot 2026
STRATEGISK MÅL S1
BÅTENE FLYTER
HELE ÅRET
Båtene er gamle.
Delmål
a) Ingen synker
Hva krever det av oss?
• Maling

STRATEGISK MÅL S2
FOLK SVØMMER
S2 er avhengig av S1.
Delmål
a) Alle øver

2 Måling
Indikator 1
Båter som flyter
Gjelder: S1
Måles ved: Telling i mai
1a Store båter
"""


def test_goals_with_codes_and_titles_in_capitals_over_two_lines() -> None:
    assert goals(CODED) == [("BÅTENE FLYTER HELE ÅRET", ["Ingen synker"]), ("FOLK SVØMMER", ["Alle øver"])]
    assert [s.get("number") for s in read(CODED) if s.kind is SegmentKind.GOAL] == ["S1", "S2"]
    indicator, part = (s for s in read(CODED) if s.kind is SegmentKind.INDICATOR)
    assert (indicator.get("title"), _place(CODED, indicator.get("measurement"))) == (
        "Båter som flyter",
        "Telling i mai",
    )
    assert (part.get("number"), part.get("title")) == ("1a", "Store båter")


def test_rows_with_codes_on_a_page_without_line_breaks() -> None:
    text = (
        "1 Havplan for Lia 2022–2030 Lia kommune\n\n2 Havplan for Lia 2.1 Satsingsområde Båter "
        "Mange av båtene er gamle og lekker når det blåser. "
        "Strategiske mål: M1 Alle båter er tette M2 Kaia tåler is Tiltak: T1 Maling T2 Sement "
        "Måltall: Tette båter (måles ved telling) fra 2 til 5. Skader på kaia (måles i mai) fra 9 til 0. 2\n"
    )
    assert [title for title, _ in goals(text)] == ["Alle båter er tette", "Kaia tåler is"]
    indicators = [s for s in read(text) if s.kind is SegmentKind.INDICATOR]
    told = [(s.get("title"), _place(text, s.get("measurement"))) for s in indicators]
    assert told == [("Tette båter", "telling"), ("Skader på kaia", "i mai")]
