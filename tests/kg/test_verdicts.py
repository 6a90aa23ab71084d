"""Verdicts are lines of a file that people read, change and take back."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import JudgementError, UnknownEntityError
from kg.model import Ref
from kg.resolution import Judgement, Verdict
from kg.verdicts import FILE, Line, Verdicts
from kg.workspace import Workspace
from tests.conftest import MakeWorkspace

KYST, LAG = Ref("organisation", ("helse-kyst",)), Ref("organisation", ("kystlaget",))
SAME = Line(Judgement(KYST, LAG, Verdict.SAME), "as in the minutes")


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    Verdicts(tmp_path).put([SAME])
    assert Verdicts(tmp_path).lines() == [SAME]
    assert Verdicts(tmp_path).all() == (SAME.judgement,)


def test_nothing_is_said_where_there_is_no_file(tmp_path: Path) -> None:
    assert Verdicts(tmp_path).all() == ()


def test_remarks_and_blank_lines_that_people_wrote_stay(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("# ours\n\nunsure\tperson/kari-moe\tperson/kari-lie\n", encoding="utf-8")
    Verdicts(tmp_path).put([SAME])
    assert (tmp_path / FILE).read_text(encoding="utf-8").splitlines() == [
        "# ours",
        "",
        "unsure\tperson/kari-moe\tperson/kari-lie",
        "same\torganisation/helse-kyst\torganisation/kystlaget\tas in the minutes",
    ]


def test_a_new_verdict_replaces_what_was_said_of_the_pair_in_any_order(tmp_path: Path) -> None:
    verdicts = Verdicts(tmp_path)
    verdicts.put([SAME])
    verdicts.put([Line(Judgement(LAG, KYST, Verdict.DIFFERENT))])
    assert [line.judgement.verdict for line in verdicts.lines()] == [Verdict.DIFFERENT]
    verdicts.put([], without=[frozenset((KYST, LAG))])
    assert verdicts.lines() == []


@pytest.mark.parametrize(
    "row",
    [
        "alike\torganisation/a\torganisation/b",
        "same\torganisation/a",
        "same\tcase/a\tcase/b",
        "same\torganisation/a\tperson/b",
        "same\tperson/a\tperson/a",
    ],
)
def test_a_line_that_cannot_be_read_is_told_with_its_number(tmp_path: Path, row: str) -> None:
    (tmp_path / FILE).write_text(f"# ours\n{row}\n", encoding="utf-8")
    with pytest.raises(JudgementError, match="line 2") as error:
        Verdicts(tmp_path).all()
    assert "same, different or unsure" in str(error.value)


BOARD = """Protokoll fra styremøte i Helse Kyst RHF

Møtedato: 3. april 2025
Til stede: Kari Anne Moe (leder), Per Lunde (Norsk kystlag)

Sak 4/25 Nye båter

Vedtak:
Styret tar saken til orientering.
"""


@pytest.fixture
def read_in(make_workspace: MakeWorkspace, tmp_path: Path) -> Workspace:
    """A workspace over two minutes in which one person goes by two names."""
    (tmp_path / "a.txt").write_text(BOARD, encoding="utf-8")
    later = BOARD.replace("3. april", "5. mai").replace("4/25", "9/25").replace("Kari Anne Moe", "Kari Moe")
    (tmp_path / "b.txt").write_text(later, encoding="utf-8")
    made = make_workspace(analyser=None, resolve=None)
    made.ingest([tmp_path / "a.txt", tmp_path / "b.txt"])
    return made


def people(workspace: Workspace) -> list[str]:
    rows = workspace.query("SELECT DISTINCT ?p WHERE { ?p a vg:Person } ORDER BY ?p", format="csv").body.decode()
    return [row.rpartition("/")[2] for row in rows.split()[1:]]


def test_a_pair_is_asked_joined_and_parted_again(read_in: Workspace) -> None:
    (pair,) = read_in.candidates()
    assert {pair.left.label, pair.right.label} == {"Kari Moe", "Kari Anne Moe"}
    before = people(read_in)
    assert before == ["kari-anne-moe", "kari-moe", "per-lunde"]
    read_in.judge("Kari Moe", "Kari Anne Moe", "same", "one chair")
    assert len(people(read_in)) == 2
    names = read_in.query("SELECT ?n WHERE { ?p foaf:name|skos:altLabel ?n }", format="csv").body.decode()
    assert {"Kari Moe", "Kari Anne Moe"} <= set(names.split("\r\n"))
    assert read_in.check().faults == ()
    assert read_in.candidates() == []
    assert [line.remark for line in read_in.judgements()] == ["one chair"]
    read_in.judge("person/kari-moe", "person/kari-anne-moe", None)
    assert people(read_in) == before
    assert read_in.judgements() == []


@pytest.mark.parametrize(
    ("left", "right", "hint"),
    [
        ("Kari Moa", "Per Lunde", "Kari Moe"),
        ("Kari Moe", "person/kari-moe", "two entities"),
        ("Kari Moe", "Helse Kyst RHF", "two of a kind"),
        ("", "Kari Moe", "no organisation or person"),
        ("person/kari-moe", "organisation/norsk-kystlag", "two of a kind"),
    ],
)
def test_what_names_no_pair_is_told_and_changes_nothing(read_in: Workspace, left: str, right: str, hint: str) -> None:
    with pytest.raises(UnknownEntityError, match=hint):
        read_in.judge(left, right, "same")
    assert read_in.judgements() == []


def test_a_remark_that_is_no_text_is_refused(read_in: Workspace) -> None:
    with pytest.raises(JudgementError, match="no text"):
        read_in.judge("Kari Moe", "Kari Anne Moe", "same", "br\udce5 m\udcf8te")
    assert read_in.judgements() == []


def test_what_nobody_said_cannot_be_taken_back(read_in: Workspace) -> None:
    with pytest.raises(UnknownEntityError, match="nobody has judged"):
        read_in.judge("Kari Moe", "Kari Anne Moe", None)


def test_a_file_that_an_editor_saved_with_its_marks_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes("\ufeff# ours\r\n  # more\r\nunsure\tperson/a\tperson/b\r\n".encode())
    assert [line.judgement.verdict for line in Verdicts(tmp_path).lines()] == [Verdict.UNSURE]


def test_verdicts_that_cannot_be_read_stop_a_run_before_anything_is_read_in(read_in: Workspace, tmp_path: Path) -> None:
    (read_in.config.data / FILE).write_text("perhaps\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text(BOARD.replace("3. april", "9. juni"), encoding="utf-8")
    with pytest.raises(JudgementError):
        read_in.ingest([tmp_path / "c.txt"])
    (read_in.config.data / FILE).unlink()
    (report,) = read_in.ingest([tmp_path / "c.txt"]).documents
    assert report.status == "added"


def test_a_name_that_two_have_is_asked_back(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    for source, trust in (("a.txt", "Helse Kyst RHF"), ("b.txt", "Helse Fjell RHF")):
        text = BOARD.replace("Helse Kyst RHF", trust).replace(
            "Sak 4/25 Nye båter", "Sak 4/25 Nye båter\nSaksbehandler: Lie"
        )
        (tmp_path / source).write_text(text, encoding="utf-8")
    made = make_workspace(analyser=None, resolve=None)
    made.ingest([tmp_path / "a.txt", tmp_path / "b.txt"])
    with pytest.raises(UnknownEntityError, match="2 entities"):
        made.judge("Lie", "Kari Anne Moe", "same")


def test_nothing_can_be_judged_before_anything_was_read_in(make_workspace: MakeWorkspace) -> None:
    made = make_workspace(resolve=None)
    with pytest.raises(UnknownEntityError, match="ingest some papers first"):
        made.judge("Kari Moe", "Kari Anne Moe", "same")
    assert not made.config.data.exists()


def test_what_was_judged_of_a_form_that_a_rule_renames_is_not_asked_again(read_in: Workspace, tmp_path: Path) -> None:
    for source, trust in (("c.txt", "Helse Nesvik RHF"), ("d.txt", "Helse Nesvika RHF")):
        (tmp_path / source).write_text(BOARD.replace("Helse Kyst RHF", trust), encoding="utf-8")
    read_in.ingest([tmp_path / "c.txt", tmp_path / "d.txt"])
    asked = {one.pair for one in read_in.candidates()}
    pair = Ref("organisation", ("helse-nesvik-rhf",)), Ref("organisation", ("helse-nesvika-rhf",))
    assert pair in asked
    row = "unsure\torganisation/helse-nesvik\torganisation/styret-i-helse-nesvika-rhf\n"
    (read_in.config.data / FILE).write_text(row, encoding="utf-8")
    assert {one.pair for one in read_in.candidates()} == asked - {pair}


def test_a_verdict_that_contradicts_others_is_refused_and_changes_nothing(read_in: Workspace) -> None:
    first, second, other = "person/kari-moe", "person/kari-anne-moe", "person/per-lunde"
    read_in.judge(first, second, "same")
    read_in.judge(second, other, "different")
    with pytest.raises(UnknownEntityError, match="cannot be one"):
        read_in.judge(first, other, "same")
    (read_in.config.data / FILE).unlink()
    read_in.judge(first, second, "same")
    read_in.judge(second, other, "same")
    with pytest.raises(UnknownEntityError, match="cannot be two"):
        read_in.judge(first, other, "different")
    assert len(read_in.judgements()) == 2
