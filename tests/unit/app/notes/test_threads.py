"""Replies stand behind what they answer, whatever was deleted or came from elsewhere."""

import random
from dataclasses import replace

import pytest

from duidu.app.notes.notes_view import NoteFilter, NoteOrder, filtered, notes_in_order
from duidu.app.notes.threads import in_threads, placed_replies, thread_below
from duidu.core.annotation import Anchor, Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.core.jobs import NoJob

ANCHOR = Anchor(SideName.SOURCE, 1, 0, 2, "河水")


def note(name: str, answers: str = "", created: float = 0.0) -> Annotation:
    kind = AnnotationKind.NOTE
    return Annotation(name, "a", kind, (ANCHOR,), name, created=created, answers=answers)


def shape(notes: list[Annotation]) -> str:
    """The ids in order, each with as many dots before it as it is deep."""
    return " ".join("." * depth + one.id for one, depth in in_threads(notes))


def test_replies_come_behind_what_they_answer_the_oldest_first() -> None:
    notes = [
        note("a", created=1.0),
        note("b", created=2.0),
        note("d", answers="a", created=9.0),
        note("c", answers="a", created=3.0),
        note("e", answers="c", created=10.0),
    ]
    assert shape(notes) == "a .c ..e .d b"


def test_a_reply_stays_when_what_it_answered_is_gone() -> None:
    assert shape([note("c", answers="gone"), note("b"), note("d", answers="c")]) == "c .d b"


@pytest.mark.parametrize(
    "notes",
    [
        [note("a", answers="a"), note("b")],
        [note("a", answers="b"), note("b", answers="a"), note("c", answers="b")],
    ],
)
def test_notes_that_answer_each_other_in_a_circle_are_all_there_once(
    notes: list[Annotation],
) -> None:
    assert sorted(one.id for one, _ in in_threads(notes)) == sorted(one.id for one in notes)


def test_a_thread_may_be_of_any_depth() -> None:
    names = [str(number) for number in range(5_000)]
    notes = [
        note(name, answers=before, created=float(name))
        for before, name in zip(["", *names], names, strict=False)
    ]
    random.Random(5).shuffle(notes)
    assert [(one.id, depth) for one, depth in in_threads(notes)] == [
        (name, int(name)) for name in names
    ]


def test_a_note_shows_all_that_is_below_it_and_nothing_else() -> None:
    notes = [note("a"), note("b", "a"), note("c", "b"), note("d", "a"), note("e"), note("f", "e")]
    assert [(one.id, depth) for one, depth in thread_below("b", notes)] == [("c", 1)]
    assert [one.id for one, _ in thread_below("a", notes)] == ["b", "c", "d"]
    assert thread_below("gone", notes) == []


def test_replies_of_other_programs_stand_where_their_note_does() -> None:
    answered = note("a")
    reply = replace(note("b", "a"), anchors=())
    below = replace(note("c", "b"), anchors=())
    alone = replace(note("d", "gone"), anchors=())
    found = placed_replies([below, reply, answered, alone])
    assert [one.id for one in found] == ["c", "b", "a", "d"]
    assert [one.anchors for one in found] == [(ANCHOR,), (ANCHOR,), (ANCHOR,), ()]


def test_the_panel_has_threads_in_the_order_of_places_and_plain_lists_in_others() -> None:
    notes = [note("a", created=1.0), note("b", created=2.0), note("c", "a", created=3.0)]
    read = notes_in_order(notes)
    assert ([one.id for one in read.notes], dict(read.depths)) == (["a", "c", "b"], {"c": 1})
    by_date = filtered(read.notes, NoteFilter(), NoteOrder.CREATED, True, NoJob())
    assert [one.id for one in by_date] == ["c", "b", "a"]


def test_notes_are_found_and_sorted_by_who_wrote_or_edited_them() -> None:
    ren = replace(note("1"), author="Ren Ying")
    li = replace(note("2"), author="Li", editor="Zhou")
    nobody = note("3")
    read = notes_in_order([ren, li, nobody])
    assert dict(read.counts.authors) == {"Ren Ying": 1, "Li": 1, "Zhou": 1}

    def found(wanted: NoteFilter) -> list[str]:
        return [one.id for one in filtered(read.notes, wanted, NoteOrder.AUTHOR, False, NoJob())]

    assert found(NoteFilter()) == ["3", "2", "1"]
    assert found(NoteFilter(authors=frozenset({"Zhou"}))) == ["2"]
    assert found(NoteFilter(authors=frozenset({"Li", "Ren Ying"}))) == ["2", "1"]
    assert found(NoteFilter(text="ren")) == ["1"]
    assert found(NoteFilter(text="zhou")) == ["2"]
