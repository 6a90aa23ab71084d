"""What taggers that learnt from our own papers see: names, heads of cases, decisions; and what is made of it."""

from __future__ import annotations

import pytest

from kg.model import Segment, SegmentKind, Span
from kg.segmentation import tagged_decisions, tagged_heads, tagged_titles
from kg.segmentation.anchors import Anchor
from kg.segmentation.body_tagger import names_tagged
from kg.segmentation.head_tagger import TaggedHead, heads_of
from kg.segmentation.head_tagger import tagged_heads as heads_in
from kg.segmentation.tagging import TAGS, Tagged, tagged
from kg.segmentation.units import units
from tests.kg.segmentation.making import layout_of, segments_of, told

MINUTES = """Fakultetsstyret ved Det sjøfaglige fakultet
Protokoll fra møte 3. mai 2024

Sak 11/24 Godkjenning av protokoll
Vedtak: Protokollen godkjennes.

Sak 12/24 Ny kai i Havnevik
Fakultetsstyret drøftet saken. Lederen takket.
Vedtak:
Fakultetsstyret ber dekanen legge frem en plan innen 1. juni.
"""


def test_names_are_seen_that_no_list_knows() -> None:
    seen = [span.of(MINUTES) for span in names_tagged(MINUTES)]
    assert seen[0] == "Fakultetsstyret ved Det sjøfaglige fakultet"
    assert names_tagged("") == ()


def test_a_head_is_a_number_with_the_title_by_it() -> None:
    seen = [(head.number, head.title.of(MINUTES)) for head in heads_in(MINUTES) if head.title]
    assert seen == [("11/24", "Godkjenning av protokoll"), ("12/24", "Ny kai i Havnevik")]
    assert heads_in("") == ()


def test_a_head_is_found_by_its_number_in_any_notation() -> None:
    heads = [TaggedHead("12/24", Span(0, 5), Span(6, 9)), TaggedHead("13/24", Span(10, 15), None)]
    assert heads_of(heads, "012-2024") == heads[:1]
    assert heads_of(heads, "13/24") == []
    assert heads_of(heads, "uten nummer") == []


def test_units_are_the_sentences_of_blocks_as_they_are_printed() -> None:
    read = units(layout_of("Vedtak:\n\n1. Kaia bygges. Den males.\n2. Saken er ferdig\nbehandlet.\n"))
    assert [(unit.words, unit.marker, unit.place) for unit in read] == [
        ("Vedtak:", None, 0),
        ("Kaia bygges.", "1", 0),
        ("Den males.", "1", 1),
        ("Saken er ferdig behandlet.", "2", 0),
    ]


def test_what_is_decided_is_likelier_to_be_decided_than_what_is_told() -> None:
    likely = {one.unit.words: one.of("adopted") for one in tagged(layout_of(MINUTES))}
    decided = next(share for words, share in likely.items() if words.startswith("Fakultetsstyret ber"))
    assert decided > 0.5 > likely["Lederen takket."]


def test_the_likelihoods_of_a_unit_come_to_one() -> None:
    for one in tagged(layout_of(MINUTES)):
        assert sum(one.likely.values()) == pytest.approx(1)
        assert set(one.likely) <= set(TAGS)


def test_a_decision_in_no_case_has_the_number_of_the_head_above() -> None:
    assert tagged_heads.number_above(MINUTES, MINUTES.index("Fakultetsstyret ber")) == "12/24"
    assert tagged_heads.number_above(MINUTES, MINUTES.index("Protokollen")) == "11/24"
    assert tagged_heads.number_above("Rådet vedtar det.", 0) is None


def test_where_no_head_is_seen_the_case_named_last_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tagged_heads, "tagged_heads", lambda _: ())
    text = "Rådet hadde sak 3/24 oppe. Da vedtok det: Kaia bygges."
    assert tagged_heads.number_above(text, text.index("Kaia")) == "3/24"


def case(text: str, number: str, title: Span | None, style: str = "minutes") -> Anchor:
    start = text.index(number)
    spans = (("title-spans", f"{title.start}-{title.end}"),) if title else ()
    pairs = (("number", number), ("treated", "yes"), ("style", style), *spans)
    return Anchor(SegmentKind.CASE, start, Span(start, start + len(number)), pairs)


def title_of(text: str, anchor: Anchor) -> str | None:
    spans = dict(anchor.attributes).get("title-spans")
    return Span(*map(int, spans.split("-"))).of(text) if spans else None


def test_a_case_without_title_has_the_one_that_the_tagger_sees_by_its_number() -> None:
    anchors = [case(MINUTES, "11/24", None), case(MINUTES, "12/24", None)]
    retitled = tagged_titles.retitled(MINUTES, anchors)
    assert [title_of(MINUTES, one) for one in retitled] == ["Godkjenning av protokoll", "Ny kai i Havnevik"]


def test_titles_that_the_tagger_sees_too_or_that_cases_share_stay() -> None:
    part, elsewhere = MINUTES.index("Ny kai"), MINUTES.index("Lederen")
    seen = case(MINUTES, "12/24", Span(part, part + 6))
    assert [title_of(MINUTES, one) for one in tagged_titles.retitled(MINUTES, [seen])] == ["Ny kai"]
    shared = [case(MINUTES, number, Span(elsewhere, elsewhere + 7)) for number in ("11/24", "12/24")]
    assert [title_of(MINUTES, one) for one in tagged_titles.retitled(MINUTES, shared)] == ["Lederen", "Lederen"]


def test_a_title_of_which_the_tagger_sees_another_gives_way() -> None:
    elsewhere = MINUTES.index("Lederen")
    wrong = case(MINUTES, "12/24", Span(elsewhere, elsewhere + 7))
    assert [title_of(MINUTES, one) for one in tagged_titles.retitled(MINUTES, [wrong])] == ["Ny kai i Havnevik"]


TOLD = "Sak 1/24 Kaia\nRådet bygger kaia. Rådet maler den. Lederen takket.\n"


def seen(monkeypatch: pytest.MonkeyPatch, tag: str, *shares: float) -> None:
    """Let the tagger see the sentences behind the title as `tag`, as likely as this."""
    layout = layout_of(TOLD)
    read = [Tagged(unit, {tag: share, "O": 1 - share}) for unit, share in zip(units(layout), shares, strict=True)]
    monkeypatch.setattr(tagged_decisions, "tagged", lambda _: tuple(read))


def decided(style: str, *others: Segment) -> list[tuple[str | None, ...]]:
    pairs = (("number", "1/24"), ("body", "Rådet"), ("treated", "yes"), ("style", style))
    whole = Segment(SegmentKind.CASE, Span(0, len(TOLD)), 0, None, pairs)
    found = tagged_decisions.unfound_decisions(layout_of(TOLD), [whole, *others])
    return [
        tuple(Span(*map(int, point.split("-"))).of(TOLD) for point in dict(one.attributes)["points"].split("|"))
        for one in found
    ]


def test_sentences_that_surely_decide_are_the_decision_of_a_minuted_case(monkeypatch: pytest.MonkeyPatch) -> None:
    seen(monkeypatch, "adopted", 0, 0.95, 0.9, 0.1)
    assert decided("minutes") == [("Rådet bygger kaia. Rådet maler den.",)]
    seen(monkeypatch, "adopted", 0, 0.95, 0.8, 0.1)
    assert decided("minutes") == [("Rådet bygger kaia.",)]


def test_papers_tell_of_proposals_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    seen(monkeypatch, "adopted", 0, 0.95, 0.9, 0.1)
    assert decided("paper") == []
    seen(monkeypatch, "proposed", 0, 0.95, 0.9, 0.1)
    assert decided("paper") == [("Rådet bygger kaia. Rådet maler den.",)]


def test_a_case_that_has_a_decision_gets_no_second_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seen(monkeypatch, "adopted", 0, 0.95, 0.9, 0.1)
    pairs = (("status", "adopted"), ("case", "1/24"), ("body", "Rådet"))
    assert decided("minutes", Segment(SegmentKind.DECISION, Span(len(TOLD) - 2, len(TOLD)), 0, None, pairs)) == []


def test_a_printed_decision_ends_where_the_tagger_sees_none_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = Anchor(SegmentKind.DECISION, TOLD.index("Rådet"), None, (), end=len(TOLD) - 1)
    ends = TOLD.index(" Lederen")
    seen(monkeypatch, "adopted", 0, 0.9, 0.9, 0.01)
    assert [one.end for one in tagged_decisions.fitted(layout_of(TOLD), [printed])] == [ends]
    seen(monkeypatch, "adopted", 0, 0.9, 0.9, 0.2)
    assert [one.end for one in tagged_decisions.fitted(layout_of(TOLD), [printed])] == [len(TOLD) - 1]
    seen(monkeypatch, "adopted", 0, 0.1, 0.1, 0.01)
    assert [one.end for one in tagged_decisions.fitted(layout_of(TOLD), [printed])] == [len(TOLD) - 1]


def test_the_paper_of_a_body_that_no_list_knows_is_read() -> None:
    found = [told(one, "body", "case", "status") for one in segments_of(MINUTES, SegmentKind.DECISION)]
    body = "Fakultetsstyret ved Det sjøfaglige fakultet"
    assert found == [(body, "11/24", "adopted"), (body, "12/24", "adopted")]
