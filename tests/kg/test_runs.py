"""What a run did is recorded, and a file that could not be used stays in the list until it can or is removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError, UnknownEntityError
from kg.workspace import Workspace


def test_a_rejected_file_is_told_until_it_can_be_read(workspace: Workspace, folder: Path) -> None:
    assert workspace.runs().fates == {"added": 2, "updated": 0, "unchanged": 0, "rejected": 0}
    (folder / "tom.txt").write_text(" \n", encoding="utf-8")
    workspace.ingest([folder])
    told = workspace.runs()
    assert [one.source for one in told.rejected] == ["tom.txt"]
    assert told.rejected[0].reason
    assert told.fates["rejected"] == 1
    assert told.ended
    workspace.ingest([folder / "board.txt"])
    assert [one.source for one in workspace.runs().rejected] == ["tom.txt"]
    (folder / "tom.txt").write_bytes((folder / "board.txt").read_bytes())
    workspace.ingest([folder])
    assert workspace.runs().rejected == ()


def test_a_rejected_file_may_be_removed_from_the_list(workspace: Workspace, folder: Path) -> None:
    (folder / "tom.txt").write_text(" \n", encoding="utf-8")
    workspace.ingest([folder])
    with pytest.raises(UnknownEntityError):
        workspace.remove(["tomt.txt"])
    workspace.remove(["tom.txt"])
    assert workspace.runs().rejected == ()
    assert workspace.status().documents == 2


def test_a_damaged_record_says_what_to_do(workspace: Workspace) -> None:
    (workspace.config.data / "runs.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="delete it and ingest again"):
        workspace.runs()
