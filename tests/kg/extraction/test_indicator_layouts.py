"""One plan with its indicators laid out in every way that plans lay them out."""

from __future__ import annotations

import pytest

from kg.extraction.strategies import extract_strategies
from kg.model import Ref
from tests.kg.extraction.reading_texts import notes, reading_of, refs, values

PLAN = """Helse Nordhav RHF
Regional utviklingsplan 2018–2035

Strategisk mål 1:
Pasienten får hjelp i rett tid

Ventetida er for lang i fleire fag.

Delmål
1.1 Ingen ventar meir enn 50 dagar

{}

Strategisk mål 2:
Fagfolk blir verande

Delmål
2.1 Fleire lærlingar i alle føretak

{}
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Indikator: Ventetid\nMåling: NPR\nMål 2025: 50 dagar", "Indikator: Turnover\nMåling: NPR"),
        ("Indikator 1: Ventetid\nMåling: NPR\nMål 2025: 50 dagar", "Indikator 2: Turnover\nMåling: NPR"),
        ("Indikator 1a\nVentetid\nMåles ved: NPR", "Indikator 2a\nTurnover\nMåles ved: NPR"),
        ("Måleparameter: Ventetid\nKjelde: NPR", "Måleparameter: Turnover\nKjelde: NPR"),
        ("Styringsindikatorar:\n- Ventetid (NPR)", "Styringsindikatorar:\n- Turnover (NPR)"),
        ("Indikator    Måling   2017   2025\nVentetid     NPR      61     50", "Indikator    Måling\nTurnover     NPR"),
        (
            "Nr   Indikator   Kjelde   2025\n1.1  Ventetid    NPR      50",
            "Nr   Indikator   Kjelde\n2.1  Turnover    NPR",
        ),
        (
            "Indikator\nKjelde\n2017\n2025\nVentetid\nNPR\n61\n50",
            "Indikator\nKjelde\n2017\n2025\nTurnover\nNPR\n9 %\n6 %",
        ),
        ("Nr.\nIndikator\nMåles ved\n1.1\nVentetid\nNPR", "Nr.\nIndikator\nMåles ved\n2.1\nTurnover\nNPR"),
        ("Indikatorar\n1.1 Ventetid\n    Måling: NPR", "Indikatorar\n2.1 Turnover\n    Måling: NPR"),
        (
            "Nr.\nMål\nIndikator\nKjelde\n1.1\nMål 1\nVentetid\nNPR\n",
            "Nr.\nMål\nIndikator\nKjelde\n2.1\nMål 2\nTurnover\nNPR\n",
        ),
        (
            "Nr.\nKjelde\nIndikator\n1.1\nNPR\nVentetid\n",
            "Nr.\nKjelde\nIndikator\n2.1\nNPR\nTurnover\n",
        ),
    ],
)
def test_indicators_and_what_they_are_measured_by(first: str, second: str) -> None:
    notebook = notes(reading_of(PLAN.format(first, second)), extract_strategies)
    found = [Ref("indicator", path) for path in refs(notebook, "vg:Indicator")]
    assert {title for ref in found for title in values(notebook, ref, "dcterms:title")} == {"Ventetid", "Turnover"}
    assert {told for ref in found for told in values(notebook, ref, "vg:measurement")} == {"NPR"}
