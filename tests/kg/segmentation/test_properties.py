"""Laws that hold for any text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.identifiers import CaseNumber
from kg.model import Segment, SegmentKind, Span
from kg.segmentation import read_layout, segment
from kg.segmentation.agreeing import spans_of
from kg.segmentation.case_mentions import case_mentions
from kg.segmentation.decisions import find_decisions
from kg.segmentation.headings import heading_of
from kg.segmentation.layout import LineRole
from tests.kg.segmentation.generated import texts
from tests.kg.segmentation.making import paper

any_text = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def segments(text: str) -> tuple[Segment, ...]:
    document = paper(text)
    return segment(document, read_layout(document))


@any_text
@given(texts)
def test_lines_hold_every_character_that_is_not_blank_once(text: str) -> None:
    lines = read_layout(paper(text)).lines
    position = 0
    for line in lines:
        assert not text[position : line.span.start].strip()
        assert line.span.of(text) == line.words
        position = line.span.end
    assert not text[position:].strip()


@any_text
@given(texts)
def test_blocks_hold_every_line_that_is_read_once_and_in_order(text: str) -> None:
    layout = read_layout(paper(text))
    read = [line for line in layout.lines if line.role not in (LineRole.FURNITURE, LineRole.FOOTNOTE)]
    assert [line for block in layout.blocks for line in block.lines] == read
    assert all(block.span.contains(block.body) for block in layout.blocks)


@any_text
@given(texts, st.integers(0, 400), st.integers(0, 400))
def test_any_span_can_be_read(text: str, one: int, other: int) -> None:
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    read = read_layout(paper(text)).read(span)
    assert "\n" not in read
    assert read == read.strip()
    assert not set(read) - set(text) - {" "}


@any_text
@given(texts)
def test_segments_nest(text: str) -> None:
    found = segments(text)
    assert found[0] == Segment(SegmentKind.DOCUMENT, Span(0, len(text)), None, None, ())
    for index, one in enumerate(found[1:], start=1):
        assert one.parent is not None
        assert one.parent < index
        assert found[one.parent].span.contains(one.span)
        assert one.span.start < one.span.end
        assert all(not one.span.overlaps(other.span) for other in found[1:index] if other.parent == one.parent)


@any_text
@given(texts)
def test_segments_stand_in_reading_order_and_their_headings_in_the_text(text: str) -> None:
    found = segments(text)
    assert [s.span.start for s in found] == sorted(s.span.start for s in found)
    for one in found:
        assert one.heading is None or (0 <= one.heading.start < one.heading.end <= len(text))
        for name in ("title-spans", "number-span", "text-spans", "date-span", "body-span"):
            assert all(span.of(text).strip() for span in spans_of(one, name))


@any_text
@given(texts)
def test_segmenting_twice_gives_the_same(text: str) -> None:
    assert segments(text) == segments(text)


@any_text
@given(texts)
def test_numbers_of_cases_are_normal_and_a_reader_can_read_them_back(text: str) -> None:
    for case in (s for s in segments(text) if s.kind is SegmentKind.CASE):
        number = CaseNumber.parse(case.get("number") or "")
        assert number is not None
        assert str(number) == case.get("number")


@any_text
@given(texts)
def test_the_points_of_decisions_follow_each_other(text: str) -> None:
    position = 0
    for block in find_decisions(read_layout(paper(text))):
        assert block.status in ("proposed", "adopted")
        assert block.points
        for point in block.points:
            assert position <= point.span.start < point.span.end <= len(text)
            position = point.span.start


@any_text
@given(texts)
def test_mentions_of_cases_lie_in_the_text(text: str) -> None:
    for mention in case_mentions(text):
        written = CaseNumber.parse("".join(mention.span.of(text).split()))
        assert written is not None
        assert replace(written, series=mention.number.series) == mention.number
        assert mention.title is None or mention.title.of(text).strip()


@any_text
@given(st.text(max_size=120))
def test_any_line_may_be_asked_whether_it_is_a_heading(words: str) -> None:
    found = heading_of(words)
    assert found is None or found.tail is None or 0 < found.tail <= len(words)
