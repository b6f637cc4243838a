"""Glossary in the window: added from the text, marked, flagged, shown in cards, exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.words.glossary import add_term
from duidu.lexicon.terms import FORBIDDEN, Term
from duidu.ui.glossary.columns_sheet import ColumnsSheet
from duidu.ui.glossary.term_sheet import TermSheet
from duidu.ui.glossary.terms_control import TermsControl
from duidu.ui.glossary.terms_panel import TermsPanel
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.window_session import add_article


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ArticlePage:
    """The page of an open article."""
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def keep(window: MainWindow, page: ArticlePage, source: str, target: str) -> None:
    """Add a term to the glossary."""
    window.context.do(
        page.article,
        add_term(window.session.library, Term("zh-Hans", "en", source, target, "a note", "river")),
    )


def panel_of(qtbot: QtBot, page: ArticlePage, rows: int) -> TermsPanel:
    """The glossary panel once it shows this many terms."""
    page.show_panel("terms", True)
    panel = page.panel("terms")
    assert isinstance(panel, TermsPanel)
    qtbot.waitUntil(lambda: panel.list.topLevelItemCount() == rows)
    return panel


def row(panel: TermsPanel, number: int) -> QTreeWidgetItem:
    """A row of the panel's list."""
    item = panel.list.topLevelItem(number)
    assert item is not None
    return item


def test_term_stands_before_the_dictionary_in_the_card_of_either_side(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    keep(window, page, "市场", "market")
    for word, rendering in (("市场", "market"), ("market", "市场")):
        place = find_word(page, word)
        assert place is not None
        card = session.look_up.at(page.open_text, place.side, place.block, place.offset)
        assert card is not None
        assert [(term.target, term.differently) for term in card.terms] == [(rendering, False)]


def test_terms_are_marked_on_both_sides_and_a_different_rendering_is_flagged(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    keep(window, page, "市场", "market")
    keep(window, page, "小船", "vessel")
    rows = [page.open_text.row(index) for index in range(page.open_text.row_count())]
    spots = [spot for row in rows for spot in page.view.scene.terms(row)]
    assert sorted((spot.stretch.side.value, spot.differently) for spot in spots) == [
        ("source", False),
        ("source", True),
        ("target", False),
    ]
    panel = panel_of(qtbot, page, 2)
    qtbot.waitUntil(lambda: row(panel, 1).text(2) == "1 (≠ 1)")
    panel.list.itemClicked.emit(row(panel, 1), 2)
    assert page.view.caret is not None
    assert page.view.caret.place == find_word(page, "小船")


def test_new_term_takes_the_selection_and_is_undone(
    window: MainWindow, session: Session, page: ArticlePage
) -> None:
    place = find_word(page, "薄雾")
    assert place is not None
    page.view.go_to(place)
    page.view.scene.caret_shown = True
    term, _ = page.controls[TermsControl]._new_term()
    sheet = TermSheet(window.context, term, ["river"], True, window)
    assert sheet.source.text().startswith("薄雾")
    assert not sheet.keep.isEnabled()
    sheet.target.setText("thin mist")
    written: list[Term] = []
    sheet.written.connect(written.append)
    sheet.keep.click()
    assert [(one.source, one.target) for one in written] == [(term.source, "thin mist")]
    keep(window, page, "薄雾", "thin mist")
    window.actions_["edit.undo"].trigger()
    assert session.library.terms.all() == []


def test_delete_in_the_panel_deletes_the_chosen_term_and_no_note(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    place = find_word(page, "河面")
    assert place is not None
    page.view.select(Stretch(place.side, place.block, place.offset, place.offset + 2))
    window.actions_["notes.green"].trigger()
    (note,) = session.library.notes.of_article(page.article)
    page.view.annotation_clicked.emit(note.id)
    page.controls[NotesControl].editor.finish()
    keep(window, page, "市场", "market")
    window.activateWindow()
    panel = panel_of(qtbot, page, 1)
    row(panel, 0).setSelected(True)
    panel.list.setFocus()
    qtbot.waitUntil(panel.list.hasFocus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Delete)
    assert session.library.terms.all() == []
    assert session.library.notes.of_article(page.article) == [note]


def test_terms_are_deleted_undone_and_filtered(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    keep(window, page, "市场", "market")
    keep(window, page, "老人", "old man")
    panel = panel_of(qtbot, page, 2)
    panel.filter.setText("old")
    assert panel.list.topLevelItemCount() == 1
    row(panel, 0).setSelected(True)
    panel.buttons["delete"].click()
    assert [term.source for term in session.library.terms.all()] == ["市场"]
    window.actions_["edit.undo"].trigger()
    assert {term.source for term in session.library.terms.all()} == {"市场", "老人"}


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "tbx"])
def test_glossary_is_exported_and_imported_again(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    page: ArticlePage,
    tmp_path: Path,
    ending: str,
) -> None:
    keep(window, page, "市场", "market")
    path = tmp_path / f"terms.{ending}"
    page.controls[TermsControl].files.write_file(session.library.terms.all(), path)
    qtbot.waitUntil(path.exists)
    page.controls[TermsControl].files.read_file(path)
    qtbot.waitUntil(
        lambda: window.messages.message is not None and "already" in window.messages.message.text
    )
    window.context.move(page.article, back=True)
    assert session.library.terms.all() == []
    page.controls[TermsControl].files.read_file(path)
    qtbot.waitUntil(lambda: len(session.library.terms.all()) == 1)
    (term,) = session.library.terms.all()
    assert (term.source, term.target) == ("市场", "market")


def test_a_file_that_is_no_glossary_is_reported(
    qtbot: QtBot, window: MainWindow, page: ArticlePage, tmp_path: Path
) -> None:
    (tmp_path / "terms.csv").write_text("\n\n", encoding="utf-8")
    page.controls[TermsControl].files.read_file(tmp_path / "terms.csv")
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_columns_that_are_not_sure_are_asked_for(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage, tmp_path: Path
) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("river,stream,河流\nhouse,home,房子\n", "utf-8")
    page.controls[TermsControl].files.read_file(path)
    qtbot.waitUntil(lambda: window.findChild(ColumnsSheet) is not None)
    sheet = window.findChild(ColumnsSheet)
    assert isinstance(sheet, ColumnsSheet)
    assert session.library.terms.all() == []
    item = sheet.table.item(1, 2)
    assert item is not None
    assert item.text() == "河流"
    # No choice is cut, however narrow the cells below it are.
    assert all(box.width() >= box.sizeHint().width() for box in sheet.roles)
    sheet.roles[1].setCurrentIndex(sheet.roles[1].findData("-"))
    assert sheet.columns == "en,-,zh-Hans"
    sheet.roles[0].setCurrentIndex(sheet.roles[0].findData("note"))
    assert not sheet.take.isEnabled()
    sheet.roles[0].setCurrentIndex(sheet.roles[0].findData("en"))
    sheet.take.click()
    qtbot.waitUntil(lambda: len(session.library.terms.all()) == 2)
    # As the page has its languages: left to right.
    assert {(one.source, one.target) for one in session.library.terms.all()} == {
        ("河流", "river"),
        ("房子", "house"),
    }


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_forbidden_rendering_is_written_edited_and_shown(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    keep(window, page, "市场", "market")
    panel = panel_of(qtbot, page, 1)
    (kept,) = session.library.terms.all()
    page.controls[TermsControl].edit(kept.id)
    sheet = window.findChild(TermSheet)
    assert isinstance(sheet, TermSheet)
    sheet.status.setCurrentIndex(sheet.status.findData(FORBIDDEN))
    sheet.keep.click()
    qtbot.waitUntil(lambda: row(panel, 0).font(1).strikeOut())
    spoken = row(panel, 0).data(1, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "market (forbidden)"
    assert row(panel, 0).toolTip(1) == "market (forbidden)\na note"
    qtbot.waitUntil(lambda: "forbidden" in row(panel, 0).toolTip(2))
    place = find_word(page, "市场")
    assert place is not None
    card = session.look_up.at(page.open_text, place.side, place.block, place.offset)
    assert card is not None
    assert [(term.target, term.forbidden) for term in card.terms] == [("market", True)]


def test_a_rendering_without_its_term_on_the_left_is_counted(
    qtbot: QtBot, window: MainWindow, page: ArticlePage
) -> None:
    keep(window, page, "鱼贩", "people")
    keep(window, page, "卖鱼", "sell fish")
    panel = panel_of(qtbot, page, 2)
    qtbot.waitUntil(lambda: row(panel, 0).text(2) == "1 (≠ 1)")
    # Both sides have this one in the same row: that is one place.
    assert row(panel, 1).text(2) == "1"
    panel.list.itemClicked.emit(row(panel, 0), 2)
    caret = page.view.caret
    assert caret is not None
    assert caret.place is not None
    assert caret.place.side.value == "target"
