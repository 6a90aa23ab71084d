"""Whom a decision point asks, by when and for how much, where the body is not the subject of the sentence."""

from __future__ import annotations

import pytest

from tests.kg.extraction.board_texts import HEAD, objects


def minuted(points: str) -> str:
    return f"{HEAD}Sak 7-2024 Plan for digitale tenester\n\nVedtak:\n{points}\n\nSak 8-2024 Ymse\n"


@pytest.mark.parametrize(
    ("point", "addressees"),
    [
        ("Rådmannen bes legge frem en sak.", ["rådmannen"]),
        ("Rådmannen vert beden om å leggje fram ei sak.", ["rådmannen"]),
        ("Adm. dir. får fullmakt til å inngå avtalen.", ["administrerende direktør"]),
        ("Styret gir styreleder fullmakt til å signere avtalen.", ["styreleder"]),
        ("Styret gir foretaksdirektøren i oppdrag å utrede saken.", ["foretaksdirektøren"]),
        ("Dei regionale helseføretaka blir bedne om å svare.", ["dei regionale helseføretaka"]),
        ("Kommunene og helseforetakene bes om å svare.", ["helseforetakene", "kommunene"]),
        ("Styret ber Helse Nord RHF og kommunane svare.", ["helse-nord-rhf", "kommunane"]),
        ("Kommuneoverlegen skal utarbeide en rutine.", ["kommuneoverlegen"]),
        ("I tillegg skal direktøren varsle de ansatte.", ["direktøren"]),
        ("Styret anbefaler at helseforetakene tar planen i bruk.", ["helseforetakene"]),
        ("Styret anbefaler at helseforetakene blir hørt.", []),
        ("Saken sendes kommunestyret til orientering.", ["kommunestyret"]),
        ("Styret ber om en orientering fra direktøren.", ["direktøren"]),
        ("Kommunestyret viderefører tilbudet.", []),
        ("Klinikken i Vik legges ned.", []),
        ("I samråd med direktøren skal planen endres.", []),
        ("Planen for kommunene skal vise behovet.", []),
        ("Direktøren i Helse Nord RHF bes svare.", ["direktøren"]),
        ("Kommunen søkjer Husbanken om tilskot.", ["kommunen"]),
        ("Styret sender planen på høring til kommunene og de tillitsvalgte.", ["de tillitsvalgte", "kommunene"]),
        ("Styret gir Helse Nord RHF løyve til å byggje.", ["helse-nord-rhf"]),
        ("Styret\n\uf0b7 støtter planen\n\uf0b7 ber kommunene om å svare", ["kommunene"]),
        ("Styret sender saka til ungdomsrådet i Helse Nord RHF.", ["ungdomsradet-i-helse-nord-rhf"]),
        ("Styrene i Helse Nord RHF og Helse Sør RHF bes svare.", ["helse-nord-rhf", "helse-sor-rhf"]),
    ],
)
def test_whom_a_point_asks(point: str, addressees: list[str]) -> None:
    assert sorted(objects(minuted(point), "vg:addressee")) == addressees


@pytest.mark.parametrize(
    ("point", "deadline"),
    [
        ("Styret ber om en sak i møtet 3. mai 2024.", "i møtet 3. mai 2024"),
        ("Styret drøfta saka i møtet 3. mai 2024.", None),
        ("Styret ber om ei evaluering våren 2025.", "våren 2025"),
        ("Direktøren bes legge frem en sak før nyttår.", "før nyttår"),
        ("Saka vert utsett til neste møte.", "neste møte"),
        ("Forskriften sendes på høring. Frist: 1. mai 2024.", "1. mai 2024"),
        ("Rådmannen legg fram ei sak i løpet av 2025.", "i løpet av 2025"),
        ("Ordninga gjeld frå 1. mars 2024.", None),
    ],
)
def test_by_when(point: str, deadline: str | None) -> None:
    assert objects(minuted(point), "vg:deadline") == ([deadline] if deadline else [])


@pytest.mark.parametrize(
    ("point", "amount"),
    [
        ("Det løyves kr 1.234.567,- til formålet.", "kr 1.234.567,-"),
        ("Det vert sett av 4,6 mill. kroner.", "4,6 mill. kroner"),
        ("Det settes av 650 000 kr.", "650 000 kr"),
        ("Rammen settes til 12 mnok.", "12 mnok"),
    ],
)
def test_for_how_much(point: str, amount: str) -> None:
    assert objects(minuted(point), "vg:amount") == [amount]


def test_a_deadline_goes_on_below_the_edge_of_a_page() -> None:
    text = minuted("1. Planen er ny.\n2. Styret ber om ei sak i\nSide 2 av 4\nstyremøtet 3. mai 2024.")
    assert list(objects(text, "vg:deadline")) == ["i styremøtet 3. mai 2024"]


def test_what_stands_before_a_phrase_that_is_joined_to_it_is_done_too() -> None:
    assert sorted(objects(minuted("Styret går imot økningen og ber om en ny sak."), "vg:action")) == [
        "be om",
        "gå imot",
    ]
    assert objects(minuted("Skolen bygges om."), "vg:action") == ["bygge om"]


@pytest.mark.parametrize(
    ("point", "deadline"),
    [
        ("Styret ber om at sjukefråværet i klinikken vert tema i styremøtet\n30. oktober 2013.", "30. oktober 2013"),
        ("Styret ber om et møte før utvalget behandler planen 14. juni 2018.", "behandler planen 14. juni 2018"),
        ("Saken legges fram for ny behandling i OSU 15. februar 2019.", "15. februar 2019"),
        ("Styret ber om at status legges fram i junimøtet.", "junimøtet"),
    ],
)
def test_more_deadlines(point: str, deadline: str) -> None:
    assert [found.endswith(deadline) for found in objects(minuted(point), "vg:deadline")] == [True]
