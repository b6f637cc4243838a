"""The note of a mark is found on both sides, wherever its paragraphs went."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from duidu.app.alignment.edit_text import EditText
from duidu.app.alignment.repair import At, Repairs
from duidu.app.article.book_note import BookNote, book_note, marks_of
from duidu.app.article.open_article import OpenArticle
from duidu.core.article import Place, SideName, Span
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store.connect import LibraryFile
from duidu.library.store.schema import MIGRATIONS
from fixtures.alone_texts import opener
from fixtures.sample_library import sample

ZH = (
    "<p>老人把船推进水里<sup><a href='#a'>1</a></sup>，天还没有亮。</p>"
    "<p>他在这条河上走了四十年。<sup><a href='#b'>2</a></sup></p>"
    "<p>河水记得他的名字，也记得他的船。</p>"
    "<p id='a'>船，指木船。</p><div id='b'><p>一说三十年。</p><p>见旧本。</p></div>"
)
EN = (
    "<p>The old man pushed the boat into the water,<sup><a href='#a'>1</a></sup> before dawn.</p>"
    "<p>He had been on this river for forty years.<sup><a href='#b'>2</a></sup></p>"
    "<p>The river remembered his name, and his boat too.</p>"
    "<p id='a'>The boat is a wooden one.</p><div id='b'><p>Some say thirty years.</p>"
    "<p>See the old edition.</p></div>"
)
SOURCE, TARGET = SideName.SOURCE, SideName.TARGET


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        yield opened


def opened(library: Library, folder: Path, *texts: str) -> OpenArticle:
    paths = [folder / f"{number}.html" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(f"<!doctype html><html><body>{text}</body></html>", "utf-8")
    article = opener(library).open_files(paths, NoJob()).article
    return OpenArticle(article, library, mock.Mock())


def note(text: OpenArticle, row: int, side: SideName = SOURCE, number: int = 0) -> BookNote:
    _, mark = marks_of(text.row(row), side)[number]
    found = book_note(text, row, side, mark)
    assert found is not None
    return found


def test_both_sides_have_it(library: Library, tmp_path: Path) -> None:
    text = opened(library, tmp_path, ZH, EN)
    first = note(text, 0)
    assert (first.label, first.own, first.other) == (
        "1",
        ("船，指木船。",),
        ("The boat is a wooden one.",),
    )
    second = note(text, 1, TARGET)
    assert second.own == ("Some say thirty years.", "See the old edition.")
    assert second.other == ("一说三十年。", "见旧本。")
    assert text.row_of(first.place.side, first.place.block) == 3


def test_where_only_one_side_has_marks_what_stands_beside_the_note_answers_it(
    library: Library, tmp_path: Path
) -> None:
    without = EN.replace("<sup><a href='#a'>1</a></sup>", "")
    found = note(opened(library, tmp_path, ZH, without), 0)
    assert found.other == ("The boat is a wooden one.",)


def test_a_text_alone_has_it_in_its_language(library: Library, tmp_path: Path) -> None:
    found = note(opened(library, tmp_path, ZH), 1)
    assert (found.own, found.other) == (("一说三十年。", "见旧本。"), ())


def test_a_note_is_found_after_its_paragraphs_and_its_text_were_edited(
    library: Library, tmp_path: Path
) -> None:
    text = opened(library, tmp_path, ZH)
    repairs = Repairs(library, text.article)

    def at(number: int) -> At:
        row = text.row(number)
        return At(row, SOURCE, 0, Place(SOURCE, row.source[0].id, 0))

    # The note of two paragraphs becomes one, and then part of the note before it.
    for merged in (4, 3):
        command = repairs.merge_paragraphs(at(merged))
        text.changed(command.do())
    assert note(text, 1).own == ("船，指木船。一说三十年。见旧本。",)
    # The words before a mark change: it stays behind the same letter.
    block = text.row(0).source[0].id
    text.changed(EditText(library, text.article, SOURCE, block, Span(0, 2), "那位老人").do())
    block_now, mark = marks_of(text.row(0), SOURCE)[0]
    assert block_now.text[: mark.at] == "那位老人把船推进水里"
    assert note(text, 0).own == ("船，指木船。一说三十年。见旧本。",)


def test_the_library_keeps_the_marks_through_a_migration(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with Library(LibraryFile(path), migrations=MIGRATIONS[:-1]) as library:
        library.articles.add(*sample(3), id="old")
        before = library.articles.whole("old")
    with Library.open(path) as library:
        assert library.articles.whole("old") == before
        text = opened(library, tmp_path, ZH, EN)
        article, _ = library.articles.whole(text.article)
        assert [one.label for block in article.source.blocks for one in block.marks] == ["1", "2"]
