"""Papers written for the tests of people, organisations, comments and recommendations."""

from __future__ import annotations

from kg.extraction.comments import extract_comments
from kg.extraction.notebook import Notebook, Reading
from kg.extraction.organisations import extract_organisations
from kg.extraction.participants import extract_participants
from kg.extraction.people import extract_people
from kg.extraction.recommendations import extract_recommendations
from kg.model import Document, Literal, Ref
from kg.recognition import recognise
from kg.segmentation import read_layout, segment

FAMILIES = (
    extract_people,
    extract_participants,
    extract_comments,
    extract_recommendations,
    extract_organisations,
)

AGENDA = """Møte i Nasjonalt utvalg for kystforløp (NUK)
Møte 2/2025
Dato 22. mai 2025
Tid Kl. 10.00 – 14:30
Sted Videomøte
Medlemmer Berit Strandvik (Helse Ytterkyst RHF)
Odd Moe (Norsk
Båtlag)
Okwudili Nnamdi
(Storøya kommune)

Observatører Kari Vik (Kystens Velferd SF)


Sak Agenda NUK  Tidspunkt Sakstype
7/25 Godkjenning av innkalling og dagsorden 10:00 Godkjenning
8/25 Trygg seilas til sykehus 10:10 Drøfting
"""

MINUTES = """Referat fra møte i Nasjonalt utvalg for kystforløp (NUK)
Møte 2/2025
Dato 22. mai 2025
Til stede Berit Strandvik (Helse Ytterkyst RHF) – til kl. 12.15
Odd Moe (Norsk Båtlag) - video
Kari Vik (Fastlegerepresentant)
Ikke til stede Liv Sund (Storøya kommune)
Stedfortreder Per Olav Nes for Liv Sund (Storøya kommune)
Direktoratet
for fiskehelse
Eva Berg

Sak Tema
7/25 Godkjenning av innkalling og dagsorden
Det kom ingen innspill.
Vedtak:
NUK godkjenner innkalling og dagsorden.
8/25 Trygg seilas til sykehus
Eva Berg, Direktoratet for fiskehelse, la frem saken.

Følgende innspill og spørsmål ble tatt med fra møtet:
• Helse Ytterkyst RHF uttalte at båtene er for små. De bør være større enn
de er i dag.
• Som svar til Norsk Båtlag kommenterte Storøya kommune at kaien er ny.
• Representant fra kommunal sektor minnet om været.
• Båtene er blå.

Vedtak:
NUK drøftet saken.
"""

BOARD_MINUTES = """Møtebok
Lunde sjukehus HF

Styremøte
Møtedato: 3. april 2025
Møtestad: Lunde

Til stades:
Haugen, Marit          styreleiar
Sund, Liv              varamedlem for Knut Ivar Nes
Forfall:
Nes, Knut Ivar         styremedlem

Frå administrasjonen:
Oddbjørn Vik           administrerande direktør

Saksliste:
004/2025 Godkjenning av innkalling


Sak 004/2025 Godkjenning av innkalling

Samrøystes vedtak:
Styret i Lunde sjukehus HF godkjenner innkallinga.
"""

CASE_PAPERS = """Styremøte i Helse Ytterkyst RHF 12. mars 2025

 Møtedato: 12. mars 2025
Vår ref.:  Saksbehandler:   Dato:
2025/41-22  Moe/Berit Strandvik  3.3.2025


Styresak 9–2025 Nye ambulansebåter

Forslag til vedtak
Styret i Helse Ytterkyst RHF inviteres til å fatte følgende vedtak:

1. Styret i Helse Ytterkyst RHF godkjenner kjøp av to båter.


Storøya, 3. mars 2025


Zlata Ivić
administrerende direktør
 Møtedato: 12. mars 2025
Arkivnr.:       Saksbehandler:     Dato:
2025/44   diverse     3.3.2025


Styresak 10-2025 Referatsaker

Forslag til vedtak
Styret i Helse Ytterkyst RHF tar sakene til orientering.
"""

COVER_NOTE = """Møte i Nasjonalt utvalg for kystforløp (NUK)
Møte 2/2025
Dato 22. mai 2025
Sted Videomøte

Sak Agenda NUK  Tidspunkt Sakstype
8/25 Trygg seilas til sykehus 10:10 Drøfting
9/25 Kaier i kommunene 11:10 Drøfting
 Trygg seilas til sykehus

Forslag til vedtak

NUK drøftet saken.

Hensikt med saken

Saken gjelder seilas.

Til
Dato
Saksnummer
Type

Møte 2/25
22.05.2025
8/25
Drøfting


Fra
Saksbehandler


Eva Berg, Liv Sund
Xenia Brauer og Odd Moe
"""


def read_paper(text: str, language: str = "nb", source: str = "paper.txt") -> tuple[Reading, Notebook]:
    """`text` taken apart, its names recognised, and what our families note of it."""
    document = Document(source, text, "0" * 64, "text/plain")
    layout = read_layout(document)
    reading = Reading(document, layout, segment(document, layout), recognise(document, layout), language)
    notebook = Notebook(reading)
    for family in FAMILIES:
        family(reading, notebook)
    for statement in notebook.statements.values():
        assert statement.evidence.quote == statement.evidence.span.of(text)
    return reading, notebook


def facts(text: str, predicate: str, language: str = "nb") -> list[tuple[str, str]]:
    """Subject and object of every statement with `predicate`, in the order of the text."""
    _, notebook = read_paper(text, language)
    found = [s for s in notebook.statements.values() if s.predicate == predicate]
    found.sort(key=lambda s: s.evidence.span)
    return [("/".join(s.subject.path), _plain(s.object)) for s in found]


def _plain(value: object) -> str:
    if isinstance(value, Ref):
        return "/".join(value.path)
    assert isinstance(value, Literal)
    return value.value
