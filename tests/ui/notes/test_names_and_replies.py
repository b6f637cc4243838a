"""Names on notes, asked for once and in nobody's way; replies, in the panel and in the editor."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from duidu.app.notes.annotate import add_note, delete_notes
from duidu.app.session import Session
from duidu.app.settings import author
from duidu.app.settings import settings_table as table
from duidu.app.settings.author import author_name, choose_author, is_author_chosen
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import SideName
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.notes.notes_panel import NotesPanel
from duidu.ui.notes.thread_view import MOST
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import add_article

# Dialogs are shown on a screen that has no window manager.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def account(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the system's account a name."""
    monkeypatch.setattr(author, "_full_name", lambda: "Ren Ying")


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an open article."""
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def select(page: ArticlePage, word: str) -> None:
    place = find_word(page, word)
    assert place is not None
    page.view.select(Stretch(place.side, place.block, place.offset, place.offset + len(word)))


def write(window: MainWindow, page: ArticlePage, word: str, text: str) -> Annotation:
    """Write a note on a word with the keyboard."""
    control, notes = page.controls[NotesControl], window.session.library.notes
    before = {note.id for note in notes.of_article(page.article)}
    select(page, word)
    window.actions_["notes.add"].trigger()
    QTest.keyClicks(control.editor.text, text)
    control.editor.finish()
    return next(note for note in notes.of_article(page.article) if note.id not in before)


def test_a_note_is_signed_and_the_name_asked_for_once(
    window: MainWindow, page: ArticlePage
) -> None:
    line = page.controls[NotesControl].editor.author
    select(page, "mist")
    window.actions_["notes.add"].trigger()
    assert line.said.text() == "Signed Ren Ying"
    assert line.change.isVisible()
    # It asks and is in nobody's way: the keyboard is in the note.
    assert page.controls[NotesControl].editor.text.hasFocus()
    page.controls[NotesControl].editor.text.setPlainText("薄雾")
    page.controls[NotesControl].editor.finish()
    (note,) = window.session.library.notes.of_article(page.article)
    assert note.author == "Ren Ying"
    assert is_author_chosen(window.session.settings)
    select(page, "market")
    window.actions_["notes.add"].trigger()
    assert line.said.isVisible()
    assert not line.change.isVisible()


def test_leaving_the_editor_without_a_note_answers_nothing(
    window: MainWindow, page: ArticlePage
) -> None:
    select(page, "mist")
    window.actions_["notes.add"].trigger()
    page.controls[NotesControl].editor.finish()
    assert window.session.library.notes.of_article(page.article) == []
    assert not is_author_chosen(window.session.settings)


@pytest.mark.parametrize(("typed", "name"), [("Li Wei", "Li Wei"), ("", "")])
def test_another_name_is_typed_where_the_name_stands(
    window: MainWindow, page: ArticlePage, typed: str, name: str
) -> None:
    control = page.controls[NotesControl]
    select(page, "mist")
    window.actions_["notes.add"].trigger()
    control.editor.author.change.click()
    field = control.editor.author.field
    assert field.text() == "Ren Ying"
    field.selectAll()
    if typed:
        QTest.keyClicks(field, typed)
    else:
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert control.editor.text.hasFocus()
    QTest.keyClicks(control.editor.text, "why")
    control.editor.finish()
    (note,) = window.session.library.notes.of_article(page.article)
    assert note.author == name
    assert author_name(window.session.settings) == name
    select(page, "market")
    window.actions_["notes.add"].trigger()
    assert not control.editor.author.change.isVisible()


def test_marks_are_signed_too_and_ask_nothing(window: MainWindow, page: ArticlePage) -> None:
    for action in ("notes.yellow", "notes.underline"):
        select(page, "mist")
        window.actions_[action].trigger()
    notes = window.session.library.notes.of_article(page.article)
    assert [note.author for note in notes] == ["Ren Ying"] * 2
    assert not is_author_chosen(window.session.settings)


def test_who_changes_the_note_of_another_is_named_beside_the_author(
    window: MainWindow, page: ArticlePage
) -> None:
    control, session = page.controls[NotesControl], window.session
    note = write(window, page, "mist", "fog")
    choose_author(session.settings, "Li Wei")
    control.edit(note.id)
    control.editor.text.setPlainText("雾")
    control.editor.finish()
    kept = session.library.notes.get(note.id)
    assert kept is not None
    assert (kept.text, kept.author, kept.editor) == ("雾", "Ren Ying", "Li Wei")
    control.edit(note.id)
    said = control.editor.author.said.text()
    assert said.startswith("Ren Ying, 2")
    assert said.endswith("; changed by Li Wei")
    choose_author(session.settings, "Ren Ying")
    control.editor.text.setPlainText("mist")
    control.editor.finish()
    kept = session.library.notes.get(note.id)
    assert kept is not None
    assert (kept.text, kept.editor) == ("mist", "")


def test_a_reply_is_written_with_the_keyboard_and_undone(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    control, notes = page.controls[NotesControl], window.session.library.notes
    note = write(window, page, "mist", "Who says so?")
    assert control.chosen() == [note.id]
    window.actions_["notes.reply"].trigger()
    assert control.editor.quote.text() == "Ren Ying: Who says so?"
    QTest.keyClicks(control.editor.text, "The dictionary.")
    control.editor.finish()
    answer = next(one for one in notes.of_article(page.article) if one.id != note.id)
    assert (answer.text, answer.answers, answer.anchors) == (
        "The dictionary.",
        note.id,
        note.anchors,
    )
    control.edit(note.id)
    shown = [label.text() for label in control.editor.replies.findChildren(QLabel)]
    assert "The dictionary." in shown
    control.editor.finish()
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: [one.id for one in notes.of_article(page.article)] == [note.id])
    window.actions_["edit.redo"].trigger()
    qtbot.waitUntil(lambda: len(notes.of_article(page.article)) == 2)


def thread(window: MainWindow, page: ArticlePage, count: int) -> list[Annotation]:
    """A note, and so many replies each to the one before."""
    session, made = window.session, [write(window, page, "mist", "first")]
    for number in range(count):
        before = made[-1]
        command = add_note(
            session.library,
            page.article,
            AnnotationKind.NOTE,
            before.anchors,
            text=f"reply {number}",
            author=f"Reader {number}",
            answers=before.id,
        )
        session.do(page.article, command)
        made.append(command.after[0])
    return made


def panel_of(qtbot: QtBot, page: ArticlePage, count: int) -> NotesPanel:
    page.show_panel("notes", True)
    panel = page.panel("notes")
    assert isinstance(panel, NotesPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == count)
    return panel


def test_the_panel_sets_replies_in_below_what_they_answer(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    notes = thread(window, page, 2)
    other = write(window, page, "market", "elsewhere")
    panel = panel_of(qtbot, page, 4)
    assert [one.id for one in panel.model.notes] == [*(one.id for one in notes), other.id]
    assert dict(panel.model.depths) == {notes[1].id: 1, notes[2].id: 2}
    assert panel.model.heading(notes[1]) == "└ Reply"
    assert panel.model.said(notes[1])[0].startswith("Reader 0, 2")
    # Without what they answer they are rows like others, and say what they are on.
    panel.filter.setText("reply 1")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert dict(panel.model.depths) == {}
    assert panel.model.heading(notes[2]) == "└ mist"


def test_replies_stay_when_what_they_answer_is_deleted(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    notes = thread(window, page, 2)
    panel = panel_of(qtbot, page, 3)
    session = window.session
    session.do(page.article, delete_notes(session.library, [notes[0].id]))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert [one.id for one in panel.model.notes] == [notes[1].id, notes[2].id]
    assert dict(panel.model.depths) == {notes[2].id: 1}


def test_the_panel_shows_the_notes_of_one_person(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    notes = thread(window, page, 2)
    panel = panel_of(qtbot, page, 3)
    menu = next(
        action.menu() for action in panel.more.menu().actions() if action.text() == "Written by"
    )
    choice = next(action for action in menu.actions() if action.text() == "Reader 1")  # type: ignore[attr-defined]
    choice.trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.model.notes[0].id == notes[2].id


def test_the_editor_shows_the_last_replies_and_opens_them(
    window: MainWindow, page: ArticlePage
) -> None:
    control, notes = page.controls[NotesControl], thread(window, page, MOST + 2)
    control.edit(notes[0].id)
    shown = [label.text() for label in control.editor.replies.findChildren(QLabel)]
    assert shown[0] == "2 earlier replies"
    assert shown[1:] == [f"reply {number}" for number in range(2, MOST + 2)]
    control.editor.replies.chosen.emit(notes[-1].id)
    assert control.editor.draft.text == f"reply {MOST + 1}"
    assert control.editor.draft.answers == notes[-2].id


def test_a_reply_has_no_mark_of_its_own_while_its_note_is_there(
    window: MainWindow, page: ArticlePage
) -> None:
    from duidu.ui.reader.layout.marks import marks_of

    notes = thread(window, page, 2)
    assert [mark.annotation.id for mark in marks_of(tuple(notes))] == [notes[0].id]
    assert [mark.annotation.id for mark in marks_of(tuple(notes[1:]))] == [notes[1].id]


def test_without_a_note_to_answer_it_says_what_to_do(window: MainWindow, page: ArticlePage) -> None:
    window.actions_["notes.reply"].trigger()
    assert not page.controls[NotesControl].editor.isVisible()
    assert "Click the note to be answered" in window.context.messages.label.text()


def test_a_reply_on_the_whole_article_is_shown_below_it(
    window: MainWindow, page: ArticlePage
) -> None:
    control, session = page.controls[NotesControl], window.session
    whole = add_note(session.library, page.article, AnnotationKind.NOTE, (), text="whole")
    session.do(page.article, whole)
    note = whole.after[0]
    control.reply(note.id)
    QTest.keyClicks(control.editor.text, "indeed")
    control.editor.finish()
    control.edit(note.id)
    assert "indeed" in [label.text() for label in control.editor.replies.findChildren(QLabel)]


def test_a_translation_of_ones_own_shows_the_hidden_one_beside_it(
    window: MainWindow, page: ArticlePage
) -> None:
    settings = window.session.settings
    settings.set(table.HIDDEN, "translation")
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_J)
    assert not page.view.scene.revealed
    window.actions_["notes.alternative"].trigger()
    editor = page.controls[NotesControl].editor
    editor.text.setPlainText("As I would say it.")
    editor.finish()
    kept = window.session.library.notes.of_article(page.article)
    assert [note.kind for note in kept] == [AnnotationKind.ALTERNATIVE]
    shown: tuple[Stretch, ...] = page.view.scene.revealed
    assert [one.side for one in shown] == [SideName.TARGET]
