"""All that a person does to notes: kept when done, undone exactly, redone."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.base.commands import UndoStack
from duidu.app.notes import annotate
from duidu.app.notes.change_notes import ChangeNotes
from duidu.app.notes.passage import Passage
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import Place, SideName, Span
from duidu.core.changes import Changed
from duidu.core.errors import LibraryError
from duidu.library.anchoring.anchors import lost_anchor, moved_to
from duidu.library.library import Library
from fixtures.river import mark, small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        yield opened


def over(anchor: Anchor) -> Passage:
    """The passage of one anchor."""
    side, block = anchor.side, anchor.block
    return Passage(Place(side, block, anchor.start), Place(side, block, anchor.end))


def added(
    library: Library,
    quotation: str = "河水",
    kind: AnnotationKind = AnnotationKind.NOTE,
    text: str = "",
) -> Annotation:
    command = annotate.add_note(library, "river", kind, [mark(library, quotation)], text=text)
    command.do()
    return command.after[0]


def kept(library: Library, note: str) -> Annotation:
    found = library.notes.get(note)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", list(AnnotationKind))
def test_every_kind_can_be_made_undone_and_done_again(
    library: Library, kind: AnnotationKind
) -> None:
    stack = UndoStack()
    command = annotate.add_note(
        library,
        "river",
        kind,
        [mark(library, "河水")],
        text="t",
        color="yellow",
        tags=("a", "a", "b"),
    )
    changes = stack.push(command)
    (note,) = library.notes.of_article("river")
    assert (note.kind, note.text, note.color, note.tags, note.anchors[0].exact) == (
        kind,
        "t",
        "yellow",
        ("a", "b"),
        "河水",
    )
    assert (changes.kinds, changes.article, changes.ids) == (
        frozenset({Changed.ANNOTATIONS}),
        "river",
        (note.id,),
    )
    undone = stack.undo()
    assert undone is not None
    assert undone[1] == Place(SideName.SOURCE, 1, 0)
    assert library.notes.of_article("river") == []
    stack.redo()
    assert library.notes.of_article("river") == [note]


def test_a_note_on_both_sides_is_one_and_a_note_on_the_article_has_no_place(
    library: Library,
) -> None:
    both = annotate.add_note(
        library, "river", AnnotationKind.LINK, [mark(library, "河水"), mark(library, "river")]
    )
    both.do()
    whole = annotate.add_note(library, "river", AnnotationKind.NOTE, text="all of it")
    whole.do()
    assert [a.side for a in kept(library, both.after[0].id).anchors] == [
        SideName.SOURCE,
        SideName.TARGET,
    ]
    assert kept(library, whole.after[0].id).anchors == ()
    assert whole.place is None


EDITS: list[
    tuple[str, Callable[[Library, str], ChangeNotes], Callable[[Annotation], object], object]
] = [
    ("text", lambda lib, n: annotate.edit_text(lib, n, "new"), lambda n: n.text, "new"),
    (
        "kind",
        lambda lib, n: annotate.set_kind(lib, [n], AnnotationKind.QUESTION),
        lambda n: n.kind,
        AnnotationKind.QUESTION,
    ),
    ("colour", lambda lib, n: annotate.recolor(lib, [n], "rose"), lambda n: n.color, "rose"),
    (
        "tags",
        lambda lib, n: annotate.retag(lib, [n], add=("x", "y"), remove=("z",)),
        lambda n: n.tags,
        ("x", "y"),
    ),
    (
        "links",
        lambda lib, n: annotate.link_notes(lib, n, ["other", n, "other"]),
        lambda n: n.links,
        ("other",),
    ),
    (
        "places",
        lambda lib, n: annotate.resize(lib, n, over(mark(lib, "名字"))),
        lambda n: n.anchors[0].exact,
        "名字",
    ),
]


@pytest.mark.parametrize(
    ("make", "of", "expected"), [edit[1:] for edit in EDITS], ids=[edit[0] for edit in EDITS]
)
def test_every_edit_is_undone_exactly(
    library: Library,
    make: Callable[[Library, str], ChangeNotes],
    of: Callable[[Annotation], object],
    expected: object,
) -> None:
    note = added(library, text="old")
    command = make(library, note.id)
    command.do()
    assert of(kept(library, note.id)) == expected
    assert kept(library, note.id).modified >= note.modified
    command.undo()
    assert kept(library, note.id) == note
    command.do()
    assert of(kept(library, note.id)) == expected


def test_typing_in_one_note_is_undone_at_once_and_its_texts_are_kept(library: Library) -> None:
    note = added(library, text="first")
    stack = UndoStack()
    for text in ("sec", "second", "third"):
        stack.push(annotate.edit_text(library, note.id, text))
    assert [version.text for version in library.notes.history(note.id)] == [
        "second",
        "sec",
        "first",
    ]
    stack.undo()
    assert kept(library, note.id) == note
    assert stack.undo() is None


def test_bulk_edits_are_one_command_and_leave_other_notes_alone(library: Library) -> None:
    notes = [added(library, quotation) for quotation in ("河水", "名字", "老人")]
    other = added(library, "天")
    command = annotate.recolor(library, [note.id for note in notes], "green")
    changes = command.do()
    assert set(changes.ids) == {note.id for note in notes}
    assert {kept(library, note.id).color for note in notes} == {"green"}
    assert kept(library, other.id) == other
    command.undo()
    assert [kept(library, note.id) for note in notes] == notes


def test_what_a_bulk_edit_leaves_as_it_was_is_not_written(library: Library) -> None:
    note = added(library)
    assert annotate.recolor(library, [note.id], "").do().ids == ()
    assert kept(library, note.id) == note


def test_deleted_notes_come_back_by_undo_and_by_restore(library: Library) -> None:
    note = added(library, text="mine")
    command = annotate.delete_notes(library, [note.id])
    command.do()
    assert library.notes.of_article("river") == []
    assert [n.id for n in library.notes.of_article("river", deleted=True)] == [note.id]
    command.undo()
    assert library.notes.of_article("river") == [note]
    command.do()
    annotate.restore_notes(library, [note.id]).do()
    assert library.notes.of_article("river") == [note]


def test_unlinking_works_from_either_end(library: Library) -> None:
    one, other = added(library), added(library, "名字")
    annotate.link_notes(library, one.id, [other.id]).do()
    annotate.unlink_notes(library, other.id, one.id).do()
    assert kept(library, one.id).links == kept(library, other.id).links == ()


def test_a_lost_note_is_put_where_the_person_says(library: Library) -> None:
    note = added(library)
    library.notes.put(replace(note, anchors=(lost_anchor(note.anchors[0]), mark(library, "river"))))
    command = annotate.reattach(library, note.id, [mark(library, "名字")])
    command.do()
    assert [(a.exact, a.state) for a in kept(library, note.id).anchors] == [
        ("river", AnchorState.SURE),
        ("名字", AnchorState.SURE),
    ]
    command.undo()
    assert kept(library, note.id).anchors[0].state is AnchorState.LOST


def test_confirming_a_place_takes_the_words_that_stand_there(library: Library) -> None:
    note = added(library)
    block = library.articles.blocks("river", SideName.SOURCE)[0]
    library.notes.put(replace(note, anchors=(moved_to(note.anchors[0], block, Span(0, 2)),)))
    annotate.confirm_places(library, [note.id]).do()
    (anchor,) = kept(library, note.id).anchors
    assert (anchor.exact, anchor.state, anchor.suffix[:2]) == ("老人", AnchorState.SURE, "把船")


def test_a_note_that_is_gone_is_said_so(library: Library) -> None:
    with pytest.raises(LibraryError, match=r"was deleted meanwhile"):
        annotate.edit_text(library, "nowhere", "x")
