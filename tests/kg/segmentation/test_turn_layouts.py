"""One matter that three bodies treat in turn, laid out in every way that case papers lay it out."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from tests.kg.segmentation.making import cases_of, layout_of, segments_of

TITLE = "Ny legevakt på Neset"
TURNS = [
    ("Eldrerådet", "01.06.2024", "23/24"),
    ("Formannskapet", "08.06.2024", "58/24"),
    ("Kommunestyret", "17.06.2024", "42/24"),
]
DECIDED = "Legevakta bygges på Neset."
TOPS = {
    "title above the table": "Granvik kommune\nSaksframlegg\n\nSaksbehandler: Kari Nes\n\n{title}\n\n{table}\n\n",
    "title below the table": "Saksframlegg – Granvik kommune\n\n{table}\n\nSaksbehandler: Kari Nes\n\n{title}\n\n",
    "title above the facts": "Granvik kommune\n\n{title}\nSaksbehandler: Kari Nes\nArkivsak: 2024/311\n\n{table}\n\n",
    "title beside a label": "Granvik kommune\nSaken gjelder: {title}\nSaksbehandler: Kari Nes\n\n{table}\n\n",
}
TABLES = {
    "rows": ("Saksnr    Utvalg             Møtedato", "{number}     {body}      {date}"),
    "number last": ("Utvalg             Møtedato      Saksnr", "{body}      {date}    {number}"),
    "cells": ("Utvalgssaksnr\nUtvalg\nMøtedato", "{number}\n{body}\n{date}"),
    "list": ("Saken behandles i:", "{body} {date} sak {number}"),
    "list with letters": ("Saksgang:", "PS {number} {body} {date}"),
}
HEADS = {
    "protocol": "Saksprotokoll i {body} - {date}\nSaksnr: {number}",
    "treatment": "Behandling i {body} {date}, sak {number}:",
    "body first": "{body} {date} - sak {number}",
    "row again": "{number} {body} {date}",
    "treatment and decision": "Behandling/vedtak i {body} den {date} sak {number}",
    "stacked": "{body}\nMøtedato: {date}\nSak: {number}",
}


def paper(top: str, table: tuple[str, str], head: str) -> str:
    facts = [{"body": body, "date": date, "number": number} for body, date, number in TURNS]
    rows = "\n".join([table[0], *(table[1].format(**one) for one in facts)])
    turns = (f"{head.format(**one)}\n\nBehandling:\nSaken ble drøftet.\n\nVedtak:\n{DECIDED}\n\n" for one in facts)
    return top.format(title=TITLE, table=rows) + "".join(turns)


@pytest.mark.parametrize("top", TOPS.values(), ids=TOPS)
@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_each_body_has_the_case_with_its_number_its_day_and_its_decision(
    top: str, table: tuple[str, str], head: str
) -> None:
    text = paper(top, table, head)
    layout = layout_of(text)
    assert {title for _, title in cases_of(text, "number", "title")} == {TITLE}
    decisions = segments_of(text, SegmentKind.DECISION)
    assert [one.get("case") for one in decisions if one.get("status") == "adopted"] == [n for _, _, n in TURNS]
    bodies = [(one.get("body") or "").removesuffix(" i Granvik kommune") for one in decisions]
    assert bodies == [body for body, _, _ in TURNS]
    assert all(layout.read(one.span).endswith(DECIDED) for one in decisions)
    dated = {number: date for number, date in cases_of(text, "number", "meeting-date", style="minutes") if date}
    assert dated == {number: f"2024-06-{date[:2]}" for _, date, number in TURNS}
