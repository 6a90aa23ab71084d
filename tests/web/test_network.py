"""The network of precedents as a page and as files."""

from __future__ import annotations

import csv
import io

import networkx as nx
from flask.testing import FlaskClient

from tests.web.pages import page, words


def test_the_page_tells_what_is_cited_and_by_whom(sample_client: FlaskClient) -> None:
    soup = page(sample_client, "/network?lang=nb")
    cited, between = soup.select("main table")
    counts = [int(words(row.select("td")[3])) for row in cited.select("tbody tr")]
    assert counts == sorted(counts, reverse=True)
    assert cited.select_one("a[href='/page/case/helse-kystvidda-rhf/12-2024']")
    assert any("Havnes sjukehus HF" in words(row) for row in between.select("tbody tr"))
    assert soup.select(".community li a")


def test_the_files_hold_what_the_page_counts(sample_client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(sample_client.get("/network.csv").text.removeprefix("\ufeff"))))
    response = sample_client.get("/network.graphml")
    graph = nx.parse_graphml(response.text)
    assert response.headers["Content-Disposition"] == 'attachment; filename="vedtaksgraf-network.graphml"'
    assert len(rows) == graph.number_of_edges() > 10
    assert f"{graph.number_of_nodes()} saker, {len(rows)} lenker" in words(page(sample_client, "/network?lang=nb").main)
