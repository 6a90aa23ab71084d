"""Links that no text states look different, say so in a word, and are explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.kg.inferring.test_published import opened
from tests.web.conftest import client_of
from tests.web.pages import page, words

GOAL = "goal/digitalplanen/2024/mal-1/kurs"
EXPLAINED = "Ingen tekst sier det. Delte ord: kurs, lærere, psykisk førstehjelp"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return client_of(opened(Path(tmp_path_factory.mktemp("inferred"))))


def test_the_page_of_a_goal_has_the_link_with_its_words(client: FlaskClient) -> None:
    cards = [words(card) for card in page(client, f"/page/{GOAL}").select(".link-card.is-inferred")]
    (card,) = [card for card in cards if EXPLAINED in card]
    assert "Utledet" in card
    assert "sikkerhet" in card
    assert "Rådet vedtar kurs i psykisk førstehjelp for lærere." in card


def test_a_trace_marks_the_hop_and_the_path(client: FlaskClient) -> None:
    paths = page(client, "/trace?entity=7-2024").select(".path")
    inferred = ["is-inferred" in (path.get("class") or []) for path in paths]
    assert inferred == sorted(inferred)
    first = next(path for path in paths if "is-inferred" in (path.get("class") or []))
    hop = first.select(".hops > li")[-1] if first.select_one(".hop.inferred") else first
    assert EXPLAINED in words(first)
    assert "Utledet" in words(hop)
    assert EXPLAINED not in words(paths[0])


def test_english_pages_say_it_in_english(client: FlaskClient) -> None:
    assert "No text says so. Shared words: kurs" in words(page(client, "/trace?entity=7-2024", "en"))
