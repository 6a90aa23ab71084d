"""A small index of made-up papers, built once for the tests that only read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from search import Index, Passage
from search.engines import ENGINES

Build = Callable[[Sequence[Passage]], Index]

PAPERS = (
    Passage(
        id="innkalling/0",
        document="innkalling.txt",
        text="Styret i Fjordhelse HF blir bedt om å godkjenne planen for nye sengeplasser ved sykehuset på Vik.",
        title="Innkalling til styremøte",
        heading="Sak 12-2031 Flere senger på Vik",
        date="2031-02-03",
        keywords=("12-2031",),
        facets={"body": ("Fjordhelse HF",), "type": ("case",), "goal": ("Mål 1", "Mål 2")},
        stored={"page": 4, "names": ["A", "B"]},
    ),
    Passage(
        id="innkalling/1",
        document="innkalling.txt",
        text="Tiltak for omstilling er lagt fram. Hvert omstillingstiltak har en eier og en frist.",
        title="Innkalling til styremøte",
        heading="Sak 013/31 Omstilling",
        date="2031-02-03",
        keywords=("13-2031",),
        facets={"body": ("Fjordhelse HF",), "type": ("case",), "goal": ("Mål 2",)},
    ),
    Passage(
        id="protokoll/0",
        document="protokoll.txt",
        text="Styret vedtok budsjettet. Sengeplassene ble utsatt til neste år, jf. sak 12–2031 og § 20.",
        title="Protokoll frå styremøte",
        heading="Budsjett",
        date="2031-03-01",
        facets={"body": ("Fjordhelse HF",), "type": ("minutes",)},
    ),
    Passage(
        id="nynorsk/0",
        document="nynorsk.txt",
        text="Helseføretaket vil ikkje leggje ned sjukehusa. Tenestene skal vere nær innbyggjarane.",
        title="Saksframlegg",
        heading="Tenester i distrikta",
        language="nn",
        date="2030-11-20",
        facets={"body": ("Dalhelse HF",), "type": ("case",)},
    ),
    Passage(
        id="utvalg/0",
        document="utvalg.txt",
        text="Utvalget drøftet digital hjemmeoppfølging (DHO) og ba om en ny e-\nhelseplan for helse-\ntjenester.",
        title="Referat",
        heading="Sak 4/31 Oppfølging hjemme",
        date=None,
        facets={"body": ("Samutvalget",), "type": ("minutes",), "goal": ("Mål 1",)},
    ),
)


@pytest.fixture(scope="session", params=sorted(ENGINES))
def engine_name(request: pytest.FixtureRequest) -> str:
    """Each engine in turn: one test body for all."""
    return str(request.param)


@pytest.fixture
def build(tmp_path: Path, engine_name: str) -> Iterator[Build]:
    """Makes an index of passages; all are closed when the test ends."""
    made: list[Index] = []

    def make(passages: Sequence[Passage]) -> Index:
        index = Index.create(tmp_path / f"index-{len(made)}", engine=engine_name)
        made.append(index)
        fill(index, passages)
        return index

    yield make
    for index in made:
        index.close()


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, engine_name: str) -> Iterator[Index]:
    """An index of `PAPERS`, to be read only."""
    folder = tmp_path_factory.mktemp("search") / "index"
    with Index.create(folder, engine=engine_name) as index:
        fill(index, PAPERS)
    with Index.open(folder) as index:
        yield index


def fill(index: Index, passages: Sequence[Passage]) -> None:
    """Put passages into an index, document by document, and commit them."""
    for document in dict.fromkeys(passage.document for passage in passages):
        index.replace(document, [p for p in passages if p.document == document])
    index.commit()


def passage(number: int, text: str, **more: object) -> Passage:
    """A passage of which only the text matters."""
    values: dict[str, object] = {"id": f"d{number}/0", "document": f"d{number}", "text": text, **more}
    return Passage(**values)  # type: ignore[arg-type]
