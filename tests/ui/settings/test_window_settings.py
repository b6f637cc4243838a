"""Settings, keys, palette and language: built from the tables, complete, applied at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.ui.base.kept_line import KeptLine
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.settings.about_sheet import AboutSheet
from duidu.ui.settings.cheat_sheet import CheatSheet
from duidu.ui.settings.command_palette import CommandPalette, match
from duidu.ui.settings.look_sheet import LookSheet
from duidu.ui.settings.settings_sheet import SettingsSheet
from duidu.ui.settings.shortcuts_sheet import ShortcutSheet
from duidu.ui.style.i18n import long_date
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article


def test_settings_change_what_is_seen_at_once(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    sheet = SettingsSheet(session.settings, window.context.theme, window)
    rows = {row.setting.key: row for row in sheet.rows}
    theme = rows[table.THEME.key].control
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    assert window.context.theme.colors.dark
    session.settings.set(table.HANZI_SIZE, 30)
    assert page.view.flow.style.hanzi_size == 30
    assert sheet.preview.flow.style.hanzi_size == 30
    rows[table.HANZI_SIZE.key].reset.click()
    assert session.settings.get(table.HANZI_SIZE) == 21
    sheet.close()


def test_search_shows_only_what_matches(window: MainWindow) -> None:
    sheet = SettingsSheet(window.session.settings, window.context.theme, window)
    sheet.search.setText("zhuyin")
    assert [row.setting.key for row in sheet.rows if row.label.isVisibleTo(sheet)] == [
        table.PINYIN_STYLE.key
    ]
    sheet.close()


def test_presets_are_chosen_and_left_again(window: MainWindow) -> None:
    sheet = SettingsSheet(window.session.settings, window.context.theme, window)
    sheet.presets.setCurrentIndex(sheet.presets.findData("beginner"))
    assert window.session.settings.get(table.HANZI_SIZE) == 26
    sheet.presets.setCurrentIndex(0)
    assert window.session.settings.get(table.HANZI_SIZE) == 21
    sheet.close()


def test_a_search_holds_when_the_language_is_changed_in_it(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    sheet = SettingsSheet(session.settings, window.context.theme, window)
    sheet.search.setText("lang")
    language = next(row for row in sheet.rows if row.setting.key == table.LANGUAGE.key)
    session.settings.set(table.LANGUAGE, "zh_CN")
    qtbot.waitUntil(lambda: language.label.text() == "语言")
    assert language.control.isVisibleTo(sheet)
    sheet.search.setText("语言")
    session.settings.set(table.LANGUAGE, "en")
    qtbot.waitUntil(lambda: language.label.text() == "Language")
    assert language.control.isVisibleTo(sheet)
    assert not sheet.empty.isVisibleTo(sheet)
    sheet.close()


def test_a_search_that_finds_no_setting_says_so(window: MainWindow) -> None:
    sheet = SettingsSheet(window.session.settings, window.context.theme, window)
    sheet.search.setText("no such setting")
    assert sheet.empty.isVisibleTo(sheet)
    sheet.search.clear()
    assert not sheet.empty.isVisibleTo(sheet)
    sheet.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_list_of_keys_is_read_whole_at_every_width(
    window: MainWindow, session: Session, language: str
) -> None:
    session.settings.set(table.LANGUAGE, language)
    sheet = CheatSheet(session.settings, window.actions_.table, window)
    counts = []
    for width in (1500, 900, 600):
        sheet.resize(width, 700)
        sheet.grab()  # lays it out
        lines, holder = sheet.lines, sheet.lines.widget()
        assert holder is not None
        assert holder.minimumSizeHint().width() <= lines.viewport().width()
        counts.append(len(lines.columns))
    assert counts == [3, 2, 1]
    sheet.close()
    session.settings.set(table.LANGUAGE, "en")


def test_palette_finds_a_command_and_runs_it(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["help.palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClicks(palette.field, "next theme")
    before = window.context.theme.colors.name
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.context.theme.colors.name != before
    assert not palette.isVisible()


def test_palette_prefers_beginnings() -> None:
    assert match("no", "Notes") == 0
    assert match("st", "Another start") == 1
    assert match("ot", "Another") == 2
    assert match("ntr", "Another tree") == 3
    assert match("xyz", "Notes") is None


@pytest.fixture
def keys_sheet(window: MainWindow) -> Iterator[ShortcutSheet]:
    """The editor of keys, with the action for the next theme chosen."""
    sheet = ShortcutSheet(
        window.session.settings, window.actions_.table, window.context.theme, window
    )
    sheet.search.setText("Next theme")
    sheet.list.setCurrentIndex(sheet.list.model().index(0, 0))
    sheet.show()
    yield sheet
    sheet.close()


def press(sheet: ShortcutSheet, key: Qt.Key, shift: bool = False) -> None:
    """Press a key with Ctrl in the editor's field."""
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(
        sheet.edit, key, control | Qt.KeyboardModifier.ShiftModifier if shift else control
    )


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_key_pressed_is_kept_at_once(window: MainWindow, keys_sheet: ShortcutSheet) -> None:
    press(keys_sheet, Qt.Key.Key_F4)
    assert window.actions_["view.theme"].shortcut() == QKeySequence("Ctrl+F4")
    press(keys_sheet, Qt.Key.Key_T, shift=True)
    assert window.session.settings.shortcuts == {}
    assert keys_sheet.note.text() == ""


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_key_of_another_action_is_kept_only_when_taken_over(
    window: MainWindow, keys_sheet: ShortcutSheet
) -> None:
    assert not keys_sheet.take.isVisible()
    press(keys_sheet, Qt.Key.Key_F)
    assert "Find" in keys_sheet.note.text()
    assert window.session.settings.shortcuts == {}
    assert window.actions_["edit.find"].shortcut() == QKeySequence("Ctrl+F")
    keys_sheet.take.click()
    assert window.actions_["view.theme"].shortcut() == QKeySequence("Ctrl+F")
    assert window.actions_["edit.find"].shortcut() != QKeySequence("Ctrl+F")
    assert not keys_sheet.take.isVisible()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.parametrize(
    ("key", "keys", "told"),
    [
        (Qt.Key.Key_J, "J", "Next or previous sentence"),
        (Qt.Key.Key_Left, "Left", "Previous or next word"),
        (Qt.Key.Key_PageDown, "PgDown", "Scroll a page"),
        (Qt.Key.Key_Space, "Space", "Reveal the hidden sentence"),
    ],
)
def test_a_key_of_the_page_is_kept_only_when_taken_over(
    window: MainWindow, keys_sheet: ShortcutSheet, key: Qt.Key, keys: str, told: str
) -> None:
    QTest.keyClick(keys_sheet.edit, key)
    assert told in keys_sheet.note.text()
    assert window.session.settings.shortcuts == {}
    keys_sheet.take.click()
    assert window.actions_["view.theme"].shortcut() == QKeySequence(keys)
    assert told in keys_sheet.note.text()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_esc_leaves_the_field_with_the_keys_that_are_kept(keys_sheet: ShortcutSheet) -> None:
    keys_sheet.edit.setFocus()
    press(keys_sheet, Qt.Key.Key_F)
    QTest.keyClick(keys_sheet.edit, Qt.Key.Key_Escape)
    assert keys_sheet.edit.keySequence() == QKeySequence("Ctrl+Shift+T")
    assert not keys_sheet.take.isVisible()
    assert keys_sheet.isVisible()


def test_one_button_goes_back_to_the_standard_keys_and_another_for_all(window: MainWindow) -> None:
    settings = window.session.settings
    for action in ("view.theme", "file.open", "file.print"):
        settings.set_shortcut(action, "F4")
    sheet = ShortcutSheet(settings, window.actions_.table, window.context.theme, window)
    sheet.search.setText("Next theme")
    sheet.list.setCurrentIndex(sheet.list.model().index(0, 0))
    sheet.standard.click()
    assert set(settings.shortcuts) == {"file.open", "file.print"}
    sheet.all_standard.click()
    assert settings.shortcuts == {}
    assert not sheet.standard.isEnabled()
    sheet.close()


def test_the_palette_knows_the_english_names_in_chinese_too(
    window: MainWindow, session: Session
) -> None:
    session.settings.set(table.LANGUAGE, "zh_CN")
    window.actions_["help.palette"].trigger()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    palette.field.setText("theme")
    found = [
        palette.list.topLevelItem(number) for number in range(palette.list.topLevelItemCount())
    ]
    assert [item.text(0) for item in found if item is not None] == ["切换主题"]
    palette.hide()


def texts_of(widget: QWidget) -> list[str]:
    """All texts that a widget and its children show."""
    found = [widget.windowTitle()]
    for child in widget.findChildren(QWidget):
        if isinstance(child, (QLabel, QAbstractButton)):
            found.append(child.text())
        if isinstance(child, QLineEdit):
            found.append(child.placeholderText())
    return [text for text in found if text]


def test_language_changes_without_a_restart(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    for name in ("contents", "find", "notes"):
        page.show_panel(name, True)
    sheets = [
        CheatSheet(session.settings, window.actions_.table, window),
        ShortcutSheet(session.settings, window.actions_.table, window.context.theme, window),
    ]
    sheets += [
        SettingsSheet(session.settings, window.context.theme, window),
        AboutSheet(session.lexicon, window),
    ]
    session.settings.set(table.LANGUAGE, "zh_CN")
    qtbot.waitUntil(lambda: window.actions_["file.open"].text().startswith("打开"))
    shown = set(texts_of(window.start_page)) | {
        text for sheet in sheets for text in texts_of(sheet)
    }
    for wanted in ("文章", "打开…", "键盘", "更改按键", "设置", "关于对读"):
        assert wanted in shown, wanted
    session.settings.set(table.LANGUAGE, "en")
    qtbot.waitUntil(lambda: window.actions_["file.open"].text() == "&Open…")
    assert "Open…" in texts_of(window.start_page)
    for sheet in sheets:
        sheet.close()
    qtbot.waitUntil(lambda: window.jobs.idle)


def test_all_controls_have_accessible_names(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    for name in ("contents", "find", "notes"):
        page.show_panel(name, True)
    qtbot.waitUntil(lambda: window.jobs.idle)
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QLineEdit, QListView, QComboBox))
        and not (
            widget.accessibleName()
            or (isinstance(widget, QAbstractButton) and (widget.text() or widget.toolTip()))
        )
        and not widget.objectName().startswith("qt_")
        and not isinstance(widget.parent(), (QLineEdit, QComboBox))
        and type(widget).__module__.startswith("duidu")
    ]
    assert nameless == []


def test_parameters_of_review_are_kept_only_if_they_are_some(window: MainWindow) -> None:
    settings = window.session.settings
    sheet = SettingsSheet(settings, window.context.theme, window)
    row = next(row for row in sheet.rows if row.setting is table.FSRS_PARAMETERS)
    assert isinstance(row.control, KeptLine)
    row.control.insert("1 2 3")
    row.control.textEdited.emit("1 2 3")
    assert settings.get(table.FSRS_PARAMETERS) == ""
    assert "21" in row.control.accessibleDescription()
    text = "0.3 1.3 2.3 8.3 6.4 0.8 3 0.01 1.8 0.1 0.8 1.5 0.06 0.3 1.6 0.6 1.9 0.5 0.09 0.07 0.15"
    row.control.textEdited.emit(text)
    assert len(settings.get(table.FSRS_PARAMETERS).split(",")) == 21
    assert row.control.accessibleDescription() == ""
    sheet.close()


def test_a_named_look_is_on_the_page_at_once_and_can_be_taken_back(
    window: MainWindow, article_page: ArticlePage
) -> None:
    settings = window.session.settings
    settings.set(table.HANZI_SIZE, 25)
    settings.set(table.THEME, "sepia")
    sheet = LookSheet(settings, window.context.theme, window)
    assert not sheet.back.isEnabled()
    sheet.looks["Large print"].click()
    assert article_page.view.flow.style.hanzi_size == 28
    assert sheet.preview.flow.style.hanzi_size == 28
    sheet.looks["Evening"].click()
    assert window.context.theme.colors.name == "dark"
    assert settings.get(table.MEASURE) == table.MEASURE.default
    sheet.back.click()
    assert (settings.get(table.HANZI_SIZE), settings.get(table.THEME)) == (25, "sepia")
    assert not sheet.back.isEnabled()
    sheet.close()


def test_the_menu_of_the_pinyin_button_has_all_modes_and_marks_the_one_in_use(
    window: MainWindow,
) -> None:
    settings = window.session.settings
    settings.set(table.PINYIN_SHOWN, "dimmed")
    menu = window.toolbar.pinyin_button.menu()
    menu.aboutToShow.emit()
    assert [action.isChecked() for action in menu.actions()] == [
        key == "dimmed" for key, _ in table.PINYIN_SHOWN.choices
    ]
    menu.actions()[-1].trigger()
    assert settings.get(table.PINYIN_SHOWN) == "off"


def test_numbers_do_not_touch_the_edge_of_their_field_and_dates_are_written_out(
    window: MainWindow, session: Session
) -> None:
    sheet = LookSheet(session.settings, window.context.theme, window)
    fields = [field for row in sheet.rows for field in row.control.findChildren(QLineEdit)]
    spins = [one for one in fields if isinstance(one.parent(), QAbstractSpinBox)]
    assert len(spins) >= 4
    assert min(one.textMargins().left() for one in spins) >= 6
    about = " ".join(texts_of(AboutSheet(session.lexicon, window)))
    assert "T0" not in about
    assert f"{session.lexicon.about().entries:,} entries" in about
    assert long_date("2025-10-02T08:06:08Z") == "Thursday, October 2, 2025"
    assert long_date("spring") == "spring"
