"""A fault in what a key, a timer or the window's end does harms nothing else, and is told once."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings.settings import Settings
from duidu.ui.base.panel import OwnKeys
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from fixtures.typing_notes import TYPED, begin


class FaultError(Exception):
    """What must not happen."""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The faults that were reported."""
    found: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: found.append(kind.__name__))
    return found


def fail(*_: object) -> None:
    """Meet a fault."""
    raise FaultError


def test_a_key_whose_action_fails_is_not_taken_for_another(qtbot: QtBot, told: list[str]) -> None:
    field, pressed = QPlainTextEdit("text"), list[str]()
    qtbot.addWidget(field)
    OwnKeys({"Del": fail, "F5": lambda: pressed.append("F5")}, field)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Delete, Qt.Key.Key_F5):
        QTest.keyClick(field, key)
    assert field.toPlainText() == "text"
    assert pressed == ["F5"]
    assert told == ["FaultError"]


def test_a_key_of_the_text_that_fails_leaves_the_others(
    window: MainWindow, article_page: ArticlePage, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    view = article_page.view
    keys = view._keys
    table = {pressed: fail if pressed[0] == Qt.Key.Key_J.value else action
             for pressed, action in keys._table.items()}  # fmt: skip
    monkeypatch.setattr(keys, "_table", table)
    for _ in range(2):
        QTest.keyClick(view, Qt.Key.Key_J)
    before = view.caret.place if view.caret else None
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.caret is not None
    assert view.caret.place != before
    assert told == ["FaultError"]


def test_esc_closes_the_next_thing_where_the_first_fails(
    article_page: ArticlePage, monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    closed: list[int] = []

    def close() -> bool:
        closed.append(1)
        return True

    monkeypatch.setattr(article_page, "closers", [fail, close])
    for _ in range(2):
        QTest.keyClick(article_page, Qt.Key.Key_Escape)
    assert closed == [1, 1]
    assert told == ["FaultError"]


@pytest.mark.parametrize("part", ["remember", "page", "settings"])
def test_the_end_of_the_window_keeps_the_rest_where_a_part_fails(
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    told: list[str],
    part: str,
) -> None:
    begin(window, article_page)
    if part == "remember":
        monkeypatch.setattr("duidu.ui.window.main_window.remember", fail)
    elif part == "page":
        monkeypatch.setattr(article_page, "leave", fail)
    else:
        monkeypatch.setattr(Settings, "save", fail)
    assert window.close()
    # The settings are saved with the name under the note, too.
    assert set(told) == {"FaultError"}
    assert part == "settings" or len(told) == 1
    notes = session.library.notes.of_article(article_page.article)
    assert [note.text for note in notes] == [TYPED]
    assert window.jobs.idle
