"""200 strings that others take for markup, SQL, a query or a path stay text wherever stored."""

from pathlib import Path

import pytest

from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.safety.rebuild import rebuild
from duidu.library.search.search_text import searchable
from duidu.library.store.library_path import copies_folder
from duidu.library.store.schema import clean
from duidu.library.words.corrections import Correction, Scope
from duidu.library.words.known_words import KnownWord
from duidu.library.words.stored_terms import StoredTerm
from fixtures.injections import injections
from fixtures.sample_library import note, sample


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("injections") / "library.sqlite"
    with Library.open(path) as library:
        for i, text in enumerate(injections()):
            identity = library.articles.add(*sample(2, title=text), id=text)
            library.notes.put(note(f"{text}{i}", identity, text=f"before {text} after"))
            library.corrections.put(Correction(f"c{i}", "words", Scope.EVERYWHERE, text, text))
            library.terms.put(
                StoredTerm(f"t{i}", "zh", "en", text, text, text, text, extra={text: text})
            )
            library.known.put(KnownWord("zh", f"{text}{i}", 1, text))
            library.bookmarks.put(
                Bookmark(
                    f"b{i}",
                    identity,
                    library.notes.of_article(identity)[0].anchors[0].side,
                    11,
                    0,
                    text,
                )
            )
        library.keep_safe()
    return path


def test_they_are_kept_and_found_as_they_are(path: Path) -> None:
    with Library.open(path) as library:
        assert library.check().good
        for i, text in enumerate(injections()):
            assert library.articles.info(text).title == clean(text)
            (kept,) = library.notes.of_article(text)
            assert kept.text == f"before {clean(text)} after"
            wanted = searchable(clean(text)).strip()
            if wanted:
                assert clean(f"{text}{i}") in {
                    hit.note.id for hit in library.search.notes(text, limit=1000)
                }
                assert all(
                    wanted in searchable(hit.note.text) for hit in library.search.notes(text)
                )
        assert [item.word for item in library.corrections.all()] == [
            clean(text) for text in injections()
        ]


def test_they_go_through_plain_copies_unchanged_and_name_no_file_elsewhere(path: Path) -> None:
    copies = copies_folder(path)
    assert {file.resolve().parent for file in copies.iterdir()} == {copies.resolve()}
    target = path.with_name("again") / "library.sqlite"
    rebuilt = rebuild(copies, target)
    assert rebuilt.refused == ()
    with Library.open(path) as library, Library.open(target) as again:
        assert {info.id for info in again.articles.all()} == {
            info.id for info in library.articles.all()
        }
        assert {kept.id: kept for kept in again.notes.all()} == {
            kept.id: kept for kept in library.notes.all()
        }
        assert again.terms.all() == library.terms.all()
        assert again.known.all() == library.known.all()
