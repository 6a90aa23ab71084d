"""Who is named in gold, who was there and who said what, as facts."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.goldfiles import Gold, optional, several, worded
from evaluation.normal import Names, case_number
from evaluation.records import Fact

CAPACITIES = frozenset({"member", "observer", "absent", "deputy", "other"})
"""The capacities of a participation; gold uses others for persons who were not at the meeting."""


def voices(gold: Gold, names: Names) -> Iterator[Fact]:
    """Organisations, persons, participations, comments, recommendations and publications."""
    for item in gold.get("organisations", ()):
        yield Fact("organisations", (names.of(item["name"]),), optional=optional(item))
    for item in gold.get("persons", ()):
        yield from _person(item, _main_date(gold), names)
    for item in gold.get("comments", ()):
        yield from _comment(item, names)
    for item in gold.get("recommendations", ()):
        yield from _recommendation(item, names)
    for item in gold.get("references", ()):
        yield from worded("publications", (), [item["text"], *item.get("also_texts", ())], either=optional(item))


def _main_date(gold: Gold) -> str:
    """When the meeting was whose paper this is; the first one where gold does not say which."""
    meetings = gold.get("meetings", ())
    main = [item for item in meetings if item.get("role") == "main"] or meetings
    return (main[0].get("date") or main[0].get("number") or "") if main else ""


def _person(item: Gold, date: str, names: Names) -> Iterator[Fact]:
    who = names.of(item["name"])
    yield Fact("persons", (who,), optional=optional(item))
    capacity = item.get("capacity") if item.get("capacity") in CAPACITIES else None
    single = [{"meeting": date, "capacity": capacity}] if capacity else []
    parts = item.get("participations", single)
    for part in parts:
        also = tuple((who, part["meeting"], other) for other in item.get("also_capacities", ()))
        key = (who, part["meeting"], part["capacity"])
        yield Fact("participation", key, also=also, optional=optional(item) or optional(part))
    for organisation in {item.get("organisation"), *(part.get("organisation") for part in parts)} - {None}:
        unsaid = not parts or bool(item.get("organisation_implied"))
        yield Fact("affiliations", (who, names.of(organisation)), optional=optional(item) or unsaid)


def _comment(item: Gold, names: Names) -> Iterator[Fact]:
    case = (names.of(item["body"]), case_number(item["case"])) if item.get("case") else ("", "")
    key, *also = [(names.of(by), *case) for by in (item["by"], *item.get("also_by", ()))]
    texts = tuple(item.get("also_texts", ()))
    yield Fact("comments", key, item["text"], texts, tuple(also), optional(item))


def _recommendation(item: Gold, names: Names) -> Iterator[Fact]:
    """What is recommended and by whom; gold names nobody where the text leaves the speaker out."""
    named = [*(several(item.get("by")) or [""]), *item.get("also_by", ())]
    key, *also = [(names.of(by) if by else "",) for by in named]
    texts = tuple(item.get("also_texts", ()))
    yield Fact("recommendations", key, item["text"], texts, tuple(also), optional(item))
