from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.errors import LibraryError
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.notes.emergency_notes import emergency_files
from duidu.library.words.corrections import Correction, Scope
from duidu.library.words.known_words import KnownWord
from duidu.library.words.stored_terms import StoredTerm
from fixtures.sample_library import note, sample


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite") as opened:
        opened.articles.add(*sample(8), id="a")
        yield opened


def test_a_note_comes_back_with_all_its_fields(library: Library) -> None:
    full = Annotation(
        id="x",
        article="a",
        kind=AnnotationKind.ALTERNATIVE,
        anchors=(
            Anchor(SideName.SOURCE, 11, 2, 5, "汗官员", "阿富", "说塔", "hash", AnchorState.MOVED),
            Anchor(SideName.TARGET, 1, 0, 3, "the"),
        ),
        text="**不** <b>& '; DROP TABLE notes; --",
        color="red",
        tags=("一", "two"),
        links=("y",),
        created=1.5,
        modified=2.5,
        extra={"by": "me"},
    )
    library.notes.put(full)
    assert library.notes.get("x") == full
    assert library.notes.of_article("a") == [full]
    assert library.notes.in_blocks("a", SideName.TARGET, [0, 1, 2]) == [full]
    assert library.notes.in_blocks("a", SideName.TARGET, [0, 2]) == []


def test_a_moved_note_is_found_only_at_its_new_place(library: Library) -> None:
    library.notes.put(note("n", "a", block=11))
    library.notes.put(note("n", "a", block=12))
    assert library.notes.in_blocks("a", SideName.SOURCE, [11]) == []
    assert [found.id for found in library.notes.in_blocks("a", SideName.SOURCE, [12])] == ["n"]


def test_notes_of_a_page_are_oldest_first_and_come_once(library: Library) -> None:
    for identity, created in (("late", 9.0), ("early", 1.0)):
        library.notes.put(note(identity, "a", created=created))
    both = replace(
        note("both", "a", created=5.0),
        anchors=(*note("", "a", 11).anchors, *note("", "a", 12).anchors),
    )
    library.notes.put(both)
    assert [found.id for found in library.notes.in_blocks("a", SideName.SOURCE, range(2000))] == [
        "early",
        "both",
        "late",
    ]


def test_earlier_texts_are_kept_newest_first(library: Library) -> None:
    for i, text in enumerate(("一", "二", "二", "三")):
        library.notes.put(replace(note("n", "a", text=text), modified=float(i)))
    assert [(version.text, version.modified) for version in library.notes.history("n")] == [
        ("二", 2.0),
        ("一", 0.0),
    ]


def test_a_deleted_note_is_hidden_restorable_and_gone_after_thirty_days(library: Library) -> None:
    library.notes.put(note("n", "a"))
    before = library.notes.delete("n")
    assert before.deleted is None
    assert library.notes.of_article("a") == []
    assert library.notes.in_blocks("a", SideName.SOURCE, [11]) == []
    (deleted,) = library.notes.of_article("a", deleted=True)
    assert deleted.deleted is not None
    library.notes.restore("n")
    assert library.notes.in_blocks("a", SideName.SOURCE, [11]) == [before]
    library.notes.delete("n")
    assert library.notes.purge(deleted.deleted + 29 * 86400) == 0
    assert library.notes.purge(deleted.deleted + 31 * 86400) == 1
    assert library.notes.get("n") is None
    assert library.notes.history("n") == []


def test_a_clock_set_wrong_by_years_purges_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.tidy()
    library.notes.put(note("n", "a"))
    library.notes.delete("n")
    monkeypatch.setattr("duidu.library.library.time.time", lambda: 4e9)
    library.tidy()
    assert library.notes.get("n") is not None


def test_several_notes_are_kept_all_or_none(library: Library) -> None:
    with pytest.raises(LibraryError, match="no article 'nowhere'"):
        library.notes.put_all([note("1", "a"), note("2", "nowhere")])
    assert library.notes.count() == 0
    assert not emergency_files(library.path)[0].exists()  # nothing is wrong with the disk


def test_a_note_that_cannot_be_kept_is_in_the_emergency_file_and_taken_up_later(
    tmp_path: Path,
) -> None:
    path = tmp_path / "library.sqlite"
    with Library.open(path) as library:
        library.articles.add(*sample(3), id="a")
        library.notes.put(note("n", "a", text="vorher"))
        path.rename(tmp_path / "elsewhere.sqlite")
        with pytest.raises(LibraryError, match="moved or replaced") as failure:
            library.notes.put(replace(note("n", "a", text="nachher"), modified=2.0))
        (file, *_) = emergency_files(path)
        assert str(file) in str(failure.value)
        (tmp_path / "elsewhere.sqlite").rename(path)
    with Library.open(path) as library:
        library.tidy()
        kept = library.notes.get("n")
        assert kept is not None
        assert kept.text == "nachher"
        assert not file.exists()


def test_text_that_sqlite_cannot_hold_keeps_its_offsets(library: Library) -> None:
    library.notes.put(note("n", "a", text="a\ud800b\x00c𠮷"))
    kept = library.notes.get("n")
    assert kept is not None
    assert kept.text == "a\ufffdb\ufffdc𠮷"


def test_corrections_hold_in_their_article_or_everywhere(library: Library) -> None:
    library.articles.add(*sample(3, 5), id="b")
    place = Correction(
        "1", "reading", Scope.PLACE, "行", "hang2", "a", SideName.SOURCE, 11, 0, 1, 1.0
    )
    article = Correction("2", "reading", Scope.ARTICLE, "长", "zhang3", "b")
    everywhere = Correction("3", "words", Scope.EVERYWHERE, "塔利班", "塔利班")
    library.corrections.put_all((place, article, everywhere))
    assert library.corrections.for_article("a") == [place, everywhere]
    assert library.corrections.for_article("b") == [article, everywhere]
    assert library.corrections.remove("1") == place
    assert library.corrections.remove("1") is None
    assert library.corrections.all() == [article, everywhere]


def test_terms_words_and_bookmarks_are_kept_by_their_keys(library: Library) -> None:
    term = StoredTerm("t", "zh", "en", "米莉", "Milley", project="p", extra={"domain": "军事"})
    library.terms.put(term)
    library.terms.put(replace(term, target="Mark Milley"))
    assert [found.target for found in library.terms.of_project("p")] == ["Mark Milley"]
    assert library.terms.of_project("q") == []
    library.known.put_all(
        [KnownWord("zh", "谈判", 3), KnownWord("zh", "谈判", 5), KnownWord("en", "talk", 1)]
    )
    assert library.known.levels("zh") == {"谈判": 5}
    mark = Bookmark("m", "a", SideName.TARGET, 2, 7, "这里", 1.0)
    library.bookmarks.put(mark)
    assert library.bookmarks.of_article("a") == [mark]
    assert library.bookmarks.get("m") == mark


def test_notes_of_an_article_that_left_the_shelf_are_not_counted(library: Library) -> None:
    before = library.notes.count()
    library.articles.add(*sample(3), id="gone")
    library.notes.put(note("of it", "gone"))
    assert library.notes.count() == before + 1
    library.articles.remove("gone")
    assert library.notes.count() == before
