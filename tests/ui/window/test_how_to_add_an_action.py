"""The action of docs/how-to-add-an-action.md is in menu, palette and both key sheets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.ui.page import feature as page_feature
from duidu.ui.page.find_panel import FindPanel
from duidu.ui.settings.cheat_sheet import CheatSheet
from duidu.ui.settings.command_palette import CommandPalette
from duidu.ui.settings.shortcuts_sheet import ShortcutSheet
from duidu.ui.window.features import FEATURES
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article
from fixtures.windows import open_window

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "how-to-add-an-action.md"
NAME = "Find the selection"


@pytest.fixture
def with_action(qtbot: QtBot, qapp: QApplication, session: Session) -> Iterator[MainWindow]:
    """A window whose find feature has the action of the guide."""
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    action: Any = eval(code, vars(page_feature))
    find = replace(page_feature.FIND, actions=(*page_feature.FIND.actions, action))
    pages = tuple(find if one.name == find.name else one for one in FEATURES.pages)
    shown = open_window(qtbot, qapp, session, FEATURES._replace(pages=pages))
    yield shown
    shown.close()


def test_it_does_what_it_says_by_its_key(
    qtbot: QtBot, with_action: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = with_action.open_article(add_article(session, tmp_path))
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    action = with_action.actions_["edit.find_selected"]
    assert [keys.toString() for keys in action.shortcuts()] == ["Ctrl+H"]
    assert action.isEnabled()
    page.view.select_all()
    action.trigger()
    assert isinstance(page.panel("find"), FindPanel)
    assert page.is_shown("find")


def test_it_needs_an_article_like_the_others_of_its_feature(with_action: MainWindow) -> None:
    assert not with_action.actions_["edit.find_selected"].isEnabled()


def test_it_is_in_its_group_of_the_menu(qtbot: QtBot, with_action: MainWindow) -> None:
    qtbot.waitUntil(lambda: with_action.toolbar.menu_button.menu() is not None)
    ids = [action.id for action in with_action.actions_.table]
    assert ids[ids.index("edit.find_previous") + 1] == "edit.find_selected"
    edit = with_action.toolbar.menu_button.menu().actions()[1].menu()
    assert isinstance(edit, QMenu)
    texts = [action.text() for action in edit.actions()]
    assert texts[texts.index("Find pre&vious") + 1] == "Find the &selection"


def test_the_palette_finds_it(
    qtbot: QtBot, with_action: MainWindow, session: Session, tmp_path: Path
) -> None:
    with_action.open_article(add_article(session, tmp_path))
    with_action.actions_["help.palette"].trigger()
    palette = with_action.findChild(CommandPalette)
    assert palette is not None
    palette.field.setText("selection")
    item = palette.list.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(3)] == [NAME, "Edit", "Ctrl+H"]


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_both_sheets_of_keys_show_it(with_action: MainWindow) -> None:
    with_action.actions_["help.keys"].trigger()
    cheat = with_action.findChild(CheatSheet)
    assert cheat is not None
    assert {NAME, "Ctrl+H"} <= {label.text() for label in cheat.findChildren(QLabel)}
    with_action.actions_["help.shortcuts"].trigger()
    editor = with_action.findChild(ShortcutSheet)
    assert editor is not None
    items = [editor.list.topLevelItem(row) for row in range(editor.list.topLevelItemCount())]
    assert (NAME, "Ctrl+H") in [(item.text(0), item.text(1)) for item in items if item is not None]
