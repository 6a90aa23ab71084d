"""What is read out of the sample papers is what was last read by a person: `make golden` writes it anew."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from kg import Pipeline
from tests.kg.segmentation.making import paper

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted(path.stem for path in (ROOT / "samples" / "corpus").iterdir())


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_golden", ROOT / "scripts" / "write_golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def now() -> dict[str, str]:
    return {file.stem: text for file, text in script().golden_files()}


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_read_as_before(sample: str) -> None:
    before = (Path(__file__).with_name(f"{sample}.json")).read_text(encoding="utf-8")
    assert now()[sample].splitlines() == before.splitlines(), "read the diff; if it is right, run `make golden`"


def test_there_is_one_golden_file_a_sample() -> None:
    assert sorted(file.stem for file in Path(__file__).parent.glob("*.json")) == sorted(now())


def test_golden_files_are_json_with_every_statement_once_and_in_order() -> None:
    for text in now().values():
        rows = json.loads(text)["statements"]
        assert rows == sorted(rows)
        assert len({tuple(row) for row in rows}) == len(rows)


def test_a_shifted_line_changes_no_golden_file() -> None:
    text = "Protokoll fra styremøte i Nes HF 4. mai 2024\n\nSak 7-2024 Plan\n\nVedtak:\nStyret vedtar planen.\n"
    shifted = text.replace("\n\nSak", "\n\n\nSak")
    one, other = (script().golden(Pipeline().analyse(paper(words))) for words in (text, shifted))
    assert one == other
    assert '"Styret vedtar planen."' in one
