"""Strategies, case papers and responses written for the tests, and the shortest way from a text to statements."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.extraction.cases import extract_cases
from kg.extraction.decisions import extract_decisions
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.strategies import extract_strategies
from kg.extraction.traces import extract_traces
from kg.model import Document, External, Literal, Object, Ref
from kg.reading import read
from kg.segmentation import read_layout, segment

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpus"

STRATEGY = """Strategi for Helse Fjell RHF 2025–2029

Helse Fjell RHF

Forord

Strategien viser hvor foretaksgruppen skal. Den erstatter Strategi for Helse Fjell RHF 2020–2024.

Visjon

Visjonen skal kunne huskes av alle:

Nær når det gjelder

Visjonen viser til bærekraftsmål 3 God helse og livskvalitet.

Overordnede mål

Vi har to overordnede mål.

1. Like gode tilbud overalt

Bostedet skal ikke avgjøre.

2. Fornuftig bruk av penger

Hver krone skal komme pasienten til gode.

Strategiske mål

Mål 1: Kortere vei til hjelp

Mål 2: Utstyr som virker

Mål 3: Folk som blir

Mål 3 er en forutsetning for måloppnåelse på mål 1-2.

Mål 1: Kortere vei til hjelp

Flere skal få hjelp der de bor.

Frem mot 2029 skal vi oppnå:

• Ambulerende team når hele fylket og har faste dager i hver kom-
mune

• Prøver tas hjemme

Måloppnåelse er avhengig av godt utstyr, som beskrives i mål 2.

FNs bærekraftsmål

Mål 1 støtter bærekraftsmål 3 God helse og livskvalitet og 10 Mindre ulikhet.

Målindikatorer

Målindikator 1.1. Besøk av ambulerende team

Beskrivelse: Hvor ofte teamene er ute.

Mål 2: Utstyr som virker

Frem mot 2029 skal vi oppnå:

• Alt utstyr har en som eier det

Målet legger til rette for mål 1 og tjener slik bærekraftsmål 9 Industri, innovasjon og infrastruktur.

Detaljering av målindikatorer

Mål 1: Kortere vei til hjelp

Målindikator 1.1. Besøk av ambulerende team

Måleverdi: Antall besøk i året

Formål: Se om teamene når ut.

Besøk på kveldstid

Måleverdi: Antall besøk etter klokken 16

Formål: Se om kvelden er dekket.
"""

AGAIN = STRATEGY.replace("faste dager i hver kom-\nmune", "faste dager i hver\nkommune").replace(
    "Prøver tas hjemme", "Prøver tas\nhjemme"
)

CASE = """Styremøte i Helse Fjell RHF 12. mars 2025

Møtedato: 12. mars 2025

Styresak 9-2025 Nye ambulansebåter

Forslag til vedtak

Styret i Helse Fjell RHF inviteres til å fatte følgende vedtak:

1. Styret i Helse Fjell RHF godkjenner kjøp av to båter, i tråd med Mål 2 i Strategi for Helse Fjell RHF 2025–2029.

2. Styret ber administrerende direktør rapportere om levering.

Sammenheng med strategi

I Strategi for Helse Fjell RHF 2025–2029 er det fire strategiske grep, hvor det andre er Vi bruker tiden på pasienten.
Saken følger opp Mål 1: Kortere vei til hjelp. Virkningen følges med målindikator 1.1.

Bakgrunn

Departementet arbeider med Nasjonal beredskapsstrategi 2026–2030. Båtene er fra 1998.
Måltallet er 4 oppdrag i døgnet.
"""

RESPONSE = """Vår ref.: 2025/41

Høringssvar Strategi for Helse Fjell RHF 2025–2029

Vi viser til brev av 3. april 2025 og er positive til strategien.

Mål 1: Kortere vei til hjelp
Vi savner noe om transport. Målindikator 1.1 teller bare besøk.

Mål 2: Utstyr som virker
Målet er godt, men kan bli for smalt.
"""

NYNORSK_CASE = """Styremøte i Vikane sjukehus HF 2. april 2025

Møtedato: 2. april 2025

Styresak 14/2025 Telefonråd på dialekt

Framlegg til vedtak

Styret i Vikane sjukehus HF vedtek å prøve ut telefonråd.

Samanheng med strategi

Saka byggjer på Regional strategi for gode pasientliv 2024–2028. Tiltaket støttar Mål 3 i den regionale strategien, og
resultata blir rapporterte på målindikator 3.1 og 3.2.

Bakgrunn

Telefonen ringjer mykje.
"""


def reading_of(text: str, language: str = "nb") -> Reading:
    """`text` taken apart as the pipeline does it."""
    document = Document("paper.txt", text, "0" * 64, "text/plain")
    layout = read_layout(document)
    return Reading(document, layout, segment(document, layout), (), language)


def shared_reading(number: str) -> Reading:
    """One of the real papers beside the checkout; the test is skipped loudly where they are absent."""
    found = sorted(SHARED.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip(f"paper {number} is not in {SHARED}: the bar on real papers is not tested here")
    document = read(found[0])
    layout = read_layout(document)
    return Reading(document, layout, segment(document, layout), (), "nb")


def notes(reading: Reading, *families: Callable[[Reading, Notebook], None]) -> Notebook:
    """What `families` of rules note of `reading`; the quotes are checked on the way."""
    notebook = Notebook(reading)
    for family in families:
        family(reading, notebook)
    for statement in notebook.statements.values():
        assert statement.evidence.quote == statement.evidence.span.of(reading.document.text)
        assert statement.evidence.quote.strip() == statement.evidence.quote
    return notebook


def strategy_notes(text: str, language: str = "nb") -> Notebook:
    """What is read of strategies."""
    return notes(reading_of(text, language), extract_strategies)


def trace_notes(reading: Reading) -> Notebook:
    """What is read of cases, decisions, strategies and the links between them."""
    return notes(reading, extract_cases, extract_decisions, extract_strategies, extract_traces)


def refs(notebook: Notebook, kind: str) -> set[tuple[str, ...]]:
    """The paths of the entities of class `kind`."""
    return {entity.ref.path for entity in notebook.entities.values() if kind in entity.types}


def values(notebook: Notebook, subject: Ref, predicate: str) -> set[str]:
    """What the notebook says of `subject`: literals as words, entities as paths joined by slashes."""
    found = (s.object for s in notebook.statements.values() if (s.subject, s.predicate) == (subject, predicate))
    return {_plain(value) for value in found}


def _plain(value: Object) -> str:
    match value:
        case Literal():
            return value.value
        case External():
            return value.iri
        case Ref():
            return "/".join(value.path)
