"""Publications as files: whole or not there, the same for the same graph, and not more of them than are to stay."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import locking
from kg.config import Config
from kg.dumps import NQUADS, TRIG, Dumps
from kg.errors import NotReadyError, StoreError, UnknownEntityError
from kg.ordering import ordered
from kg.store import Store
from kg.workspace import Workspace
from tests.kg import papers

REGISTER = """@prefix e: <http://e.example/> .
e:a e:b [ e:c "x" ], [ e:c "y\\n" ] . [] e:d [ e:e e:a ] .
"""
GRAPH = "http://e.example/register"


def workspace(folder: Path, **settings: int) -> Workspace:
    inbox = folder / "papers"
    inbox.mkdir(parents=True)
    (inbox / papers.BOARD).write_text(papers.BOARD_TEXT, encoding="utf-8")
    (folder / "register.ttl").write_text(REGISTER, encoding="utf-8")
    made = Workspace(Config(data=folder / "data", **settings), analyser=papers.Reader(), resolve=papers.resolve)
    made.ingest([inbox])
    made.load(folder / "register.ttl", GRAPH)
    return made


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    dumps = [workspace(tmp_path / name).make_dump() for name in ("one", "other")]
    for name in (NQUADS, TRIG):
        first, second = (dump.file(name).read_bytes() for dump in dumps)
        assert first == second


def test_the_hash_is_that_of_the_standard(tmp_path: Path) -> None:
    dump = workspace(tmp_path).make_dump()
    lines = gzip.decompress(dump.file(NQUADS).read_bytes()).decode().splitlines(keepends=True)
    dataset = ox.Dataset(ox.parse("".join(lines).encode(), ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert lines == sorted(f"{quad} .\n" for quad in dataset)
    assert any(f"<{GRAPH}>" in line and "_:" in line for line in lines)


def test_dumps_outlive_their_publications_and_the_newest_stay(tmp_path: Path) -> None:
    ours = workspace(tmp_path, keep=1, dumps=2)
    first = ours.make_dump()
    for number in range(2):
        (tmp_path / "register.ttl").write_text(
            f'<http://e.example/a> <http://e.example/b> "{number}" .', encoding="utf-8"
        )
        ours.load(tmp_path / "register.ttl", GRAPH)
        if not number:
            second = ours.make_dump()
            assert ours.dump(first.number).canonical == first.canonical != second.canonical
    third = ours.make_dump()
    assert [dump.number for dump in ours.dumps()] == [third.number, second.number]
    with pytest.raises(UnknownEntityError, match="no dump of publication"):
        ours.dump(first.number)


def test_what_is_not_whole_is_not_there_and_is_made_again(tmp_path: Path) -> None:
    ours = workspace(tmp_path)
    dump = ours.make_dump()
    dump.file(TRIG).write_bytes(b"half")
    assert ours.dumps() == []
    assert ours.make_dump() == dump
    (dump.folder / "dump.json").write_text("{", encoding="utf-8")
    (dump.folder.parent / ".draft").mkdir()
    assert ours.dumps() == []
    assert ours.make_dump() == dump


def test_one_process_makes_dumps_at_a_time(tmp_path: Path) -> None:
    ours = workspace(tmp_path)
    with locking.held(ours.config.data / "dumps" / "lock"), pytest.raises(StoreError, match="is being written by"):
        ours.make_dump()
    assert Dumps(ours.config.data, keep=2).all() == []


def test_who_asks_while_files_are_made_is_told_to_come_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = workspace(tmp_path)
    monkeypatch.setattr("kg.dumping.PATIENCE", 0.0)
    with pytest.raises(NotReadyError) as told:
        ours.dump()
    assert told.value.retry_after > 0
    monkeypatch.setattr("kg.dumping.PATIENCE", 120.0)
    assert ours.dump().number == ours.status().publication


def test_the_log_tells_why_files_could_not_be_made(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ours = workspace(tmp_path)
    (ours.config.data / "dumps").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="could not be made"):
        ours.dump()
    assert "publication 2 cannot be dumped" in capfd.readouterr().err


def test_a_failure_is_not_tried_again_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = workspace(tmp_path)
    (ours.config.data / "dumps").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="could not be made"):
        ours.dump()
    (ours.config.data / "dumps").unlink()
    with pytest.raises(StoreError, match="a moment ago"):
        ours.dump()
    monkeypatch.setattr("kg.dumping.PAUSE", -1.0)
    assert ours.dump().files


def test_while_another_process_makes_them_one_is_told_to_come_again(tmp_path: Path) -> None:
    ours = workspace(tmp_path)
    with locking.held(ours.config.data / "dumps" / "lock"), pytest.raises(NotReadyError):
        ours.dump()
    assert ours.dump().files


def test_a_dump_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = workspace(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Store, "dump", full)
    with pytest.raises(StoreError, match="No space left"):
        ours.make_dump()
    assert [one.name for one in (ours.config.data / "dumps").iterdir()] == ["lock"]


def test_a_number_that_was_dumped_is_never_given_to_another_graph(tmp_path: Path) -> None:
    ours = workspace(tmp_path, dumps=1)
    first = ours.make_dump()
    shutil.rmtree(ours.config.data / "publications")
    (ours.config.data / "CURRENT").unlink()
    again = Workspace(ours.config, analyser=papers.Reader(), resolve=papers.resolve)
    again.load(tmp_path / "register.ttl", f"{GRAPH}/other")
    second = again.make_dump()
    assert second.number > first.number
    assert second.canonical != first.canonical
    assert [dump.number for dump in again.dumps()] == [second.number]


@pytest.mark.parametrize("most", [1, 2, 3, 100])
def test_lines_are_sorted_however_many_are_held(most: int) -> None:
    lines = ["b\n", "å\n", "\U0001f600\n", "a\n", "\uffee\n", "c\n"]
    assert list(ordered(lines, most)) == sorted(lines)
