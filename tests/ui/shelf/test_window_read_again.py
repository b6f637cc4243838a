"""A file changed on disk is read again; notes come along, and one undo takes it back."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.opening.carry_over import CarryOver
from duidu.app.opening.carry_over import read_again as app_read_again
from duidu.app.session import Session
from duidu.core.annotation import AnchorState
from duidu.core.jobs import NoJob
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.busy_library import busy
from fixtures.typing_notes import begin
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


def read_again(qtbot: QtBot, window: MainWindow, session: Session, article: str) -> str:
    """Read the file of an article again, and wait for the new text; its id."""
    window.opening.read_again(article)
    qtbot.waitUntil(lambda: session.library.articles.all()[0].id != article)
    qtbot.waitUntil(lambda: window.page is not None and window.page.article != article)
    qtbot.waitUntil(lambda: window.context.commands.idle)
    assert window.page is not None
    return window.page.article


def test_a_note_being_typed_comes_along_when_the_file_is_read_again(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage, session: Session, tmp_path: Path
) -> None:
    begin(window, article_page, "清晨", "typed")
    new = read_again(qtbot, window, session, article_page.article)
    (note,) = session.library.notes.of_article(new)
    assert (note.text, note.anchors[0].exact) == ("typed", "清晨")
    # And when that is undone.
    page = window.page
    assert page is not None
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    page.controls.complete()
    begin(window, page, "老人", "later")
    window.context.move("", back=True)
    qtbot.waitUntil(lambda: window.context.commands.idle)
    kept = session.library.notes.of_article(article_page.article)
    assert {note.text for note in kept} == {"typed", "later"}


def test_a_note_that_waits_for_the_disk_comes_along(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = read_again_command(session, article_page.article)
    with busy(session, monkeypatch):
        begin(window, article_page, "清晨", "typed").finish()
        window.context.do("", command)
        assert window.context.commands.is_pending(article_page.article)
    qtbot.waitUntil(lambda: window.context.commands.idle)
    assert [note.text for note in session.library.notes.of_article(command.new)] == ["typed"]


def test_a_note_written_while_its_text_is_replaced_is_kept_as_a_draft(
    qtbot: QtBot,
    window: MainWindow,
    article_page: ArticlePage,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command = read_again_command(session, article_page.article)
    with busy(session, monkeypatch):
        window.context.do("", command)
        begin(window, article_page, "清晨", "typed").finish()
    qtbot.waitUntil(lambda: window.context.commands.idle)
    assert session.library.notes.of_article(article_page.article) == []
    session.flush_drafts()
    assert [draft.fields["text"] for draft in session.drafts.all()] == ["typed"]


def read_again_command(session: Session, article: str) -> CarryOver:
    """What puts the file's text as it is now in the place of an article."""
    return app_read_again(session.library, session.opener, article, NoJob())
