"""Files that can hold pictures carry them, and come back with them; others say what is left out."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import docx.shared
import pytest

from duidu.app.export.export import export_article
from duidu.app.export.export_book import export_book
from duidu.app.session import Session
from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.library.articles.collections import Chapter, Collection
from fixtures.picture_files import epub, picture
from fixtures.window_session import make_session

BOAT, MAP, DAWN = picture(50, 40), picture(60, 40), picture(70, 40, "JPEG")
SHOWN = "<img src='../pictures/{}' alt='{}'/>"
ZH = "<p>老人把船推进水里，天还没有亮。</p>{}<p>他在这条河上走了四十年。</p>{}"
EN = "<p>The old man pushed off before dawn.</p>{}<p>He had been on this river for years.</p>"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = make_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def article(session: Session, tmp_path: Path) -> str:
    """Two books: one picture across, one below the Chinese text, and a cover of its own."""
    zh = ZH.format(SHOWN.format("a.png", "a “boat” & more"), SHOWN.format("b.png", ""))
    pictures = {"a.png": BOAT, "b.png": MAP, "c.jpg": DAWN}
    (tmp_path / "zh.epub").write_bytes(epub([zh], pictures, "zh", cover="c.jpg"))
    en = EN.format(SHOWN.format("a.png", ""))
    (tmp_path / "en.epub").write_bytes(epub([en], {"a.png": BOAT}))
    paths = [tmp_path / "zh.epub", tmp_path / "en.epub"]
    return session.opener.open_files(paths, NoJob()).article


def test_a_page_holds_them_itself(session: Session, article: str) -> None:
    written = export_article(session, article, "html")
    page = written.data.decode()
    assert page.count("<figure") == 2
    assert page.count('<figure class="across">') == 1
    assert 'alt="a “boat” &amp; more"' in page
    assert "img-src data:" in page
    assert "@media (prefers-color-scheme: dark) { img { filter:" in page
    assert not re.search(r'src="(?!data:)', page)
    assert written.left_out == ()
    again = read_bytes(written.data, ReadOptions(name="a.html"), ".html")
    assert [(one.width, one.height) for one in again.images] == [(50, 40), (60, 40)]


def test_a_page_without_any_may_load_none(session: Session, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("他走了。\n\nHe left.\n", "utf-8")
    found = session.opener.open_files([tmp_path / "a.txt"], NoJob()).article
    page = export_article(session, found, "html").data.decode()
    assert "img" not in page


def test_a_book_has_them_and_its_cover(session: Session, article: str) -> None:
    written = export_article(session, article, "epub")
    with zipfile.ZipFile(io.BytesIO(written.data)) as book:
        members = [one for one in book.namelist() if "/pictures/" in one]
        package = book.read("book/package.opf").decode()
    assert len(members) == 3
    assert all(f'href="{one.removeprefix("book/")}"' in package for one in members)
    assert package.count('properties="cover-image"') == 1
    again = read_bytes(written.data, ReadOptions(name="a.epub"), ".epub")
    assert [again.images[one.image].width for b in again.blocks for one in b.pictures] == [50, 60]
    assert again.cover is not None
    assert again.images[again.cover].width == 70


@pytest.mark.parametrize(("form", "suffix"), [("docx", ".docx"), ("markdown", ".md")])
def test_documents_have_them_where_they_stand(
    session: Session, article: str, form: str, suffix: str
) -> None:
    written = export_article(session, article, form)
    assert not any("picture" in said for said in written.left_out)
    again = read_bytes(written.data, ReadOptions(name=f"a{suffix}"), suffix)
    shown = [
        (b.text, again.images[one.image].width, one.words)
        for b in again.blocks
        for one in b.pictures
    ]
    assert [(width, words) for _, width, words in shown] == [(50, "a “boat” & more"), (60, "")]
    assert all(text.startswith("他在这条河上") for text, *_ in shown[:1])


def test_a_wide_picture_is_no_wider_than_its_column_of_word(
    session: Session, tmp_path: Path
) -> None:
    page = ZH.format("", "").replace("<p>他", SHOWN.format("w.png", "wide") + "<p>他")
    (tmp_path / "w.epub").write_bytes(epub([page], {"w.png": picture(1500, 100)}, "zh"))
    (tmp_path / "e.epub").write_bytes(epub([EN.format("")], {}))
    paths = [tmp_path / "w.epub", tmp_path / "e.epub"]
    found = session.opener.open_files(paths, NoJob()).article
    data = export_article(session, found, "docx").data
    (shape,) = docx.Document(io.BytesIO(data)).inline_shapes
    assert shape.width <= docx.shared.Inches(4.2)
    assert abs(shape.width / shape.height - 15) < 0.1


def test_a_whole_book_of_chapters_has_those_of_all(session: Session, article: str) -> None:
    book = Collection("book", "Book", (Chapter(article),))
    written = export_book(session, book, "epub")
    with zipfile.ZipFile(io.BytesIO(written.data)) as found:
        assert len([one for one in found.namelist() if "/pictures/" in one]) == 3


@pytest.mark.parametrize("form", ["xlsx", "tmx"])
def test_other_formats_say_how_many_are_left_out(session: Session, article: str, form: str) -> None:
    assert "2 pictures were left out." in export_article(session, article, form).left_out


def test_one_that_is_lost_is_not_written(session: Session, article: str) -> None:
    pictures = session.library.pictures
    (across, *_) = [one for one in pictures.of(article) if one.block >= 0]
    assert across.side is SideName.SOURCE
    pictures._path(across.sha256, across.form).unlink()
    page = export_article(session, article, "html").data.decode()
    assert page.count("<figure") == 1


def test_a_package_brings_them_to_another_library(
    session: Session, article: str, tmp_path: Path
) -> None:
    written = export_article(session, article, "duidu")
    (tmp_path / "a.duidu").write_bytes(written.data)
    (tmp_path / "other").mkdir()
    other = make_session(tmp_path / "other")
    try:
        came = other.opener.open_files([tmp_path / "a.duidu"], NoJob())
        mine, theirs = (one.library.pictures.of(article) for one in (session, other))
        assert came.article == article
        places = [[(*one[:2], *one[4:]) for one in side] for side in (mine, theirs)]
        assert places[0] == places[1]
        assert all(other.library.pictures.data(one.sha256, one.form) for one in theirs)
    finally:
        other.close()


@pytest.mark.parametrize(
    "listed",
    [
        "no json",
        "{}",
        "[1, [], null]",
        '[["source", 0, "../../secret", "", false, false]]',
        '[["source", 0, "pictures/none.png", "", false, false]]',
        '[["nowhere", 0, "pictures/x.png", "", false, false]]',
        '[["source", -7, "pictures/x.png", "", false, false]]',
        '[["source", 0, "pictures/x.png", 3, 4, 5]]',
    ],
)
def test_a_package_of_a_stranger_brings_its_text_and_no_harm(
    session: Session, article: str, tmp_path: Path, listed: str
) -> None:
    written = export_article(session, article, "duidu")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written.data)) as mine, zipfile.ZipFile(out, "w") as bad:
        for one in mine.namelist():
            if "pictures" not in one:
                bad.writestr(one, mine.read(one))
        bad.writestr("pictures.json", listed)
        bad.writestr("pictures/x.png", BOAT)
    (tmp_path / "a.duidu").write_bytes(out.getvalue())
    session.library.articles.remove(article)
    came = session.opener.open_files([tmp_path / "a.duidu"], NoJob())
    assert session.library.pictures.of(came.article) == []
    assert session.library.articles.row_count(came.article) == 2
