"""The marks beside the scroll bar follow notes as they come and go."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from duidu.app.alignment.left import REFINED
from duidu.app.alignment.marked_rows import MarkedRows
from duidu.app.session import Session
from duidu.core.changes import Changed, Changes
from duidu.ui.page.scrollbar_marks import ScrollbarMarks
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import add_article


def test_a_row_with_a_note_is_marked_beside_the_scroll_bar(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    view = page.view
    qtbot.waitUntil(lambda: view.flow.open_text is not None)
    place = find_word(page, "老人")
    assert place is not None
    view.select(Stretch(place.side, place.block, place.offset, place.offset + 2))
    window.actions_["notes.yellow"].trigger()
    row = page.open_text.row_of(place.side, place.block)
    qtbot.waitUntil(lambda: list(view.overview.noted) == [row])
    window.actions_["edit.undo"].trigger()
    qtbot.waitUntil(lambda: not view.overview.noted)


def test_looking_through_a_book_that_is_aligned_behind_its_page_costs_little(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    qtbot.waitUntil(lambda: window.jobs.idle)
    marks = page.controls[ScrollbarMarks]
    (settled,) = marks.findChildren(QTimer)
    settled.stop()
    behind = Changes(frozenset({Changed.ALIGNMENT}), page.article, (), REFINED)
    marks.changed(behind)
    assert settled.interval() == 5_000
    # One that took a second is not done again before forty have passed.
    settled.stop()
    marks._show((MarkedRows((), ()), 1.0))
    marks.changed(behind)
    assert settled.interval() == 40_000
    # What the person did is seen at once.
    marks.changed(replace(behind, initiator=""))
    assert settled.interval() == 300
