"""Decisions that sentences cite, with the case and the body that they name."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from kg.segmentation.cited import cites, citing
from kg.segmentation.decisions import find_decisions
from tests.kg.segmentation.making import layout_of, segments_of, told

BOARD = (
    "Styremøte i Nes HF\nDato: 7. oktober 2022\n\nStyresak 134-2022 Omstilling\n\nBakgrunn\n{}\n\nVurdering\nTekst.\n"
)


def cited(text: str) -> list[list[str]]:
    """The words of the points of each decision that is found in `text`."""
    return [[" ".join(b.words for b in p.blocks) for p in d.points] for d in find_decisions(layout_of(text))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Styret i Vik HF vedtok i sak 88/15 «Plan for kaia» desse prinsippa:",
        "Styret i Vik HF vedtok 8. mars 2018 i sak 026/18 Regional plan for kaia 2018–2023:",
        "I sak 71-2018 var vedtaket:",
        "Vedtaket i saka lyder slik:",
        "Slik vart saka avgjord i kommunestyret:",
        "Fagrådet for drift 41-23, 22.08.2023:",
        "Helse Nes HF (styresak 28/03):",
        "Vedtak i kommunestyret 13. mars 2024, sak 14/24:",
    ],
)
def test_a_sentence_that_names_a_case_or_a_date_cites_what_was_decided(sentence: str) -> None:
    assert cites(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Styret drøftet kaia i sak 3/18:",
        "Kari Nes viste til vedtaket i sak 61/17 og satte fram dette forslaget:",
        "Rådet behandlet planen 4. mai 2020, sak 3/20, og uttalte:",
        "Helse Nes HF: Ingen merknader.",
        "Styret mener:",
    ],
)
def test_other_sentences_cite_nothing(sentence: str) -> None:
    assert not cites(sentence)


def test_long_lines_of_colons_take_no_time() -> None:
    assert list(citing("sak 1/20 vedtak: " * 20_000))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Styret vedtok i sak 38-2024, 25. april 2024: «Styret ber om kaia.»\n", [["Styret ber om kaia."]]),
        ("Tinget vedtok i sak 58/25:\n«1. Kaia bygges.\n2. Båten selges.»\n", [["Kaia bygges.", "Båten selges."]]),
        ("Rådet handsama planen 5. mai 2020 (sak 7/20):\n1. Rådet ber om kaia.\n2. Båten vert seld.\n", None),
        ("Nemnda har i sak 19/10 vedteke å «vurdere talet på kaier på nytt».\n", [["vurdere talet på kaier på nytt"]]),
        ("Nes HF (styresak 28/03): Styret vil ha kaia. Vik HF (styresak 3/03): Saka vart teken til vitande.\n", None),
        ("Eldrerådet ga i sak 3/20 råd om kaia: Eldrerådet anbefaler at kaia bygges.\n", None),
    ],
)
def test_the_words_of_a_cited_decision_are_its_points(text: str, points: list[list[str]] | None) -> None:
    found = cited(text)
    assert found
    assert points is None or found == points


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Styret i Vik HF vedtok i sak 9-2022, 4. mai 2022: «Styret ber om svar.»",
            ("9-2022", "Vik HF", "2022-05-04", "adopted"),
        ),
        (
            "Styret i Vik HF behandlet saken som sak 9-2022. Vedtaket lyder:\n\n1. Kaia bygges.\n2. Båten selges.",
            ("9-2022", "Vik HF", None, "adopted"),
        ),
        (
            "Styret i Vik HF handsama kaia i sak 9-2022 (oppfølging av sak 4-2021). Styret gjorde slikt vedtak:\n"
            "1. Kaia vert bygd.",
            ("9-2022", "Vik HF", None, "adopted"),
        ),
    ],
)
def test_a_cited_decision_has_the_case_and_body_of_its_sentence(text: str, found: tuple[str | None, ...]) -> None:
    decisions = segments_of(BOARD.format(text), SegmentKind.DECISION)
    assert found in [told(decision, "case", "body", "date", "status") for decision in decisions]
