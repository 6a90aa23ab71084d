"""Word documents are read as Word shows them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK

from kg.errors import ReadingError
from kg.reading import docx as reader
from kg.reading import read
from tests.kg.reading.makers import append_xml, make_docx, rewrite_zip

Fill = Callable[[Any], None]


def text_of(folder: Path, fill: Fill) -> str:
    return read(make_docx(folder / "sak.docx", fill)).text


def test_headings_paragraphs_and_tables_in_document_order(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.add_heading("Sak 4/23 Valg av leder", 1)
        document.add_paragraph("Utvalget velger leder.")
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Nr", "Navn"
        table.cell(1, 0).text, table.cell(1, 1).text = "1", "Åse"
        table.cell(1, 1).add_paragraph("(leder)")
        document.add_paragraph("")
        document.add_paragraph("Etter tabellen.")

    expected = "Sak 4/23 Valg av leder\n\nUtvalget velger leder.\n\nNr\tNavn\n1\tÅse\n(leder)\n\nEtter tabellen.\n"
    assert text_of(tmp_path, fill) == expected


def test_lists_get_the_marks_that_word_prints(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        for words in ("første", "andre"):
            document.add_paragraph(words, style="List Number")
        document.add_paragraph("Imellom.")
        document.add_paragraph("tredje", style="List Number")
        for words in ("en", "to"):
            document.add_paragraph(words, style="List Bullet")

    expected = "1. første\n2. andre\n\nImellom.\n\n3. tredje\n• en\n• to\n"
    assert text_of(tmp_path, fill) == expected


SCHEME = """<w:abstractNum w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>
<w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading2"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="Del %4."/></w:lvl>
<w:lvl w:ilvl="4"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>"""


def add_scheme(document: Any) -> None:
    """Number 90, and 91: the same numbering, begun anew at 7."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    root = document.part.numbering_part.element
    root.insert(0, parse_xml(SCHEME.replace("<w:abstractNum", f"<w:abstractNum {nsdecls('w')}", 1)))
    for key, override in (
        ("90", ""),
        ("91", '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
    ):
        num = f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="90"/>{override}</w:num>'
        root.append(parse_xml(num))


def add_numbered(document: Any, words: str, key: int, depth: int | None = None) -> None:
    level = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    numbered = f'<w:pPr><w:numPr>{level}<w:numId w:val="{key}"/></w:numPr></w:pPr>'
    append_xml(document, f"<w:p>{numbered}<w:r><w:t>{words}</w:t></w:r></w:p>")


def test_levels_start_values_and_restarts(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        add_scheme(document)
        places = [
            (90, 0),
            (90, 1),
            (90, 1),
            (90, 2),
            (90, 2),
            (90, 0),
            (90, 1),
            (91, 0),
            (91, 0),
            (90, 3),
            (90, 4),
        ]
        for key, depth in places:
            add_numbered(document, "x", key, depth)
        add_numbered(document, "uten", 0, 0)
        add_numbered(document, "ukjent", 77, 0)

    marks = ["3", "3.1", "3.2", "a)", "b)", "4", "4.1", "7", "8", "Del I."]
    expected = "\n".join(f"{mark} x" for mark in marks) + "\n\nx\n\nuten\n\nukjent\n"
    assert text_of(tmp_path, fill) == expected


def test_headings_are_numbered_by_their_style(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        add_scheme(document)
        for name in ("Heading 1", "Heading 2"):
            properties = document.styles[name].element.get_or_add_pPr()
            properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="90"/></w:numPr>'))
        for words, level in (("Mål", 1), ("Delmål", 2), ("Tiltak", 1)):
            document.add_heading(words, level)

    assert text_of(tmp_path, fill) == "3 Mål\n3.1 Delmål\n4 Tiltak\n"


def test_signs_within_a_paragraph(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        run = document.add_paragraph().add_run("Dato:\t4. mai")
        run.add_break()
        run.add_text("Sted: Ærfjord")
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        append_xml(
            document,
            "<w:p><w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>helse</w:t><w:softHyphen/><w:t>dag</w:t></w:r>"
            '<w:r><w:t xml:space="preserve"> og</w:t><w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>',
        )

    assert text_of(tmp_path, fill) == "Dato:\t4. mai\nSted: Ærfjord\n\ne-helsedag og•\n"


def test_what_stands_in_wrappers_is_read_and_what_is_struck_out_is_not(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        append_xml(
            document,
            "<w:sdt><w:sdtContent><w:p>"
            "<w:r><w:t>Styret </w:t></w:r><w:ins><w:r><w:t>ikke </w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>ALDRI</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>FLYTTET</w:t></w:r></w:moveFrom>"
            "<w:hyperlink><w:r><w:t>godkjenner</w:t></w:r></w:hyperlink>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>SKJULT</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> planen</w:t></w:r>'
            "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:sdtContent></w:sdt>".replace(
                "<w:t>", '<w:t xml:space="preserve">'
            ),
        )

    assert text_of(tmp_path, fill) == "Styret ikke godkjenner planen\n"


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent>"
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'><w:drawing>{box.format('Faktaboks')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box.format('KOPI')}</w:pict></mc:Fallback></mc:AlternateContent>"
    )

    def fill(document: Any) -> None:
        append_xml(document, f"<w:p><w:r><w:t>Rundt</w:t>{alternate}</w:r></w:p>")

    assert text_of(tmp_path, fill) == "Rundt\n\nFaktaboks\n"


def test_headers_and_footers_are_left_out(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Topptekst"
        document.sections[0].footer.paragraphs[0].text = "Side 1 av 1"
        document.add_paragraph("Innhold")

    assert text_of(tmp_path, fill) == "Innhold\n"


FOOTNOTES = """<?xml version="1.0" encoding="UTF-8"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="5"><w:p>
<w:r><w:footnoteRef/><w:t xml:space="preserve"> Plan for faget</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Rapport</w:t></w:r></w:p>
<w:p><w:r><w:t>og bilag</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
RELATION = (
    '<Relationship Id="rId77" Target="footnotes.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/></Relationships>'
)
CONTENT_TYPE = (
    '<Override PartName="/word/footnotes.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
)


def test_footnotes_stand_at_the_end_behind_their_numbers(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        for words, key in (("e-helse", 5), ("plan", 2)):
            note = f'<w:footnoteReference w:id="{key}"/>'
            append_xml(document, f"<w:p><w:r><w:t>{words}</w:t></w:r><w:r>{note}<w:t>.</w:t></w:r></w:p>")

    def add_part(name: str, data: bytes) -> bytes:
        if name == "word/_rels/document.xml.rels":
            return data.replace(b"</Relationships>", RELATION.encode())
        return data.replace(b"</Types>", CONTENT_TYPE.encode()) if name == "[Content_Types].xml" else data

    path = make_docx(tmp_path / "sak.docx", fill)
    rewrite_zip(path, add_part, {"word/footnotes.xml": FOOTNOTES})
    assert read(path).text == "e-helse1.\n\nplan2.\n\n1 Plan for faget\n2 Rapport og bilag\n"


def test_title_and_media_type(tmp_path: Path) -> None:
    def fill(document: Any) -> None:
        document.core_properties.title = "Møtebok for mai"
        document.add_paragraph("Innhold")

    document = read(make_docx(tmp_path / "sak.docx", fill))
    assert (document.title, document.encoding, document.pages) == ("Møtebok for mai", None, ())
    assert document.media_type.endswith("wordprocessingml.document")


def test_a_document_stripped_of_all_but_its_body(tmp_path: Path) -> None:
    def keep(name: str, data: bytes) -> bytes | None:
        if name.endswith("document.xml.rels"):
            return b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        if name == "_rels/.rels":
            start, end = data.index(b"<Relationship "), data.index(b"</Relationships>")
            entries = data[start:end].split(b"/>")
            return (
                data[:start]
                + next(e for e in entries if b"officeDocument" in e and b"document.xml" in e)
                + b"/></Relationships>"
            )
        return data if name in {"[Content_Types].xml", "word/document.xml"} else None

    path = make_docx(tmp_path / "naken.docx", lambda document: document.add_paragraph("Innhold"))
    assert read(rewrite_zip(path, keep, {})).text == "Innhold\n"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_document_that_was_cut_off(tmp_path: Path, share: float) -> None:
    path = make_docx(tmp_path / "kuttet.docx", lambda document: document.add_paragraph("Innhold"))
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(ReadingError, match=r"kuttet\.docx: the Word document is broken; open it in Word") as caught:
        read(path)
    assert isinstance(caught.value.__cause__, zipfile.BadZipFile)


@pytest.mark.parametrize(
    "damage",
    [
        lambda name, data: None if name == "word/document.xml" else data,
        lambda name, data: None if name == "[Content_Types].xml" else data,
        lambda name, data: data[: len(data) // 2] if name == "word/document.xml" else data,
        lambda name, data: data[: len(data) // 2] if name == "word/numbering.xml" else data,
        lambda name, data: b"" if name == "_rels/.rels" else data,
    ],
)
def test_an_archive_with_broken_parts(tmp_path: Path, damage: Callable[[str, bytes], bytes | None]) -> None:
    path = make_docx(tmp_path / "sak.docx", lambda document: document.add_paragraph("Innhold"))
    with pytest.raises(ReadingError, match=r"sak\.docx: the Word document is broken"):
        read(rewrite_zip(path, damage, {}))


def test_an_archive_that_unpacks_to_far_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_docx(tmp_path / "bombe.docx", lambda document: document.add_paragraph("Innhold"))
    monkeypatch.setattr(reader, "LIMIT_UNPACKED", 1_000_000)
    rewrite_zip(path, lambda _, data: data, {"word/media/bilde.bmp": "0" * 1_000_000})
    with pytest.raises(ReadingError, match=r"bombe\.docx: unpacks to [\d,]+ bytes, over 1,000,000; "):
        read(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    def add_entity(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        doctype = b"?>\n<!DOCTYPE w:document [<!ENTITY x 'UTVIDET'>]>\n"
        return data.replace(b"?>", doctype, 1).replace(b"Innhold", b"Innhold&x;", 1)

    path = make_docx(tmp_path / "sak.docx", lambda document: document.add_paragraph("Innhold"))
    assert "UTVIDET" not in read(rewrite_zip(path, add_entity, {})).text


def test_python_docx_agrees_on_plain_paragraphs(tmp_path: Path) -> None:
    path = make_docx(tmp_path / "sak.docx", lambda document: [document.add_paragraph(w) for w in ("en", "to", "tre")])
    theirs = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert read(path).text.split() == theirs
