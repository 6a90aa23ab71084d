"""The trace page: narrowing its paths, and the other ways to one target."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.web.pages import BASE, get, page, words

ASKED = "/trace?entity=12-2024&lang=nb"
GOAL = f"{BASE}goal/regional-strategi-for-sammenhengende-helsetjenester/2024/mal-1"


def test_only_stated_paths_are_shown_where_that_is_asked_for(sample_client: FlaskClient) -> None:
    everything = page(sample_client, ASKED).select(".path")
    soup = page(sample_client, f"{ASKED}&basis=stated")
    stated = soup.select(".path")
    assert 0 < len(stated) < len(everything)
    assert not soup.select(".path.is-inferred, path.line.inferred:not(.legend *)")
    assert f"{len(everything) - len(stated)} stier er utelatt." in words(soup.main)
    assert soup.select_one("input[name=basis][checked]")


@pytest.mark.parametrize("sure", [50, 90])
def test_unsure_paths_are_left_out(sample_client: FlaskClient, sure: int) -> None:
    shown = page(sample_client, f"{ASKED}&sure={sure}").select(".path > .link-basis .badge + .sure")
    shares = [int("".join(mark for mark in words(one) if mark.isdigit())) for one in shown]
    assert shares
    assert min(shares) >= sure


def test_where_all_is_left_out_the_page_says_so(sample_client: FlaskClient) -> None:
    soup = page(sample_client, f"{ASKED}&sure=100&basis=stated")
    assert not soup.select(".path")
    assert soup.select_one("main a[href^='/trace?entity=12-2024']")


def test_the_other_ways_to_a_target_are_ranked_and_each_is_another(sample_client: FlaskClient) -> None:
    soup = page(sample_client, f"{ASKED}&target={GOAL}")
    ways = soup.select("#ways .path")
    assert 1 < len(ways) <= 5
    assert len({words(way.select_one(".hops")) for way in ways}) == len(ways)
    inferred = ["is-inferred" in (way.get("class") or []) for way in ways]
    assert inferred == sorted(inferred)
    assert all(way.select_one("h3 a[href$='/mal-1']") for way in ways)
    steps = [int(words(way.select(".sure")[1]).split()[0]) for way in ways]
    assert steps == [len(way.select(".hops > li")) for way in ways]


@pytest.mark.parametrize("query", ["target=http://e.example/x", "target=x", "sure=abc", "sure=99999", "basis=<b>"])
def test_what_cannot_be_asked_is_no_error(sample_client: FlaskClient, query: str) -> None:
    assert get(sample_client, f"/trace?entity=12-2024&{query}").status_code == 200
    assert get(sample_client, f"/trace?entity=nothing-is-called-so&{query}").status_code == 200
