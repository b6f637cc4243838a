"""The guide in the window: a book, opened at what a person asks about."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import duidu.ui
from duidu.app.opening import guide
from duidu.app.session import Session
from duidu.ui.base.sheet import Sheet
from duidu.ui.check.check_panel import CheckPanel
from duidu.ui.guide.sections import PANELS, SHEETS
from duidu.ui.settings.cheat_sheet import CheatSheet
from duidu.ui.style.guide_link import GuideButton
from duidu.ui.window.features import FEATURES
from duidu.ui.window.main_window import MainWindow

NAMES = ("01", "02", "03")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short guide, which is added at once."""
    folder = tmp_path / "guide" / "en"
    folder.mkdir(parents=True)
    for name, text in zip(NAMES, ("Open", "Check", "Notes"), strict=True):
        chinese = f"# 第{name}章\n\n# Chapter {name}\n\n这里讲的是**{name}**号命令，按键就行。\n\n"
        english = f"Here we read about **{text}**, by a key or from the menu.\n"
        (folder / f"{name}.zh-en.md").write_text(chinese + english, "utf-8")
    monkeypatch.setattr(guide, "resource", lambda *parts: tmp_path.joinpath(*parts))
    return folder


def ask(qtbot: QtBot, window: MainWindow, about: str = "") -> None:
    action = window.context.actions["help.guide"]
    action.setData((about,))
    action.trigger()
    qtbot.waitUntil(lambda: window.page is not None and window.jobs.idle)


def shown(window: MainWindow) -> str:
    assert window.page is not None
    return window.page.open_text.title


def chapters(session: Session) -> list[str]:
    (book,) = session.library.collections.all()
    assert book.title == "Guide to Duidu"
    return [info.title for info in session.library.collections.chapters(book)]


def test_the_guide_is_a_book_that_is_added_once(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path
) -> None:
    ask(qtbot, window)
    assert (shown(window), chapters(session)) == ("第01章", ["第01章", "第02章", "第03章"])
    ask(qtbot, window)
    assert chapters(session) == ["第01章", "第02章", "第03章"]
    assert shown(window) == "第01章"


@pytest.mark.parametrize(
    ("about", "chapter"),
    [
        ("view.check", "第02章"),
        ("CheckPanel", "第02章"),
        ("NotesPanel", "第03章"),
        ("about **check", "第02章"),
        ("no such words", "第01章"),
    ],
)
def test_it_opens_at_what_is_asked_about(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path, about: str, chapter: str
) -> None:
    ask(qtbot, window, about)
    qtbot.waitUntil(lambda: shown(window) == chapter)
    ask(qtbot, window)
    ask(qtbot, window, about)
    assert shown(window) == chapter


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_f1_twice_opens_it(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The pointer rests on no word.
    monkeypatch.setattr(QCursor, "pos", lambda: QPoint(-500, -500))
    window.context.actions["help.keys"].trigger()
    sheet = window.findChild(CheatSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.isActiveWindow)
    QTest.keyClick(sheet, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: window.page is not None and window.jobs.idle)
    assert shown(window) == "第01章"


def test_panels_and_sheets_lead_there(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(SHEETS, "Sheet", "file.open")
    ask(qtbot, window)
    assert window.page is not None
    window.context.actions["view.check"].trigger()
    qtbot.waitUntil(lambda: window.findChild(CheckPanel) is not None)
    panel = window.findChild(CheckPanel)
    assert panel is not None
    button = panel.findChild(GuideButton)
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: shown(window) == "第02章")
    sheet = Sheet(window, 100, 100)
    sheet.explain()
    qtbot.waitUntil(lambda: shown(window) == "第01章")
    sheet.close()


def test_chapters_of_an_older_guide_give_way(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path
) -> None:
    ask(qtbot, window)
    changed = folder / "02.zh-en.md"
    changed.write_text(changed.read_text("utf-8").replace("第02章", "新的一章"), "utf-8")
    (folder / "03.zh-en.md").unlink()
    ask(qtbot, window, "view.check")
    qtbot.waitUntil(lambda: shown(window) == "新的一章")
    assert chapters(session) == ["第01章", "新的一章"]


@pytest.mark.parametrize("before", ["resources/guide", "_resources/guide/zh", "other/guide/en"])
def test_a_guide_of_another_folder_is_the_same_book(
    qtbot: QtBot, window: MainWindow, session: Session, folder: Path, before: str
) -> None:
    ask(qtbot, window)
    (book,) = session.library.collections.all()
    session.library.collections.change(
        book.id, lambda kept: replace(kept, sources=(f"/somewhere/{before}",), title="My guide")
    )
    for file in folder.glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("这里", "此处"), "utf-8")
    ask(qtbot, window, "view.check")
    titles = [one.title for one in session.library.collections.all()]
    # Another folder of a person may be called so.
    assert titles == (["My guide"] if "resources" in before else ["My guide", "Guide to Duidu"])


@pytest.mark.parametrize(
    ("language", "wanted"), [("en_GB", "en"), ("zh_CN", "zh"), ("zh_TW", "zh"), ("fr_FR", "en")]
)
def test_pictures_are_of_the_language_of_the_window_and_texts_the_same(
    language: str, wanted: str
) -> None:
    assert guide.guide_folder(language).name == wanted
    texts = [file.read_bytes() for file in guide.chapter_files(language)]
    assert texts == [file.read_bytes() for file in guide.chapter_files()]
    pictures = [
        file.with_name(file.name.replace(".zh-en.md", ".png"))
        for file in guide.chapter_files(language)
    ]
    assert all(file.is_file() for file in pictures)


def test_each_panel_and_sheet_has_its_section() -> None:
    commands = {action.id for action in FEATURES.actions}
    ui = "".join(path.read_text("utf-8") for path in Path(duidu.ui.__path__[0]).rglob("*.py"))
    # Those that ask for one line or show a text belong to whatever opened them.
    for base, known, plain in (
        ("Panel", PANELS, set()),
        ("Sheet", SHEETS, {"AskLine", "TextSheet"}),
    ):
        found = set(re.findall(rf"^class (\w+)\({base}\b", ui, re.MULTILINE))
        assert found - plain == set(known)
        assert {name for name in known.values() if name} <= commands
