"""The notes panel with more notes than it lists while the window waits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.article import Place, SideName
from duidu.ui.notes import note_rows, notes_panel
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.notes.notes_panel import NotesPanel
from duidu.ui.window.main_window import MainWindow
from fixtures.many_articles import add, notes_on, rows_of

MANY = 90


@pytest.fixture
def control(
    qtbot: QtBot, window: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> NotesControl:
    """The notes of an article that has very many."""
    monkeypatch.setattr(notes_panel, "MANY", 10)
    monkeypatch.setattr(note_rows, "MANY", 10)
    article = add(session.library, "Noted", rows_of(8))
    notes_on(session.library, article, MANY, lambda i: (i % 8, i % 5, i % 5 + 3))
    page = window.open_article(article)
    page.controls.complete()
    qtbot.waitUntil(lambda: page.view.flow.open_text is not None)
    return page.controls[NotesControl]


@pytest.fixture
def panel(qtbot: QtBot, control: NotesControl) -> NotesPanel:
    """The panel with all of them."""
    control.page.show_panel("notes", True)
    made = control.page.made_panel("notes")
    assert isinstance(made, NotesPanel)
    qtbot.waitUntil(lambda: made.model.rowCount() == MANY)
    return made


def test_all_are_listed_in_reading_order_each_as_high_as_the_next(panel: NotesPanel) -> None:
    places = [
        (a.block, a.side is SideName.TARGET, a.start) for n in panel.model.notes for a in n.anchors
    ]
    assert places == sorted(places)
    assert panel.list.uniformItemSizes()
    assert panel.heading.text() == f"{MANY} notes"


def test_a_filter_finds_some_and_its_end_brings_all_back(qtbot: QtBot, panel: NotesPanel) -> None:
    kept = panel.model.notes[40].id
    panel.choose([kept])
    panel.filter.setText("quoted 8")
    qtbot.waitUntil(lambda: panel.model.rowCount() < MANY)
    assert {n.anchors[0].exact for n in panel.model.notes} == {
        f"quoted {n}" for n in range(MANY) if "8" in str(n)
    }
    panel.filter.setText("quoted 3")
    panel.filter.clear()
    qtbot.waitUntil(lambda: panel.model.rowCount() == MANY)


def test_a_new_note_takes_its_place_and_the_selection_stays(
    qtbot: QtBot, window: MainWindow, control: NotesControl, panel: NotesPanel
) -> None:
    panel.choose([panel.model.notes[row].id for row in (3, 4, 5, 60)])
    chosen = panel.chosen()
    caret = control.page.view.caret
    assert caret is not None
    caret.put(Place(SideName.SOURCE, 4, 0))
    caret.put(Place(SideName.SOURCE, 4, 2), keep=True)
    control.highlight("green")
    qtbot.waitUntil(lambda: panel.model.rowCount() == MANY + 1)
    assert panel.chosen() == chosen
    window.context.move(control.page.article, back=True)
    qtbot.waitUntil(lambda: panel.model.rowCount() == MANY)
    assert panel.chosen() == chosen


def test_all_selected_are_deleted_and_brought_back_together(
    qtbot: QtBot, window: MainWindow, control: NotesControl, panel: NotesPanel
) -> None:
    panel.list.selectAll()
    assert panel.chosen() == [note.id for note in panel.model.notes]
    assert str(MANY) in panel.change_button.text()
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0)
    assert control.page.open_text.annotations(1) == ()
    window.context.move(control.page.article, back=True)
    qtbot.waitUntil(lambda: panel.model.rowCount() == MANY)


def test_an_edited_note_is_shown_with_its_new_text(qtbot: QtBot, panel: NotesPanel) -> None:
    note = panel.model.notes[20].id
    panel.edited.emit(note, "another text")
    qtbot.waitUntil(lambda: panel.model.notes[20].text == "another text")
    assert panel.model.notes[20].id == note
