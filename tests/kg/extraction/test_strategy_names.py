"""One strategy for all the names that texts use for it; two generations of a plan stay two."""

from __future__ import annotations

import pytest

from kg.extraction.strategy_names import (
    Sense,
    document_year,
    find_mentions,
    generation,
    goal_ref,
    indicator_ref,
    resolve_strategies,
    strategy_ref,
)
from kg.model import Ref
from kg.segmentation.strategy_titles import Form, find_strategy_names
from tests.kg.extraction.reading_texts import reading_of


@pytest.mark.parametrize(
    "text",
    [
        "Ny nasjonal e-helsestrategi ble drøftet.",
        "Vi viser til Nasjonal e-helsestrategi for helse- og omsorgssektoren.",
        "den nye nasjonale e-helsestrategien",
        "Tiltaka i e-helsestrategien er viktige.",
        "Ein felles nasjonal e-helsestrategi trengst.",
    ],
)
def test_all_ways_of_writing_a_name_are_one_slug(text: str) -> None:
    (name,) = find_strategy_names(text)
    assert (name.key, name.form) == ("nasjonal-e-helsestrategi", Form.FULL)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Saken følger opp mål 3 i Kommunedelplan for folkehelse : «Bevegelse for alle».",
            "Kommunedelplan for folkehelse",
        ),
        ("i samsvar med Handlingsplan for samordning.", "Handlingsplan for samordning"),
        ("Planen skal avløse Omsorgsplan og gjelder alle.", "Omsorgsplan"),
        ("Boligene er omtalt i Omsorgsplan 2025 som det viktigste.", "Omsorgsplan 2025"),
        ("mål 2 i Helse- og omsorgsplan for Skorvedal Konsekvenser for økonomi", "Helse- og omsorgsplan for Skorvedal"),
        ("Strategien avløser Strategi 2016, som styret vedtok.", "Strategi 2016"),
    ],
)
def test_a_name_whose_years_were_lost_is_one_by_its_capital(text: str, title: str) -> None:
    assert title in [name.title for name in find_strategy_names(text) if name.form is Form.FULL]


@pytest.mark.parametrize(
    "text", ["Vi bruker Brukerplan hvert år.", "tilbudet fra Norplan er best", "en handlingsplan for salg"]
)
def test_what_is_no_name_of_a_plan_without_years(text: str) -> None:
    assert [name for name in find_strategy_names(text) if name.form is Form.FULL] == []


@pytest.mark.parametrize(
    ("text", "title", "period"),
    [
        ("jf. Strategi for Helse Fjell RHF 2025–2029.", "Strategi for Helse Fjell RHF", "2025-2029"),
        ("i Nasjonal helse- og sykehusplan (2020-2023) står", "Nasjonal helse- og sykehusplan", "2020-2023"),
        ("Regional bemanningsstrategi 2023–27 gjelder", "Regional bemanningsstrategi", "2023-2027"),
        ("Plan for mobile tenester 2023–2026, vedteken", "Plan for mobile tenester", "2023-2026"),
        ("Utviklingsplan for Vikane sjukehus 2024–2030", "Utviklingsplan for Vikane sjukehus", "2024-2030"),
        ("Nasjonal plan for fødselshjelp 2025–2030.", "Nasjonal plan for fødselshjelp", "2025-2030"),
        (
            "Nasjonal e-helsestrategi, som strekker seg fra 2023 frem mot 2030",
            "Nasjonal e-helsestrategi",
            "2023-2030",
        ),
        (
            "nasjonal e-helsestrategi som gjeld frå 2023 og peikar fram mot 2030",
            "Nasjonal e-helsestrategi",
            "2023-2030",
        ),
    ],
)
def test_a_name_and_its_years_are_read_out_of_running_text(text: str, title: str, period: str) -> None:
    (name,) = find_strategy_names(text)
    assert (name.title, str(name.period), name.form) == (title, period, Form.FULL)


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        ("HANDLINGSPLAN MOT ENSOMHET 2021-2024", "Handlingsplan mot ensomhet", 2021),
        ("KOMMUNEDELPLAN HELSE OG OPPVEKST 2014–2021", "Kommunedelplan helse og oppvekst", 2014),
        ("Temaplan psykisk helse og rus 2022–2026 gjelder", "Temaplan psykisk helse og rus", 2022),
        ("Styret vedtok Hjerneslagplan 2017-2022 i mars.", "Hjerneslagplan", 2017),
        ("Midlane står i økonomiplanen 2027-2030.", "Økonomiplan", 2027),
        ("Strategi 2020–2025 for Vikane sjukehus skal", "Strategi for Vikane sjukehus", 2020),
        ("Handlingsplan 2020–2023 for fallførebygging.", "Handlingsplan for fallførebygging", 2020),
        ("Felles plan 2022 for ambulansetjenester, punkt 3", "Felles plan for ambulansetjenester", 2022),
        ("Samla plan for avlasting 2015-2020 er", "Samla plan for avlasting", 2015),
        ("følger opp handlingsplanen Et godt liv 2011-2015.", "Et godt liv", 2011),
        ("Strategien Alltid nær (2021) legges til grunn", "Alltid nær", 2021),
    ],
)
def test_a_name_may_have_its_years_amid_and_a_title_of_its_own(text: str, title: str, start: int) -> None:
    (name,) = find_strategy_names(text)
    assert (name.title, name.period and name.period.start, name.form) == (title, start, Form.FULL)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rådet viser til Nasjonal opptrappingsplan i svaret.", "Nasjonal opptrappingsplan"),
        ("vedtar Tannhelseplan for Nordbygd kommune og ber om", "Tannhelseplan for Nordbygd kommune"),
        ("framdrifta i nasjonal plan for fødetilbod.", "Nasjonal plan for fødetilbod"),
        ("versjon to av Plan for lagring på legevakt. Ny", "Plan for lagring på legevakt"),
        ("Tiltaket er med i Omsorg 2040 – strategi for Helse Fjell.", "Omsorg 2040"),
        ("jf. planen «Trygg heile døgnet» frå i fjor", "Trygg heile døgnet"),
    ],
)
def test_a_name_without_years(text: str, title: str) -> None:
    (name,) = find_strategy_names(text)
    assert (name.title, name.form) == (title, Form.FULL)


def test_a_sentence_about_a_plan_names_the_other_one_alone() -> None:
    names = find_strategy_names("Kommunedelplanen avløyser Kommunedelplan for eldre 2014-2021.")
    assert [name.title for name in names if name.form is Form.FULL] == ["Kommunedelplan for eldre"]


def test_a_horizon_is_part_of_the_name_and_no_period() -> None:
    (name,) = find_strategy_names("Regional utviklingsplan 2040 (styresak 3–2024) peker ut retningen.")
    assert (name.title, name.period) == ("Regional utviklingsplan 2040", None)


@pytest.mark.parametrize(
    "text",
    [
        "Strategi- og plandokumenter ble gjennomgått.",
        "Regionene har ulike strategier og planer.",
        "Vi trenger en plan for digital oppfølging i perioden 2024–2026.",
        "Delte behandlingsplaner prøves ut.",
        "Leveranseplan 2023-2026 ligger ved.",
        "Vaktplan 2023-2024 ligger ved.",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert find_strategy_names(text) == []


def test_a_short_form_stands_for_the_name_used_before() -> None:
    reading = reading_of(
        "Saka byggjer på Regional strategi for gode pasientliv 2024–2028.\n\nVi følgjer den regionale strategien.\n",
        "nn",
    )
    first, second = find_mentions(reading).mentions
    assert first.ref == second.ref == strategy_ref("Regional strategi for gode pasientliv", 2024)


def test_a_short_form_with_another_tail_stands_for_nothing() -> None:
    reading = reading_of(
        "Nasjonal strategi for digital trygghet 2024–2028 er vedtatt.\n\nDen nasjonale strategien for fiskeri falt.\n"
    )
    assert [m.title for m in find_mentions(reading).mentions] == ["Nasjonal strategi for digital trygghet"]


def test_two_generations_of_a_name_are_told_apart() -> None:
    reading = reading_of(
        "Møte 4. februar 2022\n\nNasjonal e-helsestrategi (2017-2022) gjelder i dag.\n\n"
        "Arbeidet med ny nasjonal e-helsestrategi, gjeldende fra 2023, pågår.\n\n"
        "Vi drøfter nasjonal e-helsestrategi.\n\nDagens e-helsestrategi er lite brukt.\n"
    )
    starts = [mention.ref.path[1] for mention in find_mentions(reading).mentions]
    assert document_year(reading) == 2022
    assert starts == ["2017", "2023", "2023", "2017"]


def test_a_name_for_the_former_one_is_left_out_where_only_the_new_one_is_known() -> None:
    reading = reading_of(
        "Møte 4. mai 2022\n\nNy nasjonal e-helsestrategi fra 2023 kommer.\n\nEksisterende e-helsestrategi utløper.\n"
    )
    assert [m.ref.path for m in find_mentions(reading).mentions] == [("nasjonal-e-helsestrategi", "2023")]


@pytest.mark.parametrize(
    ("year", "sense", "start"),
    [
        (2019, Sense.PLAIN, 2017),
        (2022, Sense.PLAIN, 2023),
        (2022, Sense.FORMER, 2017),
        (2021, Sense.FRESH, 2023),
        (2026, Sense.PLAIN, 2023),
        (1999, Sense.PLAIN, None),
        (None, Sense.PLAIN, None),
    ],
)
def test_the_year_of_a_text_tells_which_generation_it_means(year: int | None, sense: Sense, start: int | None) -> None:
    assert generation([2023, 2017], year, sense) == start


def test_a_lone_generation_needs_no_year() -> None:
    assert generation([2023], None) == 2023


def test_refs_without_a_year_are_resolved_over_all_documents() -> None:
    old, new = strategy_ref("Digital plan", 2018), strategy_ref("Digital plan", 2024)
    undated = strategy_ref("Digital plan")
    known = {old, new, strategy_ref("Noe annet", 2021)}
    assert resolve_strategies(known, undated, 2025) == new
    assert resolve_strategies(known, undated, 2020) == old
    assert resolve_strategies(known, goal_ref(undated, "mal-2"), 2025) == goal_ref(new, "mal-2")
    assert resolve_strategies(known, indicator_ref(undated, "2.1"), 2025) == indicator_ref(new, "2.1")
    assert resolve_strategies(known, old, 2025) == old
    assert resolve_strategies(known, Ref("strategy", ("ukjent",)), 2025) == Ref("strategy", ("ukjent",))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vi venter på versjon 1.0 av Plan for båter i fjorden.", "Plan for båter i fjorden"),
        ("Arbeidet med Strategi for trygge båter som skal vedtas, er i gang.", "Strategi for trygge båter"),
        ("Det står i «Plan for trygge båter» fra mai.", "Plan for trygge båter"),
        ("Saka følgjer opp Omsorgsplan 2014–2020.", "Omsorgsplan"),
    ],
)
def test_a_capital_amid_a_sentence_makes_a_name(text: str, title: str) -> None:
    assert [n.title for n in find_strategy_names(text) if n.form is Form.FULL] == [title]


@pytest.mark.parametrize(
    "text",
    ["Plan for båter skal vedtas.", "Vi lager en plan for båter.", "Lokal plan for båter.", "Omsorgsplan er bra."],
)
def test_without_capital_amid_a_sentence_or_years_a_plan_is_no_name(text: str) -> None:
    assert [n.title for n in find_strategy_names(text) if n.form is Form.FULL] == []


def test_a_plan_that_only_a_footnote_names_is_known() -> None:
    text = "Vi følger planen1 til punkt og prikke i hele regionen.\n\n1 Se Plan for lagring 2023–2026, vedtatt i fjor\n"
    found = find_mentions(reading_of(text)).mentions
    assert ("Plan for lagring", "2023-2026") in [(m.title, m.period) for m in found]


def test_a_plain_strategy_of_somebody_is_known_by_its_year() -> None:
    (name,) = find_strategy_names("Saka byggjer på Strategi 2020 for Helse Fjell RHF.")
    assert (name.title, name.form) == ("Strategi 2020", Form.FULL)
