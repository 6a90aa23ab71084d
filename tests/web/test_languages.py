"""Bokmål, nynorsk and English: which one a page is in, and that none of its texts is left behind."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient
from rdflib import RDFS

from kg import Workspace
from ontology import load_ontology, load_vocabularies
from tests.web.conftest import client_of
from tests.web.pages import BASE, CASE, GOAL, get, heading, link, page, words
from web.languages import LANGUAGES

WEB = Path(__file__).parents[2] / "web"
TRANSLATIONS = WEB / "translations"
WRITTEN = ("nb", "nn")
"""The languages with a catalogue; English stands in code and templates."""
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
WORD = re.compile(r"[a-zæøå]+")
NYNORSK = frozenset({"ikkje", "ein", "eit", "dei", "frå", "å", "opplysning", "utsegn", "spørjingar", "organisasjonar"})
BOKMAL = frozenset(Path(__file__).with_name("bokmal_words.txt").read_text(encoding="utf-8").split())
"""Words that bokmål has and nynorsk has not."""
PATHS = [
    *("/", "/search?q=digital", "/search?q=xyzzyplugh", "/cases", "/strategies", "/organisations", "/documents"),
    *(f"/page/{CASE}", f"/page/{GOAL}", "/page/meeting/fjordvik-helserad/2024-03-04"),
    *("/trace", f"/trace?entity={BASE}{CASE}"),
    *(
        "/sparql",
        "/queries",
        "/queries/documents",
        "/queries/evidence",
        "/dataset",
        "/accessibility",
        "/ns",
        "/network",
        "/coverage",
    ),
]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "lazy_gettext": None}


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("nb-NO,nb;q=0.9", "nb"),
        ("no", "nb"),
        ("nn", "nn"),
        ("nn-NO,nn;q=0.9,no-NO;q=0.8,no;q=0.7,nb-NO;q=0.6,nb;q=0.5,en;q=0.3", "nn"),
        ("nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en;q=0.5", "nb"),
        ("nn-NO,en;q=0.5", "nn"),
        ("no-NO,nn;q=0.9", "nb"),
        ("nn;q=0, en;q=0.5", "en"),
        ("NN-no", "nn"),
        ("*", "nb"),
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
    switch = {words(a): a for a in soup.select(".languages a")}
    assert {name: (a["hreflang"], a["lang"]) for name, a in switch.items()} == {
        "Norsk nynorsk": ("nn", "nn"),
        "English": ("en", "en"),
    }
    assert switch["English"]["href"] == f"/page/{CASE}?x=1&lang=en"
    assert "Decision" in words(page(client, str(switch["English"]["href"])))
    assert page(client, "/").html["lang"] == "en"  # type: ignore[index]
    assert "Liknande saker" in words(page(client, str(switch["Norsk nynorsk"]["href"])))
    assert page(client, "/").html["lang"] == "nn"  # type: ignore[index]
    assert page(client, "/?lang=nb").html["lang"] == "nb"  # type: ignore[index]
    assert page(client, "/?lang=klingon").html["lang"] == "nb"  # type: ignore[index]


def test_norwegian_words_on_an_english_page_say_so(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}", "en")
    assert soup.h1 is not None
    assert soup.h1["lang"] == "nb"
    assert all(quote.get("lang") == "nb" for quote in soup.select("blockquote"))
    assert not page(client, f"/page/{CASE}").h1.get("lang")  # type: ignore[union-attr]


def test_words_of_papers_say_their_own_language_on_a_nynorsk_page(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}", "nn")
    assert soup.h1 is not None
    assert soup.h1["lang"] == "nb"
    assert all(quote.get("lang") == "nb" for quote in soup.select("blockquote"))
    for path, quotes in ((f"/trace?entity={BASE}{CASE}", "blockquote"), ("/search?q=digital", ".snippet")):
        for language in ("nn", "en"):
            found = page(client, path, language).select(quotes)
            assert found
            assert all(quote.get("lang") == "nb" for quote in found)


@pytest.mark.parametrize(
    ("language", "nynorsk", "bokmal"), [("nb", "nn", None), ("nn", None, "nb"), ("en", "nn", "nb")]
)
def test_each_paper_has_its_own_language(
    sample_client: FlaskClient, language: str, nynorsk: str | None, bokmal: str | None
) -> None:
    hits = page(sample_client, "/search?q=kommunane+sjukehus", language).select(".hit h2 a")
    expected = {"havnes-sjukehus-hf": nynorsk, "helse-kystvidda-rhf": bokmal}
    said = {(body, a.get("lang")) for a in hits for body in expected if f"/case/{body}/" in str(a["href"])}
    assert said == set(expected.items())
    trace = page(sample_client, f"/trace?entity={BASE}case/havnes-sjukehus-hf/20-2024", language)
    quotes = {
        (words(one.figcaption)[:2], one.blockquote.get("lang")) for one in trace.select("figure") if one.blockquote
    }
    assert {("06", nynorsk), ("01", bokmal)} <= quotes
    assert {a.get("lang") for a in trace.select(".paths h3 a")} == {nynorsk, bokmal}


def test_dates_and_names_of_kinds_follow_the_language(client: FlaskClient) -> None:
    meeting = "/page/meeting/fjordvik-helserad/2024-03-04"
    assert "4. mars 2024" in words(page(client, meeting).select_one(".facts"))
    english = page(client, meeting, "en")
    assert "4 March 2024" in words(english.select_one(".facts"))
    assert words(english.select_one(".eyebrow")) == "Meeting"
    nynorsk = page(client, meeting, "nn")
    assert "4. mars 2024" in words(nynorsk.select_one(".facts"))
    assert words(nynorsk.select_one(".eyebrow")) == "Møte"


def test_numbers_follow_the_language(client: FlaskClient) -> None:
    for language, number, share in (
        ("nb", "100\xa0000 rader", "400\xa0%"),
        ("nn", "100\xa0000 rader", "400\xa0%"),
        ("en", "100,000 rows", "400%"),
    ):
        assert number in get(client, "/sparql", language).text
        assert share in get(client, "/accessibility", language).text


@pytest.mark.parametrize("path", PATHS)
def test_a_nynorsk_page_has_no_word_of_bokmal_of_its_own(client: FlaskClient, path: str) -> None:
    soup = page(client, path, "nn")
    assert soup.html is not None
    assert soup.html["lang"] == "nn"
    for other in soup.select("[lang]:not(html), pre, textarea, option, .facet-name, .iri"):
        other.decompose()
    found = set(WORD.findall(soup.get_text(" ").lower()))
    assert found & NYNORSK
    assert not found & BOKMAL


def test_no_template_has_a_language_worked_out_beforehand() -> None:
    """A filter of a constant is worked out once, in the language of whoever asked first."""
    fixed = re.compile(r"""(?:["']|\b\d+)\|(?:in_language|day|number|share)\b""")
    assert [path.name for path in (WEB / "templates").iterdir() if fixed.search(path.read_text("utf-8"))] == []


def test_the_accessibility_statement_says_whom_to_tell(two_papers: Workspace) -> None:
    told = Workspace(replace(two_papers.config, contact="hjelp@example.org"))
    assert link(page(client_of(told), "/"), "Tilgjengelighetserklæring") == "/accessibility"
    for language, title in (
        ("nb", "Tilgjengelighetserklæring"),
        ("nn", "Tilgjengelegheitserklæring"),
        ("en", "Accessibility statement"),
    ):
        with_contact = page(client_of(told), "/accessibility", language)
        assert heading(with_contact) == title
        assert link(with_contact, "hjelp@example.org") == "mailto:hjelp@example.org"
    assert "har ikke oppgitt hvordan de kan nås" in words(page(client_of(two_papers), "/accessibility").main)


def test_terms_of_the_vocabulary_are_in_nynorsk(client: FlaskClient) -> None:
    assert "Vedtakspunkt" in words(page(client, "/ns", "nn").select_one("#DecisionPoint"))
    assert "Eit møte i eit styre" in words(page(client, "/ns", "nn").select_one("#Meeting"))
    assert words(page(client, "/queries/documents", "nn").select_one("thead")).startswith("Dokument Type Språk Utgitt")


def test_every_term_and_code_has_a_name_in_nynorsk() -> None:
    for graph in (load_ontology(), load_vocabularies()):
        named = {(subject, label.language) for subject, _, label in graph.triples((None, RDFS.label, None))}
        assert {s for s, language in named if language == "nb"} == {s for s, language in named if language == "nn"}


def _messages() -> Catalog:
    """Every text in code and templates."""
    found = Catalog()
    options = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
    for path, _, message, _, _ in extract_from_dir(WEB, METHODS, options, KEYWORDS):
        if "editor" not in path and "static" not in path:
            found.add(message)
    return found


@pytest.mark.parametrize("language", WRITTEN)
def test_every_text_is_in_the_catalogue_and_nothing_else(language: str) -> None:
    catalogue = _catalogue(language)
    wanted = {message.id for message in _messages() if message.id}
    assert len(wanted) > 100
    assert {message.id for message in catalogue if message.id} == wanted
    for message in catalogue:
        assert all(_strings(message)), f"{message.id!r} is not translated"
        assert not message.id or not message.fuzzy
        assert not message.check(catalogue)


@pytest.mark.parametrize("language", WRITTEN)
def test_the_compiled_catalogue_is_in_step(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, _catalogue(language))
    assert compiled.getvalue() == (_folder(language) / "messages.mo").read_bytes()


def test_every_language_of_the_site_has_its_texts() -> None:
    assert tuple(LANGUAGES) == (*WRITTEN, "en")
    assert sorted(path.name for path in TRANSLATIONS.iterdir() if path.is_dir()) == sorted(WRITTEN)


def test_the_nynorsk_texts_have_no_bokmal() -> None:
    texts = [text for message in _catalogue("nn") if message.id for text in _strings(message)]
    assert [text for text in texts if set(WORD.findall(text.lower())) & BOKMAL] == []


def _folder(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES"


def _catalogue(language: str) -> Catalog:
    return read_po(io.BytesIO((_folder(language) / "messages.po").read_bytes()))


def _strings(message: Message) -> Iterable[str]:
    return message.string if isinstance(message.string, tuple | list) else (str(message.string),)
