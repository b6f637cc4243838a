"""A whole book is written as one file, with its chapters and their notes in order."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.export.export_book import export_book, export_chapters, find_book, is_one_file
from duidu.app.opening.books import make_book
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.errors import FileError
from duidu.library.articles.collections import Chapter, Collection
from duidu.library.library import Library
from fixtures.sample_library import note, sample


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A library with a book of two chapters, of which the second has a note."""
    with Library.open(tmp_path / "library.sqlite") as library:
        for identity, seed in (("a", 1), ("b", 2)):
            library.articles.add(*sample(4, seed, f"Chapter {identity}"), id=identity)
        library.notes.put(note("n", "b", 12, "A note"))
        chapters = (Chapter("a", "Part 1"), Chapter("b", "Part 2"))
        library.collections.put(Collection("book", "The <Book>", chapters))
        yield Session(library, Settings())


def written(session: Session, form: str) -> str:
    return export_book(session, find_book(session.library, "book"), form).data.decode()


def texts(session: Session, article: str) -> list[str]:
    whole, _ = session.library.articles.whole(article)
    return [block.text for block in whole.target.blocks[1:]]


@pytest.mark.parametrize("form", ["md", "html", "tmx", "xliff", "tsv", "csv"])
def test_one_file_has_all_chapters_in_order(session: Session, form: str) -> None:
    out = written(session, form)
    first, second = (texts(session, one) for one in ("a", "b"))
    places = [out.index(text.split(". ")[1]) for text in (*first, *second)]
    assert places == sorted(places)
    if form in ("md", "html"):
        assert out.index("Part 1") < places[0] < out.index("Part 2") < places[3]


def test_a_note_stands_at_its_own_sentence(session: Session) -> None:
    out = written(session, "md")
    second = texts(session, "b")
    assert out.index(second[0].split(". ")[1]) < out.index("A note")


def test_an_epub_has_the_chapters_in_its_contents(session: Session) -> None:
    data = export_book(session, find_book(session.library, "The <Book>"), "epub").data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        contents = book.read("book/nav.xhtml").decode()
    assert contents.index("Part 1") < contents.index("Talks go on") < contents.index("Part 2")
    assert contents.count("Talks go on") == 2


def test_packages_are_a_file_for_each_chapter(session: Session) -> None:
    assert not is_one_file("package")
    files = dict(export_chapters(session, find_book(session.library, "book"), "duidu"))
    assert list(files) == ["1 Chapter a.duidu", "2 Chapter b.duidu"]


def test_a_book_is_found_by_its_title_if_that_names_one(session: Session) -> None:
    with pytest.raises(FileError, match="no book “Nothing”"):
        find_book(session.library, "Nothing")
    session.library.articles.add(*sample(2, 3), id="c")
    session.do("", make_book(session.library, "The <Book>", ["c"]))
    with pytest.raises(FileError, match="2 books called"):
        find_book(session.library, "The <Book>")
