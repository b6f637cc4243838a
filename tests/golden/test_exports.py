"""Every format is written exactly as its golden file; containers are compared by members."""

import io
import zipfile
from collections.abc import Callable

import pytest

from duidu.formats.article_package.package import Package, write_package
from duidu.formats.base.exported import Exported, Written
from duidu.formats.docx.writer import write_docx
from duidu.formats.epub.writer import write_epub
from duidu.formats.html.writer import write_html
from duidu.formats.markdown.writer import write_markdown
from duidu.formats.tables.writer import write_csv, write_tsv
from duidu.formats.tbx.writer import write_tbx
from duidu.formats.tmx.writer import write_tmx
from duidu.formats.xliff.writer import write_xliff_1, write_xliff_2
from duidu.formats.xlsx.writer import write_xlsx
from fixtures.export_article import exported
from fixtures.golden_files import golden


def _package(export: Exported) -> Written:
    return Written(
        write_package(
            Package("watch", export.article, export.alignment, export.notes, export.terms)
        )
    )


TEXTS: dict[str, Callable[[Exported], Written]] = {
    "article.tmx": write_tmx,
    "article-1.2.xlf": write_xliff_1,
    "article-2.1.xlf": write_xliff_2,
    "article.tbx": write_tbx,
    "article.html": write_html,
    "article.md": write_markdown,
    "article.tsv": write_tsv,
    "article.csv": write_csv,
}
CONTAINERS: dict[str, tuple[Callable[[Exported], Written], tuple[str, ...]]] = {
    "epub": (write_epub, ("mimetype", "book/package.opf", "book/nav.xhtml", "book/page1.xhtml")),
    "docx": (write_docx, ("word/document.xml", "word/comments.xml")),
    "xlsx": (write_xlsx, ("xl/worksheets/sheet1.xml",)),
    "duidu": (
        _package,
        ("mimetype", "article.json", "notes.jsonld", "terms.json", "corrections.json"),
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_format_is_as_agreed(name: str) -> None:
    data = TEXTS[name](exported()).data
    assert data == golden(name, data)


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_holds_what_was_agreed(name: str) -> None:
    write, members = CONTAINERS[name]
    with zipfile.ZipFile(io.BytesIO(write(exported()).data)) as archive:
        for member in members:
            data = archive.read(member)
            assert data == golden(f"{name}/{member.replace('/', '.')}", data)


@pytest.mark.parametrize("write", [write_epub, write_xlsx, _package])
def test_the_same_article_gives_the_same_bytes(write: Callable[[Exported], Written]) -> None:
    assert write(exported()).data == write(exported()).data
