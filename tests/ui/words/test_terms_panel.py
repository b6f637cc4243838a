"""The glossary in the window: made from the text, before the dictionary in the card, marked, flagged, in and out of files, undone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.words.glossary import add_term
from duidu.lexicon.terms import Term
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.page_features import PageParts
from duidu.ui.window.screenshot import find_word
from duidu.ui.words.term_sheet import TermSheet
from duidu.ui.words.terms_panel import TermsPanel
from fixtures.window_session import add_article


@pytest.fixture
def parts(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> PageParts:
    """An open article."""
    window.open_article(add_article(session, tmp_path))
    found = window.parts
    assert found is not None
    qtbot.waitUntil(lambda: found.page.view.flow.open_text is not None)
    return found


def keep(window: MainWindow, parts: PageParts, source: str, target: str) -> None:
    """Put a term into the glossary."""
    window.context.do(
        parts.page.article,
        add_term(window.session.library, Term("zh-Hans", "en", source, target, "a note", "river")),
    )


def panel_of(qtbot: QtBot, parts: PageParts, rows: int) -> TermsPanel:
    """The panel once it shows so many terms."""
    parts.page.show_panel("terms", True)
    panel = parts.page.panel("terms")
    assert isinstance(panel, TermsPanel)
    qtbot.waitUntil(lambda: panel.list.topLevelItemCount() == rows)
    return panel


def row(panel: TermsPanel, number: int) -> QTreeWidgetItem:
    """A row of the panel's list."""
    item = panel.list.topLevelItem(number)
    assert item is not None
    return item


def test_term_stands_before_the_dictionary_in_the_card_of_either_side(
    window: MainWindow, session: Session, parts: PageParts
) -> None:
    keep(window, parts, "市场", "market")
    for word, rendering in (("市场", "market"), ("market", "市场")):
        place = find_word(parts.page, word)
        assert place is not None
        card = session.look_up.at(parts.page.open_text, place.side, place.block, place.offset)
        assert card is not None
        assert [(term.target, term.differently) for term in card.terms] == [(rendering, False)]


def test_terms_are_marked_on_both_sides_and_a_different_rendering_is_flagged(
    qtbot: QtBot, window: MainWindow, parts: PageParts
) -> None:
    keep(window, parts, "市场", "market")
    keep(window, parts, "小船", "vessel")
    rows = [parts.page.open_text.row(index) for index in range(parts.page.open_text.row_count())]
    spots = [spot for row in rows for spot in parts.page.view.scene.terms(row)]
    assert sorted((spot.stretch.side.value, spot.differently) for spot in spots) == [
        ("source", False),
        ("source", True),
        ("target", False),
    ]
    panel = panel_of(qtbot, parts, 2)
    qtbot.waitUntil(lambda: row(panel, 1).text(2) == "1 (≠ 1)")
    panel.list.itemClicked.emit(row(panel, 1), 2)
    assert parts.page.view.caret is not None
    assert parts.page.view.caret.place == find_word(parts.page, "小船")


def test_new_term_takes_the_selection_and_is_undone(
    window: MainWindow, session: Session, parts: PageParts
) -> None:
    place = find_word(parts.page, "薄雾")
    assert place is not None
    parts.page.view.go_to(place)
    parts.page.view.scene.caret_shown = True
    term, _ = parts.more.terms._drafted()
    sheet = TermSheet(term, ["river"], True, window)
    assert sheet.source.text().startswith("薄雾")
    assert not sheet.keep.isEnabled()
    sheet.target.setText("thin mist")
    written: list[Term] = []
    sheet.written.connect(written.append)
    sheet.keep.click()
    assert [(one.source, one.target) for one in written] == [(term.source, "thin mist")]
    keep(window, parts, "薄雾", "thin mist")
    window.actions_["edit.undo"].trigger()
    assert session.library.terms.all() == []


def test_terms_are_deleted_with_a_way_back_and_filtered(
    qtbot: QtBot, window: MainWindow, session: Session, parts: PageParts
) -> None:
    keep(window, parts, "市场", "market")
    keep(window, parts, "老人", "old man")
    panel = panel_of(qtbot, parts, 2)
    panel.filter.setText("old")
    assert panel.list.topLevelItemCount() == 1
    row(panel, 0).setSelected(True)
    panel.buttons["delete"].click()
    assert [term.source for term in session.library.terms.all()] == ["市场"]
    window.actions_["edit.undo"].trigger()
    assert {term.source for term in session.library.terms.all()} == {"市场", "老人"}


@pytest.mark.parametrize("ending", ["csv", "tsv", "tbx"])
def test_glossary_goes_out_and_comes_in_again(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    parts: PageParts,
    tmp_path: Path,
    ending: str,
) -> None:
    keep(window, parts, "市场", "market")
    path = tmp_path / f"terms.{ending}"
    parts.more.terms.write_file(session.library.terms.all(), path)
    parts.more.terms.read_file(path)
    qtbot.waitUntil(
        lambda: window.messages.message is not None and "already" in window.messages.message.text
    )
    window.context.undo(parts.page.article)
    assert session.library.terms.all() == []
    parts.more.terms.read_file(path)
    qtbot.waitUntil(lambda: len(session.library.terms.all()) == 1)
    (term,) = session.library.terms.all()
    assert (term.source, term.target) == ("市场", "market")


def test_a_file_that_is_no_glossary_is_told(
    qtbot: QtBot, window: MainWindow, parts: PageParts, tmp_path: Path
) -> None:
    (tmp_path / "terms.csv").write_text("\n\n", encoding="utf-8")
    parts.more.terms.read_file(tmp_path / "terms.csv")
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.error)
