"""The marks beside the scroll bar follow notes as they come and go."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from duidu.app.session import Session
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
