"""A folder is a book: its chapters in order, nothing twice, and what a person changes in it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.app.opening.add_folder import AddedTexts, add_texts, sentence_of
from duidu.app.opening.books import (
    ChangeBook,
    add_chapters,
    dissolve_book,
    leave_out,
    make_book,
    move_chapter,
    remove_book,
    rename_book,
)
from duidu.app.opening.carry_over import read_again
from duidu.app.opening.folders import texts_in
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.errors import Cancelled, LibraryError
from duidu.core.jobs import NoJob
from duidu.library.articles.collections import Collection
from duidu.library.library import Library


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Library.open(tmp_path / "library.sqlite") as library:
        yield Session(library, Settings())


def put(path: Path, chapter: str, language: str) -> None:
    text = {"zh": f"{chapter}\n这是{chapter}。\n", "en": f"{chapter}\nThis is {chapter}.\n"}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text[language], "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Chapters 1, 2 and 10, each in both languages."""
    folder = tmp_path / "Three Chapters"
    for number in (10, 2, 1):
        for language in ("zh", "en"):
            put(folder / f"{number}.{language}.txt", f"Chapter {number}", language)
    return folder


def add(session: Session, *paths: Path) -> AddedTexts:
    return add_texts(session.library, session.opener, paths, NoJob())


def book_of(session: Session) -> Collection:
    (book,) = session.library.collections.all()
    return book


def titles(session: Session) -> list[str]:
    """The chapters of the only book, by what their files are called."""
    chapters = session.library.collections.chapters(book_of(session))
    return [session.library.articles.files(one.id)[0].path.name.split(".")[0] for one in chapters]


def test_a_folder_is_one_book_in_the_order_of_its_names(session: Session, folder: Path) -> None:
    found = add(session, folder)
    assert (found.title, book_of(session).id) == ("Three Chapters", found.book)
    assert titles(session) == ["1", "2", "10"]
    assert len(session.library.collections.on_shelf()) == 1


def test_the_same_folder_again_adds_what_is_missing_in_its_place(
    session: Session, folder: Path
) -> None:
    add(session, folder)
    for language in ("zh", "en"):
        put(folder / f"3.{language}.txt", "Chapter 3", language)
    found = add(session, folder)
    assert (len(found.added), len(found.known)) == (1, 3)
    assert titles(session) == ["1", "2", "3", "10"]


def test_a_folder_that_was_moved_is_known_again(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    add(session, folder)
    (tmp_path / "elsewhere").mkdir()
    moved = folder.rename(tmp_path / "elsewhere" / folder.name)
    assert add(session, moved).added == ()
    assert titles(session) == ["1", "2", "10"]


def test_what_was_added_before_a_cancel_stays_and_is_gone_on_with(
    session: Session, folder: Path
) -> None:
    class StopsAtTheSecond(NoJob):
        def check(self) -> None:
            if session.library.articles.all():
                raise Cancelled

    with pytest.raises(Cancelled):
        add_texts(session.library, session.opener, [folder], StopsAtTheSecond())
    assert titles(session) == ["1"]
    add(session, folder)
    assert titles(session) == ["1", "2", "10"]


def test_two_folders_with_a_language_each_are_one_book(session: Session, tmp_path: Path) -> None:
    for number in (1, 2, 12):
        put(tmp_path / "River" / "zh" / f"Ch{number}.txt", f"C{number}", "zh")
        put(tmp_path / "River" / "EN" / f"ch{number}.txt", f"C{number}", "en")
    put(tmp_path / "River" / "zh" / "ch13.txt", "C13", "zh")
    found = add(session, tmp_path / "River" / "zh", tmp_path / "River" / "EN")
    assert found.title == "River"
    assert titles(session) == ["Ch1", "Ch2", "Ch12"]
    # The chapter without its other language is named.
    assert [str(error) for error in found.refused] == [
        "“ch13.txt” has no file of the same name in “EN”."
    ]


def test_the_folder_of_both_languages_is_the_same_book(session: Session, tmp_path: Path) -> None:
    for number in (1, 2):
        put(tmp_path / "River" / "zh" / f"{number}.txt", f"C{number}", "zh")
        put(tmp_path / "River" / "en" / f"{number}.txt", f"C{number}", "en")
    add(session, tmp_path / "River")
    assert titles(session) == ["1", "2"]
    assert [chapter.part for chapter in book_of(session).chapters] == ["", ""]
    assert add(session, tmp_path / "River" / "en", tmp_path / "River" / "zh").added == ()
    assert titles(session) == ["1", "2"]


def test_sub_folders_are_parts(session: Session, tmp_path: Path) -> None:
    for part in (2, 1, 10):
        for language in ("zh", "en"):
            put(tmp_path / "B" / f"Part {part}" / f"1.{language}.txt", f"P{part}", language)
    add(session, tmp_path / "B")
    assert [chapter.part for chapter in book_of(session).chapters] == [
        "Part 1",
        "Part 2",
        "Part 10",
    ]


def test_files_that_fail_are_named_and_the_others_kept(session: Session, folder: Path) -> None:
    (folder / "4.txt").write_text("4 4 4", encoding="utf-8")
    (folder / "5.txt").write_bytes(b"")
    (folder / "6.epub").write_bytes(b"PK\x03\x04")
    os.symlink(folder, folder / "loop")
    os.symlink(folder / "gone.txt", folder / "7.txt")
    found = add(session, folder)
    assert titles(session) == ["1", "2", "10"]
    assert [one.name for one in book_of(session).failed] == ["4.txt", "5.txt", "6.epub"]
    said = [str(sentence_of(one)) for one in book_of(session).failed]
    assert said == [str(error) for error in found.refused]
    assert all(one.name in text for one, text in zip(book_of(session).failed, said, strict=True))
    # Put right, they are chapters, and no longer named.
    put(folder / "4.zh.txt", "第四章", "zh")
    put(folder / "4.en.txt", "Chapter 4", "en")
    for name in ("4.txt", "5.txt", "6.epub"):
        (folder / name).unlink()
    add(session, folder)
    assert (titles(session), book_of(session).failed) == (["1", "2", "4", "10"], ())


def test_translation_put_beside_a_chapter_without_one_is_added_to_it(
    session: Session, folder: Path
) -> None:
    put(folder / "4.zh.txt", "第四章", "zh")
    add(session, folder)
    assert (titles(session), book_of(session).failed) == (["1", "2", "4", "10"], ())
    chapters = book_of(session).articles
    infos = [session.library.articles.info(one) for one in chapters]
    assert [info.is_alone for info in infos] == [False, False, True, False]
    put(folder / "4.en.txt", "Chapter 4", "en")
    again = add(session, folder)
    assert (again.added, len(again.known)) == ((chapters[2],), 3)
    assert book_of(session).articles == chapters
    assert not any(session.library.articles.info(one).is_alone for one in chapters)
    assert len(session.library.articles.all()) == 4
    assert set(add(session, folder).known) == set(chapters)


def test_a_text_of_two_books_is_a_chapter_of_each(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    add(session, folder)
    other = tmp_path / "Other"
    for name in ("1.zh.txt", "1.en.txt", "2.zh.txt", "2.en.txt"):
        other.mkdir(exist_ok=True)
        (other / name).write_bytes((folder / name).read_bytes())
    add(session, other)
    books = session.library.collections.all()
    assert [len(book.chapters) for book in books] == [3, 2]
    assert not set(books[0].articles) & set(books[1].articles)


def test_files_whose_names_count_are_a_book_and_others_are_texts(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    assert add(session, *sorted(folder.iterdir())).title == "Three Chapters"
    for name in ("Anna", "Bert"):
        for language in ("zh", "en"):
            put(tmp_path / f"{name}.{language}.txt", name, language)
    found = add(session, *sorted(tmp_path.glob("*.txt")))
    assert (len(found.added), found.book) == (2, "")


def done(session: Session, command: ChangeBook) -> None:
    session.do("", command)


def test_chapters_are_moved_left_out_and_added_and_each_is_undone(
    session: Session, folder: Path
) -> None:
    add(session, folder)
    library, book = session.library, book_of(session)
    first, second, last = book.articles
    done(session, move_chapter(library, book.id, last, -1))
    assert titles(session) == ["1", "10", "2"]
    done(session, move_chapter(library, book.id, first, 5))
    assert titles(session) == ["10", "2", "1"]
    done(session, leave_out(library, book.id, [second]))
    assert titles(session) == ["10", "1"]
    assert len(library.collections.on_shelf()) == 2
    done(session, add_chapters(library, book.id, [second]))
    assert titles(session) == ["10", "1", "2"]
    done(session, leave_out(library, book.id, [first], off_shelf=True))
    assert (titles(session), len(library.articles.all())) == (["10", "2"], 2)
    done(session, rename_book(library, book.id, "Other"))
    assert book_of(session).title == "Other"
    for _ in range(6):
        session.undo("")
    assert book_of(session).chapters == book.chapters
    assert (book_of(session).title, titles(session)) == ("Three Chapters", ["1", "2", "10"])


def test_a_book_is_dissolved_removed_and_made_and_comes_back(
    session: Session, folder: Path
) -> None:
    add(session, folder)
    library, book = session.library, book_of(session)
    done(session, remove_book(library, book.id))
    assert library.articles.all() == []
    session.undo("")
    assert titles(session) == ["1", "2", "10"]
    done(session, dissolve_book(library, book.id))
    assert (library.collections.all(), len(library.collections.on_shelf())) == ([], 3)
    done(session, make_book(library, "Two", book.articles[:2]))
    assert titles(session) == ["1", "2"]
    session.undo("")
    session.undo("")
    assert book_of(session) == book
    # The last chapter that is left out takes the book with it.
    done(session, leave_out(library, book.id, book.articles))
    assert library.collections.all() == []


def test_an_article_is_in_one_book_at_most(session: Session, folder: Path) -> None:
    add(session, folder)
    with pytest.raises(LibraryError, match="is a chapter of “Three Chapters” already"):
        done(session, make_book(session.library, "Two", book_of(session).articles))
    assert len(session.library.collections.all()) == 1


def test_what_was_added_since_stays_when_a_move_is_undone(session: Session, folder: Path) -> None:
    add(session, folder)
    library, book = session.library, book_of(session)
    done(session, move_chapter(library, book.id, book.articles[2], -2))
    for language in ("zh", "en"):
        put(folder / f"3.{language}.txt", "Chapter 3", language)
    add(session, folder)
    session.undo("")
    assert sorted(titles(session)) == ["1", "10", "2", "3"]
    assert [one for one in titles(session) if one != "3"] == ["1", "2", "10"]


def test_a_chapter_that_is_read_again_keeps_its_place(session: Session, folder: Path) -> None:
    add(session, folder)
    second = book_of(session).articles[1]
    put(folder / "2.en.txt", "Chapter two", "en")
    session.do("", read_again(session.library, session.opener, second, NoJob()))
    assert second not in book_of(session).articles
    assert titles(session) == ["1", "2", "10"]
    session.undo("")
    assert book_of(session).articles[1] == second


def test_a_thousand_files_are_put_in_order_once_each(tmp_path: Path) -> None:
    folder = tmp_path / "Many"
    folder.mkdir()
    for number in range(500):
        for language in ("ZH", "en"):
            (folder / f"第{number}章_{language}.TXT").touch()
    found = texts_in([folder])
    assert [group.paths[0].name.split("章")[0] for group in found.groups] == [
        f"第{number}" for number in range(500)
    ]
    assert {len(group.paths) for group in found.groups} == {2}
