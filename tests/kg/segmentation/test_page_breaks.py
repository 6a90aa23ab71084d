"""Feet and heads of pages in the middle of a sentence or a list."""

from __future__ import annotations

import pytest

from kg.segmentation.page_breaks import between_pages, joined_over
from tests.kg.segmentation.making import words_of

FILL = ["Kaia er ny og båten er gammal."] * 30
HEAD = ["NES KOMMUNE", "Saksprotokoll", "Kommunestyret", "15.06.2017"]


@pytest.mark.parametrize(
    ("lines", "aside"),
    [
        (["Styret ber direktøren om å", "Telefon: 22 00", "Side 2", "Postboks 7", "svare innen mai."], {1, 3}),
        (["c) lån", "Side 1 av 2", "Nes kommune – saksprotokoll", "Kommunestyret 15.06.2017", "6. Båten"], {2, 3}),
        (["Styret vedtar planen.", "Side 2", "Postboks 7", "svare innen mai."], set()),
        (["Styret ber direktøren om å", "Side 2", "Sak 7/20 Båt", "svare innen mai."], set()),
        (
            [
                "Styret ber direktøren om å",
                "2",
                "Planen er lang og har mange ord som fyller hele denne lange linja",
                "ut.",
            ],
            set(),
        ),
    ],
)
def test_what_stands_between_the_parts_of_a_sentence_is_set_aside(lines: list[str], aside: set[int]) -> None:
    paper = [*HEAD, *FILL, *lines]
    pages = [at for at, line in enumerate(paper) if line.startswith("Side") or line.isdigit()]
    assert between_pages(paper, pages) == {len(HEAD) + len(FILL) + at for at in aside}


@pytest.mark.parametrize(
    ("before", "following", "rolled", "joined"),
    [
        (["Rådet anbefaler at hele styret i sykehuset på"], "Nes HF godkjenner kaia.", True, True),
        (["Rådet anbefaler at hele styret i sykehuset på"], "Nes HF godkjenner kaia.", False, False),
        (["Rådet anbefaler at styret i sykehuset på Nes", "skal sende"], "Vik HF en plan.", False, True),
        (["Rådet anbefaler at styret i sykehuset godkjenner."], "Nes HF har en kai.", True, False),
    ],
)
def test_a_sentence_goes_on_over_a_page_with_a_capital(
    before: list[str], following: str, rolled: bool, joined: bool
) -> None:
    assert joined_over(before, following, rolled=rolled) is joined


def test_a_number_far_to_the_right_is_that_of_the_page() -> None:
    fill = "Kaia er ny og båten er gammal.\n\n" * 30
    text = f"{fill}Styret ber direktøren om å skrive\n{' ' * 80}1\n\nPostboks 7\n\nen plan for kaia.\n"
    assert words_of(text)[-1].endswith("Styret ber direktøren om å skrive en plan for kaia.")


def test_a_foot_with_the_page_in_its_middle_is_no_text() -> None:
    foot = "Protokoll frå møte i Nes HF   Side {}   Sign: KB"
    text = f"Styret er samd.\n{foot.format(2)}\n\nKaia er ny.\n{foot.format(3)}\n\nBåten er gammal.\n"
    assert words_of(text) == ["Styret er samd.", "Kaia er ny.", "Båten er gammal."]
