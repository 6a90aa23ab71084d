"""Decisions as the tagger sees them: those that no rule found, and where printed ones end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import Segment, SegmentKind, Span
from kg.segmentation.anchors import Anchor
from kg.segmentation.implied import decision_anchor
from kg.segmentation.layout import Layout
from kg.segmentation.tagging import Tagged, tagged

SURE = 0.85
"""How likely every sentence of a decision must be one, where no rule found it."""
LIKELY = 0.3
UNLIKELY = 0.05
"""Sentences at the end of a printed decision that are less likely than this are none, below one that is `LIKELY`.

List items stay: whoever printed them below each other took them for one thing.
"""
DECIDED = ("adopted", "proposed")


def unfound_decisions(layout: Layout, segments: Sequence[Segment]) -> Iterator[Anchor]:
    """The decisions of treated cases that only the tagger sees: of a status that the case has no other of.

    What a paper quotes is easily taken for what is decided in its case, so minutes alone tell of an adopted decision.
    """
    taken = [s.span for s in segments if s.kind in (SegmentKind.DECISION, SegmentKind.TABLE)]
    found = {(s.get("body"), s.get("case"), s.get("status")) for s in segments if s.kind is SegmentKind.DECISION}
    for whole in _runs(tagged(layout), taken):
        start = whole[0].unit.span.start
        around = [s for s in segments if s.kind is SegmentKind.CASE and s.span.start <= start < s.span.end]
        case = max(around, key=lambda s: s.span.start, default=None)
        run = [one for one in whole if case and one.unit.span.end <= case.span.end]
        if case is None or case.get("treated") != "yes" or not run:
            continue
        status = _status(run)
        if status == "adopted" and case.get("style") != "minutes":
            continue
        told = case.get("body"), case.get("number"), status
        if told not in found:
            found.add(told)
            yield decision_anchor(_points(run), Span(start, run[-1].unit.span.end), status)


def _runs(read: Sequence[Tagged], taken: Sequence[Span]) -> Iterator[list[Tagged]]:
    """The sentences in a row that surely are of a decision of one status, outside what is `taken`."""
    run: list[Tagged] = []
    for one in read:
        sure = one.of(*DECIDED) >= SURE and not any(one.unit.span.overlaps(span) for span in taken)
        turns = run and max(DECIDED, key=one.of) != max(DECIDED, key=run[-1].of)
        if run and (not sure or turns):
            yield run
            run = []
        if sure:
            run.append(one)
    if run:
        yield run


def _status(run: Sequence[Tagged]) -> str:
    return max(DECIDED, key=lambda tag: sum(one.of(tag) for one in run))


def _points(run: Sequence[Tagged]) -> list[Span]:
    """The sentences as points: one begins at a list mark, or where the tagger holds a beginning for likelier."""
    points: list[Span] = []
    for before, one in zip([None, *run], run, strict=False):
        begun = sum(one.likely.get(tag, 0.0) for tag in DECIDED)
        begins = begun > sum(one.likely.get(f"{tag}+", 0.0) for tag in DECIDED)
        marked = one.unit.marker is not None and one.unit.place == 0
        within = before is not None and before.unit.block == one.unit.block
        if before is None or ((begins or marked) and not within):
            points.append(one.unit.span)
        else:
            points[-1] = Span(points[-1].start, one.unit.span.end)
    return points


def fitted(layout: Layout, anchors: Iterable[Anchor]) -> Iterator[Anchor]:
    """Printed decisions without what stands behind the last sentence that may be one and surely is none."""
    read = tagged(layout)
    for anchor in anchors:
        end = anchor.end or anchor.start
        lead = anchor.heading.end if anchor.heading else anchor.start
        inside = [one for one in read if lead <= one.unit.span.start < end]
        likely = [at for at, one in enumerate(inside) if one.of(*DECIDED) >= LIKELY]
        rest = inside[likely[-1] + 1 :] if likely else []
        if rest and all(one.of(*DECIDED) < UNLIKELY and one.unit.marker is None for one in rest):
            yield replace(anchor, end=inside[likely[-1]].unit.span.end)
        else:
            yield anchor
