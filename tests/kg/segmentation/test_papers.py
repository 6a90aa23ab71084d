"""Where the letters and attachments of a bundle begin."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from tests.kg.segmentation.making import segments_of

CASE = "Styresak 7-2024 Plan\n\nForslag til vedtak\n1. Styret i Nes HF vedtar planen.\n\n"


def attachments(text: str) -> list[str | None]:
    return [s.get("number") for s in segments_of(text, SegmentKind.ATTACHMENT)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("\fVedlegg 1\n\nTabell over tiltak.\n\fVedlegg 2A: Notat\n\nNotatet er nytt.\n", ["1", "2A"]),
        ("Planen er god.\n\n Vedlegg 3 - Bakgrunn og mål\n\nBakgrunnen er kjent.\n", ["3"]),
        ("\fVedlegg nr. 4\nPrenta tabell.\n", ["4"]),
        ("Vedlegg:\n1. Høringssvar\n2. Notat\n", []),
        ("Vedlegg:\n\nVedlegg 1: Notat\nVedlegg 2: Tabell\n", []),
        ("Vi viser til\nVedlegg 1 som beskriver tiltakene i planen.\n", []),
        ("Vedlegg 1A er lenket opp til nettsidene våre.\n", []),
    ],
)
def test_attachments_begin_with_a_head_of_their_own(text: str, numbers: list[str]) -> None:
    assert attachments(CASE + text) == numbers


LETTER = """{text}Deres ref: 22/414 Vår ref: 24/12
Saksbehandler: Kari Nes

{head}

Vi takker for muligheten til å svare på høringen.
"""


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Høringssvar: Plan for helse", SegmentKind.CONSULTATION_RESPONSE),
        ("Høyringsfråsegn frå Nes sjukehus HF", SegmentKind.CONSULTATION_RESPONSE),
        ("Høringsbrev: Plan for helse", SegmentKind.LETTER),
        ("Høyring - Plan for helse", SegmentKind.LETTER),
    ],
)
@pytest.mark.parametrize("before", ["", CASE + "Vedlegg:\n1. Høringssvar\n2. Høringsbrev\n\n\f"])
def test_letters_begin_at_their_references(head: str, kind: SegmentKind, before: str) -> None:
    text = LETTER.format(text=before, head=head)
    (found,) = segments_of(text, SegmentKind.CONSULTATION_RESPONSE, SegmentKind.LETTER)
    assert (found.kind, found.get("title")) == (kind, head)
    assert found.span.start == text.index("Deres ref")


@pytest.mark.parametrize(
    "text",
    [
        CASE + "Bakgrunn\nMange har svart på saken i løpet av våren.\nHøringssvar fra kommunene er positive.\n",
        CASE + "Vedlegg:\nHøringsbrev\nHøringssvar\n",
    ],
)
def test_running_text_and_lists_open_no_letter(text: str) -> None:
    assert segments_of(text, SegmentKind.CONSULTATION_RESPONSE, SegmentKind.LETTER) == []
