"""What is proposed and decided in a matter that several bodies treat in turn: to whom, and in which case."""

from __future__ import annotations

import pytest

from kg.model import Document, SegmentKind
from kg.segmentation import read_layout, segment
from tests.kg.segmentation.test_turns import PAPER, cases

MINUTED_BELOW = """
Handsaming i Formannskapet 05.03.2024, sak 9/24:
Ingen merknader.

Tilråding frå Formannskapet:
Kommunestyret vedtar planen.
"""


@pytest.mark.parametrize(("below", "case"), [("", "14/24"), (MINUTED_BELOW, "9/24")])
def test_a_proposal_is_made_to_the_first_body_where_that_is_minuted_below(below: str, case: str) -> None:
    document = Document("p.txt", PAPER + below, "0" * 64, "text/plain")
    found = [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.DECISION]
    assert [s.get("case") for s in found if s.get("status") == "proposed"] == [case]


OF_ANOTHER = """GRANVIK KOMMUNE
MØTEBOK
FORMANNSKAPET
Dato: 21. mars 2024

Sak 9/24
NY PLAN FOR LEGEVAKTA

INNSTILLING FRÅ RÅDMANNEN
1. Planen vert vedteken.

INNSTILLING FRÅ HELSE- OG SOSIALUTVALET I MØTE 05.03.2024, SAK 4/24
1. Planen vert vedteken.
2. Planen vert rullert i 2026.

VEDTAK I FORMANNSKAPET
1. Planen vert vedteken.
"""


def test_a_heading_in_capitals_tells_which_body_recommended_in_which_case() -> None:
    document = Document("p.txt", OF_ANOTHER, "0" * 64, "text/plain")
    found = [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.DECISION]
    assert [(s.get("case"), s.get("status"), s.get("body")) for s in found] == [
        ("9/24", "proposed", "Formannskapet i Granvik kommune"),
        ("4/24", "adopted", "Helse- og sosialutvalet i Granvik kommune"),
        ("9/24", "adopted", "Formannskapet i Granvik kommune"),
    ]


MINUTED = """GRANVIK KOMMUNE

SAKSFRAMLEGG

Løpenr.: 24/5220

Saksnr.: Utval Møtedato
27/24 Formannskapet 04.05.2024
33/24 Kommunestyret 18.05.2024

Ny kai på Neset

Rådmannen si tilråding:
1. Kaia blir bygd.

FORMANNSKAPET 04.05.2024 - SAK 27/24

Behandling:
Kari Nes orienterte.

Tilråding til kommunestyret:
1. Kaia blir bygd.

KOMMUNESTYRET 18.05.2024 - SAK 33/24

Vedtak:
1. Kaia blir bygd i stål.
"""


def test_the_number_of_a_turn_may_stand_behind_a_dash() -> None:
    read = [(s.get("number"), s.get("title")) for s in cases(MINUTED) if s.get("style") == "minutes"]
    assert read == [("27/24", "Ny kai på Neset"), ("33/24", "Ny kai på Neset")]


COUNCIL = """GRANVIK KOMMUNE

MØTEBOK

Utvalg: Kommunestyret
Møtedato: 17.06.2024

Sak 42/24

NY KAI PÅ NESET

Saksnr.: Utvalg Møtedato
23/24 Formannskapet 01.06.2024
42/24 Kommunestyret 17.06.2024

Rådmannens innstilling:
1. Kaia bygges.

Behandling i Formannskapet 01.06.2024:
Kari Nes orienterte.

Formannskapets innstilling til kommunestyret:
1. Kaia bygges i stål.

Vedtak:
1. Kaia bygges i stål.

Sak 43/24

NY FERGE

Saksnr.: Utvalg Møtedato
58/24 Formannskapet 01.06.2024
43/24 Kommunestyret 17.06.2024

Rådmannens innstilling:
Ferga kjøpes.

Behandling i Formannskapet 01.06.2024:
Innstillingen ble vedtatt.

Formannskapets innstilling:
Ferga kjøpes.

Behandling i Kommunestyret 17.06.2024:
Innstillingen ble vedtatt.

Vedtak:
Ferga kjøpes.
"""


def test_what_stands_above_the_first_turn_was_proposed_to_its_body() -> None:
    document = Document("p.txt", COUNCIL, "0" * 64, "text/plain")
    found = [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.DECISION]
    assert [(s.get("case"), s.get("status")) for s in found][:2] == [("23/24", "proposed"), ("23/24", "adopted")]
    assert ("58/24", "proposed") in {(s.get("case"), s.get("status")) for s in found}


def test_the_turns_of_a_matter_end_where_the_table_of_the_next_one_stands() -> None:
    begun = [s for s in cases(COUNCIL) if s.span.of(COUNCIL).startswith("Behandling i Kommunestyret")]
    assert [s.get("number") for s in begun] == ["43/24"]
