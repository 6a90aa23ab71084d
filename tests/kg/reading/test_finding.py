"""Which files of a folder are papers, and under what names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import NothingToIngestError, ReadingError
from kg.reading import SUPPORTED, find


def fill(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def names_in(*paths: Path) -> list[str]:
    return [name for _, name in find(paths)]


def test_the_kinds_of_files() -> None:
    assert SUPPORTED == (".docx", ".htm", ".html", ".pdf", ".txt")


def test_a_folder_is_searched_to_the_bottom_in_sorted_order(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a/z.PDF", "a/æ/c.docx", "a.html", "a/b.htm")
    found = find([tmp_path])
    assert [name for _, name in found] == sorted(["b.txt", "a/z.PDF", "a/æ/c.docx", "a.html", "a/b.htm"])
    assert all(path == tmp_path / name for path, name in found)


def test_hidden_files_and_other_kinds_are_left_out(tmp_path: Path) -> None:
    fill(
        tmp_path,
        "sak.txt",
        ".skjult.txt",
        ".git/x.txt",
        "a/.b/c.txt",
        "~$sak.docx",
        "bilde.png",
        "txt",
        "x.txt.bak",
    )
    assert names_in(tmp_path) == ["sak.txt"]


def test_a_folder_that_lies_in_a_hidden_one_is_searched(tmp_path: Path) -> None:
    fill(tmp_path, ".lager/papirer/sak.txt")
    assert names_in(tmp_path / ".lager" / "papirer") == ["sak.txt"]


def test_a_file_that_is_named_is_taken_whatever_its_suffix(tmp_path: Path) -> None:
    fill(tmp_path, "a/sak.referat", "a/.sak.txt")
    assert names_in(tmp_path / "a" / "sak.referat", tmp_path / "a" / ".sak.txt") == [
        "sak.referat",
        ".sak.txt",
    ]


def test_a_folder_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, "arkiv.txt/sak.txt")
    assert names_in(tmp_path) == ["arkiv.txt/sak.txt"]


def test_links_out_of_the_folder_and_to_folders_are_not_followed(tmp_path: Path) -> None:
    fill(tmp_path, "ute/hemmelig.txt", "inne/.lager/1.txt", "inne/under/sak.txt")
    (tmp_path / "inne" / "ut.txt").symlink_to(tmp_path / "ute" / "hemmelig.txt")
    (tmp_path / "inne" / "utmappe").symlink_to(tmp_path / "ute")
    (tmp_path / "inne" / "runde").symlink_to(tmp_path / "inne")
    (tmp_path / "inne" / "død.txt").symlink_to(tmp_path / "inne" / "borte.txt")
    (tmp_path / "inne" / "inn.txt").symlink_to(tmp_path / "inne" / ".lager" / "1.txt")
    assert names_in(tmp_path / "inne") == ["inn.txt", "under/sak.txt"]


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    fill(tmp_path, "ute/sak.txt")
    (tmp_path / "lenke").symlink_to(tmp_path / "ute")
    assert names_in(tmp_path / "lenke") == ["sak.txt"]


def test_what_is_named_twice_counts_once(tmp_path: Path) -> None:
    fill(tmp_path, "a/sak.txt")
    assert names_in(tmp_path, tmp_path / "a" / "sak.txt", tmp_path) == ["a/sak.txt"]


def test_two_files_never_share_a_name(tmp_path: Path) -> None:
    fill(tmp_path, "a/sak.txt", "b/sak.txt")
    with pytest.raises(ReadingError, match=r"both would be called sak\.txt; rename one, or give the folder above"):
        find([tmp_path / "a", tmp_path / "b"])
    assert names_in(tmp_path) == ["a/sak.txt", "b/sak.txt"]


def test_names_are_composed_and_printable(tmp_path: Path) -> None:
    fill(tmp_path, "a\u030apning.txt")
    with open(os.fsencode(tmp_path) + b"/m\xf8te.txt", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("x")
    assert names_in(tmp_path) == ["m\ufffdte.txt", "åpning.txt"]


@pytest.mark.parametrize("name", ["", "tom", "bilder"])
def test_nothing_to_ingest_names_paths_and_kinds(tmp_path: Path, name: str) -> None:
    (tmp_path / "tom").mkdir()
    fill(tmp_path, "bilder/a.png")
    paths = [tmp_path / name] if name else []
    with pytest.raises(NothingToIngestError) as caught:
        find(paths)
    assert all(suffix in str(caught.value) for suffix in SUPPORTED)
    assert all(str(path) in str(caught.value) for path in paths)


@pytest.mark.parametrize("name", ["borte.txt", "x" * 3000, "a\x00b", "linje\nskift"])
def test_a_path_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadingError, match=r": (does not exist|cannot be opened); check") as caught:
        find([tmp_path / name])
    assert name.replace("\n", " ") in str(caught.value)
    assert "\n" not in str(caught.value)
