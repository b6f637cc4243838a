"""A note that is kept while the library is busy has its draft until it is on the disk."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.notes import annotate
from duidu.app.notes.kept_drafts import offered_drafts
from duidu.app.opening.shelf import RemoveArticle
from duidu.app.session import Session
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.errors import LibraryError
from duidu.library.notes.notes import Notes
from duidu.library.safety.drafts import Drafts
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.drafts_sheet import DraftsSheet
from duidu.ui.window.main_window import MainWindow
from fixtures.busy_library import busy
from fixtures.typing_notes import TYPED, begin, select, texts

Patch = pytest.MonkeyPatch


def on_the_disk(window: MainWindow) -> list[str]:
    """What another start would offer if the program were killed now."""
    session = window.session
    session.flush_drafts()
    found = offered_drafts(session.library, session.settings, Drafts(session.library.path))
    return [draft.fields["text"] for draft in found]


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.context.commands.idle)


def existing(window: MainWindow, page: ArticlePage) -> Annotation:
    """A note that is there already, with a tag."""
    select(page, "老人")
    anchors = page.controls[NotesControl].targets.selected()
    command = annotate.add_note(
        window.session.library,
        page.article,
        AnnotationKind.NOTE,
        anchors,
        text="old",
        tags=["first"],
    )
    window.session.do(page.article, command)
    return command.after[0]


def fill_the_disk(monkeypatch: Patch) -> None:
    def full(*_: object) -> None:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(Notes, "put_all", full)


def test_a_note_that_is_not_written_yet_is_a_draft(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    with busy(session, monkeypatch):
        begin(window, article_page).finish()
        assert not article_page.controls[NotesControl].editor.isVisible()
        assert on_the_disk(window) == [TYPED]
        # It is neither lost nor unfinished.
        assert DraftsSheet(window.context, window).list.topLevelItemCount() == 0
    settled(qtbot, window)
    assert texts(window, article_page) == [TYPED]
    assert on_the_disk(window) == []
    assert not window.context.pending_drafts


def test_a_pending_note_that_fails_is_offered_again(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    fill_the_disk(monkeypatch)
    with busy(session, monkeypatch):
        begin(window, article_page).finish()
    settled(qtbot, window)
    monkeypatch.undo()
    assert texts(window, article_page) == []
    assert on_the_disk(window) == [TYPED]
    assert [button.text() for button in window.messages.buttons] == ["Continue", "Throw away"]
    window.messages.buttons[0].click()
    editor = article_page.controls[NotesControl].editor
    qtbot.waitUntil(editor.isVisible)
    assert editor.text.toPlainText() == TYPED
    editor.finish()
    settled(qtbot, window)
    assert texts(window, article_page) == [TYPED]
    assert on_the_disk(window) == []


def test_only_the_note_that_failed_is_offered_again(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    put = Notes.put_all

    def fails_once(notes: Notes, kept: tuple[Annotation, ...]) -> None:
        if kept[0].text == "bad":
            raise LibraryError("The disk is full.")
        put(notes, kept)

    monkeypatch.setattr(Notes, "put_all", fails_once)
    with busy(session, monkeypatch):
        begin(window, article_page, "老人", "bad").finish()
        begin(window, article_page, "清晨", "good").finish()
    settled(qtbot, window)
    assert texts(window, article_page) == ["good"]
    assert on_the_disk(window) == ["bad"]


@pytest.mark.parametrize("fails", [False, True])
def test_the_window_is_closed_over_a_pending_note(
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
    fails: bool,
) -> None:
    if fails:
        fill_the_disk(monkeypatch)
    with busy(session, monkeypatch):
        begin(window, article_page).finish()
    assert window.close() is not fails
    assert texts(window, article_page) == ([] if fails else [TYPED])
    assert on_the_disk(window) == ([TYPED] if fails else [])


def test_text_and_tags_of_one_note_are_both_kept_while_the_library_is_busy(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    note = existing(window, article_page)
    control, library = article_page.controls[NotesControl], session.library
    with busy(session, monkeypatch):
        control.edit(note.id)
        control.editor.text.setPlainText("new")
        control.editor.tags.setText("first, second")
        control.editor.finish()
        window.context.do(article_page.article, annotate.recolor(library, [note.id], "green"))
    settled(qtbot, window)
    kept = library.notes.get(note.id)
    assert kept is not None
    assert (kept.text, kept.tags, kept.color) == ("new", ("first", "second"), "green")
    for _ in range(3):
        window.context.move(article_page.article, back=True)
    settled(qtbot, window)
    kept = library.notes.get(note.id)
    assert kept is not None
    assert (kept.text, kept.tags, kept.color) == ("old", ("first",), "")


def test_a_decision_that_only_a_pending_one_makes_a_change_is_kept(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    note, library = existing(window, article_page), session.library
    with busy(session, monkeypatch):
        for color in ("green", ""):
            window.context.do(article_page.article, annotate.recolor(library, [note.id], color))
    settled(qtbot, window)
    kept = library.notes.get(note.id)
    assert kept is not None
    assert kept.color == ""


def test_an_editor_opened_again_shows_what_is_being_written(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    note, control = existing(window, article_page), article_page.controls[NotesControl]
    with busy(session, monkeypatch):
        control.edit(note.id)
        control.editor.text.setPlainText("new")
        control.editor.finish()
        control.edit(note.id)
        assert control.editor.text.toPlainText() == "new"
        QTest.keyClicks(control.editor.text, " and newer")
    settled(qtbot, window)
    control.editor.finish()
    settled(qtbot, window)
    assert texts(window, article_page) == ["new and newer"]
    assert on_the_disk(window) == []


def test_a_second_note_on_a_passage_does_not_take_the_pending_one_over(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    with busy(session, monkeypatch):
        begin(window, article_page).finish()
        begin(window, article_page, text="another")
    settled(qtbot, window)
    article_page.controls[NotesControl].editor.finish()
    settled(qtbot, window)
    assert sorted(texts(window, article_page)) == ["another", TYPED]
    assert on_the_disk(window) == []


def test_an_article_removed_over_a_pending_note_costs_nothing(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    article = article_page.article
    with busy(session, monkeypatch):
        begin(window, article_page).finish()
        window.close_page(0)
        window.context.do("", RemoveArticle(session.library, article))
    settled(qtbot, window)
    window.context.move("", back=True)
    settled(qtbot, window)
    kept = [note.text for note in session.library.notes.of_article(article)]
    assert kept + on_the_disk(window) == [TYPED]


def test_a_pending_note_is_deleted_by_key_and_its_deletion_undone(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    with busy(session, monkeypatch):
        begin(window, article_page).finish()
        window.actions_["notes.remove"].trigger()
    settled(qtbot, window)
    library = session.library
    assert library.notes.of_article(article_page.article) == []
    assert [n.text for n in library.notes.of_article(article_page.article, deleted=True)] == [TYPED]
    window.actions_["edit.undo"].trigger()
    settled(qtbot, window)
    assert texts(window, article_page) == [TYPED]
    window.actions_["edit.redo"].trigger()
    settled(qtbot, window)
    assert texts(window, article_page) == []


def test_the_deletion_of_a_pending_note_that_fails_is_told_and_costs_nothing_typed(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: Patch,
) -> None:
    fill_the_disk(monkeypatch)
    with busy(session, monkeypatch):
        begin(window, article_page).finish()
        window.actions_["notes.remove"].trigger()
    settled(qtbot, window)
    monkeypatch.undo()
    assert on_the_disk(window) == [TYPED]
    assert session.stack(article_page.article).can_undo is False
