"""The bar of the second issue on the five real papers, in ../shared/corpus: cases, decisions and stated links."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.extraction.decisions import STATUS
from kg.model import Analysis, Literal, Ref, Statement
from kg.pipeline import Pipeline
from kg.reading import read
from kg.resolution import Resolution, resolve
from kg.text import letters
from tests.kg.corpus_gold import DECISIONS, NORD, STYRE, TREATED

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus"
PAPERS = sorted(TREATED)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not CORPUS.is_dir(), reason="THE REAL PAPERS ARE NOT THERE: the bar on ../shared/corpus is not tested"
    ),
]


@cache
def analyses() -> dict[str, Analysis]:
    files = {number: next(CORPUS.glob(f"{number}_*.txt")) for number in PAPERS}
    return {number: Pipeline().analyse(read(file)) for number, file in files.items()}


@cache
def resolution() -> Resolution:
    return resolve(list(analyses().values()))


def resolved(number: str, ref: Ref) -> Ref:
    return resolution().ref(analyses()[number].document.source, ref)


def line_of(number: str, position: int) -> int:
    return analyses()[number].document.text.count("\n", 0, position) + 1


def said(number: str, predicate: str, kind: str | None = None) -> list[Statement]:
    found = analyses()[number].statements
    return [s for s in found if s.predicate == predicate and kind in (None, s.subject.kind)]


def case_ref(body: str, number: str) -> Ref:
    return Ref("case", (body, number.replace("/", "-")))


def hashed(title: str) -> str:
    return hashlib.sha256(letters(title).encode()).hexdigest()[:12]


def value(statement: Statement) -> str:
    assert isinstance(statement.object, Literal)
    return statement.object.value


TREATED_CASES = [(paper, *key, title) for paper, cases in TREATED.items() for key, title in cases.items()]


@pytest.mark.parametrize(("paper", "body", "number", "title"), TREATED_CASES)
def test_a_case_that_is_treated_has_number_body_meeting_and_whole_title(
    paper: str, body: str, number: str, title: str
) -> None:
    ref = case_ref(body, number)
    by_predicate = {
        predicate: [s for s in said(paper, predicate, "case") if resolved(paper, s.subject) == ref]
        for predicate in ("dcterms:identifier", "dcterms:title", "vg:body", "vg:consideredAt")
    }
    assert {value(s) for s in by_predicate["dcterms:identifier"]} == {number}
    assert title in {hashed(value(s)) for s in by_predicate["dcterms:title"]}
    assert {resolved(paper, s.object).path for s in by_predicate["vg:body"] if isinstance(s.object, Ref)} == {(body,)}
    assert by_predicate["vg:consideredAt"]


@pytest.mark.parametrize("paper", PAPERS)
def test_no_other_case_is_treated(paper: str) -> None:
    treated = {
        (resolved(paper, s.subject).path[0], resolved(paper, s.subject).path[1])
        for s in said(paper, "vg:consideredAt", "case")
        if any(
            case.span.contains(s.evidence.span) and case.get("treated") == "yes" for case in analyses()[paper].segments
        )
    }
    quoted = {(ref.path[0], ref.path[1]) for ref in _quoted(paper)}
    assert treated - quoted == {(body, number.replace("/", "-")) for body, number in TREATED[paper]} - quoted


def _quoted(paper: str) -> set[Ref]:
    """The cases that the text of a treated case names or quotes."""
    links = [*said(paper, "vg:refersTo"), *said(paper, "vg:followsUp")]
    named = {resolved(paper, s.object) for s in links if isinstance(s.object, Ref)}
    led = {resolved(paper, s.object) for s in said(paper, "vg:inCase", "decision") if isinstance(s.object, Ref)}
    own = {case_ref(body, number) for body, number in TREATED[paper]}
    return (named | led) - own


@pytest.mark.parametrize("paper", PAPERS)
def test_every_printed_point_of_a_decision_is_found_and_nothing_else(paper: str) -> None:
    found = sorted(
        (*_decision(paper, s), _printed_number(paper, s), line_of(paper, s.evidence.span.start))
        for s in said(paper, "vg:hasPoint")
    )
    gold = sorted(
        (decision.status, decision.body, decision.case or "", number or "", line)
        for decision in DECISIONS[paper]
        for number, line in decision.points
    )
    assert found == gold


def _decision(paper: str, statement: Statement) -> tuple[str, str, str]:
    body, case, status = resolved(paper, statement.subject).path
    inside = [s for s in said(paper, "vg:inCase", "decision") if s.subject == statement.subject]
    numbers = {d.case.replace("/", "-"): d.case for d in DECISIONS[paper] if d.case}
    return status, body, numbers.get(case, case) if inside else ""


def _printed_number(paper: str, statement: Statement) -> str:
    numbers = [s for s in said(paper, "vg:number") if s.subject == statement.object]
    return value(numbers[0]) if numbers else ""


@pytest.mark.parametrize("paper", PAPERS)
def test_decisions_have_their_status_body_and_case(paper: str) -> None:
    adopted = {resolved(paper, s.subject) for s in said(paper, "vg:status") if s.object == STATUS["adopted"]}
    for statement in said(paper, "vg:hasPoint"):
        ref = resolved(paper, statement.subject)
        assert (ref.path[2] == "adopted") == (ref in adopted)
    cases = {(d.status, d.body, d.case.replace("/", "-")) for d in DECISIONS[paper] if d.case}
    assert cases == {
        (decision.path[2], decision.path[0], case.path[1])
        for s in said(paper, "vg:inCase", "decision")
        if isinstance(s.object, Ref)
        for decision, case in [(resolved(paper, s.subject), resolved(paper, s.object))]
    }


def test_the_number_of_decisions() -> None:
    assert [len(DECISIONS[paper]) for paper in PAPERS] == [14, 0, 1, 6, 54]


GOLD: dict[str, Any] = json.loads((SHARED / "gold-003.json").read_text(encoding="utf-8")) if CORPUS.is_dir() else {}


@pytest.mark.parametrize("case", GOLD.get("cases", []), ids=lambda case: case["number"])
def test_gold_003_cases(case: dict[str, Any]) -> None:
    ref = case_ref(STYRE, case["number"])
    titles = {value(s) for s in said("003", "dcterms:title", "case") if resolved("003", s.subject) == ref}
    assert {letters(title) for title in titles} == {letters(case["title"])}
    meetings = {
        s.object.path[1] for s in said("003", "vg:consideredAt") if s.subject == ref and isinstance(s.object, Ref)
    }
    assert meetings == {case["meeting_date"]}
    types = {value(s) for s in said("003", "vg:caseType") if s.subject == ref}
    assert types <= {case["case_type"]}
    lines = {line_of("003", s.evidence.span.start) for s in said("003", "dcterms:identifier") if s.subject == ref}
    assert case["line"] in lines


@pytest.mark.parametrize("link", GOLD.get("case_links", []), ids=lambda link: link["to"])
def test_gold_003_links(link: dict[str, Any]) -> None:
    predicate = {"refers_to": "vg:refersTo", "follows_up": "vg:followsUp"}[link["kind"]]
    found = {(s.subject, s.object): line_of("003", s.evidence.span.start) for s in said("003", predicate)}
    pair = (case_ref(STYRE, link["from"]), case_ref(STYRE, link["to"]))
    assert found[pair] in (link["line"], *link["also_lines"])


@pytest.mark.parametrize(
    "decision", GOLD.get("decisions", []), ids=lambda decision: f"{decision['case']} {decision['status']}"
)
def test_gold_003_decisions(decision: dict[str, Any]) -> None:
    ref = Ref("decision", (STYRE, decision["case"].replace("/", "-"), decision["status"]))
    points = {s.object for s in said("003", "vg:hasPoint") if s.subject == ref}
    texts = {letters(value(s)): s.subject for s in said("003", "vg:text") if s.subject in points}
    assert set(texts) == {letters(point["text"]) for point in decision["points"]}
    for point in decision["points"]:
        subject = texts[letters(point["text"])]
        assert point["action"] in {value(s) for s in said("003", "vg:action") if s.subject == subject}
        addressed = {
            resolved("003", s.object).path[0]
            for s in said("003", "vg:addressee")
            if s.subject == subject and isinstance(s.object, Ref)
        }
        assert addressed == ({"direktoratet-for-e-helse"} if point["addressee"] else set())
    dates = {value(s) for s in said("003", "dcterms:date", "decision") if s.subject == ref}
    assert dates == ({decision["date"]} if decision["date"] else set())


def test_gold_003_meeting() -> None:
    (meeting,) = [m for m in GOLD["meetings"] if m["role"] == "main"]
    ref = Ref("meeting", (STYRE, meeting["date"]))
    assert {value(s) for s in said("003", "vg:meetingNumber") if s.subject == ref} == {meeting["number"]}
    assert {value(s) for s in said("003", "vg:place") if s.subject == ref} == {meeting["place"]}


@pytest.mark.parametrize(
    ("kind", "step"), [("goal", "mal-2"), ("goal", "mal-4"), ("indicator", "2.1"), ("indicator", "4.2")]
)
def test_case_135_is_stated_to_serve_goals_and_indicators(kind: str, step: str) -> None:
    served = {s.object for s in said("000", "vg:addresses") if s.subject == case_ref(NORD, "135-2022")}
    assert Ref(kind, ("nasjonal-e-helsestrategi", "2023", step)) in served


def test_no_family_stumbles_over_the_papers() -> None:
    assert [a.problems for a in analyses().values()] == [()] * len(PAPERS)
