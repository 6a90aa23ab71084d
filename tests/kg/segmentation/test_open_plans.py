"""Plans whose goals have no numbers, and papers that are none."""

from __future__ import annotations

import pytest

from kg.model import SegmentKind
from tests.kg.segmentation.plans import goals, read

CHAPTERS = """Omsorgsplan for Lia kommune 2022–2030

1 Innleiing
Planen gjeld alle.

2.1 Heimetenester
Mange bur åleine.
Hovudmål: Folk bur trygt heime
Delmål:
• Alle får hjelp same dag
• Ingen fell
Tiltak:
• Kjøpe alarmar

2.2 Sjukeheim
Hovudmål: Sjukeheimen er ein heim
Delmål:
• Alle har eige rom
Indikator: Talet på rom
"""
AREAS = """FOLKEHELSEPLAN
Lia kommune
2022-2026

Satsingsområde: Søvn
Mål:
- Unge sover nok
Tiltak:
- Kurs på skolen

Satsingsområde: Mat
Mål:
- Skolen byr på frukt
"""
TOLD = """Demensplan for Lia kommune 2022-2026

Åpenhet
Målet er at alle vet hva demens er.
Tiltak: Kurs.

Avlastning
Målet er at ingen pårørende blir slitt ut.
Tiltak: Dagsenter.
"""


@pytest.mark.parametrize("text", [CHAPTERS, CHAPTERS.replace("\n", " ")], ids=["lines", "run together"])
def test_main_goals_of_chapters_have_the_sub_goals_and_not_the_measures(text: str) -> None:
    assert goals(text) == [
        ("Folk bur trygt heime", ["Alle får hjelp same dag", "Ingen fell"]),
        ("Sjukeheimen er ein heim", ["Alle har eige rom"]),
    ]
    assert [s.get("title") for s in read(text) if s.kind is SegmentKind.INDICATOR] == ["Talet på rom"]


def test_areas_are_goals_and_what_they_aim_at_is_below_them() -> None:
    assert goals(AREAS) == [("Søvn", ["Unge sover nok"]), ("Mat", ["Skolen byr på frukt"])]
    plan = next(s for s in read(AREAS) if s.kind is SegmentKind.STRATEGY)
    assert (plan.get("title"), plan.get("period")) == ("Folkehelseplan", "2022-2026")


def test_a_sentence_in_each_chapter_tells_its_goal() -> None:
    assert [title for title, _ in goals(TOLD)] == ["alle vet hva demens er", "ingen pårørende blir slitt ut"]


@pytest.mark.parametrize(
    "head", ["Saksframlegg\nMøtedato: 1.2.2022\n", "Innspill til ", "Høring av ", "Vår ref. 22/1\n"]
)
def test_a_paper_about_a_plan_prints_none(head: str) -> None:
    assert goals(head + CHAPTERS) == []


ONE_GOAL = """Lia kommune Helseplan for Lia kommune 2022-2026 Planen gjeld alle som bur i kommunen og treng ein plan.

2. Mål 2.1. Målsetjingar Hovudmål: Folk bur trygt heime Delmål: 1. Alle får hjelp same dag 2. Ingen fell heime \
3. Pårørande får fri Delmål 2 er avhengig av delmål 1. 2.2. Oppfølging Planen vert følgd opp kvart år av rådmannen.
"""


def test_one_main_goal_with_a_numbered_list_of_sub_goals_is_the_goal_of_the_whole_plan() -> None:
    assert goals(ONE_GOAL) == [
        ("Folk bur trygt heime", ["Alle får hjelp same dag", "Ingen fell heime", "Pårørande får fri"])
    ]
    assert [s.get("level") for s in read(ONE_GOAL) if s.kind is SegmentKind.GOAL] == ["overall"]


def test_a_title_that_is_printed_again_in_other_words_is_read_once() -> None:
    again = "Lia kommune Kommunedelplan helse og omsorg Tematisk kommunedelplan for helse og omsorg 2022-2026 "
    text = ONE_GOAL.replace("Lia kommune Helseplan for Lia kommune 2022-2026 ", again)
    plan = next(s for s in read(text) if s.kind is SegmentKind.STRATEGY)
    assert (plan.get("title"), plan.get("period")) == ("Kommunedelplan helse og omsorg", "2022-2026")
