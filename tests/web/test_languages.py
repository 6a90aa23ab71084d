"""Bokmål and English: which one a page is in, and that none of its texts is left behind."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from tests.web.pages import CASE, get, page, words

WEB = Path(__file__).parents[2] / "web"
NB = WEB / "translations" / "nb" / "LC_MESSAGES"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None}


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("nb-NO,nb;q=0.9", "nb"),
        ("no", "nb"),
        ("nn-NO,nn;q=0.9,en;q=0.5", "nb"),
        ("en-GB,en;q=0.9,nb;q=0.5", "en"),
        ("de,fr;q=0.5", "nb"),
        ("", "nb"),
        ("en;q=0.3, nb;q=0.8", "nb"),
    ],
)
def test_the_browser_says_which_language(client: FlaskClient, accept: str, language: str) -> None:
    response = get(client, "/", accept)
    assert f'<html lang="{language}">' in response.text
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]


def test_the_switch_is_remembered(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}?x=1")
    switch = next(a for a in soup.select(".languages a") if words(a) == "English")
    assert switch["href"] == f"/page/{CASE}?x=1&lang=en"
    assert "Decision" in words(page(client, str(switch["href"])))
    assert page(client, "/").html["lang"] == "en"  # type: ignore[index]
    assert page(client, "/?lang=nb").html["lang"] == "nb"  # type: ignore[index]
    assert page(client, "/?lang=klingon").html["lang"] == "nb"  # type: ignore[index]


def test_norwegian_words_on_an_english_page_say_so(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}", "en")
    assert soup.h1 is not None
    assert soup.h1["lang"] == "nb"
    assert all(quote.get("lang") == "nb" for quote in soup.select("blockquote"))
    assert not page(client, f"/page/{CASE}").h1.get("lang")  # type: ignore[union-attr]


def test_dates_and_names_of_kinds_follow_the_language(client: FlaskClient) -> None:
    meeting = "/page/meeting/fjordvik-helserad/2024-03-04"
    assert "4. mars 2024" in words(page(client, meeting).select_one(".facts"))
    english = page(client, meeting, "en")
    assert "4 March 2024" in words(english.select_one(".facts"))
    assert words(english.select_one(".eyebrow")) == "Meeting"


def _messages() -> Catalog:
    """Every text in code and templates."""
    found = Catalog()
    options = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
    for path, _, message, _, _ in extract_from_dir(WEB, METHODS, options, KEYWORDS):
        if "editor" not in path and "static" not in path:
            found.add(message)
    return found


def test_every_text_is_in_the_bokmal_catalogue_and_nothing_else() -> None:
    catalogue = read_po(io.BytesIO((NB / "messages.po").read_bytes()))
    wanted = {message.id for message in _messages() if message.id}
    assert len(wanted) > 100
    assert {message.id for message in catalogue if message.id} == wanted
    for message in catalogue:
        texts = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(texts), f"{message.id!r} is not translated"
        assert not message.id or not message.fuzzy
        assert not message.check(catalogue)


def test_the_compiled_catalogue_is_in_step() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO((NB / "messages.po").read_bytes())))
    assert compiled.getvalue() == (NB / "messages.mo").read_bytes()
