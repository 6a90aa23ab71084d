"""Laws, white papers, letters and reports that a text cites."""

from __future__ import annotations

import pytest

from kg.extraction.publications import extract_publications
from kg.model import Ref
from tests.kg.extraction.reading_texts import notes, reading_of, refs, values

DOCUMENT = Ref("document", ("paper-txt",))


@pytest.mark.parametrize(
    ("text", "key", "title", "kind"),
    [
        ("Etter pasientjournalloven § 8 gjelder dette.", "pasientjournalloven", "pasientjournalloven § 8", "law"),
        ("Etter pasientjournallova § 8 gjeld dette.", "pasientjournalloven", "pasientjournallova § 8", "law"),
        ("Kjernejournalforskriften må endres.", "kjernejournalforskriften", "kjernejournalforskriften", "regulation"),
        (
            "Se Meld. St. 7 (2019–2020) Helse nær folk.",
            "meld-st-7-2019-2020",
            "Meld. St. 7 (2019–2020) Helse nær folk",
            "white-paper",
        ),
        ("Midlene står i Prop. 1 S (2022-2023).", "prop-1-s-2022-2023", "Prop. 1 S (2022–2023)", "other"),
        ("I brev av 4. mai 2023 ber vi om svar.", "brev-av-4-mai-2023", "Brev av 4. mai 2023", "letter"),
        ("I brev frå 4. mai 2023 bed vi om svar.", "brev-av-4-mai-2023", "Brev av 4. mai 2023", "letter"),
        ("Oppdraget står i tildelingsbrevet for 2024.", "tildelingsbrev-2024", "Tildelingsbrevet for 2024", "letter"),
        (
            "Jf. protokoll fra foretaksmøte 16. januar 2024.",
            "protokoll-fra-foretaksmote-16-januar-2024",
            "Protokoll fra foretaksmøte 16. januar 2024",
            "minutes",
        ),
        (
            "Verksemdsrapport nr. 4-2023 vart lagd fram.",
            "verksemdsrapport-nr-4-2023",
            "Verksemdsrapport nr. 4-2023",
            "report",
        ),
        ("Årsmelding 2023 er klar.", "arsmelding-2023", "Årsmelding 2023", "report"),
        (
            "Etter forskrift om pasientregister skal båten meldes.",
            "forskrift-om-pasientregister",
            "Forskrift om pasientregister",
            "regulation",
        ),
        ("Etter lov om sjøtryggleik skal båten målast.", "lov-om-sjotryggleik", "Lov om sjøtryggleik", "law"),
        (
            "Vi viser til høyringsbrev datert 3. mai 2021.",
            "hoyringsbrev-datert-3-mai-2021",
            "Høyringsbrev datert 3. mai 2021",
            "letter",
        ),
        (
            "Målet står i den kommende stortingsmeldingen om båtberedskap.",
            "stortingsmelding-om-batberedskap",
            "Stortingsmeldingen om båtberedskap",
            "white-paper",
        ),
        (
            "Båtkommisjonens rapport har vært på høring.",
            "batkommisjonens-rapport",
            "Båtkommisjonens rapport",
            "report",
        ),
        ("Se Temaplan for båter 2021–2025.", "temaplan-for-bater-2021-2025", "Temaplan for båter 2021–2025", "plan"),
        ("NOU 2023: 4 er sendt på høring.", "nou-2023-4", "NOU 2023: 4", "report"),
        ("Funnene i rapporten «Ute i tide» er klare.", "ute-i-tide", "Ute i tide", "report"),
        (
            "Plikta følgjer av helse- og omsorgstenestelova § 3-1.",
            "helse-og-omsorgstjenesteloven",
            "helse- og omsorgstenestelova § 3-1",
            "law",
        ),
        ("Unntatt offentlighet, offl. § 13.", "offentligloven", "offentleglova § 13", "law"),
        (
            "I styringsdokumentet for 2009 krevde eieren flere båter.",
            "styringsdokument-2009",
            "Styringsdokumentet for 2009",
            "letter",
        ),
        (
            "Det kom brev frå Storøya kommune av 3. mars 2011.",
            "brev-av-3-mars-2011",
            "Brev frå Storøya kommune av 3. mars 2011",
            "letter",
        ),
        ("Vi viser til e-post 20. mai 2021 om kaien.", "e-post-20-mai-2021", "E-post 20. mai 2021", "letter"),
        (
            "Jf. retningslinjene for trygg lasting fra 2016.",
            "for-trygg-lasting-2016",
            "Retningslinjene for trygg lasting fra 2016",
            "other",
        ),
        (
            "Sluttrapport fra båtprøven som ble holdt i fjor.",
            "sluttrapport-fra-batproven",
            "Sluttrapport fra båtprøven",
            "report",
        ),
        (
            "Jf. protokoll frå drøftingsmøte med KTV 9. april 2024.",
            "protokoll-fra-droftingsmote-med-ktv-9-april-2024",
            "Protokoll frå drøftingsmøte med KTV 9. april 2024",
            "minutes",
        ),
        (
            "Han byggjer på samfunnsdelen i kommuneplanen.",
            "samfunnsdelen-i-kommuneplanen",
            "samfunnsdelen i kommuneplanen",
            "plan",
        ),
        (
            "Tiltaka står i handlingsplanen for betre kaiar.",
            "handlingsplan-for-betre-kaiar",
            "Handlingsplanen for betre kaiar",
            "plan",
        ),
        (
            "Det blir omtalt i båtberedskapsmeldingen.",
            "stortingsmelding-om-batberedskap",
            "båtberedskapsmeldingen",
            "white-paper",
        ),
        (
            "Tiltaket er med i Kyst 2040 – strategi for Helse Fjell.",
            "kyst-2040-strategi-for-helse-fjell",
            "Kyst 2040 – strategi for Helse Fjell",
            "plan",
        ),
        ("Dette krever KOMMUNELOVEN.", "kommuneloven", "kommuneloven", "law"),
        ("Jf. Ot.prp. nr. 12 (2001–2002).", "ot-prp-nr-12-20012002", "Ot.prp. nr. 12 (2001–2002)", "white-paper"),
        (
            "Kritikken i Dokument 3:4 (2020–2021) er alvorlig.",
            "dokument-3-4-2020",
            "Dokument 3:4 (2020–2021)",
            "report",
        ),
        ("Se rundskriv I-9/2014 om dette.", "rundskriv-i-9-2014", "Rundskriv I-9/2014", "other"),
        (
            "Tiltaket svarer på internrevisjonens rapport 7/2021.",
            "rapport-7-2021",
            "Internrevisjonens rapport 7/2021",
            "report",
        ),
        ("I rapporten Trygt om bord er det omtalt.", "trygt-om-bord", "Rapporten Trygt om bord", "report"),
        (
            "Nasjonal rettleiar for smerte vart send ut.",
            "nasjonal-rettleiar-for-smerte",
            "Nasjonal rettleiar for smerte",
            "other",
        ),
        (
            "Brev frå Statsforvaltaren om tilsyn i Vik.",
            "brev-fra-statsforvaltaren-om-tilsyn-i-vik",
            "Brev frå Statsforvaltaren om tilsyn i Vik",
            "letter",
        ),
        (
            "Strategi 2020–2025 for Vikane sjukehus gjelder.",
            "strategi-2020-2025-for-vikane-sjukehus",
            "Strategi 2020–2025 for Vikane sjukehus",
            "plan",
        ),
    ],
)
def test_a_publication_is_known_by_how_it_is_cited(text: str, key: str, title: str, kind: str) -> None:
    notebook = notes(reading_of(text + "\n"), extract_publications)
    ref = Ref("publication", (key,))
    assert refs(notebook, "vg:Publication") == {(key,)}
    assert values(notebook, ref, "dcterms:title") == {title}
    assert values(notebook, ref, "dcterms:type") == {kind}
    assert values(notebook, DOCUMENT, "vg:cites") == {key}


@pytest.mark.parametrize(
    "text",
    [
        "Loven gir ikke svar, og forskriften heller ikke.",
        "Vi sender brev til alle pasienter.",
        "Virksomhetsrapporten ble lagt frem.",
        "Planen gjelder til 2027, og strategien er ny.",
        "Prosjektets rapport er klar.",
        "Digitale innkallingsbrev tas i bruk fra mars.",
        "Arkivsak 2022/796-26 og sak 22/414.",
    ],
)
def test_what_names_no_publication_gives_none(text: str) -> None:
    assert refs(notes(reading_of(text + "\n"), extract_publications), "vg:Publication") == set()


def test_a_citation_in_a_paper_is_the_cases() -> None:
    text = (
        "Styremøte i Helse Fjell RHF 12. mars 2025\n\nMøtedato: 12. mars 2025\n\nStyresak 9-2025 Nye båter\n\n"
        "Bakgrunn\n\nI brev av 4. mai 2023 ba departementet om en plan.\n"
    )
    notebook = notes(reading_of(text), extract_publications)
    assert values(notebook, Ref("case", ("helse-fjell-rhf", "9-2025")), "vg:cites") == {"brev-av-4-mai-2023"}


def test_cited_with_and_without_its_name_it_is_one_publication() -> None:
    text = "Meld. St. 7 (2019–2020) er viktig.\n\nMeld. St. 7 (2019–2020) Helse nær folk.\n"
    notebook = notes(reading_of(text), extract_publications)
    ref = Ref("publication", ("meld-st-7-2019-2020",))
    assert refs(notebook, "vg:Publication") == {ref.path}
    assert values(notebook, ref, "dcterms:title") == {"Meld. St. 7 (2019–2020) Helse nær folk"}


def test_the_plans_and_reports_among_the_attachments() -> None:
    text = (
        "Båtene males.\n\nVedlegg\n\n1. Sluttrapport fra utprøvingen\n2. Plan for maling\n"
        "3. Oversikt over båter\n\nRapport om maling kommer senere.\n"
    )
    titles = {t for path in refs(notes(reading_of(text), extract_publications), "vg:Publication") for t in path}
    assert titles == {"sluttrapport-fra-utprovingen", "plan-for-maling"}


def test_the_plan_that_a_letter_is_about_is_not_cited() -> None:
    text = (
        "Dykkar ref.: 2/24\nVår ref.: 4/25\n\nHøyringssvar: Plan for båtar 2021–2025\n\n"
        "Vi støttar Plan for båtar 2021–2025.\n"
    )
    assert refs(notes(reading_of(text), extract_publications), "vg:Publication") == set()
    older = text + "Han er betre enn Plan for båtar 2016–2020.\n"
    assert refs(notes(reading_of(older), extract_publications), "vg:Publication") == {("plan-for-batar-2016-2020",)}


def test_a_list_of_attachments_that_runs_on_in_one_line() -> None:
    text = "Vedlegg: 1. Evaluering av nattstengt kai 2. Brev fra Båtforbundet 3. Kart Styresak 9/2008: Eventuelt\n"
    notebook = notes(reading_of(text), extract_publications)
    assert refs(notebook, "vg:Publication") == {("evaluering-av-nattstengt-kai",), ("brev-fra-batforbundet",)}


def test_a_plan_without_years_is_cited_unless_its_years_are_told_elsewhere() -> None:
    alone = notes(reading_of("Svaret viser til Nasjonal båtplan i dag.\n"), extract_publications)
    assert refs(alone, "vg:Publication") == {("nasjonal-batplan",)}
    text = "Svaret viser til Nasjonal båtplan i dag. Nasjonal båtplan 2020–2024 er lang.\n"
    assert refs(notes(reading_of(text), extract_publications), "vg:Publication") == {("nasjonal-batplan-2020-2024",)}


def test_a_law_of_several_paragraphs_is_called_by_its_name_alone() -> None:
    notebook = notes(
        reading_of("Se kommuneloven § 5-4. Etter kommuneloven § 11-5 er møtet lukket.\n"), extract_publications
    )
    assert values(notebook, Ref("publication", ("kommuneloven",)), "dcterms:title") == {"kommuneloven"}
