"""A file changed on disk is read again; notes come along, and one undo takes it back."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.annotation import AnchorState
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import TEXT, add_article


def test_notes_come_along_when_the_file_is_read_again(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    article = add_article(session, tmp_path)
    window.open_article(article)
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    for word in ("薄雾", "卖鱼"):
        place = find_word(page, word)
        assert place is not None
        page.view.select(Stretch(place.side, place.block, place.offset, place.offset + len(word)))
        window.actions_["notes.green"].trigger()
    changed = TEXT.replace("清晨，", "清晨时分，").replace(
        "卖鱼的人和买鱼的人都来了。", "人都来了。"
    )
    (tmp_path / "river.txt").write_text(changed, encoding="utf-8")
    window.open_from_shelf(article)
    qtbot.waitUntil(lambda: bool(window.messages.message and window.messages.message.actions))
    window.messages.buttons[0].click()
    qtbot.waitUntil(lambda: window.page is not None and window.page.article != article)
    assert [one.article for one in window.pages] == [window.page.article] if window.page else False
    new = window.page.article if window.page else ""
    states = {
        note.anchors[0].exact: note.anchors[0].state
        for note in session.library.notes.of_article(new)
    }
    assert states["薄雾"] is AnchorState.SURE
    assert states["卖鱼"] is AnchorState.LOST
    qtbot.waitUntil(
        lambda: bool(window.messages.message and "lost its place" in window.messages.message.text)
    )
    window.messages.buttons[0].click()
    qtbot.waitUntil(lambda: window.page is not None and window.page.article == article)
    assert len(session.library.notes.of_article(article)) == 2
