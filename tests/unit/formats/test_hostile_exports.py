"""Whatever a text contains, exports hold it as text: no markup, no formula, no broken file."""

import csv
import io
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from lxml import etree

from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Article, Block, Side, Span
from duidu.core.visible_text import show_controls
from duidu.formats.article_package.package import Package, unpack, write_package
from duidu.formats.article_package.reader import PackageReader
from duidu.formats.base.document import ReadOptions
from duidu.formats.base.exported import Exported
from duidu.formats.docx.writer import write_docx
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.reader import MarkdownReader
from duidu.formats.markdown.writer import escaped
from duidu.formats.notes.exported_notes import ArticleNotes
from duidu.formats.tables.writer import write_csv, write_tsv
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_1, write_xliff_2
from duidu.formats.xlsx.writer import write_xlsx
from fixtures.export_article import exported
from fixtures.injections import injections

STRINGS = [text for text in injections() if text.strip()]


def everywhere(text: str) -> Exported:
    """An article in which every text is this one."""
    block = Block(0, text, sentences=(Span(0, len(text)),))
    article = Article(text, Side("zh-Hans", (block,)), Side("en", (block,)), {text: text})
    entries = tuple(
        replace(
            entry,
            note=replace(entry.note, text=text, tags=(text,), color=text, anchors=()),
            quotations=(text,),
            row=1,
        )
        for entry in exported().notes.entries
    )
    alignment = Alignment((Row(Bead((0,), (0,)), (Bead((0,), (0,)),)),))
    return replace(
        exported(),
        article=article,
        alignment=alignment,
        notes=ArticleNotes("a", text, "zh-Hans", "en", entries),
        terms=(),
    )


class Elements(HTMLParser):
    """Names of the elements and the attributes a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}


HARMLESS = {
    *(
        "html",
        "lang",
        "head",
        "meta",
        "charset",
        "http-equiv",
        "content",
        "name",
        "title",
        "style",
        "body",
        "h1",
        "main",
        "section",
        "class",
    ),
    *(
        "id",
        "div",
        "p",
        "span",
        "data-s",
        "data-w",
        "tabindex",
        "ruby",
        "rp",
        "rt",
        "data-duidu",
        "data-duidu-note",
        "aside",
        "br",
        "script",
        "type",
    ),
}


@pytest.mark.parametrize("text", STRINGS)
def test_nothing_becomes_markup(text: str) -> None:
    export = everywhere(text)
    elements = Elements()
    page = write_html(export).data.decode()
    elements.feed(page)
    assert elements.seen <= HARMLESS
    assert page.count("<script") == 2
    for write in (write_tmx, write_xliff_1, write_xliff_2):
        etree.fromstring(write(export).data)
    with zipfile.ZipFile(io.BytesIO(write_epub(export).data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf")):
                etree.fromstring(archive.read(name))


@pytest.mark.parametrize("text", STRINGS)
def test_no_cell_is_a_formula_and_every_table_is_whole(text: str) -> None:
    for write, delimiter in ((write_tsv, "\t"), (write_csv, ",")):
        rows = list(
            csv.reader(
                io.StringIO(write(everywhere(text)).data.decode("utf-8-sig"), newline=""),
                delimiter=delimiter,
            )
        )
        # With the column that carries its notes.
        assert {len(row) for row in rows} == {5}
        assert not any(cell.lstrip().startswith(tuple("=+-@")) for row in rows for cell in row)
    with zipfile.ZipFile(io.BytesIO(write_xlsx(everywhere(text)).data)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter("{*}f"))


@pytest.mark.parametrize("text", STRINGS[::20])
def test_word_documents_are_whole(text: str) -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(everywhere(text)).data)) as archive:
        etree.fromstring(archive.read("word/document.xml"))
        etree.fromstring(archive.read("word/comments.xml"))


@pytest.mark.parametrize("text", STRINGS)
def test_markdown_shows_the_text_itself(text: str) -> None:
    one_line = " ".join(show_controls(text).split("\n")).strip()
    document = MarkdownReader().read(f"x{escaped(one_line)}x".encode(), ReadOptions())
    # Runs of spaces are one on a page.
    assert [" ".join(block.text.split()) for block in document.blocks] == [
        " ".join(f"x{one_line}x".split())
    ]


@pytest.mark.parametrize("text", STRINGS)
def test_a_package_keeps_every_character(text: str) -> None:
    export = everywhere(text)
    data = write_package(Package("a", export.article, export.alignment, export.notes))
    document = PackageReader().read(data, ReadOptions(name="a.duidu"))
    found = unpack(document.parts, "a.duidu")
    assert (found.article, found.alignment) == (export.article, export.alignment)
    assert [note.text for note in found.notes.notes] == [text] * 3
