"""Lists of cases with what is proposed, or was decided, in each."""

from __future__ import annotations

from kg.model import SegmentKind
from tests.kg.segmentation.making import segments_of, told

NAMES = ("case", "status")
HEAD = "Styremøte i Nes HF\nDato: 7. oktober 2022\n\n"


def found(text: str) -> list[tuple[str | None, ...]]:
    return [told(s, *NAMES) for s in segments_of(HEAD + text, SegmentKind.DECISION)]


def test_rows_below_their_heading_are_proposals() -> None:
    rows = "033/21   Styret godkjenner kaia.\n034/21   1. Styret vedtek planen.\n2. Det hastar.\n"
    text = f"Framlegg til vedtak i sakene\n\n{rows}"
    assert found(text) == [("33/21", "proposed"), ("34/21", "proposed")]


def test_rows_without_such_a_heading_are_none() -> None:
    assert found("Om kaia\n\n033/21   Styret godkjenner kaia.\n") == []


def test_rows_in_cells_have_their_points_below_the_number() -> None:
    text = (
        "Restanseliste\n\nSaksnr.\nTittel\n67-2020\nNy kai\nPkt. 3: Styret ber direktøren bygge kaia.\nLeder\n"
        "14-2021\nBåten\nPkt. 2: Direktøren gis fullmakt til å selge.\nPkt. 4: Styret skal ha en rapport.\nLøpende\n"
    )
    assert found(text) == [("67-2020", "adopted"), ("14-2021", "adopted")]
