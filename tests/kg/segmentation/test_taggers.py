"""What taggers that learnt from our own papers see: names, heads of cases, decisions; and what is made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Document, Segment, SegmentKind, Span
from kg.pipeline import Pipeline
from kg.segmentation import crf, head_tagger, tagged_decisions, tagged_heads, tagged_titles
from kg.segmentation.anchors import Anchor
from kg.segmentation.body_tagger import names_tagged
from kg.segmentation.head_tagger import TaggedHead, titles_by_number
from kg.segmentation.head_tagger import tagged_heads as heads_in
from kg.segmentation.layout import read_layout
from kg.segmentation.tagging import TAGS, Tagged, tagged
from kg.segmentation.units import units
from tests.kg.segmentation.making import layout_of, paper, segments_of, told

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


def test_titles_are_found_by_their_numbers_in_any_notation() -> None:
    heads = [TaggedHead("012-2024", Span(0, 5), Span(6, 9)), TaggedHead("13/24", Span(10, 15), None)]
    assert titles_by_number(heads) == {"12-2024": [Span(6, 9)]}


def tags(monkeypatch: pytest.MonkeyPatch, *seen: str) -> None:
    """Let the tagger see the words of a text as these."""

    class Tagger:
        def tag(self, _: object) -> list[str]:
            return list(seen)

    monkeypatch.setattr(head_tagger, "loaded", lambda _: Tagger())
    head_tagger.tagged_heads.cache_clear()


@pytest.mark.parametrize(
    ("text", "seen", "heads"),
    [
        ("1/24 Kai 2/24 Vei", "NNNBNNNB", [("1/24", "Kai"), ("2/24", "Vei")]),
        ("1/24 arkiv 24/311 Kai 2/24 Vei", "NNNOOOOBNNNB", [("1/24", "Kai"), ("2/24", "Vei")]),
        ("Kai 1/24 Vei 2/24", "BNNNBNNN", [("Kai", "1/24"), ("Vei", "2/24")]),
        ("Kai Vei 2/24", "BBNNN", [("Kai", None), ("Vei", "2/24")]),
        (f"1/24 {'og ' * 40}Kai", "NNN" + "O" * 40 + "B", [("1/24", None), ("Kai", None)]),
    ],
)
def test_each_number_is_of_the_one_title_nearest(
    monkeypatch: pytest.MonkeyPatch, text: str, seen: str, heads: list[tuple[str, str | None]]
) -> None:
    tags(monkeypatch, *seen)
    told_heads = [(head.number, head.title.of(text) if head.title else None) for head in head_tagger.tagged_heads(text)]
    assert {frozenset(filter(None, head)) for head in told_heads} == {frozenset(filter(None, head)) for head in heads}
    head_tagger.tagged_heads.cache_clear()


def test_half_characters_and_nothing_to_read_are_no_harm() -> None:
    for text in ("", "\n\n", "\0", "7" * 5000, "Sak 1/24 Plan \ud800\n"):
        heads_in(text)
        names_tagged(text)
        tagged(read_layout(Document("sak.txt", text, "", "text/plain")))


def test_long_texts_are_tagged_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crf, "PIECE", 20)
    head_tagger.tagged_heads.cache_clear()
    seen = [head.number for head in head_tagger.tagged_heads(MINUTES) if head.number]
    head_tagger.tagged_heads.cache_clear()
    assert "11/24" in seen
    assert [len(piece) for piece in crf.batched(range(45))] == [20, 20, 5]


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
    read = tagged(layout_of(MINUTES))
    assert len(read) > 5
    for one in read:
        assert sum(one.likely.values()) == pytest.approx(1)
        assert set(one.likely) <= set(TAGS)


def test_a_decision_in_no_case_has_the_number_of_the_head_above() -> None:
    found = tagged_heads.number_above(MINUTES, MINUTES.index("Fakultetsstyret ber"))
    assert found is not None
    assert (found[0], found[1].of(MINUTES)) == ("12/24", "12/24")
    first = tagged_heads.number_above(MINUTES, MINUTES.index("Protokollen"))
    assert first is not None
    assert first[0] == "11/24"
    assert tagged_heads.number_above("Rådet vedtar det.", 0) is None


def test_a_head_far_above_is_of_no_decision() -> None:
    text = f"{MINUTES}{'Kaia er gul. ' * 600}"
    assert tagged_heads.number_above(text, len(text)) is None


def test_the_number_above_is_the_evidence_of_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Gul kai 3/24.\n\nHavnerådet i Vik kommune møttes.\n\nVedtak:\nHavnerådet bygger kaia.\n"
    monkeypatch.setattr("kg.segmentation.context.number_above", lambda *_: ("3/24", Span(8, 12)))
    said = [one for one in Pipeline().analyse(paper(text)).statements if one.predicate == "vg:inCase"]
    assert [(one.evidence.quote, one.confidence) for one in said] == [("3/24", 0.6)]


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


def test_a_title_far_off_is_not_taken_and_each_is_given_once() -> None:
    far = MINUTES + "Kaia er gul. " * 60 + "\n12/24"
    anchor = replace(case(far, "12/24", None), start=len(far) - 5, heading=Span(len(far) - 5, len(far)))
    assert [title_of(far, one) for one in tagged_titles.retitled(far, [anchor])] == [None]
    twice = [case(MINUTES, "12/24", None), case(MINUTES, "12/24", None)]
    assert [title_of(MINUTES, one) for one in tagged_titles.retitled(MINUTES, twice)] == ["Ny kai i Havnevik", None]


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
