"""In a field in which a text is edited a code is one place, and is deleted as a whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from duidu.ui.reader.whole_codes import WholeCodes

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right
BACKSPACE, DELETE = Qt.Key.Key_Backspace, Qt.Key.Key_Delete
# The first letter takes two places of Qt.
TEXT = "𠮷a{name}b<g1>c</g1>"


@pytest.fixture
def field(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    WholeCodes(made)
    made.setPlainText(TEXT)
    made.show()
    return made


def put(field: QPlainTextEdit, at: int) -> None:
    """Put the caret before a code point."""
    cursor = field.textCursor()
    cursor.setPosition(len(TEXT[:at].encode("utf-16-le")) // 2)
    field.setTextCursor(cursor)


def place(field: QPlainTextEdit) -> str:
    """The text before the caret."""
    cursor = QTextCursor(field.textCursor())
    cursor.setPosition(cursor.position())
    cursor.movePosition(QTextCursor.MoveOperation.Start, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def press(field: QPlainTextEdit, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(field, key, held)


def test_the_caret_steps_over_a_whole_code(field: QPlainTextEdit) -> None:
    put(field, 2)
    press(field, RIGHT)
    assert place(field) == "𠮷a{name}"
    press(field, LEFT)
    assert place(field) == "𠮷a"
    put(field, 4)
    assert place(field) == "𠮷a"
    put(field, 7)
    assert place(field) == "𠮷a{name}"


@pytest.mark.parametrize(
    ("at", "key", "held", "left"),
    [
        (8, BACKSPACE, NONE, "𠮷ab<g1>c</g1>"),
        (2, DELETE, NONE, "𠮷ab<g1>c</g1>"),
        (8, BACKSPACE, CONTROL, "𠮷ab<g1>c</g1>"),
        (9, DELETE, CONTROL, "𠮷a{name}bc</g1>"),
        (len(TEXT), BACKSPACE, NONE, "𠮷a{name}b<g1>c"),
        (2, BACKSPACE, NONE, "𠮷{name}b<g1>c</g1>"),
        (1, BACKSPACE, NONE, "a{name}b<g1>c</g1>"),
        (8, DELETE, NONE, "𠮷a{name}<g1>c</g1>"),
    ],
)
def test_a_deletion_takes_a_whole_code_or_none_of_it_and_undo_brings_it_back(
    field: QPlainTextEdit, at: int, key: Qt.Key, held: Qt.KeyboardModifier, left: str
) -> None:
    put(field, at)
    press(field, key, held)
    assert field.toPlainText() == left
    field.undo()
    assert field.toPlainText() == TEXT


def test_a_selection_takes_whole_codes(field: QPlainTextEdit) -> None:
    put(field, 1)
    press(field, RIGHT, SHIFT)
    press(field, RIGHT, SHIFT)
    assert field.textCursor().selectedText() == "a{name}"
    press(field, DELETE)
    assert field.toPlainText() == "𠮷b<g1>c</g1>"
    field.undo()
    cursor = field.textCursor()
    cursor.setPosition(6)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    assert field.textCursor().selectedText() == "{name}"


def test_what_is_typed_lands_beside_a_code(field: QPlainTextEdit) -> None:
    put(field, 5)
    QTest.keyClicks(field, "x")
    assert field.toPlainText() in ("𠮷ax{name}b<g1>c</g1>", "𠮷a{name}xb<g1>c</g1>")
    field.selectAll()
    QTest.keyClicks(field, "%d{0}")
    assert field.toPlainText() == "%d{0}"
    press(field, BACKSPACE)
    assert field.toPlainText() == "%d"
    press(field, BACKSPACE)
    assert field.toPlainText() == ""
