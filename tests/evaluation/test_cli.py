"""`python -m evaluation` over one real paper, from file to exit status."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluation.__main__ import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PAPER = "07-havnes-styremote-2024-04-18-motebok"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A samples folder with one paper in it."""
    for name in (f"corpus/{PAPER}.txt", f"gold/{PAPER}.json"):
        target = tmp_path / "samples" / name
        target.parent.mkdir(parents=True)
        shutil.copy(SAMPLES / name, target)
    return tmp_path / "samples"


def test_figures_are_written_and_held_to_their_floors(small: Path, tmp_path: Path) -> None:
    page, floors = tmp_path / "quality.md", tmp_path / "floors.toml"
    floors.write_text("[samples]\ncases = 0.1\n", encoding="utf-8")
    arguments = ["--samples", str(small), "--write", str(page), "--check", "--floors", str(floors)]
    kept = CliRunner().invoke(main, arguments)
    assert kept.exit_code == 0, kept.output
    assert "| cases | 5 |" in page.read_text(encoding="utf-8")
    floors.write_text("[samples]\nmrr = 1.5\n", encoding="utf-8")
    dropped = CliRunner().invoke(main, [*arguments, "--errors"])
    assert dropped.exit_code == 1
    assert "samples mrr: " in dropped.stderr
    assert "is below the floor 1.500" in dropped.stderr


def test_an_unknown_floor_is_a_one_line_error(small: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text("[samples]\nnothing = 0.5\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["--samples", str(small), "--check", "--floors", str(floors)])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: samples: no figure is called nothing")


def test_a_folder_that_is_not_there_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["--samples", "no-such-folder"]).exit_code == 2
