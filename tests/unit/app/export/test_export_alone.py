"""A text without a translation is written as the one text it is, or refused with one sentence."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from duidu.app.export.export import export_article
from duidu.app.export.export_book import export_book
from duidu.app.export.export_formats import exports
from duidu.app.opening.found_article import read_article
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.alignment import ALONE
from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.library.articles.collections import Chapter, Collection
from duidu.library.library import Library

TEXT = "故乡的河\n老人把船推进水里。他走了。\n河水记得他。"
PAIRS = {"tmx", "xliff-2.1", "xliff-1.2", "tbx", "moses", "xces"}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield Session(library, Settings())


def alone(session: Session, tmp_path: Path, text: str = TEXT, name: str = "zh.txt") -> str:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return session.opener.open_files([tmp_path / name], NoJob()).article


@pytest.mark.parametrize("form", [one.id for one in exports() if one.writer is not None])
def test_every_format_writes_the_text_or_says_what_it_needs(
    session: Session, tmp_path: Path, form: str
) -> None:
    article = alone(session, tmp_path)
    if form in PAIRS:
        with pytest.raises(FileError, match="has no translation yet"):
            export_article(session, article, form)
        return
    written = export_article(session, article, form)
    assert not any("answer each other" in sentence for sentence in written.left_out)
    if zipfile.is_zipfile(io.BytesIO(written.data)):
        return
    text = written.data.decode()
    assert 'lang=""' not in text
    if form in ("md", "markdown"):
        assert "languages: zh-Hans\n" in text


def test_table_has_no_column_for_what_is_not_there(session: Session, tmp_path: Path) -> None:
    lines = export_article(session, alone(session, tmp_path), "tsv").data.decode("utf-8-sig")
    assert lines.split("\n")[:2] == ["Row\tzh-Hans\tNotes", "1\t故乡的河\t"]


def test_document_has_one_column_on_an_upright_page(session: Session, tmp_path: Path) -> None:
    data = export_article(session, alone(session, tmp_path), "docx").data
    document = docx.Document(io.BytesIO(data))
    assert [len(row.cells) for row in document.tables[0].rows] == [1, 1, 1]
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width < section.page_height


@pytest.mark.parametrize("form", ["html", "epub", "docx", "md", "xlsx"])
def test_what_was_written_is_read_again_as_a_text_alone(
    session: Session, tmp_path: Path, form: str
) -> None:
    written = export_article(session, alone(session, tmp_path), form)
    path = tmp_path / f"again.{form}"
    path.write_bytes(written.data)
    article = read_article([path]).arranged.article
    assert article.is_alone
    texts = [block.text for block in article.source.blocks]
    assert [line for line in TEXT.split("\n") if line not in "".join(texts)] == []


def test_package_keeps_that_there_is_no_translation(session: Session, tmp_path: Path) -> None:
    article = alone(session, tmp_path)
    before = session.library.articles.whole(article)
    (tmp_path / "a.duidu").write_bytes(export_article(session, article, "duidu").data)
    with Library.open(tmp_path / "other.sqlite") as other:
        there = Session(other, Settings())
        again = there.opener.open_files([tmp_path / "a.duidu"], NoJob()).article
        assert other.articles.whole(again) == before
        assert other.articles.info(again).is_alone
        assert other.articles.info(again).aligner == ALONE


def test_chapter_without_a_translation_stands_among_the_others(
    session: Session, tmp_path: Path
) -> None:
    one = alone(session, tmp_path, "第一章\n他走了。\n")
    two = alone(session, tmp_path, "第二章\n雨停了。\nChapter Two\nThe rain stopped.\n", "2.txt")
    book = Collection("book", "书", (Chapter(one), Chapter(two)))
    session.library.collections.put(book)
    text = export_book(session, book, "md").data.decode()
    assert text.index("他走了。") < text.index("雨停了。") < text.index("The rain stopped.")
    assert "languages: zh-Hans, en\n" in text
    written = export_book(session, book, "tmx")
    assert "The rain stopped." in written.data.decode()
    assert any("left out" in sentence for sentence in written.left_out)
