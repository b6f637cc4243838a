"""Pictures of what is opened come into the library with it, and are found in its rows."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from duidu.app.article.open_article import OpenArticle
from duidu.core.article import SideName
from duidu.core.changes import Changed, Changes
from duidu.core.errors import Cancelled
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.library_path import pictures_folder
from fixtures.alone_texts import adding, opener
from fixtures.picture_files import epub, picture

SHOWN = "<p><img src='../pictures/{}.png' alt='{}'/></p>"
ZH = (
    "<p>老人把船推进水里，天还没有亮。</p>",
    "<p>他在这条河上走了四十年。</p>",
    "<p>河水记得他。</p>",
)
EN = (
    "<p>The old man pushed off before dawn.</p>",
    "<p>He had been on this river for forty years.</p>",
    "<p>The river remembered him.</p>",
)
BOAT, RIVER, DAWN = picture(50, 40), picture(60, 40), picture(70, 40)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


def opened(library: Library, folder: Path, **books: bytes) -> str:
    for name, data in books.items():
        (folder / f"{name}.epub").write_bytes(data)
    paths = [folder / f"{name}.epub" for name in books]
    return opener(library).open_files(paths, NoJob()).article


def seen(text: OpenArticle) -> list[list[tuple[str, int, bool]]]:
    """Of each row its pictures: the side, the width, whether across."""
    rows = map(text.row, range(text.row_count()))
    return [[(one.side.value, one.width, one.across) for one in row.pictures] for row in rows]


def open_article(library: Library, article: str) -> OpenArticle:
    return OpenArticle(article, library, mock.Mock())


def two_books(library: Library, folder: Path) -> str:
    zh = epub(
        [ZH[0] + SHOWN.format("a", "船") + ZH[1] + SHOWN.format("b", "") + ZH[2]],
        {"a.png": BOAT, "b.png": RIVER},
        "zh",
        cover="b.png",
    )
    en = epub(
        [EN[0] + SHOWN.format("x", "") + EN[1] + EN[2] + SHOWN.format("y", "")],
        {"x.png": BOAT, "y.png": DAWN},
    )
    return opened(library, folder, zh=zh, en=en)


def test_of_two_books_each_shows_its_own_and_what_both_have_once(
    library: Library, tmp_path: Path
) -> None:
    article = two_books(library, tmp_path)
    assert seen(open_article(library, article)) == [
        [],
        [("source", 50, True)],
        [("source", 60, False), ("target", 70, False)],
    ]
    (cover,) = library.pictures.covers(library.articles.numbers()).values()
    assert library.pictures.data(cover.sha256, cover.form) is not None


def test_of_a_book_in_both_languages_it_is_across(library: Library, tmp_path: Path) -> None:
    body = "".join(a + b for a, b in zip(ZH, EN, strict=True)).replace(
        EN[0], EN[0] + SHOWN.format("a", "A boat")
    )
    article = opened(library, tmp_path, both=epub([body], {"a.png": BOAT}))
    assert seen(open_article(library, article)) == [[], [("source", 50, True)], []]


def test_a_text_alone_has_its_pictures(library: Library, tmp_path: Path) -> None:
    article = opened(
        library, tmp_path, zh=epub([ZH[0] + SHOWN.format("a", "") + ZH[1]], {"a.png": BOAT})
    )
    assert seen(open_article(library, article)) == [[], [("source", 50, False)]]


def test_an_open_article_follows_where_rows_go(library: Library, tmp_path: Path) -> None:
    text = open_article(library, two_books(library, tmp_path))
    assert len(seen(text)[1]) == 1
    library._database.write(
        lambda c: c.execute("DELETE FROM blocks WHERE side=0 AND id=1").fetchall()
    )
    text.changed(Changes(frozenset({Changed.ALIGNMENT}), text.article))
    assert text.row(0).pictures[-1].below


def test_a_cancelled_opening_leaves_nothing_to_see(library: Library, tmp_path: Path) -> None:
    with (
        mock.patch.object(library.pictures, "put", side_effect=Cancelled),
        pytest.raises(Cancelled),
    ):
        two_books(library, tmp_path)
    assert library.articles.all() == library.articles.all(removed=True) == []
    assert not pictures_folder(library.path).exists()


def test_what_stands_at_text_of_no_side_is_counted(library: Library, tmp_path: Path) -> None:
    pages = [*ZH, *EN, "<p>Съешь ещё этих мягких французских булок, да выпей чаю.</p>"]
    pages[-1] = SHOWN.format("a", "") + pages[-1]
    (tmp_path / "a.epub").write_bytes(epub(["".join(pages)], {"a.png": BOAT}))
    found = opener(library).open_files([tmp_path / "a.epub"], NoJob()).found
    assert found is not None
    kept = found.arranged.pictures.pictures
    assert len(kept) + found.arranged.left_out.get("picture", 0) == 1
    assert {one.side for one in kept} <= set(SideName)


def test_a_translation_that_is_added_brings_its_own_and_undo_takes_them_back(
    library: Library, tmp_path: Path
) -> None:
    article = opened(library, tmp_path, zh=epub(["".join(ZH)], {}, "zh"))
    en = epub([EN[0] + SHOWN.format("x", "") + EN[1] + EN[2]], {"x.png": BOAT})
    (tmp_path / "en.epub").write_bytes(en)
    command = adding(library).from_file(article, tmp_path / "en.epub", NoJob())
    assert library.pictures.of(article) == []
    for _ in range(2):
        command.do()
        text = open_article(library, article)
        assert seen(text) == [[], [("target", 50, False)], []]
        assert library.pictures.data(*library.pictures.of(article)[0][2:4]) is not None
        command.undo()
        assert library.pictures.of(article) == []
