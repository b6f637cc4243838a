"""What a person does never waits for what the library is busy with, and nothing of it is lost."""

import threading
from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.errors import LibraryError
from duidu.ui.window.main_window import MainWindow
from fixtures.busy_library import busy

CHANGES = Changes(frozenset({Changed.TERMS}))


@dataclass
class Noted:
    """Notes in a list what is done and undone."""

    name: str
    log: list[str]
    fails: bool = False
    text: str = "Add term"
    merge_key: str = ""
    place: Place | None = None
    thread: list[str] = field(default_factory=list)

    def do(self) -> Changes:
        """Note that it was done."""
        self.thread.append(threading.current_thread().name)
        if self.fails:
            raise LibraryError("The disk is full.")
        self.log.append(self.name)
        return CHANGES

    def undo(self) -> Changes:
        """Note that it was undone."""
        self.log.append(f"undo {self.name}")
        return CHANGES


@pytest.fixture
def log() -> list[str]:
    """What was done, in order."""
    return []


def test_a_command_is_carried_out_on_the_side_of_the_library(
    window: MainWindow, log: list[str]
) -> None:
    command, told = Noted("a", log), list[Changes]()
    window.session.listeners.append(told.append)
    assert window.context.do("", command) == CHANGES
    assert command.thread == ["library-writer"]
    assert told == [CHANGES]


def test_a_busy_library_makes_commands_pending_and_keeps_their_order(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    log: list[str],
) -> None:
    context, done = window.context, list[Changes]()
    with busy(session, monkeypatch):
        for name in "abc":
            assert context.do("", Noted(name, log), when_done=done.append) is not None
        context.move("", back=True)
        assert log == []
        assert done == []
        assert context.commands.can_move("", back=True)
    qtbot.waitUntil(lambda: context.commands.idle)
    assert log == ["a", "b", "c", "undo c"]
    assert done == [CHANGES] * 3
    assert session.stack("").can_redo


def test_what_a_person_does_goes_before_what_the_background_waits_to_write(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    log: list[str],
) -> None:
    with busy(session, monkeypatch):
        for number in range(3):
            session.library.submit(log.append, f"background {number}")
        window.context.do("", Noted("person", log))
    qtbot.waitUntil(lambda: len(log) == 4)
    assert log[0] == "person"


def test_articles_do_not_wait_for_each_other(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    log: list[str],
) -> None:
    with busy(session, monkeypatch):
        window.context.do("one", Noted("one", log))
        window.context.do("other", Noted("other", log))
    qtbot.waitUntil(lambda: window.context.commands.idle)
    assert sorted(log) == ["one", "other"]


def test_a_pending_command_that_fails_says_so_and_those_after_it_are_carried_out(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    log: list[str],
) -> None:
    given_back: list[str] = []
    with busy(session, monkeypatch):
        context = window.context
        context.do("", Noted("lost", log, fails=True), if_failed=lambda: given_back.append("text"))
        context.do("", Noted("kept", log))
    qtbot.waitUntil(lambda: context.commands.idle)
    assert log == ["kept"]
    assert given_back == ["text"]
    assert window.messages.message is not None
    assert window.messages.message.text == "The disk is full."


def test_what_stays_pending_is_said_quietly(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    log: list[str],
) -> None:
    with busy(session, monkeypatch):
        window.context.do("", Noted("a", log))
        qtbot.waitUntil(lambda: window.messages.message is not None)
        assert window.messages.message is not None
        assert "still being saved" in window.messages.message.text


def test_closing_the_window_waits_for_what_is_pending(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, log: list[str]
) -> None:
    with busy(session, monkeypatch):
        window.context.do("", Noted("a", log))
        window.context.do("", Noted("b", log))
    assert window.close()
    assert log == ["a", "b"]


def test_a_window_whose_last_command_failed_stays_until_it_is_closed_again(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, log: list[str]
) -> None:
    with busy(session, monkeypatch):
        window.context.do("", Noted("a", log, fails=True))
    assert not window.close()
    assert window.isVisible()
    assert window.close()


def test_a_fault_of_the_program_in_a_command_is_told_and_reported(
    qtbot: QtBot, window: MainWindow, log: list[str]
) -> None:
    class Faulty(Noted):
        def do(self) -> Changes:
            raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        assert window.context.do("", Faulty("a", log)) is None
    assert caught[0][0] is ZeroDivisionError
    assert window.messages.message is not None
    assert not session_can_undo(window)


def session_can_undo(window: MainWindow) -> bool:
    """Whether the library's stack has something to undo."""
    return window.session.stack("").can_undo


def test_the_window_stays_when_any_of_what_is_pending_failed(
    window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch, log: list[str]
) -> None:
    with busy(session, monkeypatch):
        window.context.do("", Noted("a", log))
        window.context.do("", Noted("b", log, fails=True))
        window.context.do("", Noted("c", log))
    assert not window.close()
    assert log == ["a", "c"]


def test_a_fault_in_a_view_does_not_keep_what_waits_from_being_done(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    log: list[str],
) -> None:
    def faulty(_: Changes) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        with busy(session, monkeypatch):
            window.context.do("", Noted("a", log), when_done=faulty)
            window.context.do("", Noted("b", log))
        qtbot.waitUntil(lambda: window.context.commands.idle)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert log == ["a", "b"]


def test_what_follows_a_pending_command_hears_whether_all_of_it_succeeded(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    monkeypatch: pytest.MonkeyPatch,
    log: list[str],
) -> None:
    commands, heard = window.context.commands, list[bool]()
    commands.when_durable(heard.append)
    assert heard == [True]
    with busy(session, monkeypatch):
        window.context.do("one", Noted("a", log, fails=True))
        window.context.do("one", Noted("b", log))
        commands.when_durable(heard.append)
        window.context.do("other", Noted("c", log))
        commands.when_durable(heard.append)
        assert heard == [True]
    qtbot.waitUntil(lambda: commands.idle)
    assert sorted(heard) == [False, True, True]


def test_undo_of_a_message_takes_back_what_the_message_tells_and_nothing_else(
    window: MainWindow, log: list[str]
) -> None:
    window.context.do("", Noted("told", log))
    undo_told = window.context.undo_of_latest("")
    window.context.do("", Noted("later", log))
    undo_told()
    assert log == ["told", "later"]
    assert window.messages.message is not None
    assert "Something else" in window.messages.message.text
    window.context.undo_of_latest("")()
    assert log == ["told", "later", "undo later"]
    undo_told()
    assert log == ["told", "later", "undo later"]
