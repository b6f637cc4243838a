"""Our own export goes to a replaced file, once, with nothing lost and a way back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from duidu.app.base.safe_write import write_safely
from duidu.app.notes import annotate
from duidu.app.notes.notes_exchange import Imported, export_notes, read_import
from duidu.core.annotation import AnchorState, Annotation, AnnotationKind
from duidu.library.library import Library
from fixtures.one_by_one import aligned
from fixtures.river import mark, sides, small_library

SURE, MOVED, LOST = AnchorState.SURE, AnchorState.MOVED, AnchorState.LOST
OLD = ("第一组说河水涨了两尺。", "第二组说河水涨了两尺。", "他走了四十年。")
ENGLISH = (
    "Team One told us all in the evening that the water of the river had come up two feet.",
    "Team Two told us all in the evening that the water of the river had come up two feet.",
    "He had been there for forty years.",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The old article with the sentences of both teams, the new one without those of the first."""
    with small_library(tmp_path, sides(OLD, ENGLISH), name="old") as library:
        new = sides((*OLD[1:2], "隔了很久，" + OLD[2]), ENGLISH[1:])
        library.articles.add(new, aligned(new), id="new")
        yield library


@pytest.fixture
def notes(library: Library) -> list[Annotation]:
    """A note on each team in both languages, and one on a sentence that was revised."""
    made: list[Annotation] = []
    for number, words in enumerate(("第一组", "第二组", "Team One", "Team Two", "四十年")):
        place = [mark(library, words, "old")]
        command = annotate.add_note(library, "old", AnnotationKind.NOTE, place, text=str(number))
        command.do()
        made += command.after
    command = annotate.add_note(library, "old", AnnotationKind.NOTE, text="5", links=(made[0].id,))
    command.do()
    return [*made, *command.after]


def carried(library: Library, folder: Path, *articles: str, carry: bool = True) -> Imported:
    path = folder / "notes.jsonld"
    if not path.exists():
        write_safely(path, export_notes(library, "jsonld", articles or ("old",)))
    (imported,) = read_import(library, path, "new", carry)
    imported.command.do()
    return imported


def on_new(library: Library) -> dict[str, list[tuple[str, AnchorState]]]:
    """The places of each note on the new article, by its text."""
    return {
        note.text: [(anchor.exact, anchor.state) for anchor in note.anchors]
        for note in library.notes.of_article("new")
    }


PLACES = {
    "0": [("第一组", LOST)],
    "1": [("第二组", SURE)],
    "2": [("Team One", LOST)],
    "3": [("Team Two", SURE)],
    "4": [("四十年", SURE)],
    "5": [],
}


def test_notes_of_an_article_still_on_the_shelf_are_copied(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    imported = carried(library, tmp_path)
    assert on_new(library) == PLACES
    assert len(imported.merged.added) == len(imported.command.after) == 6
    assert len(imported.lost) == 2
    assert library.notes.of_article("old") == notes
    # A link among the notes is one among the copies.
    copies = {note.text: note for note in library.notes.of_article("new")}
    assert copies["5"].links == (copies["0"].id,)


def test_notes_of_an_article_that_left_the_shelf_are_moved(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    write_safely(tmp_path / "notes.jsonld", export_notes(library, "jsonld", ["old"]))
    library.articles.remove("old")
    imported = carried(library, tmp_path, carry=False)
    assert on_new(library) == PLACES
    assert {note.id for note in library.notes.of_article("new")} == {note.id for note in notes}
    assert len(imported.merged.changed) == 6
    imported.command.undo()
    assert library.notes.of_article("new") == []
    assert library.notes.of_article("old") == notes


@pytest.mark.parametrize("removed", [False, True])
def test_importing_twice_changes_nothing(
    library: Library, notes: list[Annotation], tmp_path: Path, removed: bool
) -> None:
    write_safely(tmp_path / "notes.jsonld", export_notes(library, "jsonld", ["old"]))
    if removed:
        library.articles.remove("old")
    carried(library, tmp_path)
    before = library.notes.of_article("new")
    again = carried(library, tmp_path)
    assert (again.merged.writes, again.merged.unchanged) == ((), 6)
    assert library.notes.of_article("new") == before


def test_an_undone_import_can_be_imported_again(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    first = carried(library, tmp_path)
    first.command.undo()
    assert on_new(library) == {}
    assert len(carried(library, tmp_path).merged.added) == 6
    assert on_new(library) == PLACES
    assert all("taken back" not in note.extra for note in library.notes.of_article("new"))


def test_what_the_person_deleted_stays_deleted(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    write_safely(tmp_path / "notes.jsonld", export_notes(library, "jsonld", ["old"]))
    annotate.delete_notes(library, [notes[1].id]).do()
    carried(library, tmp_path)
    assert "1" not in on_new(library)
    copy = next(note for note in library.notes.of_article("new") if note.text == "3")
    annotate.delete_notes(library, [copy.id]).do()
    carried(library, tmp_path)
    assert "3" not in on_new(library)


def test_the_copy_has_the_newest_text_and_then_a_life_of_its_own(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    write_safely(tmp_path / "notes.jsonld", export_notes(library, "jsonld", ["old"]))
    annotate.edit_text(library, notes[1].id, "newer").do()
    carried(library, tmp_path)
    assert on_new(library)["newer"] == [("第二组", SURE)]
    copy = next(note for note in library.notes.of_article("new") if note.text == "newer")
    annotate.edit_text(library, copy.id, "own").do()
    again = carried(library, tmp_path)
    assert (again.merged.unchanged, again.merged.conflicts) == (6, ())
    assert "own" in on_new(library)


def test_without_being_told_notes_stay_with_their_article(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    imported = carried(library, tmp_path, carry=False)
    assert (imported.article, imported.merged.unchanged) == ("old", 6)
    assert on_new(library) == {}


def test_notes_the_library_no_longer_has_are_placed_by_the_old_text(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    write_safely(tmp_path / "notes.jsonld", export_notes(library, "jsonld", ["old"]))
    text = (tmp_path / "notes.jsonld").read_text("utf-8")
    for note in notes:
        text = text.replace(note.id, note.id[::-1])
    (tmp_path / "notes.jsonld").write_text(text, "utf-8")
    carried(library, tmp_path)
    assert on_new(library) == PLACES


def test_a_place_lost_in_the_old_article_is_looked_for_in_the_new(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    (anchor,) = notes[1].anchors
    lost = replace(anchor, state=LOST, block=-1)
    write_safely(tmp_path / "notes.jsonld", export_notes(library, "jsonld", ["old"]))
    library.notes.put(replace(notes[1], anchors=(lost,)))
    carried(library, tmp_path)
    assert on_new(library)["1"] == [("第二组", SURE)]


def test_sides_that_were_exchanged_are_found_on_the_other(
    library: Library, notes: list[Annotation], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with small_library(other, sides(ENGLISH, OLD), name="exchanged") as theirs:
        write_safely(tmp_path / "notes.jsonld", export_notes(library, "jsonld", ["old"]))
        (imported,) = read_import(theirs, tmp_path / "notes.jsonld", "exchanged")
        imported.command.do()
        kept = theirs.notes.of_article("exchanged")
    assert [note.anchors[0].state for note in kept if note.anchors] == [SURE] * 5
