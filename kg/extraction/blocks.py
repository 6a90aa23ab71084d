"""People behind a block of labels: a page's columns were flattened, and all labels come before all names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.attendees import Attendee, attendees, away, is_staff, words_of
from kg.extraction.people_tables import Listing
from kg.lexicon import lexicon
from kg.model import Mention, Span
from kg.recognition import NAME

FEWEST_LABELS = 3
"""Of fewer labels, one that nothing stands under may be empty."""


def people_in(listing: Listing, text: str, organisations: Sequence[Mention]) -> list[Attendee]:
    """The people of a list, each in the capacity of the label that is most likely theirs."""
    listed = attendees(listing, text, organisations)
    if not listing.waiting or not listed:
        return listed
    plain = attendees(replace(listing, capacity="member"), text, organisations)
    return _placed(plain, (*listing.waiting, listing.capacity), text, [m.span for m in organisations]) or listed


def _placed(
    found: Sequence[Attendee], labels: Sequence[str], text: str, organisations: Sequence[Span]
) -> list[Attendee]:
    """The people behind a block of labels; nobody where the labels are no block.

    Names joined by commas are groups, one a label. Otherwise what is said of people tells where the next group begins;
    behind the staff, those from elsewhere are the ones who were away.
    """
    groups = _groups(found, text)
    joined = groups[-1] + 1 < len(found)
    if joined and len(labels) >= FEWEST_LABELS and 1 < groups[-1] + 1 <= len(labels):
        return [_in_capacity(one, labels[group]) for one, group in zip(found, groups, strict=True)]
    if labels[0] != "member":
        return []
    away_for = _replaced(found, text)
    reached, told, own_staff = 0, dict[str, str](), False
    placed = []
    for one in found:
        cue = _cue(one, away_for, text)
        from_elsewhere = any(one.detail.contains(place) for place in organisations)
        if labels[reached] == "other" and own_staff and from_elsewhere and "absent" in labels[reached:]:
            reached = labels.index("absent", reached)
        own_staff = not from_elsewhere
        reached = max(reached, labels.index(cue)) if cue in labels else reached
        placed.append(_in_capacity(one, told.setdefault(one.name, labels[reached])))
    return placed


def _replaced(found: Sequence[Attendee], text: str) -> frozenset[str]:
    """Those for whom others are said to have come: "Kari Nes (vara for Per Moe)"."""
    pattern = re.compile(rf"(?i:{lexicon('roles')['attendance']['replaced']})\s+({NAME})")
    return frozenset(match[1] for one in found for match in pattern.finditer(one.detail.of(text)))


def _groups(found: Sequence[Attendee], text: str) -> list[int]:
    """The number of the group of each: a group ends where no comma stands before the next name."""
    groups = [0]
    for before, one in pairwise(found):
        between = text[before.span.end : one.span.start].rstrip()
        between = between.removesuffix(one.title).rstrip() if one.title else between
        joined = between.endswith((",", ";")) or re.search(r"(?:^|\s)(?:og|samt)$", between)
        groups.append(groups[-1] + (not joined))
    return groups


def _cue(one: Attendee, replaced: frozenset[str], text: str) -> str | None:
    """The capacity that is told of one in a block: away, a deputy's principal, one of the staff."""
    said = words_of(one.detail, text)
    if one.name in replaced or one.capacity == "absent" or re.search(rf"(?<!\w)(?:{away()})", said, re.I):
        return "absent"
    return "other" if is_staff(one.title, said) else None


def _in_capacity(one: Attendee, label: str) -> Attendee:
    """The person in the capacity of a label, unless the paper tells another beside the name."""
    return replace(one, capacity=label) if one.capacity == "member" else one
