"""Drafts of every editor besides that of notes; every text field has one or is a search."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from duidu.app.notes.kept_drafts import offered_drafts
from duidu.app.settings.settings import Settings
from duidu.core.article import Place, SideName
from duidu.core.draft import Draft
from duidu.core.errors import FileError
from duidu.library.safety.drafts import Drafts
from duidu.ui.base.sheet import Sheet
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.drafts_sheet import DraftsSheet
from duidu.ui.window.main_window import MainWindow
from faults.draft_editors import EDITORS, Field, contents

UI = Path(__file__).resolve().parents[3] / "desktop" / "duidu" / "ui"
FIELDS = {"QLineEdit", "QPlainTextEdit", "QTextEdit", "QInputDialog"}
# What only shows a text, and what keeps its choice as a setting, however it is closed.
SHOWN = {"base/text_sheet.py", "words/card.py"}
# A password must never lie on the disk.
SETTINGS = {"output/anki_sheet.py", "sync/place_sheet.py"}
TYPED = "kai1 tou2"

# Dialogs are shown on a screen that has no window manager.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_every_text_field_says_that_it_is_a_search_or_has_a_draft() -> None:
    silent = []
    for path in sorted(UI.rglob("*.py")):
        name = path.relative_to(UI).as_posix()
        text = path.read_text("utf-8")
        made = sum(
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in FIELDS
            for node in ast.walk(ast.parse(text))
        )
        made += text.count("setEditable(True)")
        followed = any(
            word in text for word in ("EditorDraft", "SheetDraft", "TextFields", "began.emit")
        )
        if made and not followed and name not in SHOWN | SETTINGS:
            silent.append(name)
    assert silent == []


def begin(qtbot: QtBot, window: MainWindow, page: ArticlePage, editor: str) -> Field:
    """Open an editor and type into it."""
    found: list[Field] = []

    def opened() -> bool:
        field = EDITORS[editor](window, page)
        found.extend([field] if field is not None else [])
        return bool(found)

    qtbot.waitUntil(opened)
    found[0].selectAll()
    QTest.keyClicks(found[0], TYPED)
    return found[0]


def on_the_disk(window: MainWindow) -> list[Draft]:
    """The drafts that another start would find and offer."""
    window.session.flush_drafts()
    session = window.session
    return list(offered_drafts(session.library, session.settings, Drafts(session.library.path)))


@pytest.fixture(params=[name for name in EDITORS if "new note" not in name])
def editor(request: pytest.FixtureRequest, window: MainWindow, article_page: ArticlePage) -> str:
    """The name of an editor, with a note in the article for those that need one."""
    from duidu.app.notes.annotate import add_note
    from duidu.core.annotation import AnnotationKind

    command = add_note(
        window.session.library, article_page.article, AnnotationKind.NOTE, text="there already"
    )
    window.session.do(article_page.article, command)
    return str(request.param)


def test_an_open_editor_has_its_text_on_the_disk(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage, editor: str
) -> None:
    begin(qtbot, window, article_page, editor)
    qtbot.waitUntil(
        lambda: [TYPED in draft.fields.values() for draft in on_the_disk(window)] == [True]
    )


def test_what_was_typed_is_continued_where_it_was(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage, editor: str
) -> None:
    begin(qtbot, window, article_page, editor)
    # As after a crash: nothing is left of the editor but the draft.
    window.context.write_drafts()
    (draft,) = on_the_disk(window)
    for open_editor in tuple(window.context.editors):
        open_editor.keep_nothing()  # type: ignore[attr-defined]
    for sheet in window.findChildren(Sheet):
        sheet.close()
    window.session.drafts.keep(draft)
    window.close_page(0)
    window.context.navigation.draft_wanted.emit(draft)
    qtbot.waitUntil(lambda: bool(window.context.editors))
    again = window.context.editors[-1]
    assert TYPED in again.contents.values()  # type: ignore[attr-defined]
    assert again.draft.id == draft.id


def test_esc_in_an_editor_leaves_a_draft_or_keeps_the_text(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage, editor: str
) -> None:
    field = begin(qtbot, window, article_page, editor)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.context.editors)
    library = window.session.library
    kept = [
        text
        for note in library.notes.of_article(article_page.article)
        for text in (note.text, *note.tags)
    ]
    drafts = [draft for draft in on_the_disk(window) if TYPED in draft.fields.values()]
    assert bool(drafts) != (TYPED in kept)


def test_a_correction_is_not_written_over_a_text_that_changed_meanwhile(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    from duidu.ui.alignment.correct_text import CorrectText

    field = begin(qtbot, window, article_page, "a correction of the text")
    control = article_page.controls[CorrectText]
    (draft,) = [one.draft for one in window.context.editors]
    side, block, start = (draft.details[name] for name in ("side", "block", "start"))
    stretch = control._stretch()
    assert stretch is not None
    control.write(stretch, "集市")
    QTest.keyClick(field, Qt.Key.Key_Return)
    text = window.session.library.articles.blocks(article_page.article, SideName(side))
    changed = next(one for one in text if one.id == int(block)).text
    assert changed[int(start) :].startswith("集市")
    assert [TYPED in one.fields.values() for one in on_the_disk(window)] == [True]
    assert Place(SideName(side), int(block), int(start)) is not None


def test_the_list_continues_copies_and_throws_away(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    field = begin(qtbot, window, article_page, "the names of the colours")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    window.actions_["notes.drafts"].trigger()
    sheet = window.findChildren(DraftsSheet)[-1]
    assert sheet.list.topLevelItemCount() == 1
    sheet.buttons["copy"].click()
    assert TYPED in clipboard()
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    assert sheet.list.topLevelItemCount() == 0
    window.messages.buttons[0].click()
    sheet.fill()
    assert sheet.list.topLevelItemCount() == 1
    sheet.buttons["continue"].click()
    qtbot.waitUntil(lambda: bool(window.context.editors))
    names = window.findChildren(QLineEdit)
    assert TYPED in [contents(name) for name in names]


def test_names_that_the_settings_do_not_take_stay_a_draft(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(_: Settings) -> None:
        raise FileError("The disk is full.")

    field = begin(qtbot, window, article_page, "the names of the colours")
    with monkeypatch.context() as patch:
        patch.setattr(Settings, "save", full)
        QTest.keyClick(field, Qt.Key.Key_Return)
        drafts = Drafts(window.session.library.path)
        window.session.flush_drafts()
        assert [TYPED in draft.fields.values() for draft in drafts.all()] == [True]


def clipboard() -> str:
    """The text of the clipboard."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.clipboard().text()
