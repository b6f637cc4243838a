"""Two windows on two libraries keep in step through a folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings.settings_table import HANZI_SIZE
from duidu.app.sync.decide import Choice
from duidu.core.annotation import Annotation, AnnotationKind
from duidu.core.article import SideName, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.ui.sync.keep_in_step import KeepInStep
from duidu.ui.sync.sync_sheet import SyncSheet
from duidu.ui.window.main_window import MainWindow
from fixtures.patience import PATIENCE
from fixtures.window_session import add_article, make_session
from fixtures.windows import open_window

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
GROUPS = ("articles", "notes", "words", "terms")


@pytest.fixture
def sessions(tmp_path: Path) -> Iterator[tuple[Session, Session]]:
    made = []
    for name in ("laptop", "desk"):
        (tmp_path / name).mkdir()
        made.append(make_session(tmp_path / name))
    yield made[0], made[1]
    for session in made:
        session.close()


@pytest.fixture
def windows(
    qtbot: QtBot, qapp: QApplication, sessions: tuple[Session, Session]
) -> Iterator[tuple[MainWindow, MainWindow]]:
    shown = [open_window(qtbot, qapp, session) for session in sessions]
    yield shown[0], shown[1]
    for window in shown:
        window.close()


@pytest.fixture
def shared(qtbot: QtBot, windows: tuple[MainWindow, MainWindow], tmp_path: Path) -> str:
    """An article that both windows have open, and its id."""
    one, other = windows
    article = add_article(one.session, tmp_path)
    # As it will be for a while: nothing makes it better behind the page.
    one.session.library.articles.set_aligner(
        article, "duidu-refined", one.session.library.articles.revision(article)
    )
    folder = tmp_path / "shared"
    folder.mkdir()
    for window in windows:
        step(window).start(window.session.library.path.parent.name, str(folder), GROUPS)
    qtbot.waitUntil(
        lambda: article in other.session.library.articles.titles([article]), timeout=PATIENCE
    )
    for window in windows:
        window.open_article(article).controls.complete()
    return article


def step(window: MainWindow) -> KeepInStep:
    return KeepInStep.of(window.context, window)


def note_in(session: Session, article: str, text: str, id: str = "n") -> Annotation:
    (row,) = session.library.articles.rows(article, 1, 2)
    anchor = make_anchor(SideName.SOURCE, row.source[0], Span(0, 4))
    return Annotation(id, article, AnnotationKind.NOTE, (anchor,), text)


def test_a_note_written_in_one_window_is_shown_in_the_other(
    qtbot: QtBot, windows: tuple[MainWindow, MainWindow], shared: str
) -> None:
    one, other = windows
    one.session.library.notes.put(note_in(one.session, shared, "看这里"))
    page = other.page
    assert page is not None

    def is_shown() -> bool:
        return [note.text for note in page.open_text.annotations(1)] == ["看这里"]

    qtbot.waitUntil(is_shown, timeout=PATIENCE)


def test_what_is_typed_in_an_open_editor_is_not_overwritten(
    qtbot: QtBot, windows: tuple[MainWindow, MainWindow], shared: str
) -> None:
    from duidu.ui.notes.notes_control import NotesControl

    one, other = windows
    first = note_in(one.session, shared, "原文")
    one.session.library.notes.put(first)
    qtbot.waitUntil(lambda: other.session.library.notes.get("n") is not None, timeout=PATIENCE)
    page = other.page
    assert page is not None
    control = page.controls[NotesControl]
    control.edit("n")
    editor = control.editor
    editor.text.setPlainText("正在写")
    one.session.library.notes.put(replace(first, text="别处改了", modified=2.0))

    def has_come() -> bool:
        kept = other.session.library.notes.get("n")
        return kept is not None and kept.text == "别处改了"

    qtbot.waitUntil(has_come, timeout=PATIENCE)
    assert editor.text.toPlainText() == "正在写"


def test_a_text_kept_twice_is_told_and_listed(
    qtbot: QtBot, windows: tuple[MainWindow, MainWindow], shared: str
) -> None:
    one, other = windows
    first = note_in(one.session, shared, "原文")
    one.session.library.notes.put(first)
    qtbot.waitUntil(lambda: other.session.library.notes.get("n") is not None, timeout=PATIENCE)
    # Both before either hears of the other.
    for window, text in zip(windows, ("一", "二"), strict=True):
        step(window)._follow(False)
        window.session.library.notes.put(replace(first, text=text, modified=3.0))
    qtbot.waitUntil(lambda: one.jobs.idle and other.jobs.idle, timeout=PATIENCE)
    for window in (one, other, one, other):
        with qtbot.waitSignal(step(window).changed, timeout=PATIENCE):
            step(window).exchange()
    told = [w.messages.message for w in windows if w.session.library.sync.remembered()]
    assert any("changed on two devices" in message.text for message in told if message)
    (first_told, *_) = [w for w in windows if w.session.library.sync.remembered()]
    sheet = SyncSheet(first_told.context, step(first_told), first_told)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: sheet.kept.list.count() == 1, timeout=PATIENCE)
    text = sheet.kept.list.item(0).text()
    assert "一" in text
    assert "二" in text
    library = first_told.session.library
    before = sorted(note.text for note in library.notes.of_article(shared))
    # One of the two was written on each of the devices, and this one's is mine.
    mine = "一" if first_told is one else "二"
    assert f"“{mine}”" in text.splitlines()[1]
    sheet.kept.buttons[Choice.MINE].click()
    qtbot.waitUntil(lambda: sheet.kept.list.count() == 0, timeout=PATIENCE)
    assert [note.text for note in library.notes.of_article(shared)] == [mine]
    message = first_told.messages.message
    assert message is not None
    (undo,) = message.actions
    undo[1]()
    qtbot.waitUntil(
        lambda: sorted(note.text for note in library.notes.of_article(shared)) == before,
        timeout=PATIENCE,
    )
    step(first_told).exchange()
    qtbot.waitUntil(lambda: sheet.kept.list.count() == 1, timeout=PATIENCE)


def test_settings_of_another_device_are_used_and_can_be_taken_back(
    qtbot: QtBot, windows: tuple[MainWindow, MainWindow], shared: str
) -> None:
    one, other = windows
    assert shared
    for window in windows:
        sheet = SyncSheet(window.context, step(window), window)
        qtbot.addWidget(sheet)
        sheet.show()
        qtbot.waitUntil(lambda sheet=sheet: sheet.stop.isEnabled(), timeout=PATIENCE)  # type: ignore[misc]
        assert not sheet.groups["settings"].isChecked()
        sheet.groups["settings"].click()
        setup = window.session.library.sync
        qtbot.waitUntil(lambda s=setup: s.has_settings, timeout=PATIENCE)  # type: ignore[misc]
        sheet.close()
    one.context.settings.set(HANZI_SIZE, 30)
    step(one).exchange()
    qtbot.waitUntil(lambda: other.context.settings.get(HANZI_SIZE) == 30, timeout=PATIENCE)
    message = other.messages.message
    assert message is not None
    assert "Settings" in message.text
    qtbot.waitUntil(lambda: not other.session.library.sync.settings.waiting(), timeout=PATIENCE)
    message.actions[0][1]()
    assert other.context.settings.get(HANZI_SIZE) == HANZI_SIZE.default
    step(other).exchange()
    qtbot.waitUntil(
        lambda: one.context.settings.get(HANZI_SIZE) == HANZI_SIZE.default, timeout=PATIENCE
    )


def test_a_look_that_was_dropped_before_it_began_holds_up_no_other(
    qtbot: QtBot, windows: tuple[MainWindow, MainWindow], shared: str
) -> None:
    one, other = windows
    one.jobs.drop(step(one))
    one.session.library.notes.put(note_in(one.session, shared, "后来"))
    step(one).look()
    one.jobs.drop(step(one))
    qtbot.waitUntil(lambda: other.session.library.notes.get("n") is not None, timeout=PATIENCE)


def test_what_is_wrong_is_said_until_it_is_right_again(
    qtbot: QtBot, windows: tuple[MainWindow, MainWindow], shared: str, tmp_path: Path
) -> None:
    keeper = step(windows[0])
    (tmp_path / "shared").rename(tmp_path / "elsewhere")
    qtbot.waitUntil(lambda: bool(keeper.problem), timeout=PATIENCE)
    for _ in range(2):
        # A look that asks nothing has nothing to say of it.
        qtbot.waitUntil(lambda: not windows[0].jobs.runs_for(keeper), timeout=PATIENCE)
        keeper.look()
        qtbot.waitUntil(lambda: not windows[0].jobs.runs_for(keeper), timeout=PATIENCE)
        assert keeper.problem
    (tmp_path / "elsewhere").rename(tmp_path / "shared")
    qtbot.waitUntil(lambda: not keeper.problem, timeout=PATIENCE)


def test_the_sheet_sets_it_up_says_how_it_is_and_stops_it(
    qtbot: QtBot, windows: tuple[MainWindow, MainWindow], tmp_path: Path
) -> None:
    window, _ = windows
    sheet = SyncSheet(window.context, step(window), window)
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.waitUntil(lambda: "not kept in step" in sheet.state.text(), timeout=PATIENCE)
    assert not sheet.stop.isEnabled()
    sheet.begin(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: "cannot be read" in sheet.state.text(), timeout=PATIENCE)
    folder = tmp_path / "here"
    folder.mkdir()
    sheet.name.clear()
    sheet.name.insert("My laptop")
    sheet.name.textEdited.emit("My laptop")
    sheet.begin(str(folder))
    qtbot.waitUntil(lambda: "Last exchange" in sheet.state.text(), timeout=PATIENCE)
    setup = window.session.library.sync.setup
    assert setup is not None
    assert (setup.name, setup.folder) == ("My laptop", str(folder))
    assert list(folder.rglob("*.jsonl"))
    sheet.groups["words"].click()
    qtbot.waitUntil(
        lambda: window.session.library.sync.setup.groups == ("articles", "notes", "terms"),  # type: ignore[union-attr]
        timeout=PATIENCE,
    )
    sheet.stop.click()
    qtbot.waitUntil(lambda: window.session.library.sync.setup is None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not sheet.stop.isEnabled(), timeout=PATIENCE)
