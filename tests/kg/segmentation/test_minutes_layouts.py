"""One board's minutes laid out in every way that minutes lay out their cases: the facts stay the same."""

from __future__ import annotations

import pytest

from kg.model import Segment, SegmentKind
from tests.kg.segmentation.making import cases_of, layout_of, segments_of

HEAD = """Nes sykehus HF

{}

Til stede:
Kari Nes, styreleder
Ola Li

"""
TITLES = ("Ny kai for ambulansebåt", "Status for pasientreiser")
NUMBERS = ("12/2024", "13/2024")
DECIDED = ("Kaia bygges i 2025.", "Styret tar saken til orientering.")
HEADS = {
    "number and title": "Sak {number} {title}\n\n",
    "letter behind the number": "Sak {number} V: {title}\n\n",
    "number, title below": "Styresak {number}\n{title}\n\n",
    "title, number below": "{title}\nSak nr. {number} V\n\n",
    "labels beside": "Saksnr.: {number}\nTittel: {title}\nAnsvarlig saksbehandler: Per Vik\n\n",
    "labels above": "Sak:\nTittel:\n{number}\n{title}\nSaksbehandler: Per Vik\n\n",
    "title above labels": "{title}\nSaksnr: {number}\nArkivsak: 24/311\n\n",
    "archive number between": "Sak {number}  2024/311  {title}\n\n",
    "bullet": "• Sak {number}: {title}\n\n",
}
BODIES = {
    "heading": "Vedtak:\n{decided}\n\n",
    "heading with the vote": "Vedtak – enstemmig:\n{decided}\n\n",
    "sentence": "Styret fattet følgende vedtak:\n{decided}\n\n",
    "behind a recommendation": "Behandling:\nSaken ble drøftet.\n\nInnstilling:\nNoe annet.\n\nVedtak:\n{decided}\n\n",
    "mark on a line of its own": "Vedtak:\n1.\n{decided}\n2.\nSaken er avsluttet.\n\n",
    "points with a word": "Vedtak:\nPunkt 1: {decided}\nPunkt 2: Saken er avsluttet.\n\n",
}
CALLED = [
    "Protokoll – Styret i Nes sykehus HF – 3. mai 2024",
    "Møteprotokoll\n\nOrgan: Styret i Nes sykehus HF\nDato: 03.05.2024",
    "PROTOKOLL\nSTYRET I NES SYKEHUS HF\n3. mai 2024",
    "Protokoll\n\nDet ble avholdt møte i styret i Nes sykehus HF 3.\nmai 2024 kl. 10.00 på Nes.",
]


def minutes(called: str, head: str, body: str) -> str:
    cases = zip(NUMBERS, TITLES, DECIDED, strict=True)
    return HEAD.format(called) + "".join(
        head.format(number=number, title=title) + body.format(decided=decided) for number, title, decided in cases
    )


def adopted(text: str) -> list[tuple[str | None, str]]:
    layout = layout_of(text)
    found = [s for s in segments_of(text) if s.kind is SegmentKind.DECISION and s.get("status") == "adopted"]
    return [(one.get("case"), layout.read(one.span)) for one in found]


def meeting(text: str) -> Segment:
    return next(s for s in segments_of(text) if s.kind is SegmentKind.MEETING)


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_cases_and_decisions_in_every_layout(head: str, body: str) -> None:
    text = minutes(CALLED[0], head, body)
    assert {title for _, title in cases_of(text, "number", "title")} == set(TITLES)
    decisions = adopted(text)
    assert len(decisions) == len(DECIDED)
    assert all(words in said for words, (_, said) in zip(DECIDED, decisions, strict=True))


@pytest.mark.parametrize("called", CALLED)
def test_the_paper_is_known_for_minutes_with_their_day(called: str) -> None:
    found = meeting(minutes(called, HEADS["number and title"], BODIES["heading"]))
    assert (found.get("kind"), found.get("date"), found.get("body")) == ("minutes", "2024-05-03", "Nes sykehus HF")
