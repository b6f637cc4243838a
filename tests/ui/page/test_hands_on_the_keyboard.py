"""Reading with the hands on the keyboard: the lit sentence, Find's field, where the focus goes."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.settings.command_palette import CommandPalette
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import TEXT, add_article


def notes_of(window: MainWindow, page: ArticlePage) -> list[Annotation]:
    """The notes of the article, once all that was done is durable."""
    window.context.commands.settle()
    return window.session.library.notes.of_article(page.article)


def focused() -> QWidget:
    """The widget that has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def walk(page: ArticlePage, keys: str) -> None:
    """Press keys of the page."""
    page.view.setFocus()
    QTest.keyClicks(page.view, keys)


def test_a_digit_marks_the_sentence_that_j_went_to(
    window: MainWindow, article_page: ArticlePage
) -> None:
    walk(article_page, "jj")
    lit = article_page.view.hover_highlight.sentence
    window.actions_["notes.yellow"].trigger()
    (note,) = notes_of(window, article_page)
    assert [(one.block, one.start, one.end) for one in note.anchors] == [s[1:] for s in lit]
    assert note.kind is AnnotationKind.HIGHLIGHT


def test_j_and_a_digit_are_a_loop(window: MainWindow, article_page: ArticlePage) -> None:
    for _ in range(3):
        walk(article_page, "j")
        window.actions_["notes.green"].trigger()
    notes = notes_of(window, article_page)
    assert len({(one.anchors[0].block, one.anchors[0].start) for one in notes}) == 3


def test_a_note_on_the_lit_sentence_quotes_it(
    window: MainWindow, article_page: ArticlePage
) -> None:
    walk(article_page, "j")
    window.actions_["notes.add"].trigger()
    editor = article_page.controls[NotesControl].editor
    QTest.keyClicks(editor.text, "why")
    editor.finish()
    (note,) = notes_of(window, article_page)
    assert note.anchors
    assert note.anchors[0].exact in editor.draft.quote


def test_a_note_after_a_highlight_is_the_highlight_s(
    window: MainWindow, article_page: ArticlePage
) -> None:
    walk(article_page, "j")
    window.actions_["notes.yellow"].trigger()
    window.actions_["notes.add"].trigger()
    editor = article_page.controls[NotesControl].editor
    QTest.keyClicks(editor.text, "why")
    editor.finish()
    (note,) = notes_of(window, article_page)
    assert (note.text, note.color) == ("why", "yellow")


def test_a_note_elsewhere_is_a_new_one(window: MainWindow, article_page: ArticlePage) -> None:
    walk(article_page, "j")
    window.actions_["notes.yellow"].trigger()
    walk(article_page, "j")
    window.actions_["notes.add"].trigger()
    editor = article_page.controls[NotesControl].editor
    QTest.keyClicks(editor.text, "why")
    editor.finish()
    assert len(notes_of(window, article_page)) == 2


def test_a_note_on_the_whole_article_whatever_is_lit(
    window: MainWindow, article_page: ArticlePage
) -> None:
    walk(article_page, "j")
    window.actions_["notes.article"].trigger()
    editor = article_page.controls[NotesControl].editor
    QTest.keyClicks(editor.text, "a good text")
    editor.finish()
    (note,) = notes_of(window, article_page)
    assert note.anchors == ()


def test_a_digit_with_nothing_lit_says_what_is_missing(
    window: MainWindow, article_page: ArticlePage
) -> None:
    window.actions_["notes.yellow"].trigger()
    message = window.messages.message
    assert message is not None
    assert "select" in message.text


def test_a_key_selects_the_lit_sentence(window: MainWindow, article_page: ArticlePage) -> None:
    walk(article_page, "jj")
    lit = article_page.view.hover_highlight.sentence
    window.actions_["edit.select_sentence"].trigger()
    assert tuple(article_page.view.selection()) == lit


def test_find_again_selects_what_stands_in_its_field(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    window.actions_["edit.find"].trigger()
    QTest.keyClicks(focused(), "fish")
    for _ in range(2):
        window.actions_["edit.find"].trigger()
        field = focused()
        assert isinstance(field, QLineEdit)
        assert field.selectedText() == "fish"
        assert article_page.is_shown("find")
        article_page.view.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not article_page.is_shown("find")
    assert focused() is article_page.view


def test_the_palette_gives_the_focus_back(window: MainWindow, article_page: ArticlePage) -> None:
    article_page.view.setFocus()
    window.actions_["help.palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert focused() is article_page.view


def test_a_message_goes_with_the_next_command(
    window: MainWindow, article_page: ArticlePage
) -> None:
    window.actions_["notes.yellow"].trigger()
    assert window.messages.isVisible()
    window.actions_["view.ruler"].trigger()
    assert not window.messages.isVisible()


def test_what_is_offered_of_an_article_goes_when_another_is_shown(
    window: MainWindow, article_page: ArticlePage, session: Session, tmp_path: Path
) -> None:
    window.messages.offer("river.txt was read as GB18030.", [("Another encoding…", window.show)])
    other = window.open_article(add_article(session, tmp_path, TEXT.replace("河", "江"), "b.txt"))
    assert window.page is other
    assert not window.messages.isVisible()
    window.messages.error("The file cannot be read.")
    window.show_page(article_page)
    assert window.messages.isVisible()
