"""Annotations on a whole book: a page reads of them what it shows, and nothing is lost of them."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.article.row_notes import RowNotes
from duidu.app.notes import annotate
from duidu.app.notes.passage import Passage
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.notes.long_notes import LONG, LongNote
from duidu.library.store import codec
from fixtures.many_articles import add, rows_of

ROWS = 400
WRITTEN = frozenset({Changed.ANNOTATIONS})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with one article."""
    with Library.open(tmp_path / "library.sqlite") as made:
        yield made


@pytest.fixture
def article(library: Library) -> str:
    """Its id."""
    return add(library, "Long", rows_of(ROWS))


def whole(article: str, name: str, sides: Sequence[SideName] = tuple(SideName)) -> Annotation:
    """An annotation with two anchors in every block."""
    anchors = (
        Anchor(side, block, start, start + 3, f"quotation {block}", "前" * 32, "后" * 32)
        for side in sides
        for block in range(ROWS)
        for start in (0, 5)
    )
    return Annotation(name, article, AnnotationKind.NOTE, tuple(anchors), created=float(len(name)))


def row_notes(library: Library, article: str) -> RowNotes:
    return RowNotes(
        library, article, lambda i: {side: [i] for side in SideName}, lambda side, block: block
    )


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the anchors of long annotations that are read from the library."""
    counted = [0]
    read = codec.each_anchor

    def count(text: str, part: bool = False) -> Iterator[Anchor]:
        for anchor in read(text, part):
            counted[0] += 1
            yield anchor

    monkeypatch.setattr("duidu.library.notes.notes.each_anchor", count)
    return counted


def there(notes: Sequence[Annotation], block: int) -> list[tuple[SideName, int, int]]:
    return sorted(
        (anchor.side, anchor.start, anchor.end)
        for note in notes
        for anchor in note.anchors
        if anchor.block == block
    )


ALL = sorted((side, start, start + 3) for side in SideName for start in (0, 5))


def test_the_rows_of_a_page_read_a_long_annotation_once(
    tmp_path: Path, library: Library, article: str, parsed: list[int]
) -> None:
    library.notes.put(whole(article, "long"))
    assert library.notes.are_long(["long"])
    library.close()
    with Library.open(tmp_path / "library.sqlite") as again:
        rows = row_notes(again, article)
        # After a start it is left to a job, also while it is painted again and again.
        for index in (*range(40), *range(40)):
            assert rows.of_row(index) == ()
        assert parsed == [0]
        assert rows.unread() == list(range(40))
        assert rows.read_rest(NoJob())
        assert rows.unread() == []
        for index in range(60):
            assert there(rows.of_row(index), index) == ALL
        assert parsed == [2 * 2 * ROWS]


def test_what_was_just_written_is_shown_at_once(
    library: Library, article: str, parsed: list[int]
) -> None:
    rows = row_notes(library, article)
    assert rows.of_row(7) == ()
    for color in ("", "yellow", "red"):
        library.notes.put(replace(whole(article, "long"), color=color))
        rows.changed(Changes(WRITTEN, article, ("long",)))
        (found,) = rows.of_row(7)
        assert (found.color, there([found], 7)) == (color, ALL)
    assert rows.unread() == []
    library.notes.delete("long")
    rows.changed(Changes(WRITTEN, article, ("long",)))
    assert rows.of_row(7) == ()
    assert parsed == [0]


def test_what_was_taken_back_is_not_shown(library: Library, article: str) -> None:
    def fail() -> None:
        library.notes.put(replace(whole(article, "long"), color="never kept"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        library.together(fail)
    library.notes.put(replace(whole(article, "other"), color="kept"))
    rows = row_notes(library, article)
    assert [note.color for note in rows.of_row(3)] == ["kept"]


def test_a_row_has_few_anchors_of_it_but_its_ends_and_first_words(
    library: Library, article: str
) -> None:
    library.notes.put(whole(article, "long"))
    (found,) = row_notes(library, article).of_row(200)
    assert len(found.anchors) <= 12
    assert found.anchors[0].exact == "quotation 0"
    for side in SideName:
        own = [anchor.block for anchor in found.anchors if anchor.side is side]
        assert (min(own), max(own)) == (0, ROWS - 1)


def test_fifty_over_each_other_cost_no_more_than_is_shown(
    library: Library, article: str, parsed: list[int]
) -> None:
    for number in range(50):
        library.notes.put(whole(article, f"long {number:02}"))
    rows = row_notes(library, article)
    found = [rows.of_row(index) for index in range(30)]
    assert all(len(notes) == 50 for notes in found)
    assert sum(len(note.anchors) for notes in found for note in notes) <= 30 * 50 * 12
    assert parsed == [0]


@pytest.mark.parametrize("states", tuple(itertools.product(AnchorState, repeat=2)))
def test_states_and_places_come_back(
    library: Library, article: str, states: tuple[AnchorState, AnchorState]
) -> None:
    before = whole(article, "long", (SideName.TARGET,))
    anchors = tuple(
        replace(anchor, state=states[number % 2]) for number, anchor in enumerate(before.anchors)
    )
    library.notes.put(replace(before, anchors=anchors))
    assert library.notes.get("long") == replace(before, anchors=anchors)
    (found,) = row_notes(library, article).of_row(9)
    here = [anchor.state for anchor in found.anchors if anchor.block == 9]
    assert here == list(states)
    noted = library.notes.noted_blocks(article)
    assert len(noted) == (0 if set(states) == {AnchorState.LOST} else ROWS)


def test_a_glance_has_the_note_without_most_of_its_places(
    tmp_path: Path, library: Library, article: str
) -> None:
    kept = replace(whole(article, "long"), text="words", tags=("一",), color="blue")
    library.notes.put(kept)
    library.notes.put(replace(kept, id="short", anchors=kept.anchors[:2]))
    book = "字" * LONG
    library.notes.put(replace(kept, id="one", anchors=(Anchor(SideName.SOURCE, 0, 0, LONG, book),)))
    library.close()
    with Library.open(tmp_path / "library.sqlite") as again:
        found = again.notes.glance("long")
        assert found is not None
        assert replace(found, anchors=()) == replace(kept, anchors=())
        assert 0 < len(found.anchors) < 100
        assert found.anchors == kept.anchors[: len(found.anchors)]
        assert again.notes.glance("short") == again.notes.get("short")
        assert again.notes.glance("one") == again.notes.get("one")
        assert again.notes.glance("none") is None


def test_a_passage_becomes_one_anchor_a_block_when_the_note_is_written(
    library: Library, article: str
) -> None:
    passage = Passage(Place(SideName.TARGET, 2, 3), Place(SideName.TARGET, ROWS - 2, 4))
    command = annotate.add_note(library, article, AnnotationKind.UNDERLINE, passage)
    assert command.in_batches
    command.do()
    (note,) = library.notes.of_article(article)
    assert [anchor.block for anchor in note.anchors] == list(range(2, ROWS - 1))
    assert {anchor.side for anchor in note.anchors} == {SideName.TARGET}
    assert (note.anchors[0].start, note.anchors[-1].end) == (3, 4)
    text = library.articles.rows(article, 5, 6)[0].target[0].text
    assert (note.anchors[3].exact, note.anchors[3].state) == (text, AnchorState.SURE)
    command.undo()
    assert library.notes.of_article(article) == []
    command.do()
    assert library.notes.of_article(article)[0].anchors == note.anchors


def test_changes_of_a_long_note_read_it_when_they_are_carried_out(
    library: Library, article: str, parsed: list[int]
) -> None:
    before = whole(article, "long")
    library.notes.put(before)
    for command, expected in (
        (annotate.recolor(library, ["long"], "red"), {"color": "red"}),
        (annotate.retag(library, ["long"], ["tag"]), {"tags": ("tag",)}),
        (annotate.edit_text(library, "long", "words"), {"text": "words"}),
        (annotate.delete_notes(library, ["long"]), {"deleted": True}),
    ):
        assert command.late is not None
        command.do()
        found = library.notes.get("long")
        assert found is not None
        assert found.anchors == before.anchors
        for name, value in expected.items():
            assert getattr(found, name) == value or name == "deleted"
        command.undo()
        again = library.notes.get("long")
        assert again == before


def test_the_end_of_a_long_note_is_dragged_and_its_other_side_stays(
    library: Library, article: str
) -> None:
    before = whole(article, "long")
    library.notes.put(before)
    to = Passage(Place(SideName.SOURCE, 3, 1), Place(SideName.SOURCE, 300, 2))
    annotate.resize(library, "long", to).do()
    found = library.notes.get("long")
    assert found is not None
    source = [anchor for anchor in found.anchors if anchor.side is SideName.SOURCE]
    assert [anchor.block for anchor in source] == list(range(3, 301))
    assert [a for a in found.anchors if a.side is SideName.TARGET] == [
        a for a in before.anchors if a.side is SideName.TARGET
    ]


def test_of_a_long_note_only_places_are_kept_in_memory() -> None:
    made = LongNote(whole("a", "long"), whole("a", "long").anchors)
    assert made.length == 4 * ROWS
    here = made.within({SideName.SOURCE: [11]}).anchors
    (anchor,) = [one for one in here if (one.block, one.start) == (11, 5)]
    assert anchor.exact == ""
