"""What a colon means in a search."""

from __future__ import annotations

import pytest

from kg.search_fields import SearchFields

KNOWN = {
    "body": ("NUIT", "Helse Kyst RHF"),
    "year": ("2019", "2021", "2023"),
    "type": ("agenda", "minutes", "strategy"),
    "case_type": ("Drøfting", "Godkjenning"),
    "status": ("adopted", "proposed"),
}
FIELDS = SearchFields(KNOWN, lambda facet, value: [one for one in KNOWN.get(facet, ()) if one.lower() == value.lower()])


@pytest.mark.parametrize(
    ("name", "value", "facet", "values"),
    [
        ("organ", "nuit", "body", ("NUIT",)),
        ("organ", "nufa", "body", ()),
        ("år", "2021", "year", ("2021",)),
        ("år", "2020-2023", "year", ("2021", "2023")),
        ("år", "2020..", "year", ("2021", "2023")),
        ("aar", "..2020", "year", ("2019",)),
        ("year", ">=2021", "year", ("2021", "2023")),
        ("year", "<2021", "year", ("2019",)),
        ("år", "i fjor", "year", ()),
        ("type", "protokoll", "type", ("minutes",)),
        ("type", "Referat", "type", ("minutes",)),
        ("type", "minutes", "type", ("minutes",)),
        ("type", "saksliste", "type", ("agenda",)),
        ("type", "brev", "type", ()),
        ("type", "vedtak", "status", ("adopted", "proposed")),
        ("status", "vedteke", "status", ("adopted",)),
        ("sakstype", "drøfting", "case_type", ("Drøfting",)),
    ],
)
def test_what_is_typed_means_values_that_are_there(name: str, value: str, facet: str, values: tuple[str, ...]) -> None:
    meant = FIELDS.meant(name, value)
    assert meant.facet == facet
    assert tuple(sorted(meant.values)) == values


@pytest.mark.parametrize(
    ("name", "value", "near"), [("organ", "nuitt", "NUIT"), ("type", "protokol", "protokoll"), ("organ", "qqqq", None)]
)
def test_a_value_that_is_spelt_about_so_is_told(name: str, value: str, near: str | None) -> None:
    found = FIELDS.near(name, value)
    assert found == near
