"""Sentences and paragraphs are edited where they stand, and what is missing is written there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.core.article import SideName
from duidu.ui.alignment.edit_control import EditControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import add_article

SOURCE, TARGET = SideName


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def edit(window: MainWindow, page: ArticlePage, word: str, action: str) -> EditControl:
    """Put the caret into a word and open the field."""
    place = find_word(page, word)
    assert place is not None
    page.view.go_to(place)
    window.actions_[action].trigger()
    control = page.controls[EditControl]
    assert control.editor.isVisible()
    return control


def texts(page: ArticlePage, side: SideName) -> list[str]:
    return [
        block.text for block in page.context.session.library.articles.blocks(page.article, side)
    ]


def test_a_sentence_is_edited_where_it_stands_and_undone(
    window: MainWindow, page: ArticlePage
) -> None:
    before = texts(page, SOURCE)
    control = edit(window, page, "市场", "edit.sentence")
    seen = control.editor.toPlainText()
    assert "市场" in seen
    assert seen in "".join(before)
    rect = control._rect(control._target)  # type: ignore[arg-type]
    assert rect is not None
    assert control.editor.geometry().contains(rect.center())
    control.editor.setPlainText(seen.replace("市场", "集市"))
    QTest.keyClick(control.editor, Qt.Key.Key_Return)
    assert not control.editor.isVisible()
    assert texts(page, SOURCE) == [
        text.replace(seen, seen.replace("市场", "集市")) for text in before
    ]
    (one,) = page.context.session.library.rewordings.of_article(page.article)
    assert one.new in "集市"
    assert one.old in "市场"
    window.actions_["edit.undo"].trigger()
    assert texts(page, SOURCE) == before


def test_ctrl_return_keeps_and_goes_on_with_the_next_text(
    window: MainWindow, page: ArticlePage
) -> None:
    control = edit(window, page, "清晨", "edit.paragraph")
    first = control._target
    control.editor.insertPlainText("好")
    QTest.keyClick(control.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert control.editor.isVisible()
    assert control._target is not None
    assert first is not None
    assert (control._target.side, control._target.block) == (SOURCE, first.block + 1)
    assert control.editor.toPlainText() == texts(page, SOURCE)[first.block + 1]
    QTest.keyClick(control.editor, Qt.Key.Key_Escape)
    assert not control.editor.isVisible()


def test_esc_leaves_a_draft_that_is_shown_again(window: MainWindow, page: ArticlePage) -> None:
    before = texts(page, SOURCE)
    control = edit(window, page, "市场", "edit.sentence")
    control.editor.insertPlainText("而且")
    typed = control.editor.toPlainText()
    QTest.keyClick(control.editor, Qt.Key.Key_Escape)
    assert texts(page, SOURCE) == before
    control = edit(window, page, "市场", "edit.sentence")
    assert control.editor.toPlainText() == typed


def test_a_click_beside_the_field_keeps_what_is_typed(
    window: MainWindow, page: ArticlePage
) -> None:
    control = edit(window, page, "市场", "edit.sentence")
    control.editor.insertPlainText("啊")
    QTest.mousePress(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not control.editor.isVisible()
    assert any("啊" in text for text in texts(page, SOURCE))


def test_the_field_stays_on_its_words_when_the_page_scrolls_or_grows(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    control = edit(window, page, "市场", "edit.sentence")
    page.context.settings.set(table.ZOOM, 200)
    qtbot.waitUntil(lambda: control.editor.font().pixelSize() > 0)
    page.view.scroll_by(40)
    rect = control._rect(control._target)  # type: ignore[arg-type]
    assert rect is None or control.editor.geometry().intersects(rect)


def test_the_counterpart_is_edited_from_the_other_side(
    window: MainWindow, page: ArticlePage
) -> None:
    control = edit(window, page, "市场", "edit.counterpart")
    assert control._target is not None
    assert control._target.side is TARGET
    assert control.editor.toPlainText() in " ".join(texts(page, TARGET))


def test_a_missing_paragraph_is_written_into_its_gap(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    place = find_word(page, "市场")
    assert place is not None
    page.view.go_to(place)
    window.actions_["article.unlink_row"].trigger()
    row = page.open_text.row(page.open_text.row_of(place.side, place.block))
    assert not row.target
    control = edit(window, page, "市场", "edit.counterpart")
    assert control.editor.toPlainText() == ""
    QTest.keyClicks(control.editor, "It is new here.")
    QTest.keyClick(control.editor, Qt.Key.Key_Return)
    row = page.open_text.row(page.open_text.row_of(place.side, place.block))
    assert [block.text for block in row.target] == ["It is new here."]
    assert not any(bead.is_gap for bead in row.row.sentences)
    window.actions_["edit.undo"].trigger()
    row = page.open_text.row(page.open_text.row_of(place.side, place.block))
    assert not row.target
    # With the mouse: two clicks into the gap.
    (rect,) = [
        page.view.visible.rects(one)[0]
        for one in [edit(window, page, "市场", "edit.sentence")._target.stretch]  # type: ignore[union-attr]
    ]
    control.leave()
    column = page.view.flow.columns.by_side[TARGET]
    at = QPoint(column.x + 30, int(rect.center().y()))
    QTest.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert control.editor.isVisible()
    assert control._target is not None
    assert control._target.is_gap


def test_a_side_that_is_not_shown_is_not_edited_unseen(
    window: MainWindow, page: ArticlePage
) -> None:
    page.context.settings.set(table.MODE, "source_only")
    place = find_word(page, "市场")
    assert place is not None
    page.view.go_to(place)
    window.actions_["edit.counterpart"].trigger()
    assert not page.controls[EditControl].editor.isVisible()
    assert "not shown" in window.messages.label.text()
