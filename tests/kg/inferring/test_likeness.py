"""How alike a point and a goal are: what counts, and in which words it is explained."""

from __future__ import annotations

from kg.inferring import Likeness, collect, likenesses
from kg.inferring.confidence import confidence
from kg.inferring.links import LEAST
from tests.kg.inferring.makers import Case, Plan, board_paper, plan_paper, seen

GOALS = {
    "mal-1": "Hjemme lengst mulig",
    "mal-1/fallsensor": "Fallsensorer er i bruk i alle bydeler",
    "mal-2": "Kortere vei til tannlege",
    "mal-2/skolebarn": "Skolebarn innkalles til tannlege hvert år",
    "mal-3": "Rusomsorg uten terskel",
}


def found(case: Case, goals: dict[str, str] = GOALS, **more: object) -> dict[str, Likeness]:
    """The likenesses of one point, by the last step of the goal."""
    views = seen(board_paper(case), plan_paper(Plan(goals, **more)))  # type: ignore[arg-type]
    return {one.aim.ref.path[-1]: one for one in likenesses(collect(views))}


def test_a_point_is_like_the_goal_that_it_shares_telling_words_with() -> None:
    alike = found(Case("Innkjøp av fallsensorer", ["Rådet vedtar å kjøpe 40 fallsensorer."]))
    assert alike.keys() == {"fallsensor"}
    assert alike["fallsensor"].shared == ("fallsensorer",)


def test_the_words_of_the_case_title_count_and_explain_too() -> None:
    alike = found(Case("Innkjøp av fallsensorer", ["Rådet bevilger 90 000 kroner."]))
    assert alike["fallsensor"].shared == ("fallsensorer",)


def test_neighbours_are_one_phrase_and_weigh_more_than_words_apart() -> None:
    goals = {"mal-1": "Psykisk førstehjelp læres på skolen", "mal-2": "Akutt hjelp gis på dagen"}
    beside = found(Case("Kurs", ["Rådet støtter kurs i psykisk førstehjelp."]), goals)["mal-1"]
    apart = found(Case("Kurs", ["Rådet støtter førstehjelp, somatisk så vel som psykisk."]), goals)["mal-1"]
    assert beside.shared == ("psykisk førstehjelp",)
    assert (beside.measures["phrase"], apart.measures["phrase"]) == (1.0, 0.0)
    assert beside.confidence > apart.confidence


def test_a_word_that_many_texts_have_tells_less() -> None:
    few = {"mal-1": "Fallsensorer prøves ut", **{f"mal-{n}": f"Helt annet emne{n}" for n in range(2, 9)}}
    many = few | {f"mal-{n}": f"Fallsensorer prøves ut{n}" for n in range(2, 5)}
    case = Case("Innkjøp av fallsensorer", ["Rådet kjøper fallsensorer."])
    assert found(case, few)["mal-1"].measures["shared"] > found(case, many)["mal-1"].measures["shared"]


def test_a_part_of_a_compound_counts_less_than_the_whole() -> None:
    goals = {"mal-1": "Felles legemiddelliste", "mal-2": "Rusomsorg"}
    whole = found(Case("Sak", ["Rådet vedtar deling av legemiddelliste."]), goals)["mal-1"]
    part = found(Case("Sak", ["Rådet vedtar deling av legemiddelopplysninger."]), goals)["mal-1"]
    assert part.shared == ("legemiddel",)
    assert part.measures["shared"] < whole.measures["shared"]
    assert (whole.measures["compound"] > 0, part.measures["compound"]) == (True, 0.0)


def test_nynorsk_and_bokmal_meet() -> None:
    goals = {"mal-1": "Digital hjemmeoppfølging for alle som trenger det", "mal-2": "Rusomsorg"}
    alike = found(Case("Digital heimeoppfølging", ["Rådet vedtek oppstart."]), goals)
    assert alike["mal-1"].shared == ("Digital heimeoppfølging",)


def test_a_goal_is_also_what_measures_it() -> None:
    indicators = {"3.1": ("Antall i rusbehandling", "mal-3")}
    alike = found(Case("Sak", ["Rådet utvider rusbehandling i Vika."]), indicators=indicators)
    assert alike["mal-3"].text.words == "Antall i rusbehandling"


def test_procedure_makes_nothing_alike() -> None:
    goals = {"mal-1": "Alle planer følges opp hvert år", "mal-2": "Styret får rapport om status"}
    assert found(Case("Godkjenning av protokoll", ["Styret tar rapporten om planen til orientering."]), goals) == {}


def test_what_is_left_out_early_could_not_have_come_to_it() -> None:
    titles = ["Innkjøp av fallsensorer", "Tannlege for skolebarn", "Rusomsorg", "Hjemme"]
    cases = [
        board_paper(Case(title, [f"Rådet vedtar {title.lower()}."], f"{number}-2024"), f"{number}.txt")
        for number, title in enumerate(titles, 1)
    ]
    subjects = collect(seen(*cases, plan_paper(Plan(GOALS))))
    sure = [one for one in likenesses(subjects) if one.confidence >= LEAST]
    assert sure
    assert list(likenesses(subjects, LEAST)) == sure


def test_confidence_has_two_decimals_and_grows_with_likeness() -> None:
    names = ("goal", "shared", "title", "words", "compound", "phrase")
    for name in names:
        low, high = (confidence({**dict.fromkeys(names, 0.5), name: value}) for value in (0.2, 0.9))
        assert 0 <= low < high <= 1
        assert round(high, 2) == high
