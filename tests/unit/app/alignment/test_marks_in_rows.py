"""Notes, bookmarks, corrected words and the reading place follow their text into other blocks."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from duidu.align.edits.block_edits import merge_blocks, split_block
from duidu.align.edits.row_edits import move_sentence
from duidu.app.alignment.edit_alignment import EditAlignment, MakeEdit
from duidu.app.notes import annotate
from duidu.app.notes.bookmarks import read_bookmarks
from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.core.annotation import AnnotationKind
from duidu.core.article import SideName
from duidu.core.changes import Changed
from duidu.core.jobs import NoJob
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from fixtures.river import mark, small_library

SOURCE, TARGET = SideName.SOURCE, SideName.TARGET
JOIN = partial(merge_blocks, name=SOURCE, block=0)
CUT = partial(split_block, name=SOURCE, block=0, offset=9)
SEND = partial(move_sentence, name=SOURCE, sentence=1, step=1)
WORDS = ("老人", "天还没有亮", "名字", "四十年")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A note, a bookmark and a corrected word at each of the words, and the reader at the last."""
    with small_library(tmp_path) as opened:
        for word in WORDS:
            anchor = mark(opened, word)
            annotate.add_note(opened, "river", AnnotationKind.NOTE, [anchor], text=word).do()
            at = (anchor.block, anchor.start)
            opened.bookmarks.put(Bookmark(word, "river", SOURCE, *at, title=word))
            opened.corrections.put(correction(word, *at, anchor.end))
        opened.corrections.put(Correction("all", "reading", Scope.EVERYWHERE, "x", "y"))
        opened.articles.set_reading_position("river", SOURCE, 1, 6, 0.5)
        yield opened


def correction(name: str, block: int, start: int, end: int) -> Correction:
    return Correction(name, "reading", Scope.PLACE, name, "y", "river", SOURCE, block, start, end)


def edit(library: Library, make: MakeEdit) -> EditAlignment:
    return EditAlignment(library, "river", 0, make, "Edit")


def texts_at(library: Library) -> dict[str, tuple[str, str, str]]:
    """What stands at the note, the bookmark and the correction of each word."""
    texts = {block.id: block.text for block in library.articles.blocks("river", SOURCE)}
    notes = {note.text: note.anchors[0] for note in library.notes.of_article("river")}
    marked = {one.id: one for one in library.bookmarks.of_article("river")}
    corrected = {one.id: one for one in library.corrections.all()}
    return {
        word: (
            texts[notes[word].block][notes[word].start : notes[word].end],
            texts[marked[word].block][marked[word].offset :][: len(word)],
            texts[corrected[word].block or 0][corrected[word].start : corrected[word].end],
        )
        for word in WORDS
    }


def kept(library: Library) -> tuple[object, ...]:
    """All that is kept at places, and the rows."""
    return (
        sorted(map(repr, library.notes.of_article("river"))),
        sorted(map(repr, library.bookmarks.all())),
        sorted(map(repr, library.corrections.all())),
        library.articles.reading_position("river"),
        [(row.source, row.target) for row in library.articles.rows("river", 0, 9)],
    )


@pytest.mark.parametrize("make", [JOIN, CUT, SEND])
def test_every_mark_stays_on_its_words_and_undo_and_redo_are_exact(
    library: Library, make: MakeEdit
) -> None:
    before, command = kept(library), edit(library, make)
    changes = command.do()
    after = kept(library)
    assert after != before
    assert texts_at(library) == {word: (word, word, word) for word in WORDS}
    assert changes.kinds == {Changed.ALIGNMENT, Changed.READINGS, Changed.BOOKMARKS}
    command.undo()
    assert kept(library) == before
    command.do()
    assert texts_at(library) == {word: (word, word, word) for word in WORDS}


def test_the_reader_opens_where_the_text_went(library: Library) -> None:
    edit(library, JOIN).do()
    assert library.articles.reading_position("river") == (SOURCE, 0, 21)
    assert library.articles.blocks("river", SOURCE)[0].text[21:] == "名字。"


def test_what_stands_at_the_very_end_of_a_block_goes_along(library: Library) -> None:
    end = len(library.articles.blocks("river", SOURCE)[1].text)
    library.bookmarks.put(Bookmark("end", "river", SOURCE, 1, end))
    library.articles.set_reading_position("river", SOURCE, 1, end + 5, 0.5)
    edit(library, JOIN).do()
    whole = len(library.articles.blocks("river", SOURCE)[0].text)
    found = library.bookmarks.get("end")
    assert found is not None
    assert (found.block, found.offset) == (0, whole)
    assert library.articles.reading_position("river") == (SOURCE, 0, whole)


def test_a_deleted_note_comes_back_where_its_text_is_by_then(library: Library) -> None:
    (note,) = (n for n in library.notes.of_article("river") if n.text == "名字")
    library.notes.delete(note.id)
    command = edit(library, JOIN)
    command.do()
    library.notes.restore(note.id)
    assert texts_at(library)["名字"] == ("名字",) * 3
    command.undo()
    assert texts_at(library)["名字"] == ("名字",) * 3


def test_a_corrected_word_that_is_cut_in_two_comes_back_with_undo(library: Library) -> None:
    cut = edit(library, partial(split_block, name=SOURCE, block=0, offset=11))
    before = kept(library)
    cut.do()
    assert library.corrections.get("天还没有亮") is None
    assert library.corrections.get("老人") == correction("老人", 0, 0, 2)
    cut.undo()
    assert kept(library) == before


def test_what_was_written_in_the_meantime_is_not_undone_along(library: Library) -> None:
    command = edit(library, JOIN)
    command.do()
    written, gone = (
        next(n for n in library.notes.of_article("river") if n.text == word)
        for word in ("名字", "老人")
    )
    library.notes.put(replace(written, tags=("renamed",)))
    library.notes.delete(gone.id)
    library.bookmarks.remove("名字")
    library.corrections.remove("名字")
    late = Bookmark("late", "river", SOURCE, 0, 18)
    library.bookmarks.put(late)
    command.undo()
    found = library.notes.get(written.id)
    assert found is not None
    assert (found.tags, found.anchors[0].block) == (("renamed",), 1)
    deleted = library.notes.get(gone.id)
    assert deleted is not None
    assert deleted.deleted is not None
    assert library.bookmarks.get("名字") is None
    assert library.corrections.get("名字") is None
    assert library.bookmarks.get("late") == replace(late, block=1, offset=3)


def test_bookmarks_of_a_block_that_is_gone_stand_last(library: Library) -> None:
    library.bookmarks.put(Bookmark("stray", "river", SOURCE, 77, 0))
    text = Session(library, Settings()).open_text("river")
    ordered = read_bookmarks(library, text, NoJob())
    assert [one.bookmark.id for one in ordered] == [*WORDS, "stray"]
