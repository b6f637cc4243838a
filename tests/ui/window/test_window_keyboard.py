"""Every control is reached by Tab or F6, has a name, and shows that it has the focus."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QSplitterHandle,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

SHEETS = ("edit.settings", "help.shortcuts", "help.about", "words.corrections", "notes.search")
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit)


def controls(root: QWidget) -> set[QWidget]:
    """What a person can use inside a widget, as it is shown now."""
    found = {widget for widget in root.findChildren(QWidget) if isinstance(widget, CONTROLS)}
    inner = {
        widget
        for widget in found
        if isinstance(widget.parentWidget(), (QLineEdit, QComboBox, QTabBar))
    }
    popups = {
        widget
        for widget in found
        if any(isinstance(parent, QComboBox) for parent in parents(widget))
    }
    fields = {widget for widget in found if widget.objectName() == "qt_spinbox_lineedit"}
    headers = {widget for widget in found if isinstance(widget, QHeaderView)}
    return {
        widget
        for widget in found - inner - popups - fields - headers
        if widget.isVisible() and widget.isEnabled()
    }


def parents(widget: QWidget) -> list[QWidget]:
    """All widgets a widget is inside of."""
    above = widget.parentWidget()
    return [above, *parents(above)] if above is not None else []


def reached_by_tab(root: QWidget) -> set[QWidget]:
    """Controls that Tab and Shift+Tab come to from where the focus is."""
    start = QApplication.focusWidget()
    seen: set[QWidget] = set()
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        if start is not None:
            start.setFocus()
        before: QWidget | None = None
        for _ in range(200):
            focused = QApplication.focusWidget()
            if focused is None or focused is before:
                break
            seen.add(focused)
            before = focused
            QTest.keyClick(focused, Qt.Key.Key_Tab, modifier)
            if QApplication.focusWidget() is start:
                break
    return seen & controls(root)


def unnamed(widgets: set[QWidget]) -> list[str]:
    """Controls without a text or a name that a screen reader could say."""
    return [
        repr(widget)
        for widget in widgets
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]


def test_start_page_by_tab(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    add_article(session, tmp_path)
    window.show_start()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    reached = reached_by_tab(window)
    assert reached >= controls(window.start_page)
    assert window.toolbar.menu_button in reached
    assert unnamed(controls(window)) == []


def test_parts_of_the_window_by_one_key(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    window.activateWindow()
    page.controls.complete()
    for name in ("contents", "notes"):
        page.show_panel(name, True)
    page.view.setFocus()
    order = []
    for _ in range(4):
        window.actions_["view.next_part"].trigger()
        focused = window.focusWidget()
        assert focused is not None
        order.append(
            next(
                part
                for part in (page.panel("contents"), page.panel("notes"), page.view, window.toolbar)
                if within(part, focused)
            )
        )
    assert order == [page.panel("notes"), window.toolbar, page.panel("contents"), page.view]


def within(part: QWidget, widget: QWidget | None) -> bool:
    """Whether a widget is a part or inside it."""
    return widget is not None and (part is widget or part.isAncestorOf(widget))


@pytest.mark.parametrize("panel", ["contents", "notes", "find", "terms"])
def test_panels_by_tab_and_escape(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, panel: str
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    window.activateWindow()
    page.controls.complete()
    page.show_panel(panel, True)
    qtbot.waitUntil(lambda: within(page.panel(panel), QApplication.focusWidget()))
    wanted = controls(page.panel(panel))
    assert reached_by_tab(window) >= wanted
    assert unnamed(wanted) == []
    page.panel(panel).take_focus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not page.is_shown(panel)
    assert page.view.hasFocus()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.parametrize("name", SHEETS)
def test_sheets_by_tab_and_escape(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path, name: str
) -> None:
    window.open_article(add_article(session, tmp_path))
    window.actions_[name].trigger()
    sheet = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    sheet.activateWindow()
    qtbot.waitUntil(lambda: within(sheet, QApplication.focusWidget()))
    wanted = controls(sheet)
    assert reached_by_tab(sheet) >= wanted
    assert unnamed(wanted) == []
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(dialog.isVisible() for dialog in window.findChildren(QDialog)))


def test_buttons_show_their_focus(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    for button in (window.toolbar.menu_button, *window.start_page.findChildren(QAbstractButton)):
        if not button.isVisible():
            continue
        window.start_page.setFocus()
        button.clearFocus()
        before = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        assert button.grab().toImage() != before, button.accessibleName() or button.text()


def test_the_handles_between_text_and_panels_have_names(
    window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    names = [handle.accessibleName() for handle in page.findChildren(QSplitterHandle)]
    assert names[-2:] == ["Width of the left panel", "Width of the right panel"]
