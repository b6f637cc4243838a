"""Correcting a misprint: notes, bookmarks and corrections stay on their words, undo is exact."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.alignment.edit_text import EditText, TextEditError, changed_block
from duidu.app.notes import annotate
from duidu.core.annotation import AnchorState, AnnotationKind
from duidu.core.article import Block, SideName, Span
from duidu.core.changes import Changed
from duidu.core.emphasis import Emphasis, EmphasisKind
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.words.corrections import Correction, Scope
from fixtures.river import mark, small_library

SOURCE = SideName.SOURCE


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        for quotation in ("老人", "船推进水", "推进", "天还没有亮"):
            annotate.add_note(
                opened, "river", AnnotationKind.NOTE, [mark(opened, quotation)], text=quotation
            ).do()
        opened.bookmarks.put(Bookmark("b", "river", SOURCE, 0, 10))
        for name, start in (("before", 0), ("word", 4), ("after", 13)):
            opened.corrections.put(
                Correction(
                    name, "reading", Scope.PLACE, "x", "y", "river", SOURCE, 0, start, start + 1
                )
            )
        yield opened


def quoted(library: Library) -> dict[str, tuple[str, AnchorState]]:
    return {
        note.text: (note.anchors[0].exact, note.anchors[0].state)
        for note in library.notes.of_article("river")
    }


def test_everything_in_the_paragraph_stays_on_its_words(library: Library) -> None:
    changes = EditText(library, "river", SOURCE, 0, Span(4, 6), "慢慢推到").do()
    block = library.articles.blocks("river", SOURCE)[0]
    assert block.text == "老人把船慢慢推到水里。天还没有亮。"
    assert [span.of(block.text) for span in block.sentences] == [
        "老人把船慢慢推到水里。",
        "天还没有亮。",
    ]
    sure = AnchorState.SURE
    assert quoted(library) == {
        "老人": ("老人", sure),
        "船推进水": ("船慢慢推到水", sure),
        "推进": ("慢慢推到", sure),
        "天还没有亮": ("天还没有亮", sure),
    }
    assert library.bookmarks.of_article("river")[0].offset == 12
    assert {c.id: c.start for c in library.corrections.all()} == {"before": 0, "after": 15}
    kinds = {Changed.TEXT, Changed.ANNOTATIONS, Changed.READINGS, Changed.BOOKMARKS}
    assert (set(changes.kinds), changes.ids) == (kinds, ("0",))


def test_what_is_set_apart_stays_on_its_words(library: Library) -> None:
    marks = (Emphasis(2, 7, EmphasisKind.EMPHASIS), Emphasis(11, 13, EmphasisKind.STRONG))
    (row,) = library.articles.rows("river", 0, 1)
    given = replace(row.source[0], emphasis=marks)
    library.articles.replace_rows(
        "river", 0, 1, [replace(row, source=(given, *row.source[1:]))], ()
    )
    command = EditText(library, "river", SOURCE, 0, Span(4, 6), "慢慢推到")
    command.do()
    block = library.articles.blocks("river", SOURCE)[0]
    assert [(block.text[start:end], kind) for start, end, kind in block.emphasis] == [
        ("把船慢慢推到水", EmphasisKind.EMPHASIS),
        ("没有", EmphasisKind.STRONG),
    ]
    command.undo()
    assert library.articles.blocks("river", SOURCE)[0] == given


def test_a_note_on_words_taken_out_is_lost_and_comes_back_with_undo(library: Library) -> None:
    before = (
        library.articles.whole("river"),
        library.notes.of_article("river"),
        library.bookmarks.all(),
    )
    corrections = {c.id: c for c in library.corrections.all()}
    command = EditText(library, "river", SOURCE, 0, Span(4, 6), "")
    command.do()
    assert quoted(library)["推进"] == ("推进", AnchorState.LOST)
    command.undo()
    assert (
        library.articles.whole("river"),
        library.notes.of_article("river"),
        library.bookmarks.all(),
    ) == before
    assert {c.id: c for c in library.corrections.all()} == corrections
    command.do()
    assert library.articles.blocks("river", SOURCE)[0].text == "老人把船水里。天还没有亮。"


def test_the_reading_place_and_a_deleted_note_stay_on_their_words(library: Library) -> None:
    library.articles.set_reading_position("river", SOURCE, 0, 9, 0.5)
    (note,) = (n for n in library.notes.of_article("river") if n.text == "天还没有亮")
    library.notes.delete(note.id)
    command = EditText(library, "river", SOURCE, 0, Span(4, 6), "慢慢推到")
    command.do()
    assert library.articles.reading_position("river") == (SOURCE, 0, 11)
    library.notes.restore(note.id)
    assert quoted(library)["天还没有亮"] == ("天还没有亮", AnchorState.SURE)
    assert library.notes.of_article("river")[-1].anchors[0].start == 11
    command.undo()
    assert library.articles.reading_position("river") == (SOURCE, 0, 9)


def test_what_was_tagged_or_deleted_since_is_not_undone_along(library: Library) -> None:
    command = EditText(library, "river", SOURCE, 0, Span(4, 6), "慢慢推到")
    command.do()
    notes = {note.text: note for note in library.notes.of_article("river")}
    library.notes.put(replace(notes["船推进水"], tags=("renamed",)))
    library.notes.delete(notes["老人"].id)
    library.bookmarks.remove("b")
    library.corrections.remove("after")
    command.undo()
    left = {note.text: note for note in library.notes.of_article("river")}
    assert left["船推进水"].tags == ("renamed",)
    assert left["船推进水"].anchors[0].exact == "船推进水"
    assert "老人" not in left
    assert library.bookmarks.all() == []
    assert {c.id for c in library.corrections.all()} == {"before", "word"}


@pytest.mark.parametrize(
    ("span", "written"),
    [
        (Span(8, 10), "x"),
        (Span(9, 15), ""),
        (Span(9, 15), " "),
        (Span(0, 1), " 老"),
        (Span(15, 99), "x"),
    ],
)
def test_a_change_that_would_break_a_sentence_is_refused(
    library: Library, span: Span, written: str
) -> None:
    before = library.articles.whole("river")
    with pytest.raises(TextEditError, match=r"\.$"):
        EditText(library, "river", SOURCE, 0, span, written).do()
    assert library.articles.whole("river") == before


def test_only_the_words_that_were_seen_are_written_over(library: Library) -> None:
    # Both were made while neither was carried out, as when the library is busy.
    first, second = (
        EditText(library, "river", SOURCE, 0, Span(4, 6), written, wrong="推进")
        for written in ("慢慢推到", "推")
    )
    first.do()
    with pytest.raises(TextEditError, match="meanwhile"):
        second.do()
    assert library.articles.blocks("river", SOURCE)[0].text.startswith("老人把船慢慢推到水里")


def test_an_insertion_at_the_end_of_a_sentence_belongs_to_it() -> None:
    block = Block(0, "一。二。", sentences=(Span(0, 2), Span(2, 4)))
    new = changed_block(block, Span(4, 4), "”")
    assert new.sentences == (Span(0, 2), Span(2, 5))
