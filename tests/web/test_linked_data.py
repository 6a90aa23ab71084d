"""Every IRI answers, in the form that was asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from kg.config import Config
from kg.sparql import answering
from kg.workspace import Workspace
from ontology import VG, load_ontology
from tests.kg import papers
from tests.web.conftest import client_of
from tests.web.pages import BASE, CASE, HTML, get, page, words
from web import caching, schema_org

FORMS = {
    "text/turtle": ("ttl", "turtle"),
    "application/ld+json": ("jsonld", "json-ld"),
    "application/n-triples": ("nt", "nt"),
    "application/rdf+xml": ("rdf", "xml"),
}
JSONLD = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize("accept", [BROWSER, "text/html", "*/*", ""])
def test_a_reader_is_sent_to_the_page(client: FlaskClient, accept: str) -> None:
    response = client.get(f"/id/{CASE}", headers={"Accept": accept})
    assert response.status_code == 303
    assert response.location == f"/page/{CASE}"
    assert "Accept" in response.headers["Vary"]


@JSONLD
@pytest.mark.parametrize("media_type", FORMS)
def test_a_program_is_sent_to_the_data(client: FlaskClient, media_type: str) -> None:
    suffix, form = FORMS[media_type]
    response = client.get(f"/id/{CASE}", headers={"Accept": f"{media_type}, text/html;q=0.5"})
    assert response.status_code == 303
    assert response.location == f"/data/{CASE}.{suffix}"
    data = client.get(response.location)
    assert data.mimetype == media_type
    graph = Graph().parse(data=with_context(client, data.data) if form == "json-ld" else data.data, format=form)
    assert (URIRef(BASE + CASE), VG.body, URIRef(f"{BASE}organisation/fjordvik-helserad")) in graph
    assert list(graph.subjects(VG.inCase, URIRef(BASE + CASE))), "what points at the thing belongs to it"
    assert data.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(("query", "media_type"), [("format=jsonld", "application/ld+json"), ("", "text/turtle")])
def test_data_without_a_suffix_takes_the_form_of_the_url(client: FlaskClient, query: str, media_type: str) -> None:
    path = "indicator/digitalplanen/2024/2.1"
    response = client.get(f"/data/{path}?{query}")
    assert response.mimetype == media_type
    assert path in response.text


def test_data_in_an_unknown_form_is_refused(client: FlaskClient) -> None:
    assert client.get(f"/data/{CASE}?format=cobol").status_code == 400
    assert client.get(f"/data/{CASE}", headers={"Accept": "image/png"}).status_code == 406


def test_every_instance_of_the_sample_corpus_has_a_page(
    sample_client: FlaskClient, sample_workspace: Workspace
) -> None:
    query = f'SELECT DISTINCT ?s {{ ?s a ?type FILTER(STRSTARTS(STR(?s), "{BASE}")) }} ORDER BY ?s'
    rows = json.loads(sample_workspace.query(query, format="json").body)["results"]["bindings"]
    paths = [row["s"]["value"].removeprefix(BASE) for row in rows]
    many = [path for path in paths if path.startswith(("statement/", "passage/"))]
    rest = [path for path in paths if path not in many]
    kinds = {path.partition("/")[0] for path in rest}
    assert {"case", "decision", "document", "goal", "indicator", "meeting", "organisation", "strategy"} <= kinds
    for path in rest + many[:: max(len(many) // 20, 1)]:
        assert sample_client.get(f"/id/{path}", headers=HTML).status_code == 303
        assert get(sample_client, f"/page/{path}").status_code == 200, path


@JSONLD
@pytest.mark.parametrize("media_type", FORMS)
def test_the_vocabulary_is_given_as_data(client: FlaskClient, media_type: str) -> None:
    response = client.get("/ns", headers={"Accept": media_type})
    assert response.mimetype == media_type
    found = Graph().parse(data=response.data, format=FORMS[media_type][1])
    assert isomorphic(found, load_ontology())


def test_the_vocabulary_is_given_as_a_page(client: FlaskClient) -> None:
    soup = page(client, "/ns")
    assert "Sak" in words(soup.select_one("#Case"))
    assert soup.select_one("#inCase")


def test_a_page_names_its_other_forms(client: FlaskClient) -> None:
    soup = page(client, f"/page/{CASE}")
    links = {str(one["type"]): str(one["href"]) for one in soup.select("link[rel=alternate]")}
    assert links == {media_type: f"/data/{CASE}.{suffix}" for media_type, (suffix, _) in FORMS.items()}
    assert soup.select_one(f"link[rel=canonical][href='{BASE}{CASE}']")


@JSONLD
def test_json_ld_names_things_by_the_published_context(client: FlaskClient) -> None:
    path = f"/data/{CASE}"
    written = client.get(f"{path}.jsonld").get_json()
    assert {"id", "type", "title", "inCase"} <= {key for node in written["@graph"] for key in node}
    found = Graph().parse(data=with_context(client, json.dumps(written).encode()), format="json-ld")
    assert isomorphic(found, Graph().parse(data=client.get(f"{path}.nt").data, format="nt"))


def with_context(client: FlaskClient, data: bytes) -> bytes:
    """JSON-LD with the context that it names put in its place, as a reader on the net would."""
    written = json.loads(data)
    assert written["@context"] == "http://localhost/ns/context.jsonld"
    context = client.get("/ns/context.jsonld")
    assert context.mimetype == "application/ld+json"
    assert context.headers["Access-Control-Allow-Origin"] == "*"
    return json.dumps({**written, **context.get_json()}).encode()


@pytest.mark.parametrize(
    ("accept", "place"), [("text/html", "/ns#inCase"), ("text/turtle", "/ns?format=turtle"), ("*/*", "/ns#inCase")]
)
def test_a_term_leads_to_where_it_is_told(client: FlaskClient, accept: str, place: str) -> None:
    response = client.get("/ns/inCase", headers={"Accept": accept})
    assert (response.status_code, response.location) == (303, place)
    assert client.get("/ns/inCas", headers={"Accept": accept}).status_code == 404


@pytest.mark.parametrize("path", [f"/page/{CASE}", f"/data/{CASE}.ttl", "/ns", "/search?q=plan", "/cases"])
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200
    tag = {"If-None-Match": first.headers["ETag"]}
    again = client.get(path, headers=tag)
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert client.get(path, headers={**tag, "Accept-Language": "en"}).status_code == 200
    assert client.get(path, headers={"If-None-Match": 'W/"another"'}).status_code == 200


def test_a_missing_thing_has_no_tag(client: FlaskClient) -> None:
    response = client.get("/page/case/fjordvik-helserad/8-2024", headers={"If-None-Match": "*"})
    assert response.status_code == 404
    assert "ETag" not in response.headers


def test_another_publication_has_other_tags(tmp_path: Path) -> None:
    inbox = tmp_path / "papers"
    inbox.mkdir()
    (inbox / papers.BOARD).write_text(papers.BOARD_TEXT, encoding="utf-8")
    made = Workspace(Config(data=tmp_path / "data"), analyser=papers.Reader(), resolve=papers.resolve)
    made.ingest([inbox])
    client = client_of(made)
    before = client.get("/cases").headers["ETag"]
    (inbox / papers.PLAN).write_text(papers.PLAN_TEXT, encoding="utf-8")
    made.ingest([inbox])
    after = client.get("/cases", headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after.headers["ETag"] != before


def test_styles_and_scripts_are_kept_until_another_edition(client: FlaskClient) -> None:
    soup = page(client, "/")
    addresses = [str(one["href"]) for one in soup.select("link[rel=stylesheet]")]
    addresses += [str(one["src"]) for one in soup.select("script[src]")]
    assert len(addresses) > 1
    for address in addresses:
        assert address.endswith(f"?v={caching.edition()[:8]}")
        assert client.get(address, buffered=True).cache_control.max_age == 3600


def test_other_settings_and_addresses_have_other_tags(two_papers: Workspace) -> None:
    client, other = client_of(two_papers), client_of(Workspace(replace(two_papers.config, publisher="Nes")))
    tags = {client.get("/cases").headers["ETag"], client.get("/cases?page=1").headers["ETag"]}
    assert len(tags | {other.get("/cases").headers["ETag"]}) == 3


def test_a_large_description_is_cut_and_says_so(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = len(Graph().parse(data=client.get(f"/data/{CASE}.nt").data, format="nt"))
    monkeypatch.setattr(answering, "MOST_DESCRIBED", 5)
    response = client.get(f"/data/{CASE}.nt")
    assert response.headers["Vedtaksgraf-Cut"] == "5"
    assert len(Graph().parse(data=response.data, format="nt")) == 5 < whole


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (CASE, "CreativeWork"),
        ("organisation/fjordvik-helserad", "Organization"),
        ("indicator/digitalplanen/2024/2.1", "DefinedTerm"),
    ],
)
def test_a_page_tells_search_engines_what_it_is_about(client: FlaskClient, path: str, kind: str) -> None:
    found = json.loads(page(client, f"/page/{path}").select_one("script[type='application/ld+json']").string)
    assert (found["@context"], found["@type"], found["@id"]) == ("https://schema.org", kind, BASE + path)
    assert found["name"]
    assert found["url"] == f"http://localhost/page/{path}"


def test_hostile_words_do_not_end_the_description(client: FlaskClient) -> None:
    written = str(
        client.application.jinja_env.from_string("{{ made({'name': words}) }}").render(
            made=schema_org.script, words="</script><script>alert(1)</script>&<!--"
        )
    )
    assert written.count("<") == 2
    assert json.loads(written.partition(">")[2].rpartition("<")[0])["name"] == "</script><script>alert(1)</script>&<!--"


@pytest.mark.parametrize("path", ["case/fjordvik-helserad/8-2024", "case/fjordvik-helserad/007-24", "goal/x"])
@pytest.mark.parametrize("door", ["/id/", "/page/", "/data/"])
def test_what_is_not_there_is_not_found(client: FlaskClient, door: str, path: str) -> None:
    assert get(client, door + path).status_code == 404


def test_an_unknown_case_offers_near_ones(client: FlaskClient) -> None:
    response = get(client, "/page/case/fjordvik-helserad/17-2024")
    assert response.status_code == 404
    assert f'href="/page/{CASE}"' in response.text


def test_near_ones_are_offered_across_bodies(client: FlaskClient) -> None:
    assert f'href="/page/{CASE}"' in get(client, "/page/case/fjordvik-helsarad/7-2024").text
    assert "Ny journal" in get(client, "/page/decision/fjordvik-helserad/7-2024/adopted").text
    assert "Journalen følger pasienten" in get(client, "/page/goal/digitalplanen/2024/mal-9").text
