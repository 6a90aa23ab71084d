"""What only several documents together tell: joined names and adopted proposals, with what they rest on."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import FOAF, PROV, SKOS

from kg import derived
from kg.config import Config
from kg.model import Analysis, Document, External, Ref
from kg.naming import names
from kg.pipeline import Pipeline
from kg.placing import View
from kg.rdf import Triple, triples
from kg.resolution import resolve
from kg.store import Store
from kg.workspace import Workspace
from ontology import VG
from tests.kg import papers
from tests.kg.papers import Notes

BASE = "http://localhost:8000/id/"
GRAPH = derived.graph_of(BASE)
SUMMONS, MINUTES, LETTER, NOTE = "innkalling.txt", "protokoll.txt", "brev.txt", "notat.txt"
LYNG = URIRef(f"{BASE}organisation/helse-lyng-rhf")
ADOPTED = URIRef(f"{BASE}decision/helse-lyng-rhf/5-2025/adopted")
PROPOSED = URIRef(f"{BASE}decision/helse-lyng-rhf/5-2025/proposed")
MOEN = URIRef(f"{BASE}person/kari-s-moen")
TEXTS = {
    SUMMONS: "Helse Lyng RHF\n\nSak 5-2025 Nytt lager\n\nForslag til vedtak\nStyret godkjenner lageret.\n\nKari Moen\n",
    MINUTES: "Helse Lyng\n\nSak 5-2025 Nytt lager\n\nVedtak\nStyret godkjenner lageret.\n\nKari S. Moen\n",
    LETTER: "Helse Lyng RHF\n\nBrev om brannvern, godt kjent i Helse Lyng.\n",
    NOTE: "Notat om snøbrøyting.\n",
}
SAMPLES = Path(__file__).parents[2] / "samples" / "corpus"


def deciding(text: str, body: str, status: str, sure: float = 1.0) -> Notes:
    """What is read out of a paper that proposes or adopts a decision, with the body as it writes it."""
    notes, slug = Notes(text), body.lower().replace(" ", "-")
    organisation, case = Ref("organisation", (slug,)), Ref("case", (slug, "5-2025"))
    decision, point = Ref("decision", (*case.path, status)), Ref("point", (*case.path, status, "1"))
    head = "Forslag til vedtak" if status == "proposed" else "Vedtak"
    notes.name(organisation, "vg:Organisation", body)
    notes.name(case, "vg:Case", "Nytt lager")
    notes.name(decision, "vg:Decision", f"{head} i sak 5-2025", head)
    notes.name(point, "vg:DecisionPoint", "Punkt 1", "Styret godkjenner")
    notes.say(organisation, "skos:prefLabel", body, body)
    notes.say(case, "dcterms:identifier", papers.Literal("5-2025"), "5-2025")
    notes.say(case, "dcterms:title", "Nytt lager", "Nytt lager")
    for thing in (case, decision):
        notes.say(thing, "vg:body", organisation, body)
    notes.say(decision, "vg:status", External(f"{VG}{status.title()}"), head)
    notes.say(decision, "vg:inCase", case, "Sak 5-2025", sure)
    notes.say(decision, "vg:hasPoint", point, "Styret godkjenner lageret.")
    notes.say(point, "vg:text", "Styret godkjenner lageret.", "Styret godkjenner lageret.")
    return notes


def known_as(notes: Notes, name: str, slug: str) -> Notes:
    """Notes with a person in them."""
    person = Ref("person", (slug,))
    notes.name(person, "vg:Person", name)
    notes.say(person, "foaf:name", papers.Literal(name), name)
    return notes


def summons(text: str) -> Notes:
    return known_as(deciding(text, "Helse Lyng RHF", "proposed"), "Kari Moen", "kari-moen")


def minutes(text: str) -> Notes:
    return known_as(deciding(text, "Helse Lyng", "adopted", 0.8), "Kari S. Moen", "kari-s-moen")


def letter(text: str) -> Notes:
    """A table's cell may give the short name as a label, and the statement read from it the full one."""
    notes, organisation = Notes(text), Ref("organisation", ("helse-lyng",))
    notes.name(organisation, "vg:Organisation", "Helse Lyng")
    notes.say(organisation, "skos:prefLabel", "Helse Lyng RHF", "Helse Lyng RHF")
    return notes


READ: dict[str, Callable[[str], Notes]] = {SUMMONS: summons, MINUTES: minutes, LETTER: letter, NOTE: Notes}


class Reader:
    """Reads the four papers."""

    def analyse(self, paper: Document) -> Analysis:
        return papers.analysis(paper, READ[paper.source](paper.text), "other", paper.source)


def analysed(*sources: str) -> list[Analysis]:
    return [Reader().analyse(papers.document(source, TEXTS[source])) for source in sources]


def views(analyses: list[Analysis], resolution: object = None) -> list[View]:
    """The analyses as they are published, their names resolved over all of them."""
    joined = resolution or resolve(analyses)
    called = names(analyses, joined.ref, {one.ref: one.label for one in joined.entities})  # type: ignore[attr-defined]

    def view(analysis: Analysis) -> View:
        return View(analysis, BASE, lambda ref: joined.ref(analysis.document.source, ref), called)  # type: ignore[attr-defined]

    return [view(analysis) for analysis in analyses]


def about(found: Iterable[Triple], subject: URIRef) -> set[tuple[URIRef, object]]:
    return {(name, value) for thing, name, value in found if thing == subject}


def statement_of(found: frozenset[Triple], triple: Triple) -> URIRef:
    """The resource that reifies `triple`."""
    parts = zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True)
    (node,) = set.intersection(*({s for s, p, o in found if (p, o) == (name, value)} for name, value in parts))
    return node


def sources_of(found: frozenset[Triple], triple: Triple) -> set[URIRef]:
    return {URIRef(o) for s, p, o in found if (s, p) == (statement_of(found, triple), PROV.wasDerivedFrom)}


def stating(view: View, triple: Triple) -> set[URIRef]:
    """The statements of one document that state `triple`."""
    nodes: dict[URIRef, dict[URIRef, object]] = {}
    for subject, name, value in triples(view):
        nodes.setdefault(subject, {})[name] = value
    wanted = dict(zip((RDF.subject, RDF.predicate, RDF.object), triple, strict=True))
    return {node for node, said in nodes.items() if wanted.items() <= said.items()}


def nb(words: str) -> Literal:
    return Literal(words, lang="nb")


def test_an_entity_with_several_names_has_them_all_with_what_they_rest_on() -> None:
    seen = views(analysed(SUMMONS, MINUTES))
    found = derived.triples(seen, BASE)
    preferred, other = (LYNG, SKOS.prefLabel, nb("Helse Lyng RHF")), (LYNG, SKOS.altLabel, nb("Helse Lyng"))
    assert about(found, LYNG) == {preferred[1:], other[1:]}
    assert sources_of(found, preferred) == stating(seen[0], preferred) != set()
    assert sources_of(found, other) == stating(seen[1], other) != set()
    said = dict(about(found, statement_of(found, other)))
    assert (said[RDF.type], said[VG.extractor]) == (RDF.Statement, Literal("resolution/1"))
    assert said[RDFS.label] == nb("altLabel: Helse Lyng")


def test_a_person_has_one_name_over_all_documents_and_the_others_besides() -> None:
    seen = views(analysed(SUMMONS, MINUTES))
    full, short = (FOAF.name, Literal("Kari S. Moen")), (SKOS.altLabel, Literal("Kari Moen"))
    assert about(derived.triples(seen, BASE), MOEN) == {full, short}
    assert about(triples(seen[0]), MOEN) >= {short}
    assert FOAF.name not in dict(about(triples(seen[0]), MOEN))
    assert stating(seen[0], (MOEN, *short))


def test_a_label_that_no_statement_gives_rests_on_those_of_its_document() -> None:
    seen = views(analysed(SUMMONS, LETTER))
    found = derived.triples(seen, BASE)
    preferred = (LYNG, SKOS.prefLabel, nb("Helse Lyng RHF"))
    assert sources_of(found, (LYNG, SKOS.altLabel, nb("Helse Lyng"))) == stating(seen[1], preferred) != set()
    assert sources_of(found, preferred) == stating(seen[0], preferred) | stating(seen[1], preferred)


def test_a_name_that_no_document_writes_rests_on_all_that_it_was_joined_from() -> None:
    joined = papers.Resolution((), (papers.Named(Ref("organisation", ("helse-lyng",)), "Helse Lyng og omland"),))
    (seen,) = views(analysed(MINUTES), joined)
    found, thing = derived.triples([seen], BASE), URIRef(f"{BASE}organisation/helse-lyng")
    chosen, written = (thing, SKOS.prefLabel, nb("Helse Lyng og omland")), (thing, SKOS.altLabel, nb("Helse Lyng"))
    assert sources_of(found, chosen) == sources_of(found, written) == stating(seen, written) != set()
    assert (RDFS.label, nb("Helse Lyng og omland")) in about(triples(seen), thing)


def test_a_slug_that_no_document_writes_is_no_name() -> None:
    joined = papers.Resolution((), (papers.Named(Ref("organisation", ("helse-lyng",)), "helse-lyng"),))
    (seen,) = views(analysed(MINUTES), joined)
    assert (SKOS.prefLabel, nb("Helse Lyng")) in about(triples(seen), URIRef(f"{BASE}organisation/helse-lyng"))


def test_an_adopted_decision_was_proposed_in_another_paper() -> None:
    seen = views(analysed(SUMMONS, MINUTES))
    found, link = derived.triples(seen, BASE), (ADOPTED, VG.wasProposedAs, PROPOSED)
    assert link in found
    case = URIRef(f"{BASE}case/helse-lyng-rhf/5-2025")
    rests = [stating(seen[0], (PROPOSED, VG.inCase, case)), stating(seen[1], (ADOPTED, VG.inCase, case))]
    assert sources_of(found, link) == set.union(*rests)
    assert all(rests)
    said = {name: str(value) for name, value in about(found, statement_of(found, link))}
    assert (said[VG.extractor], said[VG.confidence]) == ("derivation/1", "0.8")


@pytest.mark.parametrize("sources", [(SUMMONS,), (MINUTES,), (SUMMONS, LETTER)])
def test_a_decision_without_its_counterpart_was_not_proposed(sources: tuple[str, ...]) -> None:
    found = derived.triples(views(analysed(*sources)), BASE)
    assert not [triple for triple in found if triple[1] == VG.wasProposedAs]


def test_nothing_follows_from_papers_that_tell_nothing_together() -> None:
    assert derived.triples(views(analysed(NOTE)), BASE) == frozenset()
    assert derived.triples(views(analysed(SUMMONS)), BASE) == frozenset()


def test_the_order_of_documents_makes_no_difference_to_what_follows() -> None:
    forth = derived.triples(views(analysed(*TEXTS)), BASE)
    assert derived.triples(views(analysed(*reversed(TEXTS))), BASE) == forth
    assert derived.digest(forth) != derived.digest(list(forth)[1:])


# Published


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for source, text in TEXTS.items():
        (folder / source).write_text(text, encoding="utf-8")
    return folder


def opened(data: Path) -> Workspace:
    return Workspace(Config(data=data), analyser=Reader())


def graph_in(workspace: Workspace) -> set[bytes]:
    """The quads of the graph, as they are exported."""
    out = io.BytesIO()
    workspace.export("nquads", out)
    return {line for line in out.getvalue().splitlines() if line.endswith(f"<{GRAPH}> .".encode())}


def test_what_follows_is_published_exported_and_checked(tmp_path: Path, inbox: Path) -> None:
    workspace = opened(tmp_path / "data")
    workspace.ingest([inbox])
    report = workspace.check()
    assert report.faults == ()
    assert report.counts["derived"] == 5
    found = derived.triples(views(analysed(*sorted(TEXTS))), BASE)
    assert len(graph_in(workspace)) == len(found)
    assert b"wasProposedAs" in b"".join(graph_in(workspace))
    assert f"<{ADOPTED}>".encode() in workspace.describe(str(PROPOSED), format="ntriples").body
    assert str(GRAPH) in workspace.status().graphs


@pytest.mark.parametrize("seed", range(4))
def test_whatever_the_order_of_ingest_the_store_is_the_same(tmp_path: Path, inbox: Path, seed: int) -> None:
    at_once, one_by_one = opened(tmp_path / "at-once"), opened(tmp_path / "one-by-one")
    at_once.ingest([inbox])
    for source in random.Random(seed).sample(sorted(TEXTS), len(TEXTS)):
        one_by_one.ingest([inbox / source])
    assert one_by_one.check() == at_once.check()


def test_what_follows_goes_when_its_documents_go(tmp_path: Path, inbox: Path) -> None:
    workspace, alone = opened(tmp_path / "data"), opened(tmp_path / "alone")
    workspace.ingest([inbox])
    workspace.remove([LETTER, MINUTES])
    assert graph_in(workspace) == set()
    alone.ingest([inbox / SUMMONS, inbox / NOTE])
    assert workspace.check() == alone.check()
    assert workspace.check().faults == ()


def test_what_follows_is_not_written_again_when_it_is_the_same(tmp_path: Path, inbox: Path) -> None:
    workspace = opened(tmp_path / "data")
    workspace.ingest([inbox / SUMMONS, inbox / MINUTES])
    mark: Triple = (LYNG, RDFS.comment, nb("merke"))
    store = Store.writing(tmp_path / "data" / "publications" / "1" / "store")
    store.replace(str(GRAPH), {*derived.triples(views(analysed(SUMMONS, MINUTES)), BASE), mark})
    store.flush()
    del store
    workspace.ingest([inbox / NOTE])
    assert b"merke" in b"".join(graph_in(workspace))
    workspace.ingest([inbox / LETTER])
    assert b"merke" not in b"".join(graph_in(workspace))
    assert workspace.check().faults == ()


@cache
def sample(source: str, text: str) -> Analysis:
    return Pipeline().analyse(papers.document(source, text))


class Once:
    """The real pipeline, run once for each paper."""

    def analyse(self, paper: Document) -> Analysis:
        return sample(paper.source, paper.text)


def test_the_sample_papers_give_one_store_in_any_order(tmp_path: Path) -> None:
    paths = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"})
    reports = []
    for number, order in enumerate((paths, paths[::-1], random.Random(7).sample(paths, len(paths)))):
        workspace = Workspace(Config(data=tmp_path / str(number)), analyser=Once())
        for path in order:
            workspace.ingest([path])
        reports.append(workspace.check())
    assert reports[0] == reports[1] == reports[2]
    assert reports[0].faults == ()
    assert reports[0].counts["derived"] > 0
