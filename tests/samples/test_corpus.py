"""The sample papers are ours, are what the README says, and come out of their sources byte for byte."""

from __future__ import annotations

import filecmp
import importlib.util
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from tests.samples.texts import CORPUS, PAPERS, ROOT, SAMPLES, SHARED, raw_text, words


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_samples", ROOT / "scripts" / "build_samples.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_all_formats_and_both_languages_are_there() -> None:
    formats = Counter(path.suffix for path in PAPERS)
    assert set(formats) == {".txt", ".html", ".docx", ".pdf"}
    assert min(formats.values()) >= 2
    assert 12 <= len(PAPERS) <= 14


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_every_paper_says_that_it_is_invented(path: Path) -> None:
    assert re.search(r"Oppdikt(et eksempel|a døme) laga?(et)? for Vedtaksgraf", raw_text(path))


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_every_paper_has_its_line_in_the_readme(path: Path) -> None:
    assert f"`{path.name}`" in (SAMPLES / "README.md").read_text(encoding="utf-8")


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    builder = _builder()
    for run in ("one", "two"):
        builder.build(SAMPLES, tmp_path / run)
    built = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.*")]
    assert len(built) >= 8
    for path in built:
        assert filecmp.cmp(tmp_path / "one" / path, tmp_path / "two" / path, shallow=False), path


def test_committed_papers_are_what_the_sources_give(tmp_path: Path) -> None:
    for built in _builder().build(SAMPLES, tmp_path):
        committed = SAMPLES / built.relative_to(tmp_path)
        if built.suffix == ".docx":
            assert _members(built) == _members(committed), committed
        else:
            assert built.read_bytes() == committed.read_bytes(), committed


def _members(path: Path) -> dict[str, bytes]:
    """What is in the archive; the packing itself may differ between versions of zlib."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_four_formats_of_one_paper_carry_the_same_words() -> None:
    texts = {path.suffix: words(raw_text(path)) for path in (SAMPLES / "formats").iterdir()}
    assert set(texts) == {".txt", ".html", ".docx", ".pdf"}
    assert len(set(texts.values())) == 1


def test_a_pdf_has_pages_furniture_footnotes_and_divided_words() -> None:
    text = raw_text(CORPUS / "01-regional-strategi-2024-2028.pdf")
    assert "Side 2 av " in text
    assert text.count("Regional strategi for sammenhengende helsetjenester 2024–2028\n") >= 8
    assert "kunnskapsgrunnlag1 som" in text
    assert re.search(r"helse(\ufffe|-\n)tjenester", text)


@pytest.mark.shared
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_no_sentence_is_taken_from_the_real_papers(path: Path) -> None:
    real = sorted((SHARED / "corpus").glob("*.txt")) if SHARED.exists() else []
    if not real:
        pytest.skip("../shared/corpus is not there: the samples were not compared with real papers")
    known = set[tuple[str, ...]]()
    for other in real:
        known |= _runs(words(other.read_text(encoding="utf-8")))
    assert not _runs(words(raw_text(path))) & known


def _runs(text: str, length: int = 14) -> set[tuple[str, ...]]:
    """Every run of `length` words."""
    tokens = re.findall(r"[a-zæøå]+", text.lower())
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}
