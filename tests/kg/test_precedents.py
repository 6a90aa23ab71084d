"""Cases like a case: what is shared, what is no precedent, and the chain through time."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import Config, QueryError, UnknownEntityError, Workspace

FIRST = """Protokoll fra styremøte i Helse Polhav RHF

Dato: 3. april 2024

Sak 4/24 Ambulansebåt i skjærgården
Ambulansebåten i skjærgården mangler mannskap. Tindvik kommune er hørt.

Vedtak:
Styret ber om at ambulansebåten får fast mannskap.
"""
LATER = """Protokoll fra styremøte i Helse Polhav RHF

Dato: 5. juni 2024

Sak 9/24 Mannskap på ambulansebåten, oppfølging av sak 4/24
Styret fulgte opp sak 4/24. Ambulansebåten i skjærgården har mannskap. Tindvik kommune er fornøyd.

Vedtak:
Styret tar saken om ambulansebåten til etterretning.

Sak 8/24 Godkjenning av innkalling og saksliste
Sakslisten med sak 9/24 Mannskap på ambulansebåten i skjærgården ble godkjent.

Vedtak:
Innkallingen godkjennes.

Sak 10/24 Budsjett for parkering
Parkeringsplassene koster penger.

Vedtak:
Styret vedtar budsjettet for parkering.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(Config(data=tmp_path / "data"))
    for name, text in (("a.txt", FIRST), ("b.txt", LATER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    made.ingest([tmp_path / "a.txt", tmp_path / "b.txt"])
    return made


def test_a_case_has_its_like_with_the_reasons(workspace: Workspace) -> None:
    found = workspace.precedents("9/24")
    best = found.found[0]
    assert best.case["number"] == "4/24"
    assert {"ambulansebåten"} <= {word.lower() for word in best.words}
    assert best.adopted
    assert [one.case["number"] for one in found.found].count("9/24") == 0
    assert "8/24" not in [one.case["number"] for one in found.found]
    assert (found.searched, found.documents) == (2, 2)
    assert best.to_json()["case"] == dict(best.case)


def test_what_it_follows_up_stands_in_the_chain_by_date(workspace: Workspace) -> None:
    for number in ("4/24", "9/24"):
        steps = workspace.precedents(number).chain
        assert [step.iri.rpartition("/")[2] for step in steps] == ["4-24", "9-24"]
        assert [step.date for step in steps] == ["2024-04-03", "2024-06-05"]
        assert {step.language for step in steps} == {"nb"}
    assert workspace.precedents("10/24").chain == ()


def test_a_decision_has_the_precedents_of_its_case(workspace: Workspace) -> None:
    iri = f"{workspace.config.base}decision/helse-polhav-rhf/9-24/adopted"
    found = workspace.precedents(iri)
    assert found.case.endswith("case/helse-polhav-rhf/9-24")
    assert found.found[0].case["number"] == "4/24"


def test_what_is_no_case_is_told(workspace: Workspace) -> None:
    with pytest.raises(QueryError, match="give one case or decision"):
        workspace.precedents("Helse Polhav RHF")
    with pytest.raises(UnknownEntityError):
        workspace.precedents("finnes ikke")
    assert workspace.precedents("4/24", limit=0).found == ()
