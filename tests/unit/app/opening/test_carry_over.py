"""A changed file read again: what the person has on the article moves along; undo takes it back."""

import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from duidu.app.alignment.edit_text import EditText
from duidu.app.base.in_parts import COMPARED
from duidu.app.notes import annotate
from duidu.app.opening.arrange import Arranged
from duidu.app.opening.carried_notes import CarriedNotes, Comment
from duidu.app.opening.carry_over import CarryOver, carry_over, read_again, replacement
from duidu.app.opening.found_article import FoundArticle
from duidu.app.opening.opener import Opener
from duidu.app.opening.recognised import Arrangement
from duidu.core.alignment import Alignment, Row
from duidu.core.annotation import AnchorState, Annotation, AnnotationKind
from duidu.core.article import Article, Side, SideName, Span
from duidu.core.errors import Cancelled, LibraryError
from duidu.core.jobs import Job, NoJob
from duidu.formats.base.document import Remark
from duidu.library.articles.bookmarks import Bookmark
from duidu.library.library import Library
from duidu.library.store.library_errors import StaleError
from duidu.library.words.corrections import Correction, Scope
from fixtures.one_by_one import aligned, row_by_row
from fixtures.river import SOURCE, TARGET, mark, sides, small_library

NEW_SOURCE = ("序。", "老人把船推进水里。天还没有大亮。", "他走了四十年。")
NEW_TARGET = ("Preface.", TARGET[0], TARGET[2])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with small_library(tmp_path) as opened:
        for quotation in ("天还没有亮", "四十年", "河水", "forty years"):
            annotate.add_note(
                opened, "river", AnnotationKind.NOTE, [mark(opened, quotation)], text=quotation
            ).do()
        opened.bookmarks.put(Bookmark("here", "river", SideName.SOURCE, 2, 3))
        opened.bookmarks.put(Bookmark("gone", "river", SideName.SOURCE, 1, 3))
        opened.corrections.put(Correction("all", "reading", Scope.ARTICLE, "行", "hang2", "river"))
        for name, word, reading, block, start in (
            ("one", "走", "zou3", 2, 1),
            ("lost", "河", "he2", 1, 0),
        ):
            at = (SideName.SOURCE, block, start, start + 1)
            one = Correction(name, "reading", Scope.PLACE, word, reading, "river", *at)
            opened.corrections.put(one)
        opened.articles.set_reading_position("river", SideName.TARGET, 2, 7, 0.9)
        article = sides(NEW_SOURCE, NEW_TARGET)
        opened.articles.add(article, aligned(article), id="new")
        yield opened


def carried(library: Library) -> CarryOver:
    command = carry_over(library, "river", "new", NoJob())
    command.do()
    return command


def test_notes_stand_on_their_words_in_the_new_text(library: Library) -> None:
    command = carried(library)
    found = {note.text: note.anchors[0] for note in library.notes.of_article("new")}
    assert {text: anchor.state for text, anchor in found.items()} == {
        "天还没有亮": AnchorState.MOVED,
        "四十年": AnchorState.SURE,
        "河水": AnchorState.LOST,
        "forty years": AnchorState.SURE,
    }
    blocks = {
        side: {b.id: b.text for b in library.articles.blocks("new", side)} for side in SideName
    }
    shown = {
        t: blocks[a.side][a.block][a.start : a.end]
        for t, a in found.items()
        if a.state is not AnchorState.LOST
    }
    assert shown == {"天还没有亮": "天还没有大亮", "四十年": "四十年", "forty years": "forty years"}
    assert command.states() == {AnchorState.SURE: 2, AnchorState.MOVED: 1, AnchorState.LOST: 1}
    assert library.notes.of_article("river") == []
    assert [info.id for info in library.articles.all()] == ["new"]


def test_bookmarks_corrections_and_the_reading_place_go_along(library: Library) -> None:
    carried(library)
    assert {(b.id, b.block, b.offset) for b in library.bookmarks.of_article("new")} == {
        ("here", 2, 3),
        ("gone", 1, 0),
    }
    corrections = {c.id: c for c in library.corrections.all()}
    one = corrections["one"]
    assert (one.article, one.block, one.start) == ("new", 2, 1)
    assert (corrections["all"].article, corrections["lost"].article) == ("new", "river")
    assert library.articles.reading_position("new") == (SideName.TARGET, 2, 7)


def test_earlier_texts_outlive_the_old_article(library: Library) -> None:
    note = library.notes.of_article("river")[0]
    annotate.edit_text(library, note.id, "better").do()
    carried(library)
    assert library.articles.purge(time.time() + 1) == ["river"]
    assert [version.text for version in library.notes.history(note.id)] == [note.text]


def test_undo_brings_back_the_old_article_with_all_that_was_on_it(library: Library) -> None:
    notes = library.notes.of_article("river")
    bookmarks = library.bookmarks.of_article("river")
    corrections = {c.id: c for c in library.corrections.all()}
    command = carried(library)
    command.undo()
    assert library.notes.of_article("river") == notes
    assert library.bookmarks.of_article("river") == bookmarks
    assert {c.id: c for c in library.corrections.all()} == corrections
    assert [info.id for info in library.articles.all()] == ["river"]
    command.do()
    assert len(library.notes.of_article("new")) == len(notes)


def test_the_same_text_again_leaves_every_note_sure(library: Library) -> None:
    article = sides(SOURCE, TARGET)
    library.articles.add(article, aligned(article), id="same")
    command = carry_over(library, "river", "same", NoJob())
    assert command.states() == {AnchorState.SURE: 4, AnchorState.MOVED: 0, AnchorState.LOST: 0}


class Plain:
    """Pairs the n-th paragraph with the n-th."""

    name = "plain"

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        return aligned(Article("", source, target))

    def align_inside(
        self, source: Side, target: Side, rows: Sequence[Row], job: Job
    ) -> Sequence[Row]:
        return row_by_row(self, source, target, rows)


def test_a_changed_file_is_read_again_with_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "river.txt"
    path.write_text("\n".join((*SOURCE, "", *TARGET)), "utf-8")
    with Library.open(tmp_path / "library.sqlite") as library:
        opener = Opener(library, lambda quick: Plain())
        old = opener.open_files([path], NoJob()).article
        annotate.add_note(
            library, old, AnnotationKind.NOTE, [mark(library, "四十年", old)], text="long"
        ).do()
        path.write_text("\n".join((*SOURCE[1:], "", *TARGET[1:])), "utf-8")
        assert opener.changed_files(old) == [path]
        command = read_again(library, opener, old, NoJob())
        command.do()
        assert [info.id for info in library.articles.all()] == [command.new]
        assert opener.changed_files(command.new) == []
        (note,) = library.notes.of_article(command.new)
        assert (note.anchors[0].exact, note.anchors[0].state) == ("四十年", AnchorState.SURE)


class Impatient(NoJob):
    """Cancels as soon as notes are looked for.

    That is the second time it is asked after everything was read.
    """

    def progress(self, done: float, message: str = "") -> None:
        if done == 0.5:
            raise Cancelled


def test_cancelled_while_notes_are_looked_for_nothing_has_changed(library: Library) -> None:
    notes = library.notes.of_article("river")
    with pytest.raises(Cancelled):
        carry_over(library, "river", "new", Impatient())
    assert library.notes.of_article("river") == notes
    assert {info.id for info in library.articles.all()} == {"river", "new"}


def test_what_is_written_while_the_file_is_read_again_comes_along(library: Library) -> None:
    command = carry_over(library, "river", "new", NoJob())
    late = annotate.add_note(
        library, "river", AnnotationKind.NOTE, [mark(library, "老人")], text="late"
    )
    late.do()
    early = next(note for note in library.notes.of_article("river") if note.text == "四十年")
    library.notes.put(replace(early, text="written on"))
    library.notes.delete(next(n.id for n in library.notes.of_article("river") if n.text == "河水"))
    before = library.notes.of_article("river")
    command.do()
    texts = {note.text: note.anchors[0].exact for note in library.notes.of_article("new")}
    assert texts == {
        "天还没有亮": "天还没有亮",  # the quotation is what it was written on
        "written on": "四十年",
        "forty years": "forty years",
        "late": "老人",
    }
    assert library.notes.of_article("river") == []
    command.undo()
    assert library.notes.of_article("river") == before


def test_a_text_corrected_while_the_file_is_read_again_is_searched_as_it_is(
    library: Library,
) -> None:
    command = carry_over(library, "river", "new", NoJob())
    EditText(library, "river", SideName.SOURCE, 2, Span(0, 1), "那位老人").do()
    command.do()
    (note,) = [n for n in library.notes.of_article("new") if n.text == "四十年"]
    (block,) = [b for b in library.articles.blocks("new", SideName.SOURCE) if "四十年" in b.text]
    (anchor,) = note.anchors
    assert (anchor.block, block.text[anchor.start : anchor.end]) == (block.id, "四十年")


def test_what_is_done_on_the_new_text_stays_when_reading_again_is_undone(library: Library) -> None:
    command = carried(library)
    kept = {n.text: n for n in library.notes.of_article("new")}
    library.notes.put(replace(kept["forty years"], text="written on"))
    library.notes.delete(kept["四十年"].id)
    late = mark(library, "老人", "new")
    annotate.add_note(library, "new", AnnotationKind.NOTE, [late], text="late").do()
    library.bookmarks.put(Bookmark("late", "new", SideName.SOURCE, 2, 3))
    library.bookmarks.remove("gone")
    library.corrections.put(
        Correction("one", "reading", Scope.PLACE, "走", "zou4", "new", SideName.SOURCE, 2, 1, 2)
    )
    command.undo()
    texts = {note.text: note.anchors[0].exact for note in library.notes.of_article("river")}
    assert texts == {
        "天还没有亮": "天还没有亮",
        "河水": "河水",
        "written on": "forty years",
        "late": "老人",
    }
    assert [n.text for n in library.notes.of_article("river", deleted=True)] == ["四十年"]
    assert library.notes.of_article("new") == []
    assert {b.id for b in library.bookmarks.of_article("river")} == {"here", "late"}
    corrections = {c.id: c for c in library.corrections.all()}
    assert (corrections["one"].value, corrections["one"].article) == ("zou4", "river")
    command.do()
    assert {n.text for n in library.notes.of_article("new")} == set(texts)


def test_an_article_removed_while_its_file_is_read_again_stays_removed(library: Library) -> None:
    command = carry_over(library, "river", "new", NoJob())
    library.articles.remove("new")
    library.articles.remove("river")
    with pytest.raises(StaleError):
        command.do()
    assert library.articles.all() == []


def test_a_text_read_again_is_not_on_the_shelf_before_it_takes_over(tmp_path: Path) -> None:
    path = tmp_path / "river.txt"
    path.write_text("\n".join((*SOURCE, "", *TARGET)), "utf-8")
    with Library.open(tmp_path / "library.sqlite") as library:
        opener = Opener(library, lambda quick: Plain())
        old = opener.open_files([path], NoJob()).article
        command = read_again(library, opener, old, NoJob())
        # The window may be closed now: nobody carries the command out.
        assert [info.id for info in library.articles.all()] == [old]
        command.do()
        assert [info.id for info in library.articles.all()] == [command.new]


def test_a_new_text_is_never_seen_before_it_takes_over(tmp_path: Path) -> None:
    path = tmp_path / "river.txt"
    path.write_text("\n".join((*SOURCE, "", *TARGET)), "utf-8")
    with Library.open(tmp_path / "library.sqlite") as library:
        opener = Opener(library, lambda quick: Plain())
        old = opener.open_files([path], NoJob()).article
        add = library._database.write
        seen: list[list[str]] = []

        def watched(work: Callable[[Any], Any]) -> Any:  # noqa: ANN401
            result = add(work)
            seen.append([info.id for info in library.articles.all()])
            return result

        with mock.patch.object(library._database, "write", watched):
            read_again(library, opener, old, NoJob())
        # A crash between any two writes leaves one article on the shelf.
        assert set(map(tuple, seen)) == {(old,)}


def test_deleted_notes_come_along_and_can_be_restored_in_the_new_text(library: Library) -> None:
    deleted = next(n for n in library.notes.of_article("river") if n.text == "四十年")
    annotate.delete_notes(library, [deleted.id]).do()
    command = carried(library)
    assert [n.id for n in library.notes.of_article("new", deleted=True)] == [deleted.id]
    annotate.restore_notes(library, [deleted.id]).do()
    (note,) = [n for n in library.notes.of_article("new") if n.id == deleted.id]
    assert (note.anchors[0].exact, note.anchors[0].state) == ("四十年", AnchorState.SURE)
    assert command.states()[AnchorState.SURE] == 1  # the deleted one is not counted
    command.undo()
    assert deleted.id in {n.id for n in library.notes.of_article("river")}


def test_who_reads_on_meanwhile_is_there_in_the_new_text_and_back_in_the_old(
    library: Library,
) -> None:
    command = carry_over(library, "river", "new", NoJob())
    library.articles.set_reading_position("river", SideName.SOURCE, 0, 4, 0.2)
    command.do()
    assert library.articles.reading_position("new") == (SideName.SOURCE, 1, 4)
    assert library.articles.info("new").progress == 0.2
    library.articles.set_reading_position("new", SideName.SOURCE, 2, 5, 0.8)
    command.undo()
    assert library.articles.reading_position("river") == (SideName.SOURCE, 2, 5)
    assert library.articles.info("river").progress == 0.8
    library.articles.set_reading_position("river", SideName.SOURCE, 1, 3, 0.5)
    # The paragraph is gone: the one before it.
    command.do()
    assert library.articles.reading_position("new") == (SideName.SOURCE, 1, 0)


def test_notes_that_a_file_brings_are_not_there_twice_when_it_is_read_again(
    library: Library,
) -> None:
    mine = next(n for n in library.notes.of_article("river") if n.text == "四十年")
    comments = (
        Comment(Remark("四十年"), "四十年", SideName.SOURCE),
        Comment(Remark("fresh"), "四十年", SideName.SOURCE),
    )
    later = replace(mine, text="later", modified=mine.modified + 1)
    found = FoundArticle(
        Arranged(sides(NEW_SOURCE, NEW_TARGET), Arrangement.TWO_FILES),
        (),
        CarriedNotes((mine, replace(mine, id="other", text="other"), later), comments),
    )
    opener = Opener(library, lambda quick: Plain())
    command = replacement(library, opener, "river", found, NoJob())
    assert [info.id for info in library.articles.all()] == ["new", "river"]
    command.do()
    texts = sorted(note.text for note in library.notes.of_article(command.new))
    assert texts == sorted(
        ["天还没有亮", "四十年", "河水", "forty years", "other", "fresh", "later"]
    )


def test_a_text_is_seen_when_the_notes_that_came_with_it_are_there(library: Library) -> None:
    found = FoundArticle(
        Arranged(sides(), Arrangement.TWO_FILES),
        (),
        CarriedNotes((), (Comment(Remark("a"), "四十年", SideName.SOURCE),)),
    )
    opener = Opener(library, lambda quick: Plain())
    on_shelf = {info.id for info in library.articles.all()}
    with (
        mock.patch.object(library.notes, "put_all", side_effect=LibraryError("full")),
        pytest.raises(LibraryError, match="full"),
    ):
        opener.keep(found, NoJob())
    assert {info.id for info in library.articles.all()} == on_shelf
    assert library.articles.all(removed=True) == []
    kept = opener.keep(found, NoJob()).article
    assert [note.text for note in library.notes.of_article(kept)] == ["a"]
    assert {info.id for info in library.articles.all()} == on_shelf | {kept}


@pytest.mark.parametrize("back", [False, True])
def test_cut_off_in_the_middle_everything_is_where_it_was(library: Library, back: bool) -> None:
    anchor = mark(library, "四十年")
    library.notes.put_all(
        annotate.add_note(library, "river", AnnotationKind.NOTE, [anchor], text=str(i)).after[0]
        for i in range(3 * COMPARED)
    )
    command = carry_over(library, "river", "new", NoJob())
    if back:
        command.do()
    old = "new" if back else "river"
    before = sorted(map(repr, library.notes.of_article(old)))
    put, crashed = library.notes.put_all, list[Path]()

    def stopping(notes: tuple[Annotation, ...]) -> None:
        put(notes)
        here = library.path.parent
        folder = here.with_name(f"{here.name}-crashed-{len(crashed)}")
        shutil.copytree(library.path.parent, folder)
        crashed.append(folder)

    with mock.patch.object(library.notes, "put_all", stopping):
        command.undo() if back else command.do()
    assert len(crashed) > 3
    for folder in crashed:
        with Library.open(folder / library.path.name) as opened:
            assert sorted(map(repr, opened.notes.of_article(old))) == before
            assert old in [info.id for info in opened.articles.all()]
            assert opened.check().good
