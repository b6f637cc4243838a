"""A change of many transactions is whole or not at all, whatever ends it, and harms no other."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

import pytest

from duidu.app.base.in_parts import NOTES as BATCH
from duidu.app.notes.annotate import add_note, delete_notes, edit_text
from duidu.app.notes.change_notes import ChangeNotes
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.errors import LibraryError
from duidu.core.jobs import NoJob
from duidu.library.library import Library
from duidu.library.store import long_change
from duidu.library.store.long_change import journal_path
from fixtures.river import mark, small_library

PARTS = 3
COUNT = PARTS * BATCH


class StoppedError(Exception):
    """Ends a change as a fault would."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "mine").mkdir()
    with small_library(tmp_path / "mine") as opened:
        opened.notes.put_all([new_note(opened, f"text {number}") for number in range(COUNT)])
        yield opened


def new_note(library: Library, text: str) -> Annotation:
    anchor = mark(library, "老人")
    return add_note(library, "river", AnnotationKind.NOTE, [anchor], text=text).after[0]


def contents(library: Library) -> list[str]:
    return sorted(
        repr(note)
        for deleted in (False, True)
        for note in library.notes.of_article("river", deleted)
    )


def as_after_a_crash(library: Library) -> Path:
    """A copy of the files as they are now."""
    folder = library.path.parent.with_name("crashed")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(library.path.parent, folder)
    return folder / library.path.name


def change(library: Library) -> ChangeNotes:
    """Every other note is edited and deleted, and as many are new."""
    old = library.notes.of_article("river")[::2]
    edited = [replace(note, text=f"{note.text} later", deleted=9.0) for note in old]
    made = [new_note(library, "new") for _ in edited]
    before = (*old, *(None for _ in made))
    return ChangeNotes(library, "river", "x", before, (*edited, *made))


@pytest.mark.parametrize("after", range(1, PARTS))
def test_cut_off_after_any_part_nothing_of_it_is_there(library: Library, after: int) -> None:
    before, put = contents(library), library.notes.put_all
    crashed, calls = list[Path](), list[int]()

    def stopping(notes: tuple[Annotation, ...]) -> None:
        if len(calls) == after:
            crashed.append(as_after_a_crash(library))
        calls.append(1)
        put(notes)

    with mock.patch.object(library.notes, "put_all", stopping):
        change(library).do()
    with Library.open(crashed[0]) as opened:
        assert contents(opened) == before
        assert "middle of a large change" in " ".join(opened.warnings)
        assert opened.check().good
        assert len(opened.notes.in_blocks("river", mark(opened, "老人").side, [0])) == COUNT
    assert not journal_path(crashed[0]).exists()
    with Library.open(crashed[0]) as again:
        assert "large change" not in " ".join(again.warnings)


def test_once_it_returned_it_outlives_a_crash(library: Library) -> None:
    change(library).do()
    whole = contents(library)
    with Library.open(as_after_a_crash(library)) as opened:
        assert contents(opened) == whole
        assert "large change" not in " ".join(opened.warnings)


def test_a_fault_takes_back_all_parts_but_not_what_the_person_wrote_meanwhile(
    library: Library,
) -> None:
    notes = library.notes.of_article("river")
    with suppress(StoppedError), library.long_change(PARTS) as part:
        for note in notes[:3]:
            part.write(partial(library.notes.put, replace(note, text="changed")))
        part.write(partial(library.notes.put, new_note(library, "new")))
        edit_text(library, notes[0].id, "mine").do()
        delete_notes(library, [notes[1].id]).do()
        raise StoppedError
    texts = {note.id: note.text for note in library.notes.of_article("river")}
    assert texts.pop(notes[0].id) == "mine"
    assert texts == {note.id: note.text for note in notes[2:]}
    assert library.check().good
    assert not journal_path(library.path).exists()


def test_what_came_back_is_found(library: Library) -> None:
    note = library.notes.of_article("river")[0]
    library.notes.put(replace(note, text="needle"))
    library.search.index(NoJob())
    with suppress(StoppedError), library.long_change(2) as part:
        part.write(partial(library.notes.put, replace(note, text="changed")))
        library.search.index(NoJob())
        assert library.search.notes("needle") == []
        raise StoppedError
    library.search.index(NoJob())
    assert [hit.note.id for hit in library.search.notes("needle")] == [note.id]
    assert library.search.notes("changed") == []


def test_a_part_that_was_cut_off_in_the_file_hides_no_later_one(library: Library) -> None:
    journal_path(library.path).write_bytes(b"\0\0\1\0 torn")
    before = contents(library)
    with suppress(StoppedError), library.long_change(2) as part:
        part.write(partial(library.notes.put, new_note(library, "new")))
        crashed = as_after_a_crash(library)
        raise StoppedError
    assert contents(library) == before
    with Library.open(crashed) as opened:
        assert contents(opened) == before


def test_a_full_disk_beside_the_library_is_told_and_nothing_was_changed(library: Library) -> None:
    before = contents(library)
    full = OSError(28, "No space left on device")
    with (
        mock.patch.object(long_change, "sync_folder", side_effect=full),
        pytest.raises(LibraryError, match="disk is full"),
    ):
        change(library).do()
    assert contents(library) == before
    assert library.check().good


def test_a_file_of_that_name_that_another_user_made_is_left_alone(library: Library) -> None:
    with suppress(StoppedError), library.long_change(2) as part:
        part.write(partial(library.notes.put, new_note(library, "new")))
        crashed = as_after_a_crash(library)
        raise StoppedError
    with (
        mock.patch("duidu.library.store.private_files.is_mine", return_value=False),
        Library.open(crashed) as opened,
    ):
        assert any(note.text == "new" for note in opened.notes.of_article("river"))
    assert journal_path(crashed).exists()


def test_one_part_needs_no_file(library: Library) -> None:
    with library.long_change(1) as part:
        part.write(partial(library.notes.put, new_note(library, "new")))
        assert not journal_path(library.path).exists()
