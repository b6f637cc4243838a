"""Merging two people's notes: nothing twice, nothing lost, conflicts shown and settled."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from duidu.app.notes.merge_notes import (
    CONFLICT,
    Merged,
    Version,
    conflicting_texts,
    conflicting_versions,
    merge_notes,
    settled_note,
)
from duidu.core.annotation import Anchor, AnchorState, Annotation, AnnotationKind
from duidu.core.article import SideName

NOTE = Annotation(
    "n",
    "a",
    AnnotationKind.NOTE,
    (Anchor(SideName.SOURCE, 1, 0, 2, "河水"),),
    "first",
    tags=("x",),
    created=1.0,
    modified=10.0,
)


class Person:
    """A library of notes with the history that the real one keeps."""

    def __init__(self, *notes: Annotation) -> None:
        self.notes: dict[str, Annotation] = {}
        self.history: dict[str, list[str]] = {}
        for note in notes:
            self.put(note)

    def put(self, note: Annotation) -> None:
        old = self.notes.get(note.id)
        if old is not None and old.text != note.text and old.text:
            self.history.setdefault(note.id, []).insert(0, old.text)
        self.notes[note.id] = note

    def versions(self) -> dict[str, Version]:
        return {
            id: Version(note, tuple(self.history.get(id, ()))) for id, note in self.notes.items()
        }

    def take(self, other: "Person") -> Merged:
        merged = merge_notes(
            self.versions(), [v for v in other.versions().values() if v.note.deleted is None]
        )
        for note in merged.writes:
            self.put(note)
        return merged

    def edit(self, text: str, at: float) -> None:
        self.put(replace(self.notes["n"], text=text, modified=at))


def test_new_notes_are_added_and_the_same_are_left_alone() -> None:
    mine, theirs = Person(NOTE), Person(NOTE, replace(NOTE, id="m"))
    merged = mine.take(theirs)
    assert (merged.added, merged.changed, merged.conflicts, merged.unchanged) == (("m",), (), (), 1)
    assert mine.take(theirs).writes == ()


def test_what_was_written_on_top_of_mine_is_no_conflict_either_way() -> None:
    mine, theirs = Person(NOTE), Person(NOTE)
    theirs.edit("second", 20.0)
    merged = mine.take(theirs)
    assert (merged.changed, merged.conflicts, mine.notes["n"].text) == (("n",), (), "second")
    assert theirs.take(Person(NOTE)).writes == ()
    assert theirs.notes["n"].text == "second"


def test_two_edits_of_one_note_are_a_conflict_with_both_texts_kept() -> None:
    mine, theirs = Person(NOTE), Person(NOTE)
    mine.edit("mine", 20.0)
    theirs.edit("theirs", 30.0)
    before = Person(*theirs.notes.values())
    before.history = {k: list(v) for k, v in theirs.history.items()}
    merged = mine.take(before)
    assert merged.conflicts == ("n",)
    assert (mine.notes["n"].text, conflicting_texts(mine.notes["n"])) == ("theirs", ("mine",))
    assert "mine" in mine.history["n"]
    unmerged = Person(NOTE)
    unmerged.edit("mine", 20.0)
    assert theirs.take(unmerged).conflicts == ("n",)
    assert (theirs.notes["n"].text, conflicting_texts(theirs.notes["n"])) == ("theirs", ("mine",))
    assert "mine" in theirs.history["n"]
    assert mine.take(before).writes == theirs.take(unmerged).writes == ()


def test_a_conflict_settled_by_one_is_settled_for_the_other() -> None:
    mine, theirs = Person(NOTE), Person(NOTE)
    mine.edit("mine", 20.0)
    theirs.edit("theirs", 30.0)
    mine.take(theirs)
    theirs.take(mine)
    mine.put(replace(settled_note(mine.notes["n"], "mine"), modified=40.0))
    assert conflicting_texts(mine.notes["n"]) == ()
    assert theirs.take(mine).conflicts == ()
    assert (theirs.notes["n"].text, conflicting_texts(theirs.notes["n"])) == ("mine", ())
    assert mine.take(theirs).writes == ()


def test_tags_and_links_of_both_are_kept_and_the_newer_colour() -> None:
    mine = Person(replace(NOTE, tags=("x", "y"), links=("1",), color="gold"))
    theirs = Person(replace(NOTE, tags=("z", "x"), links=("2",), color="blue", modified=20.0))
    mine.take(theirs)
    note = mine.notes["n"]
    assert (set(note.tags), set(note.links), note.color) == ({"x", "y", "z"}, {"1", "2"}, "blue")


def test_a_note_i_deleted_stays_deleted_unless_it_was_changed_since() -> None:
    mine = Person(replace(NOTE, deleted=15.0))
    assert mine.take(Person(NOTE)).writes == ()
    theirs = Person(NOTE)
    theirs.edit("second thoughts", 20.0)
    mine.take(theirs)
    assert (mine.notes["n"].deleted, mine.notes["n"].text) == (None, "second thoughts")


def test_my_places_stay_unless_theirs_are_better() -> None:
    lost = replace(NOTE, anchors=(replace(NOTE.anchors[0], state=AnchorState.LOST),), modified=20.0)
    mine = Person(NOTE)
    mine.take(Person(lost))
    assert mine.notes["n"].anchors == NOTE.anchors
    other = Person(lost)
    other.take(Person(NOTE))
    assert other.notes["n"].anchors == NOTE.anchors


def test_both_texts_of_a_conflict_keep_the_name_of_who_wrote_them() -> None:
    by_ren = replace(NOTE, author="Ren")
    mine, theirs = Person(by_ren), Person(by_ren)
    mine.put(replace(by_ren, text="mine", modified=20.0))
    theirs.put(replace(by_ren, text="theirs", modified=30.0, editor="Li"))
    mine.take(theirs)
    theirs.take(mine)
    for person in (mine, theirs):
        kept = person.notes["n"]
        assert (kept.text, kept.author, kept.last_hand) == ("theirs", "Ren", "Li")
        assert conflicting_versions(kept) == (("mine", "Ren"),)


def test_a_name_that_one_of_two_lacks_is_kept() -> None:
    mine, theirs = Person(NOTE), Person(replace(NOTE, author="Ren", answers="other"))
    mine.take(theirs)
    assert (mine.notes["n"].author, mine.notes["n"].answers) == ("Ren", "other")
    assert theirs.take(mine).writes == ()


def test_a_conflict_of_an_earlier_version_has_no_names() -> None:
    old = replace(NOTE, extra={CONFLICT: json.dumps(["mine", ["his", "Li"], [], 5])})
    assert conflicting_versions(old) == (("mine", ""), ("his", "Li"), ("5", ""))
    assert conflicting_versions(replace(NOTE, extra={CONFLICT: "[" * 100_000})) == ()


TEXTS = st.lists(st.tuples(st.booleans(), st.sampled_from(["a", "b", "c", "d"])), max_size=6)


@given(TEXTS)
def test_whoever_merges_first_both_come_to_the_same_and_no_text_is_lost(
    edits: list[tuple[bool, str]],
) -> None:
    mine, theirs = Person(NOTE), Person(NOTE)
    for number, (by_me, text) in enumerate(edits):
        (mine if by_me else theirs).edit(text, 20.0 + number)
    written = [[p.notes["n"].text, *p.history.get("n", ())] for p in (mine, theirs)]
    mine.take(theirs)
    theirs.take(mine)
    assert (mine.notes["n"].text, conflicting_texts(mine.notes["n"])) == (
        theirs.notes["n"].text,
        conflicting_texts(theirs.notes["n"]),
    )
    known = {mine.notes["n"].text, *mine.history.get("n", ())}
    assert {written[0][0], written[1][0]} <= known
    assert set(written[0]) <= known
    assert mine.take(theirs).writes == theirs.take(mine).writes == ()
