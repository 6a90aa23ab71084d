"""The questions that the evaluation asks of the graph, in the vocabulary of CONTRACT §2 only.

`GRAPH` in a question is replaced by the named graph of one document; questions without it go to all graphs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Protocol

PREFIXES = """
PREFIX vg: <https://w3id.org/vedtaksgraf/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""

Row = dict[str, str]

EVERYWHERE = {
    "documents": "SELECT ?document ?source { ?document a vg:Document ; dcterms:source ?source }",
    "names": """SELECT ?thing ?name {
        VALUES ?type { vg:Organisation vg:Person } ?thing a ?type .
        { ?thing skos:prefLabel ?name } UNION { ?thing foaf:name ?name } UNION { ?thing skos:altLabel ?name }
        UNION { ?thing rdfs:label ?name } }""",
    "cases": "SELECT ?case ?body ?number { ?case a vg:Case ; vg:body ?body ; dcterms:identifier ?number }",
    "in_case": """SELECT ?thing ?case {
        { ?thing vg:inCase ?case } UNION { ?decision vg:hasPoint ?thing ; vg:inCase ?case } }""",
    "goals": """SELECT ?goal ?number ?title {
        VALUES ?type { vg:OverallGoal vg:StrategicGoal vg:Subgoal vg:Goal } ?goal a ?type
        OPTIONAL { ?goal dcterms:identifier ?number } OPTIONAL { ?goal dcterms:title ?title } }""",
    "indicators": """SELECT ?indicator ?number ?whole {
        ?indicator a vg:Indicator
        OPTIONAL { ?indicator dcterms:identifier ?number }
        OPTIONAL { ?indicator vg:partOfIndicator/dcterms:identifier ?whole } }""",
    "strategies": """SELECT ?strategy ?title ?period {
        ?strategy a vg:Strategy ; dcterms:title ?title OPTIONAL { ?strategy vg:period ?period } }""",
}
"""What names things: an entity is named by all documents together."""

OF_DOCUMENT = {
    "meetings": """SELECT ?body ?date ?number { GRAPH { ?meeting a vg:Meeting ; vg:body ?body
        OPTIONAL { ?meeting dcterms:date ?date } OPTIONAL { ?meeting vg:meetingNumber ?number } } }""",
    "cases": """SELECT ?case ?title ?type { GRAPH { ?case a vg:Case
        OPTIONAL { ?case dcterms:title ?title } OPTIONAL { ?case vg:caseType ?type } } }""",
    "officers": "SELECT ?case ?officer { GRAPH { ?case vg:caseOfficer ?officer } }",
    "links": """SELECT ?case ?other ?kind { GRAPH {
        { ?case vg:refersTo ?other BIND("refers_to" AS ?kind) }
        UNION { ?case vg:followsUp ?other BIND("follows_up" AS ?kind) } } }""",
    "decisions": """SELECT ?decision ?case ?body ?status { GRAPH { ?decision a vg:Decision ; vg:status ?status
        OPTIONAL { ?decision vg:inCase ?case } OPTIONAL { ?decision vg:body ?body } } }""",
    "points": """SELECT ?decision ?point ?text { GRAPH {
        ?decision vg:hasPoint ?point . ?point vg:text ?text } }""",
    "actions": "SELECT ?point ?action { GRAPH { ?point vg:action ?action } }",
    "addressees": "SELECT ?point ?addressee { GRAPH { ?point vg:addressee ?addressee } }",
    "terms": """SELECT ?point ?kind ?words { GRAPH {
        { ?point vg:deadline ?words BIND("deadlines" AS ?kind) }
        UNION { ?point vg:amount ?words BIND("amounts" AS ?kind) } } }""",
    "strategies": "SELECT ?strategy { GRAPH { ?strategy a vg:Strategy } }",
    "goals": """SELECT ?goal ?type ?title ?parent { GRAPH {
        VALUES ?type { vg:OverallGoal vg:StrategicGoal vg:Subgoal } ?goal a ?type ; dcterms:title ?title
        OPTIONAL { ?goal vg:subgoalOf ?parent } } }""",
    "indicators": "SELECT ?indicator ?title { GRAPH { ?indicator a vg:Indicator ; dcterms:title ?title } }",
    "measurements": """SELECT ?indicator ?field ?words { GRAPH {
        { ?indicator vg:measurement ?words BIND("measurement" AS ?field) }
        UNION { ?indicator vg:purpose ?words BIND("purpose" AS ?field) } } }""",
    "goal_links": """SELECT ?goal ?kind ?other { GRAPH {
        { ?goal vg:dependsOn ?other BIND("depends_on" AS ?kind) }
        UNION { ?goal vg:supports ?other BIND("supports" AS ?kind) } } }""",
    "participation": """SELECT ?person ?capacity ?organisation ?date ?number { GRAPH {
        ?participation a vg:Participation ; vg:person ?person
        OPTIONAL { ?participation vg:meeting/dcterms:date ?date }
        OPTIONAL { ?participation vg:meeting/vg:meetingNumber ?number }
        OPTIONAL { ?participation vg:capacity ?capacity }
        OPTIONAL { ?participation vg:representing ?organisation } } }""",
    "affiliations": "SELECT ?person ?organisation { GRAPH { ?person vg:affiliation ?organisation } }",
    "organisations": "SELECT ?thing { GRAPH { ?thing a vg:Organisation FILTER NOT EXISTS { ?thing a vg:Group } } }",
    "persons": "SELECT ?thing { GRAPH { ?thing a vg:Person } }",
    "comments": """SELECT ?case ?by ?text { GRAPH {
        ?comment a vg:Comment ; vg:by ?by ; vg:text ?text OPTIONAL { ?comment vg:inCase ?case } } }""",
    "recommendations": """SELECT ?by ?text { GRAPH {
        ?recommendation a vg:Recommendation ; vg:text ?text OPTIONAL { ?recommendation vg:by ?by } } }""",
    "publications": "SELECT ?title { GRAPH { ?publication a vg:Publication ; dcterms:title ?title } }",
    "traces": "SELECT ?source ?target { GRAPH { ?source vg:addresses ?target } }",
}
"""What one document says: one question a kind of fact."""


class Answer(Protocol):
    """A SPARQL answer."""

    @property
    def body(self) -> bytes:
        """The answer as it would be sent."""


class Graph(Protocol):
    """What can be asked; `kg.Workspace` is one."""

    def query(self, sparql_text: str, *, format: str | None = None) -> Answer:  # noqa: A002
        """The answer to a SPARQL query."""


def ask(graph: Graph, question: str, document: str | None = None) -> list[Row]:
    """The solutions of `question`, about the named graph of `document` where it asks about one."""
    text = question.replace("GRAPH {", f"GRAPH <{document}> {{") if document else question
    solutions: Mapping[str, Mapping[str, list[Mapping[str, Mapping[str, str]]]]]
    solutions = json.loads(graph.query(PREFIXES + text, format="json").body)
    bindings = solutions["results"]["bindings"]
    return [{name: value["value"] for name, value in binding.items()} for binding in bindings]
