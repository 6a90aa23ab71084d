"""Feeds: Atom that any reader takes, the newest first, with the words that an entry rests on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from kg.model import Analysis, Document, Ref
from kg.workspace import Workspace
from tests.conftest import MakeWorkspace
from tests.kg import papers
from tests.web.conftest import client_of
from tests.web.pages import BASE, CASE, GOAL, get, link, page, words

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BODY = "organisation/fjordvik-helserad"
REGION = "goal/regional-strategi-for-sammenhengende-helsetjenester/2024/mal-5"
TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
ODD = "Sak <b>&amp;</b> ]]> \"'\x01\x0b\x1f\ufffe\x85 slutt"
KEPT = "Sak <b>&amp;</b> ]]> \"' slutt"
HOSTILE = Ref("case", ("onde", "9-2024"))
HOSTILE_BODY = Ref("organisation", ("onde",))


def feed(client: FlaskClient, address: str, **headers: str) -> ElementTree.Element:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, (address, response.text)
    assert response.content_type == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(response.data)
    assert root.tag == f"{ATOM}feed"
    return root


def texts(element: ElementTree.Element, name: str) -> list[str]:
    return [one.text or "" for one in element.iter(f"{ATOM}{name}")]


def one(element: ElementTree.Element, name: str) -> str:
    found = element.findall(f"{ATOM}{name}")
    assert len(found) == 1, (name, len(found))
    return found[0].text or ""


def entries(root: ElementTree.Element) -> list[ElementTree.Element]:
    return root.findall(f"{ATOM}entry")


def links(element: ElementTree.Element) -> Mapping[str, str]:
    return {str(one.get("rel")): str(one.get("href")) for one in element.findall(f"{ATOM}link")}


def terms(entry: ElementTree.Element) -> set[str]:
    return {str(one.get("term")) for one in entry.findall(f"{ATOM}category")}


@pytest.mark.parametrize(
    "address",
    [
        "/search.atom?q=helse",
        "/search.atom?q=hjemmeoppfølging&each=passage",
        "/search.atom?year=2024",
        "/feed/organisation/helse-kystvidda-rhf.atom",
        f"/feed/{REGION}.atom",
    ],
)
def test_a_feed_has_all_that_atom_asks_for(sample_client: FlaskClient, address: str) -> None:
    root = feed(sample_client, address)
    assert entries(root)
    assert root.get(LANGUAGE) == "nb"
    assert one(root, "title").endswith("– Vedtaksgraf")
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    for element in (root, *entries(root)):
        assert one(element, "id").partition(":")[0] in ("http", "urn")
        assert one(element, "title").strip()
        assert re.fullmatch(TIME, one(element, "updated"))
        assert links(element)["alternate"].startswith("http://localhost/")
    assert all(one(entry, "summary") for entry in entries(root))
    ids = texts(root, "id")
    assert len(ids) == len(set(ids))
    times = [one(entry, "updated") for entry in entries(root)]
    assert times == sorted(times, reverse=True)
    assert one(root, "updated") == times[0]


def test_a_feed_names_itself_and_what_it_names_is_there(sample_client: FlaskClient) -> None:
    for address in ("/search.atom?q=helse&sort=relevance&offset=10&body=NUP", f"/feed/{REGION}.atom"):
        root = feed(sample_client, address)
        own = links(root)["self"]
        assert ElementTree.tostring(feed(sample_client, own)) == ElementTree.tostring(root)
        assert get(sample_client, links(root)["alternate"]).status_code == 200
        for entry in entries(root):
            assert get(sample_client, links(entry)["alternate"]).status_code == 200
            assert get(sample_client, links(entry)["via"]).status_code == 200


def test_a_search_is_followed_as_it_is_searched(sample_client: FlaskClient) -> None:
    found = sample_client.get("/api/search?q=helse&sort=date&limit=100&body=NUP").get_json()
    root = feed(sample_client, "/search.atom?q=helse&body=NUP&offset=1000&limit=1")
    assert len(entries(root)) == found["total"] > 1
    cases = [hit["case"]["iri"] for hit in found["hits"] if hit["case"]]
    assert set(cases) <= set(texts(root, "id"))


def test_no_feed_has_more_than_fifty_entries(sample_client: FlaskClient) -> None:
    total = sample_client.get("/api/search?q=*&each=passage").get_json()["total"]
    root = feed(sample_client, "/search.atom?q=*&each=passage")
    assert len(entries(root)) == 50 < total


def test_a_feed_keeps_its_name(sample_client: FlaskClient) -> None:
    first = one(feed(sample_client, "/search.atom?q=helse"), "id")
    other = one(feed(sample_client, "http://another.example/search.atom?lang=en&q=helse&offset=10&sort=date"), "id")
    assert first == other
    assert one(feed(sample_client, "/search.atom?q=helse&year=2024"), "id") != first


def test_hits_with_only_some_of_the_words_are_no_news(sample_client: FlaskClient) -> None:
    assert sample_client.get("/api/search?q=helse xyzzyplugh").get_json()["note"] == "some-words"
    root = feed(sample_client, "/search.atom?q=helse xyzzyplugh")
    assert not entries(root)
    assert "alle ordene" in one(root, "subtitle")
    assert one(root, "updated")


@pytest.mark.parametrize("asked", ["", "?q=", "?q=+&sort=date", "?q=%22(((", "?q=journal&goal=Mål 77"])
def test_a_search_for_nothing_is_refused_in_a_sentence(client: FlaskClient, asked: str) -> None:
    response = client.get(f"/search.atom{asked}")
    assert response.status_code == 400
    assert len(response.text.strip()) > 20
    assert "\n" not in response.text.strip()


def test_the_feed_of_a_body_has_its_cases_and_decisions(client: FlaskClient) -> None:
    root = feed(client, f"/feed/{BODY}.atom")
    assert one(root, "id") == BASE + BODY
    found = {one(entry, "id"): entry for entry in entries(root)}
    case, decision = found[BASE + CASE], found[f"{BASE}decision/fjordvik-helserad/7-2024/proposed"]
    assert one(case, "updated") == one(decision, "updated") == "2024-03-04T00:00:00Z"
    assert one(case, "summary") == "Ny journal ved legevakta"
    assert one(decision, "title") == "Forslag til vedtak: Ny journal ved legevakta"
    assert one(decision, "summary") == "Fjordvik helseråd godkjenner planen for ny journal."
    assert terms(decision) == {"Proposed"}
    author = case.find(f"{ATOM}author/{ATOM}name")
    assert author is not None
    assert author.text == "Fjordvik helseråd"


def test_a_case_that_is_only_cited_is_no_news_of_its_body(client: FlaskClient) -> None:
    assert f"{BASE}case/fjordvik-helserad/3-2024" not in texts(feed(client, f"/feed/{BODY}.atom"), "id")


def test_what_addresses_a_goal_is_followed_with_the_words_that_say_so(client: FlaskClient) -> None:
    (entry,) = entries(feed(client, f"/feed/{GOAL}.atom"))
    assert one(entry, "id") == BASE + CASE
    assert one(entry, "summary") == "Innføringen bygger opp under mål 2 i Digitalplanen."
    assert terms(entry) == {"Case", "Stated"}
    place = page(client, links(entry)["via"].partition("#")[0])
    assert "".join(mark.get_text() for mark in place.select("mark")) == one(entry, "summary")


def test_what_is_inferred_says_so(sample_client: FlaskClient) -> None:
    found = entries(feed(sample_client, f"/feed/{REGION}.atom"))
    inferred = [entry for entry in found if "Inferred" in terms(entry)]
    stated = [entry for entry in found if "Stated" in terms(entry)]
    assert len(inferred) + len(stated) == len(found)
    assert stated
    assert inferred
    assert all(one(entry, "title").startswith("Utledet: ") for entry in inferred)
    assert all("Ingen tekst sier det" in one(entry, "summary") for entry in inferred)
    assert not any(one(entry, "title").startswith("Utledet") for entry in stated)


def test_a_feed_comes_in_the_readers_language(sample_client: FlaskClient) -> None:
    english = feed(sample_client, f"/feed/{REGION}.atom", **{"Accept-Language": "en"})
    assert english.get(LANGUAGE) == "en"
    assert any(title.startswith("Inferred: Adopted decision: ") for title in texts(english, "title"))
    assert links(english)["self"].endswith("lang=en")
    norwegian = feed(sample_client, f"/feed/{REGION}.atom?lang=nb", **{"Accept-Language": "en"})
    assert norwegian.get(LANGUAGE) == "nb"


@pytest.mark.parametrize("address", ["/search.atom?q=journal", f"/feed/{BODY}.atom", f"/feed/{GOAL}.atom"])
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    tag = first.headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert not again.data
    other = client.get(address, headers={"If-None-Match": tag, "Accept-Language": "en"})
    assert other.status_code == 200
    assert "Accept-Language" in first.headers["Vary"]


@pytest.mark.parametrize(
    "path",
    [
        "organisation/finnes-ikke",
        "organisation/",
        "goal/digitalplanen/2024/mal-99",
        CASE,
        "strategy/digitalplanen/2024",
        "organisation/%3Cx%3E",
    ],
)
def test_what_has_no_feed_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/feed/{path}.atom").status_code == 404


def test_pages_lead_to_their_feeds(client: FlaskClient) -> None:
    for address, text in (
        ("/search?q=journal&year=2024&offset=0&lang=nb", "Følg dette søket (Atom)"),
        ("/search?q=xyzzyplugh", "Følg dette søket (Atom)"),
        (f"/page/{BODY}", "Følg dette organet (Atom)"),
        (f"/page/{GOAL}", "Følg dette målet (Atom)"),
    ):
        soup = page(client, address)
        (head,) = soup.select("link[rel=alternate][type='application/atom+xml']")
        assert head["href"] == link(soup, text)
        feed(client, str(head["href"]))
    for address in (f"/page/{CASE}", "/page/document/board-txt", "/"):
        assert not page(client, address).select("link[type='application/atom+xml']")


def test_a_search_shows_the_address_to_bookmark(client: FlaskClient) -> None:
    asked = "/search?q=journal+%26+legevakt&year=2024&sort=date&each=passage"
    shown = page(client, f"{asked}&offset=10&lang=en", "en").select_one(".saved")
    assert shown is not None
    address = f"http://localhost{asked}"
    assert link(shown, address) == address
    assert "bookmark" in words(shown)


def test_odd_titles_make_good_xml(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    (tmp_path / "onde.txt").write_text("Sak\n", encoding="utf-8")
    workspace: Workspace = make_workspace(analyser=_titled(ODD))
    report = workspace.ingest([tmp_path / "onde.txt"])
    assert not report.rejected
    client = client_of(workspace)
    for address in ("/feed/organisation/onde.atom", "/search.atom?q=sak"):
        root = feed(client, address)
        (entry,) = entries(root)
        assert one(entry, "title").split() == KEPT.split()
    assert one(feed(client, "/feed/organisation/onde.atom"), "title") == "onde <råd> – Vedtaksgraf"


@pytest.mark.parametrize("typed", ["sak\x00\x01", '"><script>&', "]]>", "\ud800", "sak \x0b"])
def test_odd_words_make_good_xml_or_are_refused(client: FlaskClient, typed: str) -> None:
    asked = quote(typed.encode("utf-8", "surrogatepass"))
    response = client.get(f"/search.atom?q={asked}&year=2024")
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        ElementTree.fromstring(response.data)


def test_what_has_no_date_has_the_time_at_which_it_was_read_in(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    (tmp_path / "notat.txt").write_text("Et notat om kaffe\n", encoding="utf-8")
    workspace = make_workspace(analyser=_undated())
    workspace.ingest([tmp_path / "notat.txt"])
    (entry,) = entries(feed(client_of(workspace), "/search.atom?q=kaffe"))
    (read_in,) = workspace.read_in().values()
    assert one(entry, "updated") == read_in.replace("+00:00", "Z")
    assert one(entry, "id") == f"{BASE}document/notat-txt"


class _Analyser:
    def __init__(self, analyse: Callable[[Document], Analysis]) -> None:
        self.analyse = analyse


def _titled(title: str) -> _Analyser:
    """Reads every paper as one with a case of this title."""

    def analyse(paper: Document) -> Analysis:
        notes = papers.Notes(paper.text)
        notes.name(HOSTILE_BODY, "vg:Organisation", "onde <råd>", "Sak")
        notes.name(HOSTILE, "vg:Case", title, "Sak")
        notes.say(HOSTILE, "dcterms:title", title, "Sak")
        notes.say(HOSTILE, "vg:body", HOSTILE_BODY, "Sak")
        return papers.analysis(paper, notes, "other", title)

    return _Analyser(analyse)


def _undated() -> _Analyser:
    return _Analyser(lambda paper: replace(papers.Reader().analyse(paper), issued=None))
