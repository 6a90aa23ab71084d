"""A publication is whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.publication import Manifest, Publications, Published
from kg.store import Store
from search import Index

MANIFEST = Manifest("http://e.example/", "bygg", {"a.txt": Published("http://e.example/a", "a.json", "s")}, {"g": "d"})


def publish(publications: Publications, *, of_current: bool = True) -> int:
    draft = publications.draft(of=publications.current() if of_current else None)
    if not draft.index.exists():
        Store.writing(draft.store).flush()
        Index.create(draft.index).close()
    return publications.publish(draft, MANIFEST).number


def numbers(data: Path) -> list[str]:
    return sorted(folder.name for folder in (data / "publications").iterdir())


def test_a_manifest_comes_back_as_it_was() -> None:
    assert Manifest.loads(MANIFEST.dumps()) == MANIFEST


def test_there_is_no_publication_before_the_first(tmp_path: Path) -> None:
    publications = Publications(tmp_path, keep=2)
    assert publications.current() is None
    assert publish(publications) == 1
    current = publications.current()
    assert current is not None
    assert (current.number, current.manifest) == (1, MANIFEST)


def test_a_draft_that_is_left_is_seen_by_nobody_and_swept_by_the_next(tmp_path: Path) -> None:
    publications = Publications(tmp_path, keep=2)
    publish(publications)
    publications.draft(of=publications.current())
    assert publications.number() == 1
    assert numbers(tmp_path) == ["1", "2.draft"]
    assert publish(publications) == 2
    assert numbers(tmp_path) == ["1", "2"]


def test_a_run_that_dies_before_the_pointer_moves_leaves_the_last_publication(tmp_path: Path) -> None:
    publications = Publications(tmp_path, keep=2)
    publish(publications)
    publish(publications)
    (tmp_path / "CURRENT").write_text("1\n", encoding="ascii")
    assert publications.number() == 1
    assert publish(publications) == 2
    assert numbers(tmp_path) == ["1", "2"]
    assert publications.analyses() == {"a.json"}


def test_only_the_last_ones_are_kept(tmp_path: Path) -> None:
    publications = Publications(tmp_path, keep=2)
    for _ in range(4):
        publish(publications)
    assert numbers(tmp_path) == ["3", "4"]


@pytest.mark.parametrize("written", ["", "to", "7"])
def test_a_damaged_pointer_is_named(tmp_path: Path, written: str) -> None:
    publications = Publications(tmp_path, keep=2)
    publish(publications)
    (tmp_path / "CURRENT").write_text(written, encoding="ascii")
    with pytest.raises(StoreError, match="ingest again"):
        publications.current()
