"""F1 on a word of the interface: the guide opens where it tells of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from duidu.app.opening.guide import chapter_on, has_words
from duidu.app.session import Session
from duidu.app.settings.actions import HELP, plain
from duidu.ui.guide.sections import told
from duidu.ui.settings.cheat_sheet import CheatSheet
from duidu.ui.settings.command_palette import CommandPalette
from duidu.ui.style.asked_word import asked_words
from duidu.ui.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support")


def middle(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


@pytest.fixture
def board(qtbot: QtBot) -> QWidget:
    """A button of a command, a plain one, a label, a field with one, and room without words."""
    board = QWidget()
    qtbot.addWidget(board)
    column = QVBoxLayout(board)
    command = QToolButton()
    command.setDefaultAction(QAction("&Check the translation…", board))
    plain, label, field, choice = (
        QPushButton("E&xport"),
        QLabel("Measure"),
        QLineEdit(),
        QComboBox(),
    )
    caption = QLabel("&Tag")
    caption.setBuddy(field)
    choice.setAccessibleName("Theme")
    for widget in (command, plain, label, caption, field, choice, QWidget()):
        column.addWidget(widget)
    board.resize(300, 500)
    board.show()
    qtbot.waitExposed(board)
    field.setFocus()
    return board


def test_a_word_is_what_the_pointer_rests_on(board: QWidget) -> None:
    def at(kind: type[QWidget], number: int = 0) -> tuple[str, ...]:
        return asked_words(board, middle(board.findChildren(kind)[number]))

    assert at(QToolButton) == ("Check the translation",)
    assert at(QPushButton) == ("Export",)
    assert at(QLabel) == ("Measure",)
    assert at(QLineEdit) == ("Tag",)
    assert at(QComboBox) == ("Theme",)
    assert asked_words(board, board.mapToGlobal(QPoint(150, 495))) == ()
    assert asked_words(board, board.mapToGlobal(QPoint(150, 900))) == ()


def test_beside_a_word_stands_what_it_is_in(board: QWidget) -> None:
    board.setObjectName("panel")
    label = board.findChildren(QLabel)[0]
    assert asked_words(board, middle(label)) == ("Measure", "QWidget")
    assert asked_words(board, board.mapToGlobal(QPoint(150, 495))) == ()


def test_a_long_text_is_no_word(board: QWidget) -> None:
    label = board.findChildren(QLabel)[0]
    label.setText("What is said here needs no guide, for it explains itself in full.")
    assert asked_words(board, middle(label)) == ()


@pytest.mark.parametrize(
    ("asked", "words", "is_word"),
    [
        (("file.sync",), "Keep in step", True),
        (("Keep in step", "SyncSheet"), "Keep in step", True),
        # Words that are no command count where the panel or the sheet is told of, and whole.
        (("whole library", "CheckPanel"), "Check", False),
        (("numbers", "CheckPanel"), "numbers", True),
        (("umber", "CheckPanel"), "Check", False),
        (("Xylem",), "", False),
        (("", "CheckPanel"), "Check", False),
        ((), "", False),
    ],
)
def test_what_is_told_of_what_is_asked(
    window: MainWindow, asked: tuple[str, ...], words: str, is_word: bool
) -> None:
    found = told(window.context.actions.table, asked)
    assert (found.words, found.is_word) == (words, is_word)
    assert not words or has_words(found.chapter, words)


@pytest.fixture
def asked(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the guide of the window was asked about."""
    from duidu.ui.guide.open_guide import OpenGuide

    found: list[tuple[str, ...]] = []
    monkeypatch.setattr(OpenGuide, "show", lambda _self, *about: found.append(about))
    return found


def test_f1_on_a_button_of_the_window(
    qtbot: QtBot,
    window: MainWindow,
    asked: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    open_file = next(
        one for one in window.findChildren(QPushButton) if one.isVisible() and "Open" in one.text()
    )
    monkeypatch.setattr(QCursor, "pos", lambda: middle(open_file))
    QTest.keyClick(open_file, Qt.Key.Key_F1)
    assert asked == [("Open",)]
    assert window.findChild(CheatSheet) is None


def test_f1_on_no_word_lists_the_keys(
    window: MainWindow, asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(-500, -500))
    QTest.keyClick(window.start_page, Qt.Key.Key_F1)
    assert asked == []
    assert window.findChild(CheatSheet) is not None


def test_the_command_shows_the_keys_wherever_the_pointer_is(
    window: MainWindow, asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QCursor, "pos", lambda: middle(window.toolbar.modes_button))
    window.context.actions["help.keys"].trigger()
    assert asked == []
    assert window.findChild(CheatSheet) is not None


def test_f1_on_a_command_of_a_menu(
    qtbot: QtBot, window: MainWindow, asked: list[tuple[str, ...]]
) -> None:
    menu = next(one for one in window.context.actions.menus(window) if HELP in one.title())
    menu.popup(window.mapToGlobal(QPoint(10, 10)))
    menu.setActiveAction(window.context.actions["help.about"])
    QTest.keyClick(menu, Qt.Key.Key_F1)
    assert asked == [("help.about",)]
    assert menu.isHidden()


def test_f1_on_a_command_of_the_palette(
    qtbot: QtBot, window: MainWindow, asked: list[tuple[str, ...]]
) -> None:
    window.context.actions["help.palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    palette.field.setText("settings")
    QTest.keyClick(palette.field, Qt.Key.Key_F1)
    assert asked == [("edit.settings",)]
    item = palette.list.topLevelItem(0)
    assert item is not None
    row = palette.list.visualItemRect(item).center()
    place = palette.list.viewport().mapToGlobal(row)
    assert asked_words(window, place) == (item.text(0),)


def test_each_command_is_found_in_the_guide_by_its_name(
    window: MainWindow, session: Session
) -> None:
    names = [plain(action.text) for action in window.context.actions.table]
    missing = [name for name in names if chapter_on(name) is None]
    assert missing == []
