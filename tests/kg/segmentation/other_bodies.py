"""Papers as other bodies print them: a municipal council, an old board, a nynorsk committee, an audit committee."""

COUNCIL = """Fjellvik kommune
Møteinnkalling
Utvalg: Kommunestyret
Møtested: Rådhuset
Dato: 18.06.2015
Tidspunkt: 18:00

Eventuelt forfall må meldes snarest.

Saksliste
PS 37/15 Godkjenning av innkalling og saksliste
PS 38/15 Ny legevaktsordning for Fjellvik og
Sundnes kommuner
PS 39/15 Økonomiplan for helse og omsorg 2016-2019

PS 37/15 Godkjenning av innkalling og saksliste

PS 38/15 Ny legevaktsordning for Fjellvik og Sundnes kommuner
Saksbehandler: Kari Nes Arkiv: G21 Arkivsaksnr: 2015/412-7

Rådmannens innstilling:
1. Kommunestyret vedtar samarbeidsavtalen om interkommunal legevakt.
2. Kommunestyret bevilger 1,2 mill. kroner til oppstart i 2016.
3. Rådmannen bes legge frem status innen 1. mars 2016.

Saksopplysninger
Saken ble sist behandlet i K-sak 12/14, se også formannskapets sak 5/15.

Vedtak i Kommunestyret - 18.06.2015
Rådmannens innstilling ble enstemmig vedtatt.

PS 39/15 Økonomiplan for helse og omsorg 2016-2019

Saksprotokoll i Kommunestyret - 18.06.2015
Behandling:
Ola Vik (Sp) fremmet følgende forslag: Rammen økes.
Vedtak:
Kommunestyret vedtar økonomiplanen for helse og omsorg 2016-2019.
Vedtatt med 15 mot 6 stemmer.
Møtet ble hevet kl. 21.
"""

OLD_BOARD = """PROTOKOLL FRA STYREMØTE I SUNDFJELL SYKEHUS HF
Dato: 26. januar 2006
Sted: Møterom Fjorden

Sak 001/06 Godkjenning av møteinnkalling
Sak 002/06 B Årsplan for styret 2006
Sak 003/06 O Adm. direktørs orienteringer

Sak 001/06 Godkjenning av møteinnkalling

Styrets enstemmige vedtak:
Innkalling og saksliste godkjennes.

Sak 002/06 B Årsplan for styret 2006
Det vises til styresak 045/05.

Innstilling:
1. Styret godkjenner årsplanen.
2. Styret ber om at planen rulleres hvert halvår.

Styret fattet deretter slikt vedtak:
1. Styret godkjenner årsplanen.
3. Styret ber direktøren legge frem en sak om ventetider i møtet i mars 2006.

Sak 003/06 O Adm. direktørs orienteringer
Direktøren orienterte.
"""

COMMITTEE = """Utval for levekår i Vikaheim kommune
MØTEBOK

Møtestad: Kommunehuset
Møtedato: 12.03.2019
Tid: 13.00-15.30

Saksliste:
Saksnr Tittel
12/19 Godkjenning av innkalling og saksliste
13/19 Velferdsteknologi i heimetenesta - vidare
framdrift
14/19 Referatsaker

Sak 12/19
Godkjenning av innkalling og saksliste

Samrøystes vedtak:
Innkalling og saksliste vert godkjende.

Sak 13/19
Velferdsteknologi i heimetenesta - vidare framdrift

Tilråding frå kommunedirektøren:
Utval for levekår tek saka til orientering.

Handsaming i møtet:
Utvalet drøfta saka. Saka følgjer opp sak 4/18 Velferdsteknologi.

Vedtak, samrøystes:
a) Utval for levekår tek saka til orientering.
b) Utvalet ber kommunedirektøren kome attende med ei sak innan utgangen av oktober 2019.

Sak 14/19
Referatsaker
Vedtak:
Referatsakene vert tekne til vitande.
"""

AUDIT = """MØTEPROTOKOLL
KONTROLLUTVALGET I SOLVIK KOMMUNE

Møtedato: 4. mai 2016
Møtested: Rådhuset

Sak 20/16 Godkjenning av protokoll
Sak 21/16 Forvaltningsrevisjon: Legevakt

Sak 20/16 Godkjenning av protokoll
Kontrollutvalget vedtok enstemmig:
Protokollen fra møtet 9. mars 2016 godkjennes.

Sak 21/16 Forvaltningsrevisjon: Legevakt
Revisor orienterte. Saken var oppe i sak 12/15.
Sekretariatets innstilling:
Kontrollutvalget anbefaler kommunestyret å fatte slikt vedtak:
1. Kommunestyret tar rapporten til orientering.
2. Kommunestyret ber rådmannen følge opp anbefalingene.
"""
