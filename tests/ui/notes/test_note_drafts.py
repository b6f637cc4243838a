"""What is typed into a note is kept however the editor is left, and offered again if it was not."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.notes import annotate
from duidu.app.notes.kept_drafts import offered_drafts
from duidu.app.opening.shelf import RemoveArticle
from duidu.app.settings import settings_table
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.draft import Draft
from duidu.core.errors import LibraryError
from duidu.library.safety.drafts import Drafts
from duidu.ui.alignment.correct_text import CorrectText
from duidu.ui.notes.note_editor import MOST_PASTED
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.notes.notes_panel import NotesPanel
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.kept_drafts import offer_kept
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.typing_notes import TYPED, begin, select, texts


def on_the_disk(window: MainWindow) -> list[Draft]:
    """The drafts that another start would find."""
    window.session.flush_drafts()
    return list(Drafts(window.session.library.path).all())


def offered(window: MainWindow) -> list[Draft]:
    session = window.session
    return list(offered_drafts(session.library, session.settings, session.drafts))


def kept_note(window: MainWindow, page: ArticlePage, word: str, text: str) -> Annotation:
    """A note that is there already."""
    select(page, word)
    anchors = page.controls[NotesControl].targets.selected()
    command = annotate.add_note(
        window.session.library, page.article, AnnotationKind.NOTE, anchors, text=text
    )
    window.session.do(page.article, command)
    return command.after[0]


def panel_with_row_edited(qtbot: QtBot, window: MainWindow, page: ArticlePage) -> NotesPanel:
    """The notes panel, in which the only note is being edited."""
    window.actions_["view.notes"].trigger()
    panel = page.panel("notes")
    assert isinstance(panel, NotesPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.list.setCurrentIndex(panel.model.index(0))
    panel.list.edit(panel.model.index(0))
    return panel


def test_what_is_typed_is_on_the_disk_before_the_note_is_finished(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    begin(window, article_page)
    qtbot.waitUntil(lambda: [d.fields["text"] for d in on_the_disk(window)] == [TYPED])
    assert on_the_disk(window)[0].title == "老人"


LEAVING: dict[str, Callable[[MainWindow, ArticlePage], object]] = {
    "the tab": lambda window, page: window.close_page(0),
    "the window": lambda window, page: window.close(),
    "Esc": lambda window, page: QTest.keyClick(
        page.controls[NotesControl].editor, Qt.Key.Key_Escape
    ),
    "another note": lambda window, page: window.actions_["notes.question"].trigger(),
    "the article": lambda window, page: window.context.do(
        "", RemoveArticle(window.session.library, page.article)
    ),
}


@pytest.mark.parametrize("way", LEAVING)
def test_leaving_keeps_the_note(window: MainWindow, article_page: ArticlePage, way: str) -> None:
    begin(window, article_page)
    LEAVING[way](window, article_page)
    assert texts(window, article_page) == [TYPED]
    assert on_the_disk(window) == []


def test_a_click_on_another_mark_keeps_what_was_typed_before_it_shows_that(
    window: MainWindow, article_page: ArticlePage
) -> None:
    other = kept_note(window, article_page, "市场", "of the market")
    editor = begin(window, article_page)
    article_page.view.annotation_clicked.emit(other.id)
    assert sorted(texts(window, article_page)) == [TYPED, "of the market"]
    assert editor.text.toPlainText() == "of the market"


def test_theme_and_language_leave_the_editor_as_it_is(
    window: MainWindow, article_page: ArticlePage
) -> None:
    editor = begin(window, article_page)
    window.session.settings.set(settings_table.THEME, "dark")
    window.session.settings.set(settings_table.LANGUAGE, "zh_CN")
    assert editor.isVisible()
    assert editor.text.toPlainText() == TYPED


def test_a_note_can_be_emptied(window: MainWindow, article_page: ArticlePage) -> None:
    note = kept_note(window, article_page, "市场", "old")
    article_page.view.annotation_clicked.emit(note.id)
    article_page.controls[NotesControl].editor.text.clear()
    window.close_page(0)
    assert texts(window, article_page) == [""]
    assert on_the_disk(window) == []


def test_an_editor_that_was_only_looked_at_leaves_nothing(
    window: MainWindow, article_page: ArticlePage
) -> None:
    note = kept_note(window, article_page, "市场", "old")
    article_page.view.annotation_clicked.emit(note.id)
    window.context.write_drafts()
    window.close_page(0)
    assert on_the_disk(window) == []
    kept = window.session.library.notes.get(note.id)
    assert kept == note


def test_what_cannot_be_kept_stays_a_draft_when_the_tab_is_closed(
    window: MainWindow, article_page: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(notes: object) -> None:
        raise LibraryError("The disk is full.")

    begin(window, article_page)
    monkeypatch.setattr(window.session.library.notes, "put_all", full)
    window.close_page(0)
    assert [draft.fields["text"] for draft in on_the_disk(window)] == [TYPED]


def test_typing_into_a_note_that_was_undone_meanwhile_becomes_a_note(
    window: MainWindow, article_page: ArticlePage
) -> None:
    note = kept_note(window, article_page, "市场", "first")
    article_page.view.annotation_clicked.emit(note.id)
    editor = article_page.controls[NotesControl].editor
    QTest.keyClicks(editor.text, " second")
    window.context.move(article_page.article, back=True)
    editor.finish()
    assert texts(window, article_page) == ["first second"]


def test_a_text_that_was_changed_meanwhile_is_not_overwritten(
    window: MainWindow, article_page: ArticlePage
) -> None:
    note = kept_note(window, article_page, "市场", "first")
    article_page.view.annotation_clicked.emit(note.id)
    editor = article_page.controls[NotesControl].editor
    QTest.keyClicks(editor.text, " mine")
    window.session.do(
        article_page.article, annotate.edit_text(window.session.library, note.id, "theirs")
    )
    editor.finish()
    assert texts(window, article_page) == ["theirs"]
    assert [draft.fields["text"] for draft in offered(window)] == ["first mine"]
    assert window.messages.message is not None
    window.messages.buttons[0].click()
    assert editor.isVisible()
    assert editor.text.toPlainText() == "first mine"
    editor.finish()
    assert texts(window, article_page) == ["first mine"]
    assert window.session.library.notes.history(note.id)[0].text == "theirs"
    assert on_the_disk(window) == []


def test_the_same_text_by_two_ways_is_no_conflict(
    window: MainWindow, article_page: ArticlePage
) -> None:
    note = kept_note(window, article_page, "市场", "first")
    article_page.view.annotation_clicked.emit(note.id)
    editor = article_page.controls[NotesControl].editor
    editor.tags.setText("market")
    window.session.do(
        article_page.article, annotate.edit_text(window.session.library, note.id, "theirs")
    )
    editor.finish()
    kept = window.session.library.notes.get(note.id)
    assert kept is not None
    # Only the tags were edited here, so that both are right.
    assert (kept.text, kept.tags) == ("theirs", ("market",))


def test_opened_again_at_the_same_place_a_draft_is_there_and_undo_takes_it_back(
    window: MainWindow, article_page: ArticlePage
) -> None:
    editor = begin(window, article_page)
    writing = article_page.controls[NotesControl].writing
    assert writing.draft.let_go() is not None
    editor.hide()
    select(article_page, "老人")
    window.actions_["notes.add"].trigger()
    assert editor.text.toPlainText() == TYPED
    editor.text.undo()
    assert editor.text.toPlainText() == ""
    editor.text.redo()
    editor.finish()
    assert texts(window, article_page) == [TYPED]
    window.context.move(article_page.article, back=True)
    assert texts(window, article_page) == []
    assert on_the_disk(window) == []


def test_the_next_start_offers_what_a_crash_left(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    editor = begin(window, article_page)
    draft = article_page.controls[NotesControl].writing.draft.let_go()
    assert draft is not None
    editor.hide()
    window.close_page(0)
    offer_kept(window)
    qtbot.waitUntil(lambda: window.messages.message is not None)
    assert "1 draft" in window.messages.label.text()
    window.messages.buttons[0].click()
    page = window.pages[0]
    page.controls.complete()
    again = page.controls[NotesControl].editor
    qtbot.waitUntil(again.isVisible)
    assert again.text.toPlainText() == TYPED
    again.finish()
    (note,) = window.session.library.notes.of_article(article_page.article)
    assert (note.text, note.anchors[0].exact, note.id) == (TYPED, "老人", draft.id)


def test_a_draft_thrown_away_comes_back_with_undo(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    editor = begin(window, article_page)
    article_page.controls[NotesControl].writing.draft.let_go()
    editor.hide()
    offer_kept(window)
    qtbot.waitUntil(lambda: window.messages.message is not None)
    window.messages.buttons[1].click()
    assert on_the_disk(window) == []
    window.messages.buttons[0].click()
    assert [draft.fields["text"] for draft in on_the_disk(window)] == [TYPED]


def test_a_draft_of_a_note_that_was_kept_is_not_offered(
    window: MainWindow, article_page: ArticlePage
) -> None:
    begin(window, article_page)
    writing = article_page.controls[NotesControl].writing
    draft = replace(writing.draft.draft, fields={"text": TYPED + " ", "tags": "", "color": ""})
    article_page.controls[NotesControl].editor.finish()
    # As if the program had been killed between the note and the deletion of its draft.
    window.session.drafts.keep(draft)
    assert offered(window) == []
    assert on_the_disk(window) == []


def test_the_text_before_the_passage_may_change_while_a_note_is_typed(
    window: MainWindow, article_page: ArticlePage
) -> None:
    editor = begin(window, article_page, "老人")
    place = find_word(article_page, "清晨")
    assert place is not None
    article_page.controls[CorrectText].write(
        Stretch(place.side, place.block, place.offset, place.offset + 2), "今天一大早"
    )
    editor.finish()
    (note,) = window.session.library.notes.of_article(article_page.article)
    block = window.session.library.articles.blocks(article_page.article, note.anchors[0].side)[0]
    assert block.text[note.anchors[0].start : note.anchors[0].end] == "老人"


def test_only_what_an_input_method_has_committed_counts(
    window: MainWindow, article_page: ArticlePage
) -> None:
    editor = begin(window, article_page, text="")
    for committed, composed in (("", "ni"), ("你", ""), ("", "hao")):
        event = QInputMethodEvent(composed, [])
        event.setCommitString(committed)
        QApplication.sendEvent(editor.text, event)
    window.context.write_drafts()
    assert [draft.fields["text"] for draft in on_the_disk(window)] == ["你"]


def test_a_book_is_not_pasted_into_a_note(window: MainWindow, article_page: ArticlePage) -> None:
    editor = begin(window, article_page, text="")
    data = QMimeData()
    data.setText("字" * (MOST_PASTED // 2))
    for _ in range(3):
        editor.text.insertFromMimeData(data)
    assert len(editor.text.toPlainText()) == MOST_PASTED // 2
    assert window.messages.message is not None
    assert window.messages.message.error


def test_a_row_being_edited_outlives_what_comes_meanwhile(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    note = kept_note(window, article_page, "市场", "first")
    panel = panel_with_row_edited(qtbot, window, article_page)
    editor = panel.row.editor
    assert editor is not None
    QTest.keyClicks(editor, " and more")
    kept_note(window, article_page, "河面", "another")
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert panel.row.editor is editor
    window.session.settings.set(settings_table.LANGUAGE, "zh_CN")
    assert panel.row.editor is editor
    window.close_page(0)
    kept = window.session.library.notes.get(note.id)
    assert kept is not None
    assert "and more" in kept.text
    assert on_the_disk(window) == []


def test_esc_in_a_row_leaves_a_draft(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    note = kept_note(window, article_page, "市场", "first")
    panel = panel_with_row_edited(qtbot, window, article_page)
    assert panel.row.editor is not None
    QTest.keyClicks(panel.row.editor, "mine")
    QTest.keyClick(panel.row.editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.row.editor is None)
    kept = window.session.library.notes.get(note.id)
    assert kept is not None
    assert kept.text == "first"
    assert ["mine" in draft.fields["text"] for draft in offered(window)] == [True]
    window.messages.buttons[0].click()
    editor = article_page.controls[NotesControl].editor
    assert editor.isVisible()
    assert "mine" in editor.text.toPlainText()


def test_a_draft_that_was_finished_meanwhile_is_not_opened_again(
    window: MainWindow, article_page: ArticlePage
) -> None:
    editor = begin(window, article_page)
    draft = article_page.controls[NotesControl].writing.draft.draft
    editor.finish()
    window.context.navigation.draft_wanted.emit(draft)
    assert not editor.isVisible()
    assert window.messages.label.text() == "This draft was finished already."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_return_finishes_a_row(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage, key: Qt.Key
) -> None:
    note = kept_note(window, article_page, "市场", "first")
    panel = panel_with_row_edited(qtbot, window, article_page)
    editor = panel.row.editor
    assert editor is not None
    QTest.keyClicks(editor, "mine")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "below")
    # A key of the window: confirming the row of text. It must not take it away from the field.
    QTest.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.row.editor is None)
    qtbot.waitUntil(lambda: window.context.commands.idle)
    kept = window.session.library.notes.get(note.id)
    assert kept is not None
    assert kept.text.replace("first", "") == "mine\nbelow"
    assert offered(window) == []
