"""The editors of the window, each opened as a person does, and a program that types into one."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from duidu.app.notes.annotate import add_note
from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings
from duidu.core.annotation import AnnotationKind
from duidu.ui.alignment.edit_control import EditControl
from duidu.ui.base.sheet import Sheet
from duidu.ui.glossary.terms_control import TermsControl
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.notes.notes_menu import NotesMenu
from duidu.ui.notes.notes_panel import NotesPanel
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.settings.color_names_sheet import ColorNamesSheet
from duidu.ui.settings.feature import show_color_names
from duidu.ui.window import application
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.words_control import WordsControl
from fixtures.window_session import SmallSession, add_article, make_session

EVERY = 30  # ms between two keys
Field = QLineEdit | QPlainTextEdit


def prepare(library: Path) -> None:
    """Make a library with one article and one note in it."""
    session = make_session(library.parent)
    article = add_article(session, library.parent)
    session.library.notes.put(
        add_note(session.library, article, AnnotationKind.NOTE, text="there already").after[0]
    )
    session.close()


def drive(
    library: Path,
    editor: Callable[[MainWindow, ArticlePage], Field | None],
    text: str,
    tell: Callable[[str], None],
) -> None:
    """Run the program, open an editor and type into it; `tell` gets its text after each key."""
    finish = application.finish_starting

    def finished(app: QApplication, window: MainWindow, file: Path) -> None:
        finish(app, window, file)
        Typist(window, editor, text, tell)

    settings = Settings()
    settings.set(table.TIPS_SEEN, "all")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # No second alignment, no encoder: they would take the time of a round ten times.
    with (
        mock.patch.object(application, "finish_starting", finished),
        mock.patch.object(application, "LATER", 0),
        mock.patch.object(application, "Session", SmallSession),
    ):
        application.run_window([], library, settings)


class Typist(QObject):
    """Opens an article and an editor on it, and types a key at a time."""

    def __init__(
        self,
        window: MainWindow,
        editor: Callable[[MainWindow, ArticlePage], Field | None],
        text: str,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._editor, self._tell = window, editor, tell
        self._text = iter(text)
        self._field: Field | None = None
        (article,) = window.session.library.articles.all()
        self._page = window.open_article(article.id)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(EVERY)
        signal.signal(signal.SIGUSR1, lambda *_: self._end(window.close))
        signal.signal(signal.SIGUSR2, lambda *_: self._end(window.actions_["file.quit"].trigger))

    def _end(self, how: Callable[[], object]) -> None:
        self._timer.stop()
        QTimer.singleShot(0, self, how)

    def _step(self) -> None:
        """Open the editor when the page is there, then type one key."""
        if self._field is None:
            if self._page.view.flow.open_text is None:
                return
            self._page.controls.complete()
            self._field = self._editor(self._window, self._page)
            return
        if not self._field.isVisible():
            # The window is closed already, and nobody could type into it any more.
            return
        QTest.keyClicks(self._field, next(self._text))
        self._tell(contents(self._field))


def contents(field: Field) -> str:
    """What is in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def select(page: ArticlePage, word: str) -> None:
    """Select a word of the article."""
    at = find_word(page, word)
    assert at is not None
    page.view.select(Stretch(at.side, at.block, at.offset, at.offset + len(word)))


def there_already(page: ArticlePage) -> str:
    """The id of the note that the article has."""
    (note,) = page.context.session.library.notes.of_article(page.article)
    return note.id


def _sheet(window: MainWindow, kind: type[QWidget] = Sheet) -> Sheet:
    """The dialog that was opened last."""
    found = [child for child in window.window().findChildren(Sheet) if isinstance(child, kind)]
    return found[-1]


def _new_note(window: MainWindow, page: ArticlePage) -> Field:
    select(page, "老人")
    window.actions_["notes.add"].trigger()
    return page.controls[NotesControl].editor.text


def _old_note(window: MainWindow, page: ArticlePage) -> Field:
    page.controls[NotesControl].edit(there_already(page))
    return page.controls[NotesControl].editor.text


def _tags(window: MainWindow, page: ArticlePage) -> Field:
    select(page, "老人")
    window.actions_["notes.tag"].trigger()
    return page.controls[NotesControl].editor.tags


def _row(window: MainWindow, page: ArticlePage) -> Field | None:
    if not page.is_shown("notes"):
        window.actions_["view.notes"].trigger()
    panel = page.panel("notes")
    assert isinstance(panel, NotesPanel)
    if not panel.model.rowCount():
        return None
    panel.list.setCurrentIndex(panel.model.index(0))
    panel.list.edit(panel.model.index(0))
    return panel.row.editor


def _tags_of_several(window: MainWindow, page: ArticlePage) -> Field:
    page.controls[NotesMenu].tag([there_already(page)])
    return _line(window)


def _correction(window: MainWindow, page: ArticlePage) -> Field:
    select(page, "市场")
    window.actions_["notes.correct"].trigger()
    return _line(window)


def _in_place(window: MainWindow, page: ArticlePage) -> Field:
    select(page, "市场")
    window.actions_["edit.sentence"].trigger()
    return page.controls[EditControl].editor


def _reading(window: MainWindow, page: ArticlePage) -> Field:
    select(page, "市场")
    words = page.controls[WordsControl]
    word = words._word()
    assert word is not None
    words._ask_reading(word)
    return _line(window)


def _term(window: MainWindow, page: ArticlePage) -> Field:
    select(page, "老人")
    page.controls[TermsControl].add()
    return _sheet(window).findChildren(QLineEdit)[2]


def _colors(window: MainWindow, page: ArticlePage) -> Field:
    show_color_names(window)
    sheet = _sheet(window, ColorNamesSheet)
    assert isinstance(sheet, ColorNamesSheet)
    return sheet.fields["blue"]


def _title(window: MainWindow, page: ArticlePage) -> Field | None:
    window.show_start()
    shelf = window.start_page.shelf
    if not shelf.articles.rowCount():
        return None
    shelf.setCurrentIndex(shelf.articles.index(0))
    QTest.keyClick(shelf, Qt.Key.Key_F2)
    return shelf.row.editor


def _line(window: MainWindow) -> Field:
    return _sheet(window).findChildren(QLineEdit)[0]


EDITORS: dict[str, Callable[[MainWindow, ArticlePage], Field | None]] = {
    "a new note": _new_note,
    "an old note": _old_note,
    "tags of a note": _tags,
    "a row of the notes panel": _row,
    "tags of several notes": _tags_of_several,
    "a correction of the text": _correction,
    "a sentence in its place": _in_place,
    "a reading": _reading,
    "a term": _term,
    "the names of the colours": _colors,
    "a title": _title,
}
