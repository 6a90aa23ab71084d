"""A matter that several bodies treat in turn: each turn is a case of its own body and date, with the shared title."""

from __future__ import annotations

import pytest

from kg.model import Document, Segment, SegmentKind
from kg.segmentation import read_layout, segment

PROTOCOL = """Granvik kommune                          Arkivsak: 24/311

SAKSPROTOKOLL

Saksnr      Utval                      Møtedato
9/24        Formannskapet              05.03.2024
14/24       Kommunestyret              21.03.2024

Ny plan for legevakta

Formannskapet 05.03.2024 sak 9/24

Vedtak:
Formannskapet rår kommunestyret til å vedta planen.

Kommunestyret 21.03.2024 sak 14/24

Vedtak:
1. Kommunestyret vedtek planen.
2. Kommunestyret ber om ei orientering innan 1. oktober 2024.
"""

PAPER = """GRANVIK KOMMUNE

MØTEINNKALLING

Utvalg:     Kommunestyret
Møtested:   Rådhuset
Møtedato:   21.03.2024

PS 14/24 Ny plan for legevakta

Saksnr.:   Utvalg                Møtedato
9/24       Formannskapet         05.03.2024
14/24      Kommunestyret         21.03.2024

Kommunedirektørens innstilling:
Kommunestyret vedtar planen.
"""


def cases(text: str) -> list[Segment]:
    document = Document("p.txt", text, "0" * 64, "text/plain")
    return [s for s in segment(document, read_layout(document)) if s.kind is SegmentKind.CASE]


def test_a_protocol_of_two_bodies_holds_two_minuted_cases() -> None:
    read = [
        (s.get("number"), s.get("body"), s.get("meeting-date"), s.get("title"), s.get("style")) for s in cases(PROTOCOL)
    ]
    assert read == [
        ("9/24", "Formannskapet i Granvik kommune", "2024-03-05", "Ny plan for legevakta", "minutes"),
        ("14/24", "Kommunestyret i Granvik kommune", "2024-03-21", "Ny plan for legevakta", "minutes"),
    ]


@pytest.mark.parametrize("number", ["9/24", "14/24"])
def test_a_paper_that_lists_the_turns_gives_each_body_its_case(number: str) -> None:
    listed = [s for s in cases(PAPER) if s.get("style") == "turn" and s.get("number") == number]
    assert [s.get("title") for s in listed] == ["Ny plan for legevakta"]
    assert [s.get("treated") for s in listed] == ["no"]


def test_rows_of_turns_are_no_heads_of_cases() -> None:
    assert [s.get("style") for s in cases(PAPER)] == ["paper", "turn", "turn"]
