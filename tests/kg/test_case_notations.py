"""Any notation that a person types finds the case: every way of writing x cases of the samples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.config import Config
from kg.workspace import Workspace

SAMPLES = Path(__file__).parents[2] / "samples" / "corpus"
PAPERS = ("04-styremote-2024-09-19-saksdokumenter.txt", "08-nup-2-2024-agenda.txt", "13-styresak-52-2024.docx")
CASES = ((52, 2024, "52-2024"), (43, 2024, "43-2024"), (12, 2024, "12-2024"), (13, 2024, "13/24"))
NOTATIONS: dict[str, Callable[[int, int], str]] = {
    "N-YYYY": lambda number, year: f"{number}-{year}",
    "N/YYYY": lambda number, year: f"{number}/{year}",
    "N-YY": lambda number, year: f"{number}-{year % 100}",
    "N/YY": lambda number, year: f"{number}/{year % 100}",
    "sak N/YYYY": lambda number, year: f"sak {number}/{year}",
    "Styresak N–YYYY": lambda number, year: f"Styresak {number}–{year}",
    "Styresak N – YYYY": lambda number, year: f"Styresak {number} – {year}",
    "saksnr 0N/YYYY": lambda number, year: f"saksnr {number:03}/{year}",
    "saksnr. 0N-YY": lambda number, year: f"saksnr. {number:03}-{year % 100}",
    "sak nr. N-YY": lambda number, year: f"sak nr. {number}-{year % 100}",
    "Saka N/YY": lambda number, year: f"Saka {number}/{year % 100}",
    "PS N/YY": lambda number, year: f"PS {number}/{year % 100}",
    '"sak N-YYYY"': lambda number, year: f'"sak {number}-{year}"',
}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Three of the samples, read as anybody would read them in."""
    workspace = Workspace(Config(data=tmp_path_factory.mktemp("data")))
    workspace.ingest([SAMPLES / name for name in PAPERS])
    return workspace


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize(("number", "year", "normal"), CASES)
def test_a_case_is_found_by_any_notation(
    samples: Workspace, notation: str, number: int, year: int, normal: str
) -> None:
    plain = samples.search(f"{number}-{year}").results
    found = samples.search(NOTATIONS[notation](number, year)).results
    assert found.total == plain.total
    assert normal in {hit.stored["case"]["number"] for hit in found.hits if isinstance(hit.stored["case"], dict)}


def test_words_behind_a_number_and_words_without_one_are_wanted(samples: Workspace) -> None:
    assert samples.search("sak 52-2024 prøvesvar").results.note is None
    assert samples.search("sak 52-2024 kvantesprang").results.note == "some-words"
    assert samples.search("sak").results.total > 0


@pytest.mark.parametrize("typed", ["13/24", "13-2024", "sak 13/24", "styresak 013-24"])
def test_a_number_that_two_bodies_have_is_traced_for_both(samples: Workspace, typed: str) -> None:
    found = samples.trace(typed).entities
    assert {thing.iri.rsplit("/", 1)[1] for thing in found} == {"13-24", "13-2024"}
