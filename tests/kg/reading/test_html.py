"""HTML is read as a browser shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import ReadingError
from kg.model import Document
from kg.reading import html as reader
from kg.reading import read

PAGE = "<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def read_html(folder: Path, body: str, *, title: str = "", head: str = "", encoding: str = "utf-8") -> Document:
    path = folder / "sak.html"
    path.write_bytes(PAGE.format(title=title, head=head, body=body).encode(encoding))
    return read(path)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<h1>Sak\n 4/23</h1><p>Første\n  avsnitt.</p><p>Andre.</p>",
            "Sak 4/23\n\nFørste avsnitt.\n\nAndre.",
        ),
        ("<div>Til: <b>Ut</b>valget</div><div>Dato: i dag</div>", "Til: Utvalget\nDato: i dag"),
        ("<p>linje<br>linje to<br/><br/>linje tre</p>", "linje\nlinje to\n\nlinje tre"),
        ("<p>e-helse<sup>1</sup> og plan<a href='#f2'><sup>2</sup></a></p>", "e-helse1 og plan2"),
        ("<ul><li>en</li><li><p>to</p></li><li></li></ul><p>så</p>", "• en\n• to\n\nså"),
        ("<ol start=3><li>c<li>d<li value=9>i<li>j</ol>", "3. c\n4. d\n9. i\n10. j"),
        ("<ol type=a><li>x<ul><li>under</ul><li>y</ol>", "a. x\n• under\nb. y"),
        ("<ol type=I reversed start=4><li>x<li>y</ol>", "IV. x\nIII. y"),
        ("<li>uten liste</li>", "• uten liste"),
        (
            "<table><tr><th>Nr<th>Tittel<tr>\n <td> <p>1</p> </td>\n<td><p>Valg</p><p>nå</p></td></table>",
            "Nr\tTittel\n1\tValg\nnå",
        ),
        ("<table><tr><td></td><td>b</td></tr><tr><td>a</td><td></td></tr></table>", "\tb\na"),
        ("<td>løs</td><td>celle</td>", "løs\ncelle"),
        ("<pre>a\n   b</pre><p>c</p>", "a\n   b\n\nc"),
        ("<nav>Meny</nav><script>x()</script><p>Tekst</p><style>p{}</style>", "Tekst"),
        ("<p hidden>a</p><p style='color:red; Display : none'>b</p><!-- c --><p>synlig</p>", "synlig"),
        ("<p>helse&shy;tjeneste &aring; &#8211; a&nbsp;b</p>", "helsetjeneste å – a\u00a0b"),
        ("<p>a\u030a</p>", "å"),
        ("<p>et <i>ord</i> , <b> to</b> <u>tre</u></p>", "et ord , to tre"),
        ("<blockquote>Sitat</blockquote>etter", "Sitat\n\netter"),
    ],
)
def test_what_a_browser_shows(tmp_path: Path, body: str, text: str) -> None:
    assert read_html(tmp_path, body).text == text + "\n"


def test_the_title_is_not_text(tmp_path: Path) -> None:
    document = read_html(tmp_path, "<p>Innhold</p>", title=" Møte i\n utvalget ")
    assert (document.title, document.text) == ("Møte i utvalget", "Innhold\n")
    assert document.media_type == "text/html"


@pytest.mark.parametrize(
    ("encoding", "head", "told"),
    [
        ("utf-8", "", "utf-8"),
        ("cp1252", "<meta charset=windows-1252>", "cp1252"),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', "cp1252"),
        ("cp1252", "<meta charset=rot13>", "cp1252"),
        ("cp1252", "", "cp1252"),
        ("utf-16", "", "utf-16"),
        ("iso-8859-5", "<meta charset=ISO-8859-5>", "iso8859-5"),
    ],
)
def test_the_declared_encoding_counts_where_it_fits(tmp_path: Path, encoding: str, head: str, told: str) -> None:
    words = "Привет" if encoding == "iso-8859-5" else "Møte på Ærfjord – nå"
    document = read_html(tmp_path, f"<p>{words}</p>", head=head, encoding=encoding)
    assert (document.text, document.encoding) == (words + "\n", told)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Sak 4</p>",
        "\ufeff\n<!-- laget av et program --><!-- to --><HTML><body>Sak 4",
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="x"><p>Sak 4</p></html>',
        '<?xml version="1.0"?><div>Sak 4</div>',
    ],
)
def test_html_is_told_by_how_it_opens(tmp_path: Path, markup: str) -> None:
    path = tmp_path / "side.txt"
    path.write_text(markup, encoding="utf-8")
    assert (read(path).text, read(path).media_type) == ("Sak 4\n", "text/html")


def test_a_fragment_is_html_by_name_and_tag(tmp_path: Path) -> None:
    for name, text in (("del.html", "Sak 4 er viktig\n"), ("del.txt", "Sak 4 er <b>viktig</b>")):
        (tmp_path / name).write_text("Sak 4 er <b>viktig</b>", encoding="utf-8")
        assert read(tmp_path / name).text == text


def test_text_without_any_tag_is_text_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "notat.htm").write_text("a < b og\nc > d", encoding="utf-8")
    assert read(tmp_path / "notat.htm").text == "a < b og\nc > d"


@pytest.mark.parametrize(
    "markup",
    ["<html><head><title>Tom</title></head></html>", "<html><body><script>x()</script> </body></html>"],
)
def test_a_page_that_shows_nothing(tmp_path: Path, markup: str) -> None:
    (tmp_path / "tom.html").write_text(markup, encoding="utf-8")
    with pytest.raises(ReadingError, match=r"tom\.html: has no text in it"):
        read(tmp_path / "tom.html")


def test_tags_nested_without_end_do_not_break_the_reader(tmp_path: Path) -> None:
    assert read_html(tmp_path, "<div>" * 5000 + "dypt" + "</div>" * 5000).text == "dypt\n"


def test_a_page_too_large_for_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LIMIT_TAGS", 1000)
    with pytest.raises(ReadingError, match=r"sak\.html: has more than 1,000 tags; divide it"):
        read_html(tmp_path, "<br>" * 1000)


def test_many_comments_before_the_text_are_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "sak.txt").write_text("<!---->" * 400 + "tekst", encoding="utf-8")
    assert read(tmp_path / "sak.txt").media_type == "text/plain"
