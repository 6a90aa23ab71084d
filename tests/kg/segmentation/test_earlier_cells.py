"""Tables of earlier treatment that tell when which body had a case, and no decisions."""

from __future__ import annotations

import pytest

from tests.kg.segmentation.making import cases_of

HEAD = """Saksframlegg

Styret for Nes sjukehus HF
24. mai 2012

SAK NR 041-2012

NY KAI FOR BÅTAR

Forslag til vedtak:

Styret vedtar at kaia bygges.

2. Tidligere behandling

"""
CELLS = """Dato
Sak nr.
Organ
Tittel
24.02.2011
015-2011
Styret
Utviklingsplan 2011-2020 for Nes
sjukehus HF
08.03.2012
021-2012
Styret i Helse Kyst RHF
Krav til kaier
02.05.2012
14/12
Brukerutvalget
Kai og ventebu - høring

I sak 015-2011 drøftet styret kaia.
"""
LINES = """Dato Sak nr. Organ Tittel
24.02.2011 015-2011 Styret Utviklingsplan 2011-2020 for Nes
sjukehus HF
08.03.2012 021-2012 Styret i Helse Kyst RHF Krav til kaier
02.05.2012 14/12 Brukerutvalget Kai og ventebu - høring

I sak 015-2011 drøftet styret kaia.
"""
OTHER_ORDER = """Saksnr
Tittel
Utval
Dato
015-2011
Utviklingsplan 2011-2020 for Nes
sjukehus HF
Styret
24.02.2011
021-2012
Krav til kaier
Styret i Helse Kyst RHF
08.03.2012
14/12
Kai og ventebu - høring
Brukerutvalget
02.05.2012

I sak 015-2011 drøftet styret kaia.
"""


@pytest.mark.parametrize("table", [CELLS, LINES, OTHER_ORDER])
def test_each_row_is_an_earlier_case_with_body_date_and_title(table: str) -> None:
    assert cases_of(HEAD + table, "number", "body", "date", "title", style="table") == [
        ("15-2011", "Nes sjukehus HF", "2011-02-24", "Utviklingsplan 2011-2020 for Nes sjukehus HF"),
        ("21-2012", "Helse Kyst RHF", "2012-03-08", "Krav til kaier"),
        ("14/12", "Brukerutvalget i Nes sjukehus HF", "2012-05-02", "Kai og ventebu - høring"),
    ]


def test_the_case_of_the_paper_stays_the_one_that_is_treated() -> None:
    assert cases_of(HEAD + CELLS, "number", "treated", style="paper") == [("41-2012", "yes")]


def test_without_dates_such_a_head_is_that_of_an_agenda() -> None:
    assert cases_of("Saksliste\nSaksnr\nTittel\n12/24\nNy kai\n13/24\nNy ferge\n", "number", style="table") == []
